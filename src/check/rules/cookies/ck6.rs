//! CK6: the list of cookies is a fresh one.

use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::Severity;
use crate::model::date::after;

pub const RULE: Rule = Rule {
    code: "CK6",
    severity: Severity::Info,
    source: both("god skik for lister over cookies", "good practice for lists of cookies"),
    title: both(
        "at hver cookie har en klasse og er set for nylig",
        "that each cookie has a class, and was checked recently",
    ),
    when: both("hvor der er en liste over cookies", "where there is a list of cookies"),
    looks_at: &["cookie.class", "cookie.reviewed"],
    why: both(
        "en hjemmeside får andre cookies, når leverandørerne ændrer noget, og ingen skriver det ned",
        "a website changes its cookies with its suppliers, and nobody writes it down",
    ),
    mend: both(
        "gennemgå hjemmesidens cookies, og skriv dagen i `reviewed`",
        "audit the cookies of the website, and write the day in `reviewed`",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let Some(interval) = law::period("review-cookies", subject.day) else { return };
    for cookie in &subject.policy.cookies {
        let name = &cookie.name;
        if cookie.class.is_unknown() {
            found.add(
                Hit::new(
                    &cookie.class.place,
                    Both::new(
                        format!("det er ukendt, hvilken klasse cookien `{name}` hører til"),
                        format!("it is not known which class the cookie `{name}` belongs to"),
                    ),
                )
                .mend(both("find ud af det, og skriv `class`", "find out, and state `class`")),
            );
        }
        match &cookie.reviewed {
            None => found.add(Hit::new(
                &cookie.place,
                Both::new(
                    format!("der står ikke, hvornår nogen sidst så efter cookien `{name}`"),
                    format!("it is not noted when anybody last looked for the cookie `{name}`"),
                ),
            )),
            Some(reviewed) if after(reviewed.value, interval) < subject.day => {
                let last = reviewed.value;
                found.add(Hit::new(
                    &reviewed.place,
                    Both::new(
                        format!("cookien `{name}` blev sidst set efter den {last}"),
                        format!("the cookie `{name}` was last looked for on {last}"),
                    ),
                ));
            }
            Some(_) => {}
        }
    }
}
