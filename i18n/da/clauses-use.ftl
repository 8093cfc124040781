### The clause library in Danish: what is used and why, whether it must be given, where it comes from, who receives it.

## What we use your data for

activities-intro = De artikler, vi nævner, står i { $gdpr }.
activities-weighed = Når vi har en legitim interesse, vejer den efter vores vurdering tungere end ulempen for dig.
activities-subjects = Oplysningerne handler om { $subjects }, når der ikke står andet.
activity-subjects = Oplysningerne handler om { $subjects }.
activity-subjects-under = { $subjects } under { $age }{"\u00A0"}år
activity-reader-guardian = Er du forælder eller værge, læser du det her på barnets vegne.
activity-role-processor = Her er vi databehandler.
activity-role-joint = Her er vi fælles dataansvarlige med { $names }.
activity-role-joint-unnamed = Her er vi fælles dataansvarlige med andre.
activity-categories = Vi bruger disse oplysninger: { $categories }.
activity-may-include = Der kan også være { $categories } imellem.
activity-purpose = Vi bruger oplysningerne til at { $purposes }.
activity-purposes = Det bruger vi oplysningerne til:
activity-purpose-item = At { $purposes }.
activity-systems = Her ligger oplysningerne: { $systems }.
activity-in-systems = Oplysningerne ligger { $systems }.
activity-access = { $access } har adgang til oplysningerne.
activity-marketing-consent = { $channel ->
    [email] Vi sender kun reklame på e-mail, hvis du har sagt ja til det ({ $law }).
    [sms] Vi sender kun reklame på sms, hvis du har sagt ja til det ({ $law }).
    [phone] Vi ringer kun med tilbud, hvis du har sagt ja til det ({ $law }).
    [post] Vi sender kun reklame med posten, hvis du har sagt ja til det ({ $law }).
   *[other] Vi sender kun reklame, hvis du har sagt ja til det ({ $law }).
}
activity-marketing-customer = { $channel ->
    [email] Har du købt noget hos os og givet os din e-mailadresse, må vi sende dig reklame på e-mail for vores egne lignende varer og ydelser ({ $law }).
    [sms] Har du købt noget hos os, må vi sende reklame for lignende varer og ydelser på sms ({ $law }).
    [phone] Har du købt noget hos os, må vi ringe med tilbud på lignende varer og ydelser ({ $law }).
    [post] Har du købt noget hos os, må vi sende reklame for lignende varer og ydelser med posten ({ $law }).
   *[other] Har du købt noget hos os, må vi sende reklame for lignende varer og ydelser ({ $law }).
}
activity-marketing-refuse = Du kan altid sige nej tak. Det er gratis.

## Grounds

basis-consent = Det gør vi kun, hvis du har givet { $link } ({ $law }).
basis-link-consent = dit samtykke
basis-contract = Det er nødvendigt for at lave eller opfylde en aftale med dig ({ $law }).
basis-contract-before = Det er nødvendigt, før vi kan lave en aftale med dig ({ $law }).
basis-contract-employment = Det er nødvendigt for din ansættelse ({ $law }).
basis-law = Det har vi pligt til efter { $acts } ({ $law }).
basis-law-unnamed = Det har vi pligt til efter loven ({ $law }).
basis-vital = Det er nødvendigt for at beskytte menneskers liv eller helbred ({ $law }).
basis-public = Det er en opgave i samfundets interesse ({ $law }).
basis-public-authority = Det er en del af vores opgave som myndighed ({ $law }).
basis-public-acts = Opgaven står i { $acts }.
basis-interest = Vi har en legitim interesse i { $interest } ({ $law }).
basis-interest-unnamed = Vi har en legitim interesse i det ({ $law }).
basis-special = { $letter ->
    [a] Oplysningerne er følsomme. Vi bruger dem kun, hvis du har givet dit udtrykkelige samtykke ({ $law }).
    [b] Oplysningerne er følsomme. Reglerne om arbejde eller sociale ydelser gør det nødvendigt at bruge dem ({ $law }).
    [c] Oplysningerne er følsomme. Vi må bruge dem for at beskytte liv eller helbred, når du ikke selv kan sige ja ({ $law }).
    [d] Oplysningerne er følsomme. Som forening må vi bruge dem om vores egne medlemmer ({ $law }).
    [e] Oplysningerne er følsomme. Vi må bruge dem, fordi du selv har gjort dem offentlige ({ $law }).
    [f] Oplysningerne er følsomme. Vi må bruge dem, når det er nødvendigt for et retskrav ({ $law }).
    [g] Oplysningerne er følsomme. Vi må bruge dem, fordi væsentlige hensyn til samfundet kræver det ({ $law }).
    [h] Oplysningerne er følsomme. Det er nødvendigt at bruge dem, når du får hjælp til din sundhed ({ $law }).
    [i] Oplysningerne er følsomme. Vi må bruge dem af hensyn til folkesundheden ({ $law }).
    [j] Oplysningerne er følsomme. Vi må bruge dem til arkiv, forskning eller statistik ({ $law }).
   *[other] Oplysningerne er følsomme. Vi må bruge dem efter { $law }.
}
basis-criminal = Oplysninger om strafbare forhold bruger vi kun efter { $law }.
basis-national = Det må vi efter { $law }.
ground-for = { $categories }: { $ground }
ground-provision = { $categories }: Det må vi bruge efter { $law }.
ground-criminal = { $categories } bruger vi kun efter { $law }.

## Whether data must be given

obligation-statutory = Du skal give os oplysningerne, fordi loven kræver det.
obligation-statutory-law = Du skal give os oplysningerne, fordi { $acts } kræver det.
obligation-contractual = Du skal give os oplysningerne, så vi kan opfylde aftalen med dig.
obligation-to-enter-contract = Vi skal have oplysningerne, før vi kan lave en aftale med dig.
obligation-voluntary = Du bestemmer selv, om du vil give os oplysningerne.
obligation-unavoidable = Oplysningerne opstår af sig selv, uden at du giver os dem.
obligation-please-do-not-send = Send os ikke { $what }.

## Where the data comes from

source-self = Vi får oplysningerne fra dig.
source-self-else = Vi får oplysningerne fra dig, når der ikke står andet her.
source-other = Vi får oplysninger fra { $source }.
source-also = Vi får også oplysninger fra { $source }.
source-other-categories = Vi får { $categories } fra { $source }.
source-also-categories = Vi får også { $categories } fra { $source }.
source-public = Det er en kilde, som alle kan se.
source-not-public = Kilden er ikke offentlig.
source-told-within = Du får besked senest { $period } efter, at vi har fået dem.
source-told-first-contact = Du får besked, første gang vi skriver til dig.
source-told-first-disclosure = Du får besked, før andre får dem af os.

## Who receives the data

recipients-processors = { $count ->
    [one] Denne leverandør arbejder for os som databehandler.
   *[other] Disse leverandører arbejder for os som databehandlere.
}
recipients-processors-instruct = { $count ->
    [one] Leverandøren må kun bruge oplysningerne til den opgave, vi har givet.
   *[other] De må kun bruge oplysningerne til den opgave, vi har givet dem.
}
recipients-independent = { $count ->
    [one] Vi videregiver oplysninger til en modtager, som selv er ansvarlig for at passe på dem:
   *[other] Vi videregiver oplysninger til modtagere, som selv er ansvarlige for at passe på dem:
}
recipients-joint = { $count ->
    [one] Vi deler oplysninger med en part, som er dataansvarlig sammen med os:
   *[other] Vi deler oplysninger med parter, som er dataansvarlige sammen med os:
}
recipients-authorities = { $count ->
    [one] Denne myndighed får oplysninger fra os:
   *[other] Disse myndigheder får oplysninger fra os:
}
recipients-sub-processors = { $count ->
    [one] Denne leverandør arbejder som underdatabehandler:
   *[other] Disse leverandører arbejder som underdatabehandlere:
}
recipients-unstated-also = { $count ->
    [one] Denne modtager får også oplysninger:
   *[other] Disse modtagere får også oplysninger:
}
recipients-unstated = { $count ->
    [one] Denne modtager får oplysninger:
   *[other] Disse modtagere får oplysninger:
}
recipients-head-who = Hvem
recipients-head-for = Bruges til
recipients-head-country = Land
recipients-country-unstated = Ikke oplyst
recipient-named = { $name } ({ $kind })
recipient-in = { $who }, { $country }
recipient-item = { $who }.
recipient-for = Hører under: { $activities }.
recipient-gets = Modtageren får { $categories }.
recipient-when = Vi sender oplysningerne, { $when }.
recipient-agreements-all = Vi har en skriftlig databehandleraftale med hver af dem. Den siger, hvordan oplysningerne skal beskyttes.
recipient-agreements = Vi har en skriftlig databehandleraftale med { $names }. Den siger, hvordan oplysningerne skal beskyttes.
recipient-no-agreement = Vi har endnu ikke en databehandleraftale med { $names }.
recipient-sub = { $name } bruger selv { $subs } som { $count ->
    [one] underdatabehandler.
   *[other] underdatabehandlere.
}
recipient-from = Fra den { $date } begynder vi at bruge { $name }.

## Transfers outside the EU/EEA

transfers-intro = Vi overfører oplysninger til lande uden for EU/EØS. Her kan du se hvorhen, og hvad der beskytter dem.
transfers-none = Dine oplysninger bliver i EU og EØS.
transfer-lead = { $name } ({ $country })
transfer-no-adequacy = EU-Kommissionen har ikke godkendt overførslen i en tilstrækkelighedsafgørelse.
transfer-dpf = Modtageren er tilmeldt EU-U.S. Data Privacy Framework. EU-Kommissionen har godkendt ordningen i en tilstrækkelighedsafgørelse ({ $law }).
transfer-adequacy = EU-Kommissionen har afgjort, at landet beskytter oplysninger godt nok. Det hedder en tilstrækkelighedsafgørelse ({ $law }).
transfer-scc = Aftalen bygger på EU’s standardkontraktbestemmelser ({ $law }).
transfer-bcr = Modtageren følger bindende virksomhedsregler, som er godkendt i EU ({ $law }).
transfer-explicit-consent = Overførslen sker kun, hvis du har givet dit udtrykkelige samtykke ({ $law }).
transfer-contract = Overførslen er nødvendig for en aftale med dig ({ $law }).
transfer-legal-claim = Overførslen er nødvendig for et retskrav ({ $law }).
transfer-fallback-scc = Falder det grundlag bort, gælder EU’s standardkontraktbestemmelser i stedet ({ $law }).
transfer-fallback-bcr = Falder det grundlag bort, gælder bindende virksomhedsregler i stedet ({ $law }).
transfer-fallback-adequacy = Falder det grundlag bort, gælder EU-Kommissionens tilstrækkelighedsafgørelse i stedet ({ $law }).
transfer-fallback-dpf = Falder det grundlag bort, gælder EU-U.S. Data Privacy Framework i stedet ({ $law }).
transfer-fallback-explicit-consent = Falder det grundlag bort, sender vi kun noget, hvis du har givet dit udtrykkelige samtykke ({ $law }).
transfer-fallback-contract = Falder det grundlag bort, sender vi kun det, en aftale med dig gør nødvendigt ({ $law }).
transfer-fallback-legal-claim = Falder det grundlag bort, sender vi kun det, et retskrav gør nødvendigt ({ $law }).
transfer-copy-request = Du kan få en kopi hos os.
transfer-copy-url = Du kan læse en kopi på { $url }.
