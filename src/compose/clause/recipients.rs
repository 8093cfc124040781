//! Who receives the data, told apart by role: *overlade* to a processor, *videregive* to somebody with a purpose of
//! their own.

use crate::compose::clause::parts::{
    activity_list, categories, complete, country, push_list, push_sentences, recipient, recipient_first,
    recipient_with_kind, recipient_with_kind_first, section, strong, withheld,
};
use crate::compose::clause::{claims, grounds};
use crate::compose::context::{Context, sentences};
use crate::document::block::Align;
use crate::document::{BlockKind, Cell, Column, Inline, Row, Section, Table};
use crate::model::activity::{Activity, Disclosure};
use crate::model::audience::Role;
use crate::model::claim::{Claim, ClaimId};
use crate::model::fact::value;
use crate::model::recipient::Recipient;
use crate::model::section::Generated;
use crate::text::Arg;

/// One recipient with every disclosure that gives it data in one role.
struct Use<'a> {
    recipient: &'a Recipient,
    disclosures: Vec<(&'a Activity, &'a Disclosure)>,
    /// Activities whose systems it runs, where no disclosure says more.
    through_systems: Vec<&'a Activity>,
}

/// The section "who receives the data" (GDPR Art. 13(1)(e)).
pub fn recipients(ctx: &Context) -> Option<Section> {
    section(ctx, Generated::Recipients, blocks(ctx), Vec::new())
}

/// The blocks of the section, and of the component `recipients`.
pub fn blocks(ctx: &Context) -> Vec<BlockKind> {
    let mut blocks = Vec::new();
    processors(ctx, &mut blocks);
    let others = [
        (Some(Role::IndependentController), "recipients-independent"),
        (Some(Role::Controller), "recipients-independent"),
        (Some(Role::JointController), "recipients-joint"),
        (Some(Role::Authority), "recipients-authorities"),
        (Some(Role::SubProcessor), "recipients-sub-processors"),
        (None, "recipients-unstated"),
    ];
    for (role, intro) in others {
        let uses = in_use(ctx, role);
        if uses.is_empty() {
            continue;
        }
        let also = role.is_none() && !blocks.is_empty();
        let intro = if also { "recipients-unstated-also" } else { intro };
        blocks.push(ctx.para(intro, &[("count", Arg::count(uses.len()))]));
        blocks.push(crate::compose::context::bullets(uses.iter().map(|one| item(ctx, role, one)).collect()));
    }
    announced(ctx, &mut blocks);
    blocks.extend(claims::with_scope(ctx, &[ClaimId::NeverDisclosed, ClaimId::NeverSold, ClaimId::AgreementsWithAll]));
    blocks
}

/// Every recipient that gets data in this role today, in the policy's order; `None` = in a role that nobody states.
fn in_use<'a>(ctx: &Context<'a>, role: Option<Role>) -> Vec<Use<'a>> {
    let policy = ctx.policy();
    let has_any = |id: &str| {
        policy.activities.iter().any(|activity| activity.disclosure.iter().any(|disclosure| disclosure.to.value == id))
    };
    let mut uses = Vec::new();
    for recipient in policy.recipients.iter().filter(|recipient| !is_announced(ctx, recipient)) {
        let mut one = Use { recipient, disclosures: Vec::new(), through_systems: Vec::new() };
        for activity in &policy.activities {
            for disclosure in &activity.disclosure {
                if disclosure.to.value == recipient.id && disclosure.role.value().copied() == role {
                    one.disclosures.push((activity, disclosure));
                }
            }
            let runs_system = activity
                .systems
                .iter()
                .filter_map(|id| policy.system(&id.value))
                .any(|system| system.recipient.as_ref().is_some_and(|by| by.value == recipient.id));
            if role.is_none() && runs_system && !has_any(&recipient.id) {
                one.through_systems.push(activity);
            }
        }
        if !one.disclosures.is_empty() || !one.through_systems.is_empty() {
            uses.push(one);
        }
    }
    uses
}

/// Whether the recipient is announced for a later day.
fn is_announced(ctx: &Context, recipient: &Recipient) -> bool {
    recipient.from.as_ref().is_some_and(|from| from.value > ctx.day())
}

fn processors(ctx: &Context, blocks: &mut Vec<BlockKind>) {
    let uses = in_use(ctx, Some(Role::Processor));
    if uses.is_empty() {
        return;
    }
    let count = || ("count", Arg::count(uses.len()));
    let mut intro = vec![ctx.say("recipients-processors", &[count()])];
    if complete(ctx) {
        intro.push(ctx.say("recipients-processors-instruct", &[count()]));
    }
    push_sentences(blocks, intro);
    blocks.push(table(ctx, &uses));
    push_list(blocks, uses.iter().map(|one| more_about(ctx, one)).collect());
    agreements(ctx, &uses, blocks);
    sub_processors(ctx, &uses, blocks);
}

fn table(ctx: &Context, uses: &[Use]) -> BlockKind {
    let with_country = uses.iter().any(|one| value(&one.recipient.country).is_some());
    let mut heads = vec!["recipients-head-who", "recipients-head-for"];
    if with_country {
        heads.push("recipients-head-country");
    }
    let row = |one: &Use| {
        let mut cells = vec![
            recipient_with_kind_first(ctx, one.recipient),
            ctx.say("and-list", &[("items", activity_list(ctx, &activities(one)))]),
        ];
        if with_country {
            cells.push(match value(&one.recipient.country) {
                Some(known) => country(ctx, *known),
                None => ctx.say("recipients-country-unstated", &[]),
            });
        }
        Row { cells: cells.into_iter().map(|content| Cell { content }).collect() }
    };
    BlockKind::Table(Table {
        caption: Vec::new(),
        columns: heads.iter().map(|head| Column { head: ctx.say(head, &[]), align: Align::Start }).collect(),
        rows: uses.iter().map(row).collect(),
    })
}

/// The activities in which the recipient is used, each once.
fn activities<'a>(one: &Use<'a>) -> Vec<&'a Activity> {
    let mut activities: Vec<&Activity> = Vec::new();
    let of_disclosures = one.disclosures.iter().map(|(activity, _)| *activity);
    for activity in of_disclosures.chain(one.through_systems.iter().copied()) {
        if !activities.iter().any(|known| known.id == activity.id) {
            activities.push(activity);
        }
    }
    activities
}

/// What the table does not say of a processor: why it is not named, what it gets, when, on what ground.
fn more_about(ctx: &Context, one: &Use) -> Vec<Inline> {
    let said = details(ctx, one);
    match said.is_empty() {
        true => Vec::new(),
        false => {
            let who = strong(recipient_first(ctx, one.recipient));
            ctx.say("list-item", &[("what", who.into()), ("said", said.into())])
        }
    }
}

/// One item of a list of recipients: who, where, and the details.
fn item(ctx: &Context, role: Option<Role>, one: &Use) -> Vec<Inline> {
    let who = recipient_with_kind_first(ctx, one.recipient);
    let who = match value(&one.recipient.country) {
        // Everybody knows where an authority is.
        Some(known) if role != Some(Role::Authority) => {
            ctx.say("recipient-in", &[("who", who.into()), ("country", country(ctx, *known).into())])
        }
        _ => who,
    };
    let mut parts = vec![ctx.say("recipient-item", &[("who", who.into())])];
    let activities = activities(one);
    if ctx.policy().activities.len() > 1 {
        parts.push(ctx.say("recipient-for", &[("activities", activity_list(ctx, &activities))]));
    }
    parts.push(details(ctx, one));
    sentences(parts)
}

fn details(ctx: &Context, one: &Use) -> Vec<Inline> {
    let mut parts: Vec<Vec<Inline>> = Vec::new();
    let mut add = |said: Vec<Inline>| {
        // The same is often true of several activities; it is said once.
        let plain = crate::document::walk::plain(&said);
        if !parts.iter().any(|known| crate::document::walk::plain(known) == plain) {
            parts.push(said);
        }
    };
    let path = format!("recipient.{}.name", one.recipient.id);
    if let Some(why) = one.recipient.name.as_ref().and_then(|name| name.withheld()) {
        add(withheld(ctx, why, &path));
    }
    let mut roles_withheld = one.disclosures.iter().filter_map(|(_, disclosure)| disclosure.role.withheld());
    if let Some(why) = roles_withheld.next() {
        add(withheld(ctx, why, &path));
    }
    if let Some(why) = one.recipient.country.as_ref().and_then(|country| country.withheld()) {
        add(withheld(ctx, why, &format!("recipient.{}.country", one.recipient.id)));
    }
    for (activity, disclosure) in &one.disclosures {
        let path = format!("activity.{}.disclosure", activity.id);
        let what = categories(ctx, activity, &disclosure.categories);
        if !what.is_empty() {
            add(ctx.say("recipient-gets", &[("categories", Arg::And(what))]));
        }
        if let Some(when) = &disclosure.when {
            add(ctx.say("recipient-when", &[("when", ctx.text(when, &path).into())]));
        }
        if disclosure.basis.is_some() || disclosure.law.is_some() {
            add(grounds::of_disclosure(ctx, disclosure, &path));
        }
    }
    sentences(parts)
}

fn agreements(ctx: &Context, uses: &[Use], blocks: &mut Vec<BlockKind>) {
    let with = |agreed: bool| -> Vec<&Recipient> {
        let some = uses.iter().filter(|one| value(&one.recipient.agreement) == Some(&agreed));
        some.map(|one| one.recipient).collect()
    };
    let names = |some: &[&Recipient]| Arg::And(some.iter().map(|one| recipient(ctx, one)).collect());
    let (agreed, without) = (with(true), with(false));
    let promised = |claim: &Claim| claim.id == ClaimId::AgreementsWithAll && claim.scope.is_empty();
    if agreed.len() == uses.len() && agreed.len() > 1 {
        // The firm's own sentence about all its agreements says the same.
        if !ctx.policy().claims.iter().any(promised) {
            blocks.push(ctx.para("recipient-agreements-all", &[]));
        }
    } else if !agreed.is_empty() {
        blocks.push(ctx.para("recipient-agreements", &[("names", names(&agreed))]));
    }
    if !without.is_empty() {
        blocks.push(ctx.para("recipient-no-agreement", &[("names", names(&without))]));
    }
}

fn sub_processors(ctx: &Context, uses: &[Use], blocks: &mut Vec<BlockKind>) {
    let items = uses
        .iter()
        .map(|one| {
            let subs: Vec<Vec<Inline>> = one
                .recipient
                .sub_processors
                .iter()
                .filter_map(|id| ctx.policy().recipient(&id.value))
                .map(|sub| recipient(ctx, sub))
                .collect();
            if subs.is_empty() {
                return Vec::new();
            }
            let count = Arg::count(subs.len());
            let name = recipient_first(ctx, one.recipient);
            ctx.say("recipient-sub", &[("name", name.into()), ("subs", Arg::And(subs)), ("count", count)])
        })
        .collect();
    push_list(blocks, items);
}

fn announced(ctx: &Context, blocks: &mut Vec<BlockKind>) {
    let items = ctx
        .policy()
        .recipients
        .iter()
        .filter_map(|one| Some((one, one.from.as_ref().filter(|from| from.value > ctx.day())?)))
        .map(|(one, from)| {
            let name = recipient_with_kind(ctx, one);
            let date = Arg::day(from.value, &format!("recipient.{}.from", one.id), &from.place);
            ctx.say("recipient-from", &[("date", date), ("name", name.into())])
        })
        .collect();
    push_list(blocks, items);
}
