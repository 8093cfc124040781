//! `ikraft show`: which edition of a policy was in force on a day, and what it said; or all of them.

use std::path::PathBuf;

use serde::Serialize;

use super::day::today_at;
use super::show_text::text;
use super::{Exit, Stop, findings, json, options, print};
use crate::finding::{self, Finding};
use crate::history::ledger::Format;
use crate::history::{Body, Edition, PolicyHistory, State, load};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::source::editions;
use crate::write::recover_editions;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The policy, FIRM/POLICY
    policy: String,
    /// The day that is asked about; without it, all editions are listed
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    on: Option<Day>,
    /// Only this language
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// The words of the edition as well
    #[arg(long, conflicts_with = "json")]
    text: bool,
    /// The site's folder
    #[arg(short = 'C', value_name = "DIR")]
    dir: Option<PathBuf>,
    /// The day on which states are told; today where the site is, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
    /// Print each edition as JSON, one object a line
    #[arg(long)]
    json: bool,
}

/// Looks at what is recorded, whatever state the working files are in.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let root = options::root(args.dir.as_ref())?;
    recover_editions(&root)?;
    let recorded = editions::recorded(&root)?;
    let Some(files) = recorded.editions.get(&args.policy) else {
        let known = recorded.editions.keys().map(String::as_str);
        let hints = Finding::error("unknown-policy", "").did_you_mean(&args.policy, known).hints;
        let stop = Stop::usage(format!("there is no policy `{}` with editions", args.policy));
        return Err(hints.into_iter().fold(stop, Stop::hint));
    };
    let (policy, mut found) = load(files);
    finding::sort(&mut found);
    let found = finding::limit(found, &recorded.texts);
    if args.json {
        json::print_findings(&found, &recorded.texts)?;
    } else {
        findings::print(&found, &recorded.texts)?;
    }
    let today = today_at(args.date, &root)?;
    let shown: Vec<&Edition> = match args.on {
        Some(on) => policy.history.on(on).into_iter().collect(),
        None => policy.history.editions.iter().collect(),
    };
    if let Some(lang) = &args.lang {
        check_language(lang, &policy)?;
    }
    tell(&args, &policy, &shown, today)?;
    // What was tampered with proves nothing.
    Ok(if found.iter().any(Finding::is_error) { Exit::Unpublished } else { Exit::Fine })
}

fn check_language(lang: &str, policy: &PolicyHistory) -> Result<(), Stop> {
    let known = || policy.history.editions.iter().flat_map(|edition| edition.languages.keys()).map(Lang::as_str);
    if known().any(|known| known == lang) {
        return Ok(());
    }
    let hints = Finding::error("unknown-language", "").did_you_mean(lang, known()).hints;
    let stop = Stop::usage(format!("no edition of `{}` is in `{lang}`", policy.policy));
    Err(hints.into_iter().fold(stop, Stop::hint))
}

fn tell(args: &Args, policy: &PolicyHistory, shown: &[&Edition], today: Day) -> Result<(), Stop> {
    if args.json {
        return shown.iter().try_for_each(|edition| json::print(&row(args, policy, edition, today)));
    }
    if let Some(on) = args.on.filter(|_| shown.is_empty()) {
        return print::line(&nothing_on(on, policy));
    }
    if args.on.is_none() && !args.text {
        return print::line(&table(policy, shown, today));
    }
    for edition in shown {
        print::line(&about(args, policy, edition, today))?;
        if args.text {
            for lang in languages(args, edition) {
                print::line(&format!("\n{}", text(policy, edition, lang)))?;
            }
        }
    }
    Ok(())
}

/// The languages that are asked for and that the edition has.
fn languages<'a>(args: &'a Args, edition: &'a Edition) -> impl Iterator<Item = &'a Lang> {
    edition.languages.keys().filter(|lang| args.lang.as_deref().is_none_or(|asked| asked == lang.as_str()))
}

/// Why nothing was in force.
fn nothing_on(on: Day, policy: &PolicyHistory) -> String {
    let history = &policy.history;
    let why = match (&history.ended, history.next_after(on)) {
        (Some(ended), _) if ended.effective <= on => format!("it ended on {}", ended.effective),
        (_, Some(next)) => format!("the first edition takes effect on {}", next.effective),
        _ => "it has no edition that takes effect".to_owned(),
    };
    format!("{}: nothing was in force on {on}; {why}", policy.policy)
}

/// "in force", "applied until 2026-03-31".
fn state_words(state: State) -> String {
    match state {
        State::Scheduled => "scheduled".to_owned(),
        State::InForce => "in force".to_owned(),
        State::Superseded { on } => format!("superseded on {on}"),
        State::Ended { on } => format!("ended on {on}"),
        State::Withdrawn => "withdrawn".to_owned(),
    }
}

/// The last day on which it applies; absent where none is known, or where it applied for less than a day.
fn last_day(policy: &PolicyHistory, edition: &Edition) -> Option<Day> {
    let until = policy.history.until(edition).filter(|_| edition.withdrawn.is_none())?;
    until.yesterday().ok().filter(|last| *last >= edition.effective)
}

fn kind(edition: &Edition) -> &'static str {
    edition.kind().map_or("imported", |kind| kind.key())
}

fn codes(edition: &Edition) -> String {
    edition.languages.keys().map(Lang::as_str).collect::<Vec<_>>().join(" ")
}

/// All editions, by date.
fn table(policy: &PolicyHistory, shown: &[&Edition], today: Day) -> String {
    let head = ["edition", "number", "from", "to", "kind", "languages", "hash", "state"].map(str::to_owned);
    let rows = shown.iter().map(|edition| {
        [
            edition.id.to_string(),
            edition.ordinal.to_string(),
            edition.effective.to_string(),
            last_day(policy, edition).map_or_else(|| "-".to_owned(), |last| last.to_string()),
            kind(edition).to_owned(),
            codes(edition),
            edition.hash().short().to_owned(),
            state_words(policy.history.state(edition, today)),
        ]
    });
    let rows: Vec<[String; 8]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..8).map(width).collect();
    let line = |row: &[String; 8]| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// One edition, with its files.
fn about(args: &Args, policy: &PolicyHistory, edition: &Edition, today: Day) -> String {
    let until = last_day(policy, edition).map(|last| format!(" to {last}")).unwrap_or_default();
    let state = state_words(policy.history.state(edition, today));
    let mut words = format!(
        "{}: edition {}, `{}`, from {}{until}; {}, {state}\n  recorded {}; hash {}",
        policy.policy,
        edition.ordinal,
        edition.id,
        edition.effective,
        kind(edition),
        edition.recorded,
        edition.hash().short(),
    );
    if let Some(withdrawn) = &edition.withdrawn {
        words.push_str(&format!("\n  withdrawn {}", withdrawn.recorded));
    }
    for redaction in &edition.redactions {
        words.push_str(&format!("\n  redacted {}", redaction.recorded));
    }
    for lang in languages(args, edition) {
        let title = title(policy, edition, lang);
        words.push_str(&format!("\n  {lang}: {title}"));
        for file in files(policy, edition, lang) {
            words.push_str(&format!("\n      {file}"));
        }
    }
    words
}

/// Empty where the words were taken out.
fn title(policy: &PolicyHistory, edition: &Edition, lang: &Lang) -> String {
    match edition.languages.get(lang).map(|language| &language.body) {
        Some(Body::File { title, .. }) => title.clone(),
        _ => {
            let frozen = policy.frozen.get(&edition.id).and_then(|frozen| frozen.languages.get(lang));
            let document = frozen.and_then(|frozen| frozen.document.as_ref());
            document.map(|document| document.title.text.clone()).unwrap_or_default()
        }
    }
}

/// The files that a reader can be handed, below the site's folder.
fn files(policy: &PolicyHistory, edition: &Edition, lang: &Lang) -> Vec<String> {
    let Some(language) = edition.languages.get(lang) else { return Vec::new() };
    let own = match &language.body {
        Body::Document { pdf, .. } => pdf.as_ref(),
        Body::File { file, text, format, .. } => match format {
            Format::Pdf => file.as_ref(),
            Format::Html => text.as_ref(),
        },
    };
    own.into_iter().chain(&language.signed).map(|file| policy.path_of(file)).collect()
}

/// One edition, for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "edition", rename_all = "kebab-case")]
struct Row<'a> {
    policy: &'a str,
    edition: String,
    ordinal: u32,
    kind: &'static str,
    effective: Day,
    /// The first day on which it applies no more.
    until: Option<Day>,
    recorded: Day,
    state: &'static str,
    withdrawn: Option<Day>,
    redacted: Vec<Day>,
    hash: String,
    languages: Vec<LanguageRow<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct LanguageRow<'a> {
    lang: &'a str,
    title: String,
    files: Vec<String>,
}

fn row<'a>(args: &'a Args, policy: &'a PolicyHistory, edition: &'a Edition, today: Day) -> Row<'a> {
    Row {
        policy: &policy.policy,
        edition: edition.id.to_string(),
        ordinal: edition.ordinal,
        kind: kind(edition),
        effective: edition.effective,
        until: policy.history.until(edition).filter(|_| edition.withdrawn.is_none()),
        recorded: edition.recorded,
        state: policy.history.state(edition, today).key(),
        withdrawn: edition.withdrawn.as_ref().map(|withdrawn| withdrawn.recorded),
        redacted: edition.redactions.iter().map(|redaction| redaction.recorded).collect(),
        hash: edition.hash().to_string(),
        languages: languages(args, edition)
            .map(|lang| LanguageRow {
                lang: lang.as_str(),
                title: title(policy, edition, lang),
                files: files(policy, edition, lang),
            })
            .collect(),
    }
}
