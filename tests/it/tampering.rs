//! Whatever is done to a recorded file or to the ledger, `ikraft verify` names the file and its edition, or the record.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::harness::{Run, Site, published};

/// The editions of the policy below the site's folder.
pub const EDITIONS: &str = "content/firm/customers/editions";

/// The day on which the site of these tests was built, behind all that was recorded.
pub const BUILT: &str = "2026-11-22";

/// A site with three editions, one of them imported and one scheduled, and a signed copy; built in `public`.
pub fn recorded() -> Site {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, folder) = MADE.get_or_init(|| {
        let kept = tempfile::tempdir().unwrap();
        let site = Site::minimal()
            .file("old.pdf", "%PDF-1.4\nold\n%%EOF\n")
            .file("old.html", "<!doctype html>\n<h1>Old</h1>\n<p>Words &amp; more</p>\n")
            .file("signed.pdf", "%PDF-1.4\nsigned\n%%EOF\n");
        let policy = "firm/customers";
        let run = |args: &[&str]| site.run(args).succeeded();
        run(&["release", policy, "--effective", "2026-11-20", "--date", "2026-11-20"]);
        run(&[
            "import",
            policy,
            "--effective",
            "2020-05-01",
            "--file",
            "da=old.pdf",
            "--file",
            "en=old.html",
            "--date",
            "2026-11-20",
        ]);
        site.edit("content/firm/customers/policy.toml", "P5Y", "P6Y");
        let summary = ["--summary", "da=Vi gemmer regnskabet længere.", "--summary", "en=We keep the accounts longer."];
        let release = ["release", policy, "--effective", "2026-12-24", "--date", "2026-11-21"];
        run(&[&release[..], &summary].concat());
        run(&["add-signed-copy", policy, "2026-11-20", "--lang", "da", "signed.pdf", "--date", BUILT]);
        run(&["build", "--date", BUILT]);
        let folder = kept.path().join("site");
        crate::harness::copy_folder(site.path(), &folder);
        (kept, folder)
    });
    Site::copy_of(folder)
}

/// Every frozen file by its path below the folder of the editions.
fn frozen(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let mut files = published(&site.path().join(EDITIONS));
    files.remove("ledger.jsonl").expect("a ledger");
    files
}

fn put(site: &Site, path: &str, bytes: Option<&[u8]>) {
    let full = site.path().join(EDITIONS).join(path);
    match bytes {
        Some(bytes) => fs::write(full, bytes).unwrap(),
        None => fs::remove_file(full).unwrap(),
    }
}

#[track_caller]
fn is_told(site: &Site, what: &str, words: &[&str]) {
    let run: Run = site.run(&["verify"]);
    assert_eq!(run.code, 1, "{what}\n{}{}", run.stdout, run.stderr);
    for words in words {
        assert!(run.stderr.contains(words), "{what}: {words:?} is not said\n{}{}", run.stdout, run.stderr);
    }
}

fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1;
    bytes
}

#[test]
fn what_was_not_touched_is_as_recorded() {
    let site = recorded();
    site.run(&["verify"]).succeeded().says("firm/customers: 3 editions, 4 records, 18 files: as recorded");
    site.run(&["verify", "firm/customers", "--json"]).succeeded().says("\"as-recorded\":true");
    site.run(&["verify", "firm/custmers"]).exits(2).says("did you mean `firm/customers`?");
    Site::minimal().run(&["verify"]).succeeded().says("no policy has editions yet");
}

#[test]
fn every_change_of_every_frozen_file_is_told_with_its_edition() {
    let site = recorded();
    let files = frozen(&site);
    assert!(files.len() == 18 && files.keys().any(|path| path.ends_with("da-signed.pdf")));
    for (path, bytes) in &files {
        let (edition, name) = path.split_once('/').unwrap();
        let mut changes: Vec<(&str, Option<Vec<u8>>)> = vec![
            ("the first byte", Some(flipped(bytes, 0))),
            ("a byte in the middle", Some(flipped(bytes, bytes.len() / 2))),
            ("the last byte", Some(flipped(bytes, bytes.len() - 1))),
            ("appended", Some([bytes, &b"\n"[..]].concat())),
            ("cut by one", Some(bytes[..bytes.len() - 1].to_vec())),
            ("cut in half", Some(bytes[..bytes.len() / 2].to_vec())),
            ("emptied", Some(Vec::new())),
            ("removed", None),
        ];
        if !path.ends_with(".pdf") && bytes.contains(&b'\n') {
            let text = String::from_utf8(bytes.clone()).unwrap();
            changes.push(("line ends", Some(text.replace('\n', "\r\n").into_bytes())));
        }
        let of_others = files.iter().filter(|(other, _)| *other != path && other.ends_with(name));
        changes.extend(of_others.map(|(_, other)| ("another edition's", Some(other.clone()))));
        for (what, change) in changes.iter().filter(|(_, change)| change.as_ref() != Some(bytes)) {
            put(&site, path, change.as_deref());
            let also = if *what == "line ends" { "were converted" } else { "record" };
            is_told(&site, &format!("{path}: {what}"), &[path, &format!("`{edition}`"), also]);
            put(&site, path, Some(bytes));
        }
    }
    site.run(&["verify"]).succeeded();
}

#[test]
fn every_change_of_the_ledger_is_told_with_its_record() {
    let site = recorded();
    let text = site.read(&format!("{EDITIONS}/ledger.jsonl"));
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let with = |what: &str, ledger: &[u8], words: &str| {
        put(&site, "ledger.jsonl", Some(ledger));
        is_told(&site, what, &[words, "ledger.jsonl"]);
    };
    let mut start = 0;
    for (at, line) in lines.iter().enumerate() {
        let record = format!("record {}", at + 1);
        // In every part of the record, its braces and line end too.
        for byte in (0..line.len()).step_by(line.len() / 24).chain([line.len() - 2]) {
            with(&format!("byte {byte} of {record}"), &flipped(text.as_bytes(), start + byte), &record);
        }
        let day = line.split_once("\"recorded\":\"").unwrap().1.split_once('"').unwrap().0;
        let backdated = line.replace(&format!("\"recorded\":\"{day}"), "\"recorded\":\"2019-01-01");
        let backdated = text.replacen(line, &backdated, 1);
        with(&format!("{record} backdated"), backdated.as_bytes(), &format!("{record} is not as it was written"));
        if let Some(next) = lines.get(at + 1) {
            let removed = text.replacen(line, "", 1);
            let words = format!("record {} stands where {record} should", at + 2);
            with(&format!("{record} removed"), removed.as_bytes(), &words);
            let swapped = text.replacen(&format!("{line}{next}"), &format!("{next}{line}"), 1);
            with(&format!("{record} and the next swapped"), swapped.as_bytes(), &words);
        }
        let twice = text.replacen(line, &format!("{line}{line}"), 1);
        with(&format!("{record} twice"), twice.as_bytes(), &format!("{record} stands where"));
        start += line.len();
    }
    with("line ends", text.replace('\n', "\r\n").as_bytes(), "the line ends of the ledger were converted (4 lines)");
    with("cut", &text.as_bytes()[..text.len() - 1], "record 4 has no line end");
    with("emptied", b"", "there are frozen editions, and no ledger");
    with("not text", &[text.as_bytes(), b"\xff\n"].concat(), "the ledger is not UTF-8");
    put(&site, "ledger.jsonl", None);
    is_told(&site, "removed", &["there are frozen editions, and no ledger"]);
}

#[test]
fn nothing_that_was_tampered_with_is_published_and_the_last_output_stays() {
    let site = recorded();
    let before = site.output();
    for (path, bytes) in frozen(&site) {
        let is_published = path.ends_with(".pdf") || path.ends_with("da.json") || path.ends_with("facts.json");
        if !is_published {
            continue;
        }
        put(&site, &path, Some(&flipped(&bytes, bytes.len() / 2)));
        // A PDF in its place in the output is not read again, so the output is made anew.
        let out = tempfile::tempdir().unwrap();
        let elsewhere = out.path().to_str().unwrap();
        site.build(&["--date", BUILT, "--out", elsewhere]).exits(1).says(&path);
        assert!(published(out.path()).is_empty(), "{path}");
        put(&site, &path, Some(&bytes));
    }
    put(&site, "2026-11-20/da.json", Some(b"{}"));
    site.build(&["--date", BUILT]).exits(1).says("2026-11-20/da.json");
    site.build(&["--date", BUILT, "--keep-going"]).exits(1);
    let after = site.output();
    for (path, bytes) in before.iter().filter(|(path, _)| path.contains("/2026-11-20/") || path.starts_with("assets/"))
    {
        assert!(after.get(path) == Some(bytes), "{path} is not as it was");
    }
}

#[test]
fn a_pdf_is_known_by_its_bytes() {
    let site = recorded();
    for (file, words) in [
        (
            "public/da/kunder/2026-11-20/kunder-2026-11-20.pdf",
            "the PDF of firm/customers, edition 2026-11-20 (number 1)",
        ),
        ("public/da/kunder/kunder.pdf", "in-force"),
        ("public/en/customers/2026-12-24/customers-2026-12-24.pdf", "scheduled"),
        ("signed.pdf", "a signed copy of firm/customers, edition 2026-11-20 (number 1), language `da`"),
        ("old.pdf", "the imported file of firm/customers, edition 2020-05-01 (number 2), language `da`"),
    ] {
        site.run(&["verify", file, "--date", BUILT]).succeeded().says(words);
    }
    site.write("other.pdf", "%PDF-1.4\n");
    site.run(&["verify", "other.pdf"]).exits(1).says("none of ours");
    site.run(&["verify", "other.pdf", "--json"]).exits(1).says("\"known\":false");
    site.run(&["verify", "signed.pdf", "--json", "--date", BUILT]).succeeded().says("\"role\":\"signed-copy\"");
    site.edit(&format!("{EDITIONS}/ledger.jsonl"), "\"number\":1", "\"number\":7");
    site.run(&["verify", "signed.pdf", "--date", BUILT]).exits(1).says("record 1 is not as it was written");
}

#[test]
fn a_site_in_git_is_told_of_line_ends() {
    let site = recorded();
    fs::create_dir(site.path().join(".git")).unwrap();
    site.run(&["verify"]).succeeded().says("content/**/editions/** -text");
    let own = fs::read_to_string(format!("{}/.gitattributes", crate::harness::REPOSITORY)).unwrap();
    site.write(".gitattributes", own);
    assert!(!site.run(&["verify"]).succeeded().stderr.contains("no-gitattributes"));
}
