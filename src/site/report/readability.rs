//! How the sections of a policy read, by counting.

use std::collections::BTreeMap;

use super::ReportInput;
use super::seen::Seen;
use crate::check::text::Sentence;
use crate::check::text::readability::{Measure, Score, limits, score};
use crate::check::{Both, ReportLang, Written, both};
use crate::document::Section;
use crate::document::walk::plain;
use crate::model::language::Lang;
use crate::render::view::report::{Bit, Mark, Part};

/// The sections of a policy in one language.
pub struct Reading {
    lang: Lang,
    /// All of the text.
    whole: Option<Score>,
    /// By title, in the order of the page; absent = too few words to judge.
    sections: Vec<(String, Option<Score>)>,
}

/// Counts each section with what stands below it.
pub fn reading(text: &Written) -> Reading {
    let mut top: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, section) in text.document.sections.iter().enumerate() {
        below(section, at, &mut top);
    }
    let sentences: Vec<Sentence> = text.sentences().collect();
    let mut of_sections: Vec<Vec<&Sentence>> = vec![Vec::new(); text.document.sections.len()];
    for sentence in &sentences {
        if let Some(at) = top.get(sentence.run.section.as_str()) {
            of_sections[*at].push(sentence);
        }
    }
    let judged = |score: &Score| score.words >= limits().fewest_words;
    let sections = text.document.sections.iter().zip(of_sections);
    Reading {
        lang: text.lang.clone(),
        whole: score(text.lang, &sentences),
        sections: sections
            .map(|(section, own)| (plain(&section.title), score(text.lang, own).filter(judged)))
            .collect(),
    }
}

fn below<'a>(section: &'a Section, at: usize, top: &mut BTreeMap<&'a str, usize>) {
    top.insert(&section.id, at);
    section.sections.iter().for_each(|inner| below(inner, at, top));
}

/// The tables, one for each language.
pub fn parts(input: &ReportInput, seen: &Seen) -> Vec<Part> {
    static INTRO: Both = both(
        "Tallene siger, hvor lange sætninger og ord er, og intet om, hvorvidt teksten er klar. LIX: jo højere, jo sværere. \
         Flesch: jo lavere, jo sværere.",
        "The figures say how long sentences and words are, and nothing of whether the text is clear. LIX: the higher, the \
         harder. Flesch: the lower, the harder.",
    );
    let mut parts = vec![Part::Paragraph(vec![Bit::words(INTRO.of(input.lang))])];
    parts.extend(seen.readings.iter().map(|reading| table(input, reading)));
    parts
}

fn table(input: &ReportInput, reading: &Reading) -> Part {
    static WHOLE: Both = both("Hele teksten", "The whole text");
    static SHORT: Both = both("for kort til at måle", "too short to measure");
    static HEADS: [Both; 2] = [both("afsnit", "section"), both("tal", "figure")];
    let lang = input.lang;
    let cell = |score: &Option<Score>| {
        score.map_or_else(|| Bit::State(Mark::Quiet, SHORT.of(lang).to_owned()), |score| figure(score, lang))
    };
    let caption = match Measure::of(&reading.lang) {
        Measure::Lix => format!("LIX ({}), {}", reading.lang, limit(Measure::Lix, lang)),
        Measure::Flesch => format!("Flesch ({}), {}", reading.lang, limit(Measure::Flesch, lang)),
    };
    let title = |words: &str| vec![Bit::Said { lang: reading.lang.to_string(), words: words.to_owned() }];
    let mut rows: Vec<Vec<Vec<Bit>>> =
        reading.sections.iter().map(|(words, score)| vec![title(words), vec![cell(score)]]).collect();
    rows.push(vec![vec![Bit::Strong(WHOLE.of(lang).to_owned())], vec![cell(&reading.whole)]]);
    Part::Table { caption, heads: HEADS.iter().map(|head| head.of(lang).to_owned()).collect(), rows }
}

fn limit(measure: Measure, lang: ReportLang) -> String {
    static HARD_OVER: Both = both("svær over ", "hard above ");
    static HARD_UNDER: Both = both("svær under ", "hard below ");
    let words = match measure {
        Measure::Lix => &HARD_OVER,
        Measure::Flesch => &HARD_UNDER,
    };
    format!("{}{:.0}", words.of(lang), measure.limit())
}

fn figure(score: Score, lang: ReportLang) -> Bit {
    static HARD: Both = both(" (svær)", " (hard)");
    if score.measure.is_hard(score.value) {
        Bit::State(Mark::Note, format!("{:.0}{}", score.value, HARD.of(lang)))
    } else {
        Bit::words(format!("{:.0}", score.value))
    }
}
