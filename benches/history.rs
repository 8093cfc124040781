//! How long a comparison of two texts takes, and how that compares with a plain diff of the same words:
//! `cargo bench --bench history`.
//!
//! Milliseconds depend on the machine; the ratio to the plain diff, taken in the same run, less so. The medians of
//! `ROUNDS` comparisons (25, unless stated) are printed, and the run fails when the worst of the pairs of 5,000 words
//! takes more than 50 ms. Then a policy of 200 editions is built; that no PDF is made for it is a test's business.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use ikraft::document::{Block, BlockKind, Document, Inline, Item, Leaf, json};
use ikraft::history::redline::{Change, compare, flatten};
use similar::{Algorithm, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

#[path = "../tests/it/harness.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod harness;
#[path = "../tests/it/many.rs"]
mod many;

const WORDS: usize = 5000;
const MOST: Duration = Duration::from_millis(50);

fn main() {
    let rounds = std::env::var("ROUNDS").ok().map_or(25, |rounds| rounds.parse().expect("ROUNDS is a number"));
    let policy = fixture("document-rich-da.json");
    let mut worst = Duration::ZERO;
    for (shape, words_a_block) in [("one block", WORDS), ("paragraphs", 40), ("short lines", 5)] {
        let old = text(&policy, 1, words_a_block);
        for (what, new) in [
            ("total rewrite", text(&policy, 2, words_a_block)),
            ("half rewrite", half(&old, &text(&policy, 2, words_a_block))),
            ("every tenth word", every_tenth(&old)),
        ] {
            worst = worst.max(measure(&format!("{shape}, {what}"), &old, &new, rounds));
        }
    }
    measure("the fixture with five edits", &policy, &five_edits(&policy), rounds);
    measure("10,000 lines, total rewrite", &lines(&policy, 1, 80_000, 8), &lines(&policy, 2, 80_000, 8), 1);
    println!("worst of {WORDS} words: {:.1} ms", worst.as_secs_f64() * 1000.0);
    many_editions(200);
    assert!(worst <= MOST, "the worst pair of {WORDS} words takes {worst:?}, and may take {MOST:?}");
}

/// Builds a site with one policy of `count` editions, for the first time and again.
fn many_editions(count: u32) {
    let site = harness::Site::minimal();
    site.run(&["release", "firm/customers", "--effective", harness::TODAY, "--date", harness::TODAY]).succeeded();
    many::add_editions(&site.path().join("content/firm/customers/editions"), count);
    for what in ["first build", "second build"] {
        let mut command: Command = harness::program();
        command.args(["build", "--quiet", "--date", "2027-12-31"]).current_dir(site.path());
        let start = Instant::now();
        harness::Run::of(command.output()).succeeded();
        let time = start.elapsed().as_secs_f64() * 1000.0;
        println!("{count} editions, {what:<16} {time:>8.0} ms   {:.1} ms an edition", time / f64::from(count));
    }
}

/// The median, which is printed beside that of a plain diff of all words.
fn measure(what: &str, old: &Document, new: &Document, rounds: usize) -> Duration {
    let redline = compare(old, new);
    assert!(redline.accept() == flatten(new) && redline.reject() == flatten(old), "{what}: the redline loses words");
    let changed = redline.lines.iter().filter(|line| line.change != Change::Same).count();
    let ours = median(rounds, || compare(old, new).lines.len());
    let (old_text, new_text) = (words(old), words(new));
    let plain = median(rounds, || {
        let (old, new): (Vec<&str>, Vec<&str>) =
            (old_text.split_word_bounds().collect(), new_text.split_word_bounds().collect());
        capture_diff_slices(Algorithm::Histogram, &old, &new).len()
    });
    println!(
        "{what:<30} {:>8.2} ms   {:>5.2} times a plain diff   {changed} of {} lines changed",
        ours.as_secs_f64() * 1000.0,
        ours.as_secs_f64() / plain.as_secs_f64(),
        redline.lines.len()
    );
    ours
}

fn median(rounds: usize, work: impl Fn() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            assert!(std::hint::black_box(work()) > 0);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[rounds / 2]
}

fn words(document: &Document) -> String {
    flatten(document).iter().flat_map(|line| &line.cells).map(|cell| format!("{cell}\n")).collect()
}

fn fixture(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    json::read(&std::fs::read_to_string(path).expect("the fixture is there")).expect("the fixture is a document")
}

/// A text of the policy's own words, as often as they are in it, in an order that `seed` decides.
fn text(policy: &Document, seed: u64, words_a_block: usize) -> Document {
    lines(policy, seed, WORDS, words_a_block)
}

fn lines(policy: &Document, seed: u64, count: usize, words_a_block: usize) -> Document {
    let all = words(policy);
    let all: Vec<&str> = all.split_whitespace().collect();
    // A generator that gives the same numbers on every machine (Knuth's).
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        all[(state >> 33) as usize % all.len()]
    };
    let paragraph = |words: Vec<&str>| BlockKind::Paragraph {
        content: vec![Inline::Text { text: Leaf { text: words.join(" "), origin: None } }],
    };
    let blocks = (0..count / words_a_block).map(|_| paragraph((0..words_a_block).map(|_| next()).collect()));
    let items = blocks.map(|block| Item { blocks: vec![block] }).collect();
    let mut document = policy.clone();
    document.sections.truncate(1);
    document.sections[0].sections.clear();
    document.sections[0].notes.clear();
    document.sections[0].blocks = vec![Block { id: "all".to_owned(), kind: BlockKind::List { start: None, items } }];
    document
}

/// The text with words of `other` in every second run of ten.
fn half(document: &Document, other: &Document) -> Document {
    let others: Vec<String> = other.leaves();
    let mut document = document.clone();
    let (mut at, mut number) = (0, 0);
    ikraft::document::walk::leaves_mut(&mut document, &mut |leaf| {
        let other: Vec<&str> = others[at].split(' ').collect();
        let mut word = |(index, word): (usize, &str)| {
            number += 1;
            String::from(if number / 10 % 2 == 0 { word } else { other[index % other.len()] })
        };
        leaf.text = leaf.text.split(' ').enumerate().map(&mut word).collect::<Vec<_>>().join(" ");
        at += 1;
    });
    document
}

fn every_tenth(document: &Document) -> Document {
    let mut document = document.clone();
    let mut number = 0;
    ikraft::document::walk::leaves_mut(&mut document, &mut |leaf| {
        let mut word = |word| {
            number += 1;
            if number % 10 == 0 { format!("nyt{number}") } else { String::from(word) }
        };
        leaf.text = leaf.text.split(' ').map(&mut word).collect::<Vec<_>>().join(" ");
    });
    document
}

/// A paragraph less, one more, one elsewhere, one reworded, and a word of a table.
fn five_edits(policy: &Document) -> Document {
    let mut document = policy.clone();
    let removed = document.sections[1].blocks.remove(0);
    let moved = document.sections[2].blocks.remove(0);
    document.sections[4].blocks.insert(0, moved);
    document.sections[3].blocks.insert(0, Block { id: "new".to_owned(), ..removed });
    let mut at = 0;
    ikraft::document::walk::leaves_mut(&mut document, &mut |leaf| {
        at += 1;
        if at % 60 == 0 {
            leaf.text.push_str(" i 90 dage");
        }
    });
    document
}
