//! Consents that children are asked for: what BAS7 and BAS10 share.

use std::collections::BTreeSet;

use crate::check::activities::is_online;
use crate::check::grounds::grounds;
use crate::check::{Subject, law};
use crate::finding::Place;
use crate::model::activity::Activity;
use crate::model::ground::Basis;
use crate::model::right::Consent;

/// A consent that an activity about children rests on.
pub struct Asked<'a> {
    pub activity: &'a Activity,
    /// Absent = the ground names no consent.
    pub consent: Option<&'a Consent>,
    /// Of the consent, else of the ground.
    pub place: &'a Place,
    /// The oldest of these children is under this age.
    pub under: u8,
}

/// The consents of activities about children, on the web or elsewhere; each once for each activity.
pub fn asked<'a>(subject: &Subject<'a>, on_the_web: bool) -> Vec<Asked<'a>> {
    let Some(majority) = law::age("majority", subject.day) else { return Vec::new() };
    let policy = subject.policy;
    let mut all = Vec::new();
    for activity in subject.activities().filter(|activity| is_online(policy, activity) == on_the_web) {
        let ages = activity.subjects.iter().filter_map(|subject| subject.under);
        let Some(under) = ages.filter(|under| *under <= majority).max() else { continue };
        let mut seen = BTreeSet::new();
        for ground in grounds(activity) {
            let is_consent = ground.basis.as_ref().map(|basis| basis.value).is_some_and(Basis::is_consent);
            let id = ground.consent.as_ref().map(|consent| consent.value.as_str());
            if is_consent && seen.insert(id) {
                let consent = id.and_then(|id| policy.consent(id));
                let place = consent.map_or(&ground.place, |consent| &consent.place);
                all.push(Asked { activity, consent, place, under });
            }
        }
    }
    all
}
