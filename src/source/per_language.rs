//! Words per language in a file of facts, each with its own place: `{ da = "…", en = "…" }`.

use std::sync::Arc;

use crate::finding::Place;
use crate::model::language::Lang;
use crate::toml_tree::{Entry, Node, Sink, Value, parse};

/// The words of one fact in some languages.
pub struct Spoken {
    /// The keys that lead to it: `activity.remark`.
    pub path: String,
    /// In the order of the languages that were asked for.
    pub words: Vec<(String, Place)>,
}

/// Keys whose words are addresses and not sentences.
const ADDRESSES: [&str; 1] = ["slug"];

/// Every fact of a file that has words in all of `languages`, in the order of the file. What is for the record only is
/// left out, and so is a record of which `is_used(kind, id)` says no.
pub fn spoken(file: &Arc<str>, text: &str, languages: &[&Lang], is_used: &dyn Fn(&str, &str) -> bool) -> Vec<Spoken> {
    // Its mistakes were told when the site was read.
    let root = parse(file, text, &Sink::default());
    let mut all = Vec::new();
    walk(&root, "", languages, is_used, &mut all);
    all
}

fn walk(node: &Node, path: &str, languages: &[&Lang], is_used: &dyn Fn(&str, &str) -> bool, all: &mut Vec<Spoken>) {
    match &node.value {
        Value::Array(items) => {
            for item in items {
                let id = item.get("id").and_then(Node::as_str);
                if id.is_none_or(|id| is_used(path, id)) {
                    walk(item, path, languages, is_used, all);
                }
            }
        }
        Value::Table(entries) => {
            let is_internal = node.get("publish").is_some_and(|publish| publish.value == Value::Boolean(false));
            if is_internal {
                return;
            }
            let words = languages.iter().map(|lang| words(entries, lang)).collect::<Option<Vec<_>>>();
            if let Some(words) = words {
                all.push(Spoken { path: path.to_owned(), words });
                return;
            }
            for Entry { key, node, .. } in entries.iter().filter(|entry| !ADDRESSES.contains(&entry.key.as_str())) {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(node, &path, languages, is_used, all);
            }
        }
        _ => {}
    }
}

fn words(entries: &[Entry], lang: &Lang) -> Option<(String, Place)> {
    let entry = entries.iter().find(|entry| entry.key == lang.as_str())?;
    Some((entry.node.as_str()?.to_owned(), entry.node.place.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_any_depth_with_their_own_places() {
        let text = "a = { da = \"æ\", en = \"b\" }\nslug = { da = \"x\", en = \"y\" }\n[[r]]\nid = \"one\"\n\
                    k = [{ is = { da = \"c\", en = \"d\" } }]\n[[r]]\nid = \"two\"\nk = { da = \"e\", en = \"f\" }\n\
                    [s]\npublish = false\nk = { da = \"g\", en = \"h\" }\n";
        let (da, en) = (Lang::new("da"), Lang::new("en"));
        let found = spoken(&"f.toml".into(), text, &[&da, &en], &|_, id| id != "two");
        let told: Vec<(&str, &str, &str)> = found
            .iter()
            .map(|spoken| {
                let at = &spoken.words[1].1;
                (spoken.path.as_str(), spoken.words[0].0.as_str(), &text[at.start..at.end])
            })
            .collect();
        assert_eq!(told, [("a", "æ", "\"b\""), ("r.k.is", "c", "\"d\"")]);
    }
}
