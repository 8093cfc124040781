//! Freezing files that ikraft did not make: an older edition of which only they exist, a translation, a signed copy.

use crate::finding::Finding;
use crate::history::ledger::{Format, ImportedFile};
use crate::history::{Address, Body, FrozenBrand, PolicyHistory};
use crate::model::language::Lang;
use crate::render::plain;
use crate::site::freeze::{FrozenFiles, Working};

/// The largest HTML file that is read.
const MAX_HTML: usize = 10_000_000;

/// A file that was once published, looked at.
#[derive(Debug)]
pub struct GivenFile {
    pub bytes: Vec<u8>,
    pub format: Format,
    /// The words of HTML.
    pub text: Option<String>,
}

/// Says what a file is; one that is neither PDF nor HTML is refused. `name` is what the user called it.
pub fn look(name: &str, bytes: Vec<u8>) -> Result<GivenFile, Finding> {
    if is_pdf(&bytes) {
        return Ok(GivenFile { bytes, format: Format::Pdf, text: None });
    }
    let no_html = |what: String| {
        Finding::error("not-a-policy-file", what)
            .why("of an older edition the PDF or the page is kept that readers once saw")
            .hint("give a whole PDF, or an HTML page in UTF-8 (`iconv -f latin1 -t utf8` converts an older one)")
    };
    let Ok(html) = std::str::from_utf8(&bytes) else {
        return Err(no_html(format!("`{name}` is neither a whole PDF nor HTML in UTF-8")));
    };
    if !html.trim_start_matches('\u{feff}').trim_start().starts_with('<') || html.len() > MAX_HTML {
        return Err(no_html(format!("`{name}` is neither a whole PDF nor HTML")));
    }
    let text = plain::of_html(html).map_err(|cause| no_html(format!("`{name}` cannot be read as HTML: {cause}")))?;
    if text.trim().is_empty() {
        return Err(no_html(format!("`{name}` has no words")));
    }
    Ok(GivenFile { bytes, format: Format::Html, text: Some(text) })
}

/// Whether it starts and ends as a PDF does. Readers look for both marks within the first and last kilobyte.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    let has = |part: &[u8], mark: &[u8]| part.windows(mark.len()).any(|window| window == mark);
    has(head, b"%PDF-") && has(tail, b"%%EOF")
}

/// What is said around a file of a policy: taken from the working policy, and where that cannot be read from the newest
/// edition.
pub struct Surroundings<'a> {
    pub working: Option<&'a Working<'a>>,
    pub history: &'a PolicyHistory,
}

impl Surroundings<'_> {
    pub fn address(&self, lang: &Lang) -> Option<Address> {
        let working = self.working.and_then(|working| working.addresses.get(lang).cloned());
        let newest = || self.history.history.newest()?.languages.get(lang).map(|language| language.address.clone());
        working.or_else(newest)
    }

    /// The policy's title and the firm's name.
    pub fn names(&self, lang: &Lang) -> Option<(String, String)> {
        if let Some(document) = self.working.and_then(|working| working.documents.get(lang)) {
            return Some((document.title.text.clone(), document.firm.clone()));
        }
        let newest = self.history.history.newest()?;
        if let Some(Body::File { title, firm, .. }) = newest.languages.get(lang).map(|language| &language.body) {
            return Some((title.clone(), firm.clone()));
        }
        let document = self.history.frozen.get(&newest.id)?.languages.get(lang)?.document.as_ref()?;
        Some((document.title.text.clone(), document.firm.clone()))
    }

    /// How the firm looks, with its logo.
    pub fn brand(&self) -> (FrozenBrand, std::collections::BTreeMap<String, std::sync::Arc<[u8]>>) {
        let (brand, assets) = match (self.working, self.history.history.newest()) {
            (Some(working), _) => (working.brand(), working.assets.clone()),
            (None, Some(newest)) => match self.history.frozen.get(&newest.id) {
                Some(frozen) => (frozen.brand.clone(), frozen.assets.clone()),
                None => Default::default(),
            },
            (None, None) => Default::default(),
        };
        let logo = assets.into_iter().filter(|(name, _)| brand.logo.as_ref() == Some(name)).collect();
        (brand, logo)
    }

    /// Freezes one file, and the words of an HTML one beside it.
    pub fn freeze(
        &self,
        given: GivenFile,
        lang: &Lang,
        title: Option<&String>,
        files: &mut FrozenFiles,
    ) -> Result<ImportedFile, Finding> {
        let missing = |what: &str| {
            Finding::error("no-working-policy", format!("nothing says {what} in `{lang}`"))
                .why("the working policy cannot be read, and there is no edition in this language")
                .hint("fix the working policy first")
        };
        let (own_title, firm) = self.names(lang).ok_or_else(|| missing("what the policy is called"))?;
        let ending = match given.format {
            Format::Pdf => "pdf",
            Format::Html => "html",
        };
        Ok(ImportedFile {
            address: self.address(lang).ok_or_else(|| missing("where the policy stands"))?,
            title: title.cloned().unwrap_or(own_title),
            firm,
            format: given.format,
            file: files.put(&format!("{lang}.{ending}"), given.bytes),
            text: given.text.map(|text| files.put(&format!("{lang}.txt"), text)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_whole_pdf_or_a_page_with_words() {
        assert_eq!(look("a", b"%PDF-1.7\n...\n%%EOF\n".to_vec()).unwrap().format, Format::Pdf);
        let html = look("a", "\u{feff}<p>Vi gemmer æøå.</p>".into()).unwrap();
        assert_eq!((html.format, html.text.as_deref()), (Format::Html, Some("Vi gemmer æøå.\n")));
        for bad in [&b"%PDF-1.7\n..."[..], b"", b"plain words", b"<p>\xf8</p>", b"<p></p>"] {
            assert_eq!(look("a", bad.to_vec()).unwrap_err().code, "not-a-policy-file");
        }
        let deep = "<div>".repeat(5_000) + "x";
        assert_eq!(look("a", deep.into_bytes()).unwrap().text.as_deref(), Some("x\n"));
    }
}
