use super::{ComparisonInput, SideName, comparison, paragraphs};
use crate::history::changes::{Absent, Changes, Words};
use crate::history::redline::{Change, Mark, Marked, Redline, Role, Span};
use crate::model::language::{Lang, Language};
use crate::render::view::comparison::{Comparison, RedlineLine, RedlinePart};
use crate::site::ShellWords;
use crate::source::messages::embedded_files;
use crate::text::LanguageWords;

fn line(section: &str, role: Role, change: Change, words: &str) -> Marked {
    let mark = match change {
        Change::Inserted => Mark::Inserted,
        Change::Deleted => Mark::Deleted,
        _ => Mark::Same,
    };
    let cells = words.split('|').map(|text| vec![Span { mark, text: text.to_owned() }]).collect();
    Marked { section: section.to_owned(), role, was: None, change, cells }
}

fn heading(section: &str, level: u8, words: &str) -> Marked {
    line(section, Role::Heading { level }, Change::Same, words)
}

fn paragraph(section: &str, change: Change, words: &str) -> Marked {
    line(section, Role::Paragraph, change, words)
}

fn said(lang: &str, changes: &Changes, full: bool) -> Comparison {
    let language =
        Language { code: Lang::new(lang), locale: if lang == "da" { "da-DK".into() } else { "en-GB".into() } };
    let (words, found) = LanguageWords::new(&language, &embedded_files(&language.code));
    assert!(found.is_empty(), "{found:#?}");
    let words = ShellWords::new(&words);
    let edition = |ordinal, day: &str| SideName::Edition { ordinal, effective: day.parse().unwrap() };
    let input = ComparisonInput {
        lang,
        firm: "Firmaet",
        policy: "Politik",
        old: edition(2, "2026-04-01"),
        new: edition(3, "2026-05-01"),
        summary: Some("Vi gemmer mindre.\n\nOg\nkortere."),
        changes,
        full,
    };
    let comparison = comparison(&input, &words);
    let missing = words.into_findings();
    assert!(missing.is_empty(), "{missing:#?}");
    comparison
}

fn compared(lines: Vec<Marked>) -> Changes {
    let words = Words::Compared { own: Redline { lines }, library: None, is_mixed: false };
    Changes { facts: Some(Vec::new()), words }
}

fn shown(comparison: &Comparison) -> Vec<String> {
    let parts = comparison.redlines.iter().flat_map(|redline| &redline.parts);
    let words = |line: &RedlineLine| {
        let cells = line.cells.iter().map(|cell| cell.spans.iter().map(|span| span.text.as_str()).collect::<String>());
        cells.collect::<Vec<_>>().join(" | ")
    };
    parts
        .map(|part| match part {
            RedlinePart::Line(line) => format!("{}{}", line.sign, words(line)),
            RedlinePart::Gap { words } => format!("({words})"),
        })
        .collect()
}

#[test]
fn a_change_is_shown_with_its_neighbours_and_the_headings_above_it() {
    let mut lines = vec![heading("", 1, "Sletning"), heading("", 2, "Reparationer")];
    lines.extend((1..=6).map(|n| paragraph("", Change::Same, &n.to_string())));
    lines.push(paragraph("", Change::Inserted, "ny"));
    lines.extend((7..=8).map(|n| paragraph("", Change::Same, &n.to_string())));
    lines.push(paragraph("", Change::Deleted, "gammel"));
    lines.push(heading("", 1, "Noget andet"));
    let comparison = said("da", &compared(lines.clone()), false);
    assert_eq!(
        shown(&comparison),
        [
            "Sletning",
            "Reparationer",
            "(5 uændrede afsnit er udeladt)",
            "6",
            "+ny",
            "7",
            "8",
            "−gammel",
            "(Ét uændret afsnit er udeladt)"
        ]
    );
    assert_eq!(shown(&said("da", &compared(lines), true)).len(), 13);
}

#[test]
fn a_row_of_a_table_keeps_the_heads_of_its_columns() {
    let lines = vec![
        line("", Role::TableHead, Change::Same, "Hvem|Hvorfor"),
        line("", Role::TableRow, Change::Same, "A|a"),
        line("", Role::TableRow, Change::Same, "B|b"),
        line("", Role::TableRow, Change::Deleted, "C|c"),
    ];
    let comparison = said("da", &compared(lines), false);
    assert_eq!(shown(&comparison), ["Hvem | Hvorfor", "(Ét uændret afsnit er udeladt)", "B | b", "−C | c"]);
    let Some(RedlinePart::Line(row)) = comparison.redlines[0].parts.last() else { panic!("the row is shown") };
    assert_eq!(row.cells.iter().map(|cell| cell.label.as_str()).collect::<Vec<_>>(), ["Hvem", "Hvorfor"]);
    assert_eq!(row.margin, "slettet");
}

#[test]
fn moved_words_say_where_they_went_and_where_they_came_from() {
    let lines = vec![
        heading("a", 1, "Formål"),
        paragraph("a", Change::MovedAway { to: 4 }, "x"),
        paragraph("a", Change::Same, "y"),
        heading("b", 1, "Sletning"),
        paragraph("b", Change::MovedHere { from: 1 }, "x"),
    ];
    let comparison = said("da", &compared(lines.clone()), false);
    let lines_of = |comparison: &Comparison| -> Vec<RedlineLine> {
        let parts = comparison.redlines[0].parts.iter();
        parts.filter_map(|part| if let RedlinePart::Line(line) = part { Some(line.clone()) } else { None }).collect()
    };
    let all = lines_of(&comparison);
    assert_eq!((all[1].margin.as_str(), all[1].sign.as_str()), ("Flyttet til afsnittet »Sletning«", "−"));
    assert_eq!((all[4].margin.as_str(), all[4].sign.as_str()), ("Flyttet hertil fra afsnittet »Formål«", "+"));
    assert_eq!((all[1].id.as_deref(), all[1].other.as_deref()), (Some("_own-2"), Some("_own-5")));
    assert_eq!((all[4].id.as_deref(), all[4].other.as_deref()), (Some("_own-5"), Some("_own-2")));
    assert_eq!(lines_of(&said("en", &compared(lines), false))[1].margin, "Moved to the section ‘Sletning’");
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    let mut deep = heading("", 3, "Dyb");
    deep.change = Change::Inserted;
    let comparison = said("da", &compared(vec![deep, heading("", 2, "Næste")]), true);
    let levels: Vec<u8> = comparison.redlines[0]
        .parts
        .iter()
        .filter_map(|part| if let RedlinePart::Line(line) = part { Some(line.level) } else { None })
        .collect();
    assert_eq!(levels, [1, 2]);
}

#[test]
fn that_nothing_changed_or_cannot_be_compared_is_said_once() {
    let same = said("da", &compared(vec![paragraph("", Change::Same, "x")]), false);
    assert_eq!(same.remark.as_deref(), Some("Formål, modtagere, frister og andre fakta i politikken er ikke ændret."));
    assert_eq!(same.no_redline.as_deref(), Some("Teksten er ord for ord den samme."));
    assert_eq!(same.sides, ["Fra udgave 2 af 1.\u{a0}april 2026", "til udgave 3 af 1.\u{a0}maj 2026"]);
    assert_eq!(same.summary, ["Vi gemmer mindre.", "Og kortere."]);
    let file = said("en", &Changes { facts: None, words: Words::Absent(Absent::File) }, false);
    assert_eq!(
        file.remark.as_deref(),
        Some("At least one of the two editions exists only as a file, so we cannot compare them here.")
    );
    assert_eq!(file.no_redline, None);
    for (why, word) in [(Absent::Language, "dansk"), (Absent::Redacted, "taget ned")] {
        let absent = said("da", &Changes { facts: None, words: Words::Absent(why) }, false);
        assert!(absent.no_redline.is_some_and(|said| said.contains(word)));
        assert_eq!(absent.remark, None);
    }
}

#[test]
fn the_librarys_words_are_told_apart_from_the_firms() {
    let own = Redline { lines: vec![paragraph("", Change::Inserted, "vores")] };
    let library = Redline { lines: vec![paragraph("", Change::Deleted, "deres")] };
    let words = Words::Compared { own: own.clone(), library: Some(library), is_mixed: false };
    let comparison = said("da", &Changes { facts: Some(Vec::new()), words }, false);
    let titles: Vec<&str> = comparison.redlines.iter().map(|redline| redline.title.as_str()).collect();
    assert_eq!(titles, ["Ændringer i teksten", "Nye formuleringer i standardteksten"]);
    let mixed = Words::Compared { own, library: None, is_mixed: true };
    let comparison = said("da", &Changes { facts: Some(Vec::new()), words: mixed }, false);
    assert!(comparison.redlines[0].intro.contains("standardtekst"));
}

#[test]
fn what_a_person_wrote_keeps_its_paragraphs() {
    assert_eq!(paragraphs("a\nb\r\n\r\n\n c "), ["a b", "c"]);
    assert!(paragraphs(" \n").is_empty());
}
