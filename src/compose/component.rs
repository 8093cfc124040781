//! What placeholders can name: values inside sentences, and components that stand alone.

use crate::compose::clause;
use crate::compose::context::Context;
use crate::compose::placeholder::Value;
use crate::document::BlockKind;

/// Where a fragment's placeholders are looked up.
pub trait Library {
    /// The value of `{{ path }}` inside a sentence; `None` where there is no such path.
    fn value(&self, ctx: &Context, path: &str) -> Option<Value>;
    /// The paths that have one.
    fn value_paths(&self, ctx: &Context) -> Vec<String>;
    /// The blocks of a paragraph that is only `{{ written }}`; `None` where there is no such component.
    fn component(&self, ctx: &Context, written: &str) -> Option<Vec<BlockKind>>;
    /// The components, as they are written.
    fn component_names(&self, ctx: &Context) -> Vec<String>;
}

/// The clause library.
pub struct Clauses;

impl Library for Clauses {
    fn value(&self, ctx: &Context, path: &str) -> Option<Value> {
        clause::value(ctx, path)
    }

    fn value_paths(&self, ctx: &Context) -> Vec<String> {
        clause::value_paths(ctx)
    }

    fn component(&self, ctx: &Context, written: &str) -> Option<Vec<BlockKind>> {
        match written.split_once('.') {
            Some((name, argument)) => clause::component(ctx, name, Some(argument)),
            None => clause::component(ctx, written, None),
        }
    }

    fn component_names(&self, ctx: &Context) -> Vec<String> {
        clause::component_names(ctx)
    }
}
