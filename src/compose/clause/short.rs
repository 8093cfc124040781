//! The first layer: who, what for, your rights, and what may surprise (WP260). It fits one screen of a phone.

use crate::compose::clause::consent::names_authority;
use crate::compose::clause::parts::{activity_list, contact_email, contact_phone, country, section};
use crate::compose::clause::who::{controller_name, is_controller};
use crate::compose::clause::{activity, rights, transfers};
use crate::compose::context::{Context, bullets, sentences};
use crate::document::{Inline, Section};
use crate::model::activity::{Activity, ActivityKind, Automated, Category, CategoryClass};
use crate::model::audience::{Audience, Role};
use crate::model::fact::value;
use crate::model::retention::Rule;
use crate::model::section::Generated;
use crate::text::Arg;

/// The section "in short"; only what the sections behind it say.
pub fn in_short(ctx: &Context) -> Option<Section> {
    let mut items = vec![who(ctx), what(ctx)];
    items.extend(surprises(ctx));
    items.push(your_rights(ctx));
    items.retain(|item| !item.is_empty());
    let blocks = if items.is_empty() { Vec::new() } else { vec![bullets(items)] };
    section(ctx, Generated::InShort, blocks, Vec::new())
}

/// A few words of a message as a link to a section.
fn link(ctx: &Context, words: &str, target: &str) -> Arg {
    Arg::from(ctx.section_link(target, ctx.say(words, &[])))
}

fn who(ctx: &Context) -> Vec<Inline> {
    let Some(name) = controller_name(ctx) else { return Vec::new() };
    let target = Generated::Controller.id();
    let mut parts = vec![match is_controller(ctx) {
        true => ctx.say("short-who", &[("name", name.into()), ("link", link(ctx, "short-link-controller", target))]),
        false => ctx.say("short-who-unstated", &[("name", ctx.section_link(target, name).into())]),
    }];
    let is_processor = |audience: &Audience| audience.our_role.value() == Some(&Role::Processor);
    if ctx.policy().audiences.iter().any(is_processor) {
        let target = link(ctx, "short-link-processor", Generated::Processor.id());
        parts.push(ctx.say("short-processor", &[("link", target)]));
    }
    parts.push(match (contact_email(ctx), contact_phone(ctx)) {
        (Some(email), _) => ctx.say("short-contact-email", &[("email", email.into())]),
        (None, Some(phone)) => ctx.say("short-contact-phone", &[("phone", phone.into())]),
        (None, None) => Vec::new(),
    });
    sentences(parts)
}

/// So many activities are named; of more than that, the first few and how many there are beside them.
const NAMED: usize = 5;
const FIRST: usize = 3;

fn what(ctx: &Context) -> Vec<Inline> {
    let shown: Vec<&Activity> = ctx.policy().activities.iter().filter(|one| activity::is_shown(ctx, one)).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    if shown.len() <= NAMED {
        return ctx.say("short-what", &[("activities", activity_list(ctx, &shown))]);
    }
    let (first, rest) = shown.split_at(FIRST);
    let rest = ctx.say("short-link-more", &[("count", Arg::count(rest.len()))]);
    let rest = ctx.section_link(Generated::Activities.id(), rest);
    ctx.say("short-what-more", &[("activities", activity_list(ctx, first)), ("link", rest.into())])
}

fn your_rights(ctx: &Context) -> Vec<Inline> {
    let mut parts = Vec::new();
    let given = rights::given(ctx);
    if !given.is_empty() {
        let names = given.iter().map(|right| ctx.say("right-short", &[("right", Arg::key(right.key()))])).collect();
        let target = link(ctx, "short-link-rights", Generated::Rights.id());
        parts.push(ctx.say("short-rights", &[("link", target), ("rights", Arg::And(names))]));
    }
    if names_authority(ctx) {
        let body = Arg::from(ctx.say("authority-short", &[]));
        let target = link(ctx, "short-link-complain", Generated::Complaint.id());
        parts.push(ctx.say("short-complain", &[("link", target), ("body", body)]));
    }
    sentences(parts)
}

/// What a reader would not expect: one sentence for the kinds of data, then one sentence each.
fn surprises(ctx: &Context) -> Vec<Vec<Inline>> {
    let mut items = Vec::new();
    let kinds = kinds_of_data(ctx);
    if !kinds.is_empty() {
        items.push(ctx.say("short-uses", &[("what", Arg::And(kinds))]));
    }
    items.push(perhaps_sensitive(ctx));
    items.push(abroad(ctx));
    items.extend(automated(ctx));
    if withholds_a_recipient(ctx) {
        let target = recipients_target(ctx);
        items.push(ctx.say("short-withheld", &[("link", link(ctx, "short-link-withheld", target))]));
    }
    if ctx.policy().activities.iter().any(is_not_deleted) {
        let target = link(ctx, "short-link-not-deleted", Generated::Retention.id());
        items.push(ctx.say("short-not-deleted", &[("link", target)]));
    }
    items
}

/// Sensitive data, offences, children, cameras: each as a link to the activity that uses it first.
fn kinds_of_data(ctx: &Context) -> Vec<Vec<Inline>> {
    let activities = &ctx.policy().activities;
    let of_class = |class: CategoryClass| first_with(ctx, |one| one.class == class && !one.may_include);
    let about_children = |one: &&Activity| one.subjects.iter().any(|s| s.under.is_some_and(|age| age <= 18));
    let kinds = [
        ("short-link-special", of_class(CategoryClass::Special)),
        ("short-link-criminal", of_class(CategoryClass::Criminal)),
        ("short-link-children", activities.iter().find(about_children)),
        ("short-link-cctv", activities.iter().find(|one| one.kind == Some(ActivityKind::Cctv))),
    ];
    let linked =
        |(words, one): (&str, Option<&Activity>)| Some(ctx.section_link(&target_of(ctx, one?), ctx.say(words, &[])));
    kinds.into_iter().filter_map(linked).collect()
}

/// The section of an activity, or that of all when it has none.
fn target_of(ctx: &Context, one: &Activity) -> String {
    match activity::is_shown(ctx, one) {
        true => crate::compose::clause::parts::activity_section(one),
        false => Generated::Activities.id().to_owned(),
    }
}

fn first_with<'a>(ctx: &Context<'a>, which: impl Fn(&Category) -> bool) -> Option<&'a Activity> {
    ctx.policy().activities.iter().find(|one| value(&one.categories).is_some_and(|list| list.iter().any(&which)))
}

/// That there may be sensitive data among the rest, where none is used knowingly.
fn perhaps_sensitive(ctx: &Context) -> Vec<Inline> {
    let special = |category: &Category| category.class == CategoryClass::Special;
    let used = first_with(ctx, |category| special(category) && !category.may_include);
    match (used, first_with(ctx, special)) {
        (None, Some(one)) => {
            let target = target_of(ctx, one);
            ctx.say("short-may-be-special", &[("link", link(ctx, "short-link-may-be-special", &target))])
        }
        _ => Vec::new(),
    }
}

fn abroad(ctx: &Context) -> Vec<Inline> {
    let mut countries: Vec<_> = transfers::outside(ctx).into_iter().flat_map(transfers::countries).collect();
    countries.sort();
    countries.dedup();
    if countries.is_empty() {
        return Vec::new();
    }
    let names = countries.into_iter().map(|there| country(ctx, there)).collect();
    let target = link(ctx, "short-link-transfers", Generated::Transfers.id());
    ctx.say("short-transfers", &[("link", target), ("countries", Arg::And(names))])
}

fn automated(ctx: &Context) -> Vec<Vec<Inline>> {
    let used = ctx.policy().activities.iter().filter_map(|one| match value(&one.automated)? {
        Automated::Used(decision) => Some((one, decision)),
        Automated::None => None,
    });
    used.map(|(one, decision)| {
        let decides = ctx.text(&decision.decides, &format!("activity.{}.automated", one.id));
        let target = link(ctx, "short-link-automated", Generated::AutomatedDecisions.id());
        ctx.say("short-automated", &[("link", target), ("decides", decides.into())])
    })
    .collect()
}

fn withholds_a_recipient(ctx: &Context) -> bool {
    ctx.policy().recipients.iter().any(|one| one.name.as_ref().is_some_and(|name| name.withheld().is_some()))
}

/// Where the withheld names are spoken of: among the recipients, or among the sub-processors of our customers.
fn recipients_target(ctx: &Context) -> &'static str {
    let disclosed = ctx.policy().activities.iter().flat_map(|one| &one.disclosure).any(|disclosure| {
        let recipient = ctx.policy().recipient(&disclosure.to.value);
        recipient.and_then(|one| one.name.as_ref()).is_some_and(|name| name.withheld().is_some())
    });
    if disclosed { Generated::Recipients.id() } else { Generated::Processor.id() }
}

fn is_not_deleted(one: &Activity) -> bool {
    value(&one.retention).is_some_and(|list| list.iter().any(|entry| matches!(entry.rule, Rule::NotDeleted { .. })))
}
