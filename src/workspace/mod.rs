//! The workspace of a preview, at `/_ikraft/`: what a lawyer, a translator and a web person look at beside the pages.
//!
//! It is served and never built. Pure: a loaded site and what was built of it in, pages out.

use std::path::Path;

use crate::model::date::Day;
use crate::site::Built;
use crate::source::Loaded;

/// Where the workspace stands on the preview's host.
pub const ROOT: &str = "/_ikraft/";

/// Everything that the workspace shows: one state of the site.
pub struct Desk<'a> {
    /// The site's folder, absolute: links into an editor lead there.
    pub root: &'a Path,
    /// What was read last, with all its mistakes; `loaded.site` is absent where site.toml cannot be used.
    pub loaded: &'a Loaded,
    /// What was built of it; absent where there was no site to build.
    pub built: Option<&'a Built>,
    /// Today, or the day that the preview was started for.
    pub day: Day,
    /// The address that opens a file in the reader's editor, with `{file}` (absolute path), `{line}` and `{column}` in
    /// it (from 1), as in `vscode://file/{file}:{line}:{column}`; absent = places are told and not linked.
    pub editor: Option<&'a str>,
    /// How many threads may work.
    pub jobs: usize,
}

/// What somebody asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Below [`ROOT`], decoded: `da/policy/smedje/customers`.
    pub path: &'a str,
    /// Behind the `?`, as sent.
    pub query: &'a str,
    /// The header Accept-Language.
    pub languages: Option<&'a str>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A page, complete.
    Page(String),
    /// A piece of HTML for a script to put into a page.
    Fragment(String),
    /// A stylesheet or a script of the workspace's own: media type and text.
    Asset(&'static str, &'static str),
    /// Leads on to a path on this host.
    Redirect(String),
    /// The site as of another day, from whose root the path is counted.
    OnDay(Day, String),
    /// There is no such page; what is said instead.
    Missing(String),
}
