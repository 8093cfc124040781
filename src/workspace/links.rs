//! Where the pages and the PDFs of a policy stand on the preview's host.

use crate::model::language::Lang;
use crate::site::{Built, Class};

/// One page of a policy in a language, with the PDF beside it. Either may be missing: what an error touches is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub lang: Lang,
    /// It is the policy as it is worked on, and not the edition that its address shows.
    pub is_working: bool,
    pub page: Option<String>,
    pub pdf: Option<String>,
}

/// The pages of a policy: as it is worked on, then as its address shows it.
pub fn of(built: Option<&Built>, id: &str) -> Vec<Link> {
    let Some((built, pages)) = built.and_then(|built| Some((built, built.pages.get(id)?))) else { return Vec::new() };
    let link = |lang: &Lang, page: &String, is_working| Link {
        lang: lang.clone(),
        is_working,
        page: built.site.entries.contains_key(page).then(|| page.clone()),
        pdf: pdf_beside(built, page),
    };
    let working = pages.working.iter().map(|(lang, page)| link(lang, page, true));
    working.chain(pages.current.iter().map(|(lang, page)| link(lang, page, false))).collect()
}

/// The PDF in the folder of a page. A signed copy beside it has a longer name.
fn pdf_beside(built: &Built, page: &str) -> Option<String> {
    let folder = page.strip_suffix("index.html")?;
    let inside = built.site.entries.range(folder.to_owned()..).take_while(|(path, _)| path.starts_with(folder));
    let pdfs = inside.filter(|(path, entry)| {
        entry.class == Class::Pdf && path.ends_with(".pdf") && !path[folder.len()..].contains('/')
    });
    pdfs.map(|(path, _)| path).min_by_key(|path| path.len()).cloned()
}
