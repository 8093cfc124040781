//! What a placeholder in a fragment stands for.

use crate::compose::clause::parts::{activity_title, address, country, linked_web, recipient, system, withheld};
use crate::compose::clause::retention;
use crate::compose::context::Context;
use crate::compose::placeholder::Value;
use crate::document::Inline;
use crate::finding::Place;
use crate::model::act::{AUTHORITY, Tables};
use crate::model::fact::{Fact, State};
use crate::model::retention::{Retention, Rule};
use crate::text::Arg;

/// The value of a path such as `recipient.keepit.name`; `None` when there is no such path.
pub fn value(ctx: &Context, path: &str) -> Option<Value> {
    let (head, rest) = path.split_once('.')?;
    match head {
        "controller" => controller(ctx, path, rest),
        "contact" => contact(ctx, path, rest),
        "dpo" => dpo(ctx, path, rest),
        "policy" => policy(ctx, path, rest),
        "authority" => authority(ctx, path, rest),
        "changes" => changes(ctx, path, rest),
        "recipient" | "system" | "activity" | "audience" | "consent" | "joint-controller" => {
            record(ctx, head, path, rest)
        }
        "retention" => kept(ctx, rest),
        _ => None,
    }
}

/// Every path that this policy knows.
pub fn paths(ctx: &Context) -> Vec<String> {
    let policy = ctx.policy();
    let mut paths: Vec<String> = [
        "controller.name",
        "controller.cvr",
        "controller.address",
        "controller.email",
        "controller.phone",
        "controller.website",
        "contact.name",
        "contact.role",
        "contact.email",
        "contact.phone",
        "dpo.name",
        "dpo.email",
        "dpo.phone",
        "dpo.address",
        "policy.title",
        "policy.description",
        "authority.name",
        "authority.address",
        "authority.email",
        "authority.phone",
        "authority.website",
        "changes.available-from",
        "changes.current-edition-at",
    ]
    .map(str::to_owned)
    .into();
    let mut add = |head: &str, id: &str, fields: &[&str]| {
        paths.extend(fields.iter().map(|field| format!("{head}.{id}.{field}")));
    };
    policy.recipients.iter().for_each(|one| add("recipient", &one.id, &["name", "kind", "country", "website"]));
    policy.systems.iter().for_each(|one| add("system", &one.id, &["name", "kind", "location"]));
    policy.activities.iter().for_each(|one| add("activity", &one.id, &["title"]));
    policy.audiences.iter().for_each(|one| add("audience", &one.id, &["label", "duty"]));
    policy.consents.iter().for_each(|one| add("consent", &one.id, &["to"]));
    policy
        .firm
        .joint_controllers
        .iter()
        .for_each(|one| add("joint-controller", &one.id, &["name", "email", "website"]));
    for one in &policy.activities {
        paths.push(format!("retention.{}", one.id));
        paths.push(format!("retention.{}.total", one.id));
    }
    paths
}

/// The words of a fact in one of its states.
fn of_fact<T>(ctx: &Context, fact: Option<&Fact<T>>, path: &str, say: impl FnOnce(&T, &Place) -> Vec<Inline>) -> Value {
    match fact {
        None => Value::NotStated,
        Some(fact) => match &fact.state {
            State::Given(value) => Value::Given(say(value, &fact.place)),
            State::Withheld(why) => Value::Withheld(withheld(ctx, why, path)),
            State::Unknown => Value::Unknown(fact.place.clone()),
        },
    }
}

fn given(words: Option<Vec<Inline>>) -> Value {
    words.map_or(Value::NotStated, Value::Given)
}

fn string(ctx: &Context, fact: Option<&Fact<String>>, path: &str) -> Value {
    of_fact(ctx, fact, path, |words, place| ctx.value(words, path, place))
}

fn email(ctx: &Context, fact: Option<&Fact<String>>, path: &str) -> Value {
    of_fact(ctx, fact, path, |words, place| ctx.email(words, path, place))
}

fn phone(ctx: &Context, fact: Option<&Fact<String>>, path: &str) -> Value {
    of_fact(ctx, fact, path, |words, place| ctx.phone(words, path, place))
}

fn controller(ctx: &Context, path: &str, field: &str) -> Option<Value> {
    let controller = &ctx.policy().firm.controller;
    Some(match field {
        "name" => string(ctx, Some(&controller.name), path),
        "cvr" => string(ctx, controller.cvr.as_ref(), path),
        "address" => of_fact(ctx, controller.address.as_ref(), path, |there, place| address(ctx, there, path, place)),
        "email" => email(ctx, controller.email.as_ref(), path),
        "phone" => phone(ctx, controller.phone.as_ref(), path),
        "website" => of_fact(ctx, controller.website.as_ref(), path, |url, place| ctx.web(url, path, place)),
        _ => return None,
    })
}

fn contact(ctx: &Context, path: &str, field: &str) -> Option<Value> {
    let contact = ctx.policy().firm.contact.as_ref();
    Some(match field {
        "name" => string(ctx, contact.and_then(|one| one.name.as_ref()), path),
        "role" => given(contact.and_then(|one| one.role.as_ref()).map(|role| ctx.text(role, path))),
        "email" => email(ctx, contact.and_then(|one| one.email.as_ref()), path),
        "phone" => phone(ctx, contact.and_then(|one| one.phone.as_ref()), path),
        _ => return None,
    })
}

fn dpo(ctx: &Context, path: &str, field: &str) -> Option<Value> {
    let dpo = ctx.policy().firm.dpo.as_ref();
    Some(match field {
        "name" => string(ctx, dpo.and_then(|one| one.name.as_ref()), path),
        "email" => email(ctx, dpo.and_then(|one| one.email.as_ref()), path),
        "phone" => phone(ctx, dpo.and_then(|one| one.phone.as_ref()), path),
        "address" => of_fact(ctx, dpo.and_then(|one| one.address.as_ref()), path, |there, place| {
            address(ctx, there, path, place)
        }),
        _ => return None,
    })
}

fn policy(ctx: &Context, path: &str, field: &str) -> Option<Value> {
    let policy = ctx.policy();
    Some(match field {
        "title" => Value::Given(ctx.text(&policy.title, path)),
        "description" => given(policy.description.as_ref().map(|words| ctx.text(words, path))),
        _ => return None,
    })
}

fn authority(ctx: &Context, path: &str, field: &str) -> Option<Value> {
    let record = Tables::built_in().authority(AUTHORITY)?;
    let place = Place::whole("builtin:acts.toml");
    Some(Value::Given(match field {
        "name" => ctx.say("authority-name", &[]),
        "address" => {
            let there = crate::model::controller::Address {
                street: record.street.clone(),
                postcode: record.postcode.clone(),
                city: record.city.clone(),
                country: None,
            };
            address(ctx, &there, path, &place)
        }
        "email" => ctx.email(&record.email, path, &place),
        "phone" => ctx.phone(&record.phone, path, &place),
        "website" => ctx.web(&record.url, path, &place),
        _ => return None,
    }))
}

fn changes(ctx: &Context, path: &str, field: &str) -> Option<Value> {
    let changes = ctx.policy().changes.as_ref();
    Some(match field {
        "available-from" => given(
            changes
                .and_then(|one| one.available_from.as_ref())
                .map(|from| ctx.say("value-date", &[("date", Arg::day(from.value, path, &from.place))])),
        ),
        "current-edition-at" => {
            given(changes.and_then(|one| one.current_edition_at.as_ref().map(|url| ctx.web(url, path, &one.place))))
        }
        _ => return None,
    })
}

fn record(ctx: &Context, head: &str, path: &str, rest: &str) -> Option<Value> {
    let (id, field) = rest.rsplit_once('.')?;
    let policy = ctx.policy();
    Some(match (head, field) {
        ("recipient", "name") => {
            let one = policy.recipient(id)?;
            of_fact(ctx, one.name.as_ref(), path, |_, _| recipient(ctx, one))
        }
        ("recipient", "kind") => Value::Given(ctx.text(&policy.recipient(id)?.kind, path)),
        ("recipient", "country") => {
            of_fact(ctx, policy.recipient(id)?.country.as_ref(), path, |known, _| country(ctx, *known))
        }
        ("recipient", "website") => {
            let one = policy.recipient(id)?;
            given(one.website.as_ref().map(|url| ctx.web(url, path, &one.place)))
        }
        ("system", "name") => {
            let one = policy.system(id)?;
            given(one.name.as_ref().map(|name| ctx.value(name, path, &one.place)))
        }
        ("system", "kind") => Value::Given(system(ctx, policy.system(id)?)),
        ("system", "location") => given(policy.system(id)?.location.as_ref().map(|words| ctx.text(words, path))),
        ("activity", "title") => Value::Given(activity_title(ctx, policy.activity(id)?)),
        ("audience", "label") => Value::Given(ctx.text(&policy.audience(id)?.label, path)),
        ("audience", "duty") => given(policy.audience(id)?.duty.as_ref().map(|words| ctx.text(words, path))),
        ("consent", "to") => Value::Given(ctx.text(&policy.consent(id)?.to, path)),
        ("joint-controller", field) => {
            let one = policy.firm.joint_controllers.iter().find(|one| one.id == id)?;
            match field {
                "name" => string(ctx, Some(&one.name), path),
                "email" => email(ctx, one.email.as_ref(), path),
                "website" => given(linked_web(ctx, &one.website, path)),
                _ => return None,
            }
        }
        _ => return None,
    })
}

/// `retention.<activity>`: its one period, or the sum of its chain; `retention.<activity>.total`: the sum.
fn kept(ctx: &Context, rest: &str) -> Option<Value> {
    let (id, total) = match rest.strip_suffix(".total") {
        Some(id) => (id, true),
        None => (rest, false),
    };
    let activity = ctx.policy().activity(id)?;
    let path = format!("activity.{id}.retention");
    let period = |entry: &Retention| match &entry.rule {
        Rule::Keep { period, .. } if !total => {
            Some(ctx.say("value-period", &[("period", Arg::period(period.value, &path, &period.place))]))
        }
        Rule::Chain(chain) => Some(ctx.say("value-period", &[("period", retention::sum(chain, &entry.place, &path))])),
        Rule::Criterion(criterion) if !total => Some(ctx.text(criterion, &path)),
        _ => None,
    };
    Some(match activity.retention.as_ref() {
        Some(Fact { state: State::Given(list), .. }) => given(list.iter().find_map(period)),
        fact => of_fact(ctx, fact, &path, |_, _| Vec::new()),
    })
}
