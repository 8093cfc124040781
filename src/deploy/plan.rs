//! What must change on a host: nothing is touched here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::manifest::{Row, is_plain};
use super::{Local, LocalFile};
use crate::deploy::host::Look;
use crate::finding::Finding;
use crate::site::Class;

/// For how long what pages of before may need stays: a reader may have had one open over the weekend.
pub const RETIRED: u64 = 7 * 24 * 60 * 60;

/// Files at the root of a host that others may have put there for their own site: ours are then left out.
const OF_THE_HOST: [&str; 4] = [".htaccess", "robots.txt", "404.html", "favicon.ico"];

/// What is known of a host, and what to do with it.
pub struct Known<'a> {
    /// Our files, as they should be there.
    pub rows: &'a BTreeMap<String, Row>,
    /// What stands at each path of the site to come, and of the rows.
    pub looks: &'a BTreeMap<String, Look>,
    /// The hashes of files that do not look as we left them.
    pub hashes: &'a BTreeMap<String, String>,
    /// Seconds since 1970.
    pub now: u64,
    /// Policies that the site to come lacks because something keeps them back: what is there of them stays.
    pub keep: &'a BTreeSet<Arc<str>>,
    /// Files that others changed are written anew.
    pub restore: bool,
}

/// What must change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// In the order in which they go up: by class, then by path.
    pub put: Vec<Step>,
    pub remove: Vec<String>,
    /// What the host holds when all is done, but for the times of what is put.
    pub rows: BTreeMap<String, Row>,
    pub unchanged: usize,
    /// What somebody else did there, and what is left alone.
    pub notes: Vec<Finding>,
}

/// One file to put.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub path: String,
    pub file: LocalFile,
    /// The hash of what stands there now, if that is a file.
    pub replaces: Option<String>,
}

impl Plan {
    pub fn is_empty(&self) -> bool {
        self.put.is_empty() && self.remove.is_empty()
    }

    /// How many bytes go up.
    pub fn bytes(&self) -> u64 {
        self.put.iter().map(|step| step.file.bytes).sum()
    }
}

/// The files that do not look as we left them: only their hashes tell whether they are.
pub fn suspects(local: &Local, rows: &BTreeMap<String, Row>, looks: &BTreeMap<String, Look>) -> Vec<String> {
    let is_suspect = |path: &&String| {
        let (Some(row), Some(look)) = (rows.get(*path), looks.get(*path)) else { return false };
        look.is_file && !is_as_left(row, look)
    };
    let mut suspects: Vec<String> = local.files.keys().filter(is_suspect).cloned().collect();
    suspects.extend(rows.keys().filter(|path| !local.files.contains_key(*path)).filter(is_suspect).cloned());
    suspects
}

/// A time is never what decides whether something goes up. That it is another one is a reason to look at the bytes.
fn is_as_left(row: &Row, look: &Look) -> bool {
    look.bytes == row.bytes && (row.modified.is_none() || look.modified.is_none() || row.modified == look.modified)
}

/// Compares. Findings are what forbids to deploy at all, all of them at once.
pub fn plan(local: &Local, known: &Known<'_>) -> Result<Plan, Vec<Finding>> {
    let mut plan = Plan::default();
    let mut forbidden = Vec::new();
    for (path, file) in &local.files {
        match one(path, file, known, &mut plan.notes) {
            Ok(What::Unchanged(row)) => {
                plan.unchanged += 1;
                plan.rows.insert(path.clone(), row);
            }
            Ok(What::Put { replaces }) => {
                let row = Row {
                    sha256: file.sha256.clone(),
                    bytes: file.bytes,
                    class: file.class,
                    policy: file.policy.as_deref().map(str::to_owned),
                    modified: None,
                    retired: None,
                };
                plan.rows.insert(path.clone(), row);
                plan.put.push(Step { path: path.clone(), file: file.clone(), replaces });
            }
            Ok(What::LeftAlone) => {}
            Err(finding) => forbidden.push(finding),
        }
    }
    plan.put.sort_by(|one, other| (one.file.class, &one.path).cmp(&(other.file.class, &other.path)));
    for (path, row) in known.rows.iter().filter(|(path, _)| !local.files.contains_key(*path)) {
        match left_over(row, known) {
            Some(row) => {
                plan.rows.insert(path.clone(), row);
            }
            None => {
                if is_altered(path, row, known) {
                    plan.notes.push(altered(path, "ours is not needed any more, and theirs is kept for `rollback`"));
                }
                plan.remove.push(path.clone());
            }
        }
    }
    forbidden.extend(clashes(&plan, known));
    if forbidden.is_empty() { Ok(plan) } else { Err(forbidden) }
}

enum What {
    Unchanged(Row),
    Put { replaces: Option<String> },
    LeftAlone,
}

fn one(path: &str, file: &LocalFile, known: &Known<'_>, notes: &mut Vec<Finding>) -> Result<What, Finding> {
    if !is_plain(path) {
        return Err(Finding::error(
            "bad-address",
            format!("`{path}` has a name that ikraft needs for itself on a host"),
        )
        .hint("give the file in static/ another name"));
    }
    let (row, look) = (known.rows.get(path), known.looks.get(path));
    let row_of = |row: &Row| Row {
        class: file.class,
        policy: file.policy.as_deref().map(str::to_owned),
        retired: None,
        ..row.clone()
    };
    match (row, look) {
        (None, None) => Ok(What::Put { replaces: None }),
        (Some(_), None) => {
            notes.push(
                Finding::warning("removed-by-others", format!("`{path}` was gone from the host"))
                    .why("ikraft put it there and did not remove it")
                    .hint("it is put back; find out who removes files there"),
            );
            Ok(What::Put { replaces: None })
        }
        (_, Some(look)) if !look.is_file => {
            Err(Finding::error("foreign-file", format!("where `{path}` belongs, the host has a folder or a link"))
                .why("what ikraft did not put there is never touched")
                .hint("move it away on the host, then deploy again"))
        }
        (None, Some(_)) if OF_THE_HOST.contains(&path) => {
            notes.push(
                Finding::warning("foreign-file", format!("`{path}` on the host belongs to somebody else and stays"))
                    .why("ours would take its place, and the rest of that site may need theirs")
                    .hint("move theirs away on the host, or copy what you need of ours into it by hand"),
            );
            Ok(What::LeftAlone)
        }
        (None, Some(_)) => Err(Finding::error("foreign-file", format!("`{path}` is on the host and is not ours"))
            .why("a file that ikraft did not put there is never overwritten")
            .hint("move it away on the host, then deploy again")
            .hint("or deploy to another `path`")),
        (Some(row), Some(_)) if is_altered(path, row, known) => {
            if known.hashes.get(path) == Some(&file.sha256) {
                return Ok(What::Unchanged(Row { modified: None, sha256: file.sha256.clone(), ..row_of(row) }));
            }
            let is_needed = row.sha256 != file.sha256 || known.restore;
            notes.push(if is_needed {
                altered(path, "ours takes its place, and theirs is kept for `rollback`")
            } else {
                altered(path, "theirs is left as it is").hint("put ours back with `ikraft deploy --restore`")
            });
            Ok(if is_needed {
                What::Put { replaces: known.hashes.get(path).cloned() }
            } else {
                // The row stays: it is what the file is held against the next time.
                What::Unchanged(row_of(row))
            })
        }
        (Some(row), Some(look)) if row.sha256 == file.sha256 => {
            Ok(What::Unchanged(Row { modified: look.modified, ..row_of(row) }))
        }
        (Some(row), Some(_)) => Ok(What::Put { replaces: Some(row.sha256.clone()) }),
    }
}

fn is_altered(path: &str, row: &Row, known: &Known<'_>) -> bool {
    known.hashes.get(path).is_some_and(|hash| *hash != row.sha256)
}

fn altered(path: &str, what: &str) -> Finding {
    Finding::warning("changed-by-others", format!("`{path}` was changed on the host, and not by ikraft"))
        .why(format!("its bytes are not those that were deployed; {what}"))
        .hint("find out who changes files there")
}

/// What becomes of a file that the site has no use for: nothing, where it is to be removed.
fn left_over(row: &Row, known: &Known<'_>) -> Option<Row> {
    let is_kept = match row.policy.as_deref() {
        Some(policy) => known.keep.contains(policy),
        // A page that is kept may need it.
        None => row.class == Class::Asset && !known.keep.is_empty(),
    };
    match row.retired {
        _ if is_kept => Some(Row { retired: None, ..row.clone() }),
        // Pages that somebody has open may still ask for it.
        None if row.class == Class::Asset => Some(Row { retired: Some(known.now), ..row.clone() }),
        Some(since) if known.now.saturating_sub(since) < RETIRED => Some(row.clone()),
        _ => None,
    }
}

/// A file of ours where another needs a folder.
fn clashes(plan: &Plan, known: &Known<'_>) -> Vec<Finding> {
    let is_there = |path: &str| plan.rows.contains_key(path) || known.rows.contains_key(path);
    let mut findings = Vec::new();
    for step in &plan.put {
        let mut above = step.path.match_indices('/').map(|(end, _)| &step.path[..end]);
        if let Some(above) = above.find(|above| is_there(above)) {
            findings.push(
                Finding::error("bad-address", format!("`{}` cannot stand beside `{above}`", step.path))
                    .why("one of them would be a file and a folder at once")
                    .hint("give one of them another address"),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 24 * 60 * 60;

    fn file(hash: &str, class: Class) -> LocalFile {
        LocalFile { sha256: hash.to_owned(), bytes: 1, class, policy: None }
    }

    fn row(hash: &str, class: Class) -> Row {
        Row { sha256: hash.to_owned(), bytes: 1, class, policy: None, modified: Some(5), retired: None }
    }

    fn look(modified: u64) -> Look {
        Look { is_file: true, bytes: 1, modified: Some(modified) }
    }

    /// A site of `files`, on a host with `rows`, each of which looks as it was left, but for `looks`.
    fn planned(
        files: &[(&str, LocalFile)],
        rows: &[(&str, Row)],
        looks: &[(&str, Option<Look>)],
        hashes: &[(&str, &str)],
        more: impl FnOnce(&mut Known<'_>),
    ) -> Result<Plan, Vec<Finding>> {
        let local = Local::of(files.iter().map(|(path, file)| ((*path).to_owned(), file.clone())).collect());
        let rows: BTreeMap<String, Row> = rows.iter().map(|(path, row)| ((*path).to_owned(), row.clone())).collect();
        let mut there: BTreeMap<String, Look> = rows.keys().map(|path| (path.clone(), look(5))).collect();
        for (path, look) in looks {
            match look {
                Some(look) => there.insert((*path).to_owned(), *look),
                None => there.remove(*path),
            };
        }
        let hashes = hashes.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect();
        let keep = BTreeSet::from(["f/kept".into()]);
        let none = BTreeSet::new();
        let mut known =
            Known { rows: &rows, looks: &there, hashes: &hashes, now: 100 * DAY, keep: &none, restore: false };
        more(&mut known);
        if known.restore && known.rows.values().any(|row| row.policy.is_some()) {
            known.keep = &keep;
        }
        plan(&local, &known)
    }

    fn paths(plan: &Plan) -> Vec<&str> {
        plan.put.iter().map(|step| step.path.as_str()).collect()
    }

    fn codes(findings: &[Finding]) -> Vec<&'static str> {
        findings.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn only_what_has_other_bytes_goes_up_and_what_points_goes_last() {
        let files = [
            (".htaccess", file("h", Class::Config)),
            ("a.css", file("a", Class::Asset)),
            ("feed.xml", file("n", Class::Pointer)),
            ("p.pdf", file("n", Class::Pdf)),
            ("same.html", file("s", Class::Page)),
            ("z.html", file("n", Class::Edition)),
        ];
        let rows = [("feed.xml", row("o", Class::Pointer)), ("same.html", row("s", Class::Page))];
        let plan = planned(&files, &rows, &[], &[], |_| {}).unwrap();
        assert_eq!(paths(&plan), ["a.css", "z.html", "p.pdf", "feed.xml", ".htaccess"]);
        assert_eq!(plan.put[3].replaces.as_deref(), Some("o"));
        assert_eq!((plan.unchanged, plan.notes.len(), plan.remove.len()), (1, 0, 0));
    }

    #[test]
    fn another_time_of_change_sends_nothing() {
        let files = [("a.html", file("a", Class::Page))];
        let rows = [("a.html", row("a", Class::Page))];
        let plan = planned(&files, &rows, &[("a.html", Some(look(9)))], &[("a.html", "a")], |_| {}).unwrap();
        assert!(plan.is_empty() && plan.notes.is_empty());
    }

    #[test]
    fn what_others_put_there_is_never_touched() {
        let files = [("a.html", file("a", Class::Page)), ("b.html", file("b", Class::Page))];
        let there = [("a.html", Some(look(1))), ("b.html", Some(Look { is_file: false, ..look(1) }))];
        let findings = planned(&files, &[], &there, &[], |_| {}).unwrap_err();
        assert_eq!(codes(&findings), ["foreign-file", "foreign-file"]);
    }

    #[test]
    fn root_files_of_somebody_elses_site_stay_and_ours_are_left_out() {
        let files = [(".htaccess", file("a", Class::Config)), ("robots.txt", file("a", Class::Pointer))];
        let there = [(".htaccess", Some(look(1))), ("robots.txt", Some(look(1)))];
        let plan = planned(&files, &[], &there, &[], |_| {}).unwrap();
        assert!(plan.is_empty() && plan.rows.is_empty());
        assert_eq!(codes(&plan.notes), ["foreign-file", "foreign-file"]);
    }

    #[test]
    fn what_others_changed_or_removed_is_told() {
        let files = [("a", file("a", Class::Page)), ("b", file("new", Class::Page)), ("c", file("c", Class::Page))];
        let rows = [("a", row("a", Class::Page)), ("b", row("b", Class::Page)), ("c", row("c", Class::Page))];
        let looks = [("a", Some(look(9))), ("b", Some(look(9))), ("c", None)];
        let hashes = [("a", "theirs"), ("b", "theirs")];
        let plan = planned(&files, &rows, &looks, &hashes, |_| {}).unwrap();
        assert_eq!(paths(&plan), ["b", "c"]);
        assert_eq!(plan.put[0].replaces.as_deref(), Some("theirs"));
        assert_eq!(codes(&plan.notes), ["changed-by-others", "changed-by-others", "removed-by-others"]);
        // The next time it is told again.
        assert_eq!(plan.rows["a"].sha256, "a");
        let plan = planned(&files, &rows, &looks, &hashes, |known| known.restore = true).unwrap();
        assert_eq!(paths(&plan), ["a", "b", "c"]);
    }

    #[test]
    fn an_asset_that_pages_of_before_may_need_stays_for_a_week() {
        let files = [("x", file("x", Class::Page))];
        let since = |days: u64| Row { retired: Some((100 - days) * DAY), ..row("o", Class::Asset) };
        let rows = [
            ("gone.html", row("o", Class::Page)),
            ("new.css", row("o", Class::Asset)),
            ("six.css", since(6)),
            ("eight.css", since(8)),
        ];
        let plan = planned(&files, &rows, &[], &[], |_| {}).unwrap();
        assert_eq!(plan.remove, ["eight.css", "gone.html"]);
        assert_eq!(plan.rows["new.css"].retired, Some(100 * DAY));
        assert_eq!(plan.rows["six.css"].retired, Some(94 * DAY));
        // Needed again.
        let plan = planned(&[("six.css", file("o", Class::Asset))], &rows, &[], &[], |_| {}).unwrap();
        assert_eq!(plan.rows["six.css"].retired, None);
    }

    #[test]
    fn what_is_kept_back_stays_as_it_is() {
        let of = |policy: &str| Row { policy: Some(policy.to_owned()), ..row("o", Class::Page) };
        let rows = [("kept.html", of("f/kept")), ("other.html", of("f/other")), ("a.css", row("o", Class::Asset))];
        let plan = planned(&[], &rows, &[], &[], |known| known.restore = true).unwrap();
        assert_eq!(plan.remove, ["other.html"]);
        assert_eq!(plan.rows["a.css"].retired, None);
    }

    #[test]
    fn a_file_is_never_put_where_a_folder_of_ours_must_be() {
        let files = [("a/b.html", file("a", Class::Page))];
        let findings = planned(&files, &[("a", row("o", Class::Page))], &[], &[], |_| {}).unwrap_err();
        assert_eq!(codes(&findings), ["bad-address"]);
    }

    #[test]
    fn our_own_names_are_no_files_of_a_site() {
        let findings = planned(&[("x/.ht-ikraft-lock", file("a", Class::Asset))], &[], &[], &[], |_| {}).unwrap_err();
        assert_eq!(codes(&findings), ["bad-address"]);
    }
}
