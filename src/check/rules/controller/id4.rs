//! ID4: joint controllers, what they have agreed, and how the other one is reached.

use crate::check::facts::{is_told, place_of};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::Activity;
use crate::model::audience::Role;
use crate::model::controller::JointController;
use crate::model::fact::{Fact, value};
use crate::model::policy::Policy;

pub const RULE: Rule = Rule {
    code: "ID4",
    severity: Severity::Error,
    source: both("databeskyttelsesforordningens artikel 26, stk. 1 og 2", "GDPR Art. 26(1) and (2)"),
    title: both(
        "hvem firmaet er fælles dataansvarlig med, det væsentligste i deres ordning og et kontaktpunkt",
        "with whom the firm is joint controller, the essence of their arrangement and a point of contact",
    ),
    when: both(
        "når der er en fælles dataansvarlig, eller en rolle er `joint-controller`",
        "where there is a joint controller, or a role is `joint-controller`",
    ),
    looks_at: &[
        "joint-controller.name",
        "joint-controller.arrangement",
        "joint-controller.email",
        "joint-controller.website",
        "audience.our-role",
        "activity.role",
        "activity.disclosure.as",
    ],
    why: both(
        "når to deler ansvaret, skal læseren kunne se, hvem der gør hvad, og kan gå til dem begge",
        "where two share the responsibility, readers must see who does what, and may turn to either of them",
    ),
    mend: both(
        "skriv `name`, `arrangement` (hvem der gør hvad) og `email` eller `website` i [[joint-controller]]",
        "state `name`, `arrangement` (who does what) and `email` or `website` in [[joint-controller]]",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let joint = &subject.public.firm.joint_controllers;
    for controller in joint {
        gaps(controller, found);
    }
    let mut is_told_of_activity = false;
    for activity in &subject.public.activities {
        if joint.iter().any(|controller| concerns(controller, activity)) {
            continue;
        }
        if let Some(role) = joint_role(subject.policy, activity) {
            let id = &activity.id;
            is_told_of_activity = true;
            let message = Both::new(
                format!("om `{id}` bestemmer flere sammen, men der står ikke, hvem de andre er"),
                format!("several decide about `{id}` together, but who the others are is not stated"),
            );
            found.add(Hit::new(&role.place, message));
        }
    }
    if joint.is_empty() && !is_told_of_activity {
        let audiences = &subject.public.audiences;
        for audience in audiences.iter().filter(|audience| is_joint(&audience.our_role)) {
            let id = &audience.id;
            let message = Both::new(
                format!("over for `{id}` er vi fælles dataansvarlige, men der står ikke, med hvem"),
                format!("towards `{id}` we are joint controllers, but with whom is not stated"),
            );
            found.add(Hit::new(&audience.our_role.place, message));
        }
    }
}

fn gaps(controller: &JointController, found: &mut Found) {
    let id = &controller.id;
    if controller.name.is_unknown() {
        let message = Both::new(
            format!("den fælles dataansvarlige `{id}` har intet navn"),
            format!("the joint controller `{id}` has no name"),
        );
        found.add(Hit::new(&controller.name.place, message));
    }
    if !is_told(&controller.arrangement) {
        let message = Both::new(
            format!("der står ikke, hvad vi har aftalt med `{id}` om at dele ansvaret"),
            format!("what we have agreed with `{id}` about sharing the responsibility is not stated"),
        );
        found.add(Hit::new(place_of(&controller.arrangement, &controller.place), message));
    }
    if value(&controller.email).is_none() && value(&controller.website).is_none() {
        let message = Both::new(
            format!("der står ikke, hvor læseren kan henvende sig til `{id}`"),
            format!("where readers can turn to `{id}` is not stated"),
        );
        found.add(Hit::new(place_of(&controller.email, &controller.place), message));
    }
}

fn concerns(controller: &JointController, activity: &Activity) -> bool {
    controller.activities.is_empty() || controller.activities.contains(&activity.id)
}

/// What makes an activity a joint one: our own role in it, or that of somebody who gets the data.
fn joint_role<'a>(policy: &'a Policy, activity: &'a Activity) -> Option<&'a Fact<Role>> {
    let of_ours = policy.activity(&activity.id).and_then(|activity| activity.role.as_ref());
    let of_others = activity.disclosure.iter().map(|disclosure| &disclosure.role);
    of_ours.into_iter().chain(of_others).find(|role| is_joint(role))
}

fn is_joint(role: &Fact<Role>) -> bool {
    role.value() == Some(&Role::JointController)
}
