//! How long data is kept.

use crate::model::public_facts::{Category, Event, PublicFacts, Retention, Step, Term, Told};
use crate::model::vocabulary::Vocabulary;

use super::activity::{Under, list};
use super::argument::{Argument, Arguments, same_period};
use super::differ::{Differ, Single, Weight};
use super::pair::{Test, pair};
use super::{Class, Trigger, phrase};

/// One side of a comparison: the facts, and the categories that an entry may name.
#[derive(Clone, Copy, Debug)]
struct Side<'a> {
    /// The old facts and the new: names are today's on both sides.
    facts: [&'a PublicFacts; 2],
    categories: &'a [Category],
}

impl Side<'_> {
    /// "efter, at din reparationssag er afsluttet"
    fn start(&self, event: &Event) -> Argument {
        match event {
            Event::Named(event) => {
                Argument::said("retention-start-event", vec![("event", Argument::listed(Vocabulary::Event, event))])
            }
            Event::EndOf { cycle, of: None } => {
                Argument::said("retention-start-end-of", vec![("cycle", Argument::key(cycle))])
            }
            Event::EndOf { cycle, of: Some(of) } => Argument::said(
                "retention-start-end-of-event",
                vec![("cycle", Argument::key(cycle)), ("event", Argument::listed(Vocabulary::Event, of))],
            ),
            Event::DeletedFrom(system) => Argument::said(
                "retention-start-deleted",
                vec![("system", phrase::system_of(self.facts[0], self.facts[1], system))],
            ),
        }
    }

    /// "højst 60 dage efter, at din reparationssag er afsluttet"
    fn step(&self, step: &Step, before: Option<&Step>) -> Argument {
        let Step { system, after, period, bound, automatic } = step;
        let follows = matches!(after, Event::DeletedFrom(from) if before.is_some_and(|before| before.system == *from));
        let mut arguments = vec![
            ("system", Argument::Capital(Box::new(phrase::system_of(self.facts[0], self.facts[1], system)))),
            ("bound", Argument::key(bound)),
            ("period", Argument::period(period)),
        ];
        let said = if follows {
            Argument::said("chain-next", arguments.split_off(1))
        } else {
            let mut said = arguments.split_off(1);
            said.push(("start", self.start(after)));
            Argument::said("chain-step", said)
        };
        let said = match automatic {
            true => Argument::said("chain-automatic", vec![("step", said)]),
            false => said,
        };
        arguments.push(("said", said));
        Argument::said("change-step", arguments)
    }

    fn steps(&self, steps: &[Step]) -> Vec<Argument> {
        let before = |n: usize| n.checked_sub(1).and_then(|n| steps.get(n));
        steps.iter().enumerate().map(|(n, step)| self.step(step, before(n))).collect()
    }

    /// "disse oplysninger (cv og ansøgning)"
    fn these(&self, keys: &[String]) -> Argument {
        Argument::said("change-these-data", vec![("items", phrase::data(self.categories, keys))])
    }

    /// The whole entry in sentences.
    fn sentences(&self, entry: &Retention) -> Vec<Argument> {
        let Retention {
            rule,
            categories,
            when,
            period,
            bound,
            from,
            automatic,
            steps,
            words,
            law,
            then,
            archive,
            hold,
            review,
        } = entry;
        let mut arguments: Arguments = vec![("bound", Argument::key(bound.as_deref().unwrap_or("exactly")))];
        let what = match categories[..] {
            [] => Argument::said("retention-what-all", Vec::new()),
            _ => self.these(categories),
        };
        arguments.push(("what", what));
        arguments.push(("period", time(period)));
        let mut said = Vec::new();
        if let Some(when) = when {
            let when = Argument::Capital(Box::new(Argument::listed(Vocabulary::Outcome, when)));
            said.push(Argument::said("change-retention-when", vec![("when", when)]));
        }
        match (rule.as_str(), from, words) {
            ("keep", Some(from), _) => {
                arguments.push(("start", self.start(from)));
                said.push(Argument::said("retention-keep", arguments));
            }
            ("keep", None, _) => said.push(Argument::said("retention-keep-plain", arguments)),
            ("chain", _, _) => {
                said.push(Argument::said("change-retention-chain", arguments));
                said.extend(self.steps(steps));
            }
            ("criterion", _, Some(words)) => {
                arguments.push(("criterion", Argument::words(words)));
                said.push(Argument::said("retention-criterion", arguments));
            }
            ("on-request", _, _) => said.push(Argument::said("retention-on-request", arguments)),
            (_, _, words) => {
                said.push(Argument::said("retention-not-deleted", arguments));
                said.extend(words.as_ref().map(Argument::words));
            }
        }
        if *automatic {
            said.push(Argument::said("retention-automatic", Vec::new()));
        }
        said.extend(
            law.as_ref().map(|law| Argument::said("change-retention-by-law", vec![("law", Argument::law(law))])),
        );
        if then != "delete" {
            said.push(then_sentence(then, archive.as_deref()));
        }
        if *hold {
            said.push(Argument::said("retention-hold", Vec::new()));
        }
        let reviewed = review.as_ref().map(|review| vec![("period", Argument::period(review))]);
        said.extend(reviewed.map(|arguments| Argument::said("retention-review", arguments)));
        said
    }
}

/// How long, where facts say so.
fn time(period: &Option<String>) -> Argument {
    match period {
        Some(period) => Argument::period(period),
        None => Argument::said("change-no-time", Vec::new()),
    }
}

/// What happens afterwards, as a sentence.
fn then_sentence(then: &str, archive: Option<&str>) -> Argument {
    match (then, archive) {
        ("anonymise", _) => Argument::said("retention-then-anonymise", Vec::new()),
        ("archive", Some(archive)) => {
            Argument::said("retention-then-archive", vec![("archive", Argument::name(archive))])
        }
        ("archive", None) => Argument::said("change-then-archive", Vec::new()),
        _ => Argument::said("retention-then-delete", Vec::new()),
    }
}

impl Differ<'_> {
    /// A longer period is material; a shorter one is told, and is in the reader's favour.
    pub fn retentions(
        &mut self,
        under: &Under,
        categories: [&[Category]; 2],
        old: &Option<Told<Vec<Retention>>>,
        new: &Option<Told<Vec<Retention>>>,
    ) {
        let facts = [self.old, self.new];
        let [before, now] = categories.map(|categories| Side { facts, categories });
        let hidden = under.hidden("retention", Trigger::Retention);
        let all = |entries: &Vec<Retention>| {
            Argument::Sentences(entries.iter().flat_map(|entry| now.sentences(entry)).collect())
        };
        if self.open(&hidden, old, new, &all).is_none() {
            return;
        }
        let outcome = |when: &Option<Term>| when.as_ref().map(|when| Argument::listed(Vocabulary::Outcome, when));
        let same_when = |a: &Retention, b: &Retention| match (outcome(&a.when), outcome(&b.when)) {
            (None, None) => true,
            (Some(a), Some(b)) => a.is_like(&b),
            _ => false,
        };
        let same_data = |a: &Retention, b: &Retention| {
            let mut keys = [a.categories.clone(), b.categories.clone()];
            keys.iter_mut().for_each(|keys| keys.sort());
            keys[0] == keys[1]
        };
        let tests: [Test<Retention>; 4] = [
            &|a, b| a == b,
            &|a, b| same_when(a, b) && same_data(a, b) && a.rule == b.rule,
            &|a, b| same_when(a, b) && same_data(a, b),
            &|a, b| a.rule == b.rule && (same_when(a, b) || same_data(a, b)),
        ];
        let paired = pair(list(old), list(new), &tests);
        let path = format!("{}.retention", under.path);
        let said = |sentences: Vec<Argument>| {
            let mut arguments = under.about();
            arguments.push(("said", Argument::Sentences(sentences)));
            arguments
        };
        let class = Class::Material(Trigger::Retention);
        for entry in paired.come {
            self.tell("retention-added", &path, class, said(now.sentences(entry)));
        }
        for entry in paired.gone {
            self.tell("retention-removed", &path, class, said(before.sentences(entry)));
        }
        for (was, entry) in paired.both {
            self.retention(under, [before, now], was, entry);
        }
    }

    fn retention(&mut self, under: &Under, [before, now]: [Side; 2], was: &Retention, entry: &Retention) {
        let Retention {
            rule,
            categories,
            when,
            period,
            bound,
            from,
            automatic,
            steps,
            words,
            law,
            then,
            archive,
            hold,
            review,
        } = entry;
        let path = format!("{}.retention", under.path);
        let class = Class::Material(Trigger::Retention);
        let mut keys = [was.categories.clone(), categories.clone()];
        keys.iter_mut().for_each(|keys| keys.sort());
        let when_changed = match (&was.when, when) {
            (None, None) => false,
            (Some(a), Some(b)) => {
                let [a, b] = [a, b].map(|when| Argument::listed(Vocabulary::Outcome, when));
                !a.is_like(&b)
            }
            _ => true,
        };
        let from_changed = |a: &Option<Event>, b: &Option<Event>| match (a, b) {
            (None, None) => false,
            (Some(a), Some(b)) => !before.start(a).is_like(&now.start(b)),
            _ => true,
        };
        // Several things at once are told as a whole, one alone by itself.
        if was.rule != *rule || keys[0] != keys[1] || when_changed {
            let mut arguments = under.about();
            arguments.push(("old", Argument::Sentences(before.sentences(was))));
            arguments.push(("new", Argument::Sentences(now.sentences(entry))));
            return self.tell("retention-rule", &path, class, arguments);
        }
        let what = match (categories.is_empty(), when) {
            (_, Some(when)) => {
                let when = Argument::listed(Vocabulary::Outcome, when);
                Argument::said("change-retention-of-when", vec![("when", when)])
            }
            (false, None) => now.these(categories),
            (true, None) => Argument::said("retention-what-all", Vec::new()),
        };
        let fact = |code, weight| {
            let mut about = under.about();
            about.push(("data", what.clone()));
            Single { code, path: path.clone(), weight, about }
        };
        let [old_steps, new_steps] =
            [Argument::Sentences(before.steps(&was.steps)), Argument::Sentences(now.steps(steps))];
        if !old_steps.is_like(&new_steps) {
            let mut arguments = fact("retention-steps", Weight::any(Trigger::Retention)).about;
            let sum = time;
            let same = sum(&was.period).is_like(&sum(period));
            let mut told = vec![("form", Argument::key(if same { "same" } else { "new" }))];
            told.extend([("old-steps", old_steps), ("new-steps", new_steps)]);
            told.extend([("old", sum(&was.period)), ("new", sum(period))]);
            arguments.extend(told);
            let longer =
                phrase::longer(was.period.as_deref().unwrap_or_default(), period.as_deref().unwrap_or_default());
            // Only periods differ, or what a program does by itself: then the sum says whether it is longer.
            let meant = |side: &Side, steps: &[Step]| -> Vec<Argument> {
                let step = |step: &Step| {
                    vec![side.start(&step.after), Argument::key(&step.system), Argument::key(&step.bound)]
                };
                steps.iter().flat_map(step).collect()
            };
            let same_shape = Argument::List(meant(&before, &was.steps)).is_like(&Argument::List(meant(&now, steps)));
            let shorter = !longer && same_shape;
            self.tell("retention-steps", &path, if shorter { Class::Minor } else { class }, arguments);
        } else {
            let written = |period: &Option<String>| period.as_deref().map(Argument::period);
            let mut told = fact("retention-period", Weight::any(Trigger::Retention));
            if let (Some(old), Some(new)) = (&was.period, period)
                && !same_period(old, new)
                && !phrase::longer(old, new)
            {
                told.weight.changed = Class::Minor;
            }
            told.about.push(("bound", Argument::key(bound.as_deref().unwrap_or("exactly"))));
            self.single(told, written(&was.period), written(period));
        }
        let limit = |bound: &Option<String>| {
            bound.as_deref().map(|bound| Argument::said("change-bound", vec![("bound", Argument::key(bound))]))
        };
        let mut told = fact("retention-bound", Weight::any(Trigger::Retention));
        if bound.as_deref() == Some("at-most") || was.bound.as_deref() == Some("at-least") {
            told.weight = Weight::MINOR;
        }
        self.single(told, limit(&was.bound), limit(bound));
        if from_changed(&was.from, from) {
            let told = fact("retention-start", Weight::any(Trigger::Retention));
            let start = |side: &Side, event: &Option<Event>| event.as_ref().map(|event| side.start(event));
            self.single(told, start(&before, &was.from), start(&now, from));
        }
        let reason = if rule == "criterion" { "retention-criterion" } else { "retention-reason" };
        let weight = if rule == "criterion" { Weight::any(Trigger::Retention) } else { Weight::MINOR };
        self.words(fact(reason, weight), &was.words, words);
        let named = |law: &Option<String>| law.as_deref().map(Argument::law);
        self.single(fact("retention-law", Weight::MINOR), named(&was.law), named(law));
        if (&was.then, &was.archive) != (then, archive) {
            let mut arguments = fact("retention-then", Weight::MINOR).about;
            arguments.push(("old", then_sentence(&was.then, was.archive.as_deref())));
            arguments.push(("new", then_sentence(then, archive.as_deref())));
            self.tell("retention-then", &path, if then == "delete" { Class::Minor } else { class }, arguments);
        }
        for (code, old, new, class) in [
            ("retention-automatic", was.automatic, *automatic, Class::Minor),
            ("retention-hold", was.hold, *hold, if *hold { class } else { Class::Minor }),
        ] {
            if old != new {
                let mut arguments = fact(code, Weight::MINOR).about;
                arguments.push(("holds", Argument::truth(new)));
                self.tell(code, &path, class, arguments);
            }
        }
        let every = |review: &Option<String>| review.as_deref().map(Argument::period);
        let mut told = fact("retention-review", Weight::loss(Trigger::Retention));
        if let (Some(old), Some(new)) = (&was.review, review)
            && !phrase::longer(old, new)
        {
            told.weight.changed = Class::Minor;
        }
        self.single(told, every(&was.review), every(review));
    }
}
