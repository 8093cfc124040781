//! Pictures of a firm: a logo, a drawn signature. They are published as they are, so they must be inert.

use std::sync::Arc;

use crate::finding::{Finding, Place};
use crate::machine::MachineError;
use crate::source::files::{Files, Kind};

/// The largest picture: it stands on every page.
const MAX_BYTES: usize = 500_000;

/// How deep the elements of a drawing may stand in each other.
const MAX_DEPTH: usize = 64;

/// What every PNG file starts with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Elements of SVG that draw, group, or describe. Everything else is refused: scripts, links, styles, foreign markup.
const SVG_ELEMENTS: [&str; 27] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "metadata",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "filter",
    "feGaussianBlur",
    "switch",
];

/// Reads the picture at `path` below the firm's folder. Without an answer, it has been reported at `place`.
pub fn load(
    files: &mut Files,
    firm: &str,
    path: &str,
    place: &Place,
    scope: &str,
) -> Result<Option<Arc<[u8]>>, MachineError> {
    let refuse = |files: &mut Files, what: String| {
        let finding = Finding::error("bad-picture", what)
            .at(place)
            .why("pages make no request to anybody else and run no program, and neither may a picture on them")
            .hint("save it as PNG, or as plain SVG without scripts, styles and links");
        files.report(finding, Some(scope));
        Ok(None)
    };
    let parts: Vec<&str> = path.split('/').collect();
    if path.contains('\\') || parts.iter().any(|part| part.is_empty() || *part == "." || *part == "..") {
        let finding = Finding::error("path-escape", format!("`{path}` leads out of the firm's folder"))
            .at(place)
            .hint(format!("put the picture into content/{firm}/ and name it from there"));
        files.report(finding, Some(scope));
        return Ok(None);
    }
    let mut full = format!("content/{firm}");
    for (index, part) in parts.iter().enumerate() {
        full = format!("{full}/{part}");
        let wanted = if index + 1 == parts.len() { Kind::File } else { Kind::Folder };
        if files.kind(&full, Some(scope))? != Some(wanted) {
            let finding = Finding::error("missing-file", format!("there is no picture `{path}`"))
                .at(place)
                .hint(format!("it is looked for at content/{firm}/{path}"));
            files.report(finding, Some(scope));
            return Ok(None);
        }
    }
    let Some(bytes) = files.bytes(&full, Some(scope))? else { return Ok(None) };
    if bytes.len() > MAX_BYTES {
        return refuse(
            files,
            format!("the picture `{path}` has {} bytes; at most {MAX_BYTES} are published", bytes.len()),
        );
    }
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("png") if bytes.starts_with(PNG) => Ok(Some(bytes)),
        Some("png") => refuse(files, format!("`{path}` is called PNG and is none")),
        Some("svg") => match svg_mistake(&bytes) {
            None => Ok(Some(bytes)),
            Some(mistake) => refuse(files, format!("the picture `{path}` {mistake}")),
        },
        _ => refuse(files, format!("`{path}` is neither .svg nor .png")),
    }
}

/// What an SVG file holds that a picture may not, if it does.
fn svg_mistake(bytes: &[u8]) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("is not UTF-8".to_owned()) };
    // A document type, with its entities, is refused by the reader itself.
    let document = match roxmltree::Document::parse(text) {
        Ok(document) => document,
        Err(error) => return Some(format!("is not well formed: {error}")),
    };
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some("http://www.w3.org/2000/svg") {
        return Some("is no SVG".to_owned());
    }
    for node in document.descendants() {
        if node.is_pi() {
            return Some("holds a processing instruction".to_owned());
        }
        if !node.is_element() {
            continue;
        }
        // Those who draw the picture later walk it recursively.
        if node.ancestors().take(MAX_DEPTH + 1).count() > MAX_DEPTH {
            return Some(format!("nests more than {MAX_DEPTH} elements"));
        }
        let name = node.tag_name().name();
        let in_svg = node.tag_name().namespace() == Some("http://www.w3.org/2000/svg");
        // Drawing programs leave their own elements inside <metadata>; they draw nothing, but may hold addresses.
        if !in_svg || !SVG_ELEMENTS.contains(&name) {
            return Some(format!("holds the element <{name}>"));
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value().trim());
            let lower = value.to_ascii_lowercase();
            let refers = matches!(name, "href" | "src") && !value.starts_with('#');
            let calls = lower
                .match_indices("url(")
                .any(|(at, _)| !lower[at + 4..].trim_start_matches([' ', '"', '\'', '\t', '\n']).starts_with('#'));
            if name == "base" {
                return Some("moves what its references stand on with `xml:base`".to_owned());
            }
            if name.to_ascii_lowercase().starts_with("on") {
                return Some(format!("holds the script attribute `{name}`"));
            }
            if refers || calls || lower.contains("javascript:") || lower.contains("@import") {
                return Some(format!("refers to something outside itself in `{name}`"));
            }
            // An escape could spell any of the above in a way that is not seen here.
            if name == "style" && value.contains('\\') {
                return Some("holds an escaped style".to_owned());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

    #[test]
    fn a_plain_drawing_is_inert() {
        let svg = format!(
            "{HEAD}<defs><linearGradient id=\"a\"/></defs><path fill=\"url(#a)\" d=\"M0 0\"/><use xlink:href=\"#a\"/></svg>"
        );
        assert_eq!(svg_mistake(svg.as_bytes()), None);
    }

    #[test]
    fn whatever_could_run_or_fetch_is_refused() {
        for inside in [
            "<script>x</script>",
            "<path onload=\"x\"/>",
            "<path ONclick=\"x\"/>",
            "<image href=\"https://x.example/a.png\"/>",
            "<use href=\"https://x.example/a.svg#b\"/>",
            "<use xlink:href=\"data:text/html,x\"/>",
            "<path fill=\"url( 'https://x.example/a')\"/>",
            "<path style=\"fill:url(//x.example/a)\"/>",
            "<path style=\"fill:u\\72l(//x.example/a)\"/>",
            "<style>@import 'x'</style>",
            "<foreignObject/>",
            "<a href=\"#x\"/>",
            "<animate/>",
            "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\"/>",
            "<path>",
            "<g xml:base=\"https://x.example/\"><use href=\"#a\"/></g>",
        ] {
            assert!(svg_mistake(format!("{HEAD}{inside}</svg>").as_bytes()).is_some(), "{inside}");
        }
        let entity = "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
        assert!(svg_mistake(entity.as_bytes()).is_some());
        assert!(svg_mistake(b"<?xml-stylesheet href=\"x\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>").is_some());
        assert!(svg_mistake(b"<svg/>").is_some());
        let deep = format!("{HEAD}{}{}</svg>", "<g>".repeat(10_000), "</g>".repeat(10_000));
        assert!(svg_mistake(deep.as_bytes()).is_some());
    }
}
