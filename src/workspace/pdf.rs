//! The page and its PDF beside each other.

use super::html::Html;
use super::links::{self, Link};
use super::page::{Page, way};
use super::policy::Subject;
use super::view::{View, address_of, with_query};
use super::words;

/// The page.
pub fn page(subject: &Subject) -> Page {
    let view = subject.view;
    let mut page = subject.page("pdf", &words::PDF_BESIDE);
    let links = links::of(view.desk.built, subject.id);
    let asked = view.asked("in").unwrap_or_else(|| view.lang.code().to_owned());
    let is_current = view.asked("which").as_deref() == Some("current");
    let is_asked = |link: &&Link| link.lang.as_str() == asked && link.is_working != is_current;
    // A policy that cannot be read has no page of its own any more, and its edition is there all the same.
    let in_language = |link: &&Link| link.lang.as_str() == asked && link.page.is_some();
    let shown = links.iter().find(is_asked).or_else(|| links.iter().find(in_language)).or(links.first());
    let Some(shown) = shown else {
        subject.refuse(&mut page, &words::NO_PAGE_YET);
        return page;
    };
    choose(&mut page.main, view, &view.of_policy(subject.id, "pdf"), &links, shown);
    page.main.open("div", &[("class", "frames")]);
    frame(&mut page.main, view, shown.page.as_deref(), [&words::PAGE_FRAME, &words::OPEN_PAGE, &words::NO_PAGE_YET]);
    frame(&mut page.main, view, shown.pdf.as_deref(), [&words::PDF_FRAME, &words::OPEN_PDF, &words::NO_PDF]);
    page.main.end("div");
    page
}

/// The ways to the other languages, and from the draft to the edition.
fn choose(html: &mut Html, view: &View, here: &str, links: &[Link], shown: &Link) {
    html.open("nav", &[("aria-label", view.say(&words::WHICH))]);
    html.open("ul", &[("class", "ways")]);
    for link in links {
        let which = if link.is_working { "" } else { "current" };
        let said = if link.is_working { &words::DRAFT_PAGE } else { &words::CURRENT_PAGE };
        let to = with_query(here, &[("in", link.lang.as_str()), ("which", which)]);
        way(html, &to, &format!("{}: {}", view.say(said), view.language(&link.lang)), link == shown);
    }
    html.end("ul");
    html.end("nav");
}

/// A frame with its heading and a plain way to what is in it.
fn frame(html: &mut Html, view: &View, path: Option<&str>, [title, open, none]: [&crate::check::Both; 3]) {
    html.open("section", &[]);
    html.block("h2", &[], view.say(title));
    match path {
        Some(path) => {
            let address = address_of(path);
            html.open("p", &[]);
            html.link(&address, view.say(open));
            html.end("p");
            html.open("iframe", &[("src", &address), ("title", view.say(title)), ("loading", "lazy")]);
            html.end("iframe");
        }
        None => html.block("p", &[], view.say(none)),
    }
    html.end("section");
}
