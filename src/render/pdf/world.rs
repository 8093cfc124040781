//! The closed world that Typst sees: the theme's files, and the data of one job. It has no disk, no network, no clock.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::finding::{Finding, Place};
use crate::source::Theme;

use super::blame;

/// The theme's file that Typst starts from, for a policy.
pub const POLICY: &str = "policy.typ";

/// The same for a comparison.
pub const COMPARISON: &str = "comparison.typ";

/// What all jobs of a theme share.
pub struct ThemeWorld {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// The parsed source, and the file as places name it. Ids have no order; the map is only asked, never gone through.
    sources: HashMap<FileId, (Source, Arc<str>)>,
}

impl ThemeWorld {
    pub fn new(theme: &Theme) -> Result<ThemeWorld, Vec<Finding>> {
        let mut findings = Vec::new();
        let mut fonts = Vec::new();
        for (name, bytes) in &theme.fonts {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(bytes.clone())));
            if fonts.len() == before {
                findings.push(
                    Finding::error("broken-font", format!("`{name}` is no TrueType or OpenType font"))
                        .at(&Place::whole(format!("themes/{}/fonts/{}", theme.name, below(name, "fonts/"))))
                        .hint("unpack a .woff or .woff2 file to .ttf"),
                );
            }
        }
        if fonts.is_empty() {
            findings.push(
                Finding::error("no-font", format!("theme `{}` has no font for the PDF", theme.name))
                    .hint("put .ttf or .otf files into the theme's fonts/"),
            );
        }

        let mut sources = HashMap::new();
        for (name, (file, text)) in &theme.typst {
            match file_id(&format!("/{}", below(name, "pdf/"))) {
                Some(id) => {
                    let source = Source::new(id, text.to_string());
                    findings.extend(blame::syntax(&source, file));
                    sources.insert(id, (source, file.clone()));
                }
                None => findings.push(
                    Finding::error("bad-file-name", format!("`{name}` is no file name for Typst"))
                        .at(&Place::whole(file.clone())),
                ),
            }
        }
        for main in [POLICY, COMPARISON] {
            if !sources.contains_key(&main_id(main)) {
                findings.push(
                    Finding::error("missing-template", format!("theme `{}` has no pdf/{main}", theme.name))
                        .hint("copy it from the default theme, or leave the theme's pdf/ folder out"),
                );
            }
        }
        if !findings.is_empty() {
            return Err(findings);
        }

        // Header cells of rows are behind this switch of Typst 0.15.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_features(features).build();
        let book = FontBook::from_fonts(&fonts);
        Ok(ThemeWorld { library: LazyHash::new(library), book: LazyHash::new(book), fonts, sources })
    }
}

/// The theme's world with the files of one job.
pub struct JobWorld<'a> {
    theme: &'a ThemeWorld,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

impl<'a> JobWorld<'a> {
    /// `main` is [`POLICY`] or [`COMPARISON`]. `files` are named by absolute paths. Typst keeps every name for ever,
    /// so all jobs use the same few.
    pub fn new(theme: &'a ThemeWorld, main: &str, files: Vec<(String, Bytes)>) -> JobWorld<'a> {
        let files = files
            .into_iter()
            .map(|(name, bytes)| (file_id(&name).expect("the names of a job's files are our own"), bytes))
            .collect();
        JobWorld { theme, main: main_id(main), files }
    }

    /// The theme's file behind an id, as places name it.
    pub fn theme_file(&self, id: FileId) -> Option<&Arc<str>> {
        self.theme.sources.get(&id).map(|(_, file)| file)
    }
}

impl World for JobWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.theme.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.theme.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match self.theme.sources.get(&id) {
            Some((source, _)) => Ok(source.clone()),
            None => Err(absent(id)),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.files.get(&id) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.source(id).map(|source| Bytes::from_string(source.text().to_owned())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.theme.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn absent(id: FileId) -> FileError {
    match id.root() {
        VirtualRoot::Project => FileError::NotFound(PathBuf::from(id.vpath().get_with_slash())),
        VirtualRoot::Package(_) => {
            FileError::Package(PackageError::Other(Some("a theme has its own files only, and no packages".into())))
        }
    }
}

fn main_id(name: &str) -> FileId {
    file_id(&format!("/{name}")).expect("the name of a main file is a plain one")
}

fn file_id(path: &str) -> Option<FileId> {
    VirtualPath::new(path).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The name of a theme's file below its folder, whether or not the folder is part of the name.
fn below<'n>(name: &'n str, folder: &str) -> &'n str {
    name.strip_prefix(folder).unwrap_or(name)
}
