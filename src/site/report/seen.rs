//! What is taken along of a policy while it is under review.

use super::readability::{Reading, reading};
use super::translations::{Standing, standings};
use crate::check::Subject;
use crate::check::coverage::{Answer, coverage};
use crate::model::date::{Day, after};
use crate::model::language::Lang;

/// One policy as the report tells it.
pub struct Seen {
    /// Its title in every language of the policy, the source language first.
    pub titles: Vec<(Lang, String)>,
    pub firm: String,
    pub answers: Vec<Answer>,
    /// How it reads, in every language.
    pub readings: Vec<Reading>,
    /// How its translations stand, in every language but the source's.
    pub translations: Vec<Standing>,
    /// When somebody last went through it, and when it is to be done again.
    pub reviewed: Option<Day>,
    pub review_due: Option<Day>,
    /// The edition in force: its number, and since when.
    pub in_force: Option<(u32, Day)>,
    /// The next one that takes effect.
    pub scheduled: Option<(u32, Day)>,
}

/// Looks at a policy.
pub fn seen(subject: &Subject) -> Seen {
    let review = subject.policy.review.as_ref();
    let last = review.and_then(|review| review.last.as_ref()).map(|last| last.value);
    let interval = review.and_then(|review| review.interval.as_ref()).map(|interval| interval.value);
    let history = subject.history.map(|history| &history.history);
    let edition = |edition: &crate::history::Edition| (edition.ordinal, edition.effective);
    let is_to_come = |edition: &&crate::history::Edition| edition.effective > subject.day;
    Seen {
        titles: subject.texts.iter().map(|text| (text.lang.clone(), text.document.title.text.clone())).collect(),
        firm: subject.texts.first().map(|text| text.document.firm.clone()).unwrap_or_default(),
        answers: coverage(subject),
        translations: standings(subject),
        readings: subject.texts.iter().map(reading).collect(),
        reviewed: last,
        review_due: last.zip(interval).map(|(last, interval)| after(last, interval)),
        in_force: history.and_then(|history| history.on(subject.day)).map(edition),
        scheduled: history.and_then(|history| history.effective().find(is_to_come)).map(edition),
    }
}
