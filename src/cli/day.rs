//! Today: the only look at the clock.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::date::Day;

/// The day on which the site is made: the one asked for, or today where the site is.
#[expect(clippy::disallowed_methods, reason = "here is where today enters")]
pub fn day(asked: Option<Day>, time_zone: &str) -> Day {
    asked.unwrap_or_else(|| {
        // site.toml was checked to name a zone of the bundled database.
        let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
        Timestamp::now().to_zoned(zone).date()
    })
}
