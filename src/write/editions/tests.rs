//! The promises of the store: one step or none, nothing of others touched, one run at a time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{EditionStore, Recording, StoreError, recover_editions};
use crate::write::disk;

const POLICY: &str = "firm/customers";

/// Every file among the editions, with its text.
fn there(root: &Path) -> BTreeMap<String, String> {
    let folder = root.join("content/firm/customers/editions");
    walkdir::WalkDir::new(&folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn files(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn first() -> Recording {
    Recording {
        put: files(&[("1/a", "one"), ("1/b", "one"), ("1/c", "one")]),
        ledger: "1\n".to_owned(),
        ..Recording::default()
    }
}

/// Puts, replaces, removes, and adds to the ledger.
fn second() -> Recording {
    Recording {
        expected: Some(disk::sha256(b"1\n")),
        put: files(&[("2/a", "two"), ("2/assets/b", "two")]),
        replace: files(&[("1/a", "redacted")]),
        remove: vec!["1/b".to_owned()],
        ledger: "1\n2\n".to_owned(),
    }
}

const AFTER_FIRST: &[(&str, &str)] = &[("1/a", "one"), ("1/b", "one"), ("1/c", "one"), ("ledger.jsonl", "1\n")];
const AFTER_SECOND: &[(&str, &str)] =
    &[("1/a", "redacted"), ("1/c", "one"), ("2/a", "two"), ("2/assets/b", "two"), ("ledger.jsonl", "1\n2\n")];

/// A site after the first step.
fn begun() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    EditionStore::open(site.path(), POLICY).unwrap().record(&first()).unwrap();
    assert_eq!(there(site.path()), texts(AFTER_FIRST));
    site
}

fn refused(site: &Path, recording: &Recording) -> Vec<&'static str> {
    let before = there(site);
    match EditionStore::open(site, POLICY).unwrap().record(recording) {
        Err(StoreError::Findings(findings)) => {
            assert_eq!(there(site), before, "everything is as it was");
            assert!(findings.iter().all(|finding| finding.touches(POLICY) && finding.place.is_some()));
            findings.iter().map(|finding| finding.code).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_step_is_recorded_and_nothing_else_stays_behind() {
    let site = begun();
    EditionStore::open(site.path(), POLICY).unwrap().record(&second()).unwrap();
    assert_eq!(there(site.path()), texts(AFTER_SECOND));
    let own: Vec<_> = fs::read_dir(site.path().join(".ikraft/editions").join(POLICY)).unwrap().collect();
    assert_eq!(own.len(), 1, "only the lock");
    assert_eq!(fs::read_to_string(site.path().join(".ikraft/.gitignore")).unwrap(), "*\n");

    let all = Recording {
        expected: Some(disk::sha256(b"1\n2\n")),
        remove: there(site.path()).into_keys().filter(|path| path != "ledger.jsonl").collect(),
        ..Recording::default()
    };
    EditionStore::open(site.path(), POLICY).unwrap().record(&all).unwrap();
    assert!(!site.path().join("content/firm/customers/editions").exists(), "no ledger, no folder");
}

#[test]
fn a_ledger_that_was_changed_meanwhile_is_not_overwritten() {
    let site = begun();
    let ledger = site.path().join("content/firm/customers/editions/ledger.jsonl");
    assert_eq!(refused(site.path(), &Recording { expected: None, ..second() }), ["ledger-moved"]);
    fs::write(&ledger, "1\nx\n").unwrap();
    assert_eq!(refused(site.path(), &second()), ["ledger-moved"]);
    fs::remove_file(&ledger).unwrap();
    assert_eq!(refused(site.path(), &second()), ["ledger-moved"]);
}

#[test]
fn what_is_in_the_way_is_never_overwritten() {
    let site = begun();
    let folder = site.path().join("content/firm/customers/editions");
    fs::create_dir_all(folder.join("2/assets/b")).unwrap();
    fs::write(folder.join("2/a"), "mine").unwrap();
    assert_eq!(refused(site.path(), &second()), ["foreign-file", "foreign-file"]);
    for bad in ["../x", "/x", "ledger.jsonl", "a//b", ""] {
        let recording = Recording { put: files(&[(bad, "x")]), ..second() };
        assert_eq!(refused(site.path(), &recording), ["bad-address"], "{bad}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let site = begun();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), site.path().join("content/firm/customers/editions/2")).unwrap();
    assert_eq!(refused(site.path(), &second()), ["foreign-file", "foreign-file"]);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn two_runs_do_not_record_at_once() {
    let site = begun();
    let store = EditionStore::open(site.path(), POLICY).unwrap();
    let second = EditionStore::open(site.path(), POLICY).unwrap_err();
    assert!(second.to_string().contains("another run of ikraft"), "{second}");
    EditionStore::open(site.path(), "firm/employees").unwrap();
    drop(store);
    EditionStore::open(site.path(), POLICY).unwrap();
    assert!(EditionStore::open(site.path(), "../../etc").is_err());
}

#[test]
fn a_run_that_stopped_before_its_commit_is_forgotten() {
    let site = begun();
    let store = EditionStore::open(site.path(), POLICY).unwrap();
    store.stage(&second()).unwrap();
    drop(store);
    assert_eq!(recover_editions(site.path()).unwrap(), Vec::<String>::new());
    assert_eq!(there(site.path()), texts(AFTER_FIRST));
    EditionStore::open(site.path(), POLICY).unwrap().record(&second()).unwrap();
    assert_eq!(there(site.path()), texts(AFTER_SECOND));
}

#[test]
fn a_run_that_stopped_behind_its_commit_is_finished_from_wherever_it_stopped() {
    let steps = second().put.len() + second().replace.len() + second().remove.len() + 1;
    for done in 0..=steps {
        let site = begun();
        let store = EditionStore::open(site.path(), POLICY).unwrap();
        let journal = store.stage(&second()).unwrap();
        store.commit(&journal).unwrap();
        // The first steps of the journal, one by one.
        let folder = site.path().join("content/firm/customers");
        let gone = journal.remove_first.iter().map(|path| (None, path));
        let put = journal.put.iter().map(|put| (Some(&put.staged), &put.path));
        for (staged, path) in gone.chain(put).take(done) {
            let to = folder.join(path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            match staged {
                Some(staged) => fs::rename(store.own.join("stage").join(staged), to).unwrap(),
                None => fs::remove_file(to).unwrap(),
            }
        }
        let has_ledger = there(site.path())["ledger.jsonl"] == "1\n2\n";
        assert_eq!(has_ledger, done == steps, "the ledger comes last");
        drop(store);
        assert_eq!(recover_editions(site.path()).unwrap(), [POLICY]);
        assert_eq!(there(site.path()), texts(AFTER_SECOND), "{done} of {steps}");
        assert_eq!(recover_editions(site.path()).unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_journal_that_leads_elsewhere_is_not_trusted() {
    let site = begun();
    let own = site.path().join(".ikraft/editions").join(POLICY);
    let good = {
        let store = EditionStore::open(site.path(), POLICY).unwrap();
        let journal = store.stage(&second()).unwrap();
        store.commit(&journal).unwrap();
        fs::read_to_string(own.join("journal.json")).unwrap()
    };
    for bad in [
        good.replace("editions/1/b", "policy.toml"),
        good.replace("editions/1/b", "../../site.toml"),
        good.replace(POLICY, "firm/other"),
        good.replace("\"format\":1", "\"format\":9"),
        good[..good.len() / 2].to_owned(),
        String::new(),
    ] {
        fs::write(own.join("journal.json"), &bad).unwrap();
        assert!(recover_editions(site.path()).is_err(), "{bad}");
        assert_eq!(there(site.path()), texts(AFTER_FIRST), "{bad}");
    }
}
