# Siden om, hvad der er ændret fra en udgave til en anden, siden med alle udgaver, og det, man kan abonnere på.
# Ordene er ikke en del af politikken.

comparison-title = Hvad der er ændret
comparison-from-edition = Fra udgave { $number } af { DATE($day) }
comparison-to-edition = til udgave { $number } af { DATE($day) }
comparison-from-working = Fra det udkast, der arbejdes på
comparison-to-working = til det udkast, der arbejdes på
comparison-summary-title = Kort fortalt

comparison-material-title = Væsentlige ændringer
comparison-material-intro = De har betydning for, hvad vi gør med dine oplysninger, eller for dine rettigheder.
comparison-minor-title = Mindre ændringer
comparison-facts-same = Formål, modtagere, frister og andre fakta i politikken er ikke ændret.
comparison-facts-file = Mindst én af de to udgaver findes kun som en fil. Derfor kan vi ikke sammenligne dem her.

comparison-text-title = Ændringer i teksten
comparison-text-mixed = I mellemtiden er også vores standardtekst skrevet om. Her er de to slags ændringer vist under ét.
comparison-library-title = Nye formuleringer i standardteksten
comparison-library-intro = Nogle afsnit bruger en fælles standardtekst, som er skrevet om. De fakta, den bygger på, er de samme.
comparison-text-same = Teksten er ord for ord den samme.
comparison-text-absent = { $why ->
    [file] Mindst én af de to udgaver findes kun som en fil. Derfor kan vi ikke sammenligne teksterne her.
    [language] Mindst én af de to udgaver findes ikke på dansk. Derfor kan vi ikke sammenligne teksterne her.
   *[redacted] Mindst én af de to tekster er taget ned. Derfor kan vi ikke sammenligne dem her.
}

comparison-legend = Det, der er tilføjet, er understreget og har et plus i margenen. Det, der er slettet, er streget over og har et minus.
comparison-inserted = tilføjet:
comparison-inserted-end = slut på tilføjelse
comparison-deleted = slettet:
comparison-deleted-end = slut på sletning
comparison-line = { $change ->
    [inserted] tilføjet
    [deleted] slettet
   *[changed] ændret
}
comparison-moved-away = Flyttet til afsnittet »{ $section }«
comparison-moved-away-within = Flyttet til et andet sted i afsnittet
comparison-moved-here = Flyttet hertil fra afsnittet »{ $section }«
comparison-moved-here-within = Flyttet hertil fra et andet sted i afsnittet
comparison-gap = { $count ->
    [one] Ét uændret afsnit er udeladt
   *[other] { NUMBER($count) } uændrede afsnit er udeladt
}

comparison-ways-title = Læs videre
comparison-way-edition = Udgave { $number }
comparison-way-before = Hvad der blev ændret før det
comparison-way-after = Hvad der er ændret siden
comparison-way-history = Alle udgaver

history-title = Alle udgaver
history-intro = Her er alle udgaver af politikken. Den nyeste står først.
history-head-edition = Udgave
history-head-from = Gælder fra
history-head-to = Til og med
history-head-what = Hvad der er nyt
history-head-read = Læs
history-edition = Udgave { $number }
history-state = { $state ->
    [in-force] I kraft
    [scheduled] Planlagt
    [superseded] Afløst
    [ended] Ophørt
   *[withdrawn] Trukket tilbage
}
history-until-further = indtil videre
history-same-day = afløst samme dag
history-never = trådte aldrig i kraft
history-kind = { $kind ->
    [material] Væsentlig ændring
   *[correction] Rettelse
}
history-first = Første udgave
history-imported = Findes kun som en fil
history-withdrawn = Trukket tilbage { DATE($day) }
history-redacted = Personoplysninger, der var offentliggjort ved en fejl, blev fjernet { DATE($day) }
history-translated = Oversat til dansk { DATE($day) }
history-reason = { $what }: { $reason }
history-ended = { $when ->
    [past] Politikken ophørte { DATE($day) }
   *[future] Politikken ophører { DATE($day) }
}
history-read-page = Læs udgaven
history-read-changes = Hvad der er ændret
history-read-pdf = PDF
history-read-signed = Underskrevet PDF
history-feed = Følg politikken i en nyhedslæser (Atom)

feed-title = { $policy }: alle udgaver
feed-outlet-title = { $outlet }: nye udgaver
feed-entry = { $state ->
    [scheduled] { $policy }: udgave { $number } træder i kraft { DATE($day) }
    [withdrawn] { $policy }: udgave { $number } er trukket tilbage
   *[other] { $policy }: udgave { $number } trådte i kraft { DATE($day) }
}
feed-link-changes = Hvad der er ændret
feed-link-pdf = PDF

calendar-summary = { $firm }: udgave { $number } af »{ $policy }« træder i kraft
