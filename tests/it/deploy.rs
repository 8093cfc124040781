//! A site brought to a folder in place of a host: what goes up, what stays, what is refused, and the way back. The same
//! plan goes to a real host in tests/tools/deploy-check.py.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::harness::{Run, Site};

const POLICY: &str = "content/firm/customers/policy.toml";

/// A site with an address, and an edition if it is asked for.
fn site() -> Site {
    Site::minimal().replace(
        "site.toml",
        "drafts = \"show\"\n",
        "drafts = \"show\"\nbase-url = \"https://p.example/\"\n",
    )
}

fn released() -> Site {
    let site = site();
    site.run(&["release", "firm/customers", "--effective", "2026-01-10", "--date", "2026-01-10"]).succeeded();
    site
}

fn deploy(site: &Site, more: &[&str]) -> Run {
    let date: &[&str] = if more.contains(&"--date") { &[] } else { &["--date", "2026-11-20"] };
    site.run(&[&["deploy", "--to", "www"], date, more].concat())
}

/// Every file of the folder, ours included.
fn all(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let root = site.path().join("www");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// The files of the site.
fn served(site: &Site) -> BTreeMap<String, Vec<u8>> {
    all(site).into_iter().filter(|(path, _)| !path.starts_with(".ht-ikraft")).collect()
}

/// What `build` writes, as it would stand on the host.
fn built(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.run(&["build", "--date", "2026-11-20"]).succeeded();
    let written = site.path().join("public");
    let copy = Site::new();
    crate::harness::copy_folder(&written, &copy.path().join("www"));
    fs::remove_dir_all(copy.path().join("www/.ikraft")).unwrap();
    all(&copy)
}

#[test]
fn a_first_deploy_must_be_meant_and_brings_what_build_writes() {
    let site = site();
    fs::create_dir(site.path().join("www")).unwrap();
    deploy(&site, &[]).exits(1).says("no-marker").says("--init");
    assert!(all(&site).is_empty());
    deploy(&site, &["--init", "--dry-run"]).succeeded().says("would be uploaded");
    assert!(all(&site).is_empty());
    deploy(&site, &["--init"]).succeeded();
    assert_eq!(served(&site), built(&site));
    let before = all(&site);
    deploy(&site, &[]).succeeded().says("nothing to do");
    assert_eq!(all(&site), before);
}

#[test]
fn only_what_changed_goes_up() {
    let site = site();
    deploy(&site, &["--init"]).succeeded();
    site.edit("content/firm/firm.toml", "hej@proeve.example", "nyt@proeve.example");
    let run = deploy(&site, &["--json"]).succeeded();
    let put: Vec<&str> = run.stdout.lines().filter(|line| line.contains("\"type\":\"put\"")).collect();
    assert!(!put.is_empty() && put.iter().all(|line| !line.contains("\"class\":\"asset\"")), "{put:#?}");
    assert_eq!(served(&site), built(&site));
}

#[test]
fn times_of_change_decide_nothing() {
    let site = site();
    deploy(&site, &["--init"]).succeeded();
    // The same bytes, written anew.
    for (path, bytes) in served(&site) {
        site.write(&format!("www/{path}"), bytes);
    }
    fs::remove_dir_all(site.path().join(".ikraft")).unwrap();
    deploy(&site, &[]).succeeded().says("nothing to do");
    // Other bytes of the same size and time.
    let page = site.path().join("www/da/kunder/index.html");
    let time = fs::metadata(&page).unwrap().modified().unwrap();
    site.edit("content/firm/firm.toml", "Prøvefirmaet", "Prøvefirmaeq");
    deploy(&site, &[]).succeeded().says("uploaded");
    assert!(site.read("www/da/kunder/index.html").contains("Prøvefirmaeq"));
    fs::File::options().write(true).open(&page).unwrap().set_modified(time).unwrap();
    site.edit("content/firm/firm.toml", "Prøvefirmaeq", "Prøvefirmaer");
    deploy(&site, &[]).succeeded().says("uploaded");
    assert!(site.read("www/da/kunder/index.html").contains("Prøvefirmaer"));
}

#[test]
fn what_somebody_else_put_there_stays() {
    let site = site().file("www/blog/index.html", "theirs").file("www/robots.txt", "User-agent: *\n");
    deploy(&site, &["--init"]).succeeded().says("`robots.txt` on the host belongs to somebody else");
    assert_eq!(site.read("www/blog/index.html"), "theirs");
    assert_eq!(site.read("www/robots.txt"), "User-agent: *\n");
    // And is told every time.
    deploy(&site, &[]).succeeded().says("nothing to do").says("robots.txt");
    let site = self::site().file("www/index.html", "theirs");
    let before = all(&site);
    deploy(&site, &["--init"]).exits(1).says("foreign-file").says("index.html");
    assert_eq!(all(&site), before);
}

#[test]
fn what_somebody_else_changed_is_told_and_kept() {
    let site = site();
    deploy(&site, &["--init"]).succeeded();
    site.write("www/da/index.html", "hacked");
    site.write("www/en/index.html", "hacked too");
    deploy(&site, &[]).exits(4).says("`da/index.html` was changed on the host").says("--restore");
    assert_eq!(site.read("www/da/index.html"), "hacked");
    deploy(&site, &["--restore"]).exits(4);
    assert_eq!(served(&site), built(&site));
    assert!(all(&site).values().any(|bytes| bytes == b"hacked"), "theirs is kept");
    fs::remove_file(site.path().join("www/sitemap.xml")).unwrap();
    deploy(&site, &[]).succeeded().says("`sitemap.xml` was gone");
    assert_eq!(served(&site), built(&site));
}

#[test]
fn a_folder_holds_one_site() {
    let site = site();
    deploy(&site, &["--init"]).succeeded();
    site.edit("site.toml", "https://p.example/", "https://other.example/");
    let before = all(&site);
    for more in [&[][..], &["--init"]] {
        deploy(&site, more).exits(1).says("other-site").says("https://p.example/");
    }
    assert_eq!(all(&site), before);
}

#[test]
fn published_editions_are_only_added_to() {
    let site = released();
    deploy(&site, &["--init"]).succeeded();
    site.edit(POLICY, "keep = \"P5Y\"", "keep = \"P6Y\"");
    let summary = ["--summary", "da=Vi gemmer bilag længere.", "--summary", "en=We keep vouchers longer."];
    let release = ["release", "firm/customers", "--effective", "2026-11-20", "--date", "2026-10-01"];
    site.run(&[&release[..], &summary].concat()).succeeded();
    let both = Site::copy_of(site.path());
    deploy(&both, &[]).succeeded();
    // From an older copy of the sources, and from one without any edition.
    let before = all(&both);
    let older = released();
    for sources in [&older, &self::site()] {
        fs::remove_dir_all(both.path().join("content")).unwrap();
        crate::harness::copy_folder(&sources.path().join("content"), &both.path().join("content"));
        let run = deploy(&both, &[]).exits(1).says("published-edition-lost");
        assert!(run.stderr.contains("nothing was deployed"), "{}", run.stderr);
        assert_eq!(all(&both), before);
    }
}

#[test]
fn a_recorded_redaction_changes_its_edition() {
    let site = Site::minimal().replace("content/firm/firm.toml", "Prøvefirmaet ApS", "Prøvefirmaet Hemmelig ApS");
    site.run(&["release", "firm/customers", "--effective", "2026-01-10", "--date", "2026-01-10"]).succeeded();
    deploy(&site, &["--init"]).succeeded();
    let why = ["--reason", "da=Det var en fejl.", "--reason", "en=It was a mistake."];
    let redact = ["redact", "firm/customers", "--text", "Hemmelig", "--date", "2026-11-19"];
    site.run(&[&redact[..], &why].concat()).succeeded();
    site.edit("content/firm/firm.toml", "Prøvefirmaet Hemmelig ApS", "Prøvefirmaet ApS");
    deploy(&site, &[]).succeeded();
    let is_named = |(_, bytes): &(String, Vec<u8>)| bytes.windows(8).any(|window| window == b"Hemmelig");
    let named: Vec<String> = served(&site).into_iter().filter(is_named).map(|(path, _)| path).collect();
    assert!(named.is_empty(), "{named:?}");
}

#[test]
fn an_edition_takes_effect_on_its_day_and_by_the_day_alone() {
    let site = released();
    site.edit(POLICY, "keep = \"P5Y\"", "keep = \"P6Y\"");
    let summary = ["--summary", "da=Vi gemmer bilag længere.", "--summary", "en=We keep vouchers longer."];
    let release = ["release", "firm/customers", "--effective", "2026-11-20", "--date", "2026-10-01"];
    site.run(&[&release[..], &summary].concat()).succeeded();
    let page = || site.read("www/da/kunder/index.html");
    deploy(&site, &["--init", "--date", "2026-11-19"]).succeeded();
    let before = page();
    deploy(&site, &["--date", "2026-11-20"]).succeeded().says("uploaded");
    let on_the_day = page();
    assert_ne!(before, on_the_day);
    deploy(&site, &["--date", "2026-11-21"]).succeeded();
    assert_eq!(page(), on_the_day);
}

#[test]
fn the_way_back_is_the_state_before() {
    let site = site();
    deploy(&site, &["--init"]).succeeded();
    let first = served(&site);
    site.edit("content/firm/firm.toml", "hej@proeve.example", "nyt@proeve.example");
    deploy(&site, &[]).succeeded();
    let second = served(&site);
    assert_ne!(first, second);
    let back = |more: &[&str]| site.run(&[&["rollback", "--to", "www"], more].concat());
    back(&["--list"]).succeeded().says("(now)");
    back(&["--dry-run"]).succeeded();
    assert_eq!(served(&site), second);
    back(&[]).succeeded().says("the next deploy brings the newest one");
    assert_eq!(served(&site), first);
    back(&["--state", "2"]).succeeded();
    assert_eq!(served(&site), second);
    back(&["--state", "9"]).exits(1).says("no-generation");
    for round in 0..8 {
        site.edit("content/firm/firm.toml", "@proeve.example", &format!("{round}@proeve.example"));
        deploy(&site, &[]).succeeded();
    }
    back(&["--state", "1"]).exits(1).says("no-generation");
    let kept = all(&site).keys().filter(|path| path.contains("-manifest-")).count();
    assert_eq!(kept, 5);
}

#[test]
fn there_is_no_way_back_behind_a_published_edition() {
    let site = site();
    deploy(&site, &["--init"]).succeeded();
    site.run(&["release", "firm/customers", "--effective", "2026-11-20", "--date", "2026-11-20"]).succeeded();
    deploy(&site, &[]).succeeded();
    let before = all(&site);
    site.run(&["rollback", "--to", "www"]).exits(1).says("published-edition-lost");
    assert_eq!(all(&site), before);
}

#[test]
fn a_list_that_is_lost_or_damaged_is_made_anew_when_it_is_meant() {
    for damage in [None, Some("{}"), Some("")] {
        let site = site();
        deploy(&site, &["--init"]).succeeded();
        let before = served(&site);
        let path = site.path().join("www/.ht-ikraft-manifest");
        match damage {
            None => fs::remove_file(&path).unwrap(),
            Some(bytes) => fs::write(&path, bytes).unwrap(),
        }
        deploy(&site, &[]).exits(1).says("manifest-lost").says("--init");
        assert_eq!(served(&site), before);
        site.edit("content/firm/firm.toml", "hej@proeve.example", "nyt@proeve.example");
        deploy(&site, &["--init"]).succeeded();
        assert_eq!(served(&site), built(&site));
        deploy(&site, &[]).succeeded().says("nothing to do");
    }
}

#[test]
fn one_deploys_at_a_time_and_a_lock_can_be_broken_by_hand() {
    let site = site();
    deploy(&site, &["--init"]).succeeded();
    site.edit("content/firm/firm.toml", "hej@proeve.example", "nyt@proeve.example");
    let owner = r#"{"name":"mette@kontor","run":"x","since":"2026-11-20T08:00:00Z","process":1}"#;
    for lock in [owner, "{"] {
        site.write("www/.ht-ikraft-lock", lock);
        let before = served(&site);
        deploy(&site, &["--wait", "0"]).exits(1).says("locked").says("--break-lock");
        assert_eq!(served(&site), before);
    }
    site.write("www/.ht-ikraft-lock", owner);
    deploy(&site, &["--wait", "0"]).exits(1).says("mette@kontor").says("2026-11-20T08:00:00Z");
    deploy(&site, &["--break-lock"]).succeeded().says("the lock of mette@kontor is broken");
    assert_eq!(served(&site), built(&site));
    assert!(!Path::new(&site.path().join("www/.ht-ikraft-lock")).exists());
}

#[test]
fn a_run_that_was_stopped_halfway_is_gone_on_with() {
    let site = site();
    deploy(&site, &["--init"]).succeeded();
    let old = all(&site);
    site.edit("content/firm/firm.toml", "hej@proeve.example", "nyt@proeve.example");
    let next = Site::copy_of(site.path());
    deploy(&next, &[]).succeeded();
    let new = all(&next);
    // As after the journal, with some of the files in their places.
    site.write("www/.ht-ikraft-journal", &new[".ht-ikraft-manifest"]);
    let changed: Vec<&String> =
        old.keys().filter(|path| !path.starts_with(".ht") && new.get(*path) != old.get(*path)).collect();
    assert!(changed.len() > 1, "{changed:?}");
    for path in changed.iter().step_by(2) {
        site.write(&format!("www/{path}"), &new[*path]);
    }
    deploy(&site, &[]).succeeded().says("stopped halfway");
    assert_eq!(served(&site), served(&next));
    deploy(&site, &[]).succeeded().says("nothing to do");
}

#[test]
fn a_site_with_mistakes_is_not_deployed() {
    let site = site();
    deploy(&site, &["--init"]).succeeded();
    let before = all(&site);
    site.edit(POLICY, "[policy]", "[polcy]");
    site.write("site.toml", site.read("site.toml").replace("drafts = \"show\"", "drafts = \"shwo\""));
    deploy(&site, &[]).exits(1).says("nothing was deployed");
    assert_eq!(all(&site), before);
}

#[test]
fn where_to_is_said_or_asked_for() {
    let site = site();
    site.run(&["deploy", "--date", "2026-11-20"]).exits(2).says("[deploy.production]");
    let site = site.append(
        "site.toml",
        "\n[deploy.a]\nhost = \"a.example\"\npath = \"www\"\n[deploy.b]\nhost = \"b.example\"\npath = \"www\"\n",
    );
    site.run(&["deploy", "--date", "2026-11-20"]).exits(2).says("--target: a, b");
    site.run(&["deploy", "--target", "c", "--date", "2026-11-20"]).exits(2).says("it has a, b");
}

#[test]
fn a_secret_in_site_toml_is_told_without_being_repeated() {
    let site = site()
        .append("site.toml", "\n[deploy.a]\nhost = \"a.example\"\npath = \"www\"\npassword = \"hemmelig-1234\"\n");
    let run = site.run(&["deploy", "--date", "2026-11-20"]).exits(1).says("has no place in site.toml");
    assert!(!format!("{}{}", run.stdout, run.stderr).contains("hemmelig-1234"));
}

#[test]
fn each_outlet_goes_to_a_folder_of_its_own() {
    let site = Site::minimal().append(
        "site.toml",
        "\n[[outlet]]\nid = \"a\"\nfolder = \"a\"\nbase-url = \"https://a.example/\"\n\
         [[outlet]]\nid = \"b\"\nfolder = \"b\"\nbase-url = \"https://b.example/\"\n",
    );
    deploy(&site, &["--init"]).exits(2).says("--outlet: a, b");
    deploy(&site, &["--init", "--outlet", "b"]).succeeded();
    let served = served(&site);
    assert!(served.contains_key("index.html") && served.keys().all(|path| !path.starts_with("a/")), "{served:?}");
}
