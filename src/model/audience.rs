//! Whom a policy speaks to, and in what role the firm meets them.

use crate::finding::Place;
use crate::model::fact::{Fact, Located};
use crate::model::text::Text;

/// In what role somebody handles data (GDPR Art. 4(7)-(10), 26, 28).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Decides why and how, for itself.
    Controller,
    /// Of a recipient: has a purpose of its own (Danish *videregive*).
    IndependentController,
    JointController,
    /// Works on instruction (Danish *overlade*).
    Processor,
    SubProcessor,
    /// A public authority that asks in a particular inquiry (Art. 4(9)).
    Authority,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Audience {
    pub id: String,
    /// A noun in the plural: "webhotelkunder".
    pub label: Text,
    pub our_role: Fact<Role>,
    /// The short names of the languages that these people read, `pl`: of the site or not. For the record only.
    pub languages: Vec<Located<String>>,
    /// What the reader must do, as one whole sentence.
    pub duty: Option<Text>,
    pub formerly: Vec<String>,
    pub publish: bool,
    pub place: Place,
}

/// A group of data subjects of an activity (GDPR Art. 30(1)(c)).
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    pub is: Text,
    /// The group is of people under this age, in years.
    pub under: Option<u8>,
    /// Who reads the text on their behalf.
    pub reader: Option<Reader>,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The person themselves.
    Subject,
    /// A holder of parental authority.
    Guardian,
}
