//! translations.lock: what it becomes when somebody calls a translation right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::finding::Finding;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::model::translation::{Reviewed, TranslationLock};
use crate::source::translations::SCHEMA;
use crate::translate::unit::{Home, State, Unit};

const HEAD: &str = "\
# What each translation was last reviewed against. `ikraft translate accept` writes this file; `ikraft translate status`
# says what has changed since. In a merge, keep the entries of both sides, and let both sides' texts be accepted again.
";

/// Who calls something right, and when.
pub struct Acceptance<'a> {
    pub by: &'a str,
    pub date: Day,
    /// The source changed by a typo only, so that the translation need not change.
    pub minor: bool,
}

/// The entry of a unit that is called right, or why it cannot be.
pub fn accept(unit: &Unit, acceptance: &Acceptance) -> Result<Reviewed, Finding> {
    let refuse = |message: String| {
        let finding = Finding::error("not-accepted", message);
        match unit.place() {
            Some(place) => finding.at(place),
            None => finding,
        }
    };
    let key = &unit.key;
    let (Some(source), Some(target)) = (&unit.source, &unit.target) else {
        let (what, hint) = match unit.state {
            State::Orphan => ("source", "write the source, or take the translation out"),
            _ => ("translation", "write the translation, or export it for somebody who does"),
        };
        return Err(refuse(format!("`{key}` has no {what} to be reviewed")).hint(hint));
    };
    if unit.state == State::Stale && !unit.is_edited() && !acceptance.minor {
        let finding = refuse(format!("the source of `{key}` has changed, and its translation has not"))
            .related(&source.place, "the source")
            .why("a translation that nobody touched cannot follow a change of its source")
            .hint(format!(
                "change the translation; `ikraft translate diff` shows what changed in the source of `{key}`"
            ))
            .hint("or say `--minor` where the change is a typo that the translation never had");
        return Err(finding);
    }
    Ok(Reviewed {
        unit: key.clone(),
        from: unit.from.clone(),
        lang: unit.lang.clone(),
        source: source.text.clone(),
        text: target.text.clone(),
        by: acceptance.by.to_owned(),
        date: acceptance.date,
        minor: unit.state == State::Stale && acceptance.minor && !unit.is_edited(),
        place: target.place.clone(),
    })
}

/// The entries of one lock when some were accepted: those of the units under their names of today, and of what the
/// units do not speak of (another language, records that this policy does not use) as they were.
pub fn updated(lock: Option<&TranslationLock>, home: Home, units: &[Unit], accepted: Vec<Reviewed>) -> Vec<Reviewed> {
    type Name = (String, Lang, Lang);
    let name = |entry: &Reviewed| -> Name { (entry.unit.clone(), entry.lang.clone(), entry.from.clone()) };
    let directions: BTreeSet<(&Lang, &Lang)> = units.iter().map(|unit| (&unit.from, &unit.lang)).collect();
    let mut entries: BTreeMap<Name, Reviewed> = BTreeMap::new();
    for entry in lock.iter().flat_map(|lock| &lock.reviewed) {
        // Of shared records, this policy sees those that it uses.
        if home == Home::Shared || !directions.contains(&(&entry.from, &entry.lang)) {
            entries.insert(name(entry), entry.clone());
        }
    }
    for unit in units.iter().filter(|unit| unit.home == home && unit.source.is_some()) {
        if let Some(reviewed) = unit.reviewed {
            entries.remove(&name(reviewed));
        }
    }
    for unit in units.iter().filter(|unit| unit.home == home && unit.source.is_some()) {
        if let Some(reviewed) = unit.reviewed {
            let entry = Reviewed { unit: unit.key.clone(), ..reviewed.clone() };
            entries.insert(name(&entry), entry);
        }
    }
    entries.extend(accepted.into_iter().map(|entry| (name(&entry), entry)));
    entries.into_values().collect()
}

/// The file's text: one entry after the other, sorted by unit and language.
pub fn write(entries: &[Reviewed]) -> String {
    let mut text = format!("{HEAD}schema = {SCHEMA}\n");
    for entry in entries {
        let Reviewed { unit, from, lang, source, text: translation, by, date, minor, place: _ } = entry;
        let minor = if *minor { "minor = true\n" } else { "" };
        let _ = write!(
            text,
            "\n[[reviewed]]\nunit = {}\nfrom = {}\nlang = {}\nsource = {}\ntext = {}\nby = {}\ndate = {date}\n{minor}",
            toml_string(unit),
            toml_string(from.as_str()),
            toml_string(lang.as_str()),
            toml_string(source),
            toml_string(translation),
            toml_string(by),
        );
    }
    text
}

/// A string as TOML writes it.
pub fn toml_string(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::toml_string;

    proptest! {
        #[test]
        fn any_text_comes_back_as_it_was(text in "\\PC{0,20}|[\\x00-\\x7f\"'\\\\\n]{0,20}") {
            let table: toml::Table = format!("x = {}", toml_string(&text)).parse().unwrap();
            prop_assert_eq!(table["x"].as_str().unwrap(), text);
        }
    }
}
