//! Inlines as HTML.

use crate::document::Inline;
use crate::document::walk::plain;
use crate::render::view::NoteWords;

use super::escape;

/// Where a run of inlines stands: what its mentions of notes are called, and lead to.
pub struct Run<'a> {
    /// Id of the section that holds the notes.
    pub section: &'a str,
    pub notes: &'a NoteWords,
    /// How many mentions each note has had so far; a note leads back to the first.
    pub mentions: &'a mut std::collections::BTreeMap<u32, u32>,
}

/// Element id of an endnote. The underscore keeps it apart from the ids of sections and blocks, which begin with a
/// letter.
pub fn note_id(section: &str, number: u32) -> String {
    format!("_{section}-note-{number}")
}

/// Element id of the first mention of an endnote.
pub fn mention_id(section: &str, number: u32) -> String {
    format!("_{section}-mention-{number}")
}

/// Writes a run of inlines; adds no white space but behind a line break.
pub fn write(into: &mut String, inlines: &[Inline], run: &mut Run<'_>) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => escape::text(into, &text.text),
            Inline::Strong { content } => element(into, "strong", content, run),
            Inline::Emphasis { content } => element(into, "em", content, run),
            Inline::Code { text } => {
                into.push_str("<code>");
                escape::text(into, &text.text);
                into.push_str("</code>");
            }
            Inline::Link { href, content } if escape::is_safe_link(href) => {
                into.push_str(if says_itself(href, content) { "<a class=\"address\" href=\"" } else { "<a href=\"" });
                escape::address(into, href);
                into.push_str("\">");
                write(into, content, run);
                into.push_str("</a>");
            }
            // Whoever made this Document, its words are still words.
            Inline::Link { content, .. } => write(into, content, run),
            Inline::SectionLink { section, content } => {
                into.push_str("<a href=\"#");
                escape::attribute(into, section);
                into.push_str("\">");
                write(into, content, run);
                into.push_str("</a>");
            }
            Inline::NoteRef { number } => mention(into, *number, run),
            Inline::Date { date, text } => {
                into.push_str("<time datetime=\"");
                escape::attribute(into, date);
                into.push_str("\">");
                escape::text(into, &text.text);
                into.push_str("</time>");
            }
            Inline::Break => into.push_str("<br>\n"),
        }
    }
}

/// Whether the words of a link are its address: on paper it need not be told again, and it is never hyphenated.
fn says_itself(href: &str, content: &[Inline]) -> bool {
    let bare = |address: &str| {
        let address = address.split_once(':').map_or(address, |(scheme, rest)| match scheme {
            "https" | "http" | "mailto" | "tel" => rest,
            _ => address,
        });
        let address = address.trim_start_matches("//").trim_start_matches("www.").trim_end_matches('/');
        address.to_lowercase()
    };
    bare(href) == bare(&plain(content))
}

fn element(into: &mut String, name: &str, content: &[Inline], run: &mut Run<'_>) {
    into.push_str(&format!("<{name}>"));
    write(into, content, run);
    into.push_str(&format!("</{name}>"));
}

fn mention(into: &mut String, number: u32, run: &mut Run<'_>) {
    let mentions = run.mentions.entry(number).or_default();
    *mentions += 1;
    into.push_str("<sup><a ");
    if *mentions == 1 {
        into.push_str("id=\"");
        escape::attribute(into, &mention_id(run.section, number));
        into.push_str("\" ");
    }
    into.push_str("href=\"#");
    escape::attribute(into, &note_id(run.section, number));
    into.push_str("\" role=\"doc-noteref\" aria-label=\"");
    escape::attribute(into, &run.notes.mention.replace("{number}", &number.to_string()));
    into.push_str(&format!("\">{number}</a></sup>"));
}
