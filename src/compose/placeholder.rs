//! `{{ path }}` in a fragment: how it is written, and what stands in its place.

use crate::compose::component::Library;
use crate::compose::context::Context;
use crate::document::Inline;
use crate::finding::{Finding, Place};

/// What a placeholder stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The words to put there.
    Given(Vec<Inline>),
    /// Words that say that and why it is not told.
    Withheld(Vec<Inline>),
    /// A fact of this policy that nobody knows yet, and where that is written.
    Unknown(Place),
    /// A path that this policy could state, and does not.
    NotStated,
}

/// A stretch of a text: words, or a placeholder with what stands between its braces. Offsets are bytes of the text.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Words(&'a str),
    Path {
        path: &'a str,
        start: usize,
        end: usize,
    },
    /// Braces that are no placeholder, and why.
    Bad {
        why: &'static str,
        start: usize,
        end: usize,
    },
}

/// Takes a text apart.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some((start, opens)) = braces(text, at) {
        push_words(&mut parts, &text[at..start]);
        if !opens {
            at = start + 2;
            parts.push(Part::Bad { why: "`}}` closes no placeholder", start, end: at });
            continue;
        }
        let Some(length) = text[start + 2..].find("}}") else {
            parts.push(Part::Bad { why: "`{{` is not closed by `}}`", start, end: text.len() });
            return parts;
        };
        at = start + 2 + length + 2;
        let path = text[start + 2..at - 2].trim();
        let is_path = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_');
        parts.push(if path.is_empty() {
            Part::Bad { why: "nothing stands between the braces", start, end: at }
        } else if path.chars().all(is_path) {
            Part::Path { path, start, end: at }
        } else {
            Part::Bad { why: "a path is of letters, digits, `.`, `-` and `_`", start, end: at }
        });
    }
    push_words(&mut parts, &text[at..]);
    parts
}

/// The next pair of braces from `from` on, and whether it opens.
fn braces(text: &str, from: usize) -> Option<(usize, bool)> {
    let pairs = text.as_bytes()[from..].windows(2);
    pairs.enumerate().find_map(|(at, pair)| match pair {
        b"{{" => Some((from + at, true)),
        b"}}" => Some((from + at, false)),
        _ => None,
    })
}

fn push_words<'a>(parts: &mut Vec<Part<'a>>, words: &'a str) {
    if !words.is_empty() {
        parts.push(Part::Words(words));
    }
}

/// The path of a text that is one placeholder and nothing else.
pub fn only(text: &str) -> Option<&str> {
    match parts(text.trim()).as_slice() {
        [Part::Path { path, .. }] => Some(path),
        _ => None,
    }
}

/// The words of a path, or what keeps it from having any.
pub fn resolve(ctx: &Context, library: &dyn Library, path: &str, place: &Place) -> Result<Vec<Inline>, Finding> {
    match library.value(ctx, path) {
        Some(Value::Given(words) | Value::Withheld(words)) => Ok(words),
        Some(Value::Unknown(written)) => {
            Err(Finding::error("unknown-fact", format!("`{path}` is unknown, and the sentence needs it"))
                .at(place)
                .related(&written, "it is said to be unknown here")
                .hint("find the fact out, or write the sentence without it"))
        }
        Some(Value::NotStated) => {
            Err(Finding::error("unknown-placeholder", format!("the facts of this policy do not state `{path}`"))
                .at(place)
                .hint("state it in policy.toml or firm.toml, or write the sentence without it"))
        }
        None if library.component_names(ctx).iter().any(|name| name == path) => {
            Err(Finding::error("bad-placeholder", format!("`{{{{ {path} }}}}` is a component, not words"))
                .at(place)
                .hint("let it stand alone in a paragraph of the text itself"))
        }
        None => {
            let (values, components) = (library.value_paths(ctx), library.component_names(ctx));
            Err(Finding::error("unknown-placeholder", format!("there is no `{path}`"))
                .at(place)
                .did_you_mean(path, values.iter().chain(&components).map(String::as_str)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_and_paths() {
        assert_eq!(
            parts("Skriv til {{ contact.email }}, tak"),
            [Part::Words("Skriv til "), Part::Path { path: "contact.email", start: 10, end: 29 }, Part::Words(", tak"),]
        );
        assert_eq!(parts("{{a}}{{b}}").len(), 2);
        assert_eq!(parts("{ og } og {x}"), [Part::Words("{ og } og {x}")]);
        assert_eq!(parts(""), []);
    }

    #[test]
    fn what_is_no_placeholder_is_told() {
        let why = |text: &str| {
            parts(text)
                .into_iter()
                .find_map(|part| match part {
                    Part::Bad { why, start, end } => Some((why, start, end)),
                    _ => None,
                })
                .expect(text)
        };
        assert_eq!(why("æ {{ a"), ("`{{` is not closed by `}}`", 3, 7));
        assert_eq!(why("a }} b"), ("`}}` closes no placeholder", 2, 4));
        assert_eq!(why("{{ }}").0, "nothing stands between the braces");
        assert_eq!(why("{{ a | upper }}").0, "a path is of letters, digits, `.`, `-` and `_`");
        assert_eq!(why("{{ {{ a }} }}").0, "a path is of letters, digits, `.`, `-` and `_`");
    }

    #[test]
    fn a_paragraph_may_be_one_placeholder_only() {
        assert_eq!(only(" {{ rights }} "), Some("rights"));
        assert_eq!(only("{{ rights }}."), None);
    }
}
