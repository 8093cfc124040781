//! One finding on a page: what, where, why, and how to mend it.

use super::html::Html;
use super::place;
use super::view::View;
use super::words;
use crate::check::{Both, both, rules, severity};
use crate::finding::{Finding, Place, Severity};
use crate::model::waiver::Waiver;

/// How a stylesheet knows its weight.
pub fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "mistake error",
        Severity::Warning => "mistake warning",
        Severity::Info => "mistake info",
    }
}

/// A finding as an item of a list, with the waiver by which somebody answers for it.
pub fn item(html: &mut Html, view: &View, finding: &Finding, waiver: Option<&Waiver>) {
    let said = view.lang.say(finding);
    // A finding that has no words in this language is told in English to everybody.
    let lang = if view.lang.code() == "da" && finding.danish.is_none() { "en" } else { "" };
    html.open("li", &[("class", class(finding.severity))]);
    html.open("h3", &[("lang", lang)]);
    html.element("span", &[("class", "weight"), ("lang", view.lang.code())], view.say(&weight(finding.severity)));
    html.words(": ");
    html.said(&said.message);
    html.words(" ");
    code(html, view, finding.code);
    html.end("h3");
    if let Some(place) = &finding.place {
        here(html, view, place);
    }
    for (place, label) in &said.related {
        html.open("p", &[("class", "related"), ("lang", lang)]);
        html.said(label);
        html.words(": ");
        place::link(html, view, place, &place::named(view, place));
        html.end("p");
    }
    if let Some(why) = &said.why {
        html.saying("p", &[("class", "why"), ("lang", lang)], &crate::check::explain::sentence(why));
    }
    if !said.hints.is_empty() {
        html.open("ul", &[("class", "hints"), ("lang", lang)]);
        said.hints.iter().for_each(|hint| html.saying("li", &[], hint));
        html.end("ul");
    }
    if let Some(waiver) = waiver {
        html.open("dl", &[("class", "waiver")]);
        for (label, value) in [
            (&words::ANSWERS, waiver.by.as_str()),
            (&words::REASON, waiver.reason.as_str()),
            (&words::UNTIL, view.day(waiver.until.value).as_str()),
        ] {
            html.element("dt", &[], view.say(label));
            html.block("dd", &[], value);
        }
        html.end("dl");
    }
    html.end("li");
}

/// The word that stands before what was found, so that its colour is not all that tells its weight.
fn weight(of: Severity) -> Both {
    match of {
        // The reports call it "info"; beside two words of plain English this one is.
        Severity::Info => both("bemærkning", "remark"),
        of => severity(of),
    }
}

/// The code; that of a rule leads to what the rule asks.
fn code(html: &mut Html, view: &View, code: &str) {
    if rules::named(code).is_some() {
        html.open("a", &[("href", &view.to(&format!("rule/{code}")))]);
        html.element("code", &[], code);
        html.close("a");
    } else {
        html.element("code", &[], code);
    }
}

/// The place, and the line with the words marked that are meant.
fn here(html: &mut Html, view: &View, at: &Place) {
    html.open("p", &[("class", "place")]);
    place::link(html, view, at, &place::named(view, at));
    html.end("p");
    let Some((line, range)) = place::excerpt(view, at) else { return };
    html.open("pre", &[("class", "excerpt"), ("translate", "no")]);
    html.words(&line[..range.start]);
    html.element("mark", &[], &line[range.clone()]);
    html.words(&line[range.end..]);
    html.end("pre");
}

/// How a stylesheet knows a weight that stands in a line.
pub fn weight_class(of: Severity) -> &'static str {
    match of {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
