//! Changes in words.

use crate::document::{Inline, Origin};
use crate::finding::Finding;
use crate::model::act::{LawRef, Tables};
use crate::model::country::Country;
use crate::model::date::Day;
use crate::model::ground::Basis;
use crate::model::period::Period;
use crate::model::public_facts::Term;
use crate::text::{Arg, LanguageWords, law};

use super::FactChange;
use super::argument::Argument;

/// What changed, in one or two sentences of plain words. What the facts name and the program does not know (a later
/// country, say) stands there as the facts write it; words that are there in another language only are told as such.
pub fn say(change: &FactChange, words: &LanguageWords) -> Result<String, Finding> {
    let args = all(&change.arguments, words)?;
    let argument = |name: &str| change.arguments.iter().find(|(known, _)| *known == name).map(|(_, given)| given);
    if let ("wording", Some(old), Some(new)) = (change.code, argument("old"), argument("new")) {
        let elsewhere = string(old, words)? == string(new, words)?;
        return words.string(if elsewhere { "change-wording-elsewhere" } else { "change-wording" }, &args);
    }
    words.string(&format!("change-{}", change.code), &args).map(|said| one_stop(&said))
}

/// A name that ends in a full stop ("Acme Inc.") ends a sentence with the same one.
fn one_stop(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    let mut stops = 0;
    for sign in said.chars().chain(['\0']) {
        if sign == '.' {
            stops += 1;
            continue;
        }
        // Three are an ellipsis of somebody's own words.
        (0..if stops == 2 { 1 } else { stops }).for_each(|_| out.push('.'));
        stops = 0;
        if sign != '\0' {
            out.push(sign);
        }
    }
    out
}

fn all<'n>(arguments: &[(&'n str, Argument)], words: &LanguageWords) -> Result<Vec<(&'n str, Arg)>, Finding> {
    arguments.iter().map(|(name, argument)| Ok((*name, arg(argument, words)?))).collect()
}

fn string(argument: &Argument, words: &LanguageWords) -> Result<String, Finding> {
    words.string("change-value", &[("value", arg(argument, words)?)])
}

fn arg(argument: &Argument, words: &LanguageWords) -> Result<Arg, Finding> {
    Ok(match argument {
        Argument::Term { vocabulary: _, term } => term_in(term, words)?,
        Argument::Name(name) => plain(name),
        Argument::Key(key) => Arg::key(key.clone()),
        Argument::Country(code) => {
            let id = format!("country-{}", code.to_ascii_lowercase());
            let known = code.parse::<Country>().is_ok() && words.has(&id);
            if known { words.inlines(&id, &[])?.into() } else { plain(code) }
        }
        Argument::Period(written) => match written.parse::<Period>() {
            Ok(period) => Arg::Period(period),
            Err(_) => plain(written),
        },
        Argument::Day(written) => match written.parse::<Day>() {
            Ok(day) => Arg::Day(day),
            Err(_) => plain(written),
        },
        Argument::Number(number) => Arg::Number(*number),
        Argument::Law(written) => law_in(written, words)?,
        Argument::Basis(written) => match written.parse::<Basis>() {
            Ok(basis) => {
                let (id, args) = law::article(basis);
                words.inlines(id, &args)?.into()
            }
            Err(()) => plain(written),
        },
        Argument::List(items) => Arg::And(each(items, words)?),
        Argument::Choice(items) => Arg::Or(each(items, words)?),
        Argument::Sentences(sentences) => {
            let mut said: Vec<Inline> = Vec::new();
            for sentence in sentences {
                if !said.is_empty() {
                    said.push(Inline::text(" ", Origin::default()));
                }
                said.extend(inlines(sentence, words)?);
            }
            said.into()
        }
        Argument::Capital(inner) => {
            let said = string(inner, words)?;
            let mut signs = said.chars();
            plain(&signs.next().map(|first| first.to_uppercase().chain(signs).collect::<String>()).unwrap_or_default())
        }
        Argument::Said { message, arguments } => words.inlines(message, &all(arguments, words)?)?.into(),
    })
}

fn inlines(argument: &Argument, words: &LanguageWords) -> Result<Vec<Inline>, Finding> {
    words.inlines("change-value", &[("value", arg(argument, words)?)])
}

fn each(items: &[Argument], words: &LanguageWords) -> Result<Vec<Vec<Inline>>, Finding> {
    items.iter().map(|item| inlines(item, words)).collect()
}

fn plain(words: &str) -> Arg {
    // A name of a fact may hold a line break, which is a space in a sentence.
    let line = words.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty());
    Arg::words(line.collect::<Vec<_>>().join(" "), Origin::default())
}

/// The words in this language. One that only another language has is shown as what it is: nobody reads a foreign word
/// as ours.
fn term_in(term: &Term, words: &LanguageWords) -> Result<Arg, Finding> {
    if let Some(own) = term.words.get(words.language().code.as_str()) {
        return Ok(plain(own));
    }
    let other = term.words.values().next().or(term.key.as_ref());
    Ok(match other {
        Some(other) => words.inlines("change-words-elsewhere", &[("words", plain(other))])?.into(),
        None => words.inlines("change-words-none", &[])?.into(),
    })
}

fn law_in(written: &str, words: &LanguageWords) -> Result<Arg, Finding> {
    let Ok(LawRef { act, provision }) = Tables::built_in().law_ref(written) else { return Ok(plain(written)) };
    let Some(provision) = provision else { return Ok(words.inlines(&format!("act-{act}"), &[])?.into()) };
    let (id, args) = match act.as_str() {
        "gdpr" => law::gdpr_provision(&provision),
        _ => law::act_provision(&provision),
    };
    let provision = words.inlines(id, &args)?;
    Ok(match act.as_str() {
        "gdpr" => words.inlines("law-of-gdpr", &[("article", provision.into())])?.into(),
        _ => {
            let genitive = words.inlines(&format!("act-{act}.genitive"), &[])?;
            words.inlines("law-provision", &[("genitive", genitive.into()), ("provision", provision.into())])?.into()
        }
    })
}
