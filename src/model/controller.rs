//! Who decides: the controller, those who stand beside it, and how they are reached.

use crate::finding::Place;
use crate::model::country::Country;
use crate::model::fact::Fact;
use crate::model::language::Lang;
use crate::model::text::Text;

/// The controller (GDPR Art. 4(7), 13(1)(a); e-handelsloven § 7).
#[derive(Clone, Debug, PartialEq)]
pub struct Controller {
    /// The registered name, as the firm writes it.
    pub name: Fact<String>,
    pub kind: Option<Fact<ControllerKind>>,
    /// The Danish company number: eight digits, no spaces.
    pub cvr: Option<Fact<String>>,
    pub address: Option<Fact<Address>>,
    pub email: Option<Fact<String>>,
    /// As dialled, with or without `+45`; spaces are kept.
    pub phone: Option<Fact<String>>,
    /// An absolute https or http address.
    pub website: Option<Fact<String>>,
    /// Departments or branches that the reader may meet.
    pub units: Vec<Unit>,
    /// Other ways in than post, mail and phone: Digital Post, a form.
    pub channels: Vec<Channel>,
    /// The representative in the EU of a controller outside it (GDPR Art. 27).
    pub representative: Option<Representative>,
    pub place: Place,
}

/// What kind of body the controller is; decides which rules and clauses apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControllerKind {
    Company,
    Person,
    Association,
    Foundation,
    PublicAuthority,
}

/// A postal address. In Danish form: street, then postcode and city.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    pub street: String,
    pub postcode: String,
    pub city: String,
    /// Said only where it is not Denmark.
    pub country: Option<Country>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub name: Text,
    pub email: Option<Fact<String>>,
    pub phone: Option<Fact<String>>,
    pub publish: bool,
    pub place: Place,
}

/// A way to reach the controller: what it is, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    pub kind: Text,
    /// An address on the web, when the channel has one.
    pub url: Option<String>,
    pub publish: bool,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Representative {
    pub name: Fact<String>,
    pub address: Option<Fact<Address>>,
    pub email: Option<Fact<String>>,
    pub publish: bool,
    pub place: Place,
}

/// The person or desk that answers questions about personal data, with or without a DPO.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub name: Option<Fact<String>>,
    pub role: Option<Text>,
    pub email: Option<Fact<String>>,
    pub phone: Option<Fact<String>>,
    pub publish: bool,
    pub place: Place,
}

/// The data protection officer (GDPR Art. 37-39).
#[derive(Clone, Debug, PartialEq)]
pub struct Dpo {
    /// `false` says that the firm has none and need not have one.
    pub appointed: Fact<bool>,
    pub name: Option<Fact<String>>,
    pub email: Option<Fact<String>>,
    pub phone: Option<Fact<String>>,
    pub address: Option<Fact<Address>>,
    pub publish: bool,
    pub place: Place,
}

/// A joint controller (GDPR Art. 26).
#[derive(Clone, Debug, PartialEq)]
pub struct JointController {
    pub id: String,
    pub name: Fact<String>,
    /// Who does what, in whole sentences: the essence of the arrangement (Art. 26(2)).
    pub arrangement: Option<Fact<Text>>,
    pub email: Option<Fact<String>>,
    pub website: Option<Fact<String>>,
    /// Ids of the activities that are decided on together; empty = all.
    pub activities: Vec<String>,
    pub formerly: Vec<String>,
    pub publish: bool,
    pub place: Place,
}

/// Where the reader may complain (GDPR Art. 13(2)(d), 77).
#[derive(Clone, Debug, PartialEq)]
pub struct ComplaintRoute {
    /// What the complaint is about, as words after "om"/"about"; absent = how personal data is used.
    pub about: Option<Text>,
    /// `datatilsynet`, or the body's name.
    pub to: ComplaintBody,
    pub publish: bool,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ComplaintBody {
    /// The supervisory authority whose reference record is built in ([`crate::model::act::AUTHORITY`]).
    Datatilsynet,
    Other {
        name: String,
        url: Option<String>,
    },
}

/// Logo and colours of the firm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brand {
    /// Path below the firm's folder of an SVG or PNG file.
    pub logo: Option<(String, Place)>,
    /// CSS hex colours, `#rrggbb`, for light and for dark pages.
    pub accent: Option<(String, Place)>,
    pub accent_dark: Option<(String, Place)>,
}

/// Words in some languages, with a language each: the banner that a firm wants on every page.
pub type WordsPerLanguage = std::collections::BTreeMap<Lang, String>;
