//! Cookies and other things stored in or read from the reader's device (cookiebekendtgørelsen).

use crate::compose::clause::parts::{country, push_sentences, recipient, section, withheld};
use crate::compose::clause::{claims, laws};
use crate::compose::context::Context;
use crate::document::{BlockKind, Inline, Section};
use crate::model::claim::ClaimId;
use crate::model::cookie::{Cookie, CookieClass, CookieDuration, CookieUse, SetBy, Storage};
use crate::model::fact::{Fact, value};
use crate::model::section::Generated;
use crate::text::Arg;

/// The section "cookies".
pub fn cookies(ctx: &Context) -> Option<Section> {
    section(ctx, Generated::Cookies, blocks(ctx), Vec::new())
}

/// The blocks of the section, and of the component `cookies`.
pub fn blocks(ctx: &Context) -> Vec<BlockKind> {
    let policy = ctx.policy();
    let mut blocks = Vec::new();
    let general = policy.cookie_use.as_ref();
    if general.is_some_and(|general| value(&general.used) == Some(&false)) {
        blocks.push(ctx.para("cookies-none", &[]));
    }
    if !policy.cookies.is_empty() {
        let mut intro = vec![ctx.say("cookies-intro", &[("law", laws::act(ctx, "cookie").into())])];
        if policy.cookies.iter().any(|cookie| cookie.storage != Storage::Cookie) {
            intro.push(ctx.say("cookies-intro-storage", &[]));
        }
        push_sentences(&mut blocks, intro);
    }
    if let Some(general) = general.filter(|general| !general.uses.is_empty()) {
        let uses = Arg::And(ctx.texts(&general.uses, "cookies.uses"));
        blocks.push(ctx.para("cookies-uses", &[("uses", uses)]));
    }
    let classes = [
        (Some(CookieClass::Necessary), "cookies-caption-necessary"),
        (Some(CookieClass::Preferences), "cookies-caption-preferences"),
        (Some(CookieClass::Statistics), "cookies-caption-statistics"),
        (Some(CookieClass::Marketing), "cookies-caption-marketing"),
        (None, "cookies-caption-unstated"),
    ];
    for (class, caption) in classes {
        let of_class: Vec<&Cookie> =
            policy.cookies.iter().filter(|cookie| cookie.class.value().copied() == class).collect();
        if !of_class.is_empty() {
            blocks.push(table(ctx, caption, &of_class));
        }
    }
    if let Some(general) = general {
        consent(ctx, general, &mut blocks);
        let refusing = general.refusing.as_ref().map(|refusing| ctx.text(refusing, "cookies.refusing"));
        push_sentences(&mut blocks, vec![refusing.unwrap_or_default()]);
        push_sentences(&mut blocks, ctx.texts(&general.statements, "cookies.statements"));
    }
    blocks.extend(claims::with_scope(ctx, &[ClaimId::NecessaryCookiesOnly, ClaimId::WebsiteCollectsNothing]));
    blocks
}

fn table(ctx: &Context, caption: &str, cookies: &[&Cookie]) -> BlockKind {
    let heads = ["cookies-head-name", "cookies-head-by", "cookies-head-purpose", "cookies-head-duration"];
    ctx.table(caption, &heads, cookies.iter().map(|cookie| row(ctx, cookie)).collect())
}

fn row(ctx: &Context, cookie: &Cookie) -> Vec<Vec<Inline>> {
    let path = format!("cookie.{}", cookie.name);
    let name = ctx.value(&cookie.name, &path, &cookie.place);
    let storage = match cookie.storage {
        Storage::Cookie => None,
        Storage::LocalStorage => Some("storage-local-storage"),
        Storage::SessionStorage => Some("storage-session-storage"),
        Storage::IndexedDb => Some("storage-indexed-db"),
        Storage::Pixel => Some("storage-pixel"),
        Storage::DeviceRead => Some("storage-device-read"),
    };
    let name = match storage {
        None => name,
        Some(kind) => ctx.say("cookies-storage", &[("name", name.into()), ("storage", ctx.say(kind, &[]).into())]),
    };
    let by = match cookie.by.value() {
        Some(SetBy::Us) => ctx.say("cookies-by-us", &[]),
        Some(SetBy::Recipient(id)) => ctx.policy().recipient(id).map(|by| recipient(ctx, by)).unwrap_or_default(),
        None => untold(ctx, &cookie.by, &format!("{path}.by")),
    };
    let by = match &cookie.country {
        None => by,
        Some(there) => {
            ctx.say("cookies-by-country", &[("name", by.into()), ("country", country(ctx, there.value).into())])
        }
    };
    let purpose = match cookie.purpose.value() {
        Some(purpose) => {
            ctx.say("cookies-purpose", &[("purpose", ctx.text(purpose, &format!("{path}.purpose")).into())])
        }
        None => untold(ctx, &cookie.purpose, &format!("{path}.purpose")),
    };
    let duration = match cookie.duration.value() {
        Some(CookieDuration::Session) => ctx.say("cookies-duration-session", &[]),
        Some(CookieDuration::Period(period)) => ctx.say(
            "value-period",
            &[("period", Arg::figures(*period, &format!("{path}.duration"), &cookie.duration.place))],
        ),
        None => untold(ctx, &cookie.duration, &format!("{path}.duration")),
    };
    vec![name, by, purpose, duration]
}

/// Why a cell has no value: it is withheld, or nobody knows it.
fn untold<T>(ctx: &Context, fact: &Fact<T>, path: &str) -> Vec<Inline> {
    match fact.withheld() {
        Some(why) => withheld(ctx, why, path),
        None => ctx.say("cookies-unstated", &[]),
    }
}

fn consent(ctx: &Context, general: &CookieUse, blocks: &mut Vec<BlockKind>) {
    let Some(consent) = &general.consent else { return };
    let asks =
        ctx.policy().cookies.iter().any(|c| c.class.value().is_some_and(|class| *class != CookieClass::Necessary));
    let mut parts = Vec::new();
    if asks {
        parts.push(ctx.say("cookies-consent", &[]));
    }
    if let Some(tool) = &consent.tool {
        let tool = ctx.value(tool, "cookies.consent.tool", &consent.place);
        parts.push(ctx.say("cookies-consent-tool", &[("tool", tool.into())]));
    }
    if consent.reject == Some(true) {
        parts.push(ctx.say("cookies-consent-reject", &[]));
    }
    if consent.granular == Some(true) {
        parts.push(ctx.say("cookies-consent-granular", &[]));
    }
    push_sentences(blocks, parts);
    let how = consent
        .withdraw
        .as_ref()
        .map(|how| ctx.say("cookies-withdraw", &[("how", ctx.text(how, "cookies.consent.withdraw").into())]));
    let url = consent.withdraw_url.as_ref().map(|url| {
        let url = ctx.web(url, "cookies.consent.withdraw-url", &consent.place);
        let id = if how.is_some() { "cookies-withdraw-url-also" } else { "cookies-withdraw-url" };
        ctx.say(id, &[("url", url.into())])
    });
    push_sentences(blocks, vec![how.unwrap_or_default(), url.unwrap_or_default()]);
}
