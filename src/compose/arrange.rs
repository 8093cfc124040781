//! The order of the sections: the library's, with the firm's own where `[[section]]` puts them.

use std::collections::BTreeMap;

use crate::document::Section;
use crate::model::policy::Policy;
use crate::model::section::{Generated, Placement, SectionPlan};
use crate::source::Fragment;

/// A place on the page, empty where facts have nothing to say and no fragment stands.
#[derive(Clone, Debug)]
pub struct Slot<'a> {
    pub id: String,
    pub generated: Option<Generated>,
    /// What facts say.
    pub section: Option<Section>,
    pub fragment: Option<&'a Fragment>,
}

/// Orders generated sections and fragments. What `[[section]]` names that is not there, and circles,
/// were reported by the loader; such a section stands where one without a plan does.
pub fn arrange<'a>(policy: &Policy, fragments: &'a [Fragment], generated: Vec<(Generated, Section)>) -> Vec<Slot<'a>> {
    let mut sections: BTreeMap<Generated, Section> = generated.into_iter().collect();
    let mut slots: Vec<Slot> = Generated::ALL
        .into_iter()
        .map(|generated| Slot {
            id: generated.id().to_owned(),
            generated: Some(generated),
            section: sections.remove(&generated),
            fragment: None,
        })
        .collect();

    let plan_of = |name: &str| policy.sections.iter().position(|plan| plan.id.value == name);
    let mut ordered: Vec<&Fragment> = fragments.iter().collect();
    ordered.sort_by_key(|fragment| (plan_of(&fragment.name).unwrap_or(usize::MAX), fragment.name.clone()));

    let mut beside: Vec<(&Fragment, &SectionPlan, &str)> = Vec::new();
    for fragment in ordered {
        let plan = plan_of(&fragment.name).map(|index| &policy.sections[index]);
        if let Some(slot) = slots.iter_mut().find(|slot| slot.id == fragment.name) {
            slot.fragment = plan.is_none_or(|plan| plan.publish).then_some(fragment);
            continue;
        }
        match plan.map(|plan| (plan, &plan.placement)) {
            Some((plan, Placement::Before(other) | Placement::After(other))) => beside.push((fragment, plan, other)),
            _ => place_last(&mut slots, own(fragment, plan)),
        }
    }
    place_beside(&mut slots, beside);
    slots
}

fn own<'a>(fragment: &'a Fragment, plan: Option<&SectionPlan>) -> Slot<'a> {
    let used = plan.is_none_or(|plan| plan.publish);
    Slot { id: fragment.name.clone(), generated: None, section: None, fragment: used.then_some(fragment) }
}

/// At the end, before changes and signature.
fn place_last<'a>(slots: &mut Vec<Slot<'a>>, slot: Slot<'a>) {
    let changes = slots.iter().position(|slot| slot.id == Generated::Changes.id()).unwrap_or(slots.len());
    slots.insert(changes, slot);
}

/// Places sections that stand beside others, which may themselves stand beside others.
fn place_beside<'a>(slots: &mut Vec<Slot<'a>>, mut waiting: Vec<(&'a Fragment, &SectionPlan, &str)>) {
    // Sections placed behind the same other follow it in the order of their plans.
    let mut last_behind: BTreeMap<String, String> = BTreeMap::new();
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|(fragment, plan, other)| {
            let Some(at) = slots.iter().position(|slot| slot.id == *other) else { return true };
            let slot = own(fragment, Some(plan));
            if let Placement::Before(_) = plan.placement {
                slots.insert(at, slot);
            } else {
                let anchor = last_behind.insert((*other).to_owned(), slot.id.clone());
                let at = anchor.and_then(|id| slots.iter().position(|slot| slot.id == id)).unwrap_or(at);
                slots.insert(at + 1, slot);
            }
            false
        });
        if waiting.len() == before {
            waiting.drain(..).for_each(|(fragment, plan, _)| place_last(slots, own(fragment, Some(plan))));
        }
    }
}
