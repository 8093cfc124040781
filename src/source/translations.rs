//! `translations.lock`: what translations were last reviewed against.

use std::sync::Arc;

use crate::finding::{Finding, Place};
use crate::machine::MachineError;
use crate::model::language::Lang;
use crate::model::translation::{Reviewed, TranslationLock};
use crate::source::files::Files;
use crate::toml_tree::{Keys, Node, Sink, Value, parse};

/// The file's name, in the folder of the files that it is about.
pub const LOCK: &str = "translations.lock";

/// The version of its form that this program reads and writes.
pub const SCHEMA: i64 = 1;

/// Reads the lock of a folder; `None` where there is none. A lock with mistakes is there, and says that it has some.
pub fn load(files: &mut Files, folder: &str, scope: &str) -> Result<Option<Arc<TranslationLock>>, MachineError> {
    let (lock, findings) = read(files, folder, Some(scope))?;
    findings.into_iter().for_each(|finding| files.report(finding, Some(scope)));
    Ok(lock)
}

/// The same, with what was found in it given back: whom it touches is the caller's to say.
pub fn read(
    files: &mut Files,
    folder: &str,
    scope: Option<&str>,
) -> Result<(Option<Arc<TranslationLock>>, Vec<Finding>), MachineError> {
    let path = format!("{folder}/{LOCK}");
    if files.kind(&path, scope)?.is_none() {
        return Ok((None, Vec::new()));
    }
    let Some(text) = files.text(&path, scope)? else {
        // Why it cannot be read has been told.
        let lock = TranslationLock { file: path.into(), is_broken: true, ..TranslationLock::default() };
        return Ok((Some(Arc::new(lock)), Vec::new()));
    };
    let sink = Sink::default();
    let mut lock = decode(&parse(&text.file, &text.text, &sink), &sink);
    let found = sink.take();
    lock.is_broken |= sink.gave_up(&path) || found.iter().any(Finding::is_error);
    let told = found.into_iter().map(|finding| {
        let why = "without it nobody can tell which translations are out of date";
        let finding = if finding.why.is_none() { finding.why(why) } else { finding };
        finding.hint(format!("put the file back with `git restore {path}`, or settle it by hand after a merge"))
    });
    Ok((Some(Arc::new(lock)), told.collect()))
}

fn decode(root: &Node, sink: &Sink) -> TranslationLock {
    let mut lock = TranslationLock { file: root.place.file.clone(), ..TranslationLock::default() };
    Keys::read(root, "", sink, |keys| {
        match keys.required("schema").map(|node| (&node.value, &node.place)) {
            Some((Value::Integer(SCHEMA), _)) | None => {}
            Some((Value::Integer(other), place)) => {
                sink.report(
                    Finding::error("lock-schema", format!("this lock has the form {other}, and ikraft knows {SCHEMA}"))
                        .at(place)
                        .hint("use the version of ikraft that wrote it, or a newer one"),
                );
                lock.is_broken = true;
                // What another form means by its keys is not ours to guess.
                keys.items("reviewed");
                return;
            }
            Some((_, place)) => sink.report(not_a("schema", "a whole number", place)),
        }
        lock.reviewed = keys.items("reviewed").iter().filter_map(|node| reviewed(node, sink)).collect();
    });
    lock
}

fn reviewed(node: &Node, sink: &Sink) -> Option<Reviewed> {
    Keys::read(node, "reviewed", sink, |keys| {
        let mut string = |key| {
            let found = keys.string(key);
            if found.is_none() {
                keys.missing(key);
            }
            found.map(|(string, _)| string)
        };
        let (unit, from, lang) = (string("unit"), string("from"), string("lang"));
        let (source, text, by) = (string("source"), string("text"), string("by"));
        let minor = keys.boolean("minor").unwrap_or(false);
        let date = match keys.required("date").map(|node| (&node.value, &node.place)) {
            Some((Value::Day(day), _)) => Some(*day),
            Some((_, place)) => {
                sink.report(not_a("reviewed.date", "a day, as in 2026-11-20", place));
                None
            }
            None => None,
        };
        Some(Reviewed {
            unit: unit?,
            from: Lang::new(&from?),
            lang: Lang::new(&lang?),
            source: plain_line_ends(&source?),
            text: plain_line_ends(&text?),
            by: by?,
            date: date?,
            minor,
            place: node.place.clone(),
        })
    })
    .flatten()
}

fn not_a(path: &str, expected: &str, place: &Place) -> Finding {
    Finding::error("wrong-type", format!("`{path}` is not {expected}")).at(place)
}

/// Git may have turned the line ends of the lock, which changes no word of it.
fn plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (TranslationLock, Vec<Finding>) {
        let sink = Sink::default();
        let lock = decode(&parse(&"content/f/p/translations.lock".into(), text, &sink), &sink);
        (lock, sink.take())
    }

    const ENTRY: &str = "[[reviewed]]\nunit = \"about#1\"\nfrom = \"da\"\nlang = \"en\"\nsource = \"Ord\"\n\
        text = \"Words\"\nby = \"Ida\"\ndate = 2026-11-20\n";

    #[test]
    fn entries_are_read_with_plain_line_ends() {
        let text = format!("schema = 1\n\n{}", ENTRY.replace("\"Ord\"", "\"\"\"\nTo\nlinjer\"\"\""));
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let (lock, findings) = read_text(&text);
            assert!(findings.is_empty(), "{findings:?}");
            assert_eq!(lock.reviewed[0].source, "To\nlinjer");
            assert!(!lock.reviewed[0].minor && lock.reviewed[0].date == "2026-11-20".parse().unwrap());
        }
    }

    #[test]
    fn bad_content_is_told_and_never_believed() {
        for (text, code) in [
            ("", "missing-key"),
            ("schema = \"1\"", "wrong-type"),
            ("schema = 2\n[[reviewed]]\nfuture = 1\n", "lock-schema"),
            ("schema = 1\nreviewed = 3", "wrong-type"),
            ("schema = 1\n<<<<<<< HEAD\n", "toml-syntax"),
        ] {
            let (lock, findings) = read_text(text);
            assert!(lock.reviewed.is_empty() && findings[0].code == code, "{text}: {findings:?}");
        }
        for key in ["unit", "from", "lang", "source", "text", "by", "date"] {
            let without: String =
                ENTRY.lines().filter(|line| !line.starts_with(key)).map(|line| format!("{line}\n")).collect();
            let (lock, findings) = read_text(&format!("schema = 1\n{without}"));
            assert!(lock.reviewed.is_empty() && findings[0].code == "missing-key", "{key}: {findings:?}");
        }
        assert_eq!(read_text(&format!("schema = 1\n{}", ENTRY.replace("2026-11-20", "\"x\""))).1[0].code, "wrong-type");
    }
}
