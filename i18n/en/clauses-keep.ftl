### The clause library in British English: how long, cookies, security, breaches, automated decisions.

## How long we keep the data

retention-what-all = the data
retention-what-these = this data
retention-start-event = after { $event }
retention-start-end-of = { $cycle ->
    [financial-year] from the end of the financial year
    [calendar-year] from the end of the calendar year
    [month] from the end of the month
   *[other] from the end of the period
}
retention-start-end-of-event = { $cycle ->
    [financial-year] from the end of the financial year in which { $event }
    [calendar-year] from the end of the calendar year in which { $event }
    [month] from the end of the month in which { $event }
   *[other] from the end of the period in which { $event }
}
retention-start-deleted = after we have deleted it from { $system }
retention-delete = { $bound ->
    [exactly] We delete { $what } { $period } { $start }.
    [at-most] We delete { $what } no later than { $period } { $start }.
   *[other] We keep { $what } for at least { $period } { $start }.
}
    .when = { $bound ->
    [exactly] { $when }, we delete { $what } { $period } { $start }.
    [at-most] { $when }, we delete { $what } no later than { $period } { $start }.
   *[other] { $when }, we keep { $what } for at least { $period } { $start }.
}
retention-keep = { $bound ->
    [exactly] We keep { $what } for { $period } { $start }.
    [at-most] We keep { $what } for no more than { $period } { $start }.
   *[other] We keep { $what } for at least { $period } { $start }.
}
    .when = { $bound ->
    [exactly] { $when }, we keep { $what } for { $period } { $start }.
    [at-most] { $when }, we keep { $what } for no more than { $period } { $start }.
   *[other] { $when }, we keep { $what } for at least { $period } { $start }.
}
retention-keep-plain = { $bound ->
    [exactly] We keep { $what } for { $period }.
    [at-most] We keep { $what } for no more than { $period }.
   *[other] We keep { $what } for at least { $period }.
}
    .when = { $bound ->
    [exactly] { $when }, we keep { $what } for { $period }.
    [at-most] { $when }, we keep { $what } for no more than { $period }.
   *[other] { $when }, we keep { $what } for at least { $period }.
}
retention-criterion = We keep { $what } { $criterion }.
    .when = { $when }, we keep { $what } { $criterion }.
retention-on-request = We delete { $what } if you ask us to.
    .when = { $when }, we delete { $what } when you ask us to.
retention-not-deleted = We do not delete { $what }.
    .when = { $when }, we do not delete { $what }.
retention-then-delete = Then we delete it.
retention-then-delete-automatic = Then it is deleted automatically.
retention-then-anonymise = Then we make it anonymous, so that nobody can tell that it is about you.
retention-then-archive = Then it goes to { $archive }.
retention-automatic = It happens automatically.
retention-law-at-least = { $law } requires this.
retention-law-at-most = The limit is set by { $law }.
retention-law = The period is set with regard to { $law }.
retention-law-allows = We may do so under { $law }.
retention-hold = If a case is pending, we keep it until the case is over.
retention-review = No more than { $period } passes between our reviews, where we delete what we no longer need.
retention-chain-intro = We delete { $what } step by step:
    .when = { $when }, we delete { $what } step by step:

chain-step = { $bound ->
    [exactly] { $period } { $start }
    [at-most] no more than { $period } { $start }
   *[other] at least { $period } { $start }
}
chain-next = { $bound ->
    [exactly] then { $period }
    [at-most] then no more than { $period }
   *[other] then at least { $period }
}
chain-automatic = { $step }, after which it is deleted automatically
chain-in-words = { $bound ->
    [exactly] The data is completely deleted { $period } { $start }.
    [at-most] The data is completely deleted no later than { $period } { $start }.
   *[other] The data is completely deleted at the earliest { $period } { $start }.
}
chain-total = { $bound ->
    [exactly] In all, { $period } { $start }.
    [at-most] In all, no more than { $period } { $start }.
   *[other] In all, at least { $period } { $start }.
}

## Cookies

cookies-intro = Cookies are small files that a website stores in your browser. The rules are in { $law }.
cookies-intro-storage = Websites can also store or read data in other ways. All of it is listed below.
cookies-none = Our website does not use cookies.
cookies-uses = We use cookies to { $uses }.
cookies-caption-necessary = Strictly necessary. They do not need your consent.
cookies-caption-preferences = Preferences: remember your choices
cookies-caption-statistics = Statistics: count visits
cookies-caption-marketing = Marketing: used for advertising
cookies-caption-unstated = Others
cookies-head-name = Name
cookies-head-by = Who
cookies-head-purpose = What it is used for
cookies-head-duration = How long
cookies-by-us = us
cookies-by-country = { $name } ({ $country })
cookies-unstated = not stated
cookies-duration-session = until you close the browser
cookies-purpose = to { $purpose }
cookies-storage = { $name } ({ $storage })
storage-local-storage = local storage
storage-session-storage = session storage
storage-indexed-db = browser database
storage-pixel = pixel
storage-device-read = read from your device
cookies-consent = We set all but the necessary ones only if you say yes.
cookies-consent-tool = We ask you in the tool { $tool }.
cookies-consent-reject = Saying no is as easy as saying yes.
cookies-consent-granular = You can choose for each purpose.
cookies-withdraw = You can withdraw your consent at any time by { $how }.
cookies-withdraw-url-also = You can also do so at { $url }.
cookies-withdraw-url = You can withdraw your consent at any time at { $url }.

## How we guard the data

security-measures = We guard the data with { $measures }.
security-system-name = { $kind } ({ $name })
security-location = Place: { $location }.
security-recipient = Run by { $recipient }.
security-system-measures = Protection: { $measures }.
security-backup = Backup: { $system }.
security-backup-at = Backup: at { $recipient }.
security-mirror = Mirrored to: { $system }.
security-systems = Where the data is kept:

## Personal data breaches

breach-what = A breach is when data is lost, altered, seen or shared through an error or an attack.
breach-authority = We notify the Danish Data Protection Agency (Datatilsynet) within { $hours } hours of finding out.
breach-authority-duty = We report the breach to the Danish Data Protection Agency (Datatilsynet) within { $hours } hours of finding out. This does not apply if the breach is unlikely to put you at risk.
breach-person-duty = If the risk to you is high, we tell you too, as soon as we can.

breach-informs = We tell { $who }.
breach-informs-when = We tell { $who } { $when }.
breach-informs-trigger = We tell { $who } if { $trigger }.
breach-informs-when-trigger = We tell { $who } { $when } if { $trigger }.

## Automated decisions

automated-none = No machine makes decisions about you.
automated-none-else = Otherwise, no machine makes decisions about you.
automated-none-here = No machine makes decisions about you here: { $activities }.
automated-decides = A program decides whether { $decides }.
automated-exception-a = We may do so because it is necessary for a contract with you ({ $law }).
automated-exception-b = We may do so by law ({ $law }).
automated-exception-c = We may only do so when you have given your explicit consent ({ $law }).
automated-ask = You can ask a human to look at it, say what you think and contest the decision.
