//! Which findings somebody answers for, and what is to be said of the waivers themselves.

use std::collections::BTreeSet;

use super::{Both, both, rules};
use crate::finding::{self, Danish, Finding, Place};
use crate::model::date::Day;
use crate::model::waiver::{Waiver, can_be_waived};

/// Findings, with their waivers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waiving {
    /// Those that nobody answers for, as they came.
    pub standing: Vec<Finding>,
    /// Those that somebody answers for, of whatever weight, with the waiver that says so.
    pub waived: Vec<(Finding, Waiver)>,
    /// Warnings about waivers: those that have run out, those that name nothing, those that nothing can waive.
    pub about: Vec<Finding>,
}

/// Takes out of `findings` those that a waiver names on `day`.
pub fn waived(findings: Vec<Finding>, waivers: &[Waiver], day: Day) -> Waiving {
    let is_named: Vec<bool> =
        waivers.iter().map(|waiver| findings.iter().any(|finding| waiver.names(finding))).collect();
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code).collect();
    let about = waivers
        .iter()
        .zip(is_named)
        .filter_map(|(waiver, is_named)| {
            if !can_be_waived(&waiver.rule.value) {
                Some(without_effect(waiver))
            } else if !is_named {
                Some(unused(waiver, &codes))
            } else {
                (!waiver.holds_on(day)).then(|| expired(waiver))
            }
        })
        .collect();
    let mut waiving = Waiving { about, ..Waiving::default() };
    for finding in findings {
        let waiver = waivers.iter().find(|waiver| waiver.holds_on(day) && waiver.names(&finding));
        match waiver.filter(|_| can_be_waived(finding.code)) {
            Some(waiver) => waiving.waived.push((finding, waiver.clone())),
            None => waiving.standing.push(finding),
        }
    }
    waiving
}

fn without_effect(waiver: &Waiver) -> Finding {
    let rule = &waiver.rule.value;
    told(
        "waiver-without-effect",
        &waiver.rule.place,
        Both::new(format!("ingen kan svare for `{rule}`"), format!("nobody can answer for `{rule}`")),
        Some(both(
            "det efterlader et hul i teksten, og et hul er ikke noget, der skal stå offentligt for altid",
            "it leaves a hole in the text, and a hole is nothing to publish for ever",
        )),
        vec![both(
            "ret det, fundet fortæller om, og tag undtagelsen ud",
            "fix what the finding says, and take the waiver out",
        )],
    )
}

fn unused(waiver: &Waiver, codes: &BTreeSet<&str>) -> Finding {
    let (rule, where_) = (&waiver.rule.value, &waiver.where_.value);
    let is_code = codes.contains(rule.as_str()) || rules::named(rule).is_some();
    let known = codes.iter().copied().chain(rules::all().map(|rule| rule.code));
    let meant = finding::closest(rule, known).filter(|_| !is_code);
    let mends = meant
        .map(|meant| Both::new(format!("mente du `{meant}`?"), format!("did you mean `{meant}`?")))
        .into_iter()
        .chain([both(
            "tag undtagelsen ud, når det, den handler om, er rettet",
            "take the waiver out when its finding is gone",
        )]);
    told(
        "unused-waiver",
        &waiver.place,
        Both::new(
            format!("der er intet fund `{rule}` ved `{where_}`"),
            format!("no finding `{rule}` stands at `{where_}`"),
        ),
        None,
        mends.collect(),
    )
}

fn expired(waiver: &Waiver) -> Finding {
    let (rule, until) = (&waiver.rule.value, waiver.until.value);
    told(
        "expired-waiver",
        &waiver.until.place,
        Both::new(
            format!("undtagelsen for `{rule}` udløb {until}"),
            format!("the waiver of `{rule}` ran out on {until}"),
        ),
        None,
        vec![both(
            "ret det, den handler om, eller lad nogen svare for det igen med en senere dag i `until`",
            "fix what it names, or let somebody answer for it again with a later `until`",
        )],
    )
}

/// A warning in both languages.
fn told(code: &'static str, place: &Place, message: Both, why: Option<Both>, mends: Vec<Both>) -> Finding {
    let mut finding = Finding::warning(code, message.en).at(place);
    finding.why = why.as_ref().map(|why| why.en.clone().into_owned());
    finding.hints = mends.iter().map(|mend| mend.en.clone().into_owned()).collect();
    finding.danish = Some(Box::new(Danish {
        message: message.da.into_owned(),
        why: why.map(|why| why.da.into_owned()),
        hints: mends.into_iter().map(|mend| mend.da.into_owned()).collect(),
        related: Vec::new(),
    }));
    finding
}

#[cfg(test)]
mod tests {
    use super::{Waiving, waived};
    use crate::finding::{Finding, Place};
    use crate::model::date::Day;
    use crate::model::fact::Located;
    use crate::model::waiver::Waiver;

    fn day(written: &str) -> Day {
        written.parse().expect("a test writes real days")
    }

    fn waiver(rule: &str, where_: &str) -> Waiver {
        let place = Place::whole("content/firm/customers/policy.toml");
        Waiver {
            rule: Located::new(rule.to_owned(), place.clone()),
            where_: Located::new(where_.to_owned(), place.clone()),
            reason: "agreed with counsel".to_owned(),
            by: "Jette".to_owned(),
            until: Located::new(day("2026-12-31"), place.clone()),
            place,
        }
    }

    fn findings() -> Vec<Finding> {
        vec![
            Finding::error("RET3", "`repairs` states no period").at(&Place::new(
                "content/firm/customers/policy.toml",
                3,
                9,
            )),
            Finding::error("dead-link", "there is no section `rigths`")
                .at(&Place::whole("content/firm/customers/da/a.md")),
            Finding::info("FRM4", "`maybe` says nothing").at(&Place::whole("content/firm/customers/en/a.md")),
        ]
    }

    fn codes<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<&'a str> {
        findings.into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_waiver_names_a_finding_by_file_or_by_what_it_quotes() {
        for where_ in ["repairs", "content/firm/customers/policy.toml"] {
            let Waiving { standing, waived, about } = waived(findings(), &[waiver("RET3", where_)], day("2026-12-31"));
            assert_eq!(codes(&standing), ["dead-link", "FRM4"], "{where_}");
            assert_eq!((waived.len(), waived[0].0.code), (1, "RET3"));
            assert_eq!(about, []);
        }
    }

    #[test]
    fn what_is_only_worth_knowing_is_waived_as_well_and_keeps_its_weight() {
        let of = waived(findings(), &[waiver("FRM4", "maybe")], day("2026-12-31"));
        assert_eq!(of.waived[0].0, findings()[2]);
        assert_eq!((of.standing.len(), of.about), (2, vec![]));
    }

    #[test]
    fn a_waiver_that_ran_out_or_names_nothing_waives_nothing_and_is_told() {
        let waivers = [waiver("RET3", "repairs"), waiver("RET3", "orders"), waiver("dead-lnk", "rigths")];
        let of = waived(findings(), &waivers, day("2027-01-01"));
        assert_eq!(of.standing, findings());
        assert_eq!(codes(&of.about), ["expired-waiver", "unused-waiver", "unused-waiver"]);
        assert_eq!(of.about[2].hints[0], "did you mean `dead-link`?");
        assert_eq!(of.about[2].clone().in_danish().hints[0], "mente du `dead-link`?");
    }

    #[test]
    fn nobody_answers_for_a_hole_in_the_text() {
        let hole = vec![Finding::error("missing-message", "there is no message `section-rights`")];
        let of = waived(hole, &[waiver("missing-message", "section-rights")], day("2026-11-20"));
        assert_eq!(codes(&of.standing), ["missing-message"]);
        assert_eq!(codes(&of.about), ["waiver-without-effect"]);
    }
}
