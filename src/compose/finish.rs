//! What can only be checked when the Document is whole: ids, links between sections, signs that no page may hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::compose::context::Context;
use crate::compose::fragment::Parsed;
use crate::document::walk::{inline_leaves, leaves_mut, plain, runs_mut};
use crate::document::{BlockKind, Document, Inline, Section};
use crate::finding::{Finding, Place};
use crate::source::Fragment;

/// Ids and links that fragments wrote, with their places.
#[derive(Debug, Default)]
pub struct Given {
    ids: Vec<(String, Place)>,
    links: Vec<(String, Place)>,
}

impl Given {
    pub fn add(&mut self, fragment: &Fragment, parsed: &Parsed) {
        self.ids.push((fragment.name.clone(), Place::whole(fragment.file.clone())));
        self.ids.extend(parsed.ids.iter().cloned());
        self.links.extend(parsed.links.iter().cloned());
    }
}

/// Names the blocks, checks ids and links, and takes out what shows nothing.
pub fn finish(ctx: &Context, document: &mut Document, given: Given) {
    document.sections.iter_mut().for_each(tidy);
    document.sections.iter_mut().for_each(name_blocks);
    check_ids(ctx, document, given.ids);
    check_links(ctx, document, &given.links);
    check_signs(ctx, document);
    check_lengths(ctx, document);
}

/// Takes out blocks without words: those whose message or fact was reported missing.
fn tidy(section: &mut Section) {
    section.blocks.retain_mut(|block| says_something(&mut block.kind));
    section.sections.iter_mut().for_each(tidy);
}

fn says_something(kind: &mut BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph { content } => !plain(content).trim().is_empty() || has_note(content),
        BlockKind::List { items, .. } => {
            items.retain_mut(|item| {
                item.blocks.retain_mut(says_something);
                !item.blocks.is_empty()
            });
            !items.is_empty()
        }
        BlockKind::Quote { blocks } | BlockKind::Callout { blocks, .. } => {
            blocks.retain_mut(says_something);
            !blocks.is_empty()
        }
        BlockKind::Entries { entries } => !entries.is_empty(),
        BlockKind::Chain { steps, .. } => !steps.is_empty(),
        BlockKind::Table(_) | BlockKind::Signature { .. } => true,
    }
}

fn has_note(content: &[Inline]) -> bool {
    content.iter().any(|inline| matches!(inline, Inline::NoteRef { .. }))
}

/// `rights-p1` is the first block of the section `rights`; an id of the author's stays.
fn name_blocks(section: &mut Section) {
    for (index, block) in section.blocks.iter_mut().enumerate() {
        if block.id.is_empty() {
            block.id = format!("{}-p{}", section.id, index + 1);
        }
    }
    section.sections.iter_mut().for_each(name_blocks);
}

fn check_ids(ctx: &Context, document: &Document, given: Vec<(String, Place)>) {
    let mut places: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
    for (id, place) in &given {
        places.entry(id).or_default().push(place);
    }
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for section in document.all_sections() {
        let blocks = section.blocks.iter().map(|block| block.id.as_str());
        let notes = section.notes.iter().map(|note| note.id.as_str());
        for id in [section.id.as_str()].into_iter().chain(blocks).chain(notes) {
            *count.entry(id).or_default() += 1;
        }
    }
    for (&id, &n) in &count {
        // What is named after an id that stands twice stands twice with it.
        let owner = id.rsplit_once("-p").or_else(|| id.rsplit_once("-note-")).map(|(owner, _)| owner);
        if n < 2 || (!places.contains_key(id) && owner.is_some_and(|owner| count.get(owner).is_some_and(|n| *n > 1))) {
            continue;
        }
        let places = places.remove(id).unwrap_or_default();
        let finding = Finding::error("duplicate-id", format!("the id `{id}` is used {n} times in this policy"))
            .why("links and languages are paired by it")
            .hint("give one of them another id: `{#another}`");
        ctx.report(match places.as_slice() {
            [] => finding,
            [only] => finding.at(only),
            [first, second, ..] => finding.at(second).related(first, "the first one"),
        });
    }
}

/// A link to a section that is not there: told where an author wrote it; its words stay without the link.
fn check_links(ctx: &Context, document: &mut Document, links: &[(String, Place)]) {
    let known: BTreeSet<String> = document.all_sections().into_iter().map(|section| section.id.clone()).collect();
    for (target, place) in links {
        if !known.contains(target) {
            ctx.report(
                Finding::error("FRM6", format!("there is no section `{target}` in this policy"))
                    .at(place)
                    .did_you_mean(target, known.iter().map(String::as_str)),
            );
        }
    }
    let mut unlink = |run: &mut Vec<Inline>| unlink(run, &known);
    for section in &mut document.sections {
        each_run(section, &mut unlink);
    }
}

fn each_run(section: &mut Section, visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    visit(&mut section.title);
    section.blocks.iter_mut().for_each(|block| runs_mut(&mut block.kind, visit));
    section.sections.iter_mut().for_each(|inner| each_run(inner, visit));
    section.notes.iter_mut().flat_map(|note| &mut note.blocks).for_each(|block| runs_mut(block, visit));
}

fn unlink(run: &mut Vec<Inline>, known: &BTreeSet<String>) {
    let dead = |inline: &Inline| matches!(inline, Inline::SectionLink { section, .. } if !known.contains(section));
    if run.iter().any(dead) {
        *run = std::mem::take(run)
            .into_iter()
            .flat_map(|inline| match inline {
                Inline::SectionLink { section, content } if !known.contains(&section) => content,
                other => vec![other],
            })
            .collect();
    }
    for inline in run {
        if let Inline::Strong { content } | Inline::Emphasis { content } = inline {
            unlink(content, known);
        }
    }
}

/// Control characters and noncharacters may stand in no HTML and no PDF. They are told of and taken out.
fn check_signs(ctx: &Context, document: &mut Document) {
    leaves_mut(document, &mut |leaf| {
        if !leaf.text.contains(is_unfit) {
            return;
        }
        let unfit: Vec<char> = leaf.text.chars().filter(|sign| is_unfit(*sign) && !is_line_end(*sign)).collect();
        if let Some(sign) = unfit.first() {
            let message = format!("the sign U+{:04X}, which no page can show", u32::from(*sign));
            let finding = Finding::error("control-character", message).hint("take it out");
            let place = leaf.origin.as_ref().and_then(|origin| origin.place.as_ref());
            ctx.report(match place {
                Some(place) => finding.at(place),
                None => finding,
            });
        }
        leaf.text = leaf
            .text
            .chars()
            .filter(|sign| !is_unfit(*sign) || is_line_end(*sign))
            .map(|sign| if is_line_end(sign) { ' ' } else { sign })
            .collect();
    });
    document.description = document.description.replace(|sign: char| sign.is_control(), " ");
    document.firm = document.firm.replace(|sign: char| sign.is_control(), " ");
}

fn is_line_end(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\t')
}

fn is_unfit(sign: char) -> bool {
    let code = u32::from(sign);
    let is_noncharacter = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    // A byte-order mark inside a text is a leftover of two files that were joined, and PDF/A forbids it.
    sign.is_control() || is_noncharacter || sign == '\u{feff}'
}

/// Titles and words that no PDF can hold (32,767 bytes in one string), with the limit well below.
fn check_lengths(ctx: &Context, document: &mut Document) {
    let of_policy = [
        ("title", &document.title.text),
        ("description", &document.description),
        ("controller's name", &document.firm),
    ];
    for (what, text) in of_policy {
        if text.chars().count() > LONGEST_TITLE {
            ctx.report(too_long(what, LONGEST_TITLE).at(&ctx.policy().place));
        }
    }
    each_title(&document.sections, &mut |title| {
        if plain(title).chars().count() > LONGEST_TITLE {
            let finding = too_long("heading", LONGEST_TITLE);
            let mut title = title.to_vec();
            let mut place = None;
            inline_leaves(&mut title, &mut |leaf| {
                place = place.take().or_else(|| leaf.origin.as_ref().and_then(|origin| origin.place.clone()));
            });
            ctx.report(place.iter().fold(finding, |finding, place| finding.at(place)));
        }
    });
    leaves_mut(document, &mut |leaf| {
        if leaf.text.len() > LONGEST_WORD && leaf.text.split_whitespace().any(|word| word.len() > LONGEST_WORD) {
            let place = leaf.origin.as_ref().and_then(|origin| origin.place.as_ref());
            ctx.report(place.iter().fold(too_long("word", LONGEST_WORD), |finding, place| finding.at(place)));
        }
    });
}

/// Characters of a title, a heading, the description or a name.
const LONGEST_TITLE: usize = 1_000;

/// Bytes without a space.
const LONGEST_WORD: usize = 2_000;

fn too_long(what: &str, most: usize) -> Finding {
    Finding::error("too-long", format!("the {what} is longer than {most} characters"))
        .why("no reader takes in so much at once, and no PDF can hold it as one")
        .hint("shorten it")
}

fn each_title(sections: &[Section], visit: &mut dyn FnMut(&[Inline])) {
    for section in sections {
        visit(&section.title);
        each_title(&section.sections, visit);
    }
}
