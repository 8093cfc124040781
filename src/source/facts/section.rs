//! `[[section]]`: where fragments go.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place};
use crate::model::section::{Generated, Placement, SectionPlan};
use crate::source::facts::{Decoder, bad_id, is_id};
use crate::toml_tree::{Keys, Node};

#[derive(Clone, Copy)]
enum Inside {
    Replace,
    Prepend,
    Append,
}

impl Decoder<'_> {
    pub fn sections(&self, nodes: &[Node]) -> Vec<SectionPlan> {
        let mut seen: BTreeMap<String, Place> = BTreeMap::new();
        let mut all = Vec::new();
        for node in nodes {
            all.extend(self.table(node, "section", |keys| {
                keys.required("id");
                let id = self.id_at(keys, "id");
                if let Some(id) = &id {
                    if !is_id(id) {
                        self.sink.report(bad_id(id, &id.place));
                    } else if let Some(first) = seen.get(&id.value) {
                        self.sink.report(
                            Finding::error("duplicate-id", format!("the section `{}` is placed twice", id.value))
                                .at(&id.place)
                                .related(first, "the first time")
                                .hint("place it once"),
                        );
                    }
                    seen.entry(id.value.clone()).or_insert_with(|| id.place.clone());
                }
                let generated = id.as_ref().and_then(|id| Generated::from_id(id));
                let placement = self.placement(keys, generated);
                let audience = self.ids(keys, "audience");
                let formerly = self.formerly(keys);
                let publish = keys.publish();
                Some(SectionPlan { id: id?, placement, audience, formerly, publish, place: keys.place().clone() })
            }));
        }
        all
    }

    fn placement(&self, keys: &mut Keys<'_>, generated: Option<Generated>) -> Placement {
        let inside = self.choice_at(
            keys,
            "place",
            &[("replace", Inside::Replace), ("prepend", Inside::Prepend), ("append", Inside::Append)],
        );
        let before = self.id_at(keys, "before");
        let after = self.id_at(keys, "after");
        let said = usize::from(inside.is_some()) + usize::from(before.is_some()) + usize::from(after.is_some());
        if said > 1 {
            self.sink.report(
                Finding::error("unclear", "the section is placed in more than one way")
                    .at(keys.place())
                    .hint("give it one of `place`, `before` and `after`"),
            );
        }
        if let Some(inside) = inside {
            if generated.is_none() {
                self.sink.report(
                    Finding::error("FRM6", "only a section that facts make can be replaced or added to")
                        .at(&inside.place)
                        .hint("place a section of your own with `before` or `after`")
                        .hint("the generated sections are listed in docs/FACTS.md under `[[section]]`"),
                );
            }
            return match inside.value {
                Inside::Replace => Placement::Replace,
                Inside::Prepend => Placement::Prepend,
                Inside::Append => Placement::Append,
            };
        }
        if let (Some(generated), Some(moved)) = (generated, before.as_ref().or(after.as_ref())) {
            self.sink.report(
                Finding::error("unclear", format!("`{}` is a generated section, and cannot be moved", generated.id()))
                    .at(&moved.place)
                    .hint("give the fragment a name of its own to place it freely"),
            );
        }
        match (before, after) {
            (Some(before), _) => Placement::Before(before),
            (None, Some(after)) => Placement::After(after),
            (None, None) if generated.is_some() => Placement::Replace,
            (None, None) => Placement::Last,
        }
    }
}
