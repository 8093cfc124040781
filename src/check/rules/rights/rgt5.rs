//! RGT5: how to use a right, and when the answer comes.

use crate::check::telling::{missing, section_place, sentences};
use crate::check::{Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::language::Lang;
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "RGT5",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 12, stk. 2-4", "GDPR Art. 12(2)-(4)"),
    title: both(
        "der står, hvordan man bruger sine rettigheder, og hvornår svaret kommer",
        "the policy says how to use the rights, and when the reply comes",
    ),
    when: both(
        "i alle politikker, hvor firmaet er dataansvarligt for noget",
        "in every policy in which the firm is controller of anything",
    ),
    looks_at: &["rights.how", "text"],
    why: both(
        "firmaet skal gøre det let at bruge rettighederne og svare senest en måned efter, at det er spurgt",
        "the firm must make it easy to use the rights, and reply within a month of being asked",
    ),
    mend: both(
        "skriv i afsnittet `rights`, hvor man henvender sig, og at svaret kommer inden en måned",
        "state in the section `rights` where to turn, and that the reply comes within a month",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    if !subject.answers_for_something() {
        return;
    }
    let place = |lang| section_place(subject, Generated::Rights, lang);
    // How to object or to withdraw a consent is told apart, and says nothing of the other rights.
    let how = missing(subject, |said| said.iter().any(|said| said.is_about_rights() && said.says("contact")));
    for lang in how.languages() {
        let message = both(
            "der står ikke, hvordan man beder om at bruge sine rettigheder (`rights.how`)",
            "the policy does not say how to ask to use one’s rights (`rights.how`)",
        );
        found.add(lang.into_iter().fold(Hit::new(&place(lang), message), Hit::lang));
    }
    let when = missing(subject, |said| said.iter().any(|said| said.says("reply") && said.says("month")));
    for lang in when.languages() {
        if let Some((own, place)) = too_late(subject, lang) {
            let message = both(
                "svaret kommer senere end en måned efter, at nogen har bedt om at bruge sine rettigheder",
                "the reply comes later than one month after somebody asked to use their rights",
            );
            found.add(Hit::new(&place, message).lang(own));
            continue;
        }
        let message = both(
            "der står ikke, hvornår der kommer svar, når man bruger sine rettigheder",
            "the policy does not say when the reply comes to those who use their rights",
        );
        found.add(lang.into_iter().fold(Hit::new(&place(lang), message), Hit::lang));
    }
}

/// Where a reply is told that comes later than law allows, in one language or in any.
fn too_late<'a>(subject: &'a Subject, lang: Option<&Lang>) -> Option<(&'a Lang, Place)> {
    let texts = subject.texts.iter().filter(|text| lang.is_none_or(|lang| lang == text.lang));
    texts
        .filter_map(|text| {
            let own = sentences(text)?;
            let late = own.iter().find(|said| said.says("reply") && said.says("beyond-month"))?;
            Some((text.lang, late.place(subject)?))
        })
        .next()
}
