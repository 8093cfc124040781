//! The keys of site.toml.

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::config::{CLAUSES, Drafts, PathWords, SiteConfig, deploy, editions, hosting, outlets};
use crate::finding::{Finding, Place};
use crate::model::language::{Lang, Language};
use crate::toml_tree::{Keys, Node, Sink, Value, words};

/// Reads site.toml. `None` when there is nothing to build a site on: no language that can be used, or no title.
pub fn parse(root: &Node, sink: &Sink) -> Option<SiteConfig> {
    Keys::read(root, "", sink, |keys| {
        let languages = languages(keys);
        let codes: Vec<Lang> = languages.iter().map(|language| language.code.clone()).collect();
        let known = (!codes.is_empty()).then_some(codes.as_slice());
        let languages = default_first(languages, keys);
        let title = match keys.required("title") {
            Some(node) => plain_words(node, "title", known, sink),
            None => None,
        };
        let time_zone = match keys.string("time-zone") {
            None => "Europe/Copenhagen".to_owned(),
            Some((name, place)) => {
                if jiff::tz::TimeZone::get(&name).is_err() {
                    sink.report(
                        Finding::error("bad-time-zone", format!("`{name}` is no time zone of the IANA database"))
                            .at(&place)
                            .hint("write it as `Europe/Copenhagen`"),
                    );
                }
                name
            }
        };
        let theme = match keys.string("theme") {
            None => "default".to_owned(),
            Some((name, place)) => {
                if !is_address_word(&name) {
                    sink.report(bad_word("theme", &name).at(&place));
                }
                name
            }
        };
        let trust_theme = keys.boolean("trust-theme").unwrap_or(false);
        let drafts = match keys.string("drafts") {
            None => Drafts::Hide,
            Some((choice, place)) => match choice.as_str() {
                "hide" => Drafts::Hide,
                "show" => Drafts::Show,
                _ => {
                    sink.report(
                        Finding::error("unknown-value", format!("`drafts` cannot be `{choice}`"))
                            .at(&place)
                            .did_you_mean(&choice, ["hide", "show"]),
                    );
                    Drafts::Hide
                }
            },
        };
        let clauses = match keys.string("clauses") {
            None => CLAUSES[CLAUSES.len() - 1].to_owned(),
            Some((version, place)) => {
                if !CLAUSES.contains(&version.as_str()) {
                    sink.report(
                        Finding::error(
                            "unknown-value",
                            format!("there is no version `{version}` of the clause library"),
                        )
                        .at(&place)
                        .did_you_mean(&version, CLAUSES)
                        .why("a site is pinned to a version, so that a new ikraft never rewords its policies"),
                    );
                }
                version
            }
        };
        let credit = keys.boolean("credit").unwrap_or(true);
        let path_words = path_words(keys, &codes);
        let notice = editions::notice(keys);
        let outlets = outlets::outlets(keys, title.as_ref(), known);
        let deploy = deploy::targets(keys, &outlets);
        let htaccess = hosting::htaccess(keys);
        if languages.is_empty() {
            return None;
        }
        Some(SiteConfig {
            title: title?,
            languages,
            time_zone,
            theme,
            trust_theme,
            drafts,
            clauses,
            path_words,
            notice,
            outlets,
            htaccess,
            deploy,
            credit,
            place: Place::whole(root.place.file.clone()),
        })
    })?
}

fn languages(keys: &mut Keys<'_>) -> Vec<Language> {
    let sink = keys.sink();
    let Some(node) = keys.required("languages") else { return Vec::new() };
    let Value::Table(entries) = &node.value else {
        sink.report(
            Finding::error("wrong-type", format!("`languages` is {}, where a table is expected", node.kind()))
                .at(&node.place)
                .hint("write `da = \"da-DK\"` and the like under [languages]"),
        );
        return Vec::new();
    };
    if entries.is_empty() {
        sink.report(
            Finding::error("missing-key", "the site has no language").at(&node.place).hint("add `da = \"da-DK\"`"),
        );
    }
    let mut languages = Vec::new();
    for entry in entries {
        let code = entry.key.as_str();
        let bad = |what: String, place: &Place| {
            sink.report(
                Finding::error("bad-language", what).at(place).hint("write `da = \"da-DK\"`, `en = \"en-GB\"`"),
            );
        };
        if !(2..=3).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_lowercase()) {
            bad(format!("`{code}` is no language code of two or three small letters"), &entry.key_place);
            continue;
        }
        let Some(locale) = entry.node.as_str() else {
            bad(format!("`languages.{code}` is {}, where a locale is expected", entry.node.kind()), &entry.node.place);
            continue;
        };
        match locale.parse::<LanguageIdentifier>() {
            Ok(identifier) if identifier.language.as_str() != code => {
                bad(format!("the locale `{locale}` is not one of the language `{code}`"), &entry.node.place);
            }
            Ok(identifier) if identifier.region.is_none() => {
                bad(format!("the locale `{locale}` has no region, which decides dates and numbers"), &entry.node.place);
            }
            Ok(_) => {}
            Err(_) => bad(format!("`{locale}` is no locale"), &entry.node.place),
        }
        languages.push(Language { code: Lang::new(code), locale: locale.into() });
    }
    languages
}

fn default_first(mut languages: Vec<Language>, keys: &mut Keys<'_>) -> Vec<Language> {
    if let Some((default, place)) = keys.string("default-language") {
        match languages.iter().position(|language| language.code.as_str() == default) {
            Some(at) => languages[..=at].rotate_right(1),
            None => keys.sink().report(
                Finding::error(
                    "unknown-language",
                    format!("the default language `{default}` is not among [languages]"),
                )
                .at(&place)
                .did_you_mean(&default, languages.iter().map(|language| language.code.as_str())),
            ),
        }
    }
    languages
}

/// Words in each language, without their places.
pub fn plain_words(node: &Node, path: &str, languages: Option<&[Lang]>, sink: &Sink) -> Option<BTreeMap<Lang, String>> {
    let words = words(node, path, languages, sink)?;
    Some(words.into_iter().map(|(language, (words, _))| (language, words)).collect())
}

/// The keys of [`PathWords`].
const PATH_WORDS: [&str; 3] = ["changes", "history", "draft"];

fn path_words(keys: &mut Keys<'_>, languages: &[Lang]) -> BTreeMap<Lang, PathWords> {
    let sink = keys.sink();
    let table = keys.node("path-words");
    if let Some(entries) = table.and_then(Node::entries) {
        for entry in entries {
            if !languages.is_empty() && languages.iter().all(|language| language.as_str() != entry.key) {
                sink.report(
                    Finding::error("unknown-language", format!("`{}` is no language of this site", entry.key))
                        .at(&entry.key_place)
                        .did_you_mean(&entry.key, languages.iter().map(Lang::as_str)),
                );
            }
        }
    } else if let Some(node) = table {
        sink.report(
            Finding::error("wrong-type", format!("`path-words` is {}, where a table is expected", node.kind()))
                .at(&node.place)
                .hint("write the words of each language under [path-words.<language>]"),
        );
    }
    let mut all = BTreeMap::new();
    for language in languages {
        let default = match language.as_str() {
            "da" => Some(["aendringer", "historik", "udkast"]),
            "en" => Some(["changes", "history", "draft"]),
            _ => None,
        };
        let written = table.and_then(|table| table.get(language.as_str()));
        let place = written.or(table).map_or(keys.place(), |node| &node.place);
        let mut said = [None, None, None];
        if let Some(node) = written {
            Keys::read(node, format!("path-words.{language}"), sink, |keys| {
                for (word, key) in said.iter_mut().zip(PATH_WORDS) {
                    *word = keys.string(key).map(|(word, place)| {
                        if !is_address_word(&word) {
                            sink.report(bad_word(&keys.path(key), &word).at(&place));
                        }
                        word
                    });
                }
            });
        }
        let mut word_of = |at: usize| {
            let key = PATH_WORDS[at];
            match (said[at].take(), default) {
                (Some(word), _) => word,
                (None, Some(default)) => default[at].to_owned(),
                (None, None) => {
                    sink.report(
                        Finding::error("missing-key", format!("`path-words.{language}.{key}` is missing"))
                            .at(place)
                            .why("only Danish and English have words of their own for addresses"),
                    );
                    key.to_owned()
                }
            }
        };
        let words = PathWords { changes: word_of(0), history: word_of(1), draft: word_of(2) };
        if words.changes == words.history || words.history == words.draft || words.draft == words.changes {
            sink.report(
                Finding::error("address-clash", format!("two path words of `{language}` are the same"))
                    .at(place)
                    .why("the history, the changes or the draft would stand at one address"),
            );
        }
        all.insert(language.clone(), words);
    }
    all
}

/// Whether `word` can stand in an address and as a folder on every system: `a-z`, `0-9` and single hyphens inside.
pub fn is_address_word(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 100
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !word.starts_with('-')
        && !word.ends_with('-')
}

/// What is wrong with a part of an address that is none.
pub fn bad_word(path: &str, word: &str) -> Finding {
    let finding = match word {
        _ if word.contains(['/', '\\']) || word.contains("..") => {
            Finding::error("path-escape", format!("`{path}` would lead to another folder: `{word}`"))
        }
        _ => Finding::error("bad-slug", format!("`{word}` cannot stand in an address as `{path}`")),
    };
    finding.hint("write small letters from a to z, digits and hyphens: `persondatapolitik`, `foer-og-nu`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toml_tree;

    fn config(text: &str) -> (Option<SiteConfig>, Vec<String>) {
        let sink = Sink::default();
        let root = toml_tree::parse(&"site.toml".into(), text, &sink);
        let config = parse(&root, &sink);
        (config, sink.take().into_iter().map(|finding| finding.message).collect())
    }

    const HEAD: &str = "title = { da = \"x\", en = \"y\" }\n";
    const LANGUAGES: &str = "[languages]\nda = \"da-DK\"\nen = \"en-GB\"\n";

    #[test]
    fn a_small_site_has_one_outlet_and_words_for_addresses() {
        let (config, messages) = config(&format!("{HEAD}base-url = \"https://x.example/privatliv\"\n{LANGUAGES}"));
        let config = config.expect("a config");
        assert!(messages.is_empty(), "{messages:?}");
        assert_eq!(config.outlets[0].base_url.as_deref(), Some("https://x.example/privatliv/"));
        assert_eq!(config.path_words[&Lang::new("da")].history, "historik");
        assert_eq!(config.languages[0].code.as_str(), "da");
        assert_eq!(config.drafts, Drafts::Hide);
    }

    #[test]
    fn the_default_language_comes_first() {
        let (config, _) = config(&format!("{HEAD}default-language = \"en\"\n{LANGUAGES}"));
        assert_eq!(config.expect("a config").languages[0].code.as_str(), "en");
    }

    #[test]
    fn each_mistake_is_told() {
        for (text, message) in [
            ("drafts = \"shown\"", "`drafts` cannot be `shown`"),
            ("time-zone = \"Copenhagen\"", "`Copenhagen` is no time zone of the IANA database"),
            ("default-language = \"de\"", "the default language `de` is not among [languages]"),
            ("base-url = \"firm.example\"", "`base-url` is no address: relative URL without a base"),
            ("base-url = \"ftp://firm.example\"", "`base-url` is no https or http address"),
            ("theme = \"../x\"", "`theme` would lead to another folder: `../x`"),
            ("clauses = \"7\"", "there is no version `7` of the clause library"),
            ("titel = 3", "unknown key `titel`"),
            (
                "editions = { notice = \"14 days\" }",
                "`editions.notice` is no period: an ISO 8601 duration starts with P",
            ),
            (
                "path-words = { da = { history = \"før\" } }",
                "`før` cannot stand in an address as `path-words.da.history`",
            ),
            ("outlet = [{ id = \"a\", folder = \"../x\" }]", "`outlet.folder` is no folder below the output folder"),
            ("outlet = [{ id = \"a\" }, { id = \"b\" }]", "the outlets `a` and `b` share a folder"),
            (
                "outlet = [{ id = \"a\", folder = \"a\", base-url = \"https://x.example\" }, \
                 { id = \"b\", folder = \"b\", base-url = \"https://x.example/\" }]",
                "the outlets `a` and `b` share a base-url",
            ),
        ] {
            let (_, messages) = config(&format!("{HEAD}{text}\n{LANGUAGES}"));
            assert_eq!(messages, [message], "{text}");
        }
    }

    #[test]
    fn without_languages_there_is_no_site() {
        let (config, messages) = config(HEAD);
        assert!(config.is_none());
        assert_eq!(messages, ["`languages` is missing"]);
    }

    #[test]
    fn a_third_language_needs_words_for_addresses() {
        let head = "title = { da = \"x\", sv = \"y\" }\n";
        let (_, messages) = config(&format!("{head}[languages]\nda = \"da-DK\"\nsv = \"sv-SE\"\n"));
        assert_eq!(messages, ["changes", "history", "draft"].map(|word| format!("`path-words.sv.{word}` is missing")));
    }
}
