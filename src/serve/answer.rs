//! What is answered to a request. Only addresses of the Site are looked up, so there is no file to escape to.

use std::net::SocketAddr;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::site::{Body, Entry, MakePdf, Mount, PdfFailure, ReadFrozen, Site};

/// A site that can be looked at.
pub struct Preview<'a> {
    pub site: &'a Site,
    /// The outlets, by the paths they have on their own hosts.
    pub mounts: &'a [Mount],
    /// Called when somebody asks for a PDF.
    pub pdfs: &'a MakePdf<'a>,
    /// Called when somebody asks for a frozen file.
    pub files: &'a ReadFrozen<'a>,
    /// Where the server listens.
    pub address: SocketAddr,
}

/// What a request asks, as far as it matters.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    pub method: &'a str,
    /// Path and query, as sent.
    pub target: &'a str,
    pub host: Option<&'a str>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub reason: &'static str,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// What must not stand as it is in a Location header's path.
const IN_PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'\\').add(b'%');

impl Preview<'_> {
    /// Answers one question. What is sent back for HEAD is told by the server, which leaves the body out.
    pub fn answer(&self, question: Question) -> Answer {
        if !self.is_own_host(question.host) {
            // A page of another site that got its name to point here may not read what is previewed.
            return Answer::text(421, "Misdirected Request", "this preview answers to its own address only");
        }
        if !matches!(question.method, "GET" | "HEAD") {
            let mut answer = Answer::text(405, "Method Not Allowed", "a preview can only be read");
            answer.headers.push(("Allow", "GET, HEAD".to_owned()));
            return answer;
        }
        let path = question.target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = path.strip_prefix('/').and_then(|path| percent_decode_str(path).decode_utf8().ok()) else {
            return Answer::text(400, "Bad Request", "that is no path");
        };
        match self.find(&path) {
            Found::Entry(path, entry) => self.entry(path, entry),
            Found::Folder(folder) => Answer {
                headers: vec![("Location", format!("/{}/", utf8_percent_encode(&folder, IN_PATH)))],
                ..Answer::text(301, "Moved Permanently", "the page stands in a folder")
            },
            Found::Nothing => self.missing(&path),
        }
    }

    /// The names that a browser on this machine reaches the server by.
    fn is_own_host(&self, host: Option<&str>) -> bool {
        let Some(host) = host else { return false };
        let port = self.address.port();
        let own = [
            format!("localhost:{port}"),
            format!("127.0.0.1:{port}"),
            format!("[::1]:{port}"),
            self.address.to_string(),
        ];
        own.iter().any(|own| own.eq_ignore_ascii_case(host))
            || (port == 80 && own.iter().any(|own| own.strip_suffix(":80") == Some(host)))
    }

    fn find<'s>(&'s self, path: &str) -> Found<'s> {
        // As in the output folder, then as on the host of an outlet that stands below a path or in a folder.
        let mounted = self.mounts.iter().filter_map(|mount| {
            let below = format!("/{path}").strip_prefix(&mount.path)?.to_owned();
            Some(if mount.folder.is_empty() { below } else { format!("{}/{below}", mount.folder) })
        });
        for path in std::iter::once(path.to_owned()).chain(mounted) {
            let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
            if let Some((path, entry)) = self.site.entries.get_key_value(&name) {
                return Found::Entry(path, entry);
            }
        }
        let is_folder = !path.is_empty() && self.site.entries.contains_key(&format!("{path}/index.html"));
        // `//host` would lead away.
        if is_folder && !path.starts_with('/') { Found::Folder(path.to_owned()) } else { Found::Nothing }
    }

    fn entry(&self, path: &str, entry: &Entry) -> Answer {
        let read = match &entry.body {
            Body::Bytes(bytes) => Ok(bytes.to_vec()),
            Body::Pdf(job) => (self.pdfs)(job).map(|pdf| pdf.bytes),
            Body::File(file) => (self.files)(file),
        };
        let why = match read {
            Ok(body) => return Answer::new(200, "OK", media_type(path), body),
            Err(PdfFailure::Findings(findings)) => {
                findings.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>().join("\n")
            }
            Err(PdfFailure::Machine(error)) => error.to_string(),
        };
        Answer::text(500, "Internal Server Error", &format!("this file cannot be shown\n{why}"))
    }

    /// The page of missing addresses of the outlet that the path would be in.
    fn missing(&self, path: &str) -> Answer {
        let in_folder = |mount: &&Mount| {
            mount.folder.is_empty() || path.strip_prefix(&mount.folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let mount = self.mounts.iter().filter(in_folder).max_by_key(|mount| mount.folder.len()).or(self.mounts.first());
        let page = mount.map(|mount| match mount.folder.as_str() {
            "" => "404.html".to_owned(),
            folder => format!("{folder}/404.html"),
        });
        match page.and_then(|page| self.site.entries.get(&page)).map(|entry| &entry.body) {
            Some(Body::Bytes(bytes)) => Answer::new(404, "Not Found", media_type("404.html"), bytes.to_vec()),
            _ => Answer::text(404, "Not Found", "there is no page at this address"),
        }
    }
}

enum Found<'a> {
    Entry(&'a str, &'a Entry),
    /// A page stands there when a `/` is added.
    Folder(String),
    Nothing,
}

impl Answer {
    fn new(status: u16, reason: &'static str, media_type: &str, body: Vec<u8>) -> Answer {
        let headers = vec![
            ("Content-Type", media_type.to_owned()),
            ("Cache-Control", "no-store".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
        ];
        Answer { status, reason, headers, body }
    }

    fn text(status: u16, reason: &'static str, words: &str) -> Answer {
        Answer::new(status, reason, "text/plain; charset=utf-8", format!("{words}\n").into_bytes())
    }
}

/// The media type of a file, by its ending.
fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("json") => "application/json",
        Some("pdf") => "application/pdf",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("link") => "application/link-format",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::site::{Class, FrozenFile};

    fn site(paths: &[&str]) -> Site {
        let entry =
            |path: &str| Entry { class: Class::Page, body: Body::Bytes(path.as_bytes().to_vec().into()), policy: None };
        Site { entries: paths.iter().map(|path| ((*path).to_owned(), entry(path))).collect() }
    }

    fn ask(site: &Site, mounts: &[Mount], method: &str, target: &str, host: Option<&str>) -> Answer {
        let pdfs: &MakePdf = &|_| Err(PdfFailure::Findings(Vec::new()));
        let files: &ReadFrozen = &|_| Err(PdfFailure::Findings(vec![Finding::error("changed-file", "it was changed")]));
        let preview = Preview { site, mounts, pdfs, files, address: "127.0.0.1:4000".parse().unwrap() };
        preview.answer(Question { method, target, host })
    }

    fn get(site: &Site, target: &str) -> (u16, String) {
        let mounts = [Mount { path: "/privatliv/".to_owned(), folder: String::new() }];
        let answer = ask(site, &mounts, "GET", target, Some("localhost:4000"));
        (answer.status, String::from_utf8(answer.body).unwrap())
    }

    #[test]
    fn answers_pages_folders_and_what_stands_below_a_path() {
        let site = site(&["index.html", "404.html", "da/x/index.html", "da/x/x.pdf", "æ.txt"]);
        for (target, path) in [
            ("/", "index.html"),
            ("/?q=1", "index.html"),
            ("/da/x/", "da/x/index.html"),
            ("/da/x/x.pdf", "da/x/x.pdf"),
            ("/%C3%A6.txt", "æ.txt"),
            ("/privatliv/da/x/", "da/x/index.html"),
            ("/privatliv/", "index.html"),
        ] {
            assert_eq!(get(&site, target), (200, path.to_owned()), "{target}");
        }
        assert_eq!(get(&site, "/da/x").0, 301);
    }

    #[test]
    fn nothing_outside_the_site_is_answered() {
        let site = site(&["index.html", "404.html"]);
        for target in ["/../etc/passwd", "/%2e%2e/etc/passwd", "//etc/passwd", "/%2Fetc/passwd", "/\\x", "/nothing/"] {
            assert_eq!(get(&site, target), (404, "404.html".to_owned()), "{target}");
        }
        for target in ["/%ff", "", "*", "http://localhost/"] {
            assert_eq!(get(&site, target).0, 400, "{target}");
        }
    }

    #[test]
    fn a_frozen_file_that_was_changed_is_not_shown() {
        let file = FrozenFile {
            path: "content/f/p/editions/2026-04-01/da.pdf".to_owned(),
            sha256: String::new(),
            bytes: 0,
            policy: "f/p".into(),
            edition: "2026-04-01".parse().unwrap(),
        };
        let mut site = site(&[]);
        let entry = Entry { class: Class::Pdf, body: Body::File(file.into()), policy: Some("f/p".into()) };
        site.entries.insert("da/p.pdf".to_owned(), entry);
        let (status, words) = get(&site, "/da/p.pdf");
        assert!(status == 500 && words.contains("it was changed"), "{status} {words}");
    }

    #[test]
    fn foreign_hosts_and_methods_are_refused() {
        let site = site(&["index.html"]);
        for host in [None, Some("evil.example"), Some("localhost"), Some("localhost:80"), Some("evil.example:4000")] {
            assert_eq!(ask(&site, &[], "GET", "/", host).status, 421, "{host:?}");
        }
        for host in ["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "LOCALHOST:4000"] {
            assert_eq!(ask(&site, &[], "GET", "/", Some(host)).status, 200, "{host}");
        }
        assert_eq!(ask(&site, &[], "POST", "/", Some("localhost:4000")).status, 405);
    }

    #[test]
    fn each_outlet_has_its_own_page_of_missing_addresses() {
        let site = site(&["a/404.html", "b/404.html", "b/index.html"]);
        let mounts = ["a", "b"].map(|folder| Mount { path: "/".to_owned(), folder: folder.to_owned() });
        let body = |target| ask(&site, &mounts, "GET", target, Some("localhost:4000")).body;
        assert_eq!(body("/b/none"), b"b/404.html");
        assert_eq!(body("/none"), b"a/404.html");
        assert_eq!(body("/index.html"), b"b/index.html");
    }
}
