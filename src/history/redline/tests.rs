use proptest::prelude::*;

use super::compare::compare_lines;
use super::{Change, Line, Mark, Marked, Redline, Role, Span, compare, flatten};
use crate::document::{Block, BlockKind, Document, Inline, Leaf, json};

const RICH_DA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/document-rich-da.json"));
const RICH_EN: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/document-rich-en.json"));
const PAGE_DA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/page-da.document.json"));

fn fixture(text: &str) -> Document {
    json::read(text).unwrap()
}

fn line(role: Role, cells: &[&str]) -> Line {
    Line { section: "s".to_owned(), role, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
}

fn paragraph(words: &str) -> Line {
    line(Role::Paragraph, &[words])
}

fn item(number: u64, words: &str) -> Line {
    line(Role::Item { depth: 1, number: Some(number) }, &[words])
}

/// One line each: a sign, and the cells with their marks.
fn shown(redline: &Redline) -> Vec<String> {
    let span = |span: &Span| match span.mark {
        Mark::Same => span.text.clone(),
        Mark::Deleted => format!("[-{}-]", span.text),
        Mark::Inserted => format!("{{+{}+}}", span.text),
    };
    let line = |marked: &Marked| {
        let sign = match marked.change {
            Change::Same => "=".to_owned(),
            Change::Changed => "~".to_owned(),
            Change::Inserted => "+".to_owned(),
            Change::Deleted => "-".to_owned(),
            Change::MovedAway { to } => format!(">{to}"),
            Change::MovedHere { from } => format!("<{from}"),
        };
        let cells: Vec<String> = marked.cells.iter().map(|cell| cell.iter().map(span).collect()).collect();
        format!("{sign} {}", cells.join(" | "))
    };
    redline.lines.iter().map(line).collect()
}

#[track_caller]
fn check(old: &[Line], new: &[Line], expected: &[&str]) {
    let redline = compare_lines(old, new);
    assert_eq!(shown(&redline), expected);
    assert_holds(&redline, old, new);
}

/// What a redline promises, whatever was compared.
#[track_caller]
fn assert_holds(redline: &Redline, old: &[Line], new: &[Line]) {
    assert_eq!(redline.accept(), new);
    assert_eq!(redline.reject(), old);
    for (at, line) in redline.lines.iter().enumerate() {
        match line.change {
            Change::MovedAway { to } => assert_eq!(redline.lines[to].change, Change::MovedHere { from: at }),
            Change::MovedHere { from } => assert_eq!(redline.lines[from].change, Change::MovedAway { to: at }),
            Change::Same => assert!(line.cells.iter().flatten().all(|span| span.mark == Mark::Same)),
            Change::Changed | Change::Inserted | Change::Deleted => {}
        }
        for cell in &line.cells {
            assert!(cell.windows(2).all(|two| two[0].mark != two[1].mark), "two runs of one mark: {cell:?}");
        }
    }
    assert_eq!(redline.is_empty(), without_sections(old) == without_sections(new));
}

/// Where a line stands is not among its words.
fn without_sections(lines: &[Line]) -> Vec<Line> {
    lines.iter().map(|line| Line { section: String::new(), ..line.clone() }).collect()
}

const REPAIR: &str = "Vi gemmer oplysninger om din reparation i 60 dage, efter at sagen er afsluttet.";
const BACKUP: &str = "Derefter ligger de i vores sikkerhedskopi i 30 dage mere.";
const COMPLAINT: &str =
    "Du kan klage til Datatilsynet, hvis du er utilfreds med den måde, vi bruger dine oplysninger på.";

#[test]
fn a_changed_period_is_marked_and_nothing_else() {
    check(
        &[paragraph(REPAIR), paragraph(BACKUP)],
        &[paragraph(&REPAIR.replace("60", "30")), paragraph(BACKUP)],
        &[
            "~ Vi gemmer oplysninger om din reparation i [-60-]{+30+} dage, efter at sagen er afsluttet.",
            "= Derefter ligger de i vores sikkerhedskopi i 30 dage mere.",
        ],
    );
}

#[test]
fn a_paragraph_elsewhere_has_moved_with_what_changed_on_the_way() {
    let moved = COMPLAINT.replace("utilfreds", "utryg");
    check(
        &[paragraph(COMPLAINT), paragraph(REPAIR), paragraph(BACKUP), paragraph("Slut")],
        &[paragraph(REPAIR), paragraph(BACKUP), paragraph(&moved), paragraph("Slut")],
        &[
            &format!(">3 [-{COMPLAINT}-]"),
            &format!("= {REPAIR}"),
            &format!("= {BACKUP}"),
            &format!("<0 {}", COMPLAINT.replace("utilfreds", "[-utilfreds-]{+utryg+}")),
            "= Slut",
        ],
    );
}

#[test]
fn a_rewritten_paragraph_is_another_one() {
    check(
        &[paragraph(REPAIR), paragraph(BACKUP)],
        &[paragraph(COMPLAINT), paragraph(BACKUP)],
        &[&format!("- [-{REPAIR}-]"), &format!("+ {{+{COMPLAINT}+}}"), &format!("= {BACKUP}")],
    );
}

#[test]
fn numbers_that_only_follow_are_no_change() {
    check(
        &[paragraph("Sådan:"), item(1, "dit navn og din adresse"), item(2, "dine ordrer"), item(3, "din e-mail")],
        &[
            paragraph("Sådan:"),
            item(1, "dit navn og din adresse"),
            item(2, "din cykels stelnummer"),
            item(3, "dine ordrer"),
            item(4, "din e-mail"),
        ],
        &["= Sådan:", "= dit navn og din adresse", "+ {+din cykels stelnummer+}", "= dine ordrer", "= din e-mail"],
    );
    check(&[item(1, "navn"), item(2, "adresse")], &[item(4, "navn"), item(5, "adresse")], &["~ navn", "= adresse"]);
}

#[test]
fn another_role_is_a_change_without_marks() {
    check(&[paragraph(REPAIR)], &[line(Role::Item { depth: 1, number: None }, &[REPAIR])], &[&format!("~ {REPAIR}")]);
}

#[test]
fn rows_are_compared_by_columns() {
    let row = |cells: &[&str]| line(Role::TableRow, cells);
    check(
        &[line(Role::TableHead, &["Modtager", "Land"]), row(&["KeepIT", "Danmark"]), row(&["Dropbox", "USA"])],
        &[line(Role::TableHead, &["Modtager", "Land"]), row(&["KeepIT", "Irland"]), row(&["Dropbox", "USA"])],
        &["= Modtager | Land", "~ KeepIT | [-Danmark-]{+Irland+}", "= Dropbox | USA"],
    );
    check(
        &[line(Role::TableHead, &["Modtager", "Land"]), row(&["KeepIT", "Danmark"]), row(&["Dropbox", ""])],
        &[
            line(Role::TableHead, &["Modtager", "Opgave", "Land"]),
            row(&["KeepIT", "backup", "Danmark"]),
            row(&["Dropbox", "", ""]),
        ],
        &["~ Modtager | {+Opgave+} | Land", "~ KeepIT | {+backup+} | Danmark", "~ Dropbox |  | {++}"],
    );
    check(
        &[row(&["Dropbox", ""]), row(&["a", "b"])],
        &[row(&["Dropbox", "USA"]), row(&["a", ""])],
        &["~ Dropbox | {+USA+}", "~ a | [-b-]"],
    );
}

#[test]
fn an_entry_with_another_value_is_the_same_entry() {
    let entry = |label: &str, value: &str| line(Role::Entry, &[label, value]);
    check(
        &[entry("Telefon", "33 19 32 00"), entry("E-mail", "hej@a.example")],
        &[entry("Telefon", "74 78 12 34"), entry("E-mail", "info@b.example")],
        &["~ Telefon | [-33 19 32 00-]{+74 78 12 34+}", "~ E-mail | [-hej@a.example-]{+info@b.example+}"],
    );
}

#[test]
fn title_and_headings_of_sections_keep_their_place() {
    check(
        &[line(Role::Title, &["Persondatapolitik"]), line(Role::Heading { level: 1 }, &["Hvem vi er"])],
        &[line(Role::Title, &["Privatlivspolitik"]), line(Role::Heading { level: 1 }, &["Kontakt"])],
        &["~ [-Persondatapolitik-]{+Privatlivspolitik+}", "~ [-Hvem vi er-]{+Kontakt+}"],
    );
}

#[test]
fn white_space_and_unseen_signs_are_no_change() {
    let text = |text: &str| Inline::Text { text: Leaf { text: text.to_owned(), origin: None } };
    let mut old = fixture(RICH_DA);
    let mut new = old.clone();
    old.sections[0].blocks[0].kind = BlockKind::Paragraph { content: vec![text("i 60\u{a0}dage,  mere")] };
    new.sections[0].blocks[0].kind =
        BlockKind::Paragraph { content: vec![text("i 60 da\u{ad}ge,"), Inline::Break, text("mere")] };
    assert_ne!(old, new);
    assert!(compare(&old, &new).is_empty());
}

#[test]
fn every_word_of_a_document_stands_in_its_lines() {
    for text in [RICH_DA, RICH_EN, PAGE_DA] {
        let document = fixture(text);
        let lines: String = flatten(&document).iter().map(|line| line.cells.join(" ") + " ").collect();
        for leaf in document.leaves() {
            for word in leaf.replace('\u{ad}', "").split_whitespace() {
                assert!(lines.contains(word), "{word}");
            }
        }
        assert!(compare(&document, &document).is_empty());
    }
}

#[test]
fn a_language_in_the_place_of_another_is_no_match() {
    let (old, new) = (flatten(&fixture(RICH_DA)), flatten(&fixture(RICH_EN)));
    assert_holds(&compare_lines(&old, &new), &old, &new);
}

#[test]
fn many_equal_lines_and_long_ones_end_in_reasonable_time() {
    let rows = |count: usize| -> Vec<Line> {
        (0..count).map(|at| line(Role::TableRow, &["Ja", if at % 3 == 0 { "Nej" } else { "Måske" }])).collect()
    };
    let (old, new) = (rows(3000), rows(2900));
    assert_holds(&compare_lines(&old, &new), &old, &new);
    let words =
        |from: usize| paragraph(&(0..20_000).map(|at| format!("w{} ", (at * 7 + from) % 50)).collect::<String>());
    let (old, new) = ([words(0)], [words(13)]);
    assert_holds(&compare_lines(&old, &new), &old, &new);
}

/// Few words, so that lines are often alike.
fn lines() -> impl Strategy<Value = Vec<Line>> {
    let word = prop_oneof![
        4 => "[abc]",
        1 => Just("60 dage".to_owned()),
        1 => Just(", og.".to_owned()),
        1 => Just(String::new()),
        1 => "\\PC{0,4}",
    ];
    let cell = prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "));
    let role = prop_oneof![
        Just(Role::Title),
        (1..3_u8).prop_map(|level| Role::Heading { level }),
        Just(Role::Paragraph),
        (1..3_u8, prop::option::of(1..4_u64)).prop_map(|(depth, number)| Role::Item { depth, number }),
        Just(Role::TableRow),
        Just(Role::Entry),
        (1..3_u32).prop_map(|number| Role::Note { number }),
    ];
    let line = (prop_oneof![Just("s"), Just("t")], role, prop::collection::vec(cell, 0..4))
        .prop_map(|(section, role, cells)| Line { section: section.to_owned(), role, cells });
    prop::collection::vec(line, 0..14)
}

/// Something that an author does to a text.
#[derive(Clone, Debug)]
enum Edit {
    Delete(usize),
    Insert(usize, String),
    Move(usize, usize),
    Reword(usize, usize, String),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let words = || prop_oneof![Just("i 90 dage".to_owned()), "[a-zæøå]{1,6}( [a-zæøå]{1,6}){0,8}"];
    let edit = prop_oneof![
        any::<usize>().prop_map(Edit::Delete),
        (any::<usize>(), words()).prop_map(|(at, words)| Edit::Insert(at, words)),
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Edit::Move(from, to)),
        (any::<usize>(), any::<usize>(), words()).prop_map(|(at, word, words)| Edit::Reword(at, word, words)),
    ];
    prop::collection::vec(edit, 0..8)
}

fn edited(mut document: Document, edits: &[Edit]) -> Document {
    let sections = document.sections.len();
    let run = |words: &str| vec![Inline::Text { text: Leaf { text: words.to_owned(), origin: None } }];
    for edit in edits {
        match edit {
            Edit::Delete(at) => {
                let blocks = &mut document.sections[at % sections].blocks;
                if !blocks.is_empty() {
                    blocks.remove(at / sections % blocks.len());
                }
            }
            Edit::Insert(at, words) => {
                let blocks = &mut document.sections[at % sections].blocks;
                let kind = BlockKind::Paragraph { content: run(words) };
                blocks.insert(at / sections % (blocks.len() + 1), Block { id: "new".to_owned(), kind });
            }
            Edit::Move(from, to) => {
                let blocks = &mut document.sections[from % sections].blocks;
                if !blocks.is_empty() {
                    let block = blocks.remove(from / sections % blocks.len());
                    let blocks = &mut document.sections[to % sections].blocks;
                    blocks.insert(to / sections % (blocks.len() + 1), block);
                }
            }
            Edit::Reword(at, word, words) => {
                let count = document.leaves().len();
                let mut leaf_number = 0;
                crate::document::walk::leaves_mut(&mut document, &mut |leaf| {
                    if leaf_number == at % count {
                        let mut all: Vec<&str> = leaf.text.split(' ').collect();
                        let place = word % all.len();
                        all[place] = words;
                        leaf.text = all.join(" ");
                    }
                    leaf_number += 1;
                });
            }
        }
    }
    document
}

proptest! {
    #[test]
    fn taking_all_gives_the_new_lines_and_taking_none_the_old(old in lines(), new in lines()) {
        assert_holds(&compare_lines(&old, &new), &old, &new);
    }

    #[test]
    fn edits_of_a_policy_can_be_taken_and_left(edits in edits()) {
        let old = fixture(RICH_DA);
        let new = edited(old.clone(), &edits);
        assert_holds(&compare(&old, &new), &flatten(&old), &flatten(&new));
        assert_holds(&compare(&new, &old), &flatten(&new), &flatten(&old));
    }
}
