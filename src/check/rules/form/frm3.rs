//! FRM3: sections that can be read.

use std::collections::BTreeMap;

use crate::check::text::Sentence;
use crate::check::text::readability::{Measure, Score, limits, score};
use crate::check::wording::place_in;
use crate::check::{Both, Found, Hit, Rule, Subject, Written, both};
use crate::finding::Severity;
use crate::model::language::Lang;

pub const RULE: Rule = Rule {
    code: "FRM3",
    severity: Severity::Info,
    source: both(
        "databeskyttelsesforordningens artikel 12, stk. 1; grænserne er god skik (LIX og Flesch)",
        "GDPR Art. 12(1); the limits are good practice (LIX and Flesch)",
    ),
    title: both(
        "afsnit, som er til at læse: LIX højst 45, på engelsk Flesch mindst 50",
        "sections that can be read: LIX at most 45, in English Flesch at least 50",
    ),
    when: both(
        "i afsnit, hvor der er nok af jeres egne ord til at tælle på",
        "in sections with enough words of your own to be counted",
    ),
    looks_at: &["text"],
    why: both(
        "lange sætninger med lange ord bliver sprunget over, og så er læseren ikke oplyst",
        "long sentences of long words are skipped, and then readers are not informed",
    ),
    mend: both(
        "del de nævnte sætninger, og skriv dagligdags ord i stedet for de lange",
        "split the sentences that are named, and put everyday words in place of the long ones",
    ),
    check,
};

/// So many of a section's sentences are shown.
const WORST: usize = 3;

fn check(subject: &Subject, found: &mut Found) {
    for written in &subject.texts {
        let mut sections: BTreeMap<&str, Vec<Sentence>> = BTreeMap::new();
        for sentence in written.sentences().filter(is_own) {
            sections.entry(sentence.run.section.as_str()).or_default().push(sentence);
        }
        for (section, sentences) in sections {
            let Some(score) = score(written.lang, &sentences) else { continue };
            if score.words >= limits().fewest_words && score.measure.is_hard(score.value) {
                tell(subject, written, section, score, &sentences, found);
            }
        }
    }
}

/// Whether most of a sentence is the firm's: what the library says can be mended by nobody who gets the finding.
fn is_own(sentence: &Sentence) -> bool {
    let pieces = sentence.run.pieces_of(&sentence.range).filter(|piece| piece.is_own());
    let own: usize =
        pieces.map(|piece| piece.range.end.min(sentence.range.end) - piece.range.start.max(sentence.range.start)).sum();
    2 * own > sentence.range.len()
}

fn tell(subject: &Subject, written: &Written, section: &str, of_all: Score, all: &[Sentence], found: &mut Found) {
    let (name, value, limit) = (name(of_all.measure), of_all.value.round(), of_all.measure.limit());
    let message = Both::new(
        format!("afsnittet `{section}` har {name} {value}; grænsen er {limit}"),
        format!("the section `{section}` has {name} {value}; the limit is {limit}"),
    );
    let mut own: Vec<(&Sentence, Score)> =
        all.iter().filter_map(|sentence| Some((sentence, score(written.lang, [sentence])?))).collect();
    let hardness = |score: &Score| if score.measure == Measure::Lix { score.value } else { -score.value };
    own.sort_by(|(_, a), (_, b)| hardness(b).total_cmp(&hardness(a)));
    own.truncate(WORST);
    let Some((worst, _)) = own.first() else { return };
    let mut hit = Hit::new(&place_in(subject, worst.run, &worst.range), message).lang(written.lang);
    for (sentence, score) in &own {
        hit = hit.related(&place_in(subject, sentence.run, &sentence.range), label(written.lang, score));
    }
    found.add(hit);
}

fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Lix => "LIX",
        Measure::Flesch => "Flesch",
    }
}

fn label(lang: &Lang, score: &Score) -> Both {
    let (words, value, name) = (score.words, score.value.round(), name(Measure::of(lang)));
    Both::new(format!("{words} ord, {name} {value}"), format!("{words} words, {name} {value}"))
}
