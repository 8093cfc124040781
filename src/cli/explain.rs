//! `ikraft explain`: what a rule asks, on what ground, and how to mend what it finds; or all of them.

use jiff::ToSpan;
use serde::Serialize;

use super::day::day;
use super::show_text::wrapped;
use super::{Exit, Stop, json, options, print};
use crate::check::explain::{Told, reference, sentence, told, waiver};
use crate::check::rules::{self, FAMILIES, Family};
use crate::check::{Both, NO_ADVICE, ReportLang, Rule, both};
use crate::finding::Finding;
use crate::model::date::Day;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The code of a rule, such as RET3; without one, all rules are listed
    #[arg(value_name = "RULE")]
    rule: Option<String>,
    /// Every rule with all that there is to say of it
    #[arg(long, conflicts_with = "rule")]
    all: bool,
    /// The language: da or en
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = options::report_lang)]
    lang: ReportLang,
    /// How it is written: markdown is the page of the guide, with --all
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Today, from which the sample of a waiver counts half a year; the real one, unless stated
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = options::day)]
    date: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

/// Explains.
pub fn run(args: Args) -> Result<Exit, Stop> {
    let lang = args.lang;
    let asked: Vec<&'static Rule> = match &args.rule {
        Some(code) => vec![named(code)?],
        None => rules::all().collect(),
    };
    match args.format {
        Format::Json => asked.iter().try_for_each(|rule| json::print(&RuleLine::of(rule, lang)))?,
        Format::Markdown if args.all => print::line(reference(lang).trim_end())?,
        Format::Markdown => return Err(Stop::usage("Markdown is of all rules").hint("add --all")),
        Format::Text if args.rule.is_none() && !args.all => print::line(list(lang).trim_end())?,
        Format::Text => {
            let until = day(args.date, "Europe/Copenhagen").saturating_add(6.months());
            let texts: Vec<String> = asked.iter().map(|rule| text(rule, until, lang)).collect();
            print::line(&format!("{}\n{}.", texts.join("\n"), sentence(NO_ADVICE.of(lang))))?;
        }
    }
    Ok(Exit::Fine)
}

/// The rule of a code, in whatever case it is written.
pub fn named(code: &str) -> Result<&'static Rule, Stop> {
    let upper = code.trim().to_uppercase();
    if let Some(rule) = rules::named(&upper) {
        return Ok(rule);
    }
    let stop = Stop::usage(format!("there is no rule `{code}`"));
    if code.contains('-') {
        return Err(
            stop.hint("codes with a hyphen are of mistakes in files: their findings tell everything themselves")
        );
    }
    let hints = Finding::error("unknown-rule", "").did_you_mean(&upper, rules::all().map(|rule| rule.code)).hints;
    Err(hints.into_iter().fold(stop, Stop::hint).hint("`ikraft explain` lists all rules"))
}

/// All rules in a line each, by family.
fn list(lang: ReportLang) -> String {
    static MORE: Both = both(
        "`ikraft explain REGEL --lang da` fortæller mere om en regel.",
        "`ikraft explain RULE` says more of a rule.",
    );
    let mut text = String::new();
    for Family { title, rules, .. } in FAMILIES.iter().filter(|family| !family.rules.is_empty()) {
        text.push_str(&format!("{}\n", sentence(title.of(lang))));
        for rule in *rules {
            text.push_str(&wrapped(&format!("  {:<7} ", rule.code), "          ", rule.title.of(lang)));
        }
        text.push('\n');
    }
    text + MORE.of(lang)
}

/// Everything about one rule.
fn text(rule: &Rule, until: Day, lang: ReportLang) -> String {
    static WAIVE: Both =
        both("må det blive stående, skriver du i policy.toml:", "where it may stand, write in policy.toml:");
    let told = told(rule, lang);
    let widest = told.iter().map(|told| told.label.chars().count()).max().unwrap_or_default() + 2;
    let mut text = wrapped(&format!("{}: ", rule.code), "  ", rule.title.of(lang));
    text.push('\n');
    for Told { label, words } in told {
        text.push_str(&wrapped(&format!("{label:<widest$}"), &" ".repeat(widest), &words.replace('`', "")));
    }
    text.push('\n');
    match waiver(rule.code, Some(until), lang) {
        Ok(snippet) => {
            text.push_str(&format!("{}\n\n", WAIVE.of(lang)));
            snippet.lines().for_each(|line| text.push_str(&format!("    {line}\n")));
        }
        Err(why) => text.push_str(&wrapped("", "", why)),
    }
    text
}

/// A rule for a program.
#[derive(Serialize)]
#[serde(tag = "type", rename = "rule", rename_all = "kebab-case")]
struct RuleLine<'a> {
    rule: &'a str,
    severity: crate::finding::Severity,
    title: &'a str,
    when: &'a str,
    source: &'a str,
    looks_at: &'a [&'static str],
    why: &'a str,
    mend: &'a str,
}

impl RuleLine<'_> {
    fn of(rule: &Rule, lang: ReportLang) -> RuleLine<'_> {
        RuleLine {
            rule: rule.code,
            severity: rule.severity,
            title: rule.title.of(lang),
            when: rule.when.of(lang),
            source: rule.source.of(lang),
            looks_at: rule.looks_at,
            why: rule.why.of(lang),
            mend: rule.mend.of(lang),
        }
    }
}
