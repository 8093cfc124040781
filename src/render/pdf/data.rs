//! The files that a job puts beside the theme's: the Document, what the template may know of the shell, the facts,
//! images.

use serde::Serialize;
use typst::foundations::Bytes;

use crate::document::json;
use crate::model::public_facts;
use crate::render::job::PdfJob;
use crate::render::view::comparison::Comparison;
use crate::render::view::{Banner, Labelled};

/// What `policy.typ` sees of the shell. Words that only a page needs are not here, so that they do not change the PDF.
#[derive(Serialize)]
struct Sheet<'a> {
    firm: &'a str,
    /// File of the firm's logo, when it has one.
    logo: Option<String>,
    accent: Option<&'a str>,
    banners: &'a [Banner],
    edition: &'a [Labelled],
    /// What stands at the foot of each sheet: "Side {page} af {pages}", the edition and the short hash.
    page_of: &'a str,
    edition_line: &'a str,
    hash: &'a str,
    attachment_name: &'static str,
    attachment_description: &'a str,
    /// Asset name to file.
    images: serde_json::Map<String, serde_json::Value>,
}

/// What `comparison.typ` sees.
#[derive(Serialize)]
struct ComparisonSheet<'a> {
    comparison: &'a Comparison,
    accent: Option<&'a str>,
}

/// The files of a comparison, as [`files`] has those of a policy.
pub fn comparison(comparison: &Comparison, theme_accent: Option<&str>) -> Vec<(String, Bytes)> {
    let sheet = serde_json::to_string(&ComparisonSheet { comparison, accent: theme_accent });
    let sheet = sheet.expect("a comparison holds only strings and numbers");
    vec![("/data/sheet.json".to_owned(), Bytes::from_string(sheet))]
}

/// Every text of a comparison, in order.
pub fn texts(comparison: &Comparison) -> Vec<String> {
    fn collect(value: serde_json::Value, texts: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => texts.push(text),
            serde_json::Value::Array(values) => values.into_iter().for_each(|value| collect(value, texts)),
            serde_json::Value::Object(fields) => fields.into_iter().for_each(|(_, value)| collect(value, texts)),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    collect(serde_json::to_value(comparison).expect("a comparison holds only strings and numbers"), &mut texts);
    texts
}

/// The name under which a reader finds the public facts in the PDF.
const ATTACHMENT: &str = "facts.json";

/// Absolute path in Typst's world, and content. The same names for every job: Typst never forgets one.
pub fn files(job: &PdfJob, theme_accent: Option<&str>) -> Vec<(String, Bytes)> {
    let shell = &job.shell;
    let mut images = serde_json::Map::new();
    let mut files = Vec::new();
    for (index, (asset, bytes)) in job.images.iter().enumerate() {
        let kind = if asset.ends_with(".svg") { "svg" } else { "png" };
        let path = format!("/data/image-{index}.{kind}");
        images.insert(asset.clone(), path.clone().into());
        files.push((path, Bytes::new(bytes.clone())));
    }
    let logo = shell.firm.logo.as_deref().map(|address| address.rsplit('/').next().unwrap_or(address));
    let sheet = Sheet {
        firm: &shell.firm.name,
        logo: logo.and_then(|asset| images.get(asset)).and_then(|path| path.as_str()).map(str::to_owned),
        accent: shell.accent.as_deref().or(theme_accent),
        banners: &shell.banners,
        edition: &shell.edition,
        page_of: &shell.print.page_of,
        edition_line: &shell.print.edition,
        hash: &shell.print.hash,
        attachment_name: ATTACHMENT,
        attachment_description: &shell.print.attachment_description,
        images,
    };
    let sheet = serde_json::to_string(&sheet).expect("the sheet holds only strings");
    files.extend([
        ("/data/document.json".to_owned(), Bytes::from_string(json::write(&job.document))),
        ("/data/sheet.json".to_owned(), Bytes::from_string(sheet)),
        ("/data/facts.json".to_owned(), Bytes::from_string(public_facts::write(&job.facts))),
    ]);
    files
}
