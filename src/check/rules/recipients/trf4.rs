//! TRF4: what carries a transfer still does.

use crate::check::transfers::decision;
use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::Severity;
use crate::model::date::{Day, after};
use crate::model::period::Period;
use crate::model::recipient::{Recipient, Transfer};

pub const RULE: Rule = Rule {
    code: "TRF4",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 45, stk. 4-5", "GDPR Art. 45(4)-(5)"),
    title: both(
        "at afgørelser og lister om tredjelande er slået op for nylig",
        "that lists and decisions on third countries have been looked up recently",
    ),
    when: both(
        "hvor en overførsel bygger på en liste eller en afgørelse, der udløber, eller har en dato for opslag",
        "where a transfer relies on a list or on a decision that ends, or has a day on which it was looked up",
    ),
    looks_at: &["recipient.transfer.checked", "recipient.transfer.framework"],
    why: both(
        "en afgørelse kan blive ophævet eller kendt ugyldig, og en modtager kan forlade listen, uden at teksten ændrer \
         sig",
        "a decision can be repealed or declared invalid, and a recipient can leave the list while the text stays as it \
         is",
    ),
    mend: both(
        "slå modtageren og afgørelsen op, og skriv dagen i `checked`",
        "look up the recipient and the decision, and write the day in `checked`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    if let Some(interval) = law::period("review-transfer", subject.day) {
        for recipient in subject.policy.recipients.iter().filter(|recipient| recipient.publish) {
            for transfer in recipient.transfers.iter().filter(|transfer| transfer.publish) {
                one(subject.day, interval, recipient, transfer, found);
            }
        }
    }
}

fn one(day: Day, interval: Period, recipient: &Recipient, transfer: &Transfer, found: &mut Found) {
    let id = &recipient.id;
    match &transfer.checked {
        Some(checked) if after(checked.value, interval) < day => {
            let last = checked.value;
            found.add(Hit::new(
                &checked.place,
                Both::new(
                    format!("overførslen til `{id}` blev sidst slået op den {last}"),
                    format!("the transfer to `{id}` was last looked up on {last}"),
                ),
            ));
        }
        None if transfer.framework.is_some() || ends(day, recipient, transfer) => found.add(Hit::new(
            &transfer.place,
            Both::new(
                format!("der står ikke, hvornår overførslen til `{id}` sidst blev slået op"),
                format!("it is not noted when the transfer to `{id}` was last looked up"),
            ),
        )),
        _ => {}
    }
}

/// Whether it rests on a decision that has its end in itself.
fn ends(day: Day, recipient: &Recipient, transfer: &Transfer) -> bool {
    decision(recipient, transfer, day).is_some_and(|decision| decision.to.is_some())
}
