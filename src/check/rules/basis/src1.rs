//! SRC1: where data comes from that the reader did not give.

use super::sources::{others, subjects_are_others};
use crate::check::facts::{items, named, place_of};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::{Activity, Category};
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "SRC1",
    severity: Severity::Error,
    source: both("databeskyttelsesforordningens artikel 14, stk. 2, litra f", "GDPR Art. 14(2)(f)"),
    title: both(
        "hvor oplysningerne kommer fra, og om kilden er offentligt tilgængelig",
        "where data comes from, and whether the source is open to the public",
    ),
    when: both(
        "når oplysninger kommer fra andre end læseren, eller kilden ikke er kendt",
        "where data comes from others than the reader, or the source is not known",
    ),
    looks_at: &["activity.source.from", "activity.source.public", "activity.source.categories", "activity.subjects"],
    why: both(
        "den, der ikke selv har givet oplysningerne, skal kunne gå til kilden og få fejl rettet dér",
        "whoever did not give the data must be able to go to the source and have mistakes corrected there",
    ),
    mend: both(
        "skriv kilden i `source`: `{ from = \"…\", public = false, told = \"P1M\" }`",
        "state the source in `source`: `{ from = \"…\", public = false, told = \"P1M\" }`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities_told() {
        let id = &activity.id;
        let is_unknown = activity.source.as_ref().is_some_and(|source| source.is_unknown());
        let is_missing = activity.source.is_none() && subjects_are_others(activity);
        if (is_unknown || is_missing) && !subject.is_said_in(Generated::Sources) {
            let message = Both::new(
                format!("der står ikke, hvor oplysningerne i `{id}` kommer fra"),
                format!("where the data of `{id}` comes from is not stated"),
            );
            found.add(Hit::new(place_of(&activity.source, &activity.place), message));
        }
        for (source, from) in others(activity) {
            if source.public.is_some() {
                continue;
            }
            let Some(name) = named(from) else { continue };
            let message = Both::new(
                format!("der står ikke, om kilden {} i `{id}` er offentligt tilgængelig", name.da),
                format!("whether the source {} of `{id}` is open to the public is not stated", name.en),
            );
            found.add(Hit::new(&source.place, message));
        }
        for category in without_source(activity) {
            let Some(name) = named(&category.is) else { continue };
            let message = Both::new(
                format!("ingen af kilderne i `{id}` giver {}", name.da),
                format!("none of the sources of `{id}` gives {}", name.en),
            );
            found.add(Hit::new(&category.place, message));
        }
    }
}

/// Categories that every source leaves out, where each of them names what it gives.
fn without_source(activity: &Activity) -> impl Iterator<Item = &Category> {
    let sources = items(&activity.source);
    let each_names = !sources.is_empty() && sources.iter().all(|source| !source.categories.is_empty());
    let is_given = move |category: &&Category| {
        let Some(key) = category.is.as_key() else { return false };
        sources.iter().any(|source| source.categories.iter().any(|named| named.value == key))
    };
    // What may be there by chance has no source of its own.
    let categories = items(&activity.categories).iter().filter(|category| !category.may_include);
    categories.filter(move |category| each_names && !is_given(category))
}
