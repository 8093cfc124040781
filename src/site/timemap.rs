//! The TimeMap of a policy (RFC 7089, section 5): what its address showed from when on, in the link format of RFC 6690.

use super::places::Places;
use super::recorded::Recorded;
use crate::history::Edition;
use crate::model::date::begin_in_gmt;
use crate::model::language::Lang;

/// Its name below the policy's id.
pub const NAME: &str = "timemap.link";

pub const MEDIA_TYPE: &str = "application/link-format";

/// What applied at some time until today. What is scheduled is no memory yet.
fn mementos<'a>(recorded: &'a Recorded) -> impl Iterator<Item = &'a Edition> {
    recorded.history.history.effective().filter(|edition| edition.effective <= recorded.day)
}

/// Whether there is anything to remember.
pub fn has_mementos(recorded: &Recorded) -> bool {
    mementos(recorded).next().is_some()
}

/// The TimeMap with absolute addresses; `None` before the first edition applies. Languages stand in one map, each link
/// with its own.
pub fn timemap(places: &Places, langs: &[&Lang], base: &str, time_zone: &str) -> Option<String> {
    let editions: Vec<&Edition> = mementos(places.recorded).collect();
    let (first, last) = (editions.first()?, editions.last()?);
    let begin = |edition: &Edition| begin_in_gmt(edition.effective, time_zone);
    let mut links = Vec::new();
    for lang in langs {
        if let Some(at) = places.current(lang) {
            links.push(format!("<{base}{}>; rel=\"original\"; hreflang=\"{lang}\"", at.below_root()));
        }
    }
    links.push(format!(
        "<{base}{}>; rel=\"self\"; type=\"{MEDIA_TYPE}\"; from=\"{}\"; until=\"{}\"",
        places.by_id(NAME),
        begin(first),
        begin(last)
    ));
    for edition in &editions {
        for lang in langs {
            let Some(at) = places.permalink(edition, lang) else { continue };
            let in_language = || editions.iter().filter(|other| other.languages.contains_key(*lang));
            let is = |other: Option<&&Edition>| other.is_some_and(|other| other.id == edition.id);
            let rel = match (is(in_language().next()), is(in_language().next_back())) {
                (true, true) => "first last memento",
                (true, false) => "first memento",
                (false, true) => "last memento",
                (false, false) => "memento",
            };
            let datetime = begin(edition);
            let address = at.below_root();
            links.push(format!("<{base}{address}>; rel=\"{rel}\"; datetime=\"{datetime}\"; hreflang=\"{lang}\""));
        }
    }
    Some(format!("{}\n", links.join(",\n")))
}
