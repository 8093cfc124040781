//! TOML as a tree in which every key and value knows its place, and out of which values are taken by name.
//!
//! The parser recovers from syntax errors, so that one file tells all its mistakes in one run.

mod keys;
mod words;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};
use toml::{Spanned, value::Datetime};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::finding::{Finding, Place};
use crate::model::date::Day;

pub use keys::Keys;
pub(crate) use keys::{boolean, items, period, string, wrong_type};
pub use words::words;

/// How deep lists and tables may stand in each other, dotted keys included.
pub const MAX_DEPTH: usize = 64;

/// How many syntax errors of one file are told: what follows a broken quote is noise.
const MAX_SYNTAX_ERRORS: usize = 20;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub value: Value,
    pub place: Place,
}

/// The kinds of values that facts are made of. Everything else that TOML knows is [`Value::Other`], by name.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    String(String),
    Integer(i64),
    Boolean(bool),
    Day(Day),
    Array(Vec<Node>),
    /// In the order of the file.
    Table(Vec<Entry>),
    Other(&'static str),
}

/// One key of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: String,
    pub key_place: Place,
    pub node: Node,
}

impl Node {
    /// What the value is, for "is …, not …".
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::String(_) => "a string",
            Value::Integer(_) => "a number",
            Value::Boolean(_) => "true or false",
            Value::Day(_) => "a date",
            Value::Array(_) => "a list",
            Value::Table(_) => "a table",
            Value::Other(kind) => kind,
        }
    }

    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(string) => Some(string),
            _ => None,
        }
    }

    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Table(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of `key`, when this is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()?.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// This table with the keys of `over` in place of its own; what `over` does not say stays. Each key keeps its
    /// place.
    pub fn overlaid(&self, over: &Node) -> Node {
        let (Some(base), Some(top)) = (self.entries(), over.entries()) else { return over.clone() };
        let said: BTreeSet<&str> = top.iter().map(|entry| entry.key.as_str()).collect();
        let kept = base.iter().filter(|entry| !said.contains(entry.key.as_str()));
        Node { value: Value::Table(kept.chain(top).cloned().collect()), place: over.place.clone() }
    }
}

/// Where mistakes are reported while a tree is read.
#[derive(Debug, Default)]
pub struct Sink {
    findings: RefCell<Vec<Finding>>,
    broken: RefCell<Vec<Place>>,
    /// Files that were given up as a whole.
    unread: RefCell<Vec<Arc<str>>>,
}

impl Sink {
    pub fn report(&self, finding: Finding) {
        // A line that does not parse has been told; what recovery made of it says nothing about the author.
        let broken = finding.place.as_ref().is_some_and(|place| {
            self.broken.borrow().iter().any(|line| {
                line.file == place.file && line.start <= place.start && place.start <= line.end && place.end > 0
            })
        });
        let unread = finding.place.as_ref().is_some_and(|place| self.gave_up(&place.file));
        if !broken && !unread {
            self.findings.borrow_mut().push(finding);
        }
    }

    /// Whether the file was given up as a whole, so that what it does not say means nothing.
    pub fn gave_up(&self, file: &str) -> bool {
        self.unread.borrow().iter().any(|unread| **unread == *file)
    }

    /// Takes everything reported so far.
    pub fn take(&self) -> Vec<Finding> {
        std::mem::take(&mut self.findings.borrow_mut())
    }
}

/// Parses the whole of `text`, the text of `file`.
pub fn parse(file: &Arc<str>, text: &str, sink: &Sink) -> Node {
    parse_part(file, text, 0..text.len(), sink)
}

/// Parses a stretch of `text`: the front matter of a fragment. Places are those of the whole file.
pub fn parse_part(file: &Arc<str>, text: &str, part: std::ops::Range<usize>, sink: &Sink) -> Node {
    let offset = part.start;
    let source = &text[part.clone()];
    let place = |span: std::ops::Range<usize>| Place::new(file.clone(), offset + span.start, offset + span.end);
    if let Some(span) = too_deep(source) {
        sink.report(
            Finding::error("too-deep", format!("more than {MAX_DEPTH} lists and tables stand in each other here"))
                .at(&place(span))
                .why(format!("ikraft reads at most {MAX_DEPTH} levels, so that no file can exhaust the program"))
                .hint("look for a bracket that was never closed: no fact stands deeper than ten levels"),
        );
        sink.unread.borrow_mut().push(file.clone());
        return Node { value: Value::Table(Vec::new()), place: place(0..0) };
    }
    let (table, errors) = DeTable::parse_recoverable(source);
    report_syntax(&errors, source, &place, sink);
    let root_place = place(0..0);
    let mut builder = Builder { place: &place, sink };
    let mut root = builder.table(table.into_inner(), root_place.clone());
    root.place = root_place;
    root
}

/// The first place where nesting passes the limit. It is found on tokens, before anything recursive runs.
fn too_deep(source: &str) -> Option<std::ops::Range<usize>> {
    let (mut open, mut dots) = (0usize, 0usize);
    for token in Source::new(source).lex() {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => open = open.saturating_sub(1),
            TokenKind::Dot => dots += 1,
            TokenKind::Newline | TokenKind::Comma | TokenKind::Equals => dots = 0,
            _ => {}
        }
        if open + dots > MAX_DEPTH {
            return Some(token.span().start()..token.span().end());
        }
    }
    None
}

fn report_syntax(
    errors: &[toml::de::Error],
    source: &str,
    place: &dyn Fn(std::ops::Range<usize>) -> Place,
    sink: &Sink,
) {
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let mut left_out = 0;
    let mut findings = Vec::new();
    let mut errors: Vec<&toml::de::Error> = errors.iter().collect();
    errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let start = source[..span.start.min(source.len())].rfind('\n').map_or(0, |newline| newline + 1);
        let end = source[start..].find('\n').map_or(source.len(), |length| start + length).max(span.end);
        // One broken line often breaks the parser's hold on it several times over: the first error tells it.
        if lines.iter().any(|(from, to)| *from <= span.start && span.start <= *to) {
            continue;
        }
        if lines.len() == MAX_SYNTAX_ERRORS {
            left_out += 1;
            continue;
        }
        lines.push((start, end));
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        let hint = syntax_hint(&message);
        findings.push(Finding::error("toml-syntax", message).at(&place(span)).hint(hint));
    }
    if left_out > 0
        && let Some(last) = findings.pop()
    {
        findings.push(last.hint(format!("{left_out} more syntax errors of this file are told when these are fixed")));
    }
    for finding in findings {
        sink.report(finding);
    }
    sink.broken.borrow_mut().extend(lines.into_iter().map(|(from, to)| place(from..to)));
}

/// How TOML is written, by what the parser tripped over.
fn syntax_hint(message: &str) -> &'static str {
    if message.contains("date") || message.contains("time") {
        "write a day of the calendar, without quotation marks: `2018-05-18`"
    } else if message.contains("string") || message.contains("quot") {
        "words stand between quotation marks, on one line: `\"…\"`"
    } else if message.contains("duplicate") {
        "say it once: a key, and a table in single brackets, stand once; an entry of a list has double brackets"
    } else {
        "a line is `key = value`: words in quotation marks, a list in `[ ]`, a table in `{ }`"
    }
}

struct Builder<'a> {
    place: &'a dyn Fn(std::ops::Range<usize>) -> Place,
    sink: &'a Sink,
}

impl Builder<'_> {
    fn table(&mut self, table: DeTable<'_>, place: Place) -> Node {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value)| {
                let key_place = (self.place)(key.span());
                Entry { key: key.into_inner().into_owned(), key_place, node: self.node(value) }
            })
            .collect();
        entries.sort_by(|a, b| (&a.key_place, &a.key).cmp(&(&b.key_place, &b.key)));
        Node { value: Value::Table(entries), place }
    }

    fn node(&mut self, spanned: Spanned<DeValue<'_>>) -> Node {
        let place = (self.place)(spanned.span());
        let value = match spanned.into_inner() {
            DeValue::String(string) => Value::String(string.into_owned()),
            DeValue::Boolean(boolean) => Value::Boolean(boolean),
            DeValue::Float(_) => Value::Other("a number with a decimal point"),
            DeValue::Integer(integer) => match i64::from_str_radix(integer.as_str(), integer.radix()) {
                Ok(number) => Value::Integer(number),
                Err(_) => Value::Other("a number that is too large"),
            },
            DeValue::Datetime(datetime) => self.day(datetime, &place),
            DeValue::Array(items) => Value::Array(items.into_iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => return self.table(table, place),
        };
        Node { value, place }
    }

    fn day(&self, datetime: Datetime, place: &Place) -> Value {
        match datetime {
            Datetime { date: Some(date), time: None, offset: None } => {
                let day = i16::try_from(date.year)
                    .ok()
                    .zip(i8::try_from(date.month).ok().zip(i8::try_from(date.day).ok()))
                    .and_then(|(year, (month, day))| Day::new(year, month, day).ok());
                match day {
                    Some(day) => Value::Day(day),
                    None => {
                        self.sink.report(
                            Finding::error("bad-date", format!("{date} is no day of the calendar"))
                                .at(place)
                                .hint("look at the day and the month: `2018-05-18` is the 18th of May"),
                        );
                        Value::Other("a day that is not in the calendar")
                    }
                }
            }
            _ => Value::Other("a date with a time, or a time"),
        }
    }
}

#[cfg(test)]
mod tests;
