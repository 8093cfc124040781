//! Findings on the page: what, where, why, how to mend it, and who answers for it.

use super::ReportInput;
use crate::check::{Both, ReportLang, both, severity};
use crate::finding::{Finding, Severity};
use crate::model::waiver::Waiver;
use crate::render::view::report::{Bit, Mark, Part};

pub fn mark(severity: Severity) -> Mark {
    match severity {
        Severity::Error => Mark::Bad,
        Severity::Warning => Mark::Warning,
        Severity::Info => Mark::Note,
    }
}

/// Findings, set apart: those of one rule together, whose reason and mending are then told once.
pub fn cards(input: &ReportInput, findings: &[&Finding]) -> Vec<Part> {
    let mut groups: Vec<(Finding, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let said = input.lang.say(finding);
        let is_same = |group: &&mut (Finding, Vec<&Finding>)| {
            (group.0.code, group.0.severity, &group.0.why, &group.0.hints)
                == (said.code, said.severity, &said.why, &said.hints)
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.1.push(finding),
            None => groups.push((said, vec![finding])),
        }
    }
    groups.into_iter().map(|(said, all)| card(input, &said, &all)).collect()
}

/// Findings that differ only in what and where.
fn card(input: &ReportInput, said: &Finding, all: &[&Finding]) -> Part {
    static MEND: Both = both("Sådan retter du det: ", "How to fix it: ");
    let lang = input.lang;
    let mark = mark(said.severity);
    let state = |code: &str| Bit::State(mark, format!("{} {code}", severity(said.severity).of(lang)));
    let told = |finding: &Finding| {
        let mut bits = in_code(&lang.say(finding).message);
        if let Some(place) = &finding.place {
            bits.push(Bit::words(" – "));
            bits.extend(input.place(place));
        }
        bits
    };
    let mut parts = match all {
        [one] => vec![line(state(said.code), told(one))],
        _ => {
            vec![Part::Paragraph(vec![state(said.code)]), Part::List(all.iter().map(|finding| told(finding)).collect())]
        }
    };
    parts.extend(said.why.iter().map(|why| Part::Paragraph(in_code(&begun(why)))));
    parts.extend(said.hints.iter().map(|hint| {
        let mut bits = vec![Bit::words(MEND.of(lang))];
        bits.extend(in_code(hint));
        Part::Paragraph(bits)
    }));
    Part::Card { mark, parts }
}

/// A finding that somebody answers for.
pub fn waived(input: &ReportInput, finding: &Finding, waiver: &Waiver) -> Part {
    let lang = input.lang;
    let day = input.day(waiver.until.value);
    let by = match lang {
        ReportLang::Danish => format!("{} svarer for det til og med {day}: {}", waiver.by, waiver.reason),
        ReportLang::English => format!("{} answers for it up to {day}: {}", waiver.by, waiver.reason),
    };
    let state = Bit::State(Mark::Quiet, format!("{} {}", severity(finding.severity).of(lang), finding.code));
    let mut parts = vec![line(state, in_code(&lang.say(finding).message)), Part::Paragraph(vec![Bit::words(by)])];
    parts.push(Part::Paragraph(input.place(&waiver.place)));
    Part::Card { mark: Mark::Quiet, parts }
}

/// What is wrong, behind how much it weighs.
fn line(state: Bit, message: Vec<Bit>) -> Part {
    Part::Paragraph([vec![state, Bit::words(": ")], message].concat())
}

/// A phrase as the beginning of a paragraph.
pub fn begun(phrase: &str) -> String {
    crate::check::explain::sentence(phrase)
}

/// Words with what stands in backticks as code.
pub fn in_code(words: &str) -> Vec<Bit> {
    let parts = words.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(at, part)| if at % 2 == 1 { Bit::code(part) } else { Bit::words(part) }).collect()
}
