//! How long a fragment may be, and how deep it may nest. Checked before Markdown is
//! parsed, because the parser's own cost grows with depth.

/// Lists, quotes, tables, emphasis and links inside one another. Nobody reads deeper; everything behind us may recurse,
/// and a Document nested much deeper could not be read back from its JSON, whose reader stops at 128 levels.
pub const DEEPEST: usize = 24;

/// Bytes of one fragment. The longest policy that a person could read is a tenth of it.
pub const LONGEST: usize = 1_000_000;

/// Link definitions, `[name]: address`, of one fragment: the parser compares each with all before it.
pub const MOST_DEFINITIONS: usize = 2_000;

/// Mentions of notes and notes, `[^name]`, of one fragment: the PDF's layout looks at each again for each page.
pub const MOST_NOTES: usize = 1_000;

/// Whether there are more mentions and notes than [`MOST_NOTES`].
pub fn too_many_notes(body: &str) -> bool {
    body.matches("[^").nth(MOST_NOTES).is_some()
}

/// Whether there are more link definitions than [`MOST_DEFINITIONS`].
pub fn too_many_definitions(body: &str) -> bool {
    let is_definition = |line: &&str| {
        let line = line.trim_start_matches(['>', ' ', '\t', '-', '*', '+']);
        line.starts_with('[') && !line.starts_with("[^") && line.contains("]:")
    };
    body.lines().filter(is_definition).nth(MOST_DEFINITIONS).is_some()
}

/// Indentation that no text needs: it makes the parser look at every level again for every line.
const WIDEST_INDENT: usize = DEEPEST * 8;

/// Where a line opens more containers than [`DEEPEST`], or is indented beyond all reason.
pub fn too_deep(body: &str) -> Option<usize> {
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let (markers, indent) = prefix(line.as_bytes());
        if markers > DEEPEST || indent > WIDEST_INDENT {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// How many list and quote markers a line starts with, and the columns of white space among them.
fn prefix(line: &[u8]) -> (usize, usize) {
    let (mut markers, mut indent, mut at) = (0, 0, 0);
    while let Some(byte) = line.get(at) {
        match byte {
            b' ' => indent += 1,
            b'\t' => indent += 4,
            b'>' => markers += 1,
            b'-' | b'*' | b'+' if is_space(line.get(at + 1)) => markers += 1,
            b'0'..=b'9' => {
                let digits = line[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                let behind = at + digits;
                if !matches!(line.get(behind), Some(b'.' | b')')) || !is_space(line.get(behind + 1)) {
                    break;
                }
                markers += 1;
                at = behind;
            }
            _ => break,
        }
        at += 1;
    }
    (markers, indent)
}

fn is_space(byte: Option<&u8>) -> bool {
    matches!(byte, None | Some(b' ' | b'\t' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, too_deep};

    #[test]
    fn ordinary_lines_are_never_too_deep() {
        assert_eq!(too_deep("# a\n\n- b\n  1. c\n     > d\n\n18. maj 2018\n---------\n* * *\n"), None);
        assert_eq!(too_deep(&"- ".repeat(DEEPEST)), None);
    }

    #[test]
    fn nesting_on_one_line_or_by_indentation_is_found_where_it_is() {
        for text in ["- ".repeat(10_000), ">".repeat(10_000), "1. ".repeat(10_000), " > * ".repeat(5_000)] {
            assert_eq!(too_deep(&format!("ord\n{text}x")), Some(4));
        }
        let stairs: String = (0..10_000).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
        let at = too_deep(&stairs).expect("too deep");
        assert!(stairs[at..].starts_with(' ') && at < 100_000);
    }
}
