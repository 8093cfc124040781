//! What Typst complains about becomes findings: in the theme's file when the theme is at fault.

use std::sync::Arc;

use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::Source;

use crate::finding::{Finding, Place};

use super::world::JobWorld;

/// The syntax errors of one file of a theme.
pub fn syntax(source: &Source, file: &Arc<str>) -> Vec<Finding> {
    let (errors, _) = source.root().errors_and_warnings();
    let findings = errors.into_iter().map(|error| {
        let range = match error.span.get() {
            typst::syntax::DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range),
            typst::syntax::DiagSpanKind::Range { range, .. } => Some(range),
            typst::syntax::DiagSpanKind::Detached => None,
        };
        let place =
            range.map_or_else(|| Place::whole(file.clone()), |range| Place::new(file.clone(), range.start, range.end));
        let hints = error.hints.iter().map(|hint| phrase(&hint.v));
        hints.fold(finding(&error.message).at(&place), Finding::hint)
    });
    findings.collect()
}

/// Everything that kept a document from becoming a PDF.
pub fn all(world: &JobWorld, causes: &[SourceDiagnostic]) -> Vec<Finding> {
    causes.iter().map(|cause| one(world, cause)).collect()
}

fn one(world: &JobWorld, cause: &SourceDiagnostic) -> Finding {
    // An error inside Typst's own functions is told where the theme called them.
    let spans = std::iter::once(cause.span).chain(cause.trace.iter().map(|point| point.span.into()));
    let place = spans.into_iter().find_map(|span| {
        let file = world.theme_file(span.id()?)?;
        let range = world.range(span)?;
        Some(Place::new(file.clone(), range.start, range.end))
    });
    let mut finding = finding(&cause.message);
    finding.place = place;
    cause.hints.iter().map(|hint| phrase(&hint.v)).fold(finding, Finding::hint)
}

fn finding(message: &str) -> Finding {
    Finding::error("broken-template", phrase(message)).why("Typst cannot make the PDF")
}

/// Typst's messages are lowercase phrases already; a few end in a full stop.
fn phrase(message: &str) -> String {
    message.trim_end_matches('.').to_owned()
}
