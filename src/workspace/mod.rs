//! The workspace of a preview, at `/_ikraft/`: what a lawyer, a translator and a web person look at beside the pages.
//!
//! It is served and never built. Pure: a loaded site and what was built of it in, pages out. What it remembers between
//! two requests ([`Memory`]) makes it faster and changes no answer.

mod changes;
mod finding_item;
mod findings;
mod html;
mod links;
mod memory;
mod origin;
mod overlay;
mod overview;
mod page;
mod pdf;
mod place;
mod policy;
mod rule;
mod side_by_side;
mod standing;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod view;
mod words;

use std::path::Path;

use crate::check::ReportLang;
use crate::model::date::Day;
use crate::site::Built;
use crate::source::Loaded;
use page::Page;
use view::{View, wanted};

pub use memory::Memory;
pub use overlay::mistakes;

/// Where the workspace stands on the preview's host.
pub const ROOT: &str = "/_ikraft/";

/// Everything that the workspace shows: one state of the site.
pub struct Desk<'a> {
    /// The site's folder, absolute: links into an editor lead there.
    pub root: &'a Path,
    /// What was read last, with all its mistakes; `loaded.site` is absent where site.toml cannot be used.
    pub loaded: &'a Loaded,
    /// What was built of it; absent where there was no site to build.
    pub built: Option<&'a Built>,
    /// Today, or the day that the preview was started for.
    pub day: Day,
    /// The address that opens a file in the reader's editor, with `{file}` (an absolute path, which starts with `/`),
    /// `{line}` and `{column}` in it (from 1), as in `vscode://file{file}:{line}:{column}`; absent = places are told
    /// and not linked.
    pub editor: Option<&'a str>,
    /// How many threads may work.
    pub jobs: usize,
}

/// What somebody asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Below [`ROOT`], decoded: `da/policy/smedje/customers`.
    pub path: &'a str,
    /// Behind the `?`, as sent.
    pub query: &'a str,
    /// The header Accept-Language.
    pub languages: Option<&'a str>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A page, complete.
    Page(String),
    /// A piece of HTML for a script to put into a page.
    Fragment(String),
    /// A stylesheet or a script of the workspace's own: media type and text.
    Asset(&'static str, &'static str),
    /// Leads on to a path on this host.
    Redirect(String),
    /// The site as of another day, from whose root the path is counted.
    OnDay(Day, String),
    /// There is no such page; a whole page that says so.
    Missing(String),
}

/// The only file that the workspace's pages load.
const STYLE: &str = include_str!("workspace.css");

/// Answers one request. Nothing that is asked makes it panic, whatever state the site is in.
pub fn answer(desk: &Desk, memory: &Memory, asked: &Asked) -> Reply {
    let own = || own_language(desk, asked.languages);
    let (first, rest) = asked.path.split_once('/').map_or((asked.path, None), |(first, rest)| (first, Some(rest)));
    if asked.path == "workspace.css" {
        return Reply::Asset("text/css; charset=utf-8", STYLE);
    }
    if let ("on", Some(rest)) = (first, rest) {
        let (written, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let view = View { desk, lang: own(), path: "", query: "" };
        return match written.parse::<Day>() {
            Ok(day) if asked.path.contains(&format!("{written}/")) => Reply::OnDay(day, rest.to_owned()),
            Ok(_) => Reply::Redirect(format!("{ROOT}on/{written}/")),
            Err(_) => Reply::Missing(policy::no_day(&view, written)),
        };
    }
    let lang = ReportLang::ALL.into_iter().find(|lang| lang.code() == first);
    match (lang, rest) {
        (Some(lang), Some(path)) => page_at(&View { desk, lang, path, query: asked.query }, memory),
        (Some(lang), None) => Reply::Redirect(format!("{ROOT}{}/", lang.code())),
        (None, _) if asked.path.is_empty() => Reply::Redirect(format!("{ROOT}{}/", own().code())),
        (None, _) => missing(&View { desk, lang: own(), path: "", query: "" }),
    }
}

/// The language that the reader's browser asks for, else the site's own.
fn own_language(desk: &Desk, accept_language: Option<&str>) -> ReportLang {
    let of_site = || {
        let first = desk.loaded.site.as_ref()?.config.languages.first()?;
        ReportLang::ALL.into_iter().find(|lang| lang.code() == first.code.as_str())
    };
    accept_language.and_then(wanted).or_else(of_site).unwrap_or_default()
}

fn page_at(view: &View, memory: &Memory) -> Reply {
    let parts: Vec<&str> = view.path.split('/').collect();
    let page = match parts[..] {
        [""] => Some(overview::page(view, memory)),
        ["on"] => return on_day(view),
        ["mistakes"] => return Reply::Fragment(overlay::fragment(view)),
        ["findings"] => Some(findings::of_site(view, memory)),
        ["rule", code] => rule::page(view, code),
        ["policy", firm, policy] | ["policy", firm, policy, ""] => {
            return Reply::Redirect(view.of_policy(&format!("{firm}/{policy}"), "findings"));
        }
        ["policy", firm, policy, page] => return about_policy(view, memory, &format!("{firm}/{policy}"), page),
        _ => None,
    };
    page.map_or_else(|| missing(view), |page| Reply::Page(page.finish(view)))
}

fn about_policy(view: &View, memory: &Memory, id: &str, page: &str) -> Reply {
    let Some(subject) = policy::Subject::of(view, memory, id) else { return missing(view) };
    let page = match page {
        "side-by-side" => side_by_side::page(&subject),
        "changes" => changes::page(&subject),
        "findings" => findings::of_policy(&subject),
        "pdf" => pdf::page(&subject),
        "report" => return policy::report(&subject),
        _ => return missing(view),
    };
    Reply::Page(page.finish(view))
}

/// Leads to the site as of the day that was asked for.
fn on_day(view: &View) -> Reply {
    let written = view.asked("day").unwrap_or_default();
    match written.trim().parse::<Day>() {
        Ok(day) => Reply::Redirect(format!("{ROOT}on/{day}/")),
        Err(_) => Reply::Missing(policy::no_day(view, &written)),
    }
}

fn missing(view: &View) -> Reply {
    let mut page = Page::new(view.say(&words::NO_PAGE));
    page.paragraph(view.say(&words::NO_PAGE_WHY));
    page.main.open("p", &[]);
    page.main.link(&view.to(""), view.say(&words::TO_OVERVIEW));
    page.main.end("p");
    Reply::Missing(page.finish(view))
}
