//! For tests: a strict reader of the HTML that this module writes.

/// A piece of markup.
#[derive(Debug, PartialEq)]
pub enum Piece {
    Open { name: String, attributes: Vec<(String, String)> },
    Close { name: String },
    Text(String),
}

impl Piece {
    pub fn attribute(&self, wanted: &str) -> Option<&str> {
        let Piece::Open { attributes, .. } = self else { return None };
        attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }
}

const VOID: [&str; 4] = ["br", "img", "link", "meta"];

/// Takes markup apart. Fails on anything unescaped, unquoted, unclosed or misnested.
pub fn pieces(html: &str) -> Result<Vec<Piece>, String> {
    let mut rest = html.strip_prefix("<!DOCTYPE html>\n").unwrap_or(html);
    let (mut pieces, mut open) = (Vec::new(), Vec::<String>::new());
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            pieces.push(Piece::Text(unescaped(&rest[..end])?));
            rest = &rest[end..];
            continue;
        };
        if let Some(close) = tag.strip_prefix('/') {
            let (name, after) = close.split_once('>').ok_or("a tag without an end")?;
            if open.pop().as_deref() != Some(name) {
                return Err(format!("`{name}` is closed where it is not open"));
            }
            pieces.push(Piece::Close { name: name.to_owned() });
            rest = after;
            continue;
        }
        let end = tag.find([' ', '>']).ok_or("a tag without an end")?;
        let name = tag[..end].to_owned();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
            return Err(format!("`{name}` is no element"));
        }
        let (attributes, after) = attributes(&tag[end..])?;
        if !VOID.contains(&name.as_str()) {
            open.push(name.clone());
        }
        pieces.push(Piece::Open { name, attributes });
        rest = after;
    }
    if open.is_empty() { Ok(pieces) } else { Err(format!("{open:?} stay open")) }
}

/// Attributes with their values, and what stands behind the tag.
type Attributes<'a> = (Vec<(String, String)>, &'a str);

fn attributes(mut rest: &str) -> Result<Attributes<'_>, String> {
    let mut attributes = Vec::new();
    while let Some(attribute) = rest.strip_prefix(' ') {
        let end = attribute.find(['=', ' ', '>']).ok_or("an attribute without an end")?;
        let name = attribute[..end].to_owned();
        let mut value = String::new();
        rest = &attribute[end..];
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (inside, after) = quoted.split_once('"').ok_or("a value without an end")?;
            if inside.contains('<') || inside.contains('>') {
                return Err(format!("`{inside}` is not escaped"));
            }
            value = unescaped(inside)?;
            rest = after;
        }
        attributes.push((name, value));
    }
    Ok((attributes, rest.strip_prefix('>').ok_or_else(|| format!("a tag goes on with `{:.20}`", rest))?))
}

fn unescaped(text: &str) -> Result<String, String> {
    const ESCAPES: [(&str, &str); 6] =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'")];
    if text.contains('>') {
        return Err(format!("`{text}` is not escaped"));
    }
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (escape, character) = ESCAPES
            .iter()
            .find(|(escape, _)| rest.starts_with(escape))
            .ok_or_else(|| format!("a bare & in `{text}`"))?;
        plain.push_str(character);
        rest = &rest[escape.len()..];
    }
    plain.push_str(rest);
    Ok(plain)
}

/// The words of a piece of markup in order, pictures' included, but not the numbers of notes, which are marks.
pub fn words(pieces: &[Piece]) -> Vec<String> {
    let (mut text, mut depth_of_mark, mut depth) = (String::new(), None, 0_usize);
    for piece in pieces {
        match piece {
            Piece::Open { name, .. } if name == "br" => {}
            Piece::Open { name, .. } if name == "img" => {
                text.push(' ');
                text.push_str(piece.attribute("alt").unwrap_or_default());
                text.push(' ');
            }
            Piece::Open { name, .. } => {
                depth += 1;
                let mark = name == "sup" || piece.attribute("class") == Some("note-number");
                if mark && depth_of_mark.is_none() {
                    depth_of_mark = Some(depth);
                }
            }
            Piece::Close { .. } => {
                if depth_of_mark == Some(depth) {
                    depth_of_mark = None;
                }
                depth -= 1;
            }
            Piece::Text(words) if depth_of_mark.is_none() => text.push_str(words),
            Piece::Text(_) => {}
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}
