//! Acts and authorities, out of the dated tables under src/model/tables/.

use std::fmt;

use serde::Deserialize;

use crate::model::date::Day;

/// A reference to an act, or to a provision of one: `bookkeeping`, `dbl-11-2-1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LawRef {
    /// Id in the table of acts: `dbl`.
    pub act: String,
    pub provision: Option<Provision>,
}

/// § 11, stk. 2, nr. 1, litra a; all but the section may be absent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provision {
    /// The section with its letter, as the act writes it: `11`, `4 c`.
    pub section: String,
    pub paragraph: Option<u32>,
    pub number: Option<u32>,
    pub letter: Option<char>,
}

/// One act of the table. Its names are the messages `act-<id>` of i18n/.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    pub id: String,
    /// The official number: "lov nr. 700 af 24. maj 2022"; absent where nobody has looked it up.
    pub official: Option<String>,
    /// The first day it was in force.
    pub from: Option<Day>,
    /// The last day, when it is repealed.
    pub to: Option<Day>,
    /// What took its place.
    pub replaced_by: Option<String>,
    /// Provisions that clauses name by what they are about: paragraph numbers move.
    #[serde(default)]
    pub provision: Vec<NamedProvision>,
}

/// A provision with the days on which it stood at this number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedProvision {
    /// What it is about: `retention`.
    pub id: String,
    /// In the form of a [`LawRef`] without the act: `12-1`.
    pub at: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// The reference record of a supervisory authority, as published by itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    pub id: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub phone: String,
    pub email: String,
    pub url: String,
    /// The day the record was last compared with the authority's own page; absent until somebody writes it down.
    pub checked: Option<Day>,
}

/// The id of the built-in supervisory authority.
pub const AUTHORITY: &str = "datatilsynet";

/// The built-in tables.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    pub act: Vec<Act>,
    pub authority: Vec<Authority>,
}

/// What is wrong with a written reference to an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadLawRef {
    UnknownAct,
    BadProvision,
}

impl Tables {
    /// The tables embedded in the program.
    pub fn built_in() -> &'static Tables {
        static TABLES: std::sync::LazyLock<Tables> = std::sync::LazyLock::new(|| {
            toml::from_str(include_str!("tables/acts.toml")).expect("the embedded table of acts is read by a test")
        });
        &TABLES
    }

    pub fn act(&self, id: &str) -> Option<&Act> {
        self.act.iter().find(|act| act.id == id)
    }

    pub fn authority(&self, id: &str) -> Option<&Authority> {
        self.authority.iter().find(|authority| authority.id == id)
    }

    /// Reads `dbl-11-2-1` as act and provision: the longest act id that fits, then section (with a letter of its own
    /// after another hyphen), paragraph, number, letter.
    pub fn law_ref(&self, written: &str) -> Result<LawRef, BadLawRef> {
        let act = self
            .act
            .iter()
            .map(|act| act.id.as_str())
            .filter(|id| written == *id || written.strip_prefix(*id).is_some_and(|rest| rest.starts_with('-')))
            .max_by_key(|id| id.len())
            .ok_or(BadLawRef::UnknownAct)?;
        let provision = match written[act.len()..].strip_prefix('-') {
            None => None,
            Some(rest) => Some(Provision::parse(rest).ok_or(BadLawRef::BadProvision)?),
        };
        Ok(LawRef { act: act.to_owned(), provision })
    }
}

impl Provision {
    /// `11`, `4-c`, `11-2`, `11-2-1`, `11-2-1-a`, `4-c-5`.
    pub fn parse(written: &str) -> Option<Provision> {
        let mut parts = written.split('-').peekable();
        let mut section = parts.next()?.to_owned();
        section.parse::<u32>().ok()?;
        let letter_of = |part: &str| match part.as_bytes() {
            [letter] if letter.is_ascii_lowercase() => Some(char::from(*letter)),
            _ => None,
        };
        if let Some(letter) = parts.peek().and_then(|part| letter_of(part)) {
            section = format!("{section} {letter}");
            parts.next();
        }
        let mut provision = Provision { section, paragraph: None, number: None, letter: None };
        for part in parts {
            if provision.letter.is_some() {
                return None;
            } else if let Some(letter) = letter_of(part) {
                provision.letter = Some(letter);
            } else if provision.paragraph.is_none() {
                provision.paragraph = Some(part.parse().ok()?);
            } else if provision.number.is_none() {
                provision.number = Some(part.parse().ok()?);
            } else {
                return None;
            }
        }
        Some(provision)
    }
}

impl Act {
    /// Whether the act is in force on `day`.
    pub fn in_force(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Where the act says `about` on `day`.
    pub fn provision_on(&self, about: &str, day: Day) -> Option<Provision> {
        self.provision
            .iter()
            .find(|provision| {
                provision.id == about
                    && provision.from.is_none_or(|from| from <= day)
                    && provision.to.is_none_or(|to| day <= to)
            })
            .and_then(|provision| Provision::parse(&provision.at))
    }
}

impl fmt::Display for LawRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.act)?;
        if let Some(provision) = &self.provision {
            write!(f, "-{}", provision.section.replace(' ', "-"))?;
            for number in [provision.paragraph, provision.number].into_iter().flatten() {
                write!(f, "-{number}")?;
            }
            if let Some(letter) = provision.letter {
                write!(f, "-{letter}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{AUTHORITY, BadLawRef, LawRef, Provision, Tables};
    use crate::model::date::Day;

    fn day(written: &str) -> Day {
        written.parse().expect("a test writes real days")
    }

    #[test]
    fn the_embedded_tables_hold_together() {
        let tables = Tables::built_in();
        for act in &tables.act {
            assert_eq!(tables.act.iter().filter(|other| other.id == act.id).count(), 1, "{} stands twice", act.id);
            if let Some(replaced_by) = &act.replaced_by {
                assert!(tables.act(replaced_by).is_some(), "{} is replaced by an unknown act", act.id);
            }
            for provision in &act.provision {
                assert!(Provision::parse(&provision.at).is_some(), "{}: {} is no provision", act.id, provision.at);
            }
        }
        assert!(tables.authority(AUTHORITY).is_some());
    }

    #[test]
    fn the_longest_act_id_that_fits_wins() {
        let tables = Tables::built_in();
        assert_eq!(
            tables.law_ref("bookkeeping-2006-10"),
            Ok(LawRef { act: "bookkeeping-2006".into(), provision: Provision::parse("10") })
        );
        let written = ["dbl-11-2-1", "cctv-4-c-5", "gdpr", "hvidvask-30"];
        for written in written {
            assert_eq!(tables.law_ref(written).map(|law| law.to_string()), Ok(written.to_owned()));
        }
        assert_eq!(tables.law_ref("dpl-11"), Err(BadLawRef::UnknownAct));
        assert_eq!(tables.law_ref("dbl-11-2-1-a-b"), Err(BadLawRef::BadProvision));
    }

    #[test]
    fn the_retention_of_accounts_moved_from_section_10_to_section_12() {
        let tables = Tables::built_in();
        let section = |act: &str| {
            let act = tables.act(act).expect("the act is in the table");
            act.provision_on("retention", day("2026-11-20")).map(|provision| provision.section)
        };
        assert_eq!(section("bookkeeping").as_deref(), Some("12"));
        let old = tables.act("bookkeeping-2006").expect("the act is in the table");
        assert!(!old.in_force(day("2022-07-01")));
        assert!(old.in_force(day("2022-06-30")));
        assert!(tables.act("persondata").is_some_and(|act| !act.in_force(day("2018-05-25"))));
    }
}
