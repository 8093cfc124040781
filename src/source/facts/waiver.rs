//! `[[waiver]]`: findings that somebody answers for.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place};
use crate::model::fact::Located;
use crate::model::waiver::Waiver;
use crate::source::facts::Decoder;
use crate::toml_tree::{Keys, Node};

impl Decoder<'_> {
    pub fn waivers(&self, nodes: &[Node]) -> Vec<Waiver> {
        let mut seen: BTreeMap<(String, String), Place> = BTreeMap::new();
        let mut waivers = Vec::new();
        for node in nodes {
            let Some(waiver) = self.table(node, "waiver", |keys| self.waiver(keys)) else { continue };
            let about = (waiver.rule.value.clone(), waiver.where_.value.clone());
            if let Some(first) = seen.get(&about) {
                let message = format!("`{}` at `{}` is waived twice", about.0, about.1);
                self.sink.report(
                    Finding::error("named-twice", message)
                        .at(&waiver.place)
                        .related(first, "the first time")
                        .hint("keep one of them"),
                );
            }
            seen.entry(about).or_insert_with(|| waiver.place.clone());
            waivers.push(waiver);
        }
        waivers
    }

    fn waiver(&self, keys: &mut Keys<'_>) -> Option<Waiver> {
        for key in ["rule", "where", "reason", "by", "until"] {
            keys.required(key);
        }
        let rule = located(keys.string("rule"));
        let where_ = located(keys.string("where")).filter(|where_| self.is_narrow(where_));
        let reason = keys.string("reason");
        let by = keys.string("by");
        let until = self.day_at(keys, "until");
        let place = keys.place().clone();
        Some(Waiver { rule: rule?, where_: where_?, reason: reason?.0, by: by?.0, until: until?, place })
    }

    /// One file or one id: a waiver of everything would waive what nobody has seen yet.
    fn is_narrow(&self, where_: &Located<String>) -> bool {
        let written = where_.value.as_str();
        let is_narrow = !written.contains(['*', '?', '`']) && !written.ends_with('/');
        if !is_narrow {
            self.sink.report(
                Finding::error("bad-waiver", format!("`waiver.where` is too wide: `{written}`"))
                    .at(&where_.place)
                    .why("somebody answers for one finding that they have seen, not for those to come")
                    .hint("name one file (`content/firm/customers/da/rights.md`), or what the finding quotes"),
            );
        }
        is_narrow
    }
}

fn located(string: Option<(String, Place)>) -> Option<Located<String>> {
    string.map(|(string, place)| Located::new(string, place))
}
