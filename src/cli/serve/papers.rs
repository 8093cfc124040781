//! PDFs of a site whose theme may change while it is looked at.

use std::sync::{Arc, Mutex, PoisonError};

use crate::cli::pdf::PdfMaker;
use crate::finding::Finding;
use crate::serve::Live;
use crate::site::{Body, Pdf, PdfFailure, PdfJob};
use crate::source::Theme;
use crate::write::PdfCache;

/// Makes the PDFs that somebody asks for, after the theme as it is now.
pub struct Papers<'a> {
    cache: &'a PdfCache,
    current: Mutex<Option<Current<'a>>>,
}

struct Current<'a> {
    /// As far as a PDF depends on it.
    theme: Theme,
    /// The maker, or what is wrong with the theme's templates.
    maker: Result<Arc<PdfMaker<'a>>, Vec<Finding>>,
}

impl<'a> Papers<'a> {
    pub fn new(cache: &'a PdfCache) -> Papers<'a> {
        Papers { cache, current: Mutex::new(None) }
    }

    /// Follows the theme, and says what is wrong with its templates.
    pub fn follow(&self, theme: &Theme) -> Vec<Finding> {
        // Pages have templates and a stylesheet of their own.
        let theme = Theme { templates: Default::default(), assets: Default::default(), ..theme.clone() };
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let maker = match current.take() {
            Some(same) if same.theme == theme => same.maker,
            _ => PdfMaker::new(&theme, self.cache).map(Arc::new),
        };
        let findings = maker.as_ref().err().cloned().unwrap_or_default();
        *current = Some(Current { theme, maker });
        findings
    }

    /// Whether no PDF can be made after the theme as it is now.
    pub fn are_broken(&self) -> bool {
        let current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        current.as_ref().is_none_or(|current| current.maker.is_err())
    }

    pub fn pdf(&self, job: &PdfJob) -> Result<Pdf, PdfFailure> {
        let maker = {
            let current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
            current.as_ref().map(|current| current.maker.clone())
        };
        match maker {
            Some(Ok(maker)) => maker.pdf(job),
            Some(Err(findings)) => Err(PdfFailure::Findings(findings)),
            None => Err(PdfFailure::Findings(Vec::new())),
        }
    }

    /// Makes one PDF for nobody: the first of a process takes seconds, and the one that somebody waits for should not.
    pub fn warm_up(&self, live: &Live) {
        let (_, shown) = live.now();
        let job = shown.site.entries.values().find_map(|entry| match &entry.body {
            Body::Pdf(job) => Some(job.clone()),
            Body::Bytes(_) | Body::File(_) => None,
        });
        let current = {
            let current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
            current.as_ref().and_then(|current| current.maker.as_ref().ok().cloned())
        };
        if let Some((job, maker)) = job.zip(current) {
            // What is wrong with it is told to whoever asks for it.
            let _ = maker.make(&job);
        }
    }
}
