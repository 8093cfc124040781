//! Themes: templates, stylesheet, fonts and the PDF's Typst files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::config::SiteConfig;
use crate::finding::{Finding, Place};
use crate::machine::MachineError;
use crate::source::files::{Files, Kind, Text};
use crate::toml_tree::{Keys, Sink, parse};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The theme that is embedded in the program, and that every other theme stands on.
const DEFAULT: &str = "default";

/// A theme, with the site's overrides in place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Theme {
    pub name: String,
    /// CSS hex colours of theme.toml, `#rrggbb`, for light and for dark pages; absent = the stylesheet's own.
    pub accent: Option<String>,
    pub accent_dark: Option<String>,
    /// What text stands on, `#rrggbb` each: an accent must be readable on all of them.
    pub paper: Vec<String>,
    pub paper_dark: Vec<String>,
    /// `templates/*.html`: name below templates/, then file as places name it and text.
    pub templates: BTreeMap<String, (Arc<str>, Arc<str>)>,
    /// `static/**`: name below static/, and bytes; published under /assets/ with hashed names.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// `pdf/*.typ`: name below pdf/, then file as places name it and text.
    pub typst: BTreeMap<String, (Arc<str>, Arc<str>)>,
    /// `fonts/*.ttf` and `*.otf`, for the PDF.
    pub fonts: BTreeMap<String, Arc<[u8]>>,
}

/// Reads the theme that site.toml names: the embedded files, and over them the site's, file by file.
pub fn load(files: &mut Files, config: &SiteConfig) -> Result<Theme, MachineError> {
    let mut theme = Theme { name: config.theme.clone(), ..Theme::default() };
    for file in embedded_files(&EMBEDDED) {
        let name: Arc<str> = format!("builtin:themes/{DEFAULT}/{}", file.0).into();
        match std::str::from_utf8(file.1) {
            Ok(text) if is_text(&file.0) => {
                let text: Arc<str> = text.into();
                files.seen.texts.insert(name.clone(), text.clone());
                add_text(&mut theme, &file.0, Text { file: name, text }, files);
            }
            _ => add_bytes(&mut theme, &file.0, file.1.into()),
        }
    }
    let folder = format!("themes/{}", config.theme);
    if config.theme != DEFAULT && files.kind(&folder, None)? != Some(Kind::Folder) {
        let known: Vec<String> = files.list("themes", None)?.into_iter().map(|listed| listed.name).collect();
        let finding = Finding::error("unknown-theme", format!("there is no theme `{}`", config.theme))
            .at(&config.place)
            .did_you_mean(&config.theme, known.iter().map(String::as_str).chain([DEFAULT]))
            .hint(format!("a theme of your own stands in {folder}/"));
        files.report(finding, None);
        return Ok(theme);
    }
    for (name, listed) in files.walk(&folder, None)? {
        if is_text(&name) {
            let Some(own) = files.text(&listed.path, None)? else { continue };
            let embedded = EMBEDDED.get_file(&name).map(include_dir::File::contents);
            if embedded == Some(own.text.as_bytes()) {
                continue;
            }
            if name.ends_with(".typ") && !config.trust_theme {
                let finding = Finding::error(
                    "untrusted-theme",
                    format!("the PDF template `{}` is not ikraft's own", listed.path),
                )
                .at(&Place::whole(listed.path.as_str()))
                .why("a PDF template is a program: run only one that you have read or written")
                .hint("write `trust-theme = true` in site.toml when you have");
                files.report(finding, None);
                continue;
            }
            add_text(&mut theme, &name, own, files);
        } else if let Some(bytes) = files.bytes(&listed.path, None)? {
            add_bytes(&mut theme, &name, bytes);
        }
    }
    Ok(theme)
}

/// All files of an embedded folder: path below it, and bytes.
fn embedded_files(folder: &'static Dir<'static>) -> Vec<(String, &'static [u8])> {
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(next) = folders.pop() {
        folders.extend(next.dirs());
        found.extend(next.files().filter_map(|file| Some((file.path().to_str()?.to_owned(), file.contents()))));
    }
    found.sort_unstable();
    found
}

fn is_text(name: &str) -> bool {
    name == "theme.toml"
        || (name.starts_with("templates/") && name.ends_with(".html"))
        || (name.starts_with("pdf/") && name.ends_with(".typ"))
}

fn add_text(theme: &mut Theme, name: &str, file: Text, files: &mut Files) {
    if let Some(template) = name.strip_prefix("templates/") {
        theme.templates.insert(template.to_owned(), (file.file, file.text));
    } else if let Some(source) = name.strip_prefix("pdf/") {
        theme.typst.insert(source.to_owned(), (file.file, file.text));
    } else {
        describe(theme, &file, files);
    }
}

fn add_bytes(theme: &mut Theme, name: &str, bytes: Arc<[u8]>) {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
    if let Some(asset) = name.strip_prefix("static/") {
        theme.assets.insert(asset.to_owned(), bytes);
    } else if let (Some(font), Some("ttf" | "otf")) = (name.strip_prefix("fonts/"), extension) {
        theme.fonts.insert(font.to_owned(), bytes);
    }
}

/// theme.toml: what the theme is called, and its colours.
fn describe(theme: &mut Theme, file: &Text, files: &mut Files) {
    let sink = Sink::default();
    let root = parse(&file.file, &file.text, &sink);
    Keys::read(&root, "", &sink, |keys| {
        keys.string("name");
        let colour = |(colour, place): (String, Place)| {
            if !is_colour(&colour) {
                sink.report(bad_colour(&colour, &place));
            }
            is_colour(&colour).then_some(colour)
        };
        if let Some(accent) = keys.string("accent") {
            theme.accent = colour(accent);
        }
        if let Some(accent) = keys.string("accent-dark") {
            theme.accent_dark = colour(accent);
        }
        let mut papers = |key: &'static str, said: &mut Vec<String>| {
            let items = keys.items(key);
            if !items.is_empty() {
                *said = items
                    .iter()
                    .filter_map(|item| colour((item.as_str().unwrap_or_default().to_owned(), item.place.clone())))
                    .collect();
            }
        };
        papers("paper", &mut theme.paper);
        papers("paper-dark", &mut theme.paper_dark);
    });
    for finding in sink.take() {
        files.report(finding, None);
    }
}

/// Whether `colour` is a CSS hex colour of six digits.
pub(crate) fn is_colour(colour: &str) -> bool {
    colour
        .strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

pub(crate) fn bad_colour(colour: &str, place: &Place) -> Finding {
    Finding::error("bad-colour", format!("`{colour}` is no colour")).at(place).hint("write it as `#1f4e79`")
}
