//! Every edition that there ever was, and what can be subscribed to, with all words resolved.

use serde::{Deserialize, Serialize};

use super::{FirmHead, Frame, Labelled, LanguageLink};
use crate::model::date::Day;

/// The page of all editions of a policy in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryPage {
    pub frame: Frame,
    pub firm: FirmHead,
    pub languages_title: String,
    pub languages: Vec<LanguageLink>,
    /// "Alle udgaver", and whose.
    pub title: String,
    pub policy: String,
    pub intro: String,
    /// Says that the policy ended, when and why.
    pub ending: Option<String>,
    pub heads: HistoryHeads,
    /// The newest first.
    pub editions: Vec<HistoryRow>,
    /// How long all bars together are; see [`Bar`].
    pub scale: u32,
    pub ways_title: String,
    pub ways: Vec<Labelled>,
}

/// Heads of the columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryHeads {
    pub edition: String,
    pub from: String,
    pub to: String,
    pub what: String,
    pub read: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryRow {
    /// "Udgave 3".
    pub name: String,
    /// `scheduled`, `in-force`, `superseded`, `ended`, `withdrawn`; and in words.
    pub state: String,
    pub state_words: String,
    pub from: String,
    pub to: String,
    /// Its kind, what a person wrote about it, and what was recorded of it later; one a paragraph.
    pub what: Vec<String>,
    pub read: Vec<Labelled>,
    pub bar: Bar,
}

/// When an edition applied, as a stretch of a line that is as long as the page's `scale`. It says nothing that the
/// words do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    pub start: u32,
    pub length: u32,
}

/// An Atom feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    pub lang: String,
    /// An absolute URI that stays the same.
    pub id: String,
    pub title: String,
    /// Absolute addresses of the feed itself, and of the page that it is about.
    pub own: String,
    pub page: String,
    /// The newest first; never empty.
    pub entries: Vec<FeedEntry>,
}

/// An edition in a feed: announced when it is recorded, updated when it takes effect.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedEntry {
    pub id: String,
    pub title: String,
    /// The firm.
    pub author: String,
    pub published: Day,
    pub updated: Day,
    /// What a person wrote about it, one a paragraph.
    pub summary: Vec<String>,
    /// Groups of changes, each with its title.
    pub groups: Vec<(String, Vec<String>)>,
    /// Absolute address of its page.
    pub page: String,
    /// Other pages and files of it: words, address, media type.
    pub links: Vec<FeedLink>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FeedLink {
    pub title: String,
    pub href: String,
    pub media_type: String,
    /// `related`, or `enclosure` for a file to keep.
    pub rel: String,
}

/// The day on which an edition takes effect, for a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarDay {
    pub lang: String,
    /// Stays the same, so that a calendar knows the event again.
    pub uid: String,
    pub recorded: Day,
    pub effective: Day,
    pub title: String,
    pub text: String,
    /// Absolute address of the edition's page.
    pub page: Option<String>,
    /// It will never take effect after all.
    pub is_cancelled: bool,
}
