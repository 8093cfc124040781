//! The working policy against the edition in force: what a person wrote, the facts, and the words.

use super::html::Html;
use super::page::{Page, other_than};
use super::policy::Subject;
use super::view::{View, with_query};
use super::words;
use crate::finding::Finding;
use crate::model::language::Lang;
use crate::render::view::comparison::{Comparison, RedlineLine, RedlinePart, RedlineView, RedlineWords};
use crate::site::diff::{DiffInput, Pick, diff};

/// The page.
pub fn page(subject: &Subject) -> Page {
    let (view, day) = (subject.view, subject.view.desk.day);
    let mut page = subject.page("changes", &words::CHANGES);
    let Some(loaded) = subject.loaded else {
        subject.cannot_read(&mut page);
        return page;
    };
    let edition = subject.history.as_ref().and_then(|history| {
        let in_force = history.history.on(day);
        Some((history, in_force.or(history.history.newest())?, in_force.is_some()))
    });
    let Some((history, edition, is_in_force)) = edition else {
        page.paragraph(view.say(&words::NO_EDITION));
        return page;
    };
    // What cannot be trusted is not compared: the result would be taken for what was published.
    let is_damaged = |finding: &Finding| finding.is_error() && finding.frozen;
    // Behind a broken line of TOML facts are lost, and each would be told as taken out.
    let is_half_read = |finding: &Finding| finding.code == "toml-syntax";
    if subject.findings.iter().any(is_damaged) {
        subject.refuse(&mut page, &words::DAMAGED);
        return page;
    }
    if subject.findings.iter().any(is_half_read) {
        subject.cannot_read(&mut page);
        return page;
    }
    let (old, new) = (Pick::Edition(edition), Pick::Working(loaded));
    let (compared, _) = diff(&DiffInput { site: subject.site, history, old, new, day, full: false });
    page.paragraph(view.say(if is_in_force { &words::CHANGES_ABOUT } else { &words::CHANGES_NEWEST }));
    let languages: Vec<&Lang> = compared.iter().map(|one| &one.lang).collect();
    let asked = view.asked("in").unwrap_or_else(|| view.lang.code().to_owned());
    let shown = compared.iter().find(|one| one.lang.as_str() == asked).or(compared.first());
    let Some(shown) = shown else {
        page.paragraph(view.say(&words::NOT_IN));
        return page;
    };
    choose(&mut page.main, view, &view.of_policy(subject.id, "changes"), &languages, &shown.lang);
    comparison(&mut page.main, view, &shown.lang, &shown.comparison);
    page
}

/// The ways to the same in other languages.
fn choose(html: &mut Html, view: &View, here: &str, languages: &[&Lang], shown: &Lang) {
    if languages.len() < 2 {
        return;
    }
    html.open("nav", &[("aria-label", view.say(&words::CHANGES_IN))]);
    html.open("ul", &[("class", "ways")]);
    for lang in languages {
        let to = with_query(here, &[("in", lang.as_str())]);
        super::page::way(html, &to, &view.language(lang), *lang == shown);
    }
    html.end("ul");
    html.end("nav");
}

/// A comparison in the language of the policy, whose words it speaks.
fn comparison(html: &mut Html, view: &View, lang: &Lang, of: &Comparison) {
    let is_same = of.summary.is_empty() && of.groups.is_empty() && of.redlines.is_empty();
    if is_same {
        html.block("p", &[("class", "lead")], view.say(&words::NOTHING_CHANGED));
    }
    html.open("div", &[("class", "comparison"), ("lang", other_than(view, lang))]);
    html.open("ul", &[("class", "sides")]);
    of.sides.iter().for_each(|side| html.block("li", &[], side));
    html.end("ul");
    if !of.summary.is_empty() {
        html.block("h2", &[], &of.summary_title);
        of.summary.iter().for_each(|paragraph| html.block("p", &[], paragraph));
    }
    for group in &of.groups {
        html.block("h2", &[], &group.title);
        if !group.intro.is_empty() {
            html.block("p", &[], &group.intro);
        }
        html.open("ul", &[]);
        group.changes.iter().for_each(|change| html.block("li", &[], change));
        html.end("ul");
    }
    for said in of.remark.iter().chain(&of.no_redline).filter(|_| !is_same) {
        html.block("p", &[], said);
    }
    of.redlines.iter().for_each(|redline| self::redline(html, redline, &of.words));
    html.end("div");
}

fn redline(html: &mut Html, of: &RedlineView, words: &RedlineWords) {
    html.open("section", &[("class", "redline")]);
    html.block("h2", &[], &of.title);
    if !of.intro.is_empty() {
        html.block("p", &[], &of.intro);
    }
    html.block("p", &[("class", "quiet")], &words.legend);
    for part in &of.parts {
        match part {
            RedlinePart::Gap { words } => html.block("p", &[("class", "gap")], words),
            RedlinePart::Line(line) => self::line(html, line, words),
        }
    }
    html.end("section");
}

fn line(html: &mut Html, of: &RedlineLine, words: &RedlineWords) {
    let class = format!("line {} {}", of.change, of.role);
    html.open("div", &[("class", &class), ("id", of.id.as_deref().unwrap_or_default())]);
    if !of.sign.is_empty() {
        html.element("span", &[("class", "sign"), ("aria-hidden", "true")], &of.sign);
    }
    if let Some(other) = &of.other {
        html.open("p", &[("class", "moved")]);
        html.link(&format!("#{other}"), &of.margin);
        html.end("p");
    }
    let name = match of.role.as_str() {
        "heading" => ["h3", "h4", "h5", "h6"][usize::from(of.level.clamp(1, 4)) - 1],
        _ => "p",
    };
    let is_row = of.cells.len() > 1;
    html.open(name, &[("class", if is_row { "cells" } else { "" })]);
    if !of.number.is_empty() {
        html.words(&format!("{} ", of.number));
    }
    for cell in &of.cells {
        if is_row {
            html.open("span", &[("class", "cell")]);
        }
        if !cell.label.is_empty() {
            html.element("span", &[("class", "label")], &format!("{}: ", cell.label));
        }
        for span in &cell.spans {
            match span.mark.as_str() {
                "inserted" => heard(html, "ins", [&words.inserted, &words.inserted_end], &span.text),
                "deleted" => heard(html, "del", [&words.deleted, &words.deleted_end], &span.text),
                _ => html.words(&span.text),
            }
        }
        if is_row {
            html.close("span");
            html.words(" ");
        }
    }
    html.close(name);
    html.end("div");
}

/// A mark that those who hear the page meet in words.
fn heard(html: &mut Html, name: &'static str, [begin, end]: [&String; 2], words: &str) {
    html.open(name, &[]);
    html.element("span", &[("class", "heard")], &format!(" {begin} "));
    html.words(words);
    html.element("span", &[("class", "heard")], &format!(" {end} "));
    html.close(name);
}
