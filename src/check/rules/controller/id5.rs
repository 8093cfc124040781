//! ID5: the controller is the company, and not somebody who works there.

use crate::check::facts::is_on;
use crate::check::names::company_form;
use crate::check::text::Topic;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::controller::{Contact, ControllerKind};
use crate::model::fact::value;
use crate::model::text::Text;

pub const RULE: Rule = Rule {
    code: "ID5",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 4, nr. 7", "GDPR Art. 4(7)"),
    title: both(
        "at den dataansvarlige er selskabet og ikke en ansat",
        "that the controller is the company, not an employee",
    ),
    when: both(
        "når et navn eller en titel giver en person det ansvar, som et selskab har",
        "where a name or a title gives a person the responsibility that a company has",
    ),
    looks_at: &["controller.kind", "controller.name", "contact.role"],
    why: both(
        "kravet skal rettes mod den, der bestemmer over oplysningerne, og det gør selskabet, også når en ansat svarer",
        "a claim goes to whoever decides about the data, which is the company, even where an employee answers",
    ),
    mend: both(
        "skriv selskabet som dataansvarlig, og giv personen en titel, der siger, at man kan spørge der: \
         `role = \"privacy-contact\"`",
        "state the company as controller, and give the person a title that says one can ask there: \
         `role = \"privacy-contact\"`",
    ),
    check,
};

/// A title that reads as if its bearer were the controller.
const TITLE_KEY: &str = "responsible-for-data-protection";
fn check(subject: &Subject, found: &mut Found) {
    let firm = &subject.public.firm;
    let name = &firm.controller.name;
    let kind = firm.controller.kind.as_ref();
    let form = name.value().and_then(|name| company_form(name));
    if let (Some(kind), Some(form)) = (kind.filter(|kind| kind.value() == Some(&ControllerKind::Person)), form) {
        let message = Both::new(
            format!("den dataansvarlige er angivet som en person, men navnet er et selskabs: `{form}`"),
            format!("the controller is stated to be a person, but the name is that of a company: `{form}`"),
        );
        let label = both("navnet", "the name");
        found.add(Hit::new(&kind.place, message).related(&name.place, label));
    }
    let is_company = kind.and_then(|kind| kind.value()) == Some(&ControllerKind::Company) || form.is_some();
    if let (true, Some(contact)) = (is_company, &firm.contact) {
        title(contact, found);
    }
}

fn title(contact: &Contact, found: &mut Found) {
    let reads_as_controller = |role: &Text| role.as_key() == Some(TITLE_KEY) || is_on(role, Topic::ControllerTitle);
    let (Some(name), Some(role)) = (value(&contact.name), &contact.role) else { return };
    if reads_as_controller(role) {
        let message = Both::new(
            format!("`{name}` står med ansvaret for personoplysninger, men det er selskabet, der er dataansvarligt"),
            format!("`{name}` is said to be responsible for personal data, but the controller is the company"),
        );
        found.add(Hit::new(&role.place, message));
    }
}
