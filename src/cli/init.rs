//! `ikraft init`: the first files of a site.

use std::path::PathBuf;

use super::{Exit, Stop};
use crate::starters::{self, Firm, KINDS};
use crate::write::{is_empty, write_new};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the new site
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// What the firm does: photographer
    #[arg(long, value_name = "KIND")]
    kind: String,
    /// The firm's registered name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Where readers write to
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// Also in a folder with files in it; none of them is overwritten
    #[arg(long)]
    force: bool,
}

/// Writes the files and says what to do next.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let firm = Firm::new(&args.name, &args.email).map_err(Stop::usage)?;
    let files = starters::files(&args.kind, &firm).ok_or_else(|| {
        Stop::usage(format!("there is no starter for the kind `{}`", args.kind))
            .hint(format!("known kinds: {}", KINDS.join(", ")))
    })?;
    let dir = args.dir.display();
    if args.dir.exists() && !args.dir.is_dir() {
        return Err(Stop::usage(format!("{dir} is a file")).hint("name a folder that is new or empty"));
    }
    if !args.force && !is_empty(&args.dir)? {
        return Err(Stop::usage(format!("{dir} is not empty"))
            .hint("name a folder that is new or empty")
            .hint("or add the missing files with --force; none that is there is overwritten"));
    }
    let skeleton = write_new(&args.dir, &files)?;
    for path in &skeleton.kept {
        anstream::eprintln!("{path} was there, and is as it was");
    }
    for path in &skeleton.written {
        anstream::println!("{path}");
    }
    anstream::println!(
        "\nwrote {} files; see the site with `ikraft serve -C {dir}`, write it with `ikraft build -C {dir}`",
        skeleton.written.len()
    );
    Ok(Exit::Fine)
}
