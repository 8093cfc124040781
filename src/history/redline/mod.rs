//! What changed in the words of a policy: two Documents of one language, block by block and word by word.
//!
//! A Document is first laid out flat, one entry a block of words ([`Line`]). Taking all insertions and leaving out all
//! deletions gives the new Document's lines; the other way round, the old one's. A test holds it to that.

use serde::Serialize;

/// A block of words in reading order: what a redline compares.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Line {
    /// The section of the Document (of the first level) that it stands in; empty for the title.
    pub section: String,
    pub role: Role,
    /// One for a paragraph; label and value of an entry; every cell of a table's row. Addresses of links that the words do
    /// not show, and numbers of notes, stand in the words.
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
    pub section: String,
    pub role: Role,
    pub change: Change,
    /// As many as either of the two lines has.
    pub cells: Vec<Vec<Span>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
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
}
