//! Calendar days.

use jiff::tz::TimeZone;

use crate::model::period::Period;

/// A day of the proleptic Gregorian calendar, written in ISO 8601 (`2018-05-18`), without a time or a zone.
pub type Day = jiff::civil::Date;

/// The day that lies a period after `day`, by the calendar: months are as long as they are, and a day that a month does
/// not have is its last. No day lies behind the last one of the calendar.
pub fn after(day: Day, period: Period) -> Day {
    // Units of a period are at most 9,999 each, which a span can hold.
    let months = i64::from(period.years) * 12 + i64::from(period.months);
    let days = i64::from(period.weeks) * 7 + i64::from(period.days);
    day.saturating_add(jiff::Span::new().months(months).days(days))
}

/// The first moment of a day in a time zone of the IANA database, as RFC 1123 writes it:
/// `Tue, 31 Mar 2026 22:00:00 GMT`. An unknown zone counts as UTC.
pub fn begin_in_gmt(day: Day, time_zone: &str) -> String {
    let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
    // The last day there is has no moment in some zones; the same moment in UTC is near enough for a date so far away.
    let begin =
        day.to_zoned(zone).map_or_else(|_| day.at(0, 0, 0, 0), |zoned| zoned.with_time_zone(TimeZone::UTC).datetime());
    begin.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_counted_by_the_calendar() {
        let day = |written: &str| written.parse::<Day>().unwrap();
        let period = |written: &str| written.parse::<Period>().unwrap();
        for (from, by, to) in [
            ("2026-11-20", "P14D", "2026-12-04"),
            ("2026-01-31", "P1M", "2026-02-28"),
            ("2024-02-29", "P1Y", "2025-02-28"),
            ("2026-12-20", "P1Y2M1W3D", "2028-03-01"),
            ("2026-11-20", "P9999Y9999M9999W9999D", "9999-12-31"),
        ] {
            assert_eq!(after(day(from), period(by)), day(to), "{from} {by}");
        }
    }

    #[test]
    fn a_day_begins_where_the_site_is() {
        let begin = |day: &str, zone| begin_in_gmt(day.parse().unwrap(), zone);
        assert_eq!(begin("2026-04-01", "Europe/Copenhagen"), "Tue, 31 Mar 2026 22:00:00 GMT");
        assert_eq!(begin("2026-01-01", "Europe/Copenhagen"), "Wed, 31 Dec 2025 23:00:00 GMT");
        assert_eq!(begin("2026-01-01", "nowhere"), "Thu, 01 Jan 2026 00:00:00 GMT");
    }
}
