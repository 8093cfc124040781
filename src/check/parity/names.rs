//! Names: of the facts, and words with a capital inside a sentence.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::differ::tell;
use super::masked::asides;
use super::quantity::Grammar;
use super::words::{Said, Words};
use super::{Side, Sides};
use crate::check::Found;
use crate::check::text::Role;
use crate::finding::Severity;
use crate::model::fact::value;
use crate::model::policy::Policy;

/// Compares the names in two runs of words.
pub fn compare(sides: &Sides, left: (&Words, &Said), right: (&Words, &Said), found: &mut Found) {
    let (low_left, low_right) = (left.0.run.text.to_lowercase(), right.0.run.text.to_lowercase());
    let of_facts = |words: &Words, here: &str, there: &str| -> Vec<(String, Range<usize>)> {
        // Lower case may be longer than what was written: then places in it are not places in the text.
        let is_even = here.len() == words.run.text.len();
        let lacking = sides.names.iter().filter(|(name, _)| !there.contains(name.as_str()));
        let all = lacking.filter_map(|(low, name)| {
            let at = find_word(here, low)?;
            let range = if is_even { at..at + low.len() } else { words.all() };
            words.is_own_at(&range).then(|| (name.clone(), range))
        });
        all.collect()
    };
    let mut only_left = of_facts(left.0, &low_left, &low_right);
    let mut only_right = of_facts(right.0, &low_right, &low_left);
    let told = !only_left.is_empty() || !only_right.is_empty();
    tell(sides, left.0, &only_left, right.0, &only_right, None, found);
    if told || matches!(left.0.run.role, Role::Title | Role::Heading) {
        return;
    }
    let places = |side: &Side, text: &str| countries(sides, side, text);
    let (mut codes_left, mut codes_right) = (None, None);
    only_left = guessed(&sides.left.grammar, left, &low_right, &right.1.masked.text);
    only_right = guessed(&sides.right.grammar, right, &low_left, &left.1.masked.text);
    if only_left.is_empty() && only_right.is_empty() {
        return;
    }
    // Countries have a name in each language; they are looked up only where a name has no match.
    let codes_left = &*codes_left.get_or_insert_with(|| places(&sides.left, &low_left));
    let codes_right = &*codes_right.get_or_insert_with(|| places(&sides.right, &low_right));
    let is_country = |name: &str, here: &BTreeMap<String, String>, there: &BTreeMap<String, String>| {
        let codes = here.iter().filter(|(country, _)| country.split(' ').any(|word| word == name));
        codes.into_iter().any(|(_, code)| there.values().any(|other| other == code))
    };
    only_left.retain(|(name, _)| !is_country(&name.to_lowercase(), codes_left, codes_right));
    only_right.retain(|(name, _)| !is_country(&name.to_lowercase(), codes_right, codes_left));
    tell(sides, left.0, &only_left, right.0, &only_right, Some(Severity::Warning), found);
}

/// The names that the facts state, in lower case and as they are written.
pub fn known(policy: &Policy) -> BTreeMap<String, String> {
    let names = policy.recipients.iter().filter_map(|recipient| value(&recipient.name));
    let mut known = BTreeMap::new();
    for name in names.filter(|name| name.chars().count() >= 3) {
        known.insert(name.to_lowercase(), name.clone());
    }
    known
}

/// The countries that a text names: name in lower case, and code.
fn countries(sides: &Sides, side: &Side, text: &str) -> BTreeMap<String, String> {
    let Some(words) = sides.subject.words.get(side.lang) else { return BTreeMap::new() };
    let named = words.verbatim("country-").filter_map(|(id, name)| {
        let name = name.to_lowercase();
        find_word(text, &name).map(|_| (name, id.to_owned()))
    });
    named.collect()
}

/// Where a name stands with no letter before it; what follows may be an ending.
fn find_word(text: &str, name: &str) -> Option<usize> {
    text.match_indices(name)
        .map(|(at, _)| at)
        .find(|at| !text[..*at].chars().next_back().is_some_and(char::is_alphanumeric))
}

/// Words with a capital inside a sentence that the other text does not know in any form.
fn guessed(
    grammar: &Grammar,
    (words, said): (&Words, &Said),
    there: &str,
    masked_there: &str,
) -> Vec<(String, Range<usize>)> {
    let text = &said.masked.text;
    let sentences = OnceCell::new();
    let mut only = Vec::new();
    let capitals = capitals(text);
    let acts = act_words(&capitals, text);
    // What is quoted may be a term, which is translated.
    let asides = asides(text, false);
    for range in &capitals {
        let word = &text[range.clone()];
        let inner_capital = word.chars().skip(1).any(char::is_uppercase);
        if (!inner_capital && starts(words, text, range.start, &sentences))
            || acts.contains(&range.start)
            || !words.is_own_at(range)
        {
            continue;
        }
        // "DKK 300" and "DK-2500" were read as numbers.
        let is_read =
            said.readings.iter().any(|reading| reading.range.start < range.end && range.start < reading.range.end);
        let mut behind = text[range.end..].chars();
        let is_code = behind.next() == Some('-') && behind.next().is_some_and(|sign| sign.is_ascii_digit());
        let is_quoted = asides.iter().any(|aside| aside.start <= range.start && range.end <= aside.end);
        if is_read || is_code || is_quoted {
            continue;
        }
        let low = word.to_lowercase();
        if low.chars().count() < 2 || grammar.month(&low).is_some() || grammar.weekday(&low).is_some() {
            continue;
        }
        if !is_known(&low, there) && !is_translated(&low, there, masked_there) {
            only.push((word.to_owned(), range.clone()));
        }
    }
    only
}

/// Whether a sentence, a quotation or a clause behind a colon opens at a word. The sentences are looked for only where
/// no sign before the word says so.
fn starts(words: &Words, text: &str, at: usize, sentences: &OnceCell<BTreeSet<usize>>) -> bool {
    let Some(before) = text[..at].rfind(char::is_alphanumeric) else { return true };
    if text[before..at].contains([':', '»', '"', '“', '‘', '(', '–', '…', '?', '!', '.']) {
        return true;
    }
    let all = sentences.get_or_init(|| {
        let starts = words.run.sentences().into_iter().map(|sentence| sentence.start);
        let first_word = |start: usize| text[start..].find(char::is_alphanumeric).map(|at| start + at);
        starts.flat_map(|start| [Some(start), first_word(start)]).flatten().collect()
    });
    all.contains(&at)
}

/// Words with a capital letter.
fn capitals(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, sign.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word: &str = &text[from..at];
                let has_figure = word.contains(|sign: char| sign.is_ascii_digit());
                if word.starts_with(char::is_uppercase) && !has_figure {
                    all.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    all
}

/// What names of acts and authorities end with in English; Danish writes the acts in one word with a small letter.
const BODIES: [&str; 26] = [
    "act",
    "acts",
    "order",
    "orders",
    "regulation",
    "directive",
    "code",
    "agency",
    "authority",
    "authorities",
    "board",
    "council",
    "court",
    "ministry",
    "commission",
    "inspectorate",
    "parliament",
    "union",
    "area",
    "article",
    "articles",
    "section",
    "officer",
    "register",
    "framework",
    "post",
];

/// What Danish authorities end with.
const AUTHORITIES: [&str; 14] = [
    "tilsynet",
    "styrelsen",
    "ministeriet",
    "nævnet",
    "rådet",
    "retten",
    "kommissionen",
    "forvaltningen",
    "ombudsmanden",
    "myndigheden",
    "banken",
    "politiet",
    "registret",
    "kontoret",
];

/// The words of names of acts and authorities: capitals in a row, with "of" and "and" between them.
fn act_words(capitals: &[Range<usize>], text: &str) -> BTreeSet<usize> {
    let mut all = BTreeSet::new();
    let mut row: Vec<&Range<usize>> = Vec::new();
    for (at, range) in capitals.iter().enumerate() {
        let is_next = row.last().is_some_and(|last| {
            text[last.end..range.start]
                .split_whitespace()
                .all(|word| matches!(word, "of" | "and" | "the" | "on" | "for"))
        });
        if !is_next {
            row.clear();
        }
        row.push(range);
        let ends = capitals.get(at + 1).is_none_or(|next| !text[range.end..next.start].trim().is_empty());
        let is_body = row.iter().any(|range| BODIES.contains(&text[(**range).clone()].to_lowercase().as_str()));
        if ends && is_body {
            all.extend(row.iter().map(|range| range.start));
        }
    }
    all
}

/// Whether the other text has the word, with or without a genitive, in a compound or in small letters.
fn is_known(low: &str, there: &str) -> bool {
    let stem = low.strip_suffix('s').filter(|stem| stem.chars().count() >= 3);
    there.contains(low) || stem.is_some_and(|stem| there.contains(stem))
}

/// What is called otherwise in the other language: any of one row for any of the same row.
const TRANSLATED: [&[&str]; 40] = [
    &["datatilsynet", "data protection agency", "data", "protection", "agency"],
    &["danish", "dansk", "denmark", "danmark"],
    &["eøs", "eea", "european economic area"],
    &["eu", "european union", "union"],
    &["europa", "europe", "europæisk", "european"],
    &["norden", "nordic", "nordisk"],
    &["english", "engelsk", "england"],
    &["german", "tysk", "germany", "tyskland"],
    &["french", "fransk", "france", "frankrig"],
    &["swedish", "svensk", "sweden", "sverige"],
    &["norwegian", "norsk", "norway", "norge"],
    &["finnish", "finsk", "finland"],
    &["icelandic", "islandsk", "iceland", "island"],
    &["dutch", "hollandsk", "nederlandsk"],
    &["british", "britisk", "storbritannien", "uk", "united kingdom"],
    &["irish", "irsk", "ireland", "irland"],
    &["polish", "polsk"],
    &["spanish", "spansk"],
    &["italian", "italiensk"],
    &["faroese", "færøsk", "færøerne", "faroe", "islands"],
    &["greenlandic", "grønlandsk"],
    &["american", "amerikansk", "usa", "us", "united states", "amerika", "america"],
    &["gdpr", "databeskyttelsesforordning", "general data protection regulation", "forordning"],
    &["dpo", "databeskyttelsesrådgiver", "data protection officer"],
    &["scc", "sccs", "standardkontrakt", "standard contractual"],
    &["cpr", "personnummer", "civil registration"],
    &["it", "computer"],
    &["ceo", "direktør"],
    &["hr", "personale"],
    &["cctv", "tv-overvågning", "overvågning", "kamera", "video"],
    &["copenhagen", "københavn"],
    &["funen", "fyn"],
    &["zealand", "sjælland"],
    &["jutland", "jylland"],
    &["elsinore", "helsingør"],
    &["christmas", "jul"],
    &["easter", "påske"],
    &["internet", "net"],
    &["dkk", "kr"],
    &["vat", "moms"],
];

fn is_translated(low: &str, there: &str, masked_there: &str) -> bool {
    // Words that are no names in spite of their capital.
    const NONE: [&str; 12] = ["de", "dem", "deres", "jer", "jeres", "mr", "mrs", "ms", "hr", "fru", "dr", "aps"];
    if NONE.contains(&low) {
        return true;
    }
    let of_row = |row: &&&[&str]| row.contains(&low) || low.strip_suffix('s').is_some_and(|low| row.contains(&low));
    if TRANSLATED.iter().filter(of_row).any(|row| row.iter().any(|word| there.contains(word))) {
        return true;
    }
    let is_authority = AUTHORITIES.iter().any(|ending| low.trim_end_matches('s').ends_with(ending));
    let names_body = || {
        capitals(masked_there).iter().any(|range| {
            let word = masked_there[range.clone()].to_lowercase();
            BODIES.contains(&word.as_str())
        })
    };
    // "the Danish Tax Agency" is one word in Danish, and an act's capitals are none in Danish.
    (is_authority && names_body()) || low == "danish"
}
