//! What one language says and another does not. `tests/parity/discrepancies.tsv` lists small changes of one language, each of
//! which must be found once, at its place; `tests/parity/equal.tsv` lists sentences that say the same and give no alarm.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ikraft::finding::{Finding, line_and_column};
use ikraft::site::{CheckInput, check};
use ikraft::source;

use crate::harness::{REPOSITORY, Site, TODAY, copy_folder};

/// The fixture, by the firm that it holds; other firms are those of the repository.
const FIXTURE: &str = "laase";

/// One line of the table.
struct Seed {
    number: String,
    what: String,
    policy: String,
    path: String,
    old: String,
    new: String,
    /// Where it must be told: a file, and words of the line.
    at: String,
    line: String,
}

fn folder() -> PathBuf {
    Path::new(REPOSITORY).join("tests/parity")
}

/// The rows of a table, without its head and its comments.
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder().join(name)).unwrap();
    let lines = text.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(|cell| cell.replace("\\n", "\n")).collect()).collect()
}

fn seeds() -> Vec<Seed> {
    let mut seeds: Vec<Seed> = Vec::new();
    for row in rows("discrepancies.tsv") {
        let [number, what, policy, path, old, new, at, line] = <[String; 8]>::try_from(row).unwrap_or_else(|row| {
            panic!("a row has eight cells: {row:?}");
        });
        let path = format!("content/{policy}/{path}");
        let at = if at.is_empty() { path.clone() } else { format!("content/{policy}/{at}") };
        let line = if line.is_empty() { new.clone() } else { line };
        seeds.push(Seed { number, what, policy, path, old, new, at, line });
    }
    seeds
}

/// A copy of the site that holds a policy, without its editions.
fn site_of(policy: &str) -> Site {
    let firm = policy.split('/').next().unwrap();
    if firm == FIXTURE {
        return Site::copy_of(&folder().join("site"));
    }
    let site = Site::new();
    let root = Path::new(REPOSITORY);
    fs::copy(root.join("site.toml"), site.path().join("site.toml")).unwrap();
    for folder in ["content/_shared", &format!("content/{firm}")] {
        fs::create_dir_all(site.path().join(folder)).unwrap();
        copy_folder(&root.join(folder), &site.path().join(folder));
    }
    let _ = fs::remove_dir_all(site.path().join(format!("content/{policy}/editions")));
    site
}

/// What is said of the languages of a policy.
fn findings(site: &Site, policy: &str) -> Vec<Finding> {
    let loaded = source::load(site.path()).unwrap();
    let of_site = loaded.site.as_ref().expect("a site");
    let day = TODAY.parse().unwrap();
    let input =
        CheckInput { site: of_site, files: &loaded.texts, found: &loaded.findings, only: Some(policy), day, jobs: 1 };
    let checks = check(&input).0;
    let mut findings: Vec<Finding> = checks.into_iter().flat_map(|check| check.findings).collect();
    let broken = findings.iter().find(|finding| finding.is_error() && finding.code.starts_with(char::is_lowercase));
    assert!(broken.is_none_or(|finding| finding.code == "unknown-fact"), "{broken:?}");
    findings.retain(|finding| finding.code == "LNG2");
    findings
}

/// Where a finding stands, for people.
fn told(site: &Site, finding: &Finding) -> String {
    let Some(place) = &finding.place else { return format!("{}: no place", finding.message) };
    let text = fs::read_to_string(site.path().join(&*place.file)).unwrap_or_default();
    let (line, _) = line_and_column(&text, place.start);
    format!("  {}:{line}: {}", place.file, finding.message)
}

fn run(seed: &Seed, site: &Site) -> Result<(), String> {
    let before = site.read(&seed.path);
    let count = before.matches(&seed.old).count();
    if count != 1 {
        return Err(format!("{} holds {:?} {count} times", seed.path, seed.old));
    }
    site.write(&seed.path, before.replace(&seed.old, &seed.new));
    let found = findings(site, &seed.policy);
    let result = judge(seed, site, &found);
    site.write(&seed.path, before);
    result
}

fn judge(seed: &Seed, site: &Site, found: &[Finding]) -> Result<(), String> {
    let all = || found.iter().map(|finding| told(site, finding)).collect::<Vec<_>>().join("\n");
    let [finding] = found else { return Err(format!("{} findings\n{}", found.len(), all())) };
    let place = finding.place.as_ref().ok_or("no place")?;
    let text = site.read(&place.file);
    let line = text.lines().nth(line_and_column(&text, place.start).0 - 1).unwrap_or_default();
    let wanted = seed.line.lines().find(|line| !line.is_empty()).unwrap_or_default();
    let is_there = *place.file == *seed.at && line.contains(wanted);
    if !is_there {
        return Err(format!("not at {} »{wanted}« but\n{}", seed.at, all()));
    }
    let has_source = !finding.related.is_empty()
        || ["stands in `en`", "seems to be written in"].iter().any(|words| finding.message.contains(words));
    let in_danish = finding.danish.as_ref().is_some_and(|danish| danish.message != finding.message);
    if has_source && in_danish { Ok(()) } else { Err(format!("half told\n{}", all())) }
}

#[test]
fn every_discrepancy_is_found_once_and_at_its_place() {
    let only = std::env::var("SEED").ok();
    let mut sites: BTreeMap<String, Site> = BTreeMap::new();
    let mut wrong = Vec::new();
    let seeds: Vec<Seed> =
        seeds().into_iter().filter(|seed| only.as_ref().is_none_or(|only| *only == seed.number)).collect();
    assert!(only.is_some() || seeds.len() >= 60, "{} seeded discrepancies", seeds.len());
    for seed in &seeds {
        let site = sites.entry(seed.policy.clone()).or_insert_with(|| site_of(&seed.policy));
        let result = run(seed, site);
        println!("{} {:>3} {}", if result.is_ok() { "ok  " } else { "FAIL" }, seed.number, seed.what);
        wrong.extend(result.err().map(|why| format!("{} {}: {why}", seed.number, seed.what)));
    }
    assert!(wrong.is_empty(), "{} of {}\n\n{}", wrong.len(), seeds.len(), wrong.join("\n\n"));
}

#[test]
fn policies_that_say_the_same_give_no_alarm() {
    for policy in [
        "proeveby-cykler/customers",
        "proeveby-cykler/employees",
        "burojantzen/customers",
        "ballum-it/customers",
        "laase/guests",
    ] {
        let site = site_of(policy);
        let found: Vec<String> = findings(&site, policy).iter().map(|finding| told(&site, finding)).collect();
        assert!(found.is_empty(), "{policy}\n{}", found.join("\n"));
    }
}

#[test]
fn sentences_that_say_the_same_give_no_alarm() {
    let pairs = rows("equal.tsv");
    assert!(pairs.len() >= 40, "{} pairs", pairs.len());
    let site = site_of("laase/guests");
    for (lang, column) in [("da", 0), ("en", 1)] {
        let path = format!("content/laase/guests/{lang}/keys.md");
        let title = site.read(&path).lines().nth(1).unwrap().to_owned();
        let words: Vec<&str> = pairs.iter().map(|pair| pair[column].as_str()).collect();
        site.write(&path, format!("+++\n{title}\n+++\n{}\n", words.join("\n\n")));
    }
    let found: Vec<String> = findings(&site, "laase/guests").iter().map(|finding| told(&site, finding)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
