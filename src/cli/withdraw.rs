//! `ikraft withdraw`: a scheduled edition that shall not take effect.

use std::collections::BTreeMap;

use super::recording::{self, Common, Halt, Recorder, Step, commit_and_build};
use super::{Exit, Stop, options};
use crate::finding::Finding;
use crate::history::ledger::Withdrawn;
use crate::history::{EditionId, Event, State};
use crate::model::language::Lang;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The edition: 2026-04-01
    #[arg(value_name = "EDITION")]
    edition: EditionId,
    /// Why, for readers; once for every language of the edition
    #[arg(long, value_name = "LANG=TEXT", value_parser = options::said, required = true)]
    reason: Vec<(Lang, String)>,
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    let reason = options::once_each("--reason", args.reason)?;
    recording::run(&args.common, |recorder| withdraw(recorder, args.edition, reason))
}

fn withdraw(recorder: &Recorder, id: EditionId, reason: BTreeMap<Lang, String>) -> Result<Step, Halt> {
    let edition = recorder.edition(id)?;
    recorder.in_every("--reason", &reason, edition.languages.keys())?;
    match recorder.history.history.state(edition, recorder.day) {
        State::Scheduled => {}
        State::Withdrawn => {
            return Err(Finding::error("withdrawn-already", format!("the edition `{id}` was withdrawn before")).into());
        }
        State::InForce | State::Superseded { .. } | State::Ended { .. } => {
            return Err(Finding::error(
                "not-scheduled",
                format!("the edition `{id}` took effect on {}", edition.effective),
            )
            .why("what readers were told applied; taking it back would say that it never did")
            .hint("release a new edition in its place with `ikraft release`")
            .hint("or end the policy with `ikraft end`")
            .into());
        }
    }
    Ok(Step {
        events: vec![Event::Withdrawn(Withdrawn { edition: id, reason })],
        told: vec![format!("{}: the edition `{id}` is withdrawn; it never takes effect", recorder.policy)],
        next: commit_and_build(recorder),
        ..Step::default()
    })
}
