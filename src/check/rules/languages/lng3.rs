//! LNG3: no translation is older than its source.

use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::language::Lang;
use crate::model::translation::TranslationLock;
use crate::translate::{About, Home, State, Unit, directions, units};

pub const CODE: &str = "LNG3";

pub const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Warning,
    source: both("god skik for oversættelser", "good practice for translations"),
    title: both(
        "oversættelser, som nogen har gennemgået, siden kildeteksten sidst blev ændret",
        "translations that somebody has reviewed since their source last changed",
    ),
    when: both("når siden har mere end ét sprog", "where the site has more than one language"),
    looks_at: &["text", "translations.lock"],
    why: both(
        "læseren af oversættelsen får ellers at vide, hvad der gjaldt før, og de to sprog lover hver sit",
        "readers of the translation are otherwise told what used to hold, and two languages promise different things",
    ),
    mend: both(
        "ret oversættelsen, og godkend den med `ikraft translate accept`; `ikraft translate diff` viser, hvad der er \
         ændret",
        "change the translation, then accept it with `ikraft translate accept`; `ikraft translate diff` shows what \
         changed",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    let languages: Vec<Lang> = subject.config.languages.iter().map(|language| language.code.clone()).collect();
    let (_, targets) = directions(subject.loaded, &languages);
    let locks = &subject.loaded.locks;
    let is_shared = || subject.loaded.files.iter().any(|file| file.starts_with("content/_shared/"));
    let lock_of = |home: Home| match home {
        Home::Policy => locks.policy.as_deref(),
        Home::Firm => locks.firm.as_deref(),
        Home::Shared => locks.shared.as_deref().filter(|_| is_shared()),
    };
    for lang in targets {
        if locks.policy.is_none() {
            found.add(never_reviewed(subject, lang));
        }
        // Without any lock there is nothing to hold the texts against.
        if [Home::Policy, Home::Firm, Home::Shared].iter().all(|home| lock_of(*home).is_none()) {
            continue;
        }
        for unit in units(subject.loaded, subject.files, &languages, lang) {
            // What a broken lock does not say means nothing, and that it is broken has been told.
            let lock: Option<&TranslationLock> = lock_of(unit.home).filter(|lock| !lock.is_broken);
            if lock.is_some() && !is_told_by_loader(subject, &unit) {
                tell(&unit, found);
            }
        }
    }
}

fn never_reviewed(subject: &Subject, lang: &Lang) -> Hit {
    let id = &subject.policy.id;
    let message = Both::new(
        format!("ingen har gennemgået oversættelsen af `{id}` til `{lang}`"),
        format!("nobody has reviewed the translation of `{id}` into `{lang}`"),
    );
    Hit::new(subject.policy_file(), message).severity(Severity::Info).lang(lang).mend(Both::new(
        format!("læs den igennem, og skriv det ned med `ikraft translate accept {id} --lang {lang} --all --by NAVN`"),
        format!("read it through, and record that with `ikraft translate accept {id} --lang {lang} --all --by NAME`"),
    ))
}

/// A whole fragment that is missing, and words that are missing among the facts, are errors of their own.
fn is_told_by_loader(subject: &Subject, unit: &Unit) -> bool {
    let has_fragment = |lang: &Lang| {
        let name = unit.key.split(['#', ':']).next().unwrap_or_default();
        subject.loaded.fragments.get(lang).is_some_and(|all| all.iter().any(|fragment| fragment.name == name))
    };
    let is_alone = matches!(unit.state, State::Missing | State::Orphan);
    is_alone && (unit.about == About::Fact || !has_fragment(&unit.lang) || !has_fragment(&unit.from))
}

/// What is told of a unit; nothing of a fresh one.
fn tell(unit: &Unit, found: &mut Found) {
    let Some(place) = unit.place() else { return };
    let (key, lang) = (&unit.key, &unit.lang);
    let (severity, message, mend) = match unit.state {
        State::Fresh => return,
        State::Stale => (
            Severity::Warning,
            Both::new(
                format!("kildeteksten til `{key}` er ændret, siden oversættelsen til `{lang}` blev gennemgået"),
                format!("the source of `{key}` has changed since its translation into `{lang}` was reviewed"),
            ),
            None,
        ),
        State::Missing => (
            Severity::Warning,
            Both::new(
                format!("`{key}` er ikke oversat til `{lang}`"),
                format!("`{key}` is not translated into `{lang}`"),
            ),
            Some(both(
                "skriv oversættelsen samme sted i afsnittet",
                "write the translation at the same place of its section",
            )),
        ),
        State::Orphan => (
            Severity::Warning,
            Both::new(
                format!("`{key}` på `{lang}` har ingen kildetekst"),
                format!("`{key}` in `{lang}` has no source"),
            ),
            Some(both(
                "skriv kildeteksten, eller tag oversættelsen ud",
                "write the source, or take the translation out",
            )),
        ),
        State::Edited => (
            Severity::Info,
            Both::new(
                format!("oversættelsen af `{key}` til `{lang}` er ændret, siden den blev gennemgået"),
                format!("the translation of `{key}` into `{lang}` has changed since it was reviewed"),
            ),
            Some(reviewing()),
        ),
        State::Unreviewed => (
            Severity::Info,
            Both::new(
                format!("ingen har gennemgået oversættelsen af `{key}` til `{lang}`"),
                format!("nobody has reviewed the translation of `{key}` into `{lang}`"),
            ),
            Some(reviewing()),
        ),
    };
    let hit = Hit::new(place, message).severity(severity).lang(lang);
    let hit = mend.into_iter().fold(hit, Hit::mend);
    let source: Option<&Place> = unit.source.as_ref().map(|source| &source.place).filter(|source| *source != place);
    found.add(match source {
        Some(source) => hit.related(source, both("kildeteksten", "the source")),
        None => hit,
    });
}

fn reviewing() -> Both {
    both(
        "hold den op mod kildeteksten, og godkend den med `ikraft translate accept`",
        "hold it against its source, then accept it with `ikraft translate accept`",
    )
}
