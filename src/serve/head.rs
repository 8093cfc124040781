//! Judges the head of a request before anything else sees it, and writes anew what matters of it.
//!
//! What is behind the gate reads only heads that were written here, so that it does not matter what it makes of odd
//! line ends, two lengths or a header without an end.

use httparse::{EMPTY_HEADER, Error, Header, Request, Status};

/// How many bytes a head may have. A browser's has less than two thousand.
pub const HEAD_BYTES: usize = 16 * 1024;
/// How many headers a head may have.
const HEADERS: usize = 64;
/// How many bytes a path and its query may have.
const TARGET_BYTES: usize = 4096;
/// The header by which a head shows that it came through the gate.
pub const PASS: &str = "X-Ikraft-Gate";
/// Where a page waits to be told of changes.
pub const EVENTS: &str = "/_ikraft/events";

/// The headers that an answer may depend on.
const PASSED_ON: [&str; 7] =
    ["If-None-Match", "If-Range", "Range", "Accept-Language", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest"];

/// What has come so far.
#[derive(Debug, PartialEq, Eq)]
pub enum Judged {
    /// More is to come.
    Incomplete,
    Passed(Head),
    Refused(Refusal),
}

/// A head that was found good.
#[derive(Debug, PartialEq, Eq)]
pub struct Head {
    /// The head as it is passed on.
    pub bytes: Vec<u8>,
    /// The answer has no end: a page waits to be told of changes.
    pub is_stream: bool,
}

/// What is said to somebody who does not get in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    pub reason: &'static str,
    pub why: &'static str,
}

pub const TOO_SLOW: Refusal =
    Refusal { status: 408, reason: "Request Timeout", why: "the request took too long to arrive" };
pub const TOO_MANY: Refusal =
    Refusal { status: 503, reason: "Service Unavailable", why: "too many requests are waiting" };
const MALFORMED: Refusal = Refusal { status: 400, reason: "Bad Request", why: "that is no HTTP request" };
const HOSTS: Refusal = Refusal { status: 400, reason: "Bad Request", why: "a request names one host" };
const BODY: Refusal = Refusal { status: 413, reason: "Content Too Large", why: "a preview takes no content" };
const LONG_TARGET: Refusal = Refusal { status: 414, reason: "URI Too Long", why: "the address is too long" };
const EXPECTS: Refusal = Refusal { status: 417, reason: "Expectation Failed", why: "a preview takes no content" };
const TOO_LARGE: Refusal =
    Refusal { status: 431, reason: "Request Header Fields Too Large", why: "the head of the request is too large" };
const VERSION: Refusal = Refusal { status: 505, reason: "HTTP Version Not Supported", why: "this is HTTP/1.1" };

/// Whether a target, as sent, is the stream of changes. Other ways to write it do not count.
pub fn is_events(target: &str) -> bool {
    target.split('?').next() == Some(EVENTS)
}

/// Judges what has come of a head, and writes it anew with the pass once it is complete.
pub fn judge(received: &[u8], pass: &str) -> Judged {
    let mut headers = [EMPTY_HEADER; HEADERS];
    let mut request = Request::new(&mut headers);
    let length = match request.parse(received) {
        Ok(Status::Complete(length)) => length,
        Ok(Status::Partial) if received.len() < HEAD_BYTES => return Judged::Incomplete,
        Ok(Status::Partial) | Err(Error::TooManyHeaders) => return Judged::Refused(TOO_LARGE),
        Err(Error::Version) => return Judged::Refused(VERSION),
        Err(_) => return Judged::Refused(MALFORMED),
    };
    if length > HEAD_BYTES {
        return Judged::Refused(TOO_LARGE);
    }
    match pass_on(&request, pass) {
        Ok(head) => Judged::Passed(head),
        Err(refusal) => Judged::Refused(refusal),
    }
}

fn pass_on(request: &Request, pass: &str) -> Result<Head, Refusal> {
    let (Some(method), Some(target)) = (request.method, request.path) else { return Err(MALFORMED) };
    if target.len() > TARGET_BYTES {
        return Err(LONG_TARGET);
    }
    if !target.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(MALFORMED);
    }
    let is_reading = matches!(method, "GET" | "HEAD");
    let values = |name: &str| {
        let name = name.to_owned();
        request.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(&name)).map(value)
    };
    let hosts: Vec<Option<&str>> = values("Host").collect();
    let [Some(host)] = hosts[..] else { return Err(HOSTS) };
    // Another method is refused further in, and what it brings is never read.
    let brings = values("Content-Length").any(|length| length != Some("0")) || values("Transfer-Encoding").count() > 0;
    if is_reading && brings {
        return Err(BODY);
    }
    if is_reading && values("Expect").count() > 0 {
        return Err(EXPECTS);
    }
    let mut bytes = format!("{method} {target} HTTP/1.1\r\n{PASS}: {pass}\r\nHost: {host}\r\n");
    for name in PASSED_ON {
        // A list may be spread over several headers; a value that is no plain text is as good as none.
        let value = values(name).flatten().collect::<Vec<_>>().join(", ");
        if !value.is_empty() {
            bytes.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    bytes.push_str("Connection: close\r\n\r\n");
    Ok(Head { bytes: bytes.into_bytes(), is_stream: method == "GET" && is_events(target) })
}

fn value<'a>(header: &Header<'a>) -> Option<&'a str> {
    let value = std::str::from_utf8(header.value).ok()?.trim();
    value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()).then_some(value)
}

impl Refusal {
    /// The whole answer.
    pub fn on_the_wire(&self) -> Vec<u8> {
        let Refusal { status, reason, why } = self;
        format!(
            "HTTP/1.1 {status} {reason}\r\nContent-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{why}\n",
            why.len() + 1
        )
        .into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(head: &str) -> u16 {
        match judge(head.as_bytes(), "x") {
            Judged::Incomplete => 0,
            Judged::Passed(_) => 200,
            Judged::Refused(refusal) => refusal.status,
        }
    }

    #[test]
    fn only_what_matters_is_passed_on() {
        let head = "GET /da/?q=1 HTTP/1.0\nhost: localhost:4000\r\nCookie: a=b\r\nX-Ikraft-Gate: forged\r\n\
            If-None-Match: \"a\"\r\nConnection: keep-alive\r\nif-none-match: \"b\"\r\nRange: \u{e6}\r\n\r\nGET /more";
        let passed = match judge(head.as_bytes(), "secret") {
            Judged::Passed(head) => String::from_utf8(head.bytes).unwrap(),
            other => panic!("{other:?}"),
        };
        let expected = "GET /da/?q=1 HTTP/1.1\r\nX-Ikraft-Gate: secret\r\nHost: localhost:4000\r\n\
            If-None-Match: \"a\", \"b\"\r\nConnection: close\r\n\r\n";
        assert_eq!(passed, expected);
    }

    #[test]
    fn each_fault_has_its_status() {
        let long = "x".repeat(HEAD_BYTES);
        let many = "A: b\r\n".repeat(HEADERS + 1);
        for (head, expected) in [
            ("", 0),
            ("GET / HTTP/1.1\r\nHost: a\r\n", 0),
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 200),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 200),
            ("GET / HTTP/1.1\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: \u{e6}\r\n\r\n", 400),
            ("GET /\u{e6} HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", 400),
            ("\u{16}\u{3}\u{1}\0", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 413),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 3\r\n\r\n", 413),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 413),
            ("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n", 417),
            (&format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", &long[..TARGET_BYTES]), 414),
            (&format!("GET / HTTP/1.1\r\nHost: a\r\nX: {long}"), 431),
            (&format!("GET / HTTP/1.1\r\nHost: a\r\nX: {long}\r\n\r\n"), 431),
            (&format!("GET / HTTP/1.1\r\nHost: a\r\n{many}\r\n"), 431),
            ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        ] {
            assert_eq!(status(head), expected, "{:?}", &head[..head.len().min(80)]);
        }
    }

    #[test]
    fn a_stream_is_known_by_its_one_address() {
        let is_stream = |line: &str| match judge(format!("{line} HTTP/1.1\r\nHost: a\r\n\r\n").as_bytes(), "x") {
            Judged::Passed(head) => head.is_stream,
            other => panic!("{other:?}"),
        };
        assert!(is_stream("GET /_ikraft/events") && is_stream("GET /_ikraft/events?x"));
        assert!(!is_stream("HEAD /_ikraft/events") && !is_stream("GET /_ikraft/%65vents"));
    }
}
