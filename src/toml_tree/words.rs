//! Words per language: `{ da = "…", en = "…" }`.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::model::language::Lang;
use crate::toml_tree::keys::{string, wrong_type};
use crate::toml_tree::{Node, Place, Sink, Value};

/// Reads words in every one of `languages`; a missing language, one that the site does not have and blank words are
/// reported. Without `languages`, when site.toml cannot be used, any language is taken as it stands.
pub fn words(
    node: &Node,
    path: &str,
    languages: Option<&[Lang]>,
    sink: &Sink,
) -> Option<BTreeMap<Lang, (String, Place)>> {
    let Value::Table(entries) = &node.value else {
        wrong_type(node, path, "a table of words per language, `{ da = \"…\", en = \"…\" }`,", sink);
        return None;
    };
    let mut words = BTreeMap::new();
    for entry in entries {
        let language = Lang::new(&entry.key);
        if languages.is_some_and(|languages| !languages.contains(&language)) {
            let known = languages.unwrap_or_default().iter().map(Lang::as_str);
            sink.report(
                Finding::error("unknown-language", format!("`{}` is no language of this site", entry.key))
                    .at(&entry.key_place)
                    .did_you_mean(&entry.key, known)
                    .hint("a new language is declared under [languages] in site.toml"),
            );
        } else if let Some(string) = string(&entry.node, &format!("{path}.{}", entry.key), sink) {
            words.insert(language, (string, entry.node.place.clone()));
        }
    }
    for language in languages.unwrap_or_default() {
        if entries.iter().all(|entry| entry.key != language.as_str()) {
            sink.report(
                Finding::error("missing-language", format!("`{path}` has no words in `{language}`"))
                    .at(&node.place)
                    .why("no language falls back to another: every reader gets the whole policy")
                    .hint(format!("add `{language} = \"…\"`")),
            );
        }
    }
    Some(words)
}
