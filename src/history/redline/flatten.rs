//! A Document laid out flat, one line a block of words.

use super::{Line, Role};
use crate::document::walk::plain;
use crate::document::{BlockKind, Document, Inline, Section};

/// The lines of a Document, in the order of the page. A line without words is left out; a row of a table stays, as its
/// cells belong to columns.
pub fn flatten(document: &Document) -> Vec<Line> {
    let mut lines = Lines { section: String::new(), all: Vec::new() };
    lines.add(Role::Title, vec![folded(&document.title.text)]);
    for section in &document.sections {
        lines.section.clone_from(&section.id);
        lines.section(section, 1);
    }
    lines.all
}

/// What a paragraph is, by what it stands in.
#[derive(Clone, Copy)]
enum Within {
    Text,
    /// `first` = the item's first paragraph, which has its number.
    Item {
        depth: u8,
        first: Option<Option<u64>>,
    },
    Quote,
    Callout,
    Note(Option<u32>),
}

struct Lines {
    section: String,
    all: Vec<Line>,
}

impl Lines {
    fn add(&mut self, role: Role, cells: Vec<String>) {
        let has_words = cells.iter().any(|cell| !cell.is_empty());
        if has_words || matches!(role, Role::TableRow | Role::TableHead) {
            self.all.push(Line { section: self.section.clone(), role, cells });
        }
    }

    fn run(&mut self, role: Role, inlines: &[Inline]) {
        self.add(role, vec![words(inlines)]);
    }

    fn section(&mut self, section: &Section, level: u8) {
        self.run(Role::Heading { level }, &section.title);
        for block in &section.blocks {
            self.block(&block.kind, Within::Text, 0);
        }
        for subsection in &section.sections {
            self.section(subsection, level.saturating_add(1));
        }
        for (note, number) in section.notes.iter().zip(1..) {
            for (index, block) in note.blocks.iter().enumerate() {
                self.block(block, Within::Note((index == 0).then_some(number)), 0);
            }
        }
    }

    /// `depth` = how many lists it stands in.
    fn block(&mut self, block: &BlockKind, within: Within, depth: u8) {
        match block {
            BlockKind::Paragraph { content } => {
                let role = match within {
                    Within::Text => Role::Paragraph,
                    Within::Item { depth, first: Some(number) } => Role::Item { depth, number },
                    Within::Item { depth, first: None } => Role::InItem { depth },
                    Within::Quote => Role::Quote,
                    Within::Callout => Role::Callout,
                    Within::Note(Some(number)) => Role::Note { number },
                    Within::Note(None) => Role::InItem { depth: 1 },
                };
                self.run(role, content);
            }
            BlockKind::List { start, items } => {
                let depth = depth.saturating_add(1);
                for (item, index) in items.iter().zip(0..) {
                    // The last number there is stays the number: a list that begins there is nobody's.
                    let number = start.map(|start| start.saturating_add(index));
                    for (index, block) in item.blocks.iter().enumerate() {
                        let first = (index == 0).then_some(number);
                        self.block(block, Within::Item { depth, first }, depth);
                    }
                }
            }
            BlockKind::Quote { blocks } => {
                blocks.iter().for_each(|block| self.block(block, Within::Quote, depth));
            }
            BlockKind::Callout { title, blocks, .. } => {
                self.run(Role::CalloutTitle, title);
                blocks.iter().for_each(|block| self.block(block, Within::Callout, depth));
            }
            BlockKind::Entries { entries } => {
                for entry in entries {
                    self.add(Role::Entry, vec![words(&entry.label), words(&entry.value)]);
                }
            }
            BlockKind::Table(table) => {
                self.run(Role::Caption, &table.caption);
                self.add(Role::TableHead, table.columns.iter().map(|column| words(&column.head)).collect());
                for row in &table.rows {
                    self.add(Role::TableRow, row.cells.iter().map(|cell| words(&cell.content)).collect());
                }
            }
            BlockKind::Chain { steps, total } => {
                for step in steps {
                    self.add(Role::Step, vec![words(&step.label), words(&step.value)]);
                }
                self.run(Role::Total, total);
            }
            BlockKind::Signature { place_and_date, name, title, image } => {
                self.run(Role::Signature, place_and_date);
                if let Some(image) = image {
                    self.add(Role::Signature, vec![folded(&image.alt.text)]);
                }
                self.run(Role::Signature, name);
                self.run(Role::Signature, title);
            }
        }
    }
}

/// The words of a run, with what a reader would not see change otherwise: where a link leads, and which note is meant.
fn words(inlines: &[Inline]) -> String {
    fn put(inlines: &[Inline], into: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text { text } | Inline::Code { text } | Inline::Date { text, .. } => into.push_str(&text.text),
                Inline::Strong { content } | Inline::Emphasis { content } | Inline::SectionLink { content, .. } => {
                    put(content, into);
                }
                Inline::Link { href, content } => {
                    put(content, into);
                    if !shows(&plain(content), href) {
                        into.push_str(&format!(" ({href})"));
                    }
                }
                Inline::NoteRef { number } => into.push_str(&format!("[{number}]")),
                Inline::Break => into.push(' '),
            }
        }
    }
    let mut words = String::new();
    put(inlines, &mut words);
    folded(&words)
}

/// Whether the words of a link say where it leads.
fn shows(words: &str, href: &str) -> bool {
    if let Some(number) = href.strip_prefix("tel:") {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let (said, meant) = (digits(words), digits(number));
        // A number within the country leaves the country's code out.
        return said.len() >= 6 && meant.ends_with(&said);
    }
    let bare = ["https://", "http://", "mailto:"].iter().find_map(|scheme| href.strip_prefix(scheme)).unwrap_or(href);
    let bare = bare.trim_end_matches('/');
    !bare.is_empty() && words.contains(bare)
}

/// One space for any white space, and nothing for what is there only to break or hold a line.
fn folded(text: &str) -> String {
    let is_seen = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    let seen: String = text.chars().filter(is_seen).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_shows_where_it_leads_or_it_is_said() {
        assert!(shows("one.com", "https://one.com/") && shows("hej@a.example", "mailto:hej@a.example"));
        assert!(shows("+45 33 19 32 00", "tel:+4533193200") && shows("33 19 32 00", "tel:+4533193200"));
        assert!(!shows("her", "https://one.com/") && !shows("33 19 32 01", "tel:+4533193200"));
        assert!(!shows("112", "tel:+4533193112") && !shows("one.com", "https://one.com/privacy"));
        assert!(!shows("x", "https://"));
    }

    #[test]
    fn white_space_is_a_space() {
        assert_eq!(folded(" 60\u{a0}dage\u{202f}og\r\n\tmere\u{ad}ord "), "60 dage og mereord");
    }
}
