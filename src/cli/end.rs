//! `ikraft end`: the policy stops, and none follows it.

use std::collections::BTreeMap;

use super::recording::{self, Common, Halt, Recorder, Step, commit_and_build, unless};
use super::{Exit, Stop, options};
use crate::finding::Finding;
use crate::history::Event;
use crate::history::ledger::Ended;
use crate::model::date::Day;
use crate::model::language::Lang;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The first day on which nothing applies any more
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    effective: Day,
    /// Why, for readers; once for every language of the last edition
    #[arg(long, value_name = "LANG=TEXT", value_parser = options::said, required = true)]
    reason: Vec<(Lang, String)>,
}

pub fn run(args: Args) -> Result<Exit, Stop> {
    let reason = options::once_each("--reason", args.reason)?;
    recording::run(&args.common, |recorder| end(recorder, args.effective, reason))
}

fn end(recorder: &Recorder, effective: Day, reason: BTreeMap<Lang, String>) -> Result<Step, Halt> {
    let history = &recorder.history.history;
    let Some(newest) = history.newest() else {
        return Err(Finding::error("no-edition", format!("{} has no edition that could end", recorder.policy))
            .hint("a policy that was never released is a folder that can be removed")
            .into());
    };
    recorder.in_every("--reason", &reason, newest.languages.keys())?;
    let mut refusals = Vec::new();
    if let Some(ended) = &history.ended {
        let message = format!("the policy ends on {}, as was recorded on {}", ended.effective, ended.recorded);
        refusals.push(Finding::error("policy-ended", message));
    }
    if effective < recorder.day {
        refusals.push(
            Finding::error("effective-in-the-past", format!("{effective} lies before today, {}", recorder.day))
                .why("until today readers were told that the policy applies")
                .hint(format!("end it from today: `--effective {}`", recorder.day)),
        );
    }
    if effective <= newest.effective {
        let message =
            format!("the edition `{}` takes effect on {}, and would apply on no day", newest.id, newest.effective);
        refusals.push(
            Finding::error("effective-out-of-order", message)
                .hint(format!("withdraw it first: `ikraft withdraw {} {}`", recorder.policy, newest.id))
                .hint(format!("or end the policy on a day after {}", newest.effective)),
        );
    }
    unless(refusals)?;
    Ok(Step {
        events: vec![Event::Ended(Ended { effective, reason })],
        told: vec![format!("{}: the policy ends; from {effective} on nothing applies", recorder.policy)],
        next: commit_and_build(recorder),
        ..Step::default()
    })
}
