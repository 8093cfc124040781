//! What `check` tells, and how: to people, line by line to programs, to code scanners.

use serde_json::Value;

use crate::harness::{Run, Site, TODAY};

/// A firm that nobody can reach, with a fact in signs beyond ASCII in front of it on the line.
fn unreachable() -> Site {
    Site::minimal()
        .replace("content/firm/firm.toml", "email = \"hej@proeve.example\"\n", "")
        .replace(
            "content/firm/firm.toml",
            "name = \"Prøvefirmaet ApS\"",
            "note = \"æ\" # 😀\nname = \"Prøvefirmaet ApS\"",
        )
        // A draft that names no day has a finding of its own.
        .append("content/firm/customers/policy.toml", "\n[[signature]]\nname = \"Jette\"\ndate = 2026-11-02\n")
}

fn check(site: &Site, args: &[&str]) -> Run {
    site.run(&[&["check", "--date", TODAY], args].concat())
}

fn lines(run: &Run) -> Vec<Value> {
    run.stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|cause| panic!("{cause}: {line}")))
        .collect()
}

/// The rows of a rule, and the summary.
fn rows(run: &Run, rule: &str) -> (Vec<Value>, Value) {
    let mut lines = lines(run);
    let summary = lines.pop().expect("a summary");
    assert_eq!(summary["type"], "summary");
    assert!(lines.iter().all(|line| line["type"] == "finding"));
    lines.retain(|line| line["rule"] == rule);
    (lines, summary)
}

fn sarif(run: &Run) -> Value {
    let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"].as_array().map(Vec::len), Some(1));
    log["runs"][0].clone()
}

fn results<'a>(run: &'a Value, rule: &str) -> Vec<&'a Value> {
    run["results"].as_array().expect("results").iter().filter(|result| result["ruleId"] == rule).collect()
}

const WAIVER: &str = "\n[[waiver]]\nrule = \"ID1\"\nwhere = \"content/firm/firm.toml\"\nreason = \"Vi flytter – ny adresse følger\"\nby = \"Jette Jensen\"\nuntil = 2026-12-31\n";

#[test]
fn a_person_reads_it_by_policy_with_the_line_the_article_and_what_to_do() {
    let run = check(&unreachable(), &["--rule", "ID1"]).exits(1);
    let told = &run.stdout;
    assert!(told.starts_with("firm/customers\n\n"), "{told}");
    for words in [
        "error[ID1]: no address",
        "--> content/firm/firm.toml:3:8",
        "^^^^^^^^^",
        "note: readers must know",
        "GDPR Art. 13(1)(a)",
        "help: state an address",
        "firm/customers: 1 error",
        "Ikraft gives no legal advice",
    ] {
        assert!(told.to_lowercase().contains(&words.to_lowercase()), "{words:?} is not in\n{told}");
    }
    assert_eq!(run.stderr, "");
}

#[test]
fn in_danish_every_word_is_danish() {
    let told = check(&unreachable(), &["--lang", "da", "--rule", "ID1"]).exits(1).stdout;
    for words in [
        "fejl[ID1]: der står ingen adresse",
        "hvorfor: man skal",
        "hjælp: skriv en adresse",
        "1 fejl",
        "ikraft giver ikke juridisk rådgivning",
    ] {
        assert!(told.contains(words), "{words:?} is not in\n{told}");
    }
    for words in ["error", "note:", "help:", "warning", "legal advice", "på engelsk"] {
        assert!(!told.contains(words), "{words:?} is in\n{told}");
    }
    let broken = Site::minimal().append("content/firm/firm.toml", "emial = \"x\"\n");
    check(&broken, &["--lang", "da"])
        .exits(1)
        .says("fejl[unknown-key]: unknown key `controller.emial`")
        .says("kun skrevet på engelsk");
    check(&broken, &["--lang", "fr"]).exits(2).says("Danish (da)");
}

#[test]
fn a_program_reads_a_row_for_each_finding_and_a_summary() {
    let site = unreachable();
    let run = check(&site, &["--format", "json", "--rule", "ID1"]).exits(1);
    let (rows, summary) = rows(&run, "ID1");
    let row = &rows[0];
    assert_eq!(rows.len(), 1);
    for (key, value) in [
        ("severity", "error"),
        ("policy", "firm/customers"),
        ("file", "content/firm/firm.toml"),
        ("message", "no address, email or phone of the controller is stated"),
        ("docs", "docs/RULES.en.md#id1"),
    ] {
        assert_eq!(row[key], value, "{key}");
    }
    assert_eq!((row["line"].as_u64(), row["column"].as_u64()), (Some(3), Some(8)));
    assert_eq!((row["end"]["line"].as_u64(), row["end"]["column"].as_u64()), (Some(3), Some(26)));
    assert!(row["why"].as_str().unwrap().ends_with("(GDPR Art. 13(1)(a) and 14(1)(a))"));
    assert_eq!(row["hint"], row["hints"][0]);
    assert!(row["waived"].is_null() && row["language"].is_null());
    assert_eq!((summary["exit"].as_u64(), summary["errors"].as_u64()), (Some(1), Some(1)));
    assert_eq!(summary["policies"][0]["policy"], "firm/customers");
    assert!(summary["note"].as_str().unwrap().contains("no legal advice"));
    assert_eq!(check(&site, &["--json", "--rule", "ID1"]).stdout, run.stdout, "--json is --format json");
    assert_eq!(check(&site, &["--json", "--jobs", "1"]).stdout, check(&site, &["--json", "--jobs", "7"]).stdout);
    let danish = check(&site, &["--json", "--lang", "da"]);
    assert!(danish.stdout.contains("docs/RULES.da.md#id1") && danish.stdout.contains("der står ingen adresse"));
}

#[test]
fn who_reads_json_reads_as_json_why_there_is_none() {
    for args in [&["--format", "json"][..], &["--format=json"], &["--json"]] {
        let run = check(&Site::minimal(), &[args, &["firm/costumers"]].concat()).exits(2);
        let line: Value = serde_json::from_str(run.stdout.trim()).unwrap();
        assert_eq!(line["type"], "failure");
        assert_eq!(line["hints"][0], "did you mean `firm/customers`?");
    }
}

#[test]
fn the_exit_code_goes_by_severity() {
    check(&Site::minimal(), &["--rule", "ID1"]).exits(0).says("nothing found");
    check(&unreachable(), &[]).exits(1);
    // A warning of the loader: a firm in no outlet.
    let outlets = "\n[[outlet]]\nid = \"other\"\nfirms = [\"firm\"]\n";
    let site = Site::minimal()
        .append("site.toml", outlets)
        .file("content/second/firm.toml", "[controller]\nname = \"Anden ApS\"\nemail = \"a@b.example\"\n");
    let warned = |args: &[&str]| check(&site, &[&["second", "--rule", "ID1"], args].concat());
    let _ = warned(&[]);
    let all = |args: &[&str]| check(&site, args);
    all(&["--deny", "warning", "--min-severity", "error"]).exits(2).says("--deny asks for what");
    let counted = lines(&all(&["--json"])).pop().unwrap();
    assert!(counted["warnings"].as_u64() >= Some(1), "{counted}");
    let fails = counted["errors"].as_u64() > Some(0);
    all(&[]).exits(i32::from(fails));
    all(&["--deny", "warnings"]).exits(1);
    check(&Site::new(), &[]).exits(1).says("there is no site.toml here");
}

#[test]
fn only_what_was_asked_for_is_told() {
    let site = unreachable().append("content/firm/customers/policy.toml", "emial = \"x\"\n");
    let only = check(&site, &["--rule", "id1", "--json"]).exits(1);
    let told: Vec<Value> = lines(&only);
    let codes: Vec<&str> = told.iter().filter_map(|line| line["rule"].as_str()).collect();
    assert!(!codes.is_empty() && codes.iter().all(|code| *code == "ID1" || *code == "unknown-key"), "{codes:?}");
    assert!(codes.contains(&"unknown-key"), "mistakes in files are told whatever was asked for: {codes:?}");
    let few = lines(&check(&unreachable(), &["--json", "--min-severity", "error"]));
    assert!(few.iter().filter_map(|line| line["severity"].as_str()).all(|severity| severity == "error"));
    check(&site, &["--rule", "ID11"]).exits(2).says("there is no rule `ID11`").says("did you mean `ID1`?");
    check(&site, &["--rule", "unknown-key"]).exits(2).says("their findings tell everything themselves");
    check(&site, &["film"]).exits(2).says("there is no policy or firm `film`").says("`firm`");
}

#[test]
fn what_somebody_answers_for_is_listed_and_stops_nothing() {
    let site = unreachable().append("content/firm/customers/policy.toml", WAIVER);
    check(&site, &["--rule", "ID1"])
        .exits(0)
        .says("findings that somebody answers for")
        .says("Jette Jensen answers for it up to 2026-12-31: Vi flytter – ny adresse følger")
        .says("firm/customers: 1 waived");
    check(&site, &["--rule", "ID1", "--lang", "da"]).exits(0).says("Jette Jensen svarer for det til og med 2026-12-31");
    let run = check(&site, &["--rule", "ID1", "--json"]).exits(0);
    let (rows, summary) = rows(&run, "ID1");
    assert_eq!(rows[0]["waived"]["by"], "Jette Jensen");
    assert_eq!(rows[0]["waived"]["until"], "2026-12-31");
    assert_eq!((summary["errors"].as_u64(), summary["waived"].as_u64()), (Some(0), Some(1)));
    let log = sarif(&check(&site, &["--rule", "ID1", "--format", "sarif"]).exits(0));
    let suppression = &results(&log, "ID1")[0]["suppressions"][0];
    assert_eq!(suppression["justification"], "Vi flytter – ny adresse følger");
    assert_eq!(suppression["properties"]["by"], "Jette Jensen");
    let late = site.run(&["check", "--date", "2027-01-01", "--rule", "ID1"]);
    assert_eq!(late.exits(1).stdout.matches("error[ID1]").count(), 1, "on the day after, it counts again");
}

#[test]
fn a_scanner_reads_rules_places_and_fingerprints() {
    let site = unreachable();
    let run = sarif(&check(&site, &["--format", "sarif"]).exits(1));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.len() >= ikraft::check::rules::all().count());
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["suppressions"].is_array());
    }
    let id1 = results(&run, "ID1")[0];
    let rule = rules.iter().find(|rule| rule["id"] == "ID1").unwrap();
    assert_eq!(rule["defaultConfiguration"]["level"], "error");
    assert_eq!(rule["properties"]["tags"], serde_json::json!(["controller", "GDPR Art. 13(1)(a) and 14(1)(a)"]));
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("- Why: readers"));
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let physical = &id1["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "content/firm/firm.toml");
    assert_eq!(physical["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    assert_eq!(
        physical["region"],
        serde_json::json!({ "startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 26 })
    );
    let artifact = usize::try_from(physical["artifactLocation"]["index"].as_u64().unwrap()).unwrap();
    assert_eq!(run["artifacts"][artifact]["location"]["uri"], "content/firm/firm.toml");

    // Lines in front of it, and another language of the report, make it no other finding.
    let moved = unreachable().replace("content/firm/firm.toml", "[controller]\n", "# Firmaet\n\n\n[controller]\n");
    let moved = sarif(&check(&moved, &["--format", "sarif", "--lang", "da"]));
    let again = results(&moved, "ID1")[0];
    assert_eq!(again["locations"][0]["physicalLocation"]["region"]["startLine"], 6);
    assert_eq!(again["partialFingerprints"], id1["partialFingerprints"]);
    assert_eq!(moved["language"], "da");
}

#[test]
fn columns_of_a_scanner_are_units_of_utf_16() {
    // "😀" is one sign in a terminal and two units in an editor.
    let site = Site::minimal().append("content/firm/firm.toml", "vat = { da = \"😀æ\", x = 1 }\n");
    let json = lines(&check(&site, &["--json"]));
    let log = sarif(&check(&site, &["--format", "sarif"]));
    let row = json.iter().find(|line| line["rule"] == "unknown-key").expect("a finding");
    let result = results(&log, "unknown-key")[0];
    assert_eq!(row["line"], result["locations"][0]["physicalLocation"]["region"]["startLine"]);
    let odd = Site::minimal().append("content/firm/firm.toml", "phone = \"😀æ\"; email = 1\n");
    let row =
        lines(&check(&odd, &["--json"])).into_iter().find(|line| line["rule"] == "toml-syntax").expect("a mistake");
    let log = sarif(&check(&odd, &["--format", "sarif"]));
    let result = results(&log, "toml-syntax")[0];
    let column = result["locations"][0]["physicalLocation"]["region"]["startColumn"].as_u64();
    assert_eq!(column, row["column"].as_u64().map(|column| column + 1));
}

#[test]
fn a_site_in_a_folder_of_the_repository_has_addresses_below_it() {
    let site = Site::new();
    crate::harness::copy_folder(unreachable().path(), &site.path().join("privat"));
    let log =
        sarif(&check(&site, &["-C", "privat", "--format", "sarif", "--docs-url", "https://a.example/RULES.en.md"]));
    let result = results(&log, "ID1")[0];
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "privat/content/firm/firm.toml");
    let rules = log["tool"]["driver"]["rules"].as_array().unwrap();
    let rule = rules.iter().find(|rule| rule["id"] == "ID1").unwrap();
    assert_eq!(rule["helpUri"], "https://a.example/RULES.en.md#id1");
}

#[test]
fn a_report_is_written_where_nothing_stands() {
    let site = unreachable();
    check(&site, &["-o", "report.txt"]).exits(1).says("wrote report.txt");
    let report = site.read("report.txt");
    assert!(report.contains("error[ID1]") && !report.contains('\u{1b}'), "{report}");
    check(&site, &["-o", "report.txt"]).exits(2).says("is there already");
    check(&site, &["-o", "report.txt", "--force"]).exits(1);
    check(&site, &["-o", "content/x.txt"]).exits(2).says("lies inside the site's own content/");
}

#[test]
fn the_report_tells_each_requirement_with_its_sentence_and_where_it_comes_from() {
    let site = Site::minimal().append("content/firm/customers/policy.toml", WAIVER);
    let page = |lang: &str| check(&site, &["--format", "html", "--lang", lang]).stdout;
    let (danish, english) = (page("da"), page("en"));
    for requirement in ikraft::check::coverage::REQUIREMENTS {
        for page in [&danish, &english] {
            assert_eq!(page.matches(&format!("<h4 id=\"p1-{}\">", requirement.id)).count(), 1, "{}", requirement.id);
        }
        assert!(danish.contains(&*requirement.provision.da) && english.contains(&*requirement.provision.en));
    }
    for (page, lang, words) in [
        (&danish, "da", "Gennemgang af en privatlivspolitik"),
        (&english, "en", "Review of a privacy policy"),
        (&danish, "da", "ikraft giver ikke juridisk rådgivning"),
        (&english, "en", "ikraft gives no legal advice"),
    ] {
        assert!(
            page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{lang}\">")) && page.contains(words),
            "{words}"
        );
        for foreign in ["<script", "http://", "https://", "<link", "<img", " src="] {
            assert!(!page.contains(foreign), "{foreign} in the report");
        }
    }
    // The legal basis of the one activity: the sentence, the file and the line.
    let grounds = english.split("<h4 id=\"p1-13-1-c-grounds\">").nth(1).expect("the legal basis");
    let grounds = grounds.split("<h4").next().expect("a card");
    assert!(grounds.contains("<blockquote lang=\"da\">") && grounds.contains("<blockquote lang=\"en\">"), "{grounds}");
    assert!(grounds.contains("Bookkeeping Act") && grounds.contains("clauses"), "{grounds}");
    let purposes = english.split("<h4 id=\"p1-13-1-c-purposes\">").nth(1).expect("the purposes");
    assert!(purposes.contains("<code>activity.accounting.purposes</code>, <code>content/firm/customers/policy.toml:"));
    assert!(!danish.contains(" told<") && !danish.contains("missing"));
    check(&site, &["--format", "html", "--rule", "ID1"]).exits(2).says("leave --rule and --min-severity out");
}

#[test]
fn a_requirement_that_is_not_told_is_not_said_to_be() {
    let page = check(&unreachable(), &["--format", "html"]).exits(1).stdout;
    let card = page.split("<h4 id=\"p1-13-1-a\">").nth(1).expect("the controller");
    assert!(card.split("</p>").next().expect("the state").contains("missing"), "{card:.300}");
    assert!(card.contains("no address, email or phone of the controller is stated"));
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    let site = Site::new();
    for rule in ikraft::check::rules::all() {
        for lang in ["da", "en"] {
            let told = site.run(&["explain", rule.code, "--lang", lang, "--date", TODAY]).succeeded();
            assert!(told.stdout.starts_with(&format!("{}: ", rule.code)), "{}", told.stdout);
        }
    }
    let list = site.run(&["explain", "--lang", "da"]).succeeded().stdout;
    for rule in ikraft::check::rules::all() {
        assert!(list.contains(&format!("  {:<7} ", rule.code)), "{list}");
    }
    site.run(&["explain", "id1"]).succeeded().says("until = ").says("legal advice");
    site.run(&["explain", "ID11"]).exits(2).says("did you mean `ID1`?");
    site.run(&["explain", "toml-syntax"]).exits(2).says("their findings tell everything themselves");
    let told = site.run(&["explain", "--all", "--format", "json"]).succeeded().stdout;
    assert_eq!(told.lines().count(), ikraft::check::rules::all().count());
}

#[test]
fn the_guide_has_the_rules_own_words() {
    for lang in ["da", "en"] {
        let args = ["explain", "--all", "--format", "markdown", "--lang", lang];
        let made = Site::new().run(&args).succeeded().stdout;
        let path = std::path::Path::new(crate::harness::REPOSITORY).join(format!("docs/RULES.{lang}.md"));
        if std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite") {
            std::fs::write(&path, &made).expect("the page of the guide");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        // Word by word it is hard to see what differs; the first line that does says it.
        let differs = made.lines().zip(written.lines()).find(|(made, written)| made != written);
        assert!(made == written, "docs/RULES.{lang}.md differs from the program (SNAPSHOTS=overwrite): {differs:?}");
    }
}
