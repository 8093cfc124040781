//! RGT3: the right to object stands apart.

use std::collections::BTreeSet;

use crate::check::listed::{keys, listed};
use crate::check::telling::{Said, missing, section_place};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::document::{Section, SectionKind};
use crate::finding::Severity;
use crate::model::right::Right;
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "RGT3",
    severity: Severity::Error,
    source: both("databeskyttelsesforordningens artikel 21, stk. 4", "GDPR Art. 21(4)"),
    title: both(
        "retten til at gøre indsigelse står klart og for sig selv",
        "the right to object stands clear and apart from other text",
    ),
    when: both(
        "når noget hviler på en legitim interesse eller en opgave i samfundets interesse, eller er til markedsføring",
        "where anything rests on a legitimate interest or a task in the public interest, or is used for marketing",
    ),
    looks_at: &["activity.grounds", "activity.marketing", "text"],
    why: both(
        "loven vil have, at læseren ser netop denne ret uden at lede efter den",
        "the law requires that readers see this right without looking for it",
    ),
    mend: both(
        "giv indsigelsen sit eget afsnit: filen `objection.md` på hvert sprog, med ordet i overskriften",
        "give objection a section of its own: the file `objection.md` in each language, with the word in its heading",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let giving: BTreeSet<&str> =
        subject.public.activities_giving(Right::Object).map(|activity| activity.id.as_str()).collect();
    let ids: Vec<&str> = subject.activities_told().map(|activity| activity.id.as_str()).collect();
    let ids: Vec<&str> = ids.into_iter().filter(|id| giving.contains(id)).collect();
    if ids.is_empty() {
        return;
    }
    let ids = listed(&keys(&ids));
    let apart: BTreeSet<&str> = subject
        .texts
        .iter()
        .flat_map(|text| &text.document.sections)
        .flat_map(of_objection)
        .map(|section| section.id.as_str())
        .collect();
    let stands_apart = |said: &[Said]| {
        let says = |said: &Said| said.says(Right::Object.key());
        // A section of its own, by its kind or by its heading.
        let headed = |said: &&Said| !said.run.is_prose() && said.run.block.is_none() && says(said);
        let own: BTreeSet<&str> = said.iter().filter(headed).map(|said| said.run.section.as_str()).collect();
        said.iter().any(|said| apart.contains(said.run.section.as_str()) && says(said))
            || said.iter().any(|said| own.contains(said.run.section.as_str()) && said.run.is_prose())
    };
    for lang in missing(subject, stands_apart).languages() {
        let message = Both::new(
            format!("retten til at gøre indsigelse har ikke sit eget afsnit, selv om {} giver den", ids.da),
            format!("the right to object has no section of its own, although {} gives it", ids.en),
        );
        let hit = Hit::new(&section_place(subject, Generated::Objection, lang), message);
        found.add(lang.into_iter().fold(hit, Hit::lang));
    }
}

/// The sections that are set apart as the right to object, on whatever level.
fn of_objection(section: &Section) -> Vec<&Section> {
    let own = (section.kind == SectionKind::Objection).then_some(section);
    own.into_iter().chain(section.sections.iter().flat_map(of_objection)).collect()
}
