//! Calendar days.

/// A day of the proleptic Gregorian calendar, written in ISO 8601 (`2018-05-18`), without a time or a zone.
pub type Day = jiff::civil::Date;
