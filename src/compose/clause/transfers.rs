//! What leaves the EU/EEA, and what protects it there (GDPR Art. 13(1)(f), 44-49).

use crate::compose::clause::parts::{complete, country, push_list, recipient_first, section, strong, told, withheld};
use crate::compose::clause::{claims, laws};
use crate::compose::context::{Context, sentences};
use crate::document::{Inline, Section};
use crate::model::claim::ClaimId;
use crate::model::country::Country;
use crate::model::fact::value;
use crate::model::recipient::{CopyRoute, Framework, Mechanism, Recipient, Transfer};
use crate::model::section::Generated;

/// The section "transfers outside the EU/EEA".
pub fn transfers(ctx: &Context) -> Option<Section> {
    let recipients = outside(ctx);
    let mut blocks = Vec::new();
    if recipients.is_empty() {
        if complete(ctx) && all_inside(ctx) && !claims_it(ctx) {
            blocks.push(ctx.para("transfers-none", &[]));
        }
    } else {
        blocks.push(ctx.para("transfers-intro", &[]));
        push_list(&mut blocks, recipients.iter().map(|one| item(ctx, one)).collect());
    }
    blocks.extend(claims::with_scope(ctx, &[ClaimId::NoTransfer]));
    section(ctx, Generated::Transfers, blocks, Vec::new())
}

/// The recipients that get data outside the EU/EEA, in the policy's order.
pub fn outside<'a>(ctx: &Context<'a>) -> Vec<&'a Recipient> {
    ctx.policy().recipients.iter().filter(|recipient| !countries(recipient).is_empty()).collect()
}

/// The countries outside the EU/EEA that a recipient takes data to, each once.
pub fn countries(recipient: &Recipient) -> Vec<Country> {
    let own = value(&recipient.country).copied();
    let of_transfers =
        recipient.transfers.iter().map(|transfer| transfer.country.as_ref().map(|country| country.value));
    let mut countries: Vec<Country> = [own].into_iter().chain(of_transfers).flatten().collect();
    countries.retain(|country| !country.in_eea());
    countries.sort();
    countries.dedup();
    countries
}

/// Only when nothing is unknown may it be said that everything stays inside.
fn all_inside(ctx: &Context) -> bool {
    let policy = ctx.policy();
    !policy.recipients.is_empty()
        && policy
            .recipients
            .iter()
            .all(|recipient| value(&recipient.country).is_some_and(Country::in_eea) && recipient.transfers.is_empty())
}

fn claims_it(ctx: &Context) -> bool {
    ctx.policy().claims.iter().any(|claim| claim.id == ClaimId::NoTransfer && claim.scope.is_empty())
}

fn item(ctx: &Context, one: &Recipient) -> Vec<Inline> {
    let names = countries(one).into_iter().map(|there| country(ctx, there)).collect();
    let name = recipient_first(ctx, one);
    let lead = ctx.say("transfer-lead", &[("name", name.into()), ("country", crate::text::Arg::And(names))]);
    let path = format!("recipient.{}.transfer", one.id);
    let mut parts = Vec::new();
    let adequate = |transfer: &Transfer| transfer.mechanism.value() == Some(&Mechanism::Adequacy);
    if complete(ctx) && !one.transfers.is_empty() && one.transfers.iter().all(|t| known(t) && !adequate(t)) {
        parts.push(ctx.say("transfer-no-adequacy", &[]));
    }
    for transfer in &one.transfers {
        parts.push(match transfer.mechanism.value() {
            Some(mechanism) => safeguard(ctx, transfer, *mechanism),
            None => transfer.mechanism.withheld().map(|why| withheld(ctx, why, &path)).unwrap_or_default(),
        });
        parts.push(copy(ctx, one, transfer, &path));
    }
    if one.country.as_ref().is_some_and(|country| country.withheld().is_some()) {
        parts.push(told(ctx, &one.country, &path, |_, _| Vec::new()));
    }
    let said = sentences(parts);
    match said.is_empty() {
        true => strong(lead),
        false => ctx.say("list-item", &[("what", strong(lead).into()), ("said", said.into())]),
    }
}

fn known(transfer: &Transfer) -> bool {
    transfer.mechanism.value().is_some()
}

fn safeguard(ctx: &Context, transfer: &Transfer, mechanism: Mechanism) -> Vec<Inline> {
    let certified = transfer.framework.as_ref().is_some_and(|framework| framework.value == Framework::EuUsDpf);
    let (id, fallback, article) = match mechanism {
        Mechanism::Adequacy if certified => ("transfer-dpf", "transfer-fallback-dpf", "45-3"),
        Mechanism::Adequacy => ("transfer-adequacy", "transfer-fallback-adequacy", "45-3"),
        Mechanism::Scc => ("transfer-scc", "transfer-fallback-scc", "46-2-c"),
        Mechanism::Bcr => ("transfer-bcr", "transfer-fallback-bcr", "47"),
        Mechanism::ExplicitConsent => ("transfer-explicit-consent", "transfer-fallback-explicit-consent", "49-1-a"),
        Mechanism::Contract => ("transfer-contract", "transfer-fallback-contract", "49-1-b"),
        Mechanism::LegalClaim => ("transfer-legal-claim", "transfer-fallback-legal-claim", "49-1-e"),
    };
    let id = if transfer.fallback { fallback } else { id };
    ctx.say(id, &[("law", laws::gdpr(ctx, article).into())])
}

fn copy(ctx: &Context, one: &Recipient, transfer: &Transfer, path: &str) -> Vec<Inline> {
    match &transfer.copy {
        None => Vec::new(),
        Some(CopyRoute::OnRequest) => ctx.say("transfer-copy-request", &[]),
        Some(CopyRoute::Url(url)) => ctx.say("transfer-copy-url", &[("url", ctx.web(url, path, &one.place).into())]),
    }
}
