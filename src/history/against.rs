//! A ledger against what a site has published of it: the published chain must be the beginning of ours, and every
//! published file must have the hash that our record says.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::edition::{Body, Edition, History};
use super::frozen::PolicyHistory;
use super::ledger::{EditionId, FileRecord, Format};
use super::published::{Published, PublishedEdition, PublishedFile};
use crate::document::Document;
use crate::finding::{Finding, Place};
use crate::model::language::Lang;
use crate::source::editions::LEDGER;

/// What comparing came to, and what is still to be asked for.
#[derive(Clone, Debug, Default)]
pub struct Against {
    /// How many records both have.
    pub common: usize,
    /// How many records of ours are newer than what is published.
    pub ahead: usize,
    pub findings: Vec<Finding>,
    /// What must be there, by its path below the outlet's root.
    pub expected: Vec<Expected>,
}

/// Something that must be published.
#[derive(Clone, Debug)]
pub struct Expected {
    pub path: String,
    pub edition: EditionId,
    pub what: What,
}

#[derive(Clone, Debug)]
pub enum What {
    /// A file with the hash that our record says.
    File(FileRecord),
    /// The page of an edition, with the words of its Document.
    Page(Lang, Arc<Document>),
    /// A page whose words are not compared: that of an imported edition, or of one that was redacted since.
    AnyPage,
}

/// Compares the ledger with what is published at `shown`.
pub fn against(policy: &PolicyHistory, published: &Published, shown: &str) -> Against {
    let ours = &policy.history.records;
    let theirs = &published.records;
    let common = ours.iter().zip(theirs).take_while(|(own, their)| own.hash == their.sha256).count();
    let mut result = Against { common, ahead: ours.len() - common, ..Against::default() };
    let ledger = Place::whole(format!("{}/{LEDGER}", policy.folder));
    let mut tell = |finding: Finding| result.findings.push(finding.at(&ledger).scope(policy.policy.as_str()).frozen());
    if common < theirs.len() {
        let missing = theirs.len().saturating_sub(ours.len());
        if common == ours.len() {
            let first = &theirs[common];
            let what = first.edition.map(|id| format!(" of the edition `{id}`")).unwrap_or_default();
            let records = if missing == 1 {
                format!("record {} was", common + 1)
            } else {
                format!("records {} to {} were", common + 1, theirs.len())
            };
            tell(
                Finding::error("records-removed", format!("{records} published, and the ledger has no such record"))
                    .why(format!("{shown} has it since {}: `{}`{what}", first.recorded, first.event))
                    .hint("get the ledger back as it was published, from git or from a backup")
                    .hint("an edition that is not to take effect is withdrawn: `ikraft withdraw`"),
            );
        } else {
            let own = &ours[common].record;
            tell(
                Finding::error("record-rewritten", format!("record {} is not the one that was published", common + 1))
                    .why(format!(
                        "{shown} has had another record {} since {}; ours says {} of {}",
                        common + 1,
                        theirs[common].recorded,
                        own.event.words(),
                        own.recorded
                    ))
                    .hint("get the ledger back as it was published, from git or from a backup"),
            );
        }
        return result;
    }
    // What our records said when that was published.
    let (then, _) = History::of(ours[..common].to_vec());
    let published: BTreeMap<EditionId, &PublishedEdition> =
        published.editions.iter().map(|edition| (edition.id, edition)).collect();
    for id in published.keys().filter(|id| then.edition(**id).is_none()) {
        tell(
            Finding::error("unknown-edition", format!("an edition `{id}` is published that no record names"))
                .why(format!("{shown} lists it"))
                .hint("find out who put it there, then deploy the site again"),
        );
    }
    for edition in &then.editions {
        let Some(there) = published.get(&edition.id) else {
            tell(
                Finding::error(
                    "edition-unpublished",
                    format!("the edition `{}` is not published any more", edition.id),
                )
                .why(format!("{shown} had it, says its record, and lists it no more"))
                .hint("build and deploy the site: every edition stays published for ever"),
            );
            continue;
        };
        let (expected, findings) = expected(policy, edition, there, shown);
        result.expected.extend(expected);
        findings.into_iter().for_each(&mut tell);
    }
    result
}

/// What must be there of one edition.
fn expected(
    policy: &PolicyHistory,
    edition: &Edition,
    there: &PublishedEdition,
    shown: &str,
) -> (Vec<Expected>, Vec<Finding>) {
    let id = edition.id;
    let mut expected = Vec::new();
    let mut findings = Vec::new();
    let ours = (edition.effective, edition.ordinal, edition.kind(), edition.recorded);
    if (there.effective, there.ordinal, there.kind, there.recorded) != ours {
        findings.push(
            Finding::error(
                "edition-misstated",
                format!("the dates, number or kind of the edition `{id}` are not ours"),
            )
            .why(format!("{shown} says something else of it than its record"))
            .hint("find out who changed what is published, then deploy the site again"),
        );
    }
    let mut look =
        |file: &FileRecord, listed: &[PublishedFile]| match listed.iter().find(|listed| listed.sha256 == file.sha256) {
            Some(listed) => {
                expected.push(Expected { path: listed.path.clone(), edition: id, what: What::File(file.clone()) })
            }
            None => findings.push(
                Finding::error("file-unpublished", format!("`{}` of the edition `{id}` is not published", file.file))
                    .why(format!("{shown} lists no file with the hash that our record says"))
                    .hint("build and deploy the site: every edition stays published as it was"),
            ),
        };
    if let Some(facts) = edition.facts() {
        look(facts, there.facts.as_slice());
    }
    let mut missing = Vec::new();
    for (lang, language) in &edition.languages {
        let Some(listed) = there.languages.get(lang) else {
            missing.push(lang);
            continue;
        };
        match &language.body {
            Body::Document { document, pdf, .. } => {
                document.iter().chain(pdf).for_each(|file| look(file, &listed.files));
            }
            Body::File { format: Format::Pdf, file, .. } => file.iter().for_each(|file| look(file, &listed.files)),
            Body::File { .. } => {}
        }
        language.signed.iter().for_each(|file| look(file, &listed.files));
    }
    for (lang, listed) in &there.languages {
        let Some(language) = edition.languages.get(lang) else { continue };
        let document = policy.frozen.get(&id).and_then(|frozen| frozen.languages.get(lang)?.document.clone());
        let today = policy.history.edition(id).and_then(|today| today.languages.get(lang));
        let is_same = |today: &super::EditionLanguage| match (&today.body, &language.body) {
            (Body::Document { document: now, .. }, Body::Document { document: then, .. }) => now == then,
            _ => false,
        };
        let what = match document.filter(|_| today.is_some_and(is_same)) {
            Some(document) => What::Page(lang.clone(), document),
            None => What::AnyPage,
        };
        expected.push(Expected { path: listed.page.clone(), edition: id, what });
    }
    for lang in missing {
        findings.push(
            Finding::error("language-unpublished", format!("the edition `{id}` is not published in `{lang}`"))
                .why(format!("{shown} lists it without that language, and our record has it"))
                .hint("build and deploy the site: every edition stays published in its languages"),
        );
    }
    (expected, findings)
}

impl Against {
    /// Whether a recorded redaction, which is not published yet, explains that a file is still there as it was.
    pub fn is_redacted_since(policy: &PolicyHistory, edition: EditionId, file: &FileRecord) -> bool {
        policy.history.edition(edition).is_some_and(|today| !today.files().contains(&file))
    }
}
