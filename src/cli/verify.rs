//! `ikraft verify`: whether everything is as it was recorded, which edition a PDF is, and what a published site says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::against::{Asked, asked, compare, has};
use super::day::today_at;
use super::{Exit, Stop, findings, json, options, print};
use crate::finding::{self, Finding};
use crate::history::ledger::Hash;
use crate::history::published::PUBLISHED;
use crate::history::verify::{Known, Role, Verified, find, verify};
use crate::history::{PolicyHistory, copies, load};
use crate::model::date::Day;
use crate::source;
use crate::source::editions::{self, Recorded};
use crate::write::recover_editions;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A policy, FIRM/POLICY, or a file, to learn which edition it is; all policies, unless stated
    #[arg(value_name = "POLICY|FILE")]
    target: Option<String>,
    /// Compare with what is published: the address of a site, or an output folder
    #[arg(long, value_name = "URL|DIR")]
    against: Option<String>,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The day on which a file's edition is looked at; today where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// Print findings and the result as JSON, one object a line
    #[arg(long)]
    json: bool,
}

/// Looks, and tells what it saw.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    let recovered = recover_editions(&root)?;
    if !args.json {
        for policy in recovered {
            print::aside(&format!(
                "{policy}: an earlier run was stopped while it recorded; its work was finished first"
            ))?;
        }
    }
    let recorded = editions::recorded(&root)?;
    let target = args.target.as_deref();
    if let Some(file) = target.map(Path::new).filter(|path| path.is_file()) {
        if args.against.is_some() {
            return Err(
                Stop::usage("a file is not compared with a published site").hint("leave out --against, or the file")
            );
        }
        return tell_file(&args, &root, &recorded, file);
    }
    if let Some(written) = &args.against {
        return compare_all(&args, &root, &recorded, written);
    }
    if let Some(policy) = target.filter(|policy| !recorded.editions.contains_key(*policy)) {
        let known = recorded.editions.keys().map(String::as_str);
        let hints = Finding::error("unknown-policy", "").did_you_mean(policy, known).hints;
        let stop = Stop::usage(format!("there is no policy `{policy}` with editions, and no file of this name"));
        return Err(hints.into_iter().fold(stop, Stop::hint));
    }
    let asked = recorded.editions.iter().filter(|(id, _)| target.is_none_or(|target| target == id.as_str()));
    let read = |path: &str| editions::whole_file(&root.join(path));
    let mut verified: Vec<Verified> = asked.map(|(_, files)| verify(files, read)).collect::<Result<_, _>>()?;
    let mut found: Vec<Finding> = recorded
        .findings
        .iter()
        .filter(|finding| target.is_none_or(|target| finding.touches(target)))
        .cloned()
        .collect();
    if !verified.is_empty() {
        found.extend(editions::check_attributes(&root)?);
    }
    let copied = copies(verified.iter().map(|one| &one.policy));
    found.extend(copied.into_iter().map(|(_, finding)| finding));
    for one in &mut verified {
        found.append(&mut one.findings);
    }
    finding::sort(&mut found);
    tell(&args, &recorded, &verified, found)
}

/// One policy, for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "policy", rename_all = "kebab-case")]
struct PolicyLine<'a> {
    policy: &'a str,
    editions: usize,
    records: usize,
    files: usize,
    as_recorded: bool,
}

/// The result for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "summary")]
struct Summary {
    exit: u8,
    errors: usize,
}

fn tell(args: &Args, recorded: &Recorded, verified: &[Verified], found: Vec<Finding>) -> Result<Exit, Stop> {
    let errors = found.iter().filter(|finding| finding.is_error()).count();
    let exit = if errors == 0 { Exit::Fine } else { Exit::Unpublished };
    let found = finding::limit(found, &recorded.texts);
    if args.json {
        json::print_findings(&found, &recorded.texts)?;
    } else {
        findings::print(&found, &recorded.texts)?;
    }
    for one in verified {
        let policy = &one.policy;
        let wrong = found.iter().filter(|finding| finding.is_error() && finding.touches(&policy.policy)).count();
        let (editions, records) = (policy.history.editions.len(), policy.history.records.len());
        if args.json {
            json::print(&PolicyLine {
                policy: &policy.policy,
                editions,
                records,
                files: one.files,
                as_recorded: wrong == 0,
            })?;
            continue;
        }
        let outcome = match wrong {
            0 => "as recorded".to_owned(),
            1 => "1 thing is not as recorded".to_owned(),
            more => format!("{more} things are not as recorded"),
        };
        print::line(&format!(
            "{}: {}, {}, {}: {outcome}",
            policy.policy,
            counted(editions, "edition"),
            counted(records, "record"),
            counted(one.files, "file")
        ))?;
    }
    if args.json {
        json::print(&Summary { exit: exit as u8, errors })?;
    } else if verified.is_empty() {
        print::line("no policy has editions yet")?;
    }
    Ok(exit)
}

/// One policy at one outlet, for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "witness", rename_all = "kebab-case")]
struct WitnessLine {
    policy: String,
    outlet: String,
    published: bool,
    /// Records that both have, and records of ours that are newer.
    records: usize,
    ahead: usize,
    /// What is there as recorded.
    files: usize,
    pages: usize,
    as_recorded: bool,
}

/// Compares what was recorded with what is published. The policies that the site has working files of are asked for as
/// well: a ledger may have been removed whole.
fn compare_all(args: &Args, root: &Path, recorded: &Recorded, written: &str) -> Result<Exit, Stop> {
    let loaded = source::load(root)?;
    let Some(site) = &loaded.site else {
        findings::print(&loaded.findings, &loaded.texts)?;
        return Ok(Exit::Unpublished);
    };
    let target = args.target.as_deref();
    let mut policies: BTreeMap<String, PolicyHistory> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, files) in &recorded.editions {
        let (policy, findings) = load(files);
        found.extend(findings.into_iter().filter(|_| target.is_none_or(|target| target == id)));
        policies.insert(id.clone(), policy);
    }
    for loaded in &site.policies {
        let id = &loaded.policy.id;
        policies.entry(id.clone()).or_insert_with(|| nothing_of(id));
    }
    if let Some(policy) = target.filter(|policy| !policies.contains_key(*policy)) {
        let hints =
            Finding::error("unknown-policy", "").did_you_mean(policy, policies.keys().map(String::as_str)).hints;
        return Err(hints.into_iter().fold(Stop::usage(format!("there is no policy `{policy}`")), Stop::hint));
    }
    let mut lines = Vec::new();
    for asked in asked(written, &site.config)? {
        let is_asked =
            |policy: &&PolicyHistory| has(asked.outlet, policy) && target.is_none_or(|target| target == policy.policy);
        let forgotten = forgotten(&asked, &policies)?;
        for policy in policies.values().chain(&forgotten).filter(is_asked) {
            let compared = compare(&asked.witness, policy)?;
            let (id, outlet) = (policy.policy.clone(), asked.outlet.id.clone());
            let ahead = policy.history.records.len();
            match compared {
                Some(compared) => {
                    let line = WitnessLine {
                        policy: id,
                        outlet,
                        published: true,
                        records: compared.common,
                        ahead: compared.ahead,
                        files: compared.files,
                        pages: compared.pages,
                        as_recorded: !compared.findings.iter().any(Finding::is_error),
                    };
                    found.extend(compared.findings);
                    lines.push(line);
                }
                // Without editions on either side there is nothing to compare.
                None if ahead == 0 => {}
                None => {
                    let shown = asked.witness.shown(&format!("{id}/{PUBLISHED}"));
                    found.push(
                        Finding::warning("not-published", format!("no edition of `{id}` is published: no {shown}"))
                            .scope(id.as_str())
                            .why("a site that has nothing of a policy is no witness of it")
                            .hint("build and deploy the site"),
                    );
                    let line = WitnessLine {
                        policy: id,
                        outlet,
                        published: false,
                        records: 0,
                        ahead,
                        files: 0,
                        pages: 0,
                        as_recorded: true,
                    };
                    lines.push(line);
                }
            }
        }
    }
    finding::sort(&mut found);
    let found = finding::limit(found, &recorded.texts);
    let errors = found.iter().filter(|finding| finding.is_error()).count();
    let exit = if errors == 0 { Exit::Fine } else { Exit::Unpublished };
    if args.json {
        json::print_findings(&found, &recorded.texts)?;
        lines.iter().try_for_each(json::print)?;
        json::print(&Summary { exit: exit as u8, errors })?;
        return Ok(exit);
    }
    findings::print(&found, &recorded.texts)?;
    for line in &lines {
        print::line(&witness_words(line, written))?;
    }
    if lines.is_empty() {
        print::line(&format!("{written}: no policy has editions here or there"))?;
    }
    Ok(exit)
}

/// Policies that are published, and of which nothing is left here: neither working files nor a ledger.
fn forgotten(asked: &Asked, policies: &BTreeMap<String, PolicyHistory>) -> Result<Vec<PolicyHistory>, Stop> {
    // A policy that was renamed is published under its earlier names as well.
    let known: BTreeSet<&str> =
        policies.iter().flat_map(|(id, policy)| policy.history.ids().into_iter().chain([id.as_str()])).collect();
    let published = asked.witness.policies(PUBLISHED)?;
    Ok(published.into_iter().filter(|id| !known.contains(id.as_str())).map(|id| nothing_of(&id)).collect())
}

/// What is known of a policy that has no editions here.
fn nothing_of(id: &str) -> PolicyHistory {
    PolicyHistory {
        policy: id.to_owned(),
        firm: id.split('/').next().unwrap_or_default().to_owned(),
        folder: format!("content/{id}/{}", editions::FOLDER),
        ..PolicyHistory::default()
    }
}

fn witness_words(line: &WitnessLine, written: &str) -> String {
    let WitnessLine { policy, outlet, .. } = line;
    if !line.published {
        return format!("{policy}: {} not published yet at {written} (outlet {outlet})", counted(line.ahead, "record"));
    }
    let ahead = match line.ahead {
        0 => String::new(),
        ahead => format!(", {} not deployed yet", counted(ahead, "record")),
    };
    let outcome = if line.as_recorded { "as recorded" } else { "not as recorded" };
    format!(
        "{policy}: {} published at {written} (outlet {outlet}){ahead}, {} and {} there: {outcome}",
        counted(line.records, "record"),
        counted(line.files, "file"),
        counted(line.pages, "page")
    )
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// What a file is, for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "file", rename_all = "kebab-case")]
struct FileLine<'a> {
    file: String,
    sha256: &'a str,
    known: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ordinal: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    /// Whether the ledger that says so is as it was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_recorded: Option<bool>,
}

fn tell_file(args: &Args, root: &Path, recorded: &Recorded, file: &Path) -> Result<Exit, Stop> {
    let hash = Hash::of(&editions::whole_file(file)?);
    let shown = file.display();
    for files in recorded.editions.values() {
        let (policy, found) = load(files);
        let Some(known) = find(&policy.history, &hash) else { continue };
        // A ledger that was tampered with proves nothing.
        let doubts: Vec<Finding> = found.into_iter().filter(Finding::is_error).collect();
        let exit = if doubts.is_empty() { Exit::Fine } else { Exit::Unpublished };
        let Some(edition) = policy.history.edition(known.edition) else { continue };
        let today = today_at(args.date, root)?;
        let state = policy.history.state(edition, today);
        if args.json {
            json::print_findings(&doubts, &recorded.texts)?;
            json::print(&FileLine {
                file: shown.to_string(),
                sha256: hash.as_str(),
                known: true,
                policy: Some(&policy.policy),
                edition: Some(known.edition.to_string()),
                ordinal: Some(edition.ordinal),
                lang: known.lang.as_ref().map(|lang| lang.as_str()),
                role: Some(role_key(known.role)),
                redacted: Some(known.is_redacted),
                state: Some(state.key()),
                as_recorded: Some(doubts.is_empty()),
            })?;
            return Ok(exit);
        }
        findings::print(&doubts, &recorded.texts)?;
        let words = file_words(&known, &policy.policy, edition.ordinal);
        print::line(&format!(
            "{shown}: {words}\n  state on {today}: {}; it applies from {}{}\n  short hash of documents and facts: {}",
            state.key(),
            edition.effective,
            policy.history.until(edition).map(|until| format!(" until {until}")).unwrap_or_default(),
            edition.hash().short()
        ))?;
        if known.is_redacted {
            print::line("  a redaction has taken this file's words out since; it is not published any more")?;
        }
        return Ok(exit);
    }
    if args.json {
        json::print(&FileLine {
            file: shown.to_string(),
            sha256: hash.as_str(),
            known: false,
            policy: None,
            edition: None,
            ordinal: None,
            lang: None,
            role: None,
            redacted: None,
            state: None,
            as_recorded: None,
        })?;
    } else {
        print::line(&format!(
            "{shown}: none of ours; no record of this site has its hash {}\n  \
             a copy that was saved again by a program, or a PDF of a draft, has another hash than what was published",
            hash.short()
        ))?;
    }
    Ok(Exit::Unpublished)
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Pdf => "pdf",
        Role::Signed => "signed-copy",
        Role::Imported => "imported",
        Role::Other => "frozen-file",
    }
}

fn file_words(known: &Known, policy: &str, ordinal: u32) -> String {
    let what = match known.role {
        Role::Pdf => "the PDF",
        Role::Signed => "a signed copy",
        Role::Imported => "the imported file",
        Role::Other => "a frozen file",
    };
    let lang = known.lang.as_ref().map(|lang| format!(", language `{lang}`")).unwrap_or_default();
    format!("{what} of {policy}, edition {} (number {ordinal}){lang}", known.edition)
}
