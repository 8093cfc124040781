//! CON1: "we never pass data on" against those who get it.

use crate::check::promises::{Getter, Promise, getters, promises};
use crate::check::text::Topic;
use crate::check::wording::ids;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::claim::ClaimId;

pub const RULE: Rule = Rule {
    code: "CON1",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 5, stk. 1, litra a, og artikel 13, stk. 1, litra e",
        "GDPR Art. 5(1)(a) and 13(1)(e)",
    ),
    title: both(
        "intet løfte om ikke at give oplysninger videre, når nogen får dem",
        "no promise that data is not passed on where somebody gets it",
    ),
    when: both(
        "hvor politikken lover, at oplysninger ikke bliver givet videre",
        "where the policy promises that data is not passed on",
    ),
    looks_at: &["claim.never-disclosed", "activity.disclosure", "system.recipient", "text"],
    why: both(
        "læseren tror, at ingen andre får oplysningerne, og det passer ikke",
        "readers believe that nobody else gets the data, and that is not so",
    ),
    mend: both(
        "tag løftet ud, eller skriv, hvem der får oplysninger og hvorfor; et løfte om noget af det kan få `scope`",
        "take the promise out, or say who gets data and why; a promise about some of it can be given a `scope`",
    ),
    check,
};

/// *Videregive* is to somebody with a purpose of their own, *overlade* to a processor. A promise not to "videregive" is
/// broken by the first alone; with processors alone it is true as law and misunderstood by readers.
fn check(subject: &Subject, found: &mut Found) {
    for promise in promises(subject, ClaimId::NeverDisclosed, Topic::NeverDisclosed) {
        let getters = getters(subject, &promise);
        let against: Vec<&Getter> = getters.iter().filter(|getter| !getter.is_on_instruction()).collect();
        // A role that is not stated leaves the promise without proof; readers are told of the recipient all the same.
        if !against.is_empty() {
            found.add(with_getters(broken(&promise, &against), &promise, &against));
        } else if !getters.is_empty() {
            let getters: Vec<&Getter> = getters.iter().collect();
            let hit = with_getters(misleading(&promise, &getters), &promise, &getters).severity(Severity::Warning);
            found.add(hit.mend(both(
                "skriv, at I ikke videregiver oplysninger til andres egne formål, men overlader dem til databehandlere",
                "say that you do not pass data on for the purposes of others, but let processors work on it for you",
            )));
        }
    }
}

fn with_getters(message: Both, promise: &Promise, getters: &[&Getter]) -> Hit {
    let mut hit = Hit::new(&promise.place, message);
    if let Some(lang) = promise.lang {
        hit = hit.lang(lang);
    }
    for getter in getters {
        hit = hit.related(getter.place, getter.label());
    }
    hit
}

fn broken(promise: &Promise, against: &[&Getter]) -> Both {
    let named = ids(&against.iter().map(|getter| getter.recipient.id.as_str()).collect::<Vec<_>>());
    let Both { da, en } = &promise.named;
    if against.iter().all(|getter| getter.role.is_none()) {
        return Both::new(
            format!("{da} holder ikke: {} får oplysninger i en rolle, der ikke er oplyst", named.da),
            format!("{en} does not hold: data goes to {}, in what role is not stated", named.en),
        );
    }
    Both::new(
        format!("{da} holder ikke: {} får oplysninger til egne formål", named.da),
        format!("{en} does not hold: data goes to {} for their own purposes", named.en),
    )
}

fn misleading(promise: &Promise, getters: &[&Getter]) -> Both {
    let named = ids(&getters.iter().map(|getter| getter.recipient.id.as_str()).collect::<Vec<_>>());
    let Both { da, en } = &promise.named;
    Both::new(
        format!("{da} kan misforstås: {} arbejder med oplysningerne som databehandler", named.da),
        format!("{en} can be misunderstood: data goes to {} to be processed on your behalf", named.en),
    )
}
