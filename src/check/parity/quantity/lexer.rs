//! A text as words, figures and signs.

use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
    /// White space stands before it.
    pub apart: bool,
    /// The white space before it keeps the two together.
    pub bound: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, in lower case.
    Word(String),
    /// Figures with what groups them and parts the decimals: "1.234,5".
    Figures(String),
    /// A word of letters and figures: "a4".
    Mixed(String),
    Sign(char),
}

impl Token {
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn figures(&self) -> Option<&str> {
        match &self.kind {
            Kind::Figures(figures) => Some(figures),
            _ => None,
        }
    }

    /// Plain figures without signs among them, as a number.
    pub fn small(&self) -> Option<u32> {
        self.figures()?.parse().ok()
    }

    pub fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// A dash of a range.
    pub fn is_dash(&self) -> bool {
        matches!(self.kind, Kind::Sign('-' | '–' | '—' | '‑'))
    }
}

/// The tokens of a text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut signs = text.char_indices().peekable();
    let (mut apart, mut bound) = (true, false);
    while let Some((start, sign)) = signs.next() {
        if sign.is_whitespace() {
            bound = matches!(sign, '\u{a0}' | '\u{202f}') && (!apart || bound);
            apart = true;
            continue;
        }
        let mut end = start + sign.len_utf8();
        let kind = if sign.is_ascii_digit() {
            while let Some(&(at, next)) = signs.peek() {
                let follows = text[at + next.len_utf8()..].starts_with(|sign: char| sign.is_ascii_digit());
                if !(next.is_ascii_digit() || matches!(next, '.' | ',') && follows) {
                    break;
                }
                end = at + next.len_utf8();
                signs.next();
            }
            let suffix = letters(text, end);
            if suffix.is_empty() || is_suffix(&suffix) {
                Kind::Figures(text[start..end].to_owned())
            } else {
                while signs.next_if(|(_, next)| next.is_alphanumeric()).is_some() {}
                end = signs.peek().map_or(text.len(), |(at, _)| *at);
                Kind::Mixed(text[start..end].to_lowercase())
            }
        } else if sign.is_alphabetic() {
            while let Some((at, next)) = signs.next_if(|(_, next)| next.is_alphanumeric() || *next == '\u{ad}') {
                end = at + next.len_utf8();
            }
            let word = text[start..end].replace('\u{ad}', "").to_lowercase();
            if word.contains(|sign: char| sign.is_ascii_digit()) { Kind::Mixed(word) } else { Kind::Word(word) }
        } else {
            Kind::Sign(sign)
        };
        tokens.push(Token { kind, range: start..end, apart, bound });
        (apart, bound) = (false, false);
    }
    tokens
}

/// The letters that follow, in lower case.
fn letters(text: &str, at: usize) -> String {
    text[at..].chars().take_while(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// What may stand right behind figures and is a word of its own: "9am", "18th", "4c".
fn is_suffix(letters: &str) -> bool {
    matches!(letters, "am" | "pm" | "st" | "nd" | "rd" | "th" | "kr")
        || (letters.len() == 1 && letters.starts_with(|sign: char| sign.is_ascii_lowercase()))
}
