//! How the data is guarded, and what happens when that fails.

use crate::compose::clause::parts::{
    capital, complete, is_named, push_sentences, recipient, section, system, system_at,
};
use crate::compose::context::{Context, sentences};
use crate::document::{BlockKind, Entry, Inline, Origin, Section};
use crate::model::fact::Located;
use crate::model::section::Generated;
use crate::model::system::System;
use crate::text::Arg;

/// The section "how we guard the data" (GDPR Art. 32).
pub fn security(ctx: &Context) -> Option<Section> {
    let mut blocks = Vec::new();
    if let Some(security) = &ctx.policy().security
        && !security.measures.is_empty()
    {
        let measures = Arg::And(ctx.texts(&security.measures, "security.measures"));
        blocks.push(ctx.para("security-measures", &[("measures", measures)]));
    }
    blocks.extend(systems(ctx));
    section(ctx, Generated::Security, blocks, Vec::new())
}

/// What is said of each system, for the section and the component `systems`.
pub fn systems(ctx: &Context) -> Vec<BlockKind> {
    let entries: Vec<Entry> = ctx
        .policy()
        .systems
        .iter()
        .map(|one| Entry { label: capital(system(ctx, one)), value: about(ctx, one) })
        .filter(|entry| !entry.value.is_empty())
        .collect();
    match entries.is_empty() {
        true => Vec::new(),
        false => vec![ctx.para("security-systems", &[]), BlockKind::Entries { entries }],
    }
}

fn about(ctx: &Context, one: &System) -> Vec<Inline> {
    let path = format!("system.{}", one.id);
    let mut parts = Vec::new();
    if let Some(location) = &one.location {
        let location = ctx.text(location, &format!("{path}.location"));
        parts.push(ctx.say("security-location", &[("location", location.into())]));
    }
    if let Some(by) = one.recipient.as_ref().and_then(|id| ctx.policy().recipient(&id.value)) {
        parts.push(ctx.say("security-recipient", &[("recipient", recipient(ctx, by).into())]));
    }
    if !one.measures.is_empty() {
        let measures = Arg::And(ctx.texts(&one.measures, &format!("{path}.measures")));
        parts.push(ctx.say("security-system-measures", &[("measures", measures)]));
    }
    let named = |id: &Option<Located<String>>| id.as_ref().and_then(|id| ctx.policy().system(&id.value));
    if let Some(other) = named(&one.backup) {
        let by = other.recipient.as_ref().and_then(|id| ctx.policy().recipient(&id.value));
        parts.push(match by.filter(|by| is_named(by)) {
            Some(by) => ctx.say("security-backup-at", &[("recipient", recipient(ctx, by).into())]),
            None => ctx.say("security-backup", &[("system", system(ctx, other).into())]),
        });
    }
    if let Some(other) = named(&one.mirror) {
        parts.push(ctx.say("security-mirror", &[("system", system_at(ctx, other).into())]));
    }
    sentences(parts)
}

/// Within so many hours the authority is told of a breach (GDPR Art. 33(1)).
const BREACH_HOURS: &str = "72";

/// The section "if there is a personal data breach" (GDPR Art. 33-34).
pub fn breach(ctx: &Context) -> Option<Section> {
    let mut parts = Vec::new();
    let stated = ctx.policy().breach.as_ref();
    let hours = stated.and_then(|breach| breach.authority_hours.as_ref());
    if complete(ctx) {
        parts.push(ctx.say("breach-what", &[]));
    }
    match hours {
        Some(hours) => {
            let words = Arg::words(hours.value.to_string(), Origin::fact("breach.authority-hours", &hours.place));
            let id = if complete(ctx) { "breach-authority-duty" } else { "breach-authority" };
            parts.push(ctx.say(id, &[("hours", words)]));
        }
        None if complete(ctx) => {
            let words = Arg::words(BREACH_HOURS, Origin::default());
            parts.push(ctx.say("breach-authority-duty", &[("hours", words)]));
        }
        None => {}
    }
    let informs = stated.map(|breach| informs(ctx, breach)).unwrap_or_default();
    if complete(ctx) && informs.is_empty() {
        parts.push(ctx.say("breach-person-duty", &[]));
    }
    let mut blocks = Vec::new();
    parts.push(informs);
    push_sentences(&mut blocks, parts);
    section(ctx, Generated::Breach, blocks, Vec::new())
}

fn informs(ctx: &Context, breach: &crate::model::system::Breach) -> Vec<Inline> {
    if breach.informs.is_empty() {
        return Vec::new();
    }
    let mut args = vec![("who", Arg::And(ctx.texts(&breach.informs, "breach.informs")))];
    let id = match (breach.when.is_some(), breach.trigger.is_some()) {
        (false, false) => "breach-informs",
        (true, false) => "breach-informs-when",
        (false, true) => "breach-informs-trigger",
        (true, true) => "breach-informs-when-trigger",
    };
    if let Some(when) = &breach.when {
        args.push(("when", ctx.text(when, "breach.when").into()));
    }
    if let Some(trigger) = &breach.trigger {
        args.push(("trigger", ctx.text(trigger, "breach.trigger").into()));
    }
    ctx.say(id, &args)
}
