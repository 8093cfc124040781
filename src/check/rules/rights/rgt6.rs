//! RGT6: using a right is free of charge.

use crate::check::telling::text_says;
use crate::check::{Found, Hit, Rule, Subject, both};
use crate::finding::Severity;

pub const RULE: Rule = Rule {
    code: "RGT6",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 12, stk. 5", "GDPR Art. 12(5)"),
    title: both("det koster ikke noget at bruge sine rettigheder", "using one’s rights is free of charge"),
    when: both("når politikken nævner et gebyr", "where the policy states a fee"),
    looks_at: &["rights.fee"],
    why: both(
        "et gebyr må kun kræves, når en anmodning er åbenbart grundløs eller overdreven, eller for yderligere kopier \
         (artikel 15, stk. 3)",
        "a fee may only be charged where a request is manifestly unfounded or excessive, or for further copies \
         (Article 15(3))",
    ),
    mend: both(
        "tag `fee` ud under [rights], eller skriv, at gebyret kun gælder grundløse og overdrevne anmodninger",
        "take `fee` out under [rights], or say that it is only for unfounded and excessive requests",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let fee = subject.public.rights.as_ref().and_then(|rights| rights.fee.as_ref());
    if let Some(fee) = fee.filter(|fee| !text_says(fee, "unfounded")) {
        found.add(Hit::new(
            &fee.place,
            both(
                "der kræves betaling for at bruge rettighederne (`rights.fee`), uden at der står, at det kun gælder \
                 grundløse eller overdrevne anmodninger",
                "a fee is asked for using the rights (`rights.fee`), and it does not say that it is only for unfounded \
                 or excessive requests",
            ),
        ));
    }
}
