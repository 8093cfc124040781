//! Where a link of a fragment may lead: another site, a letter, a call, or a section of the Document.

use url::Url;

use crate::document::Inline;
use crate::document::walk::plain;
use crate::finding::{Finding, Place};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Away(String),
    Section(String),
}

/// Reads a destination whose placeholders are resolved.
pub fn target(destination: &str, place: &Place) -> Result<Target, Finding> {
    let bad = |message: String| Finding::error("bad-link", message).at(place);
    if let Some(section) = destination.strip_prefix('#') {
        return if section.is_empty() {
            Err(bad("a link to no section".to_owned()).hint("write the section's id behind the `#`"))
        } else {
            Ok(Target::Section(section.to_owned()))
        };
    }
    let scheme = destination.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("https" | "http") => match Url::parse(destination) {
            // The parser's form replaces the author's only where that is no address: spaces, letters beyond ASCII.
            Ok(url) if url.has_host() => {
                let plain = destination.chars().all(|sign| sign.is_ascii_graphic());
                Ok(Target::Away(if plain { destination.to_owned() } else { url.to_string() }))
            }
            _ => Err(bad(format!("`{destination}` is no address on the web"))),
        },
        Some("mailto") => match destination.split_once(':').map(|(_, address)| address.trim()) {
            Some(address) if is_mail(address) => Ok(Target::Away(format!("mailto:{address}"))),
            _ => Err(bad(format!("`{destination}` is no e-mail address"))),
        },
        Some("tel") => {
            let number: String =
                destination.chars().skip("tel:".len()).filter(|sign| !matches!(sign, ' ' | '\u{a0}' | '-')).collect();
            if !number.is_empty() && number.chars().all(|sign| sign.is_ascii_digit() || sign == '+') {
                Ok(Target::Away(format!("tel:{number}")))
            } else {
                Err(bad(format!("`{destination}` is no phone number")))
            }
        }
        Some(scheme) if !scheme.contains(['/', '.', '?']) => Err(bad(format!("a link of the kind `{scheme}:`"))
            .hint("links are `https:`, `http:`, `mailto:`, `tel:` or `#section`")),
        _ if destination.is_empty() => Err(bad("a link that leads nowhere".to_owned())),
        _ => Err(bad(format!("`{destination}` is a relative link"))
            .why("the text is also a PDF and a frozen edition, from which a relative link leads nowhere")
            .hint("write the whole address, or `#section` for a section of this policy")),
    }
}

fn is_mail(address: &str) -> bool {
    let address = address.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = address.split('@').collect();
    matches!(parts.as_slice(), [name, host] if !name.is_empty() && host.contains('.'))
        && !address.contains(|sign: char| sign.is_whitespace() || sign.is_control())
}

/// The address that the words of a value stand for: that of its link, else the words.
pub fn address_of(words: &[Inline]) -> String {
    match words {
        [Inline::Link { href, .. }] => href.clone(),
        _ => plain(words),
    }
}

/// Words without links of their own, for the inside of another link.
pub fn without_links(words: Vec<Inline>) -> Vec<Inline> {
    words
        .into_iter()
        .flat_map(|inline| match inline {
            Inline::Link { content, .. } | Inline::SectionLink { content, .. } => without_links(content),
            Inline::Strong { content } => vec![Inline::Strong { content: without_links(content) }],
            Inline::Emphasis { content } => vec![Inline::Emphasis { content: without_links(content) }],
            other => vec![other],
        })
        .collect()
}

/// Lets placeholders with spaces stand in a link's destination, where Markdown allows no space: inside `](…)`, the
/// spaces between braces become full stops, which no path starts or ends with. No offset moves.
pub fn close_gaps(body: &str) -> String {
    /// No destination with a placeholder is longer; a fixed reach keeps the work in step with the text's length.
    const REACH: usize = 300;
    let mut bytes = body.as_bytes().to_vec();
    for (open, _) in body.match_indices("](") {
        let start = open + 2;
        let end = bytes.len().min(start + REACH);
        let length = bytes[start..end].iter().position(|byte| matches!(byte, b')' | b'\n')).unwrap_or(0);
        let mut inside = false;
        for at in start..start + length {
            match (bytes[at], bytes.get(at + 1)) {
                (b'{', Some(b'{')) => inside = true,
                (b'}', Some(b'}')) => inside = false,
                (b' ', _) if inside => bytes[at] = b'.',
                _ => {}
            }
        }
    }
    // Only spaces were replaced, and by a sign of the same length.
    String::from_utf8(bytes).unwrap_or_else(|_| body.to_owned())
}

/// A destination with placeholders in it, taken apart after [`close_gaps`].
pub fn path_of(written: &str) -> &str {
    written.trim_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_away_or_to_a_section() {
        let place = Place::whole("a.md");
        let away = |to: &str| Ok(Target::Away(to.to_owned()));
        assert_eq!(target("https://a.example/b?c#d", &place), away("https://a.example/b?c#d"));
        assert_eq!(target("HTTP://a.example", &place), away("HTTP://a.example"));
        match target("https://ø.example/å", &place) {
            Ok(Target::Away(url)) => {
                assert!(url.starts_with("https://xn--") && url.ends_with(".example/%C3%A5"), "{url}")
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(target("mailto:a@b.example", &place), away("mailto:a@b.example"));
        assert_eq!(target("tel:+45 33 19-32 00", &place), away("tel:+4533193200"));
        assert_eq!(target("#rights", &place), Ok(Target::Section("rights".to_owned())));
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "//a.example",
            "/a",
            "a.html",
            "../b",
            "",
            "#",
            "https://",
            "https:a b",
            "mailto:a",
            "mailto:a@b@c.example",
            "tel:ring",
            "ftp://a.example",
            "a:b",
        ] {
            let finding = target(bad, &place).expect_err(bad);
            assert_eq!((finding.code, finding.place.as_ref()), ("bad-link", Some(&place)));
        }
    }

    #[test]
    fn gaps_are_closed_in_destinations_only() {
        let written = "{{ a }} [x {{ b }}](mailto:{{ c.d }}) ({{ e }}) [y](https://f.example) {{ g }}";
        let closed = close_gaps(written);
        assert_eq!(closed, "{{ a }} [x {{ b }}](mailto:{{.c.d.}}) ({{ e }}) [y](https://f.example) {{ g }}");
        assert_eq!(path_of(".c.d."), "c.d");
        assert_eq!(close_gaps("[x](æ{{ ø"), "[x](æ{{ ø");
    }
}
