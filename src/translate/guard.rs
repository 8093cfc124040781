//! Whether a translation that came back may stand in its source's place.

use crate::translate::block::{Block, Kind, blocks, holds_html};
use crate::translate::marks::Marks;
use crate::translate::unit::{About, Unit};

/// What keeps a text from being the translation of a unit: what is wrong, and how to mend it.
pub fn objections(unit: &Unit, text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let key = &unit.key;
    let Some(source) = &unit.source else { return found };
    if let Some(sign) = text.chars().find(|sign| sign.is_control() && *sign != '\n') {
        let message = format!("the translation of `{key}` holds the sign U+{:04X}", u32::from(sign));
        found.push((message, "take it out: no page can show it".to_owned()));
    }
    let now = unit.target.as_ref().map(|target| Marks::of(&target.text));
    let (want, have) = (Marks::of(&source.text), Marks::of(text));
    if have.placeholders != want.placeholders && now.as_ref().is_none_or(|now| now.placeholders != have.placeholders) {
        let lost = without(&want.placeholders, &have.placeholders);
        let added = without(&have.placeholders, &want.placeholders);
        for name in lost {
            let message = format!("the translation of `{key}` has lost `{}`", as_written(name));
            found.push((message, "put it back as it stands in the source, where the sentence needs it".to_owned()));
        }
        for name in added {
            let message = format!("the translation of `{key}` has `{}`, and its source has not", as_written(name));
            found.push((message, "take it out, or write it as it stands in the source".to_owned()));
        }
    }
    if have.links != want.links && now.as_ref().is_none_or(|now| now.links != have.links) {
        let known = |link: &&&String| now.as_ref().is_some_and(|now| now.links.contains(**link));
        let lost = without(&want.links, &have.links);
        let added = without(&have.links, &want.links);
        match added.iter().find(|link| !known(link)) {
            Some(link) => found.push((
                format!("the translation of `{key}` leads to `{link}`, and its source does not"),
                "let links lead where they lead in the source; another page in another language is the firm’s to \
                 choose, in its own files"
                    .to_owned(),
            )),
            None if lost.len() != added.len() => found.push((
                format!(
                    "the translation of `{key}` has {} links, and its source has {}",
                    have.links.len(),
                    want.links.len()
                ),
                "keep each link: `[words](address)`".to_owned(),
            )),
            None => {}
        }
    }
    match unit.about {
        About::Block(_) => {
            found.extend(shape(unit, &source.text, text));
            if holds_html(text) {
                let message = format!("the translation of `{key}` holds HTML");
                found.push((message, "write it in Markdown; `&lt;` shows a `<`".to_owned()));
            }
        }
        About::Title | About::Summary | About::Fact => {
            if text.contains('\n') && !source.text.contains('\n') {
                let message = format!("the translation of `{key}` has more than one line");
                found.push((message, "write it on one line, as the source".to_owned()));
            }
        }
    }
    found
}

/// A block stays one block of its kind.
fn shape(unit: &Unit, source: &str, text: &str) -> Option<(String, String)> {
    let (was, is) = (kinds(source), kinds(text));
    let now = unit.target.as_ref().map(|target| kinds(&target.text));
    // What the parser takes for several blocks already (a note and its lines) may be as many in the translation.
    if is == was || now.is_some_and(|now| now == is) {
        return None;
    }
    let message = format!("the translation of `{}` is {}, and its source is {}", unit.key, named(&is), named(&was));
    Some((message, "keep the signs of Markdown as they are in the source: `#`, `-`, `1.`, `|`, `>`".to_owned()))
}

fn kinds(text: &str) -> Vec<Kind> {
    blocks(text).into_iter().map(|Block { kind, .. }| kind).collect()
}

fn named(kinds: &[Kind]) -> String {
    let names: Vec<String> = kinds
        .iter()
        .map(|kind| match kind {
            Kind::Paragraph => "a paragraph".to_owned(),
            Kind::Heading(level) => format!("a heading of level {level}"),
            Kind::List { ordered, items } => {
                format!("a {}list of {items}", if *ordered { "numbered " } else { "" })
            }
            Kind::Table { columns, rows } => format!("a table of {columns} columns and {rows} rows"),
            Kind::Quote => "a quote".to_owned(),
            Kind::Note => "a note".to_owned(),
            Kind::Other => "no text".to_owned(),
        })
        .collect();
    if names.is_empty() { "nothing".to_owned() } else { names.join(", then ") }
}

/// What is in the first list and not in the second; both are sorted, and a name may stand in them more than once.
fn without<'a>(all: &'a [String], other: &[String]) -> Vec<&'a String> {
    let mut rest = other.iter().peekable();
    let mut left = Vec::new();
    for name in all {
        while rest.next_if(|other| *other < name).is_some() {}
        if rest.next_if(|other| *other == name).is_none() {
            left.push(name);
        }
    }
    left
}

/// A placeholder as it stands in a text.
fn as_written(name: &str) -> String {
    match name.as_bytes().first() {
        Some(b'#') => format!("{{{name}}}"),
        Some(b'^') => format!("[{name}]"),
        _ => format!("{{{{ {name} }}}}"),
    }
}
