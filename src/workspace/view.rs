//! One request, and what every page asks of it: its language, its query, and addresses of other pages.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use url::form_urlencoded::{self, Serializer};

use super::{Desk, ROOT};
use crate::check::{Both, ReportLang};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::text::day_in;

/// What must not stand as it is in a path.
const IN_PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'\\').add(b'%');

/// A request in one of the languages of the workspace.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub desk: &'a Desk<'a>,
    pub lang: ReportLang,
    /// Behind the language: `policy/smedje/customers/findings`; empty for the overview.
    pub path: &'a str,
    /// As sent.
    pub query: &'a str,
}

impl<'a> View<'a> {
    pub fn say<'w>(&self, words: &'w Both) -> &'w str {
        words.of(self.lang)
    }

    pub fn day(&self, day: Day) -> String {
        day_in(self.lang.locale(), day)
    }

    /// The address of a page of the workspace in this language.
    pub fn to(&self, path: &str) -> String {
        format!("{ROOT}{}/{path}", self.lang.code())
    }

    /// The address of a page about a policy.
    pub fn of_policy(&self, id: &str, page: &str) -> String {
        self.to(&format!("policy/{id}/{page}"))
    }

    /// This page in the other language.
    pub fn other(&self) -> (ReportLang, String) {
        let lang = match self.lang {
            ReportLang::Danish => ReportLang::English,
            ReportLang::English => ReportLang::Danish,
        };
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query) };
        (lang, format!("{ROOT}{}/{}{query}", lang.code(), utf8_percent_encode(self.path, IN_PATH)))
    }

    /// What the query says for a name; the first, where it says several.
    pub fn asked(&self, name: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(self.query.as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).filter(|value| !value.trim().is_empty())
    }

    /// A language in words; one that nobody named here by its code.
    pub fn language(&self, lang: &Lang) -> String {
        let words = super::words::LANGUAGES.iter().find(|(code, _)| *code == lang.as_str());
        words.map_or_else(|| lang.to_string(), |(_, words)| words.of(self.lang).to_owned())
    }

    /// How somebody is told how many there are.
    pub fn count(&self, count: usize, one: &Both, many: &Both) -> String {
        format!("{count} {}", if count == 1 { self.say(one) } else { self.say(many) })
    }
}

/// An address with a query; values that are empty are left out.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = Serializer::new(String::new());
    pairs.iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| {
        query.append_pair(name, value);
    });
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// The address of a page of the site, by its path below the output folder.
pub fn address_of(path: &str) -> String {
    let path = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path);
    format!("/{}", utf8_percent_encode(path, IN_PATH))
}

/// The language that somebody reads, by what their browser says; of equals the first.
pub fn wanted(accept_language: &str) -> Option<ReportLang> {
    let ranges = accept_language.split(',').filter_map(|range| {
        let mut parts = range.split(';').map(str::trim);
        let tag = parts.next()?.split('-').next()?.to_ascii_lowercase();
        let lang = ReportLang::ALL.into_iter().find(|lang| lang.code() == tag)?;
        let quality = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |value| value.parse().ok());
        quality.filter(|quality: &f32| *quality > 0.0).map(|quality| (lang, quality))
    });
    ranges
        .fold(None, |best: Option<(ReportLang, f32)>, next| best.filter(|best| best.1 >= next.1).or(Some(next)))
        .map(|best| best.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_says_which_language_is_read() {
        assert_eq!(wanted("da, en-gb;q=0.8, en;q=0.7"), Some(ReportLang::Danish));
        assert_eq!(wanted("de, en-GB;q=0.8, da;q=0.9"), Some(ReportLang::Danish));
        assert_eq!(wanted("en-US,en;q=0.5"), Some(ReportLang::English));
        assert_eq!(wanted("da;q=0, en;q=0.1"), Some(ReportLang::English));
        for nothing in ["", "de", "*", "da;q=x", ";;,,"] {
            assert_eq!(wanted(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn addresses_of_pages_end_in_their_folder() {
        assert_eq!(address_of("index.html"), "/");
        assert_eq!(address_of("da/a b/index.html"), "/da/a%20b/");
        assert_eq!(address_of("da/my-index.html"), "/da/my-index.html");
        assert_eq!(with_query("/x", &[("a", "b&c"), ("d", "")]), "/x?a=b%26c");
    }
}
