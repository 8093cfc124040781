//! BRE1: who is told of a personal data breach, and how soon.

use std::collections::BTreeSet;

use crate::check::facts::{mentions, named};
use crate::check::listed::listed;
use crate::check::text::{Run, Said, Topic};
use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::{Place, Severity};
use crate::model::section::Generated;
use crate::model::text::Text;

pub const RULE: Rule = Rule {
    code: "BRE1",
    severity: Severity::Warning,
    source: both("databeskyttelsesforordningens artikel 33-34", "GDPR Art. 33-34"),
    title: both(
        "at et brud bliver anmeldt i tide, og at alle berørte får besked",
        "that a breach is reported in time, and everybody concerned is told",
    ),
    when: both("hvor teksten fortæller, hvad der sker ved et brud", "where the text tells what happens at a breach"),
    looks_at: &["breach.authority-hours", "breach.informs", "text"],
    why: both(
        "den, hvis oplysninger er ramt, skal have besked, når risikoen er høj, også når vedkommende ikke er kunde",
        "anyone whose data is affected must be told where the risk is high, even if they are not a customer",
    ),
    mend: both(
        "skriv fristen i `authority-hours` og `informs = [\"affected-people\"]` under [breach]",
        "state the time limit in `authority-hours`, and `informs = [\"affected-people\"]`, under [breach]",
    ),
    check,
};

/// Groups of the vocabulary that leave nobody out.
const EVERYBODY: [&str; 2] = ["affected-people", "all-affected"];
/// The same in own words.
const EVERYBODY_SAID: [&str; 8] =
    ["berørt", "ramt", "registrerede", "hvis oplysninger", "affected", "concerned", "data subject", "whose data"];

fn check(subject: &Subject, found: &mut Found) {
    let Some(limit) = law::hours("breach-notice", subject.day) else { return };
    let stated = subject.public.breach.as_ref();
    let Some(place) = stated.map(|breach| breach.place.clone()).or_else(|| in_words(subject)) else { return };
    match stated.and_then(|breach| breach.authority_hours.as_ref()) {
        Some(hours) if hours.value > limit => {
            let hours_ = hours.value;
            found.add(Hit::new(
                &hours.place,
                Both::new(
                    format!("et brud bliver anmeldt inden for {hours_} timer, og fristen er {limit}"),
                    format!("a breach is reported within {hours_} hours, and the time limit is {limit}"),
                ),
            ));
        }
        Some(_) => {}
        None if subject.may_say(Topic::Authority, |said| says_number(said, limit)) => {}
        None => found.add(Hit::new(
            &place,
            Both::new(
                format!("der står ikke, at et brud bliver anmeldt til Datatilsynet inden for {limit} timer"),
                format!(
                    "it is not said that a breach is reported to the Danish Data Protection Agency within {limit} hours"
                ),
            ),
        )),
    }
    let informs = stated.map(|breach| breach.informs.as_slice()).unwrap_or_default();
    if informs.is_empty() {
        if !tells_people(subject) {
            found.add(Hit::new(
                &place,
                both(
                    "der står ikke, at de berørte får besked om et brud",
                    "it is not said that the people concerned are told of a breach",
                ),
            ));
        }
    } else if let Some(first) = informs.first().filter(|_| !covers_everybody(subject, informs)) {
        let told: Vec<Both> = informs.iter().filter_map(named).collect();
        let told = listed(&told);
        found.add(Hit::new(
            &first.place,
            Both::new(
                format!("ved et brud får kun {} besked, ikke alle, hvis oplysninger det rammer", told.da),
                format!("of a breach only {} are told, not everybody whose data it affects", told.en),
            ),
        ));
    }
}

/// Whether nobody is left out: the groups are those concerned, or all whom any activity is about.
fn covers_everybody(subject: &Subject, informs: &[Text]) -> bool {
    let is_everybody =
        |who: &Text| who.as_key().is_some_and(|key| EVERYBODY.contains(&key)) || mentions(who, &EVERYBODY_SAID);
    let mut subjects = subject.activities_told().flat_map(|activity| &activity.subjects).peekable();
    let names_all = subjects.peek().is_some() && subjects.all(|one| informs.iter().any(|who| who.same_as(&one.is)));
    informs.iter().any(is_everybody) || names_all
}

/// Where the firm's own words tell of breaches, when no fact does.
fn in_words(subject: &Subject) -> Option<Place> {
    subject.own_words_on(Topic::BreachTold).iter().find_map(|(_, said)| said.place(subject.files))
}

/// Whether the section on breaches speaks of the people, or some paragraph on them does.
fn tells_people(subject: &Subject) -> bool {
    let told = subject.readable().flat_map(|text| text.said(Topic::BreachTold));
    let paragraphs: BTreeSet<*const Run> = told.map(|said| std::ptr::from_ref(said.run)).collect();
    subject.may_say(Topic::PeopleConcerned, |said| {
        said.run.section == Generated::Breach.id() || paragraphs.contains(&std::ptr::from_ref(said.run))
    })
}

/// Whether the sentence has the number in it, as a number of its own.
fn says_number(said: &Said, number: u32) -> bool {
    said.sentence().split(|sign: char| !sign.is_ascii_digit()).any(|digits| digits.parse() == Ok(number))
}
