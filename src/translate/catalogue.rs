//! The units of a policy as a translator gets them, whatever the form of the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Lines, Place};
use crate::model::date::Day;
use crate::model::language::Language;
use crate::source::Texts;
use crate::translate::unit::{About, State, Unit};

/// What goes out.
pub struct Catalogue {
    /// `<firm>/<policy>`.
    pub policy: String,
    pub from: Language,
    pub to: Language,
    /// The day on which it is made.
    pub day: Day,
    pub entries: Vec<Entry>,
}

/// One unit that goes out.
pub struct Entry {
    pub key: String,
    /// The file that the source stands in, and the line.
    pub file: Arc<str>,
    pub line: usize,
    /// For the translator: what it is, and where it stands.
    pub notes: Vec<String>,
    /// What the source was when the translation was reviewed, where it has changed since.
    pub previous: Option<String>,
    pub source: String,
    /// The translation as it is now.
    pub target: Option<String>,
    pub state: State,
}

/// What came back.
pub struct Returned {
    /// What the file says of itself; absent where the tool has dropped it.
    pub policy: Option<String>,
    /// As it is written there: `en`, `en-GB`, `en_GB`.
    pub lang: Option<String>,
    pub entries: Vec<Back>,
}

/// One unit that came back.
pub struct Back {
    pub key: String,
    pub source: String,
    pub target: Option<String>,
    /// Somebody calls the translation ready.
    pub is_ready: bool,
    /// Where it stands in the file that came back.
    pub place: Place,
}

/// What is asked of a translator: every unit that has a source.
pub fn catalogue(
    policy: &str,
    (from, to): (&Language, &Language),
    day: Day,
    units: &[Unit],
    files: &Texts,
) -> Catalogue {
    let of_title = |unit: &&Unit| unit.about == About::Title;
    let titles: BTreeMap<&str, &str> = units
        .iter()
        .filter(of_title)
        .filter_map(|unit| Some((unit.key.strip_suffix(":title")?, unit.source.as_ref()?.text.as_str())))
        .collect();
    let lines = Lines::of(files);
    let entries = units.iter().filter_map(|unit| {
        let source = unit.source.as_ref()?;
        let file = source.place.file.clone();
        let line = lines.spot(&file, source.place.start).map_or(1, |(line, _)| line);
        let title = unit
            .key
            .split_once(['#', ':'])
            .filter(|_| !matches!(unit.about, About::Fact))
            .map(|(name, _)| titles.get(name).copied().unwrap_or(name));
        let what = match unit.about {
            About::Title => "the title of a section",
            About::Summary => "a summary of a section, for the first page",
            About::Block(_) => "text in Markdown; leave {{ … }}, {#…} and addresses as they are",
            About::Fact => "words that stand in a sentence or a list",
        };
        let section = title.map(|title| format!("section: {title}"));
        let previous = (unit.state == State::Stale).then(|| unit.reviewed.map(|reviewed| reviewed.source.clone()));
        Some(Entry {
            key: unit.key.clone(),
            file,
            line,
            notes: section.into_iter().chain([what.to_owned()]).collect(),
            previous: previous.flatten(),
            source: source.text.clone(),
            target: unit.target.as_ref().map(|target| target.text.clone()),
            state: unit.state,
        })
    });
    Catalogue { policy: policy.to_owned(), from: from.clone(), to: to.clone(), day, entries: entries.collect() }
}
