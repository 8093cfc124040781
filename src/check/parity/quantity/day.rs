//! Days and times of day.

use super::grammar::{Grammar, Tongue};
use super::lexer::Token;
use super::number::{Figures, figures};
use super::{Amount, ONE, Quantity};

/// "2018-05-18", and the token behind it.
pub fn iso(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let [year, first, month, second, day] = tokens.get(at..at + 5)? else { return None };
    let tight = [first, month, second, day].iter().all(|token| !token.apart);
    let dashes = first.is_dash() && second.is_dash();
    if !tight || !dashes || year.figures()?.len() != 4 || month.figures()?.len() != 2 || day.figures()?.len() != 2 {
        return None;
    }
    Some((date(Some(year.small()?), month.small()?, day.small()?)?, at + 5))
}

/// "18/05/2018", "18/5 2018", "18/5-2018", "18.05.2018".
pub fn in_figures(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(Quantity, usize)> {
    let token = tokens.get(at)?;
    let day_and_month = |first: u32, second: u32| if grammar.month_first { (second, first) } else { (first, second) };
    if let Figures::Triple([day, month, year]) = figures(token.figures()?, grammar) {
        return Some((date(Some(century(year)), month, day)?, at + 1));
    }
    let slash = tokens.get(at + 1).filter(|token| token.is('/') && !token.apart)?;
    let second = tokens.get(at + 2).filter(|token| !token.apart)?.small()?;
    let (day, month) = day_and_month(token.small()?, second);
    let after = |offset: usize| tokens.get(at + offset);
    let year = match after(3) {
        Some(sign) if (sign.is('/') || sign.is_dash()) && !sign.apart => {
            after(4).and_then(|token| year_of(token, true))
        }
        Some(token) => after(3).and_then(|_| year_of(token, false)).map(|year| (year.0, 0)),
        None => None,
    };
    let end = match year {
        Some((_, 1)) => at + 5,
        Some(_) => at + 4,
        None => at + 3,
    };
    debug_assert!(slash.is('/'));
    Some((date(year.map(|(year, _)| year), month, day)?, end))
}

/// The year, and 1 where it stood behind a sign.
fn year_of(token: &Token, behind_sign: bool) -> Option<(u32, u32)> {
    let written = token.figures()?;
    match (written.len(), behind_sign) {
        (4, _) => Some((token.small()?, u32::from(behind_sign))),
        (2, true) => Some((century(token.small()?), 1)),
        _ => None,
    }
}

fn century(year: u32) -> u32 {
    if year < 100 { 2000 + year } else { year }
}

/// A date, if there is such a day.
fn date(year: Option<u32>, month: u32, day: u32) -> Option<Quantity> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = match year {
        Some(year) => Some(u16::try_from(year).ok()?),
        None => None,
    };
    Some(Quantity::Date { year, month: u8::try_from(month).ok(), day: u8::try_from(day).ok() })
}

/// "18. maj 2018", "18th of May 2018", "May 18, 2018", "2.-5. maj", "maj 2018".
/// The months of a text in the order of its days, the token behind them, and whether it may be no date.
pub fn in_words(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(Vec<Quantity>, usize, bool)> {
    if let Some((days, month_at)) = days(tokens, at, grammar)
        && let Some(month) = tokens.get(month_at).and_then(Token::word).and_then(|word| grammar.month(word))
    {
        let (year, end) = year_behind(tokens, month_at + 1);
        let all = days.into_iter().filter_map(|day| date(year, u32::from(month), day)).collect::<Vec<_>>();
        return (!all.is_empty()).then_some((all, end, false));
    }
    let word = tokens.get(at)?.word()?;
    let month = grammar.month(word).filter(|_| word.len() > 3 || word == "may" || word == "maj")?;
    // "May 18, 2018" and "May 18".
    if grammar.tongue == Tongue::English
        && let Some(day) = tokens.get(at + 1).and_then(Token::small).filter(|day| (1..=31).contains(day))
    {
        let after = at + 2 + usize::from(tokens.get(at + 2).is_some_and(is_ordinal_suffix));
        let comma = usize::from(tokens.get(after).is_some_and(|token| token.is(',')));
        let (year, end) = year_behind(tokens, after + comma);
        let end = if year.is_some() { end } else { after };
        return Some((vec![date(year, u32::from(month), day)?], end, false));
    }
    let (year, end) = year_behind(tokens, at + 1);
    let year = year.and_then(|year| u16::try_from(year).ok());
    // "may" and "march" are words of their own, and only their capitals tell.
    Some((vec![Quantity::Date { year, month: Some(month), day: None }], end, year.is_none()))
}

/// The numbers of days before a month: "18.", "2.-5.", "18th of", "2 to 5", and where the month should stand.
fn days(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(Vec<u32>, usize)> {
    let (day, mut here) = day(tokens, at, grammar)?;
    let mut days = vec![day];
    while tokens.get(here).is_some_and(|token| grammar.joins(token) || token.is(','))
        && let Some((day, next)) = self::day(tokens, here + 1, grammar)
    {
        days.push(day);
        here = next;
    }
    here += usize::from(tokens.get(here).and_then(Token::word) == Some("of"));
    Some((days, here))
}

fn day(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    if let Some(day) = token.small().filter(|day| (1..=31).contains(day)) {
        let next = tokens.get(at + 1);
        let suffix = next.is_some_and(|next| is_ordinal_suffix(next) || (next.is('.') && !next.apart));
        return Some((day, at + 1 + usize::from(suffix)));
    }
    let numeral = (grammar.numeral)(tokens, at).filter(|numeral| numeral.ordinal)?;
    let day = u32::try_from(numeral.amount.0 / ONE).ok().filter(|day| (1..=31).contains(day))?;
    Some((day, at + numeral.length))
}

fn is_ordinal_suffix(token: &Token) -> bool {
    !token.apart && token.word().is_some_and(|word| matches!(word, "st" | "nd" | "rd" | "th"))
}

fn year_behind(tokens: &[Token], at: usize) -> (Option<u32>, usize) {
    let year = tokens.get(at).filter(|token| token.figures().is_some_and(|year| year.len() == 4));
    match year.and_then(Token::small) {
        Some(year) if (1500..2500).contains(&year) => (Some(year), at + 1),
        _ => (None, at),
    }
}

/// "kl. 9-12", "9 am to noon", "09:00".
pub fn times(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(Vec<Quantity>, usize)> {
    let token = tokens.get(at)?;
    if let Some(word) = token.word() {
        if grammar.clocks.contains(&word) {
            let here = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|token| token.is('.') && !token.apart));
            return hours(tokens, here, grammar);
        }
        let named = match (grammar.tongue, word) {
            (Tongue::English, "noon" | "midday") => 12,
            (Tongue::English, "midnight") | (Tongue::Danish, "midnat") => 24,
            _ => return None,
        };
        return Some((vec![time(named, 0)?], at + 1));
    }
    if grammar.tongue == Tongue::English
        && let Some((times, end)) = english_times(tokens, at)
    {
        return Some((times, end));
    }
    let (time, end) = with_colon(tokens, at)?;
    Some((vec![time], end))
}

/// The hours behind "kl.": one, or those of a range.
fn hours(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(Vec<Quantity>, usize)> {
    let (first, mut here) = hour(tokens, at)?;
    let mut times = vec![first];
    if tokens.get(here).is_some_and(|token| grammar.joins(token))
        && let Some((second, next)) = hour(tokens, here + 1)
        && tokens.get(next).and_then(Token::word).is_none_or(|word| grammar.unit(word).is_none())
    {
        times.push(second);
        here = next;
    }
    Some((times, here))
}

/// "9", "9.30", "09:00".
fn hour(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    if let Some(read) = with_colon(tokens, at) {
        return Some(read);
    }
    let written = tokens.get(at)?.figures()?;
    let (hour, minute) = written.split_once('.').unwrap_or((written, "0"));
    Some((time(hour.parse().ok()?, minute.parse().ok()?)?, at + 1))
}

fn with_colon(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let [hour, colon, minute] = tokens.get(at..at + 3)? else { return None };
    let tight = colon.is(':') && !colon.apart && !minute.apart && minute.figures()?.len() == 2;
    if !tight {
        return None;
    }
    Some((time(hour.small()?, minute.small()?)?, at + 3))
}

/// "9 am", "9.30 am to 12 noon", "9-11 am", where the first takes its half of the day from the second.
fn english_times(tokens: &[Token], at: usize) -> Option<(Vec<Quantity>, usize)> {
    let (first, after) = clock(tokens, at)?;
    if let Some((afternoon, end)) = half_of_day(tokens, after) {
        return Some((vec![twelve_hours(first, afternoon)?], end));
    }
    let joined = tokens.get(after).is_some_and(|token| token.is_dash() || matches!(token.word(), Some("to" | "and")));
    let (second, after) = clock(tokens, after + 1).filter(|_| joined)?;
    let (afternoon, end) = half_of_day(tokens, after)?;
    // "11-2 pm" begins in the morning.
    let first = twelve_hours(first, afternoon && first.0 <= second.0 % 12)?;
    Some((vec![first, twelve_hours(second, afternoon)?], end))
}

fn clock(tokens: &[Token], at: usize) -> Option<((u32, u32), usize)> {
    let (read, end) = hour(tokens, at)?;
    match read {
        Quantity::Time { hour, minute } if hour <= 12 => Some(((hour.into(), minute.into()), end)),
        _ => None,
    }
}

/// Whether it is the afternoon, and the token behind "am", "p.m.", "noon".
fn half_of_day(tokens: &[Token], at: usize) -> Option<(bool, usize)> {
    match tokens.get(at)?.word()? {
        "am" => Some((false, at + 1)),
        "pm" | "noon" | "midday" => Some((true, at + 1)),
        "a" | "p" => {
            let dotted = tokens.get(at + 1)?.is('.') && tokens.get(at + 2)?.word() == Some("m");
            let end = at + 3 + usize::from(tokens.get(at + 3).is_some_and(|token| token.is('.') && !token.apart));
            dotted.then(|| (tokens[at].word() == Some("p"), end))
        }
        _ => None,
    }
}

fn twelve_hours((hour, minute): (u32, u32), afternoon: bool) -> Option<Quantity> {
    time(hour % 12 + if afternoon { 12 } else { 0 }, minute)
}

fn time(hour: u32, minute: u32) -> Option<Quantity> {
    if hour > 24 || minute > 59 {
        return None;
    }
    // Midnight is one time, whichever day it is counted to.
    Some(Quantity::Time { hour: u8::try_from(hour % 24).ok()?, minute: u8::try_from(minute).ok()? })
}

/// The amount of an hour, for "from 9 to 12".
pub fn as_number(hour: u8) -> Amount {
    Amount::whole(u64::from(hour))
}
