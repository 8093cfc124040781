//! Every language says the same: what one has and another lacks is a finding.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::text::LanguageWords;
use crate::text::catalogue::Known;

/// Messages that a language lacks, and values that only some languages show.
/// Terms are a language's own affair, and so are variants: plurals differ.
pub fn parity(words: &[&LanguageWords]) -> Vec<Finding> {
    let mut all: BTreeMap<&str, Vec<(&LanguageWords, &Known)>> = BTreeMap::new();
    for language in words {
        for (id, known) in &language.catalogue().messages {
            all.entry(id).or_default().push((language, known));
        }
    }
    let mut findings = Vec::new();
    for (id, has) in all {
        let Some((first_language, first)) = has.first() else { continue };
        let lacking = words.iter().filter(|language| !language.has(id)).map(|language| &language.language().code);
        for lang in lacking {
            let file = first.place.file.rsplit('/').next().unwrap_or_default();
            findings.push(
                Finding::error("missing-message", format!("there is no message `{id}` in `{lang}`"))
                    .at(&first.place)
                    .why("no language is shown in place of another")
                    .hint(format!("add `{id} = …` to i18n/{lang}/{file}")),
            );
        }
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
