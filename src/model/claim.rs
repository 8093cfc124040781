//! Promises in prose that the facts must bear out.

use crate::finding::Place;
use crate::model::fact::Located;
use crate::model::text::Text;
use crate::model::vocabulary::Vocabulary;

#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What is promised: the sentence is the message `claim-<id>`.
    pub id: ClaimId,
    /// The firm's own words for it, as one whole sentence, instead of the library's.
    pub words: Option<Text>,
    /// Ids of the activities it is said of; empty = all.
    pub scope: Vec<Located<String>>,
    pub publish: bool,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimId {
    NoMarketing,
    NeverDisclosed,
    NecessaryCookiesOnly,
    NoTransfer,
    /// No data on suppliers is kept.
    NoSupplierData,
    /// The website collects no personal data.
    WebsiteCollectsNothing,
    /// Agreements with all processors.
    AgreementsWithAll,
    /// Data is not sold.
    NeverSold,
}

impl ClaimId {
    /// The key in TOML and in the vocabulary.
    pub fn key(self) -> &'static str {
        match self {
            ClaimId::NoMarketing => "no-marketing",
            ClaimId::NeverDisclosed => "never-disclosed",
            ClaimId::NecessaryCookiesOnly => "necessary-cookies-only",
            ClaimId::NoTransfer => "no-transfer",
            ClaimId::NoSupplierData => "no-supplier-data",
            ClaimId::WebsiteCollectsNothing => "website-collects-nothing",
            ClaimId::AgreementsWithAll => "agreements-with-all",
            ClaimId::NeverSold => "never-sold",
        }
    }
}

impl Claim {
    /// The sentence: the firm's own words, or the vocabulary's.
    pub fn sentence(&self) -> Text {
        let by_the_vocabulary = || Text::key(Vocabulary::Claim, self.id.key(), self.place.clone());
        self.words.clone().unwrap_or_else(by_the_vocabulary)
    }
}
