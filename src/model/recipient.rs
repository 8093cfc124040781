//! Who receives data, and what carries it out of the EEA.

use crate::finding::Place;
use crate::model::country::Country;
use crate::model::date::Day;
use crate::model::fact::{Fact, Located};
use crate::model::text::Text;

/// Somebody who receives data (GDPR Art. 4(9), 13(1)(e)). The role stands on the disclosure, not here:
/// one supplier may be processor for us and sub-processor for our customers.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipient {
    pub id: String,
    /// Absent = told by category only, through `kind`.
    pub name: Option<Fact<String>>,
    /// What they do for us, as a noun with article: "en leverandør af webhotel".
    pub kind: Text,
    /// Where they store or see the data.
    pub country: Option<Fact<Country>>,
    /// A data processing agreement is in place (GDPR Art. 28(3)).
    pub agreement: Option<Fact<bool>>,
    pub website: Option<String>,
    /// In order: the first that is no fallback carries the transfer.
    pub transfers: Vec<Transfer>,
    /// Announced now, used from this day.
    pub from: Option<Located<Day>>,
    /// Ids of the recipients it uses itself.
    pub sub_processors: Vec<Located<String>>,
    pub formerly: Vec<String>,
    pub publish: bool,
    pub place: Place,
}

/// A transfer to a third country and what protects it (GDPR Art. 44-49).
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    /// Absent = the recipient's own country.
    pub country: Option<Located<Country>>,
    pub mechanism: Fact<Mechanism>,
    /// The list the recipient stands on: `eu-us-dpf`.
    pub framework: Option<Located<Framework>>,
    /// Used when the one before it falls away.
    pub fallback: bool,
    /// How the reader gets a copy of the safeguard (Art. 13(1)(f)).
    pub copy: Option<CopyRoute>,
    /// The day the list or the decision was last looked up. For the record only.
    pub checked: Option<Located<Day>>,
    pub publish: bool,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// An adequacy decision (Art. 45(3)).
    Adequacy,
    /// Standard contractual clauses (Art. 46(2)(c)).
    Scc,
    /// Binding corporate rules (Art. 47).
    Bcr,
    /// Explicit consent of the person (Art. 49(1)(a)).
    ExplicitConsent,
    /// Necessary for a contract with the person (Art. 49(1)(b)).
    Contract,
    /// Necessary for a legal claim (Art. 49(1)(e)).
    LegalClaim,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framework {
    /// EU-U.S. Data Privacy Framework: Commission Implementing Decision (EU) 2023/1795.
    EuUsDpf,
}

#[derive(Clone, Debug, PartialEq)]
pub enum CopyRoute {
    OnRequest,
    /// An absolute https address.
    Url(String),
}
