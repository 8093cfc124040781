//! The example policies, made of facts alone, in both languages.

mod wording;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{component, component_names, sections, value, value_paths};
use crate::compose::context::Context;
use crate::document::walk::plain;
use crate::document::{BlockKind, Section};
use crate::finding::Finding;
use crate::model::country::Country;
use crate::model::date::Day;
use crate::model::fact::{Fact, Located, State, Withheld};
use crate::model::language::Lang;
use crate::model::policy::{Clauses, Policy};
use crate::model::published::Published;
use crate::model::retention::Rule;
use crate::model::section::Generated;
use crate::source::{LoadedSite, load};
use crate::starters::{self, Firm, KINDS};
use crate::text::LanguageWords;

fn site() -> LoadedSite {
    let loaded = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository can be read");
    loaded.site.expect("site.toml can be used")
}

/// What `ikraft init` writes.
fn starter(kind: &str) -> LoadedSite {
    let folder = tempfile::tempdir().expect("a folder");
    let firm = Firm::new("Prøve & Søn ApS", "hej@proeve.example").expect("a firm");
    for (path, text) in starters::files(kind, &firm).expect("a kind that there is") {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    load(folder.path()).expect("the starter can be read").site.expect("its site.toml can be used")
}

/// This repository, and every starter.
fn sites() -> Vec<LoadedSite> {
    [site()].into_iter().chain(KINDS.map(starter)).collect()
}

fn words(site: &LoadedSite, lang: &str) -> LanguageWords {
    let language = site.config.languages.iter().find(|language| language.code.as_str() == lang).expect("the language");
    LanguageWords::new(language, &site.messages[&Lang::new(lang)]).0
}

/// The sections of one policy in one language, with what was found on the way.
fn compose(site: &LoadedSite, policy: &str, lang: &str, clauses: Option<Clauses>) -> (Vec<Section>, Vec<Finding>) {
    let mut policy = site.policies.iter().find(|one| one.policy.id == policy).expect("the policy").policy.clone();
    policy.clauses = clauses.unwrap_or(policy.clauses);
    let published = Published::of(&policy);
    let words = words(site, lang);
    let images: BTreeMap<String, String> = policy
        .signatures
        .iter()
        .filter_map(|signature| signature.image.as_ref())
        .map(|image| (image.value.clone(), "0123456789abcdef.svg".to_owned()))
        .collect();
    let day: Day = "2026-11-20".parse().expect("a real day");
    let ctx = Context::new(&published, &words, day, &images);
    let sections = sections(&ctx).into_iter().map(|(_, section)| section).collect();
    (sections, ctx.take_findings())
}

/// Every block of text on a line of its own, as it is read aloud.
fn lines(sections: &[Section]) -> Vec<String> {
    let mut lines = Vec::new();
    for section in sections {
        lines.push(format!("# {} {{#{}}}", plain(&section.title), section.id));
        section.blocks.iter().for_each(|block| block_lines(&block.kind, &mut lines));
        lines.extend(self::lines(&section.sections));
    }
    lines
}

fn block_lines(block: &BlockKind, lines: &mut Vec<String>) {
    match block {
        BlockKind::Paragraph { content } => lines.push(plain(content)),
        BlockKind::List { items, .. } => {
            for block in items.iter().flat_map(|item| &item.blocks) {
                block_lines(block, lines);
            }
        }
        BlockKind::Quote { blocks } | BlockKind::Callout { blocks, .. } => {
            blocks.iter().for_each(|block| block_lines(block, lines));
        }
        BlockKind::Entries { entries } => {
            lines.extend(entries.iter().map(|entry| format!("[{}] {}", plain(&entry.label), plain(&entry.value))));
        }
        BlockKind::Table(table) => {
            lines.push(format!("| {}", plain(&table.caption)));
            let heads: Vec<String> = table.columns.iter().map(|column| plain(&column.head)).collect();
            lines.push(format!("| {}", heads.join(" | ")));
            for row in &table.rows {
                let cells: Vec<String> = row.cells.iter().map(|cell| plain(&cell.content)).collect();
                lines.push(format!("| {}", cells.join(" | ")));
            }
        }
        BlockKind::Chain { steps, total } => {
            lines.extend(steps.iter().map(|step| format!("> {}: {}", plain(&step.label), plain(&step.value))));
            lines.push(format!("= {}", plain(total)));
        }
        BlockKind::Signature { place_and_date, name, title, .. } => {
            lines.extend(
                [place_and_date, name, title].into_iter().map(|words| plain(words)).filter(|words| !words.is_empty()),
            );
        }
    }
}

/// Every policy in both languages as it is, and as it would be under the other clauses.
fn every_text() -> Vec<(String, Vec<String>)> {
    let mut texts = Vec::new();
    for site in sites() {
        for policy in &site.policies {
            for lang in ["da", "en"] {
                for clauses in [Clauses::Complete, Clauses::Stated] {
                    let id = &policy.policy.id;
                    let (sections, findings) = compose(&site, id, lang, Some(clauses));
                    assert!(findings.is_empty(), "{id} {lang}: {findings:#?}");
                    texts.push((lang.to_owned(), lines(&sections)));
                }
            }
        }
    }
    texts
}

fn text_of(sections: &[Section]) -> String {
    lines(sections).join("\n")
}

/// `cargo test read_aloud -- --nocapture` prints what the library makes of the example policies.
#[test]
fn read_aloud() {
    for site in sites() {
        assert!(!site.policies.is_empty());
        for policy in &site.policies {
            for lang in ["da", "en"] {
                let (sections, findings) = compose(&site, &policy.policy.id, lang, None);
                println!("\n=== {} {lang}\n{}", policy.policy.id, text_of(&sections));
                assert!(findings.is_empty(), "{findings:#?}");
            }
        }
    }
}

#[test]
fn a_complete_policy_has_every_section() {
    let site = site();
    let mut seen: Vec<String> = Vec::new();
    for policy in ["proeveby-cykler/customers", "proeveby-cykler/employees"] {
        seen.extend(compose(&site, policy, "da", None).0.into_iter().map(|section| section.id));
    }
    for which in Generated::ALL {
        assert!(seen.iter().any(|id| id == which.id()), "no section {}", which.id());
    }
}

#[test]
fn both_languages_have_the_same_shape() {
    fn shape(sections: &[Section]) -> Vec<String> {
        let of_block = |kind: &BlockKind| match kind {
            BlockKind::List { items, .. } => format!("list {}", items.len()),
            BlockKind::Entries { entries } => format!("entries {}", entries.len()),
            BlockKind::Table(table) => format!("table {} {}", table.columns.len(), table.rows.len()),
            BlockKind::Chain { steps, .. } => format!("chain {}", steps.len()),
            BlockKind::Paragraph { .. } => "paragraph".to_owned(),
            BlockKind::Quote { .. } | BlockKind::Callout { .. } | BlockKind::Signature { .. } => "other".to_owned(),
        };
        let mut all = Vec::new();
        for section in sections {
            all.push(section.id.clone());
            all.extend(section.blocks.iter().map(|block| of_block(&block.kind)));
            all.extend(shape(&section.sections));
        }
        all
    }
    let site = site();
    for policy in &site.policies {
        let id = &policy.policy.id;
        let shape_in = |lang: &str| shape(&compose(&site, id, lang, None).0);
        assert_eq!(shape_in("da"), shape_in("en"), "{id}");
    }
}

#[test]
fn nothing_is_promised_for_a_firm_that_only_states() {
    let site = site();
    for policy in ["ballum-it/customers", "burojantzen/customers"] {
        let (sections, _) = compose(&site, policy, "da", None);
        for which in [
            Generated::Rights,
            Generated::Objection,
            Generated::Complaint,
            Generated::AutomatedDecisions,
            Generated::WithdrawConsent,
        ] {
            assert!(sections.iter().all(|section| section.id != which.id()), "{policy}: {}", which.id());
        }
        let text = text_of(&sections);
        for promise in ["72 timer", "efter vores vurdering", "De må kun bruge", "Det koster ikke", "bliver i EU"] {
            assert!(!text.contains(promise), "{policy}: {promise}");
        }
    }
    let (complete, _) = compose(&site, "ballum-it/customers", "da", Some(Clauses::Complete));
    assert!(complete.iter().any(|section| section.id == "rights"));
}

#[test]
fn a_chain_is_spelled_out_and_summed_and_a_withheld_name_is_explained() {
    let site = site();
    let danish = text_of(&compose(&site, "ballum-it/customers", "da", None).0);
    let english = text_of(&compose(&site, "ballum-it/customers", "en", None).0);
    for (text, parts) in [
        (
            &danish,
            [
                "højst 60 dage efter, at din reparationssag er afsluttet",
                "derefter 30 dage",
                "I alt højst 90 dage efter, at din reparationssag er afsluttet.",
                "Spørg os, så får du det at vide.",
            ],
        ),
        (
            &english,
            [
                "no more than 60 days after",
                "then 30 days",
                "In all, no more than 90 days",
                "Ask us and we will tell you.",
            ],
        ),
    ] {
        for part in parts {
            assert!(text.contains(part), "{part:?} is not in:\n{text}");
        }
    }
}

#[test]
fn that_data_stays_inside_is_said_only_when_nothing_is_unknown() {
    let mut site = site();
    let at = site.policies.iter().position(|one| one.policy.id == "proeveby-cykler/employees").expect("the policy");
    let said = |site: &LoadedSite| {
        text_of(&compose(site, "proeveby-cykler/employees", "da", None).0)
            .contains("Dine oplysninger bliver i EU og EØS.")
    };
    assert!(!said(&site), "a supplier in the USA is in use");
    let denmark: Country = "DK".parse().expect("a country");
    for recipient in &mut Arc::get_mut(&mut site.policies[at]).expect("nobody else has it").policy.recipients {
        recipient.country = Some(Fact::given(denmark, recipient.place.clone()));
        recipient.transfers.clear();
    }
    assert!(said(&site));
    Arc::get_mut(&mut site.policies[at]).expect("nobody else has it").policy.recipients[0].country = None;
    assert!(!said(&site), "nobody says where one of them is");
}

#[test]
fn every_path_and_component_that_is_offered_answers() {
    let site = site();
    for policy in &site.policies {
        let published = Published::of(&policy.policy);
        let words = words(&site, "da");
        let images = BTreeMap::new();
        let ctx = Context::new(&published, &words, "2026-11-20".parse().expect("a real day"), &images);
        for path in value_paths(&ctx) {
            assert!(value(&ctx, &path).is_some(), "{path}");
        }
        for name in component_names(&ctx) {
            let (name, argument) = name.split_once('.').map_or((name.as_str(), None), |(name, id)| (name, Some(id)));
            assert!(component(&ctx, name, argument).is_some(), "{name}");
        }
        for path in ["controller", "controller.colour", "recipient.nobody.name", "retention.nothing", "x.y"] {
            assert!(value(&ctx, path).is_none(), "{path}");
        }
        assert!(component(&ctx, "recipient", None).is_none());
        assert!(component(&ctx, "retention-chain", Some("nothing")).is_none());
        assert!(ctx.take_findings().is_empty());
    }
}

#[test]
fn every_message_of_the_library_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| std::fs::read_to_string(path).expect("a file of the repository");
    let mut code = String::new();
    for entry in std::fs::read_dir(root.join("src/compose/clause")).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            code.push_str(&read(&path));
        }
    }
    code.push_str(&read(&root.join("src/compose/assemble.rs")));
    code.push_str(&read(&root.join("src/text/law.rs")));
    for file in ["clauses", "clauses-use", "clauses-keep", "clauses-rights"] {
        for line in read(&root.join(format!("i18n/da/{file}.ftl"))).lines() {
            let Some((id, _)) = line.split_once(" =").filter(|(id, _)| !id.starts_with([' ', '#', '['])) else {
                continue;
            };
            let made = id.starts_with("section-") || code.contains(&format!("\"{id}\""));
            assert!(made, "nothing says `{id}` of i18n/da/{file}.ftl");
        }
    }
}

/// The sections of facts that no file of the repository states.
fn compose_policy(site: &LoadedSite, policy: &Policy, lang: &str) -> Vec<Section> {
    let published = Published::of(policy);
    let words = words(site, lang);
    let images = BTreeMap::new();
    let ctx = Context::new(&published, &words, "2026-11-20".parse().expect("a real day"), &images);
    let sections = sections(&ctx).into_iter().map(|(_, section)| section).collect();
    let findings = ctx.take_findings();
    assert!(findings.iter().all(|finding| finding.code == "missing-image"), "{findings:#?}");
    sections
}

#[test]
fn a_policy_of_one_name_says_what_everybody_must_say() {
    let site = site();
    let mut policy = crate::compose::testing::policy();
    let ids = |policy: &Policy| -> Vec<String> {
        compose_policy(&site, policy, "da").into_iter().map(|section| section.id).collect()
    };
    assert_eq!(ids(&policy), ["in-short", "controller", "rights", "complaint", "breach", "changes"]);
    policy.clauses = Clauses::Stated;
    assert_eq!(ids(&policy), ["in-short", "controller"]);
}

#[test]
fn facts_that_are_withheld_or_unknown_leave_clean_sentences() {
    fn states<T>(fact: &mut Option<Fact<T>>, withheld: &Option<Withheld>) {
        if let Some(fact) = fact {
            fact.state = match withheld {
                Some(why) => State::Withheld(why.clone()),
                None => State::Unknown,
            };
        }
    }
    let site = site();
    let why = Withheld { reason: crate::compose::testing::words_in("Det er hemmeligt.", "It is a secret."), ask: true };
    for withheld in [Some(why), None] {
        for loaded in &site.policies {
            let mut policy = loaded.policy.clone();
            states(&mut policy.firm.controller.email, &withheld);
            states(&mut policy.firm.controller.address, &withheld);
            for activity in &mut policy.activities {
                states(&mut activity.categories, &withheld);
                states(&mut activity.purposes, &withheld);
                states(&mut activity.grounds, &withheld);
                states(&mut activity.source, &withheld);
                states(&mut activity.obligation, &withheld);
                states(&mut activity.retention, &withheld);
                states(&mut activity.automated, &withheld);
            }
            for recipient in &mut policy.recipients {
                states(&mut recipient.name, &withheld);
                states(&mut recipient.country, &withheld);
                states(&mut recipient.agreement, &withheld);
            }
            for lang in ["da", "en"] {
                let text = text_of(&compose_policy(&site, &policy, lang));
                for bad in ["  ", " .", " ,", "..", "()", ": \n", ".:"] {
                    assert!(!text.contains(bad), "{bad:?} in {} {lang}:\n{text}", policy.id);
                }
                let secret = if lang == "da" { "Det er hemmeligt. Spørg os" } else { "It is a secret. Ask us" };
                assert_eq!(text.contains(secret), withheld.is_some(), "{} {lang}", policy.id);
            }
        }
    }
}

#[test]
fn what_is_kept_of_some_of_the_customers_data_is_said_of_those_alone() {
    let site = site();
    let loaded = site.policies.iter().find(|one| one.policy.id == "proeveby-cykler/customers").expect("the policy");
    let mut policy = loaded.policy.clone();
    let retention = policy.processing[0].retention.as_mut().expect("it is stated");
    let State::Given(entries) = &mut retention.state else { panic!("it is told") };
    let place = entries[0].place.clone();
    entries[0].for_categories = vec![Located::new("bookings".to_owned(), place.clone())];
    entries[0].rule = Rule::OnRequest;
    for (lang, bookings) in [("da", "bookinger"), ("en", "bookings")] {
        let label = words(&site, lang).string("processor-retention", &[]).expect("the label");
        let all = lines(&compose_policy(&site, &policy, lang));
        let is_it = |line: &&String| line.starts_with(&format!("[{label}]")) && line.to_lowercase().contains(bookings);
        let line = all.iter().find(is_it);
        assert!(line.is_some(), "{lang}: {all:#?}");
    }
}

#[test]
fn what_is_withheld_of_a_cookie_says_why() {
    let site = site();
    let loaded = site.policies.iter().find(|one| one.policy.id == "proeveby-cykler/customers").expect("the policy");
    let mut policy = loaded.policy.clone();
    let why = Withheld { reason: crate::compose::testing::words_in("Det er hemmeligt.", "It is a secret."), ask: true };
    let cookie = &mut policy.cookies[0];
    cookie.by.state = State::Withheld(why.clone());
    cookie.purpose.state = State::Withheld(why.clone());
    cookie.duration.state = State::Withheld(why);
    let text = text_of(&compose_policy(&site, &policy, "da"));
    let row = text.lines().find(|line| line.contains(&policy.cookies[0].name)).expect("its row");
    assert_eq!(row.matches("Det er hemmeligt. Spørg os").count(), 3, "{row}");
}
