//! Single values: ids, periods, days, acts, countries, addresses on the web.

use url::Url;

use crate::finding::Finding;
use crate::model::act::{BadLawRef, LawRef};
use crate::model::country::Country;
use crate::model::date::Day;
use crate::model::email::is_email;
use crate::model::fact::Located;
use crate::model::ground::Basis;
use crate::model::period::Period;
use crate::source::facts::Decoder;
use crate::toml_tree::{Keys, Node, Value, period, string, wrong_type};

/// `a-z`, `0-9` and `-`, starting with a letter.
pub fn is_id(id: &str) -> bool {
    id.len() <= 100
        && id.starts_with(|first: char| first.is_ascii_lowercase())
        && !id.ends_with('-')
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

impl Decoder<'_> {
    pub fn string(&self, node: &Node, path: &str) -> Option<String> {
        string(node, path, self.sink)
    }

    pub fn period(&self, node: &Node, path: &str) -> Option<Period> {
        period(node, path, self.sink)
    }

    pub fn period_at(&self, keys: &mut Keys<'_>, key: &'static str) -> Option<Located<Period>> {
        let node = keys.node(key)?;
        let path = keys.path(key);
        self.period(node, &path).map(|period| Located::new(period, node.place.clone()))
    }

    pub fn day(&self, node: &Node, path: &str) -> Option<Day> {
        match &node.value {
            Value::Day(day) => Some(*day),
            // The parser has told why a date is none.
            Value::Other("a day that is not in the calendar") => None,
            _ => {
                self.sink.report(
                    Finding::error("bad-date", format!("`{path}` is {}, where a date is expected", node.kind()))
                        .at(&node.place)
                        .hint("write a date without quotes: `2018-05-18`"),
                );
                None
            }
        }
    }

    pub fn day_at(&self, keys: &mut Keys<'_>, key: &'static str) -> Option<Located<Day>> {
        let node = keys.node(key)?;
        let path = keys.path(key);
        self.day(node, &path).map(|day| Located::new(day, node.place.clone()))
    }

    pub fn number(&self, node: &Node, path: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let Value::Integer(number) = node.value else {
            wrong_type(node, path, "a whole number", self.sink);
            return None;
        };
        let number = u32::try_from(number).ok().filter(|number| range.contains(number));
        if number.is_none() {
            self.sink.report(
                Finding::error("bad-number", format!("`{path}` is not between {} and {}", range.start(), range.end()))
                    .at(&node.place)
                    .hint(format!("write a whole number from {} to {}", range.start(), range.end())),
            );
        }
        number
    }

    /// An age in years.
    pub fn age(&self, node: &Node, path: &str) -> Option<u8> {
        self.number(node, path, 1..=120).and_then(|age| u8::try_from(age).ok())
    }

    pub fn basis_at(&self, keys: &mut Keys<'_>, key: &'static str) -> Option<Located<Basis>> {
        let node = keys.node(key)?;
        let written = string(node, &keys.path(key), self.sink)?;
        match written.parse::<Basis>() {
            Ok(basis) => Some(Located::new(basis, node.place.clone())),
            Err(()) => {
                let known: Vec<String> = Basis::all().map(|basis| basis.to_string()).collect();
                self.sink.report(
                    Finding::error("bad-basis", format!("`{written}` is no legal basis"))
                        .at(&node.place)
                        .did_you_mean(&written, known.iter().map(String::as_str))
                        .hint("Article 6(1)(b) is written `6-1-b`; an act of Danish law goes under `law`"),
                );
                None
            }
        }
    }

    pub fn law_at(&self, keys: &mut Keys<'_>, key: &'static str) -> Option<Located<LawRef>> {
        let node = keys.node(key)?;
        self.law(node, &keys.path(key))
    }

    /// An act, or a list of acts.
    pub fn laws_at(&self, keys: &mut Keys<'_>, key: &'static str) -> Vec<Located<LawRef>> {
        let path = keys.path(key);
        match keys.node(key) {
            None => Vec::new(),
            Some(Node { value: Value::Array(items), .. }) => {
                items.iter().filter_map(|item| self.law(item, &path)).collect()
            }
            Some(node) => self.law(node, &path).into_iter().collect(),
        }
    }

    fn law(&self, node: &Node, path: &str) -> Option<Located<LawRef>> {
        let written = string(node, path, self.sink)?;
        match self.tables.law_ref(&written) {
            Ok(law) => Some(Located::new(law, node.place.clone())),
            Err(BadLawRef::UnknownAct) => {
                self.sink.report(
                    Finding::error("unknown-act", format!("`{written}` names no act that ikraft knows"))
                        .at(&node.place)
                        .did_you_mean(&written, self.tables.act.iter().map(|act| act.id.as_str())),
                );
                None
            }
            Err(BadLawRef::BadProvision) => {
                self.sink.report(
                    Finding::error("bad-provision", format!("`{written}` is no provision of an act"))
                        .at(&node.place)
                        .hint("§ 11, stk. 2, nr. 1 of the act `dbl` is written `dbl-11-2-1`"),
                );
                None
            }
        }
    }

    pub fn country(&self, node: &Node, path: &str) -> Option<Country> {
        let written = string(node, path, self.sink)?;
        // Every country has a name in the messages; a code without one is no country.
        let named = |country: &Country| {
            let mut names = self.messages.iter().filter(|id| id.starts_with("country-")).peekable();
            let id = format!("country-{}", country.code().to_ascii_lowercase());
            names.peek().is_none() || names.any(|name| *name == id)
        };
        let country = written.parse::<Country>().ok().filter(named);
        if country.is_none() {
            self.sink.report(
                Finding::error("bad-country", format!("`{path}` is no country: `{written}`"))
                    .at(&node.place)
                    .hint("write the two capital letters of ISO 3166-1: `DK`, `IE`, `US`"),
            );
        }
        country
    }

    pub fn country_at(&self, keys: &mut Keys<'_>, key: &'static str) -> Option<Located<Country>> {
        let node = keys.node(key)?;
        let path = keys.path(key);
        self.country(node, &path).map(|country| Located::new(country, node.place.clone()))
    }

    pub fn email(&self, node: &Node, path: &str) -> Option<String> {
        let email = string(node, path, self.sink)?;
        if !is_email(&email) {
            self.sink.report(
                Finding::error("bad-email", format!("`{path}` is no e-mail address: `{email}`"))
                    .at(&node.place)
                    .hint("write it as `hej@firma.example`, without spaces"),
            );
            return None;
        }
        Some(email)
    }

    pub fn phone(&self, node: &Node, path: &str) -> Option<String> {
        let phone = string(node, path, self.sink)?;
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        let good = (3..=20).contains(&digits)
            && phone.chars().all(|letter| letter.is_ascii_digit() || " +-()".contains(letter))
            && !phone.trim_start().trim_start_matches('+').contains('+');
        if !good {
            self.sink.report(
                Finding::error("bad-phone", format!("`{path}` is no phone number: `{phone}`"))
                    .at(&node.place)
                    .hint("write it as dialled: `+45 12 34 56 78`"),
            );
            return None;
        }
        Some(phone)
    }

    /// An absolute https or http address, as the firm writes it.
    pub fn url(&self, node: &Node, path: &str) -> Option<String> {
        let written = string(node, path, self.sink)?;
        let good = Url::parse(&written).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
        if !good || written.chars().any(|letter| letter.is_whitespace() || letter.is_control()) {
            self.sink.report(
                Finding::error("bad-address", format!("`{path}` is no address on the web: `{written}`"))
                    .at(&node.place)
                    .hint("write the whole address: `https://www.firma.example`"),
            );
            return None;
        }
        Some(written)
    }

    pub fn url_at(&self, keys: &mut Keys<'_>, key: &'static str) -> Option<String> {
        let node = keys.node(key)?;
        self.url(node, &keys.path(key))
    }

    /// A Danish company number: eight digits.
    pub fn cvr(&self, node: &Node, path: &str) -> Option<String> {
        const WEIGHTS: [u32; 8] = [2, 7, 6, 5, 4, 3, 2, 1];
        let written = string(node, path, self.sink)?;
        let digits: Vec<u32> = written.chars().filter_map(|letter| letter.to_digit(10)).collect();
        if written.len() != 8 || digits.len() != 8 {
            self.sink.report(
                Finding::error("bad-cvr", format!("`{path}` is no CVR number: `{written}`"))
                    .at(&node.place)
                    .hint("a CVR number is eight digits without spaces"),
            );
            return None;
        }
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        if !sum.is_multiple_of(11) {
            self.sink.report(
                Finding::warning("doubtful-cvr", format!("the check digit of the CVR number `{written}` does not fit"))
                    .at(&node.place)
                    .hint("compare it with the central business register"),
            );
        }
        Some(written)
    }
}
