//! The words of an HTML page, for an edition of which only that page exists. Nothing active of it is kept: what comes
//! out is plain text.

use html2text::config;

/// Longer lines than any paragraph: where a line ends is for the page to decide that shows the text.
const WIDTH: usize = 100_000;

/// The words of a page, paragraphs apart by an empty line.
pub fn of_html(html: &str) -> Result<String, String> {
    let plain = config::plain_no_decorate()
        .no_table_borders()
        .no_link_wrapping()
        .allow_width_overflow()
        .string_from_read(html.as_bytes(), WIDTH)
        .map_err(|cause| cause.to_string())?;
    let mut text = String::new();
    let mut is_open = false;
    for line in plain.lines().map(|line| without_mark(line.trim_end())) {
        match (line.trim().is_empty(), is_open) {
            (true, _) => is_open = false,
            (false, true) => {
                text.push_str(line);
                text.push('\n');
            }
            (false, false) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(line);
                text.push('\n');
                is_open = true;
            }
        }
    }
    Ok(text)
}

/// A heading without the signs that the crate marks it with, as Markdown does.
fn without_mark(line: &str) -> &str {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    if (1..=6).contains(&level) { words.strip_prefix(' ').unwrap_or(line) } else { line }
}

#[cfg(test)]
mod tests {
    use super::of_html;

    #[test]
    fn of_a_page_only_the_words_stay() {
        let html = "<!doctype html><html><head><title>x</title><style>p{}</style><script>alert(1)</script></head>\
                    <body><h1>Persondata&shy;politik</h1><p>Vi gemmer <b>navn</b> &amp; adresse i 5&nbsp;år.</p>\
                    <ul><li>et</li><li>to</li></ul><table><tr><td>A</td><td>B</td></tr></table>\
                    <p><a href=\"javascript:alert(2)\">Læs mere</a></p></body></html>";
        let text = of_html(html).unwrap();
        for words in ["politik", "Vi gemmer navn & adresse i 5\u{a0}år.", "et\n", "Læs mere"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        for gone in ["alert", "javascript", "p{}", "<", "#"] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
    }

    #[test]
    fn nothing_at_all_is_no_failure() {
        assert_eq!(of_html("").unwrap(), "");
        assert!(of_html(&"<div>".repeat(10_000)).is_ok());
    }
}
