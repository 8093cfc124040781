//! SRC2: when people are told that data about them came from others.

use super::sources::others;
use crate::check::facts::named;
use crate::check::lengths::in_words;
use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::Severity;
use crate::model::activity::Told;

pub const RULE: Rule = Rule {
    code: "SRC2",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 14, stk. 3", "GDPR Art. 14(3)"),
    title: both(
        "hvornår man får besked om oplysninger, der kommer fra andre",
        "when people are told of data that comes from others",
    ),
    when: both(
        "når oplysninger kommer fra andre end læseren, og ingen undtagelse er nævnt",
        "where data comes from others than the reader, and no exception is stated",
    ),
    looks_at: &["activity.source.told", "activity.source.exception"],
    why: both(
        "besked skal gives, når vi første gang skriver til personen eller giver oplysningerne videre, og senest \
         efter en måned",
        "people must be told when we first write to them or pass the data on, and within a month at the latest",
    ),
    mend: both(
        "skriv `told = \"P1M\"`, `\"first-contact\"` eller `\"first-disclosure\"` ved kilden, eller undtagelsen i \
         `exception`",
        "state `told = \"P1M\"`, `\"first-contact\"` or `\"first-disclosure\"` at the source, or the exception in \
         `exception`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let limit = law::period("told-after-obtaining", subject.day);
    for activity in subject.activities_told() {
        let id = &activity.id;
        for (source, from) in others(activity) {
            let Some(name) = named(from) else { continue };
            let hit = match &source.told {
                None if source.exception.is_none() => {
                    let message = Both::new(
                        format!("der står ikke, hvornår man får besked om, hvad vi har fået fra {} i `{id}`", name.da),
                        format!("when people are told of what we got from {} in `{id}` is not stated", name.en),
                    );
                    Hit::new(&source.place, message)
                }
                Some(Told::Within(within)) => {
                    let Some(limit) = limit.filter(|limit| within.day_range().1 > limit.day_range().1) else {
                        continue;
                    };
                    let (within_it, limit) = (in_words(within.value), in_words(limit));
                    let message = Both::new(
                        format!(
                            "man får først besked efter {} om det, vi har fået fra {} i `{id}`; fristen er {}",
                            within_it.da, name.da, limit.da
                        ),
                        format!(
                            "people are told only after {} of what we got from {} in `{id}`; the limit is {}",
                            within_it.en, name.en, limit.en
                        ),
                    );
                    Hit::new(&within.place, message)
                }
                None | Some(Told::FirstContact | Told::FirstDisclosure) => continue,
            };
            found.add(hit);
        }
    }
}
