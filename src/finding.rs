//! Mistakes in the user's files, told to a person: what, where, why, how to mend it.
//!
//! Every stage reports on this one type. A failure of the machine (disk, network) is no finding:
//! it is a [`crate::machine::MachineError`].

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

/// How many findings of one weight in one file are told one by one.
const MAX_FINDINGS_OF_A_FILE: usize = 200;

/// A stretch of one file of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path below the site's folder, with `/` between the parts; `builtin:` before a file that is embedded in the
    /// program.
    pub file: Arc<str>,
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset behind the last byte; equal to `start` where there is nothing to underline.
    pub end: usize,
}

impl Place {
    pub fn new(file: impl Into<Arc<str>>, start: usize, end: usize) -> Place {
        Place { file: file.into(), start, end: end.max(start) }
    }

    /// The file as a whole, for a mistake that stands at no one place in it.
    pub fn whole(file: impl Into<Arc<str>>) -> Place {
        Place::new(file, 0, 0)
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing that this touches can be published.
    Error,
    /// Published, but somebody should look.
    Warning,
    /// Worth knowing: an `unknown` fact, say.
    Info,
}

/// One mistake, or one thing worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Kebab-case code of the mistake (`unknown-key`), or the code of a rule of `check` (`RET3`).
    pub code: &'static str,
    pub severity: Severity,
    pub place: Option<Place>,
    /// The policies (`<firm>/<policy>`) and firms (`<firm>`) that the finding touches, sorted;
    /// empty when it touches the whole site.
    pub scope: Vec<Arc<str>>,
    /// Lowercase phrase without a full stop: ``unknown key `emial` ``.
    pub message: String,
    /// Why it matters, with the article where there is one.
    pub why: Option<String>,
    /// How to mend it, one step each; "did you mean" comes first.
    pub hints: Vec<String>,
    /// Other places that the message speaks of, each with a label.
    pub related: Vec<(Place, String)>,
    /// It is about what was recorded and frozen, which is what is published. A mistake in the working files of a policy
    /// that has editions keeps nothing back; one of these does.
    pub frozen: bool,
    /// The language of the words that it is about, BCP 47; absent = all of them, or none.
    pub lang: Option<Arc<str>>,
    /// The same, said in Danish; absent = it is told in English to everybody.
    pub danish: Option<Box<Danish>>,
}

/// What a finding says, in Danish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Danish {
    pub message: String,
    pub why: Option<String>,
    pub hints: Vec<String>,
    /// The labels of `related`, in the same order.
    pub related: Vec<String>,
}

impl Finding {
    pub fn error(code: &'static str, message: impl Into<String>) -> Finding {
        Finding::new(Severity::Error, code, message)
    }

    pub fn warning(code: &'static str, message: impl Into<String>) -> Finding {
        Finding::new(Severity::Warning, code, message)
    }

    pub fn info(code: &'static str, message: impl Into<String>) -> Finding {
        Finding::new(Severity::Info, code, message)
    }

    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity,
            place: None,
            scope: Vec::new(),
            message: message.into(),
            why: None,
            hints: Vec::new(),
            related: Vec::new(),
            frozen: false,
            lang: None,
            danish: None,
        }
    }

    /// Says that it is about what was recorded and frozen.
    pub fn frozen(mut self) -> Finding {
        self.frozen = true;
        self
    }

    /// Says which language the words are in that it is about, BCP 47.
    pub fn of_language(mut self, lang: impl Into<Arc<str>>) -> Finding {
        self.lang = Some(lang.into());
        self
    }

    /// The same message and hint in Danish; why it matters and what stands beside it come with [`Danish`] itself.
    pub fn danish(mut self, message: impl Into<String>, why: Option<&str>, hints: &[String]) -> Finding {
        let related = self.danish.take().map(|danish| danish.related).unwrap_or_default();
        let (message, why) = (message.into(), why.map(str::to_owned));
        self.danish = Some(Box::new(Danish { message, why, hints: hints.to_vec(), related }));
        self
    }

    /// The same finding in Danish, where it has Danish words; else as it is.
    pub fn in_danish(mut self) -> Finding {
        if let Some(danish) = self.danish.take() {
            let Danish { message, why, hints, related } = *danish;
            self.message = message;
            self.why = why;
            self.hints = hints;
            self.related.iter_mut().zip(related).for_each(|((_, label), danish)| *label = danish);
        }
        self
    }

    pub fn at(mut self, place: &Place) -> Finding {
        self.place = Some(place.clone());
        self
    }

    /// Adds a policy or a firm that the finding touches.
    pub fn scope(mut self, scope: impl Into<Arc<str>>) -> Finding {
        let scope = scope.into();
        if let Err(at) = self.scope.binary_search(&scope) {
            self.scope.insert(at, scope);
        }
        self
    }

    /// Whether the finding touches the policy `id` (`<firm>/<policy>`).
    pub fn touches(&self, id: &str) -> bool {
        self.scope.is_empty() || self.scope.iter().any(|scope| scopes_of(id).any(|own| own == &**scope))
    }

    pub fn why(mut self, why: impl Into<String>) -> Finding {
        self.why = Some(why.into());
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Finding {
        self.hints.push(hint.into());
        self
    }

    /// Adds "did you mean" when one of `known` is close to `given`, else lists what is known when that is short.
    pub fn did_you_mean<'a>(self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Finding {
        let mut known: Vec<&str> = known.into_iter().collect();
        known.sort_unstable();
        known.dedup();
        match closest(given, known.iter().copied()) {
            Some(candidate) => self.hint(format!("did you mean `{candidate}`?")),
            None if known.is_empty() => self,
            None if known.len() <= 24 => self.hint(format!("known here: {}", known.join(", "))),
            None => self.hint(format!("known here, among {} others: {}", known.len() - 12, known[..12].join(", "))),
        }
    }

    pub fn related(mut self, place: &Place, label: impl Into<String>) -> Finding {
        self.related.push((place.clone(), label.into()));
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The scopes that touch the policy `id`, but for the whole site's: its own, and that of its firm.
pub fn scopes_of(id: &str) -> impl Iterator<Item = &str> {
    let firms = id.match_indices('/').map(|(at, _)| &id[..at]);
    std::iter::once(id).chain(firms)
}

/// What of `known` somebody may have meant who wrote `given`; absent = nothing is close.
pub fn closest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(given, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count().max(given.chars().count()) / 4)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Puts findings in the order a person mends them: by file, then by place, then by weight. A mistake that was met
/// more than once, say in a record that several policies share, is told once, with the scope of every policy.
pub fn sort(findings: &mut Vec<Finding>) {
    findings
        .sort_by(|a, b| (&a.place, a.severity, a.code, &a.message).cmp(&(&b.place, b.severity, b.code, &b.message)));
    findings.dedup_by(|next, kept| {
        let same = (&next.place, next.severity, next.code, &next.message)
            == (&kept.place, kept.severity, kept.code, &kept.message);
        if same {
            kept.frozen |= next.frozen;
            let scopes = std::mem::take(&mut next.scope);
            if kept.scope.is_empty() || scopes.is_empty() {
                kept.scope.clear();
            } else {
                for scope in scopes {
                    if let Err(at) = kept.scope.binary_search(&scope) {
                        kept.scope.insert(at, scope);
                    }
                }
                // A firm stands for all its policies.
                let firms = kept.scope.clone();
                kept.scope.retain(|scope| {
                    scope.split_once('/').is_none_or(|(firm, _)| !firms.iter().any(|of| **of == *firm))
                });
            }
        }
        same
    });
}

/// Keeps what a person can read of each file; the rest is told as one finding that weighs as much and reaches as far.
/// `texts` holds the files by the names that places use.
pub fn limit(findings: Vec<Finding>, texts: &BTreeMap<Arc<str>, Arc<str>>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    let mut told: BTreeMap<(Option<Arc<str>>, Severity), usize> = BTreeMap::new();
    let mut left_out: BTreeMap<Option<Arc<str>>, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        let file = finding.place.as_ref().map(|place| place.file.clone());
        let told = told.entry((file.clone(), finding.severity)).or_default();
        *told += 1;
        if *told <= MAX_FINDINGS_OF_A_FILE {
            kept.push(finding);
        } else {
            left_out.entry(file).or_default().push(finding);
        }
    }
    for (file, rest) in left_out {
        let mut more = Finding::error("and-more", format!("{} more findings in this file", rest.len()))
            .hint("they are told when those before them are mended");
        more.danish = Some(Box::new(Danish {
            message: format!("der er {} fund mere i denne fil", rest.len()),
            hints: vec!["de bliver fortalt, når dem før er rettet".to_owned()],
            ..Danish::default()
        }));
        more.severity = rest.iter().map(|finding| finding.severity).min().unwrap_or(Severity::Info);
        more.frozen = rest.iter().any(|finding| finding.frozen && finding.severity == more.severity);
        more.place = file.map(|file| {
            let end = texts.get(&file).map_or(0, |text| text.len());
            Place::new(file, end, end)
        });
        if rest.iter().all(|finding| !finding.scope.is_empty()) {
            let scopes: BTreeSet<Arc<str>> = rest.into_iter().flat_map(|finding| finding.scope).collect();
            more.scope = scopes.into_iter().collect();
        }
        kept.push(more);
    }
    sort(&mut kept);
    kept
}

/// Line and column, both from 1, of byte `offset` in `text`. Columns count characters; a byte-order mark has no column.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = before(text, offset);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, column(&before[line_start..]))
}

fn before(text: &str, offset: usize) -> &str {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    &text[..offset]
}

fn column(before: &str) -> usize {
    before.chars().filter(|character| *character != '\u{feff}').count() + 1
}

/// Where the lines of files begin, for who tells very many places: each file is gone through once, and not once for
/// each place.
pub struct Lines<'a> {
    texts: &'a BTreeMap<Arc<str>, Arc<str>>,
    starts: RefCell<BTreeMap<&'a str, Vec<usize>>>,
}

impl<'a> Lines<'a> {
    /// `texts` holds the files by the names that places use.
    pub fn of(texts: &'a BTreeMap<Arc<str>, Arc<str>>) -> Lines<'a> {
        Lines { texts, starts: RefCell::default() }
    }

    /// The same as [`line_and_column`]; absent for a file that is not text.
    pub fn spot(&self, file: &str, offset: usize) -> Option<(usize, usize)> {
        self.line(file, offset).map(|(line, before)| (line, column(before)))
    }

    /// The line of a byte, and what stands in it before the byte.
    pub fn line(&self, file: &str, offset: usize) -> Option<(usize, &'a str)> {
        let (file, text) = self.texts.get_key_value(file)?;
        let mut known = self.starts.borrow_mut();
        let starts = known.entry(file).or_insert_with(|| {
            let behind = text.match_indices('\n').map(|(newline, _)| newline + 1);
            std::iter::once(0).chain(behind).collect()
        });
        let before = before(text, offset);
        let line = starts.partition_point(|start| *start <= before.len());
        Some((line, &before[starts[line - 1]..]))
    }
}

#[cfg(test)]
mod tests {
    use super::{Finding, Lines, Place, limit, line_and_column, sort};

    #[test]
    fn a_mistake_met_twice_is_told_once_with_both_scopes() {
        let place = Place::new("content/_shared/x.toml", 3, 5);
        let finding = |scope: &str| Finding::error("unknown-key", "unknown key `emial`").at(&place).scope(scope);
        let mut findings = vec![finding("b/p"), Finding::info("unknown-fact", "x"), finding("a/p"), finding("b/p")];
        sort(&mut findings);
        assert_eq!(findings.len(), 2);
        assert_eq!(findings[1].scope.iter().map(|scope| &**scope).collect::<Vec<_>>(), ["a/p", "b/p"]);
        assert!(findings[1].touches("a/p") && !findings[1].touches("a/pq") && !findings[1].touches("c/p"));
    }

    #[test]
    fn a_firm_is_touched_with_all_its_policies_and_the_whole_site_with_everything() {
        let firm = Finding::error("x", "x").scope("firm");
        assert!(firm.touches("firm/customers") && !firm.touches("firma/customers"));
        let mut findings = vec![firm, Finding::error("x", "x")];
        sort(&mut findings);
        assert!(findings[0].touches("firma/customers"));
    }

    #[test]
    fn of_very_many_findings_the_rest_is_told_as_a_number_that_weighs_as_much() {
        let at = |start| Place::new("a.md", start, start);
        let findings: Vec<Finding> =
            (0..1000).map(|start| Finding::error("raw-html", "x").at(&at(start)).scope("a/p")).collect();
        let kept = limit(findings, &[("a.md".into(), "x".repeat(1000).into())].into());
        assert_eq!(kept.len(), 201);
        let last = &kept[200];
        assert_eq!(last.message, "800 more findings in this file");
        assert!(last.is_error() && last.touches("a/p") && !last.touches("a/q"));
    }

    #[test]
    fn what_is_about_frozen_things_stays_so_when_findings_are_merged_or_left_out() {
        let place = Place::new("content/a/p/editions/ledger.jsonl", 3, 5);
        let mut findings = vec![
            Finding::error("x", "x").at(&place).scope("a/p"),
            Finding::error("x", "x").at(&place).scope("b/p").frozen(),
        ];
        sort(&mut findings);
        assert!(findings.len() == 1 && findings[0].frozen);
        let many = (0..300).map(|at| Finding::error("x", "x").at(&Place::new("f", at, at)).frozen()).collect();
        assert!(limit(many, &std::collections::BTreeMap::new()).iter().all(|finding| finding.frozen));
    }

    #[test]
    fn lines_and_columns_count_characters_and_pass_over_a_byte_order_mark() {
        let text = "\u{feff}æb\r\nøå = 1\n";
        assert_eq!(line_and_column(text, 3), (1, 1));
        assert_eq!(line_and_column(text, 5), (1, 2));
        assert_eq!(line_and_column(text, text.find('=').unwrap()), (2, 4));
        assert_eq!(line_and_column(text, 999), (3, 1));
        let texts = [("a".into(), text.into()), ("empty".into(), "".into())].into();
        let lines = Lines::of(&texts);
        for offset in 0..20 {
            assert_eq!(lines.spot("a", offset), Some(line_and_column(text, offset)), "{offset}");
        }
        assert_eq!((lines.spot("empty", 3), lines.spot("b", 0)), (Some((1, 1)), None));
    }
}
