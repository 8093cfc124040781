//! Every policy under its firm: how it stands today, what was found, and the ways from there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::findings::{WEIGHTS, counted, outside, standing};
use super::html::Html;
use super::links::{self, Link};
use super::memory::{Histories, Memory, Reviewed, by_scope};
use super::page::{Page, other_than, way};
use super::view::{View, address_of, with_query};
use super::{finding_item, overlay, policy, standing as translations, state, words};
use crate::check::Both;
use crate::finding::{Finding, Severity};
use crate::history::PolicyHistory;
use crate::model::language::Lang;
use crate::source::LoadedSite;

/// So many policies stand on one page.
const A_PAGE: usize = 100;

/// What somebody may want to see alone.
static CHOICES: [(&str, &Both); 4] = [
    ("", &words::SHOW_ALL),
    ("findings", &words::SHOW_FINDINGS),
    ("translations", &words::SHOW_TRANSLATIONS),
    ("drafts", &words::SHOW_DRAFTS),
];

/// A policy on the overview.
struct Row<'a> {
    id: &'a str,
    firm: String,
    reviewed: Option<Arc<Reviewed>>,
    history: Option<Arc<PolicyHistory>>,
    /// By weight, the heaviest first.
    counts: [usize; 3],
    waived: usize,
}

/// The first page of the workspace.
pub fn page(view: &View, memory: &Memory) -> Page {
    let Some(site) = &view.desk.loaded.site else { return no_site(view) };
    let built = by_scope(view.desk.built.iter().flat_map(|built| &built.findings));
    let rows = rows(view, memory, site);
    let mut page = Page::new(view.say(&words::OVERVIEW));
    summary(&mut page.main, view, &rows, &outside(view, &built));
    let (find, show) = (view.asked("find").unwrap_or_default(), view.asked("show").unwrap_or_default());
    if !rows.is_empty() {
        forms(&mut page.main, view, &find, &show);
    }
    let is_none = rows.is_empty();
    let shown: Vec<Row> = rows.into_iter().filter(|row| row.is_found(&find) && row.is_shown(&show)).collect();
    if shown.is_empty() {
        page.paragraph(view.say(if is_none { &words::NO_POLICIES } else { &words::NONE_SHOWN }));
    }
    let last = shown.len().div_ceil(A_PAGE).max(1);
    let at = view.asked("page").and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).clamp(1, last);
    let mut firm = None;
    for row in shown.iter().skip((at - 1) * A_PAGE).take(A_PAGE) {
        if firm != Some(&row.firm) {
            page.main.block("h2", &[], &row.firm);
            firm = Some(&row.firm);
        }
        row.article(&mut page.main, view);
    }
    if last > 1 {
        pages(&mut page.main, view, &find, &show, (at, last));
    }
    page
}

/// What is said while site.toml cannot be used.
fn no_site(view: &View) -> Page {
    let mut page = Page::new(view.say(&words::NO_SITE));
    page.paragraph(view.say(&words::NO_SITE_WHY));
    page.main.open("section", &[("class", "mistakes")]);
    page.main.block("h2", &[], view.say(&words::MISTAKES));
    page.main.open("ol", &[]);
    overlay::mistakes(view.desk).iter().for_each(|finding| finding_item::item(&mut page.main, view, finding, None));
    page.main.end("ol");
    page.main.end("section");
    page
}

fn rows<'a>(view: &View<'a>, memory: &Memory, site: &LoadedSite) -> Vec<Row<'a>> {
    let desk = view.desk;
    let reviews = memory.reviews(desk, site);
    let histories: Histories = memory.histories(site);
    let read = by_scope(desk.loaded.findings.iter());
    let built = by_scope(desk.built.iter().flat_map(|built| &built.findings));
    let firms: BTreeMap<&str, &str> =
        reviews.iter().map(|(id, reviewed)| (firm_id(id), reviewed.look.firm.as_str())).collect();
    let row = |id: &'a str| {
        let reviewed = reviews.get(id).cloned();
        let findings = standing(reviewed.as_deref(), &read, &built, id);
        let count = |weight: Severity| findings.iter().filter(|finding| finding.severity == weight).count();
        Row {
            id,
            firm: firms.get(firm_id(id)).map_or_else(|| firm_id(id).to_owned(), |firm| (*firm).to_owned()),
            history: histories.get(id).cloned(),
            counts: WEIGHTS.map(|(weight, ..)| count(weight)),
            waived: reviewed.as_ref().map_or(0, |reviewed| reviewed.check.waived.len()),
            reviewed,
        }
    };
    policy::known(view).into_iter().map(row).collect()
}

fn firm_id(id: &str) -> &str {
    id.split('/').next().unwrap_or_default()
}

/// How many there are, and what was found outside of them.
fn summary(html: &mut Html, view: &View, rows: &[Row], outside: &[Finding]) {
    let with = |at: usize| rows.iter().filter(|row| row.counts[at] > 0).count();
    let policies = view.count(rows.len(), &words::POLICY, &words::POLICIES);
    let (errors, warnings) = (with(0), with(1));
    let said = Both::new(
        format!("{policies}. Med fejl: {errors}. Med advarsler: {warnings}."),
        format!("{policies}. With errors: {errors}. With warnings: {warnings}."),
    );
    html.block("p", &[("class", "lead")], said.of(view.lang));
    let heavy: Vec<String> = WEIGHTS
        .iter()
        .map(|(weight, ..)| (*weight, outside.iter().filter(|finding| finding.severity == *weight).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(weight, count)| counted(view, weight, count))
        .collect();
    if !heavy.is_empty() {
        let said = Both::new("Uden for politikkerne: ", "Outside the policies: ");
        html.open("p", &[]);
        html.words(said.of(view.lang));
        html.link(&view.to("findings"), &heavy.join(", "));
        html.end("p");
    }
}

/// Searching, and looking at another day; both without any script.
fn forms(html: &mut Html, view: &View, find: &str, show: &str) {
    html.open("div", &[("class", "forms")]);
    html.open("form", &[("method", "get"), ("action", &view.to("")), ("role", "search")]);
    field(html, "find", view.say(&words::FIND));
    html.open("input", &[("type", "search"), ("id", "find"), ("name", "find"), ("value", find)]);
    html.end("p");
    field(html, "show", view.say(&words::SHOW));
    html.open("select", &[("id", "show"), ("name", "show")]);
    for (value, said) in &CHOICES {
        let selected = if *value == show { "selected" } else { "" };
        // An option without a value has its words as value.
        let value = if value.is_empty() { "all" } else { value };
        html.element("option", &[("value", value), ("selected", selected)], view.say(said));
    }
    html.close("select");
    html.end("p");
    html.block("button", &[("type", "submit")], view.say(&words::SHOW_BUTTON));
    html.end("form");
    day_form(html, view, &view.desk.day.to_string());
    html.end("div");
}

/// The label of a field, in a paragraph that the field closes.
fn field(html: &mut Html, id: &'static str, label: &str) {
    html.open("p", &[]);
    html.element("label", &[("for", id)], label);
}

/// Asks for a day to see the site on.
pub fn day_form(html: &mut Html, view: &View, day: &str) {
    html.open("form", &[("method", "get"), ("action", &view.to("on"))]);
    field(html, "day", view.say(&words::DAY_LABEL));
    html.open("input", &[("type", "date"), ("id", "day"), ("name", "day"), ("value", day), ("required", "required")]);
    html.end("p");
    html.block("button", &[("type", "submit")], view.say(&words::DAY_BUTTON));
    html.end("form");
}

/// The ways to the other pages of a long overview.
fn pages(html: &mut Html, view: &View, find: &str, show: &str, (at, last): (usize, usize)) {
    html.open("nav", &[("aria-label", view.say(&words::PAGES))]);
    html.open("ul", &[("class", "ways")]);
    for page in 1..=last {
        let number = page.to_string();
        let to = with_query(&view.to(""), &[("find", find), ("show", show), ("page", &number)]);
        way(html, &to, &number, page == at);
    }
    html.end("ul");
    html.end("nav");
}

impl Row<'_> {
    fn is_found(&self, find: &str) -> bool {
        let find = find.trim().to_lowercase();
        let titles = self.reviewed.iter().flat_map(|reviewed| &reviewed.look.titles);
        let mut texts = titles.map(|(_, title)| title.as_str()).chain([self.id, self.firm.as_str()]);
        find.is_empty() || texts.any(|text| text.to_lowercase().contains(&find))
    }

    fn is_shown(&self, show: &str) -> bool {
        let translations = || self.reviewed.iter().flat_map(|reviewed| &reviewed.look.translations);
        match show {
            "findings" => self.counts[0] + self.counts[1] > 0,
            "translations" => translations().any(|(_, states)| translations::is_to_look_at(states)),
            "drafts" => self.history.as_ref().is_none_or(|history| history.history.editions.is_empty()),
            _ => true,
        }
    }

    fn article(&self, html: &mut Html, view: &View) {
        let name = format!("p-{}", self.id.replace('/', "-"));
        let (lang, title) = policy::title(view, self.reviewed.as_deref(), self.id);
        html.open("article", &[("class", "policy"), ("aria-labelledby", &name)]);
        html.open("div", &[("class", "what")]);
        html.open("h3", &[("id", &name), ("lang", lang.map_or("", |lang| other_than(view, lang)))]);
        html.words(title);
        html.end("h3");
        html.block("p", &[("class", "id")], self.id);
        let (class, said) = state::today(view, self.history.as_deref());
        html.block("p", &[("class", &format!("state {class}"))], &said);
        if let Some(is_changed) = self.reviewed.as_ref().and_then(|reviewed| reviewed.look.is_changed) {
            let said = if is_changed { &words::CHANGED } else { &words::UNCHANGED };
            html.block("p", &[("class", "quiet")], view.say(said));
        }
        if self.reviewed.is_none() {
            html.block("p", &[("class", "state broken")], view.say(&words::CANNOT_READ));
        }
        html.end("div");
        html.open("dl", &[]);
        self.entries(html, view);
        html.end("dl");
        self.ways(html, view);
        html.end("article");
    }

    fn entries(&self, html: &mut Html, view: &View) {
        entry(html, view.say(&words::NEXT), |html| {
            let next = state::next(view, self.history.as_deref());
            html.words(next.as_deref().unwrap_or(view.say(&words::NOTHING_PLANNED)));
        });
        entry(html, view.say(&words::FINDINGS), |html| {
            let page = view.of_policy(self.id, "findings");
            let mut is_first = true;
            for ((weight, anchor, ..), count) in WEIGHTS.iter().zip(self.counts).filter(|(_, count)| *count > 0) {
                html.words(if is_first { "" } else { ", " });
                let class = finding_item::weight_class(*weight);
                html.element(
                    "a",
                    &[("href", &format!("{page}#{anchor}")), ("class", class)],
                    &counted(view, *weight, count),
                );
                is_first = false;
            }
            if self.waived > 0 {
                html.words(if is_first { "" } else { ", " });
                html.link(&format!("{page}#waived"), &format!("{} {}", self.waived, view.say(&words::WAIVED)));
            } else if is_first {
                html.words(view.say(&words::NOTHING_FOUND));
            }
        });
        let Some(reviewed) = &self.reviewed else { return };
        entry(html, view.say(&words::TRANSLATIONS), |html| {
            if reviewed.look.translations.is_empty() {
                html.words(view.say(&words::ONE_LANGUAGE));
            }
            for (lang, states) in &reviewed.look.translations {
                let class = if translations::is_to_look_at(states) { "warning" } else { "" };
                html.block("p", &[("class", class)], &translations::line(view, lang, states));
            }
        });
    }

    /// What there is to see of it: reviewing, then the pages themselves.
    fn ways(&self, html: &mut Html, view: &View) {
        html.open("ul", &[("class", "ways")]);
        for (path, said) in policy::PAGES.iter().filter(|(path, _)| *path != "findings") {
            way(html, &view.of_policy(self.id, path), view.say(said), false);
        }
        html.end("ul");
        let links = links::of(view.desk.built, self.id);
        html.open("ul", &[("class", "ways quiet")]);
        for (is_working, page, pdf) in
            [(true, &words::DRAFT_PAGE, &words::DRAFT_PDF), (false, &words::CURRENT_PAGE, &words::CURRENT_PDF)]
        {
            let own: Vec<&Link> = links.iter().filter(|link| link.is_working == is_working).collect();
            let to = |find: fn(&Link) -> Option<&String>| {
                own.iter().filter_map(move |link| Some((&link.lang, find(link)?))).collect()
            };
            group(html, view, view.say(page), to(|link| link.page.as_ref()));
            group(html, view, view.say(pdf), to(|link| link.pdf.as_ref()));
        }
        html.end("ul");
    }
}

/// The same page in each of its languages.
fn group(html: &mut Html, view: &View, label: &str, links: Vec<(&Lang, &String)>) {
    if links.is_empty() {
        return;
    }
    html.open("li", &[]);
    html.words(&format!("{label}: "));
    for (at, (lang, path)) in links.into_iter().enumerate() {
        html.words(if at == 0 { "" } else { ", " });
        html.element("a", &[("href", &address_of(path)), ("hreflang", lang.as_str())], &view.language(lang));
    }
    html.end("li");
}

fn entry(html: &mut Html, label: &str, value: impl FnOnce(&mut Html)) {
    html.open("div", &[]);
    html.element("dt", &[], label);
    html.open("dd", &[]);
    value(html);
    html.close("dd");
    html.end("div");
}
