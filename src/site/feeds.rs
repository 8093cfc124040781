//! What can be subscribed to: an entry for each edition, announced when it is recorded and updated when it takes
//! effect.

use url::Url;

use super::about::{AboutInput, Told};
use super::comparison::paragraphs;
use super::history_page::has_pdf;
use super::words::ShellWords;
use crate::history::{Edition, State};
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::render::feed::feed;
use crate::render::view::history::{Feed, FeedEntry, FeedLink};
use crate::text::Arg;

/// How many entries a feed has: the newest ones. Older editions are on the page of all editions.
const MOST: usize = 50;

/// The name of a feed in its folder.
pub const NAME: &str = "feed.xml";

pub const MEDIA_TYPE: &str = "application/atom+xml";

/// The entries of a policy in one language, the newest first. Without a base address there are none: a feed names
/// absolute addresses.
pub fn entries(input: &AboutInput, told: &[Told], lang: &Lang) -> Vec<FeedEntry> {
    let Some(base) = input.base_url else { return Vec::new() };
    let mut entries: Vec<FeedEntry> = told.iter().filter_map(|one| entry(input, one, lang, base)).collect();
    newest_first(&mut entries);
    entries
}

fn newest_first(entries: &mut Vec<FeedEntry>) {
    entries.sort_by(|a, b| (b.updated, b.published, &b.id).cmp(&(a.updated, a.published, &a.id)));
    entries.truncate(MOST);
}

fn entry(input: &AboutInput, told: &Told, lang: &Lang, base: &str) -> Option<FeedEntry> {
    let (places, words) = (input.places, &input.words[lang]);
    let recorded = places.recorded;
    let edition = told.edition;
    let language = edition.languages.get(lang)?;
    let page = places.permalink(edition, lang)?;
    let (policy, author) = recorded.names(edition, lang);
    let state = recorded.state(edition);
    let title = words.say_args(
        "feed-entry",
        &[
            ("state", Arg::key(state.key())),
            ("policy", Arg::key(policy)),
            ("number", Arg::Number(edition.ordinal.into())),
            ("day", edition.effective.into()),
        ],
    );
    let link = |title: &str, path: String, media_type: &str, rel: &str| FeedLink {
        title: words.say(title),
        href: format!("{base}{path}"),
        media_type: media_type.to_owned(),
        rel: rel.to_owned(),
    };
    let changes = places
        .changes(edition, lang)
        .map(|changes| link("feed-link-changes", changes.below_root(), "text/html", "related"));
    let pdf = has_pdf(&language.body)
        .then(|| link("feed-link-pdf", page.beside(&page.pdf_name()), "application/pdf", "enclosure"));
    let comparison = told.comparison.as_ref();
    let groups = comparison.map_or(&[][..], |comparison| comparison.groups.as_slice());
    let summary = recorded.frozen(edition.id).and_then(|frozen| frozen.summary.get(lang));
    let published = published(edition, lang);
    Some(FeedEntry {
        id: format!("{}/{}/{lang}", tag(input, base)?, edition.id),
        title,
        author,
        published,
        updated: updated(edition, state, lang).max(published),
        summary: summary.map(|summary| paragraphs(summary)).unwrap_or_default(),
        groups: groups.iter().map(|group| (group.title.clone(), group.changes.clone())).collect(),
        page: format!("{base}{}", page.below_root()),
        links: changes.into_iter().chain(pdf).collect(),
    })
}

/// When it could first be read. An imported edition could be from its day on, though not here.
fn published(edition: &Edition, lang: &Lang) -> Day {
    let added = edition.languages.get(lang).and_then(|language| language.added);
    added.unwrap_or(if edition.is_imported() { edition.effective } else { edition.recorded })
}

/// The last day on which there was news of it.
fn updated(edition: &Edition, state: State, lang: &Lang) -> Day {
    let news = match (state, &edition.withdrawn) {
        (_, Some(taken)) => taken.recorded,
        (State::Scheduled, None) => edition.recorded,
        (_, None) => edition.effective,
    };
    edition.redactions.iter().map(|taken| taken.recorded).chain([published(edition, lang), news]).max().unwrap_or(news)
}

/// An URI for the policy that outlives its address and its name (RFC 4151): the host, the day of its first record, and
/// what it was called on that day.
fn tag(input: &AboutInput, base: &str) -> Option<String> {
    let history = &input.places.recorded.history.history;
    let first = history.records.first()?;
    let host = Url::parse(base).ok()?.host_str()?.to_owned();
    Some(format!("tag:{host},{}:{}", first.record.recorded, first.record.policy))
}

/// The feed of one policy, and its path below the output folder.
pub fn of_policy(input: &AboutInput, entries: &[FeedEntry], lang: &Lang) -> Option<(String, String)> {
    let base = input.base_url?;
    if entries.is_empty() {
        return None;
    }
    let places = input.places;
    let path = places.feed(lang)?;
    let (policy, _) = places.recorded.names(places.recorded.shown, lang);
    let made = feed(&Feed {
        lang: lang.to_string(),
        id: format!("{}/{lang}", tag(input, base)?),
        title: input.words[lang].say_with("feed-title", &[("policy", &policy)]),
        own: format!("{base}{path}"),
        page: format!("{base}{}", places.current(lang)?.below_root()),
        entries: entries.to_vec(),
    });
    Some((input.path(&path), made))
}

/// The feed of an outlet in one language: the newest entries of all its policies. `title` is the outlet's; the path is
/// seen from the outlet's root.
pub fn of_outlet(
    mut entries: Vec<FeedEntry>,
    title: &str,
    base: &str,
    lang: &Lang,
    words: &ShellWords,
) -> Option<(String, String)> {
    newest_first(&mut entries);
    if entries.is_empty() {
        return None;
    }
    let path = format!("{lang}/{NAME}");
    let own = format!("{base}{path}");
    let made = feed(&Feed {
        lang: lang.to_string(),
        id: own.clone(),
        title: words.say_with("feed-outlet-title", &[("outlet", title)]),
        own,
        page: format!("{base}{lang}/"),
        entries,
    });
    Some((path, made))
}
