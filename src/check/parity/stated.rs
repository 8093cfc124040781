//! Words per language in the facts: each with the others of the same fact, also where no page shows them.

use super::words::Words;
use super::{Sides, differ};
use crate::check::Found;
use crate::source::per_language::{Spoken, spoken};

/// Compares the words of every fact that has words of its own in both languages.
pub fn compare(sides: &Sides, found: &mut Found) {
    let subject = sides.subject;
    for file in &subject.loaded.files {
        let Some(text) = subject.files.get(file) else { continue };
        let languages = [sides.left.lang, sides.right.lang];
        let is_used = |record: &str, id: &str| match record {
            "recipient" => subject.policy.recipients.iter().any(|recipient| *recipient.id == *id),
            "system" => subject.policy.systems.iter().any(|system| *system.id == *id),
            _ => true,
        };
        for Spoken { words, .. } in spoken(file, text, languages.as_slice(), &is_used) {
            let [left, right] = words.as_slice() else { continue };
            let of = |(text, place): &(String, crate::finding::Place)| Words::of_text(text, place);
            differ::words(sides, &of(left), &of(right), found);
        }
    }
}
