//! Where data lies, and what is done for customers (GDPR Art. 28(3)).

use crate::model::public_facts::{Processing, System, Term};
use crate::model::vocabulary::Vocabulary;

use super::activity::{Under, list};
use super::argument::Argument;
use super::differ::{Differ, Many, Single, Weight};
use super::pair::pair;
use super::{Class, Trigger, phrase};

impl Differ<'_> {
    pub fn systems(&mut self, old: &[System], new: &[System]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.id == b.id]);
        let (old_facts, new_facts) = (self.old, self.new);
        for (code, facts, systems) in
            [("system-added", new_facts, paired.come), ("system-removed", old_facts, paired.gone)]
        {
            for system in systems {
                let used = facts.activities.iter().filter(|activity| activity.systems.contains(&system.id));
                let ids: Vec<String> = used.map(|activity| activity.id.clone()).collect();
                let mut arguments = vec![("system", phrase::system_phrase(system))];
                arguments.push(("form", Argument::key(if ids.is_empty() { "plain" } else { "activities" })));
                if !ids.is_empty() {
                    arguments.push(("activities", phrase::activities(facts, &ids)));
                }
                self.tell(code, &format!("system.{}", system.id), Class::Minor, arguments);
            }
        }
        for (before, system) in paired.both {
            let System { id, formerly: _, kind, name, location, recipient, measures, backup, mirror } = system;
            let path = format!("system.{id}");
            let about = vec![("system", phrase::system_phrase(system))];
            let fact =
                |code, key: &str, weight| Single { code, path: format!("{path}.{key}"), weight, about: about.clone() };
            let kinds = |kind: &Term| Some(Argument::listed(Vocabulary::SystemKind, kind));
            self.single(fact("system-kind", "kind", Weight::MINOR), kinds(&before.kind), kinds(kind));
            let named = |name: &Option<String>| name.clone().map(Argument::Name);
            let mut called = fact("system-name", "name", Weight::MINOR);
            called.about.push(("kind", Argument::listed(Vocabulary::SystemKind, kind)));
            self.single(called, named(&before.name), named(name));
            self.words(fact("system-location", "location", Weight::MINOR), &before.location, location);
            let run_by = |facts, id: &Option<String>| id.as_ref().map(|id| phrase::recipient_named(facts, id));
            if before.recipient != *recipient {
                let run = fact("system-recipient", "recipient", Weight::gain(Trigger::Recipient));
                self.single(run, run_by(self.old, &before.recipient), run_by(self.new, recipient));
            }
            let protects = Many {
                added: "system-measure-added",
                removed: "system-measure-removed",
                path: format!("{path}.measures"),
                weight: Weight::loss(Trigger::Promise),
                about: about.clone(),
            };
            let terms = |terms: &[Term]| phrase::terms(Vocabulary::Measure, terms);
            self.many(protects, &terms(&before.measures), &terms(measures));
            let copy = |facts, id: &Option<String>| id.as_ref().map(|id| phrase::system(facts, id));
            if before.backup != *backup {
                let kept = fact("system-backup", "backup", Weight::MINOR);
                self.single(kept, copy(self.old, &before.backup), copy(self.new, backup));
            }
            if before.mirror != *mirror {
                let kept = fact("system-mirror", "mirror", Weight::MINOR);
                self.single(kept, copy(self.old, &before.mirror), copy(self.new, mirror));
            }
        }
    }

    pub fn processings(&mut self, old: &[Processing], new: &[Processing]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.id == b.id]);
        let path = |one: &Processing| format!("processing-for-customers.{}", one.id);
        for one in paired.come {
            let title = vec![("activity", phrase::heading(&one.title))];
            self.tell("processing-added", &path(one), Class::Material(Trigger::Purpose), title);
        }
        for one in paired.gone {
            let title = vec![("activity", phrase::heading(&one.title))];
            self.tell("processing-removed", &path(one), Class::Minor, title);
        }
        for (before, one) in paired.both {
            self.processing(before, one, path(one));
        }
    }

    fn processing(&mut self, before: &Processing, one: &Processing, path: String) {
        let Processing {
            id: _,
            formerly: _,
            title,
            audience,
            subjects,
            categories,
            subject_matter,
            nature,
            purpose,
            duration,
            systems,
            sub_processors,
            notice,
            object_within,
            at_end,
            retention,
            remark,
        } = one;
        let under = Under { path, title: phrase::heading(title) };
        let renamed = Single {
            code: "activity-title",
            path: format!("{}.title", under.path),
            weight: Weight::MINOR,
            about: Vec::new(),
        };
        self.single(renamed, Some(phrase::heading(&before.title)), Some(under.title.clone()));
        self.audience_of(&under, &before.audience, audience);
        self.subjects(&under, &before.subjects, subjects);
        self.categories(&under, &before.categories, categories);
        let words = |term: &Term| Argument::words(term);
        let purposes = |term: &Term| Argument::listed(Vocabulary::Purpose, term);
        let to = |term: &Term| {
            let purpose = Argument::listed(Vocabulary::Purpose, term);
            Argument::said("change-to", vec![("items", Argument::List(vec![purpose]))])
        };
        let facts: [(&'static str, &'static str, Trigger, &_, &_); 4] = [
            ("processing-subject-matter", "subject-matter", Trigger::Purpose, &before.subject_matter, subject_matter),
            ("processing-nature", "nature", Trigger::Purpose, &before.nature, nature),
            ("processing-duration", "duration", Trigger::Retention, &before.duration, duration),
            ("processing-at-end", "at-end", Trigger::Retention, &before.at_end, at_end),
        ];
        for (code, key, trigger, old, new) in facts {
            if let Some((old, new)) = self.open(&under.hidden(key, trigger), old, new, &words) {
                self.single(under.single(code, key, Weight::any(trigger)), old.map(words), new.map(words));
            }
        }
        let hidden = under.hidden("purpose", Trigger::Purpose);
        if let Some((old, new)) = self.open(&hidden, &before.purpose, purpose, &to) {
            let fact = under.single("processing-purpose", "purpose", Weight::any(Trigger::Purpose));
            self.single(fact, old.map(purposes), new.map(purposes));
        }
        self.systems_of(&under, &before.systems, systems);
        // One that came or went altogether is told as that.
        let lasting = |ids: &[String], facts| -> Vec<Argument> {
            let both = |id: &&String| {
                phrase::recipient_by_id(self.old, id).is_some() == phrase::recipient_by_id(self.new, id).is_some()
            };
            ids.iter().filter(both).map(|id| phrase::recipient_named(facts, id)).collect()
        };
        let (old, new) = (lasting(&before.sub_processors, self.new), lasting(sub_processors, self.new));
        let codes = ["processing-sub-added", "processing-sub-removed"];
        self.many(under.many(codes, "sub-processors", Weight::gain(Trigger::Recipient)), &old, &new);
        let period = |period: &String| Argument::period(period);
        let promises: [(&'static str, &'static str, &_, &_); 2] = [
            ("processing-notice", "notice", &before.notice, notice),
            ("processing-object", "object-within", &before.object_within, object_within),
        ];
        for (code, key, old, new) in promises {
            if let Some((old, new)) = self.open(&under.hidden(key, Trigger::Promise), old, new, &period) {
                let mut fact = under.single(code, key, Weight::loss(Trigger::Promise));
                if let (Some(old), Some(new)) = (old, new)
                    && phrase::longer(old, new)
                {
                    fact.weight.changed = Class::Minor;
                }
                self.single(fact, old.map(period), new.map(period));
            }
        }
        self.retentions(&under, [list(&before.categories), list(categories)], &before.retention, retention);
        self.words(under.single("activity-remark", "remark", Weight::MINOR), &before.remark, remark);
    }
}
