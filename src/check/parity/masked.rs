//! What in running text is no word of its language: addresses, and what is quoted or bracketed.

use std::ops::Range;

/// A text in which addresses are blank, so that nobody takes their figures and names for words.
#[derive(Clone, Debug)]
pub struct Masked {
    pub text: String,
    pub addresses: Vec<(String, Range<usize>)>,
}

impl Masked {
    pub fn of(text: &str) -> Masked {
        let mut masked = String::with_capacity(text.len());
        let mut addresses = Vec::new();
        let mut at = 0;
        for part in text.split_inclusive(char::is_whitespace) {
            let start = at;
            at += part.len();
            let trim = |sign: char| !sign.is_alphanumeric() && sign != '/' && sign != '_';
            let inner = part.trim_matches(trim);
            let from = start + part.find(inner).unwrap_or(0);
            if is_address(inner) {
                addresses.push((inner.to_lowercase(), from..from + inner.len()));
                let blank = |range: Range<usize>| " ".repeat(range.len());
                masked.push_str(&text[start..from]);
                masked.push_str(&blank(from..from + inner.len()));
                masked.push_str(&text[from + inner.len()..at]);
            } else {
                masked.push_str(part);
            }
        }
        Masked { text: masked, addresses }
    }
}

/// "https://…", "a@b.dk", "www.firm.dk", "one.com".
fn is_address(word: &str) -> bool {
    if !word.contains(['.', ':', '@']) {
        return false;
    }
    if word.contains("://") || word.contains('@') || word.starts_with("www.") {
        return word.len() > 4;
    }
    let host = word.split('/').next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| label.len() >= 2 && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-');
    let has_ending =
        labels.last().is_some_and(|last| last.len() <= 12 && last.chars().all(|sign| sign.is_ascii_lowercase()));
    let has_letters = labels[0].chars().any(char::is_alphabetic);
    labels.len() >= 2 && labels.iter().all(is_label) && has_ending && has_letters
}

/// What stands between quotation marks and, if asked for, in brackets.
pub fn asides(text: &str, brackets: bool) -> Vec<Range<usize>> {
    let mut asides = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, sign) in text.char_indices() {
        match (open, sign) {
            (Some((from, close)), sign) if sign == close => {
                asides.push(from..at);
                open = None;
            }
            (Some(_), _) => {}
            (None, '(') if brackets => open = Some((at, ')')),
            (None, '»') => open = Some((at, '«')),
            (None, '‘') => open = Some((at, '’')),
            (None, '“' | '„') => open = Some((at, '”')),
            (None, '"') => open = Some((at, '"')),
            _ => {}
        }
    }
    asides
}
