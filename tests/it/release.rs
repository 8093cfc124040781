//! What becomes of a policy on record: released, imported, translated, signed, withdrawn, ended, redacted. Whatever is
//! refused leaves the folder byte for byte as it was.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

use crate::harness::{Run, Site, TODAY, program, published};

const POLICY: &str = "content/firm/customers/policy.toml";
const EDITIONS: &str = "content/firm/customers/editions";

/// `ikraft <args> --date <TODAY>`; a `--date` among the arguments wins.
fn run(site: &Site, args: &[&str]) -> Run {
    let mut all = args.to_vec();
    if !args.contains(&"--date") {
        all.extend(["--date", TODAY]);
    }
    site.run(&all)
}

/// `ikraft release firm/customers --effective <day> <args>`
fn release(site: &Site, day: &str, args: &[&str]) -> Run {
    run(site, &[&["release", "firm/customers", "--effective", day], args].concat())
}

const SUMMARY: [&str; 4] =
    ["--summary", "da=Vi gemmer regnskabet længere.", "--summary", "en=We keep the accounts longer."];

const REASON: [&str; 4] = ["--reason", "da=Det var en fejl.", "--reason", "en=It was a mistake."];

/// A site whose policy was released today.
fn released() -> Site {
    let site = Site::minimal();
    release(&site, TODAY, &[]).succeeded();
    site
}

/// The same with a change that readers are told of.
fn changed() -> Site {
    let site = released();
    site.edit(POLICY, "P5Y", "P6Y");
    site
}

/// A change that is none of the facts: another word in a fragment.
fn reworded(site: &Site, words: &str) {
    site.write("content/firm/customers/da/security.md", format!("+++\ntitle = \"Sikkerhed\"\n+++\n\n{words}\n"));
    site.write("content/firm/customers/en/security.md", format!("+++\ntitle = \"Security\"\n+++\n\n{words}\n"));
}

fn frozen(site: &Site) -> BTreeMap<String, Vec<u8>> {
    published(&site.path().join("content"))
}

/// The records, one JSON value a line.
fn ledger(site: &Site) -> Vec<serde_json::Value> {
    let text = site.read(&format!("{EDITIONS}/ledger.jsonl"));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Runs a command that must refuse, say these words, and change nothing.
#[track_caller]
fn refuses(site: &Site, args: &[&str], code: i32, words: &[&str]) {
    let before = frozen(site);
    let mut ran = run(site, args).exits(code);
    for words in words {
        ran = ran.says(words);
    }
    assert!(before == frozen(site), "{args:?} changed something");
}

#[track_caller]
fn release_refuses(site: &Site, day: &str, args: &[&str], words: &[&str]) {
    refuses(site, &[&["release", "firm/customers", "--effective", day], args].concat(), 1, words);
}

#[test]
fn a_release_freezes_facts_documents_and_pdfs_with_their_hashes() {
    let site = Site::minimal();
    release(&site, TODAY, &["--by", "Jette"]).succeeded().says("edition 1").says("in force from today").says("next: ");
    let records = ledger(&site);
    let event = &records[0]["event"]["released"];
    assert_eq!(records[0]["by"], "Jette");
    assert_eq!((event["effective"].as_str(), event["kind"].as_str()), (Some(TODAY), Some("material")));
    assert_eq!(event["languages"]["da"]["address"]["folders"]["default"], "da/kunder");
    let files = frozen(&site);
    for name in ["facts.json", "brand.json", "da.json", "da.pdf", "en.json", "en.pdf"] {
        assert!(files.contains_key(&format!("firm/customers/editions/{TODAY}/{name}")), "{name} is not frozen");
    }
    assert!(!files.keys().any(|path| path.contains("summary")), "nobody wrote a summary");
    run(&site, &["verify", "firm/customers"]).succeeded();
    run(&site, &["verify", &format!("{EDITIONS}/{TODAY}/da.pdf")]).succeeded().says(TODAY);
}

#[test]
fn the_same_release_gives_the_same_bytes_and_a_dry_run_none() {
    let (one, other) = (Site::minimal(), Site::minimal());
    let before = frozen(&one);
    release(&one, TODAY, &["--dry-run"]).succeeded().says("dry run");
    assert!(frozen(&one) == before, "a dry run writes");
    release(&one, TODAY, &[]).succeeded();
    release(&other, TODAY, &[]).succeeded();
    assert!(frozen(&one) == frozen(&other));
}

#[test]
fn everything_that_stands_in_the_way_is_told_at_once() {
    let site = changed();
    site.edit(POLICY, "our-role = \"controller\"", "our-role = { unknown = true }");
    release_refuses(
        &site,
        "2026-11-01",
        &[],
        &["our-role", "lies before today", "there is no summary in `da` and `en`"],
    );
}

#[test]
fn an_unknown_fact_a_missing_language_and_a_mistake_stop_a_release() {
    let site = Site::minimal().replace(POLICY, "categories = [\"name\"]", "categories = { unknown = true }");
    release_refuses(&site, TODAY, &[], &["activity.accounting.categories"]);
    let site = Site::minimal().file("content/firm/customers/da/security.md", "Vi passer på.\n");
    release_refuses(&site, TODAY, &[], &["has no fragment in `en`"]);
    let site = Site::minimal().replace(POLICY, "[[audience]]", "[[audiense]]");
    release_refuses(&site, TODAY, &[], &["did you mean `audience`"]);
    let site = Site::minimal().file("i18n/en/own.ftl", "section-rights = { $nothing }\n");
    release_refuses(&site, TODAY, &[], &["section-rights"]);
}

#[test]
fn dates_go_forward() {
    let site = released();
    release_refuses(&site, "2026-11-19", &[], &["lies before today", "import"]);
    site.edit(POLICY, "P5Y", "P6Y");
    release(&site, "2027-01-01", &SUMMARY).succeeded().says("takes effect in 42 days");
    site.edit(POLICY, "P6Y", "P7Y");
    release_refuses(&site, "2026-12-31", &SUMMARY, &["lies before 2027-01-01", "withdraw"]);
    release_refuses(&site, "2027-02-01", &[&SUMMARY[..], &["--date", "2026-11-01"]].concat(), &["the last record"]);
}

#[test]
fn readers_have_time_to_read_of_a_material_change() {
    let site = changed();
    release_refuses(&site, "2026-12-03", &SUMMARY, &["P14D of notice", "the earliest date is 2026-12-04"]);
    let longer = Site::copy_of(site.path()).append("site.toml", "\n[editions]\nnotice = \"P1M\"\n");
    release_refuses(&longer, "2026-12-04", &SUMMARY, &["site.toml asks for it", "2026-12-20"]);
    let promised = Site::copy_of(site.path()).append(POLICY, "\n[changes]\nnotice = \"P30D\"\n");
    release_refuses(&promised, "2026-12-04", &SUMMARY, &["the policy promises it", "2026-12-20"]);
    release(&site, "2026-12-04", &SUMMARY).succeeded().says("takes effect in 14 days");
}

#[test]
fn a_promise_to_readers_cannot_be_dropped_to_be_quicker() {
    let site = Site::minimal().append(POLICY, "\n[changes]\nnotice = \"P30D\"\n");
    release(&site, TODAY, &[]).succeeded();
    site.edit(POLICY, "notice = \"P30D\"", "notice = \"P2D\"");
    site.edit(POLICY, "P5Y", "P6Y");
    let words = ["promises it to its readers", "2026-12-20"];
    release_refuses(&site, "2026-12-04", &[&SUMMARY[..], &["--kind", "material"]].concat(), &words);
}

#[test]
fn nothing_new_is_no_edition() {
    let site = released();
    release_refuses(&site, "2027-01-01", &[], &["nothing has changed since the edition `2026-11-20`"]);
    site.edit(POLICY, "da = \"kunder\"", "da = \"privatliv\"");
    release(&site, "2027-01-01", &["--kind", "correction"]).succeeded();
}

#[test]
fn the_kind_follows_from_what_changed() {
    let site = released();
    reworded(&site, "x");
    release(&site, TODAY, &[]).succeeded().says("correction");
    site.edit(POLICY, "P5Y", "P6Y");
    release_refuses(&site, "2027-01-01", &["--kind", "correction"], &["more than a correction", "--kind material"]);
    release(&site, "2027-01-01", &SUMMARY).succeeded().says("material");
    assert_eq!(ledger(&site)[1]["event"]["released"]["kind"], "correction");
    assert_eq!(ledger(&site)[2]["event"]["released"]["kind"], "material");
}

#[test]
fn a_summary_is_there_in_every_language_or_in_none() {
    let site = changed();
    release_refuses(&site, "2027-01-01", &["--summary", "da=x"], &["there is no summary in `en`"]);
    let wrong = ["release", "firm/customers", "--effective", "2027-01-01"];
    refuses(&site, &[&wrong[..], &["--summary", "de=x"]].concat(), 2, &["no language of this site"]);
    refuses(&site, &[&wrong[..], &["--summary", "da=x", "--summary", "da=y"]].concat(), 2, &["twice"]);
    refuses(&site, &[&wrong[..], &["--summary", "da= "]].concat(), 2, &["blank"]);
    let no_editor = [&wrong[..], &["--edit"]].concat();
    refuses(&site, &no_editor, 2, &["no editor is known"]);
}

#[test]
fn summaries_are_written_in_an_editor() {
    let site = changed();
    let editor = site.path().join("editor.sh");
    fs::write(&editor, "grep -q '^#' \"$1\" && echo \"ord i $(basename \"$1\")\" > \"$1\"\n").unwrap();
    let editor = format!("sh {}", editor.display());
    let args = ["release", "firm/customers", "--effective", "2027-01-01", "--edit", "--date", TODAY];
    site.run_with(&args, &[("EDITOR", "false"), ("VISUAL", &editor)]).succeeded();
    let summary = site.read(&format!("{EDITIONS}/2027-01-01/summary.json"));
    assert!(summary.contains("ord i summary.da.txt") && summary.contains("ord i summary.en.txt"), "{summary}");
    assert!(!site.path().join(".ikraft/summary.da.txt").exists());
}

#[test]
fn a_second_edition_of_a_day_is_called_so() {
    let site = released();
    reworded(&site, "x");
    release(&site, TODAY, &[]).succeeded().says("`2026-11-20-2`");
    reworded(&site, "y");
    release(&site, TODAY, &[]).succeeded().says("`2026-11-20-3`");
    run(&site, &["verify"]).succeeded().says("3 editions");
}

#[test]
fn somebody_answers_for_a_finding() {
    let waiver = |until: &str| {
        format!(
            "\n[[waiver]]\nrule = \"FRM6\"\nwhere = \"content/firm/customers/da/security.md\"\n\
             reason = \"follows\"\nby = \"Jette\"\nuntil = {until}\n"
        )
    };
    let site = Site::minimal();
    reworded(&site, "Se [her](#nowhere).");
    site.write("content/firm/customers/en/security.md", "+++\ntitle = \"Security\"\n+++\n\nx\n");
    release_refuses(&site, TODAY, &[], &["there is no section `nowhere`"]);
    let expired = Site::copy_of(site.path()).append(POLICY, &waiver("2026-11-19"));
    release_refuses(&expired, TODAY, &[], &["there is no section `nowhere`"]);
    let site = site.append(POLICY, &waiver("2026-11-20"));
    release(&site, TODAY, &[]).succeeded().says("waived: FRM6");
    let waivers = &ledger(&site)[0]["event"]["released"]["waivers"];
    assert_eq!((waivers[0]["by"].as_str(), waivers[0]["until"].as_str()), (Some("Jette"), Some("2026-11-20")));

    let wide =
        Site::minimal().append(POLICY, &waiver("2099-01-01").replace("content/firm/customers/da/security.md", "*"));
    release_refuses(&wide, TODAY, &[], &["is too wide: `*`"]);
    let unused = Site::minimal().append(POLICY, &waiver("2099-01-01"));
    release(&unused, TODAY, &[]).succeeded().says("no finding `FRM6`");
    let wrong = Site::minimal().append(POLICY, &waiver("2099-01-01").replace("reason", "raeson"));
    release_refuses(&wrong, TODAY, &[], &["did you mean `reason`"]);
}

#[test]
fn a_ledger_that_was_tampered_with_takes_no_record() {
    let site = changed();
    site.edit(&format!("{EDITIONS}/ledger.jsonl"), "\"material\"", "\"correction\"");
    let line = site.read(&format!("{EDITIONS}/ledger.jsonl"));
    site.write(&format!("{EDITIONS}/ledger.jsonl"), line.clone() + &line);
    release_refuses(&site, "2027-01-01", &SUMMARY, &["ledger.jsonl"]);
    let site = changed();
    site.edit(&format!("{EDITIONS}/{TODAY}/da.json"), "Privatlivspolitik", "Privatlivspolitek");
    release_refuses(&site, "2027-01-01", &SUMMARY, &["da.json"]);
}

#[test]
fn an_upgrade_of_the_clause_library_is_kept_apart_from_the_firms_own_words() {
    let site = Site::minimal().replace("site.toml", "drafts", "clauses = \"1\"\ndrafts");
    release(&site, TODAY, &[]).succeeded();
    let first = site.read(&format!("{EDITIONS}/{TODAY}/da.json"));
    assert!(first.contains("udgiver vi politikken på ny"), "version 1 keeps its words");
    site.edit("site.toml", "clauses = \"1\"", "clauses = \"2\"");
    reworded(&site, "Egne ord.");
    release(&site, "2026-11-21", &[]).succeeded();
    let bridge = site.read(&format!("{EDITIONS}/2026-11-21/da.bridge.json"));
    let second = site.read(&format!("{EDITIONS}/2026-11-21/da.json"));
    assert!(bridge.contains("udgiver vi politikken på ny") && bridge.contains("Egne ord."));
    assert!(second.contains("De tidligere udgaver kan du stadig læse") && second.contains("Egne ord."));
    assert!(!second.contains("udgiver vi politikken på ny"));
    run(&site, &["verify"]).succeeded();
    reworded(&site, "Andre ord.");
    release(&site, "2026-11-22", &[]).succeeded();
    assert!(!site.path().join(EDITIONS).join("2026-11-22/da.bridge.json").exists(), "nothing was upgraded");
}

#[test]
fn an_older_edition_comes_in_as_the_files_that_exist() {
    let site = released();
    site.write("old.pdf", "%PDF-1.4\nold\n%%EOF\n");
    site.write("old.html", "<html><body><h1>Old</h1><p>We kept it.</p><script>alert(1)</script></body></html>");
    let import =
        ["import", "firm/customers", "--effective", "2020-05-25", "--file", "da=old.pdf", "--file", "en=old.html"];
    refuses(&site, &[&import[..3], &["2026-11-20"], &import[4..]].concat(), 1, &["does not lie before 2026-11-20"]);
    refuses(&site, &[&import[..3], &["2027-01-01"], &import[4..]].concat(), 1, &["lies behind today"]);
    refuses(&site, &[&import[..], &["--file", "sv=old.pdf"]].concat(), 2, &["no language of this site"]);
    refuses(&site, &[&import[..], &["--summary", "da=x"]].concat(), 2, &["--summary en"]);
    refuses(
        &site,
        &["import", "firm/customers", "--effective", "2020-05-25", "--file", "da=site.toml"],
        1,
        &["neither"],
    );
    refuses(
        &site,
        &["import", "firm/customers", "--effective", "2020-05-25", "--file", "da=no"],
        2,
        &["there is no file"],
    );
    run(&site, &[&import[..], &["--title", "en=The old policy"]].concat()).succeeded().says("imported");
    assert_eq!(site.read(&format!("{EDITIONS}/2020-05-25/en.txt")), "Old\n\nWe kept it.\n");
    let event = &ledger(&site)[1]["event"]["imported"];
    assert_eq!(event["languages"]["en"]["title"], "The old policy");
    assert_eq!(event["languages"]["da"]["title"], "Privatlivspolitik for kunder");
    assert_eq!((event["ordinal"].as_u64(), event["languages"]["da"]["format"].as_str()), (Some(2), Some("pdf")));
    run(&site, &["verify"]).succeeded();
}

#[test]
fn a_release_behind_an_imported_edition_gives_notice_too() {
    let site = Site::minimal().file("old.pdf", "%PDF-1.4\nold\n%%EOF\n");
    run(&site, &["import", "firm/customers", "--effective", "2020-05-25", "--file", "da=old.pdf"]).succeeded();
    release_refuses(&site, TODAY, &SUMMARY, &["P14D of notice"]);
    release(&site, "2026-12-04", &SUMMARY).succeeded();
}

#[test]
fn a_signed_copy_is_a_pdf_of_an_edition() {
    let site = released();
    site.write("signed.pdf", "%PDF-1.4\nsigned\n%%EOF\n");
    let add = ["add-signed-copy", "firm/customers", TODAY, "--lang", "da", "signed.pdf"];
    run(&site, &add).succeeded();
    run(&site, &add).succeeded();
    for name in ["da-signed.pdf", "da-signed-2.pdf"] {
        assert!(site.path().join(EDITIONS).join(TODAY).join(name).exists(), "{name}");
    }
    refuses(
        &site,
        &["add-signed-copy", "firm/customers", TODAY, "--lang", "sv", "signed.pdf"],
        2,
        &["its languages: da, en"],
    );
    refuses(
        &site,
        &["add-signed-copy", "firm/customers", "2026-01-01", "--lang", "da", "signed.pdf"],
        2,
        &["no edition"],
    );
    refuses(&site, &["add-signed-copy", "firm/customers", TODAY, "--lang", "da", "site.toml"], 1, &["no whole PDF"]);
    run(&site, &["verify"]).succeeded();
}

#[test]
fn a_language_is_added_to_an_edition_that_did_not_have_it() {
    let danish = |site: Site| {
        site.replace("site.toml", "en = \"Privacy policies\"", "").replace("site.toml", "en = \"en-GB\"\n", "")
    };
    let both = Site::minimal();
    let site = danish(Site::copy_of(both.path()));
    site.write(POLICY, without_english(&site.read(POLICY)));
    release(&site, TODAY, &[]).succeeded();
    let add = ["add-translation", "firm/customers", TODAY, "--lang", "en"];
    refuses(&site, &add, 2, &["`en` is no language of this site"]);
    site.write("site.toml", both.read("site.toml"));
    site.write(POLICY, both.read(POLICY).replace("P5Y", "P6Y"));
    refuses(&site, &add, 1, &["does not have the facts of the edition"]);
    site.write(POLICY, both.read(POLICY));
    run(&site, &add).succeeded();
    for name in ["en.json", "en.pdf", "en.facts.json"] {
        assert!(site.path().join(EDITIONS).join(TODAY).join(name).exists(), "{name}");
    }
    refuses(&site, &add, 1, &["has the language `en` already"]);
    run(&site, &["verify"]).succeeded();
}

/// The policy in Danish alone.
fn without_english(policy: &str) -> String {
    let lines = policy.lines().map(|line| match line.split_once(", en = ") {
        Some((danish, rest)) => format!("{danish} {}", "}".repeat(rest.matches('}').count())),
        None => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

#[test]
fn only_what_is_scheduled_is_withdrawn() {
    let site = changed();
    release(&site, "2027-01-01", &SUMMARY).succeeded();
    let withdraw = |edition| [&["withdraw", "firm/customers", edition], &REASON[..]].concat();
    refuses(&site, &withdraw(TODAY), 1, &["took effect on 2026-11-20"]);
    refuses(&site, &["withdraw", "firm/customers", "2027-01-01", "--reason", "da=x"], 2, &["--reason en"]);
    refuses(&site, &[&withdraw("2027-01-01")[..], &["--date", "2027-01-01"]].concat(), 1, &["took effect"]);
    run(&site, &withdraw("2027-01-01")).succeeded();
    refuses(&site, &withdraw("2027-01-01"), 1, &["was withdrawn before"]);
    release(&site, "2027-01-01", &SUMMARY).succeeded().says("`2027-01-01-2`");
    run(&site, &["verify"]).succeeded();
}

#[test]
fn a_policy_ends_behind_its_last_edition() {
    let site = changed();
    let end = |day| [&["end", "firm/customers", "--effective", day], &REASON[..]].concat();
    refuses(&Site::minimal(), &end(TODAY), 1, &["no edition that could end"]);
    release(&site, "2027-01-01", &SUMMARY).succeeded();
    refuses(&site, &end("2026-12-01"), 1, &["takes effect on 2027-01-01", "withdraw"]);
    refuses(&site, &end("2026-11-01"), 1, &["lies before today"]);
    run(&site, &end("2027-06-01")).succeeded();
    refuses(&site, &end("2027-06-01"), 1, &["the policy ends on 2027-06-01"]);
    site.edit(POLICY, "P6Y", "P7Y");
    release_refuses(&site, "2027-02-01", &SUMMARY, &["the policy ends on 2027-06-01"]);
    run(&site, &["verify"]).succeeded();
}

/// Every file of the editions in which the words stand, as they are or behind the compression of a PDF.
fn holding(site: &Site, words: &str) -> Vec<String> {
    let mut holding = Vec::new();
    for (path, bytes) in published(&site.path().join(EDITIONS)) {
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        if path.ends_with(".pdf") && bytes.len() > 100 {
            let full = site.path().join(EDITIONS).join(&path);
            let plain = std::process::Command::new("pdftotext").arg(&full).arg("-").output().expect("pdftotext runs");
            text.push_str(&String::from_utf8_lossy(&plain.stdout));
            let list = std::process::Command::new("qpdf")
                .args(["--qdf", "--object-streams=disable"])
                .arg(&full)
                .arg("-")
                .output()
                .expect("qpdf runs");
            text.push_str(&String::from_utf8_lossy(&list.stdout));
        }
        let text = text.replace(['\u{a0}', '\n'], " ");
        if text.contains(words) {
            holding.push(path);
        }
    }
    holding
}

#[test]
fn redacted_words_are_in_no_file_and_the_record_says_why() {
    let site =
        Site::minimal().append(POLICY, "\n[contact]\nname = \"Jens Ulrik Hansen\"\nemail = \"hej@proeve.example\"\n");
    reworded(&site, "Nøglen har Jens Ulrik Hansen.");
    release(&site, TODAY, &[]).succeeded();
    site.edit(POLICY, "name = \"Jens Ulrik Hansen\"", "name = \"Vagten\"");
    reworded(&site, "Nøglen har vagten.");
    site.edit(POLICY, "P5Y", "P6Y");
    let summary = ["--summary", "da=Jens Ulrik Hansen er holdt op.", "--summary", "en=Jens Ulrik Hansen left."];
    release(&site, "2027-01-01", &summary).succeeded();
    site.write("signed.pdf", "%PDF-1.4\nsigned by Jens Ulrik Hansen\n%%EOF\n");
    run(&site, &["add-signed-copy", "firm/customers", TODAY, "--lang", "da", "signed.pdf"]).succeeded();
    let first = ledger(&site)[0].clone();
    assert!(holding(&site, "Jens Ulrik Hansen").len() >= 6, "{:?}", holding(&site, "Jens Ulrik Hansen"));

    let redact = [&["redact", "firm/customers", "--text", "Jens Ulrik Hansen"], &REASON[..]].concat();
    refuses(
        &site,
        &[&redact[..4], &["--reason", "da=Jens Ulrik Hansen", "--reason", "en=x"]].concat(),
        2,
        &["holds the words"],
    );
    refuses(&site, &[&redact[..4], &["--reason", "da=x"]].concat(), 2, &["--reason en"]);
    refuses(
        &site,
        &[&["redact", "firm/customers", "--text", "Ingen ved navn"], &REASON[..]].concat(),
        1,
        &["no frozen text"],
    );
    refuses(
        &site,
        &[&redact[..], &["--remove", "da.pdf"]].concat(),
        2,
        &["those that can go: 2026-11-20/da-signed.pdf"],
    );
    run(&site, &redact).succeeded().says("da-signed.pdf").says("git's history");
    assert_eq!(holding(&site, "Jens Ulrik Hansen"), ["2026-11-20/da-signed.pdf"]);
    let remove = ["redact", "firm/customers", "--edition", TODAY, "--remove", "da-signed.pdf"];
    run(&site, &[&remove[..], &REASON[..]].concat()).succeeded();
    assert_eq!(holding(&site, "Jens Ulrik Hansen"), [""; 0]);

    assert!(site.read(&format!("{EDITIONS}/{TODAY}/da.json")).contains("[fjernet]"));
    assert!(site.read(&format!("{EDITIONS}/{TODAY}/en.json")).contains("[removed]"));
    assert_eq!(ledger(&site)[0], first, "the record that froze it stays, with its hashes");
    assert_eq!(ledger(&site).len(), 6);
    run(&site, &["verify"]).succeeded();
    release(&site, "2027-02-01", &SUMMARY).exits(1);
}

#[test]
fn words_of_an_imported_page_are_redacted_and_its_original_is_named() {
    let site = released();
    site.write("old.html", "<p>Call Jens Hansen on 12 34 56 78.</p>");
    run(&site, &["import", "firm/customers", "--effective", "2020-05-25", "--file", "en=old.html"]).succeeded();
    let redact = ["redact", "firm/customers", "--text", "Jens Hansen", "--reason", "en=A mistake."];
    run(&site, &redact).succeeded().says("2020-05-25/en.html` holds them");
    assert_eq!(site.read(&format!("{EDITIONS}/2020-05-25/en.txt")), "Call [removed] on 12 34 56 78.\n");
    let remove =
        ["redact", "firm/customers", "--text", "12 34", "--remove", "2020-05-25/en.html", "--reason", "en=A mistake."];
    run(&site, &remove).succeeded();
    assert_eq!(holding(&site, "Jens"), [""; 0]);
    assert_eq!(site.read(&format!("{EDITIONS}/2020-05-25/en.txt")), "Call [removed] on [removed] 56 78.\n");
    run(&site, &["verify"]).succeeded();
}

#[test]
fn a_link_to_what_was_redacted_leads_nowhere() {
    let site = released();
    let document = format!("{EDITIONS}/{TODAY}/da.json");
    assert!(site.read(&document).contains("mailto:hej@proeve.example"));
    run(&site, &[&["redact", "firm/customers", "--text", "hej@proeve.example"], &REASON[..]].concat()).succeeded();
    let document = site.read(&document);
    assert!(document.contains("[fjernet]") && !document.contains("mailto:["), "{document}");
    site.build(&[]).succeeded();
    run(&site, &["verify"]).succeeded();
}

#[test]
fn what_a_program_reads_is_json() {
    let site = released();
    let told = |run: Run| -> Vec<serde_json::Value> {
        run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let refused = told(release(&site, TODAY, &["--json"]).exits(1));
    assert_eq!((refused[0]["type"].as_str(), refused[0]["code"].as_str()), (Some("finding"), Some("nothing-changed")));
    assert_eq!(refused.last().unwrap()["recorded"], false);
    reworded(&site, "x");
    let done = told(release(&site, TODAY, &["--json"]).succeeded());
    let done = done.last().unwrap();
    assert_eq!((done["type"].as_str(), done["recorded"].as_bool()), (Some("recorded"), Some(true)));
    assert_eq!(done["records"][0]["number"], 2);
    assert!(done["files"].as_array().unwrap().len() >= 6);
}

#[test]
fn an_unknown_policy_is_told_with_those_that_are_there() {
    refuses(&released(), &["release", "firm/custmers", "--effective", TODAY], 2, &["did you mean `firm/customers`"]);
}

#[test]
fn an_address_that_is_taken_is_told_before_it_is_recorded_for_ever() {
    let site = released();
    site.write("content/firm/other/policy.toml", site.read(POLICY));
    let other = ["release", "firm/other", "--effective", TODAY];
    refuses(&site, &other, 1, &["address-clash", "da/kunder"]);
    site.edit("content/firm/other/policy.toml", "slug = { da = \"kunder\", en = \"customers\" }\n", "");
    run(&site, &other).succeeded();
    site.build(&[]).succeeded();
}

/// Kills `release` at moments spread over its whole run: afterwards the edition is there whole, or not at all.
#[test]
fn a_release_that_is_killed_leaves_a_whole_edition_or_none() {
    let rounds: u64 = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6);
    let site = changed();
    let before = frozen(&site);
    let args = [&["release", "firm/customers", "--effective", "2027-01-01", "--date", TODAY], &SUMMARY[..]].concat();
    let started = std::time::Instant::now();
    let whole = Site::copy_of(site.path());
    whole.run(&args).succeeded();
    let length = started.elapsed();
    let after = frozen(&whole);
    for round in 0..rounds {
        let site = Site::copy_of(site.path());
        // The PDFs are in the cache, so that the kill more often meets the recording itself.
        crate::harness::copy_folder(&whole.path().join(".ikraft/cache"), &site.path().join(".ikraft/cache"));
        let mut child =
            program().args(&args).current_dir(site.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(length.as_micros() as u64 * round / rounds.max(1)));
        let _ = child.kill();
        child.wait().unwrap();
        // The next command of any kind finishes what was committed.
        site.run(&["verify"]).succeeded();
        let left = frozen(&site);
        assert!(left == before || left == after, "round {round}: a half edition is left");
        if left == before {
            site.run(&args).succeeded();
            assert!(frozen(&site) == after, "round {round}: the release can be made again");
        }
    }
}
