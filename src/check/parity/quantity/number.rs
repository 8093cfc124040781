//! Numbers in figures, as a language writes them, and what a number in words comes to.

use super::grammar::Grammar;
use super::{Amount, ONE};

/// A number read from words.
pub struct Numeral {
    pub amount: Amount,
    /// How many tokens it takes.
    pub length: usize,
    /// "third", "tredje".
    pub ordinal: bool,
    /// It may be something else: "one of you".
    pub soft: bool,
    /// What the last word goes on with: "årig" of "femårig".
    pub rest: Option<String>,
}

impl Numeral {
    pub fn new(amount: u64, length: usize) -> Numeral {
        Numeral { amount: Amount::whole(amount), length, ordinal: false, soft: false, rest: None }
    }
}

/// What figures say.
pub enum Figures {
    Number(Amount),
    /// "18.05.2018", in the order in which it is written.
    Triple([u32; 3]),
    /// No number that one could count with.
    Name,
}

/// Reads "1.234,5" as the language writes it.
pub fn figures(written: &str, grammar: &Grammar) -> Figures {
    if let Some(triple) = triple(written) {
        return Figures::Triple(triple);
    }
    let signs: Vec<char> = written.chars().filter(|sign| !sign.is_ascii_digit()).collect();
    let groups: Vec<&str> = written.split(['.', ',']).collect();
    let (group, decimal) = (grammar.group, grammar.decimal);
    let thousands = |groups: &[&str]| {
        (1..=3).contains(&groups[0].len())
            && !groups[0].starts_with('0')
            && groups[1..].iter().all(|group| group.len() == 3)
    };
    let read = match signs.as_slice() {
        [] => amount(written, ""),
        signs if signs.iter().all(|sign| *sign == group) && thousands(&groups) => amount(&groups.concat(), ""),
        [head @ .., last] if *last == decimal && head.iter().all(|sign| *sign == group) => {
            let (fraction, whole) = groups.split_last().map_or(("", &[][..]), |(last, whole)| (*last, whole));
            if head.is_empty() || thousands(whole) { amount(&whole.concat(), fraction) } else { None }
        }
        // "TLS 1.2": no thousands, whatever the language.
        [_] => amount(groups[0], groups[1]),
        _ => None,
    };
    read.map_or(Figures::Name, Figures::Number)
}

fn triple(written: &str) -> Option<[u32; 3]> {
    let mut parts = written.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_day = |part: &str| (1..=2).contains(&part.len());
    if parts.next().is_some() || !is_day(day) || !is_day(month) || !matches!(year.len(), 2 | 4) {
        return None;
    }
    Some([day.parse().ok()?, month.parse().ok()?, year.parse().ok()?])
}

fn amount(whole: &str, fraction: &str) -> Option<Amount> {
    // Longer than this is a name, not an amount.
    if whole.len() > 15 || fraction.len() > 6 {
        return None;
    }
    let whole: i128 = whole.parse().ok()?;
    let fraction: i128 = format!("{fraction:0<6}").parse().ok()?;
    Some(Amount(whole * ONE + fraction))
}
