//! FRM1: what matters most comes first.

use crate::check::text::readability::limits;
use crate::check::text::{Run, Topic, Voice};
use crate::check::wording::place_in;
use crate::check::{Both, Found, Hit, Rule, Subject, Written, both};
use crate::document::{BlockKind, Inline, Section, SectionKind};
use crate::finding::{Place, Severity};
use crate::model::activity::{Activity, ActivityKind, Automated, CategoryClass};
use crate::model::fact::value;
use crate::model::retention::Rule as Keeping;
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "FRM1",
    severity: Severity::Warning,
    source: both(
        "databeskyttelsesforordningens artikel 12, stk. 1; Artikel 29-gruppens retningslinjer WP260, punkt 35-36",
        "GDPR Art. 12(1); the Article 29 Working Party’s guidelines WP260, paragraphs 35-36",
    ),
    title: both(
        "et resumé øverst: hvem, hvorfor, rettigheder og det, der kan overraske",
        "a first layer: who, what for, rights, and what may surprise",
    ),
    when: both(
        "i politikker, der er for lange til at læse i ét stræk",
        "in policies that are too long to be read in one go",
    ),
    looks_at: &["text", "section.in-short"],
    why: both(
        "de fleste læser kun begyndelsen, og der skal det vigtigste stå",
        "most people read only the beginning, and what matters most must stand there",
    ),
    mend: both(
        "lad resuméet stå først, og nævn det manglende der, eller tag jeres eget resumé ud: så skriver ikraft det",
        "let the summary come first, and say there what is missing, or take your own out: then ikraft writes it",
    ),
    check,
};

/// Something that the first layer tells where the policy has it.
struct Matter {
    name: Both,
    /// Sections that a link may lead to instead of words.
    targets: Vec<String>,
    topic: Topic,
}

fn check(subject: &Subject, found: &mut Found) {
    for written in &subject.texts {
        let words: usize = written.sentences().map(|sentence| sentence.words.len()).sum();
        let summary = written.document.sections.iter().find(|section| section.kind == SectionKind::Summary);
        let is_first = written.document.sections.first().is_some_and(|first| first.kind == SectionKind::Summary);
        match summary {
            Some(summary) if is_first => tells_all(subject, written, summary, found),
            _ if words < limits().layered_from_words => {}
            Some(summary) => {
                let message = Both::new(
                    format!("resuméet `{}` står ikke først", summary.id),
                    format!("the summary `{}` does not come first", summary.id),
                );
                found.add(Hit::new(&place_of(subject, written, &summary.id), message).lang(written.lang));
            }
            None => {
                let message = both("politikken har intet resumé øverst", "the policy has no first layer");
                found.add(Hit::new(subject.policy_file(), message).lang(written.lang));
            }
        }
    }
}

fn place_of(subject: &Subject, written: &Written, section: &str) -> Place {
    let first_own = |run: &&Run| run.section == section && run.is_own(&(0..run.text.len()));
    let run = written.runs.iter().find(first_own);
    run.map_or_else(|| subject.policy_file().clone(), |run| place_in(subject, run, &(0..run.text.len())))
}

fn tells_all(subject: &Subject, written: &Written, summary: &Section, found: &mut Found) {
    let of_summary = |run: &&Run| run.section == summary.id;
    let is_generated = written
        .runs
        .iter()
        .filter(of_summary)
        .any(|run| run.voice(&(0..run.text.len())) != Voice::Fragment && run.block.is_some());
    // What the library writes tells of all that the facts have; in a language without phrases nobody can tell.
    if is_generated || written.reading.phrases().is_none() {
        return;
    }
    let mut links = Vec::new();
    for block in &summary.blocks {
        links_of(&block.kind, &mut links);
    }
    for matter in matters(subject, written) {
        let is_linked = matter.targets.iter().any(|target| links.contains(&target.as_str()));
        let is_said = written.said(matter.topic).iter().any(|said| said.run.section == summary.id);
        if !is_linked && !is_said {
            let message = Both::new(
                format!("resuméet `{}` nævner ikke {}", summary.id, matter.name.da),
                format!("the summary `{}` does not tell of {}", summary.id, matter.name.en),
            );
            found.add(Hit::new(&place_of(subject, written, &summary.id), message).lang(written.lang));
        }
    }
    let name = value_of_name(subject);
    let names_us = written.runs.iter().filter(of_summary).any(|run| name.is_some_and(|name| run.text.contains(name)));
    if name.is_some() && !names_us && !links.contains(&Generated::Controller.id()) {
        let message = Both::new(
            format!("resuméet `{}` nævner ikke den dataansvarlige", summary.id),
            format!("the summary `{}` does not tell of the controller", summary.id),
        );
        found.add(Hit::new(&place_of(subject, written, &summary.id), message).lang(written.lang));
    }
}

fn value_of_name<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    subject.public.firm.controller.name.value().map(String::as_str)
}

/// What this policy has that a first layer tells.
fn matters(subject: &Subject, written: &Written) -> Vec<Matter> {
    let activities = &subject.public.activities;
    let has_section = |section: Generated| written.document.all_sections().iter().any(|one| one.id == section.id());
    let of = |which: &dyn Fn(&Activity) -> bool, name: Both, topic: Topic| {
        let targets: Vec<String> =
            activities.iter().filter(|one| which(one)).map(|one| format!("activity-{}", one.id)).collect();
        (!targets.is_empty()).then_some(Matter { name, targets, topic })
    };
    let section = |section: Generated, name: Both, topic: Topic| {
        has_section(section).then(|| Matter { name, targets: vec![section.id().to_owned()], topic })
    };
    let has_class = |one: &Activity, class: CategoryClass| {
        value(&one.categories).into_iter().flatten().any(|category| category.class == class)
    };
    let is_automated = |one: &Activity| matches!(value(&one.automated), Some(Automated::Used(_)));
    let is_kept = |one: &Activity| {
        value(&one.retention).into_iter().flatten().any(|entry| matches!(entry.rule, Keeping::NotDeleted { .. }))
    };
    let about_children = |one: &Activity| one.subjects.iter().any(|group| group.under.is_some());
    [
        section(Generated::Activities, both("formålene", "the purposes"), Topic::ShortPurposes),
        section(Generated::Rights, both("rettighederne", "the rights"), Topic::ShortRights),
        of(
            &|one| has_class(one, CategoryClass::Special),
            both("følsomme oplysninger", "sensitive data"),
            Topic::ShortSpecial,
        ),
        of(&about_children, both("oplysninger om børn", "data on children"), Topic::ShortChildren),
        of(&|one| one.kind == Some(ActivityKind::Cctv), both("kameraerne", "the cameras"), Topic::ShortCctv),
        section(
            Generated::Transfers,
            both("lande uden for EU/EØS", "countries outside the EU/EEA"),
            Topic::ShortTransfers,
        ),
        of(&is_automated, both("automatiske afgørelser", "automated decisions"), Topic::ShortAutomated),
        of(&is_kept, both("oplysninger, som ikke bliver slettet", "data that is not deleted"), Topic::ShortNotDeleted),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The sections that links of a block lead to.
fn links_of<'a>(block: &'a BlockKind, links: &mut Vec<&'a str>) {
    match block {
        BlockKind::Paragraph { content } => links_in(content, links),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| links_of(block, links));
        }
        BlockKind::Quote { blocks } | BlockKind::Callout { blocks, .. } => {
            blocks.iter().for_each(|block| links_of(block, links));
        }
        BlockKind::Entries { .. } | BlockKind::Table(_) | BlockKind::Chain { .. } | BlockKind::Signature { .. } => {}
    }
}

fn links_in<'a>(inlines: &'a [Inline], links: &mut Vec<&'a str>) {
    for inline in inlines {
        match inline {
            Inline::SectionLink { section, .. } => links.push(section),
            Inline::Strong { content } | Inline::Emphasis { content } => links_in(content, links),
            _ => {}
        }
    }
}
