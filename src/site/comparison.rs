//! What changed, put into words: three layers (what a person wrote, the facts, the words themselves), for the page, the
//! PDF and the terminal.

use super::words::ShellWords;
use crate::history::changes::{Absent, Changes, Words};
use crate::history::facts::{self, FactChange};
use crate::history::redline::{Change, Mark, Marked, Redline, Role, Span};
use crate::model::date::Day;
use crate::render::view::comparison::{
    ChangeGroup, Comparison, RedlineCell, RedlineLine, RedlinePart, RedlineSpan, RedlineView, RedlineWords,
};
use crate::text::Arg;

/// What a comparison is made of.
pub struct ComparisonInput<'a> {
    pub lang: &'a str,
    /// The firm's name and the policy's title, of the newer side.
    pub firm: &'a str,
    pub policy: &'a str,
    pub old: SideName,
    pub new: SideName,
    /// What a person wrote about the newer side, in this language.
    pub summary: Option<&'a str>,
    pub changes: &'a Changes,
    /// Leave nothing out: every line, whether it changed or not.
    pub full: bool,
}

/// What one side is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideName {
    Edition { ordinal: u32, effective: Day },
    Working,
}

/// How many unchanged lines stand round a change.
const CONTEXT: usize = 1;

/// Puts a comparison into words. What words are missing is collected by `words`.
pub fn comparison(input: &ComparisonInput, words: &ShellWords) -> Comparison {
    let changes = input.changes;
    let groups = groups(changes, words);
    let is_file = changes.words == Words::Absent(Absent::File);
    let remark = match &changes.facts {
        Some(_) => groups.is_empty().then(|| words.say("comparison-facts-same")),
        None => is_file.then(|| words.say("comparison-facts-file")),
    };
    let redlines = redlines(input, words);
    let no_redline = match &changes.words {
        Words::Compared { .. } => redlines.is_empty().then(|| words.say("comparison-text-same")),
        Words::Absent(Absent::File) if changes.facts.is_none() => None,
        Words::Absent(why) => Some(words.say_with("comparison-text-absent", &[("why", why.key())])),
    };
    Comparison {
        lang: input.lang.to_owned(),
        firm: input.firm.to_owned(),
        policy: input.policy.to_owned(),
        title: words.say("comparison-title"),
        sides: vec![side(input.old, "from", words), side(input.new, "to", words)],
        summary_title: words.say("comparison-summary-title"),
        summary: input.summary.map(paragraphs).unwrap_or_default(),
        groups,
        remark,
        redlines,
        no_redline,
        words: RedlineWords {
            inserted: words.say("comparison-inserted"),
            inserted_end: words.say("comparison-inserted-end"),
            deleted: words.say("comparison-deleted"),
            deleted_end: words.say("comparison-deleted-end"),
            legend: words.say("comparison-legend"),
        },
    }
}

/// What a person wrote, one a paragraph: an empty line stands between them.
pub fn paragraphs(written: &str) -> Vec<String> {
    let mut paragraphs = vec![Vec::new()];
    for line in written.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => last.push(line),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.into_iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join(" ")).collect()
}

/// Changes of facts as sentences, in their order.
pub fn sentences<'a>(changes: impl Iterator<Item = &'a FactChange>, words: &ShellWords) -> Vec<String> {
    changes.filter_map(|change| words.said(facts::say(change, words.language()))).collect()
}

fn side(side: SideName, direction: &str, words: &ShellWords) -> String {
    match side {
        SideName::Edition { ordinal, effective } => words.say_args(
            &format!("comparison-{direction}-edition"),
            &[("number", Arg::Number(ordinal.into())), ("day", effective.into())],
        ),
        SideName::Working => words.say(&format!("comparison-{direction}-working")),
    }
}

fn groups(changes: &Changes, words: &ShellWords) -> Vec<ChangeGroup> {
    let group = |class: &str, intro: String, changes: Vec<String>| ChangeGroup {
        title: words.say(&format!("comparison-{class}-title")),
        intro,
        class: class.to_owned(),
        changes,
    };
    let material = group("material", words.say("comparison-material-intro"), sentences(changes.material(), words));
    let minor = group("minor", String::new(), sentences(changes.minor(), words));
    [material, minor].into_iter().filter(|group| !group.changes.is_empty()).collect()
}

fn redlines(input: &ComparisonInput, words: &ShellWords) -> Vec<RedlineView> {
    let Words::Compared { own, library, is_mixed } = &input.changes.words else { return Vec::new() };
    let view = |redline: &Redline, source: &str, title: String, intro: String| {
        let is_told = input.full || !redline.is_empty();
        is_told.then(|| RedlineView {
            title,
            intro,
            source: source.to_owned(),
            parts: parts(redline, source, input.full, words),
        })
    };
    let intro = if *is_mixed { words.say("comparison-text-mixed") } else { String::new() };
    let own = view(own, "own", words.say("comparison-text-title"), intro);
    let library = library.as_ref().filter(|redline| !redline.is_empty()).and_then(|redline| {
        view(redline, "library", words.say("comparison-library-title"), words.say("comparison-library-intro"))
    });
    own.into_iter().chain(library).collect()
}

/// The lines that a reader is shown, with a word for what is left out between them.
fn parts(redline: &Redline, source: &str, full: bool, words: &ShellWords) -> Vec<RedlinePart> {
    let shown = if full { vec![true; redline.lines.len()] } else { shown(&redline.lines) };
    let heads = heads(&redline.lines);
    let targets = targets(&redline.lines);
    let mut parts = Vec::new();
    let mut left_out = 0;
    let mut depth = 0;
    for (at, line) in redline.lines.iter().enumerate() {
        if !shown[at] {
            left_out += 1;
            continue;
        }
        parts.extend(gap(left_out, words));
        left_out = 0;
        let name = |at: usize| format!("_{source}-{}", at + 1);
        let (other, margin) = margin(redline, line, words);
        let level = match line.role {
            // Where headings of both texts stand among each other, one may be deeper than the one above it allows.
            Role::Heading { level } => {
                depth = level.clamp(1, depth + 1);
                depth
            }
            role => level(role),
        };
        parts.push(RedlinePart::Line(RedlineLine {
            role: role(line.role).to_owned(),
            level,
            number: number(line.role),
            change: change(line.change).to_owned(),
            sign: sign(line).to_owned(),
            margin,
            id: targets[at].then(|| name(at)),
            other: other.map(name),
            cells: cells(line, heads[at].map(|head| &redline.lines[head])),
        }));
    }
    parts.extend(gap(left_out, words));
    parts
}

fn gap(left_out: usize, words: &ShellWords) -> Option<RedlinePart> {
    (left_out > 0)
        .then(|| RedlinePart::Gap { words: words.say_args("comparison-gap", &[("count", Arg::count(left_out))]) })
}

/// Which lines are shown: those that changed, what stands round them, and the headings and the heads of tables above
/// them.
fn shown(lines: &[Marked]) -> Vec<bool> {
    let mut shown = vec![false; lines.len()];
    for at in (0..lines.len()).filter(|at| lines[*at].change != Change::Same) {
        // The heading behind a change begins something else.
        let behind = lines[at + 1..].iter().take(CONTEXT);
        let behind = behind.take_while(|line| !matches!(line.role, Role::Heading { .. })).count();
        shown[at.saturating_sub(CONTEXT)..=at + behind].fill(true);
    }
    let mut above: Vec<(u8, usize)> = Vec::new();
    let heads = heads(lines);
    for at in 0..lines.len() {
        if let Role::Heading { level } = lines[at].role {
            above.retain(|(other, _)| *other < level);
            if shown[at] {
                above.iter().for_each(|(_, heading)| shown[*heading] = true);
            }
            above.push((level, at));
        } else if shown[at] {
            above.iter().map(|(_, heading)| *heading).chain(heads[at]).for_each(|line| shown[line] = true);
        }
    }
    shown
}

/// For each row of a table, the line of its head. A row whose head cannot be told from the lines has none.
fn heads(lines: &[Marked]) -> Vec<Option<usize>> {
    let mut head = None;
    let mut heads = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        match line.role {
            Role::TableHead => {
                head = Some(at);
                heads.push(None);
            }
            Role::TableRow => heads.push(head),
            _ => {
                head = None;
                heads.push(None);
            }
        }
    }
    heads
}

/// Which lines another one leads to.
fn targets(lines: &[Marked]) -> Vec<bool> {
    let mut targets = vec![false; lines.len()];
    for line in lines {
        if let Change::MovedAway { to: other } | Change::MovedHere { from: other } = line.change
            && let Some(target) = targets.get_mut(other)
        {
            *target = true;
        }
    }
    targets
}

/// The line where moved words went or came from, and what is said of the change.
fn margin(redline: &Redline, line: &Marked, words: &ShellWords) -> (Option<usize>, String) {
    let moved = |other: usize, direction: &str| {
        let Some(target) = redline.lines.get(other) else { return (None, String::new()) };
        let section = if target.section == line.section { None } else { title_of(redline, &target.section) };
        let said = match section {
            Some(section) => words.say_with(&format!("comparison-moved-{direction}"), &[("section", &section)]),
            None => words.say(&format!("comparison-moved-{direction}-within")),
        };
        (Some(other), said)
    };
    match line.change {
        Change::Same => (None, String::new()),
        Change::MovedAway { to } => moved(to, "away"),
        Change::MovedHere { from } => moved(from, "here"),
        Change::Changed | Change::Inserted | Change::Deleted => {
            (None, words.say_with("comparison-line", &[("change", change(line.change))]))
        }
    }
}

/// What a section is called now, or was called when it was still there.
fn title_of(redline: &Redline, section: &str) -> Option<String> {
    let heading =
        redline.lines.iter().find(|line| line.section == section && line.role == (Role::Heading { level: 1 }))?;
    let words_of = |left_out: Mark| -> String {
        let spans = heading.cells.iter().flatten().filter(|span| span.mark != left_out);
        spans.map(|span| span.text.as_str()).collect()
    };
    let now = words_of(Mark::Deleted);
    Some(if now.is_empty() { words_of(Mark::Inserted) } else { now })
}

fn cells(line: &Marked, head: Option<&Marked>) -> Vec<RedlineCell> {
    let label = |column: usize| -> String {
        let spans = head.and_then(|head| head.cells.get(column)).into_iter().flatten();
        spans.filter(|span| span.mark != Mark::Deleted).map(|span| span.text.as_str()).collect()
    };
    let spans = |cell: &Vec<Span>| {
        cell.iter().map(|span| RedlineSpan { mark: mark(span.mark).to_owned(), text: span.text.clone() }).collect()
    };
    let cells = line.cells.iter().enumerate();
    cells.map(|(column, cell)| RedlineCell { label: label(column), spans: spans(cell) }).collect()
}

/// Stands in the margin. Words that came and went on one line have both signs in one.
fn sign(line: &Marked) -> &'static str {
    let has = |mark: Mark| line.cells.iter().flatten().any(|span| span.mark == mark);
    match line.change {
        Change::Same => "",
        Change::Inserted | Change::MovedHere { .. } => "+",
        Change::Deleted | Change::MovedAway { .. } => "−",
        Change::Changed => match (has(Mark::Inserted), has(Mark::Deleted)) {
            (true, false) => "+",
            (false, true) => "−",
            _ => "±",
        },
    }
}

fn change(change: Change) -> &'static str {
    match change {
        Change::Same => "same",
        Change::Changed => "changed",
        Change::Inserted => "inserted",
        Change::Deleted => "deleted",
        Change::MovedAway { .. } => "moved-away",
        Change::MovedHere { .. } => "moved-here",
    }
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Same => "same",
        Mark::Inserted => "inserted",
        Mark::Deleted => "deleted",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::Heading { .. } => "heading",
        Role::Paragraph => "paragraph",
        Role::Item { .. } => "item",
        Role::InItem { .. } => "in-item",
        Role::Quote => "quote",
        Role::CalloutTitle => "callout-title",
        Role::Callout => "callout",
        Role::Entry => "entry",
        Role::Caption => "caption",
        Role::TableHead => "table-head",
        Role::TableRow => "table-row",
        Role::Step => "step",
        Role::Total => "total",
        Role::Signature => "signature",
        Role::Note { .. } => "note",
    }
}

/// The depth of an item.
fn level(role: Role) -> u8 {
    match role {
        Role::Item { depth, .. } | Role::InItem { depth } => depth,
        _ => 0,
    }
}

fn number(role: Role) -> String {
    match role {
        Role::Item { number: Some(number), .. } => format!("{number}."),
        Role::Note { number } => format!("{number}."),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
