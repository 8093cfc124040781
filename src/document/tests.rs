use proptest::prelude::*;

use super::block::{Align, Image};
use super::json::{BadDocument, read, write};
use super::{
    Block, BlockKind, Cell, ChainStep, Column, Document, Entry, Inline, Item, Leaf, Note, NoteKind, Origin, Row,
    SCHEMA, Section, SectionKind, Table,
};

/// Written by schema 1, with every kind of block and inline. It must be readable for ever: never write it anew.
const SCHEMA_1: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/document-1.json"));

fn leaf() -> impl Strategy<Value = Leaf> {
    let odd = prop_oneof![
        "\\PC{0,12}",
        Just("Smed & Søn <ApS> \"citat\" \\ {$b} \u{2028}\u{e000}\u{a0}🚲".to_owned()),
        Just("\u{0}\u{1f}\u{7f}\u{ffff}\r\n\t".to_owned()),
    ];
    odd.prop_map(|text| Leaf { text, origin: None })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let simple = prop_oneof![
        leaf().prop_map(|text| Inline::Text { text }),
        leaf().prop_map(|text| Inline::Code { text }),
        any::<u32>().prop_map(|number| Inline::NoteRef { number }),
        leaf().prop_map(|text| Inline::Date { date: "2018-05-18".to_owned(), text }),
        Just(Inline::Break),
    ];
    let inline = simple.prop_recursive(3, 12, 3, |inner| {
        let content = prop::collection::vec(inner, 0..3);
        prop_oneof![
            content.clone().prop_map(|content| Inline::Strong { content }),
            content.clone().prop_map(|content| Inline::Emphasis { content }),
            ("\\PC{0,12}", content.clone()).prop_map(|(href, content)| Inline::Link { href, content }),
            ("[a-z-]{1,8}", content).prop_map(|(section, content)| Inline::SectionLink { section, content }),
        ]
    });
    prop::collection::vec(inline, 0..3)
}

fn table() -> impl Strategy<Value = BlockKind> {
    let align = prop_oneof![Just(Align::Start), Just(Align::Center), Just(Align::End)];
    let columns = prop::collection::vec((inlines(), align).prop_map(|(head, align)| Column { head, align }), 0..3);
    let cell = inlines().prop_map(|content| Cell { content });
    let rows = prop::collection::vec(prop::collection::vec(cell, 0..3).prop_map(|cells| Row { cells }), 0..3);
    (inlines(), columns, rows).prop_map(|(caption, columns, rows)| BlockKind::Table(Table { caption, columns, rows }))
}

fn signature() -> impl Strategy<Value = BlockKind> {
    let image = leaf().prop_map(|alt| Image { asset: "0123456789abcdef.svg".to_owned(), alt });
    (inlines(), inlines(), inlines(), prop::option::of(image))
        .prop_map(|(place_and_date, name, title, image)| BlockKind::Signature { place_and_date, name, title, image })
}

fn kind() -> impl Strategy<Value = BlockKind> {
    let step = (inlines(), inlines()).prop_map(|(label, value)| ChainStep { label, value });
    let entry = (inlines(), inlines()).prop_map(|(label, value)| Entry { label, value });
    let simple = prop_oneof![
        inlines().prop_map(|content| BlockKind::Paragraph { content }),
        prop::collection::vec(entry, 0..3).prop_map(|entries| BlockKind::Entries { entries }),
        table(),
        (prop::collection::vec(step, 0..3), inlines()).prop_map(|(steps, total)| BlockKind::Chain { steps, total }),
        signature(),
    ];
    simple.prop_recursive(3, 12, 3, |inner| {
        let blocks = prop::collection::vec(inner, 0..3);
        let items = prop::collection::vec(blocks.clone().prop_map(|blocks| Item { blocks }), 0..3);
        let note = prop_oneof![Just(NoteKind::Note), Just(NoteKind::Important)];
        prop_oneof![
            (any::<Option<u64>>(), items).prop_map(|(start, items)| BlockKind::List { start, items }),
            blocks.clone().prop_map(|blocks| BlockKind::Quote { blocks }),
            (note, inlines(), blocks).prop_map(|(kind, title, blocks)| BlockKind::Callout { kind, title, blocks }),
        ]
    })
}

fn section() -> impl Strategy<Value = Section> {
    let section_kind = prop_oneof![
        Just(SectionKind::Ordinary),
        Just(SectionKind::Summary),
        Just(SectionKind::Objection),
        Just(SectionKind::Signature),
    ];
    let notes = (("[a-z-]{1,8}"), prop::collection::vec(kind(), 0..2)).prop_map(|(id, blocks)| Note { id, blocks });
    let block = ("[a-z-]{1,8}", kind()).prop_map(|(id, kind)| Block { id, kind });
    let parts = (
        "[a-z-]{1,8}",
        section_kind,
        inlines(),
        prop::collection::vec(block, 0..3),
        prop::collection::vec(notes, 0..2),
    );
    let flat = parts.prop_map(|(id, kind, title, blocks, notes)| Section {
        id,
        kind,
        title,
        blocks,
        sections: Vec::new(),
        notes,
    });
    flat.prop_recursive(2, 4, 2, |inner| {
        (inner.clone(), prop::collection::vec(inner, 0..2))
            .prop_map(|(section, sections)| Section { sections, ..section })
    })
}

fn document() -> impl Strategy<Value = Document> {
    (leaf(), "\\PC{0,12}", prop::collection::vec(section(), 0..3)).prop_map(|(title, description, sections)| Document {
        schema: SCHEMA,
        policy: "firma/kunder".to_owned(),
        lang: "da".to_owned(),
        locale: "da-DK".to_owned(),
        clauses: "1".to_owned(),
        firm: "Smed & Søn ApS".to_owned(),
        title,
        description,
        sections,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(document in document()) {
        let json = write(&document);
        let back = read(&json).expect("a document that was written");
        prop_assert_eq!(&back, &document);
        prop_assert_eq!(write(&back), json);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}:,\"a-z0-9]{0,40}") {
        prop_assert!(read(&text).is_err());
    }
}

#[test]
fn schema_1_is_read_for_ever() {
    let document = read(SCHEMA_1).expect("schema 1");
    assert_eq!((document.schema, document.policy.as_str()), (SCHEMA, "proeve/kunder"));
    let words = document.leaves();
    for wanted in ["Kort fortalt", "Bemærk", "Peter Prøve", "18.\u{a0}maj 2018", "I alt højst 90 dage", "En note."] {
        assert!(words.iter().any(|words| words == wanted), "{wanted} is missing in {words:?}");
    }
    assert_eq!(document.all_sections().len(), 4);
    if SCHEMA == 1 {
        assert_eq!(write(&document), SCHEMA_1);
    }
}

#[test]
fn a_newer_schema_and_none_at_all_are_refused() {
    let newer = SCHEMA_1.replacen("\"schema\": 1", "\"schema\": 2", 1);
    match read(&newer) {
        Err(error @ BadDocument::Version { found: Some(2) }) => {
            assert_eq!(error.to_string(), "document schema 2 is newer than 1, the newest this program reads");
        }
        other => panic!("{other:?}"),
    }
    let none = SCHEMA_1.replacen("\"schema\": 1", "\"schema\": \"1\"", 1);
    assert!(matches!(read(&none), Err(BadDocument::Version { found: None })));
    for other in ["0", "-1", "1.5", "18446744073709551616"] {
        let json = SCHEMA_1.replacen("\"schema\": 1", &format!("\"schema\": {other}"), 1);
        assert!(matches!(read(&json), Err(BadDocument::Version { .. })), "{other}");
    }
    assert!(matches!(read("{}"), Err(BadDocument::Version { found: None })));
    assert!(matches!(read("["), Err(BadDocument::Shape(_))));
    let unknown = SCHEMA_1.replacen("\"lang\": ", "\"extra\": 1,\n  \"lang\": ", 1);
    assert!(matches!(read(&unknown), Err(BadDocument::Shape(_))));
}

#[test]
fn origins_never_reach_the_json() {
    let mut document = read(SCHEMA_1).expect("schema 1");
    let secret = crate::finding::Place::new("content/secret.toml", 1, 2);
    document.title = Leaf::new("Titel", Origin::fact("secret.path", &secret));
    assert!(!write(&document).contains("secret"));
    let origins = document.take_origins();
    assert_eq!(origins.0.len(), document.leaves().len());
    assert!(origins.0[0].is_some() && document.title.origin.is_none());
}
