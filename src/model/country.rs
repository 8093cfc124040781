//! Countries, and which of them stand inside the EEA.

use std::str::FromStr;

/// An ISO 3166-1 alpha-2 code in capitals: `DK`. The country's name is the message `country-<code>` in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// The members of the EU, and Iceland, Liechtenstein and Norway, which make up the EEA (GDPR Art. 44; EEA joint
/// committee decision 154/2018).
const EEA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Country {
    pub fn code(&self) -> &str {
        // Both bytes are ASCII letters by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether data sent there stays inside the EU/EEA.
    pub fn in_eea(&self) -> bool {
        EEA.contains(&self.code())
    }
}

impl FromStr for Country {
    type Err = ();

    fn from_str(written: &str) -> Result<Country, ()> {
        match written.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Country([*a, *b])),
            _ => Err(()),
        }
    }
}
