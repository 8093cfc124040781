//! Ids that were renamed: the old facts with the ids of the new ones, so that everything else compares by id.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::public_facts::{Event, PublicFacts, Retention, Told};

/// Old id to new id, of one kind of fact.
type Renamed = BTreeMap<String, String>;

/// The old facts, in which everything that `new` knows by another id (`formerly`) has that id, wherever it is named.
pub fn to_ids_of(new: &PublicFacts, old: &PublicFacts) -> PublicFacts {
    let mut old = old.clone();
    let mut activities = ids(&old.activities, &new.activities, |one| &one.id, |one| &one.formerly);
    let processing =
        ids(&old.processing_for_customers, &new.processing_for_customers, |one| &one.id, |one| &one.formerly);
    let audiences = ids(&old.audiences, &new.audiences, |one| &one.id, |one| &one.formerly);
    let recipients = ids(&old.recipients, &new.recipients, |one| &one.id, |one| &one.formerly);
    let systems = ids(&old.systems, &new.systems, |one| &one.id, |one| &one.formerly);
    let consents = ids(&old.consents, &new.consents, |one| &one.id, |one| &one.formerly);
    let joint = ids(&old.joint_controllers, &new.joint_controllers, |one| &one.id, |one| &one.formerly);
    let cookies = ids(&old.cookies, &new.cookies, |one| &one.name, |one| &one.formerly);

    for activity in &mut old.activities {
        rename(&activities, &mut activity.id);
        rename_all(&audiences, &mut activity.audience);
        rename_all(&systems, &mut activity.systems);
        for disclosure in &mut activity.disclosures {
            rename(&recipients, &mut disclosure.to);
        }
        for ground in told_list(&mut activity.grounds) {
            rename_some(&consents, &mut ground.consent);
        }
        told_list(&mut activity.retention).iter_mut().for_each(|entry| rename_systems(&systems, entry));
    }
    for one in &mut old.processing_for_customers {
        rename(&processing, &mut one.id);
        rename_all(&audiences, &mut one.audience);
        rename_all(&systems, &mut one.systems);
        rename_all(&recipients, &mut one.sub_processors);
        told_list(&mut one.retention).iter_mut().for_each(|entry| rename_systems(&systems, entry));
    }
    for audience in &mut old.audiences {
        rename(&audiences, &mut audience.id);
    }
    for recipient in &mut old.recipients {
        rename(&recipients, &mut recipient.id);
        rename_all(&recipients, &mut recipient.sub_processors);
    }
    for system in &mut old.systems {
        rename(&systems, &mut system.id);
        rename_some(&recipients, &mut system.recipient);
        rename_some(&systems, &mut system.backup);
        rename_some(&systems, &mut system.mirror);
    }
    for consent in &mut old.consents {
        rename(&consents, &mut consent.id);
    }
    for cookie in &mut old.cookies {
        rename(&cookies, &mut cookie.name);
        if let Some(Told::Value(by)) = &mut cookie.by {
            rename(&recipients, by);
        }
    }
    // What else names activities may name one that is processing for customers.
    for (old, new) in processing {
        activities.entry(old).or_insert(new);
    }
    for one in &mut old.joint_controllers {
        rename(&joint, &mut one.id);
        rename_all(&activities, &mut one.activities);
    }
    for right in &mut old.rights {
        rename_all(&activities, &mut right.activities);
    }
    for claim in &mut old.claims {
        rename_all(&activities, &mut claim.scope);
    }
    old
}

/// What is renamed: an id of the old list that is gone, and that an entry of the new list, new by id, had before.
fn ids<T>(old: &[T], new: &[T], id: impl Fn(&T) -> &String, formerly: impl Fn(&T) -> &Vec<String>) -> Renamed {
    let now: BTreeSet<&String> = new.iter().map(&id).collect();
    let before: BTreeSet<&String> = old.iter().map(&id).collect();
    let mut renamed = Renamed::new();
    for entry in new.iter().filter(|entry| !before.contains(id(entry))) {
        let was = formerly(entry).iter().find(|was| before.contains(was) && !now.contains(was));
        if let Some(was) = was {
            renamed.entry(was.clone()).or_insert_with(|| id(entry).clone());
        }
    }
    renamed
}

fn rename(renamed: &Renamed, id: &mut String) {
    if let Some(new) = renamed.get(id) {
        id.clone_from(new);
    }
}

fn rename_some(renamed: &Renamed, id: &mut Option<String>) {
    if let Some(id) = id {
        rename(renamed, id);
    }
}

fn rename_all(renamed: &Renamed, ids: &mut [String]) {
    ids.iter_mut().for_each(|id| rename(renamed, id));
}

fn rename_systems(systems: &Renamed, entry: &mut Retention) {
    let in_event = |event: &mut Event| {
        if let Event::DeletedFrom(system) = event {
            rename(systems, system);
        }
    };
    entry.from.iter_mut().for_each(in_event);
    for step in &mut entry.steps {
        rename(systems, &mut step.system);
        in_event(&mut step.after);
    }
}

fn told_list<T>(told: &mut Option<Told<Vec<T>>>) -> &mut [T] {
    match told {
        Some(Told::Value(list)) => list,
        _ => &mut [],
    }
}
