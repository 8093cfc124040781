//! `ikraft release`: the working policy becomes an edition.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};

use super::editor;
use super::pdf::PdfMaker;
use super::recording::{self, Common, Halt, Recorder, Step, commit_and_build, unless};
use super::{Exit, Stop, options};
use crate::finding::Finding;
use crate::history::ledger::Said;
use crate::history::{EditionId, Event, Kind};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::render::job::PdfJob;
use crate::site::freeze::{NewEdition, Working};
use crate::site::freeze_check::{Verdict, Wish, judge, sentences};
use crate::site::{Examined, Pdf, PdfFailure, examined};
use crate::write::PdfCache;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The first day on which it applies
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    effective: Day,
    /// How much it changes; as the changes propose, unless stated
    #[arg(long, value_enum)]
    kind: Option<KindArg>,
    /// What changes, for readers, in a few words; once for every language
    #[arg(long, value_name = "LANG=TEXT", value_parser = options::said)]
    summary: Vec<(Lang, String)>,
    /// Write the summaries in the editor that VISUAL or EDITOR names
    #[arg(long, conflicts_with = "summary")]
    edit: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum KindArg {
    /// Readers are told in good time
    Material,
    /// Nothing that readers must be told of before it applies
    Correction,
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    let summary = options::once_each("--summary", args.summary)?;
    let kind = args.kind.map(|kind| match kind {
        KindArg::Material => Kind::Material,
        KindArg::Correction => Kind::Correction,
    });
    let asked = Asked { effective: args.effective, kind, edit: args.edit };
    recording::run(&args.common, |recorder| release(recorder, &asked, summary))
}

struct Asked {
    effective: Day,
    kind: Option<Kind>,
    edit: bool,
}

fn release(recorder: &Recorder, asked: &Asked, mut summary: Said) -> Result<Step, Halt> {
    let loaded = recorder.working()?;
    let site = recorder.site;
    let known: Vec<&Lang> = site.config.languages.iter().map(|language| &language.code).collect();
    if let Some(lang) = summary.keys().find(|lang| !known.contains(lang)) {
        return Err(Stop::usage(format!("`--summary {lang}=…` is in no language of this site")).into());
    }
    let working = Working::of(site, loaded, &site.config.clauses, asked.effective);
    // The rules read the policy as it will apply, in front of the editions that there are today.
    let mut found = recorder.found.clone();
    found.extend(examined(&Examined {
        site,
        files: recorder.texts,
        loaded,
        words: &working.words,
        history: Some(&recorder.history),
        day: asked.effective,
    }));
    let look = |summary: &Said| {
        judge(&Wish {
            working: &working,
            history: &recorder.history,
            found: &found,
            effective: asked.effective,
            recorded: recorder.day,
            kind: asked.kind,
            summary,
        })
    };
    let mut verdict = look(&summary);
    let lacks_only_words =
        !verdict.refusals.is_empty() && verdict.refusals.iter().all(|refusal| refusal.code == "missing-summary");
    let may_ask = asked.edit && (verdict.refusals.is_empty() || lacks_only_words);
    let asks_alone = lacks_only_words && summary.is_empty() && !recorder.json && io::stdin().is_terminal();
    if may_ask || asks_alone {
        summary = editor::summaries(recorder.root, &working, &verdict)?;
        verdict = look(&summary);
    }
    unless(std::mem::take(&mut verdict.refusals))?;

    let history = &recorder.history.history;
    let before = history.newest().and_then(|newest| match &newest.source {
        crate::history::Source::Released { clauses, .. } => Some(clauses.as_str()),
        crate::history::Source::Imported => None,
    });
    let bridge = before
        .filter(|before| *before != working.clauses)
        .map(|before| Working::of(site, loaded, before, asked.effective));
    if let Some(bridge) = &bridge {
        let told_before = |finding: &&Finding| !working.findings.contains(finding);
        unless(bridge.findings.iter().filter(|finding| finding.is_error()).filter(told_before).cloned().collect())?;
    }
    let edition = NewEdition {
        working: &working,
        bridge: bridge.as_ref(),
        id: history.next_id(asked.effective),
        ordinal: history.next_ordinal(),
        effective: asked.effective,
        recorded: recorder.day,
        kind: verdict.kind,
        summary: &summary,
        waivers: verdict.waivers.clone(),
    };
    let (jobs, missing) = edition.pdfs(engine()?);
    unless(missing)?;
    let (released, put) = edition.freeze(make(recorder, &jobs)?);
    Ok(Step {
        told: told(recorder, &working, &verdict, edition.id, edition.ordinal, &edition.hash()),
        events: vec![Event::Released(released)],
        put,
        next: commit_and_build(recorder),
        findings: verdict.others,
        ..Step::default()
    })
}

/// The PDF engine, without which nothing is frozen: an edition is published in both forms for ever.
pub fn engine() -> Result<&'static str, Halt> {
    PdfMaker::ENGINE.ok_or_else(|| {
        Finding::error("no-pdf", "this ikraft was built without PDFs, and an edition is frozen with its PDF")
            .hint("build it with the feature `pdf`, which is on by default")
            .into()
    })
}

/// Makes PDFs, or tells why one cannot be made.
pub fn make(recorder: &Recorder, jobs: &BTreeMap<Lang, PdfJob>) -> Result<BTreeMap<Lang, Vec<u8>>, Halt> {
    let cache = PdfCache::new(recorder.root);
    let maker = PdfMaker::new(&recorder.site.theme, &cache).map_err(Halt::Refused)?;
    let mut pdfs = BTreeMap::new();
    let mut refusals = Vec::new();
    for (lang, job) in jobs {
        match maker.pdf(job) {
            Ok(Pdf { bytes, .. }) => {
                pdfs.insert(lang.clone(), bytes);
            }
            Err(PdfFailure::Findings(findings)) => refusals.extend(findings),
            Err(PdfFailure::Machine(error)) => return Err(error.into()),
        }
    }
    unless(refusals)?;
    Ok(pdfs)
}

fn told(
    recorder: &Recorder,
    working: &Working,
    verdict: &Verdict,
    id: EditionId,
    ordinal: u32,
    hash: &crate::history::Hash,
) -> Vec<String> {
    let state = match days_between(recorder.day, id.day) {
        0 => "in force from today".to_owned(),
        1 => "takes effect tomorrow".to_owned(),
        days => format!("takes effect in {days} days"),
    };
    let is_first = recorder.history.history.newest().is_none();
    let kind = match (verdict.kind, verdict.kind == verdict.proposed) {
        _ if is_first => "the first",
        (Kind::Material, true) => "material",
        (Kind::Material, false) => "material, although no fact changes materially",
        (Kind::Correction, _) => "correction",
    };
    let mut told = vec![format!("{}: edition {ordinal}, `{id}`, {kind}; {state}; {}", recorder.policy, hash.short())];
    told.extend(
        sentences(&verdict.changes.iter().collect::<Vec<_>>(), working).iter().map(|said| format!("  - {said}")),
    );
    let waived = verdict.waivers.iter();
    told.extend(waived.map(|waiver| format!("  waived: {} at {}, by {}", waiver.rule, waiver.where_, waiver.by)));
    told
}

/// Whole days from one to the other.
fn days_between(from: Day, to: Day) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
