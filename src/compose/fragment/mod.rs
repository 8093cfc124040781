//! Markdown to blocks. Placeholders are resolved behind the Markdown parser, so that a value never becomes markup.

mod builder;
mod inline;
mod limit;
pub mod link;
mod notes;
#[cfg(test)]
mod tests;

use pulldown_cmark::Options;

use crate::compose::component::Library;
use crate::compose::context::Context;
use crate::compose::fragment::builder::Builder;
use crate::document::{Block, Note, Section};
use crate::finding::{Finding, Place};
use crate::source::Fragment;

/// What a fragment says, below the heading that its section has.
#[derive(Debug, Default)]
pub struct Parsed {
    /// What stands before its first heading. Ids are empty where the fragment gives none.
    pub blocks: Vec<Block>,
    pub sections: Vec<Section>,
    /// The endnotes of `blocks`; those of a subsection are its own.
    pub notes: Vec<Note>,
    /// Ids that the fragment gives, with their places.
    pub ids: Vec<(String, Place)>,
    /// Sections that it links to.
    pub links: Vec<(String, Place)>,
}

/// What of Markdown a fragment may be written in.
pub fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM
}

/// Whether the Markdown parser may be let loose on a text: not one that is nested, or defines, beyond all reason.
pub fn is_readable(body: &str) -> bool {
    body.len() <= limit::LONGEST
        && limit::too_deep(body).is_none()
        && !limit::too_many_definitions(body)
        && !limit::too_many_notes(body)
}

/// Reads a fragment. Its mistakes are reported to `ctx`; what is sound is kept, so that all are found at once.
pub fn parse(fragment: &Fragment, ctx: &Context, library: &dyn Library) -> Parsed {
    if let Some(at) = limit::too_deep(&fragment.body) {
        ctx.report(too_deep(&place(fragment, at, at + 1)));
        return Parsed::default();
    }
    if fragment.body.len() > limit::LONGEST {
        ctx.report(
            Finding::error("too-long", format!("the fragment is longer than {} bytes", limit::LONGEST))
                .at(&place(fragment, 0, 0))
                .hint("part it into several sections"),
        );
        return Parsed::default();
    }
    if limit::too_many_definitions(&fragment.body) {
        let message = format!("more than {} link definitions", limit::MOST_DEFINITIONS);
        ctx.report(
            Finding::error("too-long", message)
                .at(&place(fragment, 0, 0))
                .hint("write addresses beside their words: `[words](https://…)`"),
        );
        return Parsed::default();
    }
    if limit::too_many_notes(&fragment.body) {
        ctx.report(
            Finding::error("too-long", format!("more than {} notes and mentions of notes", limit::MOST_NOTES))
                .at(&place(fragment, 0, 0))
                .hint("say in the text what matters, or part the fragment into several sections"),
        );
        return Parsed::default();
    }
    Builder::new(fragment, ctx, library).run()
}

/// A stretch of the body as a place in the file.
fn place(fragment: &Fragment, start: usize, end: usize) -> Place {
    Place::new(fragment.file.clone(), fragment.body_start + start, fragment.body_start + end)
}

fn too_deep(place: &Place) -> Finding {
    Finding::error("too-deep", format!("lists, quotes and emphasis are nested more than {} deep", limit::DEEPEST))
        .at(place)
        .hint("make headings of the outer levels")
}
