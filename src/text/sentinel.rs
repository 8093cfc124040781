//! Signs that stand for values while a sentence is being formed.
//!
//! Fluent sees one private-use sign for each value; the values are put in afterwards. So the words of the user
//! never pass through Fluent, and each keeps its own origin.

/// Planes 15 and 16 are private use altogether; messages may not hold their signs.
const FIRST: u32 = 0xF_0000;

/// The sign of value `index`.
pub fn of(index: usize) -> char {
    // The supplementary planes hold 131,072 signs; no sentence has so many values.
    u32::try_from(index).ok().and_then(|index| char::from_u32(FIRST.checked_add(index)?)).unwrap_or(char::MAX)
}

/// Which value the sign stands for; `None` for ordinary signs.
pub fn index(sign: char) -> Option<usize> {
    u32::from(sign).checked_sub(FIRST).map(|index| index as usize)
}

/// Whether a text holds signs that could be taken for a value's.
pub fn is_in(text: &str) -> bool {
    text.chars().any(|sign| index(sign).is_some())
}

/// The value that the text stands for as a whole.
pub fn only(text: &str) -> Option<usize> {
    let mut signs = text.chars();
    let first = index(signs.next()?)?;
    signs.next().is_none().then_some(first)
}

/// A piece of a sentence.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    Value(usize),
}

/// The sentence as words and values, in order.
pub fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        if let Some(value) = index(sign) {
            if start < at {
                pieces.push(Piece::Words(&text[start..at]));
            }
            pieces.push(Piece::Value(value));
            start = at + sign.len_utf8();
        }
    }
    if start < text.len() {
        pieces.push(Piece::Words(&text[start..]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_falls_into_words_and_values() {
        let text = format!("fra {} til {}.", of(0), of(12));
        let pieces = split(&text);
        assert_eq!(
            pieces,
            [Piece::Words("fra "), Piece::Value(0), Piece::Words(" til "), Piece::Value(12), Piece::Words("."),]
        );
    }

    #[test]
    fn the_first_private_use_area_is_ordinary_text() {
        assert_eq!(index('\u{e000}'), None);
        assert!(!is_in("\u{e000}\u{f8ff}🚲"));
        assert!(is_in("\u{f0000}"));
    }
}
