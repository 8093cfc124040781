//! Addresses that a policy had or will have, and has not today: a page that leads on, and the same files.

use super::address::{Address, join};
use super::maker::Entries;
use super::places::Places;
use super::publish::Publisher;
use super::shell::{credit, head_link};
use super::{Class, Entry};
use crate::finding::Finding;
use crate::model::language::Lang;
use crate::render::view::{Frame, Labelled, Moved};

/// The entries of all earlier addresses; `now` has what the policy's own address holds.
pub fn entries(publisher: &Publisher, now: &[(String, Entry)]) -> Result<Entries, Finding> {
    let places = publisher.places;
    let mut entries = Entries::new();
    for lang in publisher.langs() {
        let current = places.current(lang);
        let feed = places.feed(lang).map(|feed| publisher.path(&feed));
        let feed = feed.and_then(|path| now.iter().find(|(at, _)| *at == path)).map(|(_, entry)| entry);
        for elsewhere in places.elsewhere(lang) {
            entries.push(stub(publisher, lang, &elsewhere.address, current.as_ref())?);
            for word in &elsewhere.histories {
                let now = places.history(lang).or(current.clone());
                entries.push(stub(publisher, lang, &elsewhere.address.child(word), now.as_ref())?);
            }
            if let Some(feed) = feed {
                entries.push((elsewhere.address.file("feed.xml"), feed.clone()));
            }
        }
    }
    Ok(entries)
}

/// The addresses that lead on, as folders below the outlet's root: from, to.
pub fn leads(places: &Places) -> Vec<(String, String)> {
    let mut leads = Vec::new();
    for lang in places.recorded.languages() {
        let Some(current) = places.current(lang) else { continue };
        for elsewhere in places.elsewhere(lang) {
            leads.push((elsewhere.address.below_root(), current.below_root()));
            let history = places.history(lang).unwrap_or_else(|| current.clone());
            let histories = elsewhere.histories.iter().map(|word| elsewhere.address.child(word).below_root());
            leads.extend(histories.map(|from| (from, history.below_root())));
        }
    }
    leads
}

/// A page that leads to `to`; without one, to the policy in a language that it has.
fn stub(publisher: &Publisher, lang: &Lang, from: &Address, to: Option<&Address>) -> Result<(String, Entry), Finding> {
    let words = &publisher.maker.words[lang];
    let root = from.root();
    let others = publisher.langs().into_iter().filter_map(|other| Some((other, publisher.places.current(other)?)));
    let links: Vec<Labelled> = match to {
        Some(to) => vec![Labelled {
            label: words.say("moved-link"),
            value: String::new(),
            href: Some(format!("{root}{}", to.below_root())),
        }],
        None => others
            .map(|(other, at)| Labelled {
                label: publisher.maker.words[other].say("language-name"),
                value: other.to_string(),
                href: Some(format!("{root}{}", at.below_root())),
            })
            .collect(),
    };
    let text = words.say(if to.is_some() { "moved" } else { "moved-language" });
    let brand = publisher.places.recorded.look.stylesheet(&publisher.maker.inputs.site.theme);
    let canonical = publisher.base_url.zip(to).map(|(base, to)| format!("{base}{}", to.below_root()));
    let title = words.say(if to.is_some() { "moved-title" } else { "moved-language-title" });
    let page = publisher.maker.templates.moved(&Moved {
        frame: Frame {
            lang: lang.to_string(),
            title: title.clone(),
            description: String::new(),
            links: canonical.map(|address| head_link("canonical", address, None)).into_iter().collect(),
            noindex: true,
            skip_link: words.say("skip-to-text"),
            footer: credit(&publisher.maker.inputs.site.config, words).into_iter().collect(),
            stylesheet: join(&[&format!("{root}assets"), publisher.stylesheet]),
            brand_stylesheet: brand.map(|(name, _)| format!("{root}assets/{name}")),
            root: root.clone(),
        },
        title,
        text,
        to: to.map(|to| format!("{root}{}", to.below_root())),
        links,
    })?;
    Ok(publisher.entry(&from.page(), Class::Pointer, page.into_bytes()))
}
