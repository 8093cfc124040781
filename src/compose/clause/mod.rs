//! The clause library: sections, components and placeholder values out of facts alone.

use crate::compose::context::Context;
use crate::compose::placeholder::Value;
use crate::document::{BlockKind, Section};
use crate::model::section::Generated;

/// Every generated section that has something to say, in the order of [`Generated::ALL`].
/// Blocks may carry empty ids: the composer gives `<section>-<ordinal>`.
pub fn sections(ctx: &Context) -> Vec<(Generated, Section)> {
    let _ = ctx;
    Vec::new()
}

/// The blocks of a component: a paragraph that is only `{{ name }}` or `{{ name.argument }}`.
/// `None`: there is no such component. `Some` of nothing: it has nothing to show, which the composer reports.
pub fn component(ctx: &Context, name: &str, argument: Option<&str>) -> Option<Vec<BlockKind>> {
    let _ = (ctx, name, argument);
    None
}

/// Every component of this policy, as written between the braces: `recipients`, `retention-chain.repair`.
pub fn component_names(ctx: &Context) -> Vec<String> {
    let _ = ctx;
    Vec::new()
}

/// The value of a placeholder inside a sentence. `None`: there is no such path.
pub fn value(ctx: &Context, path: &str) -> Option<Value> {
    let _ = (ctx, path);
    None
}

/// Every path that [`value`] knows in this policy, for "did you mean".
pub fn value_paths(ctx: &Context) -> Vec<String> {
    let _ = ctx;
    Vec::new()
}
