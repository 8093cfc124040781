//! CCT1: what readers are told of cameras.

use crate::check::facts::{is_told, mentions};
use crate::check::listed::{keys, listed};
use crate::check::statutes::is_danish;
use crate::check::text::Topic;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::activity::{Activity, ActivityKind};
use crate::model::text::Text;

pub const RULE: Rule = Rule {
    code: "CCT1",
    severity: Severity::Error,
    source: both(
        "tv-overvågningslovens § 3 og databeskyttelsesforordningens artikel 13",
        "section 3 of the Danish CCTV Act; GDPR Art. 13",
    ),
    title: both(
        "formål, grundlag, frist og skilte for tv-overvågning",
        "purpose, ground, time limit and signage for CCTV",
    ),
    when: both("hvor der er kameraer", "where there are cameras"),
    looks_at: &[
        "activity.kind",
        "activity.purposes",
        "activity.grounds",
        "activity.retention",
        "system.measures",
        "security.measures",
        "text",
    ],
    why: both(
        "den, der bliver filmet, skal vide hvorfor og hvor længe, og skal se det på et skilt",
        "whoever is filmed must know why and for how long, and must see it on a sign",
    ),
    mend: both(
        "beskriv kameraerne i en aktivitet med `kind = \"cctv\"`, og skriv, at der er skilte",
        "describe the cameras in an activity with `kind = \"cctv\"`, and say that there are signs",
    ),
    check,
};

/// A camera among the measures, in the firm's own words.
const CAMERAS: [&str; 5] = ["kamera", "overvågning", "camera", "cctv", "surveillance"];

fn check(subject: &Subject, found: &mut Found) {
    let mut films = false;
    for activity in subject.activities_told().filter(|activity| activity.kind == Some(ActivityKind::Cctv)) {
        films = true;
        filming(subject, activity, found);
    }
    if !films {
        let of_systems = subject.public.systems.iter().flat_map(|system| &system.measures);
        let general = subject.public.security.iter().flat_map(|security| &security.measures);
        if let Some(measure) = of_systems.chain(general).find(|measure| is_camera(measure)) {
            found.add(Hit::new(
                &measure.place,
                both(
                    "kameraer er kun nævnt som en sikkerhedsforanstaltning, og ingen aktivitet med `kind` `cctv` \
                     forklarer dem",
                    "cameras are named only as a security measure, and no activity of `kind` `cctv` explains them",
                ),
            ));
        }
    }
}

fn filming(subject: &Subject, activity: &Activity, found: &mut Found) {
    let id = &activity.id;
    let told = [
        ("purposes", is_told(&activity.purposes)),
        ("grounds", is_told(&activity.grounds)),
        ("retention", is_told(&activity.retention)),
    ];
    let missing: Vec<&str> = told.iter().filter(|(_, is_told)| !is_told).map(|(key, _)| *key).collect();
    if !missing.is_empty() {
        let missing = listed(&keys(&missing));
        found.add(Hit::new(
            &activity.place,
            Both::new(
                format!("tv-overvågningen i `{id}` mangler {}", missing.da),
                format!("the CCTV of `{id}` lacks {}", missing.en),
            ),
        ));
    }
    if is_danish(subject.policy) && !subject.may_say(Topic::CameraSigns, |_| true) {
        found.add(
            Hit::new(
                &activity.place,
                Both::new(
                    format!("der står ikke, at der er skilte ved kameraerne i `{id}`"),
                    format!("it is not said that the cameras of `{id}` have signs"),
                ),
            )
            .mend(both("skriv det i `remark` eller i et afsnit", "say so in `remark` or in a section")),
        );
    }
}

fn is_camera(measure: &Text) -> bool {
    measure.as_key() == Some("cctv") || mentions(measure, &CAMERAS)
}
