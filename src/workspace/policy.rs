//! What the pages about one policy share: what is known of it, and the head that leads from one to the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::memory::{Histories, Memory, Reviewed, Words, by_scope};
use super::page::{Page, other_than, way};
use super::view::{View, with_query};
use super::{Reply, findings, words};
use crate::check::Both;
use crate::finding::Finding;
use crate::history::PolicyHistory;
use crate::model::language::Lang;
use crate::site::report::{self, ReportInput, seen};
use crate::site::{CheckInput, review};
use crate::source::{LoadedPolicy, LoadedSite};

/// The policy that a page is about.
pub struct Subject<'a> {
    pub view: &'a View<'a>,
    pub site: &'a LoadedSite,
    pub id: &'a str,
    /// Absent where its files cannot be read.
    pub loaded: Option<&'a Arc<LoadedPolicy>>,
    pub reviewed: Option<Arc<Reviewed>>,
    pub words: Arc<Words>,
    pub history: Option<Arc<PolicyHistory>>,
    /// What nobody answers for.
    pub findings: Vec<Finding>,
}

/// The pages about a policy: address and name, in the order in which they are offered.
pub static PAGES: [(&str, &Both); 5] = [
    ("side-by-side", &words::SIDE_BY_SIDE),
    ("changes", &words::CHANGES),
    ("findings", &words::FINDINGS),
    ("pdf", &words::PDF_BESIDE),
    ("report", &words::REPORT),
];

impl<'a> Subject<'a> {
    /// What is known of a policy; nothing where there is no such one.
    pub fn of(view: &'a View<'a>, memory: &Memory, id: &'a str) -> Option<Subject<'a>> {
        let site = view.desk.loaded.site.as_ref()?;
        if !known(view).contains(id) {
            return None;
        }
        let histories: Histories = memory.histories(site);
        let reviewed = memory.review(view.desk, site, id);
        let read = by_scope(view.desk.loaded.findings.iter());
        let built = by_scope(view.desk.built.iter().flat_map(|built| &built.findings));
        Some(Subject {
            view,
            site,
            id,
            loaded: site.policies.iter().find(|loaded| loaded.policy.id == id),
            findings: findings::standing(reviewed.as_deref(), &read, &built, id),
            reviewed,
            words: memory.words(site),
            history: histories.get(id).cloned(),
        })
    }

    /// The title in the page's language, else in its own; the id where the policy cannot be read.
    pub fn title(&self) -> (Option<&Lang>, &str) {
        title(self.view, self.reviewed.as_deref(), self.id)
    }

    /// A page with the policy's head.
    pub fn page(&self, name: &str, said: &Both) -> Page {
        let view = self.view;
        let (lang, title) = self.title();
        let mut page = Page { title: format!("{}: {title}", view.say(said)), ..Page::default() };
        let html = &mut page.main;
        html.open("p", &[("class", "of")]);
        html.link(&with_query(&view.to(""), &[("find", self.id)]), view.say(&words::OVERVIEW));
        let firm = self.reviewed.as_ref().map_or(self.id, |reviewed| &reviewed.look.firm);
        html.words(&format!(" · {firm}"));
        html.end("p");
        html.open("h1", &[]);
        html.element("span", &[("lang", lang.map_or("", |lang| other_than(view, lang)))], title);
        html.words(": ");
        html.words(view.say(said));
        html.end("h1");
        html.open("nav", &[("aria-label", view.say(&words::ABOUT_POLICY))]);
        html.open("ul", &[("class", "ways tabs")]);
        for (path, said) in &PAGES {
            way(html, &view.of_policy(self.id, path), view.say(said), *path == name);
        }
        html.end("ul");
        html.end("nav");
        page
    }

    /// Says that the policy cannot be read, and where it is told why.
    pub fn cannot_read(&self, page: &mut Page) {
        self.refuse(page, &words::CANNOT_READ);
    }

    /// Says why something is not shown, with the way to what was found.
    pub fn refuse(&self, page: &mut Page, why: &Both) {
        page.paragraph(self.view.say(why));
        page.main.open("p", &[]);
        page.main.link(&self.view.of_policy(self.id, "findings"), self.view.say(&words::SEE_FINDINGS));
        page.main.end("p");
    }
}

/// The title of a policy in the page's language, else in its own.
pub fn title<'r>(view: &View, reviewed: Option<&'r Reviewed>, id: &'r str) -> (Option<&'r Lang>, &'r str) {
    let titles = reviewed.map_or(&[][..], |reviewed| &reviewed.look.titles);
    let in_page = titles.iter().find(|(lang, _)| lang.as_str() == view.lang.code());
    in_page.or(titles.first()).map_or((None, id), |(lang, title)| (Some(lang), title.as_str()))
}

/// The ids of all policies, those whose files have mistakes or are gone included.
pub fn known<'a>(view: &View<'a>) -> BTreeSet<&'a str> {
    let desk = view.desk;
    let mut known: BTreeSet<&str> = BTreeSet::new();
    if let Some(site) = &desk.loaded.site {
        known.extend(site.policies.iter().map(|loaded| loaded.policy.id.as_str()));
        known.extend(site.editions.keys().map(String::as_str));
    }
    if let Some(built) = desk.built {
        known.extend(built.recorded.iter().chain(&built.unrecorded).map(|id| &**id));
    }
    known.extend(desk.loaded.findings.iter().flat_map(|finding| &finding.scope).map(|scope| &**scope));
    known.retain(|id| id.contains('/'));
    known
}

/// The report for whoever answers for the policy, as `ikraft check --format html` writes it.
pub fn report(subject: &Subject) -> Reply {
    let (view, desk) = (subject.view, subject.view.desk);
    let Some(loaded) = subject.loaded else {
        let mut page = subject.page("report", &words::REPORT);
        subject.cannot_read(&mut page);
        return Reply::Page(page.finish(view));
    };
    let input = CheckInput {
        site: subject.site,
        files: &desk.loaded.texts,
        found: &desk.loaded.findings,
        only: None,
        day: desk.day,
        jobs: 1,
    };
    let (check, seen) = review(&input, loaded, &subject.words.words, subject.history.as_deref(), &seen);
    Reply::Page(report::html(&ReportInput {
        lang: view.lang,
        day: desk.day,
        policies: &[(subject.id.to_owned(), seen)],
        findings: &check.findings,
        waived: &check.waived,
        texts: &desk.loaded.texts,
    }))
}

/// The page that says what is wrong with a day.
pub fn no_day(view: &View, written: &str) -> String {
    let mut page = Page::new(view.say(&words::NO_DAY));
    let said = Both::new(
        format!("Der står »{written}«. Skriv en dag som år, måned og dag, for eksempel {}.", view.desk.day),
        format!("It says “{written}”. Write a day as year, month and day, such as {}.", view.desk.day),
    );
    page.main.block("p", &[], said.of(view.lang));
    super::overview::day_form(&mut page.main, view, "");
    page.finish(view)
}
