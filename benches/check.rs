//! How long `check` takes, and how that compares with composing the same policies without any rule:
//! `cargo bench --bench check`.
//!
//! A thousand policies are copies of four that small firms have, of 475 to 800 words a language: the two retold ones of
//! the example site, which have many findings, and two that the clause library wrote. A hundred copies of Prøveby
//! Cykler's, of 3,600 and 5,700 words, show what very long ones take. Milliseconds depend on the machine; the ratio to
//! composing alone, taken in the same run, less so. Then each rule reads a text of one, two and four lengths:
//! a rule that is quadratic in the length of a text would take four times as long for twice the text. The run fails when
//! a thousand policies take more than three seconds, or a rule grows much faster than its text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use ikraft::check::text::{Reading, runs};
use ikraft::check::{Found, Subject, rules};
use ikraft::compose::{ComposeInput, compose};
use ikraft::model::date::Day;
use ikraft::model::published::Published;
use ikraft::site::{self, CheckInput};
use ikraft::source::{self, Loaded};

#[path = "../tests/it/harness.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod harness;

use harness::{REPOSITORY, Site, TODAY, copy_folder};

/// Policies of small firms: the folder of the firm, and the policy in it.
const SMALL: [(&str, &str); 4] = [
    ("content/burojantzen", "customers"),
    ("content/ballum-it", "customers"),
    ("tests/cases/base/content/smedje", "customers"),
    ("tests/cases/base/content/bageri", "customers"),
];

/// So many copies of each make a thousand.
const COPIES: usize = 250;

const MOST: Duration = Duration::from_secs(3);

/// Twice the text may take so many times as long; four times would be quadratic.
const GROWTH: f64 = 3.0;

/// What takes less time than this cannot be measured.
const LEAST: Duration = Duration::from_millis(3);

fn main() {
    let rounds = std::env::var("ROUNDS").ok().map_or(3, |rounds| rounds.parse().expect("ROUNDS is a number"));
    let site = empty_site();
    for copy in 0..COPIES {
        SMALL
            .iter()
            .enumerate()
            .for_each(|(at, (firm, policy))| add_copy(&site, firm, policy, &format!("f{copy}-{at}")));
    }
    let median = all_policies(&site, SMALL.len() * COPIES, rounds);
    let long = empty_site();
    (0..50).for_each(|number| add_firm(&long, &format!("firm-{number}"), 1));
    all_policies(&long, 100, rounds);
    let fast = each_rule(rounds);
    assert!(median <= MOST, "a thousand policies take {median:?}, and may take {MOST:?}");
    assert!(fast.is_empty(), "these grow much faster than their text: {}", fast.join(", "));
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// The example's site without any policy.
fn empty_site() -> Site {
    let site = Site::new();
    let root = Path::new(REPOSITORY);
    fs::copy(root.join("site.toml"), site.path().join("site.toml")).expect("the example's site.toml");
    fs::create_dir_all(site.path().join("content/_shared")).expect("a folder");
    copy_folder(&root.join("content/_shared"), &site.path().join("content/_shared"));
    site
}

/// Puts a firm there with copies of the two policies, without their editions.
fn add_firm(site: &Site, name: &str, copies: usize) {
    let firm = site.path().join("content").join(name);
    let example = Path::new(REPOSITORY).join("content/proeveby-cykler");
    fs::create_dir_all(&firm).expect("a folder");
    for file in ["firm.toml", "logo.svg", "signature.svg"] {
        fs::copy(example.join(file), firm.join(file)).expect("a file of the firm");
    }
    let text = fs::read_to_string(firm.join("firm.toml")).expect("firm.toml");
    let own = text.replace("da = \"proeveby-cykler\"", &format!("da = \"{name}\""));
    let own =
        own.replace("en = \"proeveby-cykler\"", &format!("en = \"{name}\"")).replace("formerly = ", "# formerly = ");
    fs::write(firm.join("firm.toml"), own).expect("firm.toml");
    for copy in 0..copies {
        for policy in ["customers", "employees"] {
            let folder = firm.join(format!("{policy}-{copy}"));
            fs::create_dir_all(&folder).expect("a folder");
            copy_folder(&example.join(policy), &folder);
            let _ = fs::remove_dir_all(folder.join("editions"));
            let file = folder.join("policy.toml");
            let text = fs::read_to_string(&file).expect("policy.toml");
            let lines = text.lines().filter(|line| !line.starts_with("slug = ") && *line != "formerly = [\"kunder\"]");
            fs::write(&file, lines.map(|line| format!("{line}\n")).collect::<String>()).expect("policy.toml");
        }
    }
}

fn today() -> Day {
    TODAY.parse().expect("a real day")
}

fn input<'a>(loaded: &'a Loaded, jobs: usize) -> CheckInput<'a> {
    let site = loaded.site.as_ref().expect("the site is read");
    CheckInput { site, files: &loaded.texts, found: &loaded.findings, only: None, day: today(), jobs }
}

/// Puts a firm there that is a copy of another one, with one of its policies, without its editions.
fn add_copy(site: &Site, firm: &str, policy: &str, name: &str) {
    let from = Path::new(REPOSITORY).join(firm);
    let folder = site.path().join("content").join(name);
    fs::create_dir_all(folder.join(policy)).expect("a folder");
    copy_folder(&from.join(policy), &folder.join(policy));
    let text = fs::read_to_string(from.join("firm.toml")).expect("firm.toml");
    let lines = text.lines().filter(|line| !line.starts_with("slug = "));
    fs::write(folder.join("firm.toml"), lines.map(|line| format!("{line}\n")).collect::<String>()).expect("firm.toml");
}

/// The median of checking all policies of a site.
fn all_policies(site: &Site, count: usize, rounds: usize) -> Duration {
    let start = Instant::now();
    let loaded = source::load(site.path()).expect("the site is read");
    let reading = start.elapsed();
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    let input = input(&loaded, jobs);
    assert_eq!(input.site.policies.len(), count, "every policy is read");
    let mut alone = Vec::new();
    let mut checked = Vec::new();
    for _ in 0..rounds {
        let start = Instant::now();
        compose_all(&input, jobs);
        alone.push(start.elapsed());
        let start = Instant::now();
        let (checks, _) = site::check(&input);
        checked.push(start.elapsed());
        assert_eq!(checks.len(), count);
    }
    let (alone, checked) = (median(alone), median(checked));
    println!("{} policies, read            {:>8.0} ms", count, milliseconds(reading));
    println!("{} policies, composed only   {:>8.0} ms", count, milliseconds(alone));
    println!(
        "{} policies, checked         {:>8.0} ms   {:.2} times composing alone",
        count,
        milliseconds(checked),
        checked.as_secs_f64() / alone.as_secs_f64()
    );
    checked
}

/// The baseline: the same Documents, and no rule.
fn compose_all(input: &CheckInput, jobs: usize) {
    let (words, _) = site::languages(input.site, None);
    let none = BTreeMap::new();
    let share = input.site.policies.len().div_ceil(jobs);
    thread::scope(|scope| {
        for policies in input.site.policies.chunks(share) {
            let (words, none) = (&words, &none);
            scope.spawn(move || {
                for loaded in policies {
                    let published = Published::of(&loaded.policy);
                    for (lang, words) in words {
                        let composed = compose(&ComposeInput {
                            policy: &published,
                            files: &loaded.files,
                            fragments: loaded.fragments.get(lang).map_or(&[], Vec::as_slice),
                            words,
                            day: input.day,
                            clauses: &input.site.config.clauses,
                            images: none,
                        });
                        assert!(!composed.document.sections.is_empty());
                    }
                }
            });
        }
    });
}

/// The least time of every rule for a text so many times as long; `reading` is what all of them share.
fn times(length: usize, rounds: usize) -> BTreeMap<&'static str, Duration> {
    let site = empty_site();
    add_firm(&site, "firm", 1);
    for lang in ["da", "en"] {
        let body = fs::read_to_string(
            Path::new(REPOSITORY).join(format!("content/proeveby-cykler/customers/{lang}/questions.md")),
        )
        .expect("a fragment");
        let (head, prose) = body.split_at(body.rfind("+++").expect("front matter") + 4);
        let prose: Vec<&str> = prose.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '{'])).collect();
        let paragraphs = (0..length * 1000).map(|number| format!("{number}, {}\n\n", prose[number % prose.len()]));
        let text = head.to_owned() + &paragraphs.collect::<String>();
        site.write(&format!("content/firm/customers-0/{lang}/questions.md"), text);
    }
    let loaded = source::load(site.path()).expect("the site is read");
    let input = CheckInput { only: Some("firm/customers-0"), ..input(&loaded, 1) };
    let measure = |subject: &Subject| -> BTreeMap<&'static str, Duration> {
        let least = |work: &dyn Fn()| {
            let one = || {
                let start = Instant::now();
                work();
                start.elapsed()
            };
            (0..rounds).map(|_| one()).min().unwrap_or_default()
        };
        let read = || {
            for text in &subject.texts {
                Reading::of(&runs(text.document), text.lang);
            }
        };
        let rules = rules::all().map(|rule| {
            let look = || (rule.check)(subject, &mut Found::new(rule));
            (rule.code, least(&look))
        });
        rules.chain([("reading", least(&read))]).collect()
    };
    let (mut checks, _) = site::check_and(&input, &measure);
    checks.pop().expect("one policy is checked").1
}

/// Prints how each rule grows with the text; those that grow too fast.
fn each_rule(rounds: usize) -> Vec<String> {
    let [once, twice, four] = [1, 2, 4].map(|length| times(length, rounds));
    let mut fast = Vec::new();
    println!("\nrule           1x         2x         4x   growth from 2x to 4x, in milliseconds");
    for (code, long) in &four {
        let (short, middle) = (once[code], twice[code]);
        if *long < LEAST {
            continue;
        }
        let growth = long.as_secs_f64() / middle.as_secs_f64();
        println!(
            "{code:<8} {:>8.2}   {:>8.2}   {:>8.2}   {growth:.2}",
            milliseconds(short),
            milliseconds(middle),
            milliseconds(*long)
        );
        if growth > GROWTH {
            fast.push(format!("{code} ({growth:.1})"));
        }
    }
    fast
}
