//! VER7: somebody goes through the policy again, in time.

use crate::check::lengths::in_words;
use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::{Place, Severity};
use crate::model::date::{Day, after};

pub const RULE: Rule = Rule {
    code: "VER7",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 24, stk. 1, og artikel 5, stk. 2", "GDPR Art. 24(1) and 5(2)"),
    title: both(
        "politikken er gennemgået, og fristen for næste gennemgang er ikke overskredet",
        "the policy was reviewed, and the next review is not overdue",
    ),
    when: both(
        "når politikken nævner en gennemgang, eller dens seneste dato er over et år gammel",
        "where the policy states a review, or its latest date is more than a year old",
    ),
    looks_at: &["review.interval", "review.last", "signature.date", "changes.available-from", "editions"],
    why: both(
        "en tekst, som ingen har set på længe, siger ikke længere, hvad firmaet gør",
        "a text that nobody has looked at for long no longer says what the firm does",
    ),
    mend: both(
        "gå politikken igennem, og skriv dagen som `last` under [review]",
        "go through the policy, and state the day as `last` under [review]",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let review = subject.policy.review.as_ref();
    let usual = law::period("review-policy", subject.day);
    let interval = review.and_then(|review| review.interval.as_ref()).map(|interval| interval.value).or(usual);
    let Some(interval) = interval else { return };
    let last = review.and_then(|review| review.last.as_ref());
    if let Some(last) = last {
        if after(last.value, interval) < subject.day {
            let length = in_words(interval);
            let message = Both::new(
                format!("politikken blev sidst gennemgået `{}`, og der går højst {} imellem", last.value, length.da),
                format!("the policy was last reviewed on `{}`, and at most {} may lie between", last.value, length.en),
            );
            found.add(Hit::new(&last.place, message));
        }
        return;
    }
    // Nobody wrote a review down: a text of lately was looked at when it was written.
    match newest_date(subject) {
        Some((day, place)) if after(day, interval) < subject.day => {
            let message = Both::new(
                format!("politikkens seneste dato er `{day}`, og der står ingen gennemgang siden (`review.last`)"),
                format!("the policy’s latest date is `{day}`, and no review since then is stated (`review.last`)"),
            );
            found.add(Hit::new(&place, message));
        }
        _ => {}
    }
}

/// The latest day on which somebody dealt with the text, as far as facts say.
fn newest_date(subject: &Subject) -> Option<(Day, Place)> {
    let policy = subject.policy;
    let signed = policy.signatures.iter().filter_map(|signature| signature.date.as_ref());
    let signed = signed.filter_map(|date| Some((*date.value()?, date.place.clone())));
    let available = policy.changes.iter().filter_map(|changes| changes.available_from.as_ref());
    let available = available.map(|from| (from.value, from.place.clone()));
    let recorded = subject.history.and_then(|history| history.history.newest());
    let recorded = recorded.map(|edition| (edition.recorded, policy.place.clone()));
    signed.chain(available).chain(recorded).max_by_key(|(day, _)| *day)
}
