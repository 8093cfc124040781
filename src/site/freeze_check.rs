//! What stands between the working policy and its next edition, all of it at once.

use crate::check::{self, Waiving};
use crate::document::{Document, json};
use crate::finding::{self, Finding, Place, Severity};
use crate::history::facts::{Class, FactChange, compare, say};
use crate::history::ledger::{Said, Waived};
use crate::history::{Edition, FrozenEdition, Kind, PolicyHistory};
use crate::model::date::{Day, after};
use crate::model::fact::Located;
use crate::model::language::Lang;
use crate::model::period::Period;
use crate::model::waiver::Waiver;
use crate::site::freeze::Working;
use crate::text::LanguageWords;

/// What somebody asks to release.
pub struct Wish<'a> {
    pub working: &'a Working<'a>,
    pub history: &'a PolicyHistory,
    /// What reading the site and the rules found of this policy. What composing found is the working policy's own.
    pub found: &'a [Finding],
    pub effective: Day,
    /// Today.
    pub recorded: Day,
    /// Absent = as what changed proposes.
    pub kind: Option<Kind>,
    pub summary: &'a Said,
}

/// What came of looking at it.
pub struct Verdict {
    pub kind: Kind,
    /// The kind that what changed proposes.
    pub proposed: Kind,
    /// Since the newest edition; empty where there is none, or only its files exist.
    pub changes: Vec<FactChange>,
    /// Why it cannot be released; empty = it can.
    pub refusals: Vec<Finding>,
    /// Worth knowing, and nothing that stops it.
    pub others: Vec<Finding>,
    /// The waivers that were needed.
    pub waivers: Vec<Waived>,
}

/// The newest edition, with what was frozen of it.
fn newest(history: &PolicyHistory) -> Option<(&Edition, &FrozenEdition)> {
    let newest = history.history.newest()?;
    Some((newest, history.frozen.get(&newest.id)?))
}

/// Looks at the text, the dates, the kind, the summary and the changes of an edition to be.
pub fn judge(wish: &Wish) -> Verdict {
    let changes = match newest(wish.history).and_then(|(_, frozen)| frozen.facts.as_ref()) {
        Some(facts) => compare(facts, &wish.working.facts),
        None => Vec::new(),
    };
    let proposed = propose(wish.history, &changes);
    let kind = wish.kind.unwrap_or(proposed);
    let mut judge = Judge { wish, place: &wish.working.loaded.policy.place, refusals: Vec::new() };
    let mut found: Vec<Finding> = wish.found.iter().chain(&wish.working.findings).cloned().collect();
    finding::sort(&mut found);
    let Waiving { standing, waived, about } = check::waived(found, &wish.working.loaded.policy.waivers, wish.recorded);
    let (refusals, told): (Vec<Finding>, Vec<Finding>) =
        standing.into_iter().partition(|finding| check::stops_release(finding) || finding.code == UNKNOWN_FACT);
    judge.refusals.extend(refusals.into_iter().map(as_error));
    judge.dates();
    judge.changed(&changes);
    judge.kind(kind, &changes);
    judge.notice(kind);
    judge.summary(kind);
    let refusals = judge.refusals;
    let needed = waived.iter().filter(|(finding, _)| check::stops_release(finding));
    let mut waivers: Vec<Waived> = needed.map(|(_, waiver)| recorded(waiver)).collect();
    waivers.sort_by(|a, b| (&a.rule, &a.where_).cmp(&(&b.rule, &b.where_)));
    waivers.dedup();
    let id = wish.working.id();
    let mut others: Vec<Finding> = about.into_iter().map(|finding| finding.scope(id)).collect();
    others.extend(told.into_iter().filter(|finding| finding.severity == Severity::Warning));
    finding::sort(&mut others);
    Verdict { kind, proposed, changes, refusals, others, waivers }
}

/// A change that readers must be told of in good time makes an edition material. So does a first edition, and one that
/// follows files which nobody can compare.
fn propose(history: &PolicyHistory, changes: &[FactChange]) -> Kind {
    let can_compare = newest(history).is_some_and(|(_, frozen)| frozen.facts.is_some());
    if can_compare && !changes.iter().any(is_material) { Kind::Correction } else { Kind::Material }
}

fn is_material(change: &FactChange) -> bool {
    matches!(change.class, Class::Material(_))
}

fn recorded(waiver: &Waiver) -> Waived {
    Waived {
        rule: waiver.rule.value.clone(),
        where_: waiver.where_.value.clone(),
        reason: waiver.reason.clone(),
        by: waiver.by.clone(),
        until: waiver.until.value,
    }
}

/// The code of a fact that is not known yet.
const UNKNOWN_FACT: &str = "unknown-fact";

/// What is only worth knowing of a draft stops a release.
fn as_error(mut finding: Finding) -> Finding {
    finding.severity = Severity::Error;
    finding
}

struct Judge<'a> {
    wish: &'a Wish<'a>,
    /// policy.toml.
    place: &'a Place,
    refusals: Vec<Finding>,
}

impl Judge<'_> {
    fn refuse(&mut self, finding: Finding) {
        let finding = if finding.place.is_none() { finding.at(self.place) } else { finding };
        self.refusals.push(finding.scope(self.wish.working.id()));
    }

    fn dates(&mut self) {
        let Wish { history, effective, recorded, .. } = self.wish;
        let history = &history.history;
        if let Some(ended) = &history.ended {
            self.refuse(
                Finding::error("policy-ended", format!("the policy ends on {}", ended.effective))
                    .why("nothing takes effect after the end of a policy, and the end is on record")
                    .hint("start a policy of its own in a folder of its own, and name this one under `formerly`"),
            );
        }
        if effective < recorded {
            self.refuse(
                Finding::error("effective-in-the-past", format!("{effective} lies before today, {recorded}"))
                    .why("an edition applies from the day on which readers could read it, never from an earlier one")
                    .hint(format!("release it from today: `--effective {recorded}`"))
                    .hint("an older text of which only files exist is recorded with `ikraft import`"),
            );
        }
        if let Some(newest) = history.newest().filter(|newest| *effective < newest.effective) {
            self.refuse(
                Finding::error(
                    "effective-out-of-order",
                    format!(
                        "{effective} lies before {}, when edition {} takes effect",
                        newest.effective, newest.ordinal
                    ),
                )
                .why("editions take effect in the order in which they are released")
                .hint(format!("choose {} or later", newest.effective))
                .hint("or take the scheduled one back first, with `ikraft withdraw`"),
            );
        }
    }

    /// An edition that says what the newest one says is none.
    fn changed(&mut self, changes: &[FactChange]) {
        let Some((edition, frozen)) = newest(self.wish.history) else { return };
        let working = self.wish.working;
        let same_document = |lang: &Lang, document: &Document| {
            let was = frozen.languages.get(lang).and_then(|language| language.document.as_ref());
            was.is_some_and(|was| words_of(was) == words_of(document))
        };
        let same_address = |lang: &Lang| {
            let is = &working.addresses[lang];
            edition.languages.get(lang).is_some_and(|language| {
                let was = &language.address;
                (&was.slug, &was.firm, &was.changes, &was.history) == (&is.slug, &is.firm, &is.changes, &is.history)
            })
        };
        let is_same = frozen.facts.is_some()
            && changes.is_empty()
            && edition.languages.len() == working.documents.len()
            && working.documents.iter().all(|(lang, document)| same_document(lang, document) && same_address(lang));
        if is_same {
            self.refuse(
                Finding::error("nothing-changed", format!("nothing has changed since the edition `{}`", edition.id))
                    .why("no fact, no word and no address is another, so that readers would be told of nothing")
                    .hint("change the facts or the fragments first"),
            );
        }
    }

    fn kind(&mut self, kind: Kind, changes: &[FactChange]) {
        let material: Vec<&FactChange> = changes.iter().filter(|change| is_material(change)).collect();
        if kind == Kind::Material || material.is_empty() {
            return;
        }
        let said = sentences(&material, self.wish.working);
        let message = match material.len() {
            1 => "a change is more than a correction".to_owned(),
            count => format!("{count} changes are more than a correction"),
        };
        let finding = Finding::error("not-a-correction", message)
            .why("readers are told in good time of changes like these (WP260 rev.01, points 29 to 31); this is no legal advice")
            .hint("release it with `--kind material`");
        self.refuse(said.into_iter().map(|said| format!("what changed: {said}")).fold(finding, Finding::hint));
    }

    /// From the second edition on, readers have time to read what becomes of the policy that they know.
    fn notice(&mut self, kind: Kind) {
        let Wish { working, effective, recorded, .. } = self.wish;
        let Some((edition, frozen)) = newest(self.wish.history).filter(|_| kind == Kind::Material) else { return };
        let stated = |changes: &Option<crate::model::public_facts::Changes>| {
            changes.as_ref().and_then(|changes| changes.notice.as_ref()?.parse::<Period>().ok())
        };
        let own = &working.site.config.notice;
        let site_asks = match own.place.end {
            0 => "so it is where site.toml states no other `notice` under [editions]",
            _ => "site.toml asks for it",
        };
        let place = working.loaded.policy.changes.as_ref().and_then(|changes| changes.notice.as_ref());
        let promised = frozen.facts.as_ref().and_then(|facts| stated(&facts.changes));
        let now = stated(&working.facts.changes);
        let promises = [
            (own.value, site_asks.to_owned(), Some(own)),
            (now.unwrap_or_default(), "the policy promises it".to_owned(), place),
            (promised.unwrap_or_default(), format!("the edition `{}` promises it to its readers", edition.id), None),
        ];
        // Of equal ones the first: what somebody can change stands before what they cannot.
        let longest = promises.into_iter().rev().max_by_key(|(period, ..)| after(*recorded, *period));
        let Some((period, whose, place)) = longest else { return };
        let earliest = after(*recorded, period);
        if *effective >= earliest {
            return;
        }
        let finding = Finding::error(
            "too-little-notice",
            format!("a material change needs {period} of notice, and {effective} is too soon"),
        )
        .why(format!("{whose}; it is counted from today, {recorded}"))
        .hint(format!("the earliest date is {earliest}: `--effective {earliest}`"));
        self.refuse(match place {
            Some(Located { place, .. }) => finding.at(place),
            None => finding,
        });
    }

    /// A material change is summed up for readers; a summary is there in every language or in none.
    fn summary(&mut self, kind: Kind) {
        let Wish { working, summary, .. } = self.wish;
        let is_second = newest(self.wish.history).is_some();
        if summary.is_empty() && !(is_second && kind == Kind::Material) {
            return;
        }
        let missing: Vec<&str> =
            working.documents.keys().filter(|lang| !summary.contains_key(*lang)).map(Lang::as_str).collect();
        if missing.is_empty() {
            return;
        }
        let finding = Finding::error("missing-summary", format!("there is no summary in {}", quoted(&missing)))
            .why("readers are told in a few words what changes, each in their own language (GDPR Art. 12(1))");
        let hints = missing.iter().map(|lang| format!("add `--summary {lang}=\"…\"`, or write it with `--edit`"));
        let finding = hints.fold(finding, Finding::hint);
        self.refuse(finding);
    }
}

/// "`da` and `en`".
fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
}

/// A Document without the version of the clause library: another number alone tells a reader nothing.
fn words_of(document: &Document) -> String {
    json::write(&Document { clauses: String::new(), ..document.clone() })
}

/// What changed, said in English where the site has it, else in its default language.
pub fn sentences(changes: &[&FactChange], working: &Working) -> Vec<String> {
    let words = speech(working);
    changes
        .iter()
        .map(|change| words.and_then(|words| say(change, words).ok()).unwrap_or_else(|| format!("`{}`", change.path)))
        .collect()
}

fn speech<'a>(working: &'a Working) -> Option<&'a LanguageWords> {
    let default = working.site.config.languages.first();
    working.words.get(&Lang::new("en")).or_else(|| working.words.get(&default?.code))
}
