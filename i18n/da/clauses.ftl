### The clause library in Danish: headings, references to the law, the first layer, who we are, closing sections.
### Voice: du and vi, a verb with a person, one thought a sentence. The bare word for processing is avoided: at a dentist
### it means treatment.

## Headings

section-in-short = Kort fortalt
section-controller = Vi er dataansvarlige
section-controller-unstated = Hvem vi er
section-joint-controllers = Når vi har ansvaret sammen med andre
section-dpo = Databeskyttelsesrådgiver (DPO)
section-dpo-contact = Spørgsmål om dine oplysninger
section-activities = Det bruger vi oplysninger til
section-obligation = Skal du give os oplysningerne?
section-sources = Hvor oplysningerne kommer fra
section-recipients = Hvem der får oplysningerne
section-transfers = Overførsel til lande uden for EU/EØS
section-retention = Hvor længe vi gemmer oplysningerne
section-cookies = Cookies
section-security = Sådan passer vi på oplysningerne
section-automated-decisions = Automatiske afgørelser
section-rights = Dine rettigheder
section-objection = Din ret til at gøre indsigelse
section-withdraw-consent = Din ret til at trække samtykke tilbage
section-complaint = Hvis du vil klage
section-processor = Når vi arbejder for vores kunder
section-breach = Hvis der sker et brud på persondatasikkerheden
section-reuse = Må du bruge teksten?
section-changes = Ændringer
section-signature = Underskrift

## References to the law

law-article-6 = artikel{"\u00A0"}6, stk.{"\u00A0"}1, litra{"\u00A0"}{ $letter }
law-article-9 = artikel{"\u00A0"}9, stk.{"\u00A0"}2, litra{"\u00A0"}{ $letter }
law-article-10 = artikel{"\u00A0"}10
law-of-gdpr = databeskyttelsesforordningens { $article }
law-provision = { $genitive } { $provision }
law-section = §{"\u00A0"}{ $section }
law-section-paragraph = §{"\u00A0"}{ $section }, stk.{"\u00A0"}{ $paragraph }
law-section-number = §{"\u00A0"}{ $section }, stk.{"\u00A0"}{ $paragraph }, nr.{"\u00A0"}{ $number }
law-section-letter = §{"\u00A0"}{ $section }, litra{"\u00A0"}{ $letter }
law-section-paragraph-letter = §{"\u00A0"}{ $section }, stk.{"\u00A0"}{ $paragraph }, litra{"\u00A0"}{ $letter }
law-section-number-letter = §{"\u00A0"}{ $section }, stk.{"\u00A0"}{ $paragraph }, nr.{"\u00A0"}{ $number }, litra{"\u00A0"}{ $letter }
# A provision of the GDPR itself.
law-gdpr = artikel{"\u00A0"}{ $section }
law-gdpr-paragraph = artikel{"\u00A0"}{ $section }, stk.{"\u00A0"}{ $paragraph }
law-gdpr-letter = artikel{"\u00A0"}{ $section }, litra{"\u00A0"}{ $letter }
law-gdpr-paragraph-letter = artikel{"\u00A0"}{ $section }, stk.{"\u00A0"}{ $paragraph }, litra{"\u00A0"}{ $letter }
# An article and the national provisions behind it.
law-with = { $article }, jf. { $acts }

## Said in many places

withheld = { $reason } Spørg os, så får du det at vide.
withheld-no-ask = { $reason }
clause-audience = Denne del gælder for { $audience }.
applies-to-activities = Det gælder her: { $activities }.
value-period = { $period }
value-date = { $date }
and-list = { $items }
comma-list = { $before }, { $next }
semicolon-list = { $before }; { $next }
sentence-list = { $items }.
list-item = { $what }: { $said }
system-at = { $system } hos { $recipient }

## In short

short-who = { $name } er { $link } for dine oplysninger.
short-who-unstated = Politikken er fra { $name }.
short-link-controller = dataansvarlig
short-processor = For nogle af vores kunder er vi { $link }.
short-link-processor = databehandler
short-contact-email = Spørg os på { $email }.
short-contact-phone = Spørg os på telefon { $phone }.
short-what = Politikken handler om: { $activities }.
short-what-more = Politikken handler om: { $activities } samt { $link }.
short-link-more = { $count ->
    [3] tre andre emner
    [4] fire andre emner
    [5] fem andre emner
    [6] seks andre emner
    [7] syv andre emner
    [8] otte andre emner
    [9] ni andre emner
    [10] ti andre emner
    [11] elleve andre emner
    [12] tolv andre emner
   *[other] { $count } andre emner
}
short-uses = Vi bruger også { $what }.
short-rights = Dine { $link } er { $rights }.
short-link-rights = rettigheder
short-complain = Du kan { $link } til { $body }.
short-link-complain = klage
short-link-special = følsomme oplysninger
short-may-be-special = Der kan være { $link } oplysninger imellem.
short-link-may-be-special = følsomme
short-link-criminal = oplysninger om strafbare forhold
short-transfers = Vi { $link }: { $countries }.
short-link-transfers = sender oplysninger ud af EU/EØS
short-automated = Et program { $link }, om { $decides }.
short-link-automated = afgør
short-link-cctv = tv-overvågning
short-link-children = oplysninger om børn
short-withheld = Vi nævner ikke alle { $link } ved navn.
short-link-withheld = modtagere
short-not-deleted = Nogle oplysninger { $link } ikke.
short-link-not-deleted = sletter vi

## Who we are

controller-intro = Vi, { $name }, bestemmer, hvad dine oplysninger bliver brugt til. Det gør os til dataansvarlige.
controller-intro-stated = { $name } er dataansvarlig.
controller-contact-email = Skriv til { $email }, hvis du har spørgsmål.
controller-contact-phone = Ring på { $phone }, hvis du har spørgsmål.
controller-contact-both = Skriv til { $email }, eller ring på { $phone }, hvis du har spørgsmål.
controller-units = Du kan også kontakte os her:
controller-channels = Andre veje til os: { $channels }.
unit-reach = { $name }: { $ways }
controller-representative = Vi holder til uden for EU. Vores repræsentant i EU er { $name }.
controller-representative-reach = { $name } kan kontaktes her: { $ways }.
controller-role-processor = Vi er databehandler for { $audience }.
controller-role-joint = Vi er fælles dataansvarlige med andre over for { $audience }.
controller-role-controller = Vi er dataansvarlige over for { $audience }.

card-name = Navn
card-cvr = CVR-nummer
card-address = Adresse
card-email = E-mail
card-phone = Telefon
card-website = Hjemmeside

address = { $street }, { $postcode }{"\u00A0"}{ $city }
address-abroad = { $street }, { $postcode }{"\u00A0"}{ $city }, { $country }

## Joint controllers

joint-intro = Vi er fælles dataansvarlige med { $names }. Det vil sige, at vi sammen bestemmer, hvad oplysningerne bliver brugt til.
joint-activities = Det gælder her: { $activities }.
joint-rights = Du kan bruge dine rettigheder over for hver af os.
joint-reach = Du kan kontakte { $name } her: { $ways }.

## DPO and contact

dpo-intro = Vi har en databeskyttelsesrådgiver, som du kan spørge om alt, der handler om dine oplysninger.
dpo-intro-stated = Vi har en databeskyttelsesrådgiver.
dpo-none = Vi har ikke pligt til at have en databeskyttelsesrådgiver.
dpo-none-stated = Vi har ikke en databeskyttelsesrådgiver.
dpo-contact = { $name } svarer på spørgsmål om dine oplysninger.
dpo-contact-role = { $name }, { $role }, svarer på spørgsmål om dine oplysninger.
dpo-contact-role-stated = { $name }: { $role }.
dpo-contact-ways = Kontakt: { $ways }.
dpo-contact-us = Har du spørgsmål om dine oplysninger, så kontakt os her: { $ways }.

## Reuse of the text

reuse-allowed = Du må gerne bruge teksten i denne politik.
reuse-not-allowed = Du må ikke kopiere teksten i denne politik.

## Changes

changes-intro = Når vi ændrer noget, kommer der en ny udgave med sin egen dato. De tidligere udgaver kan du stadig læse.
changes-here = Du finder altid den udgave, der gælder, her på siden.
changes-at = Du finder altid den udgave, der gælder, på { $url }.
changes-since = Den har ligget der siden den { $date }.
changes-from = Den ligger der fra den { $date }.
changes-notice = Ved større ændringer får du besked { $period }, før de gælder.
changes-notice-channel = Ved større ændringer får du besked { $channel } { $period }, før de gælder.
changes-channel = Ved større ændringer får du besked { $channel }.
changes-governing-language = { $language ->
    [da] Politikken findes på flere sprog. Er der forskel på dem, gælder den danske tekst.
    [en] Politikken findes på flere sprog. Er der forskel på dem, gælder den engelske tekst.
   *[other] Politikken findes på flere sprog. Er der forskel på dem, gælder teksten på det sprog, den er skrevet på.
}

## Signature

signature-place-date = { $place }, den { $date }
signature-date = Den { $date }
signature-place = { $place }
signature-alt = Underskrift: { $name }
signature-alt-unnamed = Underskrift

## Claims: the sentences themselves are in the vocabulary

claim-scope = { $activities }: { $claim }
