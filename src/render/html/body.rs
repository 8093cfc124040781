//! The Document as `<main data-document>`: its words, all of them, in its order, and no other word.
//!
//! Between two blocks, cells or items there is always white space, so that whoever takes the words out of the markup
//! finds them apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::block::{Align, Image};
use crate::document::walk::plain;
use crate::document::{
    Block, BlockKind, Cell, ChainStep, Document, Inline, Item, NoteKind, Section, SectionKind, Table,
};
use crate::render::view::{NoteWords, Shell};

use super::escape;
use super::inline::{self, Run};

/// Up to so many characters the values of a list of labels fit beside their labels on a phone, as on a contact card;
/// longer ones are sentences, and stand below them.
const SHORT_VALUE: usize = 48;

/// The main content of a page. Its element id is `_document`.
pub fn main(document: &Document, shell: &Shell) -> String {
    main_with(document, &shell.root, &shell.notes)
}

/// The same, knowing only the way to the outlet's root and what notes are called by those who hear the page.
pub fn main_with(document: &Document, root: &str, notes: &NoteWords) -> String {
    let mut page = Page {
        html: String::with_capacity(16 * 1024),
        ids: document.all_sections().iter().map(|section| section.id.clone()).collect(),
        section: String::new(),
        notes,
        mentions: BTreeMap::new(),
        assets: format!("{root}assets/"),
    };
    page.open("main", &[("id", "_document"), ("data-document", ""), ("lang", &document.lang)]);
    page.html.push_str("\n<h1>");
    escape::text(&mut page.html, &document.title.text);
    page.html.push_str("</h1>\n");
    for section in &document.sections {
        page.section(section, 2);
    }
    page.html.push_str("</main>\n");
    page.html
}

struct Page<'a> {
    html: String,
    /// Element ids that are taken: no address may be given twice, whatever the Document says.
    ids: BTreeSet<String>,
    /// The section whose notes are mentioned.
    section: String,
    notes: &'a NoteWords,
    mentions: BTreeMap<u32, u32>,
    assets: String,
}

impl Page<'_> {
    fn section(&mut self, section: &Section, level: usize) {
        let outer = std::mem::replace(&mut self.section, section.id.clone());
        let outer_mentions = std::mem::take(&mut self.mentions);
        self.open("section", &[("id", &section.id), ("class", class(section))]);
        let heading = format!("h{}", level.min(6));
        self.html.push('\n');
        self.words(&heading, &[], &section.title);
        self.html.push('\n');
        for block in &section.blocks {
            self.outer_block(block);
        }
        for subsection in &section.sections {
            self.section(subsection, level + 1);
        }
        self.endnotes(section);
        self.close("section");
        self.section = outer;
        self.mentions = outer_mentions;
    }

    fn outer_block(&mut self, block: &Block) {
        let id = if self.ids.insert(block.id.clone()) { block.id.as_str() } else { "" };
        self.block(&block.kind, id);
    }

    fn block(&mut self, block: &BlockKind, id: &str) {
        match block {
            BlockKind::Paragraph { content } => {
                self.words("p", &[("id", id)], content);
                self.html.push('\n');
            }
            BlockKind::List { start, items } => self.list(*start, items, id),
            BlockKind::Quote { blocks } => {
                self.open("blockquote", &[("id", id)]);
                self.html.push('\n');
                self.blocks(blocks);
                self.close("blockquote");
            }
            BlockKind::Callout { kind, title, blocks } => {
                let class = match kind {
                    NoteKind::Note => "callout note",
                    NoteKind::Important => "callout important",
                };
                self.open("div", &[("id", id), ("class", class), ("role", "note")]);
                self.html.push('\n');
                if !title.is_empty() {
                    self.words("p", &[("class", "callout-title")], title);
                    self.html.push('\n');
                }
                self.blocks(blocks);
                self.close("div");
            }
            BlockKind::Entries { entries } => {
                let long = entries.iter().any(|entry| plain(&entry.value).chars().count() > SHORT_VALUE);
                self.open("dl", &[("id", id), ("class", if long { "entries long" } else { "entries" })]);
                self.html.push('\n');
                for entry in entries {
                    self.html.push_str("<div>");
                    self.words("dt", &[], &entry.label);
                    self.html.push('\n');
                    self.words("dd", &[], &entry.value);
                    self.html.push_str("</div>\n");
                }
                self.close("dl");
            }
            BlockKind::Table(table) => self.table(table, id),
            BlockKind::Chain { steps, total } => self.chain(steps, total, id),
            BlockKind::Signature { place_and_date, name, title, image } => {
                self.open("div", &[("id", id), ("class", "signature")]);
                self.html.push('\n');
                self.words("p", &[("class", "signature-place")], place_and_date);
                self.html.push('\n');
                if let Some(image) = image {
                    self.image(image);
                }
                self.words("p", &[("class", "signature-name")], name);
                if !title.is_empty() {
                    self.html.push('\n');
                    self.words("p", &[("class", "signature-title")], title);
                }
                self.html.push('\n');
                self.close("div");
            }
        }
    }

    fn blocks(&mut self, blocks: &[BlockKind]) {
        for block in blocks {
            self.block(block, "");
        }
    }

    /// An item whose only paragraph is its first block is set tight, without a `<p>`.
    fn list(&mut self, start: Option<u64>, items: &[Item], id: &str) {
        let name = if start.is_some() { "ol" } else { "ul" };
        let start = start.filter(|number| *number != 1).map(|number| number.to_string()).unwrap_or_default();
        self.open(name, &[("id", id), ("start", &start)]);
        self.html.push('\n');
        for item in items {
            self.html.push_str("<li>");
            match item.blocks.split_first() {
                Some((BlockKind::Paragraph { content }, rest)) if !rest.iter().any(is_paragraph) => {
                    self.inlines(content);
                    if !rest.is_empty() {
                        self.html.push('\n');
                        self.blocks(rest);
                    }
                }
                _ => self.blocks(&item.blocks),
            }
            self.html.push_str("</li>\n");
        }
        self.close(name);
    }

    /// The head of each column goes to its cells as `data-label` too, for the narrow layout, where a row is a block of
    /// labelled values. The stylesheet shows it with an empty alternative text, so that it is neither read out twice
    /// nor found twice.
    fn table(&mut self, table: &Table, id: &str) {
        self.open("table", &[("id", id)]);
        self.html.push('\n');
        if !table.caption.is_empty() {
            self.words("caption", &[], &table.caption);
            self.html.push('\n');
        }
        self.html.push_str("<thead>\n<tr>\n");
        for column in &table.columns {
            self.words("th", &[("scope", "col"), ("class", align(column.align))], &column.head);
            self.html.push('\n');
        }
        self.html.push_str("</tr>\n</thead>\n<tbody>\n");
        let labels: Vec<String> = table.columns.iter().map(|column| plain(&column.head)).collect();
        for row in &table.rows {
            self.html.push_str("<tr>\n");
            for (number, Cell { content }) in row.cells.iter().enumerate() {
                let class = table.columns.get(number).map_or("", |column| align(column.align));
                if number == 0 {
                    self.words("th", &[("scope", "row"), ("class", class)], content);
                    self.html.push('\n');
                } else {
                    let label = labels.get(number).map_or("", String::as_str);
                    self.open("td", &[("data-label", label), ("class", class)]);
                    self.words("span", &[], content);
                    self.html.push_str("</td>\n");
                }
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody>\n");
        self.close("table");
    }

    fn chain(&mut self, steps: &[ChainStep], total: &[Inline], id: &str) {
        // Four stops and a sum are too many for one row.
        let class = if steps.len() > 3 { "chain long" } else { "chain" };
        self.open("div", &[("id", id), ("class", class)]);
        self.html.push_str("\n<ol>\n");
        for step in steps {
            self.html.push_str("<li>");
            self.words("p", &[("class", "chain-label")], &step.label);
            self.html.push('\n');
            self.words("p", &[], &step.value);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n");
        self.words("p", &[("class", "chain-total")], total);
        self.html.push('\n');
        self.close("div");
    }

    fn image(&mut self, image: &Image) {
        let address = format!("{}{}", self.assets, image.asset);
        self.html.push_str("<p class=\"signature-image\"><img src=\"");
        escape::address(&mut self.html, &address);
        self.html.push_str("\" alt=\"");
        escape::attribute(&mut self.html, &image.alt.text);
        self.html.push_str("\"></p>\n");
    }

    /// The number of a note is the way back to where it is first mentioned.
    fn endnotes(&mut self, section: &Section) {
        if section.notes.is_empty() {
            return;
        }
        let title = self.notes.title.clone();
        self.open("section", &[("class", "endnotes"), ("role", "doc-endnotes"), ("aria-label", &title)]);
        self.html.push_str("\n<ol>\n");
        for (number, note) in (1..).zip(&section.notes) {
            let id = inline::note_id(&section.id, number);
            let back = format!("#{}", inline::mention_id(&section.id, number));
            let label = self.notes.back.replace("{number}", &number.to_string());
            self.open("li", &[("id", &id)]);
            if self.mentions.contains_key(&number) {
                self.open("a", &[("class", "note-number"), ("href", &back), ("aria-label", &label)]);
                self.html.push_str(&format!("{number}</a>\n"));
            } else {
                self.html.push_str(&format!("<span class=\"note-number\">{number}</span>\n"));
            }
            self.open("div", &[]);
            self.html.push('\n');
            self.blocks(&note.blocks);
            self.html.push_str("</div></li>\n");
        }
        self.html.push_str("</ol>\n");
        self.close("section");
    }

    fn words(&mut self, name: &str, attributes: &[(&str, &str)], content: &[Inline]) {
        self.open(name, attributes);
        self.inlines(content);
        self.html.push_str(&format!("</{name}>"));
    }

    fn inlines(&mut self, content: &[Inline]) {
        let mut run = Run { section: &self.section, notes: self.notes, mentions: &mut self.mentions };
        inline::write(&mut self.html, content, &mut run);
    }

    /// An attribute without a value is left out, but for `data-document`, which has none.
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.html.push('<');
        self.html.push_str(name);
        for (attribute, value) in attributes {
            if *attribute == "data-document" {
                self.html.push_str(" data-document");
            } else if !value.is_empty() {
                self.html.push_str(&format!(" {attribute}=\""));
                escape::attribute(&mut self.html, value);
                self.html.push('"');
            }
        }
        self.html.push('>');
    }

    fn close(&mut self, name: &str) {
        self.html.push_str(&format!("</{name}>\n"));
    }
}

fn is_paragraph(block: &BlockKind) -> bool {
    matches!(block, BlockKind::Paragraph { .. })
}

fn class(section: &Section) -> &'static str {
    match section.kind {
        SectionKind::Ordinary => "",
        SectionKind::Summary => "summary",
        SectionKind::Objection => "objection",
        SectionKind::Signature => "signing",
    }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Center => "center",
        Align::End => "end",
    }
}
