//! One policy in the report.

use super::ReportInput;
use super::findings::{cards, waived};
use super::readability;
use super::requirements::{Row, State};
use super::seen::Seen;
use super::translations;
use crate::check::{Both, ReportLang, both};
use crate::finding::{Finding, Severity};
use crate::model::date::Day;
use crate::model::waiver::Waiver;
use crate::render::view::report::{Bit, Part};

/// A policy, and all that is told of it.
pub struct Review<'a> {
    input: &'a ReportInput<'a>,
    /// Which one it is on the page.
    at: usize,
    id: &'a str,
    seen: &'a Seen,
    standing: Vec<&'a Finding>,
    waived: Vec<&'a (Finding, Waiver)>,
    rows: Vec<Row<'a>>,
}

impl<'a> Review<'a> {
    pub fn of(input: &'a ReportInput<'a>, at: usize, id: &'a str, seen: &'a Seen) -> Review<'a> {
        let is_mine = |finding: &Finding| !finding.scope.is_empty() && finding.touches(id);
        let standing: Vec<&Finding> = input.findings.iter().filter(|finding| is_mine(finding)).collect();
        let waived: Vec<&(Finding, Waiver)> = input.waived.iter().filter(|(finding, _)| is_mine(finding)).collect();
        let of_waivers: Vec<&Finding> = waived.iter().map(|(finding, _)| finding).collect();
        let rows = seen.answers.iter().map(|answer| Row::of(answer, &standing, &of_waivers)).collect();
        Review { input, at, id, seen, standing, waived, rows }
    }

    fn said(&self, words: &'static Both) -> &'static str {
        words.of(self.input.lang)
    }

    fn anchor(&self) -> String {
        format!("p{}", self.at + 1)
    }

    /// The title, in the language of the report where the policy has it.
    fn title(&self) -> (String, String) {
        let titles = &self.seen.titles;
        let said = titles.iter().find(|(lang, _)| lang.as_str() == self.input.lang.code()).or_else(|| titles.first());
        said.map_or_else(|| (String::new(), self.id.to_owned()), |(lang, title)| (lang.to_string(), title.clone()))
    }

    fn count(&self, severity: Severity) -> usize {
        self.standing.iter().filter(|finding| finding.severity == severity).count()
    }

    /// How many requirements are asked for here, and how many of them are told.
    fn told(&self) -> (usize, usize) {
        let asked = self.rows.iter().filter(|row| row.state != State::NotAsked);
        let is_told = |row: &&Row| matches!(row.state, State::Told | State::Remark);
        (asked.clone().filter(is_told).count(), asked.count())
    }

    /// The policy in a line of the summary.
    pub fn line(&self) -> Vec<Bit> {
        let (_, title) = self.title();
        let (told, asked) = self.told();
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        let mut counts = match self.input.lang {
            ReportLang::Danish => {
                let many = if warnings == 1 { "advarsel" } else { "advarsler" };
                format!(": {told} af {asked} krav er fortalt, {errors} fejl, {warnings} {many}")
            }
            ReportLang::English => {
                let many = |count: usize| if count == 1 { "" } else { "s" };
                let (of_errors, of_warnings) = (many(errors), many(warnings));
                format!(
                    ": {told} of {asked} requirements are stated, {errors} error{of_errors}, \
                     {warnings} warning{of_warnings}"
                )
            }
        };
        if !self.waived.is_empty() {
            static WAIVED: Both = both("fund, som nogen svarer for", "waived");
            counts.push_str(&format!(", {} {}", self.waived.len(), self.said(&WAIVED)));
        }
        vec![Bit::Link { to: self.anchor(), words: format!("{title} ({})", self.seen.firm) }, Bit::words(counts)]
    }

    pub fn into_parts(self) -> Vec<Part> {
        let (lang, title) = self.title();
        let heading = Bit::Said { lang, words: format!("{title} – {}", self.seen.firm) };
        let mut parts = vec![Part::Heading { level: 2, id: self.anchor(), bits: vec![heading] }, self.entries()];
        parts.extend(self.requirements());
        parts.extend(self.findings());
        parts.extend(self.waivers());
        static READING: Both = both("Hvordan teksten læses", "How the text reads");
        parts.push(self.heading("reading", &READING));
        parts.extend(readability::parts(self.input, self.seen));
        if !self.seen.translations.is_empty() {
            static TRANSLATIONS: Both = both("Hvordan oversættelserne står", "How the translations stand");
            parts.push(self.heading("translations", &TRANSLATIONS));
            parts.push(translations::table(self.input, self.seen));
        }
        parts
    }

    fn heading(&self, id: &str, words: &'static Both) -> Part {
        Part::Heading { level: 3, id: format!("{}-{id}", self.anchor()), bits: vec![Bit::words(self.said(words))] }
    }

    fn entries(&self) -> Part {
        static POLICY: Both = both("politik", "policy");
        static LANGUAGES: Both = both("sprog", "languages");
        static EDITION: Both = both("udgave", "edition");
        static NEXT: Both = both("næste udgave", "next edition");
        static NO_EDITION: Both = both("ingen endnu; teksten er en kladde", "none yet; the text is a draft");
        static NONE_NOW: Both = both("ingen gælder i dag", "none is in force today");
        static REVIEWED: Both = both("sidst gennemgået", "last reviewed");
        static NEVER: Both = both("det er ikke oplyst", "it is not stated");
        static DUE: Both = both("skal gennemgås igen", "to be reviewed again");
        let seen = self.seen;
        let languages: Vec<&str> = seen.titles.iter().map(|(lang, _)| lang.as_str()).collect();
        let edition = match (seen.in_force, seen.scheduled) {
            (Some(edition), _) => self.edition(edition, false),
            (None, Some(_)) => self.said(&NONE_NOW).to_owned(),
            (None, None) => self.said(&NO_EDITION).to_owned(),
        };
        let words = |words: String| vec![Bit::words(words)];
        let mut entries = vec![
            (self.said(&POLICY).to_owned(), vec![Bit::code(self.id)]),
            (self.said(&LANGUAGES).to_owned(), words(languages.join(", "))),
            (self.said(&EDITION).to_owned(), words(edition)),
        ];
        if let Some(next) = seen.scheduled {
            entries.push((self.said(&NEXT).to_owned(), words(self.edition(next, true))));
        }
        let reviewed = seen.reviewed.map_or_else(|| self.said(&NEVER).to_owned(), |day| self.input.day(day));
        entries.push((self.said(&REVIEWED).to_owned(), words(reviewed)));
        if let Some(due) = seen.review_due {
            entries.push((self.said(&DUE).to_owned(), words(self.due(due))));
        }
        Part::Entries(entries)
    }

    fn edition(&self, (ordinal, effective): (u32, Day), is_to_come: bool) -> String {
        let day = self.input.day(effective);
        match (self.input.lang, is_to_come) {
            (ReportLang::Danish, false) => format!("nr. {ordinal}, i kraft siden {day}"),
            (ReportLang::Danish, true) => format!("nr. {ordinal}, træder i kraft {day}"),
            (ReportLang::English, false) => format!("no. {ordinal}, in force since {day}"),
            (ReportLang::English, true) => format!("no. {ordinal}, takes effect on {day}"),
        }
    }

    fn due(&self, due: Day) -> String {
        static OVERDUE: Both = both(" (fristen er overskredet)", " (overdue)");
        let late = if due < self.input.day { self.said(&OVERDUE) } else { "" };
        format!("{}{late}", self.input.day(due))
    }

    fn requirements(&self) -> Vec<Part> {
        static TITLE: Both = both("Kravene i artikel 12, 13 og 14", "The requirements of Art. 12, 13 and 14");
        static INTRO: Both = both(
            "For hvert krav står her den sætning, der fortæller det, og hvor ordene kommer fra. At en sætning er \
             fundet, siger ikke, at den er sand, eller at den er nok.",
            "For each requirement, here is the sentence that states it, and where its words come from. That a sentence \
             was found does not say that it is true, or that it is enough.",
        );
        static CAPTION: Both = both("Hvordan hvert krav står", "How each requirement stands");
        static HEADS: [Both; 2] = [both("krav", "requirement"), both("stand", "state")];
        let mut parts = vec![
            self.heading("requirements", &TITLE),
            Part::Paragraph(vec![Bit::words(self.said(&INTRO))]),
            Part::Table {
                caption: self.said(&CAPTION).to_owned(),
                heads: HEADS.iter().map(|head| self.said(head).to_owned()).collect(),
                rows: self.rows.iter().map(|row| row.cells(self.input, self.at)).collect(),
            },
        ];
        parts.extend(self.rows.iter().map(|row| row.card(self.input, self.at)));
        parts
    }

    /// What no requirement above has told already.
    fn findings(&self) -> Vec<Part> {
        static TITLE: Both = both("Andre fund", "Other findings");
        let told: Vec<&str> = self.seen.answers.iter().flat_map(|answer| answer.requirement.rules).copied().collect();
        let others: Vec<&Finding> =
            self.standing.iter().copied().filter(|finding| !told.contains(&finding.code)).collect();
        if others.is_empty() {
            return Vec::new();
        }
        let mut parts = vec![self.heading("findings", &TITLE)];
        parts.extend(cards(self.input, &others));
        parts
    }

    fn waivers(&self) -> Vec<Part> {
        static TITLE: Both = both("Fund, som nogen svarer for", "Findings that somebody answers for");
        if self.waived.is_empty() {
            return Vec::new();
        }
        let mut parts = vec![self.heading("waivers", &TITLE)];
        parts.extend(self.waived.iter().map(|(finding, waiver)| waived(self.input, finding, waiver)));
        parts
    }
}
