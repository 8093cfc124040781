//! Words stay, looks may change: with another theme, other messages, other path words and other formatters, not one word
//! of an old edition changes, not one byte of its PDF, and not one address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ikraft::model::date::Day;
use ikraft::site::{self, Body, Built, Inputs};
use ikraft::source::{self, LoadedSite};

use crate::harness::Site;

fn built(site: &LoadedSite) -> Built {
    let day: Day = "2026-11-20".parse().expect("a day");
    let built = site::build(&Inputs {
        site,
        found: &[],
        without: &BTreeSet::new(),
        day,
        drafts: false,
        base_url: None,
        engine: Some(ikraft::render::pdf::ENGINE),
        jobs: 2,
    });
    let errors: Vec<_> = built.findings.iter().filter(|finding| finding.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    built
}

/// Puts a sign before every value of a message file, so that no message says what it said.
fn reworded(text: &str) -> String {
    let is_id = |id: &str| {
        !id.is_empty()
            && id.trim_start_matches(['-', '.']).chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
    };
    text.lines()
        .map(|line| match line.split_once(" =") {
            Some((id, value)) if is_id(id.trim_start()) => format!("{id} = ¤{value}\n"),
            _ => format!("{line}\n"),
        })
        .collect()
}

/// The same site in everything but what was recorded.
fn changed(site: &LoadedSite) -> LoadedSite {
    let mut site = site.clone();
    for files in site.messages.values_mut() {
        for file in files {
            file.text = reworded(&file.text).into();
        }
    }
    for (_, text) in site.theme.templates.values_mut() {
        *text = text.replace("class=\"", "class=\"other ").replace("</footer>", "<!-- other --></footer>").into();
    }
    for bytes in site.theme.assets.values_mut() {
        *bytes = [&bytes[..], b"\n"].concat().into();
    }
    for words in site.config.path_words.values_mut() {
        words.changes = format!("{}-other", words.changes);
        words.history = format!("{}-other", words.history);
    }
    for (language, locale) in site.config.languages.iter_mut().zip(["fi-FI", "bn-BD"]) {
        // Days, numbers and lists now come out of the formatters of another language.
        language.locale = locale.into();
    }
    site
}

/// Main content of each page that is one of an edition.
fn words(built: &Built) -> BTreeMap<&str, String> {
    let pages = built.site.entries.iter().filter(|(path, _)| path.ends_with("/index.html"));
    pages
        .filter_map(|(path, entry)| {
            let Body::Bytes(bytes) = &entry.body else { return None };
            let page = std::str::from_utf8(bytes).expect("UTF-8");
            let main = page.find("<main").map(|start| &page[start..page.find("</main>").expect("its end")])?;
            main.contains("data-document").then(|| (path.as_str(), main.to_owned()))
        })
        .collect()
}

fn frozen(built: &Built) -> BTreeMap<&str, &str> {
    let files = built.site.entries.iter().filter_map(|(path, entry)| match &entry.body {
        Body::File(file) => Some((path.as_str(), file.sha256.as_str())),
        Body::Bytes(_) | Body::Pdf(_) => None,
    });
    files.collect()
}

#[test]
fn nothing_of_today_changes_an_edition() {
    let site = Site::minimal();
    let release = |day: &str, more: &[&str]| {
        site.run(&[&["release", "firm/customers", "--effective", day, "--date", day], more].concat()).succeeded();
    };
    release("2026-01-10", &[]);
    site.edit("content/firm/customers/policy.toml", "[\"name\"]", "[\"name\", \"email\"]");
    let summary = ["--summary", "da=Vi bruger også din e-mail.", "--summary", "en=We use your email too."];
    site.run(
        &[&["release", "firm/customers", "--effective", "2026-03-01", "--date", "2026-02-01"], &summary[..]].concat(),
    )
    .succeeded();

    let loaded = source::load(site.path()).expect("the site is read").site.expect("site.toml can be used");
    let (today, other) = (built(&loaded), built(&changed(&loaded)));
    let (words_today, words_other) = (words(&today), words(&other));
    // Two editions and the address of the one in force, in two languages.
    assert_eq!(words_today.len(), 6, "{:?}", words_today.keys());
    assert_eq!(words_today, words_other);
    assert!(frozen(&today).keys().filter(|path| path.ends_with(".pdf")).count() >= 6);
    assert_eq!(frozen(&today), frozen(&other));

    // The test would not see a change that did not reach the pages.
    let page = |built: &Built| match &built.site.entries["da/kunder/index.html"].body {
        Body::Bytes(bytes) => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        other => panic!("{other:?}"),
    };
    assert!(page(&other).contains("¤") && page(&other).contains("<!-- other -->") && !page(&today).contains("¤"));

    // Names of assets are hashes of what the theme holds now; every other address is still there.
    let is_asset = |path: &&String| path.starts_with("assets/");
    let gone: Vec<&String> =
        today.site.entries.keys().filter(|path| !is_asset(path) && !other.site.entries.contains_key(*path)).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

#[test]
fn the_sign_gets_into_every_kind_of_message() {
    let text = "# about = it\nplain = Words\n-term = Words\nlong =\n    Words\nchoice = { $n ->\n    [one] One\n   *[other] More\n}\n    .label = Words\n";
    let signed: Arc<str> = reworded(text).into();
    assert_eq!(signed.matches('¤').count(), 5);
    assert!(signed.starts_with("# about = it\n"));
}
