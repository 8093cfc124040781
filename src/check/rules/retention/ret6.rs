//! RET6: recordings from cameras are deleted in time.

use crate::check::facts::items;
use crate::check::lengths::in_words;
use crate::check::statutes::is_danish;
use crate::check::{Both, Found, Hit, Rule, Subject, both, law};
use crate::finding::Severity;
use crate::model::act::{LawRef, Provision, Tables};
use crate::model::activity::ActivityKind;
use crate::model::date::Day;
use crate::model::period::Period;
use crate::model::retention::{Retention, Rule as Kept};

pub const RULE: Rule = Rule {
    code: "RET6",
    severity: Severity::Error,
    source: both("tv-overvågningslovens § 4 c", "section 4 c of the Danish CCTV Act"),
    title: both(
        "at optagelser fra tv-overvågning bliver slettet i tide",
        "that recordings from CCTV are deleted in time",
    ),
    when: both("hvor der er tv-overvågning i Danmark", "where there is CCTV in Denmark"),
    looks_at: &["activity.kind", "activity.retention"],
    why: both(
        "optagelser slettes senest efter lovens frist, når ingen af lovens undtagelser gælder",
        "recordings are deleted within the time limit of the act unless one of its exceptions applies",
    ),
    mend: both(
        "forkort perioden, eller skriv undtagelsen som `when` og `law = \"cctv-4-c-2\"` eller `law = \"cctv-4-c-5\"`",
        "shorten the period, or state the exception as `when` and `law = \"cctv-4-c-2\"` or `law = \"cctv-4-c-5\"`",
    ),
    check,
};

/// Outcomes in the vocabulary for which the act lets a recording be kept.
const CASES: [&str; 2] = ["offence-recorded", "dispute"];

fn check(subject: &Subject, found: &mut Found) {
    let Some(limit) = law::period("cctv", subject.day).filter(|_| is_danish(subject.policy)) else { return };
    for told in subject.activities_told().filter(|activity| activity.kind == Some(ActivityKind::Cctv)) {
        let whole = subject.policy.activity(&told.id).unwrap_or(told);
        for entry in items(&whole.retention).iter().filter(|entry| !is_excepted(entry, subject.day)) {
            if let Some(message) = too_long(&told.id, entry, limit) {
                found.add(Hit::new(&entry.place, message));
            }
        }
    }
}

fn too_long(id: &str, entry: &Retention, limit: Period) -> Option<Both> {
    let act = in_words(limit);
    let kept = match &entry.rule {
        Kept::Keep { period, .. } => period.value,
        Kept::Chain(chain) => chain.sum(),
        // A criterion for some outcome is what the exceptions look like.
        Kept::Criterion(_) if entry.when.is_some() => return None,
        Kept::Criterion(_) | Kept::OnRequest | Kept::NotDeleted { .. } => {
            return Some(Both::new(
                format!("optagelserne i `{id}` har ingen frist, og loven siger højst {}", act.da),
                format!("the recordings of `{id}` have no time limit, and the act says at most {}", act.en),
            ));
        }
    };
    // A month can have more days than the limit.
    let is_longer = kept.day_range().1 > limit.day_range().1;
    is_longer.then(|| {
        let kept = in_words(kept);
        Both::new(
            format!("optagelserne i `{id}` bliver gemt i {}, og loven siger højst {}", kept.da, act.da),
            format!("the recordings of `{id}` are kept for {}, and the act says at most {}", kept.en, act.en),
        )
    })
}

/// Whether an exception of the act is named: an outcome that it is about, or its provision for some outcome. None of
/// them is about all recordings.
fn is_excepted(entry: &Retention, day: Day) -> bool {
    let is_case = entry.when.as_ref().and_then(|when| when.as_key()).is_some_and(|key| CASES.contains(&key));
    let is_general = entry.when.is_none();
    is_case || !is_general && entry.law.as_ref().is_some_and(|law| is_exception(law, day))
}

fn is_exception(law: &LawRef, day: Day) -> bool {
    let Some(act) = Tables::built_in().act("cctv").filter(|act| act.id == law.act) else { return false };
    let holds = act.provision.iter().filter(|row| {
        row.id == "longer-retention" && row.from.is_none_or(|from| from <= day) && row.to.is_none_or(|to| day <= to)
    });
    let named = law.provision.as_ref();
    let mut exceptions = holds.filter_map(|row| Provision::parse(&row.at));
    named.is_some_and(|named| {
        exceptions.any(|exception| exception.section == named.section && exception.paragraph == named.paragraph)
    })
}
