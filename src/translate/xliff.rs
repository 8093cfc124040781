//! XLIFF 2.0, the form that translation agencies exchange. Placeholders and addresses travel as codes, which their
//! programs do not let anybody edit.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::finding::{Finding, Place};
use crate::translate::catalogue::{Back, Catalogue, Entry, Returned};
use crate::translate::marks::{links, protected};
use crate::translate::unit::State;

const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// Says in `original` of a file whose it is.
const POLICY: &str = "policy";

type Xml<'a> = Writer<&'a mut Vec<u8>>;

/// The catalogue as an XLIFF file.
pub fn write(catalogue: &Catalogue) -> String {
    let mut bytes = Vec::new();
    document(&mut Writer::new(&mut bytes), catalogue).expect("writing to memory cannot fail");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("the writer was given nothing but text")
}

fn document(xml: &mut Xml, catalogue: &Catalogue) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let (from, to) = (&*catalogue.from.locale, &*catalogue.to.locale);
    let root = [("xmlns", NAMESPACE), ("version", "2.0"), ("srcLang", from), ("trgLang", to)];
    inside(xml, 0, "xliff", &root, |xml| {
        let mut files: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in &catalogue.entries {
            files.entry(&entry.file).or_default().push(entry);
        }
        let mut number = 0;
        for (at, (file, entries)) in files.into_iter().enumerate() {
            let id = format!("f{}", at + 1);
            let attributes = [("id", id.as_str()), ("original", file), ("canResegment", "no")];
            inside(xml, 1, "file", &attributes, |xml| {
                inside(xml, 2, "notes", &[], |xml| note(xml, 3, POLICY, &catalogue.policy))?;
                for entry in entries {
                    number += 1;
                    unit(xml, number, entry)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })
}

fn unit(xml: &mut Xml, number: usize, entry: &Entry) -> io::Result<()> {
    let mut codes = Codes::default();
    let source = codes.pieces(&entry.source, &[]);
    let ids: Vec<(usize, usize)> = source.iter().filter_map(Piece::data).collect();
    let target = entry.target.as_ref().map(|target| codes.pieces(target, &ids));
    let id = format!("u{number}");
    let attributes = [("id", id.as_str()), ("name", entry.key.as_str()), ("xml:space", "preserve")];
    inside(xml, 2, "unit", &attributes, |xml| {
        inside(xml, 3, "notes", &[], |xml| {
            note(xml, 4, "location", &format!("{}:{}", entry.file, entry.line))?;
            entry.notes.iter().try_for_each(|words| note(xml, 4, "description", words))?;
            entry.previous.iter().try_for_each(|words| note(xml, 4, "previous-source", words))
        })?;
        if !codes.data.is_empty() {
            inside(xml, 3, "originalData", &[], |xml| {
                codes.data.iter().enumerate().try_for_each(|(at, data)| {
                    line(xml, 4)?;
                    let id = format!("d{}", at + 1);
                    xml.create_element("data")
                        .with_attribute(("id", id.as_str()))
                        .write_inner_content(|xml| text(xml, data))?;
                    Ok(())
                })
            })?;
        }
        let state: &[(&str, &str)] = match entry.state {
            State::Fresh => &[("state", "reviewed")],
            State::Edited | State::Unreviewed => &[("state", "translated")],
            State::Stale => &[("state", "initial"), ("subState", "ikraft:stale")],
            State::Missing | State::Orphan => &[("state", "initial")],
        };
        inside(xml, 3, "segment", state, |xml| {
            for (name, pieces) in [("source", Some(&source)), ("target", target.as_ref())] {
                let Some(pieces) = pieces else { continue };
                line(xml, 4)?;
                xml.create_element(name)
                    .write_inner_content(|xml| pieces.iter().try_for_each(|piece| piece.write(xml, &codes.data)))?;
            }
            Ok(())
        })
    })
}

/// An element with its parts on lines of their own.
fn inside(
    xml: &mut Xml,
    depth: usize,
    name: &str,
    attributes: &[(&str, &str)],
    parts: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    line(xml, depth)?;
    xml.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))?;
    parts(xml)?;
    line(xml, depth)?;
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn line(xml: &mut Xml, depth: usize) -> io::Result<()> {
    xml.write_event(Event::Text(BytesText::new(&format!("\n{}", "  ".repeat(depth)))))
}

fn note(xml: &mut Xml, depth: usize, category: &str, words: &str) -> io::Result<()> {
    line(xml, depth)?;
    let words: String = words.chars().map(|sign| if is_xml(sign) { sign } else { ' ' }).collect();
    xml.create_element("note").with_attribute(("category", category)).write_text_content(BytesText::new(&words))?;
    Ok(())
}

/// Words; what XML cannot hold becomes a code point by number.
fn text(xml: &mut Xml, words: &str) -> io::Result<()> {
    for part in words.split_inclusive(|sign| !is_xml(sign)) {
        let last = part.chars().next_back().filter(|sign| !is_xml(*sign));
        let plain = &part[..part.len() - last.map_or(0, char::len_utf8)];
        if !plain.is_empty() {
            xml.write_event(Event::Text(BytesText::new(plain)))?;
        }
        if let Some(sign) = last {
            let hex = format!("{:04X}", u32::from(sign));
            xml.create_element("cp").with_attribute(("hex", hex.as_str())).write_empty()?;
        }
    }
    Ok(())
}

fn is_xml(sign: char) -> bool {
    matches!(sign, '\t' | '\n') || (sign >= ' ' && !matches!(sign, '\u{fffe}' | '\u{ffff}'))
}

/// Part of a text: words, or a code with the numbers of its data and its own.
#[derive(Debug)]
enum Piece {
    Words(String),
    Code { id: usize, data: usize },
    Open { id: usize, start: usize, end: usize },
    Close,
}

impl Piece {
    /// The code's data and its id, for the other language to find it again.
    fn data(&self) -> Option<(usize, usize)> {
        match self {
            Piece::Code { id, data } => Some((*data, *id)),
            Piece::Open { id, end, .. } => Some((*end, *id)),
            Piece::Words(_) | Piece::Close => None,
        }
    }

    fn write(&self, xml: &mut Xml, data: &[String]) -> io::Result<()> {
        match self {
            Piece::Words(words) => text(xml, words),
            Piece::Code { id, data: at } => {
                let (id, reference) = (id.to_string(), format!("d{}", at + 1));
                let attributes = [("id", id.as_str()), ("dataRef", reference.as_str()), ("disp", data[*at].as_str())];
                xml.create_element("ph").with_attributes(attributes).write_empty()?;
                Ok(())
            }
            Piece::Open { id, start, end } => {
                let (id, start, end) = (id.to_string(), format!("d{}", start + 1), format!("d{}", end + 1));
                let attributes = [
                    ("id", id.as_str()),
                    ("type", "link"),
                    ("dataRefStart", start.as_str()),
                    ("dataRefEnd", end.as_str()),
                ];
                xml.write_event(Event::Start(BytesStart::new("pc").with_attributes(attributes)))
            }
            Piece::Close => xml.write_event(Event::End(BytesEnd::new("pc"))),
        }
    }
}

/// The codes of a unit. Source and translation share them.
#[derive(Default)]
struct Codes {
    data: Vec<String>,
    last: usize,
}

impl Codes {
    fn number(&mut self, data: &str) -> usize {
        self.data.iter().position(|known| known == data).unwrap_or_else(|| {
            self.data.push(data.to_owned());
            self.data.len() - 1
        })
    }

    /// Takes a text apart; a code that stands in `known` (data and id) keeps that id, each id once.
    fn pieces(&mut self, text: &str, known: &[(usize, usize)]) -> Vec<Piece> {
        let mut free = known.to_vec();
        let mut id_of = |codes: &mut Codes, data: usize| match free.iter().position(|(known, _)| *known == data) {
            Some(at) => free.remove(at).1,
            None => {
                codes.last += 1;
                codes.last
            }
        };
        enum Mark {
            Code,
            Open(Range<usize>),
            Close,
        }
        // Links first: what stands in their addresses belongs to them.
        let mut marks: Vec<(Range<usize>, Mark)> = Vec::new();
        for link in links(text) {
            let (range, words) = (link.range, link.words);
            if words.start > range.start && words.end < range.end && words.start < words.end {
                let tail = words.end..range.end;
                marks.push((range.start..words.start, Mark::Open(tail.clone())));
                marks.push((tail, Mark::Close));
            }
        }
        let is_free =
            |range: &Range<usize>| !marks.iter().any(|(own, _)| own.start < range.end && range.start < own.end);
        let codes: Vec<_> = protected(text).into_iter().filter(|(range, _)| is_free(range)).collect();
        marks.extend(codes.into_iter().map(|(range, _)| (range, Mark::Code)));
        marks.sort_by_key(|(range, _)| range.start);
        let mut pieces = Vec::new();
        let mut at = 0;
        for (range, mark) in marks {
            if at < range.start {
                pieces.push(Piece::Words(text[at..range.start].to_owned()));
            }
            at = range.end;
            let data = self.number(&text[range]);
            pieces.push(match mark {
                Mark::Code => Piece::Code { id: id_of(self, data), data },
                Mark::Open(tail) => {
                    let end = self.number(&text[tail]);
                    Piece::Open { id: id_of(self, end), start: data, end }
                }
                Mark::Close => Piece::Close,
            });
        }
        if at < text.len() {
            pieces.push(Piece::Words(text[at..].to_owned()));
        }
        pieces
    }
}

/// Reads an XLIFF file: all its mistakes at once, or what it says.
pub fn read(file: &Arc<str>, text: &str) -> Result<Returned, Vec<Finding>> {
    let text_of_file = text.trim_start_matches('\u{feff}');
    let offset = text.len() - text_of_file.len();
    let bad = |message: String, range: Range<usize>| {
        Finding::error("bad-xliff", message).at(&Place::new(file.clone(), offset + range.start, offset + range.end))
    };
    let document = roxmltree::Document::parse(text_of_file)
        .map_err(|cause| vec![bad(format!("this is no XML: {cause}"), 0..0).hint("export it again from the tool")])?;
    let root = document.root_element();
    if root.tag_name().name() != "xliff" || !root.attribute("version").is_some_and(|version| version.starts_with("2."))
    {
        let finding = bad("this is no XLIFF 2".to_owned(), root.range());
        return Err(vec![finding.hint("let the tool save XLIFF 2.0, or use `--format po`")]);
    }
    let mut findings = Vec::new();
    let mut returned =
        Returned { policy: None, lang: root.attribute("trgLang").map(str::to_owned), entries: Vec::new() };
    for node in root.descendants().filter(|node| node.tag_name().name() == "note") {
        if node.attribute("category") == Some(POLICY) && returned.policy.is_none() {
            returned.policy = node.text().map(|text| text.trim().to_owned());
        }
    }
    for node in root.descendants().filter(|node| node.tag_name().name() == "unit") {
        match entry(node) {
            Ok((key, source, target, is_ready)) => returned.entries.push(Back {
                key,
                source,
                target,
                is_ready,
                place: Place::new(file.clone(), offset + node.range().start, offset + node.range().end),
            }),
            Err((message, range)) => findings.push(
                bad(message, range)
                    .hint("let the tool keep names and codes, or translate a fresh `ikraft translate export`"),
            ),
        }
    }
    if findings.is_empty() { Ok(returned) } else { Err(findings) }
}

type Wrong = (String, Range<usize>);

/// Key, source, translation, and whether it is ready.
fn entry(unit: roxmltree::Node) -> Result<(String, String, Option<String>, bool), Wrong> {
    let wrong = |message: &str| (message.to_owned(), unit.range());
    let key = unit.attribute("name").ok_or_else(|| wrong("a unit without `name`"))?;
    let child = |node: roxmltree::Node<'_, '_>, name: &str| -> Option<roxmltree::NodeId> {
        node.children().find(|child| child.tag_name().name() == name).map(|child| child.id())
    };
    let node = |id| unit.document().get_node(id);
    let mut data = BTreeMap::new();
    if let Some(original) = child(unit, "originalData").and_then(node) {
        for node in original.children().filter(|node| node.tag_name().name() == "data") {
            let mut words = String::new();
            content(node, &data, &mut words)?;
            data.insert(node.attribute("id").unwrap_or_default().to_owned(), words);
        }
    }
    let (mut source, mut target) = (String::new(), String::new());
    let (mut is_ready, mut segments, mut translated) = (true, 0, 0);
    for part in unit.children() {
        let is_segment = match part.tag_name().name() {
            "segment" => true,
            "ignorable" => false,
            _ => continue,
        };
        let from = child(part, "source").and_then(node).ok_or_else(|| wrong("a segment without `source`"))?;
        content(from, &data, &mut source)?;
        let to = child(part, "target").and_then(node);
        if to.is_some_and(|to| to.attribute("order").is_some()) {
            return Err(wrong(
                "segments in another order than in the source, which a text cannot be put together from",
            ));
        }
        let before = target.len();
        match to {
            Some(to) => content(to, &data, &mut target)?,
            None if !is_segment => content(from, &data, &mut target)?,
            None => {}
        }
        if is_segment {
            segments += 1;
            translated += usize::from(target[before..].chars().any(|sign| !sign.is_whitespace()));
            is_ready &= part.attribute("state") != Some("initial");
        }
    }
    if segments == 0 {
        return Err(wrong("a unit without a segment"));
    }
    // A part of a text is no translation of it.
    let target = (translated == segments).then_some(target);
    Ok((key.to_owned(), source, target, is_ready))
}

/// The words of an element, with the data of its codes.
fn content(node: roxmltree::Node, data: &BTreeMap<String, String>, words: &mut String) -> Result<(), Wrong> {
    let code = |node: roxmltree::Node, attribute: &str| -> Result<String, Wrong> {
        let name = node.attribute(attribute).unwrap_or_default();
        let found = data.get(name).cloned();
        found.ok_or_else(|| (format!("a code whose data `{name}` is not in this file"), node.range()))
    };
    // A stack and no recursion: how deep marks stand in each other is the tool's to choose.
    let mut open = vec![(node.first_child(), None)];
    while let Some((next, end)) = open.pop() {
        let Some(child) = next else {
            words.push_str(end.as_deref().unwrap_or_default());
            continue;
        };
        open.push((child.next_sibling(), end));
        if child.is_text() {
            words.push_str(child.text().unwrap_or_default());
            continue;
        }
        match child.tag_name().name() {
            "ph" | "sc" | "ec" => words.push_str(&code(child, "dataRef")?),
            "pc" => {
                words.push_str(&code(child, "dataRefStart")?);
                open.push((child.first_child(), Some(code(child, "dataRefEnd")?)));
            }
            "cp" => {
                let sign =
                    child.attribute("hex").and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
                words.push(sign.ok_or_else(|| ("a code point that is none".to_owned(), child.range()))?);
            }
            "mrk" => open.push((child.first_child(), None)),
            // Marks without words, comments.
            _ => {}
        }
    }
    Ok(())
}
