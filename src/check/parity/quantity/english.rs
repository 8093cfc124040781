//! English.

use super::grammar::{Grammar, Tongue};
use super::lexer::Token;
use super::number::Numeral;
use super::{Amount, Unit};

pub fn grammar() -> Grammar {
    Grammar {
        tongue: Tongue::English,
        decimal: '.',
        group: ',',
        month_first: false,
        months: &[
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        weekdays: &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        units: &[
            ("second", Unit::Seconds, 1),
            ("seconds", Unit::Seconds, 1),
            ("minute", Unit::Minutes, 1),
            ("minutes", Unit::Minutes, 1),
            ("hour", Unit::Hours, 1),
            ("hours", Unit::Hours, 1),
            ("day", Unit::Days, 1),
            ("days", Unit::Days, 1),
            ("weekday", Unit::WorkingDays, 1),
            ("weekdays", Unit::WorkingDays, 1),
            ("week", Unit::Days, 7),
            ("weeks", Unit::Days, 7),
            ("fortnight", Unit::Days, 14),
            ("fortnights", Unit::Days, 14),
            ("month", Unit::Months, 1),
            ("months", Unit::Months, 1),
            ("year", Unit::Months, 12),
            ("years", Unit::Months, 12),
        ],
        unit_stems: &[],
        fillers: &["full", "whole", "calendar", "consecutive", "financial"],
        articles: &["a", "an"],
        joins: &["to", "and", "or", "until", "till"],
        provisions: &[
            "article",
            "articles",
            "art",
            "section",
            "sections",
            "§",
            "paragraph",
            "paragraphs",
            "subsection",
            "subsections",
            "point",
            "points",
            "litra",
        ],
        clocks: &[],
        currencies: &[
            ("dkk", "DKK"),
            ("kr", "DKK"),
            ("kroner", "DKK"),
            ("krone", "DKK"),
            ("euro", "EUR"),
            ("euros", "EUR"),
            ("eur", "EUR"),
            ("€", "EUR"),
            ("dollars", "USD"),
            ("usd", "USD"),
            ("$", "USD"),
            ("pounds", "GBP"),
            ("gbp", "GBP"),
            ("£", "GBP"),
        ],
        percent: &["%", "percent"],
        numeral,
    }
}

const ONES: [(&str, u64); 20] = [
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

const TENS: [(&str, u64); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// "second" is left out: it is also a unit and half a dozen other things.
const ORDINALS: [(&str, u64); 21] = [
    ("first", 1),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("hundredth", 100),
];

fn named(table: &[(&str, u64)], word: &str) -> Option<u64> {
    table.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// A number below a hundred, and how many tokens it takes: "twenty-one", "twenty one".
fn below_hundred(tokens: &[Token], at: usize) -> Option<(u64, usize)> {
    let word = tokens.get(at)?.word()?;
    if let Some(value) = named(&ONES, word) {
        return Some((value, 1));
    }
    let tens = named(&TENS, word)?;
    let hyphen = usize::from(tokens.get(at + 1).is_some_and(|token| token.is_dash() && !token.apart));
    let ones = tokens.get(at + 1 + hyphen).and_then(Token::word).and_then(|word| named(&ONES[1..10], word));
    Some(ones.map_or((tens, 1), |ones| (tens + ones, 2 + hyphen)))
}

fn numeral(tokens: &[Token], at: usize) -> Option<Numeral> {
    let word = tokens.get(at)?.word()?;
    let next = |offset: usize| tokens.get(at + offset).and_then(Token::word);
    match word {
        "once" => return Some(Numeral { soft: true, ..Numeral::new(1, 1) }),
        "twice" => return Some(Numeral::new(2, 1)),
        "dozen" => return Some(Numeral::new(12, 1)),
        "half" if matches!(next(1), Some("a" | "an")) => {
            return Some(Numeral { amount: Amount::half(), soft: true, ..Numeral::new(0, 2) });
        }
        // "a hundred", which is no number without its noun in Danish either.
        "a" if matches!(next(1), Some("hundred" | "thousand" | "million" | "dozen")) => {
            let inner = numeral(tokens, at + 1)?;
            return Some(Numeral { length: inner.length + 1, ..inner });
        }
        _ => {}
    }
    let multiplier = |word: Option<&str>| match word? {
        "hundred" => Some(100),
        "thousand" => Some(1000),
        "million" => Some(1_000_000),
        _ => None,
    };
    let (mut value, mut length) = match below_hundred(tokens, at) {
        Some(read) => read,
        None if multiplier(Some(word)).is_some() => (1, 0),
        None => {
            let ordinal = named(&ORDINALS, word)?;
            // A third party is one word in Danish.
            let is_party =
                matches!(next(1), Some("party" | "parties" | "country" | "countries" | "person" | "persons"));
            return (!is_party).then(|| Numeral { ordinal: true, soft: true, ..Numeral::new(ordinal, 1) });
        }
    };
    let soft = value == 1 && length == 1;
    let mut last = 1;
    while let Some(factor) = multiplier(next(length)) {
        value = value.checked_mul(factor)?;
        last = factor;
        length += 1;
    }
    let and = usize::from(next(length) == Some("and"));
    if last >= 100
        && let Some((rest, taken)) = below_hundred(tokens, at + length + and)
        && rest < last
    {
        (value, length) = (value + rest, length + and + taken);
    }
    let mut amount = Amount::whole(value);
    if next(length) == Some("and") && next(length + 1) == Some("a") && next(length + 2) == Some("half") {
        (amount, length) = (amount.plus(Amount::half()), length + 3);
    }
    Some(Numeral { amount, soft: soft && length == 1, ..Numeral::new(0, length) })
}
