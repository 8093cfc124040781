//! Who receives data, in which country, and what protects it there.

use crate::model::public_facts::{Activity, Disclosure, PublicFacts, Recipient, Term, Told, Transfer};
use crate::model::vocabulary::Vocabulary;

use super::activity::{Under, list};
use super::argument::{Argument, Arguments};
use super::differ::{Differ, Many, Single, Weight};
use super::hidden::Hidden;
use super::pair::{Test, pair};
use super::{Class, Trigger, phrase};

/// The role in which a recipient gets data, where it is one and the same everywhere; `processor` before others where
/// it differs, and `unstated` where none is told.
fn role_of(facts: &PublicFacts, id: &str) -> String {
    let disclosures = facts.activities.iter().flat_map(|activity| &activity.disclosures);
    let roles: Vec<&String> = disclosures
        .filter(|disclosure| disclosure.to == id)
        .filter_map(|disclosure| match &disclosure.role {
            Some(Told::Value(role)) => role.key.as_ref(),
            _ => None,
        })
        .collect();
    let sub = facts.processing_for_customers.iter().any(|one| one.sub_processors.iter().any(|sub| sub == id));
    match roles.first() {
        Some(first) if roles.iter().all(|role| role == first) => (*first).clone(),
        Some(_) => "other".to_owned(),
        None if sub => "sub-processor".to_owned(),
        None => "unstated".to_owned(),
    }
}

/// The activities, and what is done for customers, in which a recipient gets data.
fn places_of(facts: &PublicFacts, id: &str) -> Vec<String> {
    let activities = facts.activities.iter();
    let gets = |activity: &&Activity| activity.disclosures.iter().any(|disclosure| disclosure.to == id);
    let own = activities.filter(gets).map(|activity| activity.id.clone());
    let processing = facts.processing_for_customers.iter();
    let works = processing.filter(|one| one.sub_processors.iter().any(|sub| sub == id)).map(|one| one.id.clone());
    own.chain(works).collect()
}

/// What a transfer rests on: "EU’s standardkontraktbestemmelser".
fn mechanism(transfer: &Transfer) -> Argument {
    let key = match (&transfer.mechanism, transfer.framework.as_deref()) {
        (Some(Told::Value(mechanism)), Some("eu-us-dpf")) if mechanism.key.as_deref() == Some("adequacy") => "dpf",
        (Some(Told::Value(mechanism)), _) => mechanism.key.as_deref().unwrap_or_default(),
        (Some(Told::Withheld { .. }), _) => "withheld",
        (None, _) => "unstated",
    };
    Argument::said("change-mechanism", vec![("mechanism", Argument::key(key))])
}

/// Whether a recipient of this id came or went, which is told as that.
fn in_one_only(old: &PublicFacts, new: &PublicFacts, id: &str) -> bool {
    phrase::recipient_by_id(old, id).is_some() != phrase::recipient_by_id(new, id).is_some()
}

impl Differ<'_> {
    pub fn recipients(&mut self, old: &[Recipient], new: &[Recipient]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.id == b.id]);
        for recipient in paired.come {
            self.recipient_added(recipient);
        }
        for recipient in paired.gone {
            let who = vec![("who", phrase::recipient(recipient))];
            self.tell("recipient-removed", &format!("recipient.{}", recipient.id), Class::Minor, who);
        }
        for (before, recipient) in paired.both {
            self.recipient(before, recipient);
        }
    }

    /// One change: who it is, what for, and what protects the data if it leaves the EEA.
    fn recipient_added(&mut self, recipient: &Recipient) {
        let country = match &recipient.country {
            Some(Told::Value(code)) => Some(Argument::Country(code.clone())),
            _ => None,
        };
        let mut arguments = vec![
            ("role", Argument::key(role_of(self.new, &recipient.id))),
            ("who", phrase::recipient(recipient)),
            ("form", Argument::key(if country.is_some() { "country" } else { "plain" })),
        ];
        arguments.extend(country.map(|country| ("country", country)));
        let mut said = vec![Argument::said("change-recipient-new", arguments)];
        let places = places_of(self.new, &recipient.id);
        if !places.is_empty() {
            let activities = vec![("activities", phrase::activities(self.new, &places))];
            said.push(Argument::said("applies-to-activities", activities));
        }
        let third = phrase::third_countries(recipient);
        let (code, class) = if third.is_empty() && recipient.transfers.is_empty() {
            ("recipient-added", Class::Material(Trigger::Recipient))
        } else {
            said.push(Argument::said("change-leaves-eea", Vec::new()));
            let (reserve, first): (Vec<&Transfer>, Vec<&Transfer>) =
                recipient.transfers.iter().partition(|transfer| transfer.fallback);
            for (message, transfers) in [("change-transfer-rests", first), ("change-transfer-reserve", reserve)] {
                if !transfers.is_empty() {
                    let mechanisms = Argument::List(transfers.into_iter().map(mechanism).collect());
                    said.push(Argument::said(message, vec![("mechanisms", mechanisms)]));
                }
            }
            ("recipient-added-outside-eea", Class::Material(Trigger::Transfer))
        };
        if let Some(from) = &recipient.from {
            said.push(Argument::said("change-used-from", vec![("date", Argument::Day(from.clone()))]));
        }
        let said = vec![("said", Argument::Sentences(said))];
        self.tell(code, &format!("recipient.{}", recipient.id), class, said);
    }

    fn recipient(&mut self, before: &Recipient, recipient: &Recipient) {
        let Recipient { id, formerly: _, name, kind, country, agreement, website, transfers, from, sub_processors } =
            recipient;
        let path = format!("recipient.{id}");
        let about = vec![("who", phrase::short_recipient(recipient))];
        let kinds = |kind: &Term| Some(Argument::listed(Vocabulary::RecipientKind, kind));
        let fact = |code, key: &str, weight, about: &Arguments| Single {
            code,
            path: format!("{path}.{key}"),
            weight,
            about: about.clone(),
        };
        let hidden = |key: &'static str, trigger| {
            let who = match key {
                "name" => Argument::listed(Vocabulary::RecipientKind, kind),
                _ => phrase::short_recipient(recipient),
            };
            Hidden {
                path: format!("{path}.{key}"),
                class: Class::Material(trigger),
                what: Argument::said("change-what-of-recipient", vec![("fact", Argument::key(key)), ("who", who)]),
            }
        };
        let called = |name: &String| Argument::name(name);
        if let Some((old, new)) = self.open(&hidden("name", Trigger::Recipient), &before.name, name, &called) {
            let about = vec![("kind", Argument::listed(Vocabulary::RecipientKind, kind))];
            let fact = fact("recipient-name", "name", Weight::any(Trigger::Recipient), &about);
            self.single(fact, old.map(called), new.map(called));
        }
        self.single(
            fact("recipient-kind", "kind", Weight::any(Trigger::Recipient), &about),
            kinds(&before.kind),
            kinds(kind),
        );
        let code_of = |code: &String| Argument::Country(code.clone());
        if let Some((old, new)) = self.open(&hidden("country", Trigger::Transfer), &before.country, country, &code_of) {
            let leaves = new.is_some_and(|code| phrase::outside_eea(code));
            let (code, weight) = match leaves {
                true => ("recipient-country-outside-eea", Weight::any(Trigger::Transfer)),
                false => ("recipient-country", Weight::MINOR),
            };
            self.single(fact(code, "country", weight, &about), old.map(code_of), new.map(code_of));
        }
        let made = |made: &bool| Argument::truth(*made);
        let contract = |made: &bool| Argument::said("change-agreement", vec![("made", Argument::truth(*made))]);
        if let Some((old, new)) =
            self.open(&hidden("agreement", Trigger::Promise), &before.agreement, agreement, &contract)
        {
            let mut fact = fact("recipient-agreement", "agreement", Weight::loss(Trigger::Promise), &about);
            if new == Some(&true) {
                fact.weight = Weight::MINOR;
            }
            self.single(fact, old.map(made), new.map(made));
        }
        let address = |address: &Option<String>| address.clone().map(Argument::Name);
        self.single(
            fact("recipient-website", "website", Weight::MINOR, &about),
            address(&before.website),
            address(website),
        );
        self.transfers(before, recipient, transfers);
        let day = |day: &Option<String>| day.clone().map(Argument::Day);
        self.single(fact("recipient-from", "from", Weight::MINOR, &about), day(&before.from), day(from));
        let subs = Many {
            added: "recipient-sub-added",
            removed: "recipient-sub-removed",
            path: format!("{path}.sub-processors"),
            weight: Weight::gain(Trigger::Recipient),
            about,
        };
        let named = |facts: &PublicFacts, ids: &[String]| -> Vec<Argument> {
            let same = ids.iter().filter(|id| !in_one_only(self.old, self.new, id));
            same.map(|id| phrase::recipient_named(facts, id)).collect()
        };
        let (old, new) = (named(self.new, &before.sub_processors), named(self.new, sub_processors));
        self.many(subs, &old, &new);
    }

    fn transfers(&mut self, before: &Recipient, recipient: &Recipient, transfers: &[Transfer]) {
        let path = format!("recipient.{}.transfer", recipient.id);
        let country = |transfer: &Transfer, recipient: &Recipient| match (&transfer.country, &recipient.country) {
            (Some(code), _) => Some(code.clone()),
            (None, Some(Told::Value(code))) => Some(code.clone()),
            (None, _) => None,
        };
        let same_country = |a: &Transfer, b: &Transfer| country(a, before) == country(b, recipient);
        let tests: [Test<Transfer>; 3] =
            [&|a, b| a == b, &|a, b| a.fallback == b.fallback && same_country(a, b), &|a, b| {
                a.fallback == b.fallback || same_country(a, b)
            }];
        let paired = pair(&before.transfers, transfers, &tests);
        let about = |transfer: &Transfer, recipient: &Recipient| {
            let code = country(transfer, recipient);
            let mut arguments = vec![
                ("who", phrase::short_recipient(recipient)),
                ("fallback", Argument::truth(transfer.fallback)),
                ("form", Argument::key(if code.is_some() { "country" } else { "plain" })),
            ];
            arguments.extend(code.map(|code| ("country", Argument::Country(code))));
            arguments
        };
        let known: Vec<Option<String>> = before.transfers.iter().map(|transfer| country(transfer, before)).collect();
        for transfer in paired.come {
            let mut arguments = about(transfer, recipient);
            if known.contains(&country(transfer, recipient)) {
                arguments.retain(|(name, _)| *name != "form");
                arguments.push(("form", Argument::key("plain")));
            }
            arguments.push(("mechanism", mechanism(transfer)));
            self.tell("transfer-added", &path, Class::Material(Trigger::Transfer), arguments);
        }
        for transfer in paired.gone {
            // A protection that is gone while data still leaves is no favour.
            let still = !transfers.is_empty() || !phrase::third_countries(recipient).is_empty();
            let class = if still { Class::Material(Trigger::Transfer) } else { Class::Minor };
            let mut arguments = about(transfer, before);
            arguments.push(("mechanism", mechanism(transfer)));
            self.tell("transfer-removed", &path, class, arguments);
        }
        for (was, transfer) in paired.both {
            let Transfer { country: own, mechanism: rests, framework, fallback, copy } = transfer;
            let fact = |code, weight| Single { code, path: path.clone(), weight, about: about(transfer, recipient) };
            let weight = Weight::any(Trigger::Transfer);
            if was.country != *own {
                let code = |transfer, recipient| country(transfer, recipient).map(Argument::Country);
                let (old, new) = (code(was, before), code(transfer, recipient));
                self.single(fact("transfer-country", weight), old, new);
            }
            let hidden = Hidden {
                path: path.clone(),
                class: Class::Material(Trigger::Transfer),
                what: Argument::said(
                    "change-what-of-recipient",
                    vec![("fact", Argument::key("mechanism")), ("who", phrase::short_recipient(recipient))],
                ),
            };
            let said = |_: &Term| mechanism(if rests.as_ref().is_some_and(is_value) { transfer } else { was });
            if self.open(&hidden, &was.mechanism, rests, &said).is_some() {
                let (old, new) = (mechanism(was), mechanism(transfer));
                self.single(fact("transfer-mechanism", weight), Some(old), Some(new));
            }
            let plain_framework = |transfer: &Transfer| match mechanism(transfer).is_like(&said_dpf()) {
                true => None,
                false => transfer.framework.clone().map(Argument::Name),
            };
            if was.framework != *framework {
                let (old, new) = (plain_framework(was), plain_framework(transfer));
                self.single(fact("transfer-framework", weight), old, new);
            }
            if was.fallback != *fallback {
                let mut arguments = about(transfer, recipient);
                arguments.push(("mechanism", mechanism(transfer)));
                self.tell("transfer-fallback", &path, Class::Material(Trigger::Transfer), arguments);
            }
            let route = |copy: &Option<String>| {
                copy.as_ref().map(|copy| match copy.as_str() {
                    "on-request" => Argument::said("transfer-copy-request", Vec::new()),
                    url => Argument::said("transfer-copy-url", vec![("url", Argument::name(url))]),
                })
            };
            self.single(fact("transfer-copy", Weight::MINOR), route(&was.copy), route(copy));
        }
    }

    pub fn disclosures(&mut self, under: &Under, before: &Activity, activity: &Activity, disclosures: &[Disclosure]) {
        let known = |disclosure: &&Disclosure| !in_one_only(self.old, self.new, &disclosure.to);
        let old: Vec<Disclosure> = before.disclosures.iter().filter(known).cloned().collect();
        let new: Vec<Disclosure> = disclosures.iter().filter(known).cloned().collect();
        let tests: [Test<Disclosure>; 4] = [
            &|a, b| a == b,
            &|a, b| a.to == b.to && a.role == b.role && a.when == b.when,
            &|a, b| a.to == b.to && a.role == b.role,
            &|a, b| a.to == b.to,
        ];
        let paired = pair(&old, &new, &tests);
        let path = |disclosure: &Disclosure| format!("{}.disclosure.{}", under.path, disclosure.to);
        let about = |facts: &PublicFacts, disclosure: &Disclosure| {
            let mut arguments = under.about();
            arguments.push(("who", phrase::recipient_named(facts, &disclosure.to)));
            arguments
        };
        for disclosure in paired.come {
            let recipient = phrase::recipient_by_id(self.new, &disclosure.to);
            let third = recipient.map(phrase::third_countries).unwrap_or_default();
            let mut arguments = about(self.new, disclosure);
            let role = match &disclosure.role {
                Some(Told::Value(role)) => role.key.clone().unwrap_or_default(),
                _ => "unstated".to_owned(),
            };
            arguments.push(("role", Argument::key(role)));
            let mut said = vec![Argument::said("change-disclosure-new", arguments)];
            let (code, trigger) = if third.is_empty() {
                ("disclosure-added", Trigger::Recipient)
            } else {
                said.push(Argument::said("change-leaves-eea-for", vec![("countries", phrase::countries(&third))]));
                ("disclosure-added-outside-eea", Trigger::Transfer)
            };
            let said = vec![("said", Argument::Sentences(said))];
            self.tell(code, &path(disclosure), Class::Material(trigger), said);
        }
        for disclosure in paired.gone {
            self.tell("disclosure-removed", &path(disclosure), Class::Minor, about(self.old, disclosure));
        }
        for (was, disclosure) in paired.both {
            self.disclosure(under, [before, activity], was, disclosure);
        }
    }

    fn disclosure(&mut self, under: &Under, activities: [&Activity; 2], was: &Disclosure, disclosure: &Disclosure) {
        let Disclosure { to, role, categories, when, basis, law, interest } = disclosure;
        let path = format!("{}.disclosure.{to}", under.path);
        let mut about = under.about();
        about.push(("who", phrase::recipient_named(self.new, to)));
        let fact = |code, weight| Single { code, path: path.clone(), weight, about: about.clone() };
        let mut what = about.clone();
        what.push(("fact", Argument::key("role")));
        let hidden = Hidden {
            path: path.clone(),
            class: Class::Material(Trigger::Recipient),
            what: Argument::said("change-what-of-recipient", what),
        };
        let said = |role: &Term| Argument::said("change-role", vec![("role", Argument::key_of(role))]);
        if let Some((old, new)) = self.open(&hidden, &was.role, role, &said) {
            let fact = fact("disclosure-role", Weight::any(Trigger::Recipient));
            self.single(fact, old.map(said), new.map(said));
        }
        let mut keys = [was.categories.clone(), categories.clone()];
        keys.iter_mut().for_each(|keys| keys.sort());
        if keys[0] != keys[1] {
            let data = |activity: &Activity, keys: &[String]| match keys {
                [] => Argument::said("change-all-data", Vec::new()),
                keys => phrase::data(list(&activity.categories), keys),
            };
            let fewer = keys[0].is_empty() || (!keys[1].is_empty() && keys[1].iter().all(|key| keys[0].contains(key)));
            let mut arguments = about.clone();
            arguments.push(("old", data(activities[0], &was.categories)));
            arguments.push(("new", data(activities[1], categories)));
            let class = if fewer { Class::Minor } else { Class::Material(Trigger::Recipient) };
            self.tell("disclosure-categories", &path, class, arguments);
        }
        let occasion = |when: &Option<Term>| when.as_ref().map(|when| Argument::listed(Vocabulary::Occasion, when));
        self.single(fact("disclosure-when", Weight::any(Trigger::Recipient)), occasion(&was.when), occasion(when));
        let article = |basis: &Option<Term>| basis.as_ref().and_then(|basis| basis.key.clone()).map(Argument::Basis);
        self.single(fact("disclosure-basis", Weight::any(Trigger::Ground)), article(&was.basis), article(basis));
        let named = |law: &Option<String>| law.as_deref().map(Argument::law);
        self.single(fact("disclosure-law", Weight::MINOR), named(&was.law), named(law));
        self.words(fact("disclosure-interest", Weight::any(Trigger::Ground)), &was.interest, interest);
    }
}

fn is_value<T>(told: &Told<T>) -> bool {
    matches!(told, Told::Value(_))
}

fn said_dpf() -> Argument {
    Argument::said("change-mechanism", vec![("mechanism", Argument::key("dpf"))])
}
