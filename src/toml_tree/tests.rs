use super::*;
use crate::model::language::Lang;

fn tree(text: &str) -> (Node, Vec<Finding>) {
    let sink = Sink::default();
    let node = parse(&"x.toml".into(), text, &sink);
    (node, sink.take())
}

fn at<'t>(text: &'t str, place: &Place) -> &'t str {
    &text[place.start..place.end]
}

#[test]
fn places_are_bytes_of_the_real_file_with_mark_and_crlf() {
    let text = "\u{feff}note = \"æ\"\r\n[policy]\r\ntitle = { da = \"ø\" }\r\n[[recipient]]\r\nid = \"å\"\r\nlist = [1, \"x\"]\r\n";
    let (root, findings) = tree(text);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(at(text, &root.entries().unwrap()[0].key_place), "note");
    assert_eq!(at(text, &root.get("note").unwrap().place), "\"æ\"");
    let policy = root.get("policy").unwrap();
    assert_eq!(at(text, &policy.place), "[policy]");
    assert_eq!(at(text, &policy.get("title").unwrap().place), "{ da = \"ø\" }");
    let Value::Array(recipients) = &root.get("recipient").unwrap().value else { panic!("a list") };
    assert_eq!(at(text, &recipients[0].place), "[[recipient]]");
    assert_eq!(at(text, &recipients[0].get("id").unwrap().place), "\"å\"");
}

#[test]
fn all_syntax_errors_are_told_and_the_rest_is_read() {
    let text = "a = \nb = 1\nc = \"open\nd = 2\n[e]\nf == 3\ng = 4\n";
    let (root, findings) = tree(text);
    let lines: Vec<usize> = findings
        .iter()
        .map(|finding| crate::finding::line_and_column(text, finding.place.as_ref().unwrap().start).0)
        .collect();
    assert_eq!(lines, [1, 3, 6], "{findings:?}");
    assert_eq!(root.get("b").unwrap().value, Value::Integer(1));
    assert_eq!(root.get("d").unwrap().value, Value::Integer(2));
    assert_eq!(root.get("e").and_then(|e| e.get("g")).unwrap().value, Value::Integer(4));
}

#[test]
fn nesting_beyond_the_limit_is_a_finding_and_never_an_overflow() {
    for text in [
        format!("a = {}{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("a = {}", "[".repeat(1_000_000)),
        format!("a = {}", "{ a = ".repeat(10_000)),
        format!("{}a = 1", "a.".repeat(1_000_000)),
        format!("[{}a]", "a.".repeat(10_000)),
        format!("a = {{ {}a = 1 }}", "a.".repeat(10_000)),
    ] {
        let (_, findings) = tree(&text);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code, "too-deep");
        assert!(findings[0].message.contains("64"));
    }
    let (_, findings) = tree(&format!("a = {}{}", "[".repeat(64), "]".repeat(64)));
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_told() {
    let (_, findings) = tree("a = 2023-02-30\n");
    assert_eq!(findings.len(), 1, "{findings:?}");
}

#[test]
fn what_was_not_asked_for_is_unknown_and_gets_a_suggestion() {
    let sink = Sink::default();
    let node = parse(&"x.toml".into(), "emial = \"x\"\nnote = \"kept\"\n", &sink);
    Keys::read(&node, "contact", &sink, |keys| keys.string("email"));
    let findings = sink.take();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].message, "unknown key `contact.emial`");
    assert_eq!(findings[0].hints, ["did you mean `email`?"]);
}

#[test]
fn words_need_every_language_and_no_other() {
    let sink = Sink::default();
    let node = parse(&"x.toml".into(), "t = { da = \"x\", eng = \"y\", sv = 3 }\n", &sink);
    words(node.get("t").unwrap(), "t", Some(&[Lang::new("da"), Lang::new("en")]), &sink);
    let codes: Vec<&str> = sink.take().iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["unknown-language", "unknown-language", "missing-language"]);
}

#[test]
fn keys_of_one_table_win_over_another_and_keep_their_places() {
    let sink = Sink::default();
    let base = parse(&"firm.toml".into(), "name = \"a\"\nemail = \"b\"\n", &sink);
    let over = parse(&"policy.toml".into(), "email = \"c\"\n", &sink);
    let merged = base.overlaid(&over);
    assert_eq!(merged.get("name").unwrap().place.file, "firm.toml".into());
    assert_eq!(merged.get("email").unwrap().as_str(), Some("c"));
    assert_eq!(merged.get("email").unwrap().place.file, "policy.toml".into());
}
