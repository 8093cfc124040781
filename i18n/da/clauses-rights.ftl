### The clause library in Danish: rights, objection, consent, complaint, and what we do as processor.

## Your rights

rights-intro = Du har rettigheder, når vi bruger oplysninger om dig. De står i { $gdpr }.
right-label = { $right ->
    [access] Indsigt
    [rectification] Rettelse (berigtigelse)
    [erasure] Sletning
    [restriction] Begrænsning af behandling
    [portability] Dataportabilitet
    [object] Indsigelse
    [no-automated-decision] Et menneske i stedet for en maskine
   *[other] At trække samtykke tilbage
}
right-short = { $right ->
    [access] indsigt
    [rectification] rettelse
    [erasure] sletning
    [restriction] begrænsning
    [portability] dataportabilitet
    [object] indsigelse
    [no-automated-decision] en menneskelig vurdering
   *[other] at trække samtykke tilbage
}
right-means = { $right ->
    [access] Du kan få at vide, om vi har oplysninger om dig, og få en kopi af dem ({ $law }).
    [rectification] Du kan få forkerte oplysninger rettet og mangelfulde gjort færdige ({ $law }).
    [erasure] Du kan få oplysninger slettet før tid, når en af lovens grunde gælder ({ $law }).
    [restriction] Du kan få os til kun at gemme oplysningerne, for eksempel mens vi undersøger, om de er rigtige ({ $law }).
    [portability] Du kan få de oplysninger, du selv har givet os, i et almindeligt filformat og få dem sendt videre ({ $law }).
    [object] Du kan sige fra over for, at vi bruger dine oplysninger ({ $law }).
    [no-automated-decision] Du kan kræve, at et menneske ser på en afgørelse, som et program har truffet alene ({ $law }).
   *[other] Du kan altid fortryde, at du har sagt ja ({ $law }).
}
right-portability-scope = Det gælder, når vi bruger dem efter en aftale eller med dit samtykke.
right-erasure-law = Vi må ikke slette det, som loven kræver, at vi gemmer.
right-more = Læs mere under { $link }.
right-limited = { $activity }: Her sætter { $law } en grænse.
rights-how-email = Skriv til { $email }, hvis du vil bruge dine rettigheder.
rights-how-phone = Ring på { $phone }, hvis du vil bruge dine rettigheder.
rights-how-contact = Kontakt os, hvis du vil bruge dine rettigheder.
rights-reply = Vi svarer hurtigst muligt og senest én måned efter, at du har spurgt.
rights-extension = Er sagen svær, kan vi bruge to måneder mere. Så får du besked om det inden for den første måned.
rights-free = Det koster ikke noget.

## The right to object

objection-interest = Du kan gøre indsigelse, når vi bruger dine oplysninger ud fra en legitim interesse ({ $law }).
objection-public = Du kan gøre indsigelse, når vi bruger dine oplysninger til en opgave i samfundets interesse ({ $law }).
objection-both = Du kan gøre indsigelse, når vi bruger dine oplysninger ud fra en legitim interesse eller til en opgave i samfundets interesse ({ $law }).
objection-reason = Fortæl os, hvad der er særligt i din situation. Så holder vi op, medmindre vi har vægtige grunde, der vejer tungere end dine, eller har brug for oplysningerne til et retskrav.
objection-marketing = Du kan altid sige nej til direkte markedsføring ({ $law }). Så holder vi op, og du behøver ikke give en grund.
objection-how-email = Skriv til { $email }.
objection-how-phone = Ring på { $phone }.

## Withdrawing consent

withdraw-intro = Du kan altid trække dit samtykke tilbage ({ $law }). Det er lige så let som at give det.
withdraw-past = At du trækker samtykket tilbage, virker fra da af. Det ændrer ikke på, om vores brug indtil da var lovlig.
withdraw-consent-to = Lov til at { $to }
withdraw-how = Du trækker det tilbage ved at { $ways }.
withdraw-way-email = skrive til { $email }
withdraw-way-email-us = skrive en e-mail til os
withdraw-way-phone = ringe på { $phone }
withdraw-way-phone-us = ringe til os
withdraw-way-url = gå ind på { $url }
withdraw-law = Samtykket er givet efter { $law }.
withdraw-child = Er du under { $age }{"\u00A0"}år, skal din mor, far eller en anden med forældremyndighed sige ja. De kan også trække det tilbage.

## Complaints

complaint-first = Tal gerne med os først, så vi får lejlighed til at rette det.
complaint-authority = Du kan klage til { $authority }, hvis du mener, at vi bruger dine oplysninger forkert.
complaint-authority-about = Du kan klage til { $authority } om { $about }.
complaint-other = Du kan også klage til { $body }.
complaint-other-only = Du kan klage til { $body }.
complaint-other-about = Du kan klage til { $body } om { $about }.
authority-name = Datatilsynet
authority-short = Datatilsynet

## What we do for our customers

processor-intro = Når vores kunder lægger oplysninger hos os, er kunden dataansvarlig, og vi er databehandler.
processor-instruction = Vi bruger kun oplysningerne til det, vi har aftalt med kunden.
processor-subject-matter = Opgave
processor-nature = Hvad vi gør
processor-purpose = Formål
processor-purpose-value = At { $purpose }
processor-duration = Varighed
processor-categories = Oplysninger
processor-subjects = Hvem de handler om
processor-systems = Hvor de ligger
processor-sub-processors = Underdatabehandlere
processor-notice = Ny underdatabehandler
processor-notice-value = Kunden får besked { $period }, før vi bruger en ny.
processor-object-value = Kunden har { $period } til at sige nej.
processor-at-end = Ved aftalens slutning
processor-retention = Hvor længe

processor-agreements = Vi har en skriftlig databehandleraftale med { $names }.
