//! References to the law: which message writes an article or a provision, and with what.

use crate::document::Origin;
use crate::model::act::Provision;
use crate::model::ground::Basis;
use crate::text::Arg;

/// A message and its arguments.
pub type Reference = (&'static str, Vec<(&'static str, Arg)>);

/// "artikel 6, stk. 1, litra f".
pub fn article(basis: Basis) -> Reference {
    match basis {
        Basis::Art6(letter) => ("law-article-6", vec![("letter", letter_arg(letter))]),
        Basis::Art9(letter) => ("law-article-9", vec![("letter", letter_arg(letter))]),
        Basis::Art10 => ("law-article-10", Vec::new()),
    }
}

/// A provision of the GDPR: "artikel 17, stk. 3".
pub fn gdpr_provision(provision: &Provision) -> Reference {
    let id = match (provision.paragraph, provision.letter) {
        (None, None) => "law-gdpr",
        (Some(_), None) => "law-gdpr-paragraph",
        (None, Some(_)) => "law-gdpr-letter",
        (Some(_), Some(_)) => "law-gdpr-paragraph-letter",
    };
    (id, parts(provision))
}

/// A provision of an act: "§ 11, stk. 2, nr. 1".
pub fn act_provision(provision: &Provision) -> Reference {
    let id = match (provision.paragraph, provision.number, provision.letter) {
        (None, _, None) => "law-section",
        (Some(_), None, None) => "law-section-paragraph",
        (Some(_), Some(_), None) => "law-section-number",
        (None, _, Some(_)) => "law-section-letter",
        (Some(_), None, Some(_)) => "law-section-paragraph-letter",
        (Some(_), Some(_), Some(_)) => "law-section-number-letter",
    };
    (id, parts(provision))
}

/// The numbers of a provision are no quantities: they are written as they are, without a thousands separator.
fn parts(provision: &Provision) -> Vec<(&'static str, Arg)> {
    let mut parts = vec![("section", plain(provision.section.replace(' ', "\u{a0}")))];
    if let Some(paragraph) = provision.paragraph {
        parts.push(("paragraph", plain(paragraph.to_string())));
    }
    if let Some(number) = provision.number {
        parts.push(("number", plain(number.to_string())));
    }
    if let Some(letter) = provision.letter {
        parts.push(("letter", letter_arg(letter)));
    }
    parts
}

fn letter_arg(letter: char) -> Arg {
    plain(letter.to_string())
}

fn plain(words: String) -> Arg {
    Arg::words(words, Origin::default())
}
