//! CMP1: where to complain.

use crate::check::telling::{Said, missing, section_place};
use crate::check::{Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "CMP1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 2, litra d, artikel 14, stk. 2, litra e, og artikel 77",
        "GDPR Art. 13(2)(d), 14(2)(e) and 77",
    ),
    title: both(
        "der står, at man kan klage til en tilsynsmyndighed",
        "the policy says that one can complain to a supervisory authority",
    ),
    when: both(
        "i alle politikker, hvor firmaet er dataansvarligt for noget",
        "in every policy in which the firm is controller of anything",
    ),
    looks_at: &["complaint.to", "text"],
    why: both(
        "den, der er utilfreds med firmaets svar, skal vide, hvem der ellers kan hjælpe",
        "people who are not content with the firm’s answer must know who else can help",
    ),
    mend: both(
        "skriv `[[complaint]]` med `to = \"datatilsynet\"` i firm.toml, eller fortæl det i afsnittet `complaint`",
        "write `[[complaint]]` with `to = \"datatilsynet\"` in firm.toml, or tell it in the section `complaint`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    if !subject.answers_for_something() {
        return;
    }
    // The name of the authority may stand in a list below the sentence that it belongs to.
    let is_told = |said: &[Said]| {
        let complains = |said: &Said| said.says("complain");
        let names = |said: &Said| said.says("authority");
        said.iter().any(|said| complains(said) && names(said))
            || said
                .iter()
                .filter(|said| complains(said))
                .any(|complaint| said.iter().any(|other| other.run.section == complaint.run.section && names(other)))
    };
    for lang in missing(subject, is_told).languages() {
        let message = both(
            "der står ikke, at man kan klage til Datatilsynet eller en anden tilsynsmyndighed (`complaint`)",
            "the policy does not say that one can complain to the Danish Data Protection Agency or another supervisory \
             authority (`complaint`)",
        );
        let hit = Hit::new(&section_place(subject, Generated::Complaint, lang), message);
        found.add(lang.into_iter().fold(hit, Hit::lang));
    }
}
