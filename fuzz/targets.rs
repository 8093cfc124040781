//! What is fuzzed: any bytes in the place of one file of a small site, through everything that reads it. The fuzzers in
//! fuzz_targets/ and the replay in tests/it/fuzz.rs call the same functions.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use ikraft::check::Subject;
use ikraft::document::json;
use ikraft::finding::Finding;
use ikraft::history::{self, redline};
use ikraft::model::language::{Lang, Language};
use ikraft::model::public_facts;
use ikraft::render::html::words_of;
use ikraft::site::{self, CheckInput};
use ikraft::source::{self, EditionFile, EditionFiles, LoadedPolicy, LoadedSite, MessageFile, Texts};
use ikraft::text::{Arg, LanguageWords, parity};

/// The day that fuzzers call today.
const TODAY: &str = "2026-11-20";

/// Where the fuzzed file of each target stands.
const POLICY: &str = "content/firma/kunder/policy.toml";
const FRAGMENT: &str = "content/firma/kunder/da/om-os.md";

const FILES: [(&str, &str); 5] = [
    (
        "site.toml",
        "title = { da = \"Politikker\", en = \"Policies\" }\ndefault-language = \"da\"\ndrafts = \"show\"\n\
         [languages]\nda = \"da-DK\"\nen = \"en-GB\"\n",
    ),
    (
        "content/firma/firm.toml",
        "[controller]\nname = \"Prøvefirmaet ApS\"\nkind = \"company\"\nemail = \"hej@proeve.example\"\n",
    ),
    (
        POLICY,
        "[policy]\ntitle = { da = \"Politik\", en = \"Policy\" }\nslug = { da = \"kunder\", en = \"customers\" }\n\
         [[activity]]\nid = \"orders\"\ntitle = { da = \"Ordrer\", en = \"Orders\" }\nsubjects = [\"customers\"]\n\
         categories = [\"name\"]\npurposes = [\"invoicing\"]\ngrounds = [{ basis = \"6-1-b\" }]\n\
         retention = [{ keep = \"P1Y\", from = \"purchase\" }]\n[[section]]\nid = \"om-os\"\nbefore = \"controller\"\n",
    ),
    (FRAGMENT, "## Om os\n\nVi er til for dig.\n"),
    ("content/firma/kunder/en/om-os.md", "## About us\n\nWe are here for you.\n"),
];

/// A site whose files are written once; one target changes one of them at a time. Its messages stay as they are, and are
/// read once.
struct Small {
    root: PathBuf,
    words: BTreeMap<Lang, LanguageWords>,
}

impl Small {
    fn new() -> Small {
        // Left for the system to clear: a fuzzer is stopped, it does not end.
        let root = std::env::temp_dir().join(format!("ikraft-fuzz-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        for (path, text) in FILES {
            write(&root.join(path), text.as_bytes());
        }
        let loaded = source::load(&root).expect("a folder can be read");
        let (words, _) = site::languages(&loaded.site.expect("the site is sound"), None);
        Small { root, words }
    }

    /// Reads, composes, checks and renders the site with these bytes in the place of one file, which is then as it was.
    fn with(&self, path: &str, bytes: &[u8]) {
        let full = self.root.join(path);
        write(&full, bytes);
        let loaded = source::load(&self.root).expect("a folder can be read");
        if let Some(site) = &loaded.site {
            let mut findings = loaded.findings.clone();
            for policy in &site.policies {
                findings.extend(self.review(site, policy, &loaded.texts));
            }
            for finding in findings {
                if let Some(place) = &finding.place
                    && let Some(text) = loaded.texts.get(&place.file)
                {
                    assert!(place.start <= place.end && place.end <= text.len(), "{}: {place:?}", finding.code);
                }
            }
        }
        if let Some((_, text)) = FILES.iter().find(|(name, _)| *name == path) {
            write(&full, text.as_bytes());
        }
    }

    fn review(&self, site: &LoadedSite, loaded: &Arc<LoadedPolicy>, files: &Texts) -> Vec<Finding> {
        let input = CheckInput { site, files, found: &[], only: None, day: TODAY.parse().expect("a day"), jobs: 1 };
        let read = |subject: &Subject| subject.texts.iter().map(|text| words_of(text.document).len()).sum::<usize>();
        let (checked, _) = site::review(&input, loaded, &self.words, None, &read);
        checked.findings
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// Takes turns, as there is one folder.
fn small(path: &str, bytes: &[u8]) {
    static SITE: OnceLock<Mutex<Small>> = OnceLock::new();
    let site = SITE.get_or_init(|| Mutex::new(Small::new()));
    site.lock().unwrap_or_else(std::sync::PoisonError::into_inner).with(path, bytes);
}

/// policy.toml.
pub fn policy(bytes: &[u8]) {
    small(POLICY, bytes);
}

/// The Markdown of a fragment.
pub fn fragment(bytes: &[u8]) {
    small(FRAGMENT, bytes);
}

/// The front matter of a fragment.
pub fn front_matter(bytes: &[u8]) {
    small(FRAGMENT, &[b"+++\n", bytes, b"\n+++\n## Om os\n\nVi er til for dig.\n"].concat());
}

/// A message file, whose messages are then said.
pub fn messages(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let languages = [("da", "da-DK"), ("en", "en-GB")]
        .map(|(code, locale)| Language { code: Lang::new(code), locale: locale.into() });
    let files = [MessageFile { file: "i18n/da/own.ftl".into(), text: text.into() }];
    let words = languages.map(|language| LanguageWords::new(&language, &files).0);
    let _ = parity(&words.iter().collect::<Vec<_>>());
    for line in text.lines() {
        let id = line.split('=').next().unwrap_or_default().trim();
        let _ = words[0].inlines(id, &[("name", Arg::key("one")), ("count", Arg::count(2))]);
    }
}

/// A ledger, with a file of an edition that may be the one that it names.
pub fn ledger(bytes: &[u8]) {
    let file = EditionFile { size: 2, bytes: Some(Arc::from(&b"{}"[..])) };
    let files = EditionFiles {
        policy: "firma/kunder".to_owned(),
        folder: "content/firma/kunder/editions".to_owned(),
        ledger: Some(bytes.into()),
        files: ["facts.json", "da.json", "summary.json"]
            .map(|name| (format!("2026-01-01/{name}"), file.clone()))
            .into(),
    };
    let (loaded, _) = history::load(&files);
    let day = TODAY.parse().expect("a day");
    let _ = loaded.history.shown_on(day);
    let read = |_: &str| Ok::<_, std::convert::Infallible>(b"{}".to_vec());
    let Ok(_) = history::verify::verify(&files, read);
}

/// A frozen Document, and frozen facts: read, written, rendered, and compared with themselves.
pub fn document(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(document) = json::read(text) {
        let written = json::write(&document);
        assert_eq!(json::read(&written).expect("what was written can be read"), document);
        let _ = words_of(&document);
        let redline = redline::compare(&document, &document);
        assert!(redline.is_empty(), "a Document is itself");
    }
    if let Ok(facts) = public_facts::read(text) {
        assert!(history::facts::compare(&facts, &facts).is_empty(), "facts are themselves");
    }
}
