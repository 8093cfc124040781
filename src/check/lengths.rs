//! Periods in the words of a report.

use super::Both;
use super::listed::listed;
use crate::model::period::Period;

/// "5 år", "5 years"; "2 år og 30 dage", "2 years and 30 days".
pub fn in_words(period: Period) -> Both {
    let units = [
        (period.years, ["år", "år"], ["year", "years"]),
        (period.months, ["måned", "måneder"], ["month", "months"]),
        (period.weeks, ["uge", "uger"], ["week", "weeks"]),
        (period.days, ["dag", "dage"], ["day", "days"]),
    ];
    let said: Vec<Both> = units
        .into_iter()
        .filter(|(amount, ..)| *amount > 0)
        .map(|(amount, da, en)| {
            let form = usize::from(amount != 1);
            Both::new(format!("{amount} {}", da[form]), format!("{amount} {}", en[form]))
        })
        .collect();
    listed(&said)
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn each_unit_has_its_own_number() {
        let said = |written: &str| in_words(written.parse().expect("a test writes real periods"));
        assert_eq!((&*said("P5Y").da, &*said("P5Y").en), ("5 år", "5 years"));
        assert_eq!((&*said("P2Y1M").da, &*said("P2Y1M").en), ("2 år og 1 måned", "2 years and 1 month"));
        assert_eq!(said("P1Y6M3D").en, "1 year, 6 months and 3 days");
    }
}
