//! A Document becomes a tagged PDF: PDF/UA-1 and PDF/A-3a at once, with the public facts attached.
//!
//! Typst sets the type, as a library in a closed world ([`world`]). The Document is data that the theme's `policy.typ`
//! walks, so a name that looks like Typst syntax stays a name. Words of the shell stand outside the tags, as artifacts;
//! a reader of the tag tree meets the Document's words, in the Document's order, and nothing else.
//!
//! Typst is a compiler with a cache of its own, shared by the process. It is emptied step by step after each document,
//! so that memory stays flat over thousands. Callers that want several PDFs at once use plain threads: inside a rayon
//! worker the last step of one document would run the whole of another one on the same stack.

mod blame;
mod check;
mod data;
mod world;

use typst::comemo;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::finding::Finding;
use crate::model::date::Day;
use crate::render::job::PdfJob;
use crate::render::view::comparison::Comparison;
use crate::source::Theme;

use world::{COMPARISON, JobWorld, POLICY, ThemeWorld};

/// What goes into the key of a PDF beside its job and its theme: change it when the same input gives other bytes.
pub const ENGINE: &str = concat!("ikraft ", env!("CARGO_PKG_VERSION"), ", typst 0.15.1, pdf 1");

/// How many documents an entry of Typst's cache outlives. What every document shares (the template, shaped running
/// heads, fonts) is used again and stays; the rest goes.
const CACHE_AGE: usize = 3;

/// Makes PDFs after one theme. Built once; may be used by several threads at a time.
pub struct Engine {
    theme: ThemeWorld,
    accent: Option<String>,
    standards: PdfStandards,
}

impl Engine {
    /// Reads the theme's fonts and parses its Typst files; a theme that cannot make any PDF is refused here.
    pub fn new(theme: &Theme) -> Result<Engine, Vec<Finding>> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
            .expect("UA-1 and A-3a are compatible: tests make PDFs of both");
        Ok(Engine { theme: ThemeWorld::new(theme)?, accent: theme.accent.clone(), standards })
    }

    /// The PDF of one document. The same job gives the same bytes, on any day and any thread.
    pub fn pdf(&self, job: &PdfJob) -> Result<Vec<u8>, Vec<Finding>> {
        let made = self.make(job);
        comemo::evict(CACHE_AGE);
        made.map_err(|findings| {
            findings.into_iter().map(|finding| finding.scope(job.document.policy.as_str())).collect()
        })
    }

    /// The PDF of a comparison. `day` is only in its metadata, which PDF/A wants to have one. The same comparison and
    /// day give the same bytes.
    pub fn comparison(&self, comparison: &Comparison, day: Day) -> Result<Vec<u8>, Vec<Finding>> {
        let made = self.make_comparison(comparison, day);
        comemo::evict(CACHE_AGE);
        made
    }

    fn make_comparison(&self, comparison: &Comparison, day: Day) -> Result<Vec<u8>, Vec<Finding>> {
        let date = midnight(day).ok_or_else(|| vec![check::bad_date(&day.to_string())])?;
        let world = JobWorld::new(&self.theme, COMPARISON, data::comparison(comparison, self.accent.as_deref()));
        let document = self.compile(&world, || data::texts(comparison))?;
        let ident = serde_json::to_string(comparison).expect("a comparison holds only strings and numbers");
        self.export(&world, &document, ident, date)
    }

    fn make(&self, job: &PdfJob) -> Result<Vec<u8>, Vec<Finding>> {
        let date = check::job(job)?;
        let world = JobWorld::new(&self.theme, POLICY, data::files(job, self.accent.as_deref()));
        let document = self.compile(&world, || job.document.leaves())?;
        let ident = format!("{}/{}/{}", job.document.policy, job.document.lang, job.shell.print.hash);
        self.export(&world, &document, ident, date)
    }

    /// `words` are asked for where a character among them cannot be set.
    fn compile(&self, world: &JobWorld, words: impl FnOnce() -> Vec<String>) -> Result<PagedDocument, Vec<Finding>> {
        let compiled = typst::compile::<PagedDocument>(world);
        let document = compiled.output.map_err(|causes| blame::all(world, &causes))?;
        let missing = check::missing_glyphs(&document, words);
        if missing.is_empty() { Ok(document) } else { Err(missing) }
    }

    fn export(
        &self,
        world: &JobWorld,
        document: &PagedDocument,
        ident: String,
        date: Datetime,
    ) -> Result<Vec<u8>, Vec<Finding>> {
        let options = PdfOptions {
            ident: Smart::Custom(ident),
            creator: Smart::Custom(Some(concat!("ikraft ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp: Some(Timestamp::new_utc(date)),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(document, &options).map_err(|causes| blame::all(world, &causes))
    }
}

/// Midnight of a day that the shell states in ISO 8601.
fn midnight(day: Day) -> Option<Datetime> {
    let (month, day_of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(i32::from(day.year()), month, day_of_month, 0, 0, 0)
}

#[cfg(test)]
mod tests;
