//! How a person names an edition: by its day, or by its number.

use std::fmt;
use std::str::FromStr;

use super::edition::{Edition, History};
use super::ledger::EditionId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// `2026-05-01`.
    Id(EditionId),
    /// `5`.
    Ordinal(u32),
}

impl History {
    /// The edition that somebody names.
    pub fn named(&self, name: Named) -> Option<&Edition> {
        match name {
            Named::Id(id) => self.edition(id),
            Named::Ordinal(ordinal) => self.editions.iter().find(|edition| edition.ordinal == ordinal),
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Named::Id(id) => id.fmt(f),
            Named::Ordinal(ordinal) => ordinal.fmt(f),
        }
    }
}

impl FromStr for Named {
    type Err = String;

    fn from_str(written: &str) -> Result<Named, String> {
        match written.parse() {
            Ok(ordinal) => Ok(Named::Ordinal(ordinal)),
            Err(_) => written.parse().map(Named::Id),
        }
    }
}
