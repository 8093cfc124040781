//! `ikraft add-translation`: a language that an edition did not have when it was released.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::import;
use super::recording::{self, Common, Halt, Recorder, Step, commit_and_build, unless};
use super::release::{engine, make};
use super::{Exit, Stop};
use crate::check;
use crate::check::rules::STALE_TRANSLATION;
use crate::document::json;
use crate::finding::{Finding, Severity};
use crate::history::facts::compare;
use crate::history::ledger::{Frozen, Translation, TranslationAdded};
use crate::history::{Edition, EditionId, Event, Source};
use crate::model::language::Lang;
use crate::model::public_facts;
use crate::site::freeze::{EditionPdf, FrozenFiles, Working};
use crate::site::freeze_check::sentences;
use crate::site::freeze_file::Surroundings;
use crate::site::{Examined, examined};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The edition: 2026-04-01
    #[arg(value_name = "EDITION")]
    edition: EditionId,
    /// The language to add
    #[arg(long, value_name = "LANG")]
    lang: String,
    /// The translation as a PDF or HTML page, where it is not composed from the working policy
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    let lang = Lang::new(&args.lang);
    recording::run(&args.common, |recorder| add(recorder, args.edition, &lang, args.file.as_deref()))
}

fn add(recorder: &Recorder, id: EditionId, lang: &Lang, file: Option<&Path>) -> Result<Step, Halt> {
    let edition = recorder.edition(id)?;
    if recorder.site.config.languages.iter().all(|language| language.code != *lang) {
        return Err(Stop::usage(format!("`{lang}` is no language of this site"))
            .hint("add it under [languages] in site.toml first: its pages need words around the text")
            .into());
    }
    if edition.languages.contains_key(lang) {
        return Err(Finding::error(
            "translated-already",
            format!("the edition `{id}` has the language `{lang}` already"),
        )
        .why("its words are frozen")
        .hint("release a new edition with other words")
        .into());
    }
    let mut files = FrozenFiles { id, files: BTreeMap::new() };
    let translation = match (file, &edition.source) {
        (Some(path), _) => from_file(recorder, edition, lang, path, &mut files)?,
        (None, Source::Released { clauses, .. }) => composed(recorder, edition, clauses, lang, &mut files)?,
        (None, Source::Imported) => {
            return Err(Stop::usage(format!("of the edition `{id}` only files exist"))
                .hint("name one with --file")
                .into());
        }
    };
    Ok(Step {
        told: vec![format!("{}: the edition `{id}` has the language `{lang}` from today", recorder.policy)],
        events: vec![Event::TranslationAdded(TranslationAdded { edition: id, lang: lang.clone(), translation })],
        put: files.files,
        next: commit_and_build(recorder),
        ..Step::default()
    })
}

fn from_file(
    recorder: &Recorder,
    edition: &Edition,
    lang: &Lang,
    path: &Path,
    files: &mut FrozenFiles,
) -> Result<Translation, Halt> {
    let given = import::file(path)??;
    let working = recorder
        .working
        .map(|loaded| Working::of(recorder.site, loaded, &recorder.site.config.clauses, edition.effective));
    let around = Surroundings { working: working.as_ref(), history: &recorder.history };
    Ok(Translation::File(around.freeze(given, lang, None, files)?))
}

/// Composes the working policy in that language, in the words of the library that the edition was written with. Its
/// facts must be the edition's, or it would be a translation of something else.
fn composed(
    recorder: &Recorder,
    edition: &Edition,
    clauses: &str,
    lang: &Lang,
    files: &mut FrozenFiles,
) -> Result<Translation, Halt> {
    let loaded = recorder.working()?;
    let working = Working::of(recorder.site, loaded, clauses, edition.effective);
    let (site, words, history) = (recorder.site, &working.words, Some(&recorder.history));
    let asked = Examined { site, files: recorder.texts, loaded, words, history, day: edition.effective };
    // Of the rules, only what they say of this translation: the rest of the edition is frozen.
    let stale = examined(&asked)
        .into_iter()
        .filter(|finding| finding.code == STALE_TRANSLATION && finding.lang.as_deref() == Some(lang.as_str()));
    let found: Vec<Finding> = recorder.found.iter().chain(&working.findings).cloned().chain(stale).collect();
    let mut refusals = check::waived(found, &loaded.policy.waivers, recorder.day).standing;
    refusals.retain(check::stops_release);
    refusals.iter_mut().for_each(|finding| finding.severity = Severity::Error);
    let frozen = recorder.history.frozen.get(&edition.id).and_then(|frozen| frozen.facts.as_ref());
    let changes = frozen.map(|facts| compare(facts, &working.facts)).unwrap_or_default();
    if !changes.is_empty() {
        let message = format!("the working policy does not have the facts of the edition `{}`", edition.id);
        let finding = Finding::error("other-facts", message)
            .at(&loaded.policy.place)
            .scope(recorder.policy)
            .why("a translation says the same in another language, and nothing else");
        let said = sentences(&changes.iter().collect::<Vec<_>>(), &working).into_iter();
        let finding = said.map(|said| format!("differs: {said}")).fold(finding, Finding::hint);
        refusals.push(finding.hint("give the translation as a file with --file"));
    }
    let own = recorder.history.history.edition(edition.id).map_or(&[][..], |edition| edition.assets.as_slice());
    let is_frozen = |name: &String| own.iter().any(|file| file.file.ends_with(&format!("/{name}")));
    let shown = working.assets.keys().filter(|name| working.look.logo_name() != Some(name.as_str()));
    if let Some(name) = shown.into_iter().find(|name| !is_frozen(name)) {
        let message = format!("the working policy shows an image that the edition `{}` does not have", edition.id);
        let finding = Finding::error("other-image", message).at(&loaded.policy.place).scope(recorder.policy);
        refusals.push(finding.why(format!("{name} is not among its frozen files")));
    }
    unless(refusals)?;

    let document = &working.documents[lang];
    let (job, missing) = EditionPdf {
        site: recorder.site,
        words: &working.words[lang],
        document,
        facts: &working.facts,
        assets: &working.assets,
        look: &working.look,
        address: &working.addresses[lang],
        ordinal: edition.ordinal,
        effective: edition.effective,
        recorded: recorder.day,
        hash: &edition.hash(),
        redacted: None,
    }
    .job(engine()?);
    unless(missing)?;
    let mut pdfs = make(recorder, &BTreeMap::from([(lang.clone(), job)]))?;
    let frozen = Frozen {
        address: working.addresses[lang].clone(),
        document: files.put(&format!("{lang}.json"), json::write(document)),
        pdf: files.put(&format!("{lang}.pdf"), pdfs.remove(lang).unwrap_or_default()),
        bridge: None,
    };
    let facts = files.put(&format!("{lang}.facts.json"), public_facts::write(&working.facts));
    Ok(Translation::Composed { frozen, facts })
}
