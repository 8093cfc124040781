//! FRM4: no words that take back what a sentence on our own use of data says.

use crate::check::text::Topic;
use crate::check::wording::{place_of_said, quoted};
use crate::check::{Both, Found, Hit, Rule, Subject, Written, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "FRM4",
    severity: Severity::Info,
    source: both(
        "databeskyttelsesforordningens artikel 12, stk. 1, og Artikel 29-gruppens retningslinjer WP260, punkt 12-13",
        "GDPR Art. 12(1) and the Article 29 Working Party’s guidelines WP260, paragraphs 12-13",
    ),
    title: both(
        "ingen forbehold i sætninger om, hvad I selv gør med oplysninger",
        "no hedges in sentences on what you do with data yourselves",
    ),
    when: both("i jeres egne ord, på dansk og engelsk", "in your own words, in Danish and English"),
    looks_at: &["text"],
    why: both(
        "»kan«, »ofte« og »som udgangspunkt« lader læseren gætte, om det sker",
        "‘may’, ‘often’ and ‘as a general rule’ leave readers guessing whether it happens",
    ),
    mend: both(
        "skriv, hvad I gør, og i hvilke tilfælde: »når du betaler, sender vi …«",
        "say what you do, and in which cases: ‘when you pay, we send …’",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for written in &subject.texts {
        in_language(subject, written, found);
    }
}

fn in_language(subject: &Subject, written: &Written, found: &mut Found) {
    for said in written.said(Topic::Hedge) {
        if !said.run.is_prose() || !said.is_own() {
            continue;
        }
        let words = quoted(said.words());
        let section = &said.run.section;
        let message = Both::new(
            format!("{} i afsnittet `{section}` tager noget af det sagte tilbage", words.da),
            format!("{} in the section `{section}` takes back some of what is said", words.en),
        );
        found.add(Hit::new(&place_of_said(subject, &said), message).lang(written.lang));
    }
}
