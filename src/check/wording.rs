//! Pieces of messages: lists of ids, quotations, and where quoted words stand.

use std::collections::BTreeMap;
use std::ops::Range;

use super::text::{Phrases, Run, Said, Topic};
use super::{Both, Subject};
use crate::document::walk::plain;
use crate::finding::Place;
use crate::model::language::Lang;
use crate::model::text::Text;
use crate::text::LanguageWords;

/// So many ids are named; of more, the first few and how many there are beside them.
const NAMED: usize = 5;

/// So many signs of a sentence are quoted.
const QUOTED: usize = 90;

/// Ids in backticks: "`a`, `b` og `c`".
pub fn ids(ids: &[&str]) -> Both {
    let (named, rest) = ids.split_at(if ids.len() > NAMED { NAMED - 1 } else { ids.len() });
    let mut items: Vec<String> = named.iter().map(|id| format!("`{id}`")).collect();
    let last = match rest.len() {
        0 => items.pop().map(|last| Both::new(last.clone(), last)),
        more => Some(Both::new(format!("{more} andre"), format!("{more} more"))),
    };
    let Some(last) = last else { return Both::new("", "") };
    if items.is_empty() {
        return last;
    }
    let first = items.join(", ");
    Both::new(format!("{first} og {}", last.da), format!("{first} and {}", last.en))
}

/// Words of a policy in quotation marks, cut at a word where they are long.
pub fn quoted(words: &str) -> Both {
    let words = words.trim();
    let cut = match words.char_indices().nth(QUOTED) {
        None => words.to_owned(),
        Some((end, _)) => {
            let end = words[..end].rfind(char::is_whitespace).unwrap_or(end);
            format!("{} …", words[..end].trim_end())
        }
    };
    // A backtick would open or close a quotation that a waiver may name.
    let cut = cut.replace('`', "'");
    Both::new(format!("»{cut}«"), format!("‘{cut}’"))
}

/// Where said words are mended: where their fact is stated, else where they stand, else the policy's own file.
pub fn place_of_said(subject: &Subject, said: &Said) -> Place {
    place_in(subject, said.run, &said.range)
}

/// The same for any stretch of a run.
pub fn place_in(subject: &Subject, run: &Run, range: &Range<usize>) -> Place {
    let stated = run.pieces_of(range).find_map(|piece| piece.origin.as_ref()?.stated.clone());
    stated.or_else(|| run.place(range, subject.files)).unwrap_or_else(|| subject.policy_file().clone())
}

/// Whether a text of the facts speaks of a topic, in any language.
pub fn says(words: &BTreeMap<Lang, LanguageWords>, text: &Text, topic: Topic) -> bool {
    words.iter().any(|(lang, words)| {
        let Some(phrases) = Phrases::of(lang) else { return false };
        // Words that are missing in a language were told by the loader.
        words.text(text, "").is_ok_and(|said| phrases.says(topic, &plain(&said)))
    })
}
