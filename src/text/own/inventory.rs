//! What each message of a file refers to and selects on.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use crate::finding::Place;
use crate::source::MessageFile;

/// One message or attribute.
#[derive(Clone, Debug)]
pub struct Message {
    pub place: Place,
    /// All variables, shown or selected on.
    pub variables: BTreeSet<String>,
    pub shown: BTreeSet<String>,
    pub selects: Vec<Select>,
    /// Messages and terms that it refers to; terms with their hyphen.
    pub references: BTreeSet<String>,
}

/// One choice.
#[derive(Clone, Debug)]
pub struct Select {
    /// The variable that it goes by, if it goes by one.
    pub variable: Option<String>,
    /// Its keys that are words.
    pub keys: BTreeSet<String>,
    pub has_numbers: bool,
    pub default: String,
}

/// The categories of plurals (CLDR).
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Select {
    /// Whether it chooses between forms of the plural.
    pub fn is_plural(&self) -> bool {
        let is_category = |key: &String| CATEGORIES.contains(&key.as_str());
        self.keys.iter().all(is_category) && self.keys.iter().any(|key| key != "other")
    }
}

/// The messages of files, what comes later in place of what came before; terms under their id with the hyphen.
pub fn of<'a>(files: impl IntoIterator<Item = &'a MessageFile>) -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    for file in files {
        // Mistakes of syntax are told where the file is read.
        let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse(&*file.text);
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    if let Some(value) = &message.value {
                        all.insert(id.to_owned(), message_of(value, place_of(file, id)));
                    }
                    for attribute in &message.attributes {
                        let place = place_of(file, attribute.id.name);
                        all.insert(format!("{id}.{}", attribute.id.name), message_of(&attribute.value, place));
                    }
                }
                Entry::Term(term) => {
                    let place = place_of(file, term.id.name);
                    all.insert(format!("-{}", term.id.name), message_of(&term.value, place));
                }
                _ => {}
            }
        }
    }
    all
}

/// Where a name stands: the parser hands out slices of the file's text.
fn place_of(file: &MessageFile, name: &str) -> Place {
    let start = (name.as_ptr() as usize).saturating_sub(file.text.as_ptr() as usize).min(file.text.len());
    Place::new(file.file.clone(), start, (start + name.len()).min(file.text.len()))
}

fn message_of(pattern: &Pattern<&str>, place: Place) -> Message {
    let mut message = Message {
        place,
        variables: BTreeSet::new(),
        shown: BTreeSet::new(),
        selects: Vec::new(),
        references: BTreeSet::new(),
    };
    in_pattern(pattern, &mut message);
    message
}

fn in_pattern(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, message);
        }
    }
}

fn in_expression(expression: &Expression<&str>, message: &mut Message) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, true, message),
        Expression::Select { selector, variants } => {
            in_inline(selector, false, message);
            let variable = match selector {
                InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
                InlineExpression::FunctionReference { arguments, .. } => match arguments.positional.first() {
                    Some(InlineExpression::VariableReference { id }) => Some(id.name.to_owned()),
                    _ => None,
                },
                _ => None,
            };
            let words = variants.iter().filter_map(|variant| match variant.key {
                VariantKey::Identifier { name } => Some(name.to_owned()),
                VariantKey::NumberLiteral { .. } => None,
            });
            let default = variants.iter().find(|variant| variant.default).map(|variant| match variant.key {
                VariantKey::Identifier { name } => name.to_owned(),
                VariantKey::NumberLiteral { value } => value.to_owned(),
            });
            let keys: BTreeSet<String> = words.collect();
            let has_numbers = keys.len() < variants.len();
            message.selects.push(Select { variable, keys, has_numbers, default: default.unwrap_or_default() });
            variants.iter().for_each(|variant| in_pattern(&variant.value, message));
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, shown: bool, message: &mut Message) {
    let arguments = match inline {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.to_owned());
            if shown {
                message.shown.insert(id.name.to_owned());
            }
            return;
        }
        InlineExpression::MessageReference { id, .. } => {
            message.references.insert(id.name.to_owned());
            return;
        }
        InlineExpression::Placeable { expression } => return in_expression(expression, message),
        InlineExpression::TermReference { id, arguments, .. } => {
            message.references.insert(format!("-{}", id.name));
            arguments.as_ref()
        }
        InlineExpression::FunctionReference { arguments, .. } => Some(arguments),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => return,
    };
    for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
        in_inline(argument, shown, message);
    }
}
