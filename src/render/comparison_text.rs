//! A comparison for a terminal: the same words as on the page, wrapped, with marks that need no colour.

use crate::render::view::comparison::{Comparison, RedlineLine, RedlinePart, RedlineSpan};

/// How words are shown beside their marks, in the codes of ECMA-48; who prints takes them out where nobody would see
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Plain,
    Strong,
    Quiet,
    /// Green and underlined.
    Inserted,
    /// Red and struck.
    Deleted,
}

impl Style {
    fn codes(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Strong => "1",
            Style::Quiet => "2",
            Style::Inserted => "32;4",
            Style::Deleted => "31;9",
        }
    }

    /// What turns this style into another.
    fn to(self, next: Style) -> String {
        let off = if self == next || self == Style::Plain { "" } else { "\u{1b}[0m" };
        let on = if self == next || next == Style::Plain { String::new() } else { format!("\u{1b}[{}m", next.codes()) };
        format!("{off}{on}")
    }
}

/// The whole comparison in lines of at most `width` characters, but for a longer word.
pub fn text(comparison: &Comparison, width: usize) -> String {
    let mut page = Page { width, text: String::new() };
    page.paragraph(0, Style::Strong, &format!("{}: {}", comparison.title, comparison.policy));
    page.paragraph(0, Style::Plain, &comparison.firm);
    for side in &comparison.sides {
        page.paragraph(0, Style::Plain, side);
    }
    if !comparison.summary.is_empty() {
        page.heading(&comparison.summary_title);
        for paragraph in &comparison.summary {
            page.paragraph(2, Style::Plain, paragraph);
        }
    }
    for group in &comparison.groups {
        page.heading(&group.title);
        if !group.intro.is_empty() {
            page.paragraph(2, Style::Quiet, &group.intro);
        }
        for change in &group.changes {
            page.lines("  - ", 4, vec![piece(Style::Plain, change)]);
        }
    }
    if let Some(remark) = &comparison.remark {
        page.gap();
        page.paragraph(0, Style::Plain, remark);
    }
    for redline in &comparison.redlines {
        page.heading(&redline.title);
        for words in [&redline.intro, &comparison.words.legend].into_iter().filter(|words| !words.is_empty()) {
            page.paragraph(2, Style::Quiet, words);
        }
        for part in &redline.parts {
            page.gap();
            match part {
                RedlinePart::Line(line) => page.line(line),
                RedlinePart::Gap { words } => page.paragraph(2, Style::Quiet, &format!("… {words}")),
            }
        }
    }
    if let Some(words) = &comparison.no_redline {
        page.gap();
        page.paragraph(0, Style::Plain, words);
    }
    page.text
}

/// What changed in a text, line by line, wrapped like the lines of a comparison.
pub fn marked(lines: &[Vec<RedlineSpan>], indent: usize, width: usize) -> String {
    let mut page = Page { width, text: String::new() };
    for line in lines {
        let pieces = line.iter().filter(|span| !span.text.is_empty()).map(|span| span_piece(span, Style::Plain));
        page.lines(&" ".repeat(indent), indent, pieces.collect());
    }
    page.text
}

/// Words as they are, wrapped in the same way.
pub fn paragraphs(text: &str, indent: usize, width: usize) -> String {
    let mut page = Page { width, text: String::new() };
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        page.paragraph(indent, Style::Plain, line);
    }
    page.text
}

/// Words of one style.
type Piece = (Style, String);

fn piece(style: Style, words: &str) -> Piece {
    // What is not for the eye could do things to the terminal.
    let is_seen = |c: char| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (style, words.chars().map(|c| if is_seen(c) || c == ' ' { c } else { '\u{fffd}' }).collect())
}

/// A span with its marks; `same` is how words without any look.
fn span_piece(span: &RedlineSpan, same: Style) -> Piece {
    match span.mark.as_str() {
        "inserted" => piece(Style::Inserted, &format!("{{+{}+}}", span.text)),
        "deleted" => piece(Style::Deleted, &format!("[-{}-]", span.text)),
        _ => piece(same, &span.text),
    }
}

struct Page {
    width: usize,
    text: String,
}

impl Page {
    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn heading(&mut self, words: &str) {
        self.gap();
        self.paragraph(0, Style::Strong, words);
    }

    fn paragraph(&mut self, indent: usize, style: Style, words: &str) {
        self.lines(&" ".repeat(indent), indent, vec![piece(style, words)]);
    }

    /// A line of the redline: its sign in the margin, then its words with their marks.
    fn line(&mut self, line: &RedlineLine) {
        if line.other.is_some() {
            self.lines(&format!("{:<2}", line.sign), 2, vec![piece(Style::Quiet, &format!("({})", line.margin))]);
        }
        let is_heading = matches!(line.role.as_str(), "title" | "heading");
        let depth = match line.role.as_str() {
            "item" => usize::from(line.level).min(8),
            "in-item" => usize::from(line.level).min(8) + 1,
            "quote" | "callout" => 1,
            _ => 0,
        };
        let number = match (line.role.as_str(), line.number.as_str()) {
            ("item", "") => "• ".to_owned(),
            (_, "") => String::new(),
            (_, number) => format!("{number} "),
        };
        let between = if matches!(line.role.as_str(), "entry" | "step") { ": " } else { " | " };
        let mut pieces = Vec::new();
        for (index, cell) in line.cells.iter().enumerate() {
            if index > 0 {
                pieces.push(piece(Style::Plain, between));
            }
            for span in cell.spans.iter().filter(|span| !span.text.is_empty()) {
                pieces.push(span_piece(span, if is_heading { Style::Strong } else { Style::Plain }));
            }
        }
        let indent = 2 + 2 * depth.saturating_sub(1);
        let hanging = indent + number.chars().count();
        self.lines(&format!("{:<indent$}{number}", line.sign), hanging, pieces);
    }

    /// Wraps pieces that follow one another without a gap. The first line begins with `first`, the others are indented.
    fn lines(&mut self, first: &str, indent: usize, pieces: Vec<Piece>) {
        self.text.push_str(first);
        let mut column = first.chars().count();
        let mut style = Style::Plain;
        let mut is_first = true;
        for word in words(&pieces) {
            let length: usize = word.iter().map(|(_, part)| part.chars().count()).sum();
            let next = word.first().map_or(Style::Plain, |(style, _)| *style);
            if !is_first && column + 1 + length > self.width {
                self.text.push_str(&style.to(Style::Plain));
                self.text.push('\n');
                self.text.push_str(&" ".repeat(indent));
                style = Style::Plain;
                column = indent;
            } else if !is_first {
                // The space between two words of one style has it too.
                if style != next {
                    self.text.push_str(&style.to(Style::Plain));
                    style = Style::Plain;
                }
                self.text.push(' ');
                column += 1;
            }
            for (next, part) in &word {
                self.text.push_str(&style.to(*next));
                self.text.push_str(part);
                style = *next;
            }
            column += length;
            is_first = false;
        }
        self.text.push_str(&style.to(Style::Plain));
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }
}

/// What stands between spaces, each with its styles: a mark may begin and end within a word.
fn words(pieces: &[Piece]) -> Vec<Vec<(Style, &str)>> {
    let mut words: Vec<Vec<(Style, &str)>> = Vec::new();
    let mut word = Vec::new();
    for (style, text) in pieces {
        for (index, part) in text.split(' ').enumerate() {
            if index > 0 {
                words.push(std::mem::take(&mut word));
            }
            if !part.is_empty() {
                word.push((*style, part));
            }
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(width: usize, first: &str, indent: usize, pieces: Vec<Piece>) -> String {
        let mut page = Page { width, text: String::new() };
        page.lines(first, indent, pieces);
        page.text
    }

    #[test]
    fn words_wrap_between_spaces_and_marks_stay_with_their_words() {
        let pieces = vec![
            piece(Style::Plain, "i "),
            piece(Style::Deleted, "[-60-]"),
            piece(Style::Inserted, "{+30+}"),
            piece(Style::Plain, " dage, efter at sagen er slut"),
        ];
        assert_eq!(
            wrapped(22, "± ", 2, pieces),
            "± i \u{1b}[31;9m[-60-]\u{1b}[0m\u{1b}[32;4m{+30+}\u{1b}[0m dage,\n  efter at sagen er\n  slut\n"
        );
        let struck = vec![piece(Style::Deleted, "[-en to tre-]"), piece(Style::Plain, " fire")];
        assert_eq!(wrapped(8, "", 0, struck), "\u{1b}[31;9m[-en to\u{1b}[0m\n\u{1b}[31;9mtre-]\u{1b}[0m\nfire\n");
        assert_eq!(wrapped(4, "", 1, vec![piece(Style::Plain, "et endeløstord to")]), "et\n endeløstord\n to\n");
    }

    #[test]
    fn nothing_that_is_written_moves_the_cursor() {
        assert_eq!(piece(Style::Plain, "a\u{1b}[2Jb\u{202e}c\n").1, "a\u{fffd}[2Jb\u{fffd}c\u{fffd}");
    }
}
