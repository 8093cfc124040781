//! The languages of a site.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The short name of a language in addresses, folders and keys: `da`. A BCP 47 primary subtag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Lang(pub Arc<str>);

impl Lang {
    pub fn new(code: &str) -> Lang {
        Lang(code.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Lang {
    fn from(code: String) -> Lang {
        Lang(code.into())
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> String {
        lang.0.to_string()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A language as site.toml declares it: `da = "da-DK"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    pub code: Lang,
    /// BCP 47 tag with region, which decides numbers, dates and lists: `da-DK`.
    pub locale: Arc<str>,
}
