//! Periods of the calendar: `P60D`, `P6M`, `P5Y`.

use std::fmt;
use std::str::FromStr;

/// An ISO 8601 duration of whole years, months, weeks and days (no hours), each at most 9,999.
/// A month is a calendar month: `P2M` is not `P60D`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub years: u32,
    pub months: u32,
    pub weeks: u32,
    pub days: u32,
}

/// What is wrong with a written period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPeriod(pub &'static str);

impl Period {
    pub const fn days(days: u32) -> Period {
        Period { years: 0, months: 0, weeks: 0, days }
    }

    pub const fn months(months: u32) -> Period {
        Period { years: 0, months, weeks: 0, days: 0 }
    }

    pub const fn years(years: u32) -> Period {
        Period { years, months: 0, weeks: 0, days: 0 }
    }

    pub fn is_zero(self) -> bool {
        self == Period::default()
    }

    /// The two parts that calendar arithmetic never mixes: whole months and whole days.
    pub fn months_and_days(self) -> (u32, u32) {
        (self.years * 12 + self.months, self.weeks * 7 + self.days)
    }

    /// Whether both last equally long whatever day they start on: `P1Y` and `P12M`, `P2W` and `P14D`.
    pub fn same_length(self, other: Period) -> bool {
        self.months_and_days() == other.months_and_days()
    }

    /// The fewest and the most days the period can last, over all days it can start on:
    /// `P2M` is 59 to 62 days, `P1Y` 365 or 366.
    pub fn day_range(self) -> (u32, u32) {
        let (months, days) = self.months_and_days();
        let (fewest, most) = month_range(months);
        (fewest + days, most + days)
    }

    /// Whether it lasts longer than the other, whatever day either starts on.
    pub fn is_longer_than(self, other: Period) -> bool {
        let ((fewest, most), (other_fewest, other_most)) = (self.day_range(), other.day_range());
        fewest > other_fewest && most > other_most
    }

    /// The sum, unit by unit; whole weeks become days where days are added to them.
    pub fn plus(self, other: Period) -> Period {
        let sum = Period {
            years: self.years + other.years,
            months: self.months + other.months,
            weeks: self.weeks + other.weeks,
            days: self.days + other.days,
        };
        let mut sum = if sum.weeks > 0 && sum.days > 0 {
            Period { weeks: 0, days: sum.weeks * 7 + sum.days, ..sum }
        } else {
            sum
        };
        sum.years += sum.months / 12 * u32::from(sum.years > 0);
        if sum.years > 0 {
            sum.months %= 12;
        }
        sum
    }
}

/// The fewest and the most days in `months` calendar months in a row.
fn month_range(months: u32) -> (u32, u32) {
    const LENGTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (whole_years, rest) = (months / 12, (months % 12) as usize);
    // In four years in a row there is at most one leap day; the centuries without one only lower the least.
    let leap_days_least = (whole_years / 4).saturating_sub(whole_years / 100 + u32::from(whole_years % 100 >= 4));
    let leap_days_most = whole_years.div_ceil(4);
    let sums = (0..12).map(|start| {
        let days: u32 = (0..rest).map(|month| LENGTHS[(start + month) % 12]).sum();
        let has_february = (0..rest).any(|month| (start + month) % 12 == 1);
        (days, has_february)
    });
    let mut fewest = u32::MAX;
    let mut most = 0;
    for (days, has_february) in sums {
        fewest = fewest.min(days);
        most = most.max(days + u32::from(has_february && whole_years.is_multiple_of(4)));
    }
    (whole_years * 365 + leap_days_least + fewest, whole_years * 365 + leap_days_most + most)
}

impl FromStr for Period {
    type Err = BadPeriod;

    fn from_str(written: &str) -> Result<Period, BadPeriod> {
        let Some(rest) = written.strip_prefix('P') else {
            return Err(BadPeriod("an ISO 8601 duration starts with P"));
        };
        if rest.contains('T') {
            return Err(BadPeriod("hours and minutes are not used: the smallest unit is a day"));
        }
        let mut period = Period::default();
        let mut number = String::new();
        let mut last_unit = None;
        for character in rest.chars() {
            if character.is_ascii_digit() {
                number.push(character);
                continue;
            }
            let Some(unit) = "YMWD".find(character) else {
                return Err(BadPeriod("the units are Y, M, W and D"));
            };
            if last_unit >= Some(unit) {
                return Err(BadPeriod("the units stand in the order Y, M, W, D, each once"));
            }
            last_unit = Some(unit);
            let amount = match number.parse::<u32>() {
                Ok(amount) if amount <= 9_999 => amount,
                Ok(_) => return Err(BadPeriod("a number here is at most 9999")),
                Err(_) => return Err(BadPeriod("each unit has a whole number before it")),
            };
            number.clear();
            match unit {
                0 => period.years = amount,
                1 => period.months = amount,
                2 => period.weeks = amount,
                _ => period.days = amount,
            }
        }
        if !number.is_empty() {
            return Err(BadPeriod("the last number has no unit (Y, M, W or D) behind it"));
        }
        if last_unit.is_none() || period.is_zero() {
            return Err(BadPeriod("the period is empty"));
        }
        Ok(period)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (amount, unit) in [(self.years, 'Y'), (self.months, 'M'), (self.weeks, 'W'), (self.days, 'D')] {
            if amount > 0 {
                write!(f, "{amount}{unit}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use proptest::prelude::{Strategy, proptest};
    use proptest::{prop_assert, prop_assert_eq};

    use super::Period;
    use crate::model::date::Day;

    fn any_period() -> impl Strategy<Value = Period> {
        (0u32..200, 0u32..200, 0u32..200, 0u32..2_000)
            .prop_map(|(years, months, weeks, days)| Period { years, months, weeks, days })
            .prop_filter("a written period is not empty", |period| !period.is_zero())
    }

    #[test]
    fn a_period_is_longer_only_if_it_is_so_on_every_day() {
        let longer = |one: &str, other: &str| {
            let period = |written: &str| written.parse::<Period>().expect("a test writes real periods");
            period(one).is_longer_than(period(other))
        };
        assert!(longer("P3Y1D", "P3Y") && longer("P37M", "P3Y") && longer("P31D", "P30D"));
        assert!(
            !longer("P3Y", "P36M") && !longer("P1M", "P30D") && !longer("P1826D", "P5Y") && !longer("P5Y", "P1826D")
        );
    }

    #[test]
    fn what_is_no_period_says_why() {
        for (written, why) in [
            ("", "starts with P"),
            ("60 days", "starts with P"),
            ("P", "empty"),
            ("P0D", "empty"),
            ("PT24H", "hours"),
            ("P60", "no unit"),
            ("PD", "whole number"),
            ("P1.5M", "units are"),
            ("P-1D", "units are"),
            ("P1D1M", "order"),
            ("P1D1D", "order"),
            ("P10000D", "at most 9999"),
            ("P99999999999D", "whole number"),
            ("P१D", "units are"),
        ] {
            let bad = written.parse::<Period>().expect_err(written);
            assert!(bad.0.contains(why), "{written}: {}", bad.0);
        }
    }

    #[test]
    fn months_are_calendar_months() {
        let range = |written: &str| written.parse::<Period>().unwrap().day_range();
        assert_eq!(range("P2M"), (59, 62));
        assert_eq!(range("P1Y"), (365, 366));
        assert_eq!(range("P60D"), (60, 60));
        assert_eq!(range("P2M30D"), (89, 92));
        let same = |a: &str, b: &str| a.parse::<Period>().unwrap().same_length(b.parse().unwrap());
        assert!(same("P1Y", "P12M") && same("P2W", "P14D") && !same("P2M", "P60D") && !same("P1Y", "P365D"));
    }

    #[test]
    fn the_days_of_a_period_are_those_of_the_calendar() {
        for months in (0..=26).chain([36, 47, 48, 49, 60, 61, 96, 97]) {
            let (fewest, most) = Period::months(months).day_range();
            let mut least_seen = u32::MAX;
            let mut most_seen = 0;
            // Twelve years hold every start that differs, but for the turn of a century, where a leap day is left out.
            for (first, last) in [(1892, 1912), (2000, 2012)] {
                let mut start = Day::constant(first, 1, 1);
                while start < Day::constant(last, 1, 1) {
                    let end = start.checked_add(i32::try_from(months).unwrap().months()).unwrap();
                    let days = u32::try_from(end.since(start).unwrap().get_days()).unwrap();
                    least_seen = least_seen.min(days);
                    most_seen = most_seen.max(days);
                    start = start.tomorrow().unwrap();
                }
            }
            assert_eq!((fewest, most), (least_seen, most_seen), "{months} months");
        }
    }

    proptest! {
        #[test]
        fn a_period_that_is_written_is_read_again(period in any_period()) {
            prop_assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
        }

        #[test]
        fn no_text_makes_reading_panic(written in ".{0,30}") {
            if let Ok(period) = written.parse::<Period>() {
                prop_assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
            }
        }

        #[test]
        fn a_sum_is_as_long_as_its_parts_in_any_order(a in any_period(), b in any_period(), c in any_period()) {
            let (months, days) = [a, b, c].map(Period::months_and_days).into_iter()
                .fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
            for sum in [a.plus(b).plus(c), c.plus(a).plus(b), b.plus(c.plus(a))] {
                prop_assert_eq!(sum.months_and_days(), (months, days));
            }
            prop_assert!(a.plus(Period::default()).same_length(a));
        }

        #[test]
        fn a_longer_period_is_never_shorter_in_days(a in any_period(), b in any_period()) {
            let (fewest, most) = a.day_range();
            let (sum_fewest, sum_most) = a.plus(b).day_range();
            prop_assert!(fewest <= most && fewest <= sum_fewest && most <= sum_most);
        }
    }
}
