//! Whether an edition will take effect on its day by itself: it does when something builds and deploys the site then.

use std::collections::BTreeMap;

use super::Forge;
use crate::finding::Finding;
use crate::model::date::Day;

/// So many days without activity, and GitHub switches the schedules of a public repository off. Of Forgejo no such
/// limit is known.
const GITHUB_PATIENCE: i32 = 60;

/// An edition that is recorded and not in force yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upcoming {
    /// FIRM/POLICY
    pub policy: String,
    /// Its name: `2027-01-01`.
    pub edition: String,
    pub effective: Day,
}

/// What somebody should know who counts on a day: `workflows` holds the text of each workflow of the site's repository,
/// by its path.
pub fn warnings(upcoming: &[Upcoming], today: Day, workflows: &BTreeMap<String, String>) -> Vec<Finding> {
    let clocks: Vec<Forge> = workflows.iter().filter_map(|(path, text)| clock(path, text)).collect();
    let has = |forge: Forge| clocks.contains(&forge);
    let later = upcoming.iter().filter(|edition| edition.effective > today);
    later
        .filter_map(|edition| match today.until(edition.effective).map_or(0, |span| span.get_days()) {
            _ if has(Forge::Forgejo) => None,
            days if has(Forge::GitHub) => (days > GITHUB_PATIENCE).then(|| may_be_off(edition, days)),
            _ if has(Forge::GitLab) => Some(elsewhere(edition)),
            _ => Some(no_clock(edition)),
        })
        .collect()
}

/// The forge that runs ikraft by the clock because of a workflow. Of GitLab the file does not say whether it does.
fn clock(path: &str, text: &str) -> Option<Forge> {
    let said: Vec<&str> = text.lines().map(str::trim_start).filter(|line| !line.starts_with('#')).collect();
    let says = |words: &str| said.iter().any(|line| line.contains(words));
    if !says("ikraft") {
        return None;
    }
    let is_timed = says("schedule:") && says("cron:");
    match path.split('/').next() {
        Some(".github") => is_timed.then_some(Forge::GitHub),
        Some(".forgejo" | ".gitea") => is_timed.then_some(Forge::Forgejo),
        _ => Some(Forge::GitLab),
    }
}

fn no_clock(edition: &Upcoming) -> Finding {
    let Upcoming { policy, effective, .. } = edition;
    let (english, danish) = by_hand(edition);
    let message =
        format!("`{policy}` has an edition that takes effect on {effective}, and nothing here runs on that day");
    Finding::warning("no-schedule", message)
        .scope(policy.as_str())
        .why("an edition takes effect with the first deploy on its day or later")
        .hint("`ikraft ci github` (or gitlab, or forgejo) writes a workflow that deploys just after midnight")
        .hint(english)
        .danish(
            format!("`{policy}` har en udgave, der træder i kraft den {effective}, og intet her kører den dag"),
            Some("en udgave træder i kraft, første gang hjemmesiden bliver sendt op på dagen eller senere"),
            &[
                "`ikraft ci github` (eller gitlab eller forgejo) skriver et workflow, der sender op lige efter midnat"
                    .to_owned(),
                danish,
            ],
        )
}

fn may_be_off(edition: &Upcoming, days: i32) -> Finding {
    let Upcoming { policy, effective, .. } = edition;
    let (english, danish) = by_hand(edition);
    let message = format!(
        "`{policy}` has an edition that takes effect on {effective}, in {days} days, and GitHub may have switched the \
         schedule off by then"
    );
    Finding::warning("schedule-may-be-off", message)
        .scope(policy.as_str())
        .why(
            "in a public repository GitHub disables a workflow that has a schedule after 60 days without activity, and \
             then no push starts it either",
        )
        .hint(format!(
            "push a commit at least every 60 days, or see shortly before {effective} that the workflow is enabled (Actions)"
        ))
        .hint(english)
        .danish(
            format!(
                "`{policy}` har en udgave, der træder i kraft den {effective}, om {days} dage, og til den tid kan GitHub \
                 have slået de faste kørsler fra"
            ),
            Some(
                "i et offentligt repository slår GitHub et workflow med faste kørsler fra, når der ikke er sket noget i 60 \
                 dage, og så starter det heller ikke ved push",
            ),
            &[
                format!(
                    "lav et commit mindst hver 60. dag, eller se under Actions kort før den {effective}, at workflowet er \
                     slået til"
                ),
                danish,
            ],
        )
}

fn elsewhere(edition: &Upcoming) -> Finding {
    let Upcoming { policy, effective, .. } = edition;
    let (english, danish) = by_hand(edition);
    let message = format!(
        "`{policy}` has an edition that takes effect on {effective}, and GitLab keeps its schedules outside of the repository"
    );
    Finding::info("schedule-elsewhere", message)
        .scope(policy.as_str())
        .hint("see under Build > Pipeline schedules that one runs just after midnight and is active")
        .hint(english)
        .danish(
            format!(
                "`{policy}` har en udgave, der træder i kraft den {effective}, og GitLab gemmer sine faste kørsler uden \
                 for repositoryet"
            ),
            None,
            &[
                "se under Build > Pipeline schedules, at der er en aktiv, som kører lige efter midnat".to_owned(),
                danish,
            ],
        )
}

/// What helps everywhere: a day in a calendar, and a person; in English and in Danish.
fn by_hand(edition: &Upcoming) -> (String, String) {
    let notice = format!("`ikraft notice {} {} --out notice`", edition.policy, edition.edition);
    (
        format!("or put the day into your calendar ({notice} writes it as an .ics), and run `ikraft deploy` on it"),
        format!("eller skriv dagen i kalenderen ({notice} laver den som .ics), og kør selv `ikraft deploy` den dag"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upcoming(effective: &str) -> Upcoming {
        let (policy, edition) = ("firm/customers".to_owned(), effective.to_owned());
        Upcoming { policy, edition, effective: effective.parse().unwrap() }
    }

    fn codes(effective: &str, workflows: &[(&str, &str)]) -> Vec<&'static str> {
        let workflows = workflows.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
        let found = warnings(&[upcoming(effective)], "2026-11-20".parse().unwrap(), &workflows);
        assert!(found.iter().all(|finding| {
            let danish = finding.danish.as_ref().unwrap();
            danish.message.contains(effective) && danish.hints.len() == finding.hints.len()
        }));
        found.iter().map(|finding| finding.code).collect()
    }

    const TIMED: &str = "on:\n  schedule:\n    - cron: \"5 22 * * *\"\njobs: ikraft deploy";
    const GITHUB: &str = ".github/workflows/site.yaml";

    #[test]
    fn without_a_clock_nobody_deploys_at_midnight() {
        assert_eq!(codes("2026-12-01", &[]), ["no-schedule"]);
        assert_eq!(codes("2026-12-01", &[(GITHUB, "on: push\njobs: ikraft deploy")]), ["no-schedule"]);
        let commented = TIMED.replace("    - cron", "    # - cron");
        assert_eq!(codes("2026-12-01", &[(GITHUB, &commented)]), ["no-schedule"]);
        // A clock of something else is none of ours.
        assert_eq!(codes("2026-12-01", &[(GITHUB, &TIMED.replace("ikraft", "backup"))]), ["no-schedule"]);
    }

    #[test]
    fn github_loses_patience_after_sixty_days() {
        assert_eq!(codes("2027-01-19", &[(GITHUB, TIMED)]), [""; 0]);
        assert_eq!(codes("2027-01-20", &[(GITHUB, TIMED)]), ["schedule-may-be-off"]);
        assert_eq!(codes("2027-01-20", &[(".forgejo/workflows/ikraft.yml", TIMED)]), [""; 0]);
    }

    #[test]
    fn gitlab_keeps_its_schedules_elsewhere() {
        assert_eq!(codes("2026-12-01", &[(".gitlab-ci.yml", "deploy: ikraft deploy")]), ["schedule-elsewhere"]);
    }

    #[test]
    fn what_is_in_force_needs_no_clock() {
        assert_eq!(codes("2026-11-20", &[]), [""; 0]);
    }
}
