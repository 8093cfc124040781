//! The form of an answer: status, headers, whole or in part, and its bytes on the wire.

use crate::site::sha256;

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// What somebody has already, and which part they want.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    pub if_none_match: Option<&'a str>,
    pub range: Option<&'a str>,
    pub if_range: Option<&'a str>,
}

impl Answer {
    pub fn new(status: u16, media_type: &str, body: Vec<u8>) -> Answer {
        let headers = vec![
            ("Content-Type", media_type.to_owned()),
            // A browser that asks again is told by the ETag whether anything changed, and by nothing else.
            ("Cache-Control", "no-store".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            // Pages of other sites may neither read nor frame what is previewed.
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
            ("Content-Security-Policy", "frame-ancestors 'self'".to_owned()),
        ];
        Answer { status, headers, body }
    }

    pub fn text(status: u16, words: &str) -> Answer {
        Answer::new(status, "text/plain; charset=utf-8", format!("{words}\n").into_bytes())
    }

    pub fn redirect(status: u16, location: String) -> Answer {
        Answer::text(status, "it is found elsewhere").with("Location", location)
    }

    pub fn with(mut self, name: &'static str, value: String) -> Answer {
        self.headers.push((name, value));
        self
    }

    /// Says that somebody has already what they ask for.
    pub fn unchanged(etag: &str) -> Answer {
        let mut answer = Answer::new(304, "", Vec::new()).with("ETag", etag.to_owned());
        answer.headers.retain(|(name, _)| *name != "Content-Type");
        answer
    }

    /// The part that somebody wishes of a file that was found whole.
    pub fn in_part(mut self, etag: &str, wish: Wish) -> Answer {
        self.headers.push(("Accept-Ranges", "bytes".to_owned()));
        // With another version in hand, a part of this one would be glued to it.
        let is_for_this = wish.if_range.is_none_or(|held| held == etag);
        let length = self.body.len();
        match wish.range.filter(|_| is_for_this).map_or(Part::Whole, |range| part(range, length)) {
            Part::Whole => self,
            Part::Bytes(first, last) => {
                self.status = 206;
                self.body = self.body.drain(first..=last).collect();
                self.with("Content-Range", format!("bytes {first}-{last}/{length}"))
            }
            Part::Nowhere => {
                Answer::text(416, "the file has no such part").with("Content-Range", format!("bytes */{length}"))
            }
        }
    }

    /// Head and body in one piece: in two writes, the second waits for an acknowledgement of the first (40 ms).
    pub fn on_the_wire(&self, head_only: bool) -> Vec<u8> {
        let mut bytes = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status)).into_bytes();
        for (name, value) in &self.headers {
            bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        if self.status != 304 {
            bytes.extend_from_slice(format!("Content-Length: {}\r\n", self.body.len()).as_bytes());
        }
        bytes.extend_from_slice(b"Connection: close\r\n\r\n");
        if !head_only {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

/// The name of what a file holds, for If-None-Match.
pub fn etag(parts: &[&[u8]]) -> String {
    format!("\"{}\"", &sha256(&parts.concat())[..32])
}

/// Whether somebody has what is named so, by a list of names or `*`. Weak names count as well.
pub fn has(if_none_match: Option<&str>, etag: &str) -> bool {
    let is_it = |held: &str| held == "*" || held.strip_prefix("W/").unwrap_or(held) == etag;
    // Our names have no comma in them, so that those which have some are none of ours.
    if_none_match.is_some_and(|list| list.split(',').any(|held| is_it(held.trim())))
}

enum Part {
    Whole,
    /// The first and the last byte.
    Bytes(usize, usize),
    Nowhere,
}

/// The part of a file that a Range header names. Other units, and several parts at once, give the whole.
fn part(range: &str, length: usize) -> Part {
    let Some((unit, range)) = range.split_once('=') else { return Part::Nowhere };
    if !unit.trim().eq_ignore_ascii_case("bytes") || range.contains(',') {
        return Part::Whole;
    }
    let Some((first, last)) = range.trim().split_once('-') else { return Part::Nowhere };
    let number = |digits: &str| -> Option<usize> {
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        // A number too long to be held is past the end of any file.
        is_number.then(|| digits.parse().unwrap_or(usize::MAX))
    };
    let end = length.saturating_sub(1);
    match (number(first), number(last)) {
        (Some(first), None) if last.is_empty() && first < length => Part::Bytes(first, end),
        (Some(first), Some(last)) if first <= last && first < length => Part::Bytes(first, last.min(end)),
        (None, Some(last)) if first.is_empty() && last > 0 && length > 0 => {
            Part::Bytes(length.saturating_sub(last), end)
        }
        _ => Part::Nowhere,
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        416 => "Range Not Satisfiable",
        421 => "Misdirected Request",
        _ => "Internal Server Error",
    }
}

/// The media type of a file, by its ending.
pub fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("html" | "htm") => HTML,
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("json") => "application/json",
        Some("pdf") => "application/pdf",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("ttf") => "font/ttf",
        Some("otf") => "font/otf",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("link") => "application/link-format",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

pub const HTML: &str = "text/html; charset=utf-8";

#[cfg(test)]
mod tests {
    use super::*;

    fn ranged(range: &str, if_range: Option<&str>) -> (u16, String, String) {
        let wish = Wish { range: Some(range), if_range, ..Wish::default() };
        let answer = Answer::new(200, "application/pdf", b"0123456789".to_vec()).in_part("\"a\"", wish);
        let content_range = answer.headers.iter().find(|(name, _)| *name == "Content-Range");
        let content_range = content_range.map(|(_, value)| value.clone()).unwrap_or_default();
        let body = if answer.status == 416 { Vec::new() } else { answer.body };
        (answer.status, content_range, String::from_utf8(body).unwrap())
    }

    #[test]
    fn a_part_is_sent_when_it_is_there() {
        for (range, part, body) in [
            ("bytes=0-0", "bytes 0-0/10", "0"),
            ("bytes=2-4", "bytes 2-4/10", "234"),
            ("Bytes=8-", "bytes 8-9/10", "89"),
            ("bytes=-3", "bytes 7-9/10", "789"),
            ("bytes=-99", "bytes 0-9/10", "0123456789"),
            ("bytes=5-99999999999999999999999999", "bytes 5-9/10", "56789"),
        ] {
            assert_eq!(ranged(range, None), (206, part.to_owned(), body.to_owned()), "{range}");
        }
        for range in ["bytes=10-", "bytes=4-2", "bytes=-0", "bytes=-", "bytes=a-b", "bytes=+1-2", "bytes=1", "bytes"] {
            assert_eq!(ranged(range, None), (416, "bytes */10".to_owned(), String::new()), "{range}");
        }
        for range in ["bytes=0-1,3-4", "lines=0-1"] {
            assert_eq!(ranged(range, None), (200, String::new(), "0123456789".to_owned()), "{range}");
        }
        assert_eq!(ranged("bytes=0-0", Some("\"a\"")).0, 206);
        assert_eq!(ranged("bytes=0-0", Some("\"b\"")).0, 200);
        assert_eq!(ranged("bytes=0-0", Some("W/\"a\"")).0, 200);
    }

    #[test]
    fn what_somebody_has_is_known_by_its_name() {
        for held in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*", "\"b\",W/\"a\""] {
            assert!(has(Some(held), "\"a\""), "{held}");
        }
        for held in ["", "a", "\"b\"", "\"a", "\"b,a\""] {
            assert!(!has(Some(held), "\"a\""), "{held}");
        }
        assert!(!has(None, "\"a\""));
    }

    #[test]
    fn what_has_not_changed_has_no_body() {
        let bytes = String::from_utf8(Answer::unchanged("\"a\"").on_the_wire(false)).unwrap();
        assert!(bytes.starts_with("HTTP/1.1 304 Not Modified\r\n") && bytes.contains("ETag: \"a\"\r\n"), "{bytes}");
        assert!(!bytes.contains("Content-") || !bytes.contains("Content-Length"), "{bytes}");
        let head = String::from_utf8(Answer::text(200, "hej").on_the_wire(true)).unwrap();
        assert!(head.contains("Content-Length: 4\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    }
}
