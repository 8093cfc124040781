//! What stands in the message files: which messages there are, where, and what each refers to.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::finding::{Finding, Place};
use crate::source::MessageFile;
use crate::text::{functions, sentinel};

/// The messages of one language, without their words.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// By id; attributes as `message.attribute`; a message of attributes only is absent itself.
    pub messages: BTreeMap<String, Known>,
    /// By id, without the hyphen.
    terms: BTreeMap<String, Known>,
}

/// One message, term or attribute.
#[derive(Debug)]
pub struct Known {
    pub place: Place,
    /// The variables that are shown in it, not only selected on.
    pub shown: BTreeSet<String>,
    references: Vec<Reference>,
}

#[derive(Debug)]
enum Reference {
    Message(String),
    Term(String),
    Function(String),
}

/// Braces inside braces inside braces: the parser goes down one call for each, so that there must be an end.
const DEEPEST: usize = 50;

/// Reads one file. Its mistakes are findings; what is sound in it is used.
pub fn read(file: &MessageFile) -> (FluentResource, Vec<Finding>) {
    if let Some(at) = too_deep(&file.text) {
        let finding = Finding::error("bad-message", format!("braces are nested more than {DEEPEST} deep"))
            .at(&Place::new(file.file.clone(), at, at + 1));
        let nothing = FluentResource::try_new(String::new()).unwrap_or_else(|(nothing, _)| nothing);
        return (nothing, vec![finding]);
    }
    // Fluent takes a byte-order mark for the start of a message. Line ends of the same length keep every offset.
    let text = match file.text.strip_prefix('\u{feff}') {
        Some(rest) => format!("\n\n\n{rest}"),
        None => file.text.to_string(),
    };
    let (resource, errors) = match FluentResource::try_new(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let findings = errors
        .iter()
        .map(|error| {
            let at = error.pos.start.min(file.text.len());
            Finding::error("bad-message", format!("not a message: {}", lowercase(&error.kind.to_string())))
                .at(&Place::new(file.file.clone(), at, error.pos.end.min(file.text.len()).max(at)))
                .hint("a message is `id = words`; its further lines are indented")
        })
        .collect();
    (resource, findings)
}

/// Where a message opens one brace too many. Messages start at the beginning of a line.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut line_start = true;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            byte if line_start && byte.is_ascii_alphabetic() => depth = 0,
            _ => {}
        }
        line_start = byte == b'\n';
        if depth > DEEPEST {
            return Some(at);
        }
    }
    None
}

/// The first letter small and no full stop at the end, as our own messages are.
fn lowercase(message: &str) -> String {
    let mut signs = message.trim_end_matches('.').chars();
    signs.next().map(|first| first.to_lowercase().chain(signs).collect()).unwrap_or_default()
}

impl Catalogue {
    /// Adds the entries of a file; those of earlier files with the same id go, with their attributes.
    pub fn add(&mut self, file: &MessageFile, resource: &FluentResource) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut seen: BTreeMap<String, Place> = BTreeMap::new();
        let place_of = |name: &str| place_of(file, resource.source(), name);
        for entry in resource.entries() {
            let (id, name) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.id.name),
                Entry::Term(term) => (format!("-{}", term.id.name), term.id.name),
                _ => continue,
            };
            let place = place_of(name);
            if let Some(first) = seen.get(&id) {
                findings.push(
                    Finding::error("duplicate-message", format!("`{id}` is said twice in this file"))
                        .at(&place)
                        .related(first, "the first one")
                        .hint("take one of them out"),
                );
            }
            seen.insert(id, place.clone());
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    self.forget(id);
                    if let Some(value) = &message.value {
                        self.messages.insert(id.to_owned(), known(value, place, &mut findings));
                    }
                    for attribute in &message.attributes {
                        let name = format!("{id}.{}", attribute.id.name);
                        let place = place_of(attribute.id.name);
                        self.messages.insert(name, known(&attribute.value, place, &mut findings));
                    }
                }
                Entry::Term(term) => {
                    self.terms.insert(term.id.name.to_owned(), known(&term.value, place, &mut findings));
                }
                _ => {}
            }
        }
        findings
    }

    /// Takes out a message with its attributes.
    fn forget(&mut self, id: &str) {
        self.messages.remove(id);
        // '/' is the sign behind '.', so that the range holds every `id.attribute`.
        let attributes: Vec<String> =
            self.messages.range(format!("{id}.")..format!("{id}/")).map(|(name, _)| name.clone()).collect();
        for attribute in attributes {
            self.messages.remove(&attribute);
        }
    }

    /// References that lead nowhere.
    pub fn dangling(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (id, known) in self.messages.iter().chain(&self.terms) {
            for reference in &known.references {
                let finding = match reference {
                    Reference::Message(to) if !self.messages.contains_key(to) => {
                        Finding::error("bad-message", format!("`{id}` refers to `{to}`, and there is no such message"))
                            .did_you_mean(to, self.near(to))
                    }
                    Reference::Term(to) if !self.terms.contains_key(to) => {
                        Finding::error("bad-message", format!("`{id}` refers to `-{to}`, and there is no such term"))
                    }
                    Reference::Function(to) if !functions::NAMES.contains(&to.as_str()) => {
                        Finding::error("bad-message", format!("`{id}` calls `{to}`, and there is no such function"))
                            .did_you_mean(to, functions::NAMES)
                    }
                    _ => continue,
                };
                findings.push(finding.at(&known.place));
            }
        }
        findings
    }

    /// The ids that start like `id`, for "did you mean".
    pub fn near<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a str> {
        let start = id.split('-').next().unwrap_or_default().to_owned();
        self.messages.keys().map(String::as_str).filter(move |known| known.starts_with(&start))
    }
}

/// Where a name stands: the parser hands out slices of the file's text.
fn place_of(file: &MessageFile, source: &str, name: &str) -> Place {
    let start = (name.as_ptr() as usize).saturating_sub(source.as_ptr() as usize).min(source.len());
    Place::new(file.file.clone(), start, (start + name.len()).min(source.len()))
}

fn known(pattern: &Pattern<&str>, place: Place, findings: &mut Vec<Finding>) -> Known {
    let mut known = Known { place, shown: BTreeSet::new(), references: Vec::new() };
    let mut literals = Vec::new();
    walk_pattern(pattern, &mut known, &mut literals);
    if literals.iter().any(|literal| sentinel::is_in(literal)) {
        findings.push(
            Finding::error("bad-message", "a sign of the supplementary private use planes")
                .at(&known.place)
                .why("these signs stand for values while a sentence is being formed")
                .hint("take it out: no font shows it"),
        );
    }
    known
}

fn walk_pattern(pattern: &Pattern<&str>, known: &mut Known, literals: &mut Vec<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => literals.push((*value).to_owned()),
            PatternElement::Placeable { expression } => walk_expression(expression, known, literals),
        }
    }
}

fn walk_expression(expression: &Expression<&str>, known: &mut Known, literals: &mut Vec<String>) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, true, known, literals),
        Expression::Select { selector, variants } => {
            walk_inline(selector, false, known, literals);
            variants.iter().for_each(|variant| walk_pattern(&variant.value, known, literals));
        }
    }
}

fn walk_inline(inline: &InlineExpression<&str>, shown: bool, known: &mut Known, literals: &mut Vec<String>) {
    let arguments = match inline {
        InlineExpression::StringLiteral { value } => {
            literals.push(unescape_unicode_to_string(value).into_owned());
            return;
        }
        InlineExpression::NumberLiteral { .. } => return,
        InlineExpression::VariableReference { id } => {
            if shown {
                known.shown.insert(id.name.to_owned());
            }
            return;
        }
        InlineExpression::MessageReference { id, attribute } => {
            let name = match attribute {
                Some(attribute) => format!("{}.{}", id.name, attribute.name),
                None => id.name.to_owned(),
            };
            known.references.push(Reference::Message(name));
            return;
        }
        InlineExpression::Placeable { expression } => return walk_expression(expression, known, literals),
        InlineExpression::TermReference { id, arguments, .. } => {
            known.references.push(Reference::Term(id.name.to_owned()));
            arguments.as_ref()
        }
        InlineExpression::FunctionReference { id, arguments } => {
            known.references.push(Reference::Function(id.name.to_owned()));
            Some(arguments)
        }
    };
    for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
        walk_inline(argument, shown, known, literals);
    }
    for argument in arguments.iter().flat_map(|arguments| &arguments.named) {
        walk_inline(&argument.value, false, known, literals);
    }
}
