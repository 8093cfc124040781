//! Cookies and other things stored in or read from the reader's device (cookiebekendtgørelsen, bek. nr. 1148 af
//! 9. december 2011).

use crate::finding::Place;
use crate::model::country::Country;
use crate::model::date::Day;
use crate::model::fact::{Fact, Located};
use crate::model::period::Period;
use crate::model::text::Text;

#[derive(Clone, Debug, PartialEq)]
pub struct Cookie {
    /// As it stands in the browser: `_stat`. Unique in a policy.
    pub name: String,
    pub storage: Storage,
    pub class: Fact<CookieClass>,
    pub by: Fact<SetBy>,
    pub duration: Fact<CookieDuration>,
    pub purpose: Fact<Text>,
    pub country: Option<Located<Country>>,
    /// For the record only: the day somebody last looked.
    pub reviewed: Option<Located<Day>>,
    pub formerly: Vec<String>,
    pub publish: bool,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    #[default]
    Cookie,
    LocalStorage,
    SessionStorage,
    IndexedDb,
    Pixel,
    /// Read from the device without being stored: a fingerprint.
    DeviceRead,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CookieClass {
    /// Needs no consent (§ 4).
    Necessary,
    Preferences,
    Statistics,
    Marketing,
}

#[derive(Clone, Debug, PartialEq)]
pub enum SetBy {
    /// `"us"`.
    Us,
    /// Id of a recipient.
    Recipient(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieDuration {
    /// `"session"`: until the browser is closed.
    Session,
    Period(Period),
}

/// `[cookies]`: what is said of them all.
#[derive(Clone, Debug, PartialEq)]
pub struct CookieUse {
    /// `false` says that the site stores and reads nothing.
    pub used: Option<Fact<bool>>,
    /// `{ unknown = true }` where the firm has not made the list yet.
    pub inventory: Option<Fact<()>>,
    /// What they are used for, when that is said of all of them.
    pub uses: Vec<Text>,
    /// What happens when the reader says no, as one whole sentence.
    pub refusing: Option<Text>,
    /// What is said besides, as whole sentences: "cookies do not tell who the visitor is".
    pub statements: Vec<Text>,
    pub consent: Option<CookieConsent>,
    pub publish: bool,
    pub place: Place,
}

/// How consent to cookies is asked for (§ 3; EDPB cookie banner taskforce 2023).
#[derive(Clone, Debug, PartialEq)]
pub struct CookieConsent {
    /// The tool's name, when it has one.
    pub tool: Option<String>,
    /// Saying no is as easy as saying yes.
    pub reject: Option<bool>,
    /// Each purpose can be chosen for itself.
    pub granular: Option<bool>,
    /// How consent is withdrawn, as a phrase after "ved at"/"by": "klikke på »Cookies« nederst på siden".
    pub withdraw: Option<Text>,
    pub withdraw_url: Option<String>,
    pub place: Place,
}
