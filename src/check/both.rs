//! Words in both languages of the reports.

use std::borrow::Cow;

use crate::finding::{Finding, Severity};

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

impl Both {
    /// The words for who reads the report.
    pub fn of(&self, lang: ReportLang) -> &str {
        match lang {
            ReportLang::Danish => &self.da,
            ReportLang::English => &self.en,
        }
    }
}

/// The language of a report. Those of the policies are another matter: rules speak Danish and English to whoever
/// answers for a policy, whatever languages it is published in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportLang {
    Danish,
    #[default]
    English,
}

impl ReportLang {
    pub const ALL: [ReportLang; 2] = [ReportLang::Danish, ReportLang::English];

    /// BCP 47, as in `lang` of a page.
    pub fn code(self) -> &'static str {
        match self {
            ReportLang::Danish => "da",
            ReportLang::English => "en",
        }
    }

    /// With its region, for dates.
    pub fn locale(self) -> &'static str {
        match self {
            ReportLang::Danish => "da-DK",
            ReportLang::English => "en-GB",
        }
    }

    /// A finding in this language, as far as it has words for it.
    pub fn say(self, finding: &Finding) -> Finding {
        match self {
            ReportLang::Danish => finding.clone().in_danish(),
            ReportLang::English => finding.clone(),
        }
    }
}

/// What a finding of this weight is called.
pub const fn severity(severity: Severity) -> Both {
    match severity {
        Severity::Error => both("fejl", "error"),
        Severity::Warning => both("advarsel", "warning"),
        Severity::Info => both("bemærkning", "info"),
    }
}

/// What every report on law says at its end.
pub static NO_ADVICE: Both = both(
    "ikraft giver ikke juridisk rådgivning: om noget er rigtigt og lovligt, må nogen med forstand på jura vurdere",
    "ikraft gives no legal advice: whether something is true and lawful is for somebody who knows the law to judge",
);
