//! Themes: templates, stylesheet, fonts and the PDF's Typst files.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A theme, with the site's overrides in place. Paths are below the theme's folder.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    pub name: String,
    /// CSS hex colours of theme.toml, `#rrggbb`, for light and for dark pages; absent = the stylesheet's own.
    pub accent: Option<String>,
    pub accent_dark: Option<String>,
    /// What text stands on, `#rrggbb`: the page, and what is set apart on it. A firm's accent must be readable on each.
    /// Empty = white, and black on dark pages.
    pub paper: Vec<String>,
    pub paper_dark: Vec<String>,
    /// `templates/*.html`: name below templates/, then file as places name it and text.
    pub templates: BTreeMap<String, (Arc<str>, Arc<str>)>,
    /// `static/*`: published under /assets/ with hashed names.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// `pdf/*.typ`: Typst sources.
    pub typst: BTreeMap<String, (Arc<str>, Arc<str>)>,
    /// `fonts/*.ttf` and `*.otf`, for the PDF.
    pub fonts: BTreeMap<String, Arc<[u8]>>,
}
