//! Pages as a reader gets them.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, TestCaseError, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use serde_json::json;

use super::Templates;
use super::markup::{self, Piece};
use crate::document;
use crate::document::block::{Align, Image};
use crate::document::{
    Block, BlockKind, Cell, ChainStep, Column, Document, Entry, Inline, Item, Leaf, Note, NoteKind, Row, Table,
};
use crate::finding::Finding;
use crate::render::contrast;
use crate::render::view::{
    Chooser, ChooserLanguage, FirmPolicies, Frame, Labelled, NotFound, NotFoundLanguage, OutletIndex, PolicyLink, Shell,
};
use crate::source::theme::Theme;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The default theme's templates, as they stand in the repository.
fn theme() -> Theme {
    let folder = here("themes/default/templates");
    let mut theme = Theme { name: "default".into(), ..Theme::default() };
    for entry in fs::read_dir(&folder).expect("the theme has templates") {
        let path = entry.expect("the folder can be listed").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("templates are text");
        theme.templates.insert(name.clone(), (format!("themes/default/templates/{name}").into(), text.into()));
    }
    theme
}

fn templates() -> Templates {
    Templates::new(&theme()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn sample() -> (Document, Shell) {
    let text = |name: &str| fs::read_to_string(here(&format!("tests/fixtures/{name}"))).expect("the fixture is there");
    let document = document::json::read(&text("page-da.document.json")).expect("the fixture is a document");
    let shell = serde_json::from_str(&text("page-da.shell.json")).expect("the fixture is a shell");
    (document, shell)
}

fn page(document: &Document, shell: &Shell) -> String {
    templates().page_of(document, &json!({ "schema": 1 }), shell).unwrap_or_else(|finding| panic!("{finding:#?}"))
}

/// `SNAPSHOTS=overwrite cargo test --release` writes the pages anew: read the difference before it is kept.
#[test]
fn the_pages_of_the_sample() {
    let (document, shell) = sample();
    let pages = [
        ("page-da.html", page(&document, &shell)),
        ("chooser.html", chooser()),
        ("index.html", index()),
        ("404.html", not_found()),
    ];
    for (name, page) in pages {
        let path = here(&format!("tests/fixtures/{name}"));
        if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
            fs::write(&path, &page).expect("the fixture can be written");
        }
        let kept = fs::read_to_string(&path).expect("the fixture is there");
        assert_eq!(page, kept, "{name} has changed; see SNAPSHOTS=overwrite");
    }
}

/// The pieces of `<main>` and what is inside.
fn main_of(page: &str) -> Vec<Piece> {
    let start = page.find("<main").expect("the page has a main element");
    let end = page.find("</main>").expect("the main element ends") + "</main>".len();
    markup::pieces(&page[start..end]).unwrap_or_else(|mistake| panic!("{mistake}"))
}

/// All visible characters of a Document, as its own walk finds them.
fn characters(document: &Document) -> String {
    document.leaves().concat().chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn main_holds_the_words_of_the_document_and_no_other() {
    let (document, shell) = sample();
    let words = markup::words(&main_of(&page(&document, &shell)));
    assert_eq!(words.concat(), characters(&document));
    // Cells, items and paragraphs do not run together.
    for apart in
        ["Hvad de gør Rolle Land Frøstrup Hosting A/S Driver", "CVR-nr. 12", "I alt højst 90 dage I postkassen 7 dage"]
    {
        let apart: Vec<&str> = apart.split_whitespace().collect();
        assert!(words.windows(apart.len()).any(|window| window == apart), "{apart:?} is not in the words");
    }
}

#[test]
fn headings_never_skip_a_level_and_no_id_is_given_twice() {
    let (mut document, shell) = sample();
    // A block that is called what a section is called must not take its address.
    document.sections[1].blocks[0].id = "rights".into();
    let page = page(&document, &shell);
    let pieces = markup::pieces(&page).unwrap_or_else(|mistake| panic!("{mistake}"));
    let mut ids: Vec<&str> = pieces.iter().filter_map(|piece| piece.attribute("id")).collect();
    for link in pieces.iter().filter_map(|piece| piece.attribute("href")).filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.contains(&link), "nothing is called {link}");
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    let mut level = 0;
    for piece in main_of(&page) {
        let Piece::Open { name, .. } = piece else { continue };
        let Some(next) = name.strip_prefix('h').and_then(|digit| digit.parse::<u32>().ok()) else { continue };
        assert!(next <= level + 1, "h{next} follows h{level}");
        level = next;
    }
    assert_eq!(page.matches("<h1>").count(), 1);
}

#[test]
fn tables_keep_their_heads_in_every_layout() {
    let (document, shell) = sample();
    let main = main_of(&page(&document, &shell));
    let count = |name: &str, attribute: &str, value: &str| {
        let hit = |piece: &&Piece| {
            matches!(piece, Piece::Open { name: found, .. } if found == name)
                && piece.attribute(attribute) == Some(value)
        };
        main.iter().filter(hit).count()
    };
    assert_eq!((count("th", "scope", "col"), count("th", "scope", "row")), (12, 9));
    assert_eq!(count("td", "data-label", "Land"), 4);
    assert_eq!(count("td", "class", "end"), 5);
}

/// Blocks of every kind with any words at all in them.
fn blocks() -> impl Strategy<Value = BlockKind> {
    let leaf = || any::<String>().prop_map(|text| Leaf { text, origin: None });
    let inline = prop_oneof![
        leaf().prop_map(|text| Inline::Text { text }),
        leaf().prop_map(|text| Inline::Code { text }),
        (any::<String>(), leaf()).prop_map(|(date, text)| Inline::Date { date, text }),
        Just(Inline::Break),
        (1..4_u32).prop_map(|number| Inline::NoteRef { number }),
    ];
    let inline = inline.prop_recursive(3, 12, 3, |inner| {
        let content = || vec(inner.clone(), 0..3);
        prop_oneof![
            content().prop_map(|content| Inline::Strong { content }),
            content().prop_map(|content| Inline::Emphasis { content }),
            (any::<String>(), content()).prop_map(|(href, content)| Inline::Link { href, content }),
            ("(https://|javascript:)\\PC*", content()).prop_map(|(href, content)| Inline::Link { href, content }),
            ("\\PC*", content()).prop_map(|(section, content)| Inline::SectionLink { section, content }),
        ]
    });
    let run = vec(inline, 0..4).boxed();
    let table =
        (run.clone(), vec(run.clone(), 1..4), vec(vec(run.clone(), 1..4), 0..3)).prop_map(|(caption, heads, rows)| {
            let columns = heads.into_iter().map(|head| Column { head, align: Align::End }).collect();
            let row =
                |cells: Vec<Vec<Inline>>| Row { cells: cells.into_iter().map(|content| Cell { content }).collect() };
            BlockKind::Table(Table { caption, columns, rows: rows.into_iter().map(row).collect() })
        });
    let pairs = vec((run.clone(), run.clone()), 0..3).boxed();
    let signature = (run.clone(), run.clone(), run.clone(), option::of((any::<String>(), leaf())));
    let simple = prop_oneof![
        run.clone().prop_map(|content| BlockKind::Paragraph { content }),
        table,
        pairs.clone().prop_map(|pairs| BlockKind::Entries {
            entries: pairs.into_iter().map(|(label, value)| Entry { label, value }).collect()
        }),
        (pairs, run.clone()).prop_map(|(pairs, total)| BlockKind::Chain {
            steps: pairs.into_iter().map(|(label, value)| ChainStep { label, value }).collect(),
            total
        }),
        signature.prop_map(|(place_and_date, name, title, image)| BlockKind::Signature {
            place_and_date,
            name,
            title,
            image: image.map(|(asset, alt)| Image { asset, alt })
        }),
    ];
    simple.prop_recursive(3, 12, 3, move |inner| {
        let items = vec(vec(inner.clone(), 0..3).prop_map(|blocks| Item { blocks }), 0..3);
        prop_oneof![
            (option::of(any::<u64>()), items).prop_map(|(start, items)| BlockKind::List { start, items }),
            vec(inner.clone(), 0..3).prop_map(|blocks| BlockKind::Quote { blocks }),
            (run.clone(), vec(inner, 0..3)).prop_map(|(title, blocks)| BlockKind::Callout {
                kind: NoteKind::Important,
                title,
                blocks
            }),
        ]
    })
}

proptest! {
    /// Whatever the words, links, addresses and ids are, the markup is sound and the words are all there.
    #[test]
    fn no_word_becomes_markup(kinds in vec((any::<String>(), blocks()), 0..5), title in any::<String>(), notes in vec(blocks(), 0..3)) {
        let (mut document, shell) = sample();
        document.title.text = title;
        let section = &mut document.sections[0];
        section.blocks = kinds.into_iter().map(|(id, kind)| Block { id, kind }).collect();
        section.notes = notes.into_iter().map(|block| Note { id: String::new(), blocks: vec![block] }).collect();
        let main = markup::pieces(&super::body::main(&document, &shell)).map_err(TestCaseError::fail)?;
        let shown: String = characters(&document).chars().filter(|c| super::escape::is_allowed(*c)).collect();
        prop_assert_eq!(markup::words(&main).concat(), shown);
        for piece in &main {
            prop_assert!(piece.attribute("href").is_none_or(|href| href.starts_with('#') || super::escape::is_safe_link(href)));
            let script = matches!(piece, Piece::Open { name, .. } if name == "script");
            prop_assert!(!script);
            prop_assert!(piece.attribute("style").is_none() && piece.attribute("onclick").is_none());
        }
    }
}

#[test]
fn every_page_is_sound_and_asks_nobody_for_anything() {
    let (document, shell) = sample();
    for page in [page(&document, &shell), chooser(), index(), not_found()] {
        let pieces = markup::pieces(&page).unwrap_or_else(|mistake| panic!("{mistake}\n{page}"));
        for piece in &pieces {
            assert!(!matches!(piece, Piece::Open { name, .. } if name == "script" || name == "style"), "{page}");
            assert_eq!(piece.attribute("style"), None, "{page}");
            let loads = piece.attribute("rel") == Some("stylesheet") || piece.attribute("src").is_some();
            let address = piece.attribute("src").or(piece.attribute("href")).unwrap_or_default();
            assert!(!loads || !address.contains("//"), "{address}");
        }
        let policy = "content=\"default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; \
                       form-action 'none'\"";
        assert!(page.contains(policy), "{page}");
        assert!(page.find("Content-Security-Policy") < page.find("<link"), "{page}");
        assert!(page.contains("lang=\"da\"") && page.ends_with("</html>\n"), "{page}");
    }
}

fn frame(title: &str) -> Frame {
    Frame::of(&sample().1, title.into(), String::new())
}

fn policy(title: &str, description: &str, state: Option<&str>) -> PolicyLink {
    let href = "da/kunder/".into();
    PolicyLink {
        title: title.into(),
        href,
        description: description.into(),
        state: state.map(String::from),
        lang: None,
    }
}

fn firms() -> Vec<FirmPolicies> {
    let of_customers = "Hvad vi gør med dine oplysninger, når du handler hos os eller får din cykel repareret.";
    let policies = vec![
        policy("Privatlivspolitik for kunder", of_customers, Some("Udkast")),
        policy("Privatlivspolitik for ansatte", "", None),
    ];
    vec![
        FirmPolicies { name: "Prøve & Søn ApS".into(), policies },
        FirmPolicies { name: "Ballum IT ApS".into(), policies: vec![policy("<Gæster>", "Hvem der kommer.", None)] },
    ]
}

fn chooser() -> String {
    let english = vec![
        policy("Privacy policy for customers", "What we do with your data when you buy from us.", Some("Draft")),
        policy("Privacy policy for staff", "", None),
    ];
    let language = |lang: &str, name: &str, intro: &str, firms| ChooserLanguage {
        lang: lang.into(),
        name: name.into(),
        href: format!("{lang}/"),
        intro: intro.into(),
        firms,
    };
    let languages = vec![
        language("da", "Dansk", "Her kan du læse, hvordan vi bruger og passer på dine oplysninger.", firms()),
        language("en", "English", "", vec![FirmPolicies { name: "Prøve & Søn ApS".into(), policies: english }]),
    ];
    let chooser = Chooser { frame: frame("Privatlivspolitikker"), title: "Privatlivspolitikker".into(), languages };
    templates().chooser(&chooser).unwrap_or_else(|finding| panic!("{finding:#?}"))
}

fn index() -> String {
    let index = OutletIndex {
        frame: frame("Privatlivspolitikker"),
        title: "Privatlivspolitikker".into(),
        intro: "Her kan du læse, hvordan vi bruger og passer på dine oplysninger.".into(),
        firms: firms(),
        languages_title: "Sprog".into(),
        languages: sample().1.languages,
    };
    templates().outlet_index(&index).unwrap_or_else(|finding| panic!("{finding:#?}"))
}

fn not_found() -> String {
    let language = |lang: &str, title: &str, text: &str, link: &str| NotFoundLanguage {
        lang: lang.into(),
        title: title.into(),
        text: text.into(),
        links: vec![Labelled { label: String::new(), value: link.into(), href: Some(format!("/{lang}/")) }],
    };
    let languages = vec![
        language("da", "Siden findes ikke", "Der er ingen side på denne adresse.", "Se, hvad du kan læse her"),
        language("en", "Page not found", "There is no page at this address.", "See what you can read here"),
    ];
    let not_found = NotFound { frame: frame("Siden findes ikke"), languages };
    templates().not_found(&not_found).unwrap_or_else(|finding| panic!("{finding:#?}"))
}

#[test]
fn lists_of_policies_have_headings_in_order() {
    assert!(chooser().contains("<h3>Prøve &amp; Søn ApS</h3>"), "{}", chooser());
    assert!(index().contains("<h2>Prøve &amp; Søn ApS</h2>"), "{}", index());
    assert!(index().contains("&lt;Gæster&gt;") && index().contains(">Udkast</span>"), "{}", index());
    assert_eq!(not_found().matches("<h1>").count(), 1);
}

/// The theme with one template replaced, and what comes of it.
fn with(name: &str, text: &str) -> Result<String, Vec<Finding>> {
    let mut theme = theme();
    theme.templates.insert(name.into(), (format!("themes/mine/templates/{name}").into(), text.into()));
    let (document, shell) = sample();
    Templates::new(&theme)?.page_of(&document, &json!({}), &shell).map_err(|finding| vec![finding])
}

/// What a finding underlines in `text`.
fn underlined<'a>(finding: &Finding, text: &'a str) -> &'a str {
    let place = finding.place.as_ref().expect("the finding has a place");
    &text[place.start..place.end]
}

#[test]
fn a_broken_template_is_told_where_it_breaks() {
    let refused = |text: &str| with("page.html", text).expect_err("the template is broken");
    let undefined = "{# æ #}\n<p>{{ shell.nope }}</p>{{ main }}";
    let findings = refused(undefined);
    assert_eq!((findings.len(), findings[0].code), (1, "broken-template"));
    assert_eq!(findings[0].place.as_ref().expect("a place").file.as_ref(), "themes/mine/templates/page.html");
    assert!(underlined(&findings[0], undefined).contains("nope"), "{findings:#?}");

    let syntax = "<p>\næ {% if %}x{% endif %}";
    let findings = refused(syntax);
    assert!(underlined(&findings[0], syntax).contains("%}"), "{findings:#?}");

    let unknown = "æ {{ main | safer }} {{ shell.lang | blink }}";
    let findings = refused(unknown);
    let told: Vec<_> = findings.iter().map(|finding| underlined(finding, unknown)).collect();
    assert_eq!(told.len(), 2, "{findings:#?}");
    assert!(told[0].contains("safer") && told[1].contains("blink"), "{findings:#?}");

    let parent = "{% extends \"bas.html\" %}";
    assert_eq!(refused(parent)[0].hints.last().map(String::as_str), Some("did you mean `base.html`?"));
    for text in
        ["{% extends \"page.html\" %}", "{% include \"page.html\" %}", "{{ throw(message=\"æ\") }}", "{{", "{% raw %}"]
    {
        assert!(
            refused(text).iter().all(|finding| finding.code == "broken-template" && finding.place.is_some()),
            "{text}"
        );
    }
}

#[test]
fn the_mistakes_of_all_templates_are_told_at_once() {
    let mut theme = theme();
    for name in ["a.html", "b.html"] {
        theme.templates.insert(name.into(), (name.into(), "{{".into()));
    }
    theme.templates.remove("404.html");
    let findings = Templates::new(&theme).err().expect("the theme is broken");
    let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["missing-template", "broken-template", "broken-template"]);
}

#[test]
fn a_page_without_the_document_is_refused() {
    for text in ["<p>{{ document.title }}</p>", "{{ main }}{{ main }}", "{{ main | upper }}"] {
        let findings = with("page.html", text).expect_err("the document is not placed once");
        assert_eq!(findings[0].code, "template-without-document", "{text}");
    }
    assert!(with("page.html", "<body>{{ main }}</body>").is_ok());
}

/// The colours that firms' accents are held against are those that the stylesheet shows.
#[test]
fn the_stylesheet_and_theme_toml_agree() {
    let read = |path: &str| fs::read_to_string(here(path)).expect("the theme's file is there");
    let css = read("themes/default/static/style.css");
    let stated: toml::Table = read("themes/default/theme.toml").parse().expect("theme.toml is TOML");
    let shown = |name: &str, number: usize| {
        let value = css.split(&format!("--{name}: ")).nth(number).expect("the stylesheet states the colour");
        &value[..7]
    };
    for (number, suffix) in [(1, ""), (2, "-dark")] {
        let accent = stated[&format!("accent{suffix}")].as_str().expect("an accent");
        assert_eq!(shown("accent", number), accent);
        for (paper, name) in
            stated[&format!("paper{suffix}")].as_array().expect("papers").iter().zip(["paper", "panel"])
        {
            assert_eq!(paper.as_str(), Some(shown(name, number)));
            let colours = [accent, shown("quiet", number), shown("ink", number)].map(contrast::parse);
            for colour in colours {
                let paper = contrast::parse(shown(name, number)).expect("a colour");
                assert!(contrast::ratio(colour.expect("a colour"), paper) >= contrast::ENOUGH, "{colour:?} on {name}");
            }
        }
    }
    for font in css.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(here("themes/default/static").join(font).is_file(), "{font}");
    }
}
