//! The report for whoever answers for the policies: every requirement of GDPR Art. 12 to 14 with the sentence that
//! tells it, what is missing, what somebody answers for, how the text reads, how its translations stand, and when to
//! look again.

mod findings;
mod policy;
mod readability;
mod requirements;
mod seen;
mod translations;

use crate::check::explain::sentence;
use crate::check::{Both, NO_ADVICE, ReportLang, both};
use crate::finding::{Finding, Place, line_and_column};
use crate::model::date::Day;
use crate::model::waiver::Waiver;
use crate::render::report;
use crate::render::view::report::{Bit, Part, Report};
use crate::source::Texts;
use crate::text::day_in;

pub use seen::{Seen, seen};

/// What the report is made of.
pub struct ReportInput<'a> {
    pub lang: ReportLang,
    /// Today.
    pub day: Day,
    /// Each policy that was checked, and what was seen in it.
    pub policies: &'a [(String, Seen)],
    /// What nobody answers for.
    pub findings: &'a [Finding],
    /// What somebody answers for.
    pub waived: &'a [(Finding, Waiver)],
    pub texts: &'a Texts,
}

/// The report as one page.
pub fn html(input: &ReportInput) -> String {
    static TITLE: Both = both("Gennemgang af privatlivspolitikker", "Review of privacy policies");
    static ONE: Both = both("Gennemgang af en privatlivspolitik", "Review of a privacy policy");
    static SITE: Both = both("Uden for politikkerne", "Outside the policies");
    let lang = input.lang;
    let title = if input.policies.len() == 1 { &ONE } else { &TITLE };
    let reviews: Vec<policy::Review> =
        input.policies.iter().enumerate().map(|(at, (id, seen))| policy::Review::of(input, at, id, seen)).collect();
    let mut parts = vec![
        Part::Paragraph(vec![Bit::words(as_of(input))]),
        Part::Paragraph(vec![Bit::Strong(format!("{}.", sentence(NO_ADVICE.of(lang))))]),
    ];
    if reviews.is_empty() {
        static NONE: Both = both("Ingen politik kunne læses.", "No policy could be read.");
        parts.push(Part::Paragraph(vec![Bit::words(NONE.of(lang))]));
    } else {
        parts.push(Part::List(reviews.iter().map(policy::Review::line).collect()));
    }
    parts.extend(reviews.into_iter().flat_map(policy::Review::into_parts));
    let others: Vec<&Finding> = input.findings.iter().filter(|finding| is_of_none(input, finding)).collect();
    if !others.is_empty() {
        parts.push(Part::Heading { level: 2, id: "site".into(), bits: vec![Bit::words(SITE.of(lang))] });
        parts.extend(findings::cards(input, &others));
    }
    report::page(&Report { lang: lang.code().to_owned(), title: title.of(lang).to_owned(), parts })
}

/// When and by what the policies were looked at.
fn as_of(input: &ReportInput) -> String {
    let (day, version) = (input.day(input.day), env!("CARGO_PKG_VERSION"));
    match input.lang {
        ReportLang::Danish => format!("Set pr. {day} med ikraft {version}."),
        ReportLang::English => format!("As of {day}, by ikraft {version}."),
    }
}

/// Whether a finding touches no policy of the report alone: it is of the whole site, or of one that cannot be read.
fn is_of_none(input: &ReportInput, finding: &Finding) -> bool {
    finding.scope.is_empty() || !input.policies.iter().any(|(id, _)| finding.touches(id))
}

impl ReportInput<'_> {
    fn day(&self, day: Day) -> String {
        day_in(self.lang.locale(), day)
    }

    /// File and line, as somebody opens it in an editor. A file of the program is said to be one.
    fn place(&self, place: &Place) -> Vec<Bit> {
        static BUILT_IN: Both = both("klausulbiblioteket", "the clause library");
        if let Some(file) = place.file.strip_prefix("builtin:") {
            return vec![Bit::words(format!("{}: ", BUILT_IN.of(self.lang))), Bit::code(file)];
        }
        let line = self.texts.get(&place.file).map(|text| line_and_column(text, place.start).0);
        let at = line.filter(|_| place.end > 0).map_or_else(String::new, |line| format!(":{line}"));
        vec![Bit::code(format!("{}{at}", place.file))]
    }
}
