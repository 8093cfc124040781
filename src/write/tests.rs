//! The promises of the writer: whole sites only, nothing of others touched, nothing written without need.

mod kept;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use super::output::Output;
use super::{OpenError, Report, WriteError, WriteOptions};
use crate::document::{Document, Leaf};
use crate::finding::Finding;
use crate::model::public_facts::PublicFacts;
use crate::render::view::Shell;
use crate::site::{Body, Class, Entry, MakePdf, Pdf, PdfFailure, PdfJob, Site};

const NO_PDFS: &MakePdf = &|_| Err(PdfFailure::Findings(vec![Finding::error("no-pdf", "no PDFs here")]));

fn options(only: Option<&str>) -> WriteOptions<'_> {
    static NONE: BTreeSet<Arc<str>> = BTreeSet::new();
    WriteOptions { root: Path::new("."), only, keep: &NONE, jobs: 2, progress: &|_, _| {} }
}

fn site(files: &[(&str, &str)]) -> Site {
    let entry =
        |text: &str| Entry { class: Class::Page, body: Body::Bytes(text.as_bytes().to_vec().into()), policy: None };
    Site { entries: files.iter().map(|(path, text)| ((*path).to_owned(), entry(text))).collect() }
}

fn write(folder: &Path, site: &Site) -> Report {
    Output::open(folder).unwrap().write(site, NO_PDFS, &options(None)).unwrap()
}

/// Every published file with its text.
fn published(folder: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file() && !entry.path().starts_with(folder.join(".ikraft")))
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// When each file and folder was changed.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.path().display().to_string(), entry.metadata().unwrap().modified().unwrap()))
        .collect()
}

const FIRST: &[(&str, &str)] =
    &[("index.html", "1"), ("da/a/index.html", "1"), ("da/b/index.html", "same"), ("x", "1")];
const SECOND: &[(&str, &str)] =
    &[("index.html", "2"), ("da/c/index.html", "2"), ("da/b/index.html", "same"), ("x/y", "2"), ("en/z", "2")];

#[test]
fn a_site_takes_the_place_of_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("new/public");
    assert_eq!(write(&out, &site(FIRST)), Report { written: 4, ..Report::default() });
    assert_eq!(published(&out), texts(FIRST));
    let report = write(&out, &site(SECOND));
    assert_eq!(report, Report { written: 4, unchanged: 1, removed: 2, ..Report::default() });
    assert_eq!(published(&out), texts(SECOND));
    assert!(!out.join("da/a").exists(), "empty folders go");
    write(&out, &site(FIRST));
    assert_eq!(published(&out), texts(FIRST), "a folder makes way for a file");
    write(&out, &site(&[]));
    assert_eq!(published(&out), texts(&[]));
}

#[test]
fn nothing_changed_is_nothing_written() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &site(FIRST));
    let before = times(folder.path());
    assert_eq!(write(folder.path(), &site(FIRST)), Report { unchanged: 4, ..Report::default() });
    assert_eq!(times(folder.path()), before);
    // A file that was touched and not changed is read, and left as it is.
    let touched = folder.path().join("index.html");
    fs::write(&touched, "1").unwrap();
    let before = times(folder.path());
    write(folder.path(), &site(FIRST));
    assert_eq!(times(folder.path()), before);
}

#[test]
fn what_was_changed_or_lost_by_others_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &site(FIRST));
    fs::write(folder.path().join("index.html"), "changed by hand").unwrap();
    fs::remove_file(folder.path().join("da/a/index.html")).unwrap();
    assert_eq!(write(folder.path(), &site(FIRST)).written, 2);
    assert_eq!(published(folder.path()), texts(FIRST));
}

#[test]
fn files_of_others_survive_and_are_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &site(FIRST));
    fs::write(folder.path().join("da/a/mine.txt"), "mine").unwrap();
    fs::create_dir_all(folder.path().join("en")).unwrap();
    fs::write(folder.path().join("en/z"), "mine").unwrap();
    let mut output = Output::open(folder.path()).unwrap();
    let before = published(folder.path());
    let Err(WriteError::Findings(findings)) = output.write(&site(SECOND), NO_PDFS, &options(None)) else {
        panic!("a file of somebody else was overwritten")
    };
    assert_eq!(findings[0].code, "foreign-file");
    assert!(findings[0].message.contains("en/z"), "{}", findings[0].message);
    assert_eq!(published(folder.path()), before);
    drop(output);
    fs::remove_file(folder.path().join("en/z")).unwrap();
    write(folder.path(), &site(SECOND));
    assert_eq!(fs::read_to_string(folder.path().join("da/a/mine.txt")).unwrap(), "mine");
}

#[test]
fn a_folder_with_files_and_no_mark_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    assert!(matches!(Output::open(folder.path()), Err(OpenError::Foreign(_))));
    // Also when it fills while the site is being made.
    let late = folder.path().join("late");
    let mut output = Output::open(&late).unwrap();
    fs::create_dir(&late).unwrap();
    fs::write(late.join("mine.txt"), "mine").unwrap();
    let result = output.write(&site(FIRST), NO_PDFS, &options(None));
    assert!(matches!(result, Err(WriteError::Foreign(_))));
    assert_eq!(published(&late), texts(&[("mine.txt", "mine")]));
}

#[test]
fn looking_at_a_new_folder_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    Output::open(&out).unwrap();
    assert!(!out.exists());
}

#[test]
fn addresses_that_lead_out_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for path in ["../x", "/x", "a/../../x", ".ikraft/lock", ".IKRAFT/x", "", "a//b", "a/./b", "a/"] {
        let mut output = Output::open(&folder.path().join("public")).unwrap();
        let result = output.write(&site(&[(path, "out")]), NO_PDFS, &options(None));
        assert!(matches!(result, Err(WriteError::Findings(_))), "{path:?}");
    }
    assert!(!folder.path().join("x").exists());
}

#[cfg(unix)]
#[test]
fn links_in_the_output_are_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let (out, elsewhere) = (folder.path().join("public"), folder.path().join("elsewhere"));
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("index.html"), "theirs").unwrap();
    write(&out, &site(&[("da/index.html", "1"), ("b", "1")]));

    // In place of a folder that is written to, and of one whose file is stale.
    fs::remove_dir_all(out.join("da")).unwrap();
    symlink(&elsewhere, out.join("da")).unwrap();
    let result =
        Output::open(&out).unwrap().write(&site(&[("da/index.html", "2"), ("b", "1")]), NO_PDFS, &options(None));
    assert!(matches!(result, Err(WriteError::Findings(_))));
    write(&out, &site(&[("b", "1")]));
    assert_eq!(fs::read_to_string(elsewhere.join("index.html")).unwrap(), "theirs");

    // In place of a file.
    fs::remove_file(out.join("b")).unwrap();
    symlink(elsewhere.join("index.html"), out.join("b")).unwrap();
    let result = Output::open(&out).unwrap().write(&site(&[("b", "2")]), NO_PDFS, &options(None));
    assert!(matches!(result, Err(WriteError::Findings(_))));
    assert_eq!(fs::read_to_string(elsewhere.join("index.html")).unwrap(), "theirs");
}

#[test]
fn two_runs_do_not_write_at_once() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &site(FIRST));
    let held = Output::open(folder.path()).unwrap();
    assert!(matches!(Output::open(folder.path()), Err(OpenError::Machine(_))));
    drop(held);
    assert!(Output::open(folder.path()).is_ok());
}

#[test]
fn one_policy_is_written_and_the_rest_stays() {
    let folder = tempfile::tempdir().unwrap();
    let of = |site: &mut Site, path: &str, policy: Option<&str>, class| {
        let entry = site.entries.get_mut(path).unwrap();
        entry.policy = policy.map(Arc::from);
        entry.class = class;
    };
    let make = |version: &str, extra: &str| {
        let files =
            [("a/i", version), ("b/i", version), ("assets/s", version), ("index.html", version), (extra, version)];
        let mut made = site(&files);
        of(&mut made, "a/i", Some("f/a"), Class::Page);
        of(&mut made, "b/i", Some("f/b"), Class::Page);
        of(&mut made, extra, Some("f/a"), Class::Page);
        of(&mut made, "assets/s", None, Class::Asset);
        made
    };
    write(folder.path(), &make("1", "a/old"));
    let mut output = Output::open(folder.path()).unwrap();
    let report = output.write(&make("2", "a/new"), NO_PDFS, &options(Some("f/a"))).unwrap();
    assert_eq!(report, Report { written: 3, removed: 1, ..Report::default() });
    let expected = [("a/i", "2"), ("b/i", "1"), ("assets/s", "2"), ("index.html", "1"), ("a/new", "2")];
    assert_eq!(published(folder.path()), texts(&expected));
}

#[test]
fn a_stopped_run_is_finished_from_wherever_it_stopped() {
    let steps = {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &site(FIRST));
        let mut output = Output::open(folder.path()).unwrap();
        let (_, journal) = output.commit(&site(SECOND), NO_PDFS, &options(None)).unwrap();
        let journal = journal.unwrap();
        journal.remove_first.len() + journal.put.len() + journal.remove.len()
    };
    for done in 0..=steps {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &site(FIRST));
        let mut output = Output::open(folder.path()).unwrap();
        let (_, journal) = output.commit(&site(SECOND), NO_PDFS, &options(None)).unwrap();
        assert_eq!(published(folder.path()), texts(FIRST), "nothing is touched before the commit");
        let mut part = journal.unwrap();
        part.remove_first.truncate(done);
        part.put.truncate(done.saturating_sub(part.remove_first.len()));
        part.remove.truncate(done.saturating_sub(part.remove_first.len() + part.put.len()));
        part.apply(folder.path(), &folder.path().join(".ikraft/stage")).unwrap();
        drop(output);
        let output = Output::open(folder.path()).unwrap();
        assert!(output.completed);
        assert_eq!(published(folder.path()), texts(SECOND), "after {done} steps");
        drop(output);
        assert_eq!(write(folder.path(), &site(SECOND)).unchanged, SECOND.len());
    }
}

#[test]
fn a_run_that_stopped_before_its_commit_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &site(FIRST));
    fs::create_dir_all(folder.path().join(".ikraft/stage")).unwrap();
    fs::write(folder.path().join(".ikraft/stage/0"), "half").unwrap();
    fs::write(folder.path().join(".ikraft/journal.json.new"), "{\"format\":").unwrap();
    assert!(!Output::open(folder.path()).unwrap().completed);
    assert!(!folder.path().join(".ikraft/stage").exists());
    assert_eq!(published(folder.path()), texts(FIRST));

    // The very first run may have stopped before it left its mark.
    let new = tempfile::tempdir().unwrap();
    fs::create_dir_all(new.path().join(".ikraft")).unwrap();
    fs::write(new.path().join(".ikraft/lock"), "").unwrap();
    assert_eq!(write(new.path(), &site(FIRST)).written, FIRST.len());
}

#[test]
fn a_manifest_of_another_version_is_not_guessed_at() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &site(FIRST));
    for bad in ["{\"format\": 2, \"files\": {}}", "", "{}", "[1"] {
        fs::write(folder.path().join(".ikraft/manifest.json"), bad).unwrap();
        let result = Output::open(folder.path()).unwrap().write(&site(SECOND), NO_PDFS, &options(None));
        assert!(matches!(result, Err(WriteError::Machine(_))), "{bad:?}");
        assert_eq!(published(folder.path()), texts(FIRST));
    }
}

/// A site of one PDF, made of `key`.
fn pdf_site(key: &str) -> Site {
    let shell: Shell = serde_json::from_str(include_str!("../../tests/fixtures/page-da.shell.json")).unwrap();
    let document = Document {
        schema: crate::document::SCHEMA,
        policy: "f/p".to_owned(),
        lang: "da".to_owned(),
        locale: "da-DK".to_owned(),
        clauses: "1".to_owned(),
        firm: "F".to_owned(),
        title: Leaf::default(),
        description: String::new(),
        sections: Vec::new(),
    };
    let job = PdfJob {
        document: Arc::new(document),
        facts: Arc::new(PublicFacts::default()),
        shell: Arc::new(shell),
        images: BTreeMap::new(),
        key: key.to_owned(),
    };
    let entry = Entry { class: Class::Pdf, body: Body::Pdf(Arc::new(job)), policy: Some("f/p".into()) };
    Site { entries: [("p.pdf".to_owned(), entry)].into() }
}

#[test]
fn a_pdf_is_made_only_when_it_is_of_something_else() {
    let folder = tempfile::tempdir().unwrap();
    let calls = AtomicUsize::new(0);
    let make: &MakePdf = &|_| {
        calls.fetch_add(1, Ordering::Relaxed);
        Ok(Pdf { bytes: b"%PDF".to_vec(), made: true })
    };
    let write = |key: &str| Output::open(folder.path()).unwrap().write(&pdf_site(key), make, &options(None)).unwrap();
    assert_eq!(write("1"), Report { written: 1, pdfs_made: 1, ..Report::default() });
    assert_eq!(write("1"), Report { unchanged: 1, ..Report::default() });
    assert_eq!(calls.load(Ordering::Relaxed), 1);
    let before = fs::metadata(folder.path().join("p.pdf")).unwrap().modified().unwrap();
    assert_eq!(write("2"), Report { unchanged: 1, pdfs_made: 1, ..Report::default() }, "made anew, and the same");
    assert_eq!(fs::metadata(folder.path().join("p.pdf")).unwrap().modified().unwrap(), before);
    assert_eq!(write("2"), Report { unchanged: 1, ..Report::default() });
    fs::write(folder.path().join("p.pdf"), "spoilt").unwrap();
    assert_eq!(write("2").written, 1);
}

#[test]
fn a_pdf_that_cannot_be_made_leaves_the_folder_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &site(FIRST));
    let mut next = site(SECOND);
    next.entries.extend(pdf_site("1").entries);
    let mut output = Output::open(folder.path()).unwrap();
    let result = output.write(&next, NO_PDFS, &options(None));
    assert!(matches!(result, Err(WriteError::Findings(findings)) if findings[0].code == "no-pdf"));
    assert_eq!(published(folder.path()), texts(FIRST));
    // The same run may go on without it.
    output.write(&site(SECOND), NO_PDFS, &options(None)).unwrap();
    assert_eq!(published(folder.path()), texts(SECOND));
}
