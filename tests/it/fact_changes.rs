//! What is said of each change of the facts: `tests/changes/*.md`, which a lawyer can read.
//!
//! A case is a heading and, indented, what is edited in the public facts of the example shop; below stands what is then
//! told: the class, and the sentence in Danish and English. `SNAPSHOTS=overwrite cargo test --release fact_changes`
//! writes down what is told; read the difference before you commit it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ikraft::history::facts::{Class, FactChange, compare, say};
use ikraft::model::language::{Lang, Language};
use ikraft::model::public_facts::{PublicFacts, read};
use ikraft::source::messages::embedded_files;
use ikraft::text::LanguageWords;
use serde_json::Value;

use crate::harness::REPOSITORY;

#[test]
fn every_kind_of_change_is_told_as_the_tables_say() {
    let words = [("da", "da-DK"), ("en", "en-GB")].map(|(code, locale)| {
        let language = Language { code: Lang::new(code), locale: locale.into() };
        LanguageWords::new(&language, &embedded_files(&language.code)).0
    });
    let base: Value = serde_json::from_str(include_str!("../fixtures/facts-1.json")).unwrap();
    let folder = Path::new(REPOSITORY).join("tests/changes");
    let mut tables: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    tables.sort();
    let (mut cases, mut codes, mut wrong) = (0, BTreeSet::new(), Vec::new());
    for table in tables {
        let text = fs::read_to_string(&table).unwrap();
        let mut shown = String::new();
        for (n, case) in text.split("\n## ").enumerate() {
            if n == 0 {
                shown += case.trim_end();
                shown.push('\n');
                continue;
            }
            cases += 1;
            let title = case.lines().next().unwrap_or_default();
            let edits: Vec<&str> = case.lines().filter(|line| line.starts_with("    ")).collect();
            assert!(!edits.is_empty(), "{title}: nothing is edited");
            let told = tell(title, &base, &edits, &words, &mut codes);
            shown += &format!("\n## {title}\n{}\n\n{told}", edits.join("\n"));
        }
        if shown != text {
            if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
                fs::write(&table, &shown).unwrap();
            } else {
                let lines: BTreeSet<&str> = text.lines().collect();
                let new: Vec<&str> = shown.lines().filter(|line| !lines.contains(line)).collect();
                wrong.push(format!("{}: told otherwise:\n{}", table.display(), new.join("\n")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(cases >= 200 && codes.len() >= 150, "{cases} cases, {} kinds of change", codes.len());
    let explained = explained();
    let silent: Vec<&&str> = codes.iter().filter(|code| !explained.contains(**code)).collect();
    assert!(silent.is_empty(), "docs/EDITIONS.md has no reason for {silent:?}");
}

/// The codes of the table in docs/EDITIONS.md.
fn explained() -> BTreeSet<String> {
    let text = fs::read_to_string(Path::new(REPOSITORY).join("docs/EDITIONS.md")).unwrap();
    let table = text.split("<!-- codes -->").nth(1).unwrap().split("<!-- /codes -->").next().unwrap();
    let codes =
        table.lines().filter_map(|row| row.split('|').nth(1)).flat_map(|cell| cell.split('`').skip(1).step_by(2));
    codes.map(str::to_owned).collect()
}

#[test]
fn every_code_of_the_table_has_its_sentence_and_none_stands_twice() {
    let messages = fs::read_to_string(Path::new(REPOSITORY).join("i18n/da/changes.ftl")).unwrap();
    let text = fs::read_to_string(Path::new(REPOSITORY).join("docs/EDITIONS.md")).unwrap();
    for code in explained() {
        assert!(messages.contains(&format!("\nchange-{code} = ")), "{code} has no sentence");
        assert_eq!(text.matches(&format!("`{code}`")).count(), 1 + usize::from(code == "wording"), "{code}");
    }
}

/// What is told of one case.
fn tell(
    title: &str,
    base: &Value,
    edits: &[&str],
    words: &[LanguageWords; 2],
    codes: &mut BTreeSet<&'static str>,
) -> String {
    let (mut old, mut new) = (base.clone(), base.clone());
    for edit in edits {
        let edit = edit.trim();
        match edit.strip_prefix("before ") {
            Some(edit) => {
                apply(title, &mut old, edit);
                apply(title, &mut new, edit);
            }
            None => apply(title, &mut new, edit),
        }
    }
    let changes = compare(&facts(title, &old), &facts(title, &new));
    let mut told = String::new();
    for change in &changes {
        codes.insert(change.code);
        let [danish, english] = words.each_ref().map(|words| say(change, words).unwrap());
        told += &format!("- {}, `{}`\n  - da: {danish}\n  - en: {english}\n", class(change), change.code);
    }
    if changes.is_empty() {
        told += "- no change\n";
    }
    told
}

fn class(change: &FactChange) -> String {
    match change.class {
        Class::Material(trigger) => format!("material ({})", format!("{trigger:?}").to_lowercase()),
        Class::Minor => "minor".to_owned(),
    }
}

fn facts(title: &str, value: &Value) -> PublicFacts {
    read(&value.to_string()).unwrap_or_else(|bad| panic!("{title}: {bad}"))
}

/// `path = value` states, `path + value` adds to a list, `- path` takes out. An entry of a list is named by its index,
/// or by what it is known by.
fn apply(title: &str, value: &mut Value, edit: &str) {
    let json = |written: &str| -> Value {
        serde_json::from_str(written).unwrap_or_else(|bad| panic!("{title}: {written}: {bad}"))
    };
    if let Some(path) = edit.strip_prefix("- ") {
        let (parent, last) = path.rsplit_once('/').unwrap_or(("", path));
        match at(title, value, parent) {
            Value::Object(fields) => {
                assert!(fields.remove(last).is_some(), "{title}: there is no {path}");
            }
            Value::Array(entries) => {
                let n = index(entries, last).unwrap_or_else(|| panic!("{title}: there is no {path}"));
                entries.remove(n);
            }
            other => panic!("{title}: {parent} is {other}"),
        }
    } else if let Some((path, written)) = edit.split_once(" + ") {
        let (parent, last) = path.rsplit_once('/').unwrap_or(("", path));
        let parent = at(title, value, parent);
        let list = if let Value::Object(fields) = parent {
            fields.entry(last).or_insert_with(|| Value::Array(Vec::new()))
        } else {
            at(title, parent, last)
        };
        list.as_array_mut().unwrap_or_else(|| panic!("{title}: {path} is no list")).push(json(written));
    } else if let Some((path, written)) = edit.split_once(" = ") {
        let (parent, last) = path.rsplit_once('/').unwrap_or(("", path));
        match at(title, value, parent) {
            Value::Object(fields) => {
                fields.insert(last.to_owned(), json(written));
            }
            entries => *at(title, entries, last) = json(written),
        }
    } else {
        panic!("{title}: no such edit: {edit}");
    }
}

fn at<'v>(title: &str, value: &'v mut Value, path: &str) -> &'v mut Value {
    path.split('/').filter(|part| !part.is_empty()).fold(value, |value, part| match value {
        Value::Array(entries) => {
            let n = index(entries, part).unwrap_or_else(|| panic!("{title}: there is no {part} in {path}"));
            &mut entries[n]
        }
        other => other.get_mut(part).unwrap_or_else(|| panic!("{title}: there is no {part} in {path}")),
    })
}

fn index(entries: &[Value], name: &str) -> Option<usize> {
    let known_by = |entry: &Value| {
        ["id", "name", "to", "key", "right"].iter().any(|field| entry[field] == name) || entry["is"]["key"] == name
    };
    name.parse().ok().filter(|n| *n < entries.len()).or_else(|| entries.iter().position(known_by))
}
