//! `ikraft translate export` and `import`: a file for a translator, and back.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::super::day::day;
use super::super::{Exit, Stop, json, options, print};
use super::Common;
use crate::finding::{Finding, Place};
use crate::model::date::Day;
use crate::model::language::{Lang, Language};
use crate::source::editions::whole_file;
use crate::translate::{Destination, Imported, Returned, catalogue, import as put_back, po, xliff};
use crate::write::{Change, write_report, write_working};

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// GNU gettext: Poedit, Weblate
    Po,
    /// XLIFF 2.0: agencies and their tools
    Xliff,
}

#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// The policy, FIRM/POLICY
    #[arg(value_name = "POLICY")]
    policy: String,
    /// Into this language
    #[arg(long, value_name = "LANG")]
    lang: String,
    #[arg(long, value_enum)]
    format: Format,
    /// Write it here; to standard output, unless stated
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long)]
    force: bool,
    /// Today, which the file states; the real one where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
}

pub fn export(args: &ExportArgs) -> Result<Exit, Stop> {
    let common = Common { dir: args.dir.clone(), json: false };
    let opened = common.open()?;
    let loaded = match opened.policy(&args.policy)? {
        Ok(loaded) => loaded,
        Err(found) => return common.refuse(found, &opened),
    };
    let broken = opened.broken(&args.policy);
    if !broken.is_empty() {
        return common.refuse(broken, &opened);
    }
    if let Some(out) = &args.out {
        options::report(&opened.root, out)?;
    }
    let lang = opened.targets(loaded, Some(&args.lang))?.remove(0);
    let (Some(site), units) = (&opened.loaded.site, opened.units(loaded, &lang)) else {
        return common.refuse(opened.loaded.findings.clone(), &opened);
    };
    let of = |code: &Lang| {
        let found = site.config.languages.iter().find(|language| language.code == *code).cloned();
        found.unwrap_or_else(|| Language { code: code.clone(), locale: code.as_str().into() })
    };
    let languages = (&of(&loaded.policy.source_language), &of(&lang));
    let today = day(args.date, &site.config.time_zone);
    let catalogue = catalogue(&args.policy, languages, today, &units, &opened.loaded.texts);
    let text = match args.format {
        Format::Po => po::write(&catalogue),
        Format::Xliff => xliff::write(&catalogue),
    };
    let Some(out) = &args.out else {
        print::line(text.trim_end())?;
        return Ok(Exit::Fine);
    };
    if !write_report(out, text.as_bytes(), args.force)? {
        return Err(Stop::usage(format!("{} is there already", out.display())).hint("replace it with --force"));
    }
    print::line(&format!("{}: {} texts for {lang}", out.display(), catalogue.entries.len()))?;
    Ok(Exit::Fine)
}

#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The policy, FIRM/POLICY
    #[arg(value_name = "POLICY")]
    policy: String,
    /// What the translator sent back: PO or XLIFF 2
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The language, where the file does not say it
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Look at everything and write nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    common: Common,
}

/// The result for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "imported")]
struct Summary<'a> {
    exit: u8,
    policy: &'a str,
    language: &'a str,
    written: bool,
    changed: &'a [String],
    same: usize,
    open: &'a [String],
    files: Vec<&'a str>,
}

pub fn import(args: &ImportArgs) -> Result<Exit, Stop> {
    let mut opened = args.common.open()?;
    let name: Arc<str> = args.file.display().to_string().into();
    let bytes = whole_file(&args.file)?;
    let returned = match String::from_utf8(bytes) {
        Ok(text) => {
            let text: Arc<str> = text.into();
            opened.loaded.texts.insert(name.clone(), text.clone());
            let is_xml = text.trim_start_matches('\u{feff}').trim_start().starts_with('<');
            if is_xml { xliff::read(&name, &text) } else { po::read(&name, &text) }
        }
        Err(_) => Err(vec![
            Finding::error("not-utf-8", "the file is not in UTF-8")
                .at(&Place::whole(name.clone()))
                .hint("let the tool save it as UTF-8"),
        ]),
    };
    let loaded = match opened.policy(&args.policy)? {
        Ok(loaded) => loaded,
        Err(found) => return args.common.refuse(found, &opened),
    };
    let broken = opened.broken(&args.policy);
    if !broken.is_empty() {
        return args.common.refuse(broken, &opened);
    }
    let returned = match returned {
        Ok(returned) => returned,
        Err(found) => return args.common.refuse(found, &opened),
    };
    if let Some(policy) = returned.policy.as_ref().filter(|policy| **policy != args.policy) {
        return Err(Stop::usage(format!("{name} was exported of `{policy}`, not of `{}`", args.policy)));
    }
    let asked = language(args, &returned, &opened)?;
    let lang = opened.targets(loaded, Some(&asked))?.remove(0);
    let languages = opened.languages();
    let into = Destination { loaded, files: &opened.loaded.texts, languages: &languages, lang: &lang };
    let imported = match put_back(&into, &returned) {
        Ok(imported) => imported,
        Err(found) => {
            let exit = args.common.refuse(found, &opened)?;
            if !args.common.json {
                print::aside("nothing was imported; every file is as it was")?;
            }
            return Ok(exit);
        }
    };
    if !args.dry_run {
        let change = |(file, text): (&Arc<str>, &String)| {
            (file.to_string(), Change { was: opened.loaded.texts.get(file).cloned(), text: text.clone() })
        };
        let changes: BTreeMap<String, Change> = imported.files.iter().map(change).collect();
        let found = write_working(&opened.root, &changes)?;
        if !found.is_empty() {
            return args.common.refuse(found, &opened);
        }
    }
    tell(args, &lang, &imported)
}

/// The language that the file is in: as the option says, else as the file does.
fn language(args: &ImportArgs, returned: &Returned, opened: &super::Opened) -> Result<String, Stop> {
    let site = opened.loaded.site.iter().flat_map(|site| &site.config.languages);
    let written = returned.lang.as_ref().map(|lang| lang.replace('_', "-").to_lowercase());
    let is_it = |language: &&Language| {
        let locale = language.locale.to_lowercase();
        written.as_ref().is_some_and(|written| *written == language.code.as_str() || *written == locale)
    };
    let known = site.clone().find(is_it).map(|language| language.code.to_string());
    match (&args.lang, known) {
        (Some(asked), Some(known)) if *asked != known => {
            Err(Stop::usage(format!("{} says that it is in `{known}`, not in `{asked}`", args.file.display())))
        }
        (Some(asked), _) => Ok(asked.clone()),
        (None, Some(known)) => Ok(known),
        (None, None) => {
            Err(Stop::usage(format!("{} does not say which language of this site it is in", args.file.display()))
                .hint("name it with --lang"))
        }
    }
}

fn tell(args: &ImportArgs, lang: &Lang, imported: &Imported) -> Result<Exit, Stop> {
    let files: Vec<&str> = imported.files.keys().map(|file| &**file).collect();
    if args.common.json {
        json::print(&Summary {
            exit: Exit::Fine as u8,
            policy: &args.policy,
            language: lang.as_str(),
            written: !args.dry_run,
            changed: &imported.changed,
            same: imported.same,
            open: &imported.open,
            files,
        })?;
        return Ok(Exit::Fine);
    }
    let counts = format!(
        "{}: {} translations in {lang} imported, {} as they were, {} not ready",
        args.policy,
        imported.changed.len(),
        imported.same,
        imported.open.len()
    );
    let mut lines = vec![counts];
    lines.extend(files.iter().map(|file| format!("  {file}")));
    if args.dry_run {
        lines.push("nothing was written: this was a dry run".to_owned());
    } else if !imported.changed.is_empty() {
        let policy = &args.policy;
        lines
            .push(format!("next: look at them, then `ikraft translate accept {policy} --lang {lang} --all --by NAME`"));
    }
    print::line(&lines.join("\n"))?;
    Ok(Exit::Fine)
}
