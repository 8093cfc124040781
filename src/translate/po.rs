//! PO, the form of GNU gettext, which Poedit and Weblate read.
//!
//! The crate `polib` panics on a line that is cut short and knows no previous sources, so the form, which is lines of
//! quoted strings under keywords, is read here.

use std::fmt::Write;
use std::sync::Arc;

use crate::finding::{Finding, Place};
use crate::translate::catalogue::{Back, Catalogue, Returned};
use crate::translate::unit::State;

/// Our own fields of the header.
const POLICY: &str = "X-Ikraft-Policy";

/// The catalogue as a PO file.
pub fn write(catalogue: &Catalogue) -> String {
    let Catalogue { policy, from, to, day, entries } = catalogue;
    let plural = match to.code.as_str() {
        "da" | "en" | "de" | "nl" | "sv" | "nb" | "nn" | "es" | "it" | "fi" => "nplurals=2; plural=(n != 1);\n",
        "fr" | "pt" => "nplurals=2; plural=(n > 1);\n",
        _ => "",
    };
    let plural = if plural.is_empty() { String::new() } else { format!("Plural-Forms: {plural}") };
    let header = format!(
        "Project-Id-Version: {policy}\nPOT-Creation-Date: {day} 00:00+0000\nPO-Revision-Date: {day} 00:00+0000\n\
         Last-Translator: \nLanguage-Team: \nLanguage: {}\nMIME-Version: 1.0\n\
         Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n{plural}X-Source-Language: {}\n\
         {POLICY}: {policy}\n",
        to.locale.replace('-', "_"),
        from.locale.replace('-', "_"),
    );
    let mut text = String::from("# Leave what stands between {{ and }} as it is, and where links lead.\n");
    string(&mut text, "", "msgid", "");
    string(&mut text, "", "msgstr", &header);
    for entry in entries {
        text.push('\n');
        for note in &entry.notes {
            let _ = writeln!(text, "#. {}", one_line(note));
        }
        let _ = writeln!(text, "#: {}:{}", entry.file, entry.line);
        if entry.state == State::Stale {
            text.push_str("#, fuzzy\n");
        }
        if let Some(previous) = &entry.previous {
            string(&mut text, "#| ", "msgid", previous);
        }
        string(&mut text, "", "msgctxt", &entry.key);
        string(&mut text, "", "msgid", &entry.source);
        string(&mut text, "", "msgstr", entry.target.as_deref().unwrap_or_default());
    }
    text
}

fn one_line(text: &str) -> String {
    text.split(|sign: char| sign.is_control()).collect::<Vec<_>>().join(" ")
}

/// A keyword with its string: a line of text a line, so that a difference of two files can be read.
fn string(text: &mut String, before: &str, keyword: &str, value: &str) {
    let lines: Vec<&str> = value.split_inclusive('\n').collect();
    let _ = match lines.as_slice() {
        [] => writeln!(text, "{before}{keyword} \"\""),
        [line] if !line.ends_with('\n') => writeln!(text, "{before}{keyword} \"{}\"", escaped(line)),
        lines => {
            let _ = writeln!(text, "{before}{keyword} \"\"");
            lines.iter().try_for_each(|line| writeln!(text, "{before}\"{}\"", escaped(line)))
        }
    };
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            sign if sign.is_ascii_control() => {
                let _ = write!(out, "\\{:03o}", u32::from(sign));
            }
            sign => out.push(sign),
        }
    }
    out
}

/// The other way round, of what stands between two quotation marks.
fn unescaped(quoted: &str) -> Result<String, &'static str> {
    let mut bytes = Vec::with_capacity(quoted.len());
    let mut rest = quoted.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'"' => return Err("a quotation mark inside a string has no `\\` before it"),
            b'\\' => {
                let (&sign, after) = rest.split_first().ok_or("a string ends in a single `\\`")?;
                rest = after;
                bytes.push(match sign {
                    b'n' => b'\n',
                    b't' => b'\t',
                    b'r' => b'\r',
                    b'a' => 7,
                    b'b' => 8,
                    b'v' => 11,
                    b'f' => 12,
                    b'\\' | b'"' | b'\'' | b'?' => sign,
                    b'0'..=b'7' => {
                        let more = rest.iter().take(2).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
                        let digits = [&[sign], &rest[..more]].concat();
                        rest = &rest[more..];
                        octal(&digits)?
                    }
                    b'x' => {
                        let more = rest.iter().take(2).take_while(|byte| byte.is_ascii_hexdigit()).count();
                        let digits = std::str::from_utf8(&rest[..more]).unwrap_or_default();
                        rest = &rest[more..];
                        u8::from_str_radix(digits, 16).map_err(|_| "`\\x` without digits")?
                    }
                    _ => return Err("a `\\` before a sign that needs none"),
                });
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| "a string that is not UTF-8")
}

fn octal(digits: &[u8]) -> Result<u8, &'static str> {
    let value = digits.iter().fold(0_u32, |value, digit| value * 8 + u32::from(digit - b'0'));
    u8::try_from(value).map_err(|_| "`\\` before a number above 377")
}

/// One entry while it is read.
#[derive(Default)]
struct Message {
    context: Option<String>,
    id: Option<String>,
    string: Option<String>,
    is_fuzzy: bool,
    is_plural: bool,
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Field {
    None,
    Context,
    Id,
    Text,
    /// Plural forms, which we never write.
    Plural,
}

/// Reads a PO file: all its mistakes at once, or what it says.
pub fn read(file: &Arc<str>, text: &str) -> Result<Returned, Vec<Finding>> {
    let mut reader =
        Reader { file, messages: Vec::new(), open: Message::default(), field: Field::None, findings: Vec::new() };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        let words = if at == 0 { line.trim_start_matches('\u{feff}') } else { line };
        reader.line(words.trim(), at, end.max(at));
        at += line.len();
    }
    reader.close();
    let Reader { messages, mut findings, .. } = reader;
    let mut returned = Returned { policy: None, lang: None, entries: Vec::new() };
    for message in messages {
        let place = Place::new(file.clone(), message.start, message.end);
        let (Some(id), Some(string)) = (message.id, message.string) else {
            if !message.is_plural {
                findings.push(bad("an entry without `msgid` or `msgstr`", &place));
            }
            continue;
        };
        match message.context {
            None if id.is_empty() => {
                let field = |name: &str| {
                    let value = string.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?.trim();
                    (!value.is_empty()).then(|| value.to_owned())
                };
                (returned.policy, returned.lang) = (field(POLICY), field("Language"));
                let charset =
                    field("Content-Type").and_then(|kind| kind.split_once("charset=").map(|(_, set)| set.to_owned()));
                if charset.is_some_and(|charset| !charset.trim().eq_ignore_ascii_case("utf-8")) {
                    findings.push(bad("a PO file that is not in UTF-8", &place).hint("save it as UTF-8"));
                }
            }
            None => findings.push(
                bad("an entry without `msgctxt`", &place)
                    .why("the context says which text it is: the same words may stand in several places")
                    .hint("let the tool keep contexts, or translate a fresh `ikraft translate export`"),
            ),
            Some(key) => returned.entries.push(Back {
                key,
                source: id,
                is_ready: !message.is_fuzzy,
                target: (!string.is_empty()).then_some(string),
                place,
            }),
        }
    }
    if findings.is_empty() { Ok(returned) } else { Err(findings) }
}

fn bad(message: &str, place: &Place) -> Finding {
    Finding::error("bad-po", message).at(place)
}

struct Reader<'a> {
    file: &'a Arc<str>,
    messages: Vec<Message>,
    open: Message,
    field: Field,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn close(&mut self) {
        let message = std::mem::take(&mut self.open);
        if message.context.is_some() || message.id.is_some() || message.string.is_some() {
            self.messages.push(message);
        }
        self.field = Field::None;
    }

    fn line(&mut self, line: &str, start: usize, end: usize) {
        if let Some(comment) = line.strip_prefix('#') {
            // A comment opens the next entry. `#~` is an entry that somebody gave up.
            if self.open.string.is_some() {
                self.close();
            }
            if let Some(flags) = comment.strip_prefix(',') {
                self.open.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            }
            return;
        }
        if line.is_empty() {
            return;
        }
        let (keyword, quoted) = match line.find('"') {
            Some(at) => (line[..at].trim(), &line[at..]),
            None => (line, ""),
        };
        let field = match keyword {
            "" => self.field,
            "msgctxt" => Field::Context,
            "msgid" => Field::Id,
            "msgstr" => Field::Text,
            "msgid_plural" => Field::Plural,
            keyword if keyword.starts_with("msgstr[") => Field::Plural,
            _ => Field::None,
        };
        let opens = !keyword.is_empty() && matches!(field, Field::Context | Field::Id);
        if opens && self.open.string.is_some() {
            self.close();
        }
        if self.open.context.is_none() && self.open.id.is_none() {
            self.open.start = start;
        }
        self.open.end = end;
        self.field = field;
        let place = Place::new(self.file.clone(), start, end);
        let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let words = match inner
            .filter(|_| field != Field::None)
            .ok_or("a line that is no part of a PO file")
            .and_then(unescaped)
        {
            Ok(words) => words,
            Err(why) => return self.findings.push(bad(why, &place)),
        };
        let slot = match field {
            Field::Context => &mut self.open.context,
            Field::Id => &mut self.open.id,
            Field::Text => &mut self.open.string,
            Field::None | Field::Plural => {
                if !self.open.is_plural {
                    self.open.is_plural = true;
                    self.findings.push(bad("plural forms, which no text of a policy has", &place));
                }
                return;
            }
        };
        if !keyword.is_empty() && slot.is_some() {
            return self.findings.push(bad("the same keyword twice in one entry", &place));
        }
        slot.get_or_insert_default().push_str(&words);
    }
}
