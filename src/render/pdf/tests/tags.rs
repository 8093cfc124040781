//! Reads the tag tree of a PDF, as a screen reader would: roles, and the words under them.

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// An element of the tag tree.
#[derive(Debug, Default)]
pub struct Element {
    pub role: String,
    /// `/Scope` of a header cell.
    pub scope: Option<String>,
    /// `/Alt`.
    pub alt: Option<String>,
    pub kids: Vec<Kid>,
}

#[derive(Debug)]
pub enum Kid {
    Element(Element),
    Words(String),
}

impl Element {
    /// All words below, in order; those of `skip` left out, an image's alternative put in.
    pub fn words(&self, skip: &[&str]) -> String {
        let mut words = self.alt.clone().filter(|_| self.role == "Figure").unwrap_or_default();
        for kid in &self.kids {
            match kid {
                Kid::Words(text) => words.push_str(text),
                Kid::Element(element) if skip.contains(&element.role.as_str()) => {}
                Kid::Element(element) => words.push_str(&element.words(skip)),
            }
        }
        words
    }

    /// Every element below with one of the roles, in order.
    pub fn find(&self, roles: &[&str]) -> Vec<&Element> {
        let mut found = Vec::new();
        for kid in &self.kids {
            if let Kid::Element(element) = kid {
                if roles.contains(&element.role.as_str()) {
                    found.push(element);
                }
                found.extend(element.find(roles));
            }
        }
        found
    }
}

/// The whole tree, under its root.
pub fn read(pdf: &[u8]) -> Element {
    let pdf = Pdf::new(pdf.to_vec()).unwrap();
    let mut pages = BTreeMap::new();
    for page in pdf.pages().iter() {
        pages.insert(page.raw().obj_id().unwrap().obj_number, marked_words(page));
    }
    let root: Dict = pdf.xref().get(pdf.xref().root_id()).unwrap();
    element(&root.get("StructTreeRoot").unwrap(), None, &pages)
}

/// Name and text of the only file attached.
pub fn attachment(pdf: &[u8]) -> (String, String) {
    let pdf = Pdf::new(pdf.to_vec()).unwrap();
    let root: Dict = pdf.xref().get(pdf.xref().root_id()).unwrap();
    let names: Dict = root.get::<Dict>("Names").unwrap().get("EmbeddedFiles").unwrap();
    let names: Vec<Object> = names.get::<Array>("Names").unwrap().iter::<Object>().collect();
    assert_eq!(names.len(), 2);
    let name = text_string(names[0].clone().into_string().unwrap().as_bytes());
    let file: Stream = names[1].clone().into_dict().unwrap().get::<Dict>("EF").unwrap().get("F").unwrap();
    (name, String::from_utf8(file.decoded().unwrap().into_owned()).unwrap())
}

type Pages = BTreeMap<i32, BTreeMap<i64, String>>;

fn element(node: &Dict, page: Option<i32>, pages: &Pages) -> Element {
    let page = node.get_ref("Pg").map(|page| page.obj_number).or(page);
    let mut element = Element {
        role: node.get::<Name>("S").map(|role| role.as_str().to_owned()).unwrap_or_default(),
        scope: attributes(node).iter().find_map(|a| a.get::<Name>("Scope")).map(|scope| scope.as_str().to_owned()),
        alt: node.get::<hayro_syntax::object::String>("Alt").map(|alt| text_string(alt.as_bytes())),
        kids: Vec::new(),
    };
    match node.get::<Object>("K") {
        Some(Object::Array(kids)) => {
            kids.iter::<Object>().for_each(|kid| element.kids.extend(self::kid(kid, page, pages)))
        }
        Some(other) => element.kids.extend(kid(other, page, pages)),
        None => {}
    }
    element
}

fn kid(object: Object, page: Option<i32>, pages: &Pages) -> Option<Kid> {
    let words = |page: Option<i32>, id: i64| pages[&page.unwrap()].get(&id).cloned().map(Kid::Words);
    match object {
        Object::Number(id) => words(page, id.as_i64()),
        Object::Dict(dict) => match dict.get::<Name>("Type").map(|kind| kind.as_str().to_owned()).as_deref() {
            Some("MCR") => {
                let page = dict.get_ref("Pg").map(|page| page.obj_number).or(page);
                words(page, dict.get::<i32>("MCID").unwrap().into())
            }
            Some("OBJR") => None,
            _ => Some(Kid::Element(element(&dict, page, pages))),
        },
        other => panic!("no kid of an element: {other:?}"),
    }
}

fn attributes<'a>(node: &Dict<'a>) -> Vec<Dict<'a>> {
    match node.get::<Object>("A") {
        Some(Object::Dict(dict)) => vec![dict],
        Some(Object::Array(array)) => array.iter::<Object>().filter_map(Object::into_dict).collect(),
        _ => Vec::new(),
    }
}

/// The words of each marked-content id of a page. What has `/ActualText` reads as that.
fn marked_words(page: &hayro_syntax::page::Page) -> BTreeMap<i64, String> {
    let mut words: BTreeMap<i64, String> = BTreeMap::new();
    // Per open mark: its id, and whether its words are said by /ActualText.
    let mut marks: Vec<(Option<i64>, bool)> = Vec::new();
    let mut font = BTreeMap::new();
    let mut operations = page.operations();
    while let Some(instruction) = operations.next() {
        let operands: Vec<Object> = instruction.operands().cloned().collect();
        match &**instruction.operator {
            b"Tf" => {
                let name = operands[0].clone().into_name().unwrap();
                font = to_unicode(&page.resources().get_font(&name).unwrap());
            }
            b"BMC" => marks.push((None, false)),
            b"BDC" => {
                let properties = operands[1].clone().into_dict().unwrap();
                let id = properties.get::<i32>("MCID").map(i64::from);
                let actual = properties.get::<hayro_syntax::object::String>("ActualText");
                marks.push((id, actual.is_some()));
                if let (Some(actual), Some(id)) = (actual, marks.iter().rev().find_map(|(id, _)| *id)) {
                    words.entry(id).or_default().push_str(&text_string(actual.as_bytes()));
                }
            }
            b"EMC" => drop(marks.pop()),
            b"Tj" | b"TJ" if !marks.iter().any(|(_, actual)| *actual) => {
                if let Some(id) = marks.iter().rev().find_map(|(id, _)| *id) {
                    let shown = words.entry(id).or_default();
                    show(&operands[0], &font, shown);
                }
            }
            _ => {}
        }
    }
    words
}

fn show(operand: &Object, font: &BTreeMap<u16, String>, into: &mut String) {
    match operand {
        Object::String(codes) => {
            for code in codes.as_bytes().chunks_exact(2) {
                into.push_str(&font[&u16::from_be_bytes([code[0], code[1]])]);
            }
        }
        Object::Array(parts) => Array::iter::<Object>(parts).for_each(|part| show(&part, font, into)),
        _ => {}
    }
}

/// What the codes of a font mean. Typst writes `beginbfchar` only.
fn to_unicode(font: &Dict) -> BTreeMap<u16, String> {
    let map: Stream = font.get("ToUnicode").unwrap();
    let map = String::from_utf8(map.decoded().unwrap().into_owned()).unwrap();
    assert!(!map.contains("beginbfrange"));
    let mut codes = BTreeMap::new();
    let lines = map.lines().skip_while(|line| !line.ends_with("beginbfchar"));
    for line in lines.filter(|line| line.starts_with('<')) {
        let mut hex = line.split(['<', '>']).filter(|part| !part.trim().is_empty());
        let (Some(code), Some(text)) = (hex.next(), hex.next()) else { continue };
        let units: Vec<u16> = text
            .as_bytes()
            .chunks(4)
            .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
            .collect();
        if let Ok(code) = u16::from_str_radix(code, 16) {
            codes.insert(code, String::from_utf16(&units).unwrap());
        }
    }
    codes
}

/// A text string of PDF: UTF-16 behind a byte-order mark, or bytes that are ASCII here.
fn text_string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(utf16) => {
            let units: Vec<u16> = utf16.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
