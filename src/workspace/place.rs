//! From a place in the site's files to the line in somebody's editor.

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use url::Url;

use super::html::Html;
use super::view::View;
use super::words;
use crate::finding::{Place, line_and_column};

/// What stands as it is in the path of a file; everything else is encoded.
const IN_FILE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Addresses that would run something in the page in place of opening an editor.
const NO_EDITOR: [&str; 4] = ["javascript", "data", "vbscript", "blob"];

/// A file that is embedded in the program.
pub fn built_in(place: &Place) -> Option<&str> {
    place.file.strip_prefix("builtin:")
}

/// Line and column of the beginning of a place, where it has any.
pub fn line_of(view: &View, place: &Place) -> Option<(usize, usize)> {
    let text = view.desk.loaded.texts.get(&place.file)?;
    (place.end > 0).then(|| line_and_column(text, place.start))
}

/// `content/firm/customers/da/about.md:12:3`, as a person reads it.
pub fn named(view: &View, place: &Place) -> String {
    if let Some(file) = built_in(place) {
        return format!("{}: {file}", view.say(&words::LIBRARY));
    }
    match line_of(view, place) {
        Some((line, column)) => format!("{}:{line}:{column}", place.file),
        None => place.file.to_string(),
    }
}

/// The same without the folders and the column, where a page says often enough which policy it is about.
pub fn short(view: &View, place: &Place) -> String {
    let name = place.file.rsplit('/').next().unwrap_or(&place.file);
    match line_of(view, place) {
        Some((line, _)) => format!("{name}:{line}"),
        None => name.to_owned(),
    }
}

/// The address that opens the place in the reader's editor, where they named one.
pub fn editor_link(view: &View, place: &Place) -> Option<String> {
    let template = view.desk.editor?;
    if built_in(place).is_some() {
        return None;
    }
    let path = view.desk.root.join(&*place.file);
    let path = path.as_os_str().as_encoded_bytes();
    // A path of Windows is written with slashes in an address.
    let path: Vec<u8> = path.iter().map(|byte| if cfg!(windows) && *byte == b'\\' { b'/' } else { *byte }).collect();
    let (line, column) = line_of(view, place).unwrap_or((1, 1));
    let address = template
        .replace("{file}", &percent_encode(&path, IN_FILE).to_string())
        .replace("{line}", &line.to_string())
        .replace("{column}", &column.to_string());
    let scheme = Url::parse(&address).ok()?;
    (!NO_EDITOR.contains(&scheme.scheme())).then_some(address)
}

/// The place in words, as a link where there is an editor.
pub fn link(html: &mut Html, view: &View, place: &Place, words: &str) {
    match editor_link(view, place) {
        Some(address) => html.link(&address, words),
        None => html.element("code", &[], words),
    }
}

/// Longer lines are not shown: nobody would find the place in them.
const LONGEST_LINE: usize = 400;

/// The line that a place begins in, and the bytes of it that are meant. `None` where there is no line to show.
pub fn excerpt<'a>(view: &View<'a>, place: &Place) -> Option<(&'a str, Range<usize>)> {
    let text: &'a str = view.desk.loaded.texts.get(&place.file)?;
    if (place.start, place.end) == (0, 0) {
        return None;
    }
    let at = floor(text, place.start);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = text[start..end].trim_end_matches('\r');
    if line.len() > LONGEST_LINE {
        return None;
    }
    // A byte order mark is not part of the line that a person sees.
    let mark = line.len() - line.trim_start_matches('\u{feff}').len();
    let (start, line) = (start + mark, &line[mark..]);
    let from = floor(line, place.start.saturating_sub(start));
    let to = floor(line, place.end.saturating_sub(start)).max(from);
    Some((line, from..to))
}

/// The nearest start of a character at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
