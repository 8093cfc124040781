//! DPO3: somebody is called data protection officer, and none is appointed.

use crate::check::facts::{own_words, words};
use crate::check::text::Voice;
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

const KEY: &str = "dpo";
/// The title in a firm's own words; `dpo` only as a word of its own.
const TITLES: [&str; 2] = ["databeskyttelsesrådgiver", "data protection officer"];

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
        for run in &text.runs {
            for sentence in run.sentences() {
                if run.voice(&sentence) != Voice::Fragment || !speaks_of_ours(&run.text[sentence.clone()]) {
                    continue;
                }
                let place = run.place(&sentence, subject.files).unwrap_or_else(|| subject.policy_file().clone());
                let da = "teksten taler om vores databeskyttelsesrådgiver";
                let en = "the text speaks of our data protection officer";
                found.add(add(&place, da, en).lang(text.lang));
            }
        }
    }
}

fn is_title(text: &Text) -> bool {
    let is_title = |said: String| TITLES.iter().any(|title| said.contains(title)) || words(&said).contains(&KEY);
    text.as_key() == Some(KEY) || own_words(text).any(is_title)
}

/// Whether a sentence says that we have one: "vores databeskyttelsesrådgiver", "our DPO". Somebody else’s is not ours,
/// and "we have no DPO" says the opposite.
fn speaks_of_ours(sentence: &str) -> bool {
    const OURS: [&str; 2] = ["vores", "our"];
    const NOT: [&str; 7] = ["ikke", "ingen", "uden", "not", "no", "without", "never"];
    let sentence = sentence.to_lowercase();
    let words = words(&sentence);
    let is_title = |at: usize| {
        words[at] == KEY
            || words[at].starts_with(TITLES[0])
            || words[at..].iter().take(3).copied().eq(TITLES[1].split(' '))
    };
    let is_denied = words.iter().any(|word| NOT.contains(word));
    // "vores egen databeskyttelsesrådgiver": a word may stand between.
    let is_ours = |at: usize| words[at.saturating_sub(2)..at].iter().any(|word| OURS.contains(word));
    !is_denied && (0..words.len()).any(|at| is_title(at) && is_ours(at))
}

#[cfg(test)]
mod tests {
    use super::speaks_of_ours;

    #[test]
    fn only_a_sentence_that_gives_us_one_counts() {
        assert!(speaks_of_ours("Skriv til vores DPO."));
        assert!(speaks_of_ours("Ask our own data protection officer about it."));
        assert!(speaks_of_ours("Vores databeskyttelsesrådgivers adresse er her."));
        assert!(!speaks_of_ours("Vi har ikke vores egen databeskyttelsesrådgiver."));
        assert!(!speaks_of_ours("Kommunens databeskyttelsesrådgiver hjælper."));
        assert!(!speaks_of_ours("Our data is protected by an officer."));
        assert!(!speaks_of_ours(""));
    }
}
