//! The words per language among facts: `{ da = "…", en = "…" }`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::finding::Place;
use crate::model::language::Lang;
use crate::model::policy::Policy;
use crate::model::published::Published;
use crate::source::{LoadedPolicy, Texts};
use crate::toml_tree::{Node, Sink, Value, parse};

/// One text of a file of facts.
#[derive(Clone, Debug, PartialEq)]
pub struct FactText {
    /// `activity.orders.obligation.consequence`: ids where there are ids, else ordinals from 1.
    pub path: String,
    /// The table that holds the languages.
    pub place: Place,
    pub words: BTreeMap<Lang, Said>,
}

/// The words in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub text: String,
    /// The value, with its quotation marks.
    pub place: Place,
    pub key_place: Place,
}

/// Keys whose words are addresses: no language's is a translation of another's.
const ADDRESSES: [&str; 1] = ["slug"];

/// What readers are not told beyond the entries that say so themselves: what refers to such an entry goes with it.
#[derive(Debug, Default)]
pub struct Gone {
    places: BTreeSet<Place>,
    systems: BTreeSet<String>,
}

impl Gone {
    /// What `public` lacks of `policy`.
    pub fn of(policy: &Policy, public: &Policy) -> Gone {
        let left = places(public);
        let systems = policy.systems.iter().filter(|system| public.system(&system.id).is_none());
        Gone {
            places: places(policy).difference(&left).map(|place| (*place).clone()).collect(),
            systems: systems.map(|system| system.id.clone()).collect(),
        }
    }

    fn has(&self, node: &Node) -> bool {
        let is_step_of =
            |item: &Node| item.get("in").and_then(Node::as_str).is_some_and(|id| self.systems.contains(id));
        match &node.value {
            // Of steps in a system that is not told, only the sum is.
            Value::Array(items) => items.iter().any(is_step_of),
            _ => self.places.contains(&node.place),
        }
    }
}

/// Where the entries of a policy stand that others refer to, or that refer to others.
fn places(policy: &Policy) -> BTreeSet<&Place> {
    let activities = policy.activities.iter();
    let disclosures = activities.clone().flat_map(|activity| &activity.disclosure);
    let all = policy.audiences.iter().map(|audience| &audience.place);
    all.chain(activities.map(|activity| &activity.place))
        .chain(disclosures.map(|disclosure| &disclosure.place))
        .chain(policy.processing.iter().map(|processing| &processing.place))
        .chain(policy.consents.iter().map(|consent| &consent.place))
        .chain(policy.claims.iter().map(|claim| &claim.place))
        .chain(policy.cookies.iter().map(|cookie| &cookie.place))
        .chain(policy.recipients.iter().map(|recipient| &recipient.place))
        .chain(policy.systems.iter().map(|system| &system.place))
        .chain(policy.firm.joint_controllers.iter().map(|joint| &joint.place))
        .collect()
}

/// The texts of one file that readers may be told: what is for the record only goes to no translator.
pub fn texts(root: &Node, languages: &[Lang], gone: &Gone) -> Vec<FactText> {
    let mut walk = Walk { languages, gone, seen: BTreeSet::new(), texts: Vec::new() };
    walk.node(root, "");
    walk.texts
}

struct Walk<'a> {
    languages: &'a [Lang],
    gone: &'a Gone,
    /// Paths that are taken.
    seen: BTreeSet<String>,
    texts: Vec<FactText>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, path: &str) {
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let is_internal = matches!(node.get("publish"), Some(Node { value: Value::Boolean(false), .. }));
        if is_internal || self.gone.has(node) {
            return;
        }
        match &node.value {
            Value::Table(entries) => {
                if let Some(words) = words(node, self.languages) {
                    self.texts.push(FactText { path: path.to_owned(), place: node.place.clone(), words });
                    return;
                }
                for entry in entries.iter().filter(|entry| !ADDRESSES.contains(&entry.key.as_str())) {
                    self.node(&entry.node, &below(&entry.key));
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let name = ["id", "key", "to"].iter().find_map(|key| item.get(key)?.as_str());
                    let path = below(&name.map_or_else(|| (index + 1).to_string(), str::to_owned));
                    // Two of one name (data for one recipient on two occasions) are told apart by their turn.
                    let path = if self.seen.contains(&path) { format!("{path}~{}", index + 1) } else { path };
                    self.seen.insert(path.clone());
                    self.node(item, &path);
                }
            }
            _ => {}
        }
    }
}

/// The words of a table that holds words per language and nothing else.
fn words(node: &Node, languages: &[Lang]) -> Option<BTreeMap<Lang, Said>> {
    let entries = node.entries().filter(|entries| !entries.is_empty())?;
    let said = entries.iter().map(|entry| {
        let lang = languages.iter().find(|lang| lang.as_str() == entry.key)?;
        let (place, key_place) = (entry.node.place.clone(), entry.key_place.clone());
        Some((lang.clone(), Said { text: entry.node.as_str()?.to_owned(), place, key_place }))
    });
    said.collect()
}

/// A file of facts of a policy, and what its units are called after.
pub struct FactFile {
    pub file: Arc<str>,
    pub texts: Vec<FactText>,
}

/// The texts of policy.toml, of firm.toml, and of the shared records that the policy uses, file by file.
pub fn files(loaded: &LoadedPolicy, files: &Texts, languages: &[Lang]) -> Vec<FactFile> {
    let public = Published::of(&loaded.policy);
    let policy = public.policy();
    let gone = Gone::of(&loaded.policy, policy);
    let read = |file: &Arc<str>| {
        let root = parse(file, files.get(file)?, &Sink::default());
        let mut texts = texts(&root, languages, &gone);
        if is_shared(file) {
            let is_used = |path: &str| {
                let mut parts = path.split('.');
                match (parts.next(), parts.next()) {
                    (Some("recipient"), Some(id)) => policy.recipient(id).is_some(),
                    (Some("system"), Some(id)) => policy.system(id).is_some(),
                    _ => false,
                }
            };
            texts.retain(|text| is_used(&text.path));
        }
        Some(FactFile { file: file.clone(), texts })
    };
    loaded.files.iter().filter_map(read).collect()
}

/// Whether a file holds shared records.
pub fn is_shared(file: &str) -> bool {
    file.starts_with("content/_shared/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_named_after_ids_and_internal_ones_are_left_out() {
        let toml = r#"
title = { da = "Titel", en = "Title" }
slug = { da = "titel", en = "title" }
note = "x"
[[audience]]
id = "riders"
label = { da = "ryttere" }
[[activity]]
id = "orders"
purposes = ["a", { key = "own", is = { da = "b", en = "c" } }, { da = "d", en = "e" }]
name = { value = { da = "hemmelig", en = "secret" }, publish = false }
[[activity]]
id = "secret"
publish = false
title = { da = "hemmelig", en = "secret" }
[signature]
image = { fr = "non" }
"#;
        let languages = [Lang::new("da"), Lang::new("en")];
        let root = parse(&"x.toml".into(), toml, &Sink::default());
        let texts = texts(&root, &languages, &Gone::default());
        let paths: Vec<&str> = texts.iter().map(|text| text.path.as_str()).collect();
        assert_eq!(
            paths,
            ["title", "audience.riders.label", "activity.orders.purposes.own.is", "activity.orders.purposes.3"]
        );
        let said = &texts[0].words[&languages[1]];
        assert_eq!(
            (&toml[said.place.start..said.place.end], &toml[said.key_place.start..said.key_place.end]),
            ("\"Title\"", "en")
        );
    }
}
