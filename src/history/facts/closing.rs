//! What the policy is called, what it promises, and how it ends.

use crate::model::public_facts::{Breach, Changes, Claim, PublicFacts, Reuse, Signature, Term};
use crate::model::vocabulary::Vocabulary;

use super::argument::{Argument, same_period};
use super::differ::{Differ, Many, Single, Weight};
use super::hidden::Hidden;
use super::pair::pair;
use super::phrase;
use super::{Class, Trigger};

impl Differ<'_> {
    /// Everything, in the order in which a policy says it.
    pub fn all(&mut self) {
        let PublicFacts {
            // What the program and the addresses know it by.
            schema: _,
            policy: _,
            formerly: _,
            firm_formerly: _,
            title,
            description,
            governing_language,
            controller,
            contact,
            dpo,
            joint_controllers,
            complaints,
            audiences,
            activities,
            recipients,
            systems,
            processing_for_customers,
            cookies,
            cookie_use,
            rights,
            asking,
            consents,
            claims,
            measures,
            breach,
            reuse,
            changes,
            signatures,
        } = self.new;
        let old = self.old;
        let named = |code, path: &str| Single { code, path: path.to_owned(), weight: Weight::MINOR, about: Vec::new() };
        self.words(named("title", "policy.title"), &Some(old.title.clone()), &Some(title.clone()));
        self.controller(&old.controller, controller);
        self.contact(&old.contact, contact);
        self.dpo(&old.dpo, dpo);
        self.joint_controllers(&old.joint_controllers, joint_controllers);
        self.audiences(&old.audiences, audiences);
        self.activities(&old.activities, activities);
        self.recipients(&old.recipients, recipients);
        self.systems(&old.systems, systems);
        self.cookies(&old.cookies, cookies);
        self.cookie_use(old.cookie_use.as_ref(), cookie_use.as_ref());
        self.rights(&old.rights, rights);
        self.asking(old.asking.as_ref(), asking.as_ref());
        self.consents(&old.consents, consents);
        self.complaints(&old.complaints, complaints);
        self.processings(&old.processing_for_customers, processing_for_customers);
        self.claims(&old.claims, claims);
        let protects = Many {
            added: "measure-added",
            removed: "measure-removed",
            path: "security.measures".to_owned(),
            weight: Weight::loss(Trigger::Promise),
            about: Vec::new(),
        };
        self.many(
            protects,
            &phrase::terms(Vocabulary::Measure, &old.measures),
            &phrase::terms(Vocabulary::Measure, measures),
        );
        self.breach(old.breach.as_ref(), breach.as_ref());
        self.words(named("description", "policy.description"), &old.description, description);
        let language = |code: &Option<String>| {
            let named = |code| Argument::said("change-language", vec![("language", Argument::key(code))]);
            code.as_deref().map(named)
        };
        let governs = named("governing-language", "policy.governing-language");
        self.single(governs, language(&old.governing_language), language(governing_language));
        self.reuse(old.reuse.as_ref(), reuse.as_ref());
        self.changes_promised(old.changes.as_ref(), changes.as_ref());
        self.signatures(&old.signatures, signatures);
    }

    /// A promise that is withdrawn or worded otherwise is one the reader may have relied on.
    fn claims(&mut self, old: &[Claim], new: &[Claim]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.id == b.id]);
        let sentence = |claim: &Claim| vec![("claim", Argument::listed(Vocabulary::Claim, &claim.sentence))];
        let path = |claim: &Claim| format!("claim.{}", claim.id);
        for claim in paired.come {
            self.tell("claim-added", &path(claim), Class::Minor, sentence(claim));
        }
        for claim in paired.gone {
            self.tell("claim-withdrawn", &path(claim), Class::Material(Trigger::Promise), sentence(claim));
        }
        for (before, claim) in paired.both {
            let Claim { id: _, sentence: words, scope } = claim;
            let said = |term: &Term| Some(Argument::listed(Vocabulary::Claim, term));
            let worded = Single {
                code: "claim-wording",
                path: path(claim),
                weight: Weight::any(Trigger::Promise),
                about: Vec::new(),
            };
            self.single(worded, said(&before.sentence), said(words));
            let mut scopes = [before, claim].map(|claim| claim.scope.clone());
            scopes.iter_mut().for_each(|scope| scope.sort());
            if scopes[0] != scopes[1] {
                // To be for everything is the widest promise.
                let wider = scope.is_empty()
                    || (!before.scope.is_empty() && before.scope.iter().all(|activity| scope.contains(activity)));
                let class = if wider { Class::Minor } else { Class::Material(Trigger::Promise) };
                let mut arguments = sentence(claim);
                arguments.push(("old", phrase::activities_or_all(self.old, &before.scope)));
                arguments.push(("new", phrase::activities_or_all(self.new, scope)));
                self.tell("claim-scope", &path(claim), class, arguments);
            }
        }
    }

    /// What is promised for the case of a breach.
    fn breach(&mut self, old: Option<&Breach>, new: Option<&Breach>) {
        let empty = Breach { authority_hours: None, informs: Vec::new(), when: None, trigger: None };
        let Breach { authority_hours, informs, when, trigger } = new.unwrap_or(&empty);
        let before = old.unwrap_or(&empty);
        let promised = |code, key: &str| Single {
            code,
            path: format!("breach.{key}"),
            weight: Weight::loss(Trigger::Promise),
            about: Vec::new(),
        };
        if old.is_some() != new.is_some() && before == new.unwrap_or(&empty) {
            let how = Argument::key(if new.is_some() { "added" } else { "removed" });
            self.tell("breach", "breach", Class::Minor, vec![("how", how)]);
        }
        let hours = |hours: &Option<u32>| hours.map(|hours| Argument::Number(i64::from(hours)));
        let mut told = promised("breach-hours", "authority-hours");
        if authority_hours.unwrap_or(u32::MAX) < before.authority_hours.unwrap_or(u32::MAX) {
            told.weight.changed = Class::Minor;
        }
        self.single(told, hours(&before.authority_hours), hours(authority_hours));
        let informed = Many {
            added: "breach-informs-added",
            removed: "breach-informs-removed",
            path: "breach.informs".to_owned(),
            weight: Weight::loss(Trigger::Promise),
            about: Vec::new(),
        };
        let people = |terms: &[Term]| phrase::terms(Vocabulary::Subject, terms);
        self.many(informed, &people(&before.informs), &people(informs));
        self.words(promised("breach-when", "when"), &before.when, when);
        self.words(promised("breach-trigger", "trigger"), &before.trigger, trigger);
    }

    fn reuse(&mut self, old: Option<&Reuse>, new: Option<&Reuse>) {
        let single = |code, key: &str| Single {
            code,
            path: format!("policy.reuse.{key}"),
            weight: Weight::MINOR,
            about: Vec::new(),
        };
        let allowed = |reuse: Option<&Reuse>| reuse.map(|reuse| Argument::truth(reuse.allowed));
        self.single(single("reuse-allowed", "allowed"), allowed(old), allowed(new));
        let terms = |reuse: Option<&Reuse>| reuse.and_then(|Reuse { allowed: _, terms }| terms.clone());
        self.words(single("reuse-terms", "terms"), &terms(old), &terms(new));
    }

    /// What is promised about changes of the policy itself.
    fn changes_promised(&mut self, old: Option<&Changes>, new: Option<&Changes>) {
        let empty = Changes { current_edition_at: None, available_from: None, notice: None, channel: None };
        let Changes { current_edition_at, available_from, notice, channel } = new.unwrap_or(&empty);
        let before = old.unwrap_or(&empty);
        if old.is_some() != new.is_some() && before == new.unwrap_or(&empty) {
            let how = Argument::key(if new.is_some() { "added" } else { "removed" });
            self.tell("changes", "changes", Class::Minor, vec![("how", how)]);
        }
        let single =
            |code, key: &str, weight| Single { code, path: format!("changes.{key}"), weight, about: Vec::new() };
        let name = |name: &Option<String>| name.clone().map(Argument::Name);
        let at = single("changes-address", "current-edition-at", Weight::MINOR);
        self.single(at, name(&before.current_edition_at), name(current_edition_at));
        let day = |day: &Option<String>| day.clone().map(Argument::Day);
        let from = single("changes-from", "available-from", Weight::MINOR);
        self.single(from, day(&before.available_from), day(available_from));
        let period = |period: &Option<String>| period.clone().map(Argument::Period);
        let mut told = single("changes-notice", "notice", Weight::loss(Trigger::Promise));
        if let (Some(old), Some(new)) = (&before.notice, notice)
            && !same_period(old, new)
            && phrase::longer(old, new)
        {
            told.weight.changed = Class::Minor;
        }
        self.single(told, period(&before.notice), period(notice));
        let by = single("changes-channel", "channel", Weight::loss(Trigger::Promise));
        self.words(by, &before.channel, channel);
    }

    fn signatures(&mut self, old: &[Signature], new: &[Signature]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.name.is_some() && a.name == b.name, &|_, _| true]);
        for signature in paired.come {
            let signed = vec![("who", phrase::signer(signature))];
            self.tell("signature-added", "signature", Class::Minor, signed);
        }
        for signature in paired.gone {
            let signed = vec![("who", phrase::signer(signature))];
            self.tell("signature-removed", "signature", Class::Minor, signed);
        }
        for (before, signature) in paired.both {
            let Signature { place, date, name, title } = signature;
            let single = |code, key: &str| Single {
                code,
                path: format!("signature.{key}"),
                weight: Weight::MINOR,
                about: Vec::new(),
            };
            let hidden = |key: &str| Hidden {
                path: format!("signature.{key}"),
                class: Class::Minor,
                what: Argument::said("change-what-signature", vec![("fact", Argument::key(key))]),
            };
            let named = |name: &String| Argument::name(name);
            if let Some((old, new)) = self.open(&hidden("name"), &before.name, name, &named) {
                self.single(single("signature-name", "name"), old.map(named), new.map(named));
            }
            let said = |title: &Option<Term>| title.as_ref().map(Argument::words);
            self.single(single("signature-title", "title"), said(&before.title), said(title));
            let where_signed = |place: &Option<String>| place.clone().map(Argument::Name);
            self.single(single("signature-place", "place"), where_signed(&before.place), where_signed(place));
            let day = |day: &String| Argument::Day(day.clone());
            if let Some((old, new)) = self.open(&hidden("date"), &before.date, date, &day) {
                self.single(single("signature-date", "date"), old.map(day), new.map(day));
            }
        }
    }
}
