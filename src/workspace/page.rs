//! What every page of the workspace has around it.

use super::html::Html;
use super::view::{View, address_of};
use super::{ROOT, words};
use crate::check::explain::sentence;
use crate::check::{Both, NO_ADVICE};
use crate::model::language::Lang;

/// A page before it has its frame.
#[derive(Debug, Default)]
pub struct Page {
    /// Plain words, for the browser's tab.
    pub title: String,
    /// Everything below the head of the page, its heading included.
    pub main: Html,
}

impl Page {
    /// A page with a heading of plain words.
    pub fn new(title: &str) -> Page {
        let mut main = Html::default();
        main.block("h1", &[], title);
        Page { title: title.to_owned(), main }
    }

    pub fn paragraph(&mut self, words: &str) {
        self.main.saying("p", &[], words);
    }

    /// The whole page.
    pub fn finish(self, view: &View) -> String {
        let mut html = Html::default();
        html.open("html", &[("lang", view.lang.code())]);
        html.open("head", &[]);
        html.open("meta", &[("charset", "utf-8")]);
        html.open("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
        html.open("meta", &[("name", "robots"), ("content", "noindex")]);
        html.block("title", &[], &format!("{} – {}", self.title, view.say(&words::WORKSPACE)));
        html.open("link", &[("rel", "stylesheet"), ("href", &format!("{ROOT}workspace.css"))]);
        html.end("head");
        html.open("body", &[]);
        html.block("a", &[("class", "skip"), ("href", "#main")], view.say(&words::SKIP));
        head(&mut html, view);
        html.open("main", &[("id", "main"), ("tabindex", "-1")]);
        html.add(self.main);
        html.end("main");
        html.open("footer", &[]);
        html.block("p", &[], &as_of(view));
        html.block("p", &[], &format!("{}.", sentence(view.say(&NO_ADVICE))));
        html.end("footer");
        html.end("body");
        html.end("html");
        format!("<!DOCTYPE html>\n{}", html.into_string())
    }
}

/// The name of the workspace and of the site, and the ways to what is not about one policy.
fn head(html: &mut Html, view: &View) {
    html.open("header", &[("class", "top")]);
    html.open("p", &[("class", "name")]);
    html.link(&view.to(""), view.say(&words::WORKSPACE));
    if let Some((lang, title)) = site_title(view) {
        html.words(" ");
        html.element("span", &[("class", "site"), ("lang", other_than(view, lang))], title);
    }
    html.end("p");
    html.open("nav", &[("aria-label", view.say(&words::WORKSPACE))]);
    html.open("ul", &[("class", "ways")]);
    for (path, said) in [("", &words::OVERVIEW), ("findings", &words::FINDINGS)] {
        way(html, &view.to(path), view.say(said), view.path == path);
    }
    if view.desk.built.is_some() {
        way(html, &address_of("index.html"), view.say(&words::SITE), false);
    }
    let (lang, here) = view.other();
    html.open("li", &[]);
    let code = lang.code();
    html.element("a", &[("href", &here), ("lang", code), ("hreflang", code)], words::IN_THE_OTHER.of(lang));
    html.end("li");
    html.end("ul");
    html.end("nav");
    html.end("header");
}

/// A way in a list of ways; the page that one is on is said to be it.
pub fn way(html: &mut Html, to: &str, said: &str, is_here: bool) {
    html.open("li", &[]);
    html.element("a", &[("href", to), ("aria-current", if is_here { "page" } else { "" })], said);
    html.end("li");
}

/// The language of words, where they are in another than the page's.
pub fn other_than<'a>(view: &View, lang: &'a Lang) -> &'a str {
    if lang.as_str() == view.lang.code() { "" } else { lang.as_str() }
}

/// The site's title in the page's language, else in its own.
fn site_title<'a>(view: &View<'a>) -> Option<(&'a Lang, &'a str)> {
    let titles = &view.desk.loaded.site.as_ref()?.config.title;
    let in_page = titles.iter().find(|(lang, _)| lang.as_str() == view.lang.code());
    in_page.or_else(|| titles.iter().next()).map(|(lang, title)| (lang, title.as_str()))
}

/// For which day everything is told, and by what.
fn as_of(view: &View) -> String {
    let (day, version) = (view.day(view.desk.day), env!("CARGO_PKG_VERSION"));
    Both::new(format!("Vist, som det er den {day}, af ikraft {version}."), format!("As of {day}, by ikraft {version}."))
        .of(view.lang)
        .to_owned()
}
