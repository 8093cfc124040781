//! What is told over every page while something has to be mended.

use super::html::Html;
use super::view::View;
use super::{Desk, finding_item, words};
use crate::finding::Finding;

/// So many mistakes are told one by one: more than anybody mends before looking again.
const MOST: usize = 50;

/// Everything that is told over every page: all errors of reading and of building, in the order in which a person mends
/// them.
pub fn mistakes<'a>(desk: &Desk<'a>) -> Vec<&'a Finding> {
    let built: &'a [Finding] = desk.built.map_or(&[], |built| &built.findings);
    let mut errors: Vec<&Finding> =
        desk.loaded.findings.iter().chain(built).filter(|finding| finding.is_error()).collect();
    errors.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
    errors.dedup_by(|a, b| (&a.place, a.code, &a.message) == (&b.place, b.code, &b.message));
    errors
}

/// The policy whose page stands at a path of the host, if it is one's.
fn policy_at<'a>(desk: &Desk<'a>, path: &str) -> Option<&'a str> {
    let built = desk.built?;
    let path = path.trim_start_matches('/');
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let below = built.mounts.iter().filter_map(|mount| {
        let below = format!("/{name}").strip_prefix(&mount.path)?.to_owned();
        Some(if mount.folder.is_empty() { below } else { format!("{}/{below}", mount.folder) })
    });
    let mut names = std::iter::once(name.clone()).chain(below);
    let of_entry = |name: String| built.site.entries.get(&name)?.policy.as_deref();
    // A page that an error keeps back has no entry, and its address is known all the same.
    let of_pages = || {
        let is_there = |pages: &&crate::site::PolicyPages| {
            pages.working.values().chain(pages.current.values()).any(|page| *page == name)
        };
        built.pages.iter().find(|(_, pages)| is_there(pages)).map(|(id, _)| &**id)
    };
    names.find_map(of_entry).or_else(of_pages)
}

/// The overlay's content: what touches the page's own policy first.
pub fn fragment(view: &View) -> String {
    let of = view.asked("of").unwrap_or_default();
    let policy = policy_at(view.desk, &of);
    let (own, others): (Vec<&Finding>, Vec<&Finding>) = mistakes(view.desk)
        .into_iter()
        .partition(|finding| policy.is_some_and(|id| !finding.scope.is_empty() && finding.touches(id)));
    let count = own.len() + others.len();
    let mut html = Html::default();
    html.open("section", &[("class", "mistakes"), ("lang", view.lang.code())]);
    html.block("h2", &[], &format!("{} ({count})", view.say(&words::MISTAKES)));
    html.open("ol", &[]);
    own.iter().chain(&others).take(MOST).for_each(|finding| finding_item::item(&mut html, view, finding, None));
    html.end("ol");
    html.open("p", &[("class", "all")]);
    html.link(&view.to("findings"), view.say(&words::ALL_FINDINGS));
    html.end("p");
    html.end("section");
    html.into_string()
}
