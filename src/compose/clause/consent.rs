//! Taking a consent back, and complaining.

use crate::compose::clause::laws;
use crate::compose::clause::parts::{complete, contact_email, contact_phone, push_list, push_sentences, section, told};
use crate::compose::clause::rights::has_consent;
use crate::compose::context::{Context, sentences};
use crate::document::walk::plain;
use crate::document::{BlockKind, Entry, Inline, Origin, Section};
use crate::model::act::{AUTHORITY, Tables};
use crate::model::controller::{ComplaintBody, ComplaintRoute};
use crate::model::right::{Consent, Withdraw};
use crate::model::section::Generated;
use crate::text::Arg;

/// The section "your right to withdraw consent" (GDPR Art. 7(3)).
pub fn withdraw(ctx: &Context) -> Option<Section> {
    let mut blocks = Vec::new();
    if complete(ctx) && has_consent(ctx) {
        blocks.push(ctx.para("withdraw-intro", &[("law", laws::gdpr_in_full(ctx, "7-3").into())]));
    }
    // Consents that are taken back in the same way are said together.
    let mut groups: Vec<(Vec<Vec<Inline>>, Vec<Inline>)> = Vec::new();
    for consent in &ctx.policy().consents {
        let to = ctx.text(&consent.to, &format!("consent.{}.to", consent.id));
        let how = how(ctx, consent);
        match groups.iter_mut().find(|(_, known)| plain(known) == plain(&how)) {
            Some((labels, _)) => labels.push(to),
            None => groups.push((vec![to], how)),
        }
    }
    let entries: Vec<Entry> = groups
        .into_iter()
        .filter(|(_, how)| !how.is_empty())
        .map(|(to, value)| Entry { label: ctx.say("withdraw-consent-to", &[("to", Arg::And(to))]), value })
        .collect();
    if !entries.is_empty() {
        blocks.push(BlockKind::Entries { entries });
    }
    if complete(ctx) && has_consent(ctx) {
        blocks.push(ctx.para("withdraw-past", &[]));
    }
    section(ctx, Generated::WithdrawConsent, blocks, Vec::new())
}

fn how(ctx: &Context, consent: &Consent) -> Vec<Inline> {
    let path = format!("consent.{}.withdraw", consent.id);
    let withdraw = Some(consent.withdraw.clone());
    let mut parts = vec![told(ctx, &withdraw, &path, |withdraw, _| ways(ctx, consent, withdraw, &path))];
    if let Some(given_by) = consent.given_by {
        let age = Arg::words(given_by.under.to_string(), Origin::fact(&path, &consent.place));
        parts.push(ctx.say("withdraw-child", &[("age", age)]));
    }
    if let Some(law) = &consent.law {
        parts.push(ctx.say("withdraw-law", &[("law", laws::law_ref(ctx, &law.value).into())]));
    }
    sentences(parts)
}

fn ways(ctx: &Context, consent: &Consent, withdraw: &Withdraw, path: &str) -> Vec<Inline> {
    let mut ways: Vec<Vec<Inline>> = Vec::new();
    if let Some(url) = &withdraw.url {
        ways.push(ctx.say("withdraw-way-url", &[("url", ctx.web(url, path, &consent.place).into())]));
    }
    if withdraw.email {
        ways.push(match contact_email(ctx) {
            Some(email) => ctx.say("withdraw-way-email", &[("email", email.into())]),
            None => ctx.say("withdraw-way-email-us", &[]),
        });
    }
    if withdraw.phone {
        ways.push(match contact_phone(ctx) {
            Some(phone) => ctx.say("withdraw-way-phone", &[("phone", phone.into())]),
            None => ctx.say("withdraw-way-phone-us", &[]),
        });
    }
    if let Some(by) = &withdraw.by {
        ways.push(ctx.text(by, path));
    }
    match ways.is_empty() {
        true => Vec::new(),
        false => ctx.say("withdraw-how", &[("ways", Arg::Or(ways))]),
    }
}

/// The section "how to complain" (GDPR Art. 13(2)(d), 77).
pub fn complaint(ctx: &Context) -> Option<Section> {
    let stated = &ctx.policy().firm.complaints;
    let to_authority = |route: &ComplaintRoute| route.to == ComplaintBody::Datatilsynet;
    let mut blocks = Vec::new();
    if complete(ctx) {
        blocks.push(ctx.para("complaint-first", &[]));
    }
    let names_authority = stated.iter().any(to_authority);
    if complete(ctx) && !names_authority {
        authority(ctx, None, &mut blocks);
    }
    for route in stated.iter().filter(|route| to_authority(route)) {
        authority(ctx, Some(route), &mut blocks);
    }
    let others = stated.iter().filter_map(|route| other(ctx, route, names_authority || complete(ctx))).collect();
    push_list(&mut blocks, others);
    section(ctx, Generated::Complaint, blocks, Vec::new())
}

/// Whether the reader is told of the supervisory authority.
pub fn names_authority(ctx: &Context) -> bool {
    complete(ctx) || ctx.policy().firm.complaints.iter().any(|route| route.to == ComplaintBody::Datatilsynet)
}

fn authority(ctx: &Context, route: Option<&ComplaintRoute>, blocks: &mut Vec<BlockKind>) {
    let name = Arg::from(ctx.say("authority-name", &[]));
    let about = route.and_then(|route| route.about.as_ref()).map(|about| ctx.text(about, "complaint.about"));
    let said = match about {
        Some(about) => ctx.say("complaint-authority-about", &[("authority", name), ("about", about.into())]),
        None => ctx.say("complaint-authority", &[("authority", name)]),
    };
    push_sentences(blocks, vec![said]);
    let entries = authority_entries(ctx);
    if !entries.is_empty() {
        blocks.push(BlockKind::Entries { entries });
    }
}

/// The reference record of Datatilsynet, as it publishes it itself.
fn authority_entries(ctx: &Context) -> Vec<Entry> {
    let Some(record) = Tables::built_in().authority(AUTHORITY) else { return Vec::new() };
    let place = crate::finding::Place::whole("builtin:acts.toml");
    let part = |words: &str| Arg::words(words, Origin::fact("authority.address", &place));
    let address =
        [("street", part(&record.street)), ("postcode", part(&record.postcode)), ("city", part(&record.city))];
    vec![
        ctx.entry("card-address", ctx.say("address", &address)),
        ctx.entry("card-phone", ctx.phone(&record.phone, "authority.phone", &place)),
        ctx.entry("card-email", ctx.email(&record.email, "authority.email", &place)),
        ctx.entry("card-website", ctx.web(&record.url, "authority.website", &place)),
    ]
}

fn other(ctx: &Context, route: &ComplaintRoute, also: bool) -> Option<Vec<Inline>> {
    let ComplaintBody::Other { name, url } = &route.to else { return None };
    let name = match url {
        Some(url) => vec![Inline::Link { href: url.clone(), content: ctx.value(name, "complaint.to", &route.place) }],
        None => ctx.value(name, "complaint.to", &route.place),
    };
    Some(match &route.about {
        Some(about) => {
            let about = ctx.text(about, "complaint.about");
            ctx.say("complaint-other-about", &[("body", name.into()), ("about", about.into())])
        }
        None if also => ctx.say("complaint-other", &[("body", name.into())]),
        None => ctx.say("complaint-other-only", &[("body", name.into())]),
    })
}
