//! Files as people's editors and machines leave them: marks, line ends, wrong encodings, links, sizes.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::harness::{Run, Site, copy_folder, published};

const POLICY: &str = "content/firm/customers/policy.toml";
const FRAGMENT: &str = "content/firm/customers/da/extra.md";
const TWIN: &str = "content/firm/customers/en/extra.md";

/// Longer than any refusal should take on a busy machine, and far shorter than a hang.
const PATIENCE: Duration = Duration::from_secs(60);

/// A section of the firm's own in both languages; `titled` puts the front matter before its words.
fn with_fragments(danish: &str, english: &str) -> Site {
    Site::minimal().file(FRAGMENT, titled(danish)).file(TWIN, titled(english))
}

fn titled(words: &str) -> String {
    format!("+++\ntitle = \"Mere\"\n+++\n\n{words}")
}

/// Builds, and asserts that the program neither crashed nor hung, whatever it thought of the site.
#[track_caller]
fn withstands(site: &Site) -> Run {
    let started = Instant::now();
    let run = site.build(&["--quiet"]);
    assert!(started.elapsed() < PATIENCE, "took {:?}", started.elapsed());
    assert!([0, 1].contains(&run.code), "exit code {}\n{}", run.code, run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    run
}

#[test]
fn byte_order_marks_and_carriage_returns_change_nothing() {
    let plain = with_fragments("Første afsnit.\n\n- et\n- to\n", "First paragraph.\n\n- one\n- two\n").built();
    let marked = Site::copy_of(plain.path());
    std::fs::remove_dir_all(marked.path().join("public")).expect("the copied output");
    for file in ["site.toml", "content/firm/firm.toml", POLICY, FRAGMENT, TWIN] {
        let text = marked.read(file).replace('\n', "\r\n");
        marked.write(file, format!("\u{feff}{text}"));
    }
    let marked = marked.built();
    assert_eq!(names(&plain.output()), names(&marked.output()));
    assert!(plain.output() == marked.output(), "other bytes");
}

#[test]
fn a_mistake_behind_a_mark_and_carriage_returns_has_its_place() {
    let site = with_fragments("Fint.\n", "Fine.\n");
    site.write(FRAGMENT, "\u{feff}+++\r\ntitle = \"Mere\"\r\n+++\r\n\r\nFørst dette, så <b>dette</b>.\r\n");
    site.build(&[]).exits(1).says("content/firm/customers/da/extra.md:5:17");
    let policy = site.read(POLICY).replace("purposes", "purpose").replace('\n', "\r\n");
    let line = policy.lines().position(|line| line.starts_with("purpose ")).expect("the line") + 1;
    site.write(POLICY, format!("\u{feff}{policy}"));
    site.build(&[]).exits(1).says(&format!("{POLICY}:{line}:1"));
}

#[test]
fn bytes_that_are_not_utf_8_have_a_place() {
    let site = with_fragments("Fint.\n", "Fine.\n").built();
    let before = site.output();
    let latin = b"+++\ntitle = \"Mere\"\n+++\n\nSkriv ikke om r\xF8d gr\xF8d.\n".to_vec();
    site.write(FRAGMENT, &latin);
    site.build(&[]).exits(1).says("content/firm/customers/da/extra.md:5:16").says("UTF-8");
    site.write(FRAGMENT, titled("Fint.\n"));
    for file in ["site.toml", "content/firm/firm.toml", POLICY] {
        let text = site.read(file);
        site.write(file, [text.as_bytes(), b"# r\xF8d\n"].concat());
        let line = text.lines().count() + 1;
        site.build(&[]).exits(1).says(&format!("{file}:{line}:4")).says("UTF-8");
        site.write(file, text);
    }
    assert!(site.output() == before, "the output is as it was");
}

#[test]
fn deep_nesting_is_refused_with_a_limit_or_accepted() {
    // Each level indents by two more: this many levels stay below the limit on a file's size.
    let lists: String = (0..3_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    let quotes = ">".repeat(10_000) + " x\n";
    let flat_lists = "- ".repeat(10_000) + "x\n";
    let brackets = "[".repeat(10_000) + "x" + &"](https://x.example)".repeat(10_000) + "\n";
    let stars = "*x ".repeat(10_000) + "\n";
    for words in [&lists, &quotes, &flat_lists, &brackets, &stars] {
        let site = with_fragments(words, "Fine.\n");
        let run = withstands(&site);
        assert!(run.code == 0 || run.stderr.contains(FRAGMENT), "refused without a place\n{}", run.stderr);
    }
    for facts in [
        format!("x = {}{}\n", "[".repeat(10_000), "]".repeat(10_000)),
        format!("x = {}1{}\n", "{ a = ".repeat(10_000), " }".repeat(10_000)),
        format!("{} = 1\n", ["a"; 10_000].join(".")),
        format!("[{}]\n", ["a"; 10_000].join(".")),
    ] {
        let site = Site::minimal().append(POLICY, &format!("\n{facts}"));
        let run = withstands(&site).exits(1);
        assert!(run.stderr.contains(POLICY), "refused without a place\n{}", run.stderr);
    }
}

#[test]
fn files_of_ten_megabytes_are_accepted_or_refused_with_a_limit() {
    let paragraph = "En sætning, som gentager sig selv, til filen er stor nok. ".repeat(40) + "\n\n";
    let words = paragraph.repeat(10_500_000 / paragraph.len());
    assert!(words.len() > 10_000_000);
    let site = with_fragments(&words, "Fine.\n");
    site.build(&["--quiet"]).exits(1).says(FRAGMENT).says("at most 10000000");
    let comments = "# en bemærkning, som gentager sig selv\n".repeat(10_500_000 / 39);
    let site = Site::minimal().append(POLICY, &comments);
    site.build(&["--quiet"]).exits(1).says(POLICY).says("at most 10000000");
    let site = Site::minimal().append("content/firm/firm.toml", &comments);
    site.build(&["--quiet"]).exits(1).says("content/firm/firm.toml").says("at most 10000000");
    let keys: String = (0..200_000).map(|number| format!("key-{number} = \"value\"\n")).collect();
    let run = withstands(&Site::minimal().append(POLICY, &keys)).exits(1);
    assert!(run.stderr.contains(POLICY), "refused without a place");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    use std::os::unix::fs::symlink;
    let secret = tempfile::tempdir().expect("a folder elsewhere");
    std::fs::write(secret.path().join("secret.md"), "En hemmelighed.\n").expect("a secret");
    let site = with_fragments("Fint.\n", "Fine.\n").built();
    let before = site.output();
    let there = site.path().join(FRAGMENT);
    std::fs::remove_file(&there).expect("the fragment");
    symlink(secret.path().join("secret.md"), &there).expect("a link");
    site.build(&[]).exits(1).says(FRAGMENT).says("leads out of the site's folder");
    assert!(site.output() == before, "the output is as it was");

    let site = Site::minimal().built();
    symlink(secret.path(), site.path().join("static")).expect("a link");
    site.build(&[]).exits(1).says("static").says("leads out of the site's folder");

    let site = Site::minimal();
    symlink("/", site.path().join("content/firm/root")).expect("a link");
    site.build(&[]).exits(1).says("content/firm/root").says("leads out of the site's folder");
}

#[test]
fn file_names_may_have_danish_letters() {
    let site = Site::minimal().file("static/billeder/rød grød på.txt", "fløde\n").built();
    let output = site.output();
    assert_eq!(output["billeder/rød grød på.txt"], "fløde\n".as_bytes());
    let elsewhere = Site::minimal();
    let folder = elsewhere.path().join("Søns privatliv");
    copy_folder(site.path(), &folder);
    std::fs::remove_dir_all(folder.join("public")).expect("the copied output");
    elsewhere.build(&["-C", "Søns privatliv"]).succeeded();
    assert!(published(&folder.join("public")) == output, "other bytes in another folder");
}

#[test]
fn a_file_of_a_name_that_is_no_section_is_told() {
    let site = Site::minimal().file("content/firm/customers/da/Øvrigt om os.md", "Fint.\n");
    site.build(&[]).exits(1).says("content/firm/customers/da/Øvrigt om os.md");
}

fn names(output: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    output.keys().collect()
}
