//! What changed between two editions, with all words resolved: one form for the page, the PDF and the terminal.

use serde::{Deserialize, Serialize};

use super::{FirmHead, Frame, Labelled, LanguageLink};

/// Two editions, or an edition and the working policy, in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// BCP 47 primary subtag: `da`.
    pub lang: String,
    /// The firm's name and the policy's title.
    pub firm: String,
    pub policy: String,
    /// "Hvad er ændret".
    pub title: String,
    /// Which two are compared, one a line: "Fra udgave 2 af 1. april 2026".
    pub sides: Vec<String>,
    /// "Kort fortalt".
    pub summary_title: String,
    /// What a person wrote about it, one a paragraph; may be empty.
    pub summary: Vec<String>,
    /// Changes of facts: material ones, then others. A group without changes is left out.
    pub groups: Vec<ChangeGroup>,
    /// Said in place of the groups where no fact changed, or where none can be compared.
    pub remark: Option<String>,
    /// The firm's own changes of the text, then rewordings of the clause library. One without changes is left out.
    pub redlines: Vec<RedlineView>,
    /// Said in place of the redlines where no word changed, or where there is no text to compare.
    pub no_redline: Option<String>,
    pub words: RedlineWords,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeGroup {
    /// "Væsentlige ændringer".
    pub title: String,
    /// One or two sentences that say what the group means; may be empty.
    pub intro: String,
    /// `material` or `minor`.
    pub class: String,
    /// A sentence or two each.
    pub changes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RedlineView {
    /// "Ændringer i teksten", "Nye formuleringer i standardteksten".
    pub title: String,
    pub intro: String,
    /// `own` or `library`.
    pub source: String,
    /// Changed lines with their surroundings; what did not change is left out between them.
    pub parts: Vec<RedlinePart>,
}

/// A stretch of the text, or a gap in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "part")]
pub enum RedlinePart {
    Line(RedlineLine),
    /// "12 afsnit uden ændringer".
    Gap {
        words: String,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RedlineLine {
    /// `title`, `heading`, `paragraph`, `item`, `in-item`, `quote`,
    /// `callout-title`, `callout`, `entry`, `caption`, `table-head`, `table-row`, `step`, `total`, `signature`, `note`.
    pub role: String,
    /// Level of a heading, depth of an item; 0 elsewhere.
    pub level: u8,
    /// Stands before an item or a note: "3."; empty for a bullet and for everything else.
    pub number: String,
    /// `same`, `changed`, `inserted`, `deleted`, `moved-away`, `moved-here`.
    pub change: String,
    /// Stands in the margin: `+`, `−`, `±`; empty for `same`.
    pub sign: String,
    /// The sign in words: "tilføjet", "flyttet herfra til afsnittet Sletning"; empty for `same`.
    pub margin: String,
    /// A name for this line on the page, and the name of the line where moved words went or came from.
    pub id: Option<String>,
    pub other: Option<String>,
    pub cells: Vec<RedlineCell>,
}

/// A stretch of a line: one for a paragraph, label and value of an entry, each cell of a table's row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RedlineCell {
    /// The head of the table's column, for a reader who does not see it above; empty elsewhere.
    pub label: String,
    pub spans: Vec<RedlineSpan>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RedlineSpan {
    /// `same`, `inserted` or `deleted`.
    pub mark: String,
    pub text: String,
}

/// Words that those who hear the page meet around a mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RedlineWords {
    /// "tilføjet:", "slut på tilføjelse".
    pub inserted: String,
    pub inserted_end: String,
    pub deleted: String,
    pub deleted_end: String,
    /// How to read the marks: one sentence or two.
    pub legend: String,
}

/// A page about two editions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangesPage {
    pub frame: Frame,
    pub firm: FirmHead,
    pub languages_title: String,
    pub languages: Vec<LanguageLink>,
    pub comparison: Comparison,
    /// The two editions, the changes before and after these, and all editions.
    pub ways_title: String,
    pub ways: Vec<Labelled>,
}
