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
