//! `--format sarif`: SARIF 2.1.0, for code scanners and editors.
//!
//! The JSON is built from values and checked against the schema of OASIS in `./test`. A crate of types would bring a
//! generator of code with it, for one object that is only written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use serde_json::{Map, Value, json};

use super::lines::docs_link;
use super::told::Report;
use crate::check::explain::{markdown, sentence};
use crate::check::rules::{FAMILIES, Family};
use crate::check::{NO_ADVICE, ReportLang, Rule};
use crate::finding::{Finding, Lines, Place, Severity};
use crate::model::waiver::Waiver;
use crate::site::sha256;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The folder that addresses of files are relative to: the one that the command was run in, as a rule the repository's.
const BASE: &str = "%SRCROOT%";

/// Where a finding of no file is shown: scanners want one.
const SITE_FILE: &str = "site.toml";

/// How the run was asked for.
pub struct Setting<'a> {
    /// The site's folder, as it was given.
    pub dir: Option<&'a Path>,
    /// A policy or a firm; absent = all.
    pub policy: Option<&'a str>,
    /// Where the rule reference is published.
    pub docs: Option<&'a str>,
}

/// The log, with its line end.
pub fn sarif(report: &Report, setting: &Setting) -> String {
    let mut log = Log {
        report,
        lines: Lines::of(report.texts),
        below: below(setting.dir),
        artifacts: artifacts(report),
        descriptors: descriptors(report),
        seen: BTreeMap::new(),
    };
    let standing: Vec<Value> = report.findings.iter().map(|finding| log.result(finding, None)).collect();
    let waived: Vec<Value> = report.waived.iter().map(|(finding, waiver)| log.result(finding, Some(waiver))).collect();
    let results = [standing, waived].concat();
    // Scanners keep the results of each category apart; what stands before the last slash is the category.
    let category =
        setting.policy.map_or_else(|| "ikraft-check/".to_owned(), |policy| format!("ikraft-check/{policy}/"));
    let run = json!({
        "tool": { "driver": {
            "name": "ikraft",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "shortDescription": { "text": sentence(NO_ADVICE.of(report.lang)) + "." },
            "rules": log.rules(setting),
        }},
        "automationDetails": { "id": category },
        "invocations": [{ "executionSuccessful": true }],
        "language": report.lang.code(),
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": { BASE: { "description": { "text": "the folder that the command was run in" } } },
        "artifacts": log.artifacts.iter().map(|file| json!({ "location": log.location(file) })).collect::<Vec<_>>(),
        "results": results,
    });
    let text = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    serde_json::to_string_pretty(&text).expect("a value of JSON can be written") + "\n"
}

/// What stands before the path of a file: the site's folder, where it was given as one below the folder of the run.
fn below(dir: Option<&Path>) -> String {
    let is_below = |dir: &&Path| dir.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let parts = dir.filter(is_below).into_iter().flat_map(Path::components).filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    parts.fold(String::new(), |path, part| path + part + "/")
}

/// Every file that is named, sorted.
fn artifacts(report: &Report) -> Vec<String> {
    let places = report.findings.iter().chain(report.waived.iter().map(|(finding, _)| finding)).flat_map(|finding| {
        finding.place.iter().chain(finding.related.iter().map(|(place, _)| place)).map(|place| place.file.to_string())
    });
    let of_waivers = report.waived.iter().map(|(_, waiver)| waiver.place.file.to_string());
    let all: BTreeSet<String> = places.chain(of_waivers).chain([SITE_FILE.to_owned()]).collect();
    all.into_iter().collect()
}

/// The codes that results refer to by their index: every rule, then the mistakes of this run.
fn descriptors(report: &Report) -> Vec<(&'static str, Option<&'static Rule>)> {
    let rules = FAMILIES.iter().flat_map(|family| family.rules).map(|rule| (rule.code, Some(*rule)));
    let mut all: Vec<(&'static str, Option<&'static Rule>)> = rules.collect();
    let of_waived = report.waived.iter().map(|(finding, _)| finding.code);
    let codes: BTreeSet<&'static str> = report.findings.iter().map(|finding| finding.code).chain(of_waived).collect();
    let known: BTreeSet<&str> = all.iter().map(|(code, _)| *code).collect();
    all.extend(codes.into_iter().filter(|code| !known.contains(code)).map(|code| (code, None)));
    all
}

struct Log<'a> {
    report: &'a Report<'a>,
    lines: Lines<'a>,
    below: String,
    /// Sorted.
    artifacts: Vec<String>,
    descriptors: Vec<(&'static str, Option<&'static Rule>)>,
    /// How often a fingerprint's words were met: equal findings of one file are told apart by their order.
    seen: BTreeMap<String, usize>,
}

impl Log<'_> {
    fn rules(&self, setting: &Setting) -> Vec<Value> {
        let lang = self.report.lang;
        let family = |code: &str| {
            let has = |family: &&Family| family.rules.iter().any(|rule| rule.code == code);
            FAMILIES.iter().find(has).map(|family| family.id)
        };
        let described = |(code, rule): &(&'static str, Option<&'static Rule>)| {
            let Some(rule) = rule else { return json!({ "id": code }) };
            let title = sentence(rule.title.of(lang));
            let when = sentence(rule.when.of(lang));
            let why = sentence(rule.why.of(lang));
            let mut descriptor = json!({
                "id": code,
                "name": name(&rule.title.en),
                "shortDescription": { "text": format!("{title}.") },
                "fullDescription": { "text": format!("{title}. {when}. {why} ({}).", rule.source.of(lang)) },
                "help": { "text": plain_help(rule, lang), "markdown": markdown(rule, lang) },
                "defaultConfiguration": { "level": level(rule.severity) },
                "properties": { "tags": [family(code), Some(&*rule.source.en)] },
            });
            if let Some(docs) = setting.docs {
                descriptor["helpUri"] = docs_link(code, lang, Some(docs)).into();
            }
            descriptor
        };
        self.descriptors.iter().map(described).collect()
    }

    fn result(&mut self, finding: &Finding, waiver: Option<&Waiver>) -> Value {
        let said = self.report.lang.say(finding);
        let index = self.descriptors.iter().position(|(code, _)| *code == finding.code);
        let site = Place::whole(SITE_FILE);
        let place = finding.place.as_ref().unwrap_or(&site);
        let related: Vec<Value> = said
            .related
            .iter()
            .enumerate()
            .map(|(at, (place, label))| {
                json!({ "id": at, "message": { "text": label }, "physicalLocation": self.physical(place) })
            })
            .collect();
        let suppressions: Vec<Value> = waiver.map(|waiver| self.suppression(waiver)).into_iter().collect();
        let mut properties = Map::new();
        properties.insert("scope".into(), finding.scope.iter().map(|scope| &**scope).collect());
        if let Some(lang) = &finding.lang {
            properties.insert("language".into(), (&**lang).into());
        }
        let mut result = json!({
            "ruleId": finding.code,
            "ruleIndex": index,
            "level": level(finding.severity),
            "message": { "text": message(&said) },
            "locations": [{ "physicalLocation": self.physical(place) }],
            "partialFingerprints": { "ikraftFinding/v1": self.fingerprint(finding) },
            // Where one result has suppressions, a result without the property is one of which nobody knows.
            "suppressions": suppressions,
            "properties": properties,
        });
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        result
    }

    fn suppression(&self, waiver: &Waiver) -> Value {
        json!({
            "kind": "external",
            "status": "accepted",
            "justification": waiver.reason,
            "location": { "physicalLocation": self.physical(&waiver.place) },
            "properties": { "by": waiver.by, "until": waiver.until.value.to_string() },
        })
    }

    fn physical(&self, place: &Place) -> Value {
        json!({ "artifactLocation": self.location(&place.file), "region": self.region(place) })
    }

    fn location(&self, file: &str) -> Value {
        // `builtin:` is a scheme of its own: such a file is in the program, and in no folder.
        let mut location = match file.strip_prefix("builtin:") {
            Some(path) => json!({ "uri": format!("builtin:{}", encoded(path)) }),
            None => json!({ "uri": encoded(&format!("{}{file}", self.below)), "uriBaseId": BASE }),
        };
        if let Ok(index) = self.artifacts.binary_search_by(|known| known.as_str().cmp(file)) {
            location["index"] = index.into();
        }
        location
    }

    /// Lines from 1, columns in units of UTF-16 from 1, the end behind the last one.
    fn region(&self, place: &Place) -> Value {
        let spot = |offset| self.lines.line(&place.file, offset).filter(|_| (place.start, place.end) != (0, 0));
        let (Some(start), Some(end)) = (spot(place.start), spot(place.end)) else { return json!({ "startLine": 1 }) };
        let ((start_line, start_column), (end_line, end_column)) = (utf16_spot(start), utf16_spot(end));
        json!({ "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column })
    }

    /// The same wherever in its file a finding stands and in whatever language it is told: rule, file, English words
    /// and the words of the place, and the how manieth it is of those.
    fn fingerprint(&mut self, finding: &Finding) -> String {
        let place = finding.place.as_ref();
        let words = place.and_then(|place| self.report.texts.get(&place.file)?.get(place.start..place.end));
        let file = place.map_or("", |place| &place.file);
        let identity = [finding.code, file, &finding.message, words.unwrap_or_default()].join("\u{0}");
        let seen = self.seen.entry(identity.clone()).or_default();
        *seen += 1;
        let hash = sha256(format!("{identity}\u{0}{seen}").as_bytes());
        hash[..32].to_owned()
    }
}

/// The line, and the column behind what stands in it before a place.
fn utf16_spot((line, before): (usize, &str)) -> (usize, usize) {
    let units: usize = before.chars().filter(|sign| *sign != '\u{feff}').map(char::len_utf16).sum();
    (line, units + 1)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// What is wrong, why it matters and how to mend it, as sentences: a scanner shows nothing else beside the line.
fn message(finding: &Finding) -> String {
    let said = [&finding.message].into_iter().chain(&finding.why).chain(&finding.hints);
    said.map(|words| format!("{}.", sentence(words))).collect::<Vec<_>>().join(" ")
}

fn plain_help(rule: &Rule, lang: ReportLang) -> String {
    format!("{}. {}.", sentence(rule.mend.of(lang)), sentence(NO_ADVICE.of(lang)))
}

/// A title as a name in one piece: `TheControllersNameAndAtLeastOneWayToReachThem`.
fn name(title: &str) -> String {
    let letters = |word: &str| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    title.split([' ', '-', '/']).map(|word| sentence(&letters(word))).collect()
}

/// A path as a relative reference (RFC 3986).
fn encoded(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_units_of_utf_16_and_pass_over_a_byte_order_mark() {
        let text = "\u{feff}æ😀x\ny";
        let texts = [("a".into(), text.into())].into();
        let lines = Lines::of(&texts);
        let spot = |offset| lines.line("a", offset).map(utf16_spot);
        assert_eq!(spot(text.find('x').unwrap()), Some((1, 4)));
        assert_eq!(spot(text.find('y').unwrap()), Some((2, 1)));
        assert_eq!(spot(999), Some((2, 2)));
        assert_eq!(spot(4), Some((1, 1)), "a byte inside a sign counts as its start");
    }

    #[test]
    fn files_are_addresses_below_the_folder_of_the_run() {
        assert_eq!(encoded("content/søn & co/da/a:b.md"), "content/s%C3%B8n%20%26%20co/da/a%3Ab.md");
        assert_eq!(below(Some(Path::new("./privacy/site/"))), "privacy/site/");
        for elsewhere in ["..", "/srv/site", "a/../b"] {
            assert_eq!(below(Some(Path::new(elsewhere))), "", "{elsewhere}");
        }
        assert_eq!(below(None), "");
    }

    #[test]
    fn a_name_is_in_one_piece() {
        assert_eq!(name("the controller’s name, e-mail and CVR"), "TheControllersNameEMailAndCVR");
    }
}
