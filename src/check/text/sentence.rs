//! Sentences: the segmentation of Unicode (UAX 29), mended where law and firms write a full stop that ends nothing.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// What never ends a sentence, in lower case and without its last full stop: something follows that belongs to it.
const OPENING: [&str; 29] = [
    "art", "nr", "stk", "litra", "jf", "fx", "f.eks", "e.g", "i.e", "ca", "tlf", "kl", "dvs", "inkl", "ekskl", "hr",
    "fru", "frk", "dr", "mr", "mrs", "ms", "prof", "adv", "evt", "pr", "sml", "vedr", "eu-u.s",
];

/// What may end a sentence and may not: it goes on where a small letter, a figure or a bracket follows.
const CLOSING: [&str; 20] = [
    "pkt", "bl.a", "mv", "m.v", "mm", "m.m", "mfl", "m.fl", "osv", "o.l", "lign", "no", "etc", "inc", "ltd", "co",
    "corp", "bros", "plc", "st",
];

/// The sentences of a text, as bytes, without the space around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    if is_one(text) {
        let start = text.len() - text.trim_start().len();
        let all = start..start + text.trim().len();
        return if all.is_empty() { Vec::new() } else { vec![all] };
    }
    parted(text)
}

/// Whether nothing before the last sign can end a sentence, as in most items and cells, and in one paragraph of two:
/// then nobody has to look further.
fn is_one(text: &str) -> bool {
    let body = text.trim();
    let body = body.strip_suffix(['.', '!', '?']).unwrap_or(body);
    body.chars().all(|sign| match sign {
        '.' | '!' | '?' | '\n' | '\r' | '\u{85}' => false,
        '–' | '—' | '’' | '‘' | '“' | '”' => true,
        sign => sign < '\u{250}',
    })
}

fn parted(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for (start, part) in text.split_sentence_bound_indices() {
        let end = start + part.len();
        match all.last_mut() {
            Some(last) if !ends(&text[last.clone()], &text[start..]) => last.end = end,
            _ => all.push(start..end),
        }
    }
    all.into_iter()
        .map(|range| {
            let part = &text[range.clone()];
            let start = range.start + (part.len() - part.trim_start().len());
            start..start + part.trim().len()
        })
        .filter(|range| !range.is_empty())
        .collect()
}

/// Whether a sentence ends here: not behind an abbreviation or an initial, nor behind "18." before a month.
fn ends(sentence: &str, rest: &str) -> bool {
    let Some(before) = sentence.trim_end().strip_suffix('.') else { return true };
    let last = before.rsplit(|sign: char| sign.is_whitespace() || sign == '(').next().unwrap_or_default();
    let next = rest.trim_start().chars().next();
    let goes_on = next.is_some_and(|sign| sign.is_lowercase() || sign.is_ascii_digit() || "([,&".contains(sign));
    let is_number = !last.is_empty() && last.chars().all(|sign| sign.is_ascii_digit());
    // "A. P. Møller", but not "Det er plan B." at the end of a text.
    let is_initial = is_one_capital(last) && next.is_some_and(char::is_uppercase);
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(last));
    !((goes_on && (is_number || is(&CLOSING))) || is(&OPENING) || is_initial)
}

fn is_one_capital(word: &str) -> bool {
    let mut signs = word.chars();
    matches!((signs.next(), signs.next()), (Some(sign), None) if sign.is_uppercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn the_name_of_the_framework_with_the_us_stays_whole() {
        let text = "Modtageren er tilmeldt EU-U.S. Data Privacy Framework. Du kan se listen.";
        assert_eq!(split(text).len(), 2);
    }

    #[test]
    fn a_full_stop_in_a_date_or_a_provision_ends_nothing() {
        assert_eq!(
            split("Det står i artikel 13, stk. 1, litra a. Fra 18. maj 2018 gælder det."),
            ["Det står i artikel 13, stk. 1, litra a.", "Fra 18. maj 2018 gælder det."]
        );
        assert_eq!(
            split("Det er § 11, stk. 2, nr. 1, 2. pkt. i loven."),
            ["Det er § 11, stk. 2, nr. 1, 2. pkt. i loven."]
        );
        assert_eq!(
            split("Det er f.eks. Talværk ApS. Spørg kl. 9-12."),
            ["Det er f.eks. Talværk ApS.", "Spørg kl. 9-12."]
        );
        assert_eq!(split("Ring på tlf. 33 19 32 00. Vi svarer."), ["Ring på tlf. 33 19 32 00.", "Vi svarer."]);
        assert!(split("  ").is_empty());
    }

    #[test]
    fn names_of_firms_end_a_sentence_or_stand_inside_one() {
        assert_eq!(split("We use Brevdue Ltd. We keep it."), ["We use Brevdue Ltd.", "We keep it."]);
        assert_eq!(split("Brevdue Inc. (USA) is listed."), ["Brevdue Inc. (USA) is listed."]);
        assert_eq!(split("Formosa Frames Co., Ltd. makes frames."), ["Formosa Frames Co., Ltd. makes frames."]);
        assert_eq!(split("Smith & Co. & Sons Ltd. We pay."), ["Smith & Co. & Sons Ltd.", "We pay."]);
        assert_eq!(split("Vi bruger Trygt & Godt A/S. De svarer."), ["Vi bruger Trygt & Godt A/S.", "De svarer."]);
        assert_eq!(split("Vi bruger A. P. Møller. De svarer."), ["Vi bruger A. P. Møller.", "De svarer."]);
    }

    #[test]
    fn danish_letters_on_an_english_page_are_letters() {
        assert_eq!(
            split("We ask Ærø Kommune. Østbanen answers. Åse (DPO) helps."),
            ["We ask Ærø Kommune.", "Østbanen answers.", "Åse (DPO) helps."]
        );
    }

    proptest! {
        #[test]
        fn sentences_cover_the_text_and_never_overlap(
            parts in prop::collection::vec("[A-ZÆØÅa-zæøå]{1,6}|stk|nr|Inc|18|\\(|\\)|…|»|«", 0..30),
            signs in prop::collection::vec("[.] |[.]| |[?] |, |\u{a0}|[.]\n", 30),
        ) {
            let text: String = parts.iter().zip(&signs).map(|(part, sign)| format!("{part}{sign}")).collect();
            let found = sentences(&text);
            for pair in found.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            for (at, sign) in text.char_indices().filter(|(_, sign)| !sign.is_whitespace()) {
                prop_assert_eq!(found.iter().filter(|range| range.contains(&at)).count(), 1, "{}", sign);
            }
            prop_assert_eq!(&found, &super::parted(&text));
            for range in found {
                prop_assert!(!range.is_empty() && text[range.clone()].trim() == &text[range]);
            }
        }
    }
}
