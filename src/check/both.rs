//! Words in both languages of the reports.

use std::borrow::Cow;

/// The same thing said in Danish and in English, each as somebody would say it who writes in that language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    pub da: Cow<'static, str>,
    pub en: Cow<'static, str>,
}

/// Fixed words.
pub const fn both(da: &'static str, en: &'static str) -> Both {
    Both { da: Cow::Borrowed(da), en: Cow::Borrowed(en) }
}

impl Both {
    /// Words that were put together: ``Both::new(format!("…"), format!("…"))``.
    pub fn new(da: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Both {
        Both { da: da.into(), en: en.into() }
    }
}
