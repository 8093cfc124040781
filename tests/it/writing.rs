//! The output folder, seen from outside: the real program, killed, misused and run twice.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Run, Site, TODAY, program, published};

type Files = BTreeMap<String, Vec<u8>>;

/// How often a heavy test is repeated: a few times here, as often as `ROUNDS` says by hand.
fn rounds(few: u32) -> u32 {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(few)
}

/// Every file with the time of its last change, the program's own included.
fn state(folder: &Path) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let bytes = if entry.file_type().is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
            (entry.path().display().to_string(), (bytes, entry.metadata().unwrap().modified().unwrap()))
        })
        .collect()
}

fn start_build(site: &Site) -> Child {
    program()
        .args(["build", "--date", TODAY])
        .current_dir(site.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_site_that_the_next_one_completes() {
    const EXTRA: usize = 60;
    let site = Site::minimal();
    let turn = |name: &str| {
        let other = if name == "Det Nye Firma" { "Prøvefirmaet ApS" } else { "Det Nye Firma" };
        let firm = site.read("content/firm/firm.toml").replace(other, name);
        site.write("content/firm/firm.toml", firm);
        // Files enough that the moment of the swap is worth aiming at; some come and go.
        let _ = fs::remove_dir_all(site.path().join("static"));
        for number in 0..EXTRA {
            site.write(&format!("static/extra/{number}.txt"), name);
            site.write(&format!("static/{}/{number}.txt", name.len()), name);
        }
    };
    let mut versions: Vec<Files> = Vec::new();
    let mut longest = Duration::ZERO;
    for name in ["Det Nye Firma", "Prøvefirmaet ApS"] {
        turn(name);
        let begun = Instant::now();
        site.build(&[]).succeeded();
        longest = begun.elapsed();
        versions.push(site.output());
    }
    let out = site.path().join("public");
    let rounds = rounds(12);
    let (mut old, mut finished) = (1, 0);
    for round in 0..rounds {
        let new = 1 - old;
        turn(["Det Nye Firma", "Prøvefirmaet ApS"][new]);
        let mut child = start_build(&site);
        // Spread over a whole build, each round at another moment.
        std::thread::sleep(longest * (round * 7 % rounds) / rounds + longest / (2 * rounds));
        child.kill().unwrap();
        child.wait().unwrap();

        let left = published(&out);
        if !out.join(".ikraft/journal.json").exists() {
            assert!(
                left == versions[old] || left == versions[new],
                "round {round}: neither the old site nor the new one"
            );
        }
        finished += u32::from(left == versions[new]);
        for (path, bytes) in &left {
            let known = versions.iter().any(|version| version.get(path) == Some(bytes));
            assert!(known, "round {round}: {path} is of neither site");
        }
        site.build(&[]).succeeded();
        assert!(site.output() == versions[new], "round {round}: the next build did not complete it");
        let before = state(&out);
        site.build(&[]).succeeded();
        assert!(state(&out) == before, "round {round}: a build without a change wrote something");
        old = new;
    }
    assert!(finished < rounds, "no build was ever killed before its end");
}

#[test]
fn a_second_build_writes_nothing_and_makes_no_pdf() {
    let site = Site::minimal().built();
    let before = state(site.path());
    let run = site.build(&["--json"]).succeeded();
    assert_eq!(state(site.path()), before);
    let summary = summary(&run);
    for (key, expected) in [("written", 0), ("removed", 0), ("pdfs-made", 0), ("pdfs-cached", 0), ("exit", 0)] {
        assert_eq!(summary[key], expected, "{key} in {summary}");
    }
}

#[test]
fn a_lost_output_comes_back_from_the_cache_and_a_spoilt_cache_is_not_believed() {
    let site = Site::minimal().built();
    let whole = site.output();
    fs::remove_dir_all(site.path().join("public")).unwrap();
    let run = site.build(&["--json"]).succeeded();
    assert_eq!((summary(&run)["pdfs-made"].as_u64(), summary(&run)["pdfs-cached"].as_u64()), (Some(0), Some(2)));
    assert!(site.output() == whole);

    fs::remove_dir_all(site.path().join("public")).unwrap();
    for entry in fs::read_dir(site.path().join(".ikraft/cache/pdf")).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, bytes).unwrap();
    }
    let run = site.build(&["--json"]).succeeded();
    assert_eq!(summary(&run)["pdfs-made"], 2);
    assert!(site.output() == whole);
}

/// The last line of `--json`.
fn summary(run: &Run) -> serde_json::Value {
    let last = run.stdout.lines().last().unwrap_or_default();
    let summary: serde_json::Value = serde_json::from_str(last).unwrap_or_else(|cause| panic!("{cause}: {last}"));
    assert_eq!(summary["type"], "summary");
    summary
}

#[test]
fn only_the_policy_asked_for_is_written() {
    let site = Site::minimal();
    let other = site.read("content/firm/customers/policy.toml").replace("\"kunder\"", "\"ansatte\"");
    let site =
        site.file("content/firm/staff/policy.toml", other.replace("en = \"customers\"", "en = \"staff\"")).built();
    let before = site.output();
    site.edit("content/firm/firm.toml", "Prøvefirmaet", "Det andet firma");
    site.build(&["--policy", "firm/staff"]).succeeded();
    let changed: Vec<String> = site
        .output()
        .into_iter()
        .filter(|(path, bytes)| before.get(path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(
        changed,
        ["da/ansatte/ansatte.pdf", "da/ansatte/index.html", "en/staff/index.html", "en/staff/staff.pdf"]
    );

    site.build(&["--policy", "firm/stafff"]).exits(2).says("did you mean `firm/staff`?");
    // A mistake elsewhere does not keep the policy back, and is told.
    site.edit("content/firm/customers/policy.toml", "[policy]", "[policy]\nunknown-key = 1");
    site.build(&["--policy", "firm/staff"]).exits(4).says("unknown-key");
    site.build(&["--policy", "firm/customers"]).exits(1);
}

#[test]
fn wrong_usage_is_told_with_the_right_one() {
    let site = Site::minimal();
    for (args, hint) in [
        (&["build", "--date", "20-11-2026"][..], "2026-11-20"),
        (&["build", "--base-url", "firm.example"], "https://"),
        (&["build", "--out", "static/x"], "--out public"),
        (&["build", "-C", "nowhere"], "ikraft init"),
        (&["build", "--jobs", "0"], "1..=256"),
        (&["serve", "--host", "firm.invalid"], "127.0.0.1"),
        (&["serve", "--editor", "javascript:{file}"], "vscode"),
        (&["init", "x", "--kind", "astronaut", "--name", "A", "--email", "a@b.example"], "photographer"),
        (&["init", "x", "--kind", "photographer", "--name", "A", "--email", "a"], "e-mail"),
        (&["init", ".", "--kind", "photographer", "--name", "A", "--email", "a@b.example"], "--force"),
    ] {
        site.run(args).exits(2).says(hint);
    }
    assert!(!site.path().join("x").exists() && !site.path().join("public").exists());
}

#[test]
fn a_folder_of_somebody_else_is_not_written_to() {
    let site = Site::minimal().file("public/mine.txt", "mine");
    site.build(&[]).exits(2).says("was not written by ikraft").says("--out DIR");
    assert_eq!(site.output().len(), 1);
    site.build(&["--out", "elsewhere"]).succeeded();
}

#[test]
fn a_file_of_somebody_else_in_the_way_keeps_the_site_back() {
    let site = Site::minimal().built();
    site.write("public/mine.txt", "mine");
    site.write("public/da/privatliv/index.html", "mine");
    site.edit("content/firm/customers/policy.toml", "\"kunder\"", "\"privatliv\"");
    let before = site.output();
    site.build(&[]).exits(1).says("da/privatliv/index.html");
    assert!(site.output() == before);
    fs::remove_file(site.path().join("public/da/privatliv/index.html")).unwrap();
    site.build(&[]).succeeded();
    assert_eq!(site.read("public/mine.txt"), "mine");
    assert!(!site.path().join("public/da/kunder").exists());
}

#[test]
fn an_output_that_cannot_be_written_is_a_failure_of_the_machine() {
    let site = Site::minimal().file("file", "x");
    let run = site.build(&["--out", "file/below"]).exits(3);
    assert!(run.stderr.contains("file/below"), "{}", run.stderr);
}

#[test]
fn drafts_that_are_hidden_are_checked_and_not_published() {
    let site = Site::minimal().replace("site.toml", "drafts = \"show\"", "drafts = \"hide\"");
    site.build(&[]).succeeded().says("only-drafts");
    assert!(!site.output().keys().any(|path| path.ends_with("kunder/index.html")));
    site.build(&["--drafts"]).succeeded();
    assert!(site.read("public/da/kunder/index.html").contains("noindex"));
    site.edit("content/firm/customers/policy.toml", "[policy]", "[policy]\nunknown-key = 1");
    site.build(&[]).exits(4).says("unknown-key");
    assert!(!site.path().join("public/da/kunder").exists());
    site.build(&["--drafts"]).exits(1);
}

#[test]
fn outlets_are_sites_of_their_own_and_may_stand_below_a_path() {
    let site = Site::minimal();
    let policy = site.read("content/firm/customers/policy.toml");
    let firm = site.read("content/firm/firm.toml").replace("Prøvefirmaet", "Naboen");
    let outlet = |id: &str, firm: &str, base: &str| {
        format!("\n[[outlet]]\nid = \"{id}\"\nfolder = \"{id}\"\nbase-url = \"{base}\"\nfirms = [\"{firm}\"]\n")
    };
    let outlets =
        outlet("one", "firm", "https://firm.example/privatliv/") + &outlet("two", "nabo", "https://nabo.example/");
    let site = site
        .append("site.toml", &outlets)
        .file("content/nabo/firm.toml", firm)
        .file("content/nabo/customers/policy.toml", policy);
    let site = site.built();
    let output = site.output();
    for folder in ["one", "two"] {
        for path in ["index.html", "da/index.html", "404.html", "robots.txt", "sitemap.xml", "da/kunder/index.html"] {
            assert!(output.contains_key(&format!("{folder}/{path}")), "{folder}/{path}");
        }
    }
    assert!(output.keys().all(|path| path.starts_with("one/") || path.starts_with("two/")));
    let page = site.read("public/one/da/kunder/index.html");
    assert!(page.contains("https://firm.example/privatliv/da/kunder/"), "canonical below the path");
    assert!(page.contains("href=\"../../en/customers/\""), "own pages are named from where one is");
    assert!(!page.contains("Naboen"));
    assert!(site.read("public/one/404.html").contains("\"/privatliv/da/\""));
    assert!(site.read("public/one/sitemap.xml").contains("https://firm.example/privatliv/da/"));
    assert!(!site.read("public/two/index.html").contains("Prøvefirmaet"));
    site.build(&["--base-url", "https://other.example/"]).exits(2).says("several");
}

#[test]
fn a_base_url_may_be_given_for_one_outlet() {
    let site = Site::minimal();
    site.build(&["--base-url", "https://firm.example/privatliv"]).succeeded();
    assert!(site.read("public/da/kunder/index.html").contains("https://firm.example/privatliv/en/customers/"));
    assert!(site.read("public/robots.txt").contains("https://firm.example/privatliv/sitemap.xml"));
}

#[test]
fn a_new_site_builds_at_once() {
    let site = Site::new();
    site.run(&[
        "init",
        "x",
        "--kind",
        "photographer",
        "--name",
        "Prøve & \"Søn\" ApS",
        "--email",
        "hej@proeve.example",
    ])
    .succeeded();
    site.run(&["build", "-C", "x", "--date", TODAY]).succeeded().says("not known yet");
    let output = published(&site.path().join("x/public"));
    for path in ["da/privatlivspolitik/index.html", "en/privacy-policy/privacy-policy.pdf", "index.html"] {
        assert!(output.contains_key(path), "{path} in {:?}", output.keys());
    }
    site.write("x/site.toml", "mine");
    site.run(&["init", "x", "--kind", "photographer", "--name", "B", "--email", "b@b.example", "--force"])
        .succeeded()
        .says("site.toml was there");
    assert_eq!(site.read("x/site.toml"), "mine");
}

#[test]
fn quiet_and_json_say_what_they_promise() {
    let site = Site::minimal();
    let run = site.build(&["--quiet"]).succeeded();
    assert_eq!(run.stdout, "");
    site.edit("content/firm/firm.toml", "email =", "emial =");
    let run = site.build(&["--quiet"]).exits(1);
    assert!(
        run.stderr.contains("content/firm/firm.toml:3:1") && run.stderr.contains("did you mean `email`?"),
        "{}",
        run.stderr
    );
    let run = site.build(&["--json"]).exits(1);
    assert_eq!(run.stderr, "");
    let lines: Vec<serde_json::Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let finding = &lines[0];
    assert_eq!(
        (finding["code"].as_str(), finding["file"].as_str(), finding["line"].as_u64(), finding["column"].as_u64()),
        (Some("unknown-key"), Some("content/firm/firm.toml"), Some(3), Some(1))
    );
    assert_eq!(finding["scope"], serde_json::json!(["firm"]));
    assert_eq!(summary(&run)["exit"], 1);
    assert_eq!(summary(&run)["published"], false);
}

#[test]
fn the_preview_answers_from_memory_to_this_machine_only() {
    let site = Site::minimal();
    let mut child = program()
        .args(["serve", "--port", "0", "--date", TODAY])
        .current_dir(site.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address =
        line.strip_prefix("http://").and_then(|rest| rest.split('/').next()).unwrap_or_else(|| panic!("{line}"));
    let ask = |path: &str, host: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    };
    let page = ask("/da/kunder/", address);
    let pdf = ask("/da/kunder/kunder.pdf", address);
    let missing = ask("/nothing", address);
    let foreign = ask("/", "evil.example");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("text/html; charset=utf-8"), "{page}");
    assert!(pdf.starts_with("HTTP/1.1 200") && pdf.contains("%PDF-"));
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("Siden findes ikke"), "{missing}");
    assert!(foreign.starts_with("HTTP/1.1 421"), "{foreign}");
    assert!(!site.path().join("public").exists(), "a preview writes no site");
}
