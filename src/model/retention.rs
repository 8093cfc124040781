//! How long data is kept: entries, chains, and the arithmetic of the calendar.

use crate::finding::Place;
use crate::model::act::LawRef;
use crate::model::fact::Located;
use crate::model::period::Period;
use crate::model::text::Text;

/// One entry of an activity's list (GDPR Art. 13(2)(a), 5(1)(e)).
#[derive(Clone, Debug, PartialEq)]
pub struct Retention {
    /// Keys of the categories it holds for; empty = all.
    pub for_categories: Vec<Located<String>>,
    /// The outcome under which it holds: "hvis du ikke bliver ansat".
    pub when: Option<Text>,
    pub rule: Rule,
    /// The act that sets the period.
    pub law: Option<Located<LawRef>>,
    /// What happens at the end.
    pub then: Then,
    /// Kept longer while a case or dispute runs.
    pub hold: bool,
    /// Looked through this often to see whether it is still needed.
    pub review: Option<Located<Period>>,
    pub publish: bool,
    pub place: Place,
}

/// What decides the end.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// A period from an event.
    Keep { period: Located<Period>, from: Option<Event>, bound: Bound, automatic: bool },
    /// Steps one after another through systems, with the total that the firm states.
    Chain(RetentionChain),
    /// A criterion in words, as a clause: "så længe du er kunde".
    Criterion(Text),
    /// Deleted when the person asks.
    OnRequest,
    /// Not deleted: what a firm says when it says so. RET2 looks for it.
    /// The reason is one whole sentence.
    NotDeleted { reason: Option<Text> },
}

/// Whether a period is a floor, a ceiling, or neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    #[default]
    Exactly,
    AtLeast,
    AtMost,
}

/// What starts a period.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A clause: "din reparationssag er afsluttet".
    Named(Text),
    /// The end of the financial year, calendar year or month that the event falls in; the event may go without saying.
    EndOf { cycle: Cycle, of: Option<Text> },
    /// The deletion from a system, by id.
    DeletedFrom(Located<String>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    FinancialYear,
    CalendarYear,
    Month,
}

/// What happens when the period is over.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Then {
    #[default]
    Delete,
    Anonymise,
    /// Handed to an archive instead, by name.
    Archive(String),
}

/// Steps through systems, each starting when the one before has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct RetentionChain {
    /// At least one.
    pub steps: Vec<Step>,
    /// The total as the firm states it; RET3 compares.
    pub total: Option<Located<Period>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Id of the system.
    pub system: Located<String>,
    pub after: Event,
    pub keep: Located<Period>,
    pub bound: Bound,
    /// Deleted by a program, without a person.
    pub automatic: bool,
    pub place: Place,
}

impl RetentionChain {
    /// The sum of the steps: 60 days and 30 days are 90 days; `P2M` and `P30D` are `P2M30D`.
    pub fn sum(&self) -> Period {
        self.steps.iter().fold(Period::default(), |sum, step| sum.plus(*step.keep))
    }

    /// Whether the stated total, if there is one, is the sum.
    pub fn adds_up(&self) -> bool {
        self.total.as_ref().is_none_or(|total| total.same_length(self.sum()))
    }
}
