//! The words of a page that somebody else has: what stands in its `<main data-document>`, without markup.

use crate::document::Document;
use crate::render::view::NoteWords;

use super::body;

/// The words of a Document as a page shows them, with one space between any two.
pub fn words_of(document: &Document) -> String {
    let notes = NoteWords { title: String::new(), mention: String::new(), back: String::new() };
    words_of_page(&body::main_with(document, "", &notes)).unwrap_or_default()
}

/// The words in the `<main data-document>` of a page; `None` when it has no such element, or more than one `<main>`.
/// Works on any text.
pub fn words_of_page(html: &str) -> Option<String> {
    let mut words = String::new();
    let (mut is_inside, mut opened, mut whole) = (false, false, None);
    let mut rest = html;
    while !rest.is_empty() {
        let (text, behind) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if is_inside {
            decode(&mut words, text);
        }
        let (tag, after) = tag(behind);
        let name = tag.trim_start_matches(['<', '/']).split(|end: char| !end.is_ascii_alphanumeric()).next();
        if name.is_some_and(|name| name.eq_ignore_ascii_case("main")) {
            match (tag.starts_with("</"), is_inside) {
                (true, true) => {
                    is_inside = false;
                    whole = Some(words.split_whitespace().collect::<Vec<_>>().join(" "));
                }
                (true, false) => {}
                // A second one would be read, and is not ours.
                (false, _) if opened => return None,
                (false, _) => {
                    opened = true;
                    is_inside = tag.contains("data-document");
                }
            }
        }
        rest = after;
    }
    // It may have been cut off: then what is there is not the whole.
    if !is_inside {
        return whole;
    }
    is_inside.then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The tag or comment at the start of the text, and what stands behind it. A `>` inside quotes does not end a tag.
fn tag(html: &str) -> (&str, &str) {
    if html.starts_with("<!--") {
        return html.split_at(html.find("-->").map_or(html.len(), |end| end + "-->".len()));
    }
    let mut quote = None;
    for (at, sign) in html.char_indices() {
        match (quote, sign) {
            (None, '>') => return html.split_at(at + 1),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    html.split_at(html.len())
}

/// Adds text with its character references resolved.
fn decode(into: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        into.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, sign)| *sign == ';').map(|(end, _)| end);
        match end.and_then(|end| Some((reference(&rest[1..end])?, end))) {
            Some((sign, end)) => {
                into.push(sign);
                rest = &rest[end + 1..];
            }
            None => {
                into.push('&');
                rest = &rest[1..];
            }
        }
    }
    into.push_str(rest);
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "shy" => Some('\u{ad}'),
        number => {
            let number = number.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words_of_page;

    #[test]
    fn the_words_of_the_document_are_found_in_any_markup() {
        let page = "<p>no</p><main id=\"_document\" data-document lang=da>\n<h1>A &amp; B</h1>\n<p title=\"x > y\">c<b>d</b> \
                    &#230;&#xF8;\n &nbsp;e&lt;</p><!-- <main> --> </main><p>no</p>";
        assert_eq!(words_of_page(page).unwrap(), "A & B cd æø e<");
        assert_eq!(words_of_page("<main><p>x</p></main>"), None);
        assert_eq!(words_of_page("<main data-document>cut &amp").unwrap(), "cut &amp");
        for any in
            ["<", "<!--", "<main data-document", "&", "<main data-document>&#99999999999;&;&#x;æ&", "</main>", ""]
        {
            let _ = words_of_page(any);
        }
    }
}
