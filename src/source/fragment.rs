//! Markdown fragments: `content/<firm>/<policy>/<lang>/<section>.md`.

use std::sync::Arc;

use crate::finding::{Finding, Place};
use crate::source::files::Text;
use crate::toml_tree::{Keys, Sink, parse_part};

/// The line that opens and closes the front matter.
const FENCE: &str = "+++";

/// One file of Markdown, split into its front matter and its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// The file's name without `.md`, and the section's id.
    pub name: String,
    /// The file as places name it.
    pub file: Arc<str>,
    /// `title` of the front matter; absent = the generated section's own.
    pub title: Option<(String, Place)>,
    /// `summary` of the front matter: a sentence for the first layer.
    pub summary: Option<(String, Place)>,
    /// The Markdown behind the front matter, byte for byte as it stands in the file, line ends included, so that an
    /// offset in the body plus `body_start` is an offset in the file.
    pub body: Arc<str>,
    /// Byte offset of the body in the file's text. A byte-order mark belongs to the text and never to the body.
    pub body_start: usize,
}

/// Splits a fragment. Mistakes in the front matter are reported; the body is there all the same.
pub fn parse(name: &str, file: &Text, sink: &Sink) -> Fragment {
    let text = &*file.text;
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut title = None;
    let mut summary = None;
    let body_start = match front_matter(text, start) {
        FrontMatter::None => start,
        FrontMatter::Open => {
            sink.report(
                Finding::error("front-matter", "the front matter is never closed")
                    .at(&Place::new(file.file.clone(), start, start + FENCE.len()))
                    .hint("put a line `+++` behind it"),
            );
            text.len()
        }
        FrontMatter::Closed { words, body_start } => {
            let root = parse_part(&file.file, text, words, sink);
            Keys::read(&root, "", sink, |keys| {
                title = keys.string("title");
                summary = keys.string("summary");
            });
            body_start
        }
    };
    let body = &text[body_start..];
    if body.trim().is_empty() {
        sink.report(
            Finding::error("empty-fragment", "the fragment has no text")
                .at(&Place::whole(file.file.clone()))
                .hint("write the section, or remove the file in every language"),
        );
    }
    Fragment { name: name.to_owned(), file: file.file.clone(), title, summary, body: body.into(), body_start }
}

/// Splits a text that is to become the fragment `name`, whatever mistakes it has.
pub fn reread(name: &str, file: &Arc<str>, text: &Arc<str>) -> Fragment {
    parse(name, &Text { file: file.clone(), text: text.clone() }, &Sink::default())
}

enum FrontMatter {
    None,
    /// It opens, and no line closes it.
    Open,
    Closed {
        words: std::ops::Range<usize>,
        body_start: usize,
    },
}

/// Finds the front matter: a first line `+++`, and the next line that is the same.
fn front_matter(text: &str, start: usize) -> FrontMatter {
    let mut lines = text[start..].split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == FENCE) else { return FrontMatter::None };
    let words_start = start + first.len();
    let mut at = words_start;
    for line in lines {
        let next = at + line.len();
        if line.trim_end() == FENCE {
            return FrontMatter::Closed { words: words_start..at, body_start: next };
        }
        at = next;
    }
    FrontMatter::Open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Fragment, Vec<Finding>) {
        let sink = Sink::default();
        let file = Text { file: "da/x.md".into(), text: text.into() };
        (parse("x", &file, &sink), sink.take())
    }

    #[test]
    fn offsets_hold_with_a_mark_and_windows_line_ends() {
        let text = "\u{feff}+++\r\ntitle = \"Ærlig\"\r\n+++\r\n## Æ\r\n\r\nord\r\n";
        let (fragment, findings) = read(text);
        assert!(findings.is_empty(), "{findings:?}");
        let (title, place) = fragment.title.expect("a title");
        assert_eq!((title.as_str(), &text[place.start..place.end]), ("Ærlig", "\"Ærlig\""));
        assert_eq!(&*fragment.body, "## Æ\r\n\r\nord\r\n");
        assert_eq!(&text[fragment.body_start..], &*fragment.body);
    }

    #[test]
    fn without_front_matter_the_whole_file_is_the_body() {
        let (fragment, findings) = read("\u{feff}Ord +++\n");
        assert!(findings.is_empty());
        assert_eq!((&*fragment.body, fragment.body_start), ("Ord +++\n", 3));
    }

    #[test]
    fn mistakes_of_the_front_matter_have_the_files_places() {
        let text = "+++\ntitel = \"x\"\nsummary = 3\n+++\nOrd\n";
        let (_, findings) = read(text);
        let told: Vec<(&str, &str)> = findings
            .iter()
            .map(|finding| {
                let place = finding.place.as_ref().unwrap();
                (finding.message.as_str(), &text[place.start..place.end])
            })
            .collect();
        assert_eq!(
            told,
            [("`summary` is a number, where a string is expected", "3"), ("unknown key `titel`", "titel")]
        );
    }

    #[test]
    fn open_front_matter_and_empty_files_are_told() {
        let codes: Vec<&str> = read("+++\ntitle = \"x\"\n").1.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["front-matter", "empty-fragment"]);
        assert_eq!(read("").1[0].code, "empty-fragment");
        assert_eq!(read("+++\n+++\n \r\n").1[0].code, "empty-fragment");
    }
}
