//! The command line: arguments become checked options, results become lines and an exit code.
//!
//! Only here are the clock, the environment and the terminal looked at. Each subcommand has a file of its own.

mod add_signed_copy;
mod add_translation;
mod against;
mod build;
mod check;
mod ci;
mod day;
mod deploy;
mod diff;
mod diff_all;
mod editor;
mod end;
mod explain;
mod findings;
mod import;
mod init;
mod json;
mod known;
mod lost;
mod notice;
mod options;
mod pdf;
mod print;
mod progress;
mod recording;
mod redact;
mod rehearsal;
mod release;
mod rollback;
mod serve;
mod show;
mod show_text;
mod signals;
mod translate;
mod unrelease;
mod verify;
mod withdraw;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::deploy::HostError;
use crate::machine::MachineError;

/// Publishes privacy policies: facts and fragments in, the edition in force out.
#[derive(Debug, Parser)]
#[command(name = "ikraft", version, about, arg_required_else_help = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the site and write it to the output folder
    Build(build::Args),
    /// Let the rules look at the policies, as a careful reviewer would
    Check(check::Args),
    /// Write a workflow that checks every change, and deploys on every change and at midnight
    Ci(ci::Args),
    /// Say what a rule of `check` asks, on what ground, and how to fix what it finds
    Explain(explain::Args),
    /// Start a new site in a folder of its own
    Init(init::Args),
    /// Freeze the working policy as a new edition
    Release(release::Args),
    /// Record an older edition of which only a PDF or a page exists
    Import(import::Args),
    /// Add a language to an edition that did not have it
    AddTranslation(add_translation::Args),
    /// Add a PDF with a signature to an edition
    AddSignedCopy(add_signed_copy::Args),
    /// Take words out of editions that should never have been published
    Redact(redact::Args),
    /// Take back an edition that has not taken effect yet
    Withdraw(withdraw::Args),
    /// End a policy, so that nothing applies from a day on
    End(end::Args),
    /// Write a message about a new edition, for you to send
    Notice(notice::Args),
    /// Bring a host in step with the site: build, compare, upload what differs, check
    Deploy(deploy::Args),
    /// Bring a host back into an earlier state of the site
    Rollback(rollback::Args),
    /// Show what changed between two editions, or since the edition in force
    Diff(diff::Args),
    /// Show the site, drafts included, on this machine only
    Serve(serve::Args),
    /// Say which edition was in force on a day, and what it said
    Show(show::Args),
    /// Keep translations in step with their source, and exchange them with translators
    Translate(translate::Args),
    /// Take back the newest record, where the published site shows that it never got there
    Unrelease(unrelease::Args),
    /// See whether every edition is as it was recorded, which edition a PDF is, or what a published site says
    Verify(verify::Args),
}

/// How a run ended; the number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Done.
    Fine = 0,
    /// Something that should be published cannot be; of `check`: it found what weighs too much.
    Unpublished = 1,
    /// Wrong usage.
    Usage = 2,
    /// The machine failed: disk, network.
    Machine = 3,
    /// Published, but working files that are not published have mistakes.
    WorkingMistakes = 4,
}

/// Why a run stopped before it had a result.
#[derive(Debug)]
enum Stop {
    /// Wrong usage: what, and how to do it right.
    Usage {
        message: String,
        hints: Vec<String>,
    },
    Machine(MachineError),
    /// The host failed, or the line to it.
    Host(HostError),
}

impl Stop {
    fn usage(message: impl Into<String>) -> Stop {
        Stop::Usage { message: message.into(), hints: Vec::new() }
    }

    /// What is said cannot be printed.
    fn print(error: std::io::Error) -> Stop {
        MachineError::new("print to", "standard output")(error).into()
    }

    fn hint(mut self, hint: impl Into<String>) -> Stop {
        if let Stop::Usage { hints, .. } = &mut self {
            hints.push(hint.into());
        }
        self
    }
}

impl Stop {
    fn exit(&self) -> Exit {
        match self {
            Stop::Usage { .. } => Exit::Usage,
            Stop::Machine(_) | Stop::Host(_) => Exit::Machine,
        }
    }

    /// For a person.
    fn words(&self) -> String {
        match self {
            Stop::Usage { message, hints } => {
                hints.iter().fold(format!("error: {message}"), |words, hint| format!("{words}\n  help: {hint}"))
            }
            Stop::Machine(error) => format!("error: {error}"),
            Stop::Host(error) => {
                error.hints.iter().fold(format!("error: {error}"), |words, hint| format!("{words}\n  help: {hint}"))
            }
        }
    }

    /// For a program.
    fn json(&self) -> json::Failure {
        let (message, hints) = match self {
            Stop::Usage { message, hints } => (message.clone(), hints.clone()),
            Stop::Machine(error) => (error.to_string(), Vec::new()),
            Stop::Host(error) => (error.to_string(), error.hints.clone()),
        };
        json::Failure { exit: self.exit() as u8, message, hints }
    }
}

impl From<HostError> for Stop {
    fn from(error: HostError) -> Stop {
        Stop::Host(error)
    }
}

impl From<MachineError> for Stop {
    fn from(error: MachineError) -> Stop {
        Stop::Machine(error)
    }
}

/// Runs the program with its arguments, the program's own name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    #[cfg(feature = "deploy")]
    if let Some(exit) = deploy::asked_by_ssh() {
        return exit;
    }
    let args: Vec<OsString> = args.into_iter().collect();
    // Who reads JSON reads why a run had no result as JSON too, even when the arguments are wrong.
    let wants_json = wants_json(&args);
    let result = match Cli::try_parse_from(args) {
        Ok(cli) => match cli.command {
            Command::Build(args) => build::run(args),
            Command::Check(args) => check::run(args),
            Command::Ci(args) => ci::run(args),
            Command::Explain(args) => explain::run(args),
            Command::Init(args) => init::run(args),
            Command::Release(args) => release::run(args),
            Command::Import(args) => import::run(args),
            Command::AddTranslation(args) => add_translation::run(args),
            Command::AddSignedCopy(args) => add_signed_copy::run(args),
            Command::Redact(args) => redact::run(args),
            Command::Withdraw(args) => withdraw::run(args),
            Command::End(args) => end::run(args),
            Command::Notice(args) => notice::run(args),
            Command::Deploy(args) => deploy::run(args),
            Command::Rollback(args) => rollback::run(args),
            Command::Diff(args) => diff::run(args),
            Command::Serve(args) => serve::run(args),
            Command::Show(args) => show::run(args),
            Command::Translate(args) => translate::run(args),
            Command::Unrelease(args) => unrelease::run(args),
            Command::Verify(args) => verify::run(args),
        },
        Err(error) if wants_json && error.use_stderr() => Err(misread(&error)),
        Err(error) => {
            // Help and version come this way too. That nobody is there to read them changes nothing.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Exit::Usage as u8));
        }
    };
    let exit = result.unwrap_or_else(|stop| {
        let exit = stop.exit();
        // Where not even this can be printed, the exit code says it.
        let _ = if wants_json { json::print(&stop.json()) } else { print::aside(&stop.words()) };
        exit
    });
    ExitCode::from(exit as u8)
}

/// Whether the arguments ask for JSON: also those that are wrong.
fn wants_json(args: &[OsString]) -> bool {
    let is_format = |pair: &[OsString]| pair[0] == "--format" && pair[1] == "json";
    args.iter().any(|arg| arg == "--json" || arg == "--format=json") || args.windows(2).any(is_format)
}

/// Arguments that are no arguments of ours.
fn misread(error: &clap::Error) -> Stop {
    let told = error.render().to_string();
    let mut lines = told.lines().map(str::trim).filter(|line| !line.is_empty());
    let stop = Stop::usage(lines.next().unwrap_or_default().trim_start_matches("error: "));
    lines.filter_map(|line| line.strip_prefix("tip: ")).fold(stop, Stop::hint)
}
