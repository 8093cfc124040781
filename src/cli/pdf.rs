//! PDFs out of the cache, or made and kept there.

use super::Stop;
use crate::finding::Finding;
use crate::model::date::Day;
use crate::render::view::comparison::Comparison;
use crate::site::{Pdf, PdfFailure, PdfJob};
use crate::source::Theme;
use crate::write::PdfCache;

/// Makes the PDFs of one site.
pub struct PdfMaker<'a> {
    #[cfg(feature = "pdf")]
    engine: crate::render::pdf::Engine,
    cache: &'a PdfCache,
}

#[cfg(feature = "pdf")]
impl<'a> PdfMaker<'a> {
    /// What belongs into the key of every PDF.
    pub const ENGINE: Option<&'static str> = Some(crate::render::pdf::ENGINE);

    pub fn new(theme: &Theme, cache: &'a PdfCache) -> Result<PdfMaker<'a>, Vec<Finding>> {
        Ok(PdfMaker { engine: crate::render::pdf::Engine::new(theme)?, cache })
    }

    /// The PDF of a job. An error always names the policy that it keeps back.
    pub fn pdf(&self, job: &PdfJob) -> Result<Pdf, PdfFailure> {
        if let Some(bytes) = self.cache.get(&job.key).map_err(PdfFailure::Machine)? {
            return Ok(Pdf { bytes, made: false });
        }
        let bytes = self.make(job).map_err(PdfFailure::Findings)?;
        self.cache.put(&job.key, &bytes).map_err(PdfFailure::Machine)?;
        Ok(Pdf { bytes, made: true })
    }

    /// Makes the PDF, whether or not it is in the cache, and keeps it nowhere.
    pub fn make(&self, job: &PdfJob) -> Result<Vec<u8>, Vec<Finding>> {
        let scoped = |finding: Finding| finding.scope(job.document.policy.as_str());
        self.engine.pdf(job).map_err(|findings| findings.into_iter().map(scoped).collect())
    }
}

/// Without the feature `pdf` a site has no PDFs, and nobody asks for one.
#[cfg(not(feature = "pdf"))]
impl<'a> PdfMaker<'a> {
    pub const ENGINE: Option<&'static str> = None;

    pub fn new(_theme: &Theme, cache: &'a PdfCache) -> Result<PdfMaker<'a>, Vec<Finding>> {
        Ok(PdfMaker { cache })
    }

    pub fn pdf(&self, job: &PdfJob) -> Result<Pdf, PdfFailure> {
        match self.cache.get(&job.key).map_err(PdfFailure::Machine)? {
            Some(bytes) => Ok(Pdf { bytes, made: false }),
            None => Err(PdfFailure::Findings(self.make(job).err().unwrap_or_default())),
        }
    }

    pub fn make(&self, _job: &PdfJob) -> Result<Vec<u8>, Vec<Finding>> {
        Err(vec![Finding::error("no-pdf", "this ikraft was built without PDFs")])
    }
}

/// The PDF of a comparison, or what the theme or the words lack for it.
#[cfg(feature = "pdf")]
pub fn comparison(theme: &Theme, comparison: &Comparison, day: Day) -> Result<Result<Vec<u8>, Vec<Finding>>, Stop> {
    Ok(crate::render::pdf::Engine::new(theme).and_then(|engine| engine.comparison(comparison, day)))
}

/// Without the feature `pdf` there is none.
#[cfg(not(feature = "pdf"))]
pub fn comparison(_theme: &Theme, _comparison: &Comparison, _day: Day) -> Result<Result<Vec<u8>, Vec<Finding>>, Stop> {
    Err(Stop::usage("this ikraft was built without PDFs").hint("write a page with --html instead"))
}
