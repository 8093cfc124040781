//! Everything that was found, of one policy or of all.

use std::collections::BTreeMap;

use super::finding_item::item;
use super::html::Html;
use super::memory::{ByScope, Memory, Reviewed, by_scope};
use super::page::Page;
use super::policy::{self, Subject};
use super::view::View;
use super::words;
use crate::check::Both;
use crate::finding::{self, Finding, Severity};
use crate::model::waiver::Waiver;
use crate::site::own_messages;

/// So many findings of one weight are told one by one on the page of the whole site.
const MOST: usize = 200;

/// Each weight: its anchor, its heading, and what it means.
pub static WEIGHTS: [(Severity, &str, &Both, &Both); 3] = [
    (Severity::Error, "errors", &words::ERRORS_TITLE, &words::ERRORS_ABOUT),
    (Severity::Warning, "warnings", &words::WARNINGS_TITLE, &words::WARNINGS_ABOUT),
    (Severity::Info, "infos", &words::INFOS_TITLE, &words::INFOS_ABOUT),
];

/// "2 fejl", "1 advarsel".
pub fn counted(view: &View, severity: Severity, count: usize) -> String {
    match severity {
        Severity::Error => view.count(count, &words::ERROR, &words::ERRORS),
        Severity::Warning => view.count(count, &words::WARNING, &words::WARNINGS),
        Severity::Info => view.count(count, &words::INFO, &words::INFOS),
    }
}

/// What nobody answers for in a policy: of the rules, and of reading and building it.
pub fn standing(reviewed: Option<&Reviewed>, read: &ByScope, built: &ByScope, id: &str) -> Vec<Finding> {
    let (mut all, waived) = match reviewed {
        Some(reviewed) => (reviewed.check.findings.clone(), &reviewed.check.waived[..]),
        None => (read.own(id), &[][..]),
    };
    // Composing and reviewing find the same; only one of them knows what somebody answers for.
    let is_waived = |finding: &Finding| waived.iter().any(|(waived, _)| is_same(waived, finding));
    all.extend(
        built
            .own(id)
            .into_iter()
            .filter(|finding| !is_waived(finding))
            .map(|finding| Finding { scope: vec![id.into()], ..finding }),
    );
    finding::sort(&mut all);
    all
}

fn is_same(one: &Finding, other: &Finding) -> bool {
    (&one.place, one.code, &one.message) == (&other.place, other.code, &other.message)
}

/// What is of no policy that can be read.
pub fn outside(view: &View, built: &ByScope) -> Vec<Finding> {
    let desk = view.desk;
    let Some(site) = &desk.loaded.site else { return desk.loaded.findings.clone() };
    let mut all: Vec<Finding> =
        desk.loaded.findings.iter().filter(|finding| finding.scope.is_empty()).cloned().collect();
    all.extend(built.of("").into_iter().filter(|finding| finding.scope.is_empty()));
    all.extend(own_messages(site, &desk.loaded.texts));
    finding::sort(&mut all);
    all
}

/// The findings of one policy.
pub fn of_policy(subject: &Subject) -> Page {
    let view = subject.view;
    let mut page = subject.page("findings", &words::OF_POLICY);
    let waived = subject.reviewed.as_ref().map_or(&[][..], |reviewed| &reviewed.check.waived);
    if subject.findings.is_empty() && waived.is_empty() {
        page.paragraph(view.say(&words::NO_FINDINGS));
    }
    sections(&mut page.main, view, &subject.findings, usize::MAX);
    answered_for(&mut page.main, view, waived);
    page
}

/// The findings of the whole site: what is of no one policy, then that of all.
pub fn of_site(view: &View, memory: &Memory) -> Page {
    let mut page = Page::new(view.say(&words::ALL_FINDINGS));
    let desk = view.desk;
    let built = by_scope(desk.built.iter().flat_map(|built| &built.findings));
    let mut all = outside(view, &built);
    let mut waived: Vec<(Finding, Waiver)> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    if let Some(site) = &desk.loaded.site {
        let reviews = memory.reviews(desk, site);
        let read = by_scope(desk.loaded.findings.iter());
        for id in policy::known(view) {
            let reviewed = reviews.get(id).map(AsRef::as_ref);
            let own = standing(reviewed, &read, &built, id);
            counts.insert(id, own.len());
            all.extend(own);
            waived.extend(reviewed.into_iter().flat_map(|reviewed| reviewed.check.waived.iter().cloned()));
        }
    }
    finding::sort(&mut all);
    if all.is_empty() && waived.is_empty() {
        page.paragraph(view.say(&words::NO_FINDINGS));
    }
    let is_long = WEIGHTS.iter().any(|(weight, ..)| all.iter().filter(|one| one.severity == *weight).count() > MOST);
    if is_long {
        by_policy(&mut page.main, view, &counts);
    }
    sections(&mut page.main, view, &all, MOST);
    answered_for(&mut page.main, view, &waived);
    page
}

/// The ways to the findings of each policy, where there are too many to tell on one page.
fn by_policy(html: &mut Html, view: &View, counts: &BTreeMap<&str, usize>) {
    html.block("h2", &[], view.say(&words::POLICIES_TITLE));
    html.open("ul", &[("class", "columns")]);
    for (id, count) in counts.iter().filter(|(_, count)| **count > 0) {
        html.open("li", &[]);
        html.link(&view.of_policy(id, "findings"), id);
        html.words(&format!(" ({count})"));
        html.end("li");
    }
    html.end("ul");
}

/// A section for each weight that has any; of each, `most` are told.
fn sections(html: &mut Html, view: &View, findings: &[Finding], most: usize) {
    for (weight, id, title, about) in &WEIGHTS {
        let own: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == *weight).collect();
        if own.is_empty() {
            continue;
        }
        html.open("section", &[("class", "mistakes")]);
        html.block("h2", &[("id", id)], &format!("{} ({})", view.say(title), own.len()));
        html.block("p", &[], view.say(about));
        html.open("ol", &[]);
        own.iter().take(most).for_each(|finding| item(html, view, finding, None));
        html.end("ol");
        if own.len() > most {
            let more = own.len() - most;
            let said = Both::new(format!("Og {more} mere."), format!("And {more} more."));
            html.block("p", &[], said.of(view.lang));
        }
        html.end("section");
    }
}

fn answered_for(html: &mut Html, view: &View, waived: &[(Finding, Waiver)]) {
    if waived.is_empty() {
        return;
    }
    html.open("section", &[("class", "mistakes waived")]);
    html.block("h2", &[("id", "waived")], &format!("{} ({})", view.say(&words::WAIVED_TITLE), waived.len()));
    html.block("p", &[], view.say(&words::WAIVED_ABOUT));
    html.open("ol", &[]);
    waived.iter().for_each(|(finding, waiver)| item(html, view, finding, Some(waiver)));
    html.end("ol");
    html.end("section");
}
