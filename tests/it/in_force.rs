//! The life of a policy, from its first edition to the day after its second: what is in force is what is shown, on its day
//! and by no other change than the day, whatever becomes of the working files.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::Duration;

use crate::harness::{Run, Site, copy_folder, program, published};

const POLICY: &str = "content/firm/customers/policy.toml";
const EDITIONS: &str = "content/firm/customers/editions";

/// One policy, published under an address, released on the tenth of January.
fn first() -> Site {
    let site = Site::minimal().replace(
        "site.toml",
        "drafts = \"show\"\n",
        "drafts = \"show\"\nbase-url = \"https://politik.example/\"\n",
    );
    release(&site, "2026-01-10", "2026-01-10", &[]).succeeded();
    site
}

fn release(site: &Site, effective: &str, today: &str, more: &[&str]) -> Run {
    site.run(&[&["release", "firm/customers", "--effective", effective, "--date", today], more].concat())
}

const SUMMARY: [&str; 4] = [
    "--summary",
    "da=Vi gemmer bilag længere og bruger et regnskabsprogram i USA.",
    "--summary",
    "en=We keep vouchers longer and use an accounting program in the USA.",
];

/// A longer period, and a supplier in the USA.
fn change(site: &Site) {
    site.edit(POLICY, "keep = \"P5Y\"", "keep = \"P6Y\"");
    site.edit(
        POLICY,
        "systems = [\"server\"]\n",
        "systems = [\"server\"]\ndisclosure = [{ to = \"ledgerly\", as = \"processor\" }]\n",
    );
    site.edit(
        POLICY,
        "[[activity]]",
        r#"[[recipient]]
id = "ledgerly"
name = "Ledgerly Inc."
kind = "cloud-accounting"
country = "US"
agreement = true
transfer = [{ mechanism = "adequacy", framework = "eu-us-dpf", checked = 2026-01-30 }]

[[activity]]"#,
    );
}

/// Every working file of the policy and the firm is spoilt.
fn spoil(site: &Site) {
    site.write(POLICY, "[policy\ntitle = nothing");
    site.write("content/firm/firm.toml", b"\xff\xfe not a firm");
    site.write("content/firm/customers/da/rights.md", "<script>alert(1)</script>\n\n{{ nobody.name }}");
}

/// The main content of a page.
fn main_of(site: &Site, path: &str) -> String {
    let page = site.read(&format!("public/{path}"));
    let start = page.find("<main").unwrap_or_else(|| panic!("{path} has no main"));
    page[start..page.find("</main>").expect("its end")].to_owned()
}

fn build(site: &Site, day: &str, code: i32) -> BTreeMap<String, Vec<u8>> {
    site.build(&["--date", day]).exits(code);
    site.output()
}

#[test]
fn an_edition_takes_effect_on_its_day_and_by_nothing_else() {
    let site = first();
    change(&site);
    release(&site, "2026-02-05", "2026-02-01", &[&["--kind", "material"], &SUMMARY[..]].concat())
        .exits(1)
        .says("2026-02-15");
    assert!(!site.path().join(EDITIONS).join("2026-02-05").exists());
    release(&site, "2026-02-20", "2026-02-01", &SUMMARY).succeeded().says("takes effect in 19 days");

    let sound = build(&site, "2026-02-19", 0);
    spoil(&site);
    // Mistakes in working files are told, and no byte of what is published knows of them.
    let before = build(&site, "2026-02-19", 4);
    assert!(sound == before, "broken working files changed {:?}", differing(&sound, &before));
    let on_the_day = build(&site, "2026-02-20", 4);
    let pages = "da/kunder";
    let read = |files: &BTreeMap<String, Vec<u8>>, path: &str| {
        String::from_utf8(files[&format!("{pages}/{path}")].clone()).expect("UTF-8")
    };

    // Pointers.
    let frozen = |edition: &str, name: &str| {
        std::fs::read(site.path().join(EDITIONS).join(edition).join(name)).expect("a frozen file")
    };
    assert_eq!(before["da/kunder/kunder.pdf"], frozen("2026-01-10", "da.pdf"));
    assert_eq!(on_the_day["da/kunder/kunder.pdf"], frozen("2026-02-20", "da.pdf"));
    assert_eq!(on_the_day["en/customers/customers.pdf"], frozen("2026-02-20", "en.pdf"));
    assert_eq!(main_of(&site, "da/kunder/index.html"), main_of(&site, "da/kunder/2026-02-20/index.html"));
    assert!(!read(&before, "index.html").contains("Ledgerly") && read(&on_the_day, "index.html").contains("Ledgerly"));

    // Banners, and who may be found by search engines.
    let banner = |page: &str, kind: &str| page.contains(&format!("class=\"banner {kind}\""));
    let noindex = "<meta name=\"robots\" content=\"noindex\">";
    let scheduled = read(&before, "2026-02-20/index.html");
    assert!(
        banner(&scheduled, "scheduled") && scheduled.contains("20.\u{a0}februar 2026") && scheduled.contains(noindex)
    );
    assert!(!banner(&read(&on_the_day, "2026-02-20/index.html"), "scheduled"));
    let superseded = read(&on_the_day, "2026-01-10/index.html");
    assert!(banner(&superseded, "superseded") && superseded.contains("19.\u{a0}februar 2026"));
    assert!(superseded.contains(noindex) && !banner(&read(&before, "2026-01-10/index.html"), "superseded"));
    for files in [&before, &on_the_day] {
        assert!(!read(files, "index.html").contains(noindex));
        let sitemap = String::from_utf8(files["sitemap.xml"].clone()).unwrap();
        assert!(sitemap.contains("<loc>https://politik.example/da/kunder/</loc>"), "{sitemap}");
        assert!(!sitemap.contains("2026-0"), "an edition of one day is in the sitemap: {sitemap}");
    }

    // Relations of RFC 5829, forward and back.
    let has = |page: &str, rel: &str, href: &str| {
        let start = format!("<link rel=\"{rel}\"");
        page.lines().any(|line| line.contains(&start) && line.contains(&format!("/da/kunder/{href}\"")))
    };
    assert!(has(&superseded, "successor-version", "2026-02-20/"), "{superseded}");
    assert!(has(&superseded, "latest-version", "") && has(&superseded, "version-history", "historik/"));
    assert!(has(&read(&on_the_day, "2026-02-20/index.html"), "predecessor-version", "2026-01-10/"));

    // Feeds tell of the edition before its day, and on it.
    let (told, applies) = (read(&before, "feed.xml"), read(&on_the_day, "feed.xml"));
    assert!(told.contains("2026-02-01T00:00:00") && !told.contains("2026-02-20T00:00:00"));
    assert!(applies.contains("<updated>2026-02-20T00:00:00"));

    // The day after nothing happens, and nothing changes; nor between the release and the day before.
    let after = build(&site, "2026-02-21", 4);
    assert!(on_the_day == after, "{:?}", differing(&on_the_day, &after));
    let earlier = build(&site, "2026-02-02", 4);
    assert!(before == earlier, "{:?}", differing(&before, &earlier));

    // And whoever asks is told.
    for (day, ordinal) in [("2026-02-19", "edition 1"), ("2026-02-20", "edition 2")] {
        site.run(&["show", "firm/customers", "--on", day]).succeeded().says(ordinal);
    }
}

/// The paths whose bytes are not the same.
fn differing(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    paths.into_iter().filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

#[test]
fn working_files_that_are_gone_keep_nothing_from_taking_effect() {
    let site = first();
    change(&site);
    release(&site, "2026-02-20", "2026-02-01", &SUMMARY).succeeded();
    let whole = build(&site, "2026-02-20", 0);
    std::fs::remove_file(site.path().join(POLICY)).unwrap();
    std::fs::remove_file(site.path().join("content/firm/firm.toml")).unwrap();
    let without = build(&site, "2026-02-20", 4);
    assert!(whole == without, "{:?}", differing(&whole, &without));
}

#[test]
fn a_clone_without_history_builds_the_same_bytes() {
    let site = first();
    change(&site);
    release(&site, "2026-02-20", "2026-02-01", &SUMMARY).succeeded();
    let git = |folder: &std::path::Path, args: &[&str]| {
        let run = std::process::Command::new("git")
            .args(["-c", "user.name=Jette", "-c", "user.email=jette@proeve.example", "-c", "core.autocrlf=true"])
            .args(args)
            .current_dir(folder)
            .output()
            .expect("git runs");
        assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
    };
    site.write(".gitattributes", "content/**/editions/** -text\n");
    git(site.path(), &["init", "--quiet"]);
    for message in ["first", "second"] {
        site.write("note.txt", message);
        git(site.path(), &["add", "site.toml", "content", "note.txt", ".gitattributes"]);
        git(site.path(), &["commit", "--quiet", "-m", message]);
    }
    let clone = Site::new();
    let from = format!("file://{}", site.path().display());
    git(clone.path(), &["clone", "--quiet", "--depth", "1", &from, "clone"]);
    let cloned = Site::new();
    copy_folder(&clone.path().join("clone"), cloned.path());
    cloned.run(&["verify"]).succeeded();
    let (here, there) = (build(&site, "2026-02-21", 0), build(&cloned, "2026-02-21", 0));
    assert!(here == there, "{:?}", differing(&here, &there));
}

/// How often a build is killed; ROUNDS says more.
fn rounds() -> u32 {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6)
}

#[test]
fn a_build_that_is_killed_leaves_one_whole_site_or_the_next_build_finishes_it() {
    let site = first();
    change(&site);
    release(&site, "2026-02-20", "2026-02-01", &SUMMARY).succeeded();
    let days = ["2026-02-19", "2026-02-20"];
    let whole: Vec<BTreeMap<String, Vec<u8>>> = days.iter().map(|day| build(&site, day, 0)).collect();
    for round in 0..rounds() {
        let day = days[round as usize % 2];
        let mut child = program()
            .args(["build", "--date", day])
            .current_dir(site.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        // Spread over the time that a build takes, in steps that share no factor with it.
        std::thread::sleep(Duration::from_millis(u64::from(round * 37 % 101)));
        // It may have ended before.
        let _ = child.kill();
        child.wait().expect("it ends");
        let left = published(&site.path().join("public"));
        let journal = site.path().join("public/.ikraft/journal.json").exists();
        assert!(journal || whole.contains(&left), "round {round}: half a site, and nothing to finish it with");
        // `verify` reads the site, and finishes nothing of the output; a build does, whatever day it is for.
        site.run(&["verify"]).succeeded();
        assert!(build(&site, day, 0) == whole[round as usize % 2], "round {round}");
    }
}

#[test]
fn a_build_takes_nothing_off_the_site_that_was_published() {
    let site = first();
    change(&site);
    release(&site, "2026-02-20", "2026-02-01", &SUMMARY).succeeded();
    let whole = build(&site, "2026-02-21", 0);
    let ledger = site.read(&format!("{EDITIONS}/ledger.jsonl"));
    let newest = site.path().join(EDITIONS).join("2026-02-20");
    let away = site.path().join("away");
    // The newest record and its files are gone, without a trace in the ledger.
    site.write(&format!("{EDITIONS}/ledger.jsonl"), format!("{}\n", ledger.lines().next().unwrap()));
    std::fs::rename(&newest, &away).unwrap();
    site.run(&["verify"]).succeeded();
    let refused = |why: &str| {
        site.build(&["--date", "2026-02-21"]).exits(1).says("published-edition-lost").says("firm/customers");
        assert!(site.output() == whole, "{why}");
    };
    refused("the newest record");
    std::fs::rename(site.path().join(EDITIONS), site.path().join("elsewhere")).unwrap();
    refused("all of them");
    site.write(EDITIONS, "no folder");
    refused("a file in their place");
    // Other policies need not wait: what was published of this one stays, byte for byte.
    site.build(&["--date", "2026-02-21", "--keep-going"]).exits(1).says("published-edition-lost");
    let stays = |path: &&String| path.contains("kunder") || path.contains("customers");
    let (was, is) = (&whole, site.output());
    assert!(was.keys().filter(stays).count() > 4);
    assert!(was.keys().filter(stays).all(|path| is.get(path) == was.get(path)), "nothing of it is removed or changed");
    std::fs::remove_file(site.path().join(EDITIONS)).unwrap();
    std::fs::rename(site.path().join("elsewhere"), site.path().join(EDITIONS)).unwrap();
    std::fs::rename(&away, &newest).unwrap();
    site.write(&format!("{EDITIONS}/ledger.jsonl"), &ledger);
    assert!(build(&site, "2026-02-21", 0) == whole);
}

#[test]
fn permalinks_stay_when_outlets_are_called_and_filled_otherwise() {
    let site = first();
    build(&site, "2026-01-11", 0);
    let permalinks = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        files.keys().filter(|path| path.contains("/2026-01-10/")).cloned().collect()
    };
    let before = permalinks(&site.output());
    assert!(before.contains(&"da/kunder/2026-01-10/index.html".to_owned()), "{before:?}");
    // A second firm comes, and the one outlet gets a name.
    let other = Site::copy_of(site.path());
    std::fs::create_dir_all(other.path().join("content/other")).unwrap();
    copy_folder(&site.path().join("content/firm"), &other.path().join("content/other"));
    std::fs::remove_dir_all(other.path().join("content/other/customers/editions")).unwrap();
    other.edit(
        "site.toml",
        "base-url = \"https://politik.example/\"\n",
        "outlet = [{ id = \"all\", base-url = \"https://politik.example/\" }]\n",
    );
    let after = build(&other, "2026-01-11", 0);
    assert_eq!(permalinks(&after), before);
    // Whoever asks what was published asks this outlet too.
    other.run(&["verify", "--against", "public"]).succeeded().says("firm/customers");
    other.run(&["unrelease", "firm/customers", "--against", "public"]).exits(1);
}

#[test]
fn reports_do_not_go_where_a_site_keeps_its_files() {
    let site = first();
    let ledger = format!("{EDITIONS}/ledger.jsonl");
    let before = site.read(&ledger);
    site.run(&["diff", "firm/customers", "--html", &ledger, "--force"]).exits(2).says("the site's own");
    site.run(&["notice", "firm/customers", "--out", EDITIONS]).exits(2);
    assert_eq!(site.read(&ledger), before);
    let config = site.read("site.toml");
    site.run(&["check", "-o", "site.toml", "--force"]).exits(2).says("the site's own");
    assert_eq!(site.read("site.toml"), config);
    release(&site, "2026-03-01", "2026-01-12", &["--summary", "da=a\u{1b}[31mb", "--summary", "en=x"]).exits(2);
}
