//! What rules ask of cookies and of what they are used for.

use super::Subject;
use super::text::Topic;
use super::wording::says;
use crate::model::cookie::{Cookie, CookieClass};
use crate::model::policy::Policy;
use crate::model::text::Text;

/// The act on cookies, in the table of acts.
const ACT: &str = "cookie";

/// Purposes of the vocabulary that measure what visitors do.
const MEASURING: [&str; 4] = ["count-visits", "geo-placement", "statistics", "traffic-measurement"];

/// Whether a purpose is one that asks for consent, whatever the cookie is called: the website does without it what its
/// visitor asked for.
pub fn asks_for_consent(subject: &Subject, purpose: &Text) -> bool {
    says(subject.words, purpose, Topic::NotNecessary)
}

/// Whether a purpose measures what visitors do.
pub fn measures(purpose: &Text) -> bool {
    purpose.as_key().is_some_and(|key| MEASURING.contains(&key))
}

/// Whether its class is one that asks for consent.
pub fn is_not_necessary(cookie: &Cookie) -> bool {
    cookie.class.value().is_some_and(|class| *class != CookieClass::Necessary)
}

/// Whether consent to cookies is asked for at all: the firm says how, or has a consent under the act.
pub fn consent_is_asked(policy: &Policy) -> bool {
    let mut under_the_act = policy.consents.iter().filter_map(|consent| consent.law.as_ref());
    policy.cookie_use.as_ref().is_some_and(|cookies| cookies.consent.is_some())
        || under_the_act.any(|law| law.act == ACT)
}
