//! A key that a message selects on must have its variant: Fluent itself falls silently to the default.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

/// Messages that refer to messages that refer to messages: deeper than this is a circle, which Fluent reports.
const DEEPEST: usize = 16;

/// Says which key has no variant on the way that the sentence takes, where the default is not `*[other]`.
pub fn without_variant<'a>(
    pattern: &Pattern<&str>,
    keys: &BTreeMap<&str, &str>,
    find: &dyn Fn(&str) -> Option<&'a Pattern<&'a str>>,
) -> Option<String> {
    if keys.is_empty() { None } else { in_pattern(pattern, keys, find, DEEPEST) }
}

fn in_pattern<'a>(
    pattern: &Pattern<&str>,
    keys: &BTreeMap<&str, &str>,
    find: &dyn Fn(&str) -> Option<&'a Pattern<&'a str>>,
    depth: usize,
) -> Option<String> {
    pattern.elements.iter().find_map(|element| match element {
        PatternElement::TextElement { .. } => None,
        PatternElement::Placeable { expression } => in_expression(expression, keys, find, depth),
    })
}

fn in_expression<'a>(
    expression: &Expression<&str>,
    keys: &BTreeMap<&str, &str>,
    find: &dyn Fn(&str) -> Option<&'a Pattern<&'a str>>,
    depth: usize,
) -> Option<String> {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => in_expression(expression, keys, find, depth),
        Expression::Inline(InlineExpression::MessageReference { id, attribute }) if depth > 0 => {
            let name = match attribute {
                Some(attribute) => format!("{}.{}", id.name, attribute.name),
                None => id.name.to_owned(),
            };
            in_pattern(find(&name)?, keys, find, depth - 1)
        }
        Expression::Inline(_) => None,
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants }
            if keys.contains_key(id.name) =>
        {
            let key = keys[id.name];
            match variants.iter().find(|variant| name(variant) == Some(key)) {
                Some(variant) => in_pattern(&variant.value, keys, find, depth),
                None => {
                    let default = variants.iter().find(|variant| variant.default)?;
                    if name(default) != Some("other") {
                        return Some(format!("`${}` is `{key}`, for which there is no variant", id.name));
                    }
                    in_pattern(&default.value, keys, find, depth)
                }
            }
        }
        Expression::Select { variants, .. } => {
            variants.iter().find_map(|variant| in_pattern(&variant.value, keys, find, depth))
        }
    }
}

fn name<'a>(variant: &Variant<&'a str>) -> Option<&'a str> {
    match variant.key {
        VariantKey::Identifier { name } => Some(name),
        // A key is text, and Fluent never takes text for a number.
        VariantKey::NumberLiteral { .. } => None,
    }
}
