//! Workflows for a site's repository: what a forge runs on changes, and at midnight.
//!
//! The three forges get the same shell steps (`steps/`), so that what is tried with one of them holds for all. Pure:
//! what is there already is handed in, and who asks writes the file.

pub mod schedule;

use std::collections::BTreeSet;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::date::Day;

/// Where a repository lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forge {
    GitHub,
    GitLab,
    Forgejo,
}

impl Forge {
    pub const ALL: [Forge; 3] = [Forge::GitHub, Forge::GitLab, Forge::Forgejo];

    /// Where it looks for the workflow, below the repository's folder.
    pub fn path(self) -> &'static str {
        match self {
            Forge::GitHub => ".github/workflows/ikraft.yml",
            Forge::GitLab => ".gitlab-ci.yml",
            Forge::Forgejo => ".forgejo/workflows/ikraft.yml",
        }
    }

    /// Its name, as it writes it.
    pub fn name(self) -> &'static str {
        match self {
            Forge::GitHub => "GitHub",
            Forge::GitLab => "GitLab",
            Forge::Forgejo => "Forgejo",
        }
    }

    fn template(self) -> &'static str {
        match self {
            Forge::GitHub => include_str!("github.yml"),
            Forge::GitLab => include_str!("gitlab.yml"),
            Forge::Forgejo => include_str!("forgejo.yml"),
        }
    }
}

/// Shell that several places of a workflow have in common, by the name that a template calls it by.
const STEPS: [(&str, &str); 5] = [
    ("check", include_str!("steps/check.sh")),
    ("deploy", include_str!("steps/deploy.sh")),
    ("install", include_str!("steps/install.sh")),
    ("key", include_str!("steps/key.sh")),
    ("node", include_str!("steps/node.sh")),
];

/// The version that a workflow installs.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Minutes past midnight of a run: the first minutes of an hour are those in which forges have most to do.
const PAST_MIDNIGHT: i32 = 5;

/// Where a site is sent, as far as a workflow has to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    name: String,
    /// The environment variable that holds the password, if it may be asked for one.
    password_env: Option<String>,
}

impl Target {
    /// Checks what will stand in a workflow and in a shell: names in plain letters.
    pub fn new(name: &str, password_env: Option<&str>) -> Result<Target, String> {
        let is_plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
        if name.is_empty() || name.starts_with('-') || !name.chars().all(is_plain) {
            return Err(format!("`{}` is no name of a target", name.escape_debug()));
        }
        if let Some(variable) = password_env {
            let begins = variable.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '_');
            let is_word = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
            // A forge keeps names of its own, and gives no secret such a name.
            let is_theirs = ["GITHUB_", "CI_", "FORGEJO_", "GITEA_"].iter().any(|own| variable.starts_with(own));
            if !begins || !variable.chars().all(is_word) || is_theirs {
                return Err(format!("a forge has no secret called `{}`", variable.escape_debug()));
            }
        }
        Ok(Target { name: name.to_owned(), password_env: password_env.map(str::to_owned) })
    }
}

/// What a workflow is made for.
#[derive(Clone, Debug)]
pub struct Settings<'a> {
    /// Those to which the site is sent, at least one.
    pub targets: &'a [Target],
    /// The branch that is published.
    pub branch: &'a str,
    /// The site's folder below the repository's, `.` where it is the same.
    pub site: &'a str,
    /// IANA name; decides when midnight is.
    pub time_zone: &'a str,
    /// Summer and winter of its year are looked at.
    pub today: Day,
}

/// The workflow for a forge.
pub fn workflow(forge: Forge, settings: &Settings) -> String {
    let targets: Vec<&str> = settings.targets.iter().map(|target| target.name.as_str()).collect();
    let passwords: BTreeSet<&str> =
        settings.targets.iter().filter_map(|target| target.password_env.as_deref()).collect();
    let secret_kind = if forge == Forge::GitLab { "" } else { "secret   " };
    let secrets =
        passwords.iter().map(|name| format!("#   {secret_kind}{name:<18}   the password, if you log in with one\n"));
    let values = passwords.iter().map(|name| format!("          {name}: ${{{{ secrets.{name} }}}}\n"));
    let times = midnights(settings.time_zone, settings.today);
    let crons: Vec<String> =
        times.iter().map(|time| format!("    - cron: \"{} {} * * *\"", time % 60, time / 60)).collect();
    let in_season =
        if times.len() > 1 { ", in summer and in winter; the other of the two changes nothing" } else { "" };
    let filled = [
        ("@VERSION@", VERSION.to_owned()),
        ("@INSTALL@", format!("cargo install --locked --version ={VERSION} ikraft")),
        ("@BRANCH@", settings.branch.to_owned()),
        ("@SITE@", quoted(settings.site)),
        ("@IN_SITE@", if settings.site == "." { String::new() } else { format!("{}/", settings.site) }),
        ("@TARGETS@", targets.join(", ")),
        ("@FIRST_TARGET@", targets.first().copied().unwrap_or_default().to_owned()),
        ("@PASSWORD_SECRETS@", secrets.collect()),
        ("@PASSWORDS@", values.collect()),
        ("@TIME_ZONE@", settings.time_zone.to_owned()),
        ("@MIDNIGHT_WORDS@", format!("Just after midnight in {}{in_season}.", settings.time_zone)),
        ("@CRONS@", crons.join("\n")),
    ];
    let mut text = with_steps(forge.template());
    for (mark, words) in &filled {
        text = text.replace(mark, words);
    }
    text
}

/// A template with the shell in the place of the lines that call for it, as far in as they are.
fn with_steps(template: &str) -> String {
    let mut text = String::new();
    for line in template.lines() {
        let called = line.trim_start();
        let step = STEPS.iter().find(|(name, _)| called.strip_prefix("@step:") == Some(&format!("{name}@")));
        match step {
            None => text.push_str(&format!("{line}\n")),
            Some((_, shell)) => {
                let indent = &line[..line.len() - called.len()];
                shell.lines().for_each(|line| text.push_str(&format!("{indent}{line}\n")));
            }
        }
    }
    text
}

/// A path as a value of YAML.
fn quoted(path: &str) -> String {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "/._-".contains(sign);
    if path.chars().all(is_plain) && !path.starts_with('-') {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "''"))
    }
}

/// When midnight is over somewhere, in minutes of a day of UTC: in winter and in summer.
fn midnights(time_zone: &str, today: Day) -> BTreeSet<i32> {
    // site.toml was checked to name a zone of the bundled database.
    let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
    let day = 24 * 60;
    let seasons = [1, 7].into_iter().filter_map(|month| {
        let noon = Day::new(today.year(), month, 1).ok()?.to_datetime(Time::constant(12, 0, 0, 0));
        let ahead = zone.to_offset(zone.to_timestamp(noon).ok()?);
        Some((day + PAST_MIDNIGHT - ahead.seconds() / 60).rem_euclid(day))
    });
    seasons.collect()
}

/// What would be other in a file: its lines that go, and those that come, with a few around them.
pub fn difference(old: &str, new: &str) -> String {
    const AROUND: usize = 2;
    let (before, after): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut lines: Vec<(char, &str)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            lines.extend(before[old_index..old_index + len].iter().map(|line| (' ', *line)));
        } else {
            lines.extend(before[op.old_range()].iter().map(|line| ('-', *line)));
            lines.extend(after[op.new_range()].iter().map(|line| ('+', *line)));
        }
    }
    let is_near = |at: usize| {
        let around = at.saturating_sub(AROUND)..(at + AROUND + 1).min(lines.len());
        lines[around].iter().any(|(mark, _)| *mark != ' ')
    };
    let mut text = String::new();
    let mut last = None;
    for at in (0..lines.len()).filter(|at| is_near(*at)) {
        if last.is_some_and(|last| last + 1 != at) {
            text.push_str("…\n");
        }
        let (mark, line) = lines[at];
        text.push_str(format!("{mark} {line}").trim_end());
        text.push('\n');
        last = Some(at);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings<'a>(targets: &'a [Target], site: &'a str, time_zone: &'a str) -> Settings<'a> {
        Settings { targets, branch: "main", site, time_zone, today: "2026-11-20".parse().unwrap() }
    }

    fn one() -> Vec<Target> {
        vec![Target::new("production", Some("IKRAFT_PASSWORD")).unwrap()]
    }

    #[test]
    fn nothing_of_a_template_is_left_and_no_line_is_wide() {
        for forge in Forge::ALL {
            for site in [".", "sider/a b"] {
                let text = workflow(forge, &settings(&one(), site, "Europe/Copenhagen"));
                for (number, line) in text.lines().enumerate() {
                    let place = format!("{forge:?}:{}: {line}", number + 1);
                    assert!(!line.contains("@step") && !line.contains("@PASS") && !line.contains("_@"), "{place}");
                    assert!(line.chars().count() <= 120 || !line.trim_start().starts_with('#'), "{place}");
                    assert_eq!(line.trim_end(), line, "{place}");
                }
                assert_eq!(text.matches("cargo install").count(), 1 + text.matches("`cargo install`").count());
                let own = format!("--version ={} ikraft", env!("CARGO_PKG_VERSION"));
                assert!(text.contains(&own), "{forge:?}");
            }
        }
    }

    #[test]
    fn it_runs_just_after_midnight_in_summer_and_in_winter() {
        let day: Day = "2026-11-20".parse().unwrap();
        assert_eq!(midnights("Europe/Copenhagen", day), [22 * 60 + 5, 23 * 60 + 5].into());
        assert_eq!(midnights("UTC", day), [5].into());
        assert_eq!(midnights("America/Godthab", day), [60 + 5, 2 * 60 + 5].into());
        assert_eq!(midnights("Asia/Kolkata", day), [18 * 60 + 35].into());
        let text = workflow(Forge::GitHub, &settings(&one(), ".", "Europe/Copenhagen"));
        assert!(text.contains("    - cron: \"5 22 * * *\"\n    - cron: \"5 23 * * *\"\n"));
    }

    #[test]
    fn each_target_is_deployed_with_its_own_password() {
        let targets =
            [Target::new("production", Some("IKRAFT_PASSWORD")).unwrap(), Target::new("proeve", None).unwrap()];
        let text = workflow(Forge::GitHub, &settings(&targets, ".", "UTC"));
        assert!(text.contains("target: [production, proeve]"));
        assert_eq!(text.matches("secrets.IKRAFT_PASSWORD").count(), 1);
        let none = workflow(Forge::Forgejo, &settings(&targets[1..], ".", "UTC"));
        assert!(!none.contains("PASSWORD"), "{none}");
    }

    #[test]
    fn what_could_leave_its_place_in_a_workflow_is_no_name() {
        for bad in ["", "-x", "a b", "a]", "a\n", "æ", "a: b", "${{ x }}"] {
            assert!(Target::new(bad, None).is_err(), "{bad}");
        }
        for bad in ["", "1A", "A-B", "GITHUB_TOKEN", "CI_X", "A B", "A\n"] {
            assert!(Target::new("production", Some(bad)).is_err(), "{bad}");
        }
        assert_eq!(quoted("a's"), "'a''s'");
    }

    #[test]
    fn a_difference_shows_the_lines_and_where_they_stand() {
        assert_eq!(difference("a\nb\n", "a\nb\n"), "");
        let old: String = (0..20).map(|number| format!("{number}\n")).collect();
        let new = old.replace("\n5\n", "\nfive\n").replace("\n15\n", "\n15\nmore\n");
        assert_eq!(difference(&old, &new), "  3\n  4\n- 5\n+ five\n  6\n  7\n…\n  14\n  15\n+ more\n  16\n  17\n");
    }
}
