//! VER5: readers are told of changes, and not asked to look for them.

use crate::check::text::Topic;
use crate::check::wording::{place_of_said, quoted};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "VER5",
    severity: Severity::Warning,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra a; Artikel 29-gruppens retningslinjer WP260, punkt 29",
        "GDPR Art. 5(1)(a); the Article 29 Working Party’s guidelines WP260, paragraph 29",
    ),
    title: both(
        "besked om ændringer, og ikke kun en opfordring til selv at holde øje",
        "notice of changes, and not only a request to look for them",
    ),
    when: both("hvor teksten beder læseren om at holde øje", "where the text asks readers to keep an eye on it"),
    looks_at: &["text", "changes.channel"],
    why: both(
        "ingen læser en privatlivspolitik igen for at se, om den er ændret",
        "nobody reads a privacy policy again to see whether it has changed",
    ),
    mend: both(
        "skriv under [changes], hvordan læseren får besked: `channel = { da = \"i en e-mail\", en = \"by email\" }`",
        "say under [changes] how readers are told: `channel = { da = \"i en e-mail\", en = \"by email\" }`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let has_channel = subject.public.changes.as_ref().is_some_and(|changes| changes.channel.is_some());
    if has_channel {
        return;
    }
    for written in &subject.texts {
        let tells = written.said(Topic::TellsOfChanges).iter().any(|said| said.run.is_prose());
        if tells {
            continue;
        }
        for said in written.said(Topic::CheckBack).iter().filter(|said| said.run.is_prose() && said.is_own()) {
            let words = quoted(said.sentence());
            let message = Both::new(
                format!("{} er den eneste besked, læseren får om ændringer", words.da),
                format!("{} is the only notice of changes that readers get", words.en),
            );
            found.add(Hit::new(&place_of_said(subject, said), message).lang(written.lang));
        }
    }
}
