//! Documents of every block kind, set by the default theme.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::document::json;
use crate::model::public_facts::PublicFacts;
use crate::render::job::PdfJob;
use crate::render::view::{Banner, FirmHead, Labelled, NoteWords, PrintShell, Shell};
use crate::source::Theme;

use super::Engine;

const RICH_DA: &str = include_str!("../../../tests/fixtures/document-rich-da.json");
const RICH_EN: &str = include_str!("../../../tests/fixtures/document-rich-en.json");

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
    let document = json::read(document).unwrap();
    let danish = document.lang == "da";
    let words = |da: &str, en: &str| if danish { da.to_owned() } else { en.to_owned() };
    let labelled = |label: String, value: String| Labelled { label, value, href: None };
    let shell = Shell {
        lang: document.lang.clone(),
        root: "../../".to_owned(),
        firm: FirmHead { name: document.firm.clone(), home: "../".to_owned(), logo: None },
        banners: vec![Banner {
            kind: "draft".to_owned(),
            title: words("Udkast", "Draft"),
            text: words("Denne politik gælder ikke endnu.", "This policy does not apply yet."),
        }],
        edition_title: String::new(),
        edition: vec![
            labelled(words("Udgave", "Edition"), words("Udkast", "Draft")),
            labelled(words("Gælder fra", "Applies from"), words("1. december 2026", "1 December 2026")),
        ],
        contents_title: String::new(),
        contents: Vec::new(),
        languages: Vec::new(),
        languages_title: String::new(),
        pdf: None,
        links: Vec::new(),
        noindex: true,
        skip_link: String::new(),
        notes: NoteWords { title: String::new(), mention: String::new(), back: String::new() },
        footer: Vec::new(),
        stylesheet: String::new(),
        brand_stylesheet: None,
        accent: Some("#1d5b4f".to_owned()),
        accent_dark: None,
        print: PrintShell {
            page_of: words("Side {page} af {pages}", "Page {page} of {pages}"),
            edition: words("Udkast", "Draft"),
            hash: "3f9c2a71".to_owned(),
            date: "2026-12-01".to_owned(),
            attachment_description: words("Oplysningerne bag politikken", "The facts behind the policy"),
        },
    };
    PdfJob {
        document: Arc::new(document),
        facts: Arc::new(PublicFacts { schema: 1 }),
        shell: Arc::new(shell),
        images: BTreeMap::from([("aaaaaaaaaaaaaaaa.svg".to_owned(), Arc::from(SIGNATURE.as_bytes()))]),
        key: String::new(),
    }
}

const SIGNATURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M5 30 C 20 0, 30 40, 45 15 S 60 35, 75 20 S 100 10, 115 25" fill="none" stroke="#123" stroke-width="2"/></svg>"##;

#[test]
fn rich_documents_become_pdfs() {
    let engine = Engine::new(&theme()).unwrap_or_else(|findings| panic!("{findings:#?}"));
    for (name, document) in [("da", RICH_DA), ("en", RICH_EN)] {
        let pdf = engine.pdf(&job(document)).unwrap_or_else(|findings| panic!("{findings:#?}"));
        if let Some(folder) = std::env::var_os("IKRAFT_PDF_SAMPLES") {
            std::fs::write(Path::new(&folder).join(format!("{name}.pdf")), &pdf).unwrap();
        }
        assert!(pdf.starts_with(b"%PDF-1.7"));
    }
}
