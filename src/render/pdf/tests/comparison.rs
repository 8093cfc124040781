use super::{engine, plain, tags};
use crate::render::view::comparison::{Comparison, RedlineLine, RedlinePart};

const COMPARISON: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/comparison-da.json"));

fn fixture() -> Comparison {
    serde_json::from_str(COMPARISON).unwrap()
}

fn made(comparison: &Comparison) -> Vec<u8> {
    engine().comparison(comparison, "2026-11-20".parse().unwrap()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The words of a line as they are read out: what the margin says, then the words with their marks in brackets.
fn words_of(line: &RedlineLine) -> String {
    let mut words = format!("{}{}{}", line.margin, line.sign, line.number);
    for cell in &line.cells {
        if !cell.label.is_empty() {
            words.push_str(&format!("{}:", cell.label));
        }
        for span in &cell.spans {
            words.push_str(&match span.mark.as_str() {
                "inserted" => format!("{{+{}+}}", span.text),
                "deleted" => format!("[−{}−]", span.text),
                _ => span.text.clone(),
            });
        }
    }
    words
}

fn expected(comparison: &Comparison) -> String {
    let mut words = vec![comparison.title.clone(), comparison.policy.clone()];
    words.extend(comparison.sides.iter().cloned());
    words.push(comparison.summary_title.clone());
    words.extend(comparison.summary.iter().cloned());
    for group in &comparison.groups {
        words.extend([group.title.clone(), group.intro.clone()]);
        words.extend(group.changes.iter().cloned());
    }
    words.extend(comparison.remark.clone());
    for redline in &comparison.redlines {
        words.extend([redline.title.clone(), redline.intro.clone(), comparison.words.legend.clone()]);
        words.extend(redline.parts.iter().map(|part| match part {
            RedlinePart::Line(line) => words_of(line),
            RedlinePart::Gap { words } => words.clone(),
        }));
    }
    words.extend(comparison.no_redline.clone());
    words.concat()
}

/// Where lines end is the page's business.
fn squeezed(words: &str) -> String {
    plain(words).replace([' ', '\u{2060}'], "")
}

#[test]
fn the_words_of_the_tag_tree_are_the_words_of_the_comparison_in_order() {
    let comparison = fixture();
    let tree = tags::read(&made(&comparison));
    assert_eq!(squeezed(&tree.words(&["Lbl"])), squeezed(&expected(&comparison)));
    let headings: Vec<String> = tree.find(&["H1", "H2", "H3"]).iter().map(|heading| heading.role.clone()).collect();
    assert_eq!(headings, ["H1", "H1", "H1", "H2", "H2", "H3"]);
}

#[test]
fn a_comparison_without_changes_says_so() {
    let comparison = Comparison {
        groups: Vec::new(),
        summary: Vec::new(),
        redlines: Vec::new(),
        remark: Some("Alt er det samme.".to_owned()),
        no_redline: Some("Teksten er den samme.".to_owned()),
        ..fixture()
    };
    let words = tags::read(&made(&comparison)).words(&[]);
    assert!(plain(&words).ends_with("Alt er det samme.Teksten er den samme."), "{words}");
}

#[test]
fn the_same_comparison_and_day_give_the_same_bytes() {
    assert!(made(&fixture()) == made(&fixture()));
}

#[test]
fn words_that_look_like_typst_stay_words_and_missing_characters_are_named() {
    let words = "#panic() $a$ *b* _c_ @ref <label> \\ ~ // d";
    let comparison = Comparison { summary: vec![words.to_owned()], ..fixture() };
    assert!(plain(&tags::read(&made(&comparison)).words(&[])).contains(words));
    let comparison = Comparison { summary: vec!["Sæt kryds i \u{2610} her.".to_owned()], ..fixture() };
    let findings = engine().comparison(&comparison, "2026-11-20".parse().unwrap()).unwrap_err();
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.contains("(U+2610), in the words “Sæt kryds i \u{2610} her.”"), "{findings:?}");
}
