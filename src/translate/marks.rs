//! What a translator must leave as it is: placeholders, ids, notes, and where links lead.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::compose::fragment::{is_readable, link, options};
use crate::compose::placeholder::{Part, parts};

/// The marks of a text, sorted, so that two languages may have them in their own order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// `contact.email` for `{{ contact.email }}`; `#id` for `{#id}`; `^note` for `[^note]`.
    pub placeholders: Vec<String>,
    /// Where its links lead.
    pub links: Vec<String>,
    /// The text without its placeholders.
    pub words: String,
}

impl Marks {
    pub fn of(text: &str) -> Marks {
        let mut marks = Marks { links: links(text).into_iter().map(|link| link.to).collect(), ..Marks::default() };
        let mut rest = 0;
        for (range, name) in protected(text) {
            marks.words.push_str(&text[rest..range.start]);
            marks.placeholders.push(name);
            rest = range.end;
        }
        marks.words.push_str(&text[rest..]);
        marks.placeholders.sort();
        marks.links.sort();
        marks
    }
}

/// Stretches that stand for something else, in order, each with its name.
pub fn protected(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for part in parts(text) {
        if let Part::Path { path, start, end } = part {
            found.push((start..end, path.to_owned()));
        }
    }
    for (at, _) in text.match_indices("[^") {
        let name = &text[at + 2..];
        if let Some(length) = name.find(']').filter(|length| !name[..*length].contains(char::is_whitespace)) {
            found.push((at..at + 2 + length + 1, format!("^{}", &name[..length])));
        }
    }
    if let Some(id) = id(text) {
        let start = text.trim_end().len() - id.len() - 3;
        found.push((start..text.trim_end().len(), format!("#{id}")));
    }
    found.sort_by_key(|(range, _)| (range.start, range.end));
    // One inside another is part of it.
    let mut end = 0;
    found.retain(|(range, _)| {
        let is_free = range.start >= end;
        end = end.max(range.end);
        is_free
    });
    found
}

/// The id that a block or a heading gives itself at its end.
pub fn id(text: &str) -> Option<&str> {
    let inner = text.trim_end().strip_suffix('}')?;
    let id = &inner[inner.rfind("{#")? + 2..];
    let is_id = id.starts_with(|sign: char| sign.is_ascii_lowercase())
        && id.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-');
    is_id.then_some(id)
}

/// A link in Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// All of it: `[words](address)`.
    pub range: Range<usize>,
    /// The words between the brackets.
    pub words: Range<usize>,
    /// Where it leads, placeholders as they are written.
    pub to: String,
}

/// The links of a text, in order; one that is written as a bare address has no words of its own.
pub fn links(text: &str) -> Vec<Link> {
    if !is_readable(text) {
        return Vec::new();
    }
    let closed = link::close_gaps(text);
    let mut open: Vec<(Link, bool)> = Vec::new();
    let mut links = Vec::new();
    for (event, range) in Parser::new_ext(&closed, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let link = Link { range: range.clone(), words: range.start..range.start, to: as_written(&dest_url) };
                open.push((link, false));
            }
            Event::End(pulldown_cmark::TagEnd::Link) => links.extend(open.pop().map(|(link, _)| link)),
            _ => {
                if let Some((link, has_begun)) = open.last_mut() {
                    link.words = if *has_begun { link.words.start..range.end.max(link.words.end) } else { range };
                    *has_begun = true;
                }
            }
        }
    }
    links.sort_by_key(|link| link.range.start);
    links
}

/// An address whose placeholders had their spaces closed, as somebody would write it.
fn as_written(closed: &str) -> String {
    let mut written = String::new();
    for part in parts(closed) {
        match part {
            Part::Words(words) => written.push_str(words),
            Part::Path { path, .. } => {
                written.push_str("{{ ");
                written.push_str(link::path_of(path));
                written.push_str(" }}");
            }
            Part::Bad { start, end, .. } => written.push_str(&closed[start..end]),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_notes_ids_and_addresses_are_found_wherever_they_stand() {
        let text =
            "{{ a.b }} og [{{ contact.email }}](mailto:{{ contact.email }}).[^x] Se [os](https://a.example/æ) {#id}";
        let marks = Marks::of(text);
        assert_eq!(marks.placeholders, ["#id", "^x", "a.b", "contact.email", "contact.email"]);
        assert_eq!(marks.links, ["https://a.example/æ", "mailto:{{ contact.email }}"]);
        assert_eq!(marks.words, " og [](mailto:). Se [os](https://a.example/æ) ");
        let found = links(text);
        assert_eq!(&text[found[1].words.clone()], "os");
        assert_eq!(&text[found[1].range.clone()], "[os](https://a.example/æ)");
    }

    #[test]
    fn what_is_no_mark_is_words() {
        for text in ["{ og }", "{#Id}", "[^ x]", "{{ a | b }}", "{{", "}}", "[x", "{#", "}"] {
            assert_eq!(Marks::of(text).placeholders, [""; 0], "{text}");
        }
    }
}
