//! No-break spaces where a line must not break: the author writes ordinary ones.

use crate::document::walk::{inlines_mut, runs_mut};
use crate::document::{BlockKind, Inline};

/// What stays on one line with the number or letter behind it.
const BEFORE_A_NUMBER: [&str; 9] = ["§", "§§", "stk.", "nr.", "litra", "kl.", "tlf.", "Article", "artikel"];

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// The author's own words in a block; values of facts stay as they are written.
pub fn keep_block_together(block: &mut BlockKind) {
    runs_mut(block, &mut |run| keep_run_together(run));
}

/// The author's own words in a run.
pub fn keep_run_together(run: &mut [Inline]) {
    inlines_mut(run, &mut |inline| {
        if let Inline::Text { text } = inline
            && text.origin.as_ref().is_some_and(|origin| origin.fact.is_none() && origin.message.is_none())
        {
            text.text = keep_together(&text.text);
        }
    });
}

/// The same words; only spaces change: behind `§`, `stk.`, `nr.` and their like, before `%`, and in "18. maj".
fn keep_together(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut kept = String::with_capacity(text.len() + 8);
    for (index, word) in words.iter().enumerate() {
        kept.push_str(word);
        if let Some(next) = words.get(index + 1) {
            kept.push(if together(word, next) { '\u{a0}' } else { ' ' });
        }
    }
    kept
}

fn together(word: &str, next: &str) -> bool {
    let word = word.trim_start_matches(['(', '"', '»', '“', '‘']);
    let starts_with_number = next.starts_with(|sign: char| sign.is_ascii_digit());
    let is_letter = || next.trim_end_matches([',', '.', ';', ')']).chars().count() == 1;
    if BEFORE_A_NUMBER.contains(&word) {
        return starts_with_number || (word == "litra" && is_letter());
    }
    if next.trim_end_matches([',', '.', ';', ')']) == "%" {
        return word.ends_with(|sign: char| sign.is_ascii_digit());
    }
    let ordinal = word
        .strip_suffix('.')
        .is_some_and(|number| (1..=2).contains(&number.len()) && number.chars().all(|sign| sign.is_ascii_digit()));
    ordinal && MONTHS.contains(&next.trim_end_matches([',', '.', ';', ')', ':']))
}

#[cfg(test)]
mod tests {
    use super::keep_together;

    #[test]
    fn numbers_stay_with_what_they_count() {
        for (written, kept) in [
            ("jf. § 11, stk. 2, nr. 1", "jf. §~11, stk.~2, nr.~1"),
            ("artikel 6, stk. 1, litra f.", "artikel~6, stk.~1, litra~f."),
            ("fra 18. maj 2018, og 25 % af", "fra 18.~maj 2018, og 25~% af"),
            ("(se § 4 c)", "(se §~4 c)"),
            ("§ og stk. alene, nr. et", "§ og stk. alene, nr. et"),
            ("  to  mellemrum ", "  to  mellemrum "),
            ("det er nr. 3. maj har 31. Så", "det er nr.~3.~maj har 31. Så"),
        ] {
            assert_eq!(keep_together(written), kept.replace('~', "\u{a0}"));
        }
    }
}
