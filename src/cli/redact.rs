//! `ikraft redact`: takes words out of frozen files that should never have been published.

use std::collections::BTreeMap;

use super::recording::{self, Common, Halt, Recorder, Step, commit_and_build, unless};
use super::release::{engine, make};
use super::{Exit, Stop, options};
use crate::finding::Finding;
use crate::history::ledger::{Redacted as RedactedEvent, Replaced, Said, line};
use crate::history::{Edition, EditionId, Event, FileRecord};
use crate::model::language::Lang;
use crate::site::freeze_redact::{Needle, Redacted, Redaction};
use crate::site::languages;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// Words to take out, wherever they stand; may be given several times
    #[arg(long, value_name = "TEXT", required_unless_present = "remove")]
    text: Vec<String>,
    /// A file that somebody else made and that holds them: 2026-04-01/da-signed.pdf
    #[arg(long, value_name = "FILE")]
    remove: Vec<String>,
    /// Only these editions; all, unless stated
    #[arg(long, value_name = "EDITION")]
    edition: Vec<EditionId>,
    /// Why, for readers, without the words themselves; once for every language
    #[arg(long, value_name = "LANG=TEXT", value_parser = options::said, required = true)]
    reason: Vec<(Lang, String)>,
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    let reason = options::once_each("--reason", args.reason)?;
    let needles: Vec<Needle> = args
        .text
        .iter()
        .map(|text| Needle::new(text).ok_or_else(|| Stop::usage("`--text` is blank")))
        .collect::<Result<_, _>>()?;
    let asked = Asked { needles, remove: args.remove, editions: args.edition, reason };
    recording::run(&args.common, |recorder| redact(recorder, &asked))
}

struct Asked {
    needles: Vec<Needle>,
    remove: Vec<String>,
    editions: Vec<EditionId>,
    reason: Said,
}

fn redact(recorder: &Recorder, asked: &Asked) -> Result<Step, Halt> {
    let mut editions: Vec<&Edition> = Vec::new();
    for id in &asked.editions {
        editions.push(recorder.edition(*id)?);
    }
    if editions.is_empty() {
        editions.extend(&recorder.history.history.editions);
    }
    editions.sort_by_key(|edition| edition.id);
    editions.dedup_by_key(|edition| edition.id);
    let remove = named(asked, &editions)?;
    let holds = |text: &str| asked.needles.iter().any(|needle| needle.is_in(text));
    if asked.reason.values().any(|reason| holds(reason)) {
        return Err(Stop::usage("a `--reason` holds the words that are to be taken out")
            .hint("the ledger keeps every reason for ever; say why without them")
            .into());
    }

    let site = recorder.site;
    let (words, _) = languages(site, None);
    let Some(files) = site.editions.get(recorder.policy) else { return Err(nothing(recorder).into()) };
    let mut step = Step::default();
    let mut left = Vec::new();
    let mut refusals = Vec::new();
    let mut languages: BTreeMap<&Lang, ()> = BTreeMap::new();
    for edition in editions {
        let Some(frozen) = recorder.history.frozen.get(&edition.id) else { continue };
        let redaction = Redaction {
            site,
            words: &words,
            files,
            edition,
            frozen,
            needles: &asked.needles,
            remove: &remove,
            day: recorder.day,
        };
        match redaction.plan(engine()?) {
            Err(findings) => refusals.extend(findings),
            Ok(mut plan) => {
                left.append(&mut plan.left);
                if !plan.is_empty() {
                    languages.extend(edition.languages.keys().map(|lang| (lang, ())));
                    carry_out(recorder, asked, edition, plan, &mut step)?;
                }
            }
        }
    }
    unless(refusals)?;
    if step.events.is_empty() {
        let left = left.iter().map(|(file, why)| format!("{file} {why}; `--remove {file}` takes it out"));
        return Err(left.fold(nothing(recorder), Finding::hint).into());
    }
    recorder.in_every("--reason", &asked.reason, languages.into_keys())?;
    step.findings
        .extend(left.iter().filter(|(file, _)| !remove.contains(file)).map(|(file, why)| left_over(file, why)));
    step.findings.extend(in_ledger(recorder, &holds));
    step.findings.extend(in_working(recorder, &holds));
    step.next = commit_and_build(recorder);
    step.next
        .push("what was published and pushed before holds the words still: the host, git's history, caches".to_owned());
    step.next.push("delete .ikraft/cache/, which may hold the old PDFs".to_owned());
    Ok(step)
}

/// The files that `--remove` names, each with its edition's folder before it.
fn named(asked: &Asked, editions: &[&Edition]) -> Result<Vec<String>, Stop> {
    let mut names = Vec::new();
    for name in &asked.remove {
        let given = |edition: &Edition| -> Vec<String> {
            let files = edition.languages.values().flat_map(|language| {
                let own = match &language.body {
                    crate::history::Body::File { file, text, .. } => file.iter().chain(text).collect::<Vec<_>>(),
                    crate::history::Body::Document { .. } => Vec::new(),
                };
                own.into_iter().chain(&language.signed).collect::<Vec<_>>()
            });
            files.map(|record| record.file.clone()).collect()
        };
        let known: Vec<String> = editions.iter().flat_map(|edition| given(edition)).collect();
        let is_it = |file: &&String| {
            *file == name || (asked.editions.len() == 1 && file.split_once('/').is_some_and(|(_, own)| own == name))
        };
        match known.iter().find(is_it) {
            Some(file) => names.push(file.clone()),
            None => {
                let stop = Stop::usage(format!("`--remove {name}` names no imported file and no signed copy"))
                    .hint("what ikraft wrote is not removed: the words are taken out of it with --text");
                return Err(match known.is_empty() {
                    true => stop,
                    false => stop.hint(format!("those that can go: {}", known.join(", "))),
                });
            }
        }
    }
    Ok(names)
}

fn nothing(recorder: &Recorder) -> Finding {
    Finding::error("nothing-redacted", format!("no frozen text of {} holds these words", recorder.policy))
        .why("they are looked for as they stand, with any white space between them; small and capital letters differ")
}

/// Adds to the step what becomes of one edition.
fn carry_out(
    recorder: &Recorder,
    asked: &Asked,
    edition: &Edition,
    plan: Redacted,
    step: &mut Step,
) -> Result<(), Halt> {
    let jobs = plan.pdfs.iter().map(|(lang, (_, job))| (lang.clone(), job.clone())).collect();
    let mut made = make(recorder, &jobs)?;
    let pdfs = plan.pdfs.into_iter().filter_map(|(lang, (was, _))| Some((was, made.remove(&lang)?)));
    let mut files = Vec::new();
    for (was, bytes) in plan.replaced.into_iter().chain(pdfs) {
        let now = FileRecord::of(was.file.clone(), &bytes);
        step.replace.insert(was.file.clone(), bytes);
        files.push(Replaced { was, now: Some(now) });
    }
    for was in plan.removed {
        step.remove.push(was.file.clone());
        files.push(Replaced { was, now: None });
    }
    step.told.push(format!("{}: {} files of the edition `{}` are redacted", recorder.policy, files.len(), edition.id));
    let own = asked.reason.iter().filter(|(lang, _)| edition.languages.contains_key(*lang));
    let reason = own.map(|(lang, reason)| (lang.clone(), reason.clone())).collect();
    step.events.push(Event::Redacted(RedactedEvent { edition: edition.id, reason, files }));
    Ok(())
}

fn left_over(file: &str, why: &str) -> Finding {
    Finding::warning("left-over", format!("`{file}` {why}"))
        .hint(format!("look at it; `--remove {file}` takes the whole file out"))
}

/// Records that hold the words themselves: they are chained, and cannot be changed.
fn in_ledger(recorder: &Recorder, holds: &impl Fn(&str) -> bool) -> Vec<Finding> {
    let records = recorder.history.history.records.iter().filter(|chained| holds(&line(&chained.record)));
    records
        .map(|chained| {
            Finding::warning("left-over", format!("record {} of the ledger holds the words", chained.record.number))
                .why("a record that is changed breaks the chain behind it; the ledger is not published, but for titles of imported editions")
        })
        .collect()
}

/// Working files that would publish the words again.
fn in_working(recorder: &Recorder, holds: &impl Fn(&str) -> bool) -> Vec<Finding> {
    let texts = recorder
        .texts
        .iter()
        .filter(|(file, text)| file.starts_with("content/") && !file.contains("/editions/") && holds(text));
    texts
        .map(|(file, _)| {
            Finding::warning("left-over", format!("the working file `{file}` holds the words"))
                .why("the next release would publish them again")
                .hint("take them out there too")
        })
        .collect()
}
