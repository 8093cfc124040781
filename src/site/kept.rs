//! What a preview goes on showing while a mistake keeps back what should take its place.

use super::{Built, Class, Site};
use crate::finding::Finding;

/// The site to show: what was built, and of `before` what an error of `found` or of building keeps back. A mistake of
/// the whole site keeps everything as it was.
pub fn last_good(before: &Site, built: &Built, found: &[Finding]) -> Site {
    let errors = || found.iter().chain(&built.findings).filter(|finding| finding.is_error());
    if !before.entries.is_empty() && (built.site.entries.is_empty() || errors().any(|error| error.scope.is_empty())) {
        return before.clone();
    }
    let mut site = built.site.clone();
    let is_touched = |id: &str| errors().any(|error| error.touches(id));
    let missing = before.entries.iter().filter(|(path, _)| !built.site.entries.contains_key(*path));
    let (pages, others): (Vec<_>, Vec<_>) = missing.partition(|(_, entry)| entry.policy.is_some());
    let kept: Vec<_> = pages.into_iter().filter(|(_, entry)| entry.policy.as_deref().is_some_and(is_touched)).collect();
    if !kept.is_empty() {
        // Their stylesheets and pictures are named after their content, so that they take nobody's place.
        let assets = others.into_iter().filter(|(_, entry)| entry.class == Class::Asset);
        for (path, entry) in kept.into_iter().chain(assets) {
            site.entries.insert(path.clone(), entry.clone());
        }
    }
    site
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Body, Entry};

    fn site(entries: &[(&str, Class, Option<&str>)]) -> Site {
        let entry = |(path, class, policy): &(&str, Class, Option<&str>)| {
            let body = Body::Bytes(path.as_bytes().into());
            ((*path).to_owned(), Entry { class: *class, body, policy: policy.map(Into::into) })
        };
        Site { entries: entries.iter().map(entry).collect() }
    }

    fn shown(built: &[(&str, Class, Option<&str>)], found: &[Finding]) -> Vec<String> {
        let before = site(&[
            ("a/index.html", Class::Page, Some("f/a")),
            ("assets/old.css", Class::Asset, None),
            ("b/index.html", Class::Page, Some("f/b")),
            ("index.html", Class::Pointer, None),
        ]);
        let built = Built { site: site(built), ..Built::default() };
        last_good(&before, &built, found).entries.into_keys().collect()
    }

    #[test]
    fn a_page_stays_while_a_mistake_keeps_it_back_and_goes_when_somebody_removed_it() {
        let rest = [("b/index.html", Class::Page, Some("f/b")), ("index.html", Class::Pointer, None)];
        assert_eq!(shown(&rest, &[]), ["b/index.html", "index.html"]);
        let error = Finding::error("x", "x").scope("f/a");
        assert_eq!(shown(&rest, &[error]), ["a/index.html", "assets/old.css", "b/index.html", "index.html"]);
        let warning = Finding::warning("x", "x").scope("f/a");
        assert_eq!(shown(&rest, &[warning]), ["b/index.html", "index.html"]);
    }

    #[test]
    fn a_mistake_of_the_whole_site_leaves_everything_as_it_was() {
        let all = ["a/index.html", "assets/old.css", "b/index.html", "index.html"];
        assert_eq!(shown(&[("new.html", Class::Page, None)], &[Finding::error("x", "x")]), all);
        assert_eq!(shown(&[], &[]), all);
    }
}
