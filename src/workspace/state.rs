//! What a policy is on a day, in words.

use super::view::View;
use super::words;
use crate::check::Both;
use crate::history::{PolicyHistory, State};
use crate::model::date::Day;

/// What a policy is today: a name for the stylesheet, and a sentence.
pub fn today(view: &View, history: Option<&PolicyHistory>) -> (&'static str, String) {
    let day = view.desk.day;
    let editions = history.map(|history| &history.history);
    let Some((editions, shown)) =
        editions.and_then(|editions| Some((editions, editions.shown_on(day).or(editions.editions.last())?)))
    else {
        return ("draft", view.say(&words::DRAFT).to_owned());
    };
    let number = shown.ordinal;
    let said = |da: String, en: String| Both::new(da, en).of(view.lang).to_owned();
    let on = view.day(shown.effective);
    match editions.state(shown, day) {
        State::InForce => (
            "in-force",
            said(format!("I kraft siden {on} (udgave {number}).",), format!("In force since {on} (edition {number}).")),
        ),
        State::Scheduled => (
            "scheduled",
            said(
                format!("Planlagt: udgave {number} træder i kraft {on}."),
                format!("Scheduled: edition {number} takes effect on {on}."),
            ),
        ),
        State::Superseded { on } => {
            let last = last_day(view, on);
            (
                "ended",
                said(format!("Afløst. Gjaldt til og med {last}."), format!("Superseded. It applied until {last}.")),
            )
        }
        State::Ended { on } => {
            let last = last_day(view, on);
            ("ended", said(format!("Ophørt. Gjaldt til og med {last}."), format!("Ended. It applied until {last}.")))
        }
        State::Withdrawn => ("withdrawn", view.say(&words::WITHDRAWN).to_owned()),
    }
}

/// The last day before the first one on which something does not apply.
fn last_day(view: &View, on: Day) -> String {
    view.day(on.yesterday().unwrap_or(on))
}

/// What comes next, where anything was planned.
pub fn next(view: &View, history: Option<&PolicyHistory>) -> Option<String> {
    let editions = &history?.history;
    let said = |da: String, en: String| Both::new(da, en).of(view.lang).to_owned();
    if let Some(next) = editions.next_after(view.desk.day) {
        let (number, on) = (next.ordinal, view.day(next.effective));
        return Some(said(
            format!("Udgave {number} træder i kraft {on}"),
            format!("Edition {number} takes effect on {on}"),
        ));
    }
    let ended = editions.ended.as_ref().filter(|ended| ended.effective > view.desk.day)?;
    let last = last_day(view, ended.effective);
    Some(said(format!("Gælder til og med {last}"), format!("Applies until {last}")))
}
