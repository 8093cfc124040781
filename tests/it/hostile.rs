//! What an enemy, a full disk or an impatient reader does to the program.

use std::fs;
use std::process::{Command, Stdio};

use crate::harness::{Run, Site, TODAY, program};

const PAGE: &str = "public/da/kunder/index.html";

/// `ikraft <args>` with a standard output whose reader has gone before anything is printed.
fn without_a_reader(site: &Site, args: &[&str]) -> Run {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command: Command = program();
    command.args(args).current_dir(site.path()).stdout(writer).stderr(Stdio::piped());
    Run::of(command.spawn().and_then(std::process::Child::wait_with_output))
}

#[test]
fn that_nobody_reads_changes_nothing() {
    let site = Site::minimal();
    for args in [
        &["build", "--date", TODAY][..],
        &["build", "--date", TODAY, "--json"],
        &["--help"],
        &["init", "x", "--kind", "photographer", "--name", "A", "--email", "a@b.example"],
    ] {
        let run = without_a_reader(&site, args).exits(0);
        assert!(!run.stderr.contains("panicked") && !run.stderr.contains("error"), "{args:?}: {}", run.stderr);
    }
    assert!(site.path().join(PAGE).exists() && site.path().join("x/site.toml").exists());
    site.edit("content/firm/firm.toml", "email =", "emial =");
    without_a_reader(&site, &["build", "--json"]).exits(1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_the_output_is_a_failure_of_the_machine() {
    let site = Site::minimal().built();
    for (args, told) in [(&["build"][..], true), (&["build", "--json"], false)] {
        let full = fs::File::options().write(true).open("/dev/full").expect("a full device");
        let run = Run::of(program().args(args).current_dir(site.path()).stdout(full).stderr(Stdio::piped()).output());
        let run = run.exits(3);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        assert_eq!(run.stderr.contains("cannot print"), told, "{}", run.stderr);
    }
}

#[test]
fn json_says_why_there_is_no_result() {
    let site = Site::minimal();
    for (args, exit) in [
        (&["build", "--json", "--jbos", "2"][..], 2),
        (&["build", "--json", "--date", "tomorrow"], 2),
        (&["build", "--json", "-C", "nowhere"], 2),
        (&["build", "--json", "--policy", "firm/costumers"], 2),
        (&["build", "--json", "--out", "site.toml/x"], 3),
    ] {
        let run = site.run(args).exits(exit);
        assert_eq!(run.stderr, "", "{args:?}");
        let last = run.stdout.lines().last().unwrap_or_default();
        let failure: serde_json::Value = serde_json::from_str(last).unwrap_or_else(|cause| panic!("{cause}: {last}"));
        assert_eq!((failure["type"].as_str(), failure["exit"].as_i64()), (Some("failure"), Some(exit.into())));
        assert!(failure["message"].as_str().is_some_and(|words| !words.is_empty()), "{last}");
    }
}

#[test]
fn quiet_says_nothing_when_all_is_well_and_everything_when_not() {
    let site = Site::minimal().append("content/firm/firm.toml", "phone = { unknown = true }\n");
    site.build(&[]).succeeded().says("not known yet");
    let run = site.build(&["--quiet"]).succeeded();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    site.edit("content/firm/firm.toml", "email =", "emial =");
    site.build(&["--quiet"]).exits(1).says("unknown key").says("not known yet").says("nothing was written");
}

#[test]
fn an_account_of_the_output_that_leads_out_of_it_is_not_trusted() {
    let site = Site::minimal().built();
    site.write("mine.txt", "mine");
    let row = r#"{"sha256": "", "size": 4, "modified": 0, "class": "page"}"#;
    let outside = format!(r#"{{"format": 1, "files": {{"../mine.txt": {row}}}}}"#);
    let whole = site.read("public/.ikraft/manifest.json");
    site.write("public/.ikraft/manifest.json", outside);
    site.build(&[]).exits(3).says("../mine.txt").says("empty the output folder");
    assert_eq!(site.read("mine.txt"), "mine");

    site.write("public/.ikraft/manifest.json", &whole);
    let nothing = r#"{"format": 1, "files": {}}"#;
    let page = site.read(PAGE);
    for (first, put, last) in [
        (r#""../mine.txt""#, "", ""),
        ("", "", r#""da/../../mine.txt""#),
        ("", r#"{"staged": "0", "path": "../mine.txt"}"#, ""),
        ("", r#"{"staged": "../../../mine.txt", "path": "da/x.html"}"#, ""),
    ] {
        let journal =
            format!(r#"{{"format":1,"remove_first":[{first}],"put":[{put}],"remove":[{last}],"manifest":{nothing}}}"#);
        site.write("public/.ikraft/journal.json", journal);
        site.write("public/.ikraft/stage/0", "evil");
        site.build(&[]).exits(3).says("journal.json");
        assert_eq!((site.read("mine.txt").as_str(), site.read(PAGE)), ("mine", page.clone()));
    }
}

#[test]
fn a_damaged_account_of_the_output_is_told_with_the_way_out() {
    let site = Site::minimal().built();
    for name in ["manifest.json", "journal.json"] {
        site.write(&format!("public/.ikraft/{name}"), "{\"format\": 1, \"fil");
        site.build(&[]).exits(3).says(name).says("damaged").says("empty the output folder");
        fs::remove_file(site.path().join("public/.ikraft").join(name)).expect("it is there");
    }
}

#[test]
fn folders_in_the_place_of_files_are_told() {
    let site = Site::minimal();
    fs::remove_file(site.path().join("site.toml")).expect("it is there");
    site.write("site.toml/x", "x");
    site.build(&[]).exits(1).says("`site.toml` is a folder, where a file is expected");

    let site = Site::minimal().file("static", "x").file("content/firm/customers/en", "x").file("i18n", "x");
    let run = site.build(&[]).exits(1);
    for name in ["static", "i18n"] {
        assert!(run.stderr.contains(&format!("`{name}` is a file, where a folder is expected")), "{}", run.stderr);
    }
}

#[test]
fn what_cannot_be_read_at_all_is_one_mistake() {
    let policy = "content/firm/customers/policy.toml";
    for (file, text, told) in [
        (policy, "[".repeat(10_000).into_bytes(), "more than 64 lists and tables"),
        ("content/firm/firm.toml", b"\xff\xfe[\0c\0".to_vec(), "is not UTF-8"),
        ("content/firm/firm.toml", format!("x = {}", "[".repeat(10_000)).into_bytes(), "more than 64 lists and tables"),
    ] {
        let site = Site::minimal().file(file, text);
        let run = site.build(&[]).exits(1).says(told);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    }
}

#[test]
fn a_mistake_is_told_once_however_many_places_feel_it() {
    let site = Site::minimal().replace("content/firm/firm.toml", "hej@", "hej@@");
    for lang in ["da", "en"] {
        let body = "+++\ntitle = \"T\"\n+++\n{{ controller.email }}?\n\n## A {#a}\n\nx\n\n## B {#a}\n\ny\n";
        site.write(&format!("content/firm/customers/{lang}/more.md"), body);
    }
    let run = site.build(&[]).exits(1).says("no e-mail address").says("the id `a` is used 2 times");
    assert_eq!(run.stderr.matches("error[").count(), 3, "one in firm.toml, one in each language\n{}", run.stderr);
}

#[test]
fn what_shows_nothing_is_blank_and_what_stands_twice_is_told() {
    let site = Site::minimal().replace("content/firm/firm.toml", "Prøvefirmaet ApS", "\u{200b}\u{a0}");
    site.build(&[]).exits(1).says("`controller.name` is blank");
    let policy = "content/firm/customers/policy.toml";
    let site = Site::minimal();
    let name = site
        .read(policy)
        .lines()
        .find_map(|line| line.strip_prefix("categories = [")?.split('"').nth(1).map(str::to_owned));
    let name = name.expect("the policy has categories");
    site.edit(policy, "categories = [", &format!("categories = [\"{name}\", "));
    site.build(&[]).exits(1).says(&format!("names `{name}` twice"));
}

#[test]
fn what_is_kept_back_changes_no_page_of_somebody_else() {
    let site = Site::minimal();
    for (file, text) in
        [("firm.toml", "content/firm/firm.toml"), ("p/policy.toml", "content/firm/customers/policy.toml")]
    {
        site.write(&format!("content/other/{file}"), site.read(text));
    }
    let page = "public/da/firm/kunder/index.html";
    let site = site.built();
    let before = site.read(page);
    site.write("content/other/firm.toml", b"\xff");
    site.build(&["--keep-going"]).exits(1);
    assert!(!site.path().join("public/da/other").exists());
    assert_eq!(site.read(page), before);
}

#[test]
fn the_output_is_not_written_among_what_the_program_keeps() {
    Site::minimal().build(&["--out", ".ikraft/cache/pdf"]).exits(2).says(".ikraft");
}

#[test]
fn a_template_that_hardly_ends_is_stopped() {
    let long = "{% for i in range(end=99999) %}{% for j in range(end=99999) %}long{% endfor %}{% endfor %}";
    let site = Site::minimal().file("themes/default/templates/languages.html", long);
    site.build(&[]).exits(1).says("more than 20000000 bytes");
}

#[test]
fn what_no_pdf_can_hold_is_told_with_its_place() {
    let fragment = |body: &str| format!("+++\ntitle = \"T\"\n+++\n{body}\n");
    let notes: String = (0..2000).map(|note| format!("a[^{note}]\n\n[^{note}]: b\n\n")).collect();
    for (body, told) in [
        ("a".repeat(40_000), "the word is longer than 2000 characters"),
        (format!("## {}\n\nx", "ord ".repeat(10_000)), "the heading is longer than 1000 characters"),
        (notes, "more than 1000 notes and mentions of notes"),
    ] {
        let site = Site::minimal();
        for lang in ["da", "en"] {
            site.write(&format!("content/firm/customers/{lang}/more.md"), fragment(&body));
        }
        site.build(&[]).exits(1).says(told).says("content/firm/customers/da/more.md:4:");
    }
    let site = Site::minimal();
    site.edit("content/firm/firm.toml", "Prøvefirmaet", &"navn ".repeat(10_000));
    site.build(&[]).exits(1).says("is longer than 1000 characters");
}

#[test]
fn a_report_stays_readable_however_many_mistakes_a_fragment_has() {
    let site = Site::minimal();
    for lang in ["da", "en"] {
        let body = format!("+++\ntitle = \"T\"\n+++\n{}\n", "<b>\n\n".repeat(5_000));
        site.write(&format!("content/firm/customers/{lang}/more.md"), body);
    }
    let run = site.build(&[]).exits(1).says("4800 more findings in this file");
    assert!(run.stderr.matches("error[").count() < 500, "{} bytes", run.stderr.len());
}

#[test]
fn whatever_a_firm_is_called_its_new_site_builds_or_is_refused_at_once() {
    for name in ["ø ".repeat(150), "\"'\\{{ x }}*_#<b>&amp;".to_owned(), "...".to_owned(), "linje\nskift".to_owned()] {
        let site = Site::new();
        site.run(&["init", "x", "--kind", "photographer", "--name", &name, "--email", "a@b.example"]).succeeded();
        site.run(&["build", "-C", "x", "--date", TODAY]).succeeded();
    }
    let site = Site::new();
    for (name, email) in [("bell \u{7}", "a@b.example"), ("A", "mailto:a@b.example"), ("A", "a@b.example>")] {
        site.run(&["init", "x", "--kind", "photographer", "--name", name, "--email", email]).exits(2);
    }
    assert!(!site.path().join("x").exists());
}
