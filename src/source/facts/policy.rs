//! One policy out of policy.toml, firm.toml and the shared records it uses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::{bad_word, is_address_word};
use crate::finding::{Danish, Finding, Place};
use crate::model::fact::Located;
use crate::model::firm::Firm;
use crate::model::language::Lang;
use crate::model::policy::{Clauses, Policy};
use crate::source::facts::{Decoder, broken};
use crate::toml_tree::{Entry, Keys, Node, Value, string, words};

/// The tables of firm.toml that policy.toml may say again; tables win key by key, lists and words as a whole.
const OVERRIDABLE: [&str; 6] = ["controller", "contact", "dpo", "joint-controller", "complaint", "banner"];

/// What stands in content/_shared/, by `recipient/<id>` and `system/<id>`.
pub type Shared = BTreeMap<String, Node>;

/// The files of one policy, parsed.
#[derive(Clone, Copy, Debug)]
pub struct PolicyFiles<'n> {
    pub firm_id: &'n str,
    /// The policy's folder under the firm's.
    pub folder: &'n str,
    pub firm: &'n Node,
    pub policy: &'n Node,
    pub shared: &'n Shared,
}

/// Reads firm.toml by itself, for its mistakes: a policy may cover some of them with keys of its own.
pub fn check_firm(decoder: &Decoder<'_>, id: &str, root: &Node) {
    firm(decoder, id, root);
}

/// Reads a shared record by itself, for its mistakes. `name` is `recipient/<id>` or `system/<id>`.
pub fn check_shared(decoder: &Decoder<'_>, name: &str, node: &Node) {
    if name.starts_with("recipient/") {
        decoder.recipients(std::slice::from_ref(node));
    } else {
        decoder.systems(std::slice::from_ref(node));
    }
}

/// Reads one policy. There is always one, so that every mistake in it is told; whether it may be published is for
/// the findings to say. Second comes every file its facts came from.
pub fn policy(decoder: &Decoder<'_>, files: PolicyFiles<'_>) -> (Policy, Vec<Arc<str>>) {
    let merged = merged_firm(files.firm, files.policy);
    let firm = firm(decoder, files.firm_id, &merged);
    if merged.get("controller").and_then(|controller| controller.get("name")).is_none() {
        let place = merged.get("controller").map_or(&files.firm.place, |controller| &controller.place);
        let mut finding = Finding::error("ID1", "`controller.name` is missing")
            .at(place)
            .why("the reader is told who decides (GDPR Art. 13(1)(a))")
            .hint("add `name = \"…\"` under [controller] in firm.toml, or `name = { unknown = true }`");
        finding.danish = Some(Box::new(Danish {
            message: "`controller.name` mangler".to_owned(),
            why: Some(
                "læseren skal vide, hvem der bestemmer (databeskyttelsesforordningens artikel 13, stk. 1, litra a)"
                    .to_owned(),
            ),
            hints: vec![
                "skriv `name = \"…\"` under [controller] i firm.toml, eller `name = { unknown = true }`".to_owned(),
            ],
            related: Vec::new(),
        }));
        decoder.sink.report(finding);
    }
    let mut sources: BTreeSet<Arc<str>> =
        BTreeSet::from([files.firm.place.file.clone(), files.policy.place.file.clone()]);
    let policy = Keys::read(files.policy, "", decoder.sink, |keys| {
        for key in OVERRIDABLE {
            keys.node(key);
        }
        let used = used(decoder, keys, files.shared, &mut sources);
        let recipients = with_shared("recipient", &used, keys);
        let systems = with_shared("system", &used, keys);
        let head = keys.required("policy").map(|node| head(decoder, node, files.folder));
        let place = Place::whole(files.policy.place.file.clone());
        let head = head.flatten().unwrap_or_else(|| Head::broken(decoder, files.folder, &place));
        Policy {
            id: format!("{}/{}", files.firm_id, files.folder),
            title: head.title,
            description: head.description,
            slug: head.slug,
            clauses: head.clauses,
            source_language: head.source_language,
            governing_language: head.governing_language,
            firm,
            audiences: decoder.audiences(keys.items("audience")),
            recipients: decoder.recipients(&recipients),
            systems: decoder.systems(&systems),
            activities: decoder.activities(keys.items("activity")),
            processing: decoder.processing(keys.items("processing-for-customers")),
            cookies: decoder.cookies(keys.items("cookie")),
            cookie_use: keys.node("cookies").and_then(|node| decoder.cookie_use(node)),
            consents: decoder.consents(keys.items("consent")),
            claims: decoder.claims(keys.items("claim")),
            security: keys.node("security").and_then(|node| decoder.security(node)),
            breach: keys.node("breach").and_then(|node| decoder.breach(node)),
            rights: keys.node("rights").and_then(|node| decoder.rights_use(node)),
            reuse: head.reuse,
            changes: keys.node("changes").and_then(|node| decoder.changes(node)),
            signatures: decoder.signatures(keys.items("signature")),
            sections: decoder.sections(keys.items("section")),
            review: keys.node("review").and_then(|node| decoder.review(node)),
            waivers: decoder.waivers(keys.items("waiver")),
            formerly: head.formerly,
            place,
        }
    });
    (policy.expect("a parsed file is a table"), sources.into_iter().collect())
}

/// `[policy]`.
struct Head {
    title: crate::model::text::Text,
    description: Option<crate::model::text::Text>,
    slug: BTreeMap<Lang, Located<String>>,
    clauses: Clauses,
    source_language: Lang,
    governing_language: Option<Located<Lang>>,
    reuse: Option<crate::model::policy::Reuse>,
    formerly: Vec<String>,
}

impl Head {
    /// What is assumed where `[policy]` is missing or no table, which has been reported.
    fn broken(decoder: &Decoder<'_>, folder: &str, place: &Place) -> Head {
        Head {
            title: broken(place),
            description: None,
            slug: default_slug(decoder, folder, place),
            clauses: Clauses::Complete,
            source_language: default_language(decoder),
            governing_language: None,
            reuse: None,
            formerly: Vec::new(),
        }
    }
}

fn head(decoder: &Decoder<'_>, node: &Node, folder: &str) -> Option<Head> {
    decoder.table(node, "policy", |keys| {
        keys.required("title");
        let title = decoder.words_at(keys, "title").unwrap_or_else(|| broken(keys.place()));
        let description = decoder.words_at(keys, "description");
        let slug = match keys.node("slug") {
            Some(node) => slug(decoder, node, "policy.slug", folder),
            None => default_slug(decoder, folder, keys.place()),
        };
        let clauses =
            decoder.choice_at(keys, "clauses", &[("complete", Clauses::Complete), ("stated", Clauses::Stated)]);
        let source_language = language_at(decoder, keys, "source-language");
        let governing_language = language_at(decoder, keys, "governing-language");
        Some(Head {
            title,
            description,
            slug,
            clauses: clauses.map_or(Clauses::Complete, |clauses| clauses.value),
            source_language: source_language.map_or_else(|| default_language(decoder), |language| language.value),
            governing_language,
            reuse: keys.node("reuse").and_then(|node| decoder.reuse(node)),
            formerly: decoder.formerly(keys),
        })
    })
}

fn default_language(decoder: &Decoder<'_>) -> Lang {
    decoder.languages.and_then(|languages| languages.first()).cloned().unwrap_or_else(|| Lang::new("da"))
}

fn language_at(decoder: &Decoder<'_>, keys: &mut Keys<'_>, key: &'static str) -> Option<Located<Lang>> {
    let node = keys.node(key)?;
    let path = keys.path(key);
    let language = Lang::new(&string(node, &path, decoder.sink)?);
    if decoder.languages.is_some_and(|languages| !languages.contains(&language)) {
        let known = decoder.languages.unwrap_or_default().iter().map(Lang::as_str);
        decoder.sink.report(
            Finding::error("unknown-language", format!("`{path}` is no language of this site: `{language}`"))
                .at(&node.place)
                .did_you_mean(language.as_str(), known),
        );
        return None;
    }
    Some(Located::new(language, node.place.clone()))
}

/// The part of an address that a policy or a firm has in each language.
fn slug(decoder: &Decoder<'_>, node: &Node, path: &str, folder: &str) -> BTreeMap<Lang, Located<String>> {
    let mut slug = default_slug(decoder, folder, &node.place);
    for (language, (word, place)) in words(node, path, decoder.languages, decoder.sink).unwrap_or_default() {
        if is_address_word(&word) {
            slug.insert(language, Located::new(word, place));
        } else {
            decoder.sink.report(bad_word(&format!("{path}.{language}"), &word).at(&place));
        }
    }
    slug
}

fn default_slug(decoder: &Decoder<'_>, folder: &str, place: &Place) -> BTreeMap<Lang, Located<String>> {
    let languages = decoder.languages.unwrap_or_default().iter();
    languages.map(|language| (language.clone(), Located::new(folder.to_owned(), place.clone()))).collect()
}

/// firm.toml with what policy.toml says again.
fn merged_firm(firm: &Node, policy: &Node) -> Node {
    let mut entries: Vec<Entry> = firm.entries().unwrap_or_default().to_vec();
    for over in policy.entries().unwrap_or_default() {
        if !OVERRIDABLE.contains(&over.key.as_str()) {
            continue;
        }
        match entries.iter_mut().find(|entry| entry.key == over.key) {
            // Words are replaced whole: a banner in one language of firm.toml and another of policy.toml is nobody's.
            Some(entry) if over.key != "banner" => entry.node = entry.node.overlaid(&over.node),
            Some(entry) => *entry = over.clone(),
            None => entries.push(over.clone()),
        }
    }
    Node { value: Value::Table(entries), place: firm.place.clone() }
}

fn firm(decoder: &Decoder<'_>, id: &str, root: &Node) -> Firm {
    let file = Place::whole(root.place.file.clone());
    let firm = Keys::read(root, "", decoder.sink, |keys| {
        let slug = match keys.node("slug") {
            Some(node) => slug(decoder, node, "slug", id),
            None => default_slug(decoder, id, &file),
        };
        Firm {
            id: id.to_owned(),
            controller: decoder.controller(keys.node("controller"), &file),
            contact: keys.node("contact").and_then(|node| decoder.contact(node)),
            dpo: keys.node("dpo").and_then(|node| decoder.dpo(node)),
            joint_controllers: decoder.joint_controllers(keys.items("joint-controller")),
            complaints: decoder.complaints(keys.items("complaint")),
            brand: keys.node("brand").map(|node| decoder.brand(node)).unwrap_or_default(),
            slug: slug.into_iter().map(|(language, word)| (language, word.value)).collect(),
            banner: decoder.words_at(keys, "banner"),
            formerly: decoder.formerly(keys),
            place: file.clone(),
        }
    });
    firm.expect("a parsed file is a table")
}

/// The shared records that `use` names, in its order.
fn used<'n>(
    decoder: &Decoder<'_>,
    keys: &mut Keys<'_>,
    shared: &'n Shared,
    sources: &mut BTreeSet<Arc<str>>,
) -> Vec<(String, &'n Node)> {
    let mut used: Vec<(String, &Node)> = Vec::new();
    for item in keys.items("use") {
        let Some((name, version)) = use_of(decoder, item) else { continue };
        match shared.get(&name) {
            Some(_) if used.iter().any(|(other, _)| *other == name) => decoder.sink.report(
                Finding::error("duplicate-id", format!("the shared record `{name}` is used twice"))
                    .at(&item.place)
                    .hint("name it once"),
            ),
            Some(node) => {
                sources.insert(node.place.file.clone());
                if let Some(version) = version {
                    check_version(decoder, &name, &version, node);
                }
                used.push((name, node));
            }
            None => decoder.sink.report(
                Finding::error("FRM6", format!("there is no shared record `{name}`"))
                    .at(&item.place)
                    .did_you_mean(&name, shared.keys().map(String::as_str))
                    .hint("shared records stand in content/_shared/, and are named `recipient/<id>` or `system/<id>`"),
            ),
        }
    }
    used
}

/// One entry of `use`: the record's name, and the version of it that the policy was written against.
fn use_of(decoder: &Decoder<'_>, item: &Node) -> Option<(String, Option<Located<String>>)> {
    if item.entries().is_none() {
        return string(item, "use", decoder.sink).map(|name| (name, None));
    }
    decoder.table(item, "use", |keys| {
        keys.required("fact");
        let version = keys.string("version").map(|(version, place)| Located::new(version, place));
        keys.string("fact").map(|(name, _)| (name, version))
    })
}

/// A policy that names a version is not changed by a change of the record before somebody has looked at it.
fn check_version(decoder: &Decoder<'_>, name: &str, wanted: &Located<String>, record: &Node) {
    let found = record.get("version");
    let now = found.and_then(Node::as_str);
    if now == Some(wanted.value.as_str()) {
        return;
    }
    let message = match now {
        Some(now) => format!("the shared record `{name}` has version `{now}`, not `{}`", wanted.value),
        None => format!("the shared record `{name}` has no version, and `{}` is asked for", wanted.value),
    };
    decoder.sink.report(
        Finding::error("shared-version", message)
            .at(&wanted.place)
            .why("this policy was written against another version of the record, and may not be true of this one")
            .hint("look at what has changed in the record, then write its version here")
            .related(found.map_or(&record.place, |node| &node.place), "the record"),
    );
}

/// The shared records of one kind with the policy's own keys over them, then the policy's own records.
fn with_shared(kind: &'static str, used: &[(String, &Node)], keys: &mut Keys<'_>) -> Vec<Node> {
    let own = keys.items(kind);
    let mut overlaid = Vec::new();
    let mut taken = BTreeSet::new();
    for (name, node) in used {
        let Some(id) = name.strip_prefix(kind).and_then(|rest| rest.strip_prefix('/')) else { continue };
        let over = own.iter().position(|node| node.get("id").and_then(Node::as_str) == Some(id));
        overlaid.push(match over {
            Some(at) => {
                taken.insert(at);
                node.overlaid(&own[at])
            }
            None => (*node).clone(),
        });
    }
    let rest = own.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, node)| node.clone());
    overlaid.extend(rest);
    overlaid
}
