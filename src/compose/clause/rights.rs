//! The reader's rights: only those that the grounds give, each with what it means.

use std::collections::BTreeSet;

use crate::compose::clause::laws;
use crate::compose::clause::parts::{
    activity_link, activity_list, complete, contact_email, contact_phone, push_sentences, section, strong,
};
use crate::compose::context::{Context, sentences};
use crate::document::{BlockKind, Entry, Inline, Section};
use crate::model::activity::Activity;
use crate::model::fact::value;
use crate::model::ground::Basis;
use crate::model::right::Right;
use crate::model::section::Generated;
use crate::text::Arg;

/// The section "your rights" (GDPR Art. 13(2)(b), 15-22).
pub fn rights(ctx: &Context) -> Option<Section> {
    section(ctx, Generated::Rights, blocks(ctx), Vec::new())
}

/// The blocks of the section, and of the component `rights`.
pub fn blocks(ctx: &Context) -> Vec<BlockKind> {
    let mut blocks = Vec::new();
    let given = given(ctx);
    if complete(ctx) {
        blocks.push(ctx.para("rights-intro", &[("gdpr", laws::act(ctx, "gdpr").into())]));
    }
    let entries: Vec<Entry> = Right::ALL
        .into_iter()
        .map(|right| Entry {
            label: ctx.say("right-label", &[("right", Arg::key(right.key()))]),
            value: sentences(about(ctx, right, given.contains(&right))),
        })
        .filter(|entry| !entry.value.is_empty())
        .collect();
    if !entries.is_empty() {
        blocks.push(BlockKind::Entries { entries });
    }
    push_sentences(&mut blocks, how_to_ask(ctx));
    blocks
}

/// The rights that the library names.
pub fn given(ctx: &Context) -> BTreeSet<Right> {
    ctx.policy().rights_told()
}

/// Whether anything rests on a consent.
pub fn has_consent(ctx: &Context) -> bool {
    ctx.policy().rests_on_consent()
}

/// The activities, ours to answer for, in which the reader has a right that not all have.
fn activities_with<'a>(ctx: &Context<'a>, right: Right) -> Vec<&'a Activity> {
    ctx.policy().activities_giving(right).collect()
}

fn rests_on_interest(activity: &Activity) -> bool {
    activity.rests_on(|basis| basis == Basis::LEGITIMATE_INTERESTS)
}

fn rests_on_public_task(activity: &Activity) -> bool {
    activity.rests_on(|basis| basis == Basis::PUBLIC_TASK)
}

/// More activities than these are described, not listed.
const MANY: usize = 5;

/// What a right means here, and what limits it.
fn about(ctx: &Context, right: Right, given: bool) -> Vec<Vec<Inline>> {
    let mut parts = Vec::new();
    if given {
        let article = match right {
            Right::Access => "15",
            Right::Rectification => "16",
            Right::Erasure => "17",
            Right::Restriction => "18",
            Right::Portability => "20",
            Right::Object => "21",
            Right::NoAutomatedDecision => "22",
            Right::WithdrawConsent => "7-3",
        };
        let args = [("right", Arg::key(right.key())), ("law", laws::gdpr(ctx, article).into())];
        parts.push(ctx.say("right-means", &args));
        match right {
            Right::Erasure if ctx.policy().activities.iter().any(must_be_kept) => {
                parts.push(ctx.say("right-erasure-law", &[]));
            }
            Right::Portability => {
                let some = activities_with(ctx, right);
                if some.len() == ctx.policy().activities.len() || some.len() > MANY {
                    parts.push(ctx.say("right-portability-scope", &[]));
                } else {
                    parts.push(ctx.say("applies-to-activities", &[("activities", activity_list(ctx, &some))]));
                }
            }
            Right::Object => parts.push(more(ctx, Generated::Objection)),
            Right::WithdrawConsent => parts.push(more(ctx, Generated::WithdrawConsent)),
            _ => {}
        }
    }
    for activity in &ctx.policy().activities {
        for limit in activity.rights.iter().filter(|limit| limit.right == right) {
            let path = format!("activity.{}.rights.{}", activity.id, right.key());
            let law = limit.limited_by.as_ref().map(|law| laws::law_ref(ctx, &law.value));
            let here = Arg::from(strong(activity_link(ctx, activity)));
            let instead = limit.instead.as_ref().map(|instead| ctx.text(instead, &path));
            match (law, instead) {
                (Some(law), instead) => {
                    parts.push(ctx.say("right-limited", &[("activity", here), ("law", law.into())]));
                    parts.extend(instead);
                }
                (None, Some(instead)) => {
                    parts.push(ctx.say("list-item", &[("what", here), ("said", instead.into())]));
                }
                (None, None) => {}
            }
        }
    }
    parts
}

/// Whether an act keeps data of the activity from being deleted.
fn must_be_kept(activity: &Activity) -> bool {
    value(&activity.retention).is_some_and(|list| list.iter().any(|entry| entry.law.is_some()))
}

fn more(ctx: &Context, which: Generated) -> Vec<Inline> {
    let title = ctx.say(&format!("section-{}", which.id()), &[]);
    ctx.say("right-more", &[("link", ctx.section_link(which.id(), title).into())])
}

/// How to ask, when we answer, and what it costs.
fn how_to_ask(ctx: &Context) -> Vec<Vec<Inline>> {
    let stated = ctx.policy().rights.as_ref();
    let mut parts = Vec::new();
    match stated.and_then(|rights| rights.how.as_ref()) {
        Some(how) => parts.push(ctx.text(how, "rights.how")),
        None if complete(ctx) => parts.push(match (contact_email(ctx), contact_phone(ctx)) {
            (Some(email), _) => ctx.say("rights-how-email", &[("email", email.into())]),
            (None, Some(phone)) => ctx.say("rights-how-phone", &[("phone", phone.into())]),
            (None, None) => ctx.say("rights-how-contact", &[]),
        }),
        None => {}
    }
    if complete(ctx) {
        parts.push(ctx.say("rights-reply", &[]));
        parts.push(ctx.say("rights-extension", &[]));
    }
    match stated.and_then(|rights| rights.fee.as_ref()) {
        Some(fee) => parts.push(ctx.text(fee, "rights.fee")),
        None if complete(ctx) => parts.push(ctx.say("rights-free", &[])),
        None => {}
    }
    parts
}

/// The section "your right to object", which law wants clear and apart (GDPR Art. 21(4)).
pub fn objection(ctx: &Context) -> Option<Section> {
    if !complete(ctx) {
        return None;
    }
    let some = activities_with(ctx, Right::Object);
    let on = |which: fn(&Activity) -> bool| -> bool { some.iter().any(|activity| which(activity)) };
    let balanced: Vec<&Activity> =
        some.iter().copied().filter(|a| rests_on_interest(a) || rests_on_public_task(a)).collect();
    let mut blocks = Vec::new();
    if !balanced.is_empty() {
        let id = match (on(rests_on_interest), on(rests_on_public_task)) {
            (true, true) => "objection-both",
            (false, true) => "objection-public",
            _ => "objection-interest",
        };
        let mut parts = vec![ctx.say(id, &[("law", laws::gdpr_in_full(ctx, "21-1").into())])];
        if balanced.len() < ctx.policy().activities.len() {
            parts.push(ctx.say("applies-to-activities", &[("activities", activity_list(ctx, &balanced))]));
        }
        push_sentences(&mut blocks, parts);
        blocks.push(ctx.para("objection-reason", &[]));
    }
    if some.iter().any(|activity| activity.marketing.is_some()) {
        blocks.push(ctx.para("objection-marketing", &[("law", laws::gdpr_in_full(ctx, "21-2").into())]));
    }
    if !blocks.is_empty() {
        let how = match (contact_email(ctx), contact_phone(ctx)) {
            (Some(email), _) => ctx.say("objection-how-email", &[("email", email.into())]),
            (None, Some(phone)) => ctx.say("objection-how-phone", &[("phone", phone.into())]),
            (None, None) => Vec::new(),
        };
        push_sentences(&mut blocks, vec![how]);
    }
    section(ctx, Generated::Objection, blocks, Vec::new())
}
