//! A report on one page, with all words resolved: what kinds of things stand on it, and in what order.

/// The whole page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// BCP 47.
    pub lang: String,
    pub title: String,
    pub parts: Vec<Part>,
}

/// What stands on it one below the other.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Level 2 to 6; the id is unique on the page.
    Heading {
        level: u8,
        id: String,
        bits: Vec<Bit>,
    },
    Paragraph(Vec<Bit>),
    /// Labels with values.
    Entries(Vec<(String, Vec<Bit>)>),
    List(Vec<Vec<Bit>>),
    /// A table whose first column is the row's header.
    Table {
        caption: String,
        heads: Vec<String>,
        rows: Vec<Vec<Vec<Bit>>>,
    },
    /// Something set apart, with a mark: a requirement, a finding.
    Card {
        mark: Mark,
        parts: Vec<Part>,
    },
    /// Words of a policy, and where they come from.
    Quote {
        lang: String,
        label: String,
        words: String,
        source: Vec<Bit>,
    },
}

/// Words in a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Bit {
    Words(String),
    Strong(String),
    /// A key, an id, a file.
    Code(String),
    /// How it stands, in words; the mark gives it a colour as well.
    State(Mark, String),
    /// To an id on the page.
    Link {
        to: String,
        words: String,
    },
    /// Words of a policy in a language of their own.
    Said {
        lang: String,
        words: String,
    },
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Good,
    /// Worth a look.
    Note,
    Warning,
    Bad,
    /// Somebody answers for it, or it is not asked for.
    Quiet,
}

impl Bit {
    pub fn words(words: impl Into<String>) -> Bit {
        Bit::Words(words.into())
    }

    pub fn code(words: impl Into<String>) -> Bit {
        Bit::Code(words.into())
    }
}
