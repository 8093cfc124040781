//! What each rule finds. Every file of tests/rules/ is named after a rule and holds its cases: the smallest change to a
//! policy that breaks the rule, and the rules that are broken with it. See CONTRIBUTING.md for the form.
//!
//! A case holds in both directions: the policy as it is has no such finding, with the change it has one of the rule and
//! of each rule that is implied and of no other, and with the change undone it is as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ikraft::check::rules;
use ikraft::finding::Finding;
use ikraft::site::{CheckInput, check};
use ikraft::source;

use crate::harness::{REPOSITORY, Site, TODAY, copy_folder};

/// The policy that cases change, unless they name another one.
const EXAMPLE: &str = "proeveby-cykler/customers";

/// One heading of a case file.
#[derive(Default)]
struct Case {
    rule: String,
    title: String,
    /// `<firm>/<policy>`, of the example site or of a folder of tests/rules/sites/.
    policy: String,
    /// A folder of tests/rules/sites/; absent = the example site.
    site: Option<String>,
    /// Rules that the same change breaks.
    implies: BTreeSet<String>,
    day: String,
    /// Path, and the lines of its diff; `file` blocks as lines that are all new.
    changes: Vec<(String, Vec<String>)>,
    files: Vec<(String, String)>,
    /// The frozen editions come along.
    editions: bool,
    /// What was reviewed of the translations comes along. Else every case that changes a word would break LNG3.
    translations: bool,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(REPOSITORY).join("tests/rules");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files.iter().flat_map(|path| read(path)).collect()
}

fn read(path: &Path) -> Vec<Case> {
    let rule = path.file_stem().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("# ") {
            let (rule, title) = (rule.clone(), title.to_owned());
            cases.push(Case { rule, title, policy: EXAMPLE.into(), day: TODAY.into(), ..Case::default() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(info) = line.strip_prefix("```") {
            let block: Vec<String> = lines.by_ref().take_while(|line| *line != "```").map(str::to_owned).collect();
            match info.split_once(' ') {
                Some(("diff", path)) => case.changes.push((path.to_owned(), block)),
                Some(("file", path)) => case.files.push((path.to_owned(), block.join("\n") + "\n")),
                _ => panic!("{}: no such block: {info}", path.display()),
            }
        } else if let Some(implied) = line.strip_prefix("implies: ") {
            case.implies.extend(implied.split(", ").map(str::to_owned));
        } else if let Some(policy) = line.strip_prefix("policy: ") {
            case.policy = policy.to_owned();
        } else if let Some(site) = line.strip_prefix("site: ") {
            case.site = Some(site.to_owned());
        } else if let Some(day) = line.strip_prefix("day: ") {
            case.day = day.to_owned();
        } else if line == "with its editions" {
            case.editions = true;
        } else if line == "with its translations" {
            case.translations = true;
        }
    }
    cases
}

/// How many findings of each code there are.
type Counts = BTreeMap<&'static str, usize>;

fn site(case: &Case) -> Site {
    if let Some(name) = &case.site {
        return Site::copy_of(&Path::new(REPOSITORY).join("tests/rules/sites").join(name));
    }
    let site = Site::new();
    let root = Path::new(REPOSITORY);
    fs::copy(root.join("site.toml"), site.path().join("site.toml")).unwrap();
    let firm = case.policy.split('/').next().unwrap();
    for folder in ["content/_shared", &format!("content/{firm}")] {
        fs::create_dir_all(site.path().join(folder)).unwrap();
        copy_folder(&root.join(folder), &site.path().join(folder));
    }
    if !case.translations {
        for folder in ["content/_shared", &format!("content/{firm}"), &format!("content/{}", case.policy)] {
            let _ = fs::remove_file(site.path().join(folder).join("translations.lock"));
        }
    }
    if !case.editions {
        let _ = fs::remove_dir_all(site.path().join(format!("content/{}/editions", case.policy)));
    }
    site
}

/// What reading, composing and the rules say of one policy.
pub fn findings(root: &Path, policy: &str, day: &str) -> Vec<Finding> {
    let loaded = source::load(root).unwrap();
    let mut findings = Vec::new();
    if let Some(site) = &loaded.site {
        let day = day.parse().unwrap();
        let input =
            CheckInput { site, files: &loaded.texts, found: &loaded.findings, only: Some(policy), day, jobs: 1 };
        let (checks, found) = check(&input);
        findings.extend(found);
        findings.extend(checks.into_iter().flat_map(|check| check.findings));
    } else {
        findings.clone_from(&loaded.findings);
    }
    findings.retain(|finding| finding.touches(policy));
    findings
}

fn counts(findings: &[Finding]) -> Counts {
    let mut counts = Counts::new();
    for finding in findings {
        *counts.entry(finding.code).or_default() += 1;
    }
    counts
}

/// Applies a change, or takes it back.
fn apply(site: &Site, case: &Case, back: bool) -> Result<(), String> {
    for (path, block) in &case.changes {
        let block: Vec<&str> = block.iter().map(String::as_str).collect();
        let turned: Vec<String> = block
            .iter()
            .map(|line| match line.chars().next() {
                Some('-') => format!("+{}", &line[1..]),
                Some('+') => format!("-{}", &line[1..]),
                _ => (*line).to_owned(),
            })
            .collect();
        let turned: Vec<&str> = turned.iter().map(String::as_str).collect();
        let before = site.read(path);
        site.apply(path, if back { &turned } else { &block })?;
        if before == site.read(path) {
            return Err(format!("{path}: the change changes nothing"));
        }
    }
    Ok(())
}

/// Runs a case; the objections.
fn run(case: &Case) -> Result<(), String> {
    let site = site(case);
    let before = findings(site.path(), &case.policy, &case.day);
    let originals: Vec<(String, String)> =
        case.changes.iter().map(|(path, _)| (path.clone(), site.read(path))).collect();
    for (path, text) in &case.files {
        site.write(path, text);
    }
    apply(&site, case, false)?;
    let after = findings(site.path(), &case.policy, &case.day);
    let (was, is) = (counts(&before), counts(&after));
    let risen: BTreeSet<&str> = is
        .iter()
        .filter(|(code, count)| **count > was.get(*code).copied().unwrap_or(0))
        .map(|(code, _)| *code)
        .collect();
    let mut expected: BTreeSet<&str> = case.implies.iter().map(String::as_str).collect();
    expected.insert(&case.rule);
    if risen != expected {
        let told: Vec<String> = after
            .iter()
            .filter(|finding| !before.contains(finding))
            .map(|finding| format!("  {} {} {:?}", finding.code, finding.message, finding.place))
            .collect();
        return Err(format!("expected {expected:?}, found {risen:?}\n{}", told.join("\n")));
    }
    for finding in after.iter().filter(|finding| finding.code == case.rule && !before.contains(finding)) {
        complete(finding)?;
    }
    for (path, text) in originals {
        site.write(&path, text);
    }
    for (path, _) in &case.files {
        fs::remove_file(site.path().join(path)).unwrap();
    }
    match findings(site.path(), &case.policy, &case.day) == before {
        true => Ok(()),
        false => Err("with the change undone it is not as it was".to_owned()),
    }
}

/// A finding of a rule has a place, and everything in both languages.
fn complete(finding: &Finding) -> Result<(), String> {
    if finding.place.is_none() {
        return Err(format!("{}: no place", finding.code));
    }
    // Findings of loading that carry a rule's code may be in English only.
    let Some(danish) = &finding.danish else { return Ok(()) };
    let is_told = !danish.message.is_empty() && danish.why.is_some() && danish.hints.len() == finding.hints.len();
    if is_told && danish.message != finding.message { Ok(()) } else { Err(format!("{}: no Danish", finding.code)) }
}

#[test]
fn every_case_breaks_its_rule_and_no_other() {
    let only = std::env::var("RULE").ok();
    let cases: Vec<Case> =
        cases().into_iter().filter(|case| only.as_ref().is_none_or(|only| *only == case.rule)).collect();
    assert!(!cases.is_empty(), "there are cases");
    let next = std::sync::atomic::AtomicUsize::new(0);
    let results = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    results.lock().unwrap().push((&case.rule, &case.title, run(case)));
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap();
    results.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    for (rule, title, result) in &results {
        println!("{} {rule:<5} {title}", if result.is_ok() { "ok  " } else { "FAIL" });
    }
    let wrong: Vec<String> = results
        .iter()
        .filter_map(|(rule, title, result)| Some(format!("{rule}: {title}\n{}", result.as_ref().err()?)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases\n\n{}", wrong.len(), results.len(), wrong.join("\n\n"));
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let rules: BTreeSet<&str> = rules::all().map(|rule| rule.code).collect();
    let cases = cases();
    let with_cases: BTreeSet<&str> = cases.iter().map(|case| case.rule.as_str()).collect();
    assert_eq!(rules, with_cases);
}

#[test]
fn the_words_of_every_rule_are_whole_in_both_languages() {
    for rule in rules::all() {
        for words in [&rule.source, &rule.title, &rule.when, &rule.why, &rule.mend] {
            for side in [&words.da, &words.en] {
                assert!(!side.is_empty() && !side.ends_with('.') && side.trim() == side, "{}: {side:?}", rule.code);
            }
        }
        assert!(!rule.looks_at.is_empty(), "{}", rule.code);
    }
}
