//! Every edition of a policy, the newest first: when it applied, what it changed, and where to read it.

use super::about::AboutInput;
use super::address::Address;
use super::comparison::paragraphs;
use super::standing::signed_name;
use super::words::ShellWords;
use crate::history::edition::Withdrawal;
use crate::history::ledger::Format;
use crate::history::{Body, Edition, FileRecord, History, State};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::render::view::Labelled;
use crate::render::view::history::{Bar, HistoryHeads, HistoryPage, HistoryRow};
use crate::text::Arg;

/// The page and its address; `None` where the policy is not shown in the language today.
pub fn view(input: &AboutInput, lang: &Lang) -> Option<(Address, HistoryPage)> {
    let places = input.places;
    let recorded = places.recorded;
    let page = |lang: &Lang| places.history(lang);
    let at = page(lang)?;
    let words = &input.words[lang];
    let (policy, firm) = recorded.names(recorded.shown, lang);
    let title = words.say("history-title");
    let history = &recorded.history.history;
    let line = TimeLine::of(history);
    let mut frame = input.frame(lang, &at, format!("{title} – {policy} – {firm}"), &page);
    frame.description = words.say("history-intro");
    let ending = history.ended.as_ref().map(|ended| {
        let when = if ended.effective <= recorded.day { "past" } else { "future" };
        let said = words.say_args("history-ended", &[("when", Arg::key(when)), ("day", ended.effective.into())]);
        with_reason(said, ended.reason.get(lang), words)
    });
    let view = HistoryPage {
        frame,
        firm: input.firm(lang, &at),
        languages_title: words.say("languages-title"),
        languages: input.languages(lang, &at, &page),
        title,
        policy,
        intro: words.say("history-intro"),
        ending,
        heads: HistoryHeads {
            edition: words.say("history-head-edition"),
            from: words.say("history-head-from"),
            to: words.say("history-head-to"),
            what: words.say("history-head-what"),
            read: words.say("history-head-read"),
        },
        editions: recorded.editions().iter().rev().map(|edition| row(input, edition, lang, &at, &line)).collect(),
        scale: line.length,
        ways_title: words.say("comparison-ways-title"),
        ways: ways(input, lang, &at),
    };
    Some((at, view))
}

fn row(input: &AboutInput, edition: &Edition, lang: &Lang, at: &Address, line: &TimeLine) -> HistoryRow {
    let words = &input.words[lang];
    let history = &input.places.recorded.history.history;
    let state = input.places.recorded.state(edition);
    let day = |day: Day| words.say_args("edition-day", &[("day", day.into())]);
    let to = match (state, history.until(edition)) {
        (State::Withdrawn, _) => words.say("history-never"),
        (_, Some(until)) if until <= edition.effective => words.say("history-same-day"),
        (_, Some(until)) => until.yesterday().map(day).unwrap_or_default(),
        (_, None) => words.say("history-until-further"),
    };
    HistoryRow {
        name: words.say_args("history-edition", &[("number", Arg::Number(edition.ordinal.into()))]),
        state: state.key().to_owned(),
        state_words: words.say_with("history-state", &[("state", state.key())]),
        from: day(edition.effective),
        to,
        what: what(input, edition, lang),
        read: read(input, edition, lang, at),
        bar: line.bar(history, edition),
    }
}

/// What kind of edition it is, what a person wrote about it, and what was recorded of it later.
fn what(input: &AboutInput, edition: &Edition, lang: &Lang) -> Vec<String> {
    let words = &input.words[lang];
    let recorded = input.places.recorded;
    let mut what = Vec::new();
    what.extend(match edition.kind() {
        None => Some(words.say("history-imported")),
        Some(_) if recorded.history.history.predecessor(edition).is_none() => Some(words.say("history-first")),
        Some(kind) => Some(words.say_with("history-kind", &[("kind", kind.key())])),
    });
    let summary = recorded.frozen(edition.id).and_then(|frozen| frozen.summary.get(lang));
    what.extend(summary.map(|summary| paragraphs(summary)).unwrap_or_default());
    let told = |id: &str, taken: &Withdrawal| {
        with_reason(words.say_args(id, &[("day", taken.recorded.into())]), taken.reason.get(lang), words)
    };
    what.extend(edition.withdrawn.as_ref().map(|taken| told("history-withdrawn", taken)));
    what.extend(edition.redactions.iter().map(|taken| told("history-redacted", taken)));
    match edition.languages.get(lang) {
        Some(language) => {
            what.extend(language.added.map(|added| words.say_args("history-translated", &[("day", added.into())])))
        }
        None => what.push(words.say("list-other-language")),
    }
    what
}

fn with_reason(said: String, reason: Option<&String>, words: &ShellWords) -> String {
    match reason {
        Some(reason) => words.say_with("history-reason", &[("what", &said), ("reason", reason)]),
        None => said,
    }
}

/// The edition's page, what it changed, and its files.
fn read(input: &AboutInput, edition: &Edition, lang: &Lang, at: &Address) -> Vec<Labelled> {
    let (places, words) = (input.places, &input.words[lang]);
    let (Some(language), Some(page)) = (edition.languages.get(lang), places.permalink(edition, lang)) else {
        return Vec::new();
    };
    let root = at.root();
    let way = |label: &str, to: String| Labelled {
        label: words.say(label),
        value: String::new(),
        href: Some(format!("{root}{to}")),
    };
    let mut ways = vec![way("history-read-page", page.below_root())];
    ways.extend(places.changes(edition, lang).map(|changes| way("history-read-changes", changes.below_root())));
    if has_pdf(&language.body) {
        ways.push(way("history-read-pdf", page.beside(&page.pdf_name())));
    }
    let signed = |file: &FileRecord| page.beside(&signed_name(page.stem(), lang, &file.file));
    ways.extend(language.signed.iter().map(|file| way("history-read-signed", signed(file))));
    ways
}

/// Whether a PDF of the edition stands beside its page.
pub fn has_pdf(body: &Body) -> bool {
    match body {
        Body::Document { pdf, .. } => pdf.is_some(),
        Body::File { format, file, .. } => *format == Format::Pdf && file.is_some(),
    }
}

fn ways(input: &AboutInput, lang: &Lang, at: &Address) -> Vec<Labelled> {
    let (places, words) = (input.places, &input.words[lang]);
    let root = at.root();
    let way = |label: &str, to: String| Labelled {
        label: words.say(label),
        value: String::new(),
        href: Some(format!("{root}{to}")),
    };
    let shown = match places.recorded.state(places.recorded.shown) {
        State::InForce => "read-current",
        _ => "read-shown",
    };
    let current = places.current(lang).map(|current| way(shown, current.below_root()));
    let feed = input.base_url.and(places.feed(lang)).map(|feed| way("history-feed", feed));
    current.into_iter().chain(feed).collect()
}

/// The line that all bars stand on: it begins with the first edition, and goes on for a while behind the last day that
/// is known, where what has no end goes on. Today is not on it: two days on which the same applies look the same.
struct TimeLine {
    begin: Day,
    length: u32,
}

impl TimeLine {
    fn of(history: &History) -> TimeLine {
        let days = history.editions.iter().flat_map(|edition| [Some(edition.effective), history.until(edition)]);
        let days: Vec<Day> = days.flatten().collect();
        let begin = days.iter().min().copied().unwrap_or(Day::ZERO);
        let known = days.iter().max().map_or(0, |last| between(begin, *last));
        TimeLine { begin, length: known + (known / 8).max(30) }
    }

    fn bar(&self, history: &History, edition: &Edition) -> Bar {
        // An edition that applied for no day, or never, is a mark.
        let least = (self.length / 60).max(1);
        let start = between(self.begin, edition.effective);
        let end = match history.until(edition) {
            _ if edition.withdrawn.is_some() => start,
            Some(until) => between(self.begin, until),
            None => self.length,
        };
        Bar { start, length: end.saturating_sub(start).max(least).min(self.length - start) }
    }
}

/// Days from one day to another one, which is not before it.
fn between(first: Day, last: Day) -> u32 {
    (last - first).get_days().try_into().unwrap_or(0)
}
