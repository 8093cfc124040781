//! The sentences of a Document that tell what a requirement asks for, found by where their words came from.

use std::collections::BTreeSet;
use std::ops::Range;

use super::requirement::{About, Asked, REQUIREMENTS, Requirement, Sign};
use crate::check::text::{Piece, Role, Run};
use crate::check::{Subject, Written};
use crate::document::Origin;
use crate::document::walk::plain;
use crate::finding::Place;
use crate::model::activity::Activity;
use crate::model::language::Lang;

/// More sentences than this of one thing in one language say nothing new to whoever looks.
const MOST: usize = 8;

/// A paragraph of no more characters is shown whole.
const SHORT: usize = 400;

/// The section that says the essentials first: a full sentence elsewhere is better evidence.
const FIRST_LAYER: &str = "in-short";

/// What a policy has to say to one requirement.
#[derive(Clone)]
pub struct Answer {
    pub requirement: &'static Requirement,
    /// What it is told of; none = it is not asked for here, as far as is known.
    pub things: Vec<Thing>,
    /// A fact that is not known decides whether it is asked for, here or of some activity.
    pub is_unknown: bool,
}

/// The policy as a whole, or one activity of it.
#[derive(Clone, Debug)]
pub struct Thing {
    /// The id of the activity; absent = the policy.
    pub activity: Option<String>,
    /// What the activity is called, per language.
    pub titles: Vec<(Lang, String)>,
    pub evidence: Vec<Evidence>,
    /// How many more places there are than are shown, per language that has some.
    pub more: Vec<(Lang, usize)>,
    /// The languages of the policy in which no sentence was found.
    pub without: Vec<Lang>,
}

/// One sentence, or a label with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub lang: Lang,
    pub words: String,
    /// The id of the section it stands in.
    pub section: String,
    /// Where its author mends it.
    pub place: Option<Place>,
    pub source: Source,
}

/// Whose words they are.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A fact, by its path.
    Fact(String),
    /// A message of the clause library, by its id.
    Clause(String),
    /// The firm's own, in a fragment.
    Fragment,
}

/// What a policy tells of each requirement.
pub fn coverage(subject: &Subject) -> Vec<Answer> {
    REQUIREMENTS.iter().map(|requirement| answer(subject, requirement)).collect()
}

fn answer(subject: &Subject, requirement: &'static Requirement) -> Answer {
    let asked: Vec<(Option<&Activity>, Asked)> = match requirement.about {
        About::Policy(is_asked) => vec![(None, is_asked(subject))],
        About::Activities(is_asked) => {
            subject.activities_told().map(|activity| (Some(activity), is_asked(activity))).collect()
        }
    };
    let is = |wanted: Asked| asked.iter().filter(move |(_, asked)| *asked == wanted);
    let things = is(Asked::Yes).map(|(activity, _)| thing(subject, requirement, *activity)).collect();
    let is_unknown = is(Asked::Unknown).next().is_some();
    Answer { requirement, things, is_unknown }
}

fn thing(subject: &Subject, requirement: &Requirement, activity: Option<&Activity>) -> Thing {
    let mut evidence = Vec::new();
    let mut without = Vec::new();
    let mut more = Vec::new();
    for text in &subject.texts {
        let mut found = search(subject, text, requirement, activity.map(|activity| activity.id.as_str()));
        if found.len() > MOST {
            more.push((text.lang.clone(), found.len() - MOST));
            found.truncate(MOST);
        }
        if found.is_empty() {
            without.push(text.lang.clone());
        }
        evidence.extend(found);
    }
    let titles = activity.into_iter().flat_map(|activity| titles(subject, activity)).collect();
    Thing { activity: activity.map(|activity| activity.id.clone()), titles, evidence, more, without }
}

/// What an activity is called in every language that has a word for it.
fn titles(subject: &Subject, activity: &Activity) -> Vec<(Lang, String)> {
    let path = format!("activity.{}.title", activity.id);
    let said = |(lang, words): (&Lang, &crate::text::LanguageWords)| {
        Some((lang.clone(), plain(&words.text(&activity.title, &path).ok()?)))
    };
    subject.words.iter().filter_map(said).collect()
}

/// The sentences in one language: those that a sign points to, best sign first, else the first ones of the section.
fn search(subject: &Subject, text: &Written, requirement: &Requirement, activity: Option<&str>) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
    let is_first_layer = requirement.section == Some(FIRST_LAYER);
    // The section that is there for it comes first: elsewhere the same fact may be mentioned by the way.
    let is_its_own = |run: &Run| requirement.section == Some(run.section.as_str());
    let (own, others): (Vec<_>, Vec<_>) = text.runs.iter().enumerate().partition(|(_, run)| is_its_own(run));
    for sign in requirement.signs {
        for (at, run) in own.iter().chain(&others).copied() {
            if (run.section == FIRST_LAYER) != is_first_layer || !is_told_of(run, activity) {
                continue;
            }
            let Some((piece, range)) = pointed(*sign, run, activity) else { continue };
            if seen.insert((at, range.start)) {
                found.push(told(subject, text, at, piece, range));
            }
            // A sign of one thing is met once; of a table of recipients every row counts.
            if !is_of_many(*sign) {
                break;
            }
        }
    }
    if found.is_empty() && activity.is_none() {
        found = of_section(subject, text, requirement.section);
    }
    found
}

/// Whether every place that a sign points to tells another thing: each recipient, each right, each consent.
fn is_of_many(sign: Sign) -> bool {
    match sign {
        Sign::Fact(path) => path.contains('*'),
        Sign::Clause(id) => id.contains('*') || id == "right-means",
        Sign::Words(..) => false,
    }
}

/// Whether a run can be about an activity: not where it stands in the section of another one.
fn is_told_of(run: &Run, activity: Option<&str>) -> bool {
    match (activity, run.section.strip_prefix("activity-")) {
        (Some(activity), Some(section)) => activity == section,
        _ => true,
    }
}

/// Whether a text has a sentence that a sign points to.
pub fn speaks(text: &Written, sign: Sign) -> bool {
    text.runs.iter().any(|run| pointed(sign, run, None).is_some())
}

/// What a sign points to in a run, and the words around it.
fn pointed<'a>(sign: Sign, run: &'a Run, activity: Option<&str>) -> Option<(&'a Piece, Range<usize>)> {
    let Sign::Words(these, those) = sign else {
        let piece = run.pieces.iter().find(|piece| points(sign, run, piece, activity))?;
        return Some((piece, around(run, &piece.range)));
    };
    let has_both = |range: &Range<usize>| {
        let words = run.text[range.clone()].to_lowercase();
        [these, those].iter().all(|list| list.iter().any(|word| words.contains(word)))
    };
    let range = Some(run).filter(|run| run.is_prose())?.sentences().into_iter().find(has_both)?;
    let first = run.pieces_of(&range).next();
    first.map(|piece| (piece, around(run, &range)))
}

fn points(sign: Sign, run: &Run, piece: &Piece, activity: Option<&str>) -> bool {
    let Some(Origin { fact, message, .. }) = piece.origin.as_deref() else { return false };
    match sign {
        Sign::Fact(pattern) => fact.as_deref().is_some_and(|path| is_path(pattern, path, activity)),
        Sign::Clause(pattern) => {
            let is_it = message.as_deref().is_some_and(|id| match pattern.strip_suffix('*') {
                Some(start) => id.starts_with(start),
                None => id == pattern,
            });
            // A clause stands in the section of its activity, or around a fact of it.
            let is_in_section = run.section.strip_prefix("activity-") == activity;
            is_it && (activity.is_none() || is_in_section || fact.as_deref().and_then(activity_of) == activity)
        }
        Sign::Words(..) => false,
    }
}

/// The id of the activity that a fact belongs to.
fn activity_of(path: &str) -> Option<&str> {
    path.strip_prefix("activity.")?.split('.').next()
}

/// Whether a path is of the pattern: `activity.*.purposes` is met by `activity.repair.purposes`, and by what lies
/// below.
fn is_path(pattern: &str, path: &str, activity: Option<&str>) -> bool {
    let mut parts = path.split('.');
    let is_same = pattern.split('.').all(|wanted| match parts.next() {
        Some(_) if wanted == "*" => true,
        Some(part) => part == wanted,
        None => false,
    });
    is_same && (activity.is_none() || activity_of(path) == activity)
}

/// The sentence that a stretch stands in; all of the run where it is short or no prose, for what belongs together
/// stands together: a ground and its article, a duty and what follows.
fn around(run: &Run, stretch: &Range<usize>) -> Range<usize> {
    let whole = 0..run.text.len();
    if !run.is_prose() || run.text.chars().count() <= SHORT {
        return whole;
    }
    run.sentences()
        .into_iter()
        .find(|sentence| sentence.start < stretch.end.max(stretch.start + 1) && stretch.start < sentence.end)
        .unwrap_or(whole)
}

fn told(subject: &Subject, text: &Written, at: usize, piece: &Piece, range: Range<usize>) -> Evidence {
    let run = &text.runs[at];
    let words = run.text[range.clone()].trim();
    let label = label(text, at);
    let words = label.map_or_else(|| words.to_owned(), |label| format!("{}: {words}", label.text.trim()));
    let origin = piece.origin.as_deref();
    let (source, place) = match origin {
        Some(Origin { fact: Some(path), .. }) => {
            (Source::Fact(path.clone()), origin.and_then(Origin::fact_place).cloned())
        }
        Some(Origin { message: Some(id), place, .. }) => (Source::Clause(id.clone()), place.clone()),
        _ => (Source::Fragment, run.place(&range, subject.files)),
    };
    Evidence { lang: text.lang.clone(), words, section: run.section.clone(), place, source }
}

/// The label of a value: the one right before it. Heads of columns come in a row, and are labels of no cell.
fn label<'a>(text: &'a Written, at: usize) -> Option<&'a Run> {
    let before = |back: usize| at.checked_sub(back).and_then(|at| text.runs.get(at));
    let is_label = |run: &&Run| run.role == Role::Label && run.block == text.runs[at].block;
    let is_value = text.runs[at].role == Role::Cell && text.runs[at].block.is_some();
    before(1).filter(is_label).filter(|_| is_value && before(2).filter(is_label).is_none())
}

/// The first sentences of a section, where it is the firm's own.
fn of_section(subject: &Subject, text: &Written, section: Option<&str>) -> Vec<Evidence> {
    const FIRST: usize = 3;
    let is_in = |run: &&(usize, &Run)| section == Some(run.1.section.as_str()) && run.1.is_prose();
    let runs: Vec<(usize, &Run)> = text.runs.iter().enumerate().collect();
    let mut found = Vec::new();
    for (at, run) in runs.iter().filter(is_in) {
        for range in run.sentences() {
            if let Some(piece) = run.pieces_of(&range).next() {
                found.push(told(subject, text, *at, piece, range.clone()));
            }
            if found.len() == FIRST {
                return found;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::is_path;

    #[test]
    fn paths_of_facts_are_met_part_by_part() {
        assert!(is_path("activity.*.purposes", "activity.repair.purposes", None));
        assert!(is_path("activity.*.purposes", "activity.repair.purposes", Some("repair")));
        assert!(!is_path("activity.*.purposes", "activity.orders.purposes", Some("repair")));
        assert!(is_path("recipient.*.transfer", "recipient.skyhus.transfer.mechanism", None));
        assert!(!is_path("recipient.*.name", "recipient.skyhus", None));
        assert!(!is_path("controller.name", "controller.names", None));
    }
}
