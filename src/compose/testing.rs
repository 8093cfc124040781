//! The smallest policy, the example policies, and the words of the formats, for tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::compose::{ComposeInput, Composed, compose};
use crate::finding::Place;
use crate::model::controller::{Brand, Controller};
use crate::model::date::Day;
use crate::model::fact::Fact;
use crate::model::firm::Firm;
use crate::model::language::{Lang, Language};
use crate::model::policy::{Clauses, Policy};
use crate::model::public_facts::PublicFacts;
use crate::model::published::Published;
use crate::model::text::{Text, Words};
use crate::source::{LoadedPolicy, MessageFile, Texts, load};
use crate::text::{self, LanguageWords};

/// Words in Danish and English.
pub fn words_in(da: &str, en: &str) -> Text {
    Text {
        words: Words::PerLanguage(BTreeMap::from([(Lang::new("da"), da.to_owned()), (Lang::new("en"), en.to_owned())])),
        name: None,
        place: Place::new("content/firma/kunder/policy.toml", 1, 2),
    }
}

/// A policy that states the controller's name and its own title, and nothing else.
pub fn policy() -> Policy {
    let place = Place::whole("content/firma/kunder/policy.toml");
    Policy {
        id: "firma/kunder".to_owned(),
        title: words_in("Privatlivspolitik", "Privacy policy"),
        description: None,
        slug: BTreeMap::new(),
        clauses: Clauses::Complete,
        source_language: Lang::new("da"),
        governing_language: None,
        firm: Firm {
            id: "firma".to_owned(),
            controller: Controller {
                name: Fact::given("Prøve & Søn ApS".to_owned(), place.clone()),
                kind: None,
                cvr: None,
                address: None,
                email: None,
                phone: None,
                website: None,
                units: Vec::new(),
                channels: Vec::new(),
                representative: None,
                place: place.clone(),
            },
            contact: None,
            dpo: None,
            joint_controllers: Vec::new(),
            complaints: Vec::new(),
            brand: Brand::default(),
            slug: BTreeMap::new(),
            banner: None,
            formerly: Vec::new(),
            place: place.clone(),
        },
        audiences: Vec::new(),
        recipients: Vec::new(),
        systems: Vec::new(),
        activities: Vec::new(),
        processing: Vec::new(),
        cookies: Vec::new(),
        cookie_use: None,
        consents: Vec::new(),
        claims: Vec::new(),
        security: None,
        breach: None,
        rights: None,
        reuse: None,
        changes: None,
        signatures: Vec::new(),
        sections: Vec::new(),
        review: None,
        waivers: Vec::new(),
        formerly: Vec::new(),
        place,
    }
}

pub fn words() -> LanguageWords {
    words_with("")
}

/// The formats' words, and more messages.
pub fn words_with(more: &str) -> LanguageWords {
    let file = |name: &str, text: &str| MessageFile { file: Arc::from(name), text: Arc::from(text) };
    let files = [file("builtin:i18n/da/format.ftl", include_str!("../../i18n/da/format.ftl")), file("x.ftl", more)];
    let language = Language { code: Lang::new("da"), locale: Arc::from("da-DK") };
    let (words, findings) = LanguageWords::new(&language, &files);
    assert_eq!(findings, []);
    words
}

/// An example policy of this repository, composed in every language.
pub struct Example {
    pub id: String,
    pub facts: PublicFacts,
    pub composed: BTreeMap<Lang, Composed>,
    /// On a day when everything that is announced has begun.
    pub from_facts_alone: BTreeMap<Lang, Composed>,
    /// The text of every file of the site.
    pub texts: Texts,
    /// The files that the site's reader names as the policy's.
    pub files: Vec<Arc<str>>,
}

/// Every policy under content/.
pub fn examples() -> Vec<Example> {
    let loaded = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository can be read");
    let (site, texts) = (loaded.site.expect("site.toml can be used"), loaded.texts);
    let languages = &site.config.languages;
    let words: BTreeMap<Lang, LanguageWords> = languages
        .iter()
        .map(|language| (language.code.clone(), LanguageWords::new(language, &site.messages[&language.code]).0))
        .collect();
    let example = |loaded: &LoadedPolicy| {
        let published = Published::of(&loaded.policy);
        let images: BTreeMap<String, String> =
            loaded.images.keys().map(|path| (path.clone(), "0123456789abcdef.svg".to_owned())).collect();
        let compose_all = |with_fragments: bool, day: Day| -> BTreeMap<Lang, Composed> {
            let compose_in = |language: &Language| {
                let fragments = loaded.fragments.get(&language.code).map_or(&[] as &[_], Vec::as_slice);
                let composed = compose(&ComposeInput {
                    policy: &published,
                    files: &loaded.files,
                    fragments: if with_fragments { fragments } else { &[] },
                    words: &words[&language.code],
                    day,
                    clauses: "1",
                    images: &images,
                });
                assert_eq!(composed.findings, []);
                (language.code.clone(), composed)
            };
            languages.iter().map(compose_in).collect()
        };
        Example {
            id: loaded.policy.id.clone(),
            facts: PublicFacts::of(&published, &|message| text::in_all(&words, message)),
            composed: compose_all(true, Day::constant(2026, 11, 20)),
            from_facts_alone: compose_all(false, Day::constant(2030, 1, 1)),
            files: loaded.files.clone(),
            texts: texts.clone(),
        }
    };
    site.policies.iter().map(|loaded| example(loaded)).collect()
}
