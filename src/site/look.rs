//! How a firm looks: today's colours, logo and sentence, whatever edition they stand around.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assets;
use super::words::ShellWords;
use crate::model::firm::Firm;
use crate::model::language::Lang;
use crate::model::text::Words;
use crate::render::contrast;
use crate::source::{LoadedPolicy, Theme};

/// The look of one firm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// `#rrggbb`, for light and for dark pages; absent = the theme's.
    pub accent: Option<String>,
    pub accent_dark: Option<String>,
    /// The name of the asset, and its content.
    pub logo: Option<(String, Arc<[u8]>)>,
    /// The firm's own sentence above every page, per language.
    pub banner: BTreeMap<Lang, String>,
}

impl Look {
    /// The look that firm.toml states today. `words` are those of all languages of the site.
    pub fn of(loaded: &LoadedPolicy, words: &BTreeMap<Lang, ShellWords>) -> Look {
        let firm = &loaded.policy.firm;
        let colour = |colour: &Option<(String, _)>| colour.as_ref().map(|(colour, _)| colour.clone());
        let logo = firm.brand.logo.as_ref().and_then(|(path, _)| {
            let bytes = loaded.images.get(path)?;
            Some((assets::image_name(path, bytes), bytes.clone()))
        });
        Look {
            accent: colour(&firm.brand.accent),
            accent_dark: colour(&firm.brand.accent_dark),
            logo,
            banner: banner(firm, words),
        }
    }

    /// The asset of the logo.
    pub fn logo_name(&self) -> Option<&str> {
        self.logo.as_ref().map(|(name, _)| name.as_str())
    }

    /// The stylesheet with the firm's colours; nothing where it names none.
    pub fn stylesheet(&self, theme: &Theme) -> Option<(String, Arc<[u8]>)> {
        let css = contrast::brand_css(self.accent.as_deref(), self.accent_dark.as_deref(), theme)?;
        Some((format!("brand.{}.css", &assets::sha256(css.as_bytes())[..16]), css.into_bytes().into()))
    }
}

/// A firm's own words, or a key of the vocabulary.
fn banner(firm: &Firm, words: &BTreeMap<Lang, ShellWords>) -> BTreeMap<Lang, String> {
    match firm.banner.as_ref().map(|banner| &banner.words) {
        None => BTreeMap::new(),
        Some(Words::PerLanguage(said)) => said.clone(),
        Some(Words::Key(vocabulary, key)) => {
            let id = vocabulary.message(key);
            words.iter().map(|(lang, words)| (lang.clone(), words.say(&id))).collect()
        }
    }
}
