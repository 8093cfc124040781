//! Data that does not come from the reader: what SRC1 to SRC3 and OBL1 share.

use crate::check::Subject;
use crate::check::facts::items;
use crate::check::text::Voice;
use crate::model::activity::{Activity, Source, SourceFrom};
use crate::model::section::Generated;
use crate::model::text::Text;

/// Keys of people about whom somebody else gives the data.
const OTHERS: [&str; 4] = ["relatives", "people-mentioned", "referees", "customers-customers"];

/// Whether it is about people who evidently do not give the data themselves.
pub fn subjects_are_others(activity: &Activity) -> bool {
    activity.subjects.iter().filter_map(|subject| subject.is.as_key()).any(|key| OTHERS.contains(&key))
}

/// The sources that are not the reader.
pub fn others(activity: &Activity) -> impl Iterator<Item = (&Source, &Text)> {
    items(&activity.source).iter().filter_map(|source| match &source.from {
        SourceFrom::Other(from) => Some((source, from)),
        SourceFrom::Subject => None,
    })
}

impl Subject<'_> {
    /// Whether the firm says something in a section in its own prose, in every language.
    pub fn is_said_in(&self, section: Generated) -> bool {
        !self.texts.is_empty()
            && self.texts.iter().all(|text| {
                text.runs.iter().any(|run| {
                    let is_fragment =
                        || run.pieces.iter().any(|piece| piece.origin.is_some() && piece.voice() == Voice::Fragment);
                    run.section == section.id() && run.is_prose() && is_fragment()
                })
            })
    }
}
