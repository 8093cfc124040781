//! `[editions]`: how policies are released.

use crate::model::fact::Located;
use crate::model::period::Period;
use crate::toml_tree::{Keys, Node, period};

/// How long before a material change readers are told, where site.toml does not say.
pub const DEFAULT_NOTICE: Period = Period::days(14);

/// Reads `[editions] notice`.
pub fn notice(keys: &mut Keys<'_>) -> Located<Period> {
    let default = Located::new(DEFAULT_NOTICE, keys.place().clone());
    let sink = keys.sink();
    let read = |node: &Node| {
        Keys::read(node, "editions", sink, |keys| {
            let node = keys.node("notice")?;
            let notice = period(node, &keys.path("notice"), sink)?;
            Some(Located::new(notice, node.place.clone()))
        })
    };
    keys.node("editions").and_then(read).flatten().unwrap_or(default)
}
