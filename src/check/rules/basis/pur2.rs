//! PUR2: no purpose that could mean anything.

use crate::check::facts::{items, named};
use crate::check::text::Topic;
use crate::check::wording::says;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "PUR2",
    severity: Severity::Warning,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra b; Artikel 29-gruppens retningslinjer WP260, punkt 12",
        "GDPR Art. 5(1)(b); the Article 29 Working Party’s guidelines WP260, paragraph 12",
    ),
    title: both("ingen formål, der kan betyde hvad som helst", "no purposes that could mean anything"),
    when: both("for hvert formål", "for every purpose"),
    looks_at: &["activity.purposes"],
    why: both(
        "»forbedre vores service« fortæller ikke læseren, hvad der sker med oplysningerne",
        "‘improve our services’ does not tell readers what happens to their data",
    ),
    mend: both(
        "skriv, hvad I gør med oplysningerne, så læseren kan se det for sig, eller hvordan: »… ved at …«",
        "say what you do with the data so that readers can picture it, or how: ‘… by …’",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities_told() {
        for purpose in items(&activity.purposes).iter().filter(|one| says(subject.words, one, Topic::VaguePurpose)) {
            let Some(name) = named(purpose) else { continue };
            let id = &activity.id;
            let message = Both::new(
                format!("formålet {} i `{id}` kan betyde hvad som helst", name.da),
                format!("the purpose {} of `{id}` could mean anything", name.en),
            );
            found.add(Hit::new(&purpose.place, message));
        }
    }
}
