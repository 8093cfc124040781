//! REC2: each recipient is named, or readers are told why not.

use crate::check::handling::{is_used_for_customers, runs_a_system, works_for_us};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::cookie::SetBy;
use crate::model::recipient::Recipient;

pub const RULE: Rule = Rule {
    code: "REC2",
    severity: Severity::Error,
    source: both(
        "databeskyttelsesforordningens artikel 13, stk. 1, litra e, og WP260 rev.01, bilaget",
        "GDPR Art. 13(1)(e); WP260 rev.01, annex",
    ),
    title: both(
        "et navn på hver modtager eller en grund til, at navnet ikke står der",
        "a name for each recipient, or a reason why it is not given",
    ),
    when: both("for hver modtager", "for every recipient"),
    looks_at: &["recipient.name", "recipient.kind"],
    why: both(
        "en tom plads fortæller ikke læseren noget, og en kategori alene skal være det mest præcise, der kan siges",
        "a blank tells readers nothing, and a category alone must be the most precise thing that can be said",
    ),
    mend: both(
        "skriv navnet, eller skriv `name = { withheld = { reason = …, ask = true } }` med en grund",
        "give the name, or write `name = { withheld = { reason = …, ask = true } }` with a reason",
    ),
    check,
};

/// Kinds in the vocabulary that stand for one organisation that the firm itself has chosen, and so can name. The rest
/// are authorities, people, and whoever the reader's own case brings in.
const CHOSEN: [&str; 11] = [
    "accountant",
    "advertising-network",
    "auditor",
    "consent-tool",
    "credit-agency",
    "debt-collector",
    "lawyer",
    "loyalty-partner",
    "photo-laboratory",
    "print-shop",
    "surveillance-company",
];

fn check(subject: &Subject, found: &mut Found) {
    for recipient in &subject.public.recipients {
        let id = &recipient.id;
        match &recipient.name {
            Some(name) if name.is_unknown() && !is_blank(subject, &name.place) => found.add(Hit::new(
                &name.place,
                Both::new(
                    format!("navnet på modtageren `{id}` er ukendt"),
                    format!("the recipient `{id}` has an unknown name"),
                ),
            )),
            None if is_chosen(subject, recipient) => found.add(
                Hit::new(
                    &recipient.place,
                    Both::new(
                        format!("modtageren `{id}` har kun en kategori, og der står ikke hvorfor"),
                        format!("the recipient `{id}` has a category only, and no reason is given"),
                    ),
                )
                // Art. 13(1)(e) allows a category; the guideline asks for the reason.
                .severity(Severity::Warning),
            ),
            _ => {}
        }
    }
}

/// Whether the file has a blank there, which reading it has told.
fn is_blank(subject: &Subject, place: &Place) -> bool {
    let written = subject.files.get(&place.file).and_then(|text| text.get(place.start..place.end));
    written.is_some_and(|written| written.trim_matches(|sign: char| sign == '"' || sign == '\'').trim().is_empty())
}

/// Whether it is one organisation that the firm has picked. The suppliers of customers' data alone are REC4's.
fn is_chosen(subject: &Subject, recipient: &Recipient) -> bool {
    let id = recipient.id.as_str();
    let sets_cookies = || {
        let mut setters = subject.public.cookies.iter().filter_map(|cookie| cookie.by.value());
        setters.any(|by| matches!(by, SetBy::Recipient(by) if by == id))
    };
    let of_ours = works_for_us(subject.policy, recipient)
        && (runs_a_system(subject.policy, id) || !is_used_for_customers(subject.policy, id));
    of_ours || sets_cookies() || recipient.kind.as_key().is_some_and(|kind| CHOSEN.contains(&kind))
}
