//! Words that a negation reaches: »Du har ikke ret til indsigt« tells of no right.
//!
//! A negation reaches from its word to the end of its clause. One in a clause that only says when or that something
//! holds (»hvis du ikke er tilfreds«), one of a price (»det koster ikke noget«) and one of a limit (»ikke senere end«)
//! deny nothing that is told. In doubt nothing is denied.

use std::ops::Range;

use super::parted::{Parted, Word};
use crate::model::language::Lang;

/// The words of one language that matter.
struct Tongue {
    /// They deny what follows.
    negations: &'static [&'static str],
    /// They deny only the word behind them: "without undue delay" denies no reply.
    next_only: &'static [&'static str],
    /// They begin a condition, and end what is denied.
    conditions: &'static [&'static str],
    /// They begin another clause that depends on one.
    dependent: &'static [&'static str],
    /// They begin a clause of its own, also without any sign before them.
    turns: &'static [&'static str],
    /// They begin a clause of its own when a comma stands before them, or before the word for "and" before them.
    clauses: &'static [&'static str],
    and: &'static str,
    /// Behind a negation these make it harmless.
    behind: &'static [&'static str],
    /// Before a negation these make it harmless.
    before: &'static [&'static str],
    /// Beginnings of words of a price.
    prices: &'static [&'static str],
}

static DANISH: Tongue = Tongue {
    negations: &["ikke", "ingen", "intet", "aldrig", "hverken"],
    next_only: &["uden"],
    conditions: &["hvis", "når", "om", "såfremt", "medmindre"],
    dependent: &["at", "som", "fordi", "selvom", "hvor", "indtil", "så"],
    turns: &["men", "dog", "alligevel"],
    clauses: &["kan", "skal", "har", "får", "er", "vil", "må", "bør", "du", "vi", "så", "der", "det"],
    and: "og",
    behind: &[
        "kun",
        "bare",
        "blot",
        "alene",
        "senere",
        "mere",
        "mindst",
        "desto",
        "tilfreds",
        "enig",
        "glad",
        "nødvendigt",
    ],
    before: &["behøver", "til"],
    prices: &["kost", "betal", "gebyr", "penge"],
};

static ENGLISH: Tongue = Tongue {
    negations: &["not", "no", "never", "cannot", "neither", "t"],
    next_only: &["without"],
    conditions: &["if", "when", "where", "whether", "unless"],
    dependent: &["that", "which", "who", "because", "although", "though", "until", "so", "while"],
    turns: &["but", "however", "yet"],
    clauses: &["you", "we", "they", "then", "there", "it"],
    and: "and",
    behind: &[
        "only",
        "just",
        "later",
        "more",
        "least",
        "matter",
        "satisfied",
        "happy",
        "content",
        "agree",
        "need",
        "necessary",
    ],
    before: &["right", "need"],
    prices: &["cost", "fee", "charge", "pay"],
};

/// The stretches of a sentence that are denied, as bytes. None in a language whose negations nobody wrote down.
pub fn denied(lang: &Lang, sentence: &str) -> Vec<Range<usize>> {
    let parted = Parted::of(sentence);
    let stretches = denied_words(lang, &parted);
    let bytes = |words: Range<usize>| parted.words[words.start].range.start..parted.words[words.end - 1].range.end;
    stretches.into_iter().map(bytes).collect()
}

/// The same, as numbers of words. Two stretches may have a word in common.
pub fn denied_words(lang: &Lang, sentence: &Parted) -> Vec<Range<usize>> {
    let tongue = match lang.as_str() {
        "da" => &DANISH,
        "en" => &ENGLISH,
        _ => return Vec::new(),
    };
    let mut denied: Vec<Range<usize>> = Vec::new();
    // A clause that depends on another lasts to the next comma.
    let mut depends = false;
    let mut until = 0;
    for (at, word) in sentence.words.iter().enumerate() {
        let letters = sentence.letters(word);
        depends &= !(word.comma || word.stop);
        depends |= tongue.is_condition(word, letters) || tongue.dependent.contains(&letters);
        if depends || at < until {
            continue;
        }
        if tongue.next_only.contains(&letters) {
            if at + 1 < sentence.words.len() {
                denied.push(at..at + 2);
            }
        } else if tongue.negations.contains(&letters) && !tongue.is_harmless(sentence, at) {
            let behind = at + 1..sentence.words.len();
            until = behind.clone().find(|next| tongue.ends(sentence, *next)).unwrap_or(behind.end);
            denied.push(at..until);
        }
    }
    denied
}

impl Tongue {
    fn is_condition(&self, word: &Word, letters: &str) -> bool {
        // "Om" is also a preposition: it begins a clause behind a comma.
        self.conditions.contains(&letters) && (letters != "om" || word.comma)
    }

    fn ends(&self, sentence: &Parted, at: usize) -> bool {
        let (word, letters) = (&sentence.words[at], sentence.at(at));
        let begins_clause = || match sentence.words.get(at + 1) {
            Some(next) if letters == self.and => self.clauses.contains(&sentence.letters(next)),
            _ => self.clauses.contains(&letters),
        };
        word.stop || self.is_condition(word, letters) || self.turns.contains(&letters) || word.comma && begins_clause()
    }

    fn is_harmless(&self, sentence: &Parted, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| sentence.at(before));
        let (word, next, then) = (sentence.at(at), sentence.at(at + 1), sentence.at(at + 2));
        let mut near = at.saturating_sub(2)..sentence.words.len().min(at + 4);
        let is_price = |at: usize| self.prices.iter().any(|price| sentence.at(at).starts_with(price));
        // The end of "don't" and its like is the only "t" that denies.
        (word == "t" && !before.ends_with('n'))
            || (word == "no" && next.starts_with(|sign: char| sign.is_ascii_digit()))
            || self.behind.contains(&next)
            || self.before.contains(&before)
            || matches!((next, then), ("have", "to") | ("longer", "than") | ("længere", "end"))
            || near.any(is_price)
    }
}

#[cfg(test)]
mod tests {
    use super::denied;
    use crate::model::language::Lang;

    fn left(lang: &str, text: &str) -> String {
        let mut left = text.to_owned();
        for range in denied(&Lang::new(lang), text).into_iter().rev() {
            left.replace_range(range, "_");
        }
        left
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        assert_eq!(left("da", "Du har ikke ret til indsigt, rettelse eller sletning."), "Du har _.");
        assert_eq!(left("da", "Du kan ikke klage til Datatilsynet."), "Du kan _.");
        assert_eq!(left("da", "Der er ingen skilte ved kameraerne."), "Der er _.");
        assert_eq!(left("da", "Der er kameraer uden skilte ved døren."), "Der er kameraer _ ved døren.");
        assert_eq!(left("da", "Vi optager ikke lyd, og der er skilte."), "Vi optager _, og der er skilte.");
        assert_eq!(left("da", "Du har ret til indsigt, men ikke til sletning."), "Du har ret til indsigt, men _.");
        assert_eq!(left("da", "Hvis du er sur, kan du ikke klage."), "Hvis du er sur, kan du _.");
        assert_eq!(left("en", "You can't complain to anybody."), "You can'_.");
        assert_eq!(left("en", "We do not reply within a month."), "We do _.");
        assert_eq!(left("en", "We set no cookies if you refuse."), "We set _ if you refuse.");
        assert_eq!(left("da", "Hjælper det ikke, kan du klage."), "Hjælper det _, kan du klage.");
    }

    #[test]
    fn harmless_negations_deny_nothing() {
        for (lang, text) in [
            ("da", "Hvis du ikke er tilfreds, kan du klage til Datatilsynet."),
            ("da", "Er du ikke tilfreds med svaret, kan du klage til Datatilsynet."),
            ("da", "Mener du, at vi ikke følger reglerne, kan du klage til Datatilsynet."),
            ("da", "Vi svarer ikke senere end en måned efter."),
            ("da", "Det koster ikke noget at bede om indsigt."),
            ("da", "Du behøver ikke give en grund, når du beder om sletning."),
            ("da", "Du har ret til ikke at være genstand for en automatisk afgørelse."),
            ("en", "If you are not happy with our answer you can complain to Datatilsynet."),
            ("en", "We reply no later than one month after you ask."),
            ("en", "You do not have to say why you ask for access."),
            ("en", "There is no fee for access."),
            ("en", "Write to us, CVR no. 12345678."),
        ] {
            assert_eq!(left(lang, text), text);
        }
        assert_eq!(left("de", "Sie haben nicht das Recht."), "Sie haben nicht das Recht.");
    }
}
