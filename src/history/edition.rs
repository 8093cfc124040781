//! Editions folded out of the ledger's records, and what each is on a given day.

mod files;

use std::collections::BTreeMap;

use super::ledger::{
    Address, Chained, EditionId, Event, FileRecord, Format, Frozen, ImportedFile, Kind, Said, Translation,
};
use crate::model::date::Day;
use crate::model::language::Lang;

pub use files::edition_hash;

/// All editions of one policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// In the order of recording.
    pub records: Vec<Chained>,
    /// By effective date, then by number of the day.
    pub editions: Vec<Edition>,
    pub ended: Option<Ending>,
}

/// The end of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// The first day on which nothing applies any more.
    pub effective: Day,
    pub recorded: Day,
    pub reason: Said,
}

/// One edition, with everything that was recorded of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    pub id: EditionId,
    /// "Udgave 3".
    pub ordinal: u32,
    pub effective: Day,
    pub recorded: Day,
    pub by: Option<String>,
    pub source: Source,
    pub summary: Option<FileRecord>,
    pub brand: FileRecord,
    pub languages: BTreeMap<Lang, EditionLanguage>,
    pub assets: Vec<FileRecord>,
    pub withdrawn: Option<Withdrawal>,
    pub redactions: Vec<Withdrawal>,
}

/// Where the words of an edition came from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    Released {
        kind: Kind,
        clauses: String,
        facts: FileRecord,
    },
    /// Only files exist of it.
    Imported,
}

/// An edition in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionLanguage {
    pub address: Address,
    pub body: Body,
    /// PDFs with a signature, in the order of recording.
    pub signed: Vec<FileRecord>,
    /// The day on which the language came to the edition, where that was later.
    pub added: Option<Day>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// `facts` only where the translation came later and has words that the edition's facts lack.
    Document {
        document: Option<FileRecord>,
        pdf: Option<FileRecord>,
        bridge: Option<FileRecord>,
        facts: Option<FileRecord>,
    },
    /// A file as it was once published; `None` = it was taken out by a redaction. `text` has the words of HTML.
    File { title: String, firm: String, format: Format, file: Option<FileRecord>, text: Option<FileRecord> },
}

/// When and why something was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    pub recorded: Day,
    pub reason: Said,
}

/// What an edition is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Takes effect on its date.
    Scheduled,
    InForce,
    /// Another one took its place on this day, which was the first without it.
    Superseded {
        on: Day,
    },
    /// The policy ended on this day, and this was the last edition.
    Ended {
        on: Day,
    },
    /// Was scheduled and never takes effect.
    Withdrawn,
}

impl State {
    /// As in messages and JSON.
    pub fn key(self) -> &'static str {
        match self {
            State::Scheduled => "scheduled",
            State::InForce => "in-force",
            State::Superseded { .. } => "superseded",
            State::Ended { .. } => "ended",
            State::Withdrawn => "withdrawn",
        }
    }
}

/// A record whose event does not fit those before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Number of the record.
    pub record: u32,
    /// Lowercase phrase: "it withdraws `2026-04-01`, of which there is no edition".
    pub what: String,
}

impl History {
    /// Folds records into editions; what does not fit is told, and the rest folded all the same.
    pub fn of(records: Vec<Chained>) -> (History, Vec<Misfit>) {
        let mut history = History::default();
        let mut misfits = Vec::new();
        for chained in &records {
            if let Err(what) = history.add(chained) {
                misfits.push(Misfit { record: chained.record.number, what });
            }
        }
        history.editions.sort_by_key(|edition| edition.id);
        history.records = records;
        (history, misfits)
    }

    fn add(&mut self, chained: &Chained) -> Result<(), String> {
        let record = &chained.record;
        if let Some(ended) = &self.ended
            && matches!(record.event, Event::Released(_) | Event::Ended(_))
        {
            return Err(format!("the policy ended on {}, and nothing takes effect after that", ended.effective));
        }
        match &record.event {
            Event::Released(event) => {
                self.check_new(event.edition, event.effective, event.ordinal)?;
                let languages =
                    event.languages.iter().map(|(lang, frozen)| (lang.clone(), composed(frozen, None, None)));
                let edition = Edition {
                    id: event.edition,
                    ordinal: event.ordinal,
                    effective: event.effective,
                    recorded: record.recorded,
                    by: record.by.clone(),
                    source: Source::Released {
                        kind: event.kind,
                        clauses: event.clauses.clone(),
                        facts: event.facts.clone(),
                    },
                    summary: event.summary.clone(),
                    brand: event.brand.clone(),
                    languages: languages.collect(),
                    assets: event.assets.clone(),
                    withdrawn: None,
                    redactions: Vec::new(),
                };
                let last = self.newest().map(|last| last.id);
                let is_in_order = last.is_none_or(|last| last < edition.id);
                let latest = last.map(|last| last.to_string()).unwrap_or_default();
                let is_backdated = edition.effective < edition.recorded;
                self.editions.push(edition);
                if !is_in_order {
                    return Err(format!("`{}` takes effect before `{latest}`, which was there first", event.edition));
                }
                if is_backdated {
                    return Err(format!("`{}` takes effect before the day on which it was recorded", event.edition));
                }
            }
            Event::Imported(event) => {
                self.check_new(event.edition, event.effective, event.ordinal)?;
                let languages = event.languages.iter().map(|(lang, file)| (lang.clone(), imported(file, None)));
                self.editions.push(Edition {
                    id: event.edition,
                    ordinal: event.ordinal,
                    effective: event.effective,
                    recorded: record.recorded,
                    by: record.by.clone(),
                    source: Source::Imported,
                    summary: event.summary.clone(),
                    brand: event.brand.clone(),
                    languages: languages.collect(),
                    assets: event.assets.clone(),
                    withdrawn: None,
                    redactions: Vec::new(),
                });
            }
            Event::TranslationAdded(event) => {
                let edition = self.edition_mut(event.edition, "it adds a translation to")?;
                if edition.languages.contains_key(&event.lang) {
                    return Err(format!("`{}` has the language `{}` already", event.edition, event.lang));
                }
                let added = Some(record.recorded);
                let language = match &event.translation {
                    Translation::Composed { frozen, facts } => composed(frozen, Some(facts), added),
                    Translation::File(file) => imported(file, added),
                };
                edition.languages.insert(event.lang.clone(), language);
            }
            Event::SignedCopyAdded(event) => {
                let edition = self.edition_mut(event.edition, "it adds a signed copy to")?;
                let language = edition.languages.get_mut(&event.lang);
                let language =
                    language.ok_or_else(|| format!("`{}` has no language `{}`", event.edition, event.lang))?;
                language.signed.push(event.file.clone());
            }
            Event::Withdrawn(event) => {
                let edition = self.edition_mut(event.edition, "it withdraws")?;
                if edition.effective <= record.recorded {
                    return Err(format!("it withdraws `{}`, which had taken effect by then", event.edition));
                }
                edition.withdrawn = Some(Withdrawal { recorded: record.recorded, reason: event.reason.clone() });
            }
            Event::Redacted(event) => {
                let edition = self.edition_mut(event.edition, "it redacts")?;
                for replaced in &event.files {
                    if !edition.replace(&replaced.was, replaced.now.as_ref()) {
                        return Err(format!("it redacts `{}`, which is no file of the edition", replaced.was.file));
                    }
                }
                edition.redactions.push(Withdrawal { recorded: record.recorded, reason: event.reason.clone() });
            }
            Event::Ended(event) => {
                self.ended = Some(Ending {
                    effective: event.effective,
                    recorded: record.recorded,
                    reason: event.reason.clone(),
                });
            }
        }
        Ok(())
    }

    fn check_new(&self, id: EditionId, effective: Day, ordinal: u32) -> Result<(), String> {
        if self.editions.iter().any(|edition| edition.id == id) {
            return Err(format!("there is an edition `{id}` already"));
        }
        if id.day != effective {
            return Err(format!("`{id}` takes effect on {effective}, and is called by another day"));
        }
        if self.editions.iter().any(|edition| edition.ordinal == ordinal) {
            return Err(format!("there is an edition number {ordinal} already"));
        }
        Ok(())
    }

    fn edition_mut(&mut self, id: EditionId, doing: &str) -> Result<&mut Edition, String> {
        let found = self.editions.iter_mut().find(|edition| edition.id == id);
        found.ok_or_else(|| format!("{doing} `{id}`, and there is no such edition"))
    }

    /// The edition with the latest effective date, among those that are not withdrawn.
    pub fn newest(&self) -> Option<&Edition> {
        self.effective().max_by_key(|edition| edition.id)
    }

    /// Those that take effect at some time, by date.
    pub fn effective(&self) -> impl DoubleEndedIterator<Item = &Edition> {
        self.editions.iter().filter(|edition| edition.withdrawn.is_none())
    }

    pub fn edition(&self, id: EditionId) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    /// The edition in force on a day.
    pub fn on(&self, day: Day) -> Option<&Edition> {
        if self.ended.as_ref().is_some_and(|ended| ended.effective <= day) {
            return None;
        }
        self.effective().filter(|edition| edition.effective <= day).max_by_key(|edition| edition.id)
    }

    /// The edition that a reader of the policy's address is shown: the one in force, else the last one that was, else
    /// the first one that will be.
    pub fn shown_on(&self, day: Day) -> Option<&Edition> {
        let begun = self.effective().filter(|edition| edition.effective <= day).max_by_key(|edition| edition.id);
        begun.or_else(|| self.effective().min_by_key(|edition| edition.id))
    }

    /// The next edition that takes effect after a day.
    pub fn next_after(&self, day: Day) -> Option<&Edition> {
        let ended = self.ended.as_ref().map(|ended| ended.effective);
        self.effective()
            .filter(|edition| edition.effective > day && ended.is_none_or(|ended| edition.effective < ended))
            .min_by_key(|edition| edition.id)
    }

    pub fn state(&self, edition: &Edition, day: Day) -> State {
        if edition.withdrawn.is_some() {
            return State::Withdrawn;
        }
        if edition.effective > day {
            return State::Scheduled;
        }
        match self.until(edition) {
            Some(on) if on <= day => match self.successor(edition) {
                Some(next) if next.effective == on => State::Superseded { on },
                _ => State::Ended { on },
            },
            _ => State::InForce,
        }
    }

    /// The first day on which it applies no more; absent = none is known. Equal to its effective date when another one
    /// took its place on the same day.
    pub fn until(&self, edition: &Edition) -> Option<Day> {
        let next = self.successor(edition).map(|next| next.effective);
        let ended = self.ended.as_ref().map(|ended| ended.effective.max(edition.effective));
        match (next, ended) {
            (Some(next), Some(ended)) => Some(next.min(ended)),
            (next, ended) => next.or(ended),
        }
    }

    /// The edition that takes its place. A withdrawn one has none, and takes nobody's.
    pub fn successor(&self, edition: &Edition) -> Option<&Edition> {
        if edition.withdrawn.is_some() {
            return None;
        }
        self.effective().filter(|other| other.id > edition.id).min_by_key(|other| other.id)
    }

    /// The edition whose place it takes; for a withdrawn one, would have taken.
    pub fn predecessor(&self, edition: &Edition) -> Option<&Edition> {
        self.effective().filter(|other| other.id < edition.id).max_by_key(|other| other.id)
    }

    /// What a new edition of this day is called.
    pub fn next_id(&self, day: Day) -> EditionId {
        let of_day =
            self.editions.iter().filter(|edition| edition.id.day == day).map(|edition| edition.id.of_day).max();
        EditionId { day, of_day: of_day.map_or(1, |last| last + 1) }
    }

    /// The number of a new edition.
    pub fn next_ordinal(&self) -> u32 {
        self.editions.iter().map(|edition| edition.ordinal).max().map_or(1, |last| last + 1)
    }

    /// What the policy was called in its records, oldest first, each once.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for chained in &self.records {
            if !ids.contains(&chained.record.policy.as_str()) {
                ids.push(&chained.record.policy);
            }
        }
        ids
    }

    /// Every frozen file that must be there, as it must be.
    pub fn files(&self) -> impl Iterator<Item = (EditionId, &FileRecord)> {
        self.editions.iter().flat_map(|edition| edition.files().into_iter().map(|file| (edition.id, file)))
    }
}

fn composed(frozen: &Frozen, facts: Option<&FileRecord>, added: Option<Day>) -> EditionLanguage {
    EditionLanguage {
        address: frozen.address.clone(),
        body: Body::Document {
            document: Some(frozen.document.clone()),
            pdf: Some(frozen.pdf.clone()),
            bridge: frozen.bridge.clone(),
            facts: facts.cloned(),
        },
        signed: Vec::new(),
        added,
    }
}

fn imported(file: &ImportedFile, added: Option<Day>) -> EditionLanguage {
    EditionLanguage {
        address: file.address.clone(),
        body: Body::File {
            title: file.title.clone(),
            firm: file.firm.clone(),
            format: file.format,
            file: Some(file.file.clone()),
            text: file.text.clone(),
        },
        signed: Vec::new(),
        added,
    }
}
