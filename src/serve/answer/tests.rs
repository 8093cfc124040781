use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Asked, Desk, Preview, Question, Told};
use crate::finding::Finding;
use crate::serve::host::Hosts;
use crate::serve::live::{Live, Shown};
use crate::serve::reply::{Answer, Wish};
use crate::site::{Body, Class, Entry, FrozenFile, MakePdf, Mount, PdfFailure, ReadFrozen, Site};

fn site(paths: &[&str]) -> Site {
    let entry =
        |path: &str| Entry { class: Class::Page, body: Body::Bytes(path.as_bytes().to_vec().into()), policy: None };
    Site { entries: paths.iter().map(|path| ((*path).to_owned(), entry(path))).collect() }
}

fn with_preview<R>(site: Site, mounts: &[Mount], ask: impl FnOnce(&Preview) -> R) -> R {
    let live = Live::new(Shown { site: Arc::new(site), mounts: mounts.into(), mistakes: 0 });
    let pdfs: &MakePdf = &|_| Err(PdfFailure::Findings(Vec::new()));
    let files: &ReadFrozen = &|_| Err(PdfFailure::Findings(vec![Finding::error("changed-file", "it was changed")]));
    let other = Arc::new(self::site(&["index.html", "da/index.html"]));
    let workspace = |asked: &Asked| match asked.path {
        "" => Told::Page(format!("<body>desk {}</body>", asked.query)),
        "fragment" => Told::Fragment("<p>".to_owned()),
        "desk.css" => Told::Asset("text/css; charset=utf-8", "p{}"),
        "on" => Told::Redirect("/_ikraft/on/2027-01-01/".to_owned()),
        "away" => Told::Redirect("//evil.example/".to_owned()),
        path => match path.strip_prefix("on/2027-01-01/") {
            Some(path) => Told::Site { site: other.clone(), mounts: Arc::new([]), path: path.to_owned() },
            None => Told::Missing(format!("none: {path}")),
        },
    };
    let hosts = Hosts::new("127.0.0.1:4000".parse().unwrap(), "127.0.0.1");
    ask(&Preview { live: &live, pdfs, files, workspace: &workspace, hosts })
}

fn ask(site: Site, mounts: &[Mount], method: &str, target: &str, host: Option<&str>) -> Answer {
    with_preview(site, mounts, |preview| preview.answer(Question { method, target, host, ..Question::default() }))
}

/// The status and the words, without what is added to pages.
fn get(paths: &[&str], target: &str) -> (u16, String) {
    let mounts = [Mount { path: "/privatliv/".to_owned(), folder: String::new() }];
    let answer = ask(site(paths), &mounts, "GET", target, Some("localhost:4000"));
    (answer.status, words(answer))
}

fn words(answer: Answer) -> String {
    let body = String::from_utf8(answer.body).unwrap();
    match (body.find("<script src=\"/_ikraft/reload.js\""), body.find("</script>")) {
        (Some(start), Some(end)) => body[..start].to_owned() + &body[end + "</script>".len()..],
        _ => body,
    }
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.iter().find(|(other, _)| *other == name).map_or("", |(_, value)| value)
}

#[test]
fn answers_pages_folders_and_what_stands_below_a_path() {
    let paths = ["index.html", "404.html", "da/x/index.html", "da/x/x.pdf", "æ.txt"];
    for (target, path) in [
        ("/", "index.html"),
        ("/?q=1", "index.html"),
        ("/da/x/", "da/x/index.html"),
        ("/da/x/x.pdf", "da/x/x.pdf"),
        ("/%C3%A6.txt", "æ.txt"),
        ("/privatliv/da/x/", "da/x/index.html"),
        ("/privatliv/", "index.html"),
    ] {
        assert_eq!(get(&paths, target), (200, path.to_owned()), "{target}");
    }
    for target in ["/da/x", "/privatliv/da/x"] {
        let mounts = [Mount { path: "/privatliv/".to_owned(), folder: String::new() }];
        let answer = ask(site(&paths), &mounts, "GET", target, Some("localhost:4000"));
        assert_eq!((answer.status, header(&answer, "Location")), (301, &*format!("{target}/")), "{target}");
    }
}

#[test]
fn nothing_outside_the_site_is_answered() {
    let paths = ["index.html", "404.html", "etc/index.html"];
    for target in [
        "/../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/..%2fetc",
        "//etc/passwd",
        "//etc",
        "/%2Fetc",
        "/%2Fetc/passwd",
        "/\\x",
        "/%5cx",
        "/%5c..%5cetc",
        "/.%00./etc",
        "/etc%00",
        "/nothing/",
        "/./index.html",
        "/%252e%252e/etc",
    ] {
        let (status, body) = get(&paths, target);
        assert!(status == 404 && (body == "404.html" || body.starts_with("<!DOCTYPE html>")), "{target} {status}");
    }
    for target in ["/%ff", "", "*", "http://localhost/", "/%c0%ae%c0%ae/etc", "/%e0%80%ae/", "\\etc"] {
        assert_eq!(get(&paths, target).0, 400, "{target}");
    }
}

#[test]
fn a_site_without_a_page_for_missing_addresses_has_ours_with_the_script() {
    for (languages, words) in [
        (None, "Der er ingen side"),
        (Some("en-GB,en;q=0.9,da;q=0.8"), "There is no page"),
        (Some("da,en;q=0.5"), "Der er ingen side"),
        (Some("de, EN"), "There is no page"),
    ] {
        with_preview(Site::default(), &[], |preview| {
            let host = Some("localhost:4000");
            let answer =
                preview.answer(Question { method: "GET", target: "/", host, languages, ..Question::default() });
            let body = String::from_utf8(answer.body).unwrap();
            assert!(answer.status == 404 && body.contains(words), "{languages:?} {body}");
            assert!(body.contains("default-src 'none'; script-src 'self'; connect-src 'self'"), "{body}");
            assert!(body.contains("/_ikraft/reload.js"), "{body}");
        });
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
    let answer = ask(site, &[], "GET", "/da/p.pdf", Some("localhost:4000"));
    let (status, words) = (answer.status, words(answer));
    assert!(status == 500 && words.contains("it was changed"), "{status} {words}");
}

#[test]
fn foreign_hosts_methods_and_pages_are_refused() {
    for host in [None, Some("evil.example"), Some("localhost"), Some("localhost:80"), Some("evil.example:4000")] {
        for target in ["/", "/_ikraft/", "/_ikraft/events", "/_ikraft/reload.js", "/none"] {
            assert_eq!(ask(site(&["index.html"]), &[], "GET", target, host).status, 421, "{host:?} {target}");
        }
    }
    for host in ["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "LOCALHOST:4000"] {
        assert_eq!(ask(site(&["index.html"]), &[], "GET", "/", Some(host)).status, 200, "{host}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "X"] {
        let answer = ask(site(&["index.html"]), &[], method, "/", Some("localhost:4000"));
        assert_eq!((answer.status, header(&answer, "Allow")), (405, "GET, HEAD"), "{method}");
    }
    with_preview(site(&["index.html"]), &[], |preview| {
        let status = |fetch| {
            let host = Some("localhost:4000");
            preview.answer(Question { method: "GET", target: "/", host, fetch, ..Question::default() }).status
        };
        assert_eq!(status([Some("cross-site"), Some("no-cors"), Some("script")]), 403);
        assert_eq!(status([Some("cross-site"), Some("navigate"), Some("iframe")]), 403);
        assert_eq!(status([Some("same-site"), Some("cors"), Some("empty")]), 403);
        assert_eq!(status([Some("cross-site"), Some("navigate"), Some("document")]), 200);
        assert_eq!(status([Some("same-origin"), Some("cors"), Some("empty")]), 200);
        assert_eq!(status([Some("none"), Some("navigate"), Some("document")]), 200);
    });
}

#[test]
fn each_outlet_has_its_own_page_of_missing_addresses() {
    let paths = ["a/404.html", "b/404.html", "b/index.html"];
    let mounts = ["a", "b"].map(|folder| Mount { path: "/".to_owned(), folder: folder.to_owned() });
    let body = |target| words(ask(site(&paths), &mounts, "GET", target, Some("localhost:4000")));
    assert_eq!(body("/b/none"), "b/404.html");
    assert_eq!(body("/none"), "a/404.html");
    assert_eq!(body("/index.html"), "b/index.html");
}

#[test]
fn the_workspace_is_asked_for_what_is_its_own() {
    for (target, status, body) in [
        ("/_ikraft/", 200, "<body>desk </body>"),
        ("/_ikraft/?a=%2F#b", 200, "<body>desk a=%2F</body>"),
        ("/%5Fikraft/", 200, "<body>desk </body>"),
        ("/_ikraft/fragment", 200, "<p>"),
        ("/_ikraft/desk.css", 200, "p{}"),
        ("/_ikraft/da/x", 404, "none: da/x"),
        ("/_ikraft/on/2027-01-01/", 200, "index.html"),
        ("/_ikraft/on/2027-01-01/da/", 200, "da/index.html"),
    ] {
        assert_eq!(get(&["index.html"], target), (status, body.to_owned()), "{target}");
    }
    let location = |target: &str| {
        let answer = ask(site(&[]), &[], "GET", target, Some("localhost:4000"));
        (answer.status, header(&answer, "Location").to_owned())
    };
    assert_eq!(location("/_ikraft"), (301, "/_ikraft/".to_owned()));
    assert_eq!(location("/_ikraft/on"), (302, "/_ikraft/on/2027-01-01/".to_owned()));
    assert_eq!(location("/_ikraft/on/2027-01-01/da"), (301, "/_ikraft/on/2027-01-01/da/".to_owned()));
    assert_eq!(location("/_ikraft/away"), (404, String::new()));
    for target in
        ["/_ikraft/../x", "/_ikraft/%2e%2e/x", "/_ikraft/./", "/_ikraft/a%5cb", "/_ikraft/a%00", "/_ikraft/.."]
    {
        let (status, body) = get(&[], target);
        assert!(status == 404 && !body.contains("none:"), "{target} {status} {body}");
    }
}

#[test]
fn each_question_goes_to_the_desk_that_has_time_for_it() {
    with_preview(site(&["index.html"]), &[], |preview| {
        let desk =
            |method, target, host| preview.desk(&Question { method, target, host: Some(host), ..Question::default() });
        assert_eq!(desk("GET", "/_ikraft/events", "localhost:4000"), Desk::Stream);
        assert_eq!(desk("HEAD", "/_ikraft/events", "localhost:4000"), Desk::Workspace);
        assert_eq!(desk("GET", "/_ikraft/events", "evil.example:4000"), Desk::Pages);
        assert_eq!(desk("POST", "/_ikraft/", "localhost:4000"), Desk::Pages);
        assert_eq!(desk("GET", "/_ikraft/x", "localhost:4000"), Desk::Workspace);
        assert_eq!(desk("GET", "/", "localhost:4000"), Desk::Pages);
    });
}

#[test]
fn a_page_that_somebody_has_is_not_sent_again() {
    with_preview(site(&["index.html", "a.png"]), &[], |preview| {
        let ask = |target, if_none_match: Option<&str>, range| {
            let wish = Wish { if_none_match, range, if_range: None };
            let host = Some("localhost:4000");
            preview.answer(Question { method: "GET", target, host, wish, ..Question::default() })
        };
        for target in ["/", "/a.png", "/_ikraft/", "/_ikraft/fragment", "/_ikraft/reload.js"] {
            let first = ask(target, None, None);
            let etag = header(&first, "ETag").to_owned();
            assert!(first.status == 200 && etag.len() > 10, "{target} {etag}");
            let second = ask(target, Some(&format!("W/\"x\", {etag}")), None);
            assert_eq!((second.status, header(&second, "ETag"), second.body.len()), (304, &*etag, 0), "{target}");
            assert_eq!(ask(target, Some("\"x\""), None).status, 200, "{target}");
            assert_eq!(header(&first, "Cache-Control"), "no-store");
        }
        assert_eq!(ask("/a.png", None, Some("bytes=0-1")).status, 206);
        // A page is added to on its way, and sent whole.
        assert_eq!(ask("/", None, Some("bytes=0-1")).status, 200);
        // The page of a missing address is sent whenever it is asked for: whoever asks has another page.
        assert_eq!(ask("/none", Some("*"), None).status, 404);
    });
}

#[test]
fn the_page_names_its_own_etag() {
    let answer = ask(site(&["index.html"]), &[], "GET", "/", Some("localhost:4000"));
    let etag = header(&answer, "ETag").trim_matches('"').to_owned();
    let body = String::from_utf8(answer.body).unwrap();
    assert!(body.contains(&format!("data-etag=\"{etag}\"")), "{body} {etag}");
}

#[test]
fn nobody_asks_the_workspace_who_may_not() {
    let asked = AtomicUsize::new(0);
    let live = Live::default();
    let workspace = |_: &Asked| {
        asked.fetch_add(1, Ordering::SeqCst);
        Told::Page(String::new())
    };
    let hosts = Hosts::new("127.0.0.1:4000".parse().unwrap(), "");
    let files: &ReadFrozen = &|_| Ok(Vec::new());
    let pdfs: &MakePdf = &|_| Err(PdfFailure::Findings(Vec::new()));
    let preview = Preview { live: &live, pdfs, files, workspace: &workspace, hosts };
    for (method, host) in [("GET", "evil.example:4000"), ("POST", "localhost:4000")] {
        preview.answer(Question { method, target: "/_ikraft/", host: Some(host), ..Question::default() });
    }
    assert_eq!(asked.load(Ordering::SeqCst), 0);
}
