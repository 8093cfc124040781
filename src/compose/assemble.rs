//! Generated sections and the firm's own become one Document.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compose::Composed;
use crate::compose::arrange::{Slot, arrange};
use crate::compose::component::Library;
use crate::compose::context::{Context, paragraph};
use crate::compose::finish::{self, Given};
use crate::compose::fragment::{self, Parsed};
use crate::document::walk::{inline_leaves, inlines_mut, plain, runs_mut};
use crate::document::{Block, BlockKind, Document, Inline, Item, Leaf, Note, Origin, SCHEMA, Section, SectionKind};
use crate::finding::{self, Finding, Place};
use crate::model::section::{Generated, Placement, SectionPlan};
use crate::source::Fragment;
use crate::text::Arg;

/// Puts the Document together out of the sections that facts alone yield and the fragments of this language.
pub fn assemble(
    ctx: &Context,
    fragments: &[Fragment],
    clauses: &str,
    generated: Vec<(Generated, Section)>,
    library: &dyn Library,
) -> Composed {
    let mut given = Given::default();
    let mut slots = arrange(ctx.policy(), fragments, generated);
    for slot in &mut slots {
        if let Some(own) = slot.fragment {
            let parsed = fragment::parse(own, ctx, library);
            given.add(own, &parsed);
            slot.section = Some(merge(ctx, slot, own, parsed));
        }
    }
    let mut sections: Vec<Section> = slots.into_iter().filter_map(|slot| slot.section).collect();
    summaries(ctx, fragments, &mut sections);
    let mut document = document(ctx, clauses, sections);
    finish::finish(ctx, &mut document, given);

    let origins = document.take_origins();
    let mut read: BTreeSet<Arc<str>> = fragments.iter().map(|fragment| fragment.file.clone()).collect();
    read.insert(ctx.policy().place.file.clone());
    read.extend(origins.0.iter().flatten().flat_map(|origin| origin.places()).map(|place| place.file.clone()));
    let mut findings = ctx.take_findings();
    finding::sort(&mut findings);
    Composed { document, origins, findings, read }
}

fn document(ctx: &Context, clauses: &str, sections: Vec<Section>) -> Document {
    let policy = ctx.policy();
    let mut title = ctx.text(&policy.title, "policy.title");
    let mut origin = None;
    inline_leaves(&mut title, &mut |leaf| origin = origin.take().or(leaf.origin.take()));
    // A policy whose controller nobody can name yet is still shown to its author.
    let firm = policy.firm.controller.name.value().unwrap_or(&policy.firm.id).clone();
    let description = match &policy.description {
        Some(description) => plain(&ctx.text(description, "policy.description")),
        None => {
            let words = |words: &str| Arg::words(words, Origin::default());
            ctx.say_plain("document-description", &[("title", words(&plain(&title))), ("firm", words(&firm))])
        }
    };
    Document {
        schema: SCHEMA,
        policy: policy.id.clone(),
        lang: ctx.lang().to_string(),
        locale: ctx.words().language().locale.to_string(),
        clauses: clauses.to_owned(),
        firm,
        title: Leaf { text: plain(&title), origin },
        description,
        sections,
    }
}

/// A fragment's section: alone, or joined with the generated one that stands in its slot.
fn merge(ctx: &Context, slot: &Slot, own: &Fragment, parsed: Parsed) -> Section {
    let plan = ctx.policy().sections.iter().find(|plan| plan.id.value == own.name);
    let generated = slot.section.clone();
    let title = title(ctx, own, slot.generated, generated.as_ref());
    let kind = match (&generated, slot.generated) {
        (Some(section), _) => section.kind,
        (None, Some(Generated::InShort)) => SectionKind::Summary,
        (None, Some(Generated::Objection)) => SectionKind::Objection,
        (None, Some(Generated::Signature)) => SectionKind::Signature,
        (None, _) => SectionKind::Ordinary,
    };
    let mut blocks: Vec<Block> = audience(ctx, plan).into_iter().collect();
    blocks.extend(parsed.blocks);
    let mut section =
        Section { id: own.name.clone(), kind, title, blocks, sections: parsed.sections, notes: parsed.notes };
    let Some(mut generated) = generated else { return section };
    match plan.map(|plan| &plan.placement) {
        Some(Placement::Prepend) => {
            renumber(&mut generated, section.notes.len());
            join(&mut section, generated);
        }
        Some(Placement::Append) => {
            renumber(&mut section, generated.notes.len());
            let (id, title) = (section.id.clone(), std::mem::take(&mut section.title));
            join(&mut generated, section);
            section = Section { id, title, ..generated };
        }
        _ => {}
    }
    section
}

fn join(first: &mut Section, second: Section) {
    first.blocks.extend(second.blocks);
    first.sections.extend(second.sections);
    first.notes.extend(second.notes);
}

/// Lets the endnotes of a section's own blocks follow `before` others.
fn renumber(section: &mut Section, before: usize) {
    let before = u32::try_from(before).unwrap_or(u32::MAX);
    if before == 0 {
        return;
    }
    for block in &mut section.blocks {
        runs_mut(&mut block.kind, &mut |run| {
            inlines_mut(run, &mut |inline| {
                if let Inline::NoteRef { number } = inline {
                    *number += before;
                }
            });
        });
    }
    let notes = std::mem::take(&mut section.notes);
    let id = |number: usize| format!("{}-note-{}", section.id, before as usize + number);
    section.notes =
        notes.into_iter().enumerate().map(|(index, note)| Note { id: id(index + 1), blocks: note.blocks }).collect();
}

/// The front matter's title wins; without one, the library's for the section.
fn title(ctx: &Context, own: &Fragment, slot: Option<Generated>, generated: Option<&Section>) -> Vec<Inline> {
    match (&own.title, generated, slot) {
        (Some((title, place)), ..) => vec![Inline::text(title.as_str(), Origin::place(place))],
        (None, Some(section), _) => section.title.clone(),
        (None, None, Some(slot)) => ctx.say(&format!("section-{}", slot.id()), &[]),
        (None, None, None) => {
            ctx.report(
                Finding::error("missing-title", format!("the section `{}` has no title", own.name))
                    .at(&Place::new(own.file.clone(), own.body_start, own.body_start))
                    .hint("start the file with front matter: `+++`, `title = \"…\"`, `+++`"),
            );
            Vec::new()
        }
    }
}

/// "Denne del gælder for …".
fn audience(ctx: &Context, plan: Option<&SectionPlan>) -> Option<Block> {
    let ids = &plan?.audience;
    let labels: Vec<Vec<Inline>> = ids
        .iter()
        .filter_map(|id| ctx.policy().audience(id))
        .map(|audience| ctx.text(&audience.label, &format!("audience.{}.label", audience.id)))
        .collect();
    if labels.is_empty() {
        return None;
    }
    let kind = ctx.para("clause-audience", &[("audience", Arg::And(labels))]);
    Some(Block { id: String::new(), kind })
}

/// Puts the fragments' summaries into the first layer, each with the way to its section.
fn summaries(ctx: &Context, fragments: &[Fragment], sections: &mut [Section]) {
    let present: BTreeSet<String> = sections.iter().map(|section| section.id.clone()).collect();
    let items: Vec<(Item, &Fragment)> = fragments
        .iter()
        .filter(|fragment| present.contains(&fragment.name))
        .filter_map(|fragment| {
            let (summary, place) = fragment.summary.as_ref()?;
            let words = vec![Inline::text(summary.as_str(), Origin::place(place))];
            let item = Item { blocks: vec![paragraph(ctx.section_link(&fragment.name, words))] };
            Some((item, fragment))
        })
        .collect();
    if items.is_empty() {
        return;
    }
    let Some(short) = sections.iter_mut().find(|section| section.id == Generated::InShort.id()) else {
        for place in items.iter().filter_map(|(_, fragment)| fragment.summary.as_ref().map(|(_, place)| place)) {
            ctx.report(
                Finding::warning("unused-summary", "nothing shows this summary")
                    .at(place)
                    .why("the policy has no section `in-short`")
                    .hint("write `in-short.md`, or take the summary out"),
            );
        }
        return;
    };
    let items = items.into_iter().map(|(item, _)| item);
    // What the firm says of itself stands right behind who it is; in a list of its own, at the end.
    let own = fragments.iter().any(|fragment| fragment.name == Generated::InShort.id());
    let says_who = !own && ctx.policy().firm.controller.name.value().is_some();
    match short.blocks.last_mut() {
        Some(Block { kind: BlockKind::List { start: None, items: list }, .. }) => {
            let at = if says_who { list.len().min(1) } else { list.len() };
            list.splice(at..at, items);
        }
        _ => short
            .blocks
            .push(Block { id: String::new(), kind: BlockKind::List { start: None, items: items.collect() } }),
    }
}
