//! How long data is kept: entries, chains, and whether the chains add up.

use crate::finding::{Danish, Finding};
use crate::model::fact::{Fact, Located};
use crate::model::period::Period;
use crate::model::retention::{Bound, Cycle, Event, Retention, RetentionChain, Rule, Step, Then};
use crate::model::vocabulary::Vocabulary;
use crate::source::facts::Decoder;
use crate::toml_tree::{Keys, Node, Value, string, wrong_type};

/// More steps than any data takes; it keeps the sum of their periods inside the numbers.
const MAX_STEPS: usize = 50;

/// The keys of which an entry has exactly one.
const RULES: [&str; 5] = ["keep", "chain", "criterion", "on-request", "not-deleted"];

impl Decoder<'_> {
    /// The list under `retention`.
    pub fn retention_at(&self, keys: &mut Keys<'_>) -> Option<Fact<Vec<Retention>>> {
        self.list_fact(keys, "retention", |node, path| self.table(node, path, |keys| self.retention(keys)))
    }

    fn retention(&self, keys: &mut Keys<'_>) -> Option<Retention> {
        let for_categories = self.ids(keys, "for");
        let when = self.text_at(keys, "when", Vocabulary::Outcome);
        let rule = self.rule(keys);
        let law = self.law_at(keys, "law");
        let then = keys.node("then").and_then(|node| self.then(node, &keys.path("then"))).unwrap_or_default();
        let hold = keys.boolean("hold").unwrap_or(false);
        let review = self.period_at(keys, "review");
        let publish = keys.publish();
        Some(Retention {
            for_categories,
            when,
            rule: rule?,
            law,
            then,
            hold,
            review,
            publish,
            place: keys.place().clone(),
        })
    }

    fn rule(&self, keys: &mut Keys<'_>) -> Option<Rule> {
        let said: Vec<&str> = RULES.into_iter().filter(|rule| keys.names().any(|name| name == *rule)).collect();
        if said.len() != 1 {
            let what =
                if said.is_empty() { "no rule".to_owned() } else { format!("more than one: {}", said.join(", ")) };
            self.sink.report(
                Finding::error("unclear", format!("an entry of `{}` has {what}", keys.own_path()))
                    .at(keys.place())
                    .hint(format!("give it exactly one of {}", RULES.join(", "))),
            );
        }
        // All keys of the rules are read, so that mistakes in each are told; the first one counts.
        let keep = self.keep(keys);
        let chain = self.chain(keys);
        let criterion = self.words_at(keys, "criterion").map(Rule::Criterion);
        let on_request = self.flag(keys, "on-request").map(|()| Rule::OnRequest);
        let not_deleted = self.flag(keys, "not-deleted");
        let not_deleted = not_deleted.map(|()| Rule::NotDeleted { reason: self.words_at(keys, "reason") });
        keep.or(chain).or(criterion).or(on_request).or(not_deleted)
    }

    /// `key = true`; `false` says nothing, and is reported.
    fn flag(&self, keys: &mut Keys<'_>, key: &'static str) -> Option<()> {
        let node = keys.node(key)?;
        match keys.boolean(key)? {
            true => Some(()),
            false => {
                self.sink.report(
                    Finding::error("unclear", format!("`{key} = false` says nothing about how long data is kept"))
                        .at(&node.place)
                        .hint("leave it out"),
                );
                None
            }
        }
    }

    fn keep(&self, keys: &mut Keys<'_>) -> Option<Rule> {
        keys.node("keep")?;
        let period = self.period_at(keys, "keep");
        let from = keys.node("from").and_then(|node| self.event(node, &keys.path("from")));
        let bound = self.bound(keys);
        let automatic = keys.boolean("automatic").unwrap_or(false);
        Some(Rule::Keep { period: period?, from, bound, automatic })
    }

    fn bound(&self, keys: &mut Keys<'_>) -> Bound {
        let at_least = keys.boolean("at-least").unwrap_or(false);
        let at_most = keys.boolean("at-most").unwrap_or(false);
        match (at_least, at_most) {
            (true, true) => {
                self.sink.report(
                    Finding::error("unclear", "a period is both `at-least` and `at-most`")
                        .at(keys.place())
                        .hint("leave both out where it is exact"),
                );
                Bound::Exactly
            }
            (true, false) => Bound::AtLeast,
            (false, true) => Bound::AtMost,
            (false, false) => Bound::Exactly,
        }
    }

    fn chain(&self, keys: &mut Keys<'_>) -> Option<Rule> {
        let node = keys.node("chain")?;
        let total = self.period_at(keys, "total");
        let items = keys.items("chain");
        let bad = |what: String| self.sink.report(Finding::error("bad-chain", what).at(&node.place));
        if items.is_empty() {
            bad("the chain has no step".to_owned());
            return None;
        }
        if items.len() > MAX_STEPS {
            bad(format!("the chain has {} steps; at most {MAX_STEPS} are read", items.len()));
            return None;
        }
        let path = keys.path("chain");
        let steps: Vec<Step> =
            items.iter().filter_map(|item| self.table(item, path.clone(), |keys| self.step(keys))).collect();
        // A chain with a broken step has another sum than the author meant.
        let whole = steps.len() == items.len();
        let chain = RetentionChain { steps, total };
        if whole {
            self.check_sum(&chain, &path);
        }
        (!chain.steps.is_empty()).then_some(Rule::Chain(chain))
    }

    fn step(&self, keys: &mut Keys<'_>) -> Option<Step> {
        let system = keys.required("in").and_then(|node| self.id(node, &keys.path("in")));
        let after = keys.required("after").and_then(|node| self.event(node, &keys.path("after")));
        keys.required("keep");
        let keep = self.period_at(keys, "keep");
        let bound = self.bound(keys);
        let automatic = keys.boolean("automatic").unwrap_or(false);
        Some(Step { system: system?, after: after?, keep: keep?, bound, automatic, place: keys.place().clone() })
    }

    fn check_sum(&self, chain: &RetentionChain, path: &str) {
        if chain.adds_up() {
            return;
        }
        let Some(total) = &chain.total else { return };
        let sum = chain.sum();
        let mut finding = Finding::error("RET3", format!("`{path}` adds up to {sum}, and its total says {}", **total))
            .at(&total.place)
            .why("a reader counts on the total; the steps must give the same (GDPR Art. 5(1)(a), 13(2)(a))")
            .hint(format!("write `total = \"{sum}\"`, or fix the steps"));
        let mut danish = Danish {
            message: format!("`{path}` giver {sum}, og summen siger {}", **total),
            why: Some(
                "læseren regner med summen, og trinnene skal give det samme (databeskyttelsesforordningens artikel 5, \
                 stk. 1, litra a, og artikel 13, stk. 2, litra a)"
                    .to_owned(),
            ),
            hints: vec![format!("skriv `total = \"{sum}\"`, eller ret trinnene")],
            related: Vec::new(),
        };
        for step in &chain.steps {
            finding = finding.related(&step.keep.place, format!("{} in `{}`", *step.keep, *step.system));
            danish.related.push(format!("{} i `{}`", *step.keep, *step.system));
        }
        let mixed = |period: Period| {
            let (months, days) = period.months_and_days();
            months > 0 && days > 0
        };
        let whole_months = |period: Period| period.months_and_days().1 == 0;
        if mixed(sum) || mixed(total.value) || whole_months(sum) != whole_months(total.value) {
            let (fewest, most) = sum.day_range();
            let (stated_fewest, stated_most) = total.day_range();
            finding = finding.hint(format!(
                "a month is a calendar month: {sum} is {}, {} is {}",
                days(fewest, most),
                total.value,
                days(stated_fewest, stated_most)
            ));
            danish.hints.push(format!(
                "en måned er en kalendermåned: {sum} er {}, {} er {}",
                days_in_danish(fewest, most),
                total.value,
                days_in_danish(stated_fewest, stated_most)
            ));
        }
        finding.danish = Some(Box::new(danish));
        self.sink.report(finding);
    }

    fn then(&self, node: &Node, path: &str) -> Option<Then> {
        match &node.value {
            Value::String(_) => match self.choice(node, path, &[("delete", false), ("anonymise", true)])? {
                true => Some(Then::Anonymise),
                false => Some(Then::Delete),
            },
            Value::Table(_) => self.table(node, path, |keys| {
                keys.required("archive");
                keys.string("archive").map(|(archive, _)| Then::Archive(archive))
            }),
            _ => {
                wrong_type(node, path, "\"delete\", \"anonymise\" or `{ archive = \"…\" }`", self.sink);
                None
            }
        }
    }

    /// What starts a period.
    pub fn event(&self, node: &Node, path: &str) -> Option<Event> {
        if node.get("end-of").is_some() {
            return self.table(node, path, |keys| {
                let of = self.text_at(keys, "event", Vocabulary::Event);
                let node = keys.node("end-of")?;
                let cycle = self.choice(
                    node,
                    &keys.path("end-of"),
                    &[
                        ("financial-year", Cycle::FinancialYear),
                        ("calendar-year", Cycle::CalendarYear),
                        ("month", Cycle::Month),
                    ],
                );
                cycle.map(|cycle| Event::EndOf { cycle, of })
            });
        }
        if node.get("deleted-from").is_some() {
            return self.table(node, path, |keys| {
                let node = keys.node("deleted-from")?;
                let system = string(node, &keys.path("deleted-from"), self.sink)?;
                Some(Event::DeletedFrom(Located::new(system, node.place.clone())))
            });
        }
        self.text(node, path, Vocabulary::Event).map(Event::Named)
    }
}

fn days(fewest: u32, most: u32) -> String {
    if fewest == most { format!("{fewest} days") } else { format!("{fewest} to {most} days") }
}

fn days_in_danish(fewest: u32, most: u32) -> String {
    if fewest == most { format!("{fewest} dage") } else { format!("{fewest} til {most} dage") }
}
