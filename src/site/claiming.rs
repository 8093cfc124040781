//! Everyone takes their addresses, published or not, so that a clash is found before it matters.

use std::sync::Arc;

use super::address::{address, join};
use super::assets;
use super::claims::{Claims, Owner, Whose};
use super::index::published_files;
use super::maker::Placed;
use super::places::Places;
use super::policies::ComposedPolicy;
use super::timemap;
use crate::finding::{Finding, Place};
use crate::history::published::PUBLISHED;
use crate::source::LoadedSite;
use crate::source::editions::LEDGER;

/// Every clash of addresses.
pub fn claim_all(site: &LoadedSite, outlets: &[Placed], composed: &[Arc<ComposedPolicy>]) -> Vec<Finding> {
    let mut claims = Claims::default();
    for placed in outlets {
        claim_outlet(&mut claims, site, placed);
    }
    // What is recorded keeps its address, whoever wants it later.
    for places in outlets.iter().flat_map(|placed| &placed.places) {
        claim_editions(&mut claims, places);
    }
    for placed in outlets {
        for policy in composed {
            claim_working(&mut claims, placed, policy);
        }
    }
    for path in site.static_files.keys() {
        let place = Place::whole(format!("static/{path}"));
        let what = format!("the file `static/{path}`");
        claims.claim(path, &Owner { what, place: Some(place), policy: None, whose: Whose::Static });
    }
    claims.findings
}

fn claim_outlet(claims: &mut Claims, site: &LoadedSite, placed: &Placed) {
    let outlet = placed.outlet;
    let owner = Owner {
        what: format!("the outlet `{}`", outlet.id),
        place: Some(outlet.place.clone()),
        policy: None,
        whose: Whose::Outlet,
    };
    let lists = site
        .config
        .languages
        .iter()
        .flat_map(|language| ["index.html", "feed.xml"].map(|name| join(&[language.code.as_str(), name])));
    let fixed = ["index.html", "404.html", "robots.txt", "sitemap.xml"].map(str::to_owned);
    let assets = assets::of_theme(&site.theme).into_values().map(|(name, _)| format!("assets/{name}"));
    for path in fixed.into_iter().chain(lists).chain(assets) {
        claims.claim(&join(&[&outlet.folder, &path]), &owner);
    }
}

fn claim_editions(claims: &mut Claims, places: &Places) {
    let recorded = places.recorded;
    let owner = Owner {
        what: format!("an edition of the policy `{}`", recorded.id()),
        place: Some(Place::whole(format!("{}/{LEDGER}", recorded.history.folder))),
        policy: Some(recorded.id().into()),
        whose: Whose::Editions,
    };
    let mut claim = |below_root: &str| claims.claim(&join(&[&places.outlet.folder, below_root]), &owner);
    let page = |below_root: String| format!("{below_root}index.html");
    for lang in recorded.languages() {
        let elsewhere = places.elsewhere(lang).into_iter().map(|elsewhere| elsewhere.address);
        for address in places.current(lang).into_iter().chain(elsewhere) {
            claim(&page(address.below_root()));
            claim(&address.named("pdf"));
            claim(&address.beside("feed.xml"));
        }
        if let Some(history) = places.history(lang) {
            claim(&page(history.below_root()));
        }
        for edition in recorded.editions() {
            for at in [places.permalink(edition, lang), places.changes(edition, lang)].into_iter().flatten() {
                claim(&page(at.below_root()));
            }
            published_files(places, edition, lang).iter().for_each(|(_, path)| claim(path));
            places.calendar(edition, lang).iter().for_each(|path| claim(path));
        }
    }
    for id in places.ids() {
        let maps = recorded.languages().into_iter().map(timemap::name);
        for name in [PUBLISHED, timemap::NAME].map(str::to_owned).into_iter().chain(maps) {
            claim(&format!("{id}/{name}"));
        }
        for edition in recorded.editions().iter().filter(|edition| edition.facts().is_some()) {
            claim(&format!("{id}/{}/facts.json", edition.id));
        }
    }
}

/// A policy as it is worked on: where it would stand as an edition, and where it is shown beside one.
fn claim_working(claims: &mut Claims, placed: &Placed, policy: &ComposedPolicy) {
    let facts = policy.published.policy();
    for (lang, shown) in placed.addresses.get(policy.id()).into_iter().flatten() {
        let place = facts.slug.get(lang).map_or(&facts.place, |slug| &slug.place);
        let owner = Owner {
            what: format!("the policy `{}`", facts.id),
            place: Some(place.clone()),
            policy: Some(facts.id.as_str().into()),
            whose: Whose::Working,
        };
        let own = address(placed.outlet, placed.with_firm, facts, lang);
        for at in [&own, shown] {
            claims.claim(&at.page(), &owner);
            claims.claim(&at.pdf(), &owner);
        }
    }
}
