//! `ikraft diff`: what changed between two editions of a policy, or since the edition in force.

use std::path::PathBuf;

use serde::Serialize;

use super::day::day;
use super::{Exit, Stop, diff_all, findings, json, known, options, pdf, print};
use crate::finding::{self, Finding};
use crate::history::changes::Words;
use crate::history::facts::FactChange;
use crate::history::redline::Redline;
use crate::history::{self, Edition, Named, PolicyHistory};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::render::comparison_text;
use crate::render::html::Templates;
use crate::site::diff::{Compared, DiffInput, Pick, diff};
use crate::source::{self, Loaded, LoadedSite};
use crate::write::{recover_editions, write_report};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The policy, FIRM/POLICY
    #[arg(value_name = "POLICY", required_unless_present = "all")]
    policy: Option<String>,
    /// From: an edition (2026-04-01), its number (3), in-force, newest or working; the edition in force, unless stated,
    /// and the newest where none is
    #[arg(value_name = "A")]
    old: Option<String>,
    /// To: the same; the working policy, unless stated
    #[arg(value_name = "B")]
    new: Option<String>,
    /// Only this language; a file has one, the site's default language unless stated
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Write it as a web page, in one file
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write it as a PDF, for somebody to sign off
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
    /// Every policy that changed since its edition in force: a page for each and each language, and comment.md
    #[arg(long, value_name = "DIR", conflicts_with_all = ["policy", "html", "pdf", "full", "width", "json"])]
    all: Option<PathBuf>,
    /// Replace files that are there already
    #[arg(long)]
    force: bool,
    /// Show the whole text, not only what changed
    #[arg(long)]
    full: bool,
    /// How many characters a line has
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u16).range(30..=1000))]
    width: u16,
    /// Today; the real one where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Print findings and the result as JSON, one object a line
    #[arg(long)]
    json: bool,
}

impl Args {
    /// The policy, which is there wherever not all of them are asked for.
    fn policy(&self) -> &str {
        self.policy.as_deref().unwrap_or_default()
    }
}

/// Compares, and tells or writes what came of it.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    if let Some(out) = &args.all {
        let (lang, date, force) = (args.lang.as_deref(), args.date, args.force);
        return diff_all::run(&diff_all::Question { root: &root, out, lang, date, force });
    }
    recover_editions(&root)?;
    let loaded = source::load(&root)?;
    let Some(site) = &loaded.site else {
        return refuse(&args, loaded.findings.clone(), &loaded);
    };
    known::policy(args.policy(), site, &loaded)?;
    let lang = args.lang.as_deref().map(|written| language(site, written)).transpose()?;
    let today = day(args.date, &site.config.time_zone);
    let (history, damage) = site.editions.get(args.policy()).map(|files| history::load(files)).unwrap_or_default();
    // What cannot be trusted is not compared: the result would be taken for what was published.
    if damage.iter().any(Finding::is_error) {
        return refuse(&args, damage, &loaded);
    }
    let question = Question { args: &args, site, history: &history, today };
    let old = question.pick(args.old.as_deref(), Otherwise::Current)?;
    let new = question.pick(args.new.as_deref(), Otherwise::Working)?;
    let touching = || loaded.findings.iter().filter(|finding| finding.touches(args.policy())).cloned();
    let (Some(old), Some(new)) = (old, new) else {
        return refuse(&args, touching().filter(Finding::is_error).collect(), &loaded);
    };
    let has_working = matches!(old, Pick::Working(_)) || matches!(new, Pick::Working(_));
    // Behind a broken line of TOML facts are lost, and each would be told as taken out.
    if has_working && touching().any(|finding| finding.code == "toml-syntax") {
        return refuse(&args, touching().filter(Finding::is_error).collect(), &loaded);
    }
    let (mut compared, mut found) = diff(&DiffInput { site, history: &history, old, new, day: today, full: args.full });
    if has_working {
        found.extend(touching());
    }
    // Warnings are told by `build`; here they would stand in the way of what was asked for.
    found.retain(Finding::is_error);
    finding::sort(&mut found);
    let found = finding::limit(found, &loaded.texts);
    let exit = if found.is_empty() { Exit::Fine } else { Exit::WorkingMistakes };
    if args.json {
        json::print_findings(&found, &loaded.texts)?;
    } else if !found.is_empty() {
        findings::print(&found, &loaded.texts)?;
        print::aside("the working files have mistakes: what they touch is missing from the comparison")?;
    }
    let mut written = Vec::new();
    if args.html.is_some() || args.pdf.is_some() {
        // Without a choice, the first in the site's order: its default language, where a side has it.
        let one = compared.iter().find(|one| lang.as_ref().is_none_or(|lang| *lang == one.lang));
        let Some(one) = one else {
            return Err(Stop::usage("neither side has the language").hint("choose another one with --lang"));
        };
        written = match question.write(one, new)? {
            Ok(written) => written,
            Err(findings) => return refuse(&args, findings, &loaded),
        };
    }
    compared.retain(|one| lang.as_ref().is_none_or(|lang| *lang == one.lang));
    if args.json {
        compared.iter().try_for_each(|one| json::print(&ComparedLine::of(one)))?;
        let (old, new) = (Some(pick_name(old)), Some(pick_name(new)));
        json::print(&Summary { exit: exit as u8, policy: args.policy(), old, new, written })?;
    } else if !written.is_empty() {
        print::line(&format!("wrote {}", written.join(" and ")))?;
    } else {
        let texts: Vec<String> =
            compared.iter().map(|one| comparison_text::text(&one.comparison, usize::from(args.width))).collect();
        print::styled(&texts.join("\n\n"))?;
    }
    Ok(exit)
}

/// The language of that name, which the site must have.
pub fn language(site: &LoadedSite, written: &str) -> Result<Lang, Stop> {
    let known = || site.config.languages.iter().map(|language| &language.code);
    known().find(|code| code.as_str() == written).cloned().ok_or_else(|| {
        let names: Vec<&str> = known().map(Lang::as_str).collect();
        Stop::usage(format!("the site has no language `{written}`"))
            .hint(format!("its languages: {}", names.join(", ")))
    })
}

/// What somebody wants to know, and where the answer is found.
struct Question<'a> {
    args: &'a Args,
    site: &'a LoadedSite,
    history: &'a PolicyHistory,
    today: Day,
}

impl<'a> Question<'a> {
    /// The side that a word means; `None` where it is the working policy and its files cannot be used.
    fn pick(&self, written: Option<&str>, otherwise: Otherwise) -> Result<Option<Pick<'a>>, Stop> {
        let history = &self.history.history;
        let in_force = || history.on(self.today);
        let edition = match (written, otherwise) {
            (Some("working"), _) | (None, Otherwise::Working) => return self.working(),
            (None, Otherwise::Current) => in_force().or_else(|| history.newest()),
            (Some("newest"), _) => history.newest(),
            (Some("in-force"), _) => in_force(),
            (Some(name), _) => return self.edition(name).map(|edition| Some(Pick::Edition(edition))),
        };
        edition.map(|edition| Some(Pick::Edition(edition))).ok_or_else(|| match history.newest() {
            Some(newest) => Stop::usage(format!("no edition of {} is in force on {}", self.args.policy(), self.today))
                .hint(format!("the newest is {}: write `newest`, or its name", newest.id)),
            None => Stop::usage(format!("{} has no edition yet to compare with", self.args.policy()))
                .hint("`ikraft release` makes the first one"),
        })
    }

    fn working(&self) -> Result<Option<Pick<'a>>, Stop> {
        let found = self.site.policies.iter().find(|loaded| loaded.policy.id == self.args.policy());
        Ok(found.map(Pick::Working))
    }

    /// An edition by its name or number.
    fn edition(&self, name: &str) -> Result<&'a Edition, Stop> {
        let editions = &self.history.history.editions;
        let found = name.parse::<Named>().ok().and_then(|name| self.history.history.named(name));
        found.ok_or_else(|| {
            let known: Vec<String> =
                editions.iter().map(|edition| format!("{} ({})", edition.id, edition.ordinal)).collect();
            let stop = Stop::usage(format!("{} has no edition `{name}`", self.args.policy()))
                .hint("write its day, its number, in-force, newest or working");
            if known.is_empty() { stop } else { stop.hint(format!("its editions: {}", known.join(", "))) }
        })
    }

    /// Writes the files that were asked for, in one language.
    fn write(&self, one: &Compared, new: Pick) -> Result<Result<Vec<String>, Vec<Finding>>, Stop> {
        // Both are made before either is written.
        let mut files = Vec::new();
        if let Some(path) = &self.args.html {
            let made = Templates::new(&self.site.theme)
                .and_then(|templates| templates.comparison(&one.comparison).map_err(|finding| vec![finding]));
            match made {
                Ok(page) => files.push((path, page.into_bytes())),
                Err(findings) => return Ok(Err(findings)),
            }
        }
        if let Some(path) = &self.args.pdf {
            let day = match new {
                Pick::Edition(edition) => edition.recorded,
                Pick::Working(_) => self.today,
            };
            match pdf::comparison(&self.site.theme, &one.comparison, day)? {
                Ok(bytes) => files.push((path, bytes)),
                Err(findings) => return Ok(Err(findings)),
            }
        }
        let root = options::root(self.args.dir.as_ref())?;
        files.iter().try_for_each(|(path, _)| options::report(&root, path))?;
        let mut written = Vec::new();
        for (path, bytes) in files {
            if !write_report(path, &bytes, self.args.force)? {
                return Err(Stop::usage(format!("{} is there already", path.display())).hint("replace it with --force"));
            }
            written.push(path.display().to_string());
        }
        Ok(Ok(written))
    }
}

/// What is compared where nobody said.
#[derive(Clone, Copy)]
enum Otherwise {
    /// The edition in force, or the newest where none is.
    Current,
    Working,
}

/// Nothing could be compared.
fn refuse(args: &Args, found: Vec<Finding>, loaded: &Loaded) -> Result<Exit, Stop> {
    if args.json {
        json::print_findings(&found, &loaded.texts)?;
        json::print(&Summary { exit: Exit::Unpublished as u8, policy: args.policy(), ..Summary::default() })?;
    } else {
        findings::print(&found, &loaded.texts)?;
        print::aside("nothing was compared")?;
    }
    Ok(Exit::Unpublished)
}

/// What changed in one language, for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "comparison", rename_all = "kebab-case")]
struct ComparedLine<'a> {
    lang: &'a str,
    sides: &'a [String],
    /// Absent where one of the sides has no facts.
    facts: Option<&'a [FactChange]>,
    /// What the firm changed; absent where one of the sides has no words.
    own: Option<&'a Redline>,
    /// What the clause library says otherwise than before.
    library: Option<&'a Redline>,
    /// The library's changes are in `own` as well.
    is_mixed: bool,
    /// `file`, `language` or `redacted`: why there are no words.
    no_words: Option<&'static str>,
}

impl ComparedLine<'_> {
    fn of(compared: &Compared) -> ComparedLine<'_> {
        let (own, library, is_mixed, no_words) = match &compared.changes.words {
            Words::Compared { own, library, is_mixed } => (Some(own), library.as_ref(), *is_mixed, None),
            Words::Absent(why) => (None, None, false, Some(why.key())),
        };
        ComparedLine {
            lang: compared.lang.as_str(),
            sides: &compared.comparison.sides,
            facts: compared.changes.facts.as_deref(),
            own,
            library,
            is_mixed,
            no_words,
        }
    }
}

/// The result for a program.
#[derive(Default, Serialize)]
#[serde(tag = "type", rename = "summary")]
struct Summary<'a> {
    exit: u8,
    policy: &'a str,
    /// The editions' names, or `working`.
    old: Option<String>,
    new: Option<String>,
    written: Vec<String>,
}

fn pick_name(pick: Pick) -> String {
    match pick {
        Pick::Edition(edition) => edition.id.to_string(),
        Pick::Working(_) => "working".to_owned(),
    }
}
