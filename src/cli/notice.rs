//! `ikraft notice`: a message about a new edition, for the firm to send.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::day::day;
use super::{Exit, Stop, findings, options, print};
use crate::finding::Finding;
use crate::history::{EditionId, Named};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::site::notice::{NoNotice, NoticeInput, Notices, notices};
use crate::source;
use crate::write::{differing, recover_editions, write_new};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The policy, FIRM/POLICY
    #[arg(value_name = "POLICY")]
    policy: String,
    /// The edition by its day or its number, such as 2026-05-01 or 3; the newest one, unless stated
    #[arg(value_name = "EDITION")]
    edition: Option<Named>,
    /// Only this language; all of the edition, unless stated
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Also for a correction, which needs no notice
    #[arg(long)]
    any_kind: bool,
    /// Write text, HTML and calendar file to this folder, in place of printing the text
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Today; today where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
}

/// Makes the messages, and prints or writes them.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    args.out.iter().try_for_each(|out| options::report(&root, out))?;
    recover_editions(&root)?;
    let loaded = source::load(&root)?;
    let Some(site) = &loaded.site else {
        findings::print(&loaded.findings, &loaded.texts)?;
        return Ok(Exit::Unpublished);
    };
    let lang = args.lang.as_deref().map(Lang::new);
    let made = notices(&NoticeInput {
        site,
        policy: &args.policy,
        edition: args.edition,
        lang: lang.as_ref(),
        day: day(args.date, &site.config.time_zone),
        any_kind: args.any_kind,
    });
    let made = match made {
        Ok(made) => made,
        Err(NoNotice::Findings(found)) => {
            findings::print(&found, &loaded.texts)?;
            return Ok(Exit::Unpublished);
        }
        Err(no) => return refused(&args, no),
    };
    if !made.has_addresses {
        print::aside("warning: the outlet has no base-url, so the notice cannot say where to read more")?;
    }
    match &args.out {
        None => {
            let texts: Vec<&str> = made.messages.iter().map(|message| message.text.as_str()).collect();
            print::line(texts.join("\n\n").trim_end())?;
        }
        Some(out) => {
            if write(&made, out)? == Exit::Unpublished {
                return Ok(Exit::Unpublished);
            }
        }
    }
    print::aside("note: this is a proposal from the facts; ikraft gives no legal advice")?;
    Ok(Exit::Fine)
}

fn write(made: &Notices, out: &std::path::Path) -> Result<Exit, Stop> {
    let mut files = BTreeMap::new();
    for message in &made.messages {
        let name = format!("{}-{}", message.lang, message.name);
        files.insert(format!("{name}.txt"), message.text.clone());
        files.insert(format!("{name}.html"), message.html.clone());
        if let Some(calendar) = &message.calendar {
            files.insert(format!("{name}.ics"), calendar.clone());
        }
    }
    let other = differing(out, &files)?;
    if !other.is_empty() {
        let others: Vec<String> = other.iter().map(|name| format!("`{name}`")).collect();
        print::aside(&format!(
            "error: {} has another {}, and nothing was written\n  help: remove it, or choose another folder with --out DIR",
            out.display(),
            others.join(", ")
        ))?;
        return Ok(Exit::Unpublished);
    }
    let written = write_new(out, &files)?;
    let names: Vec<&str> = written.written.iter().chain(&written.kept).map(String::as_str).collect();
    print::line(&names.join("\n"))?;
    Ok(Exit::Fine)
}

/// Why there is nothing to send.
fn refused(args: &Args, no: NoNotice) -> Result<Exit, Stop> {
    let policy = &args.policy;
    let hinted = |message: String, asked: &str, known: &[String]| {
        let hints = Finding::error("unknown", "").did_you_mean(asked, known.iter().map(String::as_str)).hints;
        hints.into_iter().fold(Stop::usage(message), Stop::hint)
    };
    let (message, help) = match no {
        NoNotice::UnknownPolicy { known } => {
            return Err(hinted(format!("there is no policy `{policy}` with editions"), policy, &known));
        }
        NoNotice::UnknownEdition { known } => {
            let asked = args.edition.map(|edition| edition.to_string()).unwrap_or_default();
            let known: Vec<String> = known.iter().map(EditionId::to_string).collect();
            let message = match asked.is_empty() {
                true => format!("`{policy}` has no edition to tell of"),
                false => format!("`{policy}` has no edition `{asked}`"),
            };
            return Err(hinted(message, &asked, &known));
        }
        NoNotice::Language { known } => {
            let known: Vec<String> = known.iter().map(Lang::to_string).collect();
            let asked = args.lang.clone().unwrap_or_default();
            return Err(hinted(format!("the edition is not in the language `{asked}`"), &asked, &known));
        }
        NoNotice::NoOutlet => {
            (format!("`{policy}` is in no outlet, so nobody can read it"), "name its firm in site.toml")
        }
        NoNotice::First(id) => {
            (format!("`{id}` is the first edition of `{policy}`: it changes nothing that was there before"), "")
        }
        NoNotice::Correction(id) => (
            format!("`{id}` is a correction, which is no material change: it needs no notice"),
            "ask for one all the same with --any-kind",
        ),
        NoNotice::Withdrawn(id) => {
            (format!("`{id}` was withdrawn: it never takes effect"), "name the edition that the notice is about")
        }
        NoNotice::Findings(_) => return Ok(Exit::Unpublished),
    };
    print::aside(&format!("error: {message}"))?;
    if !help.is_empty() {
        print::aside(&format!("  help: {help}"))?;
    }
    Ok(Exit::Unpublished)
}
