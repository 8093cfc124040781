//! `ikraft translate diff`: what changed in the source since the review, beside the translation.

use super::super::{Exit, Stop, json, print};
use super::Common;
use crate::finding::line_and_column;
use crate::history::redline::{Mark, Redline, compare_texts};
use crate::render::comparison_text::{marked, paragraphs};
use crate::render::view::comparison::RedlineSpan;
use crate::source::Texts;
use crate::translate::{State, Unit};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The policy, FIRM/POLICY
    #[arg(value_name = "POLICY")]
    policy: String,
    /// Only these texts, by the names that `status` shows
    #[arg(value_name = "UNIT")]
    units: Vec<String>,
    /// Only this language
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// How many characters a line has
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u16).range(30..=1000))]
    width: u16,
    #[command(flatten)]
    common: Common,
}

pub fn run(args: &Args) -> Result<Exit, Stop> {
    let opened = args.common.open()?;
    let loaded = match opened.policy(&args.policy)? {
        Ok(loaded) => loaded,
        Err(found) => return args.common.refuse(found, &opened),
    };
    let broken = opened.broken(&args.policy);
    if !broken.is_empty() {
        return args.common.refuse(broken, &opened);
    }
    let mut shown = 0;
    for lang in opened.targets(loaded, args.lang.as_deref())? {
        for unit in opened.units(loaded, &lang) {
            let is_named = args.units.contains(&unit.key);
            let has_changed = !matches!(unit.state, State::Fresh | State::Unreviewed);
            if is_named || (args.units.is_empty() && has_changed) {
                show(args, &unit, &opened.loaded.texts)?;
                shown += 1;
            }
        }
    }
    if shown == 0 && !args.common.json {
        print::aside("nothing has changed since the translations were reviewed")?;
    }
    Ok(Exit::Fine)
}

/// One unit for a program.
#[derive(serde::Serialize)]
#[serde(tag = "type", rename = "unit")]
struct Row<'a> {
    unit: &'a str,
    language: &'a str,
    state: State,
    source: Option<&'a str>,
    translation: Option<&'a str>,
    reviewed_source: Option<&'a str>,
    reviewed_translation: Option<&'a str>,
}

fn show(args: &Args, unit: &Unit, texts: &Texts) -> Result<(), Stop> {
    let (source, target) = (unit.source.as_ref(), unit.target.as_ref());
    if args.common.json {
        return json::print(&Row {
            unit: &unit.key,
            language: unit.lang.as_str(),
            state: unit.state,
            source: source.map(|side| side.text.as_str()),
            translation: target.map(|side| side.text.as_str()),
            reviewed_source: unit.reviewed.map(|entry| entry.source.as_str()),
            reviewed_translation: unit.reviewed.map(|entry| entry.text.as_str()),
        });
    }
    let width = usize::from(args.width);
    let mut text = format!("{} ({})", unit.key, unit.state.name());
    if let Some(entry) = unit.reviewed {
        text.push_str(&format!(", reviewed by {} on {}", entry.by, entry.date));
    }
    text.push('\n');
    let sides = [
        (unit.from.as_str(), source, unit.reviewed.map(|entry| entry.source.as_str())),
        (unit.lang.as_str(), target, unit.reviewed.map(|entry| entry.text.as_str())),
    ];
    for (lang, side, was) in sides {
        let Some(side) = side else {
            text.push_str(&format!("  {lang}: there is none\n"));
            continue;
        };
        let line = texts.get(&side.place.file).map_or(1, |text| line_and_column(text, side.place.start).0);
        text.push_str(&format!("  {lang}  {}:{line}\n", side.place.file));
        text.push_str(&match was {
            Some(was) => marked(&spans(&compare_texts(was, &side.text)), 4, width),
            None => paragraphs(&side.text, 4, width),
        });
    }
    text.push('\n');
    print::styled(&text)
}

fn spans(redline: &Redline) -> Vec<Vec<RedlineSpan>> {
    let name = |mark| match mark {
        Mark::Same => "same",
        Mark::Inserted => "inserted",
        Mark::Deleted => "deleted",
    };
    let line = |cells: &Vec<Vec<crate::history::redline::Span>>| -> Vec<RedlineSpan> {
        let spans = cells.iter().flatten();
        spans.map(|span| RedlineSpan { mark: name(span.mark).to_owned(), text: span.text.clone() }).collect()
    };
    redline.lines.iter().map(|marked| line(&marked.cells)).collect()
}
