//! Documents of every block kind, set by the default theme.

mod comparison;
mod tags;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use crate::document::{BlockKind, Document, Inline, Item, Leaf, NoteKind, json};
use crate::finding::Finding;
use crate::model::public_facts::{self, PublicFacts};
use crate::render::job::PdfJob;
use crate::render::view::{Banner, FirmHead, Labelled, PrintShell, Shell};
use crate::source::Theme;

use super::Engine;

const RICH_DA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/document-rich-da.json"));
const PAGE_DA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/page-da.document.json"));
const SHELL: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/page-da.shell.json"));
const RICH_EN: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/document-rich-en.json"));

fn theme() -> Theme {
    fn read(folder: &str, extension: &str) -> BTreeMap<String, Vec<u8>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default").join(folder);
        let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let wanted = files.filter(|path| path.extension().is_some_and(|found| found == extension));
        wanted
            .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
            .collect()
    }
    let typst = read("pdf", "typ").into_iter().map(|(name, bytes)| {
        let file: Arc<str> = format!("builtin:themes/default/pdf/{name}").into();
        (name, (file, String::from_utf8(bytes).unwrap().into()))
    });
    let fonts = read("fonts", "ttf").into_iter().map(|(name, bytes)| (name, bytes.into()));
    Theme { name: "default".to_owned(), typst: typst.collect(), fonts: fonts.collect(), ..Theme::default() }
}

fn job(document: &str) -> PdfJob {
    job_of(json::read(document).unwrap())
}

fn job_of(document: Document) -> PdfJob {
    let danish = document.lang == "da";
    let words = |da: &str, en: &str| if danish { da.to_owned() } else { en.to_owned() };
    let labelled = |label: String, value: String| Labelled { label, value, href: None };
    // What only a page has comes from the sample of a page.
    let mut shell: Shell = serde_json::from_str(SHELL).unwrap();
    shell.lang.clone_from(&document.lang);
    shell.firm = FirmHead { name: document.firm.clone(), home: "../".to_owned(), logo: None };
    shell.banners = vec![Banner {
        kind: "draft".to_owned(),
        title: words("Udkast", "Draft"),
        text: words("Denne politik gælder ikke endnu.", "This policy does not apply yet."),
        links: Vec::new(),
    }];
    shell.edition = vec![
        labelled(words("Udgave", "Edition"), words("Udkast", "Draft")),
        labelled(words("Gælder fra", "Applies from"), words("1. december 2026", "1 December 2026")),
    ];
    shell.accent = Some("#1d5b4f".to_owned());
    shell.print = PrintShell {
        page_of: words("Side {page} af {pages}", "Page {page} of {pages}"),
        edition: words("Udkast", "Draft"),
        hash: "3f9c2a71".to_owned(),
        date: "2026-12-01".to_owned(),
        attachment_description: words("Oplysningerne bag politikken", "The facts behind the policy"),
    };
    let blocks = document.all_sections().into_iter().flat_map(|section| &section.blocks);
    let images: Vec<String> = blocks
        .filter_map(|block| match &block.kind {
            BlockKind::Signature { image, .. } => image.as_ref().map(|image| image.asset.clone()),
            _ => None,
        })
        .collect();
    PdfJob {
        document: Arc::new(document),
        facts: Arc::new(PublicFacts { schema: 1, ..PublicFacts::default() }),
        shell: Arc::new(shell),
        images: images.into_iter().map(|asset| (asset, Arc::from(SIGNATURE.as_bytes()))).collect(),
        key: String::new(),
    }
}

const SIGNATURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M5 30 C 20 0, 30 40, 45 15 S 60 35, 75 20 S 100 10, 115 25" fill="none" stroke="#123" stroke-width="2"/></svg>"##;

fn engine() -> Engine {
    Engine::new(&theme()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn pdf(engine: &Engine, job: &PdfJob) -> Vec<u8> {
    engine.pdf(job).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The English document with one paragraph of `words` before everything else in its first section.
fn job_saying(words: &str) -> PdfJob {
    let mut document = json::read(RICH_EN).unwrap();
    let text = Inline::Text { text: Leaf { text: words.to_owned(), origin: None } };
    document.sections[0].blocks[0].kind = BlockKind::Paragraph { content: vec![text] };
    job_of(document)
}

/// The findings' codes and messages.
fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{}: {}", finding.code, finding.message)).collect()
}

/// Every run of words of a Document, in order: a heading, a paragraph, a cell.
fn runs_of_document(document: &Document) -> Vec<String> {
    fn words(inlines: &[Value]) -> String {
        let each = inlines.iter().map(|inline| match (&inline["inline"], &inline["text"], &inline["content"]) {
            (Value::String(kind), ..) if kind == "break" => " ".to_owned(),
            (Value::String(kind), ..) if kind == "note-ref" => inline["number"].to_string(),
            (_, Value::String(text), _) => text.clone(),
            (.., Value::Array(content)) => words(content),
            _ => panic!("no inline: {inline}"),
        });
        each.collect()
    }
    fn visit(value: &Value, runs: &mut Vec<String>) {
        match value {
            Value::Array(inlines) if inlines.first().is_some_and(|first| first.get("inline").is_some()) => {
                runs.push(words(inlines));
            }
            Value::Array(values) => values.iter().for_each(|value| visit(value, runs)),
            // The image stands between the day and the name.
            Value::Object(block) if block.get("block").is_some_and(|kind| kind == "signature") => {
                visit(&block["place_and_date"], runs);
                runs.extend(block.get("image").map(|image| image["alt"].as_str().unwrap().to_owned()));
                visit(&block["name"], runs);
                block.get("title").into_iter().for_each(|title| visit(title, runs));
            }
            Value::Object(fields) => {
                for (name, value) in fields.iter().filter(|(name, _)| *name != "notes") {
                    assert!(name != "image");
                    visit(value, runs);
                }
                let notes = fields.get("notes").and_then(Value::as_array);
                for (number, note) in (1..).zip(notes.into_iter().flatten()) {
                    let first = runs.len();
                    visit(note, runs);
                    runs[first].insert_str(0, &format!("{number} "));
                }
            }
            _ => {}
        }
    }
    let mut runs = vec![document.title.text.clone()];
    visit(&serde_json::to_value(&document.sections).unwrap(), &mut runs);
    runs
}

/// Every run of words of a tag tree, in order; the numbers and dots of lists are nobody's words.
fn runs_of_tags(element: &tags::Element, runs: &mut Vec<String>) {
    for kid in &element.kids {
        match kid {
            tags::Kid::Element(element) if element.role == "Lbl" => {}
            tags::Kid::Element(element) => match element.role.as_str() {
                "Title" | "H1" | "H2" | "H3" | "H4" | "H5" | "P" | "Caption" | "TH" | "TD" | "Figure" => {
                    runs.push(element.words(&["Lbl"]));
                }
                _ => runs_of_tags(element, runs),
            },
            tags::Kid::Words(words) => panic!("words outside a paragraph, heading or cell: {words}"),
        }
    }
}

/// White space is white space, and a hyphen at the end of a line is none in the word.
fn plain(run: &str) -> String {
    run.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_words_of_the_tag_tree_are_the_words_of_the_document_in_order() {
    let engine = engine();
    for (name, document) in [("da", RICH_DA), ("en", RICH_EN), ("page", PAGE_DA)] {
        let job = job(document);
        let pdf = pdf(&engine, &job);
        // For those who want to look at them.
        if let Some(folder) = std::env::var_os("IKRAFT_PDF_SAMPLES") {
            std::fs::write(Path::new(&folder).join(format!("{name}.pdf")), &pdf).unwrap();
        }
        let mut runs = Vec::new();
        runs_of_tags(&tags::read(&pdf), &mut runs);
        let expected = runs_of_document(&job.document);
        assert!(expected.len() > 30);
        let leaves: String = job.document.leaves().concat();
        assert!(leaves.len() > 1000 && expected.concat().len() >= leaves.len());
        assert_eq!(
            runs.iter().map(|run| plain(run)).collect::<Vec<_>>(),
            expected.iter().map(|run| plain(run)).collect::<Vec<_>>()
        );
    }
}

#[test]
fn tables_entries_and_headings_have_their_roles() {
    let tree = tags::read(&pdf(&engine(), &job(RICH_DA)));
    let headings: Vec<&str> = tree.find(&["H1", "H2", "H3"]).iter().map(|heading| heading.role.as_str()).collect();
    let expected = ["H1", "H1", "H1", "H2", "H3", "H2", "H1", "H1", "H1", "H1", "H1", "H1"];
    assert_eq!(headings, expected);
    assert_eq!(tree.find(&["Title"]).len(), 1);
    assert_eq!(tree.find(&["BlockQuote"]).len(), 1);

    let tables = tree.find(&["Table"]);
    assert_eq!(tables.len(), 3);
    let scopes = |table: &tags::Element| -> Vec<String> {
        table.find(&["TH"]).iter().map(|head| head.scope.clone().unwrap_or_default()).collect()
    };
    assert_eq!(scopes(tables[0]), ["Row"; 6]);
    assert_eq!(scopes(tables[1]), ["Column", "Column", "Column", "Row", "Row", "Row", "Row", "Row"]);
    assert_eq!(tables[1].find(&["Caption"]).len(), 1);
    assert_eq!(scopes(tables[2]).iter().filter(|scope| *scope == "Row").count(), 4);
}

#[test]
fn the_public_facts_are_attached_as_they_are() {
    let job = job(RICH_DA);
    let attached = tags::attachment(&pdf(&engine(), &job));
    assert_eq!(attached, ("facts.json".to_owned(), public_facts::write(&job.facts)));
}

#[test]
fn the_same_job_gives_the_same_bytes_on_any_thread() {
    let (first, second) = (engine(), engine());
    let jobs = [job(RICH_DA), job(RICH_EN)];
    let expected: Vec<Vec<u8>> = jobs.iter().map(|job| pdf(&first, job)).collect();
    std::thread::scope(|scope| {
        for turn in 0..2 {
            let (second, jobs, expected) = (&second, &jobs, &expected);
            scope.spawn(move || {
                for step in 0..4 {
                    let which = (turn + step) % 2;
                    assert!(pdf(second, &jobs[which]) == expected[which]);
                }
            });
        }
    });
}

#[test]
fn words_that_only_a_page_has_do_not_change_the_pdf() {
    let engine = engine();
    let job = job(RICH_EN);
    let mut other = job.clone();
    let mut shell = (*job.shell).clone();
    shell.stylesheet = "other.css".to_owned();
    shell.contents_title = "Contents".to_owned();
    shell.noindex = !shell.noindex;
    other.shell = Arc::new(shell);
    assert!(pdf(&engine, &job) == pdf(&engine, &other));
}

#[test]
fn words_that_look_like_typst_stay_words() {
    let engine = engine();
    let words = "#let x = 1 $a^2$ *b* _c_ @ref <label> [d] #panic() // e /* f */ \\ ~ -- 'g' \"h\" = i - j + k `l` https://m.example/n";
    let tree = tags::read(&pdf(&engine, &job_saying(words)));
    assert!(plain(&tree.words(&[])).contains(words), "{}", tree.words(&[]));
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_words() {
    let engine = engine();
    let job = job_saying("You may tick the box \u{2610} or leave it, as you like.");
    let findings = engine.pdf(&job).unwrap_err();
    assert_eq!(
        told(&findings),
        [
            "missing-glyph: no font of the theme has `\u{2610}` (U+2610), in the words “You may tick the box \u{2610} or leave it, as you like.”"
        ]
    );
    assert!(findings[0].touches("proeveby-cykler/kunder"));
    // The engine goes on working, and gives what it gave before.
    pdf(&engine, &self::job(RICH_EN));
}

#[test]
fn blocks_and_emphasis_may_nest_as_deep_as_fragments_may() {
    const DEEPEST: usize = 24;
    let leaf = || Inline::Text { text: Leaf { text: "word".to_owned(), origin: None } };
    let paragraph = || BlockKind::Paragraph { content: vec![leaf()] };
    let nested = |wrap: &dyn Fn(BlockKind) -> BlockKind| (0..DEEPEST).fold(paragraph(), |inner, _| wrap(inner));
    let list =
        |start: Option<u64>, inner| BlockKind::List { start, items: vec![Item { blocks: vec![paragraph(), inner] }] };
    let callout = |inner| BlockKind::Callout { kind: NoteKind::Note, title: vec![leaf()], blocks: vec![inner] };
    let emphasis = (0..DEEPEST).fold(leaf(), |inner, depth| match depth % 2 {
        0 => Inline::Strong { content: vec![inner] },
        _ => Inline::Emphasis { content: vec![inner] },
    });
    let deep = [
        ("bullets", nested(&|inner| list(None, inner))),
        ("numbers", nested(&|inner| list(Some(1), inner))),
        ("quotes", nested(&|inner| BlockKind::Quote { blocks: vec![inner] })),
        ("callouts", nested(&callout)),
        ("quotes and bullets", {
            let lists = (0..DEEPEST - 8).fold(paragraph(), |inner, _| list(None, inner));
            (0..8).fold(lists, |inner, _| BlockKind::Quote { blocks: vec![inner] })
        }),
        ("emphasis", BlockKind::Paragraph { content: vec![emphasis] }),
    ];
    let engine = engine();
    let mut failed = Vec::new();
    for (name, kind) in deep {
        let mut document = json::read(RICH_EN).unwrap();
        document.sections[0].blocks[0].kind = kind;
        // Below five headings, as deep as a fragment can put it.
        for level in 0..4 {
            let inner = document.sections[0].clone();
            document.sections[0].id = format!("level-{level}");
            document.sections[0].blocks.clear();
            document.sections[0].sections = vec![inner];
        }
        let job = job_of(document);
        match engine.pdf(&job) {
            Ok(pdf) => assert!(tags::read(&pdf).words(&["Lbl"]).contains("word")),
            Err(findings) => failed.push((name, told(&findings))),
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn letters_of_europe_and_invisible_characters_are_printed() {
    let words =
        "Łukasz Ñúñez Şahin Đorđe Dvořák Ģirts š e\u{301} a\u{a0}b c\u{202f}d e\u{ad}f g\u{200b}h ½ × − “x” »y« €";
    let tree = tags::read(&pdf(&engine(), &job_saying(words)));
    assert!(plain(&tree.words(&[])).contains("Łukasz Ñúñez Şahin Đorđe Dvořák Ģirts š"), "{}", tree.words(&[]));
}

#[test]
fn what_a_template_cannot_mend_is_refused_before_it() {
    let engine = engine();
    let mut document = json::read(RICH_EN).unwrap();
    let words = || vec![Inline::Text { text: Leaf { text: "x".to_owned(), origin: None } }];
    document.sections[0].blocks[0].kind = BlockKind::Paragraph {
        content: vec![
            Inline::Link { href: "JavaScript:alert(1)".to_owned(), content: words() },
            Inline::SectionLink { section: "right".to_owned(), content: words() },
            Inline::NoteRef { number: 3 },
        ],
    };
    let mut job = job_of(document);
    let mut shell = (*job.shell).clone();
    shell.print.date = "2026-13-01".to_owned();
    job.shell = Arc::new(shell);
    let findings = engine.pdf(&job).unwrap_err();
    assert_eq!(
        told(&findings),
        [
            "bad-link: the link `JavaScript:alert(1)` leads nowhere that a PDF may lead",
            "dead-section-link: no section is called `right`",
            "dead-note: section `in-short` mentions note 3 and does not have it",
            "bad-date: `2026-13-01` is no day for the metadata of a PDF",
        ]
    );
    assert_eq!(findings[1].hints, ["did you mean `rights`?"]);

    let mut job = self::job(RICH_DA);
    job.images.clear();
    assert_eq!(
        told(&engine.pdf(&job).unwrap_err()),
        ["missing-image: the image `aaaaaaaaaaaaaaaa.svg` is not at hand"]
    );
}

#[test]
fn a_theme_at_fault_is_told_with_file_and_place() {
    let replaced = |text: &str| {
        let mut theme = theme();
        theme.typst.insert("policy.typ".to_owned(), ("themes/own/pdf/policy.typ".into(), text.into()));
        theme
    };
    let at = |finding: &Finding, text: &str| {
        let place = finding.place.clone().unwrap();
        assert_eq!(&*place.file, "themes/own/pdf/policy.typ");
        text[place.start..place.end].to_owned()
    };

    let syntax = "#let x = \n#let y = (1";
    let findings = Engine::new(&replaced(syntax)).err().unwrap();
    assert_eq!(told(&findings), ["broken-template: expected expression", "broken-template: unclosed delimiter"]);
    assert_eq!(at(&findings[1], syntax), "(");

    for (text, message, place) in [
        ("= Title\n#unknown", "broken-template: unknown variable: unknown", "unknown"),
        ("#read(\"/etc/passwd\")", "broken-template: file not found (searched at /etc/passwd)", "\"/etc/passwd\""),
        ("#read(\"../../x\")", "broken-template: path `\"../../x\"` would escape the project root", "\"../../x\""),
        (
            "#import \"@preview/x:1.0.0\": y",
            "broken-template: failed to load package (a theme has its own files only, and no packages)",
            "\"@preview/x:1.0.0\"",
        ),
        ("#datetime.today()", "broken-template: unable to get the current date", "datetime.today()"),
    ] {
        let engine = Engine::new(&replaced(text)).unwrap_or_else(|findings| panic!("{findings:#?}"));
        let findings = engine.pdf(&job(RICH_EN)).unwrap_err();
        assert_eq!(told(&findings), [message], "{text}");
        assert_eq!(at(&findings[0], text), place, "{text}");
    }
}

#[test]
fn a_theme_without_template_or_fonts_is_refused() {
    let bare = Theme { name: "bare".to_owned(), ..Theme::default() };
    let expected = [
        "no-font: theme `bare` has no font for the PDF",
        "missing-template: theme `bare` has no pdf/policy.typ",
        "missing-template: theme `bare` has no pdf/comparison.typ",
    ];
    assert_eq!(told(&Engine::new(&bare).err().unwrap()), expected);

    let mut broken = theme();
    broken.fonts.insert("broken.ttf".to_owned(), Arc::from(&b"wOF2"[..]));
    assert_eq!(
        told(&Engine::new(&broken).err().unwrap()),
        ["broken-font: `broken.ttf` is no TrueType or OpenType font"]
    );
}
