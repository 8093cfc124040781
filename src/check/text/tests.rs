//! What the lists of phrases find in sentences, and what they leave alone.

use super::{Phrases, Topic};
use crate::model::language::Lang;

/// Sentences, and whether they are on the topic.
fn judged(lang: &str, topic: Topic, yes: &[&str], no: &[&str]) {
    let phrases = Phrases::of(&Lang::new(lang)).expect("phrases");
    let missed: Vec<&&str> = yes.iter().filter(|text| !phrases.says(topic, text)).collect();
    let alarms: Vec<&&str> = no.iter().filter(|text| phrases.says(topic, text)).collect();
    assert!(missed.is_empty() && alarms.is_empty(), "{topic:?}: missed {missed:?}, alarms {alarms:?}");
}

#[test]
fn a_promise_is_a_sentence_that_denies() {
    let topic = Topic::NeverDisclosed;
    judged(
        "da",
        topic,
        &[
            "Vi videregiver ikke dine oplysninger til andre.",
            "Dine oplysninger bliver aldrig videregivet til tredjemand.",
            "Vi sender ikke oplysninger videre.",
            "Vi deler aldrig dine data med nogen.",
            "Vi giver ingen oplysninger videre til andre.",
        ],
        &[
            "Vi videregiver oplysninger til politiet.",
            "Vi videregiver ikke oplysninger, medmindre loven kræver det.",
            "Vi giver aldrig oplysninger om dig til en ny arbejdsgiver.",
            "Vi videregiver ikke dine oplysninger uden dit samtykke.",
            "Vi giver aldrig op.",
            "Du må ikke give din adgangskode videre.",
        ],
    );
    judged(
        "en",
        topic,
        &[
            "We never share your data with anyone.",
            "We do not disclose your information to third parties.",
            "Your data is not passed on to others.",
            "We don’t share data.",
        ],
        &[
            "We share data with the police.",
            "We do not share your data unless the law requires it.",
            "We never give data about you to a new employer.",
            "We will not share your data without your consent.",
            "You must not pass on your password.",
        ],
    );
}

#[test]
fn promises_about_the_eu_marketing_and_cookies() {
    judged(
        "da",
        Topic::NoTransfer,
        &[
            "Dine oplysninger forlader aldrig EU.",
            "Vi gemmer kun data i EU/EØS.",
            "Vi overfører ikke oplysninger til tredjelande.",
        ],
        &["Vi overfører oplysninger til USA.", "Vi sælger kun cykler i Danmark.", "Oplysningerne bliver i skabet."],
    );
    judged(
        "en",
        Topic::NoTransfer,
        &[
            "Your data never leaves the EU.",
            "We only store data within the EEA.",
            "We do not transfer data to third countries.",
        ],
        &["We transfer data outside the EU.", "We only sell bicycles in Denmark."],
    );
    judged(
        "da",
        Topic::NoMarketing,
        &["Vi bruger ikke dine oplysninger til markedsføring.", "Du får ingen markedsføring fra os."],
        &[
            "Vi bruger dine oplysninger til markedsføring.",
            "Vi sender ikke reklamer på sms.",
            "Vi bruger dem ikke til markedsføring uden dit samtykke.",
        ],
    );
    judged(
        "da",
        Topic::NecessaryCookiesOnly,
        &["Vi bruger kun teknisk nødvendige cookies."],
        &["Siger du nej, sætter vi kun nødvendige cookies.", "Nødvendige cookies kræver ikke samtykke."],
    );
    judged(
        "en",
        Topic::NecessaryCookiesOnly,
        &["We use only strictly necessary cookies.", "The website only sets essential cookies."],
        &["If you say no, we set only necessary cookies.", "Only necessary cookies do not require consent."],
    );
}

#[test]
fn hedges_are_about_us_and_not_about_the_reader_or_the_law() {
    judged(
        "da",
        Topic::Hedge,
        &[
            "Vi kan videregive oplysninger.",
            "Oplysningerne kan også blive delt.",
            "Som udgangspunkt gemmer vi dem i fem år.",
            "Vi bruger eventuelt dine data.",
            "Vi gemmer navn, adresse mv.",
        ],
        &[
            "Du kan klage til os.",
            "Du kan altid bede os om at slette dine oplysninger.",
            "Vi kan ikke slette oplysningerne endnu.",
            "Vi kan videregive oplysninger, hvis bogføringsloven kræver det.",
            "Ofte er vejret godt.",
            "Vi kan huske dig.",
        ],
    );
    judged(
        "en",
        Topic::Hedge,
        &[
            "We may share your data.",
            "In some cases we keep data longer.",
            "Your data might be sent to us.",
            "We keep data as far as possible.",
        ],
        &[
            "You may complain to us.",
            "We may ask three things.",
            "We may share data where the law requires it.",
            "It often rains.",
        ],
    );
}

#[test]
fn periods_and_purposes_that_say_nothing() {
    judged(
        "da",
        Topic::VaguePeriod,
        &[
            "Vi gemmer dem, så længe det er nødvendigt.",
            "Derfor sletter vi som udgangspunkt ikke oplysninger.",
            "Dem gemmer vi på ubestemt tid.",
        ],
        &[
            "Vi gemmer dem, så længe du er kunde.",
            "Vi gemmer dem, så længe det er nødvendigt, dog højst fem år.",
            "Vi sletter dem ikke, før sagen er slut.",
            "Vi må ikke slette dem endnu.",
        ],
    );
    judged(
        "en",
        Topic::VaguePeriod,
        &["We keep it for as long as necessary.", "We keep data indefinitely.", "We do not delete data."],
        &[
            "We keep it as long as you are a customer.",
            "We do not delete it until the case is over.",
            "We keep it no longer than necessary, at most two years.",
        ],
    );
    judged(
        "da",
        Topic::VaguePurpose,
        &["forbedre vores service", "udvikle nye produkter", "kontakte dig om andet"],
        &[
            "sende dig din ordre",
            "forbedre hjemmesiden ved at tælle, hvilke sider der bliver læst",
            "kontakte dig om andre ledige job",
        ],
    );
    judged(
        "en",
        Topic::VaguePurpose,
        &["improve our services", "research purposes", "contact you about other matters"],
        &["send you your order", "contact you about other vacancies"],
    );
    judged(
        "da",
        Topic::CheckBack,
        &["Hold øje med denne side.", "Vi anbefaler, at du jævnligt læser politikken."],
        &["Vi gennemgår politikken jævnligt.", "Læs mere her."],
    );
    judged(
        "en",
        Topic::CheckBack,
        &["Please check this page regularly.", "We encourage you to review this policy from time to time."],
        &["We review this policy regularly.", "Read more here."],
    );
}
