//! The blocks of a fragment: what somebody translates at a time.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::compose::fragment::{is_readable, link, options};
use crate::translate::marks::{self, Marks};

/// A paragraph, a heading, a whole list or table, at the first level of a fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: Kind,
    /// Bytes of the text that was read, without the space around the block.
    pub range: Range<usize>,
    /// The section (empty for what stands before the first heading) with the ordinal in it, or the block's own id.
    pub key: String,
    /// `{#id}` at its end.
    pub id: Option<String>,
    /// It has words of its own, and not only placeholders.
    pub has_words: bool,
}

/// What a block is. Two languages have the same blocks, and a translation stays what its source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    Heading(u8),
    List {
        ordered: bool,
        items: usize,
    },
    Table {
        columns: usize,
        rows: usize,
    },
    Quote,
    Note,
    /// What no fragment may hold: HTML, code, a rule. The composer says so.
    Other,
}

impl Kind {
    /// Whether both are the same thing, of whatever size.
    pub fn is_like(self, other: Kind) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// Takes Markdown apart. Nothing for a text that the composer refuses to read.
pub fn blocks(body: &str) -> Vec<Block> {
    if !is_readable(body) {
        return Vec::new();
    }
    let closed = link::close_gaps(body);
    let mut blocks: Vec<Block> = Vec::new();
    let mut place = Place::default();
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(&closed, options()).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                match &tag {
                    _ if depth == 0 => blocks.extend(place.block(kind(&tag), range, body)),
                    Tag::Item | Tag::TableRow if depth == 1 => count(blocks.last_mut()),
                    _ => {}
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ if depth == 0 => blocks.extend(place.block(Kind::Other, range, body)),
            _ => {}
        }
    }
    blocks
}

/// One more item or row of the block that is open.
fn count(block: Option<&mut Block>) {
    if let Some(Kind::List { items: count, .. } | Kind::Table { rows: count, .. }) = block.map(|block| &mut block.kind)
    {
        *count += 1;
    }
}

/// Whether a text holds HTML, which no fragment may.
pub fn holds_html(text: &str) -> bool {
    is_readable(text)
        && Parser::new_ext(text, options()).any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
}

fn kind(tag: &Tag) -> Kind {
    match tag {
        Tag::Paragraph => Kind::Paragraph,
        Tag::Heading { level, .. } => Kind::Heading(*level as u8),
        Tag::List(start) => Kind::List { ordered: start.is_some(), items: 0 },
        Tag::Table(columns) => Kind::Table { columns: columns.len(), rows: 0 },
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::FootnoteDefinition(_) => Kind::Note,
        _ => Kind::Other,
    }
}

/// Where in a fragment a block stands.
#[derive(Default)]
struct Place {
    /// The id of the heading above it, or `section-2`.
    section: String,
    headings: usize,
    ordinal: usize,
}

impl Place {
    fn block(&mut self, kind: Kind, range: Range<usize>, body: &str) -> Option<Block> {
        let text = &body[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let id = matches!(kind, Kind::Paragraph | Kind::Heading(_)).then(|| marks::id(text)).flatten();
        let key = if let Kind::Heading(_) = kind {
            self.headings += 1;
            self.ordinal = 0;
            self.section = id.map_or_else(|| format!("section-{}", self.headings), str::to_owned);
            self.section.clone()
        } else {
            self.ordinal += 1;
            match (id, self.section.as_str()) {
                (Some(id), _) => id.to_owned(),
                (None, "") => self.ordinal.to_string(),
                (None, section) => format!("{section}/{}", self.ordinal),
            }
        };
        let has_words = Marks::of(text).words.chars().any(char::is_alphabetic);
        Some(Block { kind, range: start..start + text.len(), key, id: id.map(str::to_owned), has_words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Vec<(String, Kind, &str)> {
        blocks(body).into_iter().map(|block| (block.key, block.kind, &body[block.range])).collect()
    }

    #[test]
    fn blocks_are_named_after_their_section_and_their_turn() {
        let body = "Først.\r\n\r\n{{ rights }}\r\n\r\n## Æ {#deleting}\r\n\r\nOrd.[^x]\r\n\r\nMere {#own}\r\n\r\n\
            ## Uden navn\r\n\r\n1. en\r\n2. to\r\n   og mere\r\n\r\n[^x]: Note.\r\n\r\n| a | b |\r\n|---|---|\r\n| 1 | 2 |\r\n";
        assert_eq!(
            read(body),
            [
                ("1".to_owned(), Kind::Paragraph, "Først."),
                ("2".to_owned(), Kind::Paragraph, "{{ rights }}"),
                ("deleting".to_owned(), Kind::Heading(2), "## Æ {#deleting}"),
                ("deleting/1".to_owned(), Kind::Paragraph, "Ord.[^x]"),
                ("own".to_owned(), Kind::Paragraph, "Mere {#own}"),
                ("section-2".to_owned(), Kind::Heading(2), "## Uden navn"),
                ("section-2/1".to_owned(), Kind::List { ordered: true, items: 2 }, "1. en\r\n2. to\r\n   og mere"),
                ("section-2/2".to_owned(), Kind::Note, "[^x]: Note."),
                ("section-2/3".to_owned(), Kind::Table { columns: 2, rows: 1 }, "| a | b |\r\n|---|---|\r\n| 1 | 2 |"),
            ]
        );
        assert_eq!(blocks(body).iter().filter(|block| !block.has_words).count(), 1);
    }

    #[test]
    fn what_no_fragment_may_hold_is_no_text_to_translate_and_no_panic() {
        assert_eq!(read("<div>x</div>\n\n---\n")[0].1, Kind::Other);
        assert!(blocks(&">".repeat(100_000)).is_empty() && blocks("").is_empty() && blocks("\u{feff} \n").len() < 2);
    }
}
