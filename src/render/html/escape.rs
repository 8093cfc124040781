//! The only way for words into markup.

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

/// Words between tags.
pub fn text(into: &mut String, words: &str) {
    escape_html_body_text(&mut *into, &printable(words)).expect("writing to a string cannot fail");
}

/// Words inside a quoted attribute.
pub fn attribute(into: &mut String, words: &str) {
    escape_html(&mut *into, &printable(words)).expect("writing to a string cannot fail");
}

/// An address inside a quoted attribute.
pub fn address(into: &mut String, address: &str) {
    escape_href(&mut *into, &printable(address)).expect("writing to a string cannot fail");
}

/// HTML forbids control characters and noncharacters even as escapes, and no reader can see them.
fn printable(words: &str) -> std::borrow::Cow<'_, str> {
    if words.chars().all(is_allowed) { words.into() } else { words.chars().filter(|c| is_allowed(*c)).collect() }
}

/// Whether a character may stand in an HTML page.
pub fn is_allowed(c: char) -> bool {
    let code = c as u32;
    let noncharacter = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    matches!(c, '\n' | '\t') || !(c.is_control() || noncharacter)
}

/// Schemes that a link of a policy may have; a Document that was read from JSON is held to them as well.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// Whether a reader may be sent there.
pub fn is_safe_link(href: &str) -> bool {
    SCHEMES.iter().any(|scheme| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests {
    use super::{address, attribute, is_safe_link, text};

    fn made(write: fn(&mut String, &str), words: &str) -> String {
        let mut made = String::new();
        write(&mut made, words);
        made
    }

    #[test]
    fn words_never_become_markup() {
        assert_eq!(made(text, "Prøve & <Søn> \"ApS\""), "Prøve &amp; &lt;Søn&gt; \"ApS\"");
        assert_eq!(made(attribute, "a\" onload='b'"), "a&quot; onload=&#39;b&#39;");
        assert_eq!(made(address, "https://a.example/?x=1&y=\"><b"), "https://a.example/?x=1&amp;y=%22%3E%3Cb");
    }

    #[test]
    fn what_html_forbids_is_left_out() {
        assert_eq!(made(text, "a\u{0}b\u{7f}c\u{fffe}d\u{1f}e\u{fdd0}\u{e000}"), "abcde\u{e000}");
    }

    #[test]
    fn only_links_that_lead_to_people_and_pages() {
        for good in ["https://a.example", "HTTP://a.example", "mailto:a@b.example", "tel:+4533193200"] {
            assert!(is_safe_link(good), "{good}");
        }
        for bad in ["javascript:alert(1)", " https://a.example", "data:text/html,x", "//a.example", "", "æ"] {
            assert!(!is_safe_link(bad), "{bad}");
        }
    }
}
