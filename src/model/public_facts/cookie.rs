//! Cookies, and what is said of them all.

use serde::{Deserialize, Serialize};

use crate::model::cookie::{self, CookieClass, CookieDuration, SetBy, Storage};

use super::{Maker, Term, Told};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cookie {
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    pub storage: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Told<String>>,
    /// `us`, or the id of a recipient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Told<String>>,
    /// `session`, or a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CookieUse {
    /// `false`: nothing is stored or read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used: Option<Told<bool>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<Term>,
    /// What happens when the reader says no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusing: Option<Term>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<CookieConsent>,
}

/// How consent to cookies is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CookieConsent {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// Said to be as easy as yes; that it is not is told to nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reject: bool,
    /// Each purpose can be chosen for itself; the same holds.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub granular: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdraw: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdraw_url: Option<String>,
}

impl Maker<'_> {
    pub(super) fn cookie(&self, cookie: &cookie::Cookie) -> Cookie {
        let cookie::Cookie {
            name,
            storage,
            class,
            by,
            duration,
            purpose,
            country,
            reviewed: _,
            formerly,
            publish: _,
            place: _,
        } = cookie;
        let storage = match storage {
            Storage::Cookie => "cookie",
            Storage::LocalStorage => "local-storage",
            Storage::SessionStorage => "session-storage",
            Storage::IndexedDb => "indexed-db",
            Storage::Pixel => "pixel",
            Storage::DeviceRead => "device-read",
        };
        let class_key = |class: &CookieClass| match class {
            CookieClass::Necessary => "necessary",
            CookieClass::Preferences => "preferences",
            CookieClass::Statistics => "statistics",
            CookieClass::Marketing => "marketing",
        };
        Cookie {
            name: name.clone(),
            formerly: formerly.clone(),
            storage: storage.to_owned(),
            class: self.told(class, |class| class_key(class).to_owned()),
            by: self.told(by, |by| match by {
                SetBy::Us => "us".to_owned(),
                SetBy::Recipient(id) => id.clone(),
            }),
            duration: self.told(duration, |duration| match duration {
                CookieDuration::Session => "session".to_owned(),
                CookieDuration::Period(period) => period.to_string(),
            }),
            purpose: self.told(purpose, |purpose| self.term(purpose)),
            country: country.as_ref().map(|country| country.value.code().to_owned()),
        }
    }

    pub(super) fn cookie_use(&self, cookie_use: &cookie::CookieUse) -> CookieUse {
        // The inventory is a fact only where it is unknown.
        let cookie::CookieUse { used, inventory: _, uses, refusing, statements, consent, publish: _, place: _ } =
            cookie_use;
        CookieUse {
            used: self.told_of(used, |used| *used),
            uses: self.terms(uses),
            refusing: self.some_term(refusing),
            statements: self.terms(statements),
            consent: consent.as_ref().map(|consent| self.cookie_consent(consent)),
        }
    }

    fn cookie_consent(&self, consent: &cookie::CookieConsent) -> CookieConsent {
        let cookie::CookieConsent { tool, reject, granular, withdraw, withdraw_url, place: _ } = consent;
        CookieConsent {
            tool: tool.clone(),
            reject: *reject == Some(true),
            granular: *granular == Some(true),
            withdraw: self.some_term(withdraw),
            withdraw_url: withdraw_url.clone(),
        }
    }
}
