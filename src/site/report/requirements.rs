//! The requirements of Art. 12 to 14 on the page: how each stands, and the sentences that tell it.

use super::ReportInput;
use super::findings::{begun, cards};
use crate::check::coverage::{Answer, Evidence, Source, Thing};
use crate::check::{Both, both};
use crate::finding::{Finding, Severity};
use crate::render::view::report::{Bit, Mark, Part};

/// How a requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A sentence tells it in every language, and no rule objects.
    Told,
    /// A sentence tells it, and a rule has a remark.
    Remark,
    /// A rule found that something is missing or wrong.
    Missing,
    /// What rules found is answered for.
    Waived,
    /// No rule objects, and no sentence was found that tells it.
    Unseen,
    /// Whether it is asked for turns on a fact that is not known.
    Unknown,
    /// It is not asked for here.
    NotAsked,
}

impl State {
    fn words(self) -> Both {
        match self {
            State::Told => both("fortalt", "stated"),
            State::Remark => both("fortalt, med bemærkninger", "stated, with remarks"),
            State::Missing => both("mangler", "missing"),
            State::Waived => both("nogen svarer for det", "somebody answers for it"),
            State::Unseen => both("ingen sætning fundet", "no sentence found"),
            State::Unknown => both("ukendt", "not known"),
            State::NotAsked => both("kræves ikke her", "not asked for here"),
        }
    }

    fn mark(self) -> Mark {
        match self {
            State::Told => Mark::Good,
            State::Remark => Mark::Note,
            State::Unseen | State::Unknown => Mark::Warning,
            State::Missing => Mark::Bad,
            State::Waived | State::NotAsked => Mark::Quiet,
        }
    }
}

/// One requirement with what rules found of it.
pub struct Row<'a> {
    answer: &'a Answer,
    pub state: State,
    standing: Vec<&'a Finding>,
}

impl<'a> Row<'a> {
    /// `standing` and `waived` are the findings of the policy.
    pub fn of(answer: &'a Answer, standing: &[&'a Finding], waived: &[&Finding]) -> Row<'a> {
        let is_of_it = |finding: &Finding| answer.requirement.rules.contains(&finding.code);
        let standing: Vec<&Finding> = standing.iter().copied().filter(|finding| is_of_it(finding)).collect();
        let worst = standing.iter().map(|finding| finding.severity).min();
        let is_seen = answer.things.iter().all(|thing| thing.without.is_empty());
        let state = match worst {
            Some(Severity::Error) => State::Missing,
            _ if answer.things.is_empty() && !answer.is_unknown => State::NotAsked,
            _ if waived.iter().any(|finding| finding.is_error() && is_of_it(finding)) => State::Waived,
            _ if !is_seen => State::Unseen,
            _ if answer.is_unknown => State::Unknown,
            Some(_) => State::Remark,
            None => State::Told,
        };
        Row { answer, state, standing }
    }

    /// The id of its card, on a page of several policies.
    fn id(&self, policy: usize) -> String {
        format!("p{}-{}", policy + 1, self.answer.requirement.id)
    }

    /// Its row in the overview.
    pub fn cells(&self, input: &ReportInput, policy: usize) -> Vec<Vec<Bit>> {
        let requirement = self.answer.requirement;
        let words = begun(requirement.words.of(input.lang));
        vec![
            vec![
                Bit::Link { to: self.id(policy), words },
                Bit::words(format!(" ({})", requirement.provision.of(input.lang))),
            ],
            vec![self.bit(input)],
        ]
    }

    fn bit(&self, input: &ReportInput) -> Bit {
        Bit::State(self.state.mark(), self.state.words().of(input.lang).to_owned())
    }

    /// Its card: heading, state, sentences, what rules found.
    pub fn card(&self, input: &ReportInput, policy: usize) -> Part {
        let (lang, requirement) = (input.lang, self.answer.requirement);
        let title = format!("{}: {}", begun(requirement.provision.of(lang)), requirement.words.of(lang));
        let mut state = vec![self.bit(input)];
        static ONLY: Both = both("; det kræves kun, ", "; it is asked for only ");
        static IN_DOUBT: Both = both(
            "; oplysningerne siger ikke overalt, om det kræves: det gør det, ",
            "; the facts do not tell everywhere whether it is asked for: it is ",
        );
        let why = match self.state {
            State::NotAsked => Some(ONLY.of(lang)),
            State::Unknown => Some(IN_DOUBT.of(lang)),
            _ => None,
        };
        state.extend(why.map(|why| Bit::words(format!("{why}{}", requirement.when.of(lang)))));
        let mut parts = vec![
            Part::Heading { level: 4, id: self.id(policy), bits: vec![Bit::words(title)] },
            Part::Paragraph(state),
        ];
        for thing in &self.answer.things {
            parts.extend(self.thing(input, policy, thing));
        }
        parts.extend(cards(input, &self.standing));
        Part::Card { mark: self.state.mark(), parts }
    }

    fn thing(&self, input: &ReportInput, policy: usize, thing: &Thing) -> Vec<Part> {
        let mut parts = Vec::new();
        if let Some(activity) = &thing.activity {
            let said = thing.titles.iter().find(|(lang, _)| lang.as_str() == input.lang.code());
            let title = said.or_else(|| thing.titles.first()).map_or(activity, |(_, title)| title);
            let id = format!("{}-{activity}", self.id(policy));
            parts.push(Part::Heading { level: 5, id, bits: vec![Bit::words(begun(title))] });
        }
        parts.extend(thing.evidence.iter().map(|evidence| quote(input, evidence)));
        for (lang, count) in &thing.more {
            static MORE: Both = both("og {} steder mere", "and {} more places");
            static ONE_MORE: Both = both("og et sted mere", "and one more place");
            let words = if *count == 1 { &ONE_MORE } else { &MORE };
            let words = words.of(input.lang).replace("{}", &count.to_string());
            parts.push(Part::Paragraph(vec![Bit::words(format!("{words} ({lang})."))]));
        }
        if !thing.without.is_empty() {
            static NOT_FOUND: Both = both(
                "Programmet fandt ingen sætning her, der fortæller det",
                "The program found no sentence here that states it",
            );
            let languages: Vec<&str> = thing.without.iter().map(|lang| lang.as_str()).collect();
            let words = format!("{} ({}).", NOT_FOUND.of(input.lang), languages.join(", "));
            parts.push(Part::Paragraph(vec![Bit::words(words)]));
        }
        parts
    }
}

/// A sentence, and where its words come from.
fn quote(input: &ReportInput, evidence: &Evidence) -> Part {
    static FACT: Both = both("oplysningen ", "the fact ");
    static CLAUSE: Both = both("klausulen ", "the clause ");
    static OWN: Both = both("firmaets egne ord", "the firm’s own words");
    static SECTION: Both = both(", i afsnittet ", ", in the section ");
    let lang = input.lang;
    let mut source = match &evidence.source {
        Source::Fact(path) => vec![Bit::words(FACT.of(lang)), Bit::code(path)],
        Source::Clause(id) => vec![Bit::words(CLAUSE.of(lang)), Bit::code(id)],
        Source::Fragment => vec![Bit::words(OWN.of(lang))],
    };
    if let Some(place) = &evidence.place {
        source.push(Bit::words(", "));
        source.extend(input.place(place));
    }
    source.extend([Bit::words(SECTION.of(lang)), Bit::code(format!("#{}", evidence.section))]);
    Part::Quote {
        lang: evidence.lang.to_string(),
        label: format!("{}:", evidence.lang),
        words: evidence.words.clone(),
        source,
    }
}
