//! A phrase as a row of words, and where a text has it.
//!
//! A pattern is words with spaces between them. `a|b` is either, `word*` is any word that begins so, `word?` may be
//! absent, `#` is any word that begins with a figure, and `~` stands for up to four words of any kind. All words are in
//! small letters.

use std::ops::Range;

/// How many words a gap may skip.
const GAP: usize = 4;

/// One phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Word { any: Vec<Form>, optional: bool },
    Gap,
}

/// How one word may look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    Exact(String),
    Prefix(String),
    Number,
}

impl Form {
    fn fits(&self, word: &str) -> bool {
        match self {
            Form::Exact(form) => word == form,
            Form::Prefix(form) => word.starts_with(form.as_str()),
            Form::Number => word.starts_with(|sign: char| sign.is_ascii_digit()),
        }
    }
}

impl Pattern {
    /// Reads a pattern; the complaint, when it is none.
    pub fn parse(written: &str) -> Result<Pattern, String> {
        let parts: Result<Vec<Part>, String> = written.split_whitespace().map(part).collect();
        let parts = parts.map_err(|why| format!("`{written}`: {why}"))?;
        let is_firm = |part: Option<&Part>| matches!(part, Some(Part::Word { optional: false, .. }));
        if !is_firm(parts.first()) || !is_firm(parts.last()) {
            return Err(format!("`{written}`: a phrase begins and ends with a word that must be there"));
        }
        Ok(Pattern { parts })
    }

    /// The forms of its first word, by which an index finds it.
    pub fn first(&self) -> &[Form] {
        match self.parts.first() {
            Some(Part::Word { any, .. }) => any,
            _ => &[],
        }
    }

    /// How many of `words`, counted from the first, the phrase takes up when it begins there.
    pub fn length(&self, text: &str, words: &[Range<usize>]) -> Option<usize> {
        length(&self.parts, text, words)
    }
}

/// The work is bounded by the pattern: each gap tries five lengths, whatever the text.
fn length(parts: &[Part], text: &str, words: &[Range<usize>]) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(0) };
    match part {
        Part::Gap => (0..=GAP.min(words.len()))
            .find_map(|skipped| length(rest, text, &words[skipped..]).map(|length| skipped + length)),
        Part::Word { any, optional } => {
            let fits = words.first().is_some_and(|word| any.iter().any(|form| form.fits(&text[word.clone()])));
            let with = if fits { length(rest, text, &words[1..]).map(|length| 1 + length) } else { None };
            with.or_else(|| if *optional { length(rest, text, words) } else { None })
        }
    }
}

fn part(written: &str) -> Result<Part, String> {
    if written == "~" {
        return Ok(Part::Gap);
    }
    let (words, optional) = match written.strip_suffix('?') {
        Some(words) => (words, true),
        None => (written, false),
    };
    let any: Result<Vec<Form>, String> = words.split('|').map(form).collect();
    Ok(Part::Word { any: any?, optional })
}

fn form(written: &str) -> Result<Form, String> {
    if written == "#" {
        return Ok(Form::Number);
    }
    let (word, is_prefix) = match written.strip_suffix('*') {
        Some(word) => (word, true),
        None => (written, false),
    };
    let is_word =
        !word.is_empty() && word.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '\'' | '\u{2019}'));
    if !is_word || word != word.to_lowercase() {
        return Err(format!("`{written}` is no word in small letters"));
    }
    Ok(if is_prefix { Form::Prefix(word.to_owned()) } else { Form::Exact(word.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use crate::check::text::word::{folded, words};

    /// The words that the pattern takes up in the text, where it first fits.
    fn found(pattern: &str, text: &str) -> Option<String> {
        let pattern = Pattern::parse(pattern).expect("a test writes patterns that can be read");
        let folded = folded(text);
        let words = words(&folded);
        (0..words.len()).find_map(|at| {
            let length = pattern.length(&folded, &words[at..])?;
            Some(text[words[at].start..words[at + length - 1].end].to_owned())
        })
    }

    #[test]
    fn a_phrase_is_words_with_choices_endings_and_gaps() {
        assert_eq!(found("som udgangspunkt", "Som udgangspunkt ja").as_deref(), Some("Som udgangspunkt"));
        assert_eq!(
            found("videregiv* ~ ikke|aldrig", "Vi videregiver dem aldrig.").as_deref(),
            Some("videregiver dem aldrig")
        );
        assert_eq!(found("videregiv* ~ ikke", "Vi videregiver a b c d e ikke."), None);
        assert_eq!(found("vi kan også? bruge", "Vi kan bruge dem").as_deref(), Some("Vi kan bruge"));
        assert_eq!(found("vi kan også? bruge", "Vi kan også bruge dem").as_deref(), Some("Vi kan også bruge"));
        assert_eq!(found("afsnit|punkt #", "Se punkt 3b").as_deref(), Some("punkt 3b"));
        assert_eq!(found("visse", "Vi kender vissent løv"), None);
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for bad in ["", "~ ord", "ord ~", "ord?", "Ord", "a||b", "a,b", "*"] {
            assert!(Pattern::parse(bad).is_err(), "{bad}");
        }
    }
}
