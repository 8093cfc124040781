### The clause library in Danish: how long, cookies, security, breaches, automated decisions.

## How long we keep the data

retention-what-all = oplysningerne
retention-what-these = disse oplysninger
retention-start-event = efter, at { $event }
retention-start-end-of = { $cycle ->
    [financial-year] fra udgangen af regnskabsåret
    [calendar-year] fra udgangen af kalenderåret
    [month] fra udgangen af måneden
   *[other] fra periodens udgang
}
retention-start-end-of-event = { $cycle ->
    [financial-year] fra udgangen af det regnskabsår, hvor { $event }
    [calendar-year] fra udgangen af det kalenderår, hvor { $event }
    [month] fra udgangen af den måned, hvor { $event }
   *[other] fra udgangen af den periode, hvor { $event }
}
retention-start-deleted = efter, at vi har slettet dem fra { $system }
retention-delete = { $bound ->
    [exactly] Vi sletter { $what } { $period } { $start }.
    [at-most] Vi sletter { $what } senest { $period } { $start }.
   *[other] Vi gemmer { $what } i mindst { $period } { $start }.
}
    .when = { $bound ->
    [exactly] { $when }, sletter vi { $what } { $period } { $start }.
    [at-most] { $when }, sletter vi { $what } senest { $period } { $start }.
   *[other] { $when }, gemmer vi { $what } i mindst { $period } { $start }.
}
retention-keep = { $bound ->
    [exactly] Vi gemmer { $what } i { $period } { $start }.
    [at-most] Vi gemmer { $what } i højst { $period } { $start }.
   *[other] Vi gemmer { $what } i mindst { $period } { $start }.
}
    .when = { $bound ->
    [exactly] { $when }, gemmer vi { $what } i { $period } { $start }.
    [at-most] { $when }, gemmer vi { $what } i højst { $period } { $start }.
   *[other] { $when }, gemmer vi { $what } i mindst { $period } { $start }.
}
retention-keep-plain = { $bound ->
    [exactly] Vi gemmer { $what } i { $period }.
    [at-most] Vi gemmer { $what } i højst { $period }.
   *[other] Vi gemmer { $what } i mindst { $period }.
}
    .when = { $bound ->
    [exactly] { $when }, gemmer vi { $what } i { $period }.
    [at-most] { $when }, gemmer vi { $what } i højst { $period }.
   *[other] { $when }, gemmer vi { $what } i mindst { $period }.
}
retention-criterion = Vi gemmer { $what }, { $criterion }.
    .when = { $when }, gemmer vi { $what }, { $criterion }.
retention-on-request = Vi sletter { $what }, hvis du beder om det.
    .when = { $when }, sletter vi { $what }, når du beder om det.
retention-not-deleted = Vi sletter ikke { $what }.
    .when = { $when }, sletter vi ikke { $what }.
retention-then-delete = Derefter sletter vi dem.
retention-then-delete-automatic = Derefter bliver de slettet automatisk.
retention-then-anonymise = Derefter gør vi dem anonyme, så ingen kan se, at de handler om dig.
retention-then-archive = Derefter går de til { $archive }.
retention-automatic = Det sker automatisk.
retention-law-at-least = Det kræver { $law }.
retention-law-at-most = Fristen står i { $law }.
retention-law = Fristen er sat efter { $law }.
retention-law-allows = Det har vi lov til efter { $law }.
retention-hold = Er der en sag i gang, gemmer vi dem, til sagen er slut.
retention-review = Der går højst { $period } mellem, at vi ser dem igennem og sletter det, vi ikke længere har brug for.
retention-chain-intro = Vi sletter { $what } trin for trin:
    .when = { $when }, sletter vi { $what } trin for trin:

chain-step = { $bound ->
    [exactly] { $period } { $start }
    [at-most] højst { $period } { $start }
   *[other] mindst { $period } { $start }
}
chain-next = { $bound ->
    [exactly] derefter { $period }
    [at-most] derefter højst { $period }
   *[other] derefter mindst { $period }
}
chain-automatic = { $step }, og så bliver de slettet automatisk
chain-in-words = { $bound ->
    [exactly] Oplysningerne er helt slettet { $period } { $start }.
    [at-most] Oplysningerne er helt slettet senest { $period } { $start }.
   *[other] Oplysningerne er helt slettet tidligst { $period } { $start }.
}
chain-total = { $bound ->
    [exactly] I alt { $period } { $start }.
    [at-most] I alt højst { $period } { $start }.
   *[other] I alt mindst { $period } { $start }.
}

## Cookies

cookies-intro = Cookies er små filer, som en hjemmeside gemmer i din browser. Reglerne står i { $law }.
cookies-intro-storage = Hjemmesider kan også gemme eller læse oplysninger på andre måder. Herunder står det hele.
cookies-none = Vores hjemmeside bruger ikke cookies.
cookies-uses = Vi bruger cookies til at { $uses }.
cookies-caption-necessary = Teknisk nødvendige. De kræver ikke dit samtykke.
cookies-caption-preferences = Præferencer: husker dine valg
cookies-caption-statistics = Statistik: tæller besøg
cookies-caption-marketing = Markedsføring: bruges til reklamer
cookies-caption-unstated = Andre
cookies-head-name = Navn
cookies-head-by = Hvem
cookies-head-purpose = Hvad den bruges til
cookies-head-duration = Hvor længe
cookies-by-us = os
cookies-by-country = { $name } ({ $country })
cookies-unstated = ikke oplyst
cookies-duration-session = til du lukker browseren
cookies-purpose = at { $purpose }
cookies-storage = { $name } ({ $storage })
storage-local-storage = lokalt lager
storage-session-storage = sessionslager
storage-indexed-db = browserdatabase
storage-pixel = pixel
storage-device-read = aflæses på dit udstyr
cookies-consent = Andre end de nødvendige sætter vi kun, hvis du siger ja.
cookies-consent-tool = Vi spørger dig i værktøjet { $tool }.
cookies-consent-reject = Det er lige så let at sige nej som at sige ja.
cookies-consent-granular = Du kan vælge til eller fra for hvert formål.
cookies-withdraw = Du kan altid trække dit samtykke tilbage ved at { $how }.
cookies-withdraw-url-also = Du kan også gøre det på { $url }.
cookies-withdraw-url = Du kan altid trække dit samtykke tilbage på { $url }.

## How we guard the data

security-measures = Vi beskytter oplysningerne med { $measures }.
security-system-name = { $kind } ({ $name })
security-location = Placering: { $location }.
security-recipient = Drift: { $recipient }.
security-system-measures = Beskyttelse: { $measures }.
security-backup = Sikkerhedskopi: { $system }.
security-backup-at = Sikkerhedskopi: hos { $recipient }.
security-mirror = Spejles til: { $system }.
security-systems = Her ligger oplysningerne:

## Personal data breaches

breach-authority = Vi anmelder det til Datatilsynet senest { $hours } timer efter, at vi har opdaget det.
breach-authority-duty = Vi anmelder bruddet til Datatilsynet senest { $hours } timer efter, at vi har opdaget det. Det gælder ikke, hvis bruddet næppe medfører en risiko for dig.
breach-person-duty = Er risikoen for dig høj, giver vi dig også besked så hurtigt som muligt.
breach-what = Et brud er, når oplysninger bliver tabt, ændret, set eller delt ved en fejl eller et angreb.

breach-informs = Vi giver besked til { $who }.
breach-informs-when = Vi giver besked til { $who } { $when }.
breach-informs-trigger = Vi giver besked til { $who }, hvis { $trigger }.
breach-informs-when-trigger = Vi giver besked til { $who } { $when }, hvis { $trigger }.

## Automated decisions

automated-none = Ingen maskine træffer afgørelser om dig.
automated-none-else = Ellers træffer ingen maskine afgørelser om dig.
automated-none-here = Ingen maskine træffer afgørelser om dig her: { $activities }.
automated-decides = Et program afgør, om { $decides }.
automated-exception-a = Det må vi, fordi det er nødvendigt for en aftale med dig ({ $law }).
automated-exception-b = Det må vi efter loven ({ $law }).
automated-exception-c = Det må vi kun, når du har givet dit udtrykkelige samtykke ({ $law }).
automated-ask = Du kan bede et menneske se på det, sige din mening og klage over afgørelsen.
