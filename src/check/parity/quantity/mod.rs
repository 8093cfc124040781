//! What a text says in numbers: amounts, days, periods, times, provisions of law, phone numbers, each in a form that is
//! the same in every language.
//!
//! "60 dage", "tres dage" and "60 days" are read as the same thing, and so are "18. maj 2018" and "18 May 2018".
//! Danish and English are read with their words; of other languages only what stands in figures.

mod compare;
mod danish;
mod day;
mod english;
mod grammar;
mod law;
mod lexer;
mod number;
mod reader;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use compare::difference;
pub use grammar::Grammar;
pub use reader::read;

/// An amount in millionths: exact for what a policy says, and comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i128);

/// Millionths in one.
const ONE: i128 = 1_000_000;

impl Amount {
    pub fn whole(number: u64) -> Amount {
        Amount(i128::from(number) * ONE)
    }

    /// Absent where the product is beyond all measure.
    fn times(self, factor: i128) -> Option<Amount> {
        self.0.checked_mul(factor).map(Amount)
    }

    fn plus(self, other: Amount) -> Amount {
        Amount(self.0.saturating_add(other.0))
    }

    fn half() -> Amount {
        Amount(ONE / 2)
    }
}

/// What periods are counted in. Years are counted in months and weeks in days, as they are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Seconds,
    Minutes,
    Hours,
    Days,
    /// Days on which people work.
    WorkingDays,
    Months,
}

/// One thing that is said in numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity {
    Number(Amount),
    Percent(Amount),
    /// With the code of the currency.
    Money(Amount, &'static str),
    /// `said` is the number before the unit: "2" of "2 år", where `amount` is 24 months.
    Period {
        amount: Amount,
        unit: Unit,
        said: Amount,
    },
    Date {
        year: Option<u16>,
        month: Option<u8>,
        day: Option<u8>,
    },
    /// 0 is Monday.
    Weekday(u8),
    Time {
        hour: u8,
        minute: u8,
    },
    /// A number or a letter of a provision: article 6, paragraph 1, point f are three.
    Law(String),
    /// A long number that is a name: phone, CVR.
    Digits(String),
    /// A word with figures in it: "A4", "SHA256".
    Code(String),
}

/// A quantity and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub quantity: Quantity,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// It may well be no quantity in another language ("a month", "one of you"): it differs only from another one.
    pub soft: bool,
}
