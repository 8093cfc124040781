//! What the firm does as processor for its customers (GDPR Art. 28).

use crate::compose::clause::activity::subject;
use crate::compose::clause::parts::{
    Listed, audience, capital, complete, duties, in_system, is_named, push_list, push_sentences, recipient_with_kind,
    section, subsection, system, told, withheld,
};
use crate::compose::clause::retention;
use crate::compose::context::{Context, sentences};
use crate::document::{BlockKind, Entry, Inline, Section};
use crate::model::audience::Role;
use crate::model::fact::{Fact, value};
use crate::model::processing::ProcessingForCustomers;
use crate::model::section::Generated;
use crate::model::text::Text;
use crate::text::Arg;

/// The section "when we work for our customers".
pub fn processor(ctx: &Context) -> Option<Section> {
    let policy = ctx.policy();
    let subsections: Vec<Section> = policy.processing.iter().map(|processing| one(ctx, processing)).collect();
    let processes = !subsections.is_empty()
        || policy.audiences.iter().any(|audience| audience.our_role.value() == Some(&Role::Processor));
    if !processes {
        return None;
    }
    let mut blocks = Vec::new();
    let mut intro = vec![ctx.say("processor-intro", &[])];
    if complete(ctx) {
        intro.push(ctx.say("processor-instruction", &[]));
    }
    push_sentences(&mut blocks, intro);
    push_list(&mut blocks, duties(ctx, |audience| audience.our_role.value() == Some(&Role::Processor)));
    section(ctx, Generated::Processor, blocks, subsections)
}

fn one(ctx: &Context, processing: &ProcessingForCustomers) -> Section {
    let path = format!("processing-for-customers.{}", processing.id);
    let mut blocks = Vec::new();
    push_sentences(&mut blocks, vec![audience(ctx, &processing.audience)]);
    let entries: Vec<Entry> = terms(ctx, processing, &path)
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| ctx.entry(label, words))
        .collect();
    if !entries.is_empty() {
        blocks.push(BlockKind::Entries { entries });
    }
    if let Some(remark) = &processing.remark {
        push_sentences(&mut blocks, vec![ctx.text(remark, &format!("{path}.remark"))]);
    }
    let id = format!("processing-{}", processing.id);
    subsection(id, ctx.text(&processing.title, &format!("{path}.title")), blocks)
}

/// The terms of Art. 28(3), each with its label.
fn terms(ctx: &Context, processing: &ProcessingForCustomers, path: &str) -> Vec<(&'static str, Vec<Inline>)> {
    let words = |fact: &Option<Fact<Text>>, field: &str| -> Vec<Inline> {
        let path = format!("{path}.{field}");
        told(ctx, fact, &path, |text, _| capital(ctx.text(text, &path)))
    };
    let list = |items: Vec<Vec<Inline>>| -> Vec<Inline> {
        match items.is_empty() {
            true => Vec::new(),
            false => capital(ctx.say("and-list", &[("items", Arg::And(items))])),
        }
    };
    let purpose_path = format!("{path}.purpose");
    let purpose = told(ctx, &processing.purpose, &purpose_path, |purpose, _| {
        let purpose = ctx.text(purpose, &purpose_path);
        ctx.say("processor-purpose-value", &[("purpose", purpose.into())])
    });
    let categories_path = format!("{path}.categories");
    let categories = told(ctx, &processing.categories, &categories_path, |categories, _| {
        list(ctx.texts(categories.iter().map(|category| &category.is), &categories_path))
    });
    let subjects = processing.subjects.iter().map(|one| subject(ctx, one, &format!("{path}.subjects"))).collect();
    let systems = processing
        .systems
        .iter()
        .filter_map(|id| ctx.policy().system(&id.value))
        .map(|place| in_system(ctx, place).unwrap_or_else(|| system(ctx, place)))
        .collect();
    let retention_path = format!("{path}.retention");
    let kept = told(ctx, &processing.retention, &retention_path, |entries, _| {
        retention::all(ctx, Listed::for_customers(processing), entries, &retention_path)
    });
    vec![
        ("processor-subject-matter", words(&processing.subject_matter, "subject-matter")),
        ("processor-nature", words(&processing.nature, "nature")),
        ("processor-purpose", purpose),
        ("processor-subjects", list(subjects)),
        ("processor-categories", categories),
        ("processor-systems", list(systems)),
        ("processor-sub-processors", sub_processors(ctx, processing)),
        ("processor-notice", notice(ctx, processing, path)),
        ("processor-duration", words(&processing.duration, "duration")),
        ("processor-retention", kept),
        ("processor-at-end", words(&processing.at_end, "at-end")),
    ]
}

fn sub_processors(ctx: &Context, processing: &ProcessingForCustomers) -> Vec<Inline> {
    let some: Vec<_> = processing.sub_processors.iter().filter_map(|id| ctx.policy().recipient(&id.value)).collect();
    if some.is_empty() {
        return Vec::new();
    }
    let names = some.iter().map(|one| recipient_with_kind(ctx, one)).collect();
    let named = ctx.say("sentence-list", &[("items", Arg::And(names))]);
    let mut parts = vec![if is_named(some[0]) { named } else { capital(named) }];
    for one in &some {
        if let Some(why) = one.name.as_ref().and_then(|name| name.withheld()) {
            parts.push(withheld(ctx, why, &format!("recipient.{}.name", one.id)));
        }
    }
    let agreed: Vec<Vec<Inline>> = some
        .iter()
        .filter(|one| value(&one.agreement) == Some(&true))
        .map(|one| crate::compose::clause::parts::recipient(ctx, one))
        .collect();
    if !agreed.is_empty() {
        parts.push(ctx.say("processor-agreements", &[("names", Arg::And(agreed))]));
    }
    sentences(parts)
}

fn notice(ctx: &Context, processing: &ProcessingForCustomers, path: &str) -> Vec<Inline> {
    let notice_path = format!("{path}.notice");
    let notice = told(ctx, &processing.notice, &notice_path, |period, place| {
        ctx.say("processor-notice-value", &[("period", Arg::period(*period, &notice_path, place))])
    });
    let object_path = format!("{path}.object-within");
    let object = told(ctx, &processing.object_within, &object_path, |period, place| {
        ctx.say("processor-object-value", &[("period", Arg::period(*period, &object_path, place))])
    });
    sentences(vec![notice, object])
}
