//! A Document as sections of units: blocks, items, rows and cells, which can be set against each other.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::cognates::concept;
use super::quantity::Grammar;
use super::words::Words;
use crate::check::text::Role;
use crate::document::{Block, BlockKind, Document, Inline, NoteKind, Section};
use crate::finding::Place;
use crate::source::Texts;

/// One block, or a part of one.
pub struct Unit {
    pub shape: Shape,
    /// The id that its author gave it.
    pub id: Option<String>,
    pub words: Option<Words>,
    pub parts: Vec<Unit>,
    marks: OnceCell<BTreeSet<String>>,
    /// How long its text is, in bytes.
    pub length: usize,
    pub is_own: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Paragraph,
    List { numbered: bool },
    Item,
    Quote,
    Callout(NoteKind),
    Entries,
    Table { columns: usize },
    Row,
    Cell,
    Chain,
    Signature,
    Note,
}

/// A section with everything that stands right under it.
pub struct Part {
    pub id: String,
    /// Of the section of the Document that it belongs to.
    pub top: String,
    /// 1 for the sections of the Document itself.
    pub level: usize,
    pub title: Words,
    pub units: Vec<Unit>,
}

/// The sections of a Document in reading order, on one level.
pub fn parts(document: &Document) -> Vec<Part> {
    let mut parts = Vec::new();
    for section in &document.sections {
        collect(section, &section.id, 1, &mut parts);
    }
    parts
}

fn collect(section: &Section, top: &str, level: usize, into: &mut Vec<Part>) {
    let mut units: Vec<Unit> = section.blocks.iter().map(|block| of_block(block, &section.id)).collect();
    units.extend(section.notes.iter().map(|note| Unit::whole(Shape::Note, blocks(&note.blocks, Role::Note))));
    let title = Words::of(&section.title, Role::Heading);
    into.push(Part { id: section.id.clone(), top: top.to_owned(), level, title, units });
    for subsection in &section.sections {
        collect(subsection, top, level + 1, into);
    }
}

fn of_block(block: &Block, section: &str) -> Unit {
    let ordinal = block.id.strip_prefix(section).and_then(|rest| rest.strip_prefix("-p"));
    let given = !ordinal.is_some_and(|ordinal| ordinal.bytes().all(|byte| byte.is_ascii_digit()));
    Unit { id: given.then(|| block.id.clone()), ..of_kind(&block.kind, Role::Paragraph) }
}

fn blocks(all: &[BlockKind], role: Role) -> Vec<Unit> {
    all.iter().map(|block| of_kind(block, role)).collect()
}

fn of_kind(block: &BlockKind, role: Role) -> Unit {
    match block {
        BlockKind::Paragraph { content } => Unit::leaf(Shape::Paragraph, Words::of(content, role)),
        BlockKind::List { start, items } => {
            let items = items.iter().map(|item| Unit::whole(Shape::Item, blocks(&item.blocks, Role::Item)));
            Unit::whole(Shape::List { numbered: start.is_some() }, items.collect())
        }
        BlockKind::Quote { blocks: inner } => Unit::whole(Shape::Quote, blocks(inner, Role::Quote)),
        BlockKind::Callout { kind, blocks: inner, .. } => {
            Unit::whole(Shape::Callout(*kind), blocks(inner, Role::Callout))
        }
        BlockKind::Entries { entries } => {
            let cells = entries.iter().flat_map(|entry| [&entry.label, &entry.value]);
            Unit::whole(Shape::Entries, cells.map(|cell| Unit::cell(cell)).collect())
        }
        BlockKind::Table(table) => {
            let head = Unit::whole(Shape::Row, table.columns.iter().map(|column| Unit::cell(&column.head)).collect());
            let rows = table.rows.iter();
            let rows = rows
                .map(|row| Unit::whole(Shape::Row, row.cells.iter().map(|cell| Unit::cell(&cell.content)).collect()));
            let shape = Shape::Table { columns: table.columns.len() };
            Unit::whole(shape, std::iter::once(head).chain(rows).collect())
        }
        BlockKind::Chain { steps, total } => {
            let cells = steps.iter().flat_map(|step| [&step.label, &step.value]).chain([total]);
            Unit::whole(Shape::Chain, cells.map(|cell| Unit::cell(cell)).collect())
        }
        BlockKind::Signature { place_and_date, name, title, .. } => Unit::whole(
            Shape::Signature,
            [place_and_date, name, title].into_iter().map(|cell| Unit::cell(cell)).collect(),
        ),
    }
}

impl Unit {
    fn leaf(shape: Shape, words: Words) -> Unit {
        let (length, is_own) = (words.run.text.len(), words.is_own());
        Unit { shape, id: None, words: Some(words), parts: Vec::new(), marks: OnceCell::new(), length, is_own }
    }

    fn cell(content: &[Inline]) -> Unit {
        Unit::leaf(Shape::Cell, Words::of(content, Role::Cell))
    }

    fn whole(shape: Shape, parts: Vec<Unit>) -> Unit {
        let length = parts.iter().map(|part| part.length).sum();
        let is_own = parts.iter().any(|part| part.is_own);
        Unit { shape, id: None, words: None, parts, marks: OnceCell::new(), length, is_own }
    }

    /// What it may be known by in another language: facts, links, messages, names and words that look alike. Noted
    /// once, and only of units that could belong to several others.
    pub fn marks(&self, grammar: &Grammar) -> &BTreeSet<String> {
        self.marks.get_or_init(|| {
            let own = self.words.iter().flat_map(|words| marks(words, grammar));
            own.chain(self.parts.iter().flat_map(|part| part.marks(grammar).iter().cloned())).collect()
        })
    }

    /// The words of it and of its parts, in order.
    pub fn all_words(&self) -> Vec<&Words> {
        self.words.iter().chain(self.parts.iter().flat_map(Unit::all_words)).collect()
    }

    /// Its first own words with their place.
    pub fn place(&self, files: &Texts) -> Option<Place> {
        let all = self.all_words();
        let own = all.iter().find(|words| words.is_own()).or(all.first())?;
        own.place(&own.all(), files)
    }

    /// Behind its last own words.
    pub fn end(&self, files: &Texts) -> Option<Place> {
        let all = self.all_words();
        let own = all.iter().rev().find(|words| words.is_own())?;
        let place = own.place(&own.all(), files)?;
        Some(Place { start: place.end, ..place })
    }

    /// Its first words, for a message.
    pub fn excerpt(&self) -> String {
        let all = self.all_words();
        let own = all.iter().find(|words| words.is_own()).or(all.first());
        own.map(|words| excerpt(&words.run.text)).unwrap_or_default()
    }
}

/// The first words of a text, without backticks, which would end the quotation.
pub fn excerpt(text: &str) -> String {
    const WORDS: usize = 6;
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" ")).replace('`', "’")
}

/// What a unit of another language is known by, whatever the words around it.
fn marks(words: &Words, grammar: &Grammar) -> BTreeSet<String> {
    let mut marks: BTreeSet<String> = words.targets.iter().map(|target| format!("> {target}")).collect();
    marks.extend(words.facts.iter().map(|fact| format!("= {fact}")));
    let messages = words.run.pieces.iter().filter_map(|piece| piece.origin.as_ref()?.message.as_ref());
    marks.extend(messages.map(|message| format!("# {message}")));
    if !words.is_own() {
        return marks;
    }
    let said = words.said(grammar);
    let firm = said.readings.iter().filter(|reading| !reading.soft);
    marks.extend(firm.map(|reading| format!("1 {:?}", reading.quantity)));
    marks.extend(said.masked.addresses.iter().map(|(address, _)| format!("@ {address}")));
    for word in said.masked.text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()) {
        let low = word.to_lowercase();
        if let Some(concept) = concept(&low, grammar) {
            marks.insert(format!("& {concept}"));
        } else if low.chars().count() >= 4 {
            // "server", "kontakt" and "contact" share their first letters, or nearly: c and k are one here.
            let stem = low.chars().take(4).map(|sign| if sign == 'c' { 'k' } else { sign });
            marks.insert(format!("~ {}", stem.collect::<String>()));
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_ends_no_quotation() {
        assert_eq!(excerpt("a `b` c d e f g"), "a ’b’ c d e f …");
    }
}
