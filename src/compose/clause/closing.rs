//! The end of a policy: reuse of the text, changes, signature.

use crate::compose::clause::parts::{push_sentences, section};
use crate::compose::context::Context;
use crate::document::{BlockKind, Inline, Leaf, Origin, Section};
use crate::model::policy::{Clauses, Signature};
use crate::model::section::Generated;
use crate::text::Arg;

/// The section "may you use this text?".
pub fn reuse(ctx: &Context) -> Option<Section> {
    let reuse = ctx.policy().reuse.as_ref()?;
    let mut blocks = Vec::new();
    let said = ctx.say(if reuse.allowed { "reuse-allowed" } else { "reuse-not-allowed" }, &[]);
    let terms = reuse.terms.as_ref().map(|terms| ctx.text(terms, "policy.reuse.terms"));
    push_sentences(&mut blocks, vec![said, terms.unwrap_or_default()]);
    section(ctx, Generated::Reuse, blocks, Vec::new())
}

/// The section "changes": where the edition in force is, and how the reader hears of a new one.
pub fn changes(ctx: &Context) -> Option<Section> {
    let policy = ctx.policy();
    let complete = policy.clauses == Clauses::Complete;
    let mut parts = Vec::new();
    if complete {
        parts.push(ctx.say("changes-intro", &[]));
    }
    match &policy.changes {
        Some(changes) => {
            let url = changes.current_edition_at.as_ref();
            parts.push(match url {
                Some(url) => {
                    let url = ctx.web(url, "changes.current-edition-at", &changes.place);
                    ctx.say("changes-at", &[("url", url.into())])
                }
                None => ctx.say("changes-here", &[]),
            });
            if let Some(from) = &changes.available_from {
                let id = if from.value > ctx.day() { "changes-from" } else { "changes-since" };
                parts.push(ctx.say(id, &[("date", Arg::day(from.value, "changes.available-from", &from.place))]));
            }
            parts.push(notice(ctx, changes));
        }
        None if complete => parts.push(ctx.say("changes-here", &[])),
        None => {}
    }
    if let Some(language) = &policy.governing_language {
        parts.push(ctx.say("changes-governing-language", &[("language", Arg::key(language.value.as_str()))]));
    }
    let mut blocks = Vec::new();
    push_sentences(&mut blocks, parts);
    section(ctx, Generated::Changes, blocks, Vec::new())
}

fn notice(ctx: &Context, changes: &crate::model::policy::Changes) -> Vec<Inline> {
    let channel = changes.channel.as_ref().map(|channel| Arg::from(ctx.text(channel, "changes.channel")));
    let period = changes.notice.as_ref().map(|period| Arg::period(period.value, "changes.notice", &period.place));
    match (channel, period) {
        (Some(channel), Some(period)) => ctx.say("changes-notice-channel", &[("channel", channel), ("period", period)]),
        (None, Some(period)) => ctx.say("changes-notice", &[("period", period)]),
        (Some(channel), None) => ctx.say("changes-channel", &[("channel", channel)]),
        (None, None) => Vec::new(),
    }
}

/// The section "signature".
pub fn signature(ctx: &Context) -> Option<Section> {
    let blocks = ctx.policy().signatures.iter().filter_map(|signature| one(ctx, signature)).collect();
    section(ctx, Generated::Signature, blocks, Vec::new())
}

fn one(ctx: &Context, signature: &Signature) -> Option<BlockKind> {
    let place =
        signature.place_name.as_ref().map(|name| Arg::from(ctx.value(name, "signature.place", &signature.place)));
    let date = signature.date.as_ref().and_then(|fact| Some(Arg::day(*fact.value()?, "signature.date", &fact.place)));
    let place_and_date = match (place, date) {
        (Some(place), Some(date)) => ctx.say("signature-place-date", &[("place", place), ("date", date)]),
        (Some(place), None) => ctx.say("signature-place", &[("place", place)]),
        (None, Some(date)) => ctx.say("signature-date", &[("date", date)]),
        (None, None) => Vec::new(),
    };
    let name = match &signature.name {
        Some(name) => match name.value() {
            Some(words) => ctx.value(words, "signature.name", &name.place),
            None => Vec::new(),
        },
        None => Vec::new(),
    };
    let title = signature.title.as_ref().map(|title| ctx.text(title, "signature.title")).unwrap_or_default();
    let image = signature.image.as_ref().and_then(|image| {
        let (id, args) = match name.is_empty() {
            true => ("signature-alt-unnamed", vec![]),
            false => ("signature-alt", vec![("name", Arg::Inlines(name.clone()))]),
        };
        ctx.image(image, Leaf::new(ctx.say_plain(id, &args), Origin::message(id)))
    });
    let says = !place_and_date.is_empty() || !name.is_empty() || !title.is_empty() || image.is_some();
    says.then_some(BlockKind::Signature { place_and_date, name, title, image })
}
