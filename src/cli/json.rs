//! Findings and results for a program: one JSON object a line, on standard output.

use serde::Serialize;

use super::{Stop, print};
use crate::finding::{Finding, Lines, Place, Severity};
use crate::source::Texts;

/// One line of the output.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    Finding {
        code: &'a str,
        severity: Severity,
        #[serde(flatten)]
        place: Option<JsonPlace<'a>>,
        message: &'a str,
        why: Option<&'a str>,
        hints: &'a [String],
        scope: Vec<&'a str>,
        related: Vec<Related<'a>>,
    },
}

#[derive(Serialize)]
pub struct JsonPlace<'a> {
    file: &'a str,
    /// Absent for a file that is not text.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    start: Option<JsonSpot>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<JsonSpot>,
}

#[derive(Serialize)]
struct JsonSpot {
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
}

#[derive(Serialize)]
pub struct Related<'a> {
    #[serde(flatten)]
    place: JsonPlace<'a>,
    label: &'a str,
}

/// Why a run had no result: wrong usage, or a failure of the machine. It is the last line, in place of the summary.
#[derive(Serialize)]
#[serde(tag = "type", rename = "failure")]
pub struct Failure {
    pub exit: u8,
    pub message: String,
    pub hints: Vec<String>,
}

/// Prints each finding as a line.
pub fn print_findings(findings: &[Finding], texts: &Texts) -> Result<(), Stop> {
    let lines = Lines::of(texts);
    findings.iter().try_for_each(|finding| print::line(&finding_line(finding, &lines)))
}

/// Prints any other line: what was written, say.
pub fn print(line: &impl Serialize) -> Result<(), Stop> {
    print::line(&to_line(line))
}

fn finding_line(finding: &Finding, lines: &Lines) -> String {
    to_line(&Line::Finding {
        code: finding.code,
        severity: finding.severity,
        place: finding.place.as_ref().map(|place| json_place(place, lines)),
        message: &finding.message,
        why: finding.why.as_deref(),
        hints: &finding.hints,
        scope: finding.scope.iter().map(|scope| &**scope).collect(),
        related: related(finding, lines),
    })
}

/// The other places that a finding speaks of.
pub fn related<'a>(finding: &'a Finding, lines: &Lines) -> Vec<Related<'a>> {
    finding.related.iter().map(|(place, label)| Related { place: json_place(place, lines), label }).collect()
}

pub fn to_line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("lines hold only strings, numbers and lists")
}

pub fn json_place<'a>(place: &'a Place, lines: &Lines) -> JsonPlace<'a> {
    let spot = |offset| lines.spot(&place.file, offset).map(|(line, column)| JsonSpot { line, column });
    JsonPlace { file: &place.file, start: spot(place.start), end: spot(place.end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line_with_its_place() {
        let texts: Texts = [("a.toml".into(), "x = 1\nø = 2\n".into())].into();
        let finding = Finding::error("unknown-key", "unknown key `ø`").at(&Place::new("a.toml", 6, 8)).hint("no");
        let line = finding_line(&finding, &Lines::of(&texts));
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["type"], "finding");
        assert_eq!(value["line"], 2);
        assert_eq!(value["column"], 1);
        assert_eq!(value["end"]["column"], 2);
        assert_eq!(value["severity"], "error");
        assert!(!line.contains('\n'));
    }

    #[test]
    fn a_finding_without_a_place_has_no_file() {
        let line = finding_line(&Finding::info("x", "m"), &Lines::of(&Texts::new()));
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert!(value.get("file").is_none());
    }
}
