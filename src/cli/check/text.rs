//! `--format text`: for a person, policy by policy, with the lines that are meant.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use super::told::{Counts, Report, is_rule};
use crate::check::explain::sentence;
use crate::check::{Both, NO_ADVICE, ReportLang, both};
use crate::cli::findings;
use crate::finding::{self, Finding, line_and_column};
use crate::model::waiver::Waiver;
use crate::source::Texts;

/// Styles of a terminal, for headings.
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// The report as styled text.
pub fn text(report: &Report) -> String {
    let mut text = String::new();
    for (scope, found) in report.groups() {
        text.push_str(&heading(&scope_words(scope, report.lang)));
        let found: Vec<Finding> = found.into_iter().map(|finding| report.lang.say(finding)).collect();
        let found = finding::limit(found, report.texts);
        let width = findings::terminal_width(io::stdout().is_terminal());
        text.push_str(&findings::told(&found, report.texts, width, report.lang));
    }
    text.push_str(&waived(report));
    text.push_str(&summary(report));
    text.push_str(&english_ones(report));
    text.push_str(&format!("{}.\n", sentence(NO_ADVICE.of(report.lang))));
    text
}

fn heading(words: &str) -> String {
    format!("{BOLD}{}{PLAIN}\n\n", annotate_snippets::normalize_untrusted_str(words))
}

/// What findings touch: "the whole site", or firms and policies by name.
fn scope_words(scope: &[Arc<str>], lang: ReportLang) -> String {
    static SITE: Both = both("hele sitet", "the whole site");
    if scope.is_empty() {
        return SITE.of(lang).to_owned();
    }
    scope.iter().map(|scope| &**scope).collect::<Vec<_>>().join(", ")
}

/// What somebody answers for: which finding, why, who, until when.
fn waived(report: &Report) -> String {
    static TITLE: Both = both("fund, som nogen svarer for", "findings that somebody answers for");
    if report.waived.is_empty() {
        return String::new();
    }
    let mut text = heading(TITLE.of(report.lang));
    for (finding, waiver) in &report.waived {
        text.push_str(&waived_line(&report.lang.say(finding), waiver, report.texts, report.lang));
    }
    text.push('\n');
    text
}

fn waived_line(finding: &Finding, waiver: &Waiver, texts: &Texts, lang: ReportLang) -> String {
    let place = &waiver.place;
    let line = texts.get(&place.file).map_or(1, |text| line_and_column(text, place.start).0);
    let words = match lang {
        ReportLang::Danish => {
            format!("{} svarer for det til og med {}: {}", waiver.by, waiver.until.value, waiver.reason)
        }
        ReportLang::English => format!("{} answers for it up to {}: {}", waiver.by, waiver.until.value, waiver.reason),
    };
    let lines = format!("  {}: {}\n    {words}\n    --> {}:{line}\n", finding.code, finding.message, place.file);
    lines.lines().map(|line| format!("{}\n", annotate_snippets::normalize_untrusted_str(line))).collect()
}

/// A line for each policy, and one for all of them.
fn summary(report: &Report) -> String {
    static ALL: Both = both("i alt", "in all");
    static NONE: Both = both("ingen politik kunne læses", "no policy could be read");
    let line = |name: &str, counts: Counts| format!("{name}: {}\n", counted(counts, report.lang));
    let mut text: String = report.of_policies().into_iter().map(|(policy, counts)| line(policy, counts)).collect();
    if report.policies.is_empty() {
        text.push_str(&format!("{}\n", NONE.of(report.lang)));
    }
    if report.policies.len() != 1 {
        text.push_str(&line(ALL.of(report.lang), report.counts()));
    }
    text
}

/// "2 errors, 1 warning, 1 waived".
pub fn counted(counts: Counts, lang: ReportLang) -> String {
    static NOTHING: Both = both("intet at bemærke", "nothing found");
    let Counts { errors, warnings, infos, waived } = counts;
    let kinds: [(usize, Both, Both); 4] = [
        (errors, both("fejl", "error"), both("fejl", "errors")),
        (warnings, both("advarsel", "warning"), both("advarsler", "warnings")),
        (infos, both("bemærkning", "info"), both("bemærkninger", "infos")),
        (waived, both("fund, som nogen svarer for", "waived"), both("fund, som nogen svarer for", "waived")),
    ];
    let parts: Vec<String> = kinds
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }.of(lang)))
        .collect();
    if parts.is_empty() { NOTHING.of(lang).to_owned() } else { parts.join(", ") }
}

/// Mistakes in files are told in English to everybody; a Danish report says so where there are any.
fn english_ones(report: &Report) -> String {
    let is_english = |finding: &&Finding| finding.danish.is_none() && finding.code != findings::UNKNOWN_FACT;
    let count = report.findings.iter().filter(is_english).count();
    match report.lang {
        ReportLang::Danish if count > 0 => {
            let has_rule = report.findings.iter().filter(is_english).any(|finding| is_rule(finding.code));
            let what = if has_rule { "i filer og henvisninger" } else { "i filer" };
            format!("{count} af fundene handler om fejl {what} og er kun skrevet på engelsk\n")
        }
        _ => String::new(),
    }
}
