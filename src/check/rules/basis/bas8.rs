//! BAS8: the Danish ground for employment.

use crate::check::facts::place_of;
use crate::check::grounds::{grounds, is_national, protected};
use crate::check::statutes::is_danish;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::act::LawRef;
use crate::model::activity::{Activity, ActivityKind, CategoryClass};
use crate::model::ground::Basis;
use crate::model::policy::Policy;

pub const RULE: Rule = Rule {
    code: "BAS8",
    severity: Severity::Info,
    source: both("databeskyttelseslovens § 12", "section 12 of the Danish Data Protection Act"),
    title: both("den danske regel om ansættelsesforhold", "the Danish rule on employment"),
    when: both(
        "når en aktivitet handler om ansættelse, eller om medarbejderes følsomme oplysninger eller samtykke, hos en \
         dansk arbejdsgiver",
        "where an activity is about employment, or about the sensitive data or the consent of employees, with a \
         Danish employer",
    ),
    looks_at: &["activity.kind", "activity.subjects", "activity.grounds.law", "consent.law"],
    why: both(
        "i et ansættelsesforhold giver § 12 et grundlag efter arbejdsretten og overenskomsterne og siger, at \
         samtykke kan bruges",
        "in employment, section 12 gives a ground under labour law and collective agreements, and says that consent \
         can be used",
    ),
    mend: both(
        "overvej, om `law = \"dbl-12-1\"`, `\"dbl-12-2\"` eller for et samtykke `\"dbl-12-3\"` hører til grundlaget",
        "consider whether `law = \"dbl-12-1\"`, `\"dbl-12-2\"` or, for a consent, `\"dbl-12-3\"` belongs to the \
         ground",
    ),
    check,
};

/// Keys of those who are in an employment.
const EMPLOYEES: [&str; 2] = ["employees", "former-employees"];

fn check(subject: &Subject, found: &mut Found) {
    let policy = subject.policy;
    if !is_danish(policy) {
        return;
    }
    for activity in subject.activities().filter(|activity| is_about_employment(activity)) {
        // Where there is no ground at all, BAS1 has said so.
        let rests_on_it = laws(policy, activity).any(|law| is_national(law, "employment", subject.day));
        if grounds(activity).is_empty() || rests_on_it {
            continue;
        }
        let id = &activity.id;
        let message = Both::new(
            format!("grundlaget for `{id}` nævner ikke reglen om ansættelsesforhold"),
            format!("the ground of `{id}` does not name the rule on employment"),
        );
        found.add(Hit::new(place_of(&activity.grounds, &activity.place), message));
    }
}

fn is_about_employment(activity: &Activity) -> bool {
    let is_employee = |key: &str| EMPLOYEES.contains(&key);
    let has_employees = activity.subjects.iter().filter_map(|subject| subject.is.as_key()).any(is_employee);
    let is_sensitive = protected(activity, CategoryClass::Special).next().is_some();
    activity.kind == Some(ActivityKind::Employment)
        || has_employees && (is_sensitive || activity.rests_on(Basis::is_consent))
}

/// The acts behind the grounds, and behind the consents that they name.
fn laws<'a>(policy: &'a Policy, activity: &'a Activity) -> impl Iterator<Item = &'a LawRef> {
    let consents = grounds(activity).iter().filter_map(|ground| policy.consent(&ground.consent.as_ref()?.value));
    let of_consents = consents.filter_map(|consent| consent.law.as_ref());
    grounds(activity).iter().flat_map(|ground| &ground.law).chain(of_consents).map(|law| &law.value)
}
