//! Sentences: the segmentation of Unicode (UAX 29), mended where law and firms write a full stop that ends nothing.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// What stands before a full stop that ends no sentence, in lower case.
const ABBREVIATIONS: [&str; 34] = [
    "art", "nr", "stk", "pkt", "litra", "jf", "fx", "f.eks", "bl.a", "evt", "ca", "tlf", "kl", "dvs", "inkl", "ekskl",
    "mv", "m.v", "mfl", "m.fl", "osv", "hr", "fru", "pr", "no", "e.g", "i.e", "etc", "inc", "ltd", "co", "corp", "dr",
    "mr",
];

/// The sentences of a text, as bytes, without the space around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
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

/// Whether a sentence ends here: not behind an abbreviation, nor behind "18." before a month.
fn ends(sentence: &str, rest: &str) -> bool {
    let Some(before) = sentence.trim_end().strip_suffix('.') else { return true };
    let last =
        before.rsplit(|sign: char| sign.is_whitespace() || sign == '(').next().unwrap_or_default().to_lowercase();
    let is_number = !last.is_empty() && last.chars().all(|sign| sign.is_ascii_digit());
    let goes_on = rest.trim_start().chars().next().is_some_and(|sign| sign.is_lowercase() || sign.is_ascii_digit());
    let is_abbreviation = ABBREVIATIONS.contains(&last.as_str());
    !((is_number || is_abbreviation) && goes_on)
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_full_stop_in_a_date_or_a_provision_ends_nothing() {
        assert_eq!(
            split("Det står i artikel 13, stk. 1, litra a. Fra 18. maj 2018 gælder det."),
            ["Det står i artikel 13, stk. 1, litra a.", "Fra 18. maj 2018 gælder det."]
        );
        assert_eq!(split("We use Brevdue Ltd. We keep it."), ["We use Brevdue Ltd.", "We keep it."]);
        assert!(split("  ").is_empty());
    }
}
