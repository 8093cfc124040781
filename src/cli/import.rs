//! `ikraft import`: an older edition of which only files exist.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::recording::{self, Common, Halt, Recorder, Step, commit_and_build, unless};
use super::{Exit, Stop, options};
use crate::finding::Finding;
use crate::history::Event;
use crate::history::ledger::Imported;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::site::freeze::{FrozenFiles, Working};
use crate::site::freeze_file::{GivenFile, Surroundings, look};
use crate::source::editions::whole_file;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The first day on which it applied
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    effective: Day,
    /// The PDF or HTML page as it was published; once for every language that it had
    #[arg(long, value_name = "LANG=FILE", value_parser = options::file_in, required = true)]
    file: Vec<(Lang, PathBuf)>,
    /// What it was called, where that was another title than today's
    #[arg(long, value_name = "LANG=TITLE", value_parser = options::said)]
    title: Vec<(Lang, String)>,
    /// What it changed, for readers; once for every language of it, or not at all
    #[arg(long, value_name = "LANG=TEXT", value_parser = options::said)]
    summary: Vec<(Lang, String)>,
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    let given = Given {
        effective: args.effective,
        files: options::once_each("--file", args.file)?,
        titles: options::once_each("--title", args.title)?,
        summary: options::once_each("--summary", args.summary)?,
    };
    recording::run(&args.common, |recorder| import(recorder, &given))
}

struct Given {
    effective: Day,
    files: BTreeMap<Lang, PathBuf>,
    titles: BTreeMap<Lang, String>,
    summary: BTreeMap<Lang, String>,
}

fn import(recorder: &Recorder, given: &Given) -> Result<Step, Halt> {
    let languages = &recorder.site.config.languages;
    if let Some(lang) = given.files.keys().find(|lang| languages.iter().all(|known| known.code != **lang)) {
        return Err(Stop::usage(format!("`--file {lang}=…` is in no language of this site"))
            .hint("add it under [languages] in site.toml first: its pages need words around the text")
            .into());
    }
    if let Some(lang) = given.titles.keys().find(|lang| !given.files.contains_key(lang)) {
        return Err(Stop::usage(format!("there is a `--title {lang}=…` and no `--file {lang}=…`")).into());
    }
    if !given.summary.is_empty() {
        recorder.in_every("--summary", &given.summary, given.files.keys())?;
    }
    let history = &recorder.history.history;
    let mut refusals = dates(recorder, given.effective);
    let mut looked_at = BTreeMap::new();
    for (lang, path) in &given.files {
        match file(path)? {
            Ok(file) => drop(looked_at.insert(lang, file)),
            Err(finding) => refusals.push(finding),
        }
    }
    unless(refusals)?;

    let working = recorder
        .working
        .map(|loaded| Working::of(recorder.site, loaded, &recorder.site.config.clauses, given.effective));
    let around = Surroundings { working: working.as_ref(), history: &recorder.history };
    let id = history.next_id(given.effective);
    let mut files = FrozenFiles { id, files: BTreeMap::new() };
    let mut imported = BTreeMap::new();
    for (lang, file) in looked_at {
        imported.insert(lang.clone(), around.freeze(file, lang, given.titles.get(lang), &mut files)?);
    }
    let (brand, logo) = around.brand();
    let ordinal = history.next_ordinal();
    let event = Imported {
        edition: id,
        ordinal,
        effective: given.effective,
        summary: files.summary(&given.summary),
        brand: files.put("brand.json", brand.to_json()),
        languages: imported,
        assets: files.assets(&logo),
    };
    Ok(Step {
        events: vec![Event::Imported(event)],
        put: files.files,
        told: vec![format!("{}: edition {ordinal}, `{id}`, imported; only its files exist", recorder.policy)],
        next: commit_and_build(recorder),
        ..Step::default()
    })
}

/// It lies before everything that was released, and not in the future.
fn dates(recorder: &Recorder, effective: Day) -> Vec<Finding> {
    let mut refusals = Vec::new();
    if effective > recorder.day {
        refusals.push(
            Finding::error("effective-in-the-future", format!("{effective} lies behind today, {}", recorder.day))
                .why("what is imported was published once; what is to come is released")
                .hint("release the working policy instead, with `ikraft release`"),
        );
    }
    let released = recorder.history.history.editions.iter().filter(|edition| !edition.is_imported());
    if let Some(first) = released.min_by_key(|edition| edition.id).filter(|first| effective >= first.effective) {
        let message =
            format!("{effective} does not lie before {}, when the first released edition took effect", first.effective);
        refusals.push(
            Finding::error("effective-out-of-order", message)
                .why("from then on every edition is on record, and none can have stood between them"),
        );
    }
    if let Some(ended) = recorder.history.history.ended.as_ref().filter(|ended| effective >= ended.effective) {
        let message = format!("{effective} does not lie before {}, when the policy ended", ended.effective);
        refusals.push(Finding::error("effective-out-of-order", message));
    }
    refusals
}

/// Reads a file that somebody names; it may stand anywhere.
pub fn file(path: &Path) -> Result<Result<GivenFile, Finding>, Stop> {
    if !path.is_file() {
        return Err(Stop::usage(format!("there is no file {}", path.display())));
    }
    Ok(look(&path.display().to_string(), whole_file(path)?))
}
