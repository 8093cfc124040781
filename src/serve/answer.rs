//! What is answered to a request. Only addresses of the Site are looked up, so there is no file to escape to.

use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::head::is_events;
use super::host::Hosts;
use super::live::Live;
use super::page::Page;
use super::reply::{Answer, HTML, Wish, etag, has, media_type};
use crate::site::{Body, Class, Entry, MakePdf, Mount, PdfFailure, ReadFrozen, Site};

/// A site that can be looked at.
pub struct Preview<'a> {
    /// What is shown; each request is answered from one state of it.
    pub live: &'a Live,
    /// Called when somebody asks for a PDF.
    pub pdfs: &'a MakePdf<'a>,
    /// Called when somebody asks for a frozen file.
    pub files: &'a ReadFrozen<'a>,
    /// Called for what stands below `/_ikraft/`.
    pub workspace: &'a Workspace<'a>,
    /// By which names it may be asked.
    pub hosts: Hosts,
}

/// The pages beside the preview. Called from several threads at once.
pub type Workspace<'a> = dyn Fn(&Asked) -> Told + Sync + 'a;

/// What the workspace is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Below `/_ikraft/`, decoded. It has no `.` or `..` among its parts.
    pub path: &'a str,
    /// Behind the `?`, as sent.
    pub query: &'a str,
    /// The header Accept-Language.
    pub languages: Option<&'a str>,
}

/// What the workspace answers.
#[derive(Clone, Debug)]
pub enum Told {
    /// A page, complete.
    Page(String),
    /// A piece of HTML for a script to put into a page.
    Fragment(String),
    /// A stylesheet or a script of the workspace's own: media type and text.
    Asset(&'static str, &'static str),
    /// Leads on to a path on this host.
    Redirect(String),
    /// The site as of another day: what of it is asked for, from its root.
    Site { site: Arc<Site>, mounts: Arc<[Mount]>, path: String },
    /// There is no such page; a page that says so.
    Missing(String),
}

/// What a request asks, as far as it matters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Question<'a> {
    pub method: &'a str,
    /// Path and query, as sent.
    pub target: &'a str,
    pub host: Option<&'a str>,
    pub languages: Option<&'a str>,
    pub wish: Wish<'a>,
    /// The headers Sec-Fetch-Site, -Mode and -Dest: what a browser says of who asks.
    pub fetch: [Option<&'a str>; 3],
}

/// Who answers: what takes time does not keep the others waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    Pages,
    Workspace,
    Pdfs,
    /// Not answered, but told of every change.
    Stream,
}

/// What must not stand as it is in a Location header's path.
const IN_PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'\\').add(b'%');
/// The folder on this host that is not the site's.
const OWN: &str = "_ikraft/";
/// The script that shows the next state of a page: files that share one scope of their own.
const RELOAD: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("reload/keep.js"),
    include_str!("reload/swap.js"),
    include_str!("reload/mistakes.js"),
    include_str!("reload/listen.js"),
    "})();\n"
);

impl Preview<'_> {
    /// Who should answer.
    pub fn desk(&self, question: &Question) -> Desk {
        if self.refusal(question).is_some() {
            return Desk::Pages;
        }
        if question.method == "GET" && is_events(question.target) {
            return Desk::Stream;
        }
        match self.path(question) {
            Some(path) if path.starts_with(OWN) => Desk::Workspace,
            Some(path) => {
                let (_, shown) = self.live.now();
                match find(&shown.site, &shown.mounts, &path) {
                    Found::Entry(_, Entry { body: Body::Pdf(job), .. })
                        if !has(question.wish.if_none_match, &pdf_etag(&job.key)) =>
                    {
                        Desk::Pdfs
                    }
                    _ => Desk::Pages,
                }
            }
            None => Desk::Pages,
        }
    }

    /// Answers one question. What is sent back for HEAD is told by the server, which leaves the body out.
    pub fn answer(&self, question: Question) -> Answer {
        if let Some(refusal) = self.refusal(&question) {
            return refusal;
        }
        let Some(path) = self.path(&question) else { return Answer::text(400, "that is no path") };
        let wish = if question.method == "GET" { question.wish } else { Wish { range: None, ..question.wish } };
        let languages = question.languages;
        if path == OWN.trim_end_matches('/') {
            return Answer::redirect(301, format!("/{OWN}"));
        }
        let Some(below) = path.strip_prefix(OWN) else {
            let (_, shown) = self.live.now();
            return self.of_site(&shown.site, &shown.mounts, &path, &question, wish);
        };
        match below {
            "events" => return Answer::new(200, "text/event-stream; charset=utf-8", Vec::new()),
            "reload.js" => {
                return file("text/javascript; charset=utf-8", RELOAD.as_bytes().to_vec(), wish);
            }
            _ => {}
        }
        let has_steps = below.split('/').any(|part| matches!(part, "." | ".."));
        if has_steps || below.contains(|character: char| character == '\\' || character.is_control()) {
            return nothing_here(languages);
        }
        let query = question.target.split_once('?').map_or("", |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        match (self.workspace)(&Asked { path: below, query, languages }) {
            Told::Page(html) => page(200, html.as_bytes(), wish),
            Told::Missing(html) => page(404, html.as_bytes(), Wish::default()),
            Told::Fragment(html) => file(HTML, html.into_bytes(), Wish { range: None, ..wish }),
            Told::Asset(media_type, text) => file(media_type, text.as_bytes().to_vec(), wish),
            Told::Redirect(location) if is_own_path(&location) => Answer::redirect(302, location),
            Told::Redirect(_) => nothing_here(languages),
            Told::Site { site, mounts, path } => self.of_site(&site, &mounts, &path, &question, wish),
        }
    }

    /// What is said to those who may not ask, or not so.
    fn refusal(&self, question: &Question) -> Option<Answer> {
        if !question.host.is_some_and(|host| self.hosts.allow(host)) {
            // A page of another site that got its name to point here may not read what is previewed.
            return Some(Answer::text(421, "this preview answers to its own address only"));
        }
        if !matches!(question.method, "GET" | "HEAD") {
            let answer = Answer::text(405, "a preview can only be read");
            return Some(answer.with("Allow", "GET, HEAD".to_owned()));
        }
        let [site, mode, destination] = question.fetch;
        let is_foreign = matches!(site, Some("cross-site" | "same-site"));
        if is_foreign && (mode != Some("navigate") || destination != Some("document")) {
            return Some(Answer::text(403, "pages of other sites can link to this preview, and nothing else"));
        }
        None
    }

    /// The path that is asked for, decoded, without the `/` at its beginning.
    fn path(&self, question: &Question) -> Option<String> {
        let path = question.target.split(['?', '#']).next().unwrap_or_default();
        let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
        Some(path.into_owned())
    }

    fn of_site(&self, site: &Site, mounts: &[Mount], path: &str, question: &Question, wish: Wish) -> Answer {
        match find(site, mounts, path) {
            Found::Entry(path, entry) => self.entry(path, entry, wish),
            Found::Folder => match self.path(question) {
                // `//host` would lead away.
                Some(asked) if !asked.starts_with(['/', '\\']) => {
                    Answer::redirect(301, format!("/{}/", utf8_percent_encode(&asked, IN_PATH)))
                }
                _ => nothing_here(question.languages),
            },
            Found::Nothing => missing(site, mounts, path, question.languages),
        }
    }

    fn entry(&self, path: &str, entry: &Entry, wish: Wish) -> Answer {
        if let Some(policy) = &entry.policy {
            self.live.look_at(policy);
        }
        let media_type = media_type(path);
        let (etag, read) = match &entry.body {
            Body::Bytes(bytes) if media_type == HTML => return page(200, bytes, wish),
            Body::Bytes(bytes) => return file(media_type, bytes.to_vec(), wish),
            Body::Pdf(job) => {
                let etag = pdf_etag(&job.key);
                if has(wish.if_none_match, &etag) {
                    return Answer::unchanged(&etag);
                }
                (etag, (self.pdfs)(job).map(|pdf| pdf.bytes))
            }
            Body::File(file) => (pdf_etag(&file.sha256), (self.files)(file)),
        };
        let why = match read {
            Ok(bytes) if media_type == HTML => return page(200, &bytes, wish),
            Ok(_) if has(wish.if_none_match, &etag) => return Answer::unchanged(&etag),
            Ok(bytes) => return Answer::new(200, media_type, bytes).with("ETag", etag.clone()).in_part(&etag, wish),
            Err(PdfFailure::Findings(findings)) => {
                findings.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>().join("\n")
            }
            Err(PdfFailure::Machine(error)) => error.to_string(),
        };
        Answer::text(500, &format!("this file cannot be shown\n{why}"))
    }
}

enum Found<'a> {
    Entry(&'a str, &'a Entry),
    /// A page stands there when a `/` is added.
    Folder,
    Nothing,
}

fn find<'s>(site: &'s Site, mounts: &[Mount], path: &str) -> Found<'s> {
    // As in the output folder, then as on the host of an outlet that stands below a path or in a folder.
    let mounted = mounts.iter().filter_map(|mount| {
        let below = format!("/{path}").strip_prefix(&mount.path)?.to_owned();
        Some(if mount.folder.is_empty() { below } else { format!("{}/{below}", mount.folder) })
    });
    let mut is_folder = false;
    for path in std::iter::once(path.to_owned()).chain(mounted) {
        let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
        // What a web server reads itself, it serves to nobody.
        let found = site.entries.get_key_value(&name).filter(|(_, entry)| entry.class != Class::Config);
        if let Some((path, entry)) = found {
            return Found::Entry(path, entry);
        }
        is_folder |= site.entries.contains_key(&format!("{path}/index.html"));
    }
    if is_folder { Found::Folder } else { Found::Nothing }
}

/// The page of missing addresses of the outlet that the path would be in.
fn missing(site: &Site, mounts: &[Mount], path: &str, languages: Option<&str>) -> Answer {
    let in_folder = |mount: &&Mount| {
        mount.folder.is_empty() || path.strip_prefix(&mount.folder).is_some_and(|rest| rest.starts_with('/'))
    };
    let mount = mounts.iter().filter(in_folder).max_by_key(|mount| mount.folder.len()).or(mounts.first());
    let name = mount.map(|mount| match mount.folder.as_str() {
        "" => "404.html".to_owned(),
        folder => format!("{folder}/404.html"),
    });
    match name.and_then(|name| site.entries.get(&name)).map(|entry| &entry.body) {
        Some(Body::Bytes(bytes)) => page(404, bytes, Wish::default()),
        _ => nothing_here(languages),
    }
}

/// A page of our own where the site has none, so that the browser shows the site's as soon as there is one.
fn nothing_here(languages: Option<&str>) -> Answer {
    let languages = languages.unwrap_or_default().to_ascii_lowercase();
    let place = |language: &str| languages.split(',').position(|tag| tag.trim().starts_with(language));
    let is_english = match (place("en"), place("da")) {
        (Some(english), Some(danish)) => english < danish,
        (english, _) => english.is_some(),
    };
    let (language, words) = if is_english {
        ("en-GB", "There is no page at this address.")
    } else {
        ("da-DK", "Der er ingen side på denne adresse.")
    };
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{words}</title>\n</head>\n\
         <body>\n<main><h1>{words}</h1></main>\n</body>\n</html>\n"
    );
    page(404, html.as_bytes(), Wish::default())
}

/// A page as a browser gets it: with the script that shows the next state of it.
fn page(status: u16, html: &[u8], wish: Wish) -> Answer {
    let page = Page::of(html);
    let etag = etag(&page.parts());
    if has(wish.if_none_match, &etag) {
        return Answer::unchanged(&etag);
    }
    let body = page.with_script(&etag);
    Answer::new(status, HTML, body).with("ETag", etag)
}

fn file(media_type: &str, bytes: Vec<u8>, wish: Wish) -> Answer {
    let etag = etag(&[&bytes]);
    if has(wish.if_none_match, &etag) {
        return Answer::unchanged(&etag);
    }
    let answer = Answer::new(200, media_type, bytes).with("ETag", etag.clone());
    if media_type == HTML { answer } else { answer.in_part(&etag, wish) }
}

/// A PDF is named after everything that it is made of, so that nobody has to make it to know.
fn pdf_etag(key: &str) -> String {
    format!("\"{key}\"")
}

/// Whether a path leads to this host, and is nothing but a path.
fn is_own_path(location: &str) -> bool {
    location.starts_with('/')
        && !location.starts_with("//")
        && location.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests;
