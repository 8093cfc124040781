//! Pages as a reader gets them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::Templates;
use crate::document::{Document, json};
use crate::render::view::Shell;
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
    let document = json::read(&text("page-da.document.json")).expect("the fixture is a document");
    let shell = serde_json::from_str(&text("page-da.shell.json")).expect("the fixture is a shell");
    (document, shell)
}

fn page(document: &Document, shell: &Shell) -> String {
    templates().page_of(document, &json!({ "schema": 1 }), shell).unwrap_or_else(|finding| panic!("{finding:#?}"))
}

/// `SNAPSHOTS=overwrite cargo test --release` writes the page anew: read the difference before it is kept.
#[test]
fn the_page_of_the_sample() {
    let (document, shell) = sample();
    let page = page(&document, &shell);
    let path = here("tests/fixtures/page-da.html");
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::write(&path, &page).expect("the fixture can be written");
    }
    assert_eq!(page, fs::read_to_string(&path).expect("the fixture is there"), "see SNAPSHOTS=overwrite");
}
