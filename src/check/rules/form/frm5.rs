//! FRM5: nothing was left open.

use crate::check::text::{Blank, blanks};
use crate::check::wording::{place_in, quoted};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "FRM5",
    severity: Severity::Error,
    source: both(
        "god skik for tekster; databeskyttelsesforordningens artikel 12, stk. 1",
        "good practice for texts; GDPR Art. 12(1)",
    ),
    title: both(
        "ingen tomme pladser: felter til udfyldning, huskemærker eller sætninger uden slutning",
        "no gaps: fields to fill in, marks to come back to or sentences without an end",
    ),
    when: both("i alle politikker", "in every policy"),
    looks_at: &["text"],
    why: both(
        "læseren får ikke det at vide, som skulle have stået der, og teksten virker ulæst",
        "readers do not learn what should have stood there, and the text looks unchecked",
    ),
    mend: both(
        "skriv det, der mangler, eller tag sætningen ud; kan I ikke fortælle det, så skriv hvorfor",
        "write what is missing, or take the sentence out; if you cannot tell it, say why",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for written in &subject.texts {
        let phrases = written.reading.phrases();
        // Words of the library end as they should, and end so in every policy.
        let own = written.runs.iter().zip(written.reading.folded()).filter(|(run, _)| run.is_own(&(0..run.text.len())));
        for (run, (folded, sentences)) in own {
            for (range, blank) in blanks(run, folded, sentences, phrases) {
                if !run.is_own(&range) {
                    continue;
                }
                let words = quoted(&run.text[range.clone()]);
                let section = if run.section.is_empty() { "title" } else { &run.section };
                let message = match blank {
                    Blank::ToFill => Both::new(
                        format!("{} i `{section}` ser ud til at vente på at blive udfyldt", words.da),
                        format!("{} in `{section}` looks as if it waits to be filled in", words.en),
                    ),
                    Blank::NoEnd => Both::new(
                        format!("sætningen {} i `{section}` mangler sin slutning", words.da),
                        format!("the sentence {} in `{section}` has no end", words.en),
                    ),
                };
                found.add(Hit::new(&place_in(subject, run, &range), message).lang(written.lang));
            }
        }
    }
}
