//! Taking values out of a table by name.

use crate::finding::{Finding, Place};
use crate::model::period::{BadPeriod, Period};
use crate::toml_tree::{Entry, Node, Sink, Value};

/// A table that is being read. It remembers which keys were asked for: what is left over was unknown.
#[derive(Debug)]
pub struct Keys<'n> {
    entries: &'n [Entry],
    place: &'n Place,
    path: String,
    asked: Vec<&'static str>,
    sink: &'n Sink,
}

impl<'n> Keys<'n> {
    /// Reads `node` as a table with `read`, then reports the keys that nobody asked for.
    /// `path` is how findings call the table: `recipient.keepit`; empty for a whole file.
    pub fn read<T>(
        node: &'n Node,
        path: impl Into<String>,
        sink: &'n Sink,
        read: impl FnOnce(&mut Keys<'n>) -> T,
    ) -> Option<T> {
        let path = path.into();
        let Value::Table(entries) = &node.value else {
            wrong_type(node, &path, "a table", sink);
            return None;
        };
        let mut keys = Keys { entries, place: &node.place, path, asked: Vec::new(), sink };
        // Anybody may leave a note for the next author in any table.
        keys.string("note");
        let value = read(&mut keys);
        keys.finish();
        Some(value)
    }

    /// The table's own place: its header, or its braces.
    pub fn place(&self) -> &'n Place {
        self.place
    }

    pub fn sink(&self) -> &'n Sink {
        self.sink
    }

    /// The path of `key` of this table.
    pub fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The path of the table itself.
    pub fn own_path(&self) -> &str {
        &self.path
    }

    pub fn entry(&mut self, key: &'static str) -> Option<&'n Entry> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.iter().find(|entry| entry.key == key)
    }

    pub fn node(&mut self, key: &'static str) -> Option<&'n Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The value of a key that must be there; reported when it is not.
    pub fn required(&mut self, key: &'static str) -> Option<&'n Node> {
        let node = self.node(key);
        if node.is_none() {
            self.missing(key);
        }
        node
    }

    /// Reports that `key` is missing.
    pub fn missing(&self, key: &str) {
        let path = self.path(key);
        // A key that is there and could not be used has been reported for what it is.
        if self.entries.iter().all(|entry| entry.key != key) {
            self.sink.report(
                Finding::error("missing-key", format!("`{path}` is missing"))
                    .at(self.place)
                    .hint(format!("add `{key}` here; docs/FACTS.md shows how it is written")),
            );
        }
    }

    /// A string that is not blank.
    pub fn string(&mut self, key: &'static str) -> Option<(String, Place)> {
        let node = self.node(key)?;
        let path = self.path(key);
        string(node, &path, self.sink).map(|string| (string, node.place.clone()))
    }

    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let node = self.node(key)?;
        let path = self.path(key);
        boolean(node, &path, self.sink)
    }

    /// `publish = false` keeps the table for the record; a table that does not ask for it may not carry it.
    pub fn publish(&mut self) -> bool {
        self.boolean("publish").unwrap_or(true)
    }

    /// The items of a list; none when the key is absent or no list, which is then reported.
    pub fn items(&mut self, key: &'static str) -> &'n [Node] {
        let Some(node) = self.node(key) else { return &[] };
        let path = self.path(key);
        items(node, &path, self.sink).unwrap_or(&[])
    }

    /// The keys that are there, whether asked for or not.
    pub fn names(&self) -> impl Iterator<Item = &'n str> {
        self.entries.iter().map(|entry| entry.key.as_str())
    }

    fn finish(self) {
        for entry in self.entries {
            if self.asked.contains(&entry.key.as_str()) {
                continue;
            }
            let finding = Finding::error("unknown-key", format!("unknown key `{}`", self.path(&entry.key)));
            let finding = match entry.key.as_str() {
                "publish" => finding
                    .hint("put it on the entry around this: `publish = false` keeps a whole entry for the record"),
                key => finding.did_you_mean(key, self.asked.iter().copied()),
            };
            self.sink.report(finding.at(&entry.key_place));
        }
    }
}

/// Reports that `node` is of another type than `expected`.
pub(crate) fn wrong_type(node: &Node, path: &str, expected: &str, sink: &Sink) {
    let subject = if path.is_empty() { "this".to_owned() } else { format!("`{path}`") };
    let finding = Finding::error("wrong-type", format!("{subject} is {}, where {expected} is expected", node.kind()));
    let finding = match (&node.value, expected, path) {
        (Value::Table(_), "a list", "") => finding,
        (Value::Table(_), "a list", path) => finding.hint(format!("a list of tables is written [[{path}]]")),
        (Value::Array(_), "a table", path) if !path.is_empty() => {
            finding.hint(format!("one table is written [{path}], with single brackets"))
        }
        (_, "a string", _) => finding.hint("put it in quotation marks: `\"…\"`"),
        (_, "true or false", _) => finding.hint("write `true` or `false`, without quotation marks"),
        (_, "a list", _) => finding.hint("put it in brackets: `[…]`"),
        (_, "a table", _) => finding.hint("write it as `{ key = value }`, or as lines under a heading in brackets"),
        (_, "a whole number", _) => finding.hint("write digits without quotation marks: `15`"),
        _ => finding,
    };
    sink.report(finding.at(&node.place));
}

/// White space, and signs that take no room: a name of nothing else is a blank on the page.
fn shows_nothing(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The node as a string that is not blank.
pub(crate) fn string(node: &Node, path: &str, sink: &Sink) -> Option<String> {
    match &node.value {
        Value::String(string) if string.chars().all(shows_nothing) => {
            sink.report(
                Finding::error("blank", format!("`{path}` is blank"))
                    .at(&node.place)
                    .hint("leave the key out, or write `{ unknown = true }` where that is a fact to be found out"),
            );
            None
        }
        Value::String(string) => Some(string.clone()),
        _ => {
            wrong_type(node, path, "a string", sink);
            None
        }
    }
}

/// The node as an ISO 8601 period.
pub(crate) fn period(node: &Node, path: &str, sink: &Sink) -> Option<Period> {
    match string(node, path, sink)?.parse() {
        Ok(period) => Some(period),
        Err(BadPeriod(why)) => {
            sink.report(
                Finding::error("bad-period", format!("`{path}` is no period: {why}"))
                    .at(&node.place)
                    .hint("write 60 days as `P60D`, six months as `P6M`, five years as `P5Y`"),
            );
            None
        }
    }
}

/// The node as `true` or `false`.
pub(crate) fn boolean(node: &Node, path: &str, sink: &Sink) -> Option<bool> {
    match node.value {
        Value::Boolean(boolean) => Some(boolean),
        _ => {
            wrong_type(node, path, "true or false", sink);
            None
        }
    }
}

/// The node as a list.
pub(crate) fn items<'n>(node: &'n Node, path: &str, sink: &Sink) -> Option<&'n [Node]> {
    match &node.value {
        Value::Array(items) => Some(items),
        _ => {
            wrong_type(node, path, "a list", sink);
            None
        }
    }
}
