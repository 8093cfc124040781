//! `ikraft diff`: any two editions, or one and the working policy, in every form.

use serde_json::Value;

use crate::harness::{Run, Site, TODAY};
use crate::many::add_editions;

const POLICY: &str = "content/firm/customers/policy.toml";
const EDITIONS: &str = "content/firm/customers/editions";

fn run(site: &Site, args: &[&str]) -> Run {
    let mut all = args.to_vec();
    if !args.contains(&"--date") {
        all.extend(["--date", TODAY]);
    }
    site.run(&all)
}

/// `ikraft diff firm/customers <args>`
fn diff(site: &Site, args: &[&str]) -> Run {
    run(site, &[&["diff", "firm/customers"], args].concat())
}

/// A site whose policy was released today, and whose working files say another period since.
fn changed() -> Site {
    let site = Site::minimal();
    run(&site, &["release", "firm/customers", "--effective", TODAY]).succeeded();
    site.edit(POLICY, "P5Y", "P6Y");
    site
}

/// The same, released for a day next month.
fn scheduled() -> Site {
    let site = changed();
    let summary = ["--summary", "da=Vi gemmer regnskabet længere.", "--summary", "en=We keep the accounts longer."];
    run(&site, &[&["release", "firm/customers", "--effective", "2026-12-24"], &summary[..]].concat()).succeeded();
    site
}

#[test]
fn the_working_policy_is_compared_with_the_edition_in_force() {
    let said = diff(&changed(), &[]).succeeded();
    let text = said.stdout.replace('\u{a0}', " ");
    for words in [
        "Fra udgave 1 af 20. november 2026",
        "til det udkast, der arbejdes på",
        "i [-fem-]{+seks+} år",
        "From edition 1 of 20 November 2026",
        "for [-five-]{+six+} years",
    ] {
        assert!(text.contains(words), "{words:?} is not said:\n{text}");
    }
    assert_eq!(said.stderr, "");
    let danish = diff(&changed(), &["--lang", "da", "--width", "50"]).succeeded().stdout;
    assert!(!danish.contains("November") && danish.lines().all(|line| line.chars().count() <= 50), "{danish}");
    // What stayed as it was is left out, unless it is asked for.
    let full = diff(&changed(), &["--lang", "da", "--full"]).succeeded().stdout;
    assert!(full.contains("Datatilsynet") && !danish.contains("Datatilsynet"), "{full}");
}

#[test]
fn that_nothing_changed_is_said() {
    let site = changed();
    site.edit(POLICY, "P6Y", "P5Y");
    diff(&site, &["--lang", "en"]).succeeded().says("The text is the same, word for word.");
}

#[test]
fn all_policies_are_compared_into_a_folder_with_a_text_for_a_comment() {
    let site = changed();
    let draft = site.read(POLICY).replace("\"kunder\"", "\"ansatte\"").replace("en = \"customers\"", "en = \"staff\"");
    site.write("content/firm/staff/policy.toml", draft);
    run(&site, &["diff", "--all", "out"]).succeeded().says("1 policy changed");
    let comment = site.read("out/comment.md").replace('\u{a0}', " ");
    for words in [
        "changed since the edition in force: `firm/customers`",
        "without an edition to compare with: `firm/staff`",
        "### `firm/customers`, da",
        "~~~diff",
        "i [-fem-]{+seks+} år",
        "for [-five-]{+six+} years",
    ] {
        assert!(comment.contains(words), "{words:?} is not said:\n{comment}");
    }
    assert!(!comment.contains('\u{1b}'), "no codes of a terminal");
    assert!(site.read("out/firm/customers.da.html").contains("<ins"));
    run(&site, &["diff", "--all", "out"]).exits(2).says("--force");

    // What was written is taken back: nothing changed, and no page is there to say otherwise.
    site.edit(POLICY, "P6Y", "P5Y");
    run(&site, &["diff", "--all", "same", "--lang", "da"]).succeeded().says("0 policies changed");
    assert!(!site.path().join("same/firm/customers.da.html").exists());
    run(&site, &["diff", "--all", "content/x"]).exits(2).says("lies inside");
    run(&site, &["diff", "firm/customers", "--all", "x"]).exits(2);
    run(&site, &["diff"]).exits(2).says("POLICY");
}

#[test]
fn a_policy_that_cannot_be_compared_is_named_in_the_comment() {
    let site = changed();
    site.edit(POLICY, "[policy]", "[policy");
    run(&site, &["diff", "--all", "broken"]).exits(4);
    assert!(site.read("broken/comment.md").contains("mistakes in the working files: `firm/customers`"));
    let ledger = site.read(&format!("{EDITIONS}/ledger.jsonl"));
    site.write(&format!("{EDITIONS}/ledger.jsonl"), ledger.replace("2026-11-20", "2026-11-21"));
    run(&site, &["diff", "--all", "altered"]).exits(1);
    assert!(site.read("altered/comment.md").contains("not as it was recorded: `firm/customers`"));
}

#[test]
fn sides_are_called_by_day_number_and_standing() {
    let site = scheduled();
    let expected = diff(&site, &["1", "2"]).succeeded().stdout;
    assert!(expected.contains("Vi gemmer regnskabet længere.") && expected.contains("[-fem-]{+seks+}"), "{expected}");
    for sides in [["2026-11-20", "2026-12-24"], ["in-force", "newest"]] {
        assert_eq!(diff(&site, &sides).succeeded().stdout, expected, "{sides:?}");
    }
    // The day decides what is in force, and the other way round is a comparison too.
    let back = diff(&site, &["in-force", "1", "--date", "2026-12-24", "--lang", "da"]).succeeded().stdout;
    assert!(back.contains("[-seks-]{+fem+}") && back.contains("Fra udgave 2"), "{back}");
    diff(&site, &["newest", "--lang", "da"]).succeeded().says("Teksten er ord for ord den samme.");
}

#[test]
fn what_is_not_there_is_wrong_usage() {
    let site = scheduled();
    diff(&site, &["3"]).exits(2).says("firm/customers has no edition `3`").says("2026-12-24 (2)");
    diff(&site, &["2026-11-21"]).exits(2).says("in-force, newest or working");
    diff(&site, &["soon"]).exits(2);
    diff(&site, &["--lang", "de"]).exits(2).says("its languages: da, en");
    diff(&site, &["in-force", "--date", "2026-11-19"]).exits(2).says("the newest is 2026-12-24");
    run(&site, &["diff", "firm/customer"]).exits(2).says("did you mean `firm/customers`?");
    diff(&Site::minimal(), &[]).exits(2).says("has no edition yet");
}

#[test]
fn mistakes_of_working_files_are_told_and_stop_only_what_needs_them() {
    let site = scheduled();
    site.edit(POLICY, "[[system]]", "wrong = 1\n\n[[system]]");
    diff(&site, &["--lang", "da"]).exits(4).says("unknown key `audience.customers.wrong`").says("[-fem-]{+seks+}");
    diff(&site, &["1", "2"]).succeeded();
    site.write(POLICY, "[policy");
    diff(&site, &[]).exits(1).says("nothing was compared");
    diff(&site, &["1", "2"]).succeeded();
}

#[test]
fn what_was_tampered_with_is_not_compared() {
    let site = scheduled();
    site.edit(&format!("{EDITIONS}/2026-11-20/da.json"), "fem", "syv");
    diff(&site, &["1", "2"]).exits(1).says("2026-11-20").says("nothing was compared");
}

#[test]
fn a_page_is_one_file_that_asks_for_nothing() {
    let site = changed();
    diff(&site, &["--html", "out/diff.html"]).succeeded().says("wrote out/diff.html");
    let page = site.read("out/diff.html");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"da\">"), "{page}");
    assert!(page.contains("<del><span class=\"heard\"> slettet: </span>fem<span"), "{page}");
    for request in ["src=", "url(", "@import", "<link", "<script"] {
        assert!(!page.contains(request), "{request}");
    }
    // Links go to moved lines only, which are on the page.
    assert!(page.split("href=\"").skip(1).all(|rest| rest.starts_with('#')));

    diff(&site, &["--html", "out/diff.html", "--lang", "en"]).exits(2).says("replace it with --force");
    assert_eq!(site.read("out/diff.html"), page);
    diff(&site, &["--html", "out/diff.html", "--lang", "en", "--force"]).succeeded();
    assert!(site.read("out/diff.html").contains("<html lang=\"en\">"));
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_the_same_each_time() {
    let site = changed();
    let made = |name: &str, args: &[&str]| {
        diff(&site, &[&["--pdf", name], args].concat()).succeeded();
        std::fs::read(site.path().join(name)).unwrap()
    };
    let first = made("a.pdf", &[]);
    assert!(first.starts_with(b"%PDF-") && made("b.pdf", &[]) == first);
    assert!(made("c.pdf", &["--lang", "en"]) != first);
    // Between two editions, the day of the command is nowhere in it.
    run(
        &site,
        &["release", "firm/customers", "--effective", "2026-12-24", "--summary", "da=Nyt.", "--summary", "en=New."],
    )
    .succeeded();
    assert!(made("d.pdf", &["1", "2"]) == made("e.pdf", &["1", "2", "--date", "2027-01-01"]));
}

#[test]
fn a_program_gets_facts_and_words_as_data() {
    let said = diff(&changed(), &["--json"]).succeeded().stdout;
    let lines: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let types: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["comparison", "comparison", "summary"]);
    assert_eq!((lines[0]["lang"].as_str(), lines[1]["lang"].as_str()), (Some("da"), Some("en")));
    assert_eq!(lines[0]["facts"].as_array().unwrap().len(), 1, "{}", lines[0]["facts"]);
    let spans = |mark: &str| -> Vec<String> {
        let lines = lines[0]["own"]["lines"].as_array().unwrap().iter();
        let cells = lines.flat_map(|line| line["cells"].as_array().unwrap());
        let spans = cells.flat_map(|cell| cell.as_array().unwrap()).filter(|span| span["mark"] == mark);
        spans.map(|span| span["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!((spans("deleted"), spans("inserted")), (vec!["fem".to_owned()], vec!["seks".to_owned()]));
    assert_eq!((&lines[2]["old"], &lines[2]["new"]), (&Value::from(TODAY), &Value::from("working")));
}

#[test]
fn new_words_of_the_clause_library_are_no_changes_of_the_firms() {
    let site = Site::minimal().replace("site.toml", "drafts = \"show\"", "drafts = \"show\"\nclauses = \"1\"");
    run(&site, &["release", "firm/customers", "--effective", TODAY]).succeeded();
    site.edit("site.toml", "clauses = \"1\"", "clauses = \"2\"");
    let said = diff(&site, &["--lang", "da"]).succeeded().stdout;
    assert!(said.contains("Nye formuleringer i standardteksten") && !said.contains("Ændringer i teksten"), "{said}");
}

#[test]
fn a_policy_of_two_hundred_editions_is_built_without_a_pdf() {
    let site = Site::minimal();
    run(&site, &["release", "firm/customers", "--effective", TODAY]).succeeded();
    add_editions(&site.path().join(EDITIONS), 200);
    // A PDF that was kept would be no PDF that is made.
    std::fs::remove_dir_all(site.path().join(".ikraft")).unwrap();
    let built = site.build(&["--json", "--date", "2027-12-31"]).succeeded().stdout;
    let summary: Value = serde_json::from_str(built.lines().last().unwrap()).unwrap();
    assert_eq!((&summary["pdfs-made"], &summary["pdfs-cached"]), (&Value::from(0), &Value::from(0)), "{built}");
    let pdfs = site.output().keys().filter(|path| path.ends_with(".pdf")).count();
    assert!(pdfs >= 400, "{pdfs} PDFs are published");
}
