//! A sentence as words in small letters, without its signs: what phrases and negations are looked for in.

use std::ops::Range;

/// The words of a sentence: letters and figures in a row, with any sign between them.
#[derive(Clone, Debug, Default)]
pub struct Parted {
    /// Of all words, one behind the other: one string for a sentence in place of one for each word.
    letters: String,
    pub words: Vec<Word>,
}

/// One word, and what stands before it.
#[derive(Clone, Debug)]
pub struct Word {
    letters: Range<usize>,
    /// Bytes of the sentence.
    pub range: Range<usize>,
    pub comma: bool,
    /// A sign that ends a clause.
    pub stop: bool,
}

impl Parted {
    pub fn of(sentence: &str) -> Parted {
        let mut letters = String::with_capacity(sentence.len());
        let mut words: Vec<Word> = Vec::new();
        let (mut comma, mut stop) = (false, false);
        let mut is_inside = false;
        for (at, sign) in sentence.char_indices() {
            if !sign.is_alphanumeric() {
                is_inside = false;
                comma |= sign == ',';
                stop |= matches!(sign, ';' | ':' | '(' | ')' | '–' | '—' | '.' | '!' | '?');
                continue;
            }
            if !is_inside {
                words.push(Word { letters: letters.len()..letters.len(), range: at..at, comma, stop });
                (comma, stop, is_inside) = (false, false, true);
            }
            match sign.is_ascii() {
                true => letters.push(sign.to_ascii_lowercase()),
                false => letters.extend(sign.to_lowercase()),
            }
            if let Some(word) = words.last_mut() {
                word.letters.end = letters.len();
                word.range.end = at + sign.len_utf8();
            }
        }
        Parted { letters, words }
    }

    /// A word in small letters.
    pub fn letters(&self, word: &Word) -> &str {
        &self.letters[word.letters.clone()]
    }

    /// The same by its number; empty where there is none.
    pub fn at(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| self.letters(word))
    }
}
