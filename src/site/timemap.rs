//! The TimeMaps of a policy (RFC 7089, section 5): what its address showed from when on, in the link format of RFC
//! 6690. Each language has an address of its own, and a TimeMap is about one address.

use super::places::Places;
use super::recorded::Recorded;
use crate::history::Edition;
use crate::model::date::begin_in_gmt;
use crate::model::language::Lang;

/// The TimeMap of the site's default language has this name too, below the policy's id.
pub const NAME: &str = "timemap.link";

/// The name of a language's TimeMap below the policy's id: `timemap.en.link`.
pub fn name(lang: &Lang) -> String {
    format!("timemap.{lang}.link")
}

pub const MEDIA_TYPE: &str = "application/link-format";

/// What applied in a language at some time until today. What is scheduled is no memory yet.
fn mementos<'a>(recorded: &'a Recorded, lang: &Lang) -> Vec<&'a Edition> {
    let begun = recorded.history.history.effective().filter(|edition| edition.effective <= recorded.day);
    begun.filter(|edition| edition.languages.contains_key(lang)).collect()
}

/// Whether there is anything to remember.
pub fn has_mementos(recorded: &Recorded, lang: &Lang) -> bool {
    !mementos(recorded, lang).is_empty()
}

/// The TimeMap of one language with absolute addresses, itself at `own` below the outlet's root; `None` before the
/// first edition applies.
pub fn timemap(places: &Places, lang: &Lang, own: &str, base: &str, time_zone: &str) -> Option<String> {
    let editions = mementos(places.recorded, lang);
    let (first, last) = (editions.first()?, editions.last()?);
    let begin = |edition: &Edition| begin_in_gmt(edition.effective, time_zone);
    let mut links = vec![
        format!("<{base}{}>; rel=\"original\"", places.current(lang)?.below_root()),
        format!(
            "<{base}{own}>; rel=\"self\"; type=\"{MEDIA_TYPE}\"; from=\"{}\"; until=\"{}\"",
            begin(first),
            begin(last)
        ),
    ];
    for edition in &editions {
        let Some(at) = places.permalink(edition, lang) else { continue };
        let rel = match (edition.id == first.id, edition.id == last.id) {
            (true, true) => "first last memento",
            (true, false) => "first memento",
            (false, true) => "last memento",
            (false, false) => "memento",
        };
        links.push(format!("<{base}{}>; rel=\"{rel}\"; datetime=\"{}\"", at.below_root(), begin(edition)));
    }
    Some(format!("{}\n", links.join(",\n")))
}
