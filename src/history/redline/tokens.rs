//! What counts as one word in a comparison.

use unicode_segmentation::UnicodeSegmentation;

/// The longest run of signs that holds two words together: "://".
const LONGEST_JOINT: usize = 3;

/// Words, white space and signs, in order and without gaps. A number, "one.com", "A/S", "hej@firma.example", an address
/// of the web and "6(1)(f)" are one each: half of one in a redline would help nobody.
pub fn tokens(text: &str) -> Vec<&str> {
    let pieces: Vec<(usize, &str)> = text.split_word_bound_indices().collect();
    let end_of = |at: usize| pieces[at].0 + pieces[at].1.len();
    let mut tokens = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let start = pieces[at].0;
        let mut last = at;
        if is_word(pieces[at].1) {
            while let Some(next) = joined(&pieces, last) {
                last = next;
            }
            let opened = text[start..end_of(last)].matches('(').count();
            let closed = text[start..end_of(last)].matches(')').count();
            if opened > closed && pieces.get(last + 1).is_some_and(|(_, piece)| *piece == ")") {
                last += 1;
            }
        }
        tokens.push(&text[start..end_of(last)]);
        at = last + 1;
    }
    tokens
}

/// The word that a few signs, and no space, join to the one at `last`.
fn joined(pieces: &[(usize, &str)], last: usize) -> Option<usize> {
    let joints = pieces[last + 1..].iter().take(LONGEST_JOINT + 1).take_while(|(_, piece)| is_joint(piece)).count();
    let next = last + 1 + joints;
    let is_near = (1..=LONGEST_JOINT).contains(&joints);
    (is_near && pieces.get(next).is_some_and(|(_, piece)| is_word(piece))).then_some(next)
}

fn is_joint(piece: &str) -> bool {
    matches!(piece, "-" | "/" | "@" | "_" | "+" | "&" | "." | ":" | "(" | ")" | "?" | "=" | "#" | "%" | "~")
}

/// Whether a token has a letter or a digit.
pub fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

/// Whether a token is white space; lines have no other than the plain space.
pub fn is_space(token: &str) -> bool {
    token.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_is_one_token() {
        let one = [
            "60",
            "1.000,50",
            "one.com",
            "A/S",
            "e-mail",
            "hej@firma.example",
            "https://firma.example/a?b=c#d",
            "6(1)(f)",
            "18.05.2018",
            "tv-overvågning",
            "don’t",
        ];
        for token in one {
            assert_eq!(tokens(token), [token]);
        }
        assert_eq!(tokens("(se 60 dage)."), ["(", "se", " ", "60", " ", "dage", ")", "."]);
        assert_eq!(tokens("efter 6(1)(f)."), ["efter", " ", "6(1)(f)", "."]);
        assert_eq!(tokens("ja – nej, “tak”"), ["ja", " ", "–", " ", "nej", ",", " ", "“", "tak", "”"]);
        assert_eq!(tokens(""), [""; 0]);
    }
}
