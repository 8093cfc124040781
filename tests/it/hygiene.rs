//! Rules that nobody has to remember, because they are read out of the repository itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::REPOSITORY;

/// Above this a file holds more than one concept.
const MAX_LINES: usize = 500;
/// Tests are read one by one.
const MAX_TEST_LINES: usize = 800;
const MAX_WIDTH: usize = 120;

/// Words that say that something is not finished, written apart so that this file does not hold them.
const UNFINISHED: [&str; 7] = [
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("dbg", "!("),
    "FIX\u{4d}E",
    "XX\u{58}",
    "#[ign\u{6f}re",
    "TO\u{44}O",
];

#[test]
fn source_files_hold_one_concept_each() {
    let long: Vec<String> = files("src", "rs")
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(name, lines)| *lines > if name.contains("/tests") { MAX_TEST_LINES } else { MAX_LINES })
        .map(|(name, lines)| format!("{name}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn nothing_is_left_unfinished_or_switched_off() {
    let mut wrong = Vec::new();
    for (name, text) in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        for (number, line) in text.lines().enumerate() {
            wrong.extend(
                UNFINISHED
                    .iter()
                    .filter(|word| line.contains(*word))
                    .map(|word| format!("{name}:{}: holds {word:?}", number + 1)),
            );
            // rustfmt keeps the code; a string may be as long as what it says.
            if name.starts_with("src/") && line.chars().count() > MAX_WIDTH && line.trim_start().starts_with("//") {
                wrong.push(format!("{name}:{}: wider than {MAX_WIDTH}", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_names_a_path_of_one_machine() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "docs", "content", "i18n", "themes"] {
        for extension in ["rs", "md", "toml", "ftl", "html", "css", "typ", "mjs", "py", "json", "sh"] {
            wrong.extend(files(folder, extension).into_iter().flat_map(|(name, text)| machine_paths(&name, &text)));
        }
    }
    for name in ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "test", ".ci/run", "Cargo.toml", "site.toml"] {
        let text =
            fs::read_to_string(Path::new(REPOSITORY).join(name)).unwrap_or_else(|cause| panic!("{name}: {cause}"));
        wrong.extend(machine_paths(name, &text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lines with a folder that only one machine has.
fn machine_paths(name: &str, text: &str) -> Vec<String> {
    let private = [concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/")];
    text.lines()
        .enumerate()
        .filter(|(_, line)| private.iter().any(|path| line.contains(path)))
        .map(|(number, line)| format!("{name}:{}: {}", number + 1, line.trim()))
        .collect()
}

#[test]
fn only_one_integration_binary() {
    let mut stray: Vec<String> = Vec::new();
    for entry in fs::read_dir(Path::new(REPOSITORY).join("tests")).expect("tests/") {
        let name = entry.expect("an entry of tests/").file_name().into_string().expect("UTF-8");
        if name.ends_with(".rs") && name != "layers.rs" {
            stray.push(name);
        }
    }
    let main = fs::read_to_string(Path::new(REPOSITORY).join("tests/it/main.rs")).expect("tests/it/main.rs");
    for entry in fs::read_dir(Path::new(REPOSITORY).join("tests/it")).expect("tests/it/") {
        let name = entry.expect("an entry of tests/it/").file_name().into_string().expect("UTF-8");
        let module = name.trim_end_matches(".rs");
        if module != "main" && !main.contains(&format!("mod {module};")) {
            stray.push(format!("it/{name}"));
        }
    }
    assert!(stray.is_empty(), "these tests would never run: {stray:?}");
}

#[test]
fn every_language_has_the_same_messages() {
    let root = Path::new(REPOSITORY).join("i18n");
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(&root).expect("i18n/") {
        let language = entry.expect("a language").file_name().into_string().expect("UTF-8");
        // What an old version of the clause library said otherwise is said again, and only where it differed.
        let files =
            files(&format!("i18n/{language}"), "ftl").into_iter().filter(|(name, _)| !name.contains("/clauses-1/"));
        let all = files.flat_map(|(name, text)| message_ids(&name, &text));
        let mut seen = BTreeMap::new();
        for (id, place) in all {
            if let Some(first) = seen.insert(id.clone(), place.clone()) {
                panic!("{id} is said twice: {first} and {place}");
            }
        }
        ids.insert(language, seen.into_keys().collect());
    }
    assert!(ids.contains_key("da") && ids.contains_key("en"), "Danish and English are both there");
    let (first, expected) = ids.first_key_value().expect("a language");
    assert!(expected.len() > 100, "i18n/{first} was read");
    for (language, found) in &ids {
        let missing: Vec<_> = expected.difference(found).collect();
        let extra: Vec<_> = found.difference(expected).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{language} lacks {missing:?} and alone has {extra:?}");
    }
}

/// Ids of messages, terms and their attributes, each with its file.
fn message_ids(name: &str, text: &str) -> Vec<(String, String)> {
    use fluent_syntax::ast::Entry;
    let resource =
        fluent_syntax::parser::parse(text).unwrap_or_else(|(_, causes)| panic!("{name} does not parse: {causes:?}"));
    let mut ids = Vec::new();
    for entry in resource.body {
        let (id, attributes) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), term.attributes),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Junk { content } => panic!("{name}: no Fluent: {content}"),
        };
        ids.extend(attributes.iter().map(|attribute| (format!("{id}.{}", attribute.id.name), name.to_owned())));
        ids.push((id, name.to_owned()));
    }
    ids
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(Path::new(REPOSITORY).join("Cargo.toml")).expect("Cargo.toml");
    let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    let map = fs::read_to_string(Path::new(REPOSITORY).join("docs/ARCHITECTURE.md")).expect("docs/ARCHITECTURE.md");
    let (_, reasons) = map.split_once("## Dependencies, and why").expect("the list of dependencies");
    let said: BTreeSet<&str> = reasons
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, reason)| {
            assert!(reason.len() > 12, "no reason for {name}");
            name
        })
        .collect();
    let used: BTreeSet<&str> = ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| manifest.get(*section)?.as_table())
        .flat_map(|section| section.keys().map(String::as_str))
        .collect();
    assert_eq!(used, said, "Cargo.toml on the left, docs/ARCHITECTURE.md on the right");
}

#[test]
fn everything_we_build_on_is_permissively_licensed() {
    let allowed: toml::Table = fs::read_to_string(Path::new(REPOSITORY).join("deny.toml"))
        .expect("deny.toml")
        .parse()
        .expect("deny.toml is TOML");
    let allowed: BTreeSet<&str> =
        allowed["licenses"]["allow"].as_array().expect("a list").iter().filter_map(toml::Value::as_str).collect();
    // Other platforms' crates need not be there on a machine without a network.
    let host = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let host = String::from_utf8(host.stdout).expect("UTF-8");
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("the host's name");
    let arguments = ["metadata", "--format-version", "1", "--locked", "--filter-platform", host];
    let run = Command::new(env!("CARGO")).args(arguments).current_dir(REPOSITORY).output().expect("cargo runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&run.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100, "the packages were read");
    let wrong: Vec<String> = packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap_or_default(), package["license"].as_str().unwrap_or("none")))
        .filter(|(_, license)| {
            // "(A OR B) AND C": one choice of each part must be allowed.
            !license
                .replace('/', " OR ")
                .split(" AND ")
                .all(|part| part.trim_matches(['(', ')']).split(" OR ").any(|choice| allowed.contains(choice.trim())))
        })
        .map(|(name, license)| format!("{name}: {license}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every file with an extension below a folder of the repository, sorted by name.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let root = Path::new(REPOSITORY);
    let walk = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        !(name == "node_modules" || name == "target" || entry.depth() > 0 && name.starts_with('.'))
    });
    walk.map(|entry| entry.unwrap_or_else(|cause| panic!("{folder}: {cause}")))
        .filter(|entry| entry.file_type().is_file() && entry.path().extension().is_some_and(|found| found == extension))
        .map(|entry| {
            let name =
                entry.path().strip_prefix(root).expect("below the repository").to_str().expect("UTF-8").to_owned();
            (
                name,
                fs::read_to_string(entry.path()).unwrap_or_else(|cause| panic!("{}: {cause}", entry.path().display())),
            )
        })
        .collect()
}
