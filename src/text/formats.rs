//! Numbers, days and lists in the form of a locale, by ICU4X and its data.

use fixed_decimal::Decimal;
use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale;

use crate::model::date::Day;
use crate::text::sentinel;

/// The formatters of one locale.
pub struct Formats {
    date: DateTimeFormatter<YMD>,
    number: DecimalFormatter,
    and: ListFormatter,
    or: ListFormatter,
}

/// How the items of a list are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    And,
    Or,
}

impl Formats {
    /// Fails where the program carries no data for the locale, and says for what.
    pub fn new(locale: &Locale) -> Result<Formats, String> {
        let fail = |what: &str, cause: &dyn std::fmt::Display| format!("no {what} for `{locale}`: {cause}");
        Ok(Formats {
            date: DateTimeFormatter::try_new(locale.into(), YMD::long()).map_err(|cause| fail("dates", &cause))?,
            number: DecimalFormatter::try_new(locale.into(), Default::default())
                .map_err(|cause| fail("numbers", &cause))?,
            and: ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default())
                .map_err(|cause| fail("lists", &cause))?,
            or: ListFormatter::try_new_or(locale.into(), ListFormatterOptions::default())
                .map_err(|cause| fail("lists", &cause))?,
        })
    }

    /// "18. maj 2018", with a no-break space behind the ordinal's full stop, so that no line starts with "maj".
    pub fn day(&self, day: Day) -> String {
        let (month, day_of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
        let Ok(date) = Date::try_new_iso(i32::from(day.year()), month, day_of_month) else {
            // Both calendars are the proleptic Gregorian one, so that there is no such day; ISO 8601 is always right.
            return day.to_string();
        };
        let written = self.date.format(&date).to_string();
        match written.split_once(". ") {
            Some((ordinal, rest)) if ordinal.chars().all(|sign| sign.is_ascii_digit()) => {
                format!("{ordinal}.\u{a0}{rest}")
            }
            _ => written,
        }
    }

    /// "1.000", "2,5"; `None` for what is no number.
    pub fn number(&self, plain: &str) -> Option<String> {
        let decimal: Decimal = plain.parse().ok()?;
        Some(self.number.format(&decimal).to_string())
    }

    /// The words between `count` items, as a text with one sentinel for each item.
    pub fn list(&self, join: Join, count: usize) -> String {
        let formatter = match join {
            Join::And => &self.and,
            Join::Or => &self.or,
        };
        formatter.format((0..count).map(|item| sentinel::of(item).to_string())).to_string()
    }
}
