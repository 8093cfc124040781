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
            if held != path || holder != *owner {
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
        for policy in [&holder.policy, &owner.policy].into_iter().flatten() {
            finding = finding.scope(policy.clone());
        }
        self.findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(name: &str) -> Owner {
        Owner { what: name.to_owned(), place: Some(Place::whole(name)), policy: Some(name.into()) }
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
