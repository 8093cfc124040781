//! What would make a bad PDF without Typst objecting, or with an objection that nobody could act on.

use std::collections::BTreeSet;

use typst::foundations::Datetime;
use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::document::block::Image;
use crate::document::{Block, BlockKind, Document, Inline, Section};
use crate::finding::Finding;
use crate::model::date::Day;
use crate::render::job::PdfJob;

/// Typst and the validators accept any scheme, `javascript:` too.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// Looks at the job before Typst does; gives the day for the metadata.
pub fn job(job: &PdfJob) -> Result<Datetime, Vec<Finding>> {
    let mut look = Look { job, findings: Vec::new(), sections: BTreeSet::new(), notes: BTreeSet::new() };
    look.document(&job.document);
    let date = &job.shell.print.date;
    let date = match date.parse::<Day>().ok().and_then(super::midnight) {
        Some(date) => Some(date),
        None => {
            look.findings.push(bad_date(date));
            None
        }
    };
    match date {
        Some(date) if look.findings.is_empty() => Ok(date),
        _ => Err(look.findings),
    }
}

pub fn bad_date(date: &str) -> Finding {
    Finding::error("bad-date", format!("`{date}` is no day for the metadata of a PDF"))
}

struct Look<'a> {
    job: &'a PdfJob,
    findings: Vec<Finding>,
    sections: BTreeSet<&'a str>,
    notes: BTreeSet<&'a str>,
}

impl<'a> Look<'a> {
    fn document(&mut self, document: &'a Document) {
        for section in document.all_sections() {
            if !self.sections.insert(&section.id) {
                self.findings.push(Finding::error("duplicate-id", format!("two sections are called `{}`", section.id)));
            }
            for note in &section.notes {
                if !self.notes.insert(&note.id) {
                    self.findings.push(Finding::error("duplicate-id", format!("two notes are called `{}`", note.id)));
                }
            }
        }
        for section in document.all_sections() {
            self.inlines(&section.title, section);
            for Block { kind, .. } in &section.blocks {
                self.block(kind, section);
            }
            for note in &section.notes {
                note.blocks.iter().for_each(|block| self.block(block, section));
            }
        }
    }

    fn block(&mut self, block: &'a BlockKind, section: &'a Section) {
        match block {
            BlockKind::Paragraph { content } => self.inlines(content, section),
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block, section));
            }
            BlockKind::Quote { blocks } => blocks.iter().for_each(|block| self.block(block, section)),
            BlockKind::Callout { title, blocks, .. } => {
                self.inlines(title, section);
                blocks.iter().for_each(|block| self.block(block, section));
            }
            BlockKind::Entries { entries } => {
                for entry in entries {
                    self.inlines(&entry.label, section);
                    self.inlines(&entry.value, section);
                }
            }
            BlockKind::Table(table) => {
                self.inlines(&table.caption, section);
                table.columns.iter().for_each(|column| self.inlines(&column.head, section));
                for row in &table.rows {
                    if row.cells.len() != table.columns.len() {
                        let (cells, columns) = (row.cells.len(), table.columns.len());
                        self.findings.push(Finding::error(
                            "bad-table",
                            format!(
                                "a row of {cells} cells stands in a table of {columns} columns, in section `{}`",
                                section.id
                            ),
                        ));
                    }
                    row.cells.iter().for_each(|cell| self.inlines(&cell.content, section));
                }
            }
            BlockKind::Chain { steps, total } => {
                for step in steps {
                    self.inlines(&step.label, section);
                    self.inlines(&step.value, section);
                }
                self.inlines(total, section);
            }
            BlockKind::Signature { place_and_date, name, title, image } => {
                [place_and_date, name, title].into_iter().for_each(|inlines| self.inlines(inlines, section));
                if let Some(image) = image {
                    self.image(image);
                }
            }
        }
    }

    fn image(&mut self, image: &Image) {
        if !self.job.images.contains_key(&image.asset) {
            self.findings.push(Finding::error("missing-image", format!("the image `{}` is not at hand", image.asset)));
        }
        if image.alt.text.trim().is_empty() {
            self.findings.push(
                Finding::error(
                    "missing-alt",
                    format!("the image `{}` has no words for those who do not see it", image.asset),
                )
                .why("PDF/UA and WCAG 1.1.1 want a text alternative"),
            );
        }
    }

    fn inlines(&mut self, inlines: &'a [Inline], section: &'a Section) {
        for inline in inlines {
            match inline {
                Inline::Strong { content } | Inline::Emphasis { content } => self.inlines(content, section),
                Inline::Link { href, content } => {
                    let scheme = href.to_ascii_lowercase();
                    if !SCHEMES.iter().any(|allowed| scheme.starts_with(allowed)) {
                        self.findings.push(
                            Finding::error("bad-link", format!("the link `{href}` leads nowhere that a PDF may lead"))
                                .hint("use https, http, mailto or tel"),
                        );
                    }
                    self.inlines(content, section);
                }
                Inline::SectionLink { section: target, content } => {
                    if !self.sections.contains(target.as_str()) {
                        self.findings.push(
                            Finding::error("dead-section-link", format!("no section is called `{target}`"))
                                .did_you_mean(target, self.sections.iter().copied()),
                        );
                    }
                    self.inlines(content, section);
                }
                Inline::NoteRef { number } => {
                    let known =
                        usize::try_from(*number).is_ok_and(|number| (1..=section.notes.len()).contains(&number));
                    if !known {
                        self.findings.push(Finding::error(
                            "dead-note",
                            format!("section `{}` mentions note {number} and does not have it", section.id),
                        ));
                    }
                }
                Inline::Text { .. } | Inline::Code { .. } | Inline::Date { .. } | Inline::Break => {}
            }
        }
    }
}

/// Characters that no font of the theme has, each told once, with those of the `words` that it stands in.
pub fn missing_glyphs(document: &PagedDocument, words: impl FnOnce() -> Vec<String>) -> Vec<Finding> {
    let mut missing = BTreeSet::new();
    for page in document.pages() {
        frame(&page.frame, &mut missing);
    }
    let leaves = if missing.is_empty() { Vec::new() } else { words() };
    let finding = |characters: String| {
        let codes: Vec<String> = characters.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        let words = leaves.iter().find_map(|leaf| around(leaf, &characters));
        let place =
            words.map_or_else(|| "in the words around the text".to_owned(), |words| format!("in the words “{words}”"));
        Finding::error(
            "missing-glyph",
            format!("no font of the theme has `{characters}` ({}), {place}", codes.join(" ")),
        )
        .why("a PDF would show an empty box there")
        .hint("say it in words, or put a font that has the character into the theme's fonts/")
    };
    missing.into_iter().map(finding).collect()
}

fn frame(frame: &Frame, missing: &mut BTreeSet<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => self::frame(&group.frame, missing),
            FrameItem::Text(text) => missing.extend(unset(text)),
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// The clusters of a run that came out as `.notdef`, the glyph for "none".
fn unset(text: &TextItem) -> impl Iterator<Item = String> {
    text.glyphs.iter().filter(|glyph| glyph.id == 0).map(|glyph| text.text[glyph.range()].to_owned())
}

/// Some words on both sides of `needle`.
fn around(leaf: &str, needle: &str) -> Option<String> {
    const SIDE: usize = 24;
    let at = leaf.find(needle)?;
    let (before, after) = leaf.split_at(at);
    let start = before
        .char_indices()
        .rev()
        .nth(SIDE)
        .map_or(0, |(start, _)| before[..start].rfind(' ').map_or(start, |s| s + 1));
    let end = after
        .char_indices()
        .nth(SIDE + needle.chars().count())
        .map_or(after.len(), |(end, _)| after[end..].find(' ').map_or(after.len(), |space| end + space));
    Some(format!("{}{}", &before[start..], &after[..end]).trim().to_owned())
}
