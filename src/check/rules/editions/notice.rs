//! What several rules ask of editions: which ones still matter, and how long readers knew beforehand.

use crate::check::Subject;
use crate::finding::Place;
use crate::history::{Edition, FrozenEdition, Kind, PolicyHistory, Source, State};
use crate::model::date::{Day, after};
use crate::model::period::Period;

/// The editions that readers go by: the one in force on the day, and those to come.
pub fn standing<'a>(subject: &Subject<'a>) -> Vec<(&'a PolicyHistory, &'a Edition)> {
    let Some(policy) = subject.history else { return Vec::new() };
    let history = &policy.history;
    let stands = |edition: &&Edition| matches!(history.state(edition, subject.day), State::InForce | State::Scheduled);
    history.editions.iter().filter(stands).map(|edition| (policy, edition)).collect()
}

/// The ledger, where what is recorded of an edition stands.
pub fn ledger(policy: &PolicyHistory) -> Place {
    Place::whole(format!("{}/{}", policy.folder, crate::source::editions::LEDGER))
}

/// The edition that readers knew when this one was recorded. Files of an older one may have been put on record later,
/// and nobody was told of changes to them.
pub fn known_before<'a>(policy: &'a PolicyHistory, edition: &Edition) -> Option<&'a Edition> {
    let recorded_before = policy.history.effective().filter(|other| other.ordinal < edition.ordinal);
    recorded_before.filter(|other| other.id < edition.id).max_by_key(|other| other.id)
}

/// A material edition that readers knew of too late.
pub struct Late<'a> {
    pub edition: &'a Edition,
    /// With what it changed.
    pub before: Option<&'a FrozenEdition>,
    pub now: Option<&'a FrozenEdition>,
    /// What they were promised, or the site asks for.
    pub asked: Period,
    /// The first day on which it could have taken effect.
    pub earliest: Day,
    pub ledger: Place,
}

/// The material editions among the standing ones whose notice was too short, counted from the day of their record. The
/// first edition has no readers to tell.
pub fn late<'a>(subject: &Subject<'a>) -> Vec<Late<'a>> {
    let all = standing(subject).into_iter();
    all.filter_map(|(policy, edition)| {
        let Source::Released { kind: Kind::Material, .. } = edition.source else { return None };
        let before = known_before(policy, edition)?;
        let before = policy.frozen.get(&before.id);
        let promised = before
            .and_then(|frozen| frozen.facts.as_ref()?.changes.as_ref()?.notice.as_ref()?.parse::<Period>().ok())
            .unwrap_or_default();
        let own = subject.config.notice.value;
        let asked = if after(edition.recorded, own) >= after(edition.recorded, promised) { own } else { promised };
        let earliest = after(edition.recorded, asked);
        let now = policy.frozen.get(&edition.id);
        (edition.effective < earliest).then(|| Late { edition, before, now, asked, earliest, ledger: ledger(policy) })
    })
    .collect()
}
