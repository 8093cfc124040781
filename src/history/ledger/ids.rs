//! What things are called: files by their hash, editions by their day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::date::Day;

/// SHA-256 as 64 small hex digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash(String);

impl Hash {
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a person is shown.
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Hash {
    type Error = String;

    fn try_from(written: String) -> Result<Hash, String> {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if written.len() == 64 && written.bytes().all(is_hex) {
            Ok(Hash(written))
        } else {
            Err(format!("`{written}` is not 64 small hex digits"))
        }
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> String {
        hash.0
    }
}

/// What an edition is called: its effective date, and from the second one of a day on a number: `2026-04-01-2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EditionId {
    pub day: Day,
    /// From 1.
    pub of_day: u32,
}

impl fmt::Display for EditionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of_day {
            1 => write!(f, "{}", self.day),
            of_day => write!(f, "{}-{of_day}", self.day),
        }
    }
}

impl FromStr for EditionId {
    type Err = String;

    fn from_str(written: &str) -> Result<EditionId, String> {
        let bad =
            || format!("`{written}` is no edition; one is called `2026-04-01`, a second one of the day `2026-04-01-2`");
        let (day, rest) = written.split_at_checked("2026-04-01".len()).ok_or_else(bad)?;
        let day: Day = day.parse().map_err(|_| bad())?;
        let of_day = match rest.strip_prefix('-') {
            None if rest.is_empty() => 1,
            None => return Err(bad()),
            Some(number) => number.parse().ok().filter(|number| *number >= 2).ok_or_else(bad)?,
        };
        let id = EditionId { day, of_day };
        if id.to_string() == written { Ok(id) } else { Err(bad()) }
    }
}

impl TryFrom<String> for EditionId {
    type Error = String;

    fn try_from(written: String) -> Result<EditionId, String> {
        written.parse()
    }
}

impl From<EditionId> for String {
    fn from(id: EditionId) -> String {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_called_by_its_day() {
        for good in ["2026-04-01", "2026-04-01-2", "2026-04-01-10"] {
            assert_eq!(good.parse::<EditionId>().unwrap().to_string(), good);
        }
        for bad in
            ["2026-4-1", "2026-04-01-1", "2026-04-01-", "2026-04-01-02", "2026-04-31", "20260401", "2026-04-01x", ""]
        {
            assert!(bad.parse::<EditionId>().is_err(), "{bad}");
        }
        let id = |text: &str| text.parse::<EditionId>().unwrap();
        assert!(id("2026-04-01-10") > id("2026-04-01-9") && id("2026-04-02") > id("2026-04-01-10"));
    }
}
