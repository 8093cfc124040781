//! Footnotes become endnotes of the section that mentions them.

use std::collections::BTreeMap;

use crate::document::walk::{inlines_mut, runs_mut};
use crate::document::{Block, BlockKind, Inline, Note};
use crate::finding::{Finding, Place};

/// The footnotes of one fragment, while it is being read.
#[derive(Debug, Default)]
pub struct Footnotes {
    /// In the order of their first mention. Until the sections are known, a mention's number is its place in this
    /// list, from 1.
    mentioned: Vec<String>,
    numbers: BTreeMap<String, u32>,
    defined: BTreeMap<String, (Vec<BlockKind>, Place)>,
}

impl Footnotes {
    /// The provisional number of a mention.
    pub fn mention(&mut self, label: &str) -> u32 {
        if let Some(number) = self.numbers.get(label) {
            return *number;
        }
        self.mentioned.push(label.to_owned());
        let number = u32::try_from(self.mentioned.len()).unwrap_or(u32::MAX);
        self.numbers.insert(label.to_owned(), number);
        number
    }

    pub fn define(&mut self, label: &str, blocks: Vec<BlockKind>, place: Place) -> Result<(), Finding> {
        if let Some((_, first)) = self.defined.get(label) {
            return Err(Finding::error("duplicate-note", format!("the note `{label}` is written twice"))
                .at(&place)
                .related(first, "the first one")
                .hint("give one of them another name, also where it is mentioned"));
        }
        self.defined.insert(label.to_owned(), (blocks, place));
        Ok(())
    }

    pub fn each_block(&mut self, visit: &mut dyn FnMut(&mut BlockKind)) {
        self.defined.values_mut().flat_map(|(blocks, _)| blocks).for_each(visit);
    }

    /// Notes that are never mentioned would be lost.
    pub fn unmentioned(&self) -> Vec<Finding> {
        self.defined
            .iter()
            .filter(|(label, _)| !self.numbers.contains_key(*label))
            .map(|(label, (_, place))| {
                Finding::error("unused-note", format!("the note `{label}` is mentioned nowhere"))
                    .at(place)
                    .hint(format!("mention it with `[^{label}]`, or take it out"))
            })
            .collect()
    }

    /// Numbers the mentions in a section's blocks from 1, and hands out the notes in that order.
    pub fn endnotes(&self, section: &str, blocks: &mut [Block]) -> Vec<Note> {
        let mut order: Vec<u32> = Vec::new();
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        for block in blocks {
            runs_mut(&mut block.kind, &mut |run| {
                inlines_mut(run, &mut |inline| {
                    if let Inline::NoteRef { number } = inline {
                        *number = *numbers.entry(*number).or_insert_with(|| {
                            order.push(*number);
                            u32::try_from(order.len()).unwrap_or(u32::MAX)
                        });
                    }
                });
            });
        }
        let label_of = |number: &u32| self.mentioned.get((*number as usize).checked_sub(1)?);
        order
            .iter()
            .enumerate()
            .map(|(index, number)| Note {
                id: format!("{section}-note-{}", index + 1),
                blocks: label_of(number)
                    .and_then(|label| self.defined.get(label))
                    .map(|(blocks, _)| blocks.clone())
                    .unwrap_or_default(),
            })
            .collect()
    }
}
