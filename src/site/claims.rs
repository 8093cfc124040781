//! Who wants which address: two that want the same one are told of each other before anything is made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::finding::{Finding, Place};

/// Who wants an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// For a message: "the policy `firm/customers`".
    pub what: String,
    /// Where that is said.
    pub place: Option<Place>,
    pub policy: Option<Arc<str>>,
    pub whose: Whose,
}

/// What kind of thing wants an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Front page, lists and the like: without them there is no site.
    Outlet,
    /// Recorded and published: it stays where it is.
    Editions,
    Working,
    Static,
}

/// The addresses that are taken, in lower case: on many disks `Da` and `da` are one.
#[derive(Debug, Default)]
pub struct Claims {
    files: BTreeMap<String, (String, Owner)>,
    /// Folders that files stand in, each with the first such file.
    folders: BTreeMap<String, (String, Owner)>,
    told: BTreeSet<(Owner, Owner)>,
    pub findings: Vec<Finding>,
}

impl Claims {
    /// Takes the address `path` below the output folder for `owner`, or reports who has it.
    pub fn claim(&mut self, path: &str, owner: &Owner) {
        let folded = path.to_lowercase();
        let above: Vec<&str> = folded.match_indices('/').map(|(end, _)| &folded[..end]).collect();
        let holder = self
            .files
            .get(&folded)
            .or_else(|| self.folders.get(&folded))
            .or_else(|| above.iter().find_map(|folder| self.files.get(*folder)))
            .cloned();
        if let Some((held, holder)) = holder {
            // The same owner may come again with the same file: an asset that two policies of a firm share.
            // A working policy would take the addresses of its own editions, as one of them.
            let is_own = holder.policy.is_some() && holder.policy == owner.policy && holder.whose != owner.whose;
            if !is_own && (held != path || holder != *owner) {
                self.tell(path, owner, &held, &holder);
            }
            return;
        }
        for folder in above {
            self.folders.entry(folder.to_owned()).or_insert_with(|| (path.to_owned(), owner.clone()));
        }
        self.files.insert(folded, (path.to_owned(), owner.clone()));
    }

    /// Two owners are told once, however many files they have.
    fn tell(&mut self, path: &str, owner: &Owner, held: &str, holder: &Owner) {
        if !self.told.insert((holder.clone(), owner.clone())) {
            return;
        }
        let message = if held == path {
            format!("{} and {} both have the address `{path}`", holder.what, owner.what)
        } else {
            format!("`{held}` of {} and `{path}` of {} cannot stand side by side", holder.what, owner.what)
        };
        let mut finding = Finding::error("address-clash", message)
            .why("one would take the other's place, on some disks or on all")
            .hint("give one of them another slug, folder or file name");
        if let Some(place) = &owner.place {
            finding = finding.at(place);
        }
        match &holder.place {
            Some(place) if finding.place.is_some() => {
                finding = finding.related(place, format!("{} is here", holder.what))
            }
            Some(place) => finding = finding.at(place),
            None => {}
        }
        // What is recorded gives way to nobody: the other one is kept back, and with the site's own pages all is.
        let is_recorded = |one: &Owner| one.whose == Whose::Editions;
        let kept_back = match (is_recorded(holder), is_recorded(owner)) {
            (true, true) => {
                finding = finding.frozen();
                vec![holder, owner]
            }
            (true, false) if owner.policy.is_some() => vec![owner],
            (false, true) if holder.whose == Whose::Outlet => Vec::new(),
            _ => vec![holder, owner],
        };
        for policy in kept_back.into_iter().filter_map(|one| one.policy.as_ref()) {
            finding = finding.scope(policy.clone());
        }
        self.findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(name: &str) -> Owner {
        Owner {
            what: name.to_owned(),
            place: Some(Place::whole(name)),
            policy: Some(name.into()),
            whose: Whose::Working,
        }
    }

    fn clash(first: &str, second: &str) -> Vec<Finding> {
        let mut claims = Claims::default();
        claims.claim(first, &owner("a"));
        claims.claim(second, &owner("b"));
        claims.findings
    }

    #[test]
    fn the_same_address_in_any_case_clashes_and_names_both() {
        let findings = clash("da/kunder/index.html", "da/Kunder/index.html");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].place, Some(Place::whole("b")));
        assert_eq!(findings[0].related[0].0, Place::whole("a"));
        assert!(findings[0].touches("a") && findings[0].touches("b"));
    }

    #[test]
    fn a_file_cannot_be_a_folder() {
        assert_eq!(clash("da", "da/index.html").len(), 1);
        assert_eq!(clash("da/x/index.html", "DA/x").len(), 1);
        assert!(clash("da/x", "da/xy").is_empty());
    }

    #[test]
    fn what_is_recorded_keeps_its_address_and_the_newcomer_is_kept_back() {
        let recorded = |name: &str| Owner { whose: Whose::Editions, ..owner(name) };
        let clash = |first: &Owner, second: &Owner| {
            let mut claims = Claims::default();
            claims.claim("da/x/index.html", first);
            claims.claim("da/x/index.html", second);
            claims.findings
        };
        let found = clash(&recorded("a"), &owner("b"));
        assert!(!found[0].touches("a") && found[0].touches("b") && !found[0].frozen);
        let found = clash(&recorded("a"), &recorded("b"));
        assert!(found[0].touches("a") && found[0].touches("b") && found[0].frozen);
        assert!(clash(&recorded("a"), &owner("a")).is_empty(), "a working policy stands where its editions do");
        let outlet = Owner { policy: None, whose: Whose::Outlet, ..owner("outlet") };
        assert!(clash(&outlet, &recorded("a"))[0].scope.is_empty(), "without its own pages there is no site");
    }

    #[test]
    fn two_owners_are_told_once() {
        let mut claims = Claims::default();
        for path in ["da/x/index.html", "da/x/x.pdf", "en/x/index.html"] {
            claims.claim(path, &owner("a"));
        }
        for path in ["da/x/index.html", "da/x/x.pdf", "en/x/index.html"] {
            claims.claim(path, &owner("b"));
        }
        claims.claim("da/x/index.html", &owner("a"));
        assert_eq!(claims.findings.len(), 1);
    }
}
