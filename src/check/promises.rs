//! Promises that a policy makes, as facts or in prose, and who gets the data that they speak of.

use std::collections::BTreeMap;

use super::text::{Phrases, Run, Said, Topic};
use super::wording::{place_of_said, quoted};
use super::{Both, Subject, Written};
use crate::finding::Place;
use crate::model::activity::{Activity, Category, CategoryClass};
use crate::model::audience::Role;
use crate::model::claim::{Claim, ClaimId};
use crate::model::fact::value;
use crate::model::language::Lang;
use crate::model::recipient::Recipient;
use crate::model::text::Words;

/// One promise, where it was made.
#[derive(Clone, Debug)]
pub struct Promise<'a> {
    pub place: Place,
    /// The language whose words make it; absent = a `[[claim]]`, which makes it in all.
    pub lang: Option<&'a Lang>,
    /// How a message names it: "løftet `never-disclosed`", or the words themselves.
    pub named: Both,
    /// Ids of the activities it is made of; empty = all.
    pub scope: Vec<&'a str>,
    /// It speaks only of data of this class.
    pub of: Option<CategoryClass>,
}

/// Every promise of a kind that readers are told: those of facts first, then those that prose makes besides.
pub fn promises<'a>(subject: &'a Subject, id: ClaimId, topic: Topic) -> Vec<Promise<'a>> {
    let claims = subject.public.claims.iter().filter(|claim| claim.id == id);
    let mut all: Vec<Promise> = claims.map(|claim| of_claim(claim)).collect();
    for written in &subject.texts {
        let classes = classes(written);
        for said in written.said(topic) {
            // The sentence of a claim is the claim.
            let is_claim = said.fact().is_some_and(|fact| fact.starts_with("claim."));
            if said.run.is_prose() && said.is_own() && !is_claim {
                all.push(of_prose(subject, written, &said, &classes));
            }
        }
    }
    all
}

fn of_claim(claim: &Claim) -> Promise<'_> {
    let of = match claim.words.as_ref().map(|words| &words.words) {
        Some(Words::PerLanguage(languages)) => languages.iter().find_map(|(lang, words)| {
            let phrases = Phrases::of(lang)?;
            CLASSES.into_iter().find(|(topic, _)| phrases.says(*topic, words)).map(|(_, class)| class)
        }),
        _ => None,
    };
    let key = claim.id.key();
    Promise {
        place: claim.place.clone(),
        lang: None,
        named: Both::new(format!("løftet `{key}`"), format!("the promise `{key}`")),
        scope: claim.scope.iter().map(|id| id.value.as_str()).collect(),
        of,
    }
}

/// The sentences that limit themselves to a class of data: their run, and where they begin in it.
type Classes = BTreeMap<(*const Run, usize), CategoryClass>;

fn classes(written: &Written) -> Classes {
    let mut classes = Classes::new();
    for (topic, class) in CLASSES {
        for said in written.said(topic) {
            classes.entry((std::ptr::from_ref(said.run), said.sentence.start)).or_insert(class);
        }
    }
    classes
}

fn of_prose<'a>(subject: &Subject, written: &'a Written, said: &Said<'a>, classes: &Classes) -> Promise<'a> {
    let of = classes.get(&(std::ptr::from_ref(said.run), said.sentence.start)).copied();
    // Words about one activity promise nothing of the others.
    let of_fact = said.fact().and_then(|fact| fact.strip_prefix("activity.")?.split('.').next());
    let scope = of_fact.or_else(|| said.run.section.strip_prefix("activity-"));
    Promise {
        place: place_of_said(subject, said),
        lang: Some(written.lang),
        named: quoted(said.sentence()),
        scope: scope.into_iter().collect(),
        of,
    }
}

/// The classes of data that words may limit themselves to.
const CLASSES: [(Topic, CategoryClass); 3] = [
    (Topic::OfSpecialData, CategoryClass::Special),
    (Topic::OfCpr, CategoryClass::Cpr),
    (Topic::OfCriminalData, CategoryClass::Criminal),
];

impl Promise<'_> {
    /// Whether it is made of an activity.
    pub fn covers(&self, activity: &Activity) -> bool {
        let is_named = self.scope.is_empty() || self.scope.contains(&activity.id.as_str());
        is_named && self.of.is_none_or(|class| categories(activity).any(|category| category.class == class))
    }

    /// Whether it is made of everything that the firm does.
    pub fn is_general(&self) -> bool {
        self.scope.is_empty() && self.of.is_none()
    }
}

fn categories(activity: &Activity) -> impl Iterator<Item = &Category> {
    value(&activity.categories).into_iter().flatten()
}

/// Somebody who gets data that a promise speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Getter<'a> {
    pub recipient: &'a Recipient,
    /// Absent where the firm does not say.
    pub role: Option<Role>,
    pub place: &'a Place,
}

/// Everybody who gets data that a promise speaks of, each once, in the order of their ids; told or for the record only.
pub fn getters<'a>(subject: &Subject<'a>, promise: &Promise) -> Vec<Getter<'a>> {
    let policy = subject.policy;
    let mut all: BTreeMap<&str, Getter> = BTreeMap::new();
    let mut add = |id: &str, role: Option<Role>, place: &'a Place| {
        let Some(recipient) = policy.recipient(id) else { return };
        let getter = Getter { recipient, role, place };
        // Of several roles, the one that says most against the promise.
        let known = all.entry(&recipient.id).or_insert(getter);
        if weight(role) > weight(known.role) {
            *known = getter;
        }
    };
    for activity in policy.activities.iter().filter(|activity| promise.covers(activity)) {
        for disclosure in &activity.disclosure {
            let named = |category: &Category| {
                category.is.as_key().is_some_and(|key| disclosure.categories.iter().any(|named| named.value == key))
            };
            let gets_class = promise.of.is_none_or(|class| {
                disclosure.categories.is_empty()
                    || categories(activity).any(|category| category.class == class && named(category))
            });
            if gets_class {
                add(&disclosure.to.value, disclosure.role.value().copied(), &disclosure.place);
            }
        }
        for id in &activity.systems {
            if let Some(recipient) = policy.system(id).and_then(|system| system.recipient.as_ref()) {
                add(&recipient.value, Some(Role::Processor), &id.place);
            }
        }
    }
    if promise.is_general() {
        for id in policy.processing.iter().flat_map(|processing| &processing.sub_processors) {
            add(&id.value, Some(Role::SubProcessor), &id.place);
        }
    }
    all.into_values().collect()
}

/// How much a role says against a promise to pass nothing on.
fn weight(role: Option<Role>) -> u8 {
    match role {
        Some(Role::Processor | Role::SubProcessor) => 0,
        None => 1,
        Some(Role::Controller | Role::IndependentController | Role::JointController | Role::Authority) => 2,
    }
}

impl Getter<'_> {
    /// Whether it works on instruction only (Danish *overlade*, not *videregive*).
    pub fn is_on_instruction(&self) -> bool {
        weight(self.role) == 0
    }

    pub fn label(&self) -> Both {
        let id = &self.recipient.id;
        let (da, en) = match self.role {
            None => ("i en rolle, som ikke er oplyst", "in a role that is not stated"),
            Some(Role::Processor) => ("som databehandler", "as a processor"),
            Some(Role::SubProcessor) => ("som underdatabehandler", "as a sub-processor"),
            Some(Role::JointController) => ("som fælles dataansvarlig", "as a joint controller"),
            Some(Role::Authority) => ("som myndighed", "as an authority"),
            Some(Role::Controller | Role::IndependentController) => ("til egne formål", "for purposes of its own"),
        };
        Both::new(format!("{id} får oplysninger {da}"), format!("{id} gets data {en}"))
    }
}
