//! Words left in another language: English on the Danish page, or Danish that nobody translated.

use whatlang::{Detector, Lang as Detected};

use super::masked::asides;
use super::words::Words;
use super::{Side, Sides, differ};
use crate::check::{Both, Found};
use crate::model::language::Lang;

/// Fewer words than this tell no language.
const FEWEST: usize = 8;

/// Below this the detector guesses. Measured on the messages of the program and the texts of its examples: of 1,500
/// Danish and English sentences of eight words or more none is taken for the other, and four of five that stand on the
/// wrong page are found.
const SURE: f64 = 0.5;

/// The languages of sites that the detector knows, by their short names.
const KNOWN: [(&str, Detected); 30] = [
    ("da", Detected::Dan),
    ("en", Detected::Eng),
    ("de", Detected::Deu),
    ("sv", Detected::Swe),
    ("nb", Detected::Nob),
    ("no", Detected::Nob),
    ("fi", Detected::Fin),
    ("nl", Detected::Nld),
    ("fr", Detected::Fra),
    ("es", Detected::Spa),
    ("it", Detected::Ita),
    ("pt", Detected::Por),
    ("pl", Detected::Pol),
    ("cs", Detected::Ces),
    ("sk", Detected::Slk),
    ("hu", Detected::Hun),
    ("ro", Detected::Ron),
    ("bg", Detected::Bul),
    ("hr", Detected::Hrv),
    ("sl", Detected::Slv),
    ("et", Detected::Est),
    ("lv", Detected::Lav),
    ("lt", Detected::Lit),
    ("el", Detected::Ell),
    ("uk", Detected::Ukr),
    ("ru", Detected::Rus),
    ("tr", Detected::Tur),
    ("ar", Detected::Ara),
    ("fa", Detected::Pes),
    ("vi", Detected::Vie),
];

/// Little words that are in nearly every sentence of a language, and in none of the other.
const LITTLE: [(&str, &[&str]); 2] = [
    (
        "da",
        &["og", "at", "det", "er", "vi", "af", "ikke", "på", "til", "som", "du", "dig", "din", "en", "et", "der", "os"],
    ),
    ("en", &["the", "and", "of", "to", "we", "you", "your", "is", "are", "not", "that", "it", "a", "our", "us", "be"]),
];

/// Tells which of two units is in another language than its page; `true` where one is, and there is no more to compare.
pub fn compare(sides: &Sides, left: &Words, right: &Words, found: &mut Found) -> bool {
    let (plain_left, plain_right) = (plain(left), plain(right));
    if plain_left.len() >= 4 && plain_left == plain_right {
        let (l, r) = (sides.left.lang, sides.right.lang);
        let message = Both::new(
            format!("teksten er den samme i `{l}` og `{r}`: `{}`", super::unit::excerpt(&right.run.text)),
            format!("the words are the same in `{l}` and `{r}`: `{}`", super::unit::excerpt(&right.run.text)),
        );
        differ::report(sides, message, (left, &left.all()), (right, &right.all()), None, found);
        return true;
    }
    let mut told = false;
    for (words, plain, side) in [(left, &plain_left, &sides.left), (right, &plain_right, &sides.right)] {
        let Some(other) = foreign(sides, side, plain) else { continue };
        let lang = side.lang;
        let excerpt = super::unit::excerpt(&words.run.text);
        let message = Both::new(
            format!("`{excerpt}` ser ud til at være skrevet på `{other}`, men står i `{lang}`"),
            format!("`{excerpt}` seems to be written in `{other}` and stands in `{lang}`"),
        );
        differ::report_one(sides, message, words, side.lang, found);
        told = true;
    }
    told
}

/// The words of the firm's own that belong to a language: without names, addresses, figures, and what stands in
/// brackets or quotation marks, which may well be another language's.
fn plain(words: &Words) -> Vec<&str> {
    let mut all = Vec::new();
    let text = &words.run.text;
    for piece in words.run.pieces.iter().filter(|piece| words.is_own_at(&piece.range)) {
        let part = &text[piece.range.clone()];
        let aside = asides(part, true);
        let mut at = 0;
        for word in part.split_inclusive(char::is_whitespace) {
            let (start, end) = (at, at + word.len());
            at = end;
            let bare = word.trim_matches(|sign: char| !sign.is_alphabetic());
            let is_word = !bare.is_empty() && bare.chars().all(|sign| sign.is_alphabetic() || sign == '-');
            let is_aside = aside.iter().any(|aside| aside.start < end && start < aside.end);
            // A capital is a name or the start of a sentence, which one word less does not hurt.
            if is_word && !is_aside && bare.chars().all(|sign| !sign.is_uppercase()) {
                all.push(bare);
            }
        }
    }
    all
}

/// The language that words seem to be in, where it is another one of the site's.
fn foreign(sides: &Sides, side: &Side, plain: &[&str]) -> Option<Lang> {
    if plain.len() < FEWEST || has_little_words(side.lang, plain) {
        return None;
    }
    let known = |lang: &Lang| KNOWN.iter().find(|(code, _)| *code == lang.as_str()).map(|(_, detected)| *detected);
    let own = known(side.lang)?;
    let languages = &sides.subject.config.languages;
    let mut allowed: Vec<Detected> = languages.iter().filter_map(|language| known(&language.code)).collect();
    // Between two languages the detector is sure of everything; a third makes it doubt what is neither.
    if allowed.len() < 3 {
        let third = [Detected::Deu, Detected::Nld, Detected::Dan];
        allowed.extend(third.into_iter().find(|third| !allowed.contains(third)));
    }
    let info = Detector::with_allowlist(allowed).detect(&plain.join(" "))?;
    if info.lang() == own || info.confidence() < SURE {
        return None;
    }
    languages.iter().map(|language| &language.code).find(|code| known(code) == Some(info.lang())).cloned()
}

/// Whether the little words alone say that all is well, which is so nearly always, and quickly seen.
fn has_little_words(lang: &Lang, plain: &[&str]) -> bool {
    let count = |words: &[&str]| plain.iter().filter(|word| words.contains(word)).count();
    let (own, others): (Vec<_>, Vec<_>) = LITTLE.iter().partition(|(code, _)| *code == lang.as_str());
    let own = own.first().map_or(0, |(_, words)| count(words));
    own >= 2 && others.iter().all(|(_, words)| count(words) < own)
}
