//! What changed between two editions, or between an edition and the working policy, in one language: its facts by ids,
//! and its words by blocks.

use super::edition::{Body, Edition, EditionLanguage, Source};
use super::facts::{self, Class, FactChange};
use super::frozen::PolicyHistory;
use super::redline::{self, Redline};
use crate::document::Document;
use crate::model::language::Lang;
use crate::model::public_facts::PublicFacts;

/// One of the two that are compared, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Absent where only a file exists.
    pub facts: Option<&'a PublicFacts>,
    pub text: Text<'a>,
    /// Version of the clause library that its words came from; absent where only a file exists.
    pub clauses: Option<&'a str>,
    /// Version of the clause library that the bridge has the words of.
    pub bridge_clauses: Option<&'a str>,
}

/// The words of one side.
#[derive(Clone, Copy, Debug)]
pub enum Text<'a> {
    /// `bridge` has the same facts and fragments in the words of the clause library of the edition before.
    Document { document: &'a Document, bridge: Option<&'a Document> },
    /// There are none to compare.
    Absent(Absent),
}

/// Why there are no words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// An imported edition: only a file exists of it.
    File,
    /// It does not have the language.
    Language,
    /// They were taken out, because they held personal data.
    Redacted,
}

impl Absent {
    /// As in messages and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Absent::File => "file",
            Absent::Language => "language",
            Absent::Redacted => "redacted",
        }
    }
}

impl<'a> Side<'a> {
    /// An edition of a policy.
    pub fn of(policy: &'a PolicyHistory, edition: &'a Edition, lang: &Lang) -> Side<'a> {
        let frozen = policy.frozen.get(&edition.id);
        let language = frozen.and_then(|frozen| frozen.languages.get(lang));
        let later = language.and_then(|language| language.facts.as_deref());
        // A translation that came later has the words of its language in facts of its own.
        let facts = later.or_else(|| language.and(frozen)?.facts.as_deref());
        Side {
            facts,
            text: Text::of(
                edition.languages.get(lang),
                language.and_then(|language| language.document.as_deref()),
                language.and_then(|language| language.bridge.as_deref()),
            ),
            clauses: clauses(edition),
            bridge_clauses: policy.history.predecessor(edition).and_then(clauses),
        }
    }
}

/// Version of the clause library that an edition has the words of; absent where only a file exists.
pub fn clauses(edition: &Edition) -> Option<&str> {
    match &edition.source {
        Source::Released { clauses, .. } => Some(clauses),
        Source::Imported => None,
    }
}

impl<'a> Text<'a> {
    /// The words of an edition in one language: what was recorded, and what could be read of it.
    fn of(
        recorded: Option<&EditionLanguage>,
        document: Option<&'a Document>,
        bridge: Option<&'a Document>,
    ) -> Text<'a> {
        match (recorded.map(|language| &language.body), document) {
            (Some(Body::Document { .. }), Some(document)) => Text::Document { document, bridge },
            (Some(Body::Document { .. }), None) => Text::Absent(Absent::Redacted),
            (Some(Body::File { .. }), _) => Text::Absent(Absent::File),
            (None, _) => Text::Absent(Absent::Language),
        }
    }
}

/// What changed between two sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// Absent where one of the sides has no facts.
    pub facts: Option<Vec<FactChange>>,
    pub words: Words,
}

/// What changed in the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Words {
    Compared {
        /// What the firm changed.
        own: Redline,
        /// What the clause library says otherwise than before; absent where it had no part in it.
        library: Option<Redline>,
        /// The library's part is in `own` as well, because nothing tells the two apart.
        is_mixed: bool,
    },
    Absent(Absent),
}

impl Changes {
    /// Compares two sides. Where the new one has a bridge, the firm's changes are those up to the bridge, and the
    /// library's those from there. A bridge leads from one library to the next, so it is of no use where the old side
    /// has the words of an even older one.
    pub fn between(old: &Side, new: &Side) -> Changes {
        let facts = old.facts.zip(new.facts).map(|(old, new)| facts::compare(old, new));
        let words = match (old.text, new.text) {
            (Text::Document { document: before, .. }, Text::Document { document: after, bridge }) => match bridge {
                Some(bridge) if new.bridge_clauses == old.clauses => Words::Compared {
                    own: redline::compare(before, bridge),
                    library: Some(redline::compare(bridge, after)),
                    is_mixed: false,
                },
                _ => Words::Compared {
                    own: redline::compare(before, after),
                    library: None,
                    is_mixed: old.clauses.zip(new.clauses).is_some_and(|(old, new)| old != new),
                },
            },
            (Text::Absent(why), _) | (_, Text::Absent(why)) => Words::Absent(why),
        };
        Changes { facts, words }
    }

    /// The changes that the reader must be told in good time.
    pub fn material(&self) -> impl Iterator<Item = &FactChange> {
        let facts = self.facts.iter().flatten();
        facts.filter(|change| matches!(change.class, Class::Material(_)))
    }

    /// All others.
    pub fn minor(&self) -> impl Iterator<Item = &FactChange> {
        self.facts.iter().flatten().filter(|change| change.class == Class::Minor)
    }
}

#[cfg(test)]
mod tests {
    use super::{Absent, Changes, Side, Text, Words};
    use crate::document::{Document, json, walk};
    use crate::history::redline::{Mark, Redline};

    fn document() -> Document {
        json::read(include_str!("../../tests/fixtures/document-rich-da.json")).expect("the fixture is a Document")
    }

    /// The Document with `word` behind the words of the leaf `at`.
    fn with(document: &Document, at: usize, word: &str) -> Document {
        let mut document = document.clone();
        let mut next = 0;
        walk::leaves_mut(&mut document, &mut |leaf| {
            if next == at {
                leaf.text.push_str(word);
            }
            next += 1;
        });
        document
    }

    fn side<'a>(document: &'a Document, bridge: Option<&'a Document>, clauses: &'a str) -> Side<'a> {
        let text = Text::Document { document, bridge };
        Side { facts: None, text, clauses: Some(clauses), bridge_clauses: Some("1") }
    }

    fn inserted(redline: &Redline) -> String {
        let spans = redline.lines.iter().flat_map(|line| line.cells.iter().flatten());
        spans.filter(|span| span.mark == Mark::Inserted).map(|span| span.text.trim()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_the_library_says_otherwise_is_never_among_the_firms_own_changes() {
        let old = document();
        let bridge = with(&old, 3, " firmaets");
        let new = with(&bridge, 5, " bibliotekets");
        let changes = Changes::between(&side(&old, None, "1"), &side(&new, Some(&bridge), "2"));
        let Words::Compared { own, library: Some(library), is_mixed: false } = &changes.words else {
            panic!("{changes:#?}")
        };
        assert_eq!((inserted(own).as_str(), inserted(library).as_str()), ("firmaets", "bibliotekets"));
        assert_eq!(changes.facts, None);
    }

    #[test]
    fn a_bridge_from_a_newer_library_than_the_old_sides_tells_nothing_apart() {
        let old = document();
        let bridge = with(&old, 3, " firmaets");
        let new = with(&bridge, 5, " bibliotekets");
        let changes = Changes::between(&side(&old, None, "0"), &side(&new, Some(&bridge), "2"));
        let Words::Compared { own, library: None, is_mixed: true } = &changes.words else { panic!("{changes:#?}") };
        assert_eq!(inserted(own), "firmaets bibliotekets");
        let same = Changes::between(&side(&old, None, "1"), &side(&new, None, "1"));
        assert!(matches!(same.words, Words::Compared { library: None, is_mixed: false, .. }));
    }

    #[test]
    fn without_words_on_either_side_nothing_is_compared() {
        let document = document();
        let absent = Side { facts: None, text: Text::Absent(Absent::File), clauses: None, bridge_clauses: None };
        for (old, new) in [(absent, side(&document, None, "1")), (side(&document, None, "1"), absent)] {
            assert_eq!(Changes::between(&old, &new).words, Words::Absent(Absent::File));
        }
    }
}
