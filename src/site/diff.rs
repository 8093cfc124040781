//! Any two of a policy's editions, or an edition and the working policy, compared in every language of the site.

use std::sync::Arc;

use super::comparison::{ComparisonInput, SideName, comparison};
use super::freeze::Working;
use super::words::{ShellWords, languages};
use crate::finding::Finding;
use crate::history::changes::{Absent, Changes, Side, Text, clauses as clauses_of};
use crate::history::{Body, Edition, PolicyHistory};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::render::view::comparison::Comparison;
use crate::source::{LoadedPolicy, LoadedSite};

/// What is compared.
pub struct DiffInput<'a> {
    pub site: &'a LoadedSite,
    pub history: &'a PolicyHistory,
    pub old: Pick<'a>,
    pub new: Pick<'a>,
    /// The day for which the working policy is composed.
    pub day: Day,
    /// Leave out nothing that stayed as it was.
    pub full: bool,
}

/// One of the two.
#[derive(Clone, Copy, Debug)]
pub enum Pick<'a> {
    Edition(&'a Edition),
    Working(&'a Arc<LoadedPolicy>),
}

/// What changed in one language: as data, and in words.
pub struct Compared {
    pub lang: Lang,
    pub changes: Changes,
    pub comparison: Comparison,
}

/// Compares two sides. A language that neither of them has is left out. The findings are those of the working policy,
/// where it is one of the sides, and of words that are missing.
pub fn diff(input: &DiffInput) -> (Vec<Compared>, Vec<Finding>) {
    let clauses = input.site.config.clauses.as_str();
    let (old_working, new_working) = (input.working(input.old, clauses), input.working(input.new, clauses));
    // The working policy in the words of the library that the edition had tells the firm's changes from the library's.
    let had = match input.old {
        Pick::Edition(edition) => clauses_of(edition).filter(|had| *had != clauses),
        Pick::Working(_) => None,
    };
    let bridge = had.and_then(|had| input.working(input.new, had));

    let (language_words, mut findings) = languages(input.site, Some(clauses));
    let mut compared = Vec::new();
    for language in &input.site.config.languages {
        let lang = &language.code;
        let old = side_of(input.history, input.old, old_working.as_ref(), None, lang);
        let new = side_of(input.history, input.new, new_working.as_ref(), bridge.as_ref(), lang);
        if !has(input.old, lang) && !has(input.new, lang) {
            continue;
        }
        let changes = Changes::between(&old, &new);
        let (firm, policy) = names(input.new, &new, lang).or_else(|| names(input.old, &old, lang)).unwrap_or_default();
        let summary = match input.new {
            Pick::Edition(edition) => input.history.frozen.get(&edition.id).and_then(|frozen| frozen.summary.get(lang)),
            Pick::Working(_) => None,
        };
        let shell_words = ShellWords::new(&language_words[lang]);
        let comparison = comparison(
            &ComparisonInput {
                lang: lang.as_str(),
                firm: &firm,
                policy: &policy,
                old: name(input.old),
                new: name(input.new),
                summary: summary.map(String::as_str),
                changes: &changes,
                full: input.full,
            },
            &shell_words,
        );
        findings.extend(shell_words.into_findings());
        compared.push(Compared { lang: lang.clone(), changes, comparison });
    }
    // Those of the bridge are of an old library, which nobody is going to mend.
    for working in [old_working, new_working].into_iter().flatten() {
        findings.extend(working.findings);
    }
    crate::finding::sort(&mut findings);
    (compared, findings)
}

impl<'a> DiffInput<'a> {
    /// The working policy in the words of a version of the clause library, where it is that side.
    fn working(&self, pick: Pick<'a>, clauses: &str) -> Option<Working<'a>> {
        match pick {
            Pick::Working(loaded) => Some(Working::of(self.site, loaded, clauses, self.day)),
            Pick::Edition(_) => None,
        }
    }
}

fn side_of<'a>(
    history: &'a PolicyHistory,
    pick: Pick<'a>,
    working: Option<&'a Working>,
    bridge: Option<&'a Working>,
    lang: &Lang,
) -> Side<'a> {
    match (pick, working) {
        (Pick::Edition(edition), _) => Side::of(history, edition, lang),
        (Pick::Working(_), Some(working)) => Side {
            facts: Some(&working.facts),
            text: match working.documents.get(lang) {
                Some(document) => Text::Document {
                    document,
                    bridge: bridge.and_then(|bridge| bridge.documents.get(lang)).map(AsRef::as_ref),
                },
                None => Text::Absent(Absent::Language),
            },
            clauses: Some(&working.clauses),
            bridge_clauses: bridge.map(|bridge| bridge.clauses.as_str()),
        },
        (Pick::Working(_), None) => {
            Side { facts: None, text: Text::Absent(Absent::Language), clauses: None, bridge_clauses: None }
        }
    }
}

fn has(pick: Pick, lang: &Lang) -> bool {
    match pick {
        Pick::Edition(edition) => edition.languages.contains_key(lang),
        Pick::Working(_) => true,
    }
}

fn name(pick: Pick) -> SideName {
    match pick {
        Pick::Edition(edition) => SideName::Edition { ordinal: edition.ordinal, effective: edition.effective },
        Pick::Working(_) => SideName::Working,
    }
}

/// The firm's name and the policy's title, as a side has them.
fn names(pick: Pick, side: &Side, lang: &Lang) -> Option<(String, String)> {
    if let Text::Document { document, .. } = side.text {
        return Some((document.firm.clone(), document.title.text.clone()));
    }
    match pick {
        Pick::Edition(edition) => match &edition.languages.get(lang)?.body {
            Body::File { title, firm, .. } => Some((firm.clone(), title.clone())),
            Body::Document { .. } => None,
        },
        Pick::Working(_) => None,
    }
}
