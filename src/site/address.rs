//! Where each page stands, and how one page names another.

use std::collections::BTreeSet;

use crate::config::Outlet;
use crate::history::{self, EditionId};
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
    /// What files of this address are called, without their endings.
    stem: String,
}

impl Address {
    /// An address that was recorded: `dir` is the policy's folder below the outlet's root.
    pub fn recorded(outlet: &Outlet, dir: &str, slug: &str) -> Address {
        Address { folder: outlet.folder.clone(), dir: dir.to_owned(), stem: slug.to_owned() }
    }

    /// A folder below this one, whose files have the same name.
    pub fn child(&self, name: &str) -> Address {
        Address { dir: join(&[&self.dir, name]), ..self.clone() }
    }

    /// The folder of an edition below that of its policy; its files say which edition they are, wherever they are kept.
    pub fn edition(&self, id: EditionId) -> Address {
        Address { stem: format!("{}-{id}", self.stem), ..self.child(&id.to_string()) }
    }

    /// Path of another file in this folder, below the output folder.
    pub fn file(&self, name: &str) -> String {
        join(&[&self.folder, &self.dir, name])
    }

    /// Path of the page below the output folder.
    pub fn page(&self) -> String {
        self.file("index.html")
    }

    /// Path of the PDF below the output folder.
    pub fn pdf(&self) -> String {
        self.file(&self.pdf_name())
    }

    pub fn pdf_name(&self) -> String {
        format!("{}.pdf", self.stem)
    }

    /// What files of this address are called, without their endings.
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// Another file in this folder, from the outlet's root.
    pub fn beside(&self, name: &str) -> String {
        join(&[&self.dir, name])
    }

    /// The file of this address with another ending than `.pdf`, from the outlet's root.
    pub fn named(&self, ending: &str) -> String {
        self.beside(&format!("{}.{ending}", self.stem))
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
    let recorded = site.editions.keys().map(String::as_str);
    loaded.chain(looked_at).chain(recorded).filter(is_here).collect::<BTreeSet<_>>().len() > 1
}

/// The policy's folder below an outlet's root, by today's rule.
pub fn folder(with_firm: bool, lang: &Lang, firm: &str, slug: &str) -> String {
    join(&[lang.as_str(), if with_firm { firm } else { "" }, slug])
}

/// The policy's slug and its firm's.
fn slugs<'a>(policy: &'a Policy, lang: &Lang) -> (&'a str, &'a str) {
    let own_name = policy.id.rsplit('/').next().unwrap_or_default();
    let slug = policy.slug.get(lang).map_or(own_name, |slug| slug.as_str());
    (slug, policy.firm.slug.get(lang).map_or(policy.firm_id(), String::as_str))
}

/// Where a policy stands in an outlet.
pub fn address(outlet: &Outlet, with_firm: bool, policy: &Policy, lang: &Lang) -> Address {
    let (slug, firm) = slugs(policy, lang);
    Address::recorded(outlet, &folder(with_firm, lang, firm, slug), slug)
}

/// Where the working policy stands today, to be recorded with an edition: from then on the edition stands there.
pub fn address_record(site: &LoadedSite, policy: &Policy, lang: &Lang) -> history::Address {
    let (slug, firm) = slugs(policy, lang);
    let inside = site.config.outlets.iter().filter(|outlet| is_in(outlet, policy.firm_id()));
    let path_words = &site.config.path_words[lang];
    history::Address {
        slug: slug.to_owned(),
        firm: firm.to_owned(),
        changes: path_words.changes.clone(),
        history: path_words.history.clone(),
        folders: inside
            .map(|outlet| (outlet.id.clone(), folder(has_firm_slugs(site, outlet), lang, firm, slug)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_finds_its_root_from_any_depth() {
        let address = Address { folder: "firm".into(), dir: "da/firma/kunder".into(), stem: "kunder".into() };
        assert_eq!(address.page(), "firm/da/firma/kunder/index.html");
        assert_eq!(address.pdf(), "firm/da/firma/kunder/kunder.pdf");
        assert_eq!(address.root(), "../../../");
        assert_eq!(address.below_root(), "da/firma/kunder/");
        let address = Address { folder: String::new(), dir: "da/kunder".into(), stem: "kunder".into() };
        assert_eq!(address.page(), "da/kunder/index.html");
        assert_eq!(address.root(), "../../");
    }
}
