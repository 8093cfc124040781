### The clause library in British English: headings, references to the law, the first layer, who we are, closing sections.
### Voice: you and we, a verb with a person, one thought a sentence.

## Headings

section-in-short = In short
section-controller = Who is responsible for your data
section-controller-unstated = Who we are
section-joint-controllers = Where we share the responsibility
section-dpo = Data protection officer (DPO)
section-dpo-contact = Questions about your data
section-activities = What we use data for
section-obligation = Do you have to give us the data?
section-sources = Where the data comes from
section-recipients = Who receives the data
section-transfers = Transfers outside the EU/EEA
section-retention = How long we keep the data
section-cookies = Cookies
section-security = How we guard the data
section-automated-decisions = Automated decisions
section-rights = Your rights
section-objection = Your right to object
section-withdraw-consent = Your right to withdraw consent
section-complaint = How to complain
section-processor = When we work for our customers
section-breach = If there is a personal data breach
section-reuse = May you use this text?
section-changes = Changes
section-signature = Signature

## References to the law

law-article-6 = Article{"\u00A0"}6(1)({ $letter })
law-article-9 = Article{"\u00A0"}9(2)({ $letter })
law-article-10 = Article{"\u00A0"}10
law-of-gdpr = { $article } of the GDPR
law-provision = { $provision } of { $genitive }
law-section = section{"\u00A0"}{ $section }
law-section-paragraph = section{"\u00A0"}{ $section }({ $paragraph })
law-section-number = section{"\u00A0"}{ $section }({ $paragraph })({ $number })
law-section-letter = section{"\u00A0"}{ $section }({ $letter })
law-section-paragraph-letter = section{"\u00A0"}{ $section }({ $paragraph })({ $letter })
law-section-number-letter = section{"\u00A0"}{ $section }({ $paragraph })({ $number })({ $letter })
# A provision of the GDPR itself.
law-gdpr = Article{"\u00A0"}{ $section }
law-gdpr-paragraph = Article{"\u00A0"}{ $section }({ $paragraph })
law-gdpr-letter = Article{"\u00A0"}{ $section }({ $letter })
law-gdpr-paragraph-letter = Article{"\u00A0"}{ $section }({ $paragraph })({ $letter })
# An article and the national provisions behind it.
law-with = { $article }, with { $acts }

## Said in many places

withheld = { $reason } Ask us and we will tell you.
withheld-no-ask = { $reason }
clause-audience = This part is for { $audience }.
applies-to-activities = This applies here: { $activities }.
value-period = { $period }
value-date = { $date }
and-list = { $items }
comma-list = { $before }, { $next }
semicolon-list = { $before }; { $next }
sentence-list = { $items }.
list-item = { $what }: { $said }
system-at = { $system } at { $recipient }

## In short

short-who = { $name } is the { $link } of your data.
short-who-unstated = This is the policy of { $name }.
short-link-controller = controller
short-processor = For some of our customers, we are a { $link }.
short-link-processor = processor
short-contact-email = Ask us at { $email }.
short-contact-phone = Ask us on { $phone }.
short-what = This policy is about: { $activities }.
short-what-more = This policy is about: { $activities } and { $link }.
short-link-more = { $count ->
    [3] three other topics
    [4] four other topics
    [5] five other topics
    [6] six other topics
    [7] seven other topics
    [8] eight other topics
    [9] nine other topics
    [10] ten other topics
    [11] eleven other topics
    [12] twelve other topics
   *[other] { $count } other topics
}
short-uses = We also use { $what }.
short-rights = Your { $link } are { $rights }.
short-link-rights = rights
short-complain = You can { $link } to { $body }.
short-link-complain = complain
short-link-special = sensitive data
short-may-be-special = Some of the data may be { $link }.
short-link-may-be-special = sensitive
short-link-criminal = data on criminal offences
short-transfers = We { $link }: { $countries }.
short-link-transfers = send data outside the EU/EEA
short-automated = A program { $link } whether { $decides }.
short-link-automated = decides
short-link-cctv = CCTV
short-link-children = data about children
short-withheld = We do not name all { $link }.
short-link-withheld = recipients
short-not-deleted = Some data is { $link }.
short-link-not-deleted = not deleted

## Who we are

controller-intro = We, { $name }, decide what your data is used for. That makes us the controller.
controller-intro-stated = { $name } is the controller.
controller-contact-email = Write to { $email } if you have questions.
controller-contact-phone = Call { $phone } if you have questions.
controller-contact-both = Write to { $email } or call { $phone } if you have questions.
controller-units = You can also reach us here:
controller-channels = Other ways to reach us: { $channels }.
unit-reach = { $name }: { $ways }
controller-representative = We are based outside the EU. Our representative in the EU is { $name }.
controller-representative-reach = { $name } can be reached here: { $ways }.
controller-role-processor = We are the processor for { $audience }.
controller-role-joint = We are joint controllers with others towards { $audience }.
controller-role-controller = We are the controller towards { $audience }.

card-name = Name
card-cvr = CVR number (Danish company number)
card-address = Address
card-email = Email
card-phone = Phone
card-website = Website

address = { $street }, { $postcode }{"\u00A0"}{ $city }
address-abroad = { $street }, { $postcode }{"\u00A0"}{ $city }, { $country }

## Joint controllers

joint-intro = We are joint controllers with { $names }. That means we decide together what the data is used for.
joint-activities = This applies here: { $activities }.
joint-rights = You may use your rights against each of us.
joint-reach = You can reach { $name } here: { $ways }.

## DPO and contact

dpo-intro = We have a data protection officer whom you can ask about anything to do with your data.
dpo-intro-stated = We have a data protection officer.
dpo-none = We are not required to have a data protection officer.
dpo-none-stated = We do not have a data protection officer.
dpo-contact = { $name } answers questions about your data.
dpo-contact-role = { $name }, { $role }, answers questions about your data.
dpo-contact-role-stated = { $name }: { $role }.
dpo-contact-ways = Contact: { $ways }.
dpo-contact-us = If you have questions about your data, contact us here: { $ways }.

## Reuse of the text

reuse-allowed = You are welcome to use the text of this policy.
reuse-not-allowed = You may not copy the text of this policy.

## Changes

changes-intro = When we change something, there is a new edition with a date of its own. You can still read the earlier ones.
changes-here = You will always find the edition in force here on this page.
changes-at = You will always find the edition in force at { $url }.
changes-since = It has been there since { $date }.
changes-from = It will be there from { $date }.
changes-notice = We tell you about major changes { $period } before they apply.
changes-notice-channel = We tell you about major changes { $channel } { $period } before they apply.
changes-channel = We tell you about major changes { $channel }.
changes-governing-language = { $language ->
    [da] The policy comes in several languages. If they differ, the Danish text counts.
    [en] The policy comes in several languages. If they differ, the English text counts.
   *[other] The policy comes in several languages. If they differ, the text in its original language counts.
}

## Signature

signature-place-date = { $place }, { $date }
signature-date = { $date }
signature-place = { $place }
signature-alt = Signature: { $name }
signature-alt-unnamed = Signature

## Claims: the sentences themselves are in the vocabulary

claim-scope = { $activities }: { $claim }
