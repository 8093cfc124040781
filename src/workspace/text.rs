//! The words of a Document, each sentence leading to the line that it was written in.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::html::Html;
use super::origin::{Target, message_of, target};
use super::place;
use super::view::View;
use crate::check::text::{Piece, Role, Run};
use crate::document::{BlockKind, Inline, Leaf, Origin};
use crate::finding::Place;

/// How a stretch of words is set.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    strong: bool,
    emphasis: bool,
    code: bool,
}

/// Words, with what they look like and the sentences they are in.
#[derive(Default)]
struct Words {
    text: String,
    pieces: Vec<Piece>,
    looks: Vec<Look>,
}

impl Words {
    fn of(inlines: &[Inline]) -> Words {
        let mut words = Words::default();
        words.add(inlines, Look::default(), None);
        words
    }

    fn add(&mut self, inlines: &[Inline], look: Look, href: Option<&str>) {
        for inline in inlines {
            match inline {
                Inline::Text { text } | Inline::Date { text, .. } => self.leaf(text, look, href),
                Inline::Code { text } => self.leaf(text, Look { code: true, ..look }, href),
                Inline::Strong { content } => self.add(content, Look { strong: true, ..look }, href),
                Inline::Emphasis { content } => self.add(content, Look { emphasis: true, ..look }, href),
                Inline::Link { href, content } => self.add(content, look, Some(href)),
                Inline::SectionLink { content, .. } => self.add(content, look, href),
                Inline::NoteRef { number } => self.piece(&format!("[{number}]"), None, look, None),
                Inline::Break => self.piece(" ", None, look, None),
            }
        }
    }

    fn leaf(&mut self, leaf: &Leaf, look: Look, href: Option<&str>) {
        self.piece(&leaf.text, leaf.origin.as_ref(), look, href);
    }

    fn piece(&mut self, text: &str, origin: Option<&Arc<Origin>>, look: Look, href: Option<&str>) {
        let start = self.text.len();
        self.text.push_str(text);
        let range = start..self.text.len();
        self.pieces.push(Piece { range, origin: origin.cloned(), href: href.map(str::to_owned) });
        self.looks.push(look);
    }

    /// The same as the rules read it.
    fn into_run(self) -> (Run, Vec<Look>) {
        let Words { text, pieces, looks } = self;
        (Run { section: String::new(), block: None, role: Role::Paragraph, text, pieces }, looks)
    }
}

/// Writes the words of inlines, sentence by sentence.
pub fn inlines(html: &mut Html, view: &View, inlines: &[Inline]) {
    let (run, looks) = Words::of(inlines).into_run();
    let mut from = 0;
    for sentence in run.sentences() {
        html.words(&run.text[from..sentence.start]);
        stretch(html, view, &run, &looks, &sentence);
        from = sentence.end;
    }
    html.words(&run.text[from..]);
    let addresses: BTreeSet<&str> = run.pieces.iter().filter_map(|piece| piece.href.as_deref()).collect();
    // A number to call and an address to write to stand in the words themselves.
    let is_told = |address: &str| {
        ["mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme)) || run.text.contains(address)
    };
    for address in addresses.into_iter().filter(|address| !is_told(address)) {
        html.words(" ");
        html.element("span", &[("class", "address")], &format!("({address})"));
    }
}

/// One sentence: as many links as it has origins in a row.
fn stretch(html: &mut Html, view: &View, run: &Run, looks: &[Look], sentence: &Range<usize>) {
    let mut open: Option<Target> = None;
    for (piece, look) in run.pieces.iter().zip(looks) {
        let range = piece.range.start.max(sentence.start)..piece.range.end.min(sentence.end);
        if range.is_empty() {
            continue;
        }
        let next = piece
            .origin
            .as_ref()
            .map(|origin| target(view, origin, run.place(&range, &view.desk.loaded.texts).as_ref()));
        // A full stop behind a fact would be too small a link to hit.
        let is_sign = open.is_some() && !run.text[range.clone()].contains(char::is_alphanumeric);
        // Words that stand one behind the other in a line of a file are one link.
        let goes_on = match (&open, &next) {
            _ if is_sign => true,
            (Some(open), Some(next)) => open.class == next.class && open.said == next.said,
            (open, next) => open.is_none() && next.is_none(),
        };
        if !goes_on {
            close(html, open.take());
            open = next;
            begin(html, open.as_ref());
        }
        set(html, *look, &run.text[range]);
    }
    close(html, open);
}

fn begin(html: &mut Html, target: Option<&Target>) {
    let Some(Target { class, address, said }) = target else { return };
    match address {
        Some(address) => html.open("a", &[("class", class), ("href", address), ("title", said)]),
        None => html.open("span", &[("class", class), ("title", said)]),
    }
}

fn close(html: &mut Html, target: Option<Target>) {
    match target {
        Some(Target { address: Some(_), .. }) => html.close("a"),
        Some(_) => html.close("span"),
        None => {}
    }
}

fn set(html: &mut Html, look: Look, words: &str) {
    let names = [(look.strong, "strong"), (look.emphasis, "em"), (look.code, "code")];
    names.iter().filter(|(is, _)| *is).for_each(|(_, name)| html.open(name, &[]));
    html.words(words);
    names.iter().rev().filter(|(is, _)| *is).for_each(|(_, name)| html.close(name));
}

/// A block, as it reads on the page, without the page's look.
pub fn block(html: &mut Html, view: &View, kind: &BlockKind) {
    let element = |html: &mut Html, name: &'static str, content: &[Inline]| {
        html.open(name, &[]);
        inlines(html, view, content);
        html.end(name);
    };
    match kind {
        BlockKind::Paragraph { content } => element(html, "p", content),
        BlockKind::List { start, items } => {
            let name = if start.is_some() { "ol" } else { "ul" };
            let start = start.filter(|number| *number != 1).map(|number| number.to_string()).unwrap_or_default();
            html.open(name, &[("start", &start)]);
            for item in items {
                html.open("li", &[]);
                item.blocks.iter().for_each(|inner| block(html, view, inner));
                html.end("li");
            }
            html.end(name);
        }
        BlockKind::Quote { blocks } => {
            html.open("blockquote", &[]);
            blocks.iter().for_each(|inner| block(html, view, inner));
            html.end("blockquote");
        }
        BlockKind::Callout { title, blocks, .. } => {
            html.open("div", &[("class", "callout")]);
            html.open("p", &[]);
            html.open("strong", &[]);
            inlines(html, view, title);
            html.close("strong");
            html.end("p");
            blocks.iter().for_each(|inner| block(html, view, inner));
            html.end("div");
        }
        BlockKind::Entries { entries } => {
            html.open("dl", &[("class", "pairs")]);
            for entry in entries {
                element(html, "dt", &entry.label);
                element(html, "dd", &entry.value);
            }
            html.end("dl");
        }
        BlockKind::Table(table) => {
            // A row reads as one line under its name: two tables side by side would not fit any screen.
            if !table.caption.is_empty() {
                html.open("p", &[("class", "caption")]);
                inlines(html, view, &table.caption);
                html.end("p");
            }
            html.open("ul", &[("class", "rows")]);
            for row in &table.rows {
                html.open("li", &[]);
                for (at, cell) in row.cells.iter().enumerate() {
                    html.open("div", &[("class", if at == 0 { "first" } else { "" })]);
                    if let Some(column) = table.columns.get(at).filter(|column| at > 0 && !column.head.is_empty()) {
                        html.open("span", &[("class", "label")]);
                        inlines(html, view, &column.head);
                        html.words(": ");
                        html.close("span");
                    }
                    inlines(html, view, &cell.content);
                    html.end("div");
                }
                html.end("li");
            }
            html.end("ul");
        }
        BlockKind::Chain { steps, total } => {
            html.open("ol", &[("class", "chain")]);
            for step in steps {
                html.open("li", &[]);
                html.open("span", &[("class", "label")]);
                inlines(html, view, &step.label);
                html.close("span");
                html.words(": ");
                inlines(html, view, &step.value);
                html.end("li");
            }
            html.end("ol");
            element(html, "p", total);
        }
        BlockKind::Signature { place_and_date, name, title, image } => {
            element(html, "p", place_and_date);
            if let Some(image) = image {
                element(html, "p", &[Inline::Text { text: image.alt.clone() }]);
            }
            element(html, "p", name);
            if !title.is_empty() {
                element(html, "p", title);
            }
        }
    }
}

/// Every place and every message that the words of inlines came from.
#[derive(Default)]
pub struct Sources {
    /// In reading order.
    pub origins: Vec<Arc<Origin>>,
}

impl Sources {
    pub fn of_inlines(content: &[Inline]) -> Sources {
        Sources { origins: Words::of(content).pieces.into_iter().filter_map(|piece| piece.origin).collect() }
    }

    pub fn of_kinds(kinds: &[BlockKind]) -> Sources {
        let mut sources = Sources::default();
        for kind in kinds {
            let mut copy = kind.clone();
            crate::document::walk::block_leaves(&mut copy, &mut |leaf| {
                sources.origins.extend(leaf.origin.take());
            });
        }
        sources
    }

    /// Whether any word depends on something that stands inside a place.
    pub fn touch(&self, place: &Place) -> bool {
        let overlaps = |own: &Place| own.file == place.file && own.start < place.end && place.start < own.end;
        self.origins.iter().flat_map(|origin| origin.places()).any(overlaps)
    }

    /// Where the words stand, in small print: the first line of each file, else the messages that say them.
    pub fn tell(&self, html: &mut Html, view: &View) {
        const MOST: usize = 3;
        let fragments = self.origins.iter().filter(|origin| origin.fact.is_none() && origin.message.is_none());
        let mut files: Vec<&Place> = Vec::new();
        for at in fragments.filter_map(|origin| origin.place.as_ref()) {
            if !files.iter().any(|other| other.file == at.file) {
                files.push(at);
            }
        }
        let mut messages: Vec<&str> = Vec::new();
        for message in self.origins.iter().filter_map(|origin| origin.message.as_deref()) {
            if !messages.contains(&message) {
                messages.push(message);
            }
        }
        if files.is_empty() && messages.is_empty() {
            return;
        }
        html.open("p", &[("class", "where"), ("lang", view.lang.code())]);
        for (at, file) in files.iter().enumerate() {
            html.words(if at == 0 { "" } else { ", " });
            place::link(html, view, file, &place::short(view, file));
        }
        if files.is_empty() {
            let more = if messages.len() > MOST { " …" } else { "" };
            messages.truncate(MOST);
            html.words(&format!("{}{more}", message_of(view, &messages.join(", "))));
        }
        html.end("p");
    }
}
