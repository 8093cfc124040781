//! Words: what phrases are matched on, and what readability counts.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// The text in small letters, with every sign where it was: one that has no small form of the same length stays.
pub fn folded(text: &str) -> String {
    // Most letters are small already, and most of the others are ASCII.
    let mut folded = text.to_ascii_lowercase();
    if folded.is_ascii() {
        return folded;
    }
    folded.clear();
    folded.extend(text.chars().map(|sign| {
        if sign.is_ascii() {
            return sign.to_ascii_lowercase();
        }
        let mut lower = sign.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(small), None) if small.len_utf8() == sign.len_utf8() => small,
            _ => sign,
        }
    }));
    folded
}

/// The words of a text, as bytes: letters and digits, with single hyphens and apostrophes between them.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let end = at + sign.len_utf8();
        let goes_on = words.last().is_some_and(|last| last.end == at);
        let joins = matches!(sign, '-' | '\'' | '\u{2010}' | '\u{2011}' | '\u{2019}');
        match words.last_mut() {
            Some(last) if goes_on && (sign.is_alphanumeric() || joins && next_is_letter(&mut signs)) => last.end = end,
            _ if sign.is_alphanumeric() => words.push(at..end),
            _ => {}
        }
    }
    words
}

fn next_is_letter(signs: &mut Peekable<CharIndices>) -> bool {
    signs.peek().is_some_and(|(_, next)| next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{folded, words};

    fn split(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_keep_their_hyphens_and_apostrophes() {
        assert_eq!(split("Tv-overvågning – e-mail, EU/EØS."), ["Tv-overvågning", "e-mail", "EU", "EØS"]);
        assert_eq!(split("the club’s 'members' don't"), ["the", "club’s", "members", "don't"]);
        assert_eq!(split("for-, efter- --x"), ["for", "efter", "x"]);
        assert_eq!(split("18.\u{a0}maj 2018"), ["18", "maj", "2018"]);
    }

    #[test]
    fn folding_moves_nothing() {
        assert_eq!(folded("ÆØÅ og KeepIT"), "æøå og keepit");
        // The Turkish capital has a small form of another length.
        assert_eq!(folded("İx").len(), "İx".len());
    }

    proptest! {
        #[test]
        fn every_letter_is_in_exactly_one_word(text in "[a-zæøå0-9 .,'’\\-–\u{a0}]{0,60}") {
            let found = words(&text);
            for pair in found.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            for (at, sign) in text.char_indices().filter(|(_, sign)| sign.is_alphanumeric()) {
                prop_assert_eq!(found.iter().filter(|word| word.contains(&at)).count(), 1, "{}", sign);
            }
            prop_assert_eq!(folded(&text).len(), text.len());
        }
    }
}
