//! What two runs of words say otherwise: numbers, days, periods, links, facts, names.

use std::collections::BTreeSet;
use std::ops::Range;

use super::quantity::{Quantity, Reading, difference};
use super::words::{Said, Words};
use super::{Sides, names, tongue};
use crate::check::{Both, Found, Hit};
use crate::finding::{Place, Severity};
use crate::model::language::Lang;

/// Compares the words of two units that belong together.
pub fn words(sides: &Sides, left: &Words, right: &Words, found: &mut Found) {
    if !left.is_own() && !right.is_own() {
        return;
    }
    if tongue::compare(sides, left, right, found) {
        return;
    }
    facts(sides, left, right, found);
    links(sides, left, right, found);
    notes(sides, left, right, found);
    let said = (left.said(&sides.left.grammar), right.said(&sides.right.grammar));
    addresses(sides, (left, said.0), (right, said.1), found);
    quantities(sides, (left, said.0), (right, said.1), found);
    names::compare(sides, (left, said.0), (right, said.1), found);
}

/// "the source", for the second place of a finding.
pub fn source_label(sides: &Sides) -> Both {
    let lang = sides.left.lang;
    Both::new(format!("i `{lang}` står der"), format!("in `{lang}` it says"))
}

/// Reports what differs: at the translation, with the source beside it.
pub fn report(
    sides: &Sides,
    message: Both,
    left: (&Words, &Range<usize>),
    right: (&Words, &Range<usize>),
    severity: Option<Severity>,
    found: &mut Found,
) {
    let files = sides.subject.files;
    let place = |(words, range): (&Words, &Range<usize>)| -> Option<Place> { words.place(range, files) };
    let hit = match (place(right), place(left)) {
        (Some(here), Some(there)) => Hit::new(&here, message).related(&there, source_label(sides)),
        (Some(only), None) | (None, Some(only)) => Hit::new(&only, message),
        (None, None) => return,
    };
    let hit = hit.lang(sides.right.lang);
    found.add(match severity {
        Some(severity) => hit.severity(severity),
        None => hit,
    });
}

/// Reports what is wrong with the words of one language alone.
pub fn report_one(sides: &Sides, message: Both, words: &Words, lang: &Lang, found: &mut Found) {
    if let Some(place) = words.place(&words.all(), sides.subject.files) {
        found.add(Hit::new(&place, message).lang(lang));
    }
}

/// "`60 dage` stands in `da` and `90 days` in `en`", of what may stand on one side only.
pub fn stands(sides: &Sides, left: &[String], right: &[String]) -> Both {
    let (l, r) = (sides.left.lang, sides.right.lang);
    let quoted = |all: &[String]| {
        let all: Vec<String> = all.iter().map(|one| format!("`{}`", one.replace('`', "’"))).collect();
        all.join(", ")
    };
    let only = |all: &[String], here: &str, there: &str| {
        let (said, verb) = (quoted(all), if all.len() == 1 { "stands" } else { "stand" });
        Both::new(
            format!("{said} står i `{here}`, men ikke i `{there}`"),
            format!("{said} {verb} in `{here}` and not in `{there}`"),
        )
    };
    match (left, right) {
        (left, []) => only(left, l.as_str(), r.as_str()),
        ([], right) => only(right, r.as_str(), l.as_str()),
        (left, right) => {
            let verb = if left.len() == 1 { "stands" } else { "stand" };
            Both::new(
                format!("{} står i `{l}` og {} i `{r}`", quoted(left), quoted(right)),
                format!("{} {verb} in `{l}` and {} in `{r}`", quoted(left), quoted(right)),
            )
        }
    }
}

/// The facts that are put into the words.
fn facts(sides: &Sides, left: &Words, right: &Words, found: &mut Found) {
    let only = |here: &BTreeSet<String>, there: &BTreeSet<String>| here.difference(there).cloned().collect::<Vec<_>>();
    let (only_left, only_right) = (only(&left.facts, &right.facts), only(&right.facts, &left.facts));
    if !only_left.is_empty() || !only_right.is_empty() {
        let stands = stands(sides, &only_left, &only_right);
        let message = Both::new(
            format!("en anden oplysning er sat ind: {}", stands.da),
            format!("another fact is put in: {}", stands.en),
        );
        report(sides, message, (left, &left.all()), (right, &right.all()), None, found);
    }
}

/// Where links lead. A part of an address that names the language may differ.
fn links(sides: &Sides, left: &Words, right: &Words, found: &mut Found) {
    let neutral = |targets: &BTreeSet<String>| -> BTreeSet<String> {
        targets.iter().map(|target| without_language(target, sides)).collect()
    };
    let (there_left, there_right) = (neutral(&left.targets), neutral(&right.targets));
    let only = |here: &BTreeSet<String>, there: &BTreeSet<String>| -> Vec<String> {
        here.iter().filter(|target| !there.contains(&without_language(target, sides))).cloned().collect()
    };
    let (only_left, only_right) = (only(&left.targets, &there_right), only(&right.targets, &there_left));
    if !only_left.is_empty() || !only_right.is_empty() {
        let stands = stands(sides, &only_left, &only_right);
        let message = Both::new(
            format!("linkene er ikke de samme: {}", stands.da),
            format!("the links are not the same: {}", stands.en),
        );
        let range = |words: &Words, target: Option<&String>| {
            let piece = words.run.pieces.iter().find(|piece| piece.href.as_ref() == target && target.is_some());
            piece.map_or_else(|| words.all(), |piece| piece.range.clone())
        };
        let (at_left, at_right) = (range(left, only_left.first()), range(right, only_right.first()));
        report(sides, message, (left, &at_left), (right, &at_right), None, found);
    }
}

/// `https://firm.example/da/vilkaar` without its `da`.
fn without_language(address: &str, sides: &Sides) -> String {
    const NAMES: [&str; 4] = ["dansk", "danish", "english", "engelsk"];
    let languages = &sides.subject.config.languages;
    let is_language = |part: &str| {
        let part = part.to_lowercase();
        let of_site = |code: &str, locale: &str| part == code || part == locale.to_lowercase();
        NAMES.contains(&part.as_str())
            || languages.iter().any(|language| of_site(language.code.as_str(), &language.locale))
    };
    let address = address.trim_end_matches('/');
    address.split('/').filter(|part| !is_language(part)).collect::<Vec<_>>().join("/")
}

fn notes(sides: &Sides, left: &Words, right: &Words, found: &mut Found) {
    if left.notes != right.notes {
        let (l, r) = (sides.left.lang, sides.right.lang);
        let message = Both::new(
            format!("her er {} noter i `{l}` og {} i `{r}`", left.notes, right.notes),
            format!("there are {} notes here in `{l}` and {} in `{r}`", left.notes, right.notes),
        );
        report(sides, message, (left, &left.all()), (right, &right.all()), None, found);
    }
}

fn addresses(sides: &Sides, left: (&Words, &Said), right: (&Words, &Said), found: &mut Found) {
    let neutral = |said: &Said| -> BTreeSet<String> {
        said.masked.addresses.iter().map(|(address, _)| without_language(address, sides)).collect()
    };
    let (there_left, there_right) = (neutral(left.1), neutral(right.1));
    let only = |(words, said): (&Words, &Said), there: &BTreeSet<String>| -> Vec<(String, Range<usize>)> {
        let lacking =
            said.masked.addresses.iter().filter(|(address, _)| !there.contains(&without_language(address, sides)));
        lacking.filter(|(_, range)| words.is_own_at(range)).cloned().collect()
    };
    let (only_left, only_right) = (only(left, &there_right), only(right, &there_left));
    tell(sides, left.0, &only_left, right.0, &only_right, None, found);
}

/// Tells what stands on one side only, at its own place or, where it is missing, at the whole unit.
pub fn tell(
    sides: &Sides,
    left: &Words,
    only_left: &[(String, Range<usize>)],
    right: &Words,
    only_right: &[(String, Range<usize>)],
    severity: Option<Severity>,
    found: &mut Found,
) {
    if only_left.is_empty() && only_right.is_empty() {
        return;
    }
    let said = |all: &[(String, Range<usize>)]| -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        for (one, _) in all {
            if !said.contains(one) {
                said.push(one.clone());
            }
        }
        said
    };
    let message = stands(sides, &said(only_left), &said(only_right));
    let at =
        |words: &Words, only: &[(String, Range<usize>)]| only.first().map_or(words.all(), |(_, range)| range.clone());
    let (at_left, at_right) = (at(left, only_left), at(right, only_right));
    report(sides, message, (left, &at_left), (right, &at_right), severity, found);
}

fn quantities(sides: &Sides, left: (&Words, &Said), right: (&Words, &Said), found: &mut Found) {
    let (read_left, read_right) = (&left.1.readings, &right.1.readings);
    let difference = difference(read_left, read_right);
    let own = |words: &Words, readings: &[&Reading]| -> Vec<(String, Range<usize>)> {
        let own = readings.iter().filter(|reading| words.is_own_at(&reading.range));
        own.map(|reading| (words.run.text[reading.range.clone()].to_owned(), reading.range.clone())).collect()
    };
    let (only_left, only_right) = (own(left.0, &difference.left), own(right.0, &difference.right));
    tell(sides, left.0, &only_left, right.0, &only_right, None, found);
    if only_left.is_empty() && only_right.is_empty() && is_turned(read_left, read_right) {
        let said = |words: &Words, readings: &[Reading]| -> Vec<String> {
            readings.iter().map(|reading| words.run.text[reading.range.clone()].to_owned()).collect()
        };
        let stands = stands(sides, &said(left.0, read_left), &said(right.0, read_right));
        let message = Both::new(
            format!("tallene står i en anden rækkefølge: {}", stands.da),
            format!("the numbers stand in another order: {}", stands.en),
        );
        let whole = (left.0.all(), right.0.all());
        report(sides, message, (left.0, &whole.0), (right.0, &whole.1), Some(Severity::Warning), found);
    }
}

/// Whether two texts say the same numbers, each once, and not in the same order: then two may have been exchanged.
fn is_turned(left: &[Reading], right: &[Reading]) -> bool {
    let firm = |all: &[Reading]| -> Vec<Quantity> {
        all.iter().filter(|reading| !reading.soft).map(|reading| reading.quantity.clone()).collect()
    };
    let (left, right) = (firm(left), firm(right));
    let sorted = |all: &[Quantity]| {
        let mut all = all.to_vec();
        all.sort();
        all
    };
    left.len() > 1 && left != right && sorted(&left) == sorted(&right)
}
