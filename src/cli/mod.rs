//! The command line: arguments become checked options, results become lines and an exit code.
//!
//! Only here are the clock, the environment and the terminal looked at. Each subcommand has a file of its own.

mod build;
mod day;
mod findings;
mod init;
mod json;
mod options;
mod pdf;
mod progress;
mod serve;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
    /// Start a new site in a folder of its own
    Init(init::Args),
    /// Show the site, drafts included, on this machine only
    Serve(serve::Args),
}

/// How a run ended; the number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Done.
    Fine = 0,
    /// Something that should be published cannot be.
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
}

impl Stop {
    fn usage(message: impl Into<String>) -> Stop {
        Stop::Usage { message: message.into(), hints: Vec::new() }
    }

    /// Nobody reads what is printed.
    fn print(error: std::io::Error) -> Stop {
        MachineError::new("print to", "the terminal")(error).into()
    }

    fn hint(mut self, hint: impl Into<String>) -> Stop {
        if let Stop::Usage { hints, .. } = &mut self {
            hints.push(hint.into());
        }
        self
    }
}

impl From<MachineError> for Stop {
    fn from(error: MachineError) -> Stop {
        Stop::Machine(error)
    }
}

/// Runs the program with its arguments, the program's own name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too. That nobody is there to read them changes nothing.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Exit::Usage as u8));
        }
    };
    let result = match cli.command {
        Command::Build(args) => build::run(args),
        Command::Init(args) => init::run(args),
        Command::Serve(args) => serve::run(args),
    };
    let exit = result.unwrap_or_else(|stop| match stop {
        Stop::Usage { message, hints } => {
            anstream::eprintln!("error: {message}");
            for hint in hints {
                anstream::eprintln!("  help: {hint}");
            }
            Exit::Usage
        }
        Stop::Machine(error) => {
            anstream::eprintln!("error: {error}");
            Exit::Machine
        }
    });
    ExitCode::from(exit as u8)
}
