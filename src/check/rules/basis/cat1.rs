//! CAT1: which kinds of data.

use crate::check::facts::{is_told, items, place_of};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::{Activity, SourceFrom};

pub const RULE: Rule = Rule {
    code: "CAT1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 14, stk. 1, litra d, og artikel 30, stk. 1, litra c",
        "GDPR Art. 14(1)(d) and 30(1)(c)",
    ),
    title: both("kategorierne af oplysninger i hver aktivitet", "the categories of data of each activity"),
    when: both(
        "for hver aktivitet, vi selv har ansvaret for; en fejl, når oplysningerne kommer fra andre end læseren, \
         ellers en bemærkning",
        "for each activity that is ours to answer for; an error where data comes from others than the reader, \
         otherwise for information only",
    ),
    looks_at: &["activity.categories", "activity.source"],
    why: both(
        "den, der ikke selv har givet oplysningerne, kan ikke vide, hvad der er indsamlet",
        "whoever did not give the data cannot know what was collected",
    ),
    mend: both(
        "skriv kategorierne i `categories`: `[\"name\", \"email\"]`",
        "state the categories in `categories`: `[\"name\", \"email\"]`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities_told().filter(|activity| !is_told(&activity.categories)) {
        let id = &activity.id;
        let place = place_of(&activity.categories, &activity.place);
        let hit = match comes_from_others(activity) {
            true => {
                let message = Both::new(
                    format!("oplysningerne i `{id}` kommer fra andre, men der står ikke hvilke"),
                    format!("the data of `{id}` comes from others, but which data it is is not stated"),
                );
                Hit::new(place, message)
            }
            false => {
                let message = Both::new(
                    format!("der står ikke, hvilke oplysninger der bliver brugt i `{id}`"),
                    format!("which data is used for `{id}` is not stated"),
                );
                Hit::new(place, message).severity(Severity::Info)
            }
        };
        found.add(hit);
    }
}

fn comes_from_others(activity: &Activity) -> bool {
    items(&activity.source).iter().any(|source| source.from != SourceFrom::Subject)
}
