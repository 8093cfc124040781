//! What every clause needs: the facts, the words, the day, and where to report.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::block::{Align, Image};
use crate::document::walk::inline_leaves;
use crate::document::walk::plain;
use crate::document::{BlockKind, Cell, Column, Entry, Inline, Item, Leaf, Origin, Row, Table};
use crate::finding::{Finding, Place};
use crate::model::date::Day;
use crate::model::fact::Located;
use crate::model::language::Lang;
use crate::model::period::Period;
use crate::model::policy::Policy;
use crate::model::published::Published;
use crate::model::text::Text;
use crate::text::{Arg, LanguageWords};

/// One policy in one language, while it is being composed. Findings are gathered here and reported all at once.
pub struct Context<'a> {
    policy: &'a Policy,
    words: &'a LanguageWords,
    day: Day,
    images: &'a BTreeMap<String, String>,
    findings: RefCell<Vec<Finding>>,
    mentioned: RefCell<BTreeSet<String>>,
}

impl<'a> Context<'a> {
    /// `images`: path below the firm's folder to the name of the asset.
    pub fn new(
        policy: &'a Published,
        words: &'a LanguageWords,
        day: Day,
        images: &'a BTreeMap<String, String>,
    ) -> Context<'a> {
        Context::over(policy.policy(), words, day, images)
    }

    /// A context over facts that may not be pruned yet, for tests.
    pub(crate) fn over(
        policy: &'a Policy,
        words: &'a LanguageWords,
        day: Day,
        images: &'a BTreeMap<String, String>,
    ) -> Context<'a> {
        Context { policy, words, day, images, findings: RefCell::default(), mentioned: RefCell::default() }
    }

    pub fn policy(&self) -> &'a Policy {
        self.policy
    }

    pub fn words(&self) -> &'a LanguageWords {
        self.words
    }

    pub fn lang(&self) -> &'a Lang {
        &self.words.language().code
    }

    /// The day the Document is composed for: decides which acts are in force and what is announced.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Reports a finding against this policy.
    pub fn report(&self, finding: Finding) {
        let finding = if finding.scope.is_empty() { finding.scope(self.policy.id.as_str()) } else { finding };
        self.findings.borrow_mut().push(finding);
    }

    /// Whether `what` is asked about for the first time: an act has its full name where it is first mentioned.
    pub fn first_mention(&self, what: &str) -> bool {
        self.mentioned.borrow_mut().insert(what.to_owned())
    }

    /// Takes everything reported so far.
    pub fn take_findings(&self) -> Vec<Finding> {
        std::mem::take(&mut self.findings.borrow_mut())
    }

    /// The sentence of a message. A missing message or a bad argument is reported, and yields nothing.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> Vec<Inline> {
        one_full_stop(self.or_report(self.words.inlines(id, args)))
    }

    /// Like [`Context::say`], as plain words.
    pub fn say_plain(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.or_report(self.words.string(id, args))
    }

    /// A text of the facts: the vocabulary's words, or the firm's own. `path` is the fact's:
    /// `activity.repair.purposes`.
    pub fn text(&self, text: &Text, path: &str) -> Vec<Inline> {
        self.or_report(self.words.text(text, path))
    }

    /// Several texts of one fact, each whole: for [`Arg::And`] and [`Arg::Or`].
    pub fn texts<'t>(&self, texts: impl IntoIterator<Item = &'t Text>, path: &str) -> Vec<Vec<Inline>> {
        texts.into_iter().map(|text| self.text(text, path)).filter(|words| !words.is_empty()).collect()
    }

    fn or_report<T: Default>(&self, result: Result<T, Finding>) -> T {
        result.unwrap_or_else(|finding| {
            self.report(finding);
            T::default()
        })
    }

    /// The value of a fact, as it is written.
    pub fn value(&self, value: &str, path: &str, place: &Place) -> Vec<Inline> {
        vec![Inline::text(value, Origin::fact(path, place))]
    }

    /// An e-mail address that opens a letter.
    pub fn email(&self, address: &str, path: &str, place: &Place) -> Vec<Inline> {
        vec![Inline::Link { href: format!("mailto:{address}"), content: self.value(address, path, place) }]
    }

    /// A phone number that can be dialled.
    pub fn phone(&self, number: &str, path: &str, place: &Place) -> Vec<Inline> {
        let dialled: String = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        vec![Inline::Link { href: format!("tel:{dialled}"), content: self.value(number, path, place) }]
    }

    /// An address on the web, shown without its scheme and the `/` at its end.
    pub fn web(&self, url: &str, path: &str, place: &Place) -> Vec<Inline> {
        let shown = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
        let shown = shown.strip_suffix('/').unwrap_or(shown);
        vec![Inline::Link { href: url.to_owned(), content: self.value(shown, path, place) }]
    }

    /// A day of the facts.
    pub fn date(&self, day: Day, path: &str, place: &Place) -> Vec<Inline> {
        vec![self.words.day(day, Origin::fact(path, place))]
    }

    /// A period of the facts, in prose: "seks måneder".
    pub fn period(&self, period: Period, path: &str, place: &Place) -> Vec<Inline> {
        self.period_in(period, false, path, place)
    }

    /// A period of the facts, as in tables: "6 måneder".
    pub fn figures(&self, period: Period, path: &str, place: &Place) -> Vec<Inline> {
        self.period_in(period, true, path, place)
    }

    fn period_in(&self, period: Period, figures: bool, path: &str, place: &Place) -> Vec<Inline> {
        let mut inlines = self.or_report(self.words.period(period, figures));
        inline_leaves(&mut inlines, &mut |leaf| {
            let origin = leaf.origin.take().map(Arc::unwrap_or_clone).unwrap_or_default();
            leaf.origin = Some(Arc::new(Origin { fact: Some(path.to_owned()), stated: Some(place.clone()), ..origin }));
        });
        inlines
    }

    /// A link to a section of this Document. That the section exists is checked when the Document is whole.
    pub fn section_link(&self, section: &str, content: Vec<Inline>) -> Vec<Inline> {
        vec![Inline::SectionLink { section: section.to_owned(), content }]
    }

    /// A paragraph of one message.
    pub fn para(&self, id: &str, args: &[(&str, Arg)]) -> BlockKind {
        BlockKind::Paragraph { content: self.say(id, args) }
    }

    /// One row of a list of entries: the label is a message.
    pub fn entry(&self, label: &str, value: Vec<Inline>) -> Entry {
        Entry { label: self.say(label, &[]), value }
    }

    /// A table: messages for its caption and its heads, then rows of cells.
    pub fn table(&self, caption: &str, heads: &[&str], rows: Vec<Vec<Vec<Inline>>>) -> BlockKind {
        BlockKind::Table(Table {
            caption: self.say(caption, &[]),
            columns: heads.iter().map(|head| Column { head: self.say(head, &[]), align: Align::Start }).collect(),
            rows: rows
                .into_iter()
                .map(|cells| Row { cells: cells.into_iter().map(|content| Cell { content }).collect() })
                .collect(),
        })
    }

    /// An image of the firm by its path, with the words of a message for those who do not see it.
    pub fn image(&self, path: &Located<String>, alt: Leaf) -> Option<Image> {
        match self.images.get(&path.value) {
            Some(asset) => Some(Image { asset: asset.clone(), alt }),
            None => {
                self.report(
                    Finding::error("missing-image", format!("there is no image `{}`", path.value)).at(&path.place),
                );
                None
            }
        }
    }
}

/// A value that ends in a full stop ("Brevdue Mail Ltd.") ends the sentence with it: no second one follows.
fn one_full_stop(mut words: Vec<Inline>) -> Vec<Inline> {
    for at in 1..words.len() {
        let stopped = plain(&words[at - 1..at]).ends_with('.');
        if let Inline::Text { text } = &mut words[at]
            && stopped
            && text.text.starts_with('.')
        {
            text.text.remove(0);
        }
    }
    words.retain(|word| !matches!(word, Inline::Text { text } if text.text.is_empty()));
    words
}

/// A paragraph of ready words.
pub fn paragraph(content: Vec<Inline>) -> BlockKind {
    BlockKind::Paragraph { content }
}

/// A list with bullets, one paragraph an item.
pub fn bullets(items: Vec<Vec<Inline>>) -> BlockKind {
    let items = items.into_iter().map(|content| Item { blocks: vec![paragraph(content)] }).collect();
    BlockKind::List { start: None, items }
}

/// The origin of what stands behind some words: theirs, but it says nothing of the fact.
fn beside(words: &mut [Inline]) -> Option<Arc<Origin>> {
    let mut last = None;
    inline_leaves(words, &mut |leaf| last.clone_from(&leaf.origin));
    last.map(|origin| Arc::new(Origin { fact: None, stated: None, ..Arc::unwrap_or_clone(origin) }))
}

/// Sentences one after another in one paragraph, with a space between those that say something.
pub fn sentences(parts: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut all: Vec<Inline> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !all.is_empty() {
            let origin = beside(&mut all);
            all.push(Inline::Text { text: Leaf { text: " ".to_owned(), origin } });
        }
        all.extend(part);
    }
    all
}
