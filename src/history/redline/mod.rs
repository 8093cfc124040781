//! What changed in the words of a policy: two Documents of one language, block by block and word by word.
//!
//! A Document is first laid out flat, one entry a block of words ([`Line`]). Taking all insertions and leaving out all
//! deletions gives the new Document's lines; the other way round, the old one's. A test holds it to that.
//!
//! 1. Lines that both Documents begin with, and end with, are set aside.
//! 2. Of what is between, each old line is paired with a new one so that the pairs do not cross and share as many
//!    words as can be: over all lines at once, because an alignment between anchors takes the wrong paragraph for the
//!    moved one.
//! 3. Inside a pair, cells and then words are compared, and edits are pushed and joined to where they read well.
//! 4. What is left over on both sides and says nearly the same was moved.
//!
//! White space is not compared: to a reader, a no-break space or a line end is a space.

mod align;
mod bag;
mod candidates;
mod cells;
mod compare;
mod flatten;
#[cfg(test)]
mod tests;
mod texts;
mod tokens;
mod words;

use serde::Serialize;

pub use compare::compare;
pub use flatten::flatten;
pub use texts::{align_texts, compare_texts};

/// A block of words in reading order: what a redline compares.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Line {
    /// The section of the Document (of the first level) that it stands in; empty for the title.
    pub section: String,
    pub role: Role,
    /// One for a paragraph; label and value of an entry; every cell of a table's row. Addresses of links that the
    /// words do not show, and numbers of notes, stand in the words.
    pub cells: Vec<String>,
}

/// What a line is, as far as a reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Title,
    /// 1 is a section of the Document.
    Heading {
        level: u8,
    },
    Paragraph,
    /// `depth` from 1; `number` absent = bullet.
    Item {
        depth: u8,
        number: Option<u64>,
    },
    /// A later paragraph of an item.
    InItem {
        depth: u8,
    },
    Quote,
    CalloutTitle,
    Callout,
    Entry,
    Caption,
    TableHead,
    TableRow,
    Step,
    Total,
    Signature,
    Note {
        number: u32,
    },
}

/// A comparison of two Documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Redline {
    pub lines: Vec<Marked>,
}

/// A line of either Document, or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Marked {
    /// Of the new line, where there is one.
    pub section: String,
    pub role: Role,
    /// What it was in the old Document, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<Was>,
    pub change: Change,
    /// Those of both lines, as columns beside one another. A cell whose spans are all inserted is only in the new
    /// line, one whose spans are all deleted only in the old one, even when it is empty; where both lines have the
    /// cell and only one has words in it, an empty span is the same in both.
    pub cells: Vec<Vec<Span>>,
}

/// Where a line stood and what it was, before it became what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Was {
    pub section: String,
    pub role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// The same words in the same role. Its number may be another, when that follows from a line that came or went
    /// before it in the list.
    Same,
    /// Some of its words changed, or its role did.
    Changed,
    Inserted,
    Deleted,
    /// Stood here and stands elsewhere now, as the line `to` of the redline (counted from 0).
    MovedAway {
        to: usize,
    },
    /// Stands here now and stood elsewhere, as the line `from` of the redline; words may have changed on the way.
    MovedHere {
        from: usize,
    },
}

/// A run of words with one mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Span {
    pub mark: Mark,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    Same,
    Inserted,
    Deleted,
}

impl Redline {
    /// Whether not one word changed.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.change == Change::Same)
    }

    /// The new Document's lines.
    pub fn accept(&self) -> Vec<Line> {
        let kept = self.lines.iter().filter(|line| !matches!(line.change, Change::Deleted | Change::MovedAway { .. }));
        let line = |marked: &Marked| Line {
            section: marked.section.clone(),
            role: marked.role,
            cells: without(&marked.cells, Mark::Deleted),
        };
        kept.map(line).collect()
    }

    /// The old Document's lines.
    pub fn reject(&self) -> Vec<Line> {
        let kept = self.lines.iter().filter(|line| !matches!(line.change, Change::Inserted | Change::MovedHere { .. }));
        let line = |marked: &Marked| {
            let (section, role) = match &marked.was {
                Some(was) => (&was.section, was.role),
                None => (&marked.section, marked.role),
            };
            Line { section: section.clone(), role, cells: without(&marked.cells, Mark::Inserted) }
        };
        kept.map(line).collect()
    }
}

/// The words of each cell but those with one mark; a cell that has nothing else is not there.
fn without(cells: &[Vec<Span>], mark: Mark) -> Vec<String> {
    let is_there = |cell: &&Vec<Span>| cell.is_empty() || cell.iter().any(|span| span.mark != mark);
    let words =
        |cell: &Vec<Span>| cell.iter().filter(|span| span.mark != mark).map(|span| span.text.as_str()).collect();
    cells.iter().filter(is_there).map(words).collect()
}
