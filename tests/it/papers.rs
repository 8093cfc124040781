//! The papers say what is so: samples parse, commands exist, links arrive.

use std::fs;
use std::path::Path;

use crate::harness::{REPOSITORY, Site, program};

const PAPERS: [&str; 14] = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/ARCHITECTURE.md",
    "docs/CHECK.md",
    "docs/DEPLOY.md",
    "docs/EDITIONS.md",
    "docs/FACTS.md",
    "docs/HOSTING.md",
    "docs/ONE-COM.da.md",
    "docs/ONE-COM.en.md",
    "docs/PREVIEW.md",
    "docs/THEMES.md",
    "docs/TRANSLATIONS.md",
];

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(REPOSITORY).join(name)).unwrap_or_else(|cause| panic!("{name}: {cause}"))
}

/// The fenced blocks of a kind.
fn blocks(text: &str, kind: &str) -> Vec<String> {
    let open = format!("```{kind}\n");
    text.split(&open).skip(1).filter_map(|rest| rest.split_once("\n```").map(|(block, _)| block.to_owned())).collect()
}

#[test]
fn the_samples_of_the_readme_are_commands() {
    let readme = read("README.md");
    let commands: Vec<String> = blocks(&readme, "console")
        .iter()
        .flat_map(|block| {
            block.lines().filter_map(|line| line.strip_prefix("$ ")).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        commands[..2],
        ["cargo run --release -- build --date 2026-11-20", "./test"],
        "the two commands come first"
    );
    for command in &commands[2..] {
        assert!(command.starts_with("ikraft "), "{command}");
    }
    assert!(Path::new(REPOSITORY).join("test").is_file() && Path::new(REPOSITORY).join(".ci/run").is_file());
}

#[test]
fn the_readme_shows_how_to_begin() {
    let site = Site::new();
    for command in
        blocks(&read("README.md"), "console").join("\n").lines().filter_map(|line| line.strip_prefix("$ ikraft "))
    {
        site.run(&words(command)).succeeded();
    }
    assert!(site.path().join("privacy/public/index.html").is_file());
}

/// Splits a command line as a shell does, as far as quotation marks go.
fn words(command: &str) -> Vec<&str> {
    command
        .split('"')
        .enumerate()
        .flat_map(|(part, text)| if part % 2 == 1 { vec![text] } else { text.split_whitespace().collect() })
        .collect()
}

#[test]
fn the_sample_of_a_fact_builds() {
    let sample = blocks(&read("README.md"), "toml").concat();
    assert!(sample.contains("[[activity]]"));
    let site = Site::minimal().append("content/firm/customers/policy.toml", &format!("\n{sample}\n")).built();
    assert!(site.read("public/da/kunder/index.html").contains("60 dage"));
}

#[test]
fn every_command_of_the_readme_has_help() {
    let rows: Vec<String> = read("README.md")
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `ikraft ")?.split_once('`')?.0.to_owned()))
        .collect();
    assert_eq!(rows.len(), 14);
    for command in rows {
        let run = program().args([command.as_str(), "--help"]).output().expect("the program runs");
        assert!(run.status.success(), "ikraft {command} --help");
    }
}

/// From an empty repository to one.com, in Danish and in English.
const GUIDES: [&str; 2] = ["docs/ONE-COM.da.md", "docs/ONE-COM.en.md"];

#[test]
fn the_guide_says_the_same_in_both_languages() {
    let [danish, english] = GUIDES.map(read);
    for kind in ["console", "toml"] {
        assert_eq!(blocks(&danish, kind), blocks(&english, kind), "{kind}");
    }
    let steps = |text: &str| text.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!((steps(&danish), steps(&english)), (11, 11), "ten steps, and what comes afterwards");
}

#[test]
fn the_guide_can_be_followed() {
    let site = Site::new();
    let guide = read(GUIDES[0]);
    let commands = blocks(&guide, "console").join("\n");
    let commands: Vec<&str> = commands.lines().filter_map(|line| line.strip_prefix("$ ikraft ")).collect();
    for command in &commands {
        let words = words(command);
        // What is released must be known, and what is deployed needs a host: those are tried elsewhere.
        match words[0] {
            "init" => drop(site.run(&words).succeeded()),
            "check" => assert!(site.run(&[&words[..], &["-C", "privatliv"]].concat()).code <= 1, "{command}"),
            "ci" => drop(site.run(&[&words[..], &["-C", "privatliv"]].concat()).succeeded()),
            known => assert!(["deploy", "release"].contains(&known), "{command}"),
        }
    }
    for name in ["site.toml", "content/proeve-soen-aps/firm.toml", "content/proeve-soen-aps/customers/policy.toml"] {
        assert!(site.path().join("privatliv").join(name).is_file(), "{name}");
    }
    // What the guide writes into site.toml is understood: the workflow is the same as with what a site has not yet.
    let samples = blocks(&guide, "toml");
    let before = site.read("privatliv/.github/workflows/ikraft.yml");
    site.edit("privatliv/site.toml", "drafts = \"show\"", &samples[0]);
    let whole = site.read("privatliv/site.toml") + &samples[1];
    site.write("privatliv/site.toml", whole.as_bytes());
    site.run(&["ci", "github", "-C", "privatliv"]).succeeded().says("as it should be");
    assert_eq!(site.read("privatliv/.github/workflows/ikraft.yml"), before);
    let workflow = site.read("privatliv/.github/workflows/ikraft.yml");
    for name in ["IKRAFT_PASSWORD", "IKRAFT_KNOWN_HOSTS", "IKRAFT_SSH_KEY", "production", "dry-run", "break-lock"] {
        assert!(workflow.contains(name) && guide.contains(name), "{name}");
    }
}

#[test]
fn links_between_papers_arrive() {
    let mut dead = Vec::new();
    for name in PAPERS {
        let text = read(name);
        let folder = Path::new(REPOSITORY).join(name).parent().expect("a folder").to_owned();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(target, _)| target)) {
            let file = target.split('#').next().unwrap_or_default();
            if !file.contains("://") && !file.is_empty() && !folder.join(file).is_file() {
                dead.push(format!("{name}: {target}"));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn the_newest_change_is_of_this_version() {
    let newest = read("CHANGELOG.md").lines().find_map(|line| line.strip_prefix("## ").map(str::to_owned));
    let newest = newest.expect("a version");
    assert!(newest.starts_with(env!("CARGO_PKG_VERSION")), "{newest}");
}
