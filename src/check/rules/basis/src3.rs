//! SRC3: that people are not told, and why.

use crate::check::facts::{items, own_words};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::activity::{Source, SourceFrom};
use crate::model::text::Text;

pub const RULE: Rule = Rule {
    code: "SRC3",
    severity: Severity::Info,
    source: both("databeskyttelsesforordningens artikel 14, stk. 5", "GDPR Art. 14(5)"),
    title: both(
        "hvorfor man ikke får besked, når det er undtaget",
        "why people are not told, where an exemption applies",
    ),
    when: both(
        "når en kilde har en undtagelse fra pligten til at give besked",
        "where a source has an exception from the duty to tell people",
    ),
    looks_at: &["activity.source.exception", "activity.source.publish"],
    why: both(
        "undtagelserne er snævre, og læseren skal kunne se, hvilken der er brugt og hvorfor",
        "the exceptions are narrow, and readers should see which one is used and why",
    ),
    mend: both(
        "skriv i `exception` i en hel sætning, hvorfor man ikke får besked, og lad sætningen komme med i politikken",
        "state in `exception`, in a whole sentence, why people are not told, and let the sentence be published",
    ),
    check,
};

/// A sentence that gives a reason has more words than this; "se artikel 14, stk. 5, litra b" has six.
const FEWEST_WORDS: usize = 7;

fn check(subject: &Subject, found: &mut Found) {
    for activity in subject.activities() {
        let id = &activity.id;
        let is_published = activity.publish && subject.public.activity(id).is_some();
        for source in items(&activity.source) {
            let Some(exception) = &source.exception else { continue };
            let is_told = source.publish && activity.source.as_ref().is_some_and(|fact| fact.publish);
            let message = if source.from == SourceFrom::Subject {
                Both::new(
                    format!("undtagelsen i `{id}` gælder ikke for oplysninger, som læseren selv giver"),
                    format!("the exception in `{id}` does not hold for data that the reader gives"),
                )
            } else if is_published && !is_told {
                Both::new(
                    format!("undtagelsen i `{id}` bliver brugt, men ikke fortalt til læseren"),
                    format!("the exception in `{id}` is relied upon, and readers are not told"),
                )
            } else if is_thin(exception) {
                Both::new(
                    format!("undtagelsen i `{id}` siger ikke, hvorfor man ikke får besked"),
                    format!("the exception in `{id}` does not say why people are not told"),
                )
            } else {
                continue;
            };
            found.add(Hit::new(place(source, exception), message));
        }
    }
}

fn is_thin(exception: &Text) -> bool {
    own_words(exception).any(|said| said.split_whitespace().count() < FEWEST_WORDS)
}

fn place<'a>(source: &'a Source, exception: &'a Text) -> &'a Place {
    match source.publish {
        true => &exception.place,
        false => &source.place,
    }
}
