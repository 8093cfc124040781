//! `ikraft diff --all`: what every policy changed since its edition in force, as pages for a reviewer and as one text
//! for a comment.

use std::path::Path;

use super::day::day;
use super::{Exit, Stop, findings, options, print};
use crate::finding::{self, Finding};
use crate::history::changes::Words;
use crate::history::{self, PolicyHistory};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::render::comparison_text;
use crate::render::html::Templates;
use crate::render::view::comparison::Comparison;
use crate::site::diff::{Compared, DiffInput, Pick, diff};
use crate::source::{self, LoadedSite};
use crate::write::{recover_editions, write_report};

/// How wide a line of the comment is.
const WIDTH: usize = 100;
/// The longest part of a comment that one comparison may take, in bytes.
const LONGEST_PART: usize = 12_000;
/// Above this only files are named: forges take comments of some 65,000 characters.
const LONGEST_COMMENT: usize = 50_000;
/// No text of a policy holds a fence as long as this one.
const FENCE: &str = "~~~~~~~~~~~~";
/// The name of the comment in its folder.
const COMMENT: &str = "comment.md";

/// What is asked for.
pub struct Question<'a> {
    pub root: &'a Path,
    pub out: &'a Path,
    pub lang: Option<&'a str>,
    pub date: Option<Day>,
    pub force: bool,
}

/// Compares all, writes what changed, and says how much that is.
pub fn run(question: &Question) -> Result<Exit, Stop> {
    options::report(question.root, question.out)?;
    recover_editions(question.root)?;
    let loaded = source::load(question.root)?;
    let Some(site) = &loaded.site else {
        findings::print(&loaded.findings, &loaded.texts)?;
        print::aside("nothing was compared")?;
        return Ok(Exit::Unpublished);
    };
    let lang = question.lang.map(|written| super::diff::language(site, written)).transpose()?;
    let today = day(question.date, &site.config.time_zone);
    let mut found: Vec<Finding> = loaded.findings.iter().filter(|finding| finding.is_error()).cloned().collect();
    let mut outcomes = Vec::new();
    for id in policies(site) {
        let is_whole = !loaded.findings.iter().any(|one| one.code == "toml-syntax" && one.touches(id));
        let (outcome, findings) = compare(site, id, today, is_whole);
        found.extend(findings.into_iter().filter(Finding::is_error));
        outcomes.push((id, outcome));
    }
    let templates = match Templates::new(&site.theme) {
        Ok(templates) => templates,
        Err(mistakes) => {
            findings::print(&mistakes, &loaded.texts)?;
            return Ok(Exit::Unpublished);
        }
    };
    // Everything is made before anything is written.
    let mut files = Vec::new();
    let mut comment = Comment::new(&outcomes);
    for (id, outcome) in &outcomes {
        let Outcome::Changed(compared) = outcome else { continue };
        for one in compared.iter().filter(|one| lang.as_ref().is_none_or(|lang| *lang == one.lang)) {
            let name = format!("{id}.{}.html", one.lang);
            match templates.comparison(&one.comparison) {
                Ok(page) => files.push((name.clone(), page.into_bytes())),
                Err(finding) => found.push(finding),
            }
            comment.add(id, &one.lang, &one.comparison, &name);
        }
    }
    let pages = files.len();
    files.push((COMMENT.to_owned(), comment.text.into_bytes()));
    for (name, bytes) in &files {
        let path = question.out.join(name);
        if !write_report(&path, bytes, question.force)? {
            return Err(Stop::usage(format!("{} is there already", path.display())).hint("replace it with --force"));
        }
    }
    finding::sort(&mut found);
    let found = finding::limit(found, &loaded.texts);
    findings::print(&found, &loaded.texts)?;
    let changed = outcomes.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Changed(_))).count();
    let counted = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    print::line(&format!(
        "{} changed since the edition in force; wrote {} and {COMMENT} to {}",
        counted(changed, "policy", "policies"),
        counted(pages, "page", "pages"),
        question.out.display()
    ))?;
    let is_damaged = outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Damaged));
    Ok(match (is_damaged, found.is_empty()) {
        (true, _) => Exit::Unpublished,
        (false, false) => Exit::WorkingMistakes,
        (false, true) => Exit::Fine,
    })
}

/// Every policy that has working files or editions, by id.
fn policies(site: &LoadedSite) -> std::collections::BTreeSet<&str> {
    let working = site.policies.iter().map(|loaded| loaded.policy.id.as_str());
    working.chain(site.editions.keys().map(String::as_str)).collect()
}

/// What came of one policy.
enum Outcome {
    Same,
    /// In each language in which something changed.
    Changed(Vec<Compared>),
    /// No edition yet.
    Draft,
    /// Its working files cannot be used.
    Broken,
    /// One side has no words and no facts that could be compared.
    Wordless,
    /// What was recorded cannot be trusted.
    Damaged,
}

fn compare(site: &LoadedSite, id: &str, today: Day, is_whole: bool) -> (Outcome, Vec<Finding>) {
    let nothing = || (PolicyHistory::default(), Vec::new());
    let (history, damage) = site.editions.get(id).map_or_else(nothing, |files| history::load(files));
    if damage.iter().any(Finding::is_error) {
        return (Outcome::Damaged, damage);
    }
    let Some(edition) = history.history.on(today).or_else(|| history.history.newest()) else {
        return (Outcome::Draft, Vec::new());
    };
    let Some(working) = site.policies.iter().find(|loaded| loaded.policy.id == id).filter(|_| is_whole) else {
        return (Outcome::Broken, Vec::new());
    };
    let (old, new) = (Pick::Edition(edition), Pick::Working(working));
    let (mut compared, found) = diff(&DiffInput { site, history: &history, old, new, day: today, full: false });
    let can_be_compared =
        |one: &Compared| one.changes.facts.is_some() || matches!(one.changes.words, Words::Compared { .. });
    if !compared.iter().any(can_be_compared) {
        return (Outcome::Wordless, found);
    }
    compared.retain(|one| !one.comparison.groups.is_empty() || !one.comparison.redlines.is_empty());
    (if compared.is_empty() { Outcome::Same } else { Outcome::Changed(compared) }, found)
}

/// The text of a comment, in Markdown.
struct Comment {
    text: String,
}

impl Comment {
    /// Its head: what became of each policy.
    fn new(outcomes: &[(&str, Outcome)]) -> Comment {
        let named = |is: fn(&Outcome) -> bool| -> Vec<String> {
            outcomes.iter().filter(|(_, outcome)| is(outcome)).map(|(id, _)| format!("`{id}`")).collect()
        };
        let mut text = "## What changes for readers\n\n".to_owned();
        let lines = [
            ("changed since the edition in force", named(|outcome| matches!(outcome, Outcome::Changed(_)))),
            ("new, without an edition to compare with", named(|outcome| matches!(outcome, Outcome::Draft))),
            ("**not compared**: mistakes in the working files", named(|outcome| matches!(outcome, Outcome::Broken))),
            ("not compared: the edition is only a file", named(|outcome| matches!(outcome, Outcome::Wordless))),
            ("**not compared**: not as it was recorded", named(|outcome| matches!(outcome, Outcome::Damaged))),
        ];
        for (what, policies) in lines.iter().filter(|(_, policies)| !policies.is_empty()) {
            text.push_str(&format!("- {what}: {}\n", policies.join(", ")));
        }
        if lines.iter().all(|(_, policies)| policies.is_empty()) {
            text.push_str("Nothing: every policy is as its edition in force.\n");
        }
        Comment { text }
    }

    /// One comparison, as far as there is room. Lines that begin with + or - have a colour where `diff` is known.
    fn add(&mut self, id: &str, lang: &Lang, comparison: &Comparison, file: &str) {
        self.text.push_str(&format!("\n### `{id}`, {lang}\n\n"));
        let all = anstream::adapter::strip_str(&comparison_text::text(comparison, WIDTH)).to_string();
        if self.text.len() + all.len().min(LONGEST_PART) > LONGEST_COMMENT {
            self.text.push_str(&format!("Too long for a comment: see `{file}`.\n"));
            return;
        }
        let shown = beginning(all.trim_end(), LONGEST_PART);
        self.text.push_str(&format!("{FENCE}diff\n{shown}\n{FENCE}\n"));
        if shown.len() < all.trim_end().len() {
            self.text.push_str(&format!("\nThe rest is in `{file}`.\n"));
        }
    }
}

/// Whole lines of a text, up to so many bytes.
fn beginning(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let end = (0..=bytes).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    text[..end].rsplit_once('\n').map_or("", |(whole, _)| whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_whole_line() {
        assert_eq!(beginning("ab\ncd", 5), "ab\ncd");
        assert_eq!(beginning("ab\ncø", 5), "ab");
        assert_eq!(beginning("ææææ", 3), "");
    }

    #[test]
    fn where_nothing_changed_the_comment_says_so() {
        let comment = Comment::new(&[("firm/customers", Outcome::Same)]);
        assert!(comment.text.contains("Nothing: every policy"), "{}", comment.text);
        let comment = Comment::new(&[("a/b", Outcome::Draft), ("a/c", Outcome::Damaged)]);
        assert!(comment.text.contains("`a/b`") && comment.text.contains("not as it was recorded: `a/c`"));
    }
}
