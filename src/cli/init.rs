//! `ikraft init`: the first files of a site.

use std::path::PathBuf;

use super::{Exit, Stop, print};
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
        print::aside(&format!("{path} was there, and is as it was"))?;
    }
    let files: String = skeleton.written.iter().map(|path| format!("{path}\n")).collect();
    let shown = quoted(&dir.to_string());
    print::line(&format!(
        "{files}\nwrote {} files; see the site with `ikraft serve -C {shown}`, write it with `ikraft build -C {shown}`",
        skeleton.written.len()
    ))?;
    Ok(Exit::Fine)
}

/// The folder as it is typed in a shell.
fn quoted(dir: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || "/._-".contains(sign);
    if dir.chars().all(is_plain) { dir.to_owned() } else { format!("'{}'", dir.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_folder_can_be_copied_into_a_shell() {
        assert_eq!(quoted("sider/prøve-1"), "sider/prøve-1");
        assert_eq!(quoted("a b's"), r"'a b'\''s'");
    }
}
