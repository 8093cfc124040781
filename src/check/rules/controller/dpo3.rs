//! DPO3: somebody is called data protection officer, and none is appointed.

use crate::check::facts::is_on;
use crate::check::text::{Topic, Voice};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::text::Text;

pub const RULE: Rule = Rule {
    code: "DPO3",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 37, stk. 1, og artikel 38-39", "GDPR Art. 37(1) and 38-39"),
    title: both(
        "at kun den, der er udpeget, bliver kaldt databeskyttelsesrådgiver",
        "that only somebody who is appointed is called data protection officer",
    ),
    when: both(
        "når der ikke er udpeget en databeskyttelsesrådgiver, eller det ikke står der",
        "where no data protection officer is appointed, or it is not stated that one is",
    ),
    looks_at: &["dpo.appointed", "contact.role", "signature.title", "text"],
    why: both(
        "titlen lover læseren en uafhængig rådgiver med de opgaver, som forordningen giver den",
        "the title promises readers an independent adviser with the tasks that the regulation gives it",
    ),
    mend: both(
        "kald personen kontaktperson for persondata (`privacy-contact`), eller udpeg en databeskyttelsesrådgiver og \
         skriv `appointed = true` under [dpo]",
        "call the person privacy contact (`privacy-contact`), or appoint a data protection officer and state \
         `appointed = true` under [dpo]",
    ),
    check,
};

/// The role of a contact who is one.
const KEY: &str = "dpo";

fn check(subject: &Subject, found: &mut Found) {
    let dpo = subject.policy.firm.dpo.as_ref();
    if dpo.is_some_and(|dpo| dpo.appointed.value() == Some(&true)) {
        return;
    }
    let is_denied = dpo.is_some_and(|dpo| dpo.appointed.value() == Some(&false));
    let add = |place: &Place, da: &str, en: &str| {
        let (and_da, and_en) = match is_denied {
            true => ("men firmaet har ingen", "but the firm has none"),
            false => ("men der står ikke, at en er udpeget", "but it is not stated that one is appointed"),
        };
        Hit::new(place, Both::new(format!("{da}, {and_da}"), format!("{en}, {and_en}")))
    };
    let contact = subject.public.firm.contact.as_ref().and_then(|contact| contact.role.as_ref());
    if let Some(role) = contact.filter(|role| is_title(role)) {
        found.add(add(
            &role.place,
            "kontaktpersonen har titel af databeskyttelsesrådgiver",
            "the contact bears the title of data protection officer",
        ));
    }
    for title in subject.public.signatures.iter().filter_map(|signature| signature.title.as_ref()) {
        if is_title(title) {
            found.add(add(
                &title.place,
                "politikken er underskrevet af en databeskyttelsesrådgiver",
                "the policy is signed by a data protection officer",
            ));
        }
    }
    for text in &subject.texts {
        for said in text.said(Topic::OwnDpo).into_iter().filter(|said| said.voice() == Voice::Fragment) {
            let place = said.place(subject.files).unwrap_or_else(|| subject.policy_file().clone());
            let da = "teksten taler om vores databeskyttelsesrådgiver";
            let en = "the text speaks of our data protection officer";
            found.add(add(&place, da, en).lang(text.lang));
        }
    }
}

fn is_title(text: &Text) -> bool {
    text.as_key() == Some(KEY) || is_on(text, Topic::DpoTitle)
}

#[cfg(test)]
mod tests {
    use crate::check::text::{Phrases, Topic};
    use crate::model::language::Lang;

    fn says(lang: &str, topic: Topic, text: &str) -> bool {
        Phrases::of(&Lang::new(lang)).unwrap().says(topic, text)
    }

    #[test]
    fn only_a_sentence_that_gives_us_one_counts() {
        assert!(says("da", Topic::OwnDpo, "Skriv til vores DPO."));
        assert!(says("en", Topic::OwnDpo, "Ask our own data protection officer about it."));
        assert!(says("da", Topic::OwnDpo, "Vores databeskyttelsesrådgivers adresse er her."));
        assert!(!says("da", Topic::OwnDpo, "Vi har ikke vores egen databeskyttelsesrådgiver."));
        assert!(!says("da", Topic::OwnDpo, "Kommunens databeskyttelsesrådgiver hjælper."));
        assert!(!says("en", Topic::OwnDpo, "Our data is protected by an officer."));
    }

    #[test]
    fn titles_are_told_from_titles_that_are_near_them() {
        assert!(says("da", Topic::DecidingPost, "administrerende direktør"));
        assert!(says("en", Topic::DecidingPost, "chief financial officer"));
        assert!(!says("en", Topic::DecidingPost, "privacy manager") && !says("da", Topic::DecidingPost, "jurist"));
        assert!(says("da", Topic::ControllerTitle, "vores dataansvarlige"));
        assert!(!says("da", Topic::ControllerTitle, "kontaktperson for den dataansvarlige"));
        assert!(!says("en", Topic::ControllerTitle, "financial controller"));
    }
}
