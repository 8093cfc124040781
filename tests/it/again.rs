//! A site that is read and built again after a change is what it would be if it were read and built for the first time:
//! whatever changes, in whatever order.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use ikraft::site::{Built, Focus, Inputs, Memory, build, build_again};
use ikraft::source::{Changed, Loaded, Reader, load};
use proptest::prelude::*;

use crate::harness::{REPOSITORY, Site, TODAY};

/// One change of one path: nothing is there any more, or this is.
type Edit = (&'static str, Option<&'static str>);

/// What people and their editors do to a site, right and wrong.
const EDITS: [Edit; 44] = [
    ("site.toml", None),
    ("site.toml", Some("title = [")),
    ("site.toml", Some(SITE)),
    ("site.toml", Some(ONE_LANGUAGE)),
    ("content/smedje/firm.toml", None),
    ("content/smedje/firm.toml", Some("")),
    ("content/smedje/firm.toml", Some(FIRM)),
    ("content/smedje/firm.toml", Some(FIRM_WITH_LOGO)),
    ("content/smedje/logo.svg", Some("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
    ("content/smedje/logo.svg", Some("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>")),
    ("content/smedje/logo.svg", None),
    ("content/smedje/customers", None),
    ("content/smedje/customers/policy.toml", None),
    ("content/smedje/customers/policy.toml", Some("")),
    ("content/smedje/customers/policy.toml", Some(POLICY)),
    ("content/smedje/customers/policy.toml", Some(SHARING)),
    ("content/smedje/customers/da/about.md", Some("Vi smeder.\n")),
    ("content/smedje/customers/da/about.md", Some("Vi smeder {{ controller.name }} og {{ nothing }}.\n")),
    ("content/smedje/customers/da/about.md", None),
    ("content/smedje/customers/en/about.md", Some("We forge.\n")),
    ("content/smedje/customers/en/about.md", None),
    ("content/smedje/customers/en", None),
    ("content/smedje/customers/translations.lock", Some("schema = 1\n")),
    ("content/smedje/translations.lock", Some("schema = 9\n")),
    ("content/smedje/translations.lock", None),
    ("content/bageri/customers/da/allergies.md", Some("+++\ntitle = \"Allergi\"\n+++\nSig det til os.\n")),
    ("content/bageri/customers/da/allergies.md", Some("<b>nej</b>\n")),
    ("content/bageri/customers/da/allergies.md", Some("")),
    ("content/bageri", None),
    ("content/bageri/firm.toml", Some(FIRM)),
    ("content/bageri/customers/policy.toml", Some(SHARING)),
    ("content/_shared/hosting.toml", Some(SHARED)),
    ("content/_shared/hosting.toml", Some(SHARED_AGAIN)),
    ("content/_shared/hosting.toml", Some("[[recipient]]\n")),
    ("content/_shared/hosting.toml", None),
    ("content/ny/firm.toml", Some(FIRM)),
    ("content/ny/kunder/policy.toml", Some(POLICY)),
    ("content/ny", None),
    ("i18n/da/own.ftl", Some("rights-title = Det har du ret til\n")),
    ("i18n/da/own.ftl", Some("rights-title = {\n")),
    ("i18n/da/own.ftl", None),
    ("themes/default/templates/404.html", Some("{{ nothing }}")),
    ("themes/default/templates/404.html", None),
    ("static/robots.txt", Some("x")),
];

const SITE: &str = "title = { da = \"Politikker\", en = \"Policies\" }\ndefault-language = \"da\"\ndrafts = \"show\"\n\
                    base-url = \"https://proeve.example/\"\n[languages]\nda = \"da-DK\"\nen = \"en-GB\"\n";
const ONE_LANGUAGE: &str = "title = { da = \"Politikker\" }\ndrafts = \"show\"\n[languages]\nda = \"da-DK\"\n";
const FIRM: &str = "[controller]\nname = \"Smedjen ApS\"\nemail = \"hej@smedje.example\"\n";
const FIRM_WITH_LOGO: &str =
    "[controller]\nname = \"Smedjen ApS\"\n[brand]\nlogo = \"logo.svg\"\naccent = \"#eeeeee\"\n";
const POLICY: &str = "[policy]\ntitle = { da = \"Politik\", en = \"Policy\" }\n";
const SHARING: &str = "use = [\"recipient/hosting\"]\n[policy]\ntitle = { da = \"Politik\", en = \"Policy\" }\n";
const SHARED: &str =
    "[[recipient]]\nid = \"hosting\"\nname = \"Brevdue A/S\"\nkind = \"processor\"\ncountry = \"DK\"\n";
const SHARED_AGAIN: &str =
    "[[recipient]]\nid = \"hosting\"\nname = \"Brevdue A/S\"\nkind = \"processor\"\ncountry = \"US\"\n";

fn change(root: &Path, (path, text): Edit) {
    let full = root.join(path);
    match text {
        Some(text) => {
            fs::create_dir_all(full.parent().unwrap()).unwrap();
            fs::write(&full, text).unwrap();
        }
        None if full.is_dir() => fs::remove_dir_all(&full).unwrap(),
        None => drop(fs::remove_file(&full)),
    }
}

fn inputs<'a>(loaded: &'a Loaded, without: &'a BTreeSet<Arc<str>>) -> Option<Inputs<'a>> {
    Some(Inputs {
        site: loaded.site.as_ref()?,
        found: &loaded.findings,
        without,
        day: TODAY.parse().unwrap(),
        drafts: true,
        base_url: None,
        engine: Some("none"),
        jobs: 2,
    })
}

/// Says which of two things is not the same without printing all of both.
fn same<T: PartialEq + Debug>(what: &str, one: &T, other: &T) -> Result<(), TestCaseError> {
    prop_assert!(one == other, "{what} differ:\n{:.2000}\n---\n{:.2000}", format!("{one:?}"), format!("{other:?}"));
    Ok(())
}

/// The same for paths, of which only those are told that are not in both.
fn same_paths(what: &str, one: &BTreeSet<String>, other: &BTreeSet<String>) -> Result<(), TestCaseError> {
    same(what, &one.symmetric_difference(other).collect::<Vec<_>>(), &Vec::new())
}

fn same_readings(again: &Loaded, fresh: &Loaded) -> Result<(), TestCaseError> {
    same("findings", &again.findings, &fresh.findings)?;
    same("texts", &again.texts, &fresh.texts)?;
    same_paths("paths looked at", &again.looked, &fresh.looked)?;
    same("sites", &again.site.is_some(), &fresh.site.is_some())?;
    let (Some(one), Some(other)) = (&again.site, &fresh.site) else { return Ok(()) };
    same("configurations", &one.config, &other.config)?;
    same("messages", &one.messages, &other.messages)?;
    same("themes", &one.theme, &other.theme)?;
    same("static files", &one.static_files, &other.static_files)?;
    same_paths("paths read", &one.read, &other.read)?;
    same("editions", &one.editions, &other.editions)?;
    // A policy is plain data, and prints all of it.
    same("policies", &format!("{:?}", one.policies), &format!("{:?}", other.policies))
}

fn same_sites(again: &Built, fresh: &Built) -> Result<(), TestCaseError> {
    same("findings of building", &again.findings, &fresh.findings)?;
    same("kept policies", &again.kept, &fresh.kept)?;
    same("places of pages", &again.pages, &fresh.pages)?;
    same("mounts", &again.mounts, &fresh.mounts)?;
    let told = |built: &Built| -> Vec<String> {
        built.site.entries.iter().map(|(path, entry)| format!("{path} {entry:?}")).collect()
    };
    let (again, fresh) = (told(again), told(fresh));
    for (one, other) in again.iter().zip(&fresh) {
        same("entries", one, other)?;
    }
    same("numbers of entries", &again.len(), &fresh.len())
}

/// Makes the changes, in steps of several at once, and compares after each step.
fn check(site: &Site, steps: &[Vec<Edit>], with_focus: bool) -> Result<(), TestCaseError> {
    let without = BTreeSet::new();
    let mut reader = Reader::new(site.path());
    let mut memory = Memory::default();
    let mut changed = Changed::Everything;
    for step in [&[][..]].into_iter().chain(steps.iter().map(Vec::as_slice)) {
        if !step.is_empty() {
            step.iter().for_each(|edit| change(site.path(), *edit));
            changed = Changed::Paths(step.iter().map(|(path, _)| (*path).to_owned()).collect());
        }
        let again = reader.read(changed.clone()).unwrap();
        let fresh = load(site.path()).unwrap();
        same_readings(&again, &fresh)?;
        let Some(inputs) = inputs(&again, &without) else { continue };
        if with_focus {
            // What is looked at is right at once; the rest is brought up to date by the next build.
            let focus: Focus = ["smedje/customers".into()].into();
            build_again(&inputs, Some(&focus), &mut memory);
        }
        same_sites(&build_again(&inputs, None, &mut memory), &build(&inputs))?;
    }
    Ok(())
}

fn base() -> Site {
    Site::copy_of(&Path::new(REPOSITORY).join("tests/cases/base"))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(24),
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_changes_a_site_read_again_is_a_site_read_anew(
        steps in proptest::collection::vec(
            proptest::collection::vec(proptest::sample::select(EDITS.to_vec()), 1..4),
            1..8,
        ),
        with_focus: bool,
    ) {
        check(&base(), &steps, with_focus)?;
    }
}

#[test]
fn every_change_alone_and_its_opposite() {
    let site = base();
    let steps: Vec<Vec<Edit>> = EDITS.iter().map(|edit| vec![*edit]).collect();
    check(&site, &steps, false).unwrap();
    let back: Vec<Vec<Edit>> = EDITS.iter().rev().map(|edit| vec![*edit]).collect();
    check(&site, &back, true).unwrap();
}

#[test]
fn editions_and_what_stands_beside_them() {
    let site = Site::new();
    crate::harness::copy_folder(
        &Path::new(REPOSITORY).join("content/proeveby-cykler"),
        &site.path().join("content/cykler"),
    );
    crate::harness::copy_folder(&Path::new(REPOSITORY).join("content/_shared"), &site.path().join("content/_shared"));
    fs::write(site.path().join("site.toml"), SITE).unwrap();
    let steps: [Vec<Edit>; 6] = [
        vec![("content/cykler/customers/da/questions.md", Some("Spørg.\n"))],
        vec![("content/cykler/customers/editions/2026-04-01/summary.json", Some("{}"))],
        vec![("content/cykler/customers/policy.toml", None)],
        vec![("content/cykler/firm.toml", Some(FIRM))],
        vec![("content/cykler/customers/editions/ledger.jsonl", None)],
        vec![("content/cykler/customers/editions", None)],
    ];
    check(&site, &steps, false).unwrap();
}

#[test]
fn a_policy_that_did_not_change_is_the_same_in_memory() {
    let site = base();
    let mut reader = Reader::new(site.path());
    let before = reader.read(Changed::Everything).unwrap().site.unwrap();
    change(site.path(), ("content/smedje/customers/da/about.md", Some("Vi smeder.\n")));
    let paths = ["content/smedje/customers/da/about.md".to_owned()].into();
    let after = reader.read(Changed::Paths(paths)).unwrap().site.unwrap();
    let is_same = |id: &str| {
        let of = |site: &ikraft::source::LoadedSite| {
            site.policies.iter().find(|loaded| loaded.policy.id == id).unwrap().clone()
        };
        Arc::ptr_eq(&of(&before), &of(&after))
    };
    assert!(is_same("bageri/customers") && is_same("bageri/employees") && !is_same("smedje/customers"));
}
