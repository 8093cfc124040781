//! The example policies, made of facts alone, in both languages.

use std::collections::BTreeMap;
use std::path::Path;

use super::{component, component_names, sections, value, value_paths};
use crate::compose::context::Context;
use crate::document::walk::plain;
use crate::document::{BlockKind, Section};
use crate::finding::Finding;
use crate::model::date::Day;
use crate::model::language::Lang;
use crate::model::policy::Clauses;
use crate::model::published::Published;
use crate::model::section::Generated;
use crate::source::{LoadedSite, load};
use crate::text::LanguageWords;

fn site() -> LoadedSite {
    let loaded = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository can be read");
    loaded.site.expect("site.toml can be used")
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
            lines.push(format!("~ {} / {} / {}", plain(place_and_date), plain(name), plain(title)));
        }
    }
}

#[test]
fn read_aloud() {
    let site = site();
    for policy in &site.policies {
        for lang in ["da", "en"] {
            let (sections, findings) = compose(&site, &policy.policy.id, lang, None);
            println!("\n=== {} {lang}\n{}", policy.policy.id, lines(&sections).join("\n"));
            assert!(findings.is_empty(), "{findings:#?}");
        }
    }
    let _ = (component, component_names, value, value_paths, Generated::ALL);
}
