//! Atom feeds (RFC 4287). A day has no time in them: midnight UTC stands for it, so that a feed changes with what it
//! tells and never with the clock.

use std::fmt::Write;

use atom_syndication::{Content, Entry, Feed as Atom, FixedDateTime, Generator, Link, Person, Text, WriteConfig};

use super::html::escape;
use super::view::history::{Feed, FeedEntry, FeedLink};
use crate::model::date::Day;

/// The bytes of a feed.
pub fn feed(feed: &Feed) -> String {
    let newest = feed.entries.iter().map(|entry| entry.updated).max().unwrap_or(Day::MIN);
    let atom = Atom {
        title: Text::plain(printable(&feed.title)),
        id: feed.id.clone(),
        updated: midnight(newest),
        generator: Some(Generator { value: "ikraft".to_owned(), ..Generator::default() }),
        links: vec![
            link("self", &feed.own, "application/atom+xml", None),
            link("alternate", &feed.page, "text/html", None),
        ],
        entries: feed.entries.iter().map(|one| entry(one, &feed.lang)).collect(),
        lang: Some(feed.lang.clone()),
        ..Atom::default()
    };
    let config = WriteConfig { write_document_declaration: true, indent_size: Some(2) };
    let bytes = atom.write_with_config(Vec::new(), config).expect("writing to memory cannot fail");
    let mut text = String::from_utf8(bytes).expect("the writer was given nothing but text");
    text.push('\n');
    text
}

fn entry(entry: &FeedEntry, lang: &str) -> Entry {
    let alternate = Link { hreflang: Some(lang.to_owned()), ..link("alternate", &entry.page, "text/html", None) };
    let others =
        entry.links.iter().map(|FeedLink { title, href, media_type, rel }| link(rel, href, media_type, Some(title)));
    let summary = entry.summary.join(" ");
    Entry {
        title: Text::plain(printable(&entry.title)),
        id: entry.id.clone(),
        updated: midnight(entry.updated),
        published: Some(midnight(entry.published)),
        authors: vec![Person { name: printable(&entry.author), ..Person::default() }],
        links: std::iter::once(alternate).chain(others).collect(),
        summary: (!summary.is_empty()).then(|| Text::plain(printable(&summary))),
        content: Some(Content {
            value: Some(content(entry)),
            content_type: Some("html".to_owned()),
            lang: Some(lang.to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// What a feed reader shows: the summary, the changes of facts, and where to read more.
fn content(entry: &FeedEntry) -> String {
    let mut html = String::new();
    let paragraph = |html: &mut String, words: &str| {
        html.push_str("<p>");
        escape::text(html, words);
        html.push_str("</p>");
    };
    entry.summary.iter().for_each(|words| paragraph(&mut html, words));
    for (title, changes) in &entry.groups {
        paragraph(&mut html, title);
        html.push_str("<ul>");
        for change in changes {
            html.push_str("<li>");
            escape::text(&mut html, change);
            html.push_str("</li>");
        }
        html.push_str("</ul>");
    }
    let page = (entry.title.as_str(), entry.page.as_str());
    let links = std::iter::once(page).chain(entry.links.iter().map(|link| (link.title.as_str(), link.href.as_str())));
    html.push_str("<ul>");
    for (title, href) in links {
        html.push_str("<li><a href=\"");
        escape::address(&mut html, href);
        html.push_str("\">");
        escape::text(&mut html, title);
        html.push_str("</a></li>");
    }
    html.push_str("</ul>");
    html
}

fn link(rel: &str, href: &str, media_type: &str, title: Option<&str>) -> Link {
    Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        title: title.map(printable),
        ..Link::default()
    }
}

/// XML has no way to write most control characters.
fn printable(words: &str) -> String {
    words.chars().filter(|sign| escape::is_allowed(*sign)).collect()
}

fn midnight(day: Day) -> FixedDateTime {
    let mut written = String::new();
    write!(written, "{day}T00:00:00Z").expect("writing to a string cannot fail");
    // A year before 0 or after 9999 has no form in RFC 3339; no ledger holds one that was recorded.
    written.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Feed {
        let entry = FeedEntry {
            id: "tag:a.example,2026-04-01:firm/customers/2026-05-01/da".into(),
            title: "Politik & <praksis>: udgave 2".into(),
            author: "Firma \"A\" & Søn".into(),
            published: "2026-04-01".parse().unwrap(),
            updated: "2026-05-01".parse().unwrap(),
            summary: vec!["Vi gemmer <nu> mindre.\u{1}".into()],
            groups: vec![("Væsentlige ændringer".into(), vec!["Fra 60 til 30 dage & mere.".into()])],
            page: "https://a.example/da/kunder/2026-05-01/?a=1&b=2".into(),
            links: vec![FeedLink {
                title: "PDF".into(),
                href: "https://a.example/x.pdf".into(),
                media_type: "application/pdf".into(),
                rel: "enclosure".into(),
            }],
        };
        Feed {
            lang: "da".into(),
            id: "tag:a.example,2026-04-01:firm/customers/da".into(),
            title: "Politik".into(),
            own: "https://a.example/da/kunder/feed.xml".into(),
            page: "https://a.example/da/kunder/".into(),
            entries: vec![entry],
        }
    }

    #[test]
    fn a_feed_is_read_as_it_was_meant() {
        let written = feed(&example());
        let read = Atom::read_from(written.as_bytes()).unwrap();
        assert_eq!(read.lang(), Some("da"));
        assert_eq!(read.updated().to_rfc3339(), "2026-05-01T00:00:00+00:00");
        let entry = &read.entries()[0];
        assert_eq!(entry.title().as_str(), "Politik & <praksis>: udgave 2");
        assert_eq!(entry.authors()[0].name, "Firma \"A\" & Søn");
        assert_eq!(entry.links()[0].href, "https://a.example/da/kunder/2026-05-01/?a=1&b=2");
        assert_eq!(entry.published().unwrap().to_rfc3339(), "2026-04-01T00:00:00+00:00");
        assert_eq!(entry.summary().unwrap().as_str(), "Vi gemmer <nu> mindre.");
        let content = entry.content().unwrap().value().unwrap();
        assert!(content.contains("<p>Vi gemmer &lt;nu&gt; mindre.</p>"), "{content}");
        assert!(content.contains("<li>Fra 60 til 30 dage &amp; mere.</li>"), "{content}");
        assert!(content.contains("href=\"https://a.example/da/kunder/2026-05-01/?a=1&amp;b=2\""), "{content}");
    }

    #[test]
    fn the_same_feed_has_the_same_bytes() {
        assert_eq!(feed(&example()), feed(&example()));
    }
}
