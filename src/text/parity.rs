//! Every language says the same: what one has and another lacks is a finding.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::text::LanguageWords;
use crate::text::catalogue::Known;

/// With more missing messages than this in a language, they are told as one.
const MAX_MISSING: usize = 24;

/// Messages that a language lacks, and values that only some languages show. Warnings: a policy that needs a missing
/// message has an error of its own, and others must not be kept back by it.
/// Terms are a language's own affair, and so are variants: plurals differ.
pub fn parity(words: &[&LanguageWords]) -> Vec<Finding> {
    let mut all: BTreeMap<&str, Vec<(&LanguageWords, &Known)>> = BTreeMap::new();
    for language in words {
        for (id, known) in &language.catalogue().messages {
            all.entry(id).or_default().push((language, known));
        }
    }
    let mut findings = Vec::new();
    for language in words {
        findings.extend(missing(language, &all));
    }
    for (id, has) in all {
        let Some((first_language, first)) = has.first() else { continue };
        for (language, known) in has.iter().skip(1) {
            for variable in first.shown.symmetric_difference(&known.shown) {
                let (with, without) = if first.shown.contains(variable) {
                    (first_language, language)
                } else {
                    (language, first_language)
                };
                findings.push(
                    Finding::warning(
                        "message-parity",
                        format!(
                            "`{id}` shows `${variable}` in `{}` and not in `{}`",
                            with.language().code,
                            without.language().code
                        ),
                    )
                    .at(&known.place)
                    .related(&first.place, "the other language"),
                );
            }
        }
    }
    findings
}

/// The messages that one language lacks and another has.
fn missing(language: &LanguageWords, all: &BTreeMap<&str, Vec<(&LanguageWords, &Known)>>) -> Vec<Finding> {
    let lang = &language.language().code;
    let lacking: Vec<(&str, &Known)> =
        all.iter().filter(|(id, _)| !language.has(id)).filter_map(|(id, has)| Some((*id, has.first()?.1))).collect();
    if lacking.len() > MAX_MISSING {
        let ids: Vec<String> = lacking.iter().take(MAX_MISSING).map(|(id, _)| format!("`{id}`")).collect();
        let message = format!("{} messages are not there in `{lang}`, among them {}", lacking.len(), ids.join(", "));
        let finding = Finding::warning("missing-message", message).why("no language is shown in place of another");
        return vec![finding.hint(format!("add them to the files of i18n/{lang}/"))];
    }
    let finding = |(id, known): (&str, &Known)| {
        let file = known.place.file.rsplit('/').next().unwrap_or_default();
        Finding::warning("missing-message", format!("there is no message `{id}` in `{lang}`"))
            .at(&known.place)
            .why("no language is shown in place of another")
            .hint(format!("add `{id} = …` to i18n/{lang}/{file}"))
    };
    lacking.into_iter().map(finding).collect()
}
