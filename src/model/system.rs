//! Where data lies, and how it is guarded (GDPR Art. 32).

use crate::finding::Place;
use crate::model::fact::Located;
use crate::model::text::Text;

#[derive(Clone, Debug, PartialEq)]
pub struct System {
    pub id: String,
    /// What it is, as a noun with article: "vores egen server".
    pub kind: Text,
    /// A product or own name, when there is one.
    pub name: Option<String>,
    /// Where it stands, as a phrase: "på vores egen adresse".
    pub location: Option<Text>,
    /// Id of the recipient who runs it; absent = we do.
    pub recipient: Option<Located<String>>,
    pub measures: Vec<Text>,
    /// Id of the system that it is backed up to.
    pub backup: Option<Located<String>>,
    /// Id of the system that it is mirrored to, at once and for as long.
    pub mirror: Option<Located<String>>,
    pub formerly: Vec<String>,
    pub publish: bool,
    pub place: Place,
}

/// `[security]`: measures that hold for everything, whatever the system.
#[derive(Clone, Debug, PartialEq)]
pub struct Security {
    pub measures: Vec<Text>,
    pub publish: bool,
    pub place: Place,
}

/// `[breach]`: what the firm says it does at a personal data breach (GDPR Art. 33-34).
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    /// Hours within which Datatilsynet is notified; the law says 72.
    pub authority_hours: Option<Located<u32>>,
    /// Who is told, as groups in the plural.
    pub informs: Vec<Text>,
    /// When they are told, as a phrase without a conjunction: "så hurtigt som muligt".
    pub when: Option<Text>,
    /// What counts, as a clause after "hvis"/"if", without it: "vi bliver hacket".
    pub trigger: Option<Text>,
    pub publish: bool,
    pub place: Place,
}
