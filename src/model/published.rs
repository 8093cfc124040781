//! A policy without what is for the record only. Nothing downstream of the loader sees more.
//!
//! Each function takes its type apart field by field, so that a new field cannot be published without a decision here.

use std::collections::BTreeSet;

use crate::model::activity::{Activity, Disclosure, Source};
use crate::model::audience::Audience;
use crate::model::claim::Claim;
use crate::model::controller::{
    Channel, ComplaintRoute, Contact, Controller, Dpo, JointController, Representative, Unit,
};
use crate::model::cookie::{Cookie, CookieUse, SetBy};
use crate::model::fact::{Fact, Located, State};
use crate::model::firm::Firm;
use crate::model::ground::Ground;
use crate::model::policy::{Policy, Signature};
use crate::model::processing::ProcessingForCustomers;
use crate::model::recipient::{Recipient, Transfer};
use crate::model::retention::{Bound, Event, Retention, RetentionChain, Rule};
use crate::model::right::Consent;
use crate::model::system::System;

/// A policy whose internal facts are gone: everything that carries `publish = false`, and the fields that are never
/// told (dates of review, `checked`, waivers). Made only by [`Published::of`], so that a composer cannot be handed
/// anything else.
///
/// What refers to something that is gone goes with it, by these rules:
/// a fact that a type cannot do without becomes unknown, which says nothing to a reader;
/// a disclosure to, or a cookie set by, a recipient that is gone is gone, or set by nobody known;
/// an activity, a joint controller or a claim that concerned only what is gone is gone itself, never widened to all;
/// a chain with a step in a system that is gone is told as one period, the sum, so that the reader still learns how
/// long; a section that is not published, or only for audiences that are gone, stays in the plan, so that its fragment
/// is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Published(Policy);

impl Published {
    /// The part of `policy` that may leave the program.
    pub fn of(policy: &Policy) -> Published {
        let mut policy = policy.clone();
        prune(&mut policy);
        Published(policy)
    }

    pub fn policy(&self) -> &Policy {
        &self.0
    }
}

/// What is left to refer to.
struct Left {
    audiences: BTreeSet<String>,
    recipients: BTreeSet<String>,
    systems: BTreeSet<String>,
    consents: BTreeSet<String>,
}

fn prune(policy: &mut Policy) {
    let Policy {
        id: _,
        title: _,
        description: _,
        slug: _,
        clauses: _,
        source_language: _,
        governing_language: _,
        firm,
        audiences,
        recipients,
        systems,
        activities,
        processing,
        cookies,
        cookie_use,
        consents,
        claims,
        security,
        breach,
        rights,
        reuse,
        changes,
        signatures,
        sections,
        review,
        waivers,
        formerly: _,
        place: _,
    } = policy;
    *review = None;
    waivers.clear();
    audiences.retain(|audience| audience.publish);
    recipients.retain(|recipient| recipient.publish);
    systems.retain(|system| system.publish);
    consents.retain(|consent| consent.publish);
    let left = Left {
        audiences: audiences.iter().map(|audience| audience.id.clone()).collect(),
        recipients: recipients.iter().map(|recipient| recipient.id.clone()).collect(),
        systems: systems.iter().map(|system| system.id.clone()).collect(),
        consents: consents.iter().map(|consent| consent.id.clone()).collect(),
    };
    for audience in audiences {
        let Audience { id: _, label: _, our_role, languages, duty: _, formerly: _, publish: _, place: _ } = audience;
        required(our_role);
        languages.clear();
    }
    for recipient in recipients {
        prune_recipient(recipient, &left);
    }
    for system in systems {
        prune_system(system, &left);
    }
    activities.retain_mut(|activity| activity.publish && prune_activity(activity, &left));
    processing.retain_mut(|processing| processing.publish && prune_processing(processing, &left));
    cookies.retain(|cookie| cookie.publish);
    for cookie in cookies {
        prune_cookie(cookie, &left);
    }
    keep_published(cookie_use, |cookie_use| cookie_use.publish);
    if let Some(cookie_use) = cookie_use {
        let CookieUse { used, inventory, uses: _, refusing: _, statements: _, consent: _, publish: _, place: _ } =
            cookie_use;
        optional(used);
        optional(inventory);
    }
    for consent in consents {
        let Consent { id: _, to: _, given_by: _, withdraw, law: _, formerly: _, publish: _, place: _ } = consent;
        required(withdraw);
    }
    let activity_ids: BTreeSet<String> = activities.iter().map(|activity| activity.id.clone()).collect();
    claims.retain_mut(|claim| {
        let Claim { id: _, words: _, scope, publish, place: _ } = claim;
        *publish && narrow(scope, &activity_ids)
    });
    keep_published(security, |security| security.publish);
    keep_published(breach, |breach| breach.publish);
    keep_published(rights, |rights| rights.publish);
    keep_published(reuse, |reuse| reuse.publish);
    keep_published(changes, |changes| changes.publish);
    signatures.retain(|signature| signature.publish);
    for signature in signatures {
        let Signature { place_name: _, date, name, title: _, image: _, publish: _, place: _ } = signature;
        optional(date);
        optional(name);
    }
    for section in sections {
        section.publish = section.publish && narrow(&mut section.audience, &left.audiences);
    }
    prune_firm(firm, &activity_ids);
}

fn prune_firm(firm: &mut Firm, activities: &BTreeSet<String>) {
    let Firm {
        id: _,
        controller,
        contact,
        dpo,
        joint_controllers,
        complaints,
        brand: _,
        slug: _,
        banner: _,
        formerly: _,
        place: _,
    } = firm;
    prune_controller(controller);
    keep_published(contact, |contact| contact.publish);
    if let Some(contact) = contact {
        let Contact { name, role: _, email, phone, publish: _, place: _ } = contact;
        optional(name);
        optional(email);
        optional(phone);
    }
    keep_published(dpo, |dpo| dpo.publish);
    if let Some(dpo) = dpo {
        let Dpo { appointed, name, email, phone, address, publish: _, place: _ } = dpo;
        required(appointed);
        optional(name);
        optional(email);
        optional(phone);
        optional(address);
    }
    joint_controllers.retain_mut(|joint| {
        let JointController {
            id: _,
            name,
            arrangement,
            email,
            website,
            activities: of,
            formerly: _,
            publish,
            place: _,
        } = joint;
        required(name);
        optional(arrangement);
        optional(email);
        optional(website);
        let had_some = !of.is_empty();
        of.retain(|id| activities.contains(id));
        *publish && !(had_some && of.is_empty())
    });
    complaints.retain(|complaint| {
        let ComplaintRoute { about: _, to: _, publish, place: _ } = complaint;
        *publish
    });
}

fn prune_controller(controller: &mut Controller) {
    let Controller { name, kind, cvr, address, email, phone, website, units, channels, representative, place: _ } =
        controller;
    required(name);
    optional(kind);
    optional(cvr);
    optional(address);
    optional(email);
    optional(phone);
    optional(website);
    units.retain(|unit| unit.publish);
    for unit in units {
        let Unit { name: _, email, phone, publish: _, place: _ } = unit;
        optional(email);
        optional(phone);
    }
    channels.retain(|channel| {
        let Channel { kind: _, url: _, publish, place: _ } = channel;
        *publish
    });
    keep_published(representative, |representative| representative.publish);
    if let Some(representative) = representative {
        let Representative { name, address, email, publish: _, place: _ } = representative;
        required(name);
        optional(address);
        optional(email);
    }
}

fn prune_recipient(recipient: &mut Recipient, left: &Left) {
    let Recipient {
        id: _,
        name,
        kind: _,
        country,
        agreement,
        website: _,
        transfers,
        from: _,
        sub_processors,
        formerly: _,
        publish: _,
        place: _,
    } = recipient;
    optional(name);
    optional(country);
    optional(agreement);
    transfers.retain(|transfer| transfer.publish);
    for transfer in transfers {
        let Transfer { country: _, mechanism, framework: _, fallback: _, copy: _, checked, publish: _, place: _ } =
            transfer;
        required(mechanism);
        *checked = None;
    }
    sub_processors.retain(|id| left.recipients.contains(&id.value));
}

fn prune_system(system: &mut System, left: &Left) {
    let System {
        id: _,
        kind: _,
        name: _,
        location: _,
        recipient,
        measures: _,
        backup,
        mirror,
        formerly: _,
        publish: _,
        place: _,
    } = system;
    keep_published(recipient, |id| left.recipients.contains(&id.value));
    keep_published(backup, |id| left.systems.contains(&id.value));
    keep_published(mirror, |id| left.systems.contains(&id.value));
}

/// Whether there is an activity left to tell of.
fn prune_activity(activity: &mut Activity, left: &Left) -> bool {
    let Activity {
        id: _,
        title: _,
        kind: _,
        audience,
        role,
        subjects: _,
        categories,
        purposes,
        grounds,
        source,
        obligation,
        systems,
        disclosure,
        access: _,
        retention,
        automated,
        marketing: _,
        rights: _,
        remark: _,
        formerly: _,
        publish: _,
        place: _,
    } = activity;
    let categories_told = categories.as_ref().is_none_or(|categories| categories.publish);
    let purposes_told = purposes.as_ref().is_none_or(|purposes| purposes.publish);
    optional(role);
    optional(categories);
    optional(purposes);
    list(grounds, |ground| {
        let Ground { purposes, for_categories, basis: _, law: _, interest: _, consent, publish, place: _ } = ground;
        keep_published(consent, |id| left.consents.contains(&id.value));
        // A ground of categories or purposes that are not told would be read as one of all.
        *publish && (categories_told || for_categories.is_empty()) && (purposes_told || purposes.is_empty())
    });
    list(source, |source| {
        let Source { from: _, categories, public: _, told: _, exception: _, publish, place: _ } = source;
        if !categories_told {
            categories.clear();
        }
        *publish
    });
    optional(obligation);
    systems.retain(|id| left.systems.contains(&id.value));
    disclosure.retain_mut(|disclosure| {
        let Disclosure { to, role, categories, when: _, basis: _, law: _, interest: _, publish, place: _ } = disclosure;
        required(role);
        if !categories_told {
            categories.clear();
        }
        *publish && left.recipients.contains(&to.value)
    });
    prune_retention(retention, categories_told, left);
    optional(automated);
    narrow(audience, &left.audiences)
}

/// Whether there is something left to tell of.
fn prune_processing(processing: &mut ProcessingForCustomers, left: &Left) -> bool {
    let ProcessingForCustomers {
        id: _,
        title: _,
        audience,
        subjects: _,
        categories,
        subject_matter,
        nature,
        purpose,
        duration,
        systems,
        sub_processors,
        notice,
        object_within,
        at_end,
        retention,
        remark: _,
        formerly: _,
        publish: _,
        place: _,
    } = processing;
    let categories_told = categories.as_ref().is_none_or(|categories| categories.publish);
    optional(categories);
    optional(subject_matter);
    optional(nature);
    optional(purpose);
    optional(duration);
    systems.retain(|id| left.systems.contains(&id.value));
    sub_processors.retain(|id| left.recipients.contains(&id.value));
    optional(notice);
    optional(object_within);
    optional(at_end);
    prune_retention(retention, categories_told, left);
    narrow(audience, &left.audiences)
}

fn prune_retention(retention: &mut Option<Fact<Vec<Retention>>>, categories_told: bool, left: &Left) {
    list(retention, |entry| {
        let Retention { for_categories, when: _, rule, law: _, then: _, hold: _, review: _, publish, place: _ } = entry;
        prune_rule(rule, left);
        *publish && (categories_told || for_categories.is_empty())
    });
}

fn prune_rule(rule: &mut Rule, left: &Left) {
    let is_gone = |event: &Event| match event {
        Event::DeletedFrom(system) => !left.systems.contains(&system.value),
        Event::Named(_) | Event::EndOf { .. } => false,
    };
    match rule {
        Rule::Keep { from, period: _, bound: _, automatic: _ } => keep_published(from, |event| !is_gone(event)),
        Rule::Chain(chain) => {
            let steps = &chain.steps;
            if steps.iter().any(|step| !left.systems.contains(&step.system.value) || is_gone(&step.after)) {
                *rule = as_one_period(chain, is_gone);
            }
        }
        Rule::Criterion(_) | Rule::OnRequest | Rule::NotDeleted { reason: _ } => {}
    }
}

/// The chain as one period from its first event: how long, without where.
fn as_one_period(chain: &RetentionChain, is_gone: impl Fn(&Event) -> bool) -> Rule {
    let first = chain.steps.first();
    let place = chain.total.as_ref().map(|total| &total.place).or(first.map(|step| &step.keep.place));
    let has = |bound: Bound| chain.steps.iter().any(|step| step.bound == bound);
    let bound = match (has(Bound::AtLeast), has(Bound::AtMost)) {
        (true, false) => Bound::AtLeast,
        (false, true) => Bound::AtMost,
        _ => Bound::Exactly,
    };
    Rule::Keep {
        period: Located::new(chain.sum(), place.expect("a chain has at least one step").clone()),
        from: first.map(|step| step.after.clone()).filter(|event| !is_gone(event)),
        bound,
        automatic: chain.steps.iter().all(|step| step.automatic),
    }
}

fn prune_cookie(cookie: &mut Cookie, left: &Left) {
    let Cookie {
        name: _,
        storage: _,
        class,
        by,
        duration,
        purpose,
        country: _,
        reviewed,
        formerly: _,
        publish: _,
        place: _,
    } = cookie;
    required(class);
    required(by);
    required(duration);
    required(purpose);
    if let Some(SetBy::Recipient(id)) = by.value()
        && !left.recipients.contains(id)
    {
        by.state = State::Unknown;
    }
    *reviewed = None;
}

/// A fact that is not published is not there.
fn optional<T>(fact: &mut Option<Fact<T>>) {
    keep_published(fact, |fact| fact.publish);
}

/// A fact that a type cannot do without says nothing when it is not published.
fn required<T>(fact: &mut Fact<T>) {
    if !fact.publish {
        fact.state = State::Unknown;
    }
}

/// Prunes the items of a list that is a fact. A list that loses all its items is not there.
fn list<T>(fact: &mut Option<Fact<Vec<T>>>, keep: impl FnMut(&mut T) -> bool) {
    optional(fact);
    if let Some(Fact { state: State::Given(items), .. }) = fact {
        items.retain_mut(keep);
        if items.is_empty() {
            *fact = None;
        }
    }
}

fn keep_published<T>(value: &mut Option<T>, publish: impl Fn(&T) -> bool) {
    if value.as_ref().is_some_and(|value| !publish(value)) {
        *value = None;
    }
}

/// Takes out what is gone; `false` when nothing is left of a list that named some, for an empty list means all.
fn narrow(ids: &mut Vec<Located<String>>, left: &BTreeSet<String>) -> bool {
    let had_some = !ids.is_empty();
    ids.retain(|id| left.contains(&id.value));
    !(had_some && ids.is_empty())
}
