//! Whether every id that a fact names is there (rule FRM6).

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Place};
use crate::model::activity::{Activity, Category};
use crate::model::cookie::SetBy;
use crate::model::fact::{Fact, Located, value};
use crate::model::policy::Policy;
use crate::model::retention::{Event, Retention, Rule};
use crate::model::section::{Generated, Placement};
use crate::model::text::Text;
use crate::toml_tree::Sink;

/// The names of a policy's fragments, in any language.
pub type OwnSections = BTreeSet<String>;

/// Reports every reference that leads nowhere, and every circle of references.
pub fn check(policy: &Policy, fragments: &OwnSections, sink: &Sink) {
    let checker = Checker {
        sink,
        audiences: ids(policy.audiences.iter().map(|audience| &audience.id)),
        recipients: ids(policy.recipients.iter().map(|recipient| &recipient.id)),
        systems: ids(policy.systems.iter().map(|system| &system.id)),
        consents: ids(policy.consents.iter().map(|consent| &consent.id)),
        activities: ids(policy.activities.iter().map(|activity| &activity.id)),
    };
    for recipient in &policy.recipients {
        checker.recipients(&recipient.sub_processors);
    }
    for system in &policy.systems {
        checker.recipients(system.recipient.as_slice());
        checker.systems(system.backup.as_slice());
        checker.systems(system.mirror.as_slice());
    }
    for activity in &policy.activities {
        checker.activity(activity);
    }
    for processing in &policy.processing {
        checker.audiences(&processing.audience);
        checker.systems(&processing.systems);
        checker.recipients(&processing.sub_processors);
        checker.retention(&processing.retention, &category_keys(&processing.categories));
    }
    for cookie in &policy.cookies {
        if let Some(SetBy::Recipient(id)) = cookie.by.value() {
            checker.one("recipient", id, &cookie.by.place, &checker.recipients);
        }
    }
    for claim in &policy.claims {
        checker.activities(&claim.scope);
    }
    for joint in &policy.firm.joint_controllers {
        for id in &joint.activities {
            checker.one("activity", id, &joint.place, &checker.activities);
        }
    }
    checker.sections(policy, fragments);
    checker.circles(policy);
}

fn ids<'p>(all: impl Iterator<Item = &'p String>) -> BTreeSet<&'p str> {
    all.map(String::as_str).collect()
}

/// The keys that references may name; `None` where the list is not known, so that nothing can be said.
type Keys<'p> = Option<BTreeSet<&'p str>>;

fn text_keys(texts: &Option<Fact<Vec<Text>>>) -> Keys<'_> {
    match texts {
        None => Some(BTreeSet::new()),
        Some(fact) => fact.value().map(|texts| texts.iter().filter_map(Text::as_key).collect()),
    }
}

fn category_keys(categories: &Option<Fact<Vec<Category>>>) -> Keys<'_> {
    match categories {
        None => Some(BTreeSet::new()),
        Some(fact) => fact.value().map(|list| list.iter().filter_map(|category| category.is.as_key()).collect()),
    }
}

struct Checker<'p> {
    sink: &'p Sink,
    audiences: BTreeSet<&'p str>,
    recipients: BTreeSet<&'p str>,
    systems: BTreeSet<&'p str>,
    consents: BTreeSet<&'p str>,
    activities: BTreeSet<&'p str>,
}

impl Checker<'_> {
    fn one(&self, what: &str, id: &str, place: &Place, known: &BTreeSet<&str>) {
        if known.contains(id) {
            return;
        }
        self.sink.report(
            Finding::error("FRM6", format!("there is no {what} `{id}`"))
                .at(place)
                .did_you_mean(id, known.iter().copied()),
        );
    }

    fn all(&self, what: &str, named: &[Located<String>], known: &BTreeSet<&str>) {
        for id in named {
            self.one(what, id, &id.place, known);
        }
    }

    fn audiences(&self, named: &[Located<String>]) {
        self.all("audience", named, &self.audiences);
    }

    fn recipients(&self, named: &[Located<String>]) {
        self.all("recipient", named, &self.recipients);
    }

    fn systems(&self, named: &[Located<String>]) {
        self.all("system", named, &self.systems);
    }

    fn activities(&self, named: &[Located<String>]) {
        self.all("activity", named, &self.activities);
    }

    fn of_list(&self, what: &str, named: &[Located<String>], known: &Keys<'_>) {
        if let Some(known) = known {
            self.all(what, named, known);
        }
    }

    fn activity(&self, activity: &Activity) {
        let categories = category_keys(&activity.categories);
        let purposes = text_keys(&activity.purposes);
        self.audiences(&activity.audience);
        self.systems(&activity.systems);
        for ground in value(&activity.grounds).into_iter().flatten() {
            self.of_list("purpose of this activity", &ground.purposes, &purposes);
            self.of_list("category of this activity", &ground.for_categories, &categories);
            self.all("consent", ground.consent.as_slice(), &self.consents);
        }
        for source in value(&activity.source).into_iter().flatten() {
            self.of_list("category of this activity", &source.categories, &categories);
        }
        for disclosure in &activity.disclosure {
            self.one("recipient", &disclosure.to, &disclosure.to.place, &self.recipients);
            self.of_list("category of this activity", &disclosure.categories, &categories);
        }
        self.retention(&activity.retention, &categories);
    }

    fn retention(&self, retention: &Option<Fact<Vec<Retention>>>, categories: &Keys<'_>) {
        for entry in value(retention).into_iter().flatten() {
            self.of_list("category of this activity", &entry.for_categories, categories);
            match &entry.rule {
                Rule::Keep { from: Some(event), .. } => self.event(event),
                Rule::Chain(chain) => {
                    for step in &chain.steps {
                        self.one("system", &step.system, &step.system.place, &self.systems);
                        self.event(&step.after);
                    }
                }
                _ => {}
            }
        }
    }

    fn event(&self, event: &Event) {
        if let Event::DeletedFrom(system) = event {
            self.one("system", system, &system.place, &self.systems);
        }
    }

    fn sections(&self, policy: &Policy, fragments: &OwnSections) {
        let generated: BTreeSet<&str> = Generated::ALL.iter().map(|section| section.id()).collect();
        let known: BTreeSet<&str> = generated.iter().copied().chain(fragments.iter().map(String::as_str)).collect();
        for plan in &policy.sections {
            self.audiences(&plan.audience);
            if !fragments.contains(&plan.id.value) {
                self.sink.report(
                    Finding::error("FRM6", format!("there is no fragment for the section `{}`", plan.id.value))
                        .at(&plan.id.place)
                        .did_you_mean(&plan.id, fragments.iter().map(String::as_str))
                        .hint(format!("write `{}.md` in every language's folder beside policy.toml", plan.id.value)),
                );
            }
            if let Placement::Before(other) | Placement::After(other) = &plan.placement {
                self.one("section", other, &other.place, &known);
            }
        }
    }

    /// Things that name each other in a circle: no order, no origin, no end can be told.
    fn circles(&self, policy: &Policy) {
        let sections = policy.sections.iter().filter_map(|plan| match &plan.placement {
            Placement::Before(other) | Placement::After(other) => Some((plan.id.as_str(), vec![other])),
            _ => None,
        });
        self.circle("section", "is placed beside", sections.collect());
        let backups = policy.systems.iter().map(|system| (system.id.as_str(), system.backup.iter().collect()));
        self.circle("system", "is backed up to", backups.collect());
        let mirrors = policy.systems.iter().map(|system| (system.id.as_str(), system.mirror.iter().collect()));
        self.circle("system", "is mirrored to", mirrors.collect());
        let subs = policy
            .recipients
            .iter()
            .map(|recipient| (recipient.id.as_str(), recipient.sub_processors.iter().collect()));
        self.circle("recipient", "is supplied by", subs.collect());
    }

    /// Walks every edge once; one that leads back into the way to itself closes a circle.
    fn circle(&self, what: &str, how: &str, edges: BTreeMap<&str, Vec<&Located<String>>>) {
        let mut done = BTreeSet::new();
        for start in edges.keys() {
            let mut way = vec![(*start, 0)];
            let mut on_way = BTreeSet::from([*start]);
            while let Some((at, next)) = way.last_mut() {
                let named = edges.get(at).and_then(|named| named.get(*next));
                let Some(named) = named.filter(|_| !done.contains(at)) else {
                    on_way.remove(at);
                    done.insert(*at);
                    way.pop();
                    continue;
                };
                *next += 1;
                if on_way.contains(named.as_str()) {
                    self.sink.report(
                        Finding::error("circle", format!("the {what} `{at}` {how} itself, round about"))
                            .at(&named.place)
                            .hint("take out one of the steps that lead round"),
                    );
                } else if !done.contains(named.as_str()) {
                    on_way.insert(named.as_str());
                    way.push((named.as_str(), 0));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;

    /// The messages about `a>b` edges, each a section that is placed beside another.
    fn circles(edges: &[(&str, &str)]) -> Vec<String> {
        let sink = Sink::default();
        let place = Place::whole("x.toml");
        let named: Vec<(&str, Located<String>)> =
            edges.iter().map(|(from, to)| (*from, Located::new((*to).to_owned(), place.clone()))).collect();
        let mut map: BTreeMap<&str, Vec<&Located<String>>> = BTreeMap::new();
        for (from, to) in &named {
            map.entry(from).or_default().push(to);
        }
        let nothing = || BTreeSet::new();
        let checker = Checker {
            sink: &sink,
            audiences: nothing(),
            recipients: nothing(),
            systems: nothing(),
            consents: nothing(),
            activities: nothing(),
        };
        checker.circle("system", "is backed up to", map);
        sink.take().into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_circle_is_told_once_and_what_leads_into_it_is_not() {
        assert_eq!(circles(&[("a", "b"), ("b", "c")]), Vec::<String>::new());
        assert_eq!(circles(&[("a", "c"), ("a", "b"), ("b", "c")]), Vec::<String>::new());
        assert_eq!(circles(&[("a", "a")]), ["the system `a` is backed up to itself, round about"]);
        assert_eq!(
            circles(&[("a", "b"), ("b", "c"), ("c", "b")]),
            ["the system `c` is backed up to itself, round about"]
        );
    }

    #[test]
    fn a_long_way_is_walked_once() {
        let names: Vec<String> = (0..100_000).map(|number| format!("s{number}")).collect();
        let edges: Vec<(&str, &str)> = names.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        assert!(circles(&edges).is_empty());
    }
}
