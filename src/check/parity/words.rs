//! A run of words with what it refers to.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::masked::Masked;
use super::quantity::{Grammar, Reading, read};
use crate::check::text::{Piece, Role, Run, Voice};
use crate::document::{Inline, Leaf, Origin};
use crate::finding::Place;
use crate::source::Texts;

/// Words that stand together, in one language.
#[derive(Clone, Debug)]
pub struct Words {
    pub run: Run,
    /// The facts that are put into it.
    pub facts: BTreeSet<String>,
    /// Where its links lead: an address, or `#section`.
    pub targets: BTreeSet<String>,
    /// How many endnotes are mentioned.
    pub notes: usize,
    said: OnceCell<Said>,
}

/// What the words say that can be set against another language.
#[derive(Clone, Debug)]
pub struct Said {
    pub masked: Masked,
    pub readings: Vec<Reading>,
}

impl Words {
    fn empty(role: Role) -> Words {
        let run = Run { section: String::new(), block: None, role, text: String::new(), pieces: Vec::new() };
        Words { run, facts: BTreeSet::new(), targets: BTreeSet::new(), notes: 0, said: OnceCell::new() }
    }

    pub fn of(inlines: &[Inline], role: Role) -> Words {
        let mut words = Words::empty(role);
        words.add(inlines, None);
        words
    }

    /// Words of a fact in one language, which stand nowhere else.
    pub fn of_text(text: &str, place: &Place) -> Words {
        let mut words = Words::empty(Role::Cell);
        words.leaf(&Leaf::new(text, Origin::place(place)), None);
        words
    }

    fn add(&mut self, inlines: &[Inline], href: Option<&str>) {
        for inline in inlines {
            match inline {
                Inline::Text { text } | Inline::Code { text } | Inline::Date { text, .. } => self.leaf(text, href),
                Inline::Strong { content } | Inline::Emphasis { content } => self.add(content, href),
                Inline::SectionLink { section, content } => {
                    self.targets.insert(format!("#{section}"));
                    self.add(content, href);
                }
                Inline::Link { href, content } => {
                    self.targets.insert(href.clone());
                    self.add(content, Some(href));
                }
                Inline::NoteRef { .. } => self.notes += 1,
                Inline::Break => self.run.text.push(' '),
            }
        }
    }

    fn leaf(&mut self, leaf: &Leaf, href: Option<&str>) {
        let start = self.run.text.len();
        self.run.text.push_str(&leaf.text);
        let origin = leaf.origin.clone();
        self.facts.extend(origin.as_ref().and_then(|origin| origin.fact.clone()));
        let piece = Piece { range: start..self.run.text.len(), origin, href: href.map(str::to_owned) };
        self.run.pieces.push(piece);
    }

    /// Read once, in the grammar of the language that the words are in.
    pub fn said(&self, grammar: &Grammar) -> &Said {
        self.said.get_or_init(|| {
            let masked = Masked::of(&self.run.text);
            let readings = read(&masked.text, grammar);
            Said { masked, readings }
        })
    }

    /// The whole stretch.
    pub fn all(&self) -> Range<usize> {
        0..self.run.text.len()
    }

    /// Whether any word is the firm's own, written for this language.
    pub fn is_own(&self) -> bool {
        self.run.pieces.iter().any(|piece| piece.voice() == Voice::Fragment && !piece.range.is_empty())
    }

    /// Whether a stretch holds a word of the firm's own.
    pub fn is_own_at(&self, range: &Range<usize>) -> bool {
        self.run.pieces_of(range).any(|piece| piece.voice() == Voice::Fragment)
    }

    /// Where a stretch was written: to the byte where the file holds the words as they are, else as near as it can be.
    pub fn place(&self, range: &Range<usize>, files: &Texts) -> Option<Place> {
        let exact = self.run.pieces.iter().find_map(|piece| {
            let inside = piece.range.start <= range.start && range.end <= piece.range.end && piece.origin.is_some();
            let place = piece.origin.as_ref().filter(|_| inside)?.place.as_ref()?;
            let written = files.get(&place.file)?.get(place.start..place.end)?;
            // A string of TOML has its quotes around it.
            let quote = ["\"\"\"", "\"", "'''", "'"].into_iter().find(|quote| written.starts_with(quote));
            let inner = quote.and_then(|quote| written.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(written);
            let offset = if inner.len() == written.len() { 0 } else { (written.len() - inner.len()) / 2 };
            let start = place.start + offset + (range.start - piece.range.start);
            (inner == &self.run.text[piece.range.clone()])
                .then(|| Place::new(place.file.clone(), start, start + range.len()))
        });
        exact.or_else(|| self.own_place(range, files))
    }

    /// Of several places, that of the firm's own words: a fact in their midst was written elsewhere.
    fn own_place(&self, range: &Range<usize>, files: &Texts) -> Option<Place> {
        let own = |piece: &&Piece| piece.voice() == Voice::Fragment;
        let places = self.run.pieces_of(range).filter(own).filter_map(|piece| piece.origin.as_ref()?.place.as_ref());
        let (mut start, mut end) = (None::<&Place>, None::<&Place>);
        for place in places {
            start = start.filter(|first| first.start <= place.start).or(Some(place));
            end = end.filter(|last| last.end >= place.end).or(Some(place));
        }
        match (start, end) {
            (Some(first), Some(last)) if first != last && first.file == last.file => {
                Some(Place::new(first.file.clone(), first.start, last.end))
            }
            _ => self.run.place(range, files),
        }
    }
}
