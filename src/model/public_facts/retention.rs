//! How long data is kept.

use serde::{Deserialize, Serialize};

use crate::model::retention::{self, Bound, Cycle, RetentionChain, Rule, Then};

use super::term::{ids, written};
use super::{Maker, Term};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Retention {
    /// `keep`, `chain`, `criterion`, `on-request` or `not-deleted`.
    pub rule: String,
    #[serde(rename = "for", default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Term>,
    /// A period in ISO 8601; of a chain, the sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// `exactly`, `at-least` or `at-most`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Event>,
    /// Deleted by a program, without a person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub automatic: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// The criterion, or the reason why nothing is deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// `delete`, `anonymise` or `archive`.
    pub then: String,
    /// The archive's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hold: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub system: String,
    pub after: Event,
    pub period: String,
    pub bound: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub automatic: bool,
}

/// What starts a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    Named(Term),
    EndOf {
        /// `financial-year`, `calendar-year` or `month`.
        cycle: String,
        /// The event that falls in it, where that is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<Term>,
    },
    /// The id of a system.
    DeletedFrom(String),
}

impl Maker<'_> {
    pub(super) fn retentions(&self, entries: &[retention::Retention]) -> Vec<Retention> {
        entries.iter().map(|entry| self.retention(entry)).collect()
    }

    fn retention(&self, entry: &retention::Retention) -> Retention {
        let retention::Retention { for_categories, when, rule, law, then, hold, review, publish: _, place: _ } = entry;
        let (then, archive) = match then {
            Then::Delete => ("delete", None),
            Then::Anonymise => ("anonymise", None),
            Then::Archive(name) => ("archive", Some(name.clone())),
        };
        let public = Retention {
            categories: ids(for_categories),
            when: self.some_term(when),
            law: written(law),
            then: then.to_owned(),
            archive,
            hold: *hold,
            review: written(review),
            ..Retention::default()
        };
        match rule {
            Rule::Keep { period, from, bound: limit, automatic } => Retention {
                rule: "keep".to_owned(),
                period: Some(period.value.to_string()),
                bound: Some(bound(*limit)),
                from: from.as_ref().map(|event| self.event(event)),
                automatic: *automatic,
                ..public
            },
            Rule::Chain(chain) => {
                let RetentionChain { steps, total } = chain;
                let sum = total.as_ref().map_or_else(|| chain.sum(), |total| total.value);
                Retention {
                    rule: "chain".to_owned(),
                    period: Some(sum.to_string()),
                    steps: steps.iter().map(|step| self.step(step)).collect(),
                    ..public
                }
            }
            Rule::Criterion(words) => {
                Retention { rule: "criterion".to_owned(), words: Some(self.term(words)), ..public }
            }
            Rule::OnRequest => Retention { rule: "on-request".to_owned(), ..public },
            Rule::NotDeleted { reason } => {
                Retention { rule: "not-deleted".to_owned(), words: self.some_term(reason), ..public }
            }
        }
    }

    fn step(&self, step: &retention::Step) -> Step {
        let retention::Step { system, after, keep, bound: limit, automatic, place: _ } = step;
        Step {
            system: system.value.clone(),
            after: self.event(after),
            period: keep.value.to_string(),
            bound: bound(*limit),
            automatic: *automatic,
        }
    }

    fn event(&self, event: &retention::Event) -> Event {
        match event {
            retention::Event::Named(event) => Event::Named(self.term(event)),
            retention::Event::EndOf { cycle, of } => {
                let cycle = match cycle {
                    Cycle::FinancialYear => "financial-year",
                    Cycle::CalendarYear => "calendar-year",
                    Cycle::Month => "month",
                };
                Event::EndOf { cycle: cycle.to_owned(), of: self.some_term(of) }
            }
            retention::Event::DeletedFrom(system) => Event::DeletedFrom(system.value.clone()),
        }
    }
}

fn bound(bound: Bound) -> String {
    match bound {
        Bound::Exactly => "exactly",
        Bound::AtLeast => "at-least",
        Bound::AtMost => "at-most",
    }
    .to_owned()
}
