//! What an edition changed: one page for each edition but the first, below the edition's own.

use super::about::{AboutInput, Told};
use super::address::Address;
use crate::history::Edition;
use crate::model::language::Lang;
use crate::render::view::Labelled;
use crate::render::view::comparison::ChangesPage;
use crate::text::Arg;

/// The page and its address; `None` for the first edition, and for one that does not have the language.
pub fn view(input: &AboutInput, told: &Told, lang: &Lang) -> Option<(Address, ChangesPage)> {
    let comparison = told.comparison.clone()?;
    let places = input.places;
    let page = |lang: &Lang| places.changes(told.edition, lang);
    let at = page(lang)?;
    let words = &input.words[lang];
    let title = format!("{} – {} – {}", comparison.title, comparison.policy, comparison.firm);
    let mut frame = input.frame(lang, &at, title, &page);
    // Search engines are to find the policy, and the page of all its editions.
    frame.noindex = true;
    let view = ChangesPage {
        frame,
        firm: input.firm(lang, &at),
        languages_title: words.say("languages-title"),
        languages: input.languages(lang, &at, &page),
        comparison,
        ways_title: words.say("comparison-ways-title"),
        ways: ways(input, told.edition, lang, &at),
    };
    Some((at, view))
}

/// The two editions, the changes before and after, and all editions.
fn ways(input: &AboutInput, edition: &Edition, lang: &Lang, at: &Address) -> Vec<Labelled> {
    let (places, words) = (input.places, &input.words[lang]);
    let history = &places.recorded.history.history;
    let root = at.root();
    let way = |label: String, to: Option<Address>| {
        Some(Labelled { label, value: String::new(), href: Some(format!("{root}{}", to?.below_root())) })
    };
    let of_edition = |edition: &Edition| {
        words.say_args("comparison-way-edition", &[("number", Arg::Number(edition.ordinal.into()))])
    };
    let (before, after) = (history.predecessor(edition), history.successor(edition));
    [
        way(of_edition(edition), places.permalink(edition, lang)),
        before.and_then(|before| way(of_edition(before), places.permalink(before, lang))),
        before.and_then(|before| way(words.say("comparison-way-before"), places.changes(before, lang))),
        after.and_then(|after| way(words.say("comparison-way-after"), places.changes(after, lang))),
        way(words.say("comparison-way-history"), places.history(lang)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
