//! A Document as runs of words, each of which knows where it came from.

use std::ops::Range;
use std::sync::Arc;

use super::sentence::sentences;
use crate::document::{Block, BlockKind, Document, Inline, Leaf, Origin, Section};
use crate::finding::Place;
use crate::source::Texts;

/// Words that belong together: a paragraph, a heading, a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The id of the innermost section; empty for the title.
    pub section: String,
    /// The id of the block; absent for titles and headings.
    pub block: Option<String>,
    pub role: Role,
    /// Plain words; a break is a space.
    pub text: String,
    /// Where each stretch of `text` came from, in order and without gaps, but for breaks.
    pub pieces: Vec<Piece>,
}

/// What a run is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Title,
    Heading,
    Paragraph,
    /// A paragraph in an item of a list.
    Item,
    Quote,
    Callout,
    /// The head of a column, a caption, the label of an entry or of a step.
    Label,
    /// A cell, the value of an entry or of a step.
    Cell,
    Note,
    Signature,
}

/// A stretch of a run with one origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Bytes of the run's text.
    pub range: Range<usize>,
    pub origin: Option<Arc<Origin>>,
    /// The address, where it is a link out of the page.
    pub href: Option<String>,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The firm's, in a fragment.
    Fragment,
    /// The firm's, in a fact.
    Fact,
    /// The clause library's.
    Library,
}

impl Piece {
    pub fn voice(&self) -> Voice {
        match &self.origin {
            Some(origin) if origin.fact.is_some() => Voice::Fact,
            Some(origin) if origin.message.is_some() => Voice::Library,
            _ => Voice::Fragment,
        }
    }
}

impl Piece {
    /// Whether its words stand in a file of the firm's.
    pub fn is_own(&self) -> bool {
        let chosen = self.origin.as_ref().is_some_and(|origin| origin.stated.is_some());
        !chosen && self.voice() != Voice::Library
    }
}

impl Run {
    /// Whether it is made of sentences, and not of names, labels and figures.
    pub fn is_prose(&self) -> bool {
        matches!(self.role, Role::Paragraph | Role::Item | Role::Quote | Role::Callout | Role::Note)
    }

    /// The sentences, as bytes of the text, without the space around them.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        sentences(&self.text)
    }

    /// The pieces that a stretch of the text touches.
    pub fn pieces_of(&self, range: &Range<usize>) -> impl Iterator<Item = &Piece> {
        // Pieces stand in order, so that none before the first has to be looked at.
        let first = self.pieces.partition_point(|piece| piece.range.end <= range.start);
        let end = range.end;
        self.pieces[first..].iter().take_while(move |piece| piece.range.start < end)
    }

    /// Whose words a stretch is: the firm's, if any word of it is the firm's.
    pub fn voice(&self, range: &Range<usize>) -> Voice {
        self.pieces_of(range).map(Piece::voice).min().unwrap_or(Voice::Library)
    }

    /// Whether the firm wrote any word of a stretch itself, and did not choose it from the vocabulary.
    pub fn is_own(&self, range: &Range<usize>) -> bool {
        self.pieces_of(range).any(Piece::is_own)
    }

    /// Where a stretch of the text was written: as narrow as the file shows, else the whole value or paragraph.
    pub fn place(&self, range: &Range<usize>, files: &Texts) -> Option<Place> {
        let mut places = self.pieces_of(range).filter_map(|piece| {
            let place = piece.origin.as_ref()?.place.as_ref()?;
            let part = piece.range.start.max(range.start)..piece.range.end.min(range.end);
            Some(narrow(place, part.start - piece.range.start, &self.text[part], files))
        });
        let first = places.next()?;
        // Several pieces of one file in a row are one place.
        let end = places.filter(|place| place.file == first.file).map(|place| place.end).max();
        Some(Place { end: end.unwrap_or(first.end).max(first.end), ..first })
    }
}

/// The words inside a place, where the file has them exactly so. They stand `from` bytes behind the beginning of what
/// was written there, or further: markup and escapes only make the source longer.
fn narrow(place: &Place, from: usize, words: &str, files: &Texts) -> Place {
    let from = from + (words.len() - words.trim_start().len());
    let words = words.trim();
    let whole = files.get(&place.file).and_then(|text| text.get(place.start..place.end)).unwrap_or_default();
    let behind = whole.get(from..).and_then(|rest| rest.find(words)).map(|at| from + at);
    match behind.or_else(|| whole.find(words)) {
        Some(at) if !words.is_empty() => {
            Place::new(place.file.clone(), place.start + at, place.start + at + words.len())
        }
        _ => place.clone(),
    }
}

/// All runs of a Document in reading order, those without words left out. The Document has its origins.
pub fn runs(document: &Document) -> Vec<Run> {
    let mut runs = Runs { section: String::new(), block: None, all: Vec::new() };
    runs.leaf(Role::Title, &document.title);
    for section in &document.sections {
        runs.section(section);
    }
    runs.all
}

struct Runs {
    section: String,
    block: Option<String>,
    all: Vec<Run>,
}

impl Runs {
    fn section(&mut self, section: &Section) {
        self.section.clone_from(&section.id);
        self.block = None;
        self.run(Role::Heading, &section.title);
        for Block { id, kind } in &section.blocks {
            self.block = Some(id.clone());
            self.block(kind, Role::Paragraph);
        }
        for subsection in &section.sections {
            self.section(subsection);
        }
        self.section.clone_from(&section.id);
        for note in &section.notes {
            self.block = Some(note.id.clone());
            note.blocks.iter().for_each(|block| self.block(block, Role::Note));
        }
        self.block = None;
    }

    fn block(&mut self, block: &BlockKind, role: Role) {
        match block {
            BlockKind::Paragraph { content } => self.run(role, content),
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block, Role::Item));
            }
            BlockKind::Quote { blocks } => blocks.iter().for_each(|block| self.block(block, Role::Quote)),
            BlockKind::Callout { title, blocks, .. } => {
                self.run(Role::Label, title);
                blocks.iter().for_each(|block| self.block(block, Role::Callout));
            }
            BlockKind::Entries { entries } => {
                for entry in entries {
                    self.run(Role::Label, &entry.label);
                    self.run(Role::Cell, &entry.value);
                }
            }
            BlockKind::Table(table) => {
                self.run(Role::Label, &table.caption);
                table.columns.iter().for_each(|column| self.run(Role::Label, &column.head));
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| self.run(Role::Cell, &cell.content));
            }
            BlockKind::Chain { steps, total } => {
                for step in steps {
                    self.run(Role::Label, &step.label);
                    self.run(Role::Cell, &step.value);
                }
                self.run(Role::Paragraph, total);
            }
            BlockKind::Signature { place_and_date, name, title, image } => {
                self.run(Role::Signature, place_and_date);
                if let Some(image) = image {
                    self.leaf(Role::Signature, &image.alt);
                }
                self.run(Role::Signature, name);
                self.run(Role::Signature, title);
            }
        }
    }

    fn leaf(&mut self, role: Role, leaf: &Leaf) {
        let mut run = self.empty(role);
        add_leaf(&mut run, leaf, None);
        self.push(run);
    }

    fn run(&mut self, role: Role, inlines: &[Inline]) {
        let mut run = self.empty(role);
        add(&mut run, inlines, None);
        self.push(run);
    }

    fn empty(&self, role: Role) -> Run {
        Run { section: self.section.clone(), block: self.block.clone(), role, text: String::new(), pieces: Vec::new() }
    }

    fn push(&mut self, run: Run) {
        if !run.text.trim().is_empty() {
            self.all.push(run);
        }
    }
}

fn add(run: &mut Run, inlines: &[Inline], href: Option<&str>) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Date { text, .. } => add_leaf(run, text, href),
            Inline::Strong { content } | Inline::Emphasis { content } | Inline::SectionLink { content, .. } => {
                add(run, content, href);
            }
            Inline::Link { href, content } => add(run, content, Some(href)),
            Inline::Break => run.text.push(' '),
            Inline::NoteRef { .. } => {}
        }
    }
}

fn add_leaf(run: &mut Run, leaf: &Leaf, href: Option<&str>) {
    let start = run.text.len();
    run.text.push_str(&leaf.text);
    let origin = leaf.origin.clone();
    run.pieces.push(Piece { range: start..run.text.len(), origin, href: href.map(str::to_owned) });
}
