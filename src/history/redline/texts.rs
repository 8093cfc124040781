//! The same comparison for texts that are no Documents: what somebody wrote in a file.

use super::align::align;
use super::candidates::{Numbers, Weighed};
use super::compare::compare_lines;
use super::{Line, Redline, Role};

/// Which of the old texts became which of the new ones: pairs in order, none of which crosses another.
pub fn align_texts(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let lines = |texts: &[&str]| -> Vec<Line> { texts.iter().map(|text| line(text)).collect() };
    let (old, new) = (lines(old), lines(new));
    let mut numbers = Numbers::default();
    let old: Vec<Weighed> = old.iter().map(|line| numbers.weigh(line)).collect();
    let new: Vec<Weighed> = new.iter().map(|line| numbers.weigh(line)).collect();
    align(&old, &new)
}

/// What changed from one text to another. Lines that Markdown joins are one; an item, a row and a quoted line are
/// compared by themselves.
pub fn compare_texts(old: &str, new: &str) -> Redline {
    compare_lines(&lines(old), &lines(new))
}

fn lines(text: &str) -> Vec<Line> {
    let mut all: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match all.last_mut() {
            Some(last) if !starts_anew(line) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => all.push(line.to_owned()),
        }
    }
    all.iter().map(|text| line(text)).collect()
}

/// Whether Markdown would not join the line to the one before it.
fn starts_anew(line: &str) -> bool {
    let line = line.trim_start();
    let behind_digits = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
    line.starts_with(['|', '>', '#'])
        || ["- ", "* ", "+ "].iter().any(|sign| line.starts_with(sign))
        || (behind_digits.len() < line.len() && (behind_digits.starts_with(". ") || behind_digits.starts_with(") ")))
}

fn line(text: &str) -> Line {
    let folded: Vec<&str> = text.split_whitespace().collect();
    Line { section: String::new(), role: Role::Paragraph, cells: vec![folded.join(" ")] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::redline::{Change, Mark};

    #[test]
    fn a_line_that_is_broken_elsewhere_has_not_changed() {
        assert!(compare_texts("et to\ntre fire", "et\nto tre fire").is_empty());
        let redline = compare_texts("- et\n- to tre fire", "- et\n- to tre fem\n- seks");
        let changes: Vec<Change> = redline.lines.iter().map(|line| line.change).collect();
        assert_eq!(changes, [Change::Same, Change::Changed, Change::Inserted]);
        let spans = &redline.lines[1].cells[0];
        assert!(spans.iter().any(|span| span.mark == Mark::Deleted && span.text == "fire"), "{spans:?}");
    }

    #[test]
    fn texts_are_paired_over_what_came_between() {
        let old = ["Vi sletter efter to år.", "Skriv til os."];
        let new = ["Noget helt andet.", "Vi sletter efter tre år.", "Skriv til os."];
        assert_eq!(align_texts(&old, &new), [(0, 1), (1, 2)]);
    }
}
