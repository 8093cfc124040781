# Besked til dem, der skal vide, at der kommer en ny udgave. Virksomheden sender den selv, for eksempel som e-mail.

notice-subject = Ny udgave af »{ $policy }« fra { DATE($day) }
notice-greeting = Hej
notice-opening = Vi har lavet en ny udgave af »{ $policy }«. Den gælder fra den { DATE($day) }.

notice-summary-title = Kort fortalt
notice-material-title = Væsentlige ændringer
notice-minor-title = Mindre ændringer
notice-more = { $count ->
    [one] Der er også én mindre ændring. Den står på siden med ændringer.
   *[other] Der er også { NUMBER($count) } mindre ændringer. De står på siden med ændringer.
}

notice-do-title = Det kan du gøre
notice-rights = Du har ret til at { LIST($rights, type: "and") }. I politikken står, hvornår det gælder.
notice-right = { $right ->
    [access] få indsigt i dine oplysninger
    [rectification] få dem rettet
    [erasure] få dem slettet
    [restriction] få os til at begrænse brugen af dem
    [portability] få dem udleveret i et almindeligt filformat
    [object] gøre indsigelse
    [no-automated-decision] få et menneske til at se på en automatisk afgørelse
   *[withdraw-consent] trække et samtykke tilbage
}
notice-ask-email = Har du spørgsmål, eller vil du bruge dine rettigheder, så skriv til { $email }.
notice-ask-phone = Har du spørgsmål, eller vil du bruge dine rettigheder, så ring på { $phone }.

notice-read-title = Læs mere
notice-read-edition = Den nye udgave
notice-read-changes = Ændringerne, ord for ord
notice-read-pdf = Den nye udgave som PDF
notice-read-history = Alle udgaver
notice-closing = Venlig hilsen
