//! What goes out comes back, whatever the words are, and what comes in breaks nothing.

use std::sync::Arc;

use proptest::prelude::*;

use super::catalogue::{Catalogue, Entry};
use super::unit::State;
use super::{po, xliff};
use crate::model::language::{Lang, Language};

fn catalogue(texts: &[(String, String)]) -> Catalogue {
    let entry = |(at, (source, target)): (usize, &(String, String))| Entry {
        key: format!("about#{at}"),
        file: "content/f/p/da/about.md".into(),
        line: at + 1,
        notes: vec!["section: a\nb".to_owned()],
        previous: (at % 2 == 0).then(|| target.clone()),
        source: source.clone(),
        target: (!target.trim().is_empty()).then(|| target.clone()),
        state: State::Edited,
    };
    let language = |code: &str| Language { code: Lang::new(code), locale: code.into() };
    Catalogue {
        policy: "f/p".to_owned(),
        from: language("da"),
        to: language("en"),
        day: "2026-11-20".parse().unwrap(),
        entries: texts.iter().enumerate().map(entry).collect(),
    }
}

/// Words with everything that the two forms, Markdown and placeholders make something of.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("{{ a.b }}".to_owned()),
        Just("[os](mailto:{{ c }})".to_owned()),
        Just("[**x** {{ y }}](https://a.example/?b&c)".to_owned()),
        Just("{#id}".to_owned()),
        Just("[^n]".to_owned()),
        Just("<b>&amp;]]>\\".to_owned()),
        "[ -~æøå\n\t\u{1}]{1,12}",
    ];
    proptest::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_text_comes_back_from_either_form(
        texts in proptest::collection::vec((text(), text()), 1..5)
            .prop_filter("a source has words", |texts| texts.iter().all(|(source, _)| !source.trim().is_empty()))
    ) {
        let catalogue = catalogue(&texts);
        let file: Arc<str> = "x".into();
        for returned in [po::read(&file, &po::write(&catalogue)), xliff::read(&file, &xliff::write(&catalogue))] {
            let returned = returned.unwrap();
            prop_assert_eq!(returned.policy.as_deref(), Some("f/p"));
            prop_assert_eq!(returned.entries.len(), catalogue.entries.len());
            for (back, entry) in returned.entries.iter().zip(&catalogue.entries) {
                prop_assert_eq!((&back.key, &back.source, &back.target), (&entry.key, &entry.source, &entry.target));
            }
        }
    }

    #[test]
    fn no_text_that_comes_in_breaks_the_readers(text in "(msgid|msgstr|msgctxt|#,|#~|\"|\\\\|<xliff version=\"2.0\">|<unit name=\"a\">|<pc/>|\n| |x|æ|</|>){0,30}") {
        let file: Arc<str> = "x".into();
        let _ = po::read(&file, &text);
        let _ = xliff::read(&file, &text);
    }
}
