//! Redaction: words that should never have been published are taken out of the frozen files of an edition. Pure: what
//! comes out is which files get which content, and which PDFs are to be made anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::look::Look;
use crate::document::{self, Document};
use crate::finding::{Finding, Place};
use crate::history::edition::edition_hash;
use crate::history::frozen::write_summary;
use crate::history::ledger::{Format, Said};
use crate::history::{Body, Edition, FileRecord, FrozenBrand, FrozenEdition, Hash, redline};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::model::public_facts;
use crate::render::job::PdfJob;
use crate::site::freeze::EditionPdf;
use crate::source::{EditionFiles, LoadedSite};
use crate::text::LanguageWords;

/// Words to take out. Any white space stands for any other: a page has no-break spaces where somebody typed plain ones.
#[derive(Clone, Debug)]
pub struct Needle {
    parts: Vec<String>,
}

impl Needle {
    /// `None` when it has no words.
    pub fn new(text: &str) -> Option<Needle> {
        let parts: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        (!parts.is_empty()).then_some(Needle { parts })
    }

    /// The first place behind `from` where it stands in `hay`.
    fn find(&self, hay: &str, from: usize) -> Option<(usize, usize)> {
        let first = &self.parts[0];
        let starts = hay[from..].match_indices(first.as_str()).map(|(at, _)| from + at);
        starts.into_iter().find_map(|start| Some((start, self.end(hay, start)?)))
    }

    fn end(&self, hay: &str, start: usize) -> Option<usize> {
        let mut at = start + self.parts[0].len();
        for part in &self.parts[1..] {
            let rest = &hay[at..];
            let behind = rest.trim_start();
            if behind.len() == rest.len() || !behind.starts_with(part.as_str()) {
                return None;
            }
            at += rest.len() - behind.len() + part.len();
        }
        Some(at)
    }

    pub fn is_in(&self, hay: &str) -> bool {
        self.find(hay, 0).is_some()
    }

    /// The text with `by` in its place, wherever it stands; `None` when it does not stand there.
    fn replaced(&self, hay: &str, by: &str) -> Option<String> {
        let mut out = String::new();
        let mut from = 0;
        while let Some((start, end)) = self.find(hay, from) {
            out.push_str(&hay[from..start]);
            out.push_str(by);
            from = end;
        }
        (from > 0).then(|| out + &hay[from..])
    }
}

/// What is to be done to one edition.
pub struct Redaction<'a> {
    pub site: &'a LoadedSite,
    /// The site's words of today.
    pub words: &'a BTreeMap<Lang, LanguageWords>,
    pub files: &'a EditionFiles,
    pub edition: &'a Edition,
    pub frozen: &'a FrozenEdition,
    pub needles: &'a [Needle],
    /// Files of the edition that go, by path below the folder of the editions.
    pub remove: &'a [String],
    pub day: Day,
}

/// What becomes of one edition.
#[derive(Debug, Default)]
pub struct Redacted {
    /// Files with other words: as recorded, and the new content.
    pub replaced: Vec<(FileRecord, Vec<u8>)>,
    pub removed: Vec<FileRecord>,
    /// PDFs to be made anew, with their records.
    pub pdfs: BTreeMap<Lang, (FileRecord, PdfJob)>,
    /// Files that hold the words still, or may hold them, and why.
    pub left: Vec<(String, &'static str)>,
}

impl Redacted {
    /// Whether nothing becomes of it.
    pub fn is_empty(&self) -> bool {
        self.replaced.is_empty() && self.removed.is_empty()
    }
}

/// What a frozen file of JSON holds.
#[derive(Clone, Copy)]
enum Holds<'a> {
    Facts,
    Document(&'a Lang),
    Summary,
    Brand,
}

impl Redaction<'_> {
    /// Looks through every file of the edition. `engine` is the PDF engine's name.
    pub fn plan(&self, engine: &str) -> Result<Redacted, Vec<Finding>> {
        let mut plan = Redacted::default();
        let mut findings = Vec::new();
        for (record, holds) in self.texts() {
            match self.redacted(record, holds) {
                Ok(Some(bytes)) => plan.replaced.push((record.clone(), bytes)),
                Ok(None) => {}
                Err(finding) => findings.push(finding),
            }
        }
        self.given_files(&mut plan);
        if !findings.is_empty() {
            return Err(findings);
        }
        self.pdfs(&mut plan, engine)?;
        Ok(plan)
    }

    /// Every file of words that ikraft wrote.
    fn texts(&self) -> Vec<(&FileRecord, Holds<'_>)> {
        let mut texts: Vec<(&FileRecord, Holds)> = Vec::new();
        texts.extend(self.edition.facts().map(|record| (record, Holds::Facts)));
        texts.extend(self.edition.summary.as_ref().map(|record| (record, Holds::Summary)));
        texts.push((&self.edition.brand, Holds::Brand));
        for (lang, language) in &self.edition.languages {
            if let Body::Document { document, pdf: _, bridge, facts } = &language.body {
                texts.extend(document.iter().chain(bridge).map(|record| (record, Holds::Document(lang))));
                texts.extend(facts.as_ref().map(|record| (record, Holds::Facts)));
            }
        }
        texts
    }

    fn bytes(&self, record: &FileRecord) -> Option<&Arc<[u8]>> {
        self.files.files.get(&record.file)?.bytes.as_ref()
    }

    fn refuse(&self, record: &FileRecord, what: &str) -> Finding {
        let file = format!("{}/{}", self.files.folder, record.file);
        Finding::error("not-redacted", format!("`{}` {what}", record.file))
            .at(&Place::whole(file))
            .scope(self.files.policy.as_str())
    }

    /// The file without the words; `None` when they are not in it.
    fn redacted(&self, record: &FileRecord, holds: Holds) -> Result<Option<Vec<u8>>, Finding> {
        let unreadable = |cause: String| self.refuse(record, "cannot be read").why(cause);
        let bytes = self.bytes(record).ok_or_else(|| unreadable("it is not there".to_owned()))?;
        let mut value: Value = serde_json::from_slice(bytes).map_err(|cause| unreadable(cause.to_string()))?;
        let lang = match holds {
            Holds::Document(lang) => Some(lang),
            Holds::Facts | Holds::Summary | Holds::Brand => None,
        };
        let changed = self.take_out(&mut value, lang);
        let text = value.to_string();
        let unfit = || {
            self.refuse(record, "would be no text any more without these words")
                .why("they stand in a name that the file is held together by, an id or a key")
                .hint("give the words as readers see them, with what stands around them")
        };
        let written = match holds {
            Holds::Facts => {
                let facts = public_facts::read(&text).map_err(|_| unfit())?;
                if changed && facts.policy != self.files.policy && !self.is_own(&facts.policy) {
                    return Err(unfit());
                }
                public_facts::write(&facts)
            }
            Holds::Document(lang) => {
                let document = document::json::read(&text).map_err(|_| unfit())?;
                self.check_document(record, &document, lang).map_err(|finding| finding.unwrap_or_else(unfit))?;
                document::json::write(&document)
            }
            Holds::Summary => write_summary(&serde_json::from_str::<Said>(&text).map_err(|_| unfit())?),
            Holds::Brand => serde_json::from_str::<FrozenBrand>(&text).map_err(|_| unfit())?.to_json(),
        };
        Ok(changed.then(|| written.into_bytes()))
    }

    /// Whether it is what the policy was called when the edition was recorded.
    fn is_own(&self, policy: &str) -> bool {
        self.frozen.facts.as_ref().is_some_and(|facts| facts.policy == policy)
    }

    /// The frame of a Document stays, and its words hold none of those taken out, also where they run over several
    /// pieces of text.
    fn check_document(&self, record: &FileRecord, document: &Document, lang: &Lang) -> Result<(), Option<Finding>> {
        if document.lang != lang.as_str() {
            return Err(None);
        }
        let lines = redline::flatten(document);
        let split = lines.iter().flat_map(|line| &line.cells).any(|cell| self.holds(cell));
        if split {
            return Err(Some(
                self.refuse(record, "holds the words in several pieces, of which one is a link or set off")
                    .hint("give each piece with a `--text` of its own"),
            ));
        }
        Ok(())
    }

    fn holds(&self, text: &str) -> bool {
        self.needles.iter().any(|needle| needle.is_in(text))
    }

    /// Takes the words out of every string, those of a language in that language; says whether any was there.
    fn take_out(&self, value: &mut Value, lang: Option<&Lang>) -> bool {
        match value {
            Value::String(text) => {
                let mut changed = false;
                for needle in self.needles {
                    if let Some(without) = needle.replaced(text, &self.tombstone(lang)) {
                        *text = without;
                        changed = true;
                    }
                }
                changed
            }
            Value::Array(items) => {
                let unlinked = self.unlink(items);
                items.iter_mut().fold(unlinked, |changed, item| self.take_out(item, lang) | changed)
            }
            Value::Object(entries) => entries.iter_mut().fold(false, |changed, (key, value)| {
                let own = self.words.keys().find(|known| known.as_str() == key);
                self.take_out(value, own.or(lang)) | changed
            }),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// A link of a Document to what is gone leads nowhere; its words stay, and are looked through with all others.
    fn unlink(&self, items: &mut Vec<Value>) -> bool {
        let is_dead = |item: &Value| {
            item.get("inline").and_then(Value::as_str) == Some("link")
                && item.get("href").and_then(Value::as_str).is_some_and(|href| self.holds(href))
        };
        if !items.iter().any(is_dead) {
            return false;
        }
        let words = |mut item: Value| match item.get_mut("content").map(Value::take) {
            Some(Value::Array(content)) if is_dead(&item) => content,
            Some(content) => {
                item["content"] = content;
                vec![item]
            }
            None => vec![item],
        };
        *items = std::mem::take(items).into_iter().flat_map(words).collect();
        true
    }

    /// What stands where the words stood.
    fn tombstone(&self, lang: Option<&Lang>) -> String {
        let default = self.site.config.languages.first().map(|language| &language.code);
        let words = lang.and_then(|lang| self.words.get(lang)).or_else(|| self.words.get(default?));
        words.and_then(|words| words.string("redaction-tombstone", &[]).ok()).unwrap_or_else(|| "[…]".to_owned())
    }

    /// Files that others made: they go when they are named, and are told of when they are not. Of imported HTML the
    /// words are ours, and stay without those taken out.
    fn given_files(&self, plan: &mut Redacted) {
        let is_named = |record: &FileRecord| self.remove.contains(&record.file);
        for (lang, language) in &self.edition.languages {
            if let Body::File { format, file, text, .. } = &language.body {
                if let Some(record) = file {
                    match format {
                        _ if is_named(record) => plan.removed.push(record.clone()),
                        Format::Pdf => plan.left.push((record.file.clone(), "may hold them: nobody can search it")),
                        Format::Html if self.bytes_hold(record) => plan.left.push((record.file.clone(), "holds them")),
                        Format::Html => {}
                    }
                }
                if let Some(record) = text {
                    let words = self.bytes(record).and_then(|bytes| std::str::from_utf8(bytes).ok());
                    let without = words.and_then(|words| self.without(words, lang));
                    match without {
                        Some(without) => plan.replaced.push((record.clone(), without.into_bytes())),
                        None if self.needles.is_empty() && file.as_ref().is_some_and(is_named) || is_named(record) => {
                            plan.removed.push(record.clone());
                        }
                        None => {}
                    }
                }
            }
            for record in &language.signed {
                match is_named(record) {
                    true => plan.removed.push(record.clone()),
                    false => plan.left.push((record.file.clone(), "may hold them: nobody can search it")),
                }
            }
        }
        let assets = self.edition.assets.iter().filter(|record| self.bytes_hold(record));
        plan.left.extend(assets.map(|record| (record.file.clone(), "holds them: an image that the text shows")));
    }

    fn bytes_hold(&self, record: &FileRecord) -> bool {
        self.bytes(record).is_some_and(|bytes| self.holds(&String::from_utf8_lossy(bytes)))
    }

    fn without(&self, words: &str, lang: &Lang) -> Option<String> {
        let mut text = words.to_owned();
        let mut changed = false;
        for needle in self.needles {
            if let Some(without) = needle.replaced(&text, &self.tombstone(Some(lang))) {
                text = without;
                changed = true;
            }
        }
        changed.then_some(text)
    }

    /// Where a word of facts, documents or brand goes, every PDF is made anew: it has the facts attached, the firm's
    /// sentence at its head, and the hash of all documents at its foot.
    fn pdfs(&self, plan: &mut Redacted, engine: &str) -> Result<(), Vec<Finding>> {
        let now =
            |record: &FileRecord| plan.replaced.iter().find(|(was, _)| was == record).map(|(_, now)| now.as_slice());
        let is_in_pdf = |record: &FileRecord| {
            !record.file.ends_with("/summary.json")
                && !record.file.ends_with(".bridge.json")
                && !record.file.ends_with(".txt")
        };
        if !plan.replaced.iter().any(|(was, _)| is_in_pdf(was)) {
            return Ok(());
        }
        let brand = match now(&self.edition.brand) {
            Some(bytes) => serde_json::from_slice(bytes).unwrap_or_else(|_| self.frozen.brand.clone()),
            None => self.frozen.brand.clone(),
        };
        let logo = brand.logo.as_ref().and_then(|name| Some((name.clone(), self.frozen.assets.get(name)?.clone())));
        let look = Look {
            accent: brand.accent.clone(),
            accent_dark: brand.accent_dark.clone(),
            logo,
            banner: brand.banner.clone(),
        };
        let hash = self.hash(&now);
        let mut findings = Vec::new();
        let mut jobs = BTreeMap::new();
        for (lang, language) in &self.edition.languages {
            let Body::Document { document: Some(document), pdf: Some(pdf), facts, .. } = &language.body else {
                continue;
            };
            let own = self.frozen.languages.get(lang);
            let read = |bytes: &[u8]| document::json::read(std::str::from_utf8(bytes).ok()?).ok().map(Arc::new);
            let document = now(document).map_or_else(|| own?.document.clone(), read);
            let read = |bytes: &[u8]| public_facts::read(std::str::from_utf8(bytes).ok()?).ok().map(Arc::new);
            let facts = match facts {
                Some(facts) => now(facts).map_or_else(|| own?.facts.clone(), read),
                None => self.edition.facts().and_then(now).map_or_else(|| self.frozen.facts.clone(), read),
            };
            let (Some(document), Some(facts)) = (document, facts) else { continue };
            let Some(words) = self.words.get(lang) else {
                let message = format!("the PDF in `{lang}` cannot be made anew");
                findings.push(
                    self.refuse(pdf, "cannot be made anew")
                        .why(format!("{message}: the site has no words in this language any more"))
                        .hint(format!("put `{lang}` back under [languages] in site.toml")),
                );
                continue;
            };
            let (job, missing) = EditionPdf {
                site: self.site,
                words,
                document: &document,
                facts: &facts,
                assets: &self.frozen.assets,
                look: &look,
                address: &language.address,
                ordinal: self.edition.ordinal,
                effective: self.edition.effective,
                recorded: language.added.unwrap_or(self.edition.recorded),
                hash: &hash,
                redacted: Some(self.day),
            }
            .job(engine);
            findings.extend(missing);
            jobs.insert(lang.clone(), (pdf.clone(), job));
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        plan.pdfs = jobs;
        Ok(())
    }

    /// What the edition's hash will be.
    fn hash<'n>(&self, now: &impl Fn(&FileRecord) -> Option<&'n [u8]>) -> Hash {
        let of = |record: &FileRecord| now(record).map_or_else(|| record.sha256.clone(), Hash::of);
        let facts = self.edition.facts().map(of);
        let languages = self.edition.languages.iter().filter(|(_, language)| language.added.is_none());
        let documents: Vec<(String, Hash)> = languages
            .filter_map(|(lang, language)| match &language.body {
                Body::Document { document, .. } => Some((format!("{lang}.json"), of(document.as_ref()?))),
                Body::File { .. } => None,
            })
            .collect();
        edition_hash(facts.as_ref(), documents.iter().map(|(name, hash)| (name.clone(), hash)))
    }
}

#[cfg(test)]
mod tests {
    use super::Needle;

    fn replaced(needle: &str, hay: &str) -> Option<String> {
        Needle::new(needle).and_then(|needle| needle.replaced(hay, "[fjernet]"))
    }

    #[test]
    fn white_space_is_white_space() {
        for hay in ["Skriv til Jens Hansen.", "Skriv til Jens\u{a0}Hansen.", "Skriv til Jens \n Hansen."] {
            assert_eq!(replaced(" Jens  Hansen", hay).as_deref(), Some("Skriv til [fjernet]."));
        }
        assert_eq!(replaced("Jens Hansen", "JensHansen Jens"), None);
        assert_eq!(replaced("aa", "aaaaa").as_deref(), Some("[fjernet][fjernet]a"));
        assert_eq!(replaced("Jens Hansen", "Jens Jens Hansen").as_deref(), Some("Jens [fjernet]"));
        assert_eq!(replaced("æ", "på æ").as_deref(), Some("på [fjernet]"));
        assert!(Needle::new(" \u{a0} ").is_none());
    }
}
