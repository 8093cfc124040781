//! How long data is kept: one entry an activity, chains spelled out and summed.

use crate::compose::clause::laws;
use crate::compose::clause::parts::{
    Listed, activity_link, capital, in_system, push_sentences, section, strong, system, told,
};
use crate::compose::context::{Context, sentences};
use crate::document::{BlockKind, ChainStep, Entry, Inline, Section};
use crate::finding::Place;
use crate::model::activity::Activity;
use crate::model::fact::value;
use crate::model::retention::{Bound, Cycle, Event, Retention, RetentionChain, Rule, Step, Then};
use crate::model::section::Generated;
use crate::text::Arg;

/// The section "how long we keep the data" (GDPR Art. 13(2)(a)).
pub fn retention(ctx: &Context) -> Option<Section> {
    section(ctx, Generated::Retention, blocks(ctx), Vec::new())
}

/// The blocks of the section, and of the component `retention`.
pub fn blocks(ctx: &Context) -> Vec<BlockKind> {
    let mut blocks = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    for activity in &ctx.policy().activities {
        let path = format!("activity.{}.retention", activity.id);
        let list = value(&activity.retention).map(Vec::as_slice).unwrap_or_default();
        let label = activity_link(ctx, activity);
        if list.iter().any(|entry| matches!(entry.rule, Rule::Chain(_))) {
            flush(&mut entries, &mut blocks);
            let mut lead = Some(strong(label));
            for entry in list {
                let said = sentences_of(ctx, Listed::of(activity), entry, &path);
                push_sentences(
                    &mut blocks,
                    vec![match lead.take() {
                        Some(label) => ctx.say("list-item", &[("what", label.into()), ("said", said.into())]),
                        None => said,
                    }],
                );
                if let Rule::Chain(chain) = &entry.rule {
                    blocks.push(chain_block(ctx, chain, &path));
                    let mut rest = vec![law(ctx, entry)];
                    rest.extend(after(ctx, entry, &path));
                    push_sentences(&mut blocks, rest);
                }
            }
        } else {
            let said = told(ctx, &activity.retention, &path, |list, _| all(ctx, Listed::of(activity), list, &path));
            if !said.is_empty() {
                entries.push(Entry { label, value: said });
            }
        }
    }
    flush(&mut entries, &mut blocks);
    blocks
}

fn flush(entries: &mut Vec<Entry>, blocks: &mut Vec<BlockKind>) {
    if !entries.is_empty() {
        blocks.push(BlockKind::Entries { entries: std::mem::take(entries) });
    }
}

/// The chain of an activity, for the component `retention-chain`.
pub fn chain_of(ctx: &Context, activity: &Activity) -> Option<Vec<BlockKind>> {
    let chain = value(&activity.retention)?.iter().find_map(|entry| match &entry.rule {
        Rule::Chain(chain) => Some(chain),
        _ => None,
    })?;
    Some(vec![chain_block(ctx, chain, &format!("activity.{}.retention", activity.id))])
}

/// All entries of a list, chains as words alone: for what we do as processor.
pub fn all(ctx: &Context, of: Listed, list: &[Retention], path: &str) -> Vec<Inline> {
    let mut parts = Vec::new();
    for entry in list {
        match &entry.rule {
            Rule::Chain(chain) => {
                parts.push(total(ctx, "chain-in-words", chain, path));
                parts.push(law(ctx, entry));
                parts.extend(after(ctx, entry, path));
            }
            _ => parts.push(sentences_of(ctx, of, entry, path)),
        }
    }
    sentences(parts)
}

/// The sentences of one entry; of a chain, the sentence before it.
fn sentences_of(ctx: &Context, of: Listed, entry: &Retention, path: &str) -> Vec<Inline> {
    let keys = of.named(ctx, &entry.for_categories);
    let named = (!keys.is_empty()).then(|| ctx.say("and-list", &[("items", Arg::And(keys))]));
    // Categories are nouns without article, which read well before a sentence, not inside one.
    let (what, label) = match (named, &entry.rule) {
        (None, _) => (ctx.say("retention-what-all", &[]), None),
        (Some(named), Rule::Chain(_)) => (named, None),
        (Some(named), _) => (ctx.say("retention-what-these", &[]), Some(capital(named))),
    };
    let mut args = vec![("what", Arg::from(what))];
    let suffix = match &entry.when {
        Some(when) => {
            args.push(("when", capital(ctx.text(when, path)).into()));
            ".when"
        }
        None => "",
    };
    let say = |id: &str, args: &[(&str, Arg)]| ctx.say(&format!("{id}{suffix}"), args);
    let mut parts = Vec::new();
    match &entry.rule {
        Rule::Keep { period, from, bound, automatic } => {
            args.push(("period", Arg::period(period.value, path, &period.place)));
            args.push(("bound", Arg::key(bound_key(*bound))));
            let deletes = matches!(entry.then, Then::Delete) && *bound != Bound::AtLeast;
            let from_day = matches!(from, Some(Event::Named(_) | Event::DeletedFrom(_)));
            if let Some(from) = from {
                args.push(("start", start(ctx, from, path).into()));
            }
            let (id, then_said) = match (from, deletes && from_day) {
                (_, true) => ("retention-delete", true),
                (Some(_), false) => ("retention-keep", false),
                (None, _) => ("retention-keep-plain", false),
            };
            parts.push(say(id, &args));
            if then_said && *automatic {
                parts.push(ctx.say("retention-automatic", &[]));
            }
            if !then_said && *bound != Bound::AtLeast {
                parts.push(then(ctx, entry, *automatic));
            }
            parts.push(law(ctx, entry));
        }
        Rule::Chain(_) => return say("retention-chain-intro", &args),
        Rule::Criterion(criterion) => {
            args.push(("criterion", ctx.text(criterion, path).into()));
            parts.push(say("retention-criterion", &args));
            parts.push(law(ctx, entry));
            if !matches!(entry.then, Then::Delete) {
                parts.push(then(ctx, entry, false));
            }
        }
        Rule::OnRequest => {
            parts.push(say("retention-on-request", &args));
            parts.push(law(ctx, entry));
        }
        Rule::NotDeleted { reason } => {
            parts.push(say("retention-not-deleted", &args));
            if let Some(reason) = reason {
                parts.push(ctx.text(reason, path));
            }
            parts.push(law(ctx, entry));
        }
    }
    parts.extend(after(ctx, entry, path));
    let said = sentences(parts);
    match label {
        Some(label) if !said.is_empty() => ctx.say("list-item", &[("what", label.into()), ("said", said.into())]),
        _ => said,
    }
}

/// The act behind a period.
fn law(ctx: &Context, entry: &Retention) -> Vec<Inline> {
    let Some(law) = &entry.law else { return Vec::new() };
    let id = match &entry.rule {
        Rule::Keep { bound: Bound::AtLeast, .. } => "retention-law-at-least",
        Rule::Keep { bound: Bound::AtMost, .. } => "retention-law-at-most",
        Rule::Keep { bound: Bound::Exactly, .. } | Rule::Chain(_) => "retention-law",
        Rule::Criterion(_) | Rule::OnRequest | Rule::NotDeleted { .. } => "retention-law-allows",
    };
    capital(ctx.say(id, &[("law", laws::law_ref(ctx, &law.value).into())]))
}

/// What holds beside the period: a case that runs, a review.
fn after(ctx: &Context, entry: &Retention, path: &str) -> Vec<Vec<Inline>> {
    let mut parts = Vec::new();
    if entry.hold {
        parts.push(ctx.say("retention-hold", &[]));
    }
    if let Some(review) = &entry.review {
        parts.push(ctx.say("retention-review", &[("period", Arg::period(review.value, path, &review.place))]));
    }
    if matches!(entry.rule, Rule::Chain(_)) && !matches!(entry.then, Then::Delete) {
        parts.push(then(ctx, entry, false));
    }
    parts
}

fn then(ctx: &Context, entry: &Retention, automatic: bool) -> Vec<Inline> {
    match &entry.then {
        Then::Delete if automatic => ctx.say("retention-then-delete-automatic", &[]),
        Then::Delete => ctx.say("retention-then-delete", &[]),
        Then::Anonymise => ctx.say("retention-then-anonymise", &[]),
        Then::Archive(name) => {
            let name = ctx.value(name, "retention.then", &entry.place);
            ctx.say("retention-then-archive", &[("archive", name.into())])
        }
    }
}

/// "efter, at din reparationssag er afsluttet"
fn start(ctx: &Context, event: &Event, path: &str) -> Vec<Inline> {
    match event {
        Event::Named(event) => ctx.say("retention-start-event", &[("event", ctx.text(event, path).into())]),
        Event::EndOf { cycle, of } => {
            let cycle = match cycle {
                Cycle::FinancialYear => "financial-year",
                Cycle::CalendarYear => "calendar-year",
                Cycle::Month => "month",
            };
            match of {
                None => ctx.say("retention-start-end-of", &[("cycle", Arg::key(cycle))]),
                Some(event) => {
                    let event = ctx.text(event, path).into();
                    ctx.say("retention-start-end-of-event", &[("cycle", Arg::key(cycle)), ("event", event)])
                }
            }
        }
        Event::DeletedFrom(id) => match ctx.policy().system(&id.value) {
            Some(from) => ctx.say("retention-start-deleted", &[("system", system(ctx, from).into())]),
            None => Vec::new(),
        },
    }
}

fn bound_key(bound: Bound) -> &'static str {
    match bound {
        Bound::Exactly => "exactly",
        Bound::AtLeast => "at-least",
        Bound::AtMost => "at-most",
    }
}

fn chain_block(ctx: &Context, chain: &RetentionChain, path: &str) -> BlockKind {
    let steps = chain.steps.iter().enumerate().map(|(n, step)| {
        let before = n.checked_sub(1).map(|n| &chain.steps[n]);
        let label = match ctx.policy().system(&step.system.value) {
            Some(place) => capital(in_system(ctx, place).unwrap_or_else(|| system(ctx, place))),
            None => Vec::new(),
        };
        ChainStep { label, value: step_value(ctx, step, before, path) }
    });
    BlockKind::Chain { steps: steps.collect(), total: total(ctx, "chain-total", chain, path) }
}

/// "højst 60 dage efter, at din reparationssag er afsluttet"; "derefter 30 dage".
fn step_value(ctx: &Context, step: &Step, before: Option<&Step>, path: &str) -> Vec<Inline> {
    let follows = matches!(&step.after, Event::DeletedFrom(id) if before.is_some_and(|b| b.system.value == id.value));
    let mut args = vec![
        ("period", Arg::period(step.keep.value, path, &step.keep.place)),
        ("bound", Arg::key(bound_key(step.bound))),
    ];
    let said = if follows {
        ctx.say("chain-next", &args)
    } else {
        args.push(("start", start(ctx, &step.after, path).into()));
        ctx.say("chain-step", &args)
    };
    match step.automatic {
        true => ctx.say("chain-automatic", &[("step", said.into())]),
        false => said,
    }
}

/// "I alt højst 90 dage efter, at din reparationssag er afsluttet."
fn total(ctx: &Context, id: &str, chain: &RetentionChain, path: &str) -> Vec<Inline> {
    let Some(first) = chain.steps.first() else { return Vec::new() };
    let bound = if chain.steps.iter().any(|step| step.bound == Bound::AtLeast) {
        Bound::AtLeast
    } else if chain.steps.iter().any(|step| step.bound == Bound::AtMost) {
        Bound::AtMost
    } else {
        Bound::Exactly
    };
    let args = [
        ("period", sum(chain, &first.place, path)),
        ("bound", Arg::key(bound_key(bound))),
        ("start", start(ctx, &first.after, path).into()),
    ];
    ctx.say(id, &args)
}

/// The total as the firm states it (the loader has compared it), else the sum, which stands where the chain does.
pub fn sum(chain: &RetentionChain, place: &Place, path: &str) -> Arg {
    match &chain.total {
        Some(total) => Arg::period(total.value, path, &total.place),
        None => Arg::period(chain.sum(), path, place),
    }
}
