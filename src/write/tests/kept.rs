//! What stays although the site lacks it, and frozen files that are published as they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::{NO_PDFS, published, texts};
use crate::site::{Body, Class, Entry, FrozenFile, Site};
use crate::write::output::Output;
use crate::write::{Report, WriteError, WriteOptions, disk};

/// A site of pages: path, text and policy; without a policy it is an asset.
fn site(files: &[(&str, &str, Option<&str>)]) -> Site {
    let entry = |text: &str, policy: Option<&str>| Entry {
        class: if policy.is_some() { Class::Page } else { Class::Asset },
        body: Body::Bytes(text.as_bytes().into()),
        policy: policy.map(Into::into),
    };
    Site { entries: files.iter().map(|(path, text, policy)| ((*path).to_owned(), entry(text, *policy))).collect() }
}

fn write(folder: &Path, root: &Path, site: &Site, keep: &[&str]) -> Result<Report, WriteError> {
    let keep: BTreeSet<Arc<str>> = keep.iter().map(|policy| (*policy).into()).collect();
    let options = WriteOptions { root, only: None, keep: &keep, jobs: 2, progress: &|_, _| {} };
    Output::open(folder).unwrap().write(site, NO_PDFS, &options)
}

const ALL: &[(&str, &str, Option<&str>)] =
    &[("assets/a.css", "old", None), ("da/a/index.html", "a", Some("f/a")), ("da/b/index.html", "b", Some("f/b"))];

#[test]
fn a_policy_that_is_kept_back_stays_published_with_the_assets_of_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    write(out, out, &site(ALL), &[]).unwrap();
    let next = site(&[("assets/b.css", "new", None), ("da/b/index.html", "b2", Some("f/b"))]);
    let report = write(out, out, &next, &["f/a"]).unwrap();
    assert_eq!(report, Report { written: 2, ..Report::default() });
    let both = [("assets/a.css", "old"), ("assets/b.css", "new"), ("da/a/index.html", "a"), ("da/b/index.html", "b2")];
    assert_eq!(published(out), texts(&both));
    // And when nothing is kept back any more, what the site lacks goes.
    assert_eq!(write(out, out, &next, &[]).unwrap(), Report { unchanged: 2, removed: 2, ..Report::default() });
}

#[test]
fn what_stays_is_no_folder_for_something_new() {
    for (kept, new) in [("da/a", "da/a/index.html"), ("da/a/index.html", "da/a")] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path();
        write(out, out, &site(&[(kept, "a", Some("f/a"))]), &[]).unwrap();
        let next = site(&[(new, "b", Some("f/b"))]);
        match write(out, out, &next, &["f/a"]) {
            Err(WriteError::Findings(findings)) => {
                assert!(findings[0].code == "bad-address" && findings[0].touches("f/b"), "{findings:?}");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(published(out), texts(&[(kept, "a")]));
        write(out, out, &next, &[]).unwrap();
    }
}

#[test]
fn a_frozen_file_is_copied_once_and_only_as_it_was_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let (root, out) = (folder.path(), folder.path().join("public"));
    let path = "content/f/p/editions/2026-04-01/da.pdf";
    fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
    fs::write(root.join(path), "%PDF").unwrap();
    let file = FrozenFile {
        path: path.to_owned(),
        sha256: disk::sha256(b"%PDF"),
        bytes: 4,
        policy: "f/p".into(),
        edition: "2026-04-01".parse().unwrap(),
    };
    let entry = Entry { class: Class::Pdf, body: Body::File(Arc::new(file)), policy: Some("f/p".into()) };
    let site = Site { entries: [("da/p.pdf".to_owned(), entry)].into() };
    assert_eq!(write(&out, root, &site, &[]).unwrap(), Report { written: 1, ..Report::default() });
    assert_eq!(published(&out), texts(&[("da/p.pdf", "%PDF")]));

    // What is right in its place is not read again, whatever became of its source.
    fs::write(root.join(path), "%PDf").unwrap();
    assert_eq!(write(&out, root, &site, &[]).unwrap(), Report { unchanged: 1, ..Report::default() });

    fs::write(out.join("da/p.pdf"), "spoilt").unwrap();
    match write(&out, root, &site, &[]) {
        Err(WriteError::Findings(findings)) => {
            let finding = &findings[0];
            assert!(finding.frozen && finding.code == "changed-file" && finding.touches("f/p"), "{finding:?}");
            assert!(finding.message.contains("2026-04-01") && &*finding.place.as_ref().unwrap().file == path);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(published(&out), texts(&[("da/p.pdf", "spoilt")]), "nothing was written");
    fs::write(root.join(path), "%PDF").unwrap();
    assert_eq!(write(&out, root, &site, &[]).unwrap().written, 1);
}
