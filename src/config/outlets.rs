//! `[[outlet]]` and `base-url`: where a site is published.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use url::Url;

use super::parse::{bad_word, is_address_word, plain_words};
use crate::config::Outlet;
use crate::finding::Finding;
use crate::model::language::Lang;
use crate::toml_tree::{Keys, Node, Sink};

/// Reads all outlets; a site that declares none has one.
pub fn outlets(keys: &mut Keys<'_>, title: Option<&BTreeMap<Lang, String>>, languages: Option<&[Lang]>) -> Vec<Outlet> {
    let sink = keys.sink();
    let base_url = keys.node("base-url");
    let own_base = base_url.and_then(|node| address(node, "base-url", sink));
    if keys.node("outlet").is_none() {
        return vec![Outlet {
            id: "default".to_owned(),
            title: title.cloned().unwrap_or_default(),
            base_url: own_base,
            folder: String::new(),
            firms: Vec::new(),
            place: base_url.map_or_else(|| keys.place().clone(), |node| node.place.clone()),
        }];
    }
    if let Some(node) = base_url {
        sink.report(
            Finding::error("unclear", "`base-url` stands beside [[outlet]]")
                .at(&node.place)
                .hint("give each outlet its own `base-url`"),
        );
    }
    let mut outlets: Vec<Outlet> = Vec::new();
    for node in keys.items("outlet") {
        let Some(outlet) = Keys::read(node, "outlet", sink, |keys| outlet(keys, title, languages)).flatten() else {
            continue;
        };
        for other in &outlets {
            if other.id == outlet.id {
                sink.report(
                    Finding::error("duplicate-id", format!("two outlets are called `{}`", outlet.id))
                        .at(&outlet.place)
                        .related(&other.place, "the other one")
                        .hint("give one of them another `id`"),
                );
            } else if other.folder == outlet.folder {
                sink.report(
                    Finding::error(
                        "address-clash",
                        format!("the outlets `{}` and `{}` share a folder", other.id, outlet.id),
                    )
                    .at(&outlet.place)
                    .related(&other.place, "the other one")
                    .why("each has a front page and a sitemap of its own, at the same address")
                    .hint("give each a `folder` of its own"),
                );
            }
            if outlet.base_url.is_some() && other.base_url == outlet.base_url {
                sink.report(
                    Finding::error(
                        "address-clash",
                        format!("the outlets `{}` and `{}` share a base-url", other.id, outlet.id),
                    )
                    .at(&outlet.place)
                    .related(&other.place, "the other one")
                    .why("their front pages would say that they stand at the same address")
                    .hint("give each the address at which its own folder is served"),
                );
            }
        }
        outlets.push(outlet);
    }
    outlets
}

fn outlet(keys: &mut Keys<'_>, title: Option<&BTreeMap<Lang, String>>, languages: Option<&[Lang]>) -> Option<Outlet> {
    let sink = keys.sink();
    let id = match keys.required("id") {
        Some(_) => keys.string("id"),
        None => None,
    };
    if let Some((id, place)) = &id
        && !is_address_word(id)
    {
        sink.report(bad_word("outlet.id", id).at(place));
    }
    let own_title = keys.node("title").and_then(|node| plain_words(node, "outlet.title", languages, sink));
    let base_url = keys.node("base-url").and_then(|node| address(node, "outlet.base-url", sink));
    let folder = match keys.node("folder") {
        None => String::new(),
        Some(node) => folder(node, sink),
    };
    let mut firms: Vec<Arc<str>> = Vec::new();
    let mut seen = BTreeSet::new();
    for node in keys.items("firms") {
        match node.as_str() {
            Some(firm) if seen.insert(firm) => firms.push(firm.into()),
            Some(firm) => {
                sink.report(
                    Finding::error("duplicate-id", format!("the firm `{firm}` is named twice"))
                        .at(&node.place)
                        .hint("name it once"),
                );
            }
            None => sink.report(
                Finding::error(
                    "wrong-type",
                    format!("`outlet.firms` holds {}, where a firm's id is expected", node.kind()),
                )
                .at(&node.place)
                .hint("write the names of the firms' folders: `firms = [\"ballum-it\"]`"),
            ),
        }
    }
    Some(Outlet {
        id: id?.0,
        title: own_title.or_else(|| title.cloned()).unwrap_or_default(),
        base_url,
        folder,
        firms,
        place: keys.place().clone(),
    })
}

/// An absolute https or http address that ends in `/`.
fn address(node: &Node, path: &str, sink: &Sink) -> Option<String> {
    let bad = |what: String| {
        sink.report(
            Finding::error("bad-address", what).at(&node.place).hint("write it as `https://firm.example/privatliv/`"),
        );
        None
    };
    let Some(written) = node.as_str() else {
        return bad(format!("`{path}` is {}, where an address is expected", node.kind()));
    };
    match Url::parse(written) {
        Ok(url) if !matches!(url.scheme(), "https" | "http") || !url.has_host() => {
            bad(format!("`{path}` is no https or http address"))
        }
        Ok(url) if url.query().is_some() || url.fragment().is_some() => {
            bad(format!("`{path}` has a `?` or `#`, behind which no page can stand"))
        }
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            bad(format!("`{path}` holds a user name or a password"))
        }
        Ok(url) if url.path().ends_with('/') => Some(url.to_string()),
        Ok(url) => Some(format!("{url}/")),
        Err(error) => bad(format!("`{path}` is no address: {error}")),
    }
}

/// A folder below the output folder, of address words.
fn folder(node: &Node, sink: &Sink) -> String {
    let written = node.as_str();
    let trimmed = written.map(|folder| folder.trim_matches('/'));
    match trimmed {
        Some(folder) if folder.is_empty() || folder.split('/').all(is_address_word) => folder.to_owned(),
        _ => {
            sink.report(
                Finding::error("path-escape", "`outlet.folder` is no folder below the output folder")
                    .at(&node.place)
                    .hint("write it in small letters, digits and hyphens, as `firm` or `sites/firm`"),
            );
            String::new()
        }
    }
}
