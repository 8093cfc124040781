//! BAS4: what lifts the ban on special categories.

use crate::check::facts::named;
use crate::check::grounds::{covers, grounds, protected, rests_on_national};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::CategoryClass;
use crate::model::ground::{Basis, Ground};

pub const RULE: Rule = Rule {
    code: "BAS4",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 9, stk. 2, og databeskyttelseslovens § 7",
        "GDPR Art. 9(2) and section 7 of the Danish Data Protection Act",
    ),
    title: both(
        "undtagelsen, der tillader følsomme personoplysninger",
        "the exception that allows sensitive personal data",
    ),
    when: both(
        "når en kategori er følsom, også når den kun kan være med",
        "where a category is special, also where it may merely be included",
    ),
    looks_at: &["activity.categories", "activity.grounds"],
    why: both(
        "det er forbudt at bruge følsomme personoplysninger, hvis ingen af undtagelserne i artikel 9, stk. 2, gælder",
        "using sensitive personal data is prohibited unless one of the exceptions in Article 9(2) applies",
    ),
    mend: both(
        "skriv undtagelsen i `grounds`: `{ for = [\"…\"], basis = \"9-2-a\", consent = \"…\" }`, eller lad være med \
         at bruge oplysningerne",
        "state the exception in `grounds`: `{ for = [\"…\"], basis = \"9-2-a\", consent = \"…\" }`, or do not use \
         the data",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let allows = |ground: &Ground| {
        matches!(ground.basis.as_ref().map(|basis| basis.value), Some(Basis::Art9(_)))
            || rests_on_national(ground, "special-categories", subject.day)
            || rests_on_national(ground, "employment", subject.day)
    };
    for activity in subject.activities() {
        let id = &activity.id;
        for category in protected(activity, CategoryClass::Special) {
            let is_allowed = grounds(activity).iter().any(|ground| covers(ground, category) && allows(ground));
            let (false, Some(name)) = (is_allowed, named(&category.is)) else { continue };
            let message = match category.may_include {
                true => Both::new(
                    format!("{} kan være med i `{id}`, og ingen undtagelse for følsomme oplysninger er nævnt", name.da),
                    format!("{} may be included in `{id}`, and no exception for sensitive data is named", name.en),
                ),
                false => Both::new(
                    format!("{} i `{id}` er følsomme personoplysninger, og ingen undtagelse er nævnt", name.da),
                    format!("{} in `{id}` is sensitive personal data, and no exception is named", name.en),
                ),
            };
            found.add(Hit::new(&category.place, message));
        }
    }
}
