//! The program `ikraft`: its arguments in, its exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    ikraft::cli::run(std::env::args_os())
}
