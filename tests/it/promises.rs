//! Same input, same bytes: whoever builds, where, when, with how many threads, and even without the sources.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use ikraft::document::{Document, json};
use ikraft::finding::Finding;
use ikraft::model::date::Day;
use ikraft::model::public_facts::PublicFacts;
use ikraft::render::html::Templates;
use ikraft::render::job::PdfJob;
use ikraft::render::pdf::Engine;
use ikraft::render::view::Shell;
use ikraft::site::{self, Body, Inputs};
use ikraft::source::{self, Theme};

use crate::harness::{REPOSITORY, Site};

/// The repository's own site without its output, in a folder of its own.
fn example() -> Site {
    let site = Site::new();
    let root = Path::new(REPOSITORY);
    for part in ["site.toml", "content", "static"] {
        if root.join(part).is_dir() {
            crate::harness::copy_folder(&root.join(part), &site.path().join(part));
        } else if root.join(part).is_file() {
            fs::copy(root.join(part), site.path().join(part)).expect("a file of the example");
        }
    }
    site
}

#[test]
fn threads_zone_language_and_day_change_no_byte() {
    let build = |args: &[&str], environment: &[(&str, &str)]| {
        let site = example();
        site.build_with(args, environment).succeeded();
        site.output()
    };
    let one = build(&["--jobs", "1"], &[("TZ", "Europe/Copenhagen"), ("LANG", "da_DK.UTF-8")]);
    assert!(one.keys().filter(|path| path.ends_with(".pdf")).count() >= 8, "four policies in two languages");
    let other = build(
        &["--jobs", "2", "--date", "2026-11-27"],
        &[("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "C"), ("HOME", "/nowhere")],
    );
    assert_same(&one, &other);
}

#[test]
fn a_second_build_writes_nothing_and_makes_no_pdf() {
    let site = Site::minimal().built();
    let dates = |site: &Site| -> BTreeMap<String, SystemTime> {
        let folder = site.path().join("public");
        let walk = walkdir::WalkDir::new(&folder).into_iter().map(|entry| entry.expect("an entry of the output"));
        walk.map(|entry| {
            let modified = fs::metadata(entry.path()).and_then(|data| data.modified()).expect("a date");
            (entry.path().display().to_string(), modified)
        })
        .collect()
    };
    let before = dates(&site);
    assert!(before.len() > 6);
    let run = site.build(&["--json"]).succeeded();
    assert_eq!(before, dates(&site), "the second build touched something");
    let summary: serde_json::Value =
        serde_json::from_str(run.stdout.lines().last().expect("a summary")).expect("the summary is JSON");
    assert_eq!(summary["pdfs-made"], 0, "{summary}");
    assert_eq!(summary["written"], 0, "{summary}");
}

#[test]
fn a_change_in_one_policy_makes_only_its_own_pdfs() {
    let site = Site::copy_of(&Path::new(REPOSITORY).join("tests/cases/base")).built();
    site.edit("content/smedje/customers/policy.toml", "P1Y", "P2Y");
    let run = site.build(&["--json"]).succeeded();
    let summary: serde_json::Value =
        serde_json::from_str(run.stdout.lines().last().expect("a summary")).expect("the summary is JSON");
    assert_eq!(summary["pdfs-made"], 2, "one policy in two languages: {summary}");
}

/// What a page and its PDF are made of, as it was read again from files.
struct Frozen {
    page: Vec<u8>,
    document: Document,
    facts: PublicFacts,
    shell: Shell,
    job: Arc<PdfJob>,
    pdf: Vec<u8>,
}

#[test]
fn pages_and_pdfs_come_from_json_alone() {
    let site = example();
    let (theme, before) = render(site.path());
    // The sources are gone; nothing is left but what was written as JSON, and the theme.
    drop(site);
    assert!(before.len() >= 8, "four policies in two languages");
    let templates = Templates::new(&theme).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let engine = Engine::new(&theme).unwrap_or_else(|findings| panic!("{findings:#?}"));
    for (path, frozen) in before {
        let page = templates.page(&frozen.document, &frozen.facts, &frozen.shell).unwrap_or_else(|f| panic!("{f:#?}"));
        assert!(page.into_bytes() == frozen.page, "{path}: the page has other bytes");
        let job = PdfJob {
            document: Arc::new(frozen.document),
            facts: Arc::new(frozen.facts),
            shell: Arc::new(frozen.shell),
            images: frozen.job.images.clone(),
            key: frozen.job.key.clone(),
        };
        let pdf = engine.pdf(&job).unwrap_or_else(|findings| panic!("{findings:#?}"));
        assert!(pdf == frozen.pdf, "{path}: the PDF has other bytes");
    }
}

/// Builds a site in memory and writes what its pages are made of as JSON, which is then read again.
fn render(root: &Path) -> (Theme, BTreeMap<String, Frozen>) {
    let loaded = source::load(root).expect("the site can be read");
    let errors: Vec<&Finding> = loaded.findings.iter().filter(|finding| finding.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let source = loaded.site.expect("site.toml can be used");
    let day: Day = "2026-11-20".parse().expect("a day");
    let built = site::build(&Inputs {
        site: &source,
        found: &loaded.findings,
        without: &BTreeSet::new(),
        day,
        drafts: true,
        base_url: None,
        engine: Some(ikraft::render::pdf::ENGINE),
        jobs: 2,
    });
    let engine = Engine::new(&source.theme).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let folder = tempfile::tempdir().expect("a folder for the JSON");
    let mut all = BTreeMap::new();
    for (path, entry) in &built.site.entries {
        let Body::Pdf(job) = &entry.body else { continue };
        let pdf = engine.pdf(job).unwrap_or_else(|findings| panic!("{findings:#?}"));
        let page = format!("{}/index.html", path.rsplit_once('/').expect("a folder").0);
        let Body::Bytes(page) = &built.site.entries[&page].body else { panic!("{page} is no page") };
        let through = |name: &str, text: String| {
            let file = folder.path().join(name);
            fs::write(&file, text).expect("the JSON is written");
            fs::read_to_string(&file).expect("the JSON is read again")
        };
        let document = through("document.json", json::write(&job.document));
        let facts = through("facts.json", serde_json::to_string(&*job.facts).expect("facts are JSON"));
        let shell = through("shell.json", serde_json::to_string(&*job.shell).expect("a shell is JSON"));
        let frozen = Frozen {
            page: page.to_vec(),
            document: json::read(&document).expect("the Document is read again"),
            facts: serde_json::from_str(&facts).expect("the facts are read again"),
            shell: serde_json::from_str(&shell).expect("the shell is read again"),
            job: job.clone(),
            pdf,
        };
        assert_eq!(frozen.document, *job.document, "{path}");
        all.insert(path.clone(), frozen);
    }
    (source.theme, all)
}

#[test]
fn a_document_in_json_carries_no_trace_of_its_sources() {
    let site = example();
    let (_, all) = render(site.path());
    for (path, frozen) in all {
        let text = json::write(&frozen.document);
        for trace in [".toml", ".ftl", "\"origin\"", "content/", "builtin:"] {
            assert!(!text.contains(trace), "{path} holds {trace:?}");
        }
    }
}

#[track_caller]
fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differing: Vec<&String> =
        one.iter().filter(|(path, bytes)| other[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "other bytes: {differing:?}");
}
