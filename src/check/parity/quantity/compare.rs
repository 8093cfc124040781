//! What one text says in numbers and the other does not.

use super::day::as_number;
use super::{Amount, Quantity, Reading, Unit};

/// The readings that have no equal on the other side.
#[derive(Debug, Default, PartialEq)]
pub struct Difference<'a> {
    pub left: Vec<&'a Reading>,
    pub right: Vec<&'a Reading>,
}

/// Compares what two texts say. How often something is said is the language's affair, and so is the order.
pub fn difference<'a>(left: &'a [Reading], right: &'a [Reading]) -> Difference<'a> {
    let lacking = |here: &'a [Reading], there: &[Reading]| -> Vec<&'a Reading> {
        let is_there = |reading: &&Reading| there.iter().any(|other| same(&reading.quantity, &other.quantity));
        here.iter().filter(|reading| !is_there(reading)).collect()
    };
    let (mut only_left, mut only_right) = (lacking(left, right), lacking(right, left));
    // What may be no quantity counts only against another one of its kind.
    let counts = |reading: &Reading, others: &[&Reading]| {
        !reading.soft || others.iter().any(|other| alike(&reading.quantity, &other.quantity))
    };
    let (before_left, before_right) = (only_left.clone(), only_right.clone());
    only_left.retain(|reading| counts(reading, &before_right));
    only_right.retain(|reading| counts(reading, &before_left));
    Difference { left: only_left, right: only_right }
}

/// Whether two languages may say the same thing with them: "60 og 90 dage" has one unit where "60 days and 90 days"
/// has two, and hours may be said without "am".
fn same(left: &Quantity, right: &Quantity) -> bool {
    use Quantity::{Code, Date, Digits, Law, Money, Number, Percent, Period, Time};
    if left == right {
        return true;
    }
    match (left, right) {
        (Period { amount: a, unit: u, .. }, Period { amount: b, unit: v, .. }) => {
            (a == b && u == v)
                // A night and a day are 24 hours, and who counts in hours may count in days.
                || (*u == Unit::Hours && *v == Unit::Days && b.times(24) == Some(*a))
                || (*u == Unit::Days && *v == Unit::Hours && a.times(24) == Some(*b))
        }
        (Number(a), Period { said, .. }) | (Period { said, .. }, Number(a)) => a == said,
        (Number(a), Money(b, _) | Percent(b)) | (Money(b, _) | Percent(b), Number(a)) => a == b,
        (Number(a), Date { day: Some(day), .. }) | (Date { day: Some(day), .. }, Number(a)) => {
            *a == Amount::whole(u64::from(*day))
        }
        (Number(a), Date { year: Some(year), .. }) | (Date { year: Some(year), .. }, Number(a)) => {
            *a == Amount::whole(u64::from(*year))
        }
        (Number(a), Time { hour, minute: 0 }) | (Time { hour, minute: 0 }, Number(a)) => {
            *a == as_number(*hour) || *a == as_number(hour % 12)
        }
        (Number(a), Law(part)) | (Law(part), Number(a)) => part.parse().is_ok_and(|part| *a == Amount::whole(part)),
        (Number(a), Digits(name)) | (Digits(name), Number(a)) => {
            name.parse().is_ok_and(|name| *a == Amount::whole(name))
        }
        // A word with figures in it may be written apart: "64-bit", "64 bit".
        (Number(a), Code(word)) | (Code(word), Number(a)) => {
            let figures: String = word.chars().filter(char::is_ascii_digit).collect();
            figures.parse().is_ok_and(|number| *a == Amount::whole(number))
        }
        _ => false,
    }
}

/// Whether one may stand in place of the other: a period for a period, a number for anything that is counted.
fn alike(left: &Quantity, right: &Quantity) -> bool {
    use Quantity::{Date, Number, Period};
    match (left, right) {
        (Period { .. }, Period { .. } | Number(_)) | (Number(_), Period { .. } | Number(_)) => true,
        (Date { .. }, Date { .. }) => true,
        _ => std::mem::discriminant(left) == std::mem::discriminant(right),
    }
}
