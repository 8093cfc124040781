//! Words of a fragment: text with placeholders, links, mentions of notes.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType};

use crate::compose::fragment::builder::{Builder, Frame, Kind};
use crate::compose::fragment::link::{self, Target};
use crate::compose::placeholder::{self, Part};
use crate::document::walk::plain;
use crate::document::{Inline, Leaf, Origin};
use crate::finding::Finding;

impl Builder<'_> {
    pub(super) fn inline_event(&mut self, event: Event, range: Range<usize>) {
        if self.is_ignored() {
            return;
        }
        match event {
            Event::Text(text) => self.text(&text, &range),
            Event::Code(text) => {
                let origin = Origin::place(&self.place(&range));
                self.push(Inline::Code { text: Leaf::new(text.into_string(), origin) });
            }
            // A line end in the file is a space; a break in the words is asked for.
            Event::SoftBreak => self.words(" ", &range),
            Event::HardBreak => self.push(Inline::Break),
            Event::FootnoteReference(label) => self.mention(&label, &range),
            // Options that are off make no other events.
            _ => {}
        }
    }

    fn mention(&mut self, label: &str, range: &Range<usize>) {
        let inside = |wanted: fn(&Kind) -> bool| self.frames.iter().any(|frame| wanted(&frame.kind));
        if inside(|kind| matches!(kind, Kind::Note(_) | Kind::Heading(_))) {
            let hint = "mention it in the text itself";
            self.report("misplaced-note", "a note inside a heading or another note", range, hint);
            return;
        }
        let number = self.footnotes.mention(label);
        self.push(Inline::NoteRef { number });
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        if let Some(written) = placeholder::only(text)
            && let Some(Frame { kind: Kind::Paragraph, inlines, component: None, .. }) = self.frames.last()
            && inlines.is_empty()
            && let Some(blocks) = self.library.component(self.ctx, written)
        {
            if blocks.is_empty() {
                let message = format!("`{{{{ {written} }}}}` has nothing to show");
                self.report("empty-component", message, range, "state the facts that it shows, or take it out");
            }
            if let Some(frame) = self.frames.last_mut() {
                frame.component = Some(blocks);
            }
            return;
        }
        // Braces of the source, one after another: escapes and entities make the text shorter than its source.
        let mut from = range.start;
        for part in placeholder::parts(text) {
            match part {
                Part::Words(words) => self.words_with_notes(words, range),
                Part::Path { path, start, end } => {
                    let at = self.source_of(&text[start..end], start, &mut from, range, text.len());
                    let place = self.place(&at);
                    match placeholder::resolve(self.ctx, self.library, path, &place) {
                        Ok(words) => self.value(words),
                        Err(finding) => self.ctx.report(finding),
                    }
                }
                Part::Bad { why, start, end } => {
                    let at = self.source_of(&text[start..end], start, &mut from, range, text.len());
                    let hint =
                        "a placeholder is `{{ controller.name }}`; `{{` in the words themselves stands in `code`";
                    self.report("bad-placeholder", format!("no placeholder: {why}"), &at, hint);
                }
            }
        }
    }

    /// Where a stretch of a text stands in the source.
    fn source_of(
        &self,
        written: &str,
        start: usize,
        from: &mut usize,
        range: &Range<usize>,
        length: usize,
    ) -> Range<usize> {
        let at = if range.len() == length {
            range.start + start
        } else {
            match self.fragment.body.get(*from..range.end).and_then(|source| source.find(written)) {
                Some(found) => *from + found,
                None => return range.clone(),
            }
        };
        *from = (at + written.len()).min(range.end);
        at..*from
    }

    /// Markdown leaves the mention of a note that is nowhere written as it stands.
    fn words_with_notes(&mut self, words: &str, range: &Range<usize>) {
        if let Some((_, rest)) = words.split_once("[^")
            && let Some((label, _)) = rest.split_once(']')
        {
            let hint = format!("write the note: `[^{label}]: …`");
            self.report("missing-note", format!("there is no note `{label}`"), range, &hint);
        }
        self.words(words, range);
    }

    /// Adds words to those before them, so that a sentence over several lines is one stretch with one place.
    fn words(&mut self, words: &str, range: &Range<usize>) {
        let place = self.place(range);
        let Some(frame) = self.frames.last_mut() else { return };
        if let Some(Inline::Text { text }) = frame.inlines.last_mut()
            && let Some(origin) = text.origin.as_mut().map(Arc::make_mut)
            && let (None, None, Some(before)) = (&origin.fact, &origin.message, &mut origin.place)
        {
            text.text.push_str(words);
            before.end = place.end;
            return;
        }
        frame.inlines.push(Inline::text(words, Origin::place(&place)));
    }

    fn value(&mut self, words: Vec<Inline>) {
        let in_link = self.frames.iter().any(|frame| matches!(frame.kind, Kind::Link(_)));
        let words = if in_link { link::without_links(words) } else { words };
        words.into_iter().for_each(|word| self.push(word));
    }

    pub(super) fn open_link(&mut self, written: &str, title: &str, link_type: LinkType, range: Range<usize>) {
        let place = self.place(&range);
        if !title.is_empty() {
            self.report("bad-link", "a title on a link", &range, "nobody reads it: say it in the text");
        }
        let written = if link_type == LinkType::Email { format!("mailto:{written}") } else { written.to_owned() };
        let target = self
            .destination(&written, &range)
            .and_then(|destination| link::target(&destination, &place))
            .map_err(|finding| self.ctx.report(finding))
            .ok();
        if let Some(Target::Section(section)) = &target {
            self.links.push((section.clone(), place.clone()));
        }
        self.frames.push(Frame::new(Kind::Link(target), place));
    }

    /// The destination with its placeholders resolved.
    fn destination(&self, written: &str, range: &Range<usize>) -> Result<String, Finding> {
        let place = self.place(range);
        let mut destination = String::new();
        for part in placeholder::parts(written) {
            match part {
                Part::Words(words) => destination.push_str(words),
                Part::Path { path, .. } => {
                    let words = placeholder::resolve(self.ctx, self.library, link::path_of(path), &place)?;
                    let address = link::address_of(&words);
                    // `mailto:{{ contact.email }}` and `{{ contact.email }}` lead to the same place.
                    let address = match destination.as_str() {
                        "mailto:" | "tel:" => address.strip_prefix(&destination).unwrap_or(&address).to_owned(),
                        _ => address,
                    };
                    destination.push_str(&address);
                }
                Part::Bad { why, .. } => {
                    return Err(Finding::error("bad-placeholder", format!("no placeholder: {why}"))
                        .at(&place)
                        .hint("a placeholder is `{{ contact.email }}`"));
                }
            }
        }
        Ok(destination)
    }

    pub(super) fn close_link(&mut self, target: Option<Target>, content: Vec<Inline>, range: &Range<usize>) {
        if plain(&content).trim().is_empty() {
            self.report("empty-link", "a link without words", range, "write what it leads to between the brackets");
            return;
        }
        match target {
            Some(Target::Away(href)) => self.push(Inline::Link { href, content }),
            Some(Target::Section(section)) => self.push(Inline::SectionLink { section, content }),
            // The mistake is reported; the words stay.
            None => content.into_iter().for_each(|word| self.push(word)),
        }
    }
}
