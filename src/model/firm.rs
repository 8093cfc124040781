//! What is said once for all policies of a firm: `content/<firm>/firm.toml`.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::model::controller::{Brand, ComplaintRoute, Contact, Controller, Dpo, JointController};
use crate::model::language::Lang;
use crate::model::text::Text;

#[derive(Clone, Debug, PartialEq)]
pub struct Firm {
    /// The folder's name under content/, kebab-case.
    pub id: String,
    pub controller: Controller,
    pub contact: Option<Contact>,
    pub dpo: Option<Dpo>,
    pub joint_controllers: Vec<JointController>,
    /// Empty = Datatilsynet alone, where the clause library may speak for the firm.
    pub complaints: Vec<ComplaintRoute>,
    pub brand: Brand,
    /// What stands before the policy's slug when an outlet has several firms; per language, kebab-case.
    pub slug: BTreeMap<Lang, String>,
    /// A sentence above every page of the firm: "example, retold in our own words".
    pub banner: Option<Text>,
    pub formerly: Vec<String>,
    pub place: Place,
}
