//! `ikraft add-signed-copy`: a PDF of an edition with somebody's signature on it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::recording::{self, Common, Halt, Recorder, Step, commit_and_build};
use super::{Exit, Stop};
use crate::finding::Finding;
use crate::history::ledger::SignedCopyAdded;
use crate::history::{Edition, EditionId, Event};
use crate::model::language::Lang;
use crate::site::freeze::FrozenFiles;
use crate::site::freeze_file::is_pdf;
use crate::source::editions::whole_file;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The edition: 2026-04-01
    #[arg(value_name = "EDITION")]
    edition: EditionId,
    /// The language of the copy
    #[arg(long, value_name = "LANG")]
    lang: String,
    /// The signed PDF
    #[arg(value_name = "FILE.pdf")]
    file: PathBuf,
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    recording::run(&args.common, |recorder| add(recorder, args.edition, &Lang::new(&args.lang), &args.file))
}

fn add(recorder: &Recorder, id: EditionId, lang: &Lang, path: &Path) -> Result<Step, Halt> {
    let edition = recorder.edition(id)?;
    if !edition.languages.contains_key(lang) {
        let known: Vec<&str> = edition.languages.keys().map(Lang::as_str).collect();
        return Err(Stop::usage(format!("the edition `{id}` has no language `{lang}`"))
            .hint(format!("its languages: {}", known.join(", ")))
            .into());
    }
    if !path.is_file() {
        return Err(Stop::usage(format!("there is no file {}", path.display())).into());
    }
    let bytes = whole_file(path)?;
    if !is_pdf(&bytes) {
        return Err(Finding::error("not-a-pdf", format!("`{}` is no whole PDF", path.display()))
            .why("a signed copy is published as the PDF that was signed or scanned")
            .hint("save or scan it as a PDF again")
            .into());
    }
    let mut files = FrozenFiles { id, files: Default::default() };
    let file = files.put(&free_name(recorder, edition, lang), bytes);
    Ok(Step {
        told: vec![format!("{}: a signed copy of `{id}` in `{lang}` is recorded", recorder.policy)],
        events: vec![Event::SignedCopyAdded(SignedCopyAdded { edition: id, lang: lang.clone(), file })],
        put: files.files,
        next: commit_and_build(recorder),
        ..Step::default()
    })
}

/// `da-signed.pdf`, `da-signed-2.pdf`. A name that was ever recorded, also of a copy that is gone, is not used again.
fn free_name(recorder: &Recorder, edition: &Edition, lang: &Lang) -> String {
    let recorded = recorder.history.history.records.iter().filter_map(|chained| match &chained.record.event {
        Event::SignedCopyAdded(event) if event.edition == edition.id => Some(event.file.file.as_str()),
        _ => None,
    });
    let taken: BTreeSet<&str> = recorded.collect();
    let mut number = 1;
    loop {
        let name = if number == 1 { format!("{lang}-signed.pdf") } else { format!("{lang}-signed-{number}.pdf") };
        if !taken.contains(format!("{}/{name}", edition.id).as_str()) {
            return name;
        }
        number += 1;
    }
}
