//! What is added to a page when it is sent, and only then: the reload script, and the leave to run it.

use std::ops::Range;

/// A page in two parts. The script that stands between them names the page's ETag, which is made of both.
pub struct Page {
    before: Vec<u8>,
    after: Vec<u8>,
}

impl Page {
    /// Everything of the page stays as it was built, but for the policies in its head that forbid scripts.
    pub fn of(html: &[u8]) -> Page {
        let end = html.len();
        // What stands behind the page, and its own end, stays there.
        let at = (0..end).rev().find(|&at| begins(&html[at..], b"</body"));
        let at = at.unwrap_or(end);
        let mut before = Vec::with_capacity(end + 256);
        let mut from = 0;
        for (range, policy) in policies(&html[..at]) {
            if let Some(policy) = with_scripts(&policy) {
                before.extend_from_slice(&html[from..range.start]);
                before.extend_from_slice(policy.as_bytes());
                from = range.end;
            }
        }
        before.extend_from_slice(&html[from..at]);
        Page { before, after: html[at..].to_vec() }
    }

    /// The bytes that make up the page, for its ETag.
    pub fn parts(&self) -> [&[u8]; 2] {
        [&self.before, &self.after]
    }

    pub fn with_script(self, etag: &str) -> Vec<u8> {
        let Page { before: mut bytes, after } = self;
        bytes.extend_from_slice(script(etag).as_bytes());
        bytes.extend_from_slice(&after);
        bytes
    }
}

/// The element that is added; the ETag without its quotes.
fn script(etag: &str) -> String {
    format!("<script src=\"/_ikraft/reload.js\" data-etag=\"{}\" defer></script>", etag.trim_matches('"'))
}

/// The policies in the head of a page: where the value of each attribute stands with its quotes, and what it says.
fn policies(html: &[u8]) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = find(html, at, b"<") {
        at = open + 1;
        if html[at..].starts_with(b"!--") {
            at = find(html, at + 1, b"-->").map_or(html.len(), |end| end + 3);
            continue;
        }
        let name_end = end_of_name(html, at);
        let name = html[at..name_end].to_ascii_lowercase();
        if matches!(&name[..], b"body" | b"/head") {
            break;
        }
        if name.is_empty() {
            continue;
        }
        let (attributes, end) = attributes(html, name_end);
        at = end;
        match &name[..] {
            b"meta" => {
                let value = |name: &str| attributes.iter().find(|attribute| attribute.name == name);
                let is_policy = value("http-equiv")
                    .is_some_and(|attribute| attribute.value.trim().eq_ignore_ascii_case("Content-Security-Policy"));
                if let Some(content) = value("content").filter(|_| is_policy) {
                    found.push((content.range.clone(), content.value.clone()));
                }
            }
            // No element begins inside of these.
            b"script" | b"style" | b"title" | b"textarea" | b"noscript" => {
                let close = [b"</", &name[..]].concat();
                let end = (at..html.len()).find(|&at| begins(&html[at..], &close));
                at = end.unwrap_or(html.len());
            }
            _ => {}
        }
    }
    found
}

struct Attribute {
    name: String,
    /// The value with its quotes.
    range: Range<usize>,
    value: String,
}

/// The attributes of a tag from behind its name, and where the tag ends.
fn attributes(html: &[u8], mut at: usize) -> (Vec<Attribute>, usize) {
    let mut attributes = Vec::new();
    let is_space = |at: usize| html.get(at).is_some_and(|byte| byte.is_ascii_whitespace());
    loop {
        while is_space(at) || html.get(at) == Some(&b'/') {
            at += 1;
        }
        match html.get(at) {
            None => return (attributes, at),
            Some(b'>') => return (attributes, at + 1),
            Some(_) => {}
        }
        let name_end = end_of_name(html, at).max(at + 1);
        let name = String::from_utf8_lossy(&html[at..name_end]).to_ascii_lowercase();
        at = name_end;
        while is_space(at) {
            at += 1;
        }
        if html.get(at) != Some(&b'=') {
            continue;
        }
        at += 1;
        while is_space(at) {
            at += 1;
        }
        let start = at;
        let quote = html.get(at).copied().filter(|byte| matches!(byte, b'"' | b'\''));
        let (value, end) = match quote {
            Some(quote) => {
                let end = find(html, at + 1, &[quote]).unwrap_or(html.len());
                (&html[at + 1..end], (end + 1).min(html.len()))
            }
            None => {
                let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
                let end = html[at..].iter().position(is_end).map_or(html.len(), |length| at + length);
                (&html[at..end], end)
            }
        };
        at = end;
        attributes.push(Attribute { name, range: start..end, value: decoded(value) });
    }
}

fn end_of_name(html: &[u8], from: usize) -> usize {
    let is_end = |(index, byte): (usize, &u8)| {
        byte.is_ascii_whitespace() || matches!(byte, b'>' | b'=') || (*byte == b'/' && index > 0)
    };
    html[from..].iter().enumerate().position(is_end).map_or(html.len(), |length| from + length)
}

fn begins(html: &[u8], word: &[u8]) -> bool {
    html.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn find(html: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = html.get(from..)?;
    rest.windows(what.len()).position(|window| window == what).map(|at| from + at)
}

/// What templates write instead of quotes.
fn decoded(value: &[u8]) -> String {
    let mut value = String::from_utf8_lossy(value).into_owned();
    for reference in ["&#39;", "&#x27;", "&#X27;", "&apos;"] {
        value = value.replace(reference, "'");
    }
    value.replace("&quot;", "\"").replace("&amp;", "&")
}

/// The attribute's value, in quotes, of a policy that lets our script run and ask; nothing where it does already.
fn with_scripts(policy: &str) -> Option<String> {
    let mut directives: Vec<String> = policy.split(';').map(str::to_owned).collect();
    let named = |directives: &[String], name: &str| {
        directives.iter().position(|directive| {
            directive.split_ascii_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(name))
        })
    };
    let sources =
        |directive: &str| -> Vec<String> { directive.split_ascii_whitespace().skip(1).map(str::to_owned).collect() };
    let mut changed = false;
    for name in ["script-src", "script-src-elem", "connect-src"] {
        let own = named(&directives, name);
        let rule = own.or_else(|| named(&directives, "default-src").filter(|_| name != "script-src-elem"));
        let Some(rule) = rule else { continue };
        let mut allowed = sources(&directives[rule]);
        if allowed.iter().any(|source| source.eq_ignore_ascii_case("'self'") || source == "*") {
            continue;
        }
        allowed.retain(|source| !source.eq_ignore_ascii_case("'none'"));
        allowed.push("'self'".to_owned());
        let directive = format!(" {name} {}", allowed.join(" "));
        match own {
            Some(own) => directives[own] = directive,
            // A `;` at the end of a policy leaves an empty directive, whose place this one takes.
            None => match directives.last_mut().filter(|last| last.trim().is_empty()) {
                Some(last) => *last = directive,
                None => directives.push(directive),
            },
        }
        changed = true;
    }
    changed.then(|| format!("\"{}\"", directives.join(";").replace('&', "&amp;").replace('"', "&quot;")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDED: &str = "; script-src 'self'; connect-src 'self'";

    fn sent(html: &str) -> String {
        String::from_utf8(Page::of(html.as_bytes()).with_script("\"x\"")).unwrap()
    }

    #[test]
    fn without_what_was_added_a_page_is_as_it_was_built() {
        let page = "<!DOCTYPE html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"\
            Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">\n<title>æ</title>\n</head>\n\
            <body>\n<p>&lt;/body></p>\n</body>\n</html>\n";
        let sent = sent(page);
        assert!(
            sent.contains("content=\"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'\">")
        );
        assert!(sent.contains("<script src=\"/_ikraft/reload.js\" data-etag=\"x\" defer></script></body>\n</html>\n"));
        assert_eq!(sent.replacen(ADDED, "", 1).replacen(&script("x"), "", 1), page);
    }

    #[test]
    fn policies_of_any_form_let_the_script_run() {
        for (policy, expected) in [
            ("default-src 'none'", Some("\"default-src 'none'; script-src 'self'; connect-src 'self'\"")),
            ("default-src 'none';", Some("\"default-src 'none'; script-src 'self'; connect-src 'self'\"")),
            ("Script-Src 'none'; img-src *", Some("\" script-src 'self'; img-src *\"")),
            ("script-src 'self'; connect-src a.example", Some("\"script-src 'self'; connect-src a.example 'self'\"")),
            (
                "default-src a.example",
                Some("\"default-src a.example; script-src a.example 'self'; connect-src a.example 'self'\""),
            ),
            ("script-src 'self'; script-src-elem 'none'", Some("\"script-src 'self'; script-src-elem 'self'\"")),
            ("default-src 'self'", None),
            ("style-src 'none'", None),
            ("", None),
        ] {
            assert_eq!(with_scripts(policy).as_deref(), expected, "{policy}");
        }
    }

    #[test]
    fn policies_are_found_where_browsers_find_them() {
        let found = |html: &str| policies(html.as_bytes()).into_iter().map(|(_, policy)| policy).collect::<Vec<_>>();
        assert_eq!(found("<META CONTENT='a &#39;b&#39;' HTTP-EQUIV=content-security-policy>"), ["a 'b'"]);
        assert_eq!(found("<meta http-equiv=\"Content-Security-Policy\"\n content = x/><meta content=y>"), ["x/"]);
        for none in [
            "<!-- <meta http-equiv=Content-Security-Policy content=x> -->",
            "<title><meta http-equiv=Content-Security-Policy content=x></TITLE>",
            "<style><meta http-equiv=Content-Security-Policy content=x>",
            "<body><meta http-equiv=Content-Security-Policy content=x>",
            "<meta http-equiv=Content-Security-Policy>",
            "<meta content=\"x",
            "<",
            "",
        ] {
            assert_eq!(found(none), [""; 0], "{none}");
        }
    }

    #[test]
    fn a_page_without_an_end_has_the_script_at_its_end() {
        assert_eq!(sent("<p>x"), format!("<p>x{}", script("x")));
        assert_eq!(sent(""), script("x"));
        assert_eq!(sent("x</BODY>"), format!("x{}</BODY>", script("x")));
        assert_eq!(sent("</body"), format!("{}</body", script("x")));
    }
}
