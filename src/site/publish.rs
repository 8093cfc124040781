//! Everything that is published of a policy with editions in one outlet: its own address, every edition's, and every
//! address that it ever had.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::about::{About, AboutInput, about};
use super::address::{Address, join};
use super::index::{index, published_files};
use super::maker::{Entries, Maker, asset};
use super::places::Places;
use super::shell::{PageIn, ShellInput, shell};
use super::standing::{EditionPage, Standing};
use super::{Body, Class, Entry, FrozenFile, moved, timemap, workers};
use crate::finding::Finding;
use crate::history::ledger::Format;
use crate::history::published::PUBLISHED;
use crate::history::{self, Edition, FileRecord};
use crate::model::language::Lang;
use crate::render::view::history::FeedEntry;
use crate::render::view::{FilePage, Frame};

/// One policy in one outlet.
pub struct Publisher<'a> {
    pub maker: &'a Maker<'a>,
    pub places: &'a Places<'a>,
    pub base_url: Option<&'a str>,
    pub stylesheet: &'a str,
    /// The outlet has other policies than this one.
    pub has_others: bool,
}

/// What is published of a policy.
pub struct PolicyEntries {
    pub entries: Entries,
    /// For the feeds of the outlet, by language.
    pub feed: BTreeMap<Lang, Vec<FeedEntry>>,
    pub findings: Vec<Finding>,
}

/// A page to make.
struct Task<'a> {
    edition: &'a Edition,
    lang: &'a Lang,
    is_current: bool,
}

impl<'a> Publisher<'a> {
    /// Every entry of the policy; what cannot be made is told.
    pub fn entries(&self) -> PolicyEntries {
        let recorded = self.places.recorded;
        let mut entries = self.assets();
        let mut findings = Vec::new();
        for page in workers::map(self.maker.inputs.jobs, &self.tasks(), |task| self.page(task)) {
            match page {
                Ok(page) => entries.push(page),
                // A template that fails here may fail anywhere: it is a mistake of the whole site.
                Err(finding) => findings.push(finding),
            }
        }
        for edition in recorded.editions() {
            for lang in edition.languages.keys() {
                let files = published_files(self.places, edition, lang);
                entries.extend(files.into_iter().map(|(record, path)| self.frozen(edition, record, &path)));
            }
        }
        entries.extend(self.current_pdfs());
        entries.extend(self.by_id());
        let mut feed = BTreeMap::new();
        for (lang, about) in self.about() {
            entries.extend(about.entries);
            findings.extend(about.findings);
            feed.insert(lang.clone(), about.feed);
        }
        match moved::entries(self, &entries) {
            Ok(elsewhere) => entries.extend(elsewhere),
            Err(finding) => findings.push(finding),
        }
        PolicyEntries { entries, feed, findings }
    }

    /// What there is about the editions, by language.
    fn about(&self) -> Vec<(&'a Lang, About)> {
        let brand = self.places.recorded.look.stylesheet(&self.maker.inputs.site.theme);
        let input = AboutInput {
            config: &self.maker.inputs.site.config,
            words: self.maker.words,
            templates: self.maker.templates,
            places: self.places,
            base_url: self.base_url,
            stylesheet: self.stylesheet,
            brand_stylesheet: brand.as_ref().map(|(name, _)| name.as_str()),
            has_others: self.has_others,
        };
        let langs = self.langs();
        let made = workers::map(self.maker.inputs.jobs, &langs, |lang| about(&input, lang));
        langs.into_iter().zip(made).collect()
    }

    /// The languages of the site that an edition has, in the site's order.
    pub fn langs(&self) -> Vec<&'a Lang> {
        let recorded = self.places.recorded.languages();
        let languages = self.maker.inputs.site.config.languages.iter().map(|language| &language.code);
        languages.filter(|lang| recorded.contains(lang)).collect()
    }

    pub fn entry(&self, path: &str, class: Class, bytes: Vec<u8>) -> (String, Entry) {
        self.of(path, class, Body::Bytes(bytes.into()))
    }

    pub fn of(&self, path: &str, class: Class, body: Body) -> (String, Entry) {
        let policy = Some(Arc::from(self.places.recorded.id()));
        (path.to_owned(), Entry { class, body, policy })
    }

    /// The path below the output folder of one that starts at the outlet's root.
    pub fn path(&self, below_root: &str) -> String {
        join(&[&self.places.outlet.folder, below_root])
    }

    fn tasks(&self) -> Vec<Task<'a>> {
        let recorded = self.places.recorded;
        let has_words = |lang: &&Lang| self.maker.words.contains_key(*lang);
        let of = |edition: &'a Edition, is_current| {
            edition.languages.keys().filter(has_words).map(move |lang| Task { edition, lang, is_current })
        };
        let permalinks = recorded.editions().iter().flat_map(|edition| of(edition, false));
        of(recorded.shown, true).chain(permalinks).collect()
    }

    /// Images, and the stylesheet with today's colours.
    fn assets(&self) -> Entries {
        let recorded = self.places.recorded;
        let frozen = recorded.history.frozen.values().flat_map(|edition| &edition.assets);
        let frozen = frozen.map(|(name, bytes)| (name.clone(), bytes.clone()));
        let brand = recorded.look.stylesheet(&self.maker.inputs.site.theme);
        let all = frozen.chain(recorded.look.logo.clone()).chain(brand);
        all.map(|named| asset(&self.places.outlet.folder, named)).collect()
    }

    /// A file as it was frozen.
    fn frozen(&self, edition: &Edition, record: &FileRecord, path: &str) -> (String, Entry) {
        let class = if path.ends_with(".pdf") { Class::Pdf } else { Class::Edition };
        let file = FrozenFile {
            path: self.places.recorded.history.path_of(record),
            sha256: record.sha256.to_string(),
            bytes: record.bytes,
            policy: self.places.recorded.id().into(),
            edition: edition.id,
        };
        self.of(&self.path(path), class, Body::File(Arc::new(file)))
    }

    /// The PDF of the edition that is shown, under a name that never changes, wherever the policy ever stood.
    fn current_pdfs(&self) -> Entries {
        let shown = self.places.recorded.shown;
        let mut entries = Entries::new();
        for (lang, language) in &shown.languages {
            let Some(pdf) = pdf_of(&language.body) else { continue };
            let elsewhere = self.places.elsewhere(lang).into_iter().map(|elsewhere| elsewhere.address);
            for address in self.places.current(lang).into_iter().chain(elsewhere) {
                entries.push(self.frozen(shown, pdf, &address.named("pdf")));
            }
        }
        entries
    }

    /// What programs read, under every name that the policy had.
    fn by_id(&self) -> Entries {
        let recorded = self.places.recorded;
        let mut entries = Entries::new();
        let index = index(self.places).to_json().into_bytes();
        let time_zone = &self.maker.inputs.site.config.time_zone;
        let map = |lang: &Lang, name: &str| {
            timemap::timemap(self.places, lang, &self.places.by_id(name), self.base_url?, time_zone)
        };
        let default = self.maker.inputs.site.config.languages.first().map(|language| &language.code);
        let named = self.langs().into_iter().map(|lang| (lang, timemap::name(lang)));
        let maps: Vec<(String, String)> = named
            .chain(default.map(|lang| (lang, timemap::NAME.to_owned())))
            .filter_map(|(lang, name)| Some((map(lang, &name)?, name)))
            .collect();
        for id in self.places.ids() {
            let path = |name: &str| self.path(&format!("{id}/{name}"));
            entries.push(self.entry(&path(PUBLISHED), Class::Pointer, index.clone()));
            for (map, name) in &maps {
                entries.push(self.entry(&path(name), Class::Pointer, map.clone().into_bytes()));
            }
            for edition in recorded.editions() {
                if let Some(facts) = edition.facts() {
                    entries.push(self.frozen(edition, facts, &format!("{id}/{}/facts.json", edition.id)));
                }
            }
        }
        entries
    }

    /// The page of an edition in one language, at its own address or at the policy's.
    fn page(&self, task: &Task<'a>) -> Result<(String, Entry), Finding> {
        let Task { edition, lang, is_current } = *task;
        let recorded = self.places.recorded;
        let address_in = |lang: &Lang| -> Option<Address> {
            if is_current { self.places.current(lang) } else { self.places.permalink(edition, lang) }
        };
        let frozen = |lang: &Lang| recorded.language(edition.id, lang);
        let pages: BTreeMap<Lang, PageIn> = edition
            .languages
            .keys()
            .filter_map(|lang| {
                let document = frozen(lang).and_then(|language| language.document.clone());
                Some((lang.clone(), PageIn { address: address_in(lang)?, document }))
            })
            .collect();
        let address = &pages[lang].address;
        let (title, firm) = recorded.names(edition, lang);
        let standing = Standing::edition(&EditionPage {
            places: self.places,
            words: &self.maker.words[lang],
            edition,
            lang,
            language: &edition.languages[lang],
            is_current,
            root: address.root(),
            has_base_url: self.base_url.is_some(),
        });
        let brand = recorded.look.stylesheet(&self.maker.inputs.site.theme);
        let shell = shell(ShellInput {
            config: &self.maker.inputs.site.config,
            words: self.maker.words,
            lang,
            firm: &firm,
            look: &recorded.look,
            pages: &pages,
            standing,
            base_url: self.base_url,
            stylesheet: self.stylesheet,
            brand_stylesheet: brand.as_ref().map(|(name, _)| name.as_str()),
            has_others: self.has_others,
        });
        let page = match (&pages[lang].document, recorded.facts(edition.id, lang)) {
            (Some(document), Some(facts)) => self.maker.templates.page(document, facts, &shell)?,
            _ => {
                let text = frozen(lang).and_then(|language| language.text.as_deref());
                let note = self.maker.words[lang].say(match &edition.languages[lang].body {
                    history::Body::File { format: Format::Pdf, file: Some(_), .. } => "file-imported-pdf",
                    history::Body::File { format: Format::Html, text: Some(_), .. } => "file-imported-html",
                    history::Body::File { .. } | history::Body::Document { .. } => "file-redacted",
                });
                self.maker.templates.file_page(&FilePage {
                    frame: Frame::of(&shell, format!("{title} – {firm}"), String::new()),
                    shell,
                    title,
                    note,
                    paragraphs: text.map(paragraphs).unwrap_or_default(),
                })?
            }
        };
        let class = if is_current { Class::Page } else { Class::Edition };
        Ok(self.entry(&address.page(), class, page.into_bytes()))
    }
}

/// The PDF of an edition in one language, made by us or imported.
fn pdf_of(body: &history::Body) -> Option<&FileRecord> {
    match body {
        history::Body::Document { pdf, .. } => pdf.as_ref(),
        history::Body::File { format: Format::Pdf, file, .. } => file.as_ref(),
        history::Body::File { format: Format::Html, .. } => None,
    }
}

/// Plain text as paragraphs, which an empty line parts; the lines of one stay lines.
fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines().map(str::trim_end) {
        match paragraphs.last_mut() {
            Some(last) if !line.trim().is_empty() => last.push(line.to_owned()),
            Some(last) if !last.is_empty() => paragraphs.push(Vec::new()),
            _ => {}
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn paragraphs_of_imported_words_are_parted_by_empty_lines() {
        assert_eq!(paragraphs("a\nb\r\n\n  \n\nc  \n"), [vec!["a", "b"], vec!["c"]]);
        assert!(paragraphs("\n \n").is_empty());
    }
}
