//! The day on which an edition takes effect, as a file for calendars. It stays when the day has come: no address dies.

use super::about::{AboutInput, Told};
use crate::history::Event;
use crate::model::language::Lang;
use crate::render::calendar::calendar;
use crate::render::view::history::CalendarDay;
use crate::text::Arg;

/// The file and its path below the output folder; `None` for an edition that never was scheduled.
pub fn of(input: &AboutInput, told: &Told, lang: &Lang) -> Option<(String, String)> {
    let places = input.places;
    let edition = told.edition;
    let name = places.calendar(edition, lang)?;
    Some((input.path(&name), calendar(&day(input, told, lang)?)))
}

/// What the file says.
pub fn day(input: &AboutInput, told: &Told, lang: &Lang) -> Option<CalendarDay> {
    let (places, words) = (input.places, &input.words[lang]);
    let edition = told.edition;
    let recorded = places.recorded;
    let (policy, firm) = recorded.names(edition, lang);
    // The hash of the record is like no other, and never changes.
    let record =
        recorded.history.history.records.iter().find(
            |chained| matches!(&chained.record.event, Event::Released(released) if released.edition == edition.id),
        )?;
    let number = Arg::Number(edition.ordinal.into());
    let names = [("firm", Arg::key(firm)), ("number", number), ("policy", Arg::key(policy))];
    let summary = recorded.frozen(edition.id).and_then(|frozen| frozen.summary.get(lang));
    let page = places.permalink(edition, lang)?;
    Some(CalendarDay {
        lang: lang.to_string(),
        uid: format!("{}-{lang}@ikraft", record.hash.short()),
        recorded: record.record.recorded,
        effective: edition.effective,
        title: words.say_args("calendar-summary", &names),
        text: summary.cloned().unwrap_or_default(),
        page: input.base_url.map(|base| format!("{base}{}", page.below_root())),
        is_cancelled: edition.withdrawn.is_some(),
    })
}
