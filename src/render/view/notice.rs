//! A message about a new edition, with all words resolved. The firm sends it itself.

use serde::{Deserialize, Serialize};

use super::Labelled;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    pub lang: String,
    pub subject: String,
    pub greeting: String,
    pub opening: String,
    pub sections: Vec<NoticeSection>,
    /// "Læs mere": words and absolute addresses; empty where the site has no address.
    pub read_title: String,
    pub read: Vec<Labelled>,
    pub closing: String,
    pub firm: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoticeSection {
    pub title: String,
    /// Each as an item of a list.
    pub items: Vec<String>,
    /// After the list.
    pub paragraphs: Vec<String>,
}
