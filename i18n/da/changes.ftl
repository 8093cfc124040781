### What changed in the facts between two editions, one or two sentences a change. Old and new value are both there.
### The part of the policy that a change is in stands in quotation marks: »Reparation«.

## Small forms

change-value = { $value }
change-quoted = »{ $words }«
change-words-elsewhere = »{ $words }« (står kun på et andet sprog)
change-words-none = noget, der ikke er sat ord på
change-everything = alt i politikken
change-everybody = alle
change-somebody = en person uden navn i politikken
change-nowhere = ikke oplyst
change-to = at { $items }
change-perhaps = måske { $item }
change-all-data = alle oplysningerne
change-these-data = disse oplysninger ({ $items })
change-source-self = dig selv
change-no-time = en tid, vi ikke oplyser
change-for-visit = ét besøg (til du lukker browseren)
change-language = { $language ->
    [da] dansk
    [en] engelsk
   *[other] et andet sprog ({ $language })
}
change-role = { $role ->
    [controller] dataansvarlig
    [independent-controller] selvstændig dataansvarlig
    [joint-controller] fælles dataansvarlig
    [processor] databehandler
    [sub-processor] underdatabehandler
    [authority] myndighed
   *[other] { $role }
}
change-category-class = { $class ->
    [ordinary] almindelige oplysninger
    [special] følsomme oplysninger
    [criminal] oplysninger om strafbare forhold
    [cpr] CPR-nummer
   *[other] { $class }
}
change-bound = { $bound ->
    [exactly] en fast frist
    [at-most] en øvre grænse
    [at-least] en nedre grænse
   *[other] { $bound }
}
change-detail = { $how ->
    [added] Vi oplyser nu { $detail }: { $new }.
    [removed] Vi oplyser ikke længere { $detail }. Før stod der { $old }.
   *[other] Vi har ændret { $detail } fra { $old } til { $new }.
}
change-detail-of = { $whose ->
    [controller] { $detail ->
        [name] navnet på den dataansvarlige
        [role] vores rolle
        [cvr] vores CVR-nummer
        [address] vores adresse
        [email] vores e-mailadresse
        [phone] vores telefonnummer
       *[other] vores hjemmeside
    }
    [contact] { $detail ->
        [name] navnet på vores kontaktperson
        [role] titlen på vores kontaktperson
        [cvr] CVR-nummeret på vores kontakt
        [address] adressen på vores kontaktperson
        [email] e-mailadressen til vores kontaktperson
        [phone] telefonnummeret til vores kontaktperson
       *[other] hjemmesiden for vores kontakt
    }
    [dpo] { $detail ->
        [name] navnet på vores databeskyttelsesrådgiver
        [role] titlen på vores databeskyttelsesrådgiver
        [cvr] CVR-nummeret på vores databeskyttelsesrådgiver
        [address] adressen på vores databeskyttelsesrådgiver
        [email] e-mailadressen til vores databeskyttelsesrådgiver
        [phone] telefonnummeret til vores databeskyttelsesrådgiver
       *[other] hjemmesiden for vores databeskyttelsesrådgiver
    }
    [representative] { $detail ->
        [name] navnet på vores repræsentant i EU
        [role] titlen på vores repræsentant i EU
        [cvr] CVR-nummeret på vores repræsentant i EU
        [address] adressen på vores repræsentant i EU
        [email] e-mailadressen til vores repræsentant i EU
        [phone] telefonnummeret til vores repræsentant i EU
       *[other] hjemmesiden for vores repræsentant i EU
    }
   *[other] { $detail ->
        [name] navnet på { $who }
        [role] rollen for { $who }
        [cvr] CVR-nummeret på { $who }
        [address] adressen på { $who }
        [email] e-mailadressen til { $who }
        [phone] telefonnummeret til { $who }
       *[other] hjemmesiden for { $who }
    }
}

## Words that changed while the thing is the same

change-wording = Vi siger det samme med andre ord. Nu står der: »{ $new }« Før stod der: »{ $old }«
change-wording-elsewhere = Vi har kun ændret ordene på et andet sprog. Her står der stadig: »{ $new }«

## Facts that are told, or known and not told

change-withheld = { $how ->
    [nothing] Vi oplyser ikke { $what }. { $reason }
    [sentences] Vi oplyser ikke længere { $what }. { $reason } Før stod der: »{ $old }«
   *[other] Vi oplyser ikke længere { $what }. { $reason } Før stod der: { $old }.
}
change-withheld-reason = Vi oplyser stadig ikke { $what }. Nu skriver vi: »{ $new }« Før skrev vi: »{ $old }«
change-told = { $how ->
    [nothing] Vi nævner ikke længere { $what }. Før skrev vi, at vi ikke oplyser det.
    [sentences] Vi oplyser nu { $what }. Det gjorde vi ikke før. { $new }
   *[other] Vi oplyser nu { $what }: { $new }. Det gjorde vi ikke før.
}
change-empty = { $how ->
    [added] Vi skriver nu, at der ikke er noget at oplyse om { $what }.
   *[other] Vi skriver ikke længere noget om { $what }.
}
change-what-of-activity = { $fact ->
    [role] vores rolle under »{ $activity }«
    [categories] de slags oplysninger, vi bruger under »{ $activity }«
    [purposes] formålene under »{ $activity }«
    [grounds] grundlaget under »{ $activity }«
    [sources] kilderne under »{ $activity }«
    [obligation] pligten til at give os oplysningerne under »{ $activity }«
    [retention] fristerne for sletning under »{ $activity }«
    [automated] brugen af automatiske afgørelser under »{ $activity }«
    [subject-matter] opgaven under »{ $activity }«
    [nature] arten af arbejdet under »{ $activity }«
    [purpose] formålet under »{ $activity }«
    [duration] varigheden af »{ $activity }«
    [notice] fristen for besked om en ny underdatabehandler under »{ $activity }«
    [object-within] fristen for at sige nej til en underdatabehandler under »{ $activity }«
    [at-end] afslutningen af aftalen om »{ $activity }«
   *[other] alt om »{ $activity }«
}
change-what-of-audience = vores rolle over for { $audience }
change-what-of-recipient = { $fact ->
    [name] navnet på { $who }
    [country] landet for { $who }
    [agreement] databehandleraftalen med { $who }
    [role] rollen for { $who }
    [mechanism] grundlaget for overførslen til { $who }
   *[other] alt om { $who }
}
change-what-of-consent = måden at trække samtykket tilbage på (lov til at { $to })
change-what-of-cookie = { $fact ->
    [class] typen af cookien { $name }
    [by] afsenderen af cookien { $name }
    [duration] levetiden for cookien { $name }
   *[other] formålet med cookien { $name }
}
change-what-cookies = brugen af cookies på vores hjemmeside
change-what-dpo = vores databeskyttelsesrådgiver (DPO)
change-what-arrangement = aftalen om fælles ansvar med { $who }
change-what-signature = { $fact ->
    [name] navnet under underskriften
   *[other] datoen for underskriften
}

## The policy as a whole

change-title = { $how ->
    [added] Politikken hedder nu »{ $new }«.
    [removed] Politikken hedder ikke længere »{ $old }«.
   *[other] Politikken hedder nu »{ $new }«. Før hed den »{ $old }«.
}
change-description = { $how ->
    [added] Politikken har fået en beskrivelse: »{ $new }«
    [removed] Politikken har ikke længere en beskrivelse. Den var: »{ $old }«
   *[other] Beskrivelsen af politikken er nu: »{ $new }« Før var den: »{ $old }«
}
change-governing-language = { $how ->
    [added] Er der forskel på sprogene, gælder nu teksten på { $new }. Før stod der ikke, hvilken tekst der gjaldt.
    [removed] Vi skriver ikke længere, hvilket sprog der gælder, hvis der er forskel. Før var det { $old }.
   *[other] Er der forskel på sprogene, gælder nu teksten på { $new }. Før var det { $old }.
}

## Who we are

change-controller-name = { change-detail }
change-controller-role = { change-detail }
change-controller-cvr = { change-detail }
change-controller-address = { change-detail }
change-controller-email = { change-detail }
change-controller-phone = { change-detail }
change-controller-website = { change-detail }
change-contact-name = { change-detail }
change-contact-role = { change-detail }
change-contact-cvr = { change-detail }
change-contact-address = { change-detail }
change-contact-email = { change-detail }
change-contact-phone = { change-detail }
change-contact-website = { change-detail }
change-dpo-name = { change-detail }
change-dpo-role = { change-detail }
change-dpo-cvr = { change-detail }
change-dpo-address = { change-detail }
change-dpo-email = { change-detail }
change-dpo-phone = { change-detail }
change-dpo-website = { change-detail }
change-representative-name = { change-detail }
change-representative-role = { change-detail }
change-representative-cvr = { change-detail }
change-representative-address = { change-detail }
change-representative-email = { change-detail }
change-representative-phone = { change-detail }
change-representative-website = { change-detail }
change-joint-controller-name = { change-detail }
change-joint-controller-role = { change-detail }
change-joint-controller-cvr = { change-detail }
change-joint-controller-address = { change-detail }
change-joint-controller-email = { change-detail }
change-joint-controller-phone = { change-detail }
change-joint-controller-website = { change-detail }
change-unit-name = { change-detail }
change-unit-role = { change-detail }
change-unit-cvr = { change-detail }
change-unit-address = { change-detail }
change-unit-email = { change-detail }
change-unit-phone = { change-detail }
change-unit-website = { change-detail }

change-contact-added = Du kan nu spørge { $who } om dine oplysninger. Kontakt: { $ways }.
change-contact-removed = Vi nævner ikke længere { $who } som kontaktperson. Kontakten var: { $ways }.
change-dpo-appointed = Vi har nu en databeskyttelsesrådgiver (DPO): { $who }. Kontakt: { $ways }.
change-dpo-gone = Vi har ikke længere en databeskyttelsesrådgiver (DPO). Før var det { $who }. Kontakten var: { $ways }.
change-dpo-has = { $has ->
    [yes] vi har en
   *[other] vi har ikke nogen
}
change-dpo-none = { $how ->
    [added] Vi skriver nu, at vi ikke har en databeskyttelsesrådgiver (DPO).
   *[other] Vi skriver ikke længere, om vi har en databeskyttelsesrådgiver (DPO). Før skrev vi, at vi ikke har en.
}
change-dpo-unnamed = { $how ->
    [added] Vi nævner nu en databeskyttelsesrådgiver (DPO) uden at skrive, hvem det er.
   *[other] Vi nævner ikke længere en databeskyttelsesrådgiver (DPO).
}
change-representative-added = Vi har nu en repræsentant i EU: { $who }. Kontakt: { $ways }.
change-representative-removed = Vi har ikke længere en repræsentant i EU. Før var det { $who }. Kontakten var: { $ways }.
change-unit-added = Du kan nu også kontakte os her: { $who }. Kontakt: { $ways }.
change-unit-removed = Du kan ikke længere kontakte os her: { $who }. Kontakten var: { $ways }.
change-channel-added = { $form ->
    [url] Der er en ny vej til os: { $channel } ({ $url }).
   *[other] Der er en ny vej til os: { $channel }.
}
change-channel-removed = { $form ->
    [url] Du kan ikke længere nå os sådan: { $channel } ({ $url }).
   *[other] Du kan ikke længere nå os sådan: { $channel }.
}
change-channel-address = { $how ->
    [added] Her finder du nu »{ $channel }«: { $new }. Før stod adressen der ikke.
    [removed] Adressen til »{ $channel }« står her ikke længere. Før var den { $old }.
   *[other] Her finder du nu »{ $channel }«: { $new }. Før var det { $old }.
}
change-joint-controller-added = Vi har nu fælles ansvar for dine oplysninger med { $who }. Kontakt: { $ways }.
change-joint-controller-removed = Vi har ikke længere fælles ansvar for dine oplysninger med { $who }. Kontakten var: { $ways }.
change-joint-controller-arrangement = { $how ->
    [added] Sådan deler vi nu ansvaret med { $who }: »{ $new }« Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvordan vi deler ansvaret med { $who }. Før stod der: »{ $old }«
   *[other] Sådan deler vi nu ansvaret med { $who }: »{ $new }« Før stod der: »{ $old }«
}
change-joint-controller-activity-added = Det fælles ansvar med { $who } gælder nu også her: { $items }.
change-joint-controller-activity-removed = Det fælles ansvar med { $who } gælder ikke længere her: { $items }.

## Whom the policy speaks to

change-audience-added = Politikken gælder nu også for { $audience }.
change-audience-removed = Politikken gælder ikke længere for { $audience }.
change-audience-label = { $how ->
    [added] Vi kalder nu en gruppe læsere »{ $new }«.
    [removed] Vi kalder ikke længere en gruppe læsere »{ $old }«.
   *[other] En del af politikken gælder nu for »{ $new }«. Før stod der »{ $old }«.
}
change-audience-role = { $how ->
    [added] Vores rolle over for { $audience } er { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvad vores rolle er over for { $audience }. Før var den { $old }.
   *[other] Vores rolle over for { $audience } er nu { $new }. Før var den { $old }.
}
change-audience-duty = { $how ->
    [added] Dette skal { $audience } nu selv gøre: »{ $new }«
    [removed] Dette skal { $audience } ikke længere gøre: »{ $old }«
   *[other] Dette skal { $audience } nu selv gøre: »{ $new }« Før var det: »{ $old }«
}

## What data is used for

change-activity-added = { $form ->
    [purposes] Vi bruger nu oplysninger til noget nyt: »{ $activity }«. Vi gør det for at { $purposes }.
   *[other] Vi bruger nu oplysninger til noget nyt: »{ $activity }«.
}
change-activity-removed = { $form ->
    [purposes] Vi bruger ikke længere oplysninger til dette: »{ $activity }«. Vi gjorde det for at { $purposes }.
   *[other] Vi bruger ikke længere oplysninger til dette: »{ $activity }«.
}
change-activity-title = { $how ->
    [added] En del hedder nu »{ $new }«.
    [removed] En del hedder ikke længere »{ $old }«.
   *[other] Delen »{ $old }« hedder nu »{ $new }«.
}
change-activity-audience = Delen »{ $activity }« gælder nu for { $new }. Før gjaldt den for { $old }.
change-activity-role = { $how ->
    [added] Under »{ $activity }« er vores rolle { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvad vores rolle er under »{ $activity }«. Før var den { $old }.
   *[other] Under »{ $activity }« er vores rolle nu { $new }. Før var den { $old }.
}
change-activity-remark = { $how ->
    [added] Nyt under »{ $activity }«: »{ $new }«
    [removed] Dette står ikke længere under »{ $activity }«: »{ $old }«
   *[other] Under »{ $activity }« står der nu: »{ $new }« Før stod der: »{ $old }«
}
change-purpose-added = Under »{ $activity }« bruger vi nu også oplysningerne til at { $items }.
change-purpose-removed = Under »{ $activity }« bruger vi ikke længere oplysningerne til at { $items }.
change-subject-added = Under »{ $activity }« handler oplysningerne nu også om { $items }.
change-subject-removed = Under »{ $activity }« handler oplysningerne ikke længere om { $items }.
change-subject-age = { $how ->
    [added] Under »{ $activity }« gælder det nu kun { $who } under { $new }{"\u00A0"}år. Før stod der ingen alder.
    [removed] Under »{ $activity }« gælder det nu { $who } i alle aldre. Før var det kun { $who } under { $old }{"\u00A0"}år.
   *[other] Under »{ $activity }« gælder det nu { $who } under { $new }{"\u00A0"}år. Før var det { $who } under { $old }{"\u00A0"}år.
}
change-subject-guardian = { $reads ->
    [yes] Under »{ $activity }« henvender vi os nu til forældre og værger, når oplysningerne handler om { $who }.
   *[other] Under »{ $activity }« henvender vi os ikke længere til forældre og værger, når oplysningerne handler om { $who }.
}
change-category-added = Under »{ $activity }« bruger vi nu også disse oplysninger: { $items }.
change-category-special-added = Under »{ $activity }« bruger vi nu også følsomme oplysninger: { $items }.
change-category-criminal-added = Under »{ $activity }« bruger vi nu også oplysninger, der handler om lovovertrædelser: { $items }.
change-category-protected-added = Under »{ $activity }« bruger vi nu også oplysninger, som loven beskytter særligt: { $items }.
change-category-removed = Under »{ $activity }« bruger vi ikke længere disse oplysninger: { $items }.
change-category-is = { $how ->
    [added] Under »{ $activity }« regner vi nu { $item } for { $new }.
    [removed] Under »{ $activity }« regner vi ikke længere { $item } for { $old }.
   *[other] Under »{ $activity }« regner vi nu { $item } for { $new }. Før regnede vi det for { $old }.
}
change-category-perhaps = { $perhaps ->
    [yes] Under »{ $activity }« er { $item } nu kun imellem i nogle tilfælde. Før brugte vi det altid.
   *[other] Under »{ $activity }« bruger vi nu altid { $item }. Før var det kun imellem i nogle tilfælde.
}

## Automated decisions and marketing

change-automated-none = { $how ->
    [added] Under »{ $activity }« skriver vi nu, at ingen maskine træffer afgørelser om dig.
   *[other] Under »{ $activity }« skriver vi ikke længere, at ingen maskine træffer afgørelser om dig.
}
change-automated-added = Under »{ $activity }« afgør et program nu alene, om { $decides }. Sådan gør det: »{ $logic }« Følgen for dig: »{ $consequence }«
change-automated-removed = Under »{ $activity }« afgør et program ikke længere alene, om { $decides }.
change-automated-decides = { $how ->
    [added] Under »{ $activity }« afgør et program nu, om { $new }.
    [removed] Under »{ $activity }« afgør et program ikke længere, om { $old }.
   *[other] Under »{ $activity }« afgør et program nu, om { $new }. Før afgjorde det, om { $old }.
}
change-automated-logic = { $how ->
    [added] Sådan afgør programmet det under »{ $activity }«: »{ $new }«
    [removed] Vi skriver ikke længere, hvordan programmet afgør det under »{ $activity }«. Før stod der: »{ $old }«
   *[other] Sådan afgør programmet det nu under »{ $activity }«: »{ $new }« Før stod der: »{ $old }«
}
change-automated-consequence = { $how ->
    [added] Følgen af programmets afgørelse under »{ $activity }« er: »{ $new }«
    [removed] Vi skriver ikke længere, hvad følgen af programmets afgørelse er under »{ $activity }«. Før stod der: »{ $old }«
   *[other] Følgen af programmets afgørelse under »{ $activity }« er nu: »{ $new }« Før stod der: »{ $old }«
}
change-automated-exception = { $how ->
    [added] Programmet må træffe afgørelsen under »{ $activity }« efter { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvorfor programmet må træffe afgørelsen under »{ $activity }«. Før var det efter { $old }.
   *[other] Programmet må nu træffe afgørelsen under »{ $activity }« efter { $new }. Før var det efter { $old }.
}
change-automated-review = { $how ->
    [added] Sådan får du nu et menneske til at se på afgørelsen under »{ $activity }«: »{ $new }«
    [removed] Vi skriver ikke længere, hvordan du får et menneske til at se på afgørelsen under »{ $activity }«. Før stod der: »{ $old }«
   *[other] Sådan får du nu et menneske til at se på afgørelsen under »{ $activity }«: »{ $new }« Før stod der: »{ $old }«
}
change-marketing-by = { $channel ->
    [email] reklame på e-mail ({ $law })
    [sms] reklame på sms ({ $law })
    [phone] markedsføring på telefon ({ $law })
    [post] reklame med posten ({ $law })
   *[other] reklame ({ $law })
}
change-marketing = { $how ->
    [added] Under »{ $activity }« bruger vi nu { $new }. Du kan altid sige nej tak.
    [removed] Under »{ $activity }« bruger vi ikke længere { $old }.
   *[other] Under »{ $activity }« bruger vi nu { $new }. Før var det { $old }.
}
change-marketing-permission = Under »{ $activity }« bygger vores reklame på en anden regel. Nu er det { $new }. Før var det { $old }.

## Legal grounds

change-ground = { $form ->
    [consent] dit samtykke til, at vi må { $to } ({ $law })
    [interest] vores legitime interesse i { $interest } ({ $law })
   *[other] { $basis ->
        [art-6-1-a] dit samtykke ({ $law })
        [art-6-1-b] en aftale med dig ({ $law })
        [art-6-1-c] vores pligt efter loven ({ $law })
        [art-6-1-d] hensynet til liv og helbred ({ $law })
        [art-6-1-e] en opgave i samfundets interesse ({ $law })
        [art-6-1-f] vores legitime interesse ({ $law })
        [art-9-2-a] dit udtrykkelige samtykke ({ $law })
       *[other] { $law }
    }
}
change-ground-none = ikke oplyst
change-ground-of = { $form ->
    [purposes] grundlaget for at { $purposes }
    [categories] grundlaget for at bruge disse oplysninger ({ $categories })
    [both] grundlaget for at bruge disse oplysninger ({ $categories }) til at { $purposes }
   *[other] grundlaget
}
change-ground-is = Under »{ $activity }« er { $ground } nu { $new }. Før var det { $old }.
change-ground-law = Under »{ $activity }« er { $ground } nu { $new }. Før skrev vi: { $old }.
change-ground-added = Under »{ $activity }« er { $ground } nu også { $new }.
change-ground-removed = Under »{ $activity }« er { $ground } ikke længere { $old }.
change-ground-scope = Under »{ $activity }« gælder { $ground } nu som { $new }. Før var det { $old }.

## Where data comes from, and whether it must be given

change-source-added = { $form ->
    [categories] Under »{ $activity }« får vi nu også disse oplysninger fra { $from }: { $categories }.
   *[other] Under »{ $activity }« får vi nu også oplysninger fra { $from }.
}
change-source-removed = { $form ->
    [categories] Under »{ $activity }« får vi ikke længere disse oplysninger fra { $from }: { $categories }.
   *[other] Under »{ $activity }« får vi ikke længere oplysninger fra { $from }.
}
change-source-categories = Under »{ $activity }« får vi nu dette fra { $from }: { $new }. Før var det { $old }.
change-source-public = Under »{ $activity }« henter vi oplysninger fra { $from }. { $how ->
    [removed] Vi skriver ikke længere, om alle kan se den kilde.
   *[other] { $new ->
        [yes] Vi skriver nu, at alle kan se den kilde.
       *[other] Vi skriver nu, at kilden ikke er offentlig.
    }
}
change-source-told = { $how ->
    [added] Om oplysninger fra { $from } under »{ $activity }« skriver vi nu: »{ $new }«
    [removed] Om oplysninger fra { $from } under »{ $activity }« skriver vi ikke længere: »{ $old }«
   *[other] Om oplysninger fra { $from } under »{ $activity }« skriver vi nu: »{ $new }« Før skrev vi: »{ $old }«
}
change-source-exception = { $how ->
    [added] Vi skriver nu, at du ikke får besked om oplysninger fra { $from } under »{ $activity }«. Grunden er: »{ $new }«
    [removed] Vi giver ikke længere denne grund til, at du ikke får besked om oplysninger fra { $from } under »{ $activity }«: »{ $old }«
   *[other] Du får ikke besked om oplysninger fra { $from } under »{ $activity }«. Grunden er nu: »{ $new }« Før var den: »{ $old }«
}
change-obligation-kind = { $kind ->
    [statutory] loven kræver dem
    [contractual] vi skal bruge dem for at opfylde aftalen med dig
    [to-enter-contract] vi skal have dem, før vi kan lave en aftale med dig
    [voluntary] du bestemmer selv, om du vil give dem
    [unavoidable] de opstår af sig selv
   *[other] { $kind }
}
change-obligation-said = Om oplysningerne gælder: { $kind }.
change-obligation = { $how ->
    [added] Om oplysningerne under »{ $activity }« gælder: { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, om du skal give os oplysningerne under »{ $activity }«. Før gjaldt: { $old }.
   *[other] Om oplysningerne under »{ $activity }« gælder nu: { $new }. Før gjaldt: { $old }.
}
change-obligation-consequence = { $how ->
    [added] Giver du os ikke oplysningerne under »{ $activity }«, gælder nu: »{ $new }«
    [removed] Vi skriver ikke længere, hvad der sker uden oplysningerne under »{ $activity }«. Før stod der: »{ $old }«
   *[other] Giver du os ikke oplysningerne under »{ $activity }«, gælder nu: »{ $new }« Før stod der: »{ $old }«
}
change-obligation-do-not-send = { $how ->
    [added] Under »{ $activity }« beder vi dig nu om ikke at sende os { $new }.
    [removed] Under »{ $activity }« beder vi dig ikke længere om at lade være med at sende os { $old }.
   *[other] Under »{ $activity }« beder vi dig nu om ikke at sende os { $new }. Før gjaldt det { $old }.
}
change-obligation-law = { $how ->
    [added] Pligten til at give os oplysningerne under »{ $activity }« står i { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvor pligten til at give os oplysningerne under »{ $activity }« står. Før var det { $old }.
   *[other] Pligten til at give os oplysningerne under »{ $activity }« står nu i { $new }. Før var det { $old }.
}

## Who receives data

change-recipient-new = { $role ->
    [processor] Vi bruger en ny databehandler: { $who }{ change-in-country }
    [sub-processor] Vi bruger en ny underdatabehandler: { $who }{ change-in-country }
    [independent-controller] Vi videregiver nu oplysninger til { $who }{ change-in-country } Modtageren er selv ansvarlig for dem.
    [joint-controller] Vi deler nu oplysninger med { $who }{ change-in-country } Vi er fælles dataansvarlige.
    [authority] En myndighed får nu oplysninger fra os: { $who }{ change-in-country }
   *[other] En ny modtager får oplysninger fra os: { $who }{ change-in-country }
}
change-in-country = { $form ->
    [country] {""}. Land: { $country }.
   *[other] {""}.
}
change-leaves-eea = Dermed kommer oplysninger ud af EU/EØS.
change-leaves-eea-for = Dermed kommer oplysninger ud af EU/EØS: { $countries }.
change-transfer-rests = Overførslen bygger på { $mechanisms }.
change-transfer-reserve = Falder det grundlag bort, bygger den på { $mechanisms }.
change-used-from = Vi begynder den { $date }.
change-mechanism = { $mechanism ->
    [adequacy] EU-Kommissionens tilstrækkelighedsafgørelse
    [dpf] EU-U.S. Data Privacy Framework
    [scc] EU’s standardkontraktbestemmelser
    [bcr] bindende virksomhedsregler
    [explicit-consent] dit udtrykkelige samtykke
    [contract] en aftale med dig
    [legal-claim] hensynet til et retskrav
    [withheld] et grundlag, vi ikke oplyser
    [unstated] et grundlag, der ikke er nævnt
   *[other] { $mechanism }
}
change-agreement = { $made ->
    [yes] den er indgået
   *[other] den er ikke indgået
}
change-recipient-added = { $said }
change-recipient-added-outside-eea = { $said }
change-recipient-removed = { $who } får ikke længere oplysninger fra os.
change-recipient-name = { $how ->
    [added] Vi nævner nu navnet på { $kind }: { $new }. Det stod der ikke før.
    [removed] Vi nævner ikke længere navnet på { $kind }. Før var det { $old }.
   *[other] Nu er { $new } { $kind }. Før var det { $old }.
}
change-recipient-kind = { $how ->
    [added] Om { $who } skriver vi nu: { $new }.
    [removed] Om { $who } skriver vi ikke længere: { $old }.
   *[other] Om { $who } skriver vi nu: { $new }. Før skrev vi: { $old }.
}
change-recipient-country = { $how ->
    [added] Land for { $who }: { $new }. Det stod der ikke før.
    [removed] Vi oplyser ikke længere, hvilket land { $who } er i. Før var det { $old }.
   *[other] Nyt land for { $who }: { $new }. Før var det { $old }.
}
change-recipient-country-outside-eea = { $how ->
    [changed] Nyt land for { $who }: { $new }. Før var det { $old }. Dermed er oplysningerne uden for EU/EØS.
   *[other] Land for { $who }: { $new }. Det stod der ikke før. Dermed er oplysningerne uden for EU/EØS.
}
change-recipient-agreement = { $how ->
    [removed] Vi skriver ikke længere, om vi har en databehandleraftale med { $who }. { $old ->
        [yes] Før skrev vi, at vi har en.
       *[other] Før skrev vi, at vi ikke har en.
    }
    [added] { $new ->
        [yes] Vi har en databehandleraftale med { $who }. Det stod der ikke før.
       *[other] Vi har ikke en databehandleraftale med { $who }. Det stod der ikke før.
    }
   *[other] { $new ->
        [yes] Vi har nu en databehandleraftale med { $who }. Det havde vi ikke før.
       *[other] Vi har ikke længere en databehandleraftale med { $who }.
    }
}
change-recipient-website = { $how ->
    [added] Hjemmesiden for { $who } er { $new }. Det stod der ikke før.
    [removed] Vi nævner ikke længere hjemmesiden for { $who }. Før stod der { $old }.
   *[other] Hjemmesiden for { $who } er nu { $new }. Før var det { $old }.
}
change-recipient-from = { $how ->
    [added] Vi begynder at bruge { $who } den { $new }. Datoen stod der ikke før.
    [removed] Vi skriver ikke længere, hvornår vi begynder at bruge { $who }. Før var datoen den { $old }.
   *[other] Vi begynder nu at bruge { $who } den { $new }. Før var datoen den { $old }.
}
change-recipient-sub-added = { $who } bruger nu også { $items } som underdatabehandler.
change-recipient-sub-removed = { $who } bruger ikke længere { $items } som underdatabehandler.
change-transfer-added = { $form ->
    [country] Oplysninger hos { $who } kan nu komme til dette land: { $country }. { $fallback ->
        [yes] Falder det første grundlag bort, bygger overførslen på { $mechanism }.
       *[other] Overførslen bygger på { $mechanism }.
    }
   *[other] { $fallback ->
        [yes] Overførslen til { $who } har fået et grundlag i reserve: { $mechanism }.
       *[other] Overførslen til { $who } bygger nu også på { $mechanism }.
    }
}
change-transfer-removed = { $form ->
    [country] Overførslen til { $who } ({ $country }) bygger ikke længere på { $mechanism }.
   *[other] Overførslen til { $who } bygger ikke længere på { $mechanism }.
}
change-transfer-country = { $how ->
    [added] Oplysninger hos { $who } kommer nu til dette land: { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvilket land oplysninger hos { $who } kommer til. Før var det { $old }.
   *[other] Oplysninger hos { $who } kommer nu til dette land: { $new }. Før var det { $old }.
}
change-transfer-mechanism = Overførslen til { $who } bygger nu på { $new }. Før byggede den på { $old }.
change-transfer-framework = { $how ->
    [added] Overførslen til { $who } følger nu denne ordning: { $new }.
    [removed] Overførslen til { $who } følger ikke længere denne ordning: { $old }.
   *[other] Overførslen til { $who } følger nu denne ordning: { $new }. Før var det { $old }.
}
change-transfer-fallback = { $fallback ->
    [yes] Ved overførslen til { $who } er { $mechanism } nu kun grundlag i reserve. Før byggede den direkte på det.
   *[other] Overførslen til { $who } bygger nu direkte på { $mechanism }. Før var det kun i reserve.
}
change-transfer-copy = { $how ->
    [added] Om grundlaget for overførslen til { $who } skriver vi nu: »{ $new }«
    [removed] Om grundlaget for overførslen til { $who } skriver vi ikke længere: »{ $old }«
   *[other] Om grundlaget for overførslen til { $who } skriver vi nu: »{ $new }« Før skrev vi: »{ $old }«
}
change-disclosure-new = { $role ->
    [processor] Under »{ $activity }« bruger vi nu også { $who } som databehandler.
    [sub-processor] Under »{ $activity }« bruger vi nu også { $who } som underdatabehandler.
    [independent-controller] Under »{ $activity }« videregiver vi nu også oplysninger til { $who }. Modtageren er selv ansvarlig for dem.
    [joint-controller] Under »{ $activity }« deler vi nu også oplysninger med { $who }. Vi er fælles dataansvarlige.
   *[other] Under »{ $activity }« får { $who } nu også oplysninger fra os.
}
change-disclosure-added = { $said }
change-disclosure-added-outside-eea = { $said }
change-disclosure-removed = Under »{ $activity }« får { $who } ikke længere oplysninger fra os.
change-disclosure-role = { $how ->
    [added] Under »{ $activity }« er { $who } { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvad { $who } er under »{ $activity }«. Før stod der { $old }.
   *[other] Under »{ $activity }« er { $who } nu { $new } og ikke længere { $old }.
}
change-disclosure-categories = Under »{ $activity }« får { $who } nu dette: { $new }. Før var det { $old }.
change-disclosure-when = { $how ->
    [added] Under »{ $activity }« får { $who } nu kun oplysninger, { $new }. Før var der ingen betingelse.
    [removed] Under »{ $activity }« kan { $who } nu altid få oplysninger. Før var det kun, { $old }.
   *[other] Under »{ $activity }« får { $who } nu oplysninger, { $new }. Før var det, { $old }.
}
change-disclosure-basis = { $how ->
    [added] Under »{ $activity }« får { $who } oplysninger efter { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, efter hvilken regel { $who } får oplysninger under »{ $activity }«. Før var det { $old }.
   *[other] Under »{ $activity }« får { $who } nu oplysninger efter { $new }. Før var det efter { $old }.
}
change-disclosure-law = { $how ->
    [added] Under »{ $activity }« får { $who } oplysninger efter { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, efter hvilken lov { $who } får oplysninger under »{ $activity }«. Før var det { $old }.
   *[other] Under »{ $activity }« får { $who } nu oplysninger efter { $new }. Før var det efter { $old }.
}
change-disclosure-interest = { $how ->
    [added] Vores interesse i at give oplysninger til { $who } under »{ $activity }« er »{ $new }«. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvilken interesse vi har i at give oplysninger til { $who } under »{ $activity }«. Før var det »{ $old }«.
   *[other] Vores interesse i at give oplysninger til { $who } under »{ $activity }« er nu »{ $new }«. Før var det »{ $old }«.
}

## Where data lies

change-activity-system-added = Under »{ $activity }« ligger oplysningerne nu også her: { $items }.
change-activity-system-removed = Under »{ $activity }« ligger oplysningerne ikke længere her: { $items }.
change-access-added = Under »{ $activity }« har disse nu også adgang til oplysningerne: { $items }.
change-access-removed = Under »{ $activity }« har disse ikke længere adgang til oplysningerne: { $items }.
change-system-added = { $form ->
    [activities] Vi bruger nu også { $system }. Det gælder her: { $activities }.
   *[other] Vi bruger nu også { $system }.
}
change-system-removed = { $form ->
    [activities] Vi bruger ikke længere { $system }. Det gælder her: { $activities }.
   *[other] Vi bruger ikke længere { $system }.
}
change-system-kind = Om et af vores systemer skriver vi nu: { $new }. Før skrev vi: { $old }.
change-system-name = { $how ->
    [added] Nu nævner vi navnet på { $kind }: { $new }.
    [removed] Vi nævner ikke længere navnet på { $kind }. Før var det { $old }.
   *[other] Nu hedder { $kind } { $new }. Før hed det { $old }.
}
change-system-location = { $how ->
    [added] Vi skriver nu, hvor { $system } ligger: { $new }.
    [removed] Vi skriver ikke længere, hvor { $system } ligger. Før var det { $old }.
   *[other] Nu ligger { $system } { $new }. Før var det { $old }.
}
change-system-recipient = { $how ->
    [added] Nu står { $new } for driften af { $system }.
    [removed] Driften af { $system } ligger ikke længere hos { $old }.
   *[other] Nu står { $new } for driften af { $system }. Før var det { $old }.
}
change-system-measure-added = Vi beskytter nu også { $system } med { $items }.
change-system-measure-removed = Vi beskytter ikke længere { $system } med { $items }.
change-system-backup = { $how ->
    [added] Nu bliver { $system } sikkerhedskopieret her: { $new }.
    [removed] Vi sikkerhedskopierer ikke længere { $system } her: { $old }.
   *[other] Nu bliver { $system } sikkerhedskopieret her: { $new }. Før var det her: { $old }.
}
change-system-mirror = { $how ->
    [added] Nu bliver { $system } spejlet her: { $new }.
    [removed] Vi spejler ikke længere { $system } her: { $old }.
   *[other] Nu bliver { $system } spejlet her: { $new }. Før var det her: { $old }.
}
change-measure-added = Vi beskytter nu også oplysningerne med { $items }.
change-measure-removed = Vi nævner ikke længere, at vi beskytter oplysningerne med { $items }.

## What we do for customers

change-processing-added = Vi behandler nu også oplysninger for vores kunder her: »{ $activity }«.
change-processing-removed = Vi behandler ikke længere oplysninger for vores kunder her: »{ $activity }«.
change-processing-subject-matter = { $how ->
    [added] Opgaven under »{ $activity }« er: »{ $new }« Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvad opgaven er under »{ $activity }«. Før stod der: »{ $old }«
   *[other] Opgaven under »{ $activity }« er nu: »{ $new }« Før var den: »{ $old }«
}
change-processing-nature = { $how ->
    [added] Det gør vi under »{ $activity }«: »{ $new }« Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvad vi gør under »{ $activity }«. Før stod der: »{ $old }«
   *[other] Det gør vi nu under »{ $activity }«: »{ $new }« Før stod der: »{ $old }«
}
change-processing-purpose = { $how ->
    [added] Under »{ $activity }« bruger vi oplysningerne til at { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvad formålet er under »{ $activity }«. Før var det at { $old }.
   *[other] Under »{ $activity }« bruger vi nu oplysningerne til at { $new }. Før var det til at { $old }.
}
change-processing-duration = { $how ->
    [added] Aftalen under »{ $activity }« varer: »{ $new }« Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvor længe aftalen under »{ $activity }« varer. Før stod der: »{ $old }«
   *[other] Aftalen under »{ $activity }« varer nu: »{ $new }« Før stod der: »{ $old }«
}
change-processing-at-end = { $how ->
    [added] Når aftalen om »{ $activity }« slutter, gælder nu: »{ $new }«
    [removed] Vi skriver ikke længere, hvad der sker, når aftalen om »{ $activity }« slutter. Før stod der: »{ $old }«
   *[other] Når aftalen om »{ $activity }« slutter, gælder nu: »{ $new }« Før stod der: »{ $old }«
}
change-processing-sub-added = Under »{ $activity }« bruger vi nu også { $items } som underdatabehandler.
change-processing-sub-removed = Under »{ $activity }« bruger vi ikke længere { $items } som underdatabehandler.
change-processing-notice = { $how ->
    [added] Under »{ $activity }« får kunden nu besked { $new }, før vi bruger en ny underdatabehandler.
    [removed] Under »{ $activity }« lover vi ikke længere kunden besked om en ny underdatabehandler. Før var det { $old } i forvejen.
   *[other] Under »{ $activity }« får kunden nu besked { $new }, før vi bruger en ny underdatabehandler. Før var det { $old }.
}
change-processing-object = { $how ->
    [added] Under »{ $activity }« har kunden nu { $new } til at sige nej til en ny underdatabehandler.
    [removed] Under »{ $activity }« skriver vi ikke længere, hvor længe kunden har til at sige nej til en ny underdatabehandler. Før var det { $old }.
   *[other] Under »{ $activity }« har kunden nu { $new } til at sige nej til en ny underdatabehandler. Før var det { $old }.
}

## How long data is kept

change-step = { $system }: { $said }.
change-retention-when = { $when }:
change-retention-chain = Vi gemmer { $what } i { $period } i alt.
change-retention-by-law = Det sker efter { $law }.
change-retention-of-when = oplysningerne ({ $when })
change-then-archive = Derefter går de til et arkiv.
change-retention-added = Under »{ $activity }« gælder nu også denne regel: »{ $said }«
change-retention-removed = Under »{ $activity }« gælder denne regel ikke længere: »{ $said }«
change-retention-rule = Under »{ $activity }« har vi ændret, hvor længe vi gemmer oplysningerne. Nu: »{ $new }« Før: »{ $old }«
change-retention-period = { $how ->
    [added] Under »{ $activity }« gemmer vi nu { $data } i { $new }. Før stod der ingen periode.
    [removed] Under »{ $activity }« skriver vi ikke længere, hvor længe vi gemmer { $data }. Før var det { $old }.
   *[other] { $bound ->
        [at-most] Under »{ $activity }« gemmer vi nu { $data } i højst { $new }. Før var det { $old }.
        [at-least] Under »{ $activity }« gemmer vi nu { $data } i mindst { $new }. Før var det { $old }.
       *[other] Under »{ $activity }« gemmer vi nu { $data } i { $new }. Før var det { $old }.
    }
}
change-retention-steps = { $form ->
    [new] Under »{ $activity }« gemmer vi nu { $data } i { $new } i alt. Før var det { $old }. Sådan gør vi nu: »{ $new-steps }« Før gjorde vi sådan: »{ $old-steps }«
   *[other] Under »{ $activity }« sletter vi { $data } trin for trin på en ny måde. Nu: »{ $new-steps }« Før: »{ $old-steps }« I alt er det stadig { $new }.
}
change-retention-bound = { $how ->
    [added] Under »{ $activity }« er perioden for { $data } nu { $new }. Det stod der ikke før.
    [removed] Under »{ $activity }« er perioden for { $data } ikke længere { $old }.
   *[other] Under »{ $activity }« er perioden for { $data } nu { $new }. Før var den { $old }.
}
change-retention-start = { $how ->
    [added] Under »{ $activity }« skriver vi nu, hvornår perioden for { $data } begynder: { $new }.
    [removed] Under »{ $activity }« skriver vi ikke længere, hvornår perioden for { $data } begynder. Før: { $old }.
   *[other] Under »{ $activity }« har perioden for { $data } nu en anden start: { $new }. Før: { $old }.
}
change-retention-criterion = { $how ->
    [added] Under »{ $activity }« gemmer vi nu { $data } efter denne regel: »{ $new }«
    [removed] Under »{ $activity }« gælder denne regel for { $data } ikke længere: »{ $old }«
   *[other] Under »{ $activity }« gemmer vi nu { $data } efter denne regel: »{ $new }« Før var reglen: »{ $old }«
}
change-retention-reason = { $how ->
    [added] Under »{ $activity }« skriver vi nu, hvorfor vi ikke sletter { $data }: »{ $new }«
    [removed] Under »{ $activity }« skriver vi ikke længere, hvorfor vi ikke sletter { $data }. Før stod der: »{ $old }«
   *[other] Under »{ $activity }« er grunden til, at vi ikke sletter { $data }, nu: »{ $new }« Før var den: »{ $old }«
}
change-retention-law = { $how ->
    [added] Under »{ $activity }« følger perioden for { $data } af { $new }. Det stod der ikke før.
    [removed] Under »{ $activity }« nævner vi ikke længere loven bag perioden for { $data }. Før var det { $old }.
   *[other] Under »{ $activity }« følger perioden for { $data } nu af { $new }. Før fulgte den af { $old }.
}
change-retention-then = Under »{ $activity }« har vi ændret, hvad der sker med { $data }, når tiden er gået. Nu: »{ $new }« Før: »{ $old }«
change-retention-automatic = { $holds ->
    [yes] Under »{ $activity }« bliver { $data } nu slettet automatisk. Før var det ikke automatisk.
   *[other] Under »{ $activity }« bliver { $data } ikke længere slettet automatisk.
}
change-retention-hold = { $holds ->
    [yes] Under »{ $activity }« gemmer vi nu { $data } længere, hvis der er en sag i gang. Det gjorde vi ikke før.
   *[other] Under »{ $activity }« gemmer vi ikke længere { $data } ekstra længe, fordi der er en sag i gang.
}
change-retention-review = { $how ->
    [added] Under »{ $activity }« ser vi nu { $data } igennem med højst { $new } imellem.
    [removed] Under »{ $activity }« skriver vi ikke længere, hvor tit vi ser { $data } igennem. Før gik der højst { $old } imellem.
   *[other] Under »{ $activity }« ser vi nu { $data } igennem med højst { $new } imellem. Før var det { $old }.
}

## Cookies

change-cookie-class-name = { $class ->
    [necessary] teknisk nødvendig
    [preferences] til præferencer
    [statistics] til statistik
    [marketing] til markedsføring
    [unstated] uden oplyst type
   *[other] { $class }
}
change-storage = { $storage ->
    [cookie] en cookie
    [local-storage] lokalt lager
    [session-storage] sessionslager
    [indexed-db] en browserdatabase
    [pixel] en pixel
    [device-read] aflæsning på dit udstyr
   *[other] { $storage }
}
change-cookie-new = Vores hjemmeside bruger nu også cookien { $name }. Den er { $kind }.
change-cookie-for = Vi bruger den til at { $purpose }.
change-cookie-by = Den kommer fra { $by }.
change-cookie-lasts = Levetiden er { $duration }.
change-cookie-added = { $said }
change-cookie-removed = Vores hjemmeside bruger ikke længere cookien { $name }.
change-cookie-storage = Hjemmesiden gemmer nu { $name } på en anden måde: { $new }. Før var det { $old }.
change-cookie-class = { $how ->
    [added] Cookien { $name } er { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvilken slags cookie { $name } er. Før var den { $old }.
   *[other] Cookien { $name } er nu { $new }. Før var den { $old }.
}
change-cookie-by-whom = { $how ->
    [added] Cookien { $name } kommer fra { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvem cookien { $name } kommer fra. Før var det { $old }.
   *[other] Cookien { $name } kommer nu fra { $new }. Før kom den fra { $old }.
}
change-cookie-duration = { $how ->
    [added] Levetiden for cookien { $name } er { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvad levetiden er for cookien { $name }. Før var den { $old }.
   *[other] Levetiden for cookien { $name } er nu { $new }. Før var den { $old }.
}
change-cookie-purpose = { $how ->
    [added] Vi bruger cookien { $name } til at { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvad vi bruger cookien { $name } til. Før var det til at { $old }.
   *[other] Vi bruger nu cookien { $name } til at { $new }. Før var det til at { $old }.
}
change-cookie-country = { $how ->
    [added] Land for cookien { $name }: { $new }. Det stod der ikke før.
    [removed] Vi oplyser ikke længere landet for cookien { $name }. Før var det { $old }.
   *[other] Nyt land for cookien { $name }: { $new }. Før var det { $old }.
}
change-cookies-are-used = { $used ->
    [yes] Vores hjemmeside bruger cookies.
   *[other] Vores hjemmeside bruger ikke cookies.
}
change-cookies-used = { $how ->
    [removed] { $old ->
        [yes] Vi skriver ikke længere, at vores hjemmeside bruger cookies.
       *[other] Vi skriver ikke længere, at vores hjemmeside ikke bruger cookies.
    }
    [added] { $new ->
        [yes] Vi skriver nu, at vores hjemmeside bruger cookies.
       *[other] Vi skriver nu, at vores hjemmeside ikke bruger cookies.
    }
   *[other] { $new ->
        [yes] Vores hjemmeside bruger nu cookies. Det gjorde den ikke før.
       *[other] Vores hjemmeside bruger ikke længere cookies.
    }
}
change-cookies-use-added = Vi bruger nu også cookies til at { $items }.
change-cookies-use-removed = Vi bruger ikke længere cookies til at { $items }.
change-cookies-refusing = { $how ->
    [added] Hvis du siger nej til cookies, gælder nu: »{ $new }«
    [removed] Vi skriver ikke længere, hvad der sker, hvis du siger nej til cookies. Før stod der: »{ $old }«
   *[other] Hvis du siger nej til cookies, gælder nu: »{ $new }« Før stod der: »{ $old }«
}
change-cookies-statement-added = Om cookies skriver vi nu også: »{ $items }«
change-cookies-statement-removed = Om cookies skriver vi ikke længere: »{ $items }«
change-cookie-consent-added = Vi beder nu om dit samtykke til cookies.
change-cookie-consent-removed = Vi skriver ikke længere, at vi beder om dit samtykke til cookies.
change-cookie-consent-tool = { $how ->
    [added] Vi spørger dig nu om cookies i værktøjet { $new }.
    [removed] Vi spørger dig ikke længere om cookies i værktøjet { $old }.
   *[other] Vi spørger dig nu om cookies i værktøjet { $new }. Før var det { $old }.
}
change-cookie-consent-reject = { $holds ->
    [yes] Det er nu lige så let at sige nej til cookies som at sige ja.
   *[other] Vi skriver ikke længere, at det er lige så let at sige nej til cookies som at sige ja.
}
change-cookie-consent-granular = { $holds ->
    [yes] Du kan nu vælge cookies til eller fra for hvert formål.
   *[other] Vi skriver ikke længere, at du kan vælge cookies til eller fra for hvert formål.
}
change-cookie-consent-withdraw = { $how ->
    [added] Du kan nu trække dit samtykke til cookies tilbage ved at { $new }.
    [removed] Vi skriver ikke længere, at du kan trække dit samtykke til cookies tilbage ved at { $old }.
   *[other] Du trækker nu dit samtykke til cookies tilbage ved at { $new }. Før var det ved at { $old }.
}
change-cookie-consent-withdraw-url = { $how ->
    [added] Du kan nu trække dit samtykke til cookies tilbage på { $new }.
    [removed] Du kan ikke længere trække dit samtykke til cookies tilbage på { $old }.
   *[other] Du trækker nu dit samtykke til cookies tilbage på { $new }. Før var det på { $old }.
}

## Rights, consent and complaints

change-right-added = Vi skriver nu også om denne ret: { $right }.
change-right-removed = Vi skriver ikke længere om denne ret: { $right }.
change-right-scope = Retten til { $right } gælder nu for { $new }. Før gjaldt den for { $old }.
change-right-activity-added = Retten til { $right } gælder nu også her: { $items }.
change-right-activity-removed = Retten til { $right } gælder ikke længere her: { $items }.
change-right-limited = { $form ->
    [law] Under »{ $activity }« er der nu en grænse for retten til { $right }. Den står i { $law }.
   *[other] Under »{ $activity }« er der nu en grænse for retten til { $right }.
}
change-right-limit-added = { $said }
change-right-limit-removed = Under »{ $activity }« er der ikke længere en særlig grænse for retten til { $right }.
change-right-limit-law = { $how ->
    [added] Grænsen for retten til { $right } under »{ $activity }« står i { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvor grænsen for retten til { $right } under »{ $activity }« står. Før var det { $old }.
   *[other] Grænsen for retten til { $right } under »{ $activity }« står nu i { $new }. Før var det { $old }.
}
change-right-limit-instead = { $how ->
    [added] I stedet for retten til { $right } under »{ $activity }« gælder nu: »{ $new }«
    [removed] I stedet for retten til { $right } under »{ $activity }« gælder ikke længere: »{ $old }«
   *[other] I stedet for retten til { $right } under »{ $activity }« gælder nu: »{ $new }« Før stod der: »{ $old }«
}
change-rights-how = { $how ->
    [added] Sådan bruger du nu dine rettigheder: »{ $new }«
    [removed] Sådan skal du ikke længere bruge dine rettigheder: »{ $old }«
   *[other] Sådan bruger du nu dine rettigheder: »{ $new }« Før stod der: »{ $old }«
}
change-rights-fee = { $how ->
    [added] Det kan nu koste noget at bruge dine rettigheder: »{ $new }«
    [removed] Dette om betaling for at bruge dine rettigheder gælder ikke længere: »{ $old }«
   *[other] Om betaling for at bruge dine rettigheder gælder nu: »{ $new }« Før stod der: »{ $old }«
}
change-consent-added = Vi beder nu om lov til at { $to }.
change-consent-removed = Vi beder ikke længere om lov til at { $to }.
change-consent-to = Vi beder nu om lov til at { $new }. Før bad vi om lov til at { $old }.
change-consent-age = { $how ->
    [added] Lov til at { $to }: Er du under { $new }{"\u00A0"}år, skal en med forældremyndighed nu sige ja. Før var der ingen aldersgrænse.
    [removed] Lov til at { $to }: Der er ikke længere en aldersgrænse for at sige ja. Før var den { $old }{"\u00A0"}år.
   *[other] Lov til at { $to }: Er du under { $new }{"\u00A0"}år, skal en med forældremyndighed nu sige ja. Før var grænsen { $old }{"\u00A0"}år.
}
change-consent-withdraw = { $how ->
    [added] Lov til at { $to }: Du kan nu trække dit samtykke tilbage ved at { $new }.
    [removed] Lov til at { $to }: Vi skriver ikke længere, hvordan du trækker dit samtykke tilbage. Før var det ved at { $old }.
   *[other] Lov til at { $to }: Du trækker nu dit samtykke tilbage ved at { $new }. Før var det ved at { $old }.
}
change-consent-law = { $how ->
    [added] Lov til at { $to }: Samtykket er givet efter { $new }. Det stod der ikke før.
    [removed] Lov til at { $to }: Vi skriver ikke længere, efter hvilken lov du giver samtykket. Før var det { $old }.
   *[other] Lov til at { $to }: Samtykket er nu givet efter { $new }. Før var det efter { $old }.
}
change-complaint-added = { $form ->
    [about] Du kan nu også klage til { $body } om { $about }.
   *[other] Du kan nu også klage til { $body }.
}
change-complaint-removed = { $form ->
    [about] Vi skriver ikke længere, at du kan klage til { $body } om { $about }.
   *[other] Vi skriver ikke længere, at du kan klage til { $body }.
}
change-complaint-about = { $how ->
    [added] Du kan nu klage til { $body } om { $new }. Før stod der ikke hvad om.
    [removed] Du kan nu klage til { $body }, uden at det skal handle om { $old }.
   *[other] Du kan nu klage til { $body } om { $new }. Før var det om { $old }.
}
change-complaint-contact = { $how ->
    [added] Du kan nå { $body } her: { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvor du kan nå { $body }. Før var det her: { $old }.
   *[other] Du kan nu nå { $body } her: { $new }. Før var det her: { $old }.
}

## Promises

change-claim-added = Vi lover nu: »{ $claim }«
change-claim-withdrawn = Vi lover ikke længere: »{ $claim }«
change-claim-wording = Vi lover nu: »{ $new }« Før lovede vi: »{ $old }«
change-claim-scope = Vi lover stadig: »{ $claim }« Det gælder nu for { $new }. Før gjaldt det for { $old }.
change-breach = { $how ->
    [added] Vi skriver nu om brud på persondatasikkerheden.
   *[other] Vi skriver ikke længere om brud på persondatasikkerheden.
}
change-breach-hours = { $how ->
    [added] Sker der et brud på persondatasikkerheden, anmelder vi det nu senest { $new } timer efter, at vi har opdaget det.
    [removed] Vi skriver ikke længere, hvor hurtigt vi anmelder et brud på persondatasikkerheden. Før var det senest efter { $old } timer.
   *[other] Sker der et brud på persondatasikkerheden, anmelder vi det nu senest { $new } timer efter, at vi har opdaget det. Før var det { $old } timer.
}
change-breach-informs-added = Sker der et brud på persondatasikkerheden, giver vi nu også besked til { $items }.
change-breach-informs-removed = Vi skriver ikke længere, at vi giver besked om et brud på persondatasikkerheden til { $items }.
change-breach-when = { $how ->
    [added] Om et brud på persondatasikkerheden giver vi nu besked { $new }.
    [removed] Vi skriver ikke længere, hvornår vi giver besked om et brud på persondatasikkerheden. Før stod der: { $old }.
   *[other] Om et brud på persondatasikkerheden giver vi nu besked { $new }. Før var det { $old }.
}
change-breach-trigger = { $how ->
    [added] Vi giver nu kun besked om et brud på persondatasikkerheden, hvis { $new }.
    [removed] Vi giver ikke længere kun besked om et brud på persondatasikkerheden, hvis { $old }.
   *[other] Vi giver nu besked om et brud på persondatasikkerheden, hvis { $new }. Før var det, hvis { $old }.
}

## The end of the policy

change-reuse-allowed = { $how ->
    [removed] Vi skriver ikke længere, om du må bruge teksten i politikken.
   *[other] { $new ->
        [yes] Du må nu gerne bruge teksten i politikken.
       *[other] Vi skriver nu, at du ikke må kopiere teksten i politikken.
    }
}
change-reuse-terms = { $how ->
    [added] Om at bruge teksten i politikken gælder nu: »{ $new }«
    [removed] Om at bruge teksten i politikken gælder ikke længere: »{ $old }«
   *[other] Om at bruge teksten i politikken gælder nu: »{ $new }« Før stod der: »{ $old }«
}
change-changes = { $how ->
    [added] Vi skriver nu, hvad der sker, når vi ændrer politikken.
   *[other] Vi skriver ikke længere, hvad der sker, når vi ændrer politikken.
}
change-changes-address = { $how ->
    [added] Du finder nu den udgave, der gælder, på { $new }. Det stod der ikke før.
    [removed] Vi skriver ikke længere, hvor du finder den udgave, der gælder. Før var det { $old }.
   *[other] Du finder nu den udgave, der gælder, på { $new }. Før var det på { $old }.
}
change-changes-from = { $how ->
    [added] Politikken ligger på sin adresse fra den { $new }. Datoen stod der ikke før.
    [removed] Vi skriver ikke længere, hvornår politikken kom på sin adresse. Før stod der den { $old }.
   *[other] Politikken ligger på sin adresse fra den { $new }. Før stod der den { $old }.
}
change-changes-notice = { $how ->
    [added] Ved større ændringer får du nu besked { $new }, før de gælder.
    [removed] Vi lover ikke længere besked en bestemt tid før større ændringer. Før var det { $old }.
   *[other] Ved større ændringer får du nu besked { $new }, før de gælder. Før var det { $old }.
}
change-changes-channel = { $how ->
    [added] Ved større ændringer får du nu besked { $new }.
    [removed] Vi skriver ikke længere, hvordan du får besked om større ændringer. Før var det { $old }.
   *[other] Ved større ændringer får du nu besked { $new }. Før var det { $old }.
}
change-signature-added = Politikken har fået en underskrift: { $who }.
change-signature-removed = Politikken har ikke længere denne underskrift: { $who }.
change-signature-name = { $how ->
    [added] Navnet under politikken er { $new }. Det stod der ikke før.
    [removed] Navnet { $old } står ikke længere under politikken.
   *[other] Navnet under politikken er nu { $new }. Før var det { $old }.
}
change-signature-title = { $how ->
    [added] Titlen under politikken er { $new }. Den stod der ikke før.
    [removed] Titlen { $old } står ikke længere under politikken.
   *[other] Titlen under politikken er nu { $new }. Før var den { $old }.
}
change-signature-place = { $how ->
    [added] Stedet under politikken er { $new }. Det stod der ikke før.
    [removed] Stedet { $old } står ikke længere under politikken.
   *[other] Stedet under politikken er nu { $new }. Før var det { $old }.
}
change-signature-date = { $how ->
    [added] Datoen under politikken er den { $new }. Den stod der ikke før.
    [removed] Der står ikke længere en dato under politikken. Før var det den { $old }.
   *[other] Datoen under politikken er nu den { $new }. Før var det den { $old }.
}
