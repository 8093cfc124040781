//! Provisions of law: "artikel 6, stk. 1, litra f", "Article 6(1)(f)", "§ 11, stk. 2, nr. 1", "section 11(2)(1)".

use super::grammar::{Grammar, Tongue};
use super::lexer::Token;

/// The numbers and letters of the provision that opens at a token, and the token behind it.
pub fn provision(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(Vec<String>, usize)> {
    if !opens(tokens.get(at)?, grammar) {
        return None;
    }
    let mut parts = Vec::new();
    let mut here = at;
    loop {
        let before = here;
        here = keywords(tokens, here, grammar);
        // Behind a comma or an "og" a number goes on with the provision only if nothing else is counted by it.
        let listed = here == before && !parts.is_empty();
        let behind_letter = parts.last().is_some_and(|part: &String| part.chars().all(char::is_alphabetic));
        match part(tokens, here, listed, behind_letter, grammar) {
            Some((found, next)) => {
                parts.extend(found);
                here = next;
            }
            None => {
                here = before;
                break;
            }
        }
        match separators(tokens, here, grammar) {
            Some(next) => here = next,
            None => break,
        }
    }
    // What stands behind the last part is the sentence's.
    let end = last_part(tokens, at, here);
    (!parts.is_empty()).then_some((parts, end))
}

fn opens(token: &Token, grammar: &Grammar) -> bool {
    token.is('§') || token.word().is_some_and(|word| grammar.provisions.contains(&word))
}

/// Passes over "stk.", "nr.", "litra", "§§".
fn keywords(tokens: &[Token], mut at: usize, grammar: &Grammar) -> usize {
    while let Some(token) = tokens.get(at) {
        let is_keyword = opens(token, grammar) || token.word().is_some_and(|word| matches!(word, "nr" | "no"));
        if !is_keyword {
            break;
        }
        at += 1;
        if tokens.get(at).is_some_and(|token| token.is('.') && !token.apart) {
            at += 1;
        }
    }
    at
}

/// "6", "4 c", "(1)(f)", "f" behind "litra".
fn part(
    tokens: &[Token],
    at: usize,
    listed: bool,
    behind_letter: bool,
    grammar: &Grammar,
) -> Option<(Vec<String>, usize)> {
    let token = tokens.get(at)?;
    if token.is('(') {
        let (inner, next) = bracket(tokens, at)?;
        return Some((vec![inner], next));
    }
    if let Some(letter) = letter(token) {
        // "litra b og f".
        let is_part = at > 0 && (!listed || (behind_letter && is_section_letter(&letter, grammar)));
        return is_part.then(|| (vec![letter], at + 1));
    }
    let number = token.small().filter(|number| *number < 1000)?;
    let next = tokens.get(at + 1);
    let is_counted = next.and_then(Token::word).is_some_and(|word| grammar.unit(word).is_some());
    let is_named = next.is_some_and(|next| next.is('%') || (next.is('.') && listed));
    if listed && (is_counted || is_named) {
        return None;
    }
    let mut parts = vec![number.to_string()];
    let mut here = at + 1;
    if let Some(next) = next
        && let Some(letter) = letter(next)
        && (!next.apart || next.bound || is_section_letter(&letter, grammar))
    {
        parts.push(letter);
        here += 1;
    }
    Some((parts, here))
}

/// A letter that stands apart may be a word: "artikel 6 i forordningen", "section 4 a controller must".
fn is_section_letter(letter: &str, grammar: &Grammar) -> bool {
    match grammar.tongue {
        Tongue::Danish => !matches!(letter, "i" | "å"),
        Tongue::English => !matches!(letter, "a" | "i"),
        Tongue::Other => false,
    }
}

fn letter(token: &Token) -> Option<String> {
    let word = token.word()?;
    (word.chars().count() == 1 && word.chars().all(char::is_alphabetic)).then(|| word.to_owned())
}

fn bracket(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let inner = tokens.get(at + 1)?;
    let closes = tokens.get(at + 2)?.is(')');
    let said = inner.small().map(|number| number.to_string()).or_else(|| letter(inner))?;
    closes.then_some((said, at + 3))
}

/// Passes over what stands between two parts: a comma, "og", a dash, or nothing before a bracket or "stk.".
fn separators(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<usize> {
    let token = tokens.get(at)?;
    if token.is('(') && !token.apart {
        return Some(at);
    }
    if token.is(',') || grammar.joins(token) {
        let next = tokens.get(at + 1)?;
        let joins_again = token.is(',') && grammar.joins(next);
        return Some(at + 1 + usize::from(joins_again));
    }
    let goes_on = token.word().is_some_and(|word| matches!(word, "stk" | "nr" | "litra"));
    goes_on.then_some(at)
}

/// The token behind the last figure, letter or bracket of the provision.
fn last_part(tokens: &[Token], at: usize, end: usize) -> usize {
    let is_part = |token: &Token| token.figures().is_some() || token.is(')') || letter(token).is_some();
    (at..end.min(tokens.len())).rev().find(|here| is_part(&tokens[*here])).map_or(end, |here| here + 1)
}

#[cfg(test)]
mod tests {
    use super::super::lexer::tokens;
    use super::*;

    fn parts(text: &str, locale: &str) -> String {
        let tokens = tokens(text);
        provision(&tokens, 0, &Grammar::of(locale)).map(|(parts, _)| parts.join(" ")).unwrap_or_default()
    }

    #[test]
    fn a_provision_is_the_same_in_both_languages() {
        for (danish, english, same) in [
            ("artikel 6, stk. 1, litra f, fordi vi", "Article 6(1)(f) because we", "6 1 f"),
            ("§ 11, stk. 2, nr. 1, i loven", "section 11(2)(1) of the act", "11 2 1"),
            ("§ 8, stk. 1 og stk. 2, nr. 3", "section 8(1) and (2)(3)", "8 1 2 3"),
            ("§§ 12-14", "sections 12 to 14", "12 14"),
            ("artikel 13 og 14 i forordningen", "Articles 13 and 14 of", "13 14"),
            ("§ 4 c, stk. 2", "section 4c(2)", "4 c 2"),
            ("artikel 6 og 30 dage", "Article 6 and 30 days", "6"),
            ("artikel 6 i forordningen", "Article 6 of", "6"),
            ("artikel 6, stk. 1, litra b og f", "Article 6(1)(b) and (f)", "6 1 b f"),
            ("artikel 6, stk. 1, litra f, i forordningen", "Article 6(1)(f) of", "6 1 f"),
        ] {
            assert_eq!(parts(danish, "da-DK"), same, "{danish}");
            assert_eq!(parts(english, "en-GB"), same, "{english}");
        }
    }
}
