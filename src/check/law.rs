//! Figures and decisions that law and practice give, out of dated tables: a rule asks what held on a day.
//!
//! The acts, and the record of the supervisory authority, are [`crate::model::act::Tables`].

use std::sync::LazyLock;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::Both;
use crate::model::country::Country;
use crate::model::date::Day;
use crate::model::period::{BadPeriod, Period};

/// How long, how soon or how old: exactly one of the three is there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bound {
    pub id: String,
    #[serde(default, deserialize_with = "period_of")]
    pub period: Option<Period>,
    pub hours: Option<u32>,
    /// In years.
    pub age: Option<u8>,
    /// Where the figure stands, in Danish as the law is; a figure of craft says that it is one.
    pub source: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// The day somebody last saw it there.
    pub looked_up: Day,
}

/// A decision that a country protects personal data well enough (GDPR Art. 45(3)).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Adequacy {
    #[serde(deserialize_with = "country_of")]
    pub country: Country,
    /// Its number: "(EU) 2023/1795".
    pub decision: String,
    /// The list of recipients it goes by, where it has one: `eu-us-dpf`.
    pub framework: Option<String>,
    /// What a recipient must also fulfil; absent = the whole country.
    #[serde(default, deserialize_with = "both_of")]
    pub partial: Option<Both>,
    pub from: Day,
    pub to: Option<Day>,
    pub source: String,
    pub looked_up: Day,
}

impl Bound {
    fn holds_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl Adequacy {
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    bound: Vec<Bound>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Adequacies {
    adequacy: Vec<Adequacy>,
}

static BOUNDS: LazyLock<Vec<Bound>> = LazyLock::new(|| {
    let bounds: Bounds = toml::from_str(include_str!("data/bounds.toml")).expect("a test reads the embedded bounds");
    bounds.bound
});

static ADEQUACIES: LazyLock<Vec<Adequacy>> = LazyLock::new(|| {
    let read: Adequacies =
        toml::from_str(include_str!("data/adequacy.toml")).expect("a test reads the embedded decisions");
    read.adequacy
});

/// What held on `day` of the bound `id`: `bookkeeping`, `cctv`. Absent before there was such a bound.
pub fn bound(id: &str, day: Day) -> Option<&'static Bound> {
    BOUNDS.iter().find(|bound| bound.id == id && bound.holds_on(day))
}

/// The period that held on `day` of a bound that is one.
pub fn period(id: &str, day: Day) -> Option<Period> {
    bound(id, day)?.period
}

/// The hours that held on `day` of a bound that is in hours: `breach-notice`.
pub fn hours(id: &str, day: Day) -> Option<u32> {
    bound(id, day)?.hours
}

/// The age in years that held on `day` of a bound that is an age: `child-consent`.
pub fn age(id: &str, day: Day) -> Option<u8> {
    bound(id, day)?.age
}

/// The decision on a country that held on `day`; absent = there is none.
pub fn adequacy(country: Country, day: Day) -> Option<&'static Adequacy> {
    decisions_on(country).find(|decision| decision.holds_on(day))
}

/// Every decision there has been on a country, those that fell and those that ran out too.
pub fn decisions_on(country: Country) -> impl Iterator<Item = &'static Adequacy> {
    ADEQUACIES.iter().filter(move |decision| decision.country == country)
}

fn parsed<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    let written = String::deserialize(deserializer)?;
    read(&written).map_err(|why| D::Error::custom(format!("`{written}`: {why}")))
}

fn period_of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Period>, D::Error> {
    parsed(deserializer, |written| written.parse().map(Some).map_err(|BadPeriod(why)| why.into()))
}

fn country_of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Country, D::Error> {
    parsed(deserializer, |written| written.parse().map_err(|()| "a country has two capitals".into()))
}

fn both_of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Both>, D::Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Words {
        da: String,
        en: String,
    }
    let Words { da, en } = Words::deserialize(deserializer)?;
    Ok(Some(Both::new(da, en)))
}

#[cfg(test)]
mod tests {
    use super::{ADEQUACIES, BOUNDS, adequacy, age, bound, decisions_on, hours, period};
    use crate::model::act::{AUTHORITY, Tables};
    use crate::model::country::Country;
    use crate::model::date::Day;

    fn day(written: &str) -> Day {
        written.parse().expect("a test writes real days")
    }

    fn country(code: &str) -> Country {
        code.parse().expect("a test writes real countries")
    }

    #[test]
    fn every_row_says_one_thing_where_it_stands_and_when_it_was_seen() {
        let first = day("2026-11-20");
        for row in &*BOUNDS {
            let measures = [row.period.is_some(), row.hours.is_some(), row.age.is_some()];
            assert_eq!(measures.iter().filter(|is| **is).count(), 1, "{}", row.id);
            assert!(row.source.len() > 20 && row.looked_up >= first, "{}", row.id);
            assert!(row.from.is_none() || row.to.is_none() || row.from <= row.to, "{}", row.id);
            let clash = BOUNDS.iter().filter(|other| {
                other.id == row.id
                    && row.from.unwrap_or(Day::MIN) <= other.to.unwrap_or(Day::MAX)
                    && other.from.unwrap_or(Day::MIN) <= row.to.unwrap_or(Day::MAX)
            });
            assert_eq!(clash.count(), 1, "{}: two figures on one day", row.id);
        }
        for row in &*ADEQUACIES {
            assert!(row.source.len() > 20 && row.looked_up >= first && row.to.is_none_or(|to| row.from <= to));
            assert!(!row.country.in_eea(), "{}: no decision is needed inside the EEA", row.country.code());
            let number = row.decision.trim_start_matches("(EU) ").split('/').take(2);
            assert!(number.into_iter().all(|part| row.source.contains(part)), "{}: {}", row.decision, row.source);
        }
        assert!(Tables::built_in().authority(AUTHORITY).is_some());
    }

    #[test]
    fn what_held_depends_on_the_day() {
        assert_eq!(age("child-consent", day("2023-12-31")), Some(13));
        assert_eq!(age("child-consent", day("2024-01-01")), Some(15));
        assert_eq!(hours("breach-notice", day("2018-05-24")), None);
        assert_eq!(hours("breach-notice", day("2018-05-25")), Some(72));
        assert_eq!(period("bookkeeping", day("2022-06-30")).map(|period| period.to_string()).as_deref(), Some("P5Y"));
        assert!(bound("bookkeeping", day("2022-07-01")).is_some_and(|bound| bound.source.contains("§ 12")));
        assert!(bound("no-such-bound", day("2026-11-20")).is_none());
    }

    #[test]
    fn three_decisions_on_the_united_states_and_a_year_without_one() {
        let us = country("US");
        let on = |written: &str| adequacy(us, day(written)).and_then(|decision| decision.framework.as_deref());
        assert_eq!(on("2015-10-05"), Some("safe-harbour"));
        assert_eq!(on("2020-07-15"), Some("privacy-shield"));
        assert_eq!(on("2020-07-16"), None);
        assert_eq!(on("2026-11-20"), Some("eu-us-dpf"));
        assert_eq!(decisions_on(us).count(), 3);
        assert!(adequacy(country("GB"), day("2026-11-20")).is_some_and(|decision| decision.partial.is_none()));
        assert!(adequacy(country("TW"), day("2026-11-20")).is_none());
    }
}
