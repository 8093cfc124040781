//! Anything at all in any file: findings with places, never a panic.

use proptest::prelude::{ProptestConfig, Strategy, any, proptest};
use proptest::{collection, prop_assert, sample};

use crate::source::tests::Fixture;

/// A file that uses every kind of fact.
const FULL: &str = include_str!("../../../content/proeveby-cykler/customers/policy.toml");

/// Real facts with stretches taken out, doubled, or replaced by anything.
fn mangled() -> impl Strategy<Value = Vec<u8>> {
    let edits = (any::<sample::Index>(), 0usize..40, collection::vec(any::<u8>(), 0..6));
    let pieces =
        sample::select(vec!["[", "]]", "\"", "'''", "= {", "publish = false", "\n\n[", "unknown = true", ".", "#"]);
    collection::vec((edits, pieces), 1..12).prop_map(|edits| {
        let mut bytes = FULL.as_bytes().to_vec();
        for ((at, length, noise), piece) in edits {
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, noise.into_iter().chain(piece.bytes()));
        }
        bytes
    })
}

fn any_file() -> impl Strategy<Value = Vec<u8>> {
    proptest::prop_oneof![collection::vec(any::<u8>(), 0..300), mangled()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_makes_loading_panic(bytes in any_file(), which in 0usize..6) {
        let path = [
            "content/firm/p/policy.toml", "content/firm/firm.toml", "content/firm/p/da/about.md", "site.toml",
            "content/_shared/x.toml", "themes/default/theme.toml",
        ][which];
        let loaded = Fixture::new().file(path, &bytes).load();
        for finding in &loaded.findings {
            if let Some(place) = &finding.place
                && let Some(text) = loaded.texts.get(&place.file)
            {
                prop_assert!(text.get(place.start..place.end).is_some(), "{finding:?}");
            }
        }
    }
}
