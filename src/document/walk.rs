//! Going through a Document in reading order. Every consumer that needs "the words, in order" comes here,
//! so that HTML, PDF, check and redline agree on what the order is.

use super::block::{BlockKind, Item};
use super::inline::{Inline, Leaf};
use super::origin::Origins;
use super::{Document, Section};

impl Document {
    /// Every section of every level, in reading order.
    pub fn all_sections(&self) -> Vec<&Section> {
        fn collect<'a>(sections: &'a [Section], into: &mut Vec<&'a Section>) {
            for section in sections {
                into.push(section);
                collect(&section.sections, into);
            }
        }
        let mut all = Vec::new();
        collect(&self.sections, &mut all);
        all
    }

    /// Moves the origins out of the tree.
    pub fn take_origins(&mut self) -> Origins {
        let mut origins = Vec::new();
        leaves_mut(self, &mut |leaf| origins.push(leaf.origin.take()));
        Origins(origins)
    }

    /// Puts back what [`Document::take_origins`] took out, of this Document or of one with the same leaves.
    pub fn give_origins(&mut self, origins: &Origins) {
        let mut origins = origins.0.iter();
        leaves_mut(self, &mut |leaf| leaf.origin = origins.next().cloned().flatten());
    }

    /// Every leaf in reading order.
    pub fn leaves(&self) -> Vec<String> {
        let mut copy = self.clone();
        let mut texts = Vec::new();
        leaves_mut(&mut copy, &mut |leaf| texts.push(std::mem::take(&mut leaf.text)));
        texts
    }
}

/// Visits every leaf in reading order: title, then each section's title, blocks, subsections and endnotes.
pub fn leaves_mut(document: &mut Document, visit: &mut dyn FnMut(&mut Leaf)) {
    visit(&mut document.title);
    for section in &mut document.sections {
        section_leaves(section, visit);
    }
}

fn section_leaves(section: &mut Section, visit: &mut dyn FnMut(&mut Leaf)) {
    inline_leaves(&mut section.title, visit);
    for block in &mut section.blocks {
        block_leaves(&mut block.kind, visit);
    }
    for subsection in &mut section.sections {
        section_leaves(subsection, visit);
    }
    for note in &mut section.notes {
        for block in &mut note.blocks {
            block_leaves(block, visit);
        }
    }
}

/// Visits every leaf of a block in reading order.
pub fn block_leaves(block: &mut BlockKind, visit: &mut dyn FnMut(&mut Leaf)) {
    match block {
        BlockKind::Paragraph { content } => inline_leaves(content, visit),
        BlockKind::List { items, .. } => {
            for Item { blocks } in items {
                blocks.iter_mut().for_each(|block| block_leaves(block, visit));
            }
        }
        BlockKind::Quote { blocks } => blocks.iter_mut().for_each(|block| block_leaves(block, visit)),
        BlockKind::Callout { title, blocks, .. } => {
            inline_leaves(title, visit);
            blocks.iter_mut().for_each(|block| block_leaves(block, visit));
        }
        BlockKind::Entries { entries } => {
            for entry in entries {
                inline_leaves(&mut entry.label, visit);
                inline_leaves(&mut entry.value, visit);
            }
        }
        BlockKind::Table(table) => {
            inline_leaves(&mut table.caption, visit);
            table.columns.iter_mut().for_each(|column| inline_leaves(&mut column.head, visit));
            for row in &mut table.rows {
                row.cells.iter_mut().for_each(|cell| inline_leaves(&mut cell.content, visit));
            }
        }
        BlockKind::Chain { steps, total } => {
            for step in steps {
                inline_leaves(&mut step.label, visit);
                inline_leaves(&mut step.value, visit);
            }
            inline_leaves(total, visit);
        }
        BlockKind::Signature { place_and_date, name, title, image } => {
            inline_leaves(place_and_date, visit);
            if let Some(image) = image {
                visit(&mut image.alt);
            }
            inline_leaves(name, visit);
            inline_leaves(title, visit);
        }
    }
}

/// Visits every run of inlines of a block in reading order; runs inside links and emphasis are part of theirs.
pub fn runs_mut(block: &mut BlockKind, visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    match block {
        BlockKind::Paragraph { content } => visit(content),
        BlockKind::List { items, .. } => {
            for Item { blocks } in items {
                blocks.iter_mut().for_each(|block| runs_mut(block, visit));
            }
        }
        BlockKind::Quote { blocks } => blocks.iter_mut().for_each(|block| runs_mut(block, visit)),
        BlockKind::Callout { title, blocks, .. } => {
            visit(title);
            blocks.iter_mut().for_each(|block| runs_mut(block, visit));
        }
        BlockKind::Entries { entries } => {
            for entry in entries {
                visit(&mut entry.label);
                visit(&mut entry.value);
            }
        }
        BlockKind::Table(table) => {
            visit(&mut table.caption);
            table.columns.iter_mut().for_each(|column| visit(&mut column.head));
            for row in &mut table.rows {
                row.cells.iter_mut().for_each(|cell| visit(&mut cell.content));
            }
        }
        BlockKind::Chain { steps, total } => {
            for step in steps {
                visit(&mut step.label);
                visit(&mut step.value);
            }
            visit(total);
        }
        BlockKind::Signature { place_and_date, name, title, .. } => {
            visit(place_and_date);
            visit(name);
            visit(title);
        }
    }
}

/// Visits every inline of a run in reading order, the outer before what is inside it.
pub fn inlines_mut(inlines: &mut [Inline], visit: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::SectionLink { content, .. } => inlines_mut(content, visit),
            Inline::Text { .. }
            | Inline::Code { .. }
            | Inline::Date { .. }
            | Inline::NoteRef { .. }
            | Inline::Break => {}
        }
    }
}

/// Visits every leaf of a run of inlines in reading order.
pub fn inline_leaves(inlines: &mut [Inline], visit: &mut dyn FnMut(&mut Leaf)) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Date { text, .. } => visit(text),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::SectionLink { content, .. } => inline_leaves(content, visit),
            Inline::NoteRef { .. } | Inline::Break => {}
        }
    }
}

/// The plain words of a run of inlines; a break is a space.
pub fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Date { text, .. } => words.push_str(&text.text),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::SectionLink { content, .. } => words.push_str(&plain(content)),
            Inline::Break => words.push(' '),
            Inline::NoteRef { .. } => {}
        }
    }
    words
}
