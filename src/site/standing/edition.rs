//! What a page says of an edition on a day: at its own address for ever, or at the policy's as long as it applies.

use super::{Standing, banner, way};
use crate::history::ledger::{Format, Said};
use crate::history::{Body, Edition, EditionLanguage, State};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::render::view::{Banner, HeadLink, Labelled};
use crate::site::places::Places;
use crate::site::shell::{head_link, labelled, typed_link};
use crate::site::timemap;
use crate::site::words::ShellWords;
use crate::text::Arg;

/// A page of an edition in one language.
pub struct EditionPage<'a> {
    pub places: &'a Places<'a>,
    pub words: &'a ShellWords<'a>,
    pub edition: &'a Edition,
    pub lang: &'a Lang,
    pub language: &'a EditionLanguage,
    /// It stands at the policy's own address, and not at the edition's.
    pub is_current: bool,
    /// From the page to the outlet's root.
    pub root: String,
    /// There are feeds and a TimeMap, which need absolute addresses.
    pub has_base_url: bool,
}

impl Standing {
    /// An edition.
    pub fn edition(page: &EditionPage) -> Standing {
        let state = page.state();
        let is_in_force_here = page.is_current && state == State::InForce;
        let current = page.places.current(page.lang);
        let has_pdf = match &page.language.body {
            Body::Document { pdf, .. } => pdf.is_some(),
            Body::File { format, file, .. } => *format == Format::Pdf && file.is_some(),
        };
        let address = if page.is_current { current.clone() } else { page.places.permalink(page.edition, page.lang) };
        Standing {
            banners: page.banners(state),
            rows: page.rows(state),
            ways: page.ways(state),
            links: page.links(),
            noindex: !is_in_force_here,
            canonical: current.filter(|_| state == State::InForce).map(|current| current.below_root()),
            pdf: address.filter(|_| has_pdf).map(|address| address.pdf_name()),
            is_file: matches!(page.language.body, Body::File { .. }),
            hash: page.edition.hash().short().to_owned(),
            line: String::new(),
            day: page.edition.effective.to_string(),
        }
    }
}

impl EditionPage<'_> {
    fn state(&self) -> State {
        self.places.recorded.state(self.edition)
    }

    fn say(&self, id: &str, day: Day) -> String {
        self.words.say_args(id, &[("day", Arg::Day(day))])
    }

    /// A relative address out of one that starts at the outlet's root.
    fn to(&self, below_root: &str) -> String {
        format!("{}{below_root}", self.root)
    }

    fn rows(&self, state: State) -> Vec<Labelled> {
        let Edition { ordinal, effective, recorded, .. } = self.edition;
        let row = |label: &str, value: String| labelled(self.words.say(label), value);
        let mut rows = vec![row("edition-number-label", ordinal.to_string())];
        let labels = match state {
            State::InForce | State::Scheduled => Some(("edition-from-label", "edition-to-label")),
            State::Superseded { .. } | State::Ended { .. } => Some(("edition-began-label", "edition-until-label")),
            State::Withdrawn => None,
        };
        if let Some((from, to)) = labels {
            rows.push(row(from, self.say("edition-day", *effective)));
            rows.extend(self.last_day().map(|last| row(to, self.say("edition-day", last))));
        }
        rows.push(row("edition-recorded-label", self.say("edition-day", *recorded)));
        rows.push(row("edition-hash-label", self.edition.hash().short().to_owned()));
        rows
    }

    /// The last day on which it applies, where one is known; none where another one took its place on its first day.
    fn last_day(&self) -> Option<Day> {
        let until = self.places.recorded.history.history.until(self.edition)?;
        (until > self.edition.effective).then(|| until.yesterday().ok()).flatten()
    }

    fn banners(&self, state: State) -> Vec<Banner> {
        let words = self.words;
        let history = &self.places.recorded.history.history;
        let told = |kind: &str, text: String, links: Vec<Labelled>| {
            banner(kind, words.say(&format!("banner-{kind}-title")), text, links)
        };
        let mut banners = Vec::new();
        match state {
            State::Scheduled => {
                banners.push(told("scheduled", self.say("banner-scheduled", self.edition.effective), self.way_back()));
            }
            State::Superseded { .. } => {
                let text = match self.last_day() {
                    Some(last) => self.say("banner-superseded", last),
                    None => words.say("banner-superseded-at-once"),
                };
                banners.push(told("superseded", text, self.way_back()));
            }
            State::Ended { on } => {
                let text = self.say("banner-ended", on.yesterday().unwrap_or(on));
                let reason = history.ended.as_ref().map(|ended| &ended.reason);
                banners.push(told("ended", self.because(text, reason), Vec::new()));
            }
            State::Withdrawn => {
                let withdrawn = self.edition.withdrawn.as_ref();
                let on = withdrawn.map_or(self.edition.recorded, |withdrawal| withdrawal.recorded);
                let days = [("day", Arg::Day(self.edition.effective)), ("on", Arg::Day(on))];
                let text = words.say_args("banner-withdrawn", &days);
                let text = self.because(text, withdrawn.map(|withdrawal| &withdrawal.reason));
                banners.push(told("withdrawn", text, self.way_back()));
            }
            State::InForce => {}
        }
        if self.is_current && matches!(state, State::InForce | State::Scheduled) {
            banners.extend(self.what_comes());
        }
        if self.edition.is_imported() || matches!(self.language.body, Body::File { .. }) {
            banners.push(told("imported", words.say("banner-imported"), Vec::new()));
        }
        for redaction in &self.edition.redactions {
            let text = self.because(self.say("banner-redacted", redaction.recorded), Some(&redaction.reason));
            banners.push(told("redacted", text, Vec::new()));
        }
        if let Some(added) = self.language.added {
            banners.push(told("translated", self.say("banner-translated", added), Vec::new()));
        }
        banners
    }

    /// What takes the place of the edition that is shown: the next one, or nothing.
    fn what_comes(&self) -> Option<Banner> {
        let history = &self.places.recorded.history.history;
        let day = self.places.recorded.day.max(self.edition.effective);
        if let Some(next) = history.next_after(day) {
            let read = self.places.permalink(next, self.lang);
            let changes = self.places.changes(next, self.lang);
            let links = [(read, "read-next"), (changes, "read-next-changes")]
                .into_iter()
                .filter_map(|(at, id)| Some(way(self.words.say(id), self.to(&at?.below_root()))));
            let text = self.say("banner-next", next.effective);
            return Some(banner("next", self.words.say("banner-next-title"), text, links.collect()));
        }
        let ended = history.ended.as_ref().filter(|ended| ended.effective > day)?;
        let text = self.say("banner-ending", ended.effective.yesterday().unwrap_or(ended.effective));
        let text = self.because(text, Some(&ended.reason));
        Some(banner("ending", self.words.say("banner-ending-title"), text, Vec::new()))
    }

    /// The sentence, then the reason in the page's language.
    fn because(&self, text: String, reason: Option<&Said>) -> String {
        match reason.and_then(|reason| reason.get(self.lang)).map(|reason| reason.trim()) {
            Some(reason) if !reason.is_empty() => format!("{text} {reason}"),
            _ => text,
        }
    }

    /// To what the policy's own address shows, from every other page.
    fn way_back(&self) -> Vec<Labelled> {
        let recorded = self.places.recorded;
        if self.is_current || recorded.shown.id == self.edition.id {
            return Vec::new();
        }
        let words = match recorded.state(recorded.shown) {
            State::InForce => "read-current",
            _ => "read-shown",
        };
        let current = self.places.current(self.lang);
        current.map(|at| way(self.words.say(words), self.to(&at.below_root()))).into_iter().collect()
    }

    fn ways(&self, state: State) -> Vec<Labelled> {
        let (places, words) = (self.places, self.words);
        let mut ways = Vec::new();
        let permalink = places.permalink(self.edition, self.lang);
        if let Some(at) = &permalink {
            for signed in &self.language.signed {
                let href = self.to(&at.beside(&signed_name(at.stem(), self.lang, &signed.file)));
                ways.push(Labelled { value: words.say("way-signed-about"), ..way(words.say("way-signed"), href) });
            }
        }
        if let Some(at) = places.changes(self.edition, self.lang) {
            ways.push(way(words.say("way-changes"), self.to(&at.below_root())));
        }
        if state == State::Scheduled
            && let Some(at) = places.calendar(self.edition, self.lang)
        {
            ways.push(way(words.say("way-calendar"), self.to(&at)));
        }
        if let Some(at) = places.history(self.lang) {
            ways.push(way(words.say("way-history"), self.to(&at.below_root())));
        }
        if self.is_current {
            ways.extend(permalink.map(|at| way(words.say("way-permalink"), self.to(&at.below_root()))));
            if let Some(at) = places.feed(self.lang).filter(|_| self.has_base_url) {
                ways.push(Labelled { value: words.say("way-feed-about"), ..way(words.say("way-feed"), self.to(&at)) });
            }
        }
        ways
    }

    /// RFC 5829 for versions, RFC 7089 for what was read at a time.
    fn links(&self) -> Vec<HeadLink> {
        let places = self.places;
        let history = &places.recorded.history.history;
        let current = places.current(self.lang).map(|at| self.to(&at.below_root()));
        let mut links = Vec::new();
        let mut push = |rel: &str, href: Option<String>| {
            links.extend(href.map(|href| head_link(rel, href, None)));
        };
        if !self.is_current {
            push("latest-version", current.clone());
            push("original", current);
        }
        push("version-history", places.history(self.lang).map(|at| self.to(&at.below_root())));
        let of = |edition: Option<&Edition>| {
            edition.and_then(|edition| places.permalink(edition, self.lang)).map(|at| self.to(&at.below_root()))
        };
        push("predecessor-version", of(history.predecessor(self.edition)));
        push("successor-version", of(history.successor(self.edition)));
        if self.has_base_url {
            if timemap::has_mementos(places.recorded, self.lang) {
                let name = timemap::name(self.lang);
                links.push(typed_link("timemap", self.to(&places.by_id(&name)), timemap::MEDIA_TYPE));
            }
            if let Some(feed) = places.feed(self.lang) {
                links.push(typed_link("alternate", self.to(&feed), "application/atom+xml"));
            }
        }
        links
    }
}

/// What a signed copy is published as: `kunder-2026-04-01-signed.pdf`. `file` is its path among the frozen files, whose
/// name begins with the language; `stem` is the name of the edition's own files.
pub fn signed_name(stem: &str, lang: &Lang, file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    format!("{stem}{}", name.strip_prefix(lang.as_str()).unwrap_or(name))
}
