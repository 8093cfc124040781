//! A message about a new edition, for the firm to send: what changes, from when, and what the reader can do.

use std::collections::BTreeMap;

use super::about::{AboutInput, Told, compared};
use super::address::{has_firm_slugs, has_many_policies};
use super::calendar;
use super::history_page::has_pdf;
use super::places::Places;
use super::recorded::{Recorded, histories};
use super::words::{ShellWords, languages};
use crate::document::{Inline, Origin};
use crate::finding::Finding;
use crate::history::{Edition, EditionId, Kind, Named};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::model::public_facts::{Party, PublicFacts, Told as ToldFact};
use crate::render::html::Templates;
use crate::render::notice::text;
use crate::render::view::Labelled;
use crate::render::view::comparison::Comparison;
use crate::render::view::notice::{Notice, NoticeSection};
use crate::source::LoadedSite;
use crate::text::Arg;

/// What a message is asked for.
pub struct NoticeInput<'a> {
    pub site: &'a LoadedSite,
    /// `<firm>/<policy>`.
    pub policy: &'a str,
    /// The newest one, unless stated.
    pub edition: Option<Named>,
    /// All of the edition, unless stated.
    pub lang: Option<&'a Lang>,
    pub day: Day,
    /// Also of a correction.
    pub any_kind: bool,
}

/// The messages about one edition.
#[derive(Debug)]
pub struct Notices {
    pub edition: EditionId,
    pub effective: Day,
    pub messages: Vec<Message>,
    /// Whether they say where to read more; without a base address they cannot.
    pub has_addresses: bool,
}

/// One language of it.
#[derive(Debug)]
pub struct Message {
    pub lang: Lang,
    /// What its files are called, without their endings: `kunder-2026-05-01`.
    pub name: String,
    pub text: String,
    /// A page of its own, complete in itself.
    pub html: String,
    /// The day for a calendar, of an edition that was announced before it took effect.
    pub calendar: Option<String>,
}

/// Why there is no message.
#[derive(Debug)]
pub enum NoNotice {
    /// The ids that there are.
    UnknownPolicy {
        known: Vec<String>,
    },
    /// The policy is in no outlet, so that nobody can read it.
    NoOutlet,
    UnknownEdition {
        known: Vec<EditionId>,
    },
    /// The edition does not have the language.
    Language {
        known: Vec<Lang>,
    },
    /// Nothing stands before it that it could change.
    First(EditionId),
    Correction(EditionId),
    Withdrawn(EditionId),
    /// What is recorded, or the theme, or messages, have mistakes.
    Findings(Vec<Finding>),
}

/// Makes the messages.
pub fn notices(input: &NoticeInput) -> Result<Notices, NoNotice> {
    let site = input.site;
    let (histories, found) = histories(site);
    let Some(history) = histories.get(input.policy) else {
        return Err(NoNotice::UnknownPolicy { known: histories.into_keys().collect() });
    };
    let mine: Vec<Finding> =
        found.into_iter().filter(|finding| finding.is_error() && finding.touches(input.policy)).collect();
    if !mine.is_empty() {
        return Err(NoNotice::Findings(mine));
    }
    let (language_words, found) = languages(site, None);
    let found: Vec<Finding> = found.into_iter().filter(Finding::is_error).collect();
    if !found.is_empty() {
        return Err(NoNotice::Findings(found));
    }
    let words: BTreeMap<Lang, ShellWords> =
        language_words.iter().map(|(lang, words)| (lang.clone(), ShellWords::new(words))).collect();
    let editions = &history.history;
    let edition = match input.edition {
        Some(name) => editions.named(name),
        None => editions.newest(),
    };
    let known = || editions.editions.iter().map(|edition| edition.id).collect();
    let edition = edition.ok_or_else(|| NoNotice::UnknownEdition { known: known() })?;
    refuse(input, edition, editions.predecessor(edition).is_some())?;
    let recorded =
        Recorded::of(site, history, &words, input.day).ok_or_else(|| NoNotice::UnknownEdition { known: known() })?;
    let outlets = site.config.outlets.iter();
    let mut places: Vec<Places> =
        outlets.filter_map(|outlet| Places::of(outlet, has_firm_slugs(site, outlet), &recorded)).collect();
    // The first outlet that has an address; else the first.
    places.sort_by_key(|places| places.outlet.base_url.is_none());
    let places = places.first().ok_or(NoNotice::NoOutlet)?;
    let templates = Templates::new(&site.theme).map_err(NoNotice::Findings)?;
    let about = AboutInput {
        config: &site.config,
        words: &words,
        templates: &templates,
        places,
        base_url: places.outlet.base_url.as_deref(),
        stylesheet: "",
        brand_stylesheet: None,
        has_others: has_many_policies(site, places.outlet),
    };
    let langs = edition.languages.keys().filter(|lang| input.lang.is_none_or(|only| only == *lang));
    let messages: Result<Vec<Message>, Finding> = langs.filter_map(|lang| message(&about, edition, lang)).collect();
    let messages = messages.map_err(|finding| NoNotice::Findings(vec![finding]))?;
    let has_addresses = about.base_url.is_some();
    let missing: Vec<Finding> = words.into_values().flat_map(ShellWords::into_findings).collect();
    if !missing.is_empty() {
        return Err(NoNotice::Findings(missing));
    }
    if messages.is_empty() {
        return Err(NoNotice::Language { known: edition.languages.keys().cloned().collect() });
    }
    Ok(Notices { edition: edition.id, effective: edition.effective, messages, has_addresses })
}

fn refuse(input: &NoticeInput, edition: &Edition, has_predecessor: bool) -> Result<(), NoNotice> {
    if edition.withdrawn.is_some() {
        return Err(NoNotice::Withdrawn(edition.id));
    }
    if !has_predecessor {
        return Err(NoNotice::First(edition.id));
    }
    match edition.kind() {
        Some(Kind::Correction) if !input.any_kind => Err(NoNotice::Correction(edition.id)),
        _ => Ok(()),
    }
}

fn message(about: &AboutInput, edition: &Edition, lang: &Lang) -> Option<Result<Message, Finding>> {
    let comparison = compared(about, edition, lang)?;
    let page = about.places.permalink(edition, lang)?;
    let notice = notice(about, edition, &comparison, lang);
    let name = page.stem().to_owned();
    let told = Told { edition, comparison: Some(comparison) };
    Some(about.templates.notice(&notice).map(|html| Message {
        lang: lang.clone(),
        name,
        text: text(&notice),
        html,
        calendar: calendar::of(about, &told, lang).map(|(_, calendar)| calendar),
    }))
}

fn notice(about: &AboutInput, edition: &Edition, comparison: &Comparison, lang: &Lang) -> Notice {
    let words = &about.words[lang];
    let dated = |id: &str| {
        let policy = ("policy", Arg::key(comparison.policy.as_str()));
        words.say_args(id, &[policy, ("day", edition.effective.into())])
    };
    let facts = about.places.recorded.facts(edition.id, lang);
    let summary = (!comparison.summary.is_empty()).then(|| NoticeSection {
        title: words.say("notice-summary-title"),
        items: Vec::new(),
        paragraphs: comparison.summary.clone(),
    });
    Notice {
        lang: lang.to_string(),
        subject: dated("notice-subject"),
        greeting: words.say("notice-greeting"),
        opening: dated("notice-opening"),
        sections: summary
            .into_iter()
            .chain(changed(comparison, words))
            .chain(facts.map(|facts| to_do(facts, words)))
            .collect(),
        read_title: words.say("notice-read-title"),
        read: read(about, edition, lang),
        closing: words.say("notice-closing"),
        firm: comparison.firm.clone(),
    }
}

/// The important changes; how many others there are. Where there are no important ones, the others.
fn changed(comparison: &Comparison, words: &ShellWords) -> Option<NoticeSection> {
    let of = |class: &str| comparison.groups.iter().find(|group| group.class == class);
    match (of("material"), of("minor")) {
        (Some(material), minor) => Some(NoticeSection {
            title: words.say("notice-material-title"),
            items: material.changes.clone(),
            paragraphs: minor
                .map(|minor| words.say_args("notice-more", &[("count", Arg::count(minor.changes.len()))]))
                .into_iter()
                .collect(),
        }),
        (None, Some(minor)) => Some(NoticeSection {
            title: words.say("notice-minor-title"),
            items: minor.changes.clone(),
            paragraphs: Vec::new(),
        }),
        (None, None) => None,
    }
}

/// Rights, and whom to ask.
fn to_do(facts: &PublicFacts, words: &ShellWords) -> NoticeSection {
    let right = |right: &crate::model::public_facts::Right| {
        let said = words.say_with("notice-right", &[("right", &right.right)]);
        vec![Inline::text(said, Origin::default())]
    };
    let rights: Vec<Vec<Inline>> = facts.rights.iter().map(right).collect();
    let rights = (!rights.is_empty()).then(|| words.say_args("notice-rights", &[("rights", Arg::And(rights))]));
    NoticeSection {
        title: words.say("notice-do-title"),
        items: Vec::new(),
        paragraphs: rights.into_iter().chain(whom_to_ask(facts, words)).collect(),
    }
}

/// An e-mail address, else a telephone number: of those whom the policy names for questions, before the firm's own.
fn whom_to_ask(facts: &PublicFacts, words: &ShellWords) -> Option<String> {
    fn told(fact: &Option<ToldFact<String>>) -> Option<&str> {
        match fact {
            Some(ToldFact::Value(value)) => Some(value),
            _ => None,
        }
    }
    let officer = facts.dpo.as_ref().and_then(|dpo| dpo.party.as_ref());
    let parties: Vec<&Party> = facts.contact.iter().chain(officer).chain([&facts.controller]).collect();
    let email = parties.iter().find_map(|party| told(&party.email));
    let phone = parties.iter().find_map(|party| told(&party.phone));
    match (email, phone) {
        (Some(email), _) => Some(words.say_with("notice-ask-email", &[("email", email)])),
        (None, Some(phone)) => Some(words.say_with("notice-ask-phone", &[("phone", phone)])),
        (None, None) => None,
    }
}

/// Absolute addresses of the edition, its changes, its PDF and all editions.
fn read(about: &AboutInput, edition: &Edition, lang: &Lang) -> Vec<Labelled> {
    let (places, words) = (about.places, &about.words[lang]);
    let Some(base) = about.base_url else { return Vec::new() };
    let Some(page) = places.permalink(edition, lang) else { return Vec::new() };
    let has_pdf = edition.languages.get(lang).is_some_and(|language| has_pdf(&language.body));
    let ways = [
        ("notice-read-edition", Some(page.below_root())),
        ("notice-read-changes", places.changes(edition, lang).map(|changes| changes.below_root())),
        ("notice-read-pdf", has_pdf.then(|| page.beside(&page.pdf_name()))),
        ("notice-read-history", places.history(lang).map(|history| history.below_root())),
    ];
    let way = |(id, path): (&str, Option<String>)| {
        Some(Labelled { label: words.say(id), value: String::new(), href: Some(format!("{base}{}", path?)) })
    };
    ways.into_iter().filter_map(way).collect()
}
