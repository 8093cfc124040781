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

/// One finding, set apart.
pub fn card(input: &ReportInput, finding: &Finding) -> Part {
    static MEND: Both = both("Sådan retter du det: ", "How to mend it: ");
    let lang = input.lang;
    let said = lang.say(finding);
    let mark = mark(finding.severity);
    let state = Bit::State(mark, format!("{} {}", severity(finding.severity).of(lang), finding.code));
    let mut parts = vec![line(state, in_code(&said.message))];
    parts.extend(said.why.iter().map(|why| Part::Paragraph(in_code(&begun(why)))));
    parts.extend(said.hints.iter().map(|hint| {
        let mut bits = vec![Bit::words(MEND.of(lang))];
        bits.extend(in_code(hint));
        Part::Paragraph(bits)
    }));
    parts.extend(finding.place.iter().map(|place| Part::Paragraph(input.place(place))));
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
