//! Where each page stands, and how one page names another.

use std::collections::BTreeSet;

use crate::config::Outlet;
use crate::model::language::Lang;
use crate::model::policy::Policy;
use crate::source::LoadedSite;

/// The address of one policy in one language, in one outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The outlet's folder below the output folder; may be empty.
    folder: String,
    /// Below the outlet's folder, `/` between the parts and none at the ends.
    dir: String,
    slug: String,
}

impl Address {
    /// Path of the page below the output folder.
    pub fn page(&self) -> String {
        join(&[&self.folder, &self.dir, "index.html"])
    }

    /// Path of the PDF below the output folder.
    pub fn pdf(&self) -> String {
        join(&[&self.folder, &self.dir, &self.pdf_name()])
    }

    pub fn pdf_name(&self) -> String {
        format!("{}.pdf", self.slug)
    }

    /// From the outlet's root, with a `/` at the end.
    pub fn below_root(&self) -> String {
        format!("{}/", self.dir)
    }

    /// From the page to the outlet's root.
    pub fn root(&self) -> String {
        "../".repeat(self.dir.split('/').count())
    }
}

/// Puts the parts that are not empty together with `/`.
pub fn join(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

/// The firms of an outlet: those it names, or all.
pub fn is_in(outlet: &Outlet, firm: &str) -> bool {
    outlet.firms.is_empty() || outlet.firms.iter().any(|named| &**named == firm)
}

/// Whether the firm's slug stands before the policy's: where an outlet has several firms. Firms whose policies have
/// mistakes count as well, or a mistake of one firm would change the addresses of another.
pub fn has_firm_slugs(site: &LoadedSite, outlet: &Outlet) -> bool {
    if !outlet.firms.is_empty() {
        return outlet.firms.len() > 1;
    }
    let loaded = site.policies.iter().map(|loaded| loaded.policy.firm_id());
    let looked_at = site.read.iter().filter_map(|path| {
        let mut parts = path.split('/');
        let (content, firm, file) = (parts.next()?, parts.next()?, parts.next());
        (content == "content" && !firm.starts_with('_') && file.is_some()).then_some(firm)
    });
    loaded.chain(looked_at).collect::<BTreeSet<_>>().len() > 1
}

/// Whether an outlet has several policies. One with mistakes counts: what is kept back changes no other page.
pub fn has_many_policies(site: &LoadedSite, outlet: &Outlet) -> bool {
    let loaded = site.policies.iter().map(|loaded| loaded.policy.id.as_str());
    let looked_at = site.read.iter().filter_map(|path| path.strip_prefix("content/")?.strip_suffix("/policy.toml"));
    let is_here = |id: &&str| id.split_once('/').is_some_and(|(firm, _)| is_in(outlet, firm));
    loaded.chain(looked_at).filter(is_here).collect::<BTreeSet<_>>().len() > 1
}

/// Where a policy stands in an outlet.
pub fn address(outlet: &Outlet, with_firm: bool, policy: &Policy, lang: &Lang) -> Address {
    let own_name = policy.id.rsplit('/').next().unwrap_or_default();
    let slug = policy.slug.get(lang).map_or(own_name, |slug| slug.as_str());
    let firm = policy.firm.slug.get(lang).map_or(policy.firm_id(), String::as_str);
    Address {
        folder: outlet.folder.clone(),
        dir: join(&[lang.as_str(), if with_firm { firm } else { "" }, slug]),
        slug: slug.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_finds_its_root_from_any_depth() {
        let address = Address { folder: "firm".into(), dir: "da/firma/kunder".into(), slug: "kunder".into() };
        assert_eq!(address.page(), "firm/da/firma/kunder/index.html");
        assert_eq!(address.pdf(), "firm/da/firma/kunder/kunder.pdf");
        assert_eq!(address.root(), "../../../");
        assert_eq!(address.below_root(), "da/firma/kunder/");
        let address = Address { folder: String::new(), dir: "da/kunder".into(), slug: "kunder".into() };
        assert_eq!(address.page(), "da/kunder/index.html");
        assert_eq!(address.root(), "../../");
    }
}
