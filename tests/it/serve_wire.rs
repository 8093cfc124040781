//! Whatever is sent to the preview: the real program, on a small site, asked by people and by others.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Site, program};

/// How long something may take that takes no time: a machine under load should fail no test.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program at work, ended when the test ends.
struct Serving {
    child: Child,
    output: BufReader<ChildStdout>,
    address: String,
    /// What is said beside the address.
    aside: tempfile::NamedTempFile,
    _site: Site,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Serving {
    fn new() -> Serving {
        Serving::at("0")
    }

    fn at(port: &str) -> Serving {
        let site = Site::minimal().file("static/picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        let aside = tempfile::NamedTempFile::new().unwrap();
        let mut child = program()
            .args(["serve", "--date", "2026-11-20", "--port", port])
            .current_dir(site.path())
            .stdout(Stdio::piped())
            .stderr(aside.reopen().unwrap())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        // From here on it is ended whatever happens.
        let mut serving = Serving { child, output, address: String::new(), aside, _site: site };
        let mut line = String::new();
        serving.output.read_line(&mut line).unwrap();
        let address = line.strip_prefix("http://").and_then(|rest| rest.split('/').next());
        serving.address = address.unwrap_or_else(|| panic!("no address was said: {line}")).to_owned();
        serving
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes as they are.
    fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // Somebody who sends too much is not read to the end.
        let _ = stream.write_all(bytes);
        answer(stream)
    }

    fn ask(&self, line: &str, headers: &str) -> Answer {
        self.send(format!("{line} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address).as_bytes())
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path}"), "")
    }
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (other, value) = line.split_once(": ")?;
            other.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Reads all that is answered; status 0 is no answer at all.
fn answer(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    // A connection that is torn down behind the answer has still answered.
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").map_or(bytes.len(), |end| end + 4);
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Answer { status, head, body: bytes[end..].to_vec() }
}

/// Reads from a stream until some words have come.
fn read_until(stream: &mut TcpStream, words: &str) -> String {
    let mut all = String::new();
    let mut buffer = [0; 512];
    let until = Instant::now() + PATIENCE;
    while !all.contains(words) {
        assert!(Instant::now() < until, "the stream goes on without {words:?}: {all}");
        let length = stream.read(&mut buffer).unwrap();
        assert!(length > 0, "the stream ended without {words:?}: {all}");
        all.push_str(&String::from_utf8_lossy(&buffer[..length]));
    }
    all
}

#[test]
fn a_page_is_what_was_built_and_the_script() {
    let serving = Serving::new();
    let built = Site::minimal();
    built.build(&["--drafts", "--date", "2026-11-20"]).succeeded();
    let built = built.output();
    let mut pages = 0;
    for (path, bytes) in built.iter().filter(|(path, _)| path.ends_with(".html") && !path.ends_with("404.html")) {
        let answer = serving.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("Content-Type"), Some("text/html; charset=utf-8"));
        let etag = answer.header("ETag").unwrap().trim_matches('"');
        let script = format!("<script src=\"/_ikraft/reload.js\" data-etag=\"{etag}\" defer></script>");
        let sent = answer.text();
        assert!(sent.contains(&script) && sent.contains("; script-src 'self'; connect-src 'self'\""), "{path}: {sent}");
        let without = sent.replacen(&script, "", 1).replacen("; script-src 'self'; connect-src 'self'", "", 1);
        assert_eq!(without.as_bytes(), &bytes[..], "{path}");
        pages += 1;
    }
    assert!(pages > 3, "{pages} pages");
    let style = built.keys().find(|path| path.ends_with(".css")).unwrap();
    let answer = serving.get(&format!("/{style}"));
    assert_eq!((answer.status, &answer.body), (200, &built[style]));
    assert_eq!(serving.get("/_ikraft/reload.js").header("Content-Type"), Some("text/javascript; charset=utf-8"));
}

#[test]
fn foreign_names_are_refused() {
    let serving = Serving::new();
    let port = serving.address.rsplit_once(':').unwrap().1;
    for (head, status) in [
        ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned(), 421),
        (format!("GET / HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n"), 421),
        (format!("GET / HTTP/1.1\r\nHost: localhost.evil.example:{port}\r\n\r\n"), 421),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned(), 421),
        (format!("GET / HTTP/1.1\r\nHost: 0.0.0.0:{port}\r\n\r\n"), 421),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.0\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.1\r\nHost:\r\n\r\n".to_owned(), 421),
        (format!("GET / HTTP/1.1\r\nHost: {0}\r\nHost: {0}\r\n\r\n", serving.address), 400),
        (format!("GET / HTTP/1.1\r\nHost: {}\r\nHost: evil.example\r\n\r\n", serving.address), 400),
        (format!("GET http://evil.example/ HTTP/1.1\r\nHost: {}\r\n\r\n", serving.address), 400),
        (format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), 200),
        (format!("GET / HTTP/1.1\r\nhost:[::1]:{port}\r\n\r\n"), 200),
    ] {
        assert_eq!(serving.send(head.as_bytes()).status, status, "{head}");
    }
    for (fetch, status) in [
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n", 403),
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n", 403),
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", 200),
    ] {
        assert_eq!(serving.ask("GET /", fetch).status, status, "{fetch}");
        assert_eq!(serving.ask("GET /", fetch).header("Cross-Origin-Resource-Policy"), Some("same-origin"));
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let serving = Serving::new();
    let steps = [
        "..",
        "%2e%2e",
        "%2E.",
        ".%2e",
        "..%2f..",
        "..%5c..",
        "..\\..",
        "%252e%252e",
        "%c0%ae%c0%ae",
        "..%00",
        "%2f..",
        "....//",
        "..;",
        "%uff0e%uff0e",
        ".%00.",
        "%e2%80%a5",
    ];
    for start in ["/", "//", "/da/", "/_ikraft/", "/_ikraft/da/", "/%5f", ""] {
        for step in steps {
            for end in ["site.toml", "etc/passwd", "content/firm/firm.toml", ""] {
                let path = format!("{start}{step}/{step}/{end}");
                let answer = serving.get(&path);
                assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
                let text = answer.text();
                assert!(!text.contains("default-language") && !text.contains("root:"), "{path}: {text}");
            }
        }
    }
    for path in ["/site.toml", "/content/firm/firm.toml", "/.ikraft/", "/%2e/site.toml", "//127.0.0.1/site.toml"] {
        assert_eq!(serving.get(path).status, 404, "{path}");
    }
}

#[test]
fn a_preview_can_only_be_read() {
    let serving = Serving::new();
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "BREW"] {
        let answer = serving.ask(&format!("{method} /"), "");
        assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let answer = serving.ask("POST /", "Content-Length: 5\r\n");
    assert_eq!(answer.status, 405);
    for (headers, status) in [
        ("Content-Length: 5\r\n", 413),
        ("Content-Length: x\r\n", 413),
        ("Content-Length: 0\r\n", 200),
        ("Transfer-Encoding: chunked\r\n", 413),
        ("Content-Length: 0\r\nTransfer-Encoding: identity\r\n", 413),
        ("Expect: 100-continue\r\n", 417),
    ] {
        assert_eq!(serving.ask("GET /", headers).status, status, "{headers}");
    }
}

#[test]
fn malformed_and_huge_requests_are_told_so() {
    let serving = Serving::new();
    let host = &serving.address;
    let long = "x".repeat(100_000);
    let many = "A: b\r\n".repeat(10_000);
    for (request, status) in [
        ("\r\n\r\n\r\nnonsense\r\n\r\n".to_owned(), 400),
        ("GET\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/9.9\r\n\r\n".to_owned(), 505),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nno colon\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\n folded: x\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\nHost : {host}\r\n\r\n"), 400),
        (format!("GET /æ HTTP/1.1\r\nHost: {host}\r\n\r\n"), 400),
        (format!("GET /\0 HTTP/1.1\r\nHost: {host}\r\n\r\n"), 400),
        (format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", &long[..8000]), 414),
        (format!("GET /{long} HTTP/1.1\r\nHost: {host}\r\n\r\n"), 431),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {long}\r\n\r\n"), 431),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\n{many}\r\n"), 431),
    ] {
        assert_eq!(serving.send(request.as_bytes()).status, status, "{:?}", &request[..request.len().min(60)]);
    }
    let all: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    assert_eq!(serving.send(&all).status, 400);
    // A head without an end is not read without end.
    let mut stream = serving.connect();
    let mut sent = format!("GET / HTTP/1.1\r\nHost: {host}\r\n").len();
    write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\n").unwrap();
    while stream.write_all(b"X-Endless: yes\r\n").is_ok() && sent < 100_000_000 {
        sent += 16;
    }
    assert!(sent < 100_000_000);
    assert_eq!(serving.get("/").status, 200);
}

#[test]
fn a_person_is_answered_between_idle_and_slow_connections() {
    let serving = Serving::new();
    let idle: Vec<TcpStream> = (0..200).map(|_| serving.connect()).collect();
    let mut slow: Vec<TcpStream> = (0..50).map(|_| serving.connect()).collect();
    let head = format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", serving.address);
    for byte in head.as_bytes().chunks(1).take(30) {
        for stream in &mut slow {
            // Those that are too many are sent away.
            let _ = stream.write_all(byte);
        }
        assert_eq!(serving.get("/").status, 200);
    }
    // Readers that take nothing of what they asked for.
    let deaf: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = serving.connect();
            let _ = stream.write_all(head.as_bytes());
            stream
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(serving.get("/").status, 200);
    }
    // And those that hold streams of changes.
    let streams: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = serving.connect();
            let _ = write!(stream, "GET /_ikraft/events HTTP/1.1\r\nHost: {}\r\n\r\n", serving.address);
            stream
        })
        .collect();
    assert_eq!(serving.get("/").status, 200);
    drop((idle, slow, deaf, streams));
    assert_eq!(serving.get("/").status, 200);
}

#[test]
fn who_is_slow_or_says_nothing_is_sent_away() {
    let serving = Serving::new();
    let idle = serving.connect();
    let mut slow = serving.connect();
    slow.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    assert_eq!(answer(slow).status, 408);
    assert_eq!(answer(idle).status, 0);
}

#[test]
fn one_who_has_said_all_is_still_answered() {
    let serving = Serving::new();
    let mut stream = serving.connect();
    write!(stream, "GET / HTTP/1.1\r\nHost: {}\r\n\r\n", serving.address).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    assert_eq!(answer(stream).status, 200);
}

#[test]
fn heads_conditions_and_parts() {
    let serving = Serving::new();
    let page = serving.get("/");
    let head = serving.ask("HEAD /", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("Content-Length"), Some(&*page.body.len().to_string()));
    let etag = page.header("ETag").unwrap();
    for (held, status) in [(etag.to_owned(), 304), (format!("\"x\", W/{etag}"), 304), ("*".to_owned(), 304)] {
        let answer = serving.ask("GET /", &format!("If-None-Match: {held}\r\n"));
        assert_eq!((answer.status, answer.body.len()), (status, 0), "{held}");
        assert_eq!(answer.header("ETag"), Some(etag));
        assert_eq!(answer.header("Cache-Control"), Some("no-store"));
    }
    assert_eq!(serving.ask("GET /", "If-None-Match: \"x\"\r\n").status, 200);
    assert_eq!(serving.ask("GET /", "If-Modified-Since: Fri, 20 Nov 2026 00:00:00 GMT\r\n").status, 200);

    let file = serving.get("/robots.txt");
    let path = if file.status == 200 { "/robots.txt" } else { "/picture.svg" };
    let file = serving.get(path);
    let length = file.body.len();
    assert_eq!((file.status, file.header("Accept-Ranges")), (200, Some("bytes")), "{path}");
    let part = serving.ask(&format!("GET {path}"), "Range: bytes=1-3\r\n");
    assert_eq!((part.status, &part.body[..]), (206, &file.body[1..4]));
    assert_eq!(part.header("Content-Range"), Some(&*format!("bytes 1-3/{length}")));
    let none = serving.ask(&format!("GET {path}"), "Range: bytes=999999-\r\n");
    assert_eq!((none.status, none.header("Content-Range")), (416, Some(&*format!("bytes */{length}"))));
    assert_eq!(serving.ask(&format!("GET {path}"), "Range: bytes=0-1,3-4\r\n").body, file.body);
    assert_eq!(serving.ask(&format!("GET {path}"), "Range: bytes=0-1\r\nIf-Range: \"x\"\r\n").status, 200);
    assert_eq!(serving.ask("GET /", "Range: bytes=0-1\r\n").status, 200);
}

#[test]
fn a_port_that_is_taken_gives_the_next_one_and_says_so() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let serving = Serving::at(&port.to_string());
    let said = std::fs::read_to_string(serving.aside.path()).unwrap();
    assert!(said.contains(&port.to_string()), "{said}");
    let (host, other) = serving.address.rsplit_once(':').unwrap();
    assert_eq!(host, "127.0.0.1");
    assert!(other.parse::<u16>().unwrap() > port);
    assert_eq!(serving.get("/").status, 200);
}

#[test]
fn a_stream_tells_what_is_shown() {
    let serving = Serving::new();
    let mut stream = serving.connect();
    write!(stream, "GET /_ikraft/events HTTP/1.1\r\nHost: {}\r\n\r\n", serving.address).unwrap();
    // How many states were shown before is of no matter.
    let told = read_until(&mut stream, ",\"mistakes\":0}\n\n");
    assert!(told.contains("Content-Type: text/event-stream") && told.contains("data: {\"server\":\""), "{told}");
}

#[cfg(unix)]
#[test]
fn it_ends_cleanly_with_an_open_stream() {
    for signal in ["INT", "TERM"] {
        let mut serving = Serving::new();
        let mut stream = serving.connect();
        write!(stream, "GET /_ikraft/events HTTP/1.1\r\nHost: {}\r\n\r\n", serving.address).unwrap();
        read_until(&mut stream, "\"number\":");
        let _idle = serving.connect();
        let id = serving.child.id().to_string();
        assert!(std::process::Command::new("kill").args([&format!("-{signal}"), &id]).status().unwrap().success());
        let status = serving.child.wait().unwrap();
        assert_eq!(status.code(), Some(0), "{signal}: {status:?}");
        let mut rest = String::new();
        serving.output.read_to_string(&mut rest).unwrap();
        assert!(!rest.contains("panicked"), "{rest}");
    }
}
