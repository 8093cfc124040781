//! Places that somebody left open: marks to come back to, brackets to fill in, sentences without an end.

use std::ops::Range;

use super::phrases::Phrases;
use super::readability::limits;
use super::run::Run;
use super::word::{folded, words};

/// Why a stretch of text looks open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// A mark, a bracket, a line of underscores, braces.
    ToFill,
    /// A sentence that stops where a name or a word should follow.
    NoEnd,
}

/// The open places of a run, in order; `folded` is its text in small letters. In a language without phrases only marks
/// are seen that are alike everywhere.
pub fn blanks(
    run: &Run,
    folded: &str,
    sentences: &[Range<usize>],
    phrases: Option<&Phrases>,
) -> Vec<(Range<usize>, Blank)> {
    let mut found: Vec<(Range<usize>, Blank)> = to_fill(&run.text, folded, phrases);
    if let Some(phrases) = phrases.filter(|_| run.is_prose()) {
        let ends = sentences.iter().filter(|sentence| stops_short(&folded[(*sentence).clone()], phrases));
        found.extend(ends.map(|sentence| (sentence.clone(), Blank::NoEnd)));
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

fn to_fill(text: &str, small: &str, phrases: Option<&Phrases>) -> Vec<(Range<usize>, Blank)> {
    let limits = limits();
    let mut found: Vec<Range<usize>> = Vec::new();
    // Nearly no text has any of these, which is quickly seen.
    if limits.marks.iter().any(|mark| text.contains(mark.as_str())) {
        found
            .extend(words(text).into_iter().filter(|word| limits.marks.iter().any(|mark| *mark == text[word.clone()])));
    }
    for filler in limits.fillers.iter().filter(|filler| small.contains(filler.as_str())) {
        found.extend(small.match_indices(filler.as_str()).map(|(at, filler)| at..at + filler.len()));
    }
    for braces in ["{{", "}}"].into_iter().filter(|braces| text.contains(braces)) {
        found.extend(text.match_indices(braces).map(|(at, braces)| at..at + braces.len()));
    }
    found.extend(rows(text, '_', 3));
    found.extend(rows(text, '.', 5));
    if matches!(text.trim(), "…" | "...") {
        found.push(0..text.len());
    }
    for (open, close) in [('[', ']'), ('<', '>'), ('(', ')')].into_iter().filter(|(open, _)| text.contains(*open)) {
        found.extend(brackets(text, open, close, phrases));
    }
    found.into_iter().map(|range| (range, Blank::ToFill)).collect()
}

/// Rows of the same sign, at least so many.
fn rows(text: &str, sign: char, fewest: usize) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(sign) {
        match rows.last_mut() {
            Some(row) if row.end == at => row.end += sign.len_utf8(),
            _ => rows.push(at..at + sign.len_utf8()),
        }
    }
    rows.retain(|row| row.len() >= fewest * sign.len_utf8());
    rows
}

/// Brackets with nothing in them, or with a word that says what is to be filled in.
fn brackets(text: &str, open: char, close: char, phrases: Option<&Phrases>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut opened: Option<usize> = None;
    for (at, sign) in text.char_indices() {
        if sign == open {
            opened = Some(at);
        } else if sign == close
            && let Some(start) = opened.take()
        {
            let inside = &text[start + open.len_utf8()..at];
            let asks = open != '(' && phrases.is_some_and(|phrases| asks_to_fill(inside, phrases));
            if asks || inside.trim().is_empty() || inside.trim() == "…" || inside.trim() == "..." {
                found.push(start..at + close.len_utf8());
            }
        }
    }
    found
}

fn asks_to_fill(inside: &str, phrases: &Phrases) -> bool {
    let small = folded(inside);
    let first = words(&small).into_iter().next().map(|word| &small[word]);
    first.is_some_and(|first| phrases.blank.brackets.iter().any(|word| word == first))
}

/// Whether a sentence in small letters stops at a word that something must follow: "leverandøren er". A clause may end
/// so: "Spørg os, hvem leverandøren er."
fn stops_short(sentence: &str, phrases: &Phrases) -> bool {
    let text = sentence.trim_end_matches(['.', '…', ' ', '\u{a0}', '!']);
    if text.ends_with([':', '?', ';', ',', ')', '»', '"', '”', '’', '\'']) {
        return false;
    }
    // What stands before a comma does not ask for the end of what stands behind it.
    let small = text.rsplit(',').next().unwrap_or_default();
    if !phrases.blank.endings.iter().any(|ending| small.ends_with(ending.as_str())) {
        return false;
    }
    let words: Vec<&str> = words(small).into_iter().map(|word| &small[word]).collect();
    let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else { return false };
    small.ends_with(last)
        && phrases.blank.endings.iter().any(|ending| ending == last)
        && !before.iter().any(|word| phrases.blank.asking.iter().any(|asking| asking == word))
        && !before.last().is_some_and(|word| phrases.blank.subjects.iter().any(|subject| subject == word))
}

#[cfg(test)]
mod tests {
    use super::{Blank, blanks};
    use crate::check::text::phrases::Phrases;
    use crate::check::text::run::{Role, Run};
    use crate::check::text::word::folded;
    use crate::model::language::Lang;

    fn found(lang: &str, text: &str) -> Vec<(String, Blank)> {
        let run =
            Run { section: "a".into(), block: None, role: Role::Paragraph, text: text.into(), pieces: Vec::new() };
        let found = blanks(&run, &folded(&run.text), &run.sentences(), Phrases::of(&Lang::new(lang)));
        found.into_iter().map(|(range, blank)| (text[range].to_owned(), blank)).collect()
    }

    #[test]
    fn what_was_left_open_is_seen() {
        let fill = |text: &str| vec![(text.to_owned(), Blank::ToFill)];
        for (lang, text, open) in [
            ("da", "Gælder fra [DATO].", "[DATO]"),
            ("en", "From [insert date] on.", "[insert date]"),
            ("da", "Vi er <firmanavn>.", "<firmanavn>"),
            ("da", "Ring på ____ i dag.", "____"),
            ("da", "Navn: ........", "........"),
            ("de", "Wir sind {{ name.", "{{"),
            ("da", "Vi bruger () til det.", "()"),
            ("da", "Lorem ipsum her.", "Lorem ipsum"),
            ("da", "…", "…"),
        ] {
            assert_eq!(found(lang, text), fill(open), "{text}");
        }
        for mark in crate::check::text::readability::limits().marks.iter() {
            assert_eq!(found("fr", &format!("Nous {mark} ici")), fill(mark));
        }
    }

    #[test]
    fn a_sentence_that_stops_short_is_seen_and_a_clause_is_not() {
        let short = |lang: &str, text: &str| found(lang, text).iter().any(|(_, blank)| *blank == Blank::NoEnd);
        for (lang, text) in [
            ("da", "Vi har en databehandleraftale, og leverandøren er"),
            ("da", "Leverandøren er. Vi har en aftale."),
            ("en", "Our supplier is"),
        ] {
            assert!(short(lang, text), "{text}");
        }
        for (lang, text) in [
            ("da", "Spørg os, hvem leverandøren er."),
            ("da", "Leverandøren er:"),
            ("da", "Du kan se, hvor den er."),
            ("en", "Ask us who the supplier is."),
            ("en", "Our supplier is Brevdue."),
            ("de", "Der Lieferant ist"),
        ] {
            assert!(!short(lang, text), "{text}");
        }
    }

    #[test]
    fn ordinary_brackets_and_dots_are_none() {
        for text in ["Prøv (eller spørg).", "Se [1] og [IPTC].", "Vent ... lidt", "a_b og a__b", "Er 2 < 3?"] {
            assert_eq!(found("da", text), [], "{text}");
        }
    }
}
