//! From the events of the Markdown parser to blocks and sections.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, Event, Parser, Tag, TagEnd, TextMergeWithOffset};

use crate::compose::component::Library;
use crate::compose::context::Context;
use crate::compose::fragment::notes::Footnotes;
use crate::compose::fragment::{Parsed, limit, link, options, place, too_deep};
use crate::compose::typography;
use crate::document::block::Align;
use crate::document::walk::plain;
use crate::document::{Block, BlockKind, Cell, Column, Inline, Item, NoteKind, Row, Section, SectionKind, Table};
use crate::finding::{Finding, Place};
use crate::source::Fragment;

/// Headings below `######` have no element on a page; the section's own heading is the first level.
const LOWEST_HEADING: usize = 5;

/// One fragment while it is being read. Open containers are a stack, not calls, so that depth is a number to check.
pub struct Builder<'a> {
    pub(super) fragment: &'a Fragment,
    pub(super) ctx: &'a Context<'a>,
    pub(super) library: &'a dyn Library,
    pub(super) frames: Vec<Frame>,
    pub(super) footnotes: Footnotes,
    parts: Vec<Part>,
    ids: Vec<(String, Place)>,
    pub(super) links: Vec<(String, Place)>,
}

/// Text under one heading; the first part stands under the section's own.
struct Part {
    level: usize,
    id: Option<String>,
    title: Vec<Inline>,
    blocks: Vec<Block>,
}

/// An open container, with what has been gathered in it.
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) place: Place,
    pub(super) inlines: Vec<Inline>,
    blocks: Vec<BlockKind>,
    /// The blocks of a component that the paragraph consists of.
    pub(super) component: Option<Vec<BlockKind>>,
}

pub(super) enum Kind {
    Root,
    Paragraph,
    Heading(usize),
    Quote,
    Callout(NoteKind),
    List {
        start: Option<u64>,
        items: Vec<Item>,
    },
    Item,
    Note(String),
    Table {
        aligns: Vec<Alignment>,
        heads: Vec<Vec<Inline>>,
        rows: Vec<Row>,
    },
    Cells {
        head: bool,
        cells: Vec<Vec<Inline>>,
    },
    Cell,
    Strong,
    Emphasis,
    Link(Option<link::Target>),
    /// Something reported, whose content is passed over.
    Ignored,
}

impl Kind {
    /// Whether it counts as a level of nesting: a list does, its items do not.
    fn nests(&self) -> bool {
        !matches!(self, Kind::Root | Kind::Paragraph | Kind::Item | Kind::Cells { .. } | Kind::Cell | Kind::Ignored)
    }
}

impl Frame {
    pub(super) fn new(kind: Kind, place: Place) -> Frame {
        Frame { kind, place, inlines: Vec::new(), blocks: Vec::new(), component: None }
    }
}

impl<'a> Builder<'a> {
    pub fn new(fragment: &'a Fragment, ctx: &'a Context<'a>, library: &'a dyn Library) -> Builder<'a> {
        Builder {
            fragment,
            ctx,
            library,
            frames: Vec::new(),
            footnotes: Footnotes::default(),
            parts: vec![Part { level: 1, id: None, title: Vec::new(), blocks: Vec::new() }],
            ids: Vec::new(),
            links: Vec::new(),
        }
    }

    pub fn run(mut self) -> Parsed {
        let body = link::close_gaps(&self.fragment.body);
        let events = TextMergeWithOffset::new(Parser::new_ext(&body, options()).into_offset_iter());
        self.open(Kind::Root, 0..0);
        for (event, range) in events {
            if self.frames.iter().filter(|frame| frame.kind.nests()).count() > limit::DEEPEST {
                self.ctx.report(too_deep(&self.place(&range)));
                return Parsed::default();
            }
            self.event(event, range);
        }
        self.finish()
    }

    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        place(self.fragment, range.start, range.end)
    }

    pub(super) fn report(&self, code: &'static str, message: impl Into<String>, range: &Range<usize>, hint: &str) {
        self.ctx.report(Finding::error(code, message).at(&self.place(range)).hint(hint));
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Html(_) | Event::InlineHtml(_) => {
                if !self.is_ignored() {
                    self.report("raw-html", "HTML in the text", &range, RAW_HTML);
                }
            }
            Event::Rule => self.report("not-supported", "a rule between paragraphs", &range, "headings part the text"),
            other => self.inline_event(other, range),
        }
    }

    pub(super) fn is_ignored(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame.kind, Kind::Ignored))
    }

    fn open(&mut self, kind: Kind, range: Range<usize>) {
        let place = self.place(&range);
        self.frames.push(Frame::new(kind, place));
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(level as usize),
            Tag::BlockQuote(None) => Kind::Quote,
            Tag::BlockQuote(Some(BlockQuoteKind::Note)) => Kind::Callout(NoteKind::Note),
            Tag::BlockQuote(Some(BlockQuoteKind::Important)) => Kind::Callout(NoteKind::Important),
            Tag::BlockQuote(Some(_)) => {
                self.report("not-supported", "a callout of this kind", &range, "use `[!NOTE]` or `[!IMPORTANT]`");
                Kind::Callout(NoteKind::Important)
            }
            Tag::List(start) => Kind::List { start, items: Vec::new() },
            Tag::Item => Kind::Item,
            Tag::FootnoteDefinition(label) => Kind::Note(label.to_string()),
            Tag::Table(aligns) => Kind::Table { aligns, heads: Vec::new(), rows: Vec::new() },
            Tag::TableHead => Kind::Cells { head: true, cells: Vec::new() },
            Tag::TableRow => Kind::Cells { head: false, cells: Vec::new() },
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Link { dest_url, title, link_type, .. } => {
                self.open_link(&dest_url, &title, link_type, range);
                return;
            }
            Tag::HtmlBlock => {
                self.report("raw-html", "HTML in the text", &range, RAW_HTML);
                Kind::Ignored
            }
            Tag::Image { .. } => {
                self.report(
                    "picture",
                    "a picture",
                    &range,
                    "pictures are not part of a policy's words yet: say in words what it shows",
                );
                Kind::Ignored
            }
            Tag::CodeBlock(kind) => {
                let hint = if kind.is_indented() {
                    "take out the four spaces before the line: Markdown makes code of it"
                } else {
                    "write it as a paragraph; `code` inside one is allowed"
                };
                self.report("not-supported", "a block of code", &range, hint);
                Kind::Ignored
            }
            _ => {
                self.report("not-supported", "markup that ikraft does not use", &range, "write it as a paragraph");
                Kind::Ignored
            }
        };
        self.open(kind, range);
    }

    fn end(&mut self, _tag: TagEnd, range: Range<usize>) {
        let Some(mut frame) = self.frames.pop() else { return };
        if !matches!(frame.kind, Kind::Cell | Kind::Strong | Kind::Emphasis | Kind::Link(_) | Kind::Heading(_)) {
            self.flush(&mut frame);
        }
        match frame.kind {
            Kind::Root | Kind::Ignored => {}
            // The inlines of a paragraph were flushed into a block of its own.
            Kind::Paragraph => self.paragraph(frame.blocks, frame.component, &range),
            Kind::Heading(level) => self.heading(level, frame.inlines, &range),
            Kind::Quote => self.add(BlockKind::Quote { blocks: frame.blocks }),
            Kind::Callout(kind) => {
                let title = self.ctx.say(
                    match kind {
                        NoteKind::Note => "callout-note",
                        NoteKind::Important => "callout-important",
                    },
                    &[],
                );
                self.add(BlockKind::Callout { kind, title, blocks: frame.blocks });
            }
            Kind::List { start, items } => self.add(BlockKind::List { start, items }),
            Kind::Item => {
                if !matches!(frame.blocks.first(), Some(BlockKind::Paragraph { .. })) {
                    self.report("empty-item", "a list item without words", &range, "start the item with a sentence");
                }
                if let Some(Frame { kind: Kind::List { items, .. }, .. }) = self.frames.last_mut() {
                    items.push(Item { blocks: frame.blocks });
                }
            }
            Kind::Note(label) => {
                if let Err(finding) = self.footnotes.define(&label, frame.blocks, frame.place) {
                    self.ctx.report(finding);
                }
            }
            Kind::Cell => {
                if let Some(Frame { kind: Kind::Cells { cells, .. }, .. }) = self.frames.last_mut() {
                    cells.push(frame.inlines);
                }
            }
            Kind::Cells { head, cells } => self.row(head, cells, &range),
            Kind::Table { aligns, heads, rows } => self.add(table(&aligns, heads, rows)),
            Kind::Strong => self.push(Inline::Strong { content: frame.inlines }),
            Kind::Emphasis => self.push(Inline::Emphasis { content: frame.inlines }),
            Kind::Link(target) => self.close_link(target, frame.inlines, &range),
        }
    }

    /// Makes a paragraph of words that stand directly in a container: a paragraph's own, or those of a tight item.
    fn flush(&self, frame: &mut Frame) {
        let inlines = std::mem::take(&mut frame.inlines);
        if !plain(&inlines).trim().is_empty() {
            frame.blocks.push(BlockKind::Paragraph { content: inlines });
        }
    }

    pub(super) fn push(&mut self, inline: Inline) {
        if let Some(frame) = self.frames.last_mut() {
            frame.inlines.push(inline);
        }
    }

    /// Puts a block into the container that is open.
    fn add(&mut self, kind: BlockKind) {
        self.add_named(String::new(), kind);
    }

    fn add_named(&mut self, id: String, kind: BlockKind) {
        let Some(mut frame) = self.frames.pop() else { return };
        if matches!(frame.kind, Kind::Root) {
            if let Some(part) = self.parts.last_mut() {
                part.blocks.push(Block { id, kind });
            }
        } else {
            // Words of a tight item stand before the block that follows them.
            self.flush(&mut frame);
            frame.blocks.push(kind);
        }
        self.frames.push(frame);
    }

    fn paragraph(&mut self, blocks: Vec<BlockKind>, component: Option<Vec<BlockKind>>, range: &Range<usize>) {
        if component.is_some() && !blocks.is_empty() {
            let hint = "let it stand alone, with an empty line before and behind it";
            self.report("bad-placeholder", "a component among the words of a paragraph", range, hint);
        }
        for block in component.into_iter().flatten() {
            self.add(block);
        }
        for block in blocks {
            let BlockKind::Paragraph { mut content } = block else { continue };
            let in_root = matches!(self.frames.last(), Some(Frame { kind: Kind::Root, .. }));
            let id = if in_root { self.take_id(&mut content, range) } else { None };
            self.add_named(id.unwrap_or_default(), BlockKind::Paragraph { content });
        }
    }

    fn heading(&mut self, level: usize, mut title: Vec<Inline>, range: &Range<usize>) {
        if !matches!(self.frames.last(), Some(Frame { kind: Kind::Root, .. })) {
            self.report("heading-level", "a heading inside a list, a quote or a note", range, "let it stand by itself");
            return;
        }
        let above = self.parts.last().map_or(1, |part| part.level);
        if level == 1 {
            let hint = "start at `##`; the section's own title stands in the front matter: title = \"…\"";
            self.report("heading-level", "a heading of the first level", range, hint);
        } else if level > above + 1 {
            let under = match above {
                1 => "the section's own".to_owned(),
                above => format!("one of level {above}"),
            };
            let message = format!("a heading of level {level} right under {under}");
            self.report("heading-level", message, range, &format!("use `{}`", "#".repeat(above + 1)));
        } else if level > LOWEST_HEADING {
            self.report("heading-level", "a heading below the fifth level", range, "make a list of it");
        }
        let id = self.take_id(&mut title, range);
        if plain(&title).trim().is_empty() {
            self.report("empty-title", "a heading without words", range, "write the heading's words, or take it out");
            return;
        }
        self.parts.push(Part { level: level.clamp(2, above + 1), id, title, blocks: Vec::new() });
    }

    /// Takes `{#id}` off the end of the words.
    fn take_id(&mut self, words: &mut Vec<Inline>, range: &Range<usize>) -> Option<String> {
        let Some(Inline::Text { text }) = words.last_mut() else { return None };
        let end = text.text.trim_end();
        let start = end.strip_suffix('}').and_then(|rest| rest.rfind("{#"))?;
        let id = end[start + 2..end.len() - 1].to_owned();
        text.text.truncate(start);
        text.text.truncate(text.text.trim_end().len());
        if text.text.is_empty() {
            words.pop();
        }
        let is_kebab = id.starts_with(|sign: char| sign.is_ascii_lowercase())
            && id.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-');
        if !is_kebab {
            let hint = "an id is of small letters a to z, digits and `-`, and starts with a letter";
            self.report("bad-id", format!("`{id}` is no id"), range, hint);
            return None;
        }
        self.ids.push((id.clone(), self.place(range)));
        Some(id)
    }

    fn row(&mut self, head: bool, cells: Vec<Vec<Inline>>, range: &Range<usize>) {
        if head && cells.iter().any(|cell| plain(cell).trim().is_empty()) {
            let hint = "give every column a heading: a screen reader says it with each cell";
            self.report("empty-head", "a table column without a heading", range, hint);
        }
        if let Some(Frame { kind: Kind::Table { heads, rows, .. }, .. }) = self.frames.last_mut() {
            if head {
                *heads = cells;
            } else {
                rows.push(Row { cells: cells.into_iter().map(|content| Cell { content }).collect() });
            }
        }
    }

    fn finish(mut self) -> Parsed {
        for part in &mut self.parts {
            typography::keep_run_together(&mut part.title);
            part.blocks.iter_mut().for_each(|block| typography::keep_block_together(&mut block.kind));
        }
        self.footnotes.each_block(&mut typography::keep_block_together);
        for finding in self.footnotes.unmentioned() {
            self.ctx.report(finding);
        }
        let mut parts = std::mem::take(&mut self.parts).into_iter();
        let mut parsed = Parsed { ids: self.ids, links: self.links, ..Parsed::default() };
        if let Some(mut first) = parts.next() {
            parsed.notes = self.footnotes.endnotes(&self.fragment.name, &mut first.blocks);
            parsed.blocks = first.blocks;
        }
        let mut parts = parts.peekable();
        parsed.sections = nest(&mut parts, 2, &self.fragment.name, &self.footnotes);
        parsed
    }
}

const RAW_HTML: &str = "write it in Markdown: what is no Markdown cannot be set in the PDF; `&lt;` shows a `<`";

/// Parts of `level` and deeper, those deeper inside the one before them.
fn nest(
    parts: &mut std::iter::Peekable<std::vec::IntoIter<Part>>,
    level: usize,
    parent: &str,
    footnotes: &Footnotes,
) -> Vec<Section> {
    let mut sections = Vec::new();
    while let Some(mut part) = parts.next_if(|part| part.level >= level) {
        let id = part.id.take().unwrap_or_else(|| format!("{parent}-{}", sections.len() + 1));
        let notes = footnotes.endnotes(&id, &mut part.blocks);
        let inner = nest(parts, level + 1, &id, footnotes);
        sections.push(Section {
            id,
            kind: SectionKind::Ordinary,
            title: part.title,
            blocks: part.blocks,
            sections: inner,
            notes,
        });
    }
    sections
}

fn table(aligns: &[Alignment], heads: Vec<Vec<Inline>>, rows: Vec<Row>) -> BlockKind {
    let columns: Vec<Column> = heads
        .into_iter()
        .enumerate()
        .map(|(index, head)| Column {
            head,
            align: match aligns.get(index) {
                Some(Alignment::Center) => Align::Center,
                Some(Alignment::Right) => Align::End,
                _ => Align::Start,
            },
        })
        .collect();
    let width = columns.len();
    let rows = rows
        .into_iter()
        .map(|mut row| {
            row.cells.resize_with(width, || Cell { content: Vec::new() });
            row
        })
        .collect();
    BlockKind::Table(Table { caption: Vec::new(), columns, rows })
}
