//! The words of an edition for a terminal: headings, paragraphs and lists, wrapped.

use crate::history::redline::{Line, Role, flatten};
use crate::history::{Edition, PolicyHistory};
use crate::model::language::Lang;

const WIDTH: usize = 78;

/// The words in one language; where only a file exists, or the words were taken out, that is said.
pub fn text(policy: &PolicyHistory, edition: &Edition, lang: &Lang) -> String {
    let frozen = policy.frozen.get(&edition.id).and_then(|frozen| frozen.languages.get(lang));
    let words = match frozen {
        Some(frozen) => match (&frozen.document, &frozen.text) {
            (Some(document), _) => flatten(document).iter().map(line).collect(),
            (None, Some(text)) => text.lines().map(|line| wrapped("", "", line)).collect(),
            (None, None) => String::new(),
        },
        None => String::new(),
    };
    if words.is_empty() {
        return format!("({lang}: there is no text of this edition, only its files)");
    }
    words.trim_end().to_owned()
}

fn line(line: &Line) -> String {
    let cells = |between: &str| line.cells.join(between);
    match line.role {
        Role::Title => underlined(&cells(" "), '='),
        Role::Heading { level: 1 } => format!("\n{}", underlined(&cells(" "), '-')),
        Role::Heading { .. } | Role::Caption | Role::CalloutTitle => format!("\n{}", wrapped("", "", &cells(" "))),
        Role::Paragraph | Role::Callout | Role::Signature => format!("{}\n", wrapped("", "", &cells(" ")).trim_end()),
        Role::Item { depth, number } => {
            let sign = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
            item(depth, &sign, &cells(" "))
        }
        Role::InItem { depth } => item(depth, "  ", &cells(" ")),
        Role::Quote => wrapped("> ", "> ", &cells(" ")),
        Role::Entry | Role::Step => wrapped("", "  ", &cells(": ")),
        Role::Total => wrapped("= ", "  ", &cells(": ")),
        Role::TableHead | Role::TableRow => wrapped("", "  ", &cells(" | ")),
        Role::Note { number } => wrapped(&format!("[{number}] "), "    ", &cells(" ")),
    }
}

fn item(depth: u8, sign: &str, words: &str) -> String {
    let indent = "  ".repeat(usize::from(depth.saturating_sub(1)));
    wrapped(&format!("{indent}{sign}"), &format!("{indent}{}", " ".repeat(sign.chars().count())), words)
}

fn underlined(words: &str, sign: char) -> String {
    let words = wrapped("", "", words);
    let longest = words.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    format!("{words}{}\n\n", sign.to_string().repeat(longest))
}

/// Breaks between words; a no-break space is part of one. What a terminal would take for a command is left out.
pub fn wrapped(first: &str, rest: &str, words: &str) -> String {
    let words: String = words.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let mut text = String::from(first);
    let mut column = first.chars().count();
    let mut is_first = true;
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !is_first && column + 1 + length > WIDTH {
            text.push('\n');
            text.push_str(rest);
            column = rest.chars().count();
        } else if !is_first {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
        is_first = false;
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_between_words_and_keep_their_indent() {
        let words = "ord ".repeat(40);
        let text = item(2, "- ", &words);
        assert!(text.lines().count() == 3 && text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(text.starts_with("  - ord ord") && text.lines().nth(1).unwrap().starts_with("    ord"), "{text}");
        assert_eq!(wrapped("", "", "18.\u{a0}maj"), "18.\u{a0}maj\n");
        assert_eq!(wrapped("", "", "a\u{1b}[2J"), "a [2J\n");
    }
}
