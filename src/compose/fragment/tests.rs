use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Parsed, parse};
use crate::compose::component::Library;
use crate::compose::context::Context;
use crate::compose::placeholder::Value;
use crate::compose::testing::{policy, words};
use crate::document::walk::plain;
use crate::document::{BlockKind, Inline, Origin};
use crate::finding::{Finding, Place};
use crate::source::Fragment;

/// A few values and one component, instead of the clause library.
struct Few;

impl Library for Few {
    fn value(&self, _: &Context, path: &str) -> Option<Value> {
        let place = Place::new("policy.toml", 7, 9);
        let words = |words: &str| vec![Inline::text(words, Origin::fact(path, &place))];
        match path {
            "contact.name" => Some(Value::Given(words("*A* {$b} #c [d](e) <f> & \u{e000}"))),
            "contact.email" => Some(Value::Given(vec![Inline::Link {
                href: "mailto:a@b.example".to_owned(),
                content: words("a@b.example"),
            }])),
            "day" => Some(Value::Given(words("18. maj 2018"))),
            "host.name" => Some(Value::Withheld(words("det oplyser vi ikke"))),
            "dpo.name" => Some(Value::Unknown(place)),
            "dpo.phone" => Some(Value::NotStated),
            _ => None,
        }
    }

    fn value_paths(&self, _: &Context) -> Vec<String> {
        ["contact.name", "contact.email", "day"].map(str::to_owned).to_vec()
    }

    fn component(&self, _: &Context, written: &str) -> Option<Vec<BlockKind>> {
        match written {
            "rights" => Some(vec![
                BlockKind::Paragraph { content: vec![Inline::text("Rettigheder", Origin::message("rights"))] },
                BlockKind::List { start: None, items: Vec::new() },
            ]),
            "cookies" => Some(Vec::new()),
            _ => None,
        }
    }

    fn component_names(&self, _: &Context) -> Vec<String> {
        ["rights", "cookies"].map(str::to_owned).to_vec()
    }
}

fn read(body: &str) -> (Parsed, Vec<Finding>) {
    let (policy, words, images) = (policy(), words(), BTreeMap::new());
    let ctx = Context::over(&policy, &words, jiff::civil::date(2026, 1, 1), &images);
    let fragment = Fragment {
        name: "prices".to_owned(),
        file: Arc::from("content/a/b/da/prices.md"),
        title: None,
        summary: None,
        body: Arc::from(body),
        body_start: 10,
    };
    let parsed = parse(&fragment, &ctx, &Few);
    (parsed, ctx.take_findings())
}

fn sound(body: &str) -> Parsed {
    let (parsed, findings) = read(body);
    assert_eq!(findings, [], "{body}");
    parsed
}

/// Codes, each with the source it points at.
fn wrong(body: &str) -> Vec<(&'static str, String)> {
    let (_, findings) = read(body);
    findings
        .iter()
        .map(|finding| {
            let place = finding.place.as_ref().expect("a place");
            assert!(!finding.hints.is_empty() || finding.code == "bad-link", "{finding:?}");
            (finding.code, body[place.start - 10..place.end - 10].trim_end().to_owned())
        })
        .collect()
}

fn json(parsed: &Parsed) -> serde_json::Value {
    serde_json::json!({ "blocks": parsed.blocks, "sections": parsed.sections, "notes": parsed.notes })
}

fn paragraph(parsed: &Parsed) -> &[Inline] {
    match &parsed.blocks[0].kind {
        BlockKind::Paragraph { content } => content,
        other => panic!("{other:?}"),
    }
}

#[test]
fn markdown_becomes_blocks() {
    let parsed = sound(
        "Ord med *vægt*, **tryk** og `kode`,\nover to linjer.\\\nNy linje. {#start}\n\n- et\n- to\n  - inde\n\n\
         3. tre\n\n   mere\n4. fire\n\n> Citat\n\n> [!NOTE]\n> Husk\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n| 3 |\n",
    );
    assert_eq!(
        json(&parsed),
        serde_json::json!({ "sections": [], "notes": [], "blocks": [
            { "id": "start", "block": "paragraph", "content": [
                { "inline": "text", "text": "Ord med " },
                { "inline": "emphasis", "content": [{ "inline": "text", "text": "vægt" }] },
                { "inline": "text", "text": ", " },
                { "inline": "strong", "content": [{ "inline": "text", "text": "tryk" }] },
                { "inline": "text", "text": " og " },
                { "inline": "code", "text": "kode" },
                { "inline": "text", "text": ", over to linjer." },
                { "inline": "break" },
                { "inline": "text", "text": "Ny linje." },
            ] },
            { "id": "", "block": "list", "items": [
                { "blocks": [{ "block": "paragraph", "content": [{ "inline": "text", "text": "et" }] }] },
                { "blocks": [
                    { "block": "paragraph", "content": [{ "inline": "text", "text": "to" }] },
                    { "block": "list", "items": [
                        { "blocks": [{ "block": "paragraph", "content": [{ "inline": "text", "text": "inde" }] }] },
                    ] },
                ] },
            ] },
            { "id": "", "block": "list", "start": 3, "items": [
                { "blocks": [
                    { "block": "paragraph", "content": [{ "inline": "text", "text": "tre" }] },
                    { "block": "paragraph", "content": [{ "inline": "text", "text": "mere" }] },
                ] },
                { "blocks": [{ "block": "paragraph", "content": [{ "inline": "text", "text": "fire" }] }] },
            ] },
            { "id": "", "block": "quote", "blocks": [
                { "block": "paragraph", "content": [{ "inline": "text", "text": "Citat" }] },
            ] },
            { "id": "", "block": "callout", "kind": "note", "title": [{ "inline": "text", "text": "Bemærk" }],
              "blocks": [{ "block": "paragraph", "content": [{ "inline": "text", "text": "Husk" }] }] },
            { "id": "", "block": "table",
              "columns": [
                  { "head": [{ "inline": "text", "text": "A" }] },
                  { "head": [{ "inline": "text", "text": "B" }], "align": "end" },
              ],
              "rows": [
                  { "cells": [[{ "inline": "text", "text": "1" }], [{ "inline": "text", "text": "2" }]] },
                  { "cells": [[{ "inline": "text", "text": "3" }], []] },
              ] },
        ] })
    );
}

#[test]
fn headings_become_nested_sections_with_ids() {
    let parsed = sound("Først\n\n## A\n\na\n\n### B {#b}\n\nb\n\n#### C\n\n## D {{ day }} {#d}\n\nd\n\n### E\n");
    let ids: Vec<(&str, Vec<&str>)> = parsed
        .sections
        .iter()
        .map(|section| (section.id.as_str(), section.sections.iter().map(|inner| inner.id.as_str()).collect()))
        .collect();
    assert_eq!(ids, [("prices-1", vec!["b"]), ("d", vec!["d-1"])]);
    assert_eq!(parsed.sections[0].sections[0].sections[0].id, "b-1");
    assert_eq!(plain(&parsed.sections[1].title), "D 18. maj 2018");
    assert_eq!(parsed.ids.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["b", "d"]);
    assert_eq!((parsed.blocks.len(), parsed.sections[0].blocks.len()), (1, 1));
}

#[test]
fn headings_out_of_order_are_told() {
    assert_eq!(wrong("# A\n"), [("heading-level", "# A".to_owned())]);
    assert_eq!(wrong("### A\n"), [("heading-level", "### A".to_owned())]);
    assert_eq!(wrong("## A\n\n#### B\n\n#### C\n")[0], ("heading-level", "#### B".to_owned()));
    assert_eq!(wrong("## A\n### B\n#### C\n##### D\n###### E\n"), [("heading-level", "###### E".to_owned())]);
    assert_eq!(wrong("> ## A\n"), [("heading-level", "## A".to_owned())]);
    assert_eq!(wrong("##\n"), [("empty-title", "##".to_owned())]);
    assert_eq!(wrong("## A {#Æ b}\n"), [("bad-id", "## A {#Æ b}".to_owned())]);
}

#[test]
fn a_value_is_words_wherever_it_stands() {
    let odd = "*A* {$b} #c [d](e) <f> & \u{e000}";
    let parsed = sound("{{ day }} er en dato, {{contact.name}} et navn.\n");
    assert_eq!(plain(paragraph(&parsed)), format!("18. maj 2018 er en dato, {odd} et navn."));
    let place = |inline: &Inline| match inline {
        Inline::Text { text } => text.origin.clone().expect("an origin"),
        other => panic!("{other:?}"),
    };
    assert_eq!(place(&paragraph(&parsed)[0]).fact.as_deref(), Some("day"));
    assert_eq!(place(&paragraph(&parsed)[1]).place.as_ref().expect("a place").start, 10);

    let parsed = sound(
        "## {{ contact.name }}\n\n- **{{ contact.name }}** &amp; {{ host.name }}\n\n\
         | {{ day }} |\n|---|\n| {{ day }} |\n",
    );
    assert_eq!(plain(&parsed.sections[0].title), odd);
    let text = json(&parsed).to_string();
    assert_eq!(text.matches("18. maj 2018").count(), 2);
    assert!(text.contains("det oplyser vi ikke"));
}

#[test]
fn a_value_may_be_linked_and_be_a_destination() {
    for body in [
        "[{{ contact.email }}](mailto:{{ contact.email }})",
        "[{{ contact.email }}](<mailto:{{ contact.email }}>)",
        "[{{contact.email}}]({{contact.email}})",
        "{{ contact.email }}",
        "<a@b.example>",
    ] {
        let parsed = sound(body);
        match paragraph(&parsed) {
            [Inline::Link { href, content }] => {
                assert_eq!((href.as_str(), plain(content).as_str()), ("mailto:a@b.example", "a@b.example"));
                assert!(matches!(content.as_slice(), [Inline::Text { .. }]), "no link inside a link: {content:?}");
            }
            other => panic!("{body}: {other:?}"),
        }
    }
    assert_eq!(wrong("[x](mailto:{{ contact.emial }})")[0].0, "unknown-placeholder");
    assert_eq!(wrong("[x](mailto:{{ contact.email)")[0].0, "bad-placeholder");
}

#[test]
fn placeholders_that_have_no_words_are_told_at_their_braces() {
    let at = |path: &str| format!("{{{{ {path} }}}}");
    assert_eq!(
        wrong("Æ {{ contact.naem }}, {{ dpo.name }}\nog {{ dpo.phone }} &amp; {{ rights }}"),
        [
            ("unknown-placeholder", at("contact.naem")),
            ("unknown-fact", at("dpo.name")),
            ("unknown-placeholder", at("dpo.phone")),
            ("bad-placeholder", at("rights")),
        ]
    );
    let (_, findings) = read("{{ contact.naem }} mangler");
    assert_eq!(findings[0].hints, ["did you mean `contact.name`?"]);
    let (_, findings) = read("Kald {{ dpo.name }}");
    assert_eq!(findings[0].related[0].0, Place::new("policy.toml", 7, 9));
    assert_eq!(wrong("a {{ b"), [("bad-placeholder", "{{ b".to_owned())]);
    assert_eq!(wrong("*a* }} b"), [("bad-placeholder", "}}".to_owned())]);
    assert_eq!(plain(paragraph(&sound("Skriv `{{ navn }}` sådan"))), "Skriv {{ navn }} sådan");
}

#[test]
fn a_component_stands_alone() {
    let parsed = sound("Her:\n\n{{ rights }}\n\nog:\n\n> {{rights}}\n");
    let kinds: Vec<&str> = parsed
        .blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Paragraph { .. } => "paragraph",
            BlockKind::List { .. } => "list",
            BlockKind::Quote { blocks } if blocks.len() == 2 => "quote of two",
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, ["paragraph", "paragraph", "list", "paragraph", "quote of two"]);
    assert_eq!(wrong("{{ cookies }}\n"), [("empty-component", "{{ cookies }}".to_owned())]);
    assert_eq!(wrong("{{ rights }}\nog mere\n")[0].0, "bad-placeholder");
    assert_eq!(wrong("{{ nope }}\n")[0].0, "unknown-placeholder");
}

#[test]
fn footnotes_become_endnotes_of_the_section_that_mentions_them() {
    let parsed = sound("a[^x] b[^y] a[^x]\n\n## S {#s}\n\nc[^y]\n\n[^y]: Note *y*\n\n[^x]: Note x\n");
    let numbers = |blocks: &[crate::document::Block]| {
        let text = serde_json::to_string(blocks).expect("JSON");
        text.match_indices("\"number\":")
            .map(|(at, found)| text.as_bytes()[at + found.len()] - b'0')
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(&parsed.blocks), [1, 2, 1]);
    assert_eq!(numbers(&parsed.sections[0].blocks), [1]);
    let notes: Vec<(&str, String)> = parsed
        .notes
        .iter()
        .chain(&parsed.sections[0].notes)
        .map(|note| match &note.blocks[0] {
            BlockKind::Paragraph { content } => (note.id.as_str(), plain(content)),
            other => panic!("{other:?}"),
        })
        .collect();
    let note = |id, words: &str| (id, words.to_owned());
    assert_eq!(notes, [note("prices-note-1", "Note x"), note("prices-note-2", "Note y"), note("s-note-1", "Note y")]);
    assert_eq!(wrong("a[^x]\n"), [("missing-note", "a[^x]".to_owned())]);
    assert_eq!(wrong("a\n\n[^x]: b\n")[0].0, "unused-note");
    assert_eq!(wrong("a[^x]\n\n[^x]: b[^x]\n")[0].0, "misplaced-note");
}

#[test]
fn what_is_no_part_of_a_text_is_told() {
    assert_eq!(wrong("<b>x</b>")[0], ("raw-html", "<b>".to_owned()));
    assert_eq!(wrong("<div>\nx\n</div>\n").len(), 1);
    assert_eq!(wrong("a <!-- b --> c")[0].0, "raw-html");
    assert_eq!(wrong("<https://a.example> & a < b &lt;br&gt;"), []);
    assert_eq!(wrong("![x](https://a.example/b.png)"), [("picture", "![x](https://a.example/b.png)".to_owned())]);
    assert_eq!(wrong("    kode\n")[0].0, "not-supported");
    assert_eq!(wrong("```\nkode {{ }\n```\n").len(), 1);
    assert_eq!(wrong("a\n\n---\n\nb\n"), [("not-supported", "---".to_owned())]);
    assert_eq!(wrong("> [!TIP]\n> x\n")[0].0, "not-supported");
    assert_eq!(wrong("-\n- a\n")[0].0, "empty-item");
    assert_eq!(wrong("|  | b |\n|--|---|\n| 1 | 2 |\n")[0].0, "empty-head");
    assert_eq!(wrong("[](https://a.example)")[0].0, "empty-link");
    assert_eq!(wrong("[x](../a.html)")[0].0, "bad-link");
    assert_eq!(wrong("[x](https://a.example \"titel\")")[0].0, "bad-link");
    assert_eq!(sound("~~a~~ - [x] b $c$ ^d^\n\n18\\. maj\n").blocks.len(), 2);
}

#[test]
fn section_links_are_remembered() {
    let parsed = sound("[dine rettigheder](#rights)");
    assert_eq!(parsed.links[0].0, "rights");
    assert!(matches!(&paragraph(&parsed)[0], Inline::SectionLink { section, .. } if section == "rights"));
}

#[test]
fn line_ends_and_no_break_spaces() {
    let parsed = sound("efter stk.\r\n2 den 18. maj\r\n\r\n- a\r\n- b\r\n");
    assert_eq!(plain(paragraph(&parsed)), "efter stk.\u{a0}2 den 18.\u{a0}maj");
    assert_eq!(parsed.blocks.len(), 2);
}

#[test]
fn depth_has_a_limit_that_is_stated() {
    for body in [
        "- ".repeat(10_000),
        "> ".repeat(10_000),
        (0..10_000).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect(),
        format!("{}c{}", "*a _b ".repeat(5_000), "_ d*".repeat(5_000)),
    ] {
        let (_, findings) = read(&body);
        assert_eq!(findings.len(), 1, "{:.40}", body);
        assert_eq!(findings[0].code, "too-deep");
        assert!(findings[0].message.contains("24"));
    }
    sound(&format!("{}ord", "> ".repeat(24)));
}

#[test]
fn length_has_a_limit_that_is_stated() {
    let (_, findings) = read(&"ord ".repeat(300_000));
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["too-long"]);
    assert!(findings[0].message.contains("1000000"));
}

/// Texts that have made Markdown parsers slow. One of them taking minutes would be seen at once.
#[test]
fn no_text_takes_forever() {
    let many = |text: &str| text.repeat(100_000 / text.len());
    for text in [
        "[",
        "](",
        "[a](",
        "*a_ ",
        "**a ",
        "`a",
        "<",
        "<a ",
        "<!--",
        "![",
        "[^",
        "[^a]: b\n\n",
        "a[^1]",
        "|a",
        "|-",
        "{{",
        "}}",
        "{{ day }}",
        "&",
        "\\",
        "# ",
        "## a\n",
        "> a\n",
        "- a\n",
        "-\n",
        "1. a\n\n",
        "\u{1}",
        "a\n",
        "[a]: b\n",
        "[a][b]",
        "~~",
        "\t",
        "æ",
        "***",
        "__a__",
        "[x](#y)",
        "a  \n",
    ] {
        read(&many(text));
        read(&format!("| a | b |\n|---|---|\n{}", many(text)));
        read(&format!("- a\n\n  {}", many(text)));
    }
}
