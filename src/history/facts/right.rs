//! The reader's rights, and the consents that can be taken back.

use crate::model::public_facts::{Asking, Consent, PublicFacts, Right, Withdraw};
use crate::model::vocabulary::Vocabulary;

use super::argument::Argument;
use super::differ::{Differ, Many, Single, Weight};
use super::hidden::Hidden;
use super::pair::pair;
use super::{Class, Trigger, phrase};

fn short(right: &Right) -> Argument {
    Argument::said("right-short", vec![("right", Argument::key(&right.right))])
}

fn exists(facts: &PublicFacts, activity: &str) -> bool {
    facts.activities.iter().any(|one| one.id == activity)
}

/// "skrive en e-mail til os"
fn ways(withdraw: &Withdraw) -> Vec<Argument> {
    let Withdraw { email, phone, url, by } = withdraw;
    let said = |id| Argument::said(id, Vec::new());
    let mut ways = Vec::new();
    ways.extend(email.then(|| said("withdraw-way-email-us")));
    ways.extend(phone.then(|| said("withdraw-way-phone-us")));
    ways.extend(url.as_ref().map(|url| Argument::said("withdraw-way-url", vec![("url", Argument::name(url))])));
    ways.extend(by.as_ref().map(Argument::words));
    ways
}

impl Differ<'_> {
    pub fn rights(&mut self, old: &[Right], new: &[Right]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.right == b.right]);
        let path = |right: &Right| format!("right.{}", right.right);
        for right in paired.come {
            self.tell("right-added", &path(right), Class::Material(Trigger::Rights), vec![("right", short(right))]);
        }
        for right in paired.gone {
            self.tell("right-removed", &path(right), Class::Material(Trigger::Rights), vec![("right", short(right))]);
        }
        for (before, right) in paired.both {
            let Right { right: _, activities } = right;
            if before.activities.is_empty() != activities.is_empty() {
                let arguments = vec![
                    ("right", short(right)),
                    ("old", phrase::activities_or_all(self.old, &before.activities)),
                    ("new", phrase::activities_or_all(self.new, activities)),
                ];
                self.tell("right-scope", &path(right), Class::Material(Trigger::Rights), arguments);
                continue;
            }
            // With an activity that came or went, its rights did; that is told as one change.
            let lasting = |ids: &[String]| -> Vec<Argument> {
                let told = ids.iter().filter(|id| exists(self.old, id) == exists(self.new, id));
                told.map(|id| phrase::activities(self.new, std::slice::from_ref(id))).collect()
            };
            let (old, new) = (lasting(&before.activities), lasting(activities));
            let scope = Many {
                added: "right-activity-added",
                removed: "right-activity-removed",
                path: path(right),
                weight: Weight::any(Trigger::Rights),
                about: vec![("right", short(right))],
            };
            self.many(scope, &old, &new);
        }
    }

    pub fn asking(&mut self, old: Option<&Asking>, new: Option<&Asking>) {
        let empty = Asking { how: None, fee: None };
        let Asking { how, fee } = new.unwrap_or(&empty);
        let before = old.unwrap_or(&empty);
        let fact = |code, key: &str, weight| Single { code, path: format!("rights.{key}"), weight, about: Vec::new() };
        self.words(fact("rights-how", "how", Weight::any(Trigger::Rights)), &before.how, how);
        self.words(fact("rights-fee", "fee", Weight::gain(Trigger::Rights)), &before.fee, fee);
    }

    pub fn consents(&mut self, old: &[Consent], new: &[Consent]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.id == b.id]);
        let to = |consent: &Consent| Argument::listed(Vocabulary::Consent, &consent.to);
        let path = |consent: &Consent, key: &str| format!("consent.{}{key}", consent.id);
        for consent in paired.come {
            let what = vec![("to", to(consent))];
            self.tell("consent-added", &path(consent, ""), Class::Material(Trigger::Purpose), what);
        }
        for consent in paired.gone {
            self.tell("consent-removed", &path(consent, ""), Class::Minor, vec![("to", to(consent))]);
        }
        for (before, consent) in paired.both {
            let Consent { id: _, formerly: _, to: _, given_by_guardian_under, withdraw, law } = consent;
            let about = vec![("to", to(consent))];
            let worded = Single {
                code: "consent-to",
                path: path(consent, ".to"),
                weight: Weight::any(Trigger::Purpose),
                about: Vec::new(),
            };
            self.single(worded, Some(to(before)), Some(to(consent)));
            let fact = |code, key, weight| Single { code, path: path(consent, key), weight, about: about.clone() };
            let age = |age: &Option<u8>| age.map(|age| Argument::Number(i64::from(age)));
            let guardian = fact("consent-age", ".given-by", Weight::any(Trigger::Rights));
            self.single(guardian, age(&before.given_by_guardian_under), age(given_by_guardian_under));
            let mut what = about.clone();
            what.push(("fact", Argument::key("withdraw")));
            let hidden = Hidden {
                path: path(consent, ".withdraw"),
                class: Class::Material(Trigger::Rights),
                what: Argument::said("change-what-of-consent", what),
            };
            let said = |withdraw: &Withdraw| Argument::Choice(ways(withdraw));
            if let Some((old, new)) = self.open(&hidden, &before.withdraw, withdraw, &said) {
                let some = |withdraw: Option<&Withdraw>| {
                    withdraw.map(ways).filter(|ways| !ways.is_empty()).map(Argument::Choice)
                };
                let told = fact("consent-withdraw", ".withdraw", Weight::any(Trigger::Rights));
                self.single(told, some(old), some(new));
            }
            let named = |law: &Option<String>| law.as_deref().map(Argument::law);
            self.single(fact("consent-law", ".law", Weight::MINOR), named(&before.law), named(law));
        }
    }
}
