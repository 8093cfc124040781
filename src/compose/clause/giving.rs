//! Whether the reader must give the data, and where it comes from when they did not.

use crate::compose::clause::laws;
use crate::compose::clause::parts::{activity_link, categories, push_list, section, strong, told};
use crate::compose::context::{Context, sentences};
use crate::document::{BlockKind, Inline, Section};
use crate::model::activity::{Activity, Obligation, ObligationKind, Source, SourceFrom, Told};
use crate::model::fact::value;
use crate::model::section::Generated;
use crate::text::Arg;

/// The section "do you have to give us the data?" (GDPR Art. 13(2)(e)).
pub fn obligation(ctx: &Context) -> Option<Section> {
    let said: Vec<(&Activity, Vec<Inline>)> = ctx
        .policy()
        .activities
        .iter()
        .map(|activity| {
            let path = format!("activity.{}.obligation", activity.id);
            (activity, told(ctx, &activity.obligation, &path, |obligation, _| duty(ctx, obligation, &path)))
        })
        .collect();
    by_activity(ctx, Generated::Obligation, Vec::new(), said)
}

/// The section "where the data comes from" (GDPR Art. 14(2)(f)).
pub fn sources(ctx: &Context) -> Option<Section> {
    let mut said: Vec<(&Activity, Vec<Inline>)> = Vec::new();
    for activity in &ctx.policy().activities {
        let path = format!("activity.{}.source", activity.id);
        let words = told(ctx, &activity.source, &path, |sources, _| {
            let from = |(n, source)| one_source(ctx, activity, source, n > 0, &path);
            sentences(sources.iter().enumerate().map(from).collect())
        });
        said.push((activity, words));
    }
    let only_from_the_reader = |activity: &Activity| {
        value(&activity.source).is_some_and(|sources| sources.iter().all(|source| source.from == SourceFrom::Subject))
    };
    let all_told = said.iter().all(|(_, words)| !words.is_empty());
    said.retain(|(_, words)| !words.is_empty());
    if !said.is_empty() && said.iter().all(|(activity, _)| only_from_the_reader(activity)) {
        return section(ctx, Generated::Sources, vec![ctx.para("source-self", &[])], Vec::new());
    }
    // Where it is said of every use, those that have no other source are said in one sentence, without their names.
    let mut blocks = Vec::new();
    if all_told && said.iter().any(|(activity, _)| only_from_the_reader(activity)) {
        blocks.push(ctx.para("source-self-else", &[]));
        said.retain(|(activity, _)| !only_from_the_reader(activity));
    }
    by_activity(ctx, Generated::Sources, blocks, said)
}

/// A section of one item an activity behind `blocks`; activities of which the same is said share an item.
fn by_activity(
    ctx: &Context,
    which: Generated,
    mut blocks: Vec<BlockKind>,
    said: Vec<(&Activity, Vec<Inline>)>,
) -> Option<Section> {
    let mut groups: Vec<(Vec<&Activity>, Vec<Inline>)> = Vec::new();
    for (activity, words) in said.into_iter().filter(|(_, words)| !words.is_empty()) {
        let plain = crate::document::walk::plain(&words);
        match groups.iter_mut().find(|(_, other)| crate::document::walk::plain(other) == plain) {
            Some((activities, _)) => activities.push(activity),
            None => groups.push((vec![activity], words)),
        }
    }
    let items = groups
        .into_iter()
        .map(|(activities, words)| {
            let links = Arg::And(activities.iter().map(|activity| strong(activity_link(ctx, activity))).collect());
            ctx.say("list-item", &[("what", links), ("said", words.into())])
        })
        .collect();
    push_list(&mut blocks, items);
    section(ctx, which, blocks, Vec::new())
}

fn duty(ctx: &Context, obligation: &Obligation, path: &str) -> Vec<Inline> {
    let law = obligation.law.as_ref().map(|law| laws::law_ref(ctx, &law.value));
    let said = match (obligation.kind, law) {
        (ObligationKind::Statutory, Some(law)) => ctx.say("obligation-statutory-law", &[("acts", law.into())]),
        (ObligationKind::Statutory, None) => ctx.say("obligation-statutory", &[]),
        (ObligationKind::Contractual, _) => ctx.say("obligation-contractual", &[]),
        (ObligationKind::ToEnterContract, _) => ctx.say("obligation-to-enter-contract", &[]),
        (ObligationKind::Voluntary, _) => ctx.say("obligation-voluntary", &[]),
        (ObligationKind::Unavoidable, _) => ctx.say("obligation-unavoidable", &[]),
    };
    let consequence = obligation.consequence.as_ref().map(|consequence| ctx.text(consequence, path));
    let not_send = obligation
        .please_do_not_send
        .as_ref()
        .map(|what| ctx.say("obligation-please-do-not-send", &[("what", ctx.text(what, path).into())]));
    sentences(vec![said, consequence.unwrap_or_default(), not_send.unwrap_or_default()])
}

fn one_source(ctx: &Context, activity: &Activity, source: &Source, also: bool, path: &str) -> Vec<Inline> {
    let SourceFrom::Other(from) = &source.from else {
        return ctx.say("source-self", &[]);
    };
    let what = categories(ctx, activity, &source.categories);
    let from = Arg::from(ctx.text(from, path));
    let mut parts = vec![match (what.is_empty(), also) {
        (true, false) => ctx.say("source-other", &[("source", from)]),
        (true, true) => ctx.say("source-also", &[("source", from)]),
        (false, false) => ctx.say("source-other-categories", &[("source", from), ("categories", Arg::And(what))]),
        (false, true) => ctx.say("source-also-categories", &[("source", from), ("categories", Arg::And(what))]),
    }];
    match source.public {
        Some(true) => parts.push(ctx.say("source-public", &[])),
        Some(false) => parts.push(ctx.say("source-not-public", &[])),
        None => {}
    }
    match &source.told {
        Some(Told::Within(period)) => {
            parts.push(ctx.say("source-told-within", &[("period", Arg::period(period.value, path, &period.place))]));
        }
        Some(Told::FirstContact) => parts.push(ctx.say("source-told-first-contact", &[])),
        Some(Told::FirstDisclosure) => parts.push(ctx.say("source-told-first-disclosure", &[])),
        None => {}
    }
    if let Some(exception) = &source.exception {
        parts.push(ctx.text(exception, path));
    }
    sentences(parts)
}
