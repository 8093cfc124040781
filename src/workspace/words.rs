//! The workspace's own words. Like reports, it is no paper of the theme: it speaks Danish and English to whoever works
//! with the policies, whatever languages a site has.

use crate::check::{Both, both};

// Around every page.
pub static WORKSPACE: Both = both("Arbejdsbord", "Workspace");
pub static SKIP: Both = both("Gå til indholdet", "Skip to the content");
pub static OVERVIEW: Both = both("Overblik", "Overview");
pub static FINDINGS: Both = both("Fund", "Findings");
pub static SITE: Both = both("Se siderne", "See the pages");
/// Each in its own language, for those who read the other one.
pub static IN_THE_OTHER: Both = both("På dansk", "In English");
pub static LIBRARY: Both = both("standardteksten", "the clause library");

/// The languages that policies are likeliest to be in; another one is told by its code.
pub static LANGUAGES: [(&str, Both); 10] = [
    ("da", both("dansk", "Danish")),
    ("en", both("engelsk", "English")),
    ("de", both("tysk", "German")),
    ("es", both("spansk", "Spanish")),
    ("fi", both("finsk", "Finnish")),
    ("fr", both("fransk", "French")),
    ("kl", both("grønlandsk", "Greenlandic")),
    ("nb", both("norsk", "Norwegian")),
    ("pl", both("polsk", "Polish")),
    ("sv", both("svensk", "Swedish")),
];

// What is not there.
pub static NO_PAGE: Both = both("Den side findes ikke", "There is no such page");
pub static NO_PAGE_WHY: Both =
    both("Arbejdsbordet har ingen side på denne adresse.", "The workspace has no page at this address.");
pub static TO_OVERVIEW: Both = both("Gå til overblikket", "Go to the overview");
pub static NO_SITE: Both = both("site.toml kan ikke bruges", "site.toml cannot be used");
pub static NO_SITE_WHY: Both = both(
    "Så længe der er fejl i `site.toml`, er der ingen sider at vise. Ret fejlene herunder og gem; så kommer siderne \
     tilbage af sig selv.",
    "There are no pages to show as long as `site.toml` has errors. Fix the errors below and save; the pages then come \
     back by themselves.",
);
pub static CANNOT_READ: Both = both(
    "Politikkens filer har fejl, så den kan ikke vises her. Ret fejlene og gem.",
    "The policy’s files have errors, so it cannot be shown here. Fix the errors and save.",
);
pub static SEE_FINDINGS: Both = both("Se fejlene", "See the errors");

// What is found.
pub static MISTAKES: Both = both("Fejl, der skal rettes", "Errors to fix");
pub static ERROR: Both = both("fejl", "error");
pub static ERRORS: Both = both("fejl", "errors");
pub static WARNING: Both = both("advarsel", "warning");
pub static WARNINGS: Both = both("advarsler", "warnings");
pub static INFO: Both = both("bemærkning", "remark");
pub static INFOS: Both = both("bemærkninger", "remarks");
pub static NO_FINDINGS: Both = both("Der er ikke fundet noget.", "Nothing was found.");
pub static ERRORS_TITLE: Both = both("Fejl", "Errors");
pub static ERRORS_ABOUT: Both =
    both("Fejl skal rettes, før en udgave kan udgives.", "Errors must be fixed before an edition can be released.");
pub static WARNINGS_TITLE: Both = both("Advarsler", "Warnings");
pub static WARNINGS_ABOUT: Both =
    both("Advarsler bør nogen se på, før teksten udgives.", "Somebody should look at warnings before a release.");
pub static INFOS_TITLE: Both = both("Bemærkninger", "Remarks");
pub static INFOS_ABOUT: Both = both("Bemærkninger er til orientering.", "Remarks are worth knowing.");
pub static WAIVED_TITLE: Both = both("Fund, som nogen svarer for", "Findings that somebody answers for");
pub static WAIVED_ABOUT: Both = both(
    "De står ikke i vejen for en udgave, så længe undtagelsen gælder.",
    "They do not stand in the way of an edition as long as the waiver holds.",
);
pub static ANSWERS: Both = both("Svarer for det", "Who answers for it");
pub static REASON: Both = both("Begrundelse", "Reason");
pub static UNTIL: Both = both("Gælder til og med", "Holds until and including");
pub static POLICIES_TITLE: Both = both("Fund i hver politik", "Findings in each policy");
pub static ALL_FINDINGS: Both = both("Alle fund", "All findings");
pub static OF_POLICY: Both = both("Fund i politikken", "Findings in the policy");

// A rule.
pub static RULE: Both = both("Regel", "Rule");
pub static WAIVER_TITLE: Both = both("Når et fund skal have lov at blive stående", "When a finding may stand");
pub static WAIVER_ABOUT: Both = both(
    "En navngiven person kan stå inde for et fund i en periode. Skriv det i politikkens `policy.toml`:",
    "A named person can answer for a finding for a period. Write it in the policy’s `policy.toml`:",
);

// The overview.
pub static FIND: Both = both("Søg efter firma eller politik", "Search for a firm or policy");
pub static SHOW: Both = both("Vis", "Show");
pub static SHOW_BUTTON: Both = both("Vis", "Show");
pub static SHOW_ALL: Both = both("alle politikker", "all policies");
pub static SHOW_FINDINGS: Both = both("dem med fejl eller advarsler", "those with errors or warnings");
pub static SHOW_TRANSLATIONS: Both =
    both("dem med oversættelser, der skal ses på", "those with translations to look at");
pub static SHOW_DRAFTS: Both = both("dem uden udgave", "those without an edition");
pub static NONE_SHOWN: Both = both("Ingen politikker passer til det, du søger.", "No policy matches your search.");
pub static NO_POLICIES: Both = both("Der er ingen politikker endnu.", "There are no policies yet.");
pub static PAGES: Both = both("Flere politikker", "More policies");
pub static DAY_LABEL: Both = both("Se siderne, som de er den", "See the pages as they are on");
pub static DAY_BUTTON: Both = both("Se dagen", "See that day");
pub static NO_DAY: Both = both("Det er ikke en dag i kalenderen", "That is no day of the calendar");
pub static POLICY: Both = both("politik", "policy");
pub static POLICIES: Both = both("politikker", "policies");
pub static NEXT: Both = both("Næste", "Next");
pub static TRANSLATIONS: Both = both("Oversættelser", "Translations");
pub static DRAFT_PAGE: Both = both("Udkastet", "Draft");
pub static CURRENT_PAGE: Both = both("Udgaven", "Edition");
pub static DRAFT_PDF: Both = both("Udkastet som PDF", "Draft as PDF");
pub static CURRENT_PDF: Both = both("Udgaven som PDF", "Edition as PDF");
pub static DRAFT: Both = both("Udkast. Der er ingen udgave endnu.", "Draft. There is no edition yet.");
pub static WITHDRAWN: Both = both("Trukket tilbage. Ingen udgave gælder.", "Withdrawn. No edition applies.");
pub static CHANGED: Both = both("Teksten er ændret siden udgaven.", "The text has changed since the edition.");
pub static UNCHANGED: Both = both("Teksten er den samme som i udgaven.", "The text is the same as in the edition.");
pub static NOTHING_PLANNED: Both = both("Intet planlagt", "Nothing planned");
pub static NOTHING_FOUND: Both = both("Ingen", "None");
pub static WAIVED: Both = both("undtaget", "waived");
pub static ALL_READ: Both = both("alt er læst", "everything has been read");
pub static ONE_LANGUAGE: Both = both("Kun ét sprog", "One language only");

// The pages about one policy.
pub static ABOUT_POLICY: Both = both("Om politikken", "About the policy");
pub static SIDE_BY_SIDE: Both = both("Side om side", "Side by side");
pub static CHANGES: Both = both("Ændringer", "Changes");
pub static REPORT: Both = both("Rapport", "Report");
pub static PDF_BESIDE: Both = both("Side og PDF", "Page and PDF");

// Two languages beside each other.
pub static CHOOSE_LANGUAGES: Both = both("Sprog, der vises", "Languages shown");
pub static LEFT: Both = both("Venstre", "Left");
pub static RIGHT: Both = both("Højre", "Right");
pub static EDITOR_ABOUT: Both = both(
    "Hver sætning er et link, der åbner linjen i din editor. Ord med prikket understregning kommer fra en oplysning og \
     åbner det sted, hvor den står. Under afsnit med standardtekst står, hvad teksten hedder.",
    "Each sentence is a link that opens its line in your editor. Words with a dotted underline come from a fact, and \
     open where it is stated. Below paragraphs of the clause library stands what its message is called.",
);
pub static NO_EDITOR_ABOUT: Both = both(
    "Under hvert afsnit står, hvor teksten kommer fra. Vælg en editor med `ikraft serve --editor`, så fører hver \
     sætning til sin linje.",
    "Below each paragraph stands where its text comes from. Choose an editor with `ikraft serve --editor`, and each \
     sentence leads to its line.",
);
pub static TO_LOOK_AT: Both = both("Det skal nogen se på", "Somebody should look at these");
pub static ALL_FRESH: Both = both(
    "Alle oversættelser er læst, siden kilden sidst blev ændret.",
    "Every translation has been read since its source last changed.",
);
pub static ONLY_ONE: Both = both(
    "Politikken findes kun på ét sprog, så der er ikke noget at stille den op imod.",
    "The policy is in one language only, so there is nothing to set it against.",
);
pub static READ_AS: Both = both(
    "Sådan lød kilden, da nogen sidst læste oversættelsen",
    "The source as it was when somebody last read the translation",
);
pub static STALE: Both = both(
    "Forældet: kilden er ændret, siden nogen læste oversættelsen.",
    "Out of date: the source has changed since somebody read the translation.",
);
pub static MISSING: Both = both("Mangler: er ikke oversat endnu.", "Missing: not translated yet.");
pub static ORPHAN: Both =
    both("Uden kilde: teksten findes kun i oversættelsen.", "Without a source: the text is in the translation only.");
pub static EDITED: Both = both(
    "Ændret: oversættelsen er ændret, siden nogen læste den.",
    "Edited: the translation has changed since somebody read it.",
);

// What changed.
pub static CHANGES_ABOUT: Both = both(
    "Den politik, du arbejder på, holdt op imod den udgave, der gælder.",
    "The policy you are working on, set against the edition in force.",
);
pub static CHANGES_NEWEST: Both = both(
    "Ingen udgave gælder i dag, så politikken er holdt op imod den nyeste.",
    "No edition is in force today, so the policy is set against the newest one.",
);
pub static NO_EDITION: Both = both(
    "Der er ingen udgave endnu, så der er ikke noget at sammenligne med. `ikraft release` laver den første.",
    "There is no edition yet, so there is nothing to compare with. `ikraft release` makes the first one.",
);
pub static NOTHING_CHANGED: Both = both(
    "Intet er ændret: fakta og ord er de samme som i udgaven.",
    "Nothing has changed: facts and words are those of the edition.",
);
pub static DAMAGED: Both = both(
    "Udgaverne er ikke, som de blev registreret, så de kan ikke sammenlignes. Se fejlene først.",
    "The editions are not as they were recorded, so they cannot be compared. See the errors first.",
);
pub static CHANGES_IN: Both = both("Sprog", "Language");
pub static NOT_IN: Both = both(
    "Hverken udgaven eller politikken findes på det sprog.",
    "Neither the edition nor the policy is in that language.",
);

// Page and PDF.
pub static PAGE_FRAME: Both = both("Siden", "The page");
pub static PDF_FRAME: Both = both("PDF", "PDF");
pub static OPEN_PAGE: Both = both("Åbn siden for sig selv", "Open the page by itself");
pub static OPEN_PDF: Both = both("Åbn PDF’en for sig selv", "Open the PDF by itself");
pub static NO_PDF: Both = both("Der er ingen PDF til denne side.", "There is no PDF of this page.");
pub static NO_PAGE_YET: Both = both(
    "Siden kan ikke vises, fordi en fejl holder den tilbage.",
    "The page cannot be shown because an error keeps it back.",
);
pub static WHICH: Both = both("Sprog og udgave", "Language and edition");
