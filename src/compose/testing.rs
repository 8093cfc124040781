//! The smallest policy and the words of the formats, for tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Place;
use crate::model::controller::{Brand, Controller};
use crate::model::fact::Fact;
use crate::model::firm::Firm;
use crate::model::language::{Lang, Language};
use crate::model::policy::{Clauses, Policy};
use crate::model::text::{Text, Words};
use crate::source::MessageFile;
use crate::text::LanguageWords;

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
