//! Where words came from: the line that somebody opens, or the message that says them.

use super::place;
use super::view::View;
use super::words;
use crate::document::Origin;
use crate::finding::Place;

/// Where a stretch of words leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// How a stylesheet knows whose words they are: `fragment`, `fact` or `library`.
    pub class: &'static str,
    /// The editor's address; absent where the words stand in no file of the site, or no editor was named.
    pub address: Option<String>,
    /// In words: file and line, the fact, or the message.
    pub said: String,
}

/// Where words of an origin lead. `here` is where these very words stand, as near as it is known.
pub fn target(view: &View, origin: &Origin, here: Option<&Place>) -> Target {
    if let (Some(fact), Some(at)) = (&origin.fact, origin.fact_place()) {
        let said = format!("{} · {fact}", place::named(view, at));
        return Target { class: "fact", address: place::editor_link(view, at), said };
    }
    if let Some(message) = &origin.message {
        let own = origin.place.as_ref().filter(|at| place::built_in(at).is_none());
        return match own {
            Some(at) => Target {
                class: "library",
                address: place::editor_link(view, at),
                said: format!("{} · {message}", place::named(view, at)),
            },
            None => Target { class: "library", address: None, said: message_of(view, message) },
        };
    }
    let at = here.or(origin.place.as_ref());
    Target {
        class: "fragment",
        address: at.and_then(|at| place::editor_link(view, at)),
        said: at.map_or_else(String::new, |at| place::named(view, at)),
    }
}

/// A message that is embedded in the program.
pub fn message_of(view: &View, id: &str) -> String {
    format!("{}: {id}", view.say(&words::LIBRARY))
}
