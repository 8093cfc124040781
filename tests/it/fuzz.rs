//! Replays what the fuzzers of fuzz/ kept: files that each took a way of their own through the program, and those that
//! once broke it.

use std::fs;
use std::path::Path;

use crate::harness::REPOSITORY;

#[path = "../../fuzz/targets.rs"]
mod targets;

/// Every file of a corpus goes through its target, which panics when a promise is broken.
fn replay(target: &str, run: fn(&[u8])) {
    let mut files: Vec<_> = fs::read_dir(Path::new(REPOSITORY).join("fuzz/corpus").join(target))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{target} has a corpus");
    for file in files {
        println!("{}", file.display());
        run(&fs::read(&file).unwrap());
    }
}

#[test]
fn policy() {
    replay("policy", targets::policy);
}

#[test]
fn fragment() {
    replay("fragment", targets::fragment);
}

#[test]
fn front_matter() {
    replay("front_matter", targets::front_matter);
}

#[test]
fn messages() {
    replay("messages", targets::messages);
}

#[test]
fn ledger() {
    replay("ledger", targets::ledger);
}

#[test]
fn document() {
    replay("document", targets::document);
}
