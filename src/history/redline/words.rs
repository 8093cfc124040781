//! The words of two texts, compared.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::tokens::{is_space, is_word, tokens};
use super::{Mark, Span};

/// An equal run of fewer words, between an edit and another, is read with them: "[-a-] og [-b-]{+c+}" is word salad.
const ISLAND: usize = 2;

/// What became of `old`. Deletions come before the insertions that stand in their place.
pub fn compare(old: &str, new: &str) -> Vec<Span> {
    if old == new {
        return span(Mark::Same, old).into_iter().collect();
    }
    let (old, new) = (tokens(old), tokens(new));
    let mut edits = edits(&old, &new);
    push_to_seams(&mut edits, &old, &new);
    let edits = without_islands(edits, &new);

    let mut spans = Vec::new();
    let mut put = |mark, tokens: &[&str]| spans.extend(span(mark, &tokens.concat()));
    let mut said = 0;
    for edit in &edits {
        put(Mark::Same, &new[said..edit.new.start]);
        put(Mark::Deleted, &old[edit.old.clone()]);
        put(Mark::Inserted, &new[edit.new.clone()]);
        said = edit.new.end;
    }
    put(Mark::Same, &new[said..]);
    spans
}

fn span(mark: Mark, text: &str) -> Option<Span> {
    (!text.is_empty()).then(|| Span { mark, text: text.to_owned() })
}

/// A stretch of tokens in the place of another; between two edits the tokens are equal.
#[derive(Clone, Debug)]
struct Edit {
    old: Range<usize>,
    new: Range<usize>,
}

impl Edit {
    fn is_insertion(&self) -> bool {
        self.old.is_empty()
    }

    fn is_deletion(&self) -> bool {
        self.new.is_empty()
    }
}

fn edits(old: &[&str], new: &[&str]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for op in capture_diff_slices(Algorithm::Histogram, old, new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let edit = Edit { old: op.old_range(), new: op.new_range() };
        match edits.last_mut() {
            Some(last) if last.old.end == edit.old.start && last.new.end == edit.new.start => {
                last.old.end = edit.old.end;
                last.new.end = edit.new.end;
            }
            _ => edits.push(edit),
        }
    }
    edits
}

/// Where the same insertion can be said to stand in several places ("a, b" to "a, c, b"), takes the place that begins
/// and ends where a sentence, a clause or a word does.
fn push_to_seams(edits: &mut [Edit], old: &[&str], new: &[&str]) {
    for at in 0..edits.len() {
        let (before, from_here) = edits.split_at_mut(at);
        let [edit, after @ ..] = from_here else { continue };
        let (before, after) = (before.last(), after.first());
        // One equal token stays on either side, so that no two edits meet.
        let (tokens, run, lowest, highest) = if edit.is_insertion() {
            (new, edit.new.clone(), before.map(|edit| edit.new.end + 1), after.map(|edit| edit.new.start - 1))
        } else if edit.is_deletion() {
            (old, edit.old.clone(), before.map(|edit| edit.old.end + 1), after.map(|edit| edit.old.start - 1))
        } else {
            continue;
        };
        let (lowest, highest) = (lowest.unwrap_or(0), highest.unwrap_or(tokens.len()));
        let mut first = run.start;
        while first > lowest && tokens[first - 1] == tokens[first - 1 + run.len()] {
            first -= 1;
        }
        let mut last = run.start;
        while last + run.len() < highest && tokens[last] == tokens[last + run.len()] {
            last += 1;
        }
        // Of two that read as well, the later one: it begins with a word and not with a space.
        let best = (first..=last).max_by_key(|start| seam(tokens, *start) + seam(tokens, start + run.len()));
        let best = best.unwrap_or(run.start);
        let moved = |range: &Range<usize>| {
            let start = range.start + best - run.start;
            start..start + range.len()
        };
        *edit = Edit { old: moved(&edit.old), new: moved(&edit.new) };
    }
}

/// How well a text may be cut before the token `at`.
fn seam(tokens: &[&str], at: usize) -> u8 {
    if at == 0 || at == tokens.len() {
        return 5;
    }
    let ends_sentence = |token: &str| matches!(token, "." | "!" | "?" | ":");
    let (before, after) = (tokens[at - 1], tokens[at]);
    if is_space(before) {
        if at >= 2 && ends_sentence(tokens[at - 2]) { 4 } else { 2 }
    } else if is_space(after) {
        if ends_sentence(before) { 4 } else { 2 }
    } else if matches!(after, "," | ";") {
        3
    } else {
        0
    }
}

/// Joins edits that only an island parts. Insertions alone, or deletions alone, read well as they are.
fn without_islands(edits: Vec<Edit>, new: &[&str]) -> Vec<Edit> {
    let mut joined: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match joined.last_mut() {
            Some(last) if is_island(last, &edit, new) => {
                last.old.end = edit.old.end;
                last.new.end = edit.new.end;
            }
            _ => joined.push(edit),
        }
    }
    joined
}

fn is_island(last: &Edit, edit: &Edit, new: &[&str]) -> bool {
    let is_one_kind = (last.is_insertion() && edit.is_insertion()) || (last.is_deletion() && edit.is_deletion());
    let between = &new[last.new.end..edit.new.start];
    !is_one_kind && between.iter().filter(|token| is_word(token)).count() < ISLAND
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "a [-b-]{+c+} d".
    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let show = |span: Span| match span.mark {
            Mark::Same => span.text,
            Mark::Deleted => format!("[-{}-]", span.text),
            Mark::Inserted => format!("{{+{}+}}", span.text),
        };
        assert_eq!(compare(old, new).into_iter().map(show).collect::<String>(), expected);
    }

    #[test]
    fn numbers_and_names_change_whole() {
        check("i 60 dage efter", "i 30 dage efter", "i [-60-]{+30+} dage efter");
        check("hos one.com nu", "hos two.com nu", "hos [-one.com-]{+two.com+} nu");
        check("efter 6(1)(b), fordi", "efter 6(1)(f), fordi", "efter [-6(1)(b)-]{+6(1)(f)+}, fordi");
        check("Den 18. maj 2018 i", "Den 19. juni 2018 i", "Den [-18. maj-]{+19. juni+} 2018 i");
    }

    #[test]
    fn edits_stand_at_seams() {
        check("navn, adresse og e-mail", "navn, adresse, telefon og e-mail", "navn, adresse{+, telefon+} og e-mail");
        check("Vi sletter. Du klager.", "Vi sletter. Vi ringer. Du klager.", "Vi sletter. {+Vi ringer. +}Du klager.");
        check("Vi sletter. Vi ringer.", "Vi sletter.", "Vi sletter.[- Vi ringer.-]");
        check("en to", "en ny to", "en {+ny +}to");
    }

    #[test]
    fn islands_are_read_with_what_is_around_them() {
        check(
            "vi bruger navn og adresse nu",
            "vi sender e-mail og telefon nu",
            "vi [-bruger navn og adresse-]{+sender e-mail og telefon+} nu",
        );
        check("a b c", "a x b y c", "a {+x +}b {+y +}c");
    }

    #[test]
    fn nothing_and_everything() {
        check("", "", "");
        check("a", "", "[-a-]");
        check("", "a", "{+a+}");
        check("a b", "c d", "[-a b-]{+c d+}");
    }
}
