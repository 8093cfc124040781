//! Whether `check` finds in two published policies what a careful reader found there, and nothing that their facts do
//! not bear out; and nothing to mend in the example's own. tests/seeds.md holds every finding with the reader's row that
//! it shows, or the reason for it. `SNAPSHOTS=overwrite` writes what is found; a new finding has the row `?`, and fails
//! until somebody has said why it is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ikraft::check::rules;
use ikraft::finding::{Finding, Severity, line_and_column};

use crate::harness::{REPOSITORY, TODAY};
use crate::rules::findings;

/// One heading of the table, with its policy.
#[derive(Default)]
struct Part {
    title: String,
    policy: String,
    /// A folder of tests/rules/sites/; absent = this repository, which is the example site.
    site: Option<String>,
    /// Only these rules are looked at; empty = all.
    rules: BTreeSet<String>,
    /// The reader's list that the rows are of, and how many it has.
    seed: Option<(String, usize)>,
    /// Nothing here weighs more than an info.
    clean: bool,
    rows: Vec<Row>,
    /// Rows of the reader's that are not shown, with the reason.
    left_out: BTreeMap<usize, String>,
}

/// One line: what a finding shows, and what it says.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    shows: String,
    told: [String; 4],
}

fn path() -> PathBuf {
    Path::new(REPOSITORY).join("tests/seeds.md")
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            parts.push(Part { title: title.to_owned(), ..Part::default() });
            continue;
        }
        let Some(part) = parts.last_mut() else { continue };
        if let Some(policy) = line.strip_prefix("policy: ") {
            part.policy = policy.to_owned();
        } else if let Some(site) = line.strip_prefix("site: ") {
            part.site = Some(site.to_owned());
        } else if let Some(rules) = line.strip_prefix("rules: ") {
            part.rules = rules.split(", ").map(str::to_owned).collect();
        } else if let Some(seed) = line.strip_prefix("rows of: ") {
            let (name, count) = seed.split_once(' ').unwrap();
            part.seed = Some((name.to_owned(), count.parse().unwrap()));
        } else if line == "nothing to mend" {
            part.clean = true;
        } else if let Some((row, reason)) = line.strip_prefix("left out ").and_then(|line| line.split_once(": ")) {
            part.left_out.insert(row.parse().unwrap(), reason.to_owned());
        } else if line.starts_with("| ") && !line.starts_with("| shows |") {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [shows, told @ ..] = cells.as_slice() else { panic!("{line}") };
            let told: [&str; 4] = told.try_into().unwrap_or_else(|_| panic!("{line}"));
            part.rows.push(Row { shows: (*shows).to_owned(), told: told.map(str::to_owned) });
        }
    }
    parts
}

/// What check says now, in the order of the report.
fn told(part: &Part) -> Vec<[String; 4]> {
    let root = match &part.site {
        Some(site) => Path::new(REPOSITORY).join("tests/rules/sites").join(site),
        None => Path::new(REPOSITORY).to_owned(),
    };
    let found = findings(&root, &part.policy, TODAY);
    let is_asked = |finding: &&Finding| match part.rules.is_empty() {
        true => rules::named(finding.code).is_some() || finding.severity != Severity::Info,
        false => part.rules.contains(finding.code),
    };
    found.iter().filter(is_asked).map(|finding| cells(&root, finding)).collect()
}

fn cells(root: &Path, finding: &Finding) -> [String; 4] {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let place = finding.place.as_ref().unwrap_or_else(|| panic!("{finding:?} has no place"));
    let text = fs::read_to_string(root.join(&*place.file)).unwrap();
    let (line, _) = line_and_column(&text, place.start);
    let place = format!("{}:{line}", place.file.strip_prefix("content/").unwrap_or(&place.file));
    [finding.code.to_owned(), severity.to_owned(), place, finding.message.replace('|', "/")]
}

/// The rows as they should stand, each with what the table says that it shows.
fn rows(part: &Part) -> Vec<Row> {
    let mut known: Vec<&Row> = part.rows.iter().collect();
    let mut all = Vec::new();
    for told in told(part) {
        let is_it = |row: &&Row| row.told[0] == told[0] && row.told[3] == told[3];
        let exact = known.iter().position(|row| row.told == told).or_else(|| known.iter().position(is_it));
        let shows = exact.map_or_else(|| "?".to_owned(), |at| known.remove(at).shows.clone());
        all.push(Row { shows, told });
    }
    all
}

fn line(row: &Row) -> String {
    format!("| {} | {} |", row.shows, row.told.join(" | "))
}

/// The file with the rows of every part written anew.
fn rewritten(text: &str, new: &[Vec<Row>]) -> String {
    let mut parts = new.iter();
    let mut out = String::new();
    for old in text.lines() {
        if old.starts_with("| ") && !old.starts_with("| shows |") {
            continue;
        }
        out.push_str(old);
        out.push('\n');
        if old.starts_with("|---") {
            let rows = parts.next().unwrap();
            out.extend(rows.iter().map(|row| line(row) + "\n"));
        }
    }
    out
}

#[test]
fn what_a_careful_reader_found_is_found_and_nothing_besides() {
    let text = fs::read_to_string(path()).unwrap();
    let parts = parts(&text);
    assert!(parts.len() > 5, "the table has its parts");
    let now: Vec<Vec<Row>> = parts.iter().map(rows).collect();
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        fs::write(path(), rewritten(&text, &now)).unwrap();
    }
    let mut wrong = Vec::new();
    let mut seeds: BTreeMap<&str, (usize, BTreeSet<usize>, BTreeSet<usize>)> = BTreeMap::new();
    for (part, now) in parts.iter().zip(&now) {
        println!("{} ({}), {} findings", part.title, part.policy, now.len());
        for row in now {
            println!("  {:<4} {:<6} {:<8} {}  {}", row.shows, row.told[0], row.told[1], row.told[2], row.told[3]);
            if row.shows.is_empty() || row.shows == "?" {
                wrong.push(format!("nobody has said why this is found: {}", line(row)));
            }
            if part.clean && row.told[1] != "info" {
                wrong.push(format!("{} has something to mend: {}", part.policy, line(row)));
            }
            if !part.rows.contains(row) {
                wrong.push(format!("{}: not in the table: {}", part.title, line(row)));
            }
        }
        let gone = part.rows.iter().filter(|row| !now.contains(row));
        wrong.extend(gone.map(|row| format!("{}: not found any more: {}", part.title, line(row))));
        for (row, reason) in &part.left_out {
            println!("  {row:<4} left out: {reason}");
        }
        if let Some((seed, count)) = &part.seed {
            let entry = seeds.entry(seed).or_insert((*count, BTreeSet::new(), BTreeSet::new()));
            let shown = now.iter().flat_map(|row| row.shows.split(", ")).filter_map(|row| row.parse::<usize>().ok());
            entry.1.extend(shown);
            entry.2.extend(part.left_out.keys());
        }
    }
    for (seed, (count, shown, left_out)) in seeds {
        let all: BTreeSet<usize> = (1..=count).collect();
        let told: BTreeSet<usize> = shown.union(&left_out).copied().collect();
        let both: Vec<&usize> = shown.intersection(&left_out).collect();
        if told != all || !both.is_empty() {
            let missing: Vec<&usize> = all.difference(&told).collect();
            wrong.push(format!("{seed}: rows neither shown nor left out {missing:?}; rows that are both {both:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} objections\n{}", wrong.len(), wrong.join("\n"));
}
