# Ordene omkring teksten: sidehoved, udgave, indhold, oversigter og sidefod. De er ikke en del af politikken.

language-name = Dansk
languages-title = Sprog
read-page-here = Læs siden på dansk
read-section-here = Læs afsnittet på dansk

skip-to-text = Gå til teksten
contents-title = Indhold
pdf-link = Hent som PDF
pdf-about = til print, arkiv og skærmlæser
pdf-about-file = den fil, der blev offentliggjort dengang

edition-title = Om denne udgave
edition-state-label = Status
edition-state-draft = Udkast, gælder ikke endnu
edition-hash-label = Kontrolsum

banner-draft-title = Udkast:
banner-draft = Denne tekst er ikke trådt i kraft.
banner-notice-title = Bemærk:

note-list = Noter
note-mention = Note { $number }
note-back = Tilbage til note { $number } i teksten

print-page-of = Side { $page } af { $pages }
print-draft = Udkast
print-attachment = Oplysningerne i politikken i maskinlæsbar form

list-intro = Her kan du læse, hvad vi bruger dine oplysninger til.
list-intro-firms = Her kan du læse, hvad virksomhederne bruger dine oplysninger til.
list-empty = Her er ingen politik endnu.
list-draft = Udkast
all-policies = Alle politikker

missing-page-title = Siden findes ikke
missing-page = Der er ingen side på denne adresse. Måske er adressen skrevet forkert, eller siden er flyttet.
missing-page-link = Se, hvad du kan læse her

credit = Lavet med ikraft
