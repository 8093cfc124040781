//! What the firm does as processor for its customers (GDPR Art. 28).

use crate::finding::Place;
use crate::model::activity::Category;
use crate::model::audience::Subject;
use crate::model::fact::{Fact, Located};
use crate::model::period::Period;
use crate::model::retention::Retention;
use crate::model::text::Text;

#[derive(Clone, Debug, PartialEq)]
pub struct ProcessingForCustomers {
    pub id: String,
    /// The heading.
    pub title: Text,
    /// Ids of the audiences it concerns; empty = all.
    pub audience: Vec<Located<String>>,
    pub subjects: Vec<Subject>,
    pub categories: Option<Fact<Vec<Category>>>,
    /// What it is about, as a noun phrase (Art. 28(3)).
    pub subject_matter: Option<Fact<Text>>,
    /// What is done to the data, as a noun phrase.
    pub nature: Option<Fact<Text>>,
    /// What for, as an infinitive without "at"/"to".
    pub purpose: Option<Fact<Text>>,
    /// How long, as a phrase.
    pub duration: Option<Fact<Text>>,
    pub systems: Vec<Located<String>>,
    /// Ids of recipients.
    pub sub_processors: Vec<Located<String>>,
    /// How long before a new sub-processor is used the customer is told (Art. 28(2)).
    pub notice: Option<Fact<Period>>,
    /// How long the customer has to object.
    pub object_within: Option<Fact<Period>>,
    /// What happens to the data at the end, as one whole sentence (Art. 28(3)(g)).
    pub at_end: Option<Fact<Text>>,
    pub retention: Option<Fact<Vec<Retention>>>,
    /// Words of the firm, as whole sentences.
    pub remark: Option<Text>,
    pub formerly: Vec<String>,
    pub publish: bool,
    pub place: Place,
}
