# Ordene om en udgave: hvad den er, hvornår den gælder, og vejen til de andre udgaver.

edition-number-label = Udgave
edition-from-label = Gælder fra
edition-began-label = Gjaldt fra
edition-to-label = Gælder til og med
edition-until-label = Gjaldt til og med
edition-recorded-label = Registreret
edition-current-label = Den gældende udgave
edition-day = { DATE($day) }

banner-scheduled-title = Ny udgave:
banner-scheduled = Denne udgave træder i kraft den { DATE($day) }.
banner-next-title = På vej:
banner-next = En ny udgave træder i kraft den { DATE($day) }.
banner-superseded-title = Tidligere udgave:
banner-superseded = Denne udgave gjaldt til og med den { DATE($day) }.
banner-superseded-at-once = Denne udgave blev afløst af en ny samme dag, som den trådte i kraft.
banner-ending-title = Ophører:
banner-ending = Politikken gælder til og med den { DATE($day) }. Derefter kommer der ikke en ny.
banner-ended-title = Ophørt:
banner-ended = Politikken gælder ikke mere. Sidste dag var den { DATE($day) }.
banner-withdrawn-title = Trukket tilbage:
banner-withdrawn = Udgaven skulle gælde fra den { DATE($day) }. Vi trak den tilbage den { DATE($on) }, så den kom aldrig til at gælde.
banner-imported-title = Kun en fil:
banner-imported = Af denne udgave har vi kun den fil, der blev offentliggjort dengang.
banner-redacted-title = Fjernet:
banner-redacted = Den { DATE($day) } fjernede vi oplysninger, der var offentliggjort ved en fejl.
banner-translated-title = Tilføjet sprog:
banner-translated = Udgaven kom på dansk den { DATE($day) }. Før det fandtes den kun på andre sprog.

read-current = Læs den udgave, der gælder nu
read-shown = Læs den seneste udgave
read-next = Læs den nye udgave
read-next-changes = Se, hvad der bliver ændret

way-history = Alle udgaver
way-changes = Hvad der er ændret
way-signed = Hent kopi med underskrift
way-signed-about = PDF
way-calendar = Læg datoen i din kalender
way-permalink = Fast link til denne udgave
way-feed = Følg ændringer
way-feed-about = feed i formatet Atom

file-imported-pdf = Teksten findes kun som PDF. Du kan hente filen her på siden.
file-imported-html = Her er teksten fra den side, der var offentliggjort dengang. Sidens udseende er ikke bevaret.
file-redacted = Teksten er fjernet, fordi den indeholdt oplysninger, der ikke skulle have været offentliggjort.

list-in-force = I kraft fra { DATE($day) }
list-scheduled = Træder i kraft { DATE($day) }
list-ended = Ophørt { DATE($day) }
list-other-language = Findes ikke på dansk

moved-title = Siden er flyttet
moved = Siden har fået en ny adresse.
moved-link = Gå til den nye adresse
moved-language = Den gældende udgave findes ikke på dansk. Du kan læse den på:
moved-language-title = Ikke længere på dansk

print-edition = Udgave { $number }, gælder fra { DATE($day) }
