//! The clause library: sections, components and placeholder values out of facts alone.
//!
//! A module a section or two. Each says only what the facts state; where the policy is `complete`, also what the law
//! expects everybody to say. Nothing here knows a word: the sentences are messages of `i18n/<lang>/clauses*.ftl`.

mod activity;
mod automated;
mod claims;
mod closing;
mod consent;
mod cookies;
mod giving;
mod grounds;
mod laws;
mod parts;
mod processor;
mod recipients;
mod retention;
mod rights;
mod security;
mod short;
mod transfers;
mod values;
mod who;

#[cfg(test)]
mod tests;

use crate::compose::context::Context;
use crate::compose::placeholder::Value;
use crate::document::{BlockKind, Section};
use crate::model::fact::value as given;
use crate::model::retention::Rule;
use crate::model::section::Generated;

/// Every generated section that has something to say, in the order of [`Generated::ALL`].
/// Blocks may carry empty ids: the composer gives `<section>-<ordinal>`.
pub fn sections(ctx: &Context) -> Vec<(Generated, Section)> {
    Generated::ALL.into_iter().filter_map(|which| Some((which, section(ctx, which)?))).collect()
}

fn section(ctx: &Context, which: Generated) -> Option<Section> {
    match which {
        Generated::InShort => short::in_short(ctx),
        Generated::Controller => who::controller(ctx),
        Generated::JointControllers => who::joint_controllers(ctx),
        Generated::Dpo => who::dpo(ctx),
        Generated::Activities => activity::activities(ctx),
        Generated::Obligation => giving::obligation(ctx),
        Generated::Sources => giving::sources(ctx),
        Generated::Recipients => recipients::recipients(ctx),
        Generated::Transfers => transfers::transfers(ctx),
        Generated::Retention => retention::retention(ctx),
        Generated::Cookies => cookies::cookies(ctx),
        Generated::Security => security::security(ctx),
        Generated::AutomatedDecisions => automated::automated(ctx),
        Generated::Rights => rights::rights(ctx),
        Generated::Objection => rights::objection(ctx),
        Generated::WithdrawConsent => consent::withdraw(ctx),
        Generated::Complaint => consent::complaint(ctx),
        Generated::Processor => processor::processor(ctx),
        Generated::Breach => security::breach(ctx),
        Generated::Reuse => closing::reuse(ctx),
        Generated::Changes => closing::changes(ctx),
        Generated::Signature => closing::signature(ctx),
    }
}

/// What makes the blocks of a component.
type Blocks = fn(&Context) -> Vec<BlockKind>;

/// The components that take no argument.
const COMPONENTS: [(&str, Blocks); 6] = [
    ("contact-card", who::contact_card),
    ("cookies", cookies::blocks),
    ("recipients", recipients::blocks),
    ("retention", retention::blocks),
    ("rights", rights::blocks),
    ("systems", security::systems),
];

/// The blocks of a component: a paragraph that is only `{{ name }}` or `{{ name.argument }}`.
/// `None`: there is no such component. `Some` of nothing: it has nothing to show, which the composer reports.
pub fn component(ctx: &Context, name: &str, argument: Option<&str>) -> Option<Vec<BlockKind>> {
    match (name, argument) {
        ("retention-chain", Some(id)) => Some(retention::chain_of(ctx, ctx.policy().activity(id)?).unwrap_or_default()),
        (_, Some(_)) => None,
        (name, None) => COMPONENTS.iter().find(|(known, _)| *known == name).map(|(_, blocks)| blocks(ctx)),
    }
}

/// Every component of this policy, as written between the braces: `recipients`, `retention-chain.repair`.
pub fn component_names(ctx: &Context) -> Vec<String> {
    let has_chain =
        |list: &Vec<crate::model::retention::Retention>| list.iter().any(|entry| matches!(entry.rule, Rule::Chain(_)));
    let chains = ctx.policy().activities.iter().filter(|activity| given(&activity.retention).is_some_and(has_chain));
    let chains = chains.map(|activity| format!("retention-chain.{}", activity.id));
    COMPONENTS.iter().map(|(name, _)| (*name).to_owned()).chain(chains).collect()
}

/// The value of a placeholder inside a sentence. `None`: there is no such path.
pub fn value(ctx: &Context, path: &str) -> Option<Value> {
    values::value(ctx, path)
}

/// Every path that [`value`] knows in this policy, for "did you mean".
pub fn value_paths(ctx: &Context) -> Vec<String> {
    values::paths(ctx)
}
