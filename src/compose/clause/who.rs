//! Who decides, who stands beside, and how they are reached.

use crate::compose::clause::parts::{
    activities_named, activity_list, address, complete, contact_email, contact_phone, linked_email, linked_phone,
    linked_web, push_list, push_sentences, section, titled, told,
};
use crate::compose::context::{Context, sentences};
use crate::document::{BlockKind, Entry, Inline, Section};
use crate::model::audience::Role;
use crate::model::controller::{ControllerKind, JointController};
use crate::model::fact::{State, value};
use crate::model::section::Generated;
use crate::text::Arg;

/// The section "who is responsible for your data" (GDPR Art. 13(1)(a)).
pub fn controller(ctx: &Context) -> Option<Section> {
    let mut blocks = Vec::new();
    let controller = &ctx.policy().firm.controller;
    let roles = roles(ctx);
    if let Some(name) = controller_name(ctx) {
        let mut parts = Vec::new();
        if complete(ctx) {
            parts.push(ctx.say("controller-intro", &[("name", name.into())]));
        } else if is_controller(ctx) && roles.is_empty() {
            parts.push(ctx.say("controller-intro-stated", &[("name", name.into())]));
        }
        parts.push(match (contact_email(ctx), contact_phone(ctx)) {
            (Some(email), Some(phone)) => {
                ctx.say("controller-contact-both", &[("email", email.into()), ("phone", phone.into())])
            }
            (Some(email), None) => ctx.say("controller-contact-email", &[("email", email.into())]),
            (None, Some(phone)) => ctx.say("controller-contact-phone", &[("phone", phone.into())]),
            (None, None) => Vec::new(),
        });
        push_sentences(&mut blocks, parts);
    }
    blocks.extend(contact_card(ctx));
    ways_in(ctx, &mut blocks);
    if let Some(representative) = &controller.representative
        && let State::Given(name) = &representative.name.state
    {
        let name = ctx.value(name, "controller.representative.name", &representative.name.place);
        let mut parts = vec![ctx.say("controller-representative", &[("name", name.clone().into())])];
        let path = "controller.representative.address";
        let mut ways: Vec<Vec<Inline>> = Vec::new();
        ways.push(told(ctx, &representative.address, path, |there, place| address(ctx, there, path, place)));
        ways.extend(linked_email(ctx, &representative.email, "controller.representative.email"));
        ways.retain(|way| !way.is_empty());
        if !ways.is_empty() {
            parts.push(reach(ctx, "controller-representative-reach", name, ways));
        }
        push_sentences(&mut blocks, parts);
    }
    push_list(&mut blocks, roles);
    let title = if is_controller(ctx) { "section-controller" } else { "section-controller-unstated" };
    titled(Generated::Controller, ctx.say(title, &[]), blocks, Vec::new())
}

/// Whether the firm is called controller: always in a complete policy, else where the facts state it of somebody.
pub fn is_controller(ctx: &Context) -> bool {
    let decides = |role: Option<&Role>| matches!(role, Some(Role::Controller | Role::JointController));
    complete(ctx)
        || ctx.policy().audiences.iter().any(|audience| decides(audience.our_role.value()))
        || ctx.policy().activities.iter().any(|activity| decides(value(&activity.role)))
}

/// The controller's registered name.
pub fn controller_name(ctx: &Context) -> Option<Vec<Inline>> {
    let name = &ctx.policy().firm.controller.name;
    name.value().map(|words| ctx.value(words, "controller.name", &name.place))
}

/// Name, numbers and addresses of the controller: also the component `contact-card`.
pub fn contact_card(ctx: &Context) -> Vec<BlockKind> {
    let controller = &ctx.policy().firm.controller;
    let plain = |fact: &Option<_>, path: &str| told(ctx, fact, path, |v: &String, place| ctx.value(v, path, place));
    let at = "controller.address";
    let rows = [
        ("card-name", controller_name(ctx).unwrap_or_default()),
        ("card-cvr", plain(&controller.cvr, "controller.cvr")),
        ("card-address", told(ctx, &controller.address, at, |there, place| address(ctx, there, at, place))),
        ("card-email", told(ctx, &controller.email, "controller.email", |v, p| ctx.email(v, "controller.email", p))),
        ("card-phone", told(ctx, &controller.phone, "controller.phone", |v, p| ctx.phone(v, "controller.phone", p))),
        (
            "card-website",
            told(ctx, &controller.website, "controller.website", |v, p| ctx.web(v, "controller.website", p)),
        ),
    ];
    entries(ctx, rows)
}

fn entries<const N: usize>(ctx: &Context, rows: [(&str, Vec<Inline>); N]) -> Vec<BlockKind> {
    let entries: Vec<Entry> =
        rows.into_iter().filter(|(_, words)| !words.is_empty()).map(|(label, words)| ctx.entry(label, words)).collect();
    if entries.is_empty() { Vec::new() } else { vec![BlockKind::Entries { entries }] }
}

/// Departments, and ways in other than post, mail and phone.
fn ways_in(ctx: &Context, blocks: &mut Vec<BlockKind>) {
    let controller = &ctx.policy().firm.controller;
    let units: Vec<Vec<Inline>> = controller
        .units
        .iter()
        .map(|unit| {
            let name = ctx.text(&unit.name, "controller.unit.name");
            let mut ways: Vec<Vec<Inline>> = Vec::new();
            ways.extend(linked_email(ctx, &unit.email, "controller.unit.email"));
            ways.extend(linked_phone(ctx, &unit.phone, "controller.unit.phone"));
            match ways.is_empty() {
                true => name,
                false => reach(ctx, "unit-reach", name, ways),
            }
        })
        .collect();
    if !units.is_empty() {
        blocks.push(ctx.para("controller-units", &[]));
        blocks.push(crate::compose::context::bullets(units));
    }
    let channels: Vec<Vec<Inline>> = controller
        .channels
        .iter()
        .map(|channel| {
            let kind = ctx.text(&channel.kind, "controller.channel.kind");
            match &channel.url {
                Some(url) => vec![Inline::Link { href: url.clone(), content: kind }],
                None => kind,
            }
        })
        .collect();
    if !channels.is_empty() {
        blocks.push(ctx.para("controller-channels", &[("channels", Arg::And(channels))]));
    }
}

fn reach(ctx: &Context, id: &str, name: Vec<Inline>, ways: Vec<Vec<Inline>>) -> Vec<Inline> {
    ctx.say(id, &[("name", name.into()), ("ways", Arg::And(ways))])
}

/// What we are towards whom, where that is not the same for all.
fn roles(ctx: &Context) -> Vec<Vec<Inline>> {
    let audiences = &ctx.policy().audiences;
    let of = |role: Role| -> Vec<Vec<Inline>> {
        let some = audiences.iter().filter(|audience| audience.our_role.value() == Some(&role));
        some.map(|audience| ctx.text(&audience.label, &format!("audience.{}.label", audience.id))).collect()
    };
    let other_than_controller =
        audiences.iter().any(|audience| audience.our_role.value().is_some_and(|role| *role != Role::Controller));
    if !other_than_controller {
        return Vec::new();
    }
    let roles = [
        (Role::Controller, "controller-role-controller"),
        (Role::JointController, "controller-role-joint"),
        (Role::Processor, "controller-role-processor"),
    ];
    roles
        .into_iter()
        .map(|(role, id)| match of(role) {
            labels if labels.is_empty() => Vec::new(),
            labels => ctx.say(id, &[("audience", Arg::And(labels))]),
        })
        .collect()
}

/// The section about joint controllers (GDPR Art. 26).
pub fn joint_controllers(ctx: &Context) -> Option<Section> {
    let mut blocks = Vec::new();
    for joint in &ctx.policy().firm.joint_controllers {
        push_sentences(&mut blocks, one_joint(ctx, joint));
    }
    if complete(ctx) && !blocks.is_empty() {
        blocks.push(ctx.para("joint-rights", &[]));
    }
    section(ctx, Generated::JointControllers, blocks, Vec::new())
}

fn one_joint(ctx: &Context, joint: &JointController) -> Vec<Vec<Inline>> {
    let path = format!("joint-controller.{}", joint.id);
    let name_path = format!("{path}.name");
    let Some(name) = joint.name.value() else {
        return vec![told(ctx, &Some(joint.name.clone()), &name_path, |_, _| Vec::new())];
    };
    let name = ctx.value(name, &name_path, &joint.name.place);
    let mut parts = vec![ctx.say("joint-intro", &[("names", name.clone().into())])];
    let activities = activities_named(ctx, |id| joint.activities.iter().any(|named| named == id));
    if !activities.is_empty() {
        parts.push(ctx.say("joint-activities", &[("activities", activity_list(ctx, &activities))]));
    }
    let arrangement = format!("{path}.arrangement");
    parts.push(told(ctx, &joint.arrangement, &arrangement, |words, _| ctx.text(words, &arrangement)));
    let mut ways: Vec<Vec<Inline>> = Vec::new();
    ways.extend(linked_email(ctx, &joint.email, &format!("{path}.email")));
    ways.extend(linked_web(ctx, &joint.website, &format!("{path}.website")));
    if !ways.is_empty() {
        parts.push(reach(ctx, "joint-reach", name, ways));
    }
    parts
}

/// The section about the data protection officer, or about who answers when there is none (GDPR Art. 13(1)(b)).
pub fn dpo(ctx: &Context) -> Option<Section> {
    let firm = &ctx.policy().firm;
    let mut blocks = Vec::new();
    let appointed = firm.dpo.as_ref().and_then(|dpo| dpo.appointed.value().copied());
    if let (Some(dpo), Some(true)) = (&firm.dpo, appointed) {
        let intro = ctx.say(if complete(ctx) { "dpo-intro" } else { "dpo-intro-stated" }, &[]);
        push_sentences(&mut blocks, vec![intro]);
        let name = "dpo.name";
        let at = "dpo.address";
        let rows = [
            ("card-name", told(ctx, &dpo.name, name, |words, place| ctx.value(words, name, place))),
            ("card-email", told(ctx, &dpo.email, "dpo.email", |words, place| ctx.email(words, "dpo.email", place))),
            ("card-phone", told(ctx, &dpo.phone, "dpo.phone", |words, place| ctx.phone(words, "dpo.phone", place))),
            ("card-address", told(ctx, &dpo.address, at, |there, place| address(ctx, there, at, place))),
        ];
        blocks.extend(entries(ctx, rows));
    }
    let mut parts = Vec::new();
    if appointed == Some(false) {
        // A public authority has the duty (GDPR Art. 37(1)(a)).
        let authority = value(&firm.controller.kind) == Some(&ControllerKind::PublicAuthority);
        let id = if complete(ctx) && !authority { "dpo-none" } else { "dpo-none-stated" };
        parts.push(ctx.say(id, &[]));
    }
    let contact = contact(ctx, appointed == Some(true));
    let title = if appointed == Some(true) || contact.is_empty() { "section-dpo" } else { "section-dpo-contact" };
    parts.push(contact);
    push_sentences(&mut blocks, parts);
    titled(Generated::Dpo, ctx.say(title, &[]), blocks, Vec::new())
}

/// "Anna Prøve svarer på spørgsmål om dine oplysninger."
/// Where nobody is named and there is no DPO, the way to ask alone: "Har du spørgsmål …, så kontakt os her: …"
fn contact(ctx: &Context, has_dpo: bool) -> Vec<Inline> {
    let firm = &ctx.policy().firm;
    let Some(contact) = &firm.contact else { return Vec::new() };
    let role = contact.role.as_ref().map(|role| ctx.text(role, "contact.role"));
    let name = contact.name.as_ref().and_then(|name| Some(ctx.value(name.value()?, "contact.name", &name.place)));
    let dpo_is_same = firm.dpo.as_ref().is_some_and(|dpo| {
        value(&dpo.name).is_some() && value(&dpo.name) == contact.name.as_ref().and_then(|name| name.value())
    });
    let mut parts = match (name, role) {
        (Some(name), Some(role)) => {
            let id = if complete(ctx) { "dpo-contact-role" } else { "dpo-contact-role-stated" };
            vec![ctx.say(id, &[("name", name.into()), ("role", role.into())])]
        }
        (Some(name), None) if !dpo_is_same => vec![ctx.say("dpo-contact", &[("name", name.into())])],
        _ => Vec::new(),
    };
    let ways: Vec<Vec<Inline>> =
        [linked_email(ctx, &contact.email, "contact.email"), linked_phone(ctx, &contact.phone, "contact.phone")]
            .into_iter()
            .flatten()
            .collect();
    if !ways.is_empty() && !parts.is_empty() {
        parts.push(ctx.say("dpo-contact-ways", &[("ways", Arg::Or(ways))]));
    } else if !ways.is_empty() && !has_dpo {
        parts.push(ctx.say("dpo-contact-us", &[("ways", Arg::Or(ways))]));
    }
    sentences(parts)
}
