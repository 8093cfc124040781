//! Legal grounds, sources, and whether data must be given.

use std::collections::BTreeSet;

use crate::model::public_facts::{Activity, Category, Ground, Obligation, PublicFacts, Source, Term, Told};
use crate::model::vocabulary::Vocabulary;

use super::activity::{Under, list};
use super::argument::Argument;
use super::differ::{Differ, Weight};
use super::pair::{Test, pair};
use super::{Class, Trigger, phrase};

/// One side of a comparison: an activity and the facts that it is in.
#[derive(Clone, Copy, Debug)]
struct Side<'a> {
    /// The old facts and the new: another wording of a consent is told once, with the consent.
    facts: [&'a PublicFacts; 2],
    activity: &'a Activity,
}

impl Side<'_> {
    fn categories(&self) -> &[Category] {
        list(&self.activity.categories)
    }

    /// "dit samtykke (artikel 6, stk. 1, litra a)".
    fn ground(&self, ground: &Ground) -> Argument {
        let Ground { purposes: _, categories: _, basis, law, interest, consent } = ground;
        let laws = Argument::List(law.iter().map(|law| Argument::law(law)).collect());
        let Some(basis) = basis else {
            return if law.is_empty() { Argument::said("change-ground-none", Vec::new()) } else { laws };
        };
        let basis = basis.key.clone().unwrap_or_default();
        let article = Argument::Basis(basis.clone());
        let article = match law[..] {
            [] => article,
            _ => Argument::said("law-with", vec![("article", article), ("acts", laws)]),
        };
        let mut arguments = vec![("basis", Argument::key(format!("art-{basis}"))), ("law", article)];
        let form = match (consent, interest) {
            (Some(id), _) => {
                let [old, new] = self.facts;
                let known = new.consents.iter().chain(&old.consents).find(|consent| consent.id == *id);
                let to = known.map(|consent| Argument::listed(Vocabulary::Consent, &consent.to));
                arguments.push(("to", to.unwrap_or_else(|| Argument::name(id))));
                "consent"
            }
            (None, Some(interest)) => {
                arguments.push(("interest", Argument::words(interest)));
                "interest"
            }
            (None, None) => "plain",
        };
        arguments.push(("form", Argument::key(form)));
        Argument::said("change-ground", arguments)
    }

    /// "grundlaget for at sende dig regninger".
    fn ground_of(&self, ground: &Ground) -> Argument {
        let purposes = list(&self.activity.purposes);
        let purpose = |key: &String| {
            let found = purposes.iter().find(|purpose| purpose.key.as_ref() == Some(key));
            found.map_or_else(|| Argument::name(key), |purpose| Argument::listed(Vocabulary::Purpose, purpose))
        };
        let form = match (ground.purposes.is_empty(), ground.categories.is_empty()) {
            (true, true) => "all",
            (false, true) => "purposes",
            (true, false) => "categories",
            (false, false) => "both",
        };
        let mut arguments = vec![("form", Argument::key(form))];
        if !ground.purposes.is_empty() {
            arguments.push(("purposes", Argument::List(ground.purposes.iter().map(purpose).collect())));
        }
        if !ground.categories.is_empty() {
            arguments.push(("categories", phrase::data(self.categories(), &ground.categories)));
        }
        Argument::said("change-ground-of", arguments)
    }
}

/// Keys that a ground is for, without those that came to the activity or went: that is told already.
fn lasting<'k>(keys: &'k [String], own: &BTreeSet<&String>, other: &BTreeSet<&String>) -> BTreeSet<&'k String> {
    keys.iter().filter(|key| other.contains(key) || !own.contains(key)).collect()
}

fn keys<'t>(terms: impl Iterator<Item = &'t Term>) -> BTreeSet<&'t String> {
    terms.filter_map(|term| term.key.as_ref()).collect()
}

impl Differ<'_> {
    pub fn grounds(
        &mut self,
        under: &Under,
        before: &Activity,
        activity: &Activity,
        grounds: &Option<Told<Vec<Ground>>>,
    ) {
        let facts = [self.old, self.new];
        let old = Side { facts, activity: before };
        let new = Side { facts, activity };
        let hidden = under.hidden("grounds", Trigger::Ground);
        // Only one of the two sides is said, and either knows the names.
        let said = |grounds: &Vec<Ground>| Argument::List(grounds.iter().map(|ground| new.ground(ground)).collect());
        if self.open(&hidden, &before.grounds, grounds, &said).is_none() {
            return;
        }
        let purposes = [before, activity].map(|activity| keys(list(&activity.purposes).iter()));
        let categories =
            [before, activity].map(|activity| keys(list(&activity.categories).iter().map(|category| &category.is)));
        let same_scope = |a: &Ground, b: &Ground| {
            let same = |a: &[String], b: &[String], known: &[BTreeSet<&String>; 2]| {
                a.is_empty() == b.is_empty() && lasting(a, &known[0], &known[1]) == lasting(b, &known[1], &known[0])
            };
            same(&a.purposes, &b.purposes, &purposes) && same(&a.categories, &b.categories, &categories)
        };
        let basis = |ground: &Ground| ground.basis.as_ref().and_then(|basis| basis.key.clone());
        // Article 6, 9 or 10: a ground takes the place of another of the same article.
        let article =
            |ground: &Ground| basis(ground).map(|basis| basis.split('-').next().unwrap_or_default().to_owned());
        let tests: [Test<Ground>; 5] = [
            &|a, b| a == b,
            &|a, b| same_scope(a, b) && basis(a) == basis(b),
            &|a, b| same_scope(a, b) && article(a) == article(b),
            &|a, b| basis(a).is_some() && basis(a) == basis(b),
            &same_scope,
        ];
        let paired = pair(list(&before.grounds), list(grounds), &tests);
        let path = format!("{}.grounds", under.path);
        let class = Class::Material(Trigger::Ground);
        for ground in paired.come {
            let mut arguments = under.about();
            arguments.extend([("ground", new.ground_of(ground)), ("new", new.ground(ground))]);
            self.tell("ground-added", &path, class, arguments);
        }
        for ground in paired.gone {
            let mut arguments = under.about();
            arguments.extend([("ground", old.ground_of(ground)), ("old", old.ground(ground))]);
            self.tell("ground-removed", &path, class, arguments);
        }
        for (was, ground) in paired.both {
            if !same_scope(was, ground) {
                let mut arguments = under.about();
                arguments.extend([
                    ("ground", new.ground(ground)),
                    ("old", old.ground_of(was)),
                    ("new", new.ground_of(ground)),
                ]);
                self.tell("ground-scope", &path, class, arguments);
            }
            let only_law = Ground { law: ground.law.clone(), ..was.clone() };
            let only_law = was.law != ground.law && new.ground(&only_law).is_like(&new.ground(ground));
            let (code, weight) = match only_law {
                true => ("ground-law", Weight::MINOR),
                false => ("ground-is", Weight::any(Trigger::Ground)),
            };
            let mut fact = under.single(code, "grounds", weight);
            fact.about.push(("ground", new.ground_of(ground)));
            self.single(fact, Some(old.ground(was)), Some(new.ground(ground)));
        }
    }

    pub fn sources(
        &mut self,
        under: &Under,
        before: &Activity,
        activity: &Activity,
        sources: &Option<Told<Vec<Source>>>,
    ) {
        let from = |source: &Source| match &source.from {
            Some(from) => Argument::listed(Vocabulary::Source, from),
            None => Argument::said("change-source-self", Vec::new()),
        };
        let all = |sources: &Vec<Source>| Argument::List(sources.iter().map(from).collect());
        if self.open(&under.hidden("sources", Trigger::Data), &before.sources, sources, &all).is_none() {
            return;
        }
        let paired = pair(list(&before.sources), list(sources), &[&|a, b| a == b, &|a, b| from(a).is_like(&from(b))]);
        let path = format!("{}.sources", under.path);
        let come = paired.come.iter().map(|source| ("source-added", *source, activity, Class::Material(Trigger::Data)));
        let gone = paired.gone.iter().map(|source| ("source-removed", *source, before, Class::Minor));
        for (code, source, activity, class) in come.chain(gone) {
            let mut arguments = under.about();
            arguments.push(("from", from(source)));
            let form = if source.categories.is_empty() { "plain" } else { "categories" };
            arguments.push(("form", Argument::key(form)));
            if !source.categories.is_empty() {
                arguments.push(("categories", phrase::data(list(&activity.categories), &source.categories)));
            }
            self.tell(code, &path, class, arguments);
        }
        for (was, source) in paired.both {
            let Source { from: _, categories, public, told, exception } = source;
            let fact = |code, weight| {
                let mut fact = under.single(code, "sources", weight);
                fact.about.push(("from", from(source)));
                fact
            };
            let [mut old_keys, mut new_keys] = [was.categories.clone(), categories.clone()];
            old_keys.sort();
            new_keys.sort();
            if old_keys != new_keys {
                let data = |activity: &Activity, keys: &[String]| match keys {
                    [] => Argument::said("change-all-data", Vec::new()),
                    keys => phrase::data(list(&activity.categories), keys),
                };
                let fewer = was.categories.is_empty()
                    || (!categories.is_empty() && new_keys.iter().all(|key| old_keys.contains(key)));
                let mut arguments = fact("source-categories", Weight::MINOR).about;
                arguments.extend([("old", data(before, &was.categories)), ("new", data(activity, categories))]);
                let class = if fewer { Class::Minor } else { Class::Material(Trigger::Data) };
                self.tell("source-categories", &path, class, arguments);
            }
            let truth = |public: &Option<bool>| public.map(Argument::truth);
            self.single(fact("source-public", Weight::MINOR), truth(&was.public), truth(public));
            let when = |told: &Option<String>| {
                told.as_ref().map(|told| match told.as_str() {
                    "first-contact" => Argument::said("source-told-first-contact", Vec::new()),
                    "first-disclosure" => Argument::said("source-told-first-disclosure", Vec::new()),
                    period => Argument::said("source-told-within", vec![("period", Argument::period(period))]),
                })
            };
            self.single(fact("source-told", Weight::loss(Trigger::Rights)), when(&was.told), when(told));
            self.words(fact("source-exception", Weight::gain(Trigger::Rights)), &was.exception, exception);
        }
    }

    pub fn obligation(&mut self, under: &Under, old: &Option<Told<Obligation>>, new: &Option<Told<Obligation>>) {
        let kind = |obligation: &Obligation| {
            Argument::said("change-obligation-kind", vec![("kind", Argument::key(&obligation.kind))])
        };
        let sentences = |obligation: &Obligation| {
            let kind = vec![("kind", kind(obligation))];
            Argument::Sentences(vec![Argument::said("change-obligation-said", kind)])
        };
        let Some((old, new)) = self.open(&under.hidden("obligation", Trigger::Data), old, new, &sentences) else {
            return;
        };
        let weight = Weight::any(Trigger::Data);
        self.single(under.single("obligation", "obligation", weight), old.map(kind), new.map(kind));
        let (Some(was), Some(Obligation { kind: _, consequence, please_do_not_send, law })) = (old, new) else {
            return;
        };
        self.words(under.single("obligation-consequence", "obligation", weight), &was.consequence, consequence);
        let please = under.single("obligation-do-not-send", "obligation", Weight::MINOR);
        self.words(please, &was.please_do_not_send, please_do_not_send);
        let named = |law: &Option<String>| law.as_deref().map(Argument::law);
        self.single(under.single("obligation-law", "obligation", Weight::MINOR), named(&was.law), named(law));
    }
}
