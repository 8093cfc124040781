//! The working policy in two languages, block beside block, with what somebody should look at marked in words.

use super::html::Html;
use super::page::{Page, other_than};
use super::policy::Subject;
use super::standing::{line, mark};
use super::text::{Sources, block, inlines};
use super::view::View;
use super::words;
use crate::check::{Both, aligned};
use crate::document::{BlockKind, Document, Inline, Section};
use crate::model::language::Lang;
use crate::site::{Examined, documents};
use crate::translate::{State, Unit, units};

/// One language of the page.
struct Column<'a> {
    lang: &'a Lang,
    document: &'a Document,
    /// What somebody translates into this language; nothing for the source's own.
    units: Vec<Unit<'a>>,
}

/// One half of a row.
enum Half<'a> {
    Title(&'a Document),
    Heading(&'a Section, usize),
    Block(&'a BlockKind),
    Note(&'a [BlockKind]),
}

/// Both halves of a row; one of them may be missing.
struct Row<'a> {
    left: Option<Half<'a>>,
    right: Option<Half<'a>>,
}

/// The page.
pub fn page(subject: &Subject) -> Page {
    let view = subject.view;
    let mut page = subject.page("side-by-side", &words::SIDE_BY_SIDE);
    let Some(loaded) = subject.loaded else {
        subject.cannot_read(&mut page);
        return page;
    };
    let texts = documents(&Examined {
        site: subject.site,
        files: &view.desk.loaded.texts,
        loaded,
        words: &subject.words.words,
        history: subject.history.as_deref(),
        day: view.desk.day,
    });
    let languages: Vec<Lang> = texts.iter().map(|(lang, _)| (*lang).clone()).collect();
    let chosen = |name: &str, otherwise: usize| {
        let asked = view.asked(name);
        let found = asked.and_then(|asked| texts.iter().position(|(lang, _)| lang.as_str() == asked));
        found.or((otherwise < texts.len()).then_some(otherwise))
    };
    let (Some(left), Some(right)) = (chosen("left", 0), chosen("right", 1)) else {
        page.paragraph(view.say(&words::ONLY_ONE));
        return page;
    };
    let source = &loaded.policy.source_language;
    let column = |at: usize| {
        let (lang, document) = &texts[at];
        let is_source = *lang == source;
        let units = if is_source { Vec::new() } else { units(loaded, &view.desk.loaded.texts, &languages, lang) };
        Column { lang, document, units }
    };
    let columns = [column(left), column(right)];
    if languages.len() > 2 {
        choose(&mut page.main, view, &languages, [columns[0].lang, columns[1].lang]);
    }
    let about = if view.desk.editor.is_some() { &words::EDITOR_ABOUT } else { &words::NO_EDITOR_ABOUT };
    let mut rows = Html::default();
    let mut marked = Vec::new();
    for (at, row) in rows_of(columns[0].document, columns[1].document).iter().enumerate() {
        if let Some(mark) = self::row(&mut rows, view, &columns, row, at + 1) {
            marked.push(mark);
        }
    }
    summary(&mut page.main, view, &columns, &marked);
    page.main.saying("p", &[("class", "quiet")], view.say(about));
    page.main.open("div", &[("class", "pair")]);
    page.main.open("div", &[("class", "row heads"), ("aria-hidden", "true")]);
    columns.iter().for_each(|column| page.main.block("p", &[], &view.language(column.lang)));
    page.main.end("div");
    page.main.add(rows);
    page.main.end("div");
    page
}

/// A form with the languages of a site that has more than two.
fn choose(html: &mut Html, view: &View, languages: &[Lang], shown: [&Lang; 2]) {
    html.open("form", &[("method", "get"), ("class", "forms"), ("aria-label", view.say(&words::CHOOSE_LANGUAGES))]);
    for ((name, said), shown) in [("left", &words::LEFT), ("right", &words::RIGHT)].into_iter().zip(shown) {
        html.open("p", &[]);
        html.element("label", &[("for", name)], view.say(said));
        html.open("select", &[("id", name), ("name", name)]);
        for lang in languages {
            let selected = if lang == shown { "selected" } else { "" };
            html.element("option", &[("value", lang.as_str()), ("selected", selected)], &view.language(lang));
        }
        html.close("select");
        html.end("p");
    }
    html.block("button", &[("type", "submit")], view.say(&words::SHOW_BUTTON));
    html.end("form");
}

/// How the translations stand, and the ways to what somebody should look at.
fn summary(html: &mut Html, view: &View, columns: &[Column; 2], marked: &[Marked]) {
    for column in columns.iter().filter(|column| !column.units.is_empty()) {
        let mut states = std::collections::BTreeMap::new();
        column.units.iter().for_each(|unit| *states.entry(unit.state).or_default() += 1);
        let said = crate::check::explain::sentence(&line(view, column.lang, &states));
        html.block("p", &[], &format!("{said}."));
    }
    if marked.is_empty() {
        if columns.iter().flat_map(|column| &column.units).all(|unit| unit.state == State::Fresh) {
            html.block("p", &[], view.say(&words::ALL_FRESH));
        }
        return;
    }
    html.open("nav", &[("aria-labelledby", "to-look-at")]);
    html.block("h2", &[("id", "to-look-at")], view.say(&words::TO_LOOK_AT));
    html.open("ul", &[]);
    for Marked { id, said, excerpt, lang } in marked {
        html.open("li", &[]);
        html.open("a", &[("href", &format!("#{id}"))]);
        html.element("span", &[("lang", other_than(view, lang))], excerpt);
        html.close("a");
        html.words(&format!(" – {said}"));
        html.end("li");
    }
    html.end("ul");
    html.end("nav");
}

/// A row that somebody should look at.
struct Marked {
    id: String,
    said: String,
    excerpt: String,
    lang: Lang,
}

/// Title, then sections with their blocks and notes, as the rules pair them.
fn rows_of<'a>(left: &'a Document, right: &'a Document) -> Vec<Row<'a>> {
    let mut rows = vec![Row { left: Some(Half::Title(left)), right: Some(Half::Title(right)) }];
    let (left_sections, right_sections) = (sections(left), sections(right));
    for pair in aligned(left, right) {
        let section =
            |sections: &[(&'a Section, usize)], at: Option<usize>| at.and_then(|at| sections.get(at).copied());
        let (one, other) = (section(&left_sections, pair.left), section(&right_sections, pair.right));
        let heading =
            |section: Option<(&'a Section, usize)>| section.map(|(section, level)| Half::Heading(section, level));
        rows.push(Row { left: heading(one), right: heading(other) });
        let unit = |section: Option<(&'a Section, usize)>, at: Option<usize>| {
            let (section, at) = (section?.0, at?);
            let note = || section.notes.get(at - section.blocks.len()).map(|note| Half::Note(&note.blocks));
            section.blocks.get(at).map(|block| Half::Block(&block.kind)).or_else(note)
        };
        rows.extend(pair.blocks.iter().map(|(a, b)| Row { left: unit(one, *a), right: unit(other, *b) }));
    }
    rows
}

/// Every section in reading order, with its level from 1.
fn sections(document: &Document) -> Vec<(&Section, usize)> {
    fn collect<'a>(sections: &'a [Section], level: usize, into: &mut Vec<(&'a Section, usize)>) {
        for section in sections {
            into.push((section, level));
            collect(&section.sections, level + 1, into);
        }
    }
    let mut all = Vec::new();
    collect(&document.sections, 1, &mut all);
    all
}

/// Writes a row; what somebody should look at in it is given back.
fn row(html: &mut Html, view: &View, columns: &[Column; 2], row: &Row, number: usize) -> Option<Marked> {
    let sources = [row.left.as_ref().map(Half::sources), row.right.as_ref().map(Half::sources)];
    let found = worst(columns, &sources);
    let said = found.and_then(|(_, unit)| Some((unit, mark(unit.state)?)));
    let id = format!("r{number}");
    let class = said.map_or_else(|| "row".to_owned(), |(_, (class, _))| format!("row marked {class}"));
    html.open("div", &[("class", &class), ("id", if said.is_some() { &id } else { "" })]);
    for (at, half) in [&row.left, &row.right].into_iter().enumerate() {
        let column = &columns[at];
        html.open("div", &[("class", if half.is_some() { "half" } else { "half gap" })]);
        html.block("p", &[("class", "tongue"), ("aria-hidden", "true")], &view.language(column.lang));
        match half {
            Some(half) => {
                html.open("div", &[("lang", column.lang.as_str())]);
                half.write(html, view);
                html.end("div");
                if let Some(sources) = &sources[at] {
                    sources.tell(html, view);
                }
            }
            None => {
                let language = view.language(column.lang);
                let said = Both::new(format!("Findes ikke på {language}."), format!("Not there in {language}."));
                html.block("p", &[], said.of(view.lang));
            }
        }
        if let Some((unit, (_, said))) = said.filter(|_| found.is_some_and(|(of, _)| of == at)) {
            note(html, view, unit, view.say(said));
        }
        html.end("div");
    }
    html.end("div");
    let (unit, (_, said)) = said?;
    let side =
        unit.target.as_ref().map(|side| (side, &unit.lang)).or(unit.source.as_ref().map(|side| (side, &unit.from)));
    let (side, lang) = side?;
    Some(Marked { id, said: view.say(said).to_owned(), excerpt: excerpt(&side.text), lang: lang.clone() })
}

/// What is said of a translation below it.
fn note(html: &mut Html, view: &View, unit: &Unit, said: &str) {
    html.block("p", &[("class", "mark")], said);
    let Some(reviewed) = unit.reviewed.filter(|_| unit.state == State::Stale) else { return };
    html.open("details", &[]);
    html.block("summary", &[], view.say(&words::READ_AS));
    html.block("blockquote", &[("lang", other_than(view, &unit.from))], &reviewed.source);
    let (by, on) = (&reviewed.by, view.day(reviewed.date));
    let said = Both::new(format!("Læst af {by} den {on}."), format!("Read by {by} on {on}."));
    html.block("p", &[("class", "quiet")], said.of(view.lang));
    html.end("details");
}

/// The first words of a text.
fn excerpt(text: &str) -> String {
    const WORDS: usize = 8;
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    format!("{}{}", first.join(" "), if words.next().is_some() { " …" } else { "" })
}

/// Of the translations in a row, the one that stands worst, and the column it belongs to.
fn worst<'a>(columns: &'a [Column; 2], sources: &[Option<Sources>; 2]) -> Option<(usize, &'a Unit<'a>)> {
    let touches = |sources: &Option<Sources>, place: &crate::finding::Place| {
        sources.as_ref().is_some_and(|sources| sources.touch(place))
    };
    let of_column = |at: usize| {
        let (own, other) = (&sources[at], &sources[1 - at]);
        columns[at].units.iter().filter(move |unit| match (&unit.target, &unit.source) {
            (Some(target), _) => touches(own, &target.place),
            // What was never translated is known by its source, beside which the gap is.
            (None, Some(source)) => touches(other, &source.place),
            (None, None) => false,
        })
    };
    (0..2).flat_map(|at| of_column(at).map(move |unit| (at, unit))).min_by_key(|(_, unit)| unit.state)
}

impl Half<'_> {
    fn sources(&self) -> Sources {
        match self {
            Half::Title(document) => Sources::of_inlines(&[Inline::Text { text: document.title.clone() }]),
            Half::Heading(section, _) => Sources::of_inlines(&section.title),
            Half::Block(kind) => Sources::of_kinds(std::slice::from_ref(kind)),
            Half::Note(blocks) => Sources::of_kinds(blocks),
        }
    }

    fn write(&self, html: &mut Html, view: &View) {
        match self {
            Half::Title(document) => {
                html.open("h2", &[]);
                inlines(html, view, &[Inline::Text { text: document.title.clone() }]);
                html.end("h2");
            }
            Half::Heading(section, level) => {
                let name = ["h3", "h4", "h5", "h6"][(*level - 1).min(3)];
                html.open(name, &[]);
                inlines(html, view, &section.title);
                html.end(name);
            }
            Half::Block(kind) => block(html, view, kind),
            Half::Note(blocks) => blocks.iter().for_each(|kind| block(html, view, kind)),
        }
    }
}
