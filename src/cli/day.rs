//! Today: the only look at the clock.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Stop;
use crate::model::date::Day;
use crate::source;

/// The day on which the site is made: the one asked for, or today where the site is.
#[expect(clippy::disallowed_methods, reason = "here is where today enters")]
pub fn day(asked: Option<Day>, time_zone: &str) -> Day {
    asked.unwrap_or_else(|| {
        // site.toml was checked to name a zone of the bundled database.
        let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
        Timestamp::now().to_zoned(zone).date()
    })
}

/// This moment: RFC 3339 in UTC, and in seconds since 1970.
#[expect(clippy::disallowed_methods, reason = "a deploy is signed with the time, and old files go after a week")]
pub fn now() -> (String, u64) {
    let now = Timestamp::now();
    (now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(), u64::try_from(now.as_second()).unwrap_or(0))
}

/// The day where site.toml may be broken: its time zone is needed only where no day was asked for.
pub fn today_at(asked: Option<Day>, root: &Path) -> Result<Day, Stop> {
    if let Some(day) = asked {
        return Ok(day);
    }
    let loaded = source::load(root)?;
    let zone = loaded.site.map(|site| site.config.time_zone);
    Ok(day(None, zone.as_deref().unwrap_or("UTC")))
}
