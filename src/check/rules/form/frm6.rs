//! FRM6: nothing that is named is missing, and words are those of today's law and language. That ids in facts and links
//! to sections lead somewhere is looked at when they are read (`source::facts::references`, `compose`).

use std::collections::BTreeSet;

use crate::check::text::{Role, Said, TermKind, Topic};
use crate::check::wording::{place_of_said, quoted};
use crate::check::{Both, Found, Hit, Rule, Subject, Written, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "FRM6",
    severity: Severity::Error,
    source: both("god skik for henvisninger og fagord", "good practice for references and terms"),
    title: both(
        "henvisninger, der fører et sted hen, og ord, som lov og sprog har i dag",
        "references that lead somewhere, and the words of today’s law and language",
    ),
    when: both("i alle politikker", "in every policy"),
    looks_at: &["text", "recipient", "system", "activity", "audience", "consent", "section"],
    why: both(
        "læseren leder forgæves efter det, der er henvist til, eller forstår noget andet end det, der var ment",
        "readers look in vain for what is referred to, or understand something other than what was meant",
    ),
    mend: both(
        "ret henvisningen, eller brug det ord, der er foreslået",
        "fix the reference, or use the word that is proposed",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for written in &subject.texts {
        sections_by_number(subject, written, found);
        sections_by_name(subject, written, found);
        introduced_and_unused(subject, written, found);
        terms(subject, written, found);
        abbreviations(subject, written, found);
    }
}

fn own<'a>(written: &'a Written, topic: Topic) -> impl Iterator<Item = Said<'a>> {
    written.said(topic).into_iter().filter(|said| said.run.is_prose() && said.is_own())
}

/// "Se afsnit 5": sections have headings and no numbers, unless a heading begins with one.
fn sections_by_number(subject: &Subject, written: &Written, found: &mut Found) {
    let first_words =
        headings(written).map(|heading| heading.split([' ', '\u{a0}']).next().unwrap_or_default().to_owned());
    let numbers: BTreeSet<String> = first_words.map(|first| first.trim_end_matches(['.', ':']).to_owned()).collect();
    for said in own(written, Topic::SectionNumber) {
        let number = said.words().rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        if !numbers.contains(&number) {
            let words = quoted(said.words());
            let message = Both::new(
                format!("{} findes ikke: afsnittene i denne politik har overskrifter og ingen numre", words.da),
                format!("there is no {}: the sections of this policy have headings and no numbers", words.en),
            );
            found.add(unlinked(subject, written, &said, message));
        }
    }
}

/// "Se afsnittet »Klager«" where no heading says so.
fn sections_by_name(subject: &Subject, written: &Written, found: &mut Found) {
    let headings: BTreeSet<String> = headings(written).collect();
    for said in own(written, Topic::SectionName) {
        let Some(name) = in_quotes(&said.run.text[said.range.end..]) else { continue };
        if !headings.contains(&name.trim().to_lowercase()) {
            let words = quoted(name);
            let message = Both::new(
                format!("intet afsnit i denne politik hedder {}", words.da),
                format!("no section of this policy is called {}", words.en),
            );
            found.add(unlinked(subject, written, &said, message));
        }
    }
}

fn unlinked(subject: &Subject, written: &Written, said: &Said, message: Both) -> Hit {
    Hit::new(&place_of_said(subject, said), message).lang(written.lang).mend(both(
        "skriv et link til afsnittet: `[overskriften](#id)`",
        "write a link to the section: `[its heading](#id)`",
    ))
}

/// The headings of all sections, in small letters.
fn headings(written: &Written) -> impl Iterator<Item = String> {
    let headings = written.runs.iter().filter(|run| run.role == Role::Heading);
    headings.map(|run| run.text.trim().to_lowercase())
}

/// A quotation that is longer names no section and no term.
const LONGEST_NAME: usize = 200;

/// What stands in quotation marks at once behind a phrase.
fn in_quotes(behind: &str) -> Option<&str> {
    let mut signs = behind.trim_start().chars();
    let close = match signs.next()? {
        '»' => '«',
        '“' | '„' => '”',
        '‘' => '’',
        '"' => '"',
        _ => return None,
    };
    let inside = signs.as_str();
    let end = inside.char_indices().take(LONGEST_NAME).find(|(_, sign)| *sign == close)?.0;
    Some(&inside[..end])
}

/// So many terms are looked for in the whole text; no policy introduces more, and the work stays in step with its
/// length.
const INTRODUCED: usize = 50;

/// "(herefter »Firmaet«)", and the Firm is never heard of again.
fn introduced_and_unused(subject: &Subject, written: &Written, found: &mut Found) {
    for said in own(written, Topic::Introduces).take(INTRODUCED) {
        let Some(term) = in_quotes(&said.run.text[said.range.end..]).filter(|term| !term.trim().is_empty()) else {
            continue;
        };
        let used: usize = written.runs.iter().map(|run| run.text.matches(term).count()).sum();
        if used < 2 {
            let words = quoted(term);
            let message = Both::new(
                format!("{} bliver indført og ikke brugt siden", words.da),
                format!("{} is introduced and not used again", words.en),
            );
            let hit = Hit::new(&place_of_said(subject, &said), message).severity(Severity::Info).lang(written.lang);
            found.add(hit.mend(both("tag indføringen ud", "take the introduction out")));
        }
    }
}

/// Words with a better one in their place, and names of what is no law any more.
fn terms(subject: &Subject, written: &Written, found: &mut Found) {
    let Some(phrases) = written.reading.phrases() else { return };
    for said in own(written, Topic::Term) {
        let (term, words) = (&phrases.terms[said.phrase], quoted(said.words()));
        let (severity, message) = match term.kind {
            TermKind::Word => (
                Severity::Info,
                Both::new(format!("{} er ikke fagsproget", words.da), format!("{} is not the term", words.en)),
            ),
            TermKind::Repealed => (
                Severity::Warning,
                Both::new(format!("{} gælder ikke længere", words.da), format!("{} is no longer in force", words.en)),
            ),
        };
        let hit = Hit::new(&place_of_said(subject, &said), message).severity(severity).lang(written.lang);
        found.add(hit.mend(Both::new(format!("skriv: {}", term.write), format!("write: {}", term.write))));
    }
}

/// Letters that are spelt out nowhere in the policy.
fn abbreviations(subject: &Subject, written: &Written, found: &mut Found) {
    let Some(phrases) = written.reading.phrases() else { return };
    let in_full: BTreeSet<usize> = written.said(Topic::InFull).into_iter().map(|said| said.phrase).collect();
    let mut told = BTreeSet::new();
    for said in own(written, Topic::Abbreviation) {
        if in_full.contains(&said.phrase) || !told.insert(said.phrase) {
            continue;
        }
        let (words, write) = (quoted(said.words()), &phrases.abbreviations[said.phrase].write);
        let message = Both::new(
            format!("{} bliver ikke forklaret nogen steder i politikken", words.da),
            format!("{} is explained nowhere in the policy", words.en),
        );
        let hit = Hit::new(&place_of_said(subject, &said), message).severity(Severity::Info).lang(written.lang);
        found.add(hit.mend(Both::new(
            format!("skriv det helt ud første gang: {write}"),
            format!("spell it out the first time: {write}"),
        )));
    }
}
