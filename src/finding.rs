//! Mistakes in the user's files, told to a person: what, where, why, how to mend it.
//!
//! Every stage reports on this one type. A failure of the machine (disk, network) is no finding:
//! it is a [`crate::machine::MachineError`].

use std::sync::Arc;

use serde::Serialize;

/// A stretch of one file of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path below the site's folder, with `/` between the parts; `builtin:` before a file that is embedded in the program.
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
    /// Kebab-case code of the mistake (`unknown-key`), or the code of a rule in checklist.tsv (`RET3`).
    pub code: &'static str,
    pub severity: Severity,
    pub place: Option<Place>,
    /// The policy (`<firm>/<policy>`) or the firm (`<firm>`) that the finding keeps from being published;
    /// `None` when it touches the whole site.
    pub scope: Option<Arc<str>>,
    /// Lowercase phrase without a full stop: ``unknown key `emial` ``.
    pub message: String,
    /// Why it matters, with the article where there is one.
    pub why: Option<String>,
    /// How to mend it, one step each; "did you mean" comes first.
    pub hints: Vec<String>,
    /// Other places that the message speaks of, each with a label.
    pub related: Vec<(Place, String)>,
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
            scope: None,
            message: message.into(),
            why: None,
            hints: Vec::new(),
            related: Vec::new(),
        }
    }

    pub fn at(mut self, place: &Place) -> Finding {
        self.place = Some(place.clone());
        self
    }

    pub fn scope(mut self, scope: impl Into<Arc<str>>) -> Finding {
        self.scope = Some(scope.into());
        self
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
        let closest = known
            .iter()
            .map(|candidate| (strsim::damerau_levenshtein(given, candidate), *candidate))
            .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count().max(given.chars().count()) / 4)
            .min();
        match closest {
            Some((_, candidate)) => self.hint(format!("did you mean `{candidate}`?")),
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

/// Puts findings in the order a person mends them: by file, then by place, then by weight.
pub fn sort(findings: &mut Vec<Finding>) {
    findings
        .sort_by(|a, b| (&a.place, a.severity, a.code, &a.message).cmp(&(&b.place, b.severity, b.code, &b.message)));
    findings.dedup();
}
