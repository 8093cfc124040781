//! Reads the quantities of a text, from left to right.

use std::ops::Range;

use super::grammar::{Grammar, Tongue};
use super::lexer::{Kind, Token, tokens};
use super::number::{Figures, Numeral, figures};
use super::{Amount, Quantity, Reading, Unit, day, law};

/// What a text says in numbers, in the order of its words.
pub fn read(text: &str, grammar: &Grammar) -> Vec<Reading> {
    let mut reader = Reader { text, tokens: tokens(text), grammar, readings: Vec::new() };
    let mut at = 0;
    while at < reader.tokens.len() {
        at = reader.step(at).max(at + 1);
    }
    reader.readings
}

struct Reader<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    grammar: &'a Grammar,
    readings: Vec<Reading>,
}

impl Reader<'_> {
    /// Reads what stands at a token; the token behind it.
    fn step(&mut self, at: usize) -> usize {
        let (tokens, grammar) = (&self.tokens, self.grammar);
        // "24/7" says "always".
        if let Some([a, slash, b]) = tokens.get(at..at + 3)
            && (a.small(), slash.is('/'), b.small()) == (Some(24), true, Some(7))
        {
            return at + 3;
        }
        if let Some((quantity, end)) = day::iso(tokens, at).or_else(|| day::in_figures(tokens, at, grammar)) {
            return self.push(quantity, at, end, false);
        }
        if let Some((digits, end)) = self.digits(at) {
            return self.push(Quantity::Digits(digits), at, end, false);
        }
        if let Some((parts, end)) = law::provision(tokens, at, grammar) {
            return self.push_all(parts.into_iter().map(Quantity::Law).collect(), at, end, false);
        }
        if let Some((times, end)) = day::times(tokens, at, grammar) {
            return self.push_all(times, at, end, false);
        }
        if let Some((dates, end, soft)) = day::in_words(tokens, at, grammar) {
            let alone = soft && !self.is_name_of_month(at);
            return if alone { end } else { self.push_all(dates, at, end, false) };
        }
        if let Some(end) = self.counted(at) {
            return end;
        }
        let tokens = &self.tokens;
        match &tokens[at].kind {
            Kind::Mixed(word) => {
                let word = word.clone();
                self.push(Quantity::Code(word), at, at + 1, false)
            }
            Kind::Word(word) => match self.grammar.weekday(word) {
                Some(weekday) => self.push(Quantity::Weekday(weekday), at, at + 1, false),
                None => at + 1,
            },
            _ => at + 1,
        }
    }

    fn push(&mut self, quantity: Quantity, from: usize, end: usize, soft: bool) -> usize {
        self.push_all(vec![quantity], from, end, soft)
    }

    fn push_all(&mut self, quantities: Vec<Quantity>, from: usize, end: usize, soft: bool) -> usize {
        let range = self.range(from, end);
        let readings = quantities.into_iter().map(|quantity| Reading { quantity, range: range.clone(), soft });
        self.readings.extend(readings);
        end
    }

    fn range(&self, from: usize, end: usize) -> Range<usize> {
        let last = end.min(self.tokens.len()).max(from + 1) - 1;
        self.tokens[from].range.start..self.tokens[last].range.end
    }

    /// A month by itself: in English with a capital that no start of a sentence gives it.
    fn is_name_of_month(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if self.grammar.tongue != Tongue::English || !matches!(token.word(), Some("may" | "march")) {
            return true;
        }
        let capital = self.text[token.range.clone()].starts_with(char::is_uppercase);
        let starts = at == 0 || matches!(self.tokens[at - 1].kind, Kind::Sign('.' | '!' | '?' | ':'));
        capital && !starts
    }

    /// "+45 33 19 32 00", "33193200": the last eight figures are the number, whatever stands before them.
    fn digits(&self, at: usize) -> Option<(String, usize)> {
        let plus = usize::from(self.tokens[at].is('+'));
        let mut here = at + plus;
        let mut digits = String::new();
        while let Some(figures) = self.tokens.get(here).and_then(Token::figures)
            && figures.bytes().all(|byte| byte.is_ascii_digit())
            && (here == at + plus || (self.tokens[here].apart && (2..=4).contains(&figures.len())))
        {
            digits.push_str(figures);
            here += 1;
        }
        let groups = here - at - plus;
        let is_name = digits.len() >= 8 && (groups == 1 || groups >= 3 || plus == 1) && digits.len() <= 20;
        let from = digits.len().saturating_sub(8);
        is_name.then(|| (digits[from..].to_owned(), here))
    }

    /// A number with what it counts.
    fn counted(&mut self, at: usize) -> Option<usize> {
        let (tokens, grammar) = (&self.tokens, self.grammar);
        if let Some(currency) = currency(&tokens[at], grammar) {
            let after = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|token| token.is('.') && !token.apart));
            if let Some((numeral, _)) = self.number(after)
                && !numeral.ordinal
            {
                let end = after + numeral.length;
                return Some(self.push(Quantity::Money(numeral.amount, currency), at, end, false));
            }
            return None;
        }
        if let Some(end) = self.named_period(at) {
            return Some(end);
        }
        let (numeral, in_figures) = self.number(at)?;
        let Numeral { amount, length, ordinal, soft, rest } = numeral;
        let end = at + length;
        if let Some(rest) = &rest
            && let Some((unit, factor)) = grammar.unit_stem(rest)
        {
            return Some(self.period(amount, unit, factor, at, end, false));
        }
        if let Some((unit, factor, after)) = self.unit(end, amount).filter(|_| !ordinal) {
            return Some(self.period(amount, unit, factor, at, after, false));
        }
        if let Some(after) = self.percent(end) {
            return Some(self.push(Quantity::Percent(amount), at, after, false));
        }
        if let Some(currency) = self.tokens.get(end).and_then(|token| currency(token, grammar)) {
            return Some(self.push(Quantity::Money(amount, currency), at, end + 1, false));
        }
        // A half of nothing in particular is a word.
        if amount < Amount::whole(1) && !in_figures && amount != Amount::whole(0) {
            return Some(end);
        }
        Some(self.push(Quantity::Number(amount), at, end, soft))
    }

    /// A number in figures or in words.
    fn number(&self, at: usize) -> Option<(Numeral, bool)> {
        let token = self.tokens.get(at)?;
        let Some(written) = token.figures() else { return Some(((self.grammar.numeral)(&self.tokens, at)?, false)) };
        let mut written = written.to_owned();
        let mut length = 1;
        // "30 000", with a space that holds it together.
        while let Some(next) = self.tokens.get(at + length)
            && next.bound
            && next.figures().is_some_and(|group| group.len() == 3 && !written.contains(['.', ',']))
        {
            written.push_str(next.figures().unwrap_or_default());
            length += 1;
        }
        let Figures::Number(amount) = figures(&written, self.grammar) else { return None };
        let suffix = self.tokens.get(at + length).filter(|next| !next.apart).and_then(Token::word);
        let ordinal = matches!(suffix, Some("st" | "nd" | "rd" | "th"));
        let length = length + usize::from(ordinal);
        Some((Numeral { amount, length, ordinal, soft: false, rest: None }, true))
    }

    /// The unit behind a number, and the token behind it: "dage", "-day", "hele år", "working days".
    fn unit(&self, at: usize, amount: Amount) -> Option<(Unit, i128, usize)> {
        let dash = self.tokens.get(at).filter(|token| token.is_dash() && !token.apart);
        let mut here = at + usize::from(dash.is_some());
        if dash.is_some() {
            let next = self.tokens.get(here).filter(|token| !token.apart)?;
            let (unit, factor) = self.grammar.unit_stem(next.word()?)?;
            return Some((unit, factor, here + 1));
        }
        let word = |here: usize| self.tokens.get(here).and_then(Token::word);
        if word(here).is_some_and(|word| self.grammar.fillers.contains(&word)) {
            here += 1;
        }
        let first = word(here)?;
        if matches!(first, "working" | "business") && matches!(word(here + 1), Some("day" | "days")) {
            return Some((Unit::WorkingDays, 1, here + 2));
        }
        // "half an hour": the article belongs to the half.
        if amount < Amount::whole(1) && self.grammar.articles.contains(&first) {
            let (unit, factor) = self.grammar.unit(word(here + 1)?)?;
            return Some((unit, factor, here + 2));
        }
        let (unit, factor) = if self.grammar.tongue == Tongue::Danish {
            self.grammar.unit(first).or_else(|| self.grammar.unit_stem(first).filter(|_| first.starts_with("årig")))?
        } else {
            self.grammar.unit(first)?
        };
        Some((unit, factor, here + 1))
    }

    fn period(&mut self, said: Amount, unit: Unit, factor: i128, at: usize, end: usize, soft: bool) -> usize {
        match said.times(factor) {
            Some(amount) => self.push(Quantity::Period { amount, unit, said }, at, end, soft),
            None => end,
        }
    }

    /// "a month", "en måned"; "et kvarter", "a quarter of an hour"; "a year and a half".
    fn named_period(&mut self, at: usize) -> Option<usize> {
        let word = |here: usize| self.tokens.get(here).and_then(Token::word);
        let first = word(at)?;
        if first == "kvarter" {
            return Some(self.period(Amount::whole(15), Unit::Minutes, 1, at, at + 1, false));
        }
        if first == "quarter" && (word(at + 1), word(at + 2), word(at + 3)) == (Some("of"), Some("an"), Some("hour")) {
            return Some(self.period(Amount::whole(15), Unit::Minutes, 1, at, at + 4, false));
        }
        if first == "fortnight" {
            return Some(self.period(Amount::whole(14), Unit::Days, 1, at, at + 1, false));
        }
        if !self.grammar.articles.contains(&first) || (self.grammar.numeral)(&self.tokens, at).is_some() {
            return None;
        }
        let filler = usize::from(word(at + 1).is_some_and(|word| self.grammar.fillers.contains(&word)));
        let (unit, factor) = self.grammar.unit(word(at + 1 + filler)?)?;
        let end = at + 2 + filler;
        let and_a_half = (word(end), word(end + 1), word(end + 2)) == (Some("and"), Some("a"), Some("half"));
        if and_a_half {
            let amount = Amount::whole(1).plus(Amount::half());
            return Some(self.period(amount, unit, factor, at, end + 3, false));
        }
        Some(self.period(Amount::whole(1), unit, factor, at, end, true))
    }

    /// "%", "procent", "per cent".
    fn percent(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        let word = match &token.kind {
            Kind::Sign('%') => "%",
            Kind::Word(word) => word,
            _ => return None,
        };
        if word == "per" && self.tokens.get(at + 1).and_then(Token::word) == Some("cent") {
            return Some(at + 2);
        }
        self.grammar.percent.contains(&word).then_some(at + 1)
    }
}

fn currency(token: &Token, grammar: &Grammar) -> Option<&'static str> {
    match &token.kind {
        Kind::Word(word) => grammar.currency(word),
        Kind::Sign(sign) => grammar.currency(sign.encode_utf8(&mut [0; 4])),
        _ => None,
    }
}
