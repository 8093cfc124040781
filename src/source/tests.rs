use std::fs;
use std::path::Path;

use crate::finding::{Finding, Severity, line_and_column};
use crate::source::{Loaded, load};

/// A site in a folder of its own, with the languages da and en.
struct Fixture {
    folder: tempfile::TempDir,
}

const SITE: &str = "title = { da = \"Prøve\", en = \"Test\" }\n[languages]\nda = \"da-DK\"\nen = \"en-GB\"\n";
const FIRM: &str = "[controller]\nname = \"Prøve & Søn ApS\"\n";
const POLICY: &str = "[policy]\ntitle = { da = \"Politik\", en = \"Policy\" }\n";

impl Fixture {
    /// A site that is right: one firm, one policy.
    fn new() -> Fixture {
        let fixture = Fixture { folder: tempfile::tempdir().unwrap() };
        fixture.file("site.toml", SITE).file("content/firm/firm.toml", FIRM).file("content/firm/p/policy.toml", POLICY)
    }

    fn file(self, path: &str, text: impl AsRef<[u8]>) -> Fixture {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The policy's facts, behind a right [policy].
    fn facts(self, text: &str) -> Fixture {
        self.file("content/firm/p/policy.toml", format!("{POLICY}{text}"))
    }

    fn load(&self) -> Loaded {
        load(self.folder.path()).unwrap()
    }

    fn messages(&self) -> Vec<String> {
        self.load().findings.into_iter().map(|finding| finding.message).collect()
    }
}

/// `file:line severity message`, as a person reads it.
fn told(loaded: &Loaded, finding: &Finding) -> String {
    let place = finding.place.as_ref().expect("a place");
    let line = loaded.texts.get(&place.file).map_or(0, |text| line_and_column(text, place.start).0);
    format!("{}:{line} {} {}", place.file, finding.code, finding.message)
}

#[test]
fn the_examples_of_this_repository_have_no_mistake() {
    let loaded = load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let wrong: Vec<String> = loaded
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Info)
        .map(|finding| told(&loaded, finding))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let site = loaded.site.expect("a site");
    let ids: Vec<&str> = site.policies.iter().map(|loaded| loaded.policy.id.as_str()).collect();
    assert_eq!(
        ids,
        ["ballum-it/customers", "burojantzen/customers", "proeveby-cykler/customers", "proeveby-cykler/employees"]
    );
}
