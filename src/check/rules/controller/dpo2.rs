//! DPO2: a data protection officer with another post that does not go with it.

use crate::check::facts::is_on;
use crate::check::names::are_same;
use crate::check::text::Topic;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::fact::value;
use crate::model::policy::Policy;
use crate::model::text::Text;

pub const RULE: Rule = Rule {
    code: "DPO2",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 38, stk. 6", "GDPR Art. 38(6)"),
    title: both(
        "at databeskyttelsesrådgiveren ikke har opgaver, der giver en interessekonflikt",
        "that the data protection officer has no tasks that conflict with the post",
    ),
    when: both("når databeskyttelsesrådgiveren er nævnt ved navn", "where the data protection officer is named"),
    looks_at: &["dpo.name", "contact.name", "contact.role", "controller.name", "signature.name", "signature.title"],
    why: both(
        "den, der bestemmer, hvorfor og hvordan oplysninger bliver brugt, kan ikke føre tilsyn med sig selv",
        "whoever decides why and how data is used cannot watch over themselves",
    ),
    mend: both(
        "giv posten til en anden, lad en anden skrive under, eller skriv den rolle, personen virkelig har",
        "give the post to somebody else, have somebody else sign, or state the role that the person really has",
    ),
    check,
};

/// Roles of a contact in which one decides about data.
const DECIDING: [&str; 7] =
    ["owner", "director", "board-chair", "treasurer", "hr", "it-responsible", "responsible-for-data-protection"];

fn check(subject: &Subject, found: &mut Found) {
    let firm = &subject.policy.firm;
    let Some(dpo) = firm.dpo.as_ref().filter(|dpo| dpo.appointed.value() == Some(&true)) else { return };
    let (Some(name), Some(fact)) = (value(&dpo.name), &dpo.name) else { return };
    let label = || both("databeskyttelsesrådgiveren", "the data protection officer");
    for (place, what) in posts(subject.policy, name) {
        let message = Both::new(
            format!("databeskyttelsesrådgiveren `{name}` {}", what.da),
            format!("the data protection officer `{name}` {}", what.en),
        );
        found.add(Hit::new(place, message).related(&fact.place, label()));
    }
}

/// What else the person of this name is, with the place of it.
fn posts<'a>(policy: &'a Policy, name: &str) -> Vec<(&'a Place, Both)> {
    let firm = &policy.firm;
    let mut posts = Vec::new();
    if firm.controller.name.value().is_some_and(|controller| are_same(controller, name)) {
        posts.push((&firm.controller.name.place, both("er selv den dataansvarlige", "is the controller")));
    }
    if let Some(contact) = &firm.contact {
        let is_the_one = value(&contact.name).is_some_and(|contact| are_same(contact, name));
        if let (true, Some(role)) = (is_the_one, contact.role.as_ref().filter(|role| decides(role))) {
            posts.push((
                &role.place,
                both(
                    "står også med en rolle, der bestemmer over oplysningerne",
                    "also has a role that decides about the data",
                ),
            ));
        }
    }
    for signature in &policy.signatures {
        let is_the_one = value(&signature.name).is_some_and(|signer| are_same(signer, name));
        if let (true, Some(title)) = (is_the_one, signature.title.as_ref().filter(|title| decides(title))) {
            posts.push((
                &title.place,
                both("skriver også under som leder af firmaet", "also signs as a manager of the firm"),
            ));
        }
    }
    posts
}

fn decides(role: &Text) -> bool {
    role.as_key().is_some_and(|key| DECIDING.contains(&key)) || is_on(role, Topic::DecidingPost)
}
