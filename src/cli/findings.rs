//! Findings for a person: what, where with the line itself, why, and how to mend it.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Stop;
use super::print::unless_nobody_reads;
use crate::check::{Both, ReportLang, both, severity};
use crate::finding::{Finding, Place, Severity, line_and_column};
use crate::source::Texts;

/// The code of a fact that is not known yet. There may be dozens, so they are told in one list.
pub const UNKNOWN_FACT: &str = "unknown-fact";

static ONE_UNKNOWN: Both = both(
    "oplysning er ukendt endnu; læserne ser intet til den, og en udgave venter på den",
    "fact is not known yet; readers see nothing of it, a release waits for it",
);
static UNKNOWN: Both = both(
    "oplysninger er ukendte endnu; læserne ser intet til dem, og en udgave venter på dem",
    "facts are not known yet; readers see nothing of them, a release waits for them",
);
/// What stands before why something matters, and before how to mend it.
static WHY: Both = both("hvorfor", "note");
static HELP: Both = both("hjælp", "help");

/// A longer line is not shown: nobody reads it, and it hides the rest.
const LONGEST_LINE: usize = 400;

/// Prints findings to standard error: mistakes one by one, facts that are not known yet as one list, then the count.
pub fn print(findings: &[Finding], texts: &Texts) -> Result<(), Stop> {
    let mut stderr = anstream::AutoStream::new(io::stderr().lock(), colour());
    let words = human(findings, texts, terminal_width(io::stderr().is_terminal()));
    unless_nobody_reads(stderr.write_all(words.as_bytes()).and_then(|()| stderr.flush()))
}

/// Colour only where a terminal reads, and nobody said no (NO_COLOR, CLICOLOR).
fn colour() -> anstream::ColorChoice {
    anstream::AutoStream::choice(&io::stderr())
}

/// A terminal's own width is clap's business; lines of findings are cut where a wide window ends.
pub fn terminal_width(is_terminal: bool) -> usize {
    if is_terminal { 140 } else { 200 }
}

/// The findings as styled text, with their number.
fn human(findings: &[Finding], texts: &Texts, width: usize) -> String {
    let mut out = told(findings, texts, width, ReportLang::English);
    if let Some(count) = count(findings) {
        out.push_str(&count);
        out.push('\n');
    }
    out
}

/// The findings as styled text, in the words that they have. The labels are in the language of the report.
pub fn told(findings: &[Finding], texts: &Texts, width: usize, lang: ReportLang) -> String {
    let renderer = Renderer::styled().term_width(width);
    let mut out = String::new();
    for finding in findings.iter().filter(|finding| finding.code != UNKNOWN_FACT) {
        out.push_str(&renderer.render(&[group(finding, texts, lang)]));
        out.push_str("\n\n");
    }
    out + &unknown(findings, texts, lang)
}

/// The facts that are not known yet, under their files.
fn unknown(findings: &[Finding], texts: &Texts, lang: ReportLang) -> String {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    for finding in findings.iter().filter(|finding| finding.code == UNKNOWN_FACT) {
        // The path of the fact is what the message quotes first.
        let fact = finding.message.split('`').nth(1).unwrap_or(&finding.message);
        let fact = annotate_snippets::normalize_untrusted_str(fact);
        let file = finding.place.as_ref().map_or("", |place| &place.file);
        let line =
            finding.place.as_ref().zip(texts.get(file)).map(|(place, text)| line_and_column(text, place.start).0);
        let told = line.map_or_else(|| fact.clone(), |line| format!("{line}: {fact}"));
        files.entry(file).or_default().push(told);
        count += 1;
    }
    if count == 0 {
        return String::new();
    }
    let mut out = format!("{count} {}:\n", if count == 1 { &ONE_UNKNOWN } else { &UNKNOWN }.of(lang));
    for (file, facts) in files {
        out.push_str(&format!("  {}\n", annotate_snippets::normalize_untrusted_str(file)));
        out.push_str(&wrapped(&facts));
    }
    out.push('\n');
    out
}

/// Words one after the other, in lines that fit a terminal.
fn wrapped(words: &[String]) -> String {
    const WIDTH: usize = 100;
    let mut out = String::new();
    let mut line = String::new();
    for word in words {
        if !line.is_empty() && line.chars().count() + word.chars().count() > WIDTH {
            out.push_str(&format!("    {}\n", line.trim_end()));
            line.clear();
        }
        line.push_str(&format!("{word}   "));
    }
    out + &format!("    {}\n", line.trim_end())
}

/// "3 errors, 1 warning".
fn count(findings: &[Finding]) -> Option<String> {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let words = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let parts: Vec<String> =
        [words(of(Severity::Error), "error"), words(of(Severity::Warning), "warning")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn group<'a>(finding: &'a Finding, texts: &'a Texts, lang: ReportLang) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let level = level.with_name(severity(finding.severity).of(lang).to_owned());
    let (why, help) = (Level::NOTE.with_name(WHY.of(lang)), Level::HELP.with_name(HELP.of(lang)));
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.code));
    if let Some(place) = &finding.place {
        group = shown(group, place, texts, AnnotationKind::Primary, None);
    }
    for (place, label) in &finding.related {
        group = shown(group, place, texts, AnnotationKind::Context, Some(label));
    }
    // These may quote a file as well, and the renderer takes them for words of the program.
    let untrusted = annotate_snippets::normalize_untrusted_str;
    if let Some(words) = &finding.why {
        group = group.element(why.message(untrusted(words)));
    }
    for hint in &finding.hints {
        group = group.element(help.clone().message(untrusted(hint)));
    }
    group
}

/// Adds the line of `place` with the stretch underlined, or the place alone where there is no line to show.
fn shown<'a>(
    group: Group<'a>,
    place: &'a Place,
    texts: &'a Texts,
    kind: AnnotationKind,
    label: Option<&'a String>,
) -> Group<'a> {
    let Some(text) = texts.get(&place.file) else {
        let group = group.element(Origin::path(&*place.file));
        return noted(group, label);
    };
    let (line_number, column) = line_and_column(text, place.start);
    let (line_start, line) = line_at(text, place.start);
    if line.len() > LONGEST_LINE || (place.start, place.end) == (0, 0) {
        let origin = Origin::path(&*place.file).line(line_number).char_column(column);
        return noted(group.element(origin), label);
    }
    // A stretch over several lines is underlined in its first one, and one behind the line's end at that end.
    // A byte order mark is not part of the line that a person sees.
    let mark = line.len() - line.trim_start_matches('\u{feff}').len();
    let (line_start, line) = (line_start + mark, &line[mark..]);
    let start = floor(line, place.start.saturating_sub(line_start));
    let end = floor(line, place.end.saturating_sub(line_start)).max(start);
    let mut annotation = kind.span(start..end);
    if let Some(label) = label {
        annotation = annotation.label(label.as_str());
    }
    group.element(Snippet::source(line).line_start(line_number).path(&*place.file).annotation(annotation))
}

/// The line that byte `offset` stands in, without its line end, and the offset at which it starts.
fn line_at(text: &str, offset: usize) -> (usize, &str) {
    let offset = floor(text, offset);
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |newline| offset + newline);
    let line = &text[start..end];
    (start, line.strip_suffix('\r').unwrap_or(line))
}

/// The nearest start of a character at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn noted<'a>(group: Group<'a>, label: Option<&'a String>) -> Group<'a> {
    match label {
        Some(label) => group.element(Level::NOTE.no_name().message(annotate_snippets::normalize_untrusted_str(label))),
        None => group,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(findings: &[Finding], texts: &[(&str, &str)]) -> String {
        let texts = texts.iter().map(|(file, text)| ((*file).into(), (*text).into())).collect();
        anstream::adapter::strip_str(&human(findings, &texts, 140)).to_string()
    }

    #[test]
    fn shows_the_line_with_why_and_hint() {
        let text = "[controller]\nname = \"Prøve\"\nemial = \"x\"\n";
        let start = text.find("emial").unwrap();
        let finding = Finding::error("unknown-key", "unknown key `emial`")
            .at(&Place::new("content/a/firm.toml", start, start + 5))
            .why("a misspelt key would be left out of the policy")
            .hint("did you mean `email`?");
        let shown = plain(&[finding], &[("content/a/firm.toml", text)]);
        assert!(shown.contains("error[unknown-key]: unknown key `emial`"), "{shown}");
        assert!(shown.contains("content/a/firm.toml:3:1"), "{shown}");
        assert!(shown.contains("emial = \"x\""), "{shown}");
        assert!(shown.contains("^^^^^"), "{shown}");
        assert!(shown.contains("note: a misspelt key"), "{shown}");
        assert!(shown.contains("help: did you mean `email`?"), "{shown}");
        assert!(shown.ends_with("1 error\n"), "{shown}");
    }

    #[test]
    fn places_that_fit_no_text_do_not_panic() {
        let texts = [("a", "\u{feff}kort\r\n")];
        for place in [
            Place::new("a", 0, 99),
            Place::new("a", 500, 900),
            Place::new("a", 1, 2),
            Place::new("a", 8, 9),
            Place::new("b", 3, 4),
            Place::whole("a"),
        ] {
            let finding = Finding::warning("w", "m").at(&place).related(&place, "here too");
            assert!(plain(&[finding], &texts).contains("warning[w]: m"));
        }
    }

    #[test]
    fn unknown_facts_are_one_list() {
        let unknown = |fact: &str, start| {
            Finding::info(UNKNOWN_FACT, format!("`{fact}` of firm is not known yet")).at(&Place::new(
                "f",
                start,
                start + 1,
            ))
        };
        let shown = plain(&[unknown("controller.cvr", 0), unknown("dpo.email", 3)], &[("f", "a\nb\n")]);
        assert!(shown.starts_with("2 facts are not known yet"), "{shown}");
        assert!(shown.ends_with(":\n  f\n    1: controller.cvr   2: dpo.email\n\n"), "{shown}");
    }

    #[test]
    fn words_of_a_file_cannot_command_the_terminal() {
        let finding = Finding::error("x", "bad \u{1b}[31m name").at(&Place::new("f", 0, 3));
        let texts = [("f".into(), "\u{1b}]0;x\u{7}".into())].into();
        let shown = human(&[finding], &texts, 140);
        assert!(!shown.contains("\u{1b}]") && !shown.contains('\u{7}') && !shown.contains("bad \u{1b}"), "{shown:?}");
    }
}
