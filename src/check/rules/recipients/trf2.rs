//! TRF2: what carries a transfer.

use crate::check::transfers::{country, key};
use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::Severity;
use crate::model::recipient::{Mechanism, Recipient, Transfer};

pub const RULE: Rule = Rule {
    code: "TRF2",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 1, litra f, og artikel 45-49",
        "GDPR Art. 13(1)(f) and 45-49",
    ),
    title: both(
        "det grundlag, der bærer hver overførsel ud af EU/EØS",
        "the ground that is the basis of each transfer out of the EU/EEA",
    ),
    when: both("hvor en overførsel er angivet", "where a transfer is stated"),
    looks_at: &["recipient.transfer.mechanism", "recipient.transfer.framework", "recipient.transfer.fallback"],
    why: both(
        "uden en tilstrækkelighedsafgørelse, fornødne garantier eller en undtagelse er overførslen ikke lovlig",
        "without an adequacy decision, appropriate safeguards or a derogation the transfer is not lawful",
    ),
    mend: both(
        "skriv den `mechanism`, der bærer overførslen, og `framework`, hvis den bygger på en liste",
        "state the `mechanism` that is the basis of the transfer, and the `framework` where it relies on a list",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for recipient in &subject.public.recipients {
        for transfer in &recipient.transfers {
            one(subject, recipient, transfer, found);
        }
        if let Some(first) = recipient.transfers.first()
            && recipient.transfers.iter().all(|transfer| transfer.fallback)
        {
            let id = &recipient.id;
            found.add(Hit::new(
                &first.place,
                Both::new(
                    format!("`{id}` har kun et reservegrundlag for overførslen"),
                    format!("`{id}` has only a fallback for the transfer"),
                ),
            ));
        }
    }
}

fn one(subject: &Subject, recipient: &Recipient, transfer: &Transfer, found: &mut Found) {
    let id = &recipient.id;
    if transfer.mechanism.is_unknown() {
        found.add(Hit::new(
            &transfer.mechanism.place,
            Both::new(
                format!("læseren får ikke at vide, hvad der bærer overførslen til `{id}`"),
                format!("readers are not told what the basis of the transfer to `{id}` is"),
            ),
        ));
    }
    let Some(mechanism) = transfer.mechanism.value() else { return };
    let decision = country(recipient, transfer).map(|to| (to, law::adequacy(to, subject.day)));
    match (&transfer.framework, mechanism, decision) {
        (Some(framework), Mechanism::Adequacy, Some((to, decision))) => {
            let list = key(framework.value);
            if decision.and_then(|decision| decision.framework.as_deref()) != Some(list) {
                let code = to.code();
                found.add(Hit::new(
                    &framework.place,
                    Both::new(
                        format!("overførslen til `{id}` bygger på `{list}`, som ikke dækker {code}"),
                        format!("the transfer to `{id}` relies on `{list}`, which does not cover {code}"),
                    ),
                ));
            }
        }
        // TRF1 asks for the country.
        (_, Mechanism::Adequacy, None) => {}
        (Some(framework), _, _) => found.add(Hit::new(
            &framework.place,
            Both::new(
                format!("overførslen til `{id}` har en liste og et andet grundlag, der ikke bygger på den"),
                format!("the transfer to `{id}` names a list, and a mechanism that does not rely on it"),
            ),
        )),
        (None, Mechanism::Adequacy, Some((to, None))) => found.add(without_decision(recipient, transfer, to.code())),
        (None, Mechanism::Adequacy, Some((to, Some(decision)))) if decision.framework.is_some() => {
            let code = to.code();
            let list = decision.framework.as_deref().unwrap_or_default();
            found.add(Hit::new(
                &transfer.mechanism.place,
                Both::new(
                    format!("afgørelsen om {code} dækker kun modtagere på listen `{list}`, og `{id}` står ikke på den"),
                    format!(
                        "the decision on {code} covers only those on the list `{list}`, and `{id}` is not said to be"
                    ),
                ),
            ));
        }
        _ => {}
    }
}

fn without_decision(recipient: &Recipient, transfer: &Transfer, code: &str) -> Hit {
    let id = &recipient.id;
    Hit::new(
        &transfer.mechanism.place,
        Both::new(
            format!("overførslen til `{id}` bygger på en tilstrækkelighedsafgørelse, men der er ingen om {code}"),
            format!("the transfer to `{id}` rests on an adequacy decision, but there is none on {code}"),
        ),
    )
}
