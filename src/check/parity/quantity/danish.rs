//! Danish.

use super::grammar::{Grammar, Tongue};
use super::lexer::Token;
use super::number::Numeral;
use super::{Amount, Unit};

pub fn grammar() -> Grammar {
    Grammar {
        tongue: Tongue::Danish,
        decimal: ',',
        group: '.',
        month_first: false,
        months: &[
            "januar",
            "februar",
            "marts",
            "april",
            "maj",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "december",
        ],
        weekdays: &["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
        units: &[
            ("sekund", Unit::Seconds, 1),
            ("sekunder", Unit::Seconds, 1),
            ("minut", Unit::Minutes, 1),
            ("minutter", Unit::Minutes, 1),
            ("minutters", Unit::Minutes, 1),
            ("time", Unit::Hours, 1),
            ("timer", Unit::Hours, 1),
            ("timers", Unit::Hours, 1),
            ("døgn", Unit::Hours, 24),
            ("døgns", Unit::Hours, 24),
            ("dag", Unit::Days, 1),
            ("dage", Unit::Days, 1),
            ("dages", Unit::Days, 1),
            ("kalenderdage", Unit::Days, 1),
            ("hverdag", Unit::WorkingDays, 1),
            ("hverdage", Unit::WorkingDays, 1),
            ("hverdages", Unit::WorkingDays, 1),
            ("arbejdsdag", Unit::WorkingDays, 1),
            ("arbejdsdage", Unit::WorkingDays, 1),
            ("arbejdsdages", Unit::WorkingDays, 1),
            ("uge", Unit::Days, 7),
            ("uger", Unit::Days, 7),
            ("ugers", Unit::Days, 7),
            ("måned", Unit::Months, 1),
            ("måneder", Unit::Months, 1),
            ("måneders", Unit::Months, 1),
            ("måneds", Unit::Months, 1),
            ("kalendermåned", Unit::Months, 1),
            ("kalendermåneder", Unit::Months, 1),
            ("halvår", Unit::Months, 6),
            ("år", Unit::Months, 12),
            ("års", Unit::Months, 12),
            ("kalenderår", Unit::Months, 12),
            ("regnskabsår", Unit::Months, 12),
        ],
        unit_stems: &[
            ("års", Unit::Months, 12),
            ("årig", Unit::Months, 12),
            ("måneders", Unit::Months, 1),
            ("dages", Unit::Days, 1),
            ("dags", Unit::Days, 1),
            ("ugers", Unit::Days, 7),
            ("timers", Unit::Hours, 1),
        ],
        fillers: &["hele", "fulde", "løbende", "kalender"],
        articles: &["en", "et"],
        joins: &["til", "og", "eller", "samt"],
        provisions: &["artikel", "artiklerne", "art", "§", "stk", "litra"],
        clocks: &["kl", "klokken"],
        currencies: &[
            ("kr", "DKK"),
            ("kroner", "DKK"),
            ("krone", "DKK"),
            ("dkk", "DKK"),
            ("euro", "EUR"),
            ("eur", "EUR"),
            ("€", "EUR"),
            ("dollar", "USD"),
            ("usd", "USD"),
            ("$", "USD"),
            ("pund", "GBP"),
            ("gbp", "GBP"),
            ("£", "GBP"),
        ],
        percent: &["%", "procent", "pct"],
        numeral,
    }
}

const ONES: [(&str, u64); 19] = [
    ("nul", 0),
    ("to", 2),
    ("tre", 3),
    ("fire", 4),
    ("fem", 5),
    ("seks", 6),
    ("syv", 7),
    ("otte", 8),
    ("ni", 9),
    ("ti", 10),
    ("elleve", 11),
    ("tolv", 12),
    ("tretten", 13),
    ("fjorten", 14),
    ("femten", 15),
    ("seksten", 16),
    ("sytten", 17),
    ("atten", 18),
    ("nitten", 19),
];

/// The short forms, the long ones, and those of banks.
const TENS: [(&str, u64); 18] = [
    ("tyve", 20),
    ("tredive", 30),
    ("tredve", 30),
    ("fyrre", 40),
    ("fyrretyve", 40),
    ("halvtreds", 50),
    ("halvtredsindstyve", 50),
    ("tres", 60),
    ("tresindstyve", 60),
    ("halvfjerds", 70),
    ("halvfjerdsindstyve", 70),
    ("firs", 80),
    ("firsindstyve", 80),
    ("halvfems", 90),
    ("halvfemsindstyve", 90),
    ("femti", 50),
    ("seksti", 60),
    ("niti", 90),
];

const ORDINALS: [(&str, u64); 29] = [
    ("første", 1),
    ("tredje", 3),
    ("fjerde", 4),
    ("femte", 5),
    ("sjette", 6),
    ("syvende", 7),
    ("ottende", 8),
    ("niende", 9),
    ("tiende", 10),
    ("ellevte", 11),
    ("tolvte", 12),
    ("trettende", 13),
    ("fjortende", 14),
    ("femtende", 15),
    ("sekstende", 16),
    ("syttende", 17),
    ("attende", 18),
    ("nittende", 19),
    ("tyvende", 20),
    ("tredivte", 30),
    ("tredvte", 30),
    ("fyrretyvende", 40),
    ("halvtredsindstyvende", 50),
    ("tresindstyvende", 60),
    ("halvfjerdsindstyvende", 70),
    ("firsindstyvende", 80),
    ("halvfemsindstyvende", 90),
    ("hundrede", 100),
    ("tusinde", 1000),
];

fn named(table: &[(&str, u64)], word: &str) -> Option<u64> {
    table.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// "tooghalvfems", whose parts are named the other way round.
fn compound(word: &str, tens: &[(&str, u64)]) -> Option<u64> {
    word.match_indices("og").find_map(|(at, _)| {
        let (ones, rest) = (&word[..at], &word[at + 2..]);
        let ones = if matches!(ones, "en" | "et" | "én" | "ét") { Some(1) } else { named(&ONES[1..9], ones) }?;
        let tens = named(tens, rest).filter(|tens| (20..100).contains(tens))?;
        Some(ones + tens)
    })
}

fn cardinal(word: &str) -> Option<u64> {
    named(&ONES, word).or_else(|| named(&TENS, word)).or_else(|| compound(word, &TENS))
}

/// A number word with more of the word behind it: "femårig", "fjortendages".
fn glued(word: &str) -> Option<(u64, &str)> {
    ["årig", "års", "måneders", "dages", "ugers", "timers", "minutters"].into_iter().find_map(|stem| {
        let at = word.find(stem)?;
        Some((cardinal(&word[..at])?, &word[at..]))
    })
}

/// Whether a word begins as some number does: most words do not, and need not be held against any of them.
fn may_be_number(word: &str) -> bool {
    let beginning = word.as_bytes().first_chunk::<2>();
    const BEGINNINGS: [&[u8; 2]; 24] = [
        b"at",
        b"el",
        b"en",
        b"et",
        b"fe",
        b"fi",
        b"fj",
        b"fy",
        b"ha",
        b"hu",
        b"mi",
        b"ni",
        b"nu",
        b"ot",
        b"se",
        b"sj",
        b"sy",
        b"ti",
        b"to",
        b"tr",
        b"tu",
        b"ty",
        b"f\xC3",
        b"\xC3\xA9",
    ];
    beginning.is_some_and(|beginning| BEGINNINGS.contains(&beginning))
}

fn numeral(tokens: &[Token], at: usize) -> Option<Numeral> {
    let word = tokens.get(at)?.word().filter(|word| may_be_number(word))?;
    let next = |offset: usize| tokens.get(at + offset).and_then(Token::word);
    if matches!(word, "halvanden" | "halvandet") {
        let amount = Amount::whole(1).plus(Amount::half());
        return Some(Numeral { amount, ..Numeral::new(0, 1) });
    }
    let is_half = |word: Option<&str>| matches!(word, Some("halv" | "halvt" | "halve"));
    if is_half(Some(word)) || (matches!(word, "en" | "et") && is_half(next(1))) {
        // "en halv time", "hvert halve år"; without a unit it is nothing to count.
        let length = if is_half(Some(word)) { 1 } else { 2 };
        return Some(Numeral { amount: Amount::half(), soft: true, ..Numeral::new(0, length) });
    }
    if matches!(word, "én" | "ét") {
        return Some(Numeral { soft: true, ..Numeral::new(1, 1) });
    }
    // The shortest is "toårs".
    if let Some((value, rest)) = Some(word).filter(|word| word.len() >= "toårs".len()).and_then(glued) {
        return Some(Numeral { rest: Some(rest.to_owned()), ..Numeral::new(value, 1) });
    }
    let multiplier = |word: Option<&str>| match word? {
        "hundrede" | "hundred" => Some(100),
        "tusind" | "tusinde" => Some(1000),
        "million" | "millioner" | "mio" => Some(1_000_000),
        _ => None,
    };
    let (mut value, mut length, bare) = match cardinal(word) {
        Some(value) => (value, 1, true),
        None if matches!(word, "et" | "en") && multiplier(next(1)).is_some() => (1, 1, false),
        None if multiplier(Some(word)).is_some() => (1, 0, false),
        None => {
            let ordinal = named(&ORDINALS, word).or_else(|| compound(word, &ORDINALS))?;
            // "først" and "første" say many things.
            return Some(Numeral { ordinal: true, soft: true, ..Numeral::new(ordinal, 1) });
        }
    };
    if (1..10).contains(&value)
        && bare
        && next(1) == Some("og")
        && let Some(tens) = next(2).and_then(|word| named(&TENS, word))
    {
        (value, length) = (value + tens, 3);
    }
    let mut last = 1;
    while let Some(factor) = multiplier(next(length)) {
        value = value.checked_mul(factor)?;
        last = factor;
        length += 1;
    }
    // "to hundrede og femoghalvtreds".
    let and = usize::from(next(length) == Some("og"));
    if last >= 100
        && let Some(rest) = next(length + and).and_then(cardinal)
        && rest < last
    {
        (value, length) = (value + rest, length + and + 1);
    }
    let mut amount = Amount::whole(value);
    if next(length) == Some("og") && matches!(next(length + 1), Some("en" | "et")) && is_half(next(length + 2)) {
        (amount, length) = (amount.plus(Amount::half()), length + 3);
    }
    // Thieves are called twenty in Danish.
    Some(Numeral { amount, soft: word == "tyve" && length == 1, ..Numeral::new(0, length) })
}
