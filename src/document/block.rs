//! What stands under a heading.

use serde::{Deserialize, Serialize};

use super::inline::{Inline, Leaf};

/// A block with its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// `{#id}` of a fragment, or `<section>-p<ordinal>`; pairs languages within one edition. Unique in the Document.
    pub id: String,
    #[serde(flatten)]
    pub kind: BlockKind,
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum BlockKind {
    Paragraph {
        content: Vec<Inline>,
    },
    List {
        /// The first number of a numbered list; absent = bullets.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<u64>,
        items: Vec<Item>,
    },
    Quote {
        blocks: Vec<BlockKind>,
    },
    /// A remark set apart. The heading's words are Document words.
    Callout {
        kind: NoteKind,
        title: Vec<Inline>,
        blocks: Vec<BlockKind>,
    },
    /// Labels with values: a contact card, an edition's facts.
    Entries {
        entries: Vec<Entry>,
    },
    Table(Table),
    /// A retention chain: each step, then the sum.
    Chain {
        steps: Vec<ChainStep>,
        /// The sum in words: "I alt højst 90 dage".
        total: Vec<Inline>,
    },
    /// Place and date, the signer's name and title, under a line.
    Signature {
        /// "Ballum, den 18. maj 2018".
        place_and_date: Vec<Inline>,
        name: Vec<Inline>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        title: Vec<Inline>,
        /// Name of an asset of the firm, with words for those who do not see it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        image: Option<Image>,
    },
}

/// One item of a list; the first block is a paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub blocks: Vec<BlockKind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    Note,
    Important,
}

/// One label with its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub label: Vec<Inline>,
    pub value: Vec<Inline>,
}

/// A table whose first column is the row's header.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Names the table for those who do not see it; a Document word, shown above it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// At least one.
    pub columns: Vec<Column>,
    /// Each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub head: Vec<Inline>,
    #[serde(default, skip_serializing_if = "Align::is_start")]
    pub align: Align,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

impl Align {
    fn is_start(&self) -> bool {
        *self == Align::Start
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cell {
    pub content: Vec<Inline>,
}

/// One step of a retention chain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainStep {
    /// Where: "På vores egen server".
    pub label: Vec<Inline>,
    /// How long: "højst 60 dage efter, at din reparationssag er afsluttet".
    pub value: Vec<Inline>,
}

/// An endnote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Unique in the Document.
    pub id: String,
    pub blocks: Vec<BlockKind>,
}

/// An image of the firm, by the name of its asset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// `<sha256, first 16 hex digits>.<svg|png>`: the content names the file.
    pub asset: String,
    pub alt: Leaf,
}
