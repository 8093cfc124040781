//! Policies with editions, as they are published: what a reader meets on which day and at which address, whatever becomes
//! of the working files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

use crate::harness::{Run, Site, copy_folder};

const POLICY: &str = "content/firm/customers/policy.toml";
const EDITIONS: &str = "content/firm/customers/editions";

fn release(site: &Site, policy: &str, day: &str, recorded: &str, summary: &str) -> Run {
    let (da, en) = (format!("da={summary}"), format!("en={summary}"));
    let args = ["release", policy, "--effective", day, "--date", recorded, "--summary", &da, "--summary", &en];
    site.run(&args).succeeded()
}

/// Three editions: in force from January, longer periods from April, another address from June.
fn life() -> Site {
    static LIFE: OnceLock<Site> = OnceLock::new();
    let life = LIFE.get_or_init(|| {
        let site = Site::minimal().replace(
            "site.toml",
            "drafts = \"show\"",
            "drafts = \"show\"\nbase-url = \"https://firm.example/privatliv/\"",
        );
        release(&site, "firm/customers", "2026-01-01", "2025-12-01", "Den første.");
        site.edit(POLICY, "P5Y", "P6Y");
        release(&site, "firm/customers", "2026-04-01", "2026-03-01", "Et år mere.");
        site.edit(POLICY, "da = \"kunder\"", "da = \"kundepolitik\"");
        release(&site, "firm/customers", "2026-06-01", "2026-05-01", "Ny adresse.");
        site
    });
    Site::copy_of(life.path())
}

/// The output of a build on a day.
fn on(site: &Site, day: &str) -> BTreeMap<String, Vec<u8>> {
    on_with(site, day, &[], 0)
}

fn on_with(site: &Site, day: &str, args: &[&str], code: i32) -> BTreeMap<String, Vec<u8>> {
    site.build(&[&["--date", day], args].concat()).exits(code);
    site.output()
}

fn text<'a>(output: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    let bytes = output.get(path).unwrap_or_else(|| panic!("{path} is not among {:#?}", output.keys()));
    std::str::from_utf8(bytes).unwrap()
}

/// The words of the policy, without the shell around them.
fn main_of(page: &str) -> &str {
    let start = page.find("<main").unwrap();
    &page[start..page.find("</main>").unwrap()]
}

#[track_caller]
fn says(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words:?} is not in\n{page}");
    }
}

fn paths(output: &BTreeMap<String, Vec<u8>>) -> BTreeSet<&str> {
    output.keys().map(String::as_str).filter(|path| !path.contains("assets/")).collect()
}

#[test]
fn on_the_day_every_pointer_switches_and_between_two_of_them_nothing_changes() {
    let site = life();
    let (before, eve) = (on(&site, "2026-05-02"), on(&site, "2026-05-31"));
    assert!(before == eve, "two days without a transition between them give the same bytes");
    let (day, after) = (on(&site, "2026-06-01"), on(&site, "2026-06-02"));
    assert!(day == after);
    let frozen = |edition: &str| fs::read(site.path().join(format!("{EDITIONS}/{edition}/da.pdf"))).unwrap();
    assert_eq!(eve["da/kunder/kunder.pdf"], frozen("2026-04-01"));
    assert_eq!(day["da/kundepolitik/kundepolitik.pdf"], frozen("2026-06-01"));
    assert_eq!(day["da/kunder/kunder.pdf"], frozen("2026-06-01"), "the earlier address gives the edition in force");
    says(text(&eve, "da/kunder/index.html"), &["<dd>2</dd>", "træder i kraft den 1.\u{a0}juni 2026", "2026-06-01/"]);
    says(text(&day, "da/kundepolitik/index.html"), &["<dd>3</dd>", "<dt>Gælder fra</dt><dd>1.\u{a0}juni 2026</dd>"]);
    // Every address of the eve is there on the day, and every one of the day was there on the eve.
    assert_eq!(paths(&eve), paths(&day));
    for (path, bytes) in eve.iter().filter(|(path, _)| path.contains("/2026-") && !path.ends_with(".html")) {
        assert!(bytes == &day[path], "{path} is frozen");
    }
    for edition in ["da/kunder/2026-01-01", "da/kunder/2026-04-01", "da/kundepolitik/2026-06-01"] {
        let page = format!("{edition}/index.html");
        assert_eq!(main_of(text(&eve, &page)), main_of(text(&day, &page)));
    }
}

#[test]
fn each_state_says_what_it_is_and_leads_to_what_applies() {
    let site = life();
    let output = on(&site, "2026-05-31");
    let page = |path: &str| text(&output, path);
    let noindex = "<meta name=\"robots\" content=\"noindex\">";

    let in_force = page("da/kunder/index.html");
    assert!(!in_force.contains(noindex));
    says(in_force, &["rel=\"canonical\" href=\"https://firm.example/privatliv/da/kunder/\""]);

    let permalink = page("da/kunder/2026-04-01/index.html");
    says(permalink, &[noindex, "rel=\"canonical\" href=\"https://firm.example/privatliv/da/kunder/\""]);
    says(
        permalink,
        &["rel=\"timemap\" type=\"application/link-format\" href=\"../../../firm/customers/timemap.da.link\""],
    );

    let superseded = page("da/kunder/2026-01-01/index.html");
    says(superseded, &[noindex, "gjaldt til og med den 31.\u{a0}marts 2026", "<a href=\"../../../da/kunder/\">"]);
    says(superseded, &["rel=\"latest-version\" href=\"../../../da/kunder/\"", "rel=\"version-history\""]);
    says(superseded, &["rel=\"successor-version\" href=\"../../../da/kunder/2026-04-01/\""]);
    assert!(!superseded.contains("predecessor-version"));

    let scheduled = page("en/customers/2026-06-01/index.html");
    says(scheduled, &[noindex, "takes effect on 1 June 2026", "rel=\"predecessor-version\""]);

    let moved = page("da/kundepolitik/index.html");
    says(moved, &[noindex, "http-equiv=\"refresh\" content=\"0; url=../../da/kunder/\"", "Gå til den nye adresse"]);
    says(page("da/index.html"), &["I kraft fra 1.\u{a0}april 2026"]);
    let sitemap = page("sitemap.xml");
    says(sitemap, &["<loc>https://firm.example/privatliv/en/customers/</loc>"]);
    assert!(!sitemap.contains("2026-"), "{sitemap}");
}

#[test]
fn before_its_first_edition_applies_a_policy_shows_it_and_says_from_when() {
    let site = life();
    let output = on(&site, "2025-12-31");
    says(text(&output, "da/kunder/index.html"), &["noindex", "<dd>1</dd>", "træder i kraft den 1.\u{a0}januar 2026"]);
    says(text(&output, "en/index.html"), &["Takes effect on 1 January 2026"]);
    assert!(!output.contains_key("firm/customers/timemap.link"), "nothing has been in force to remember");
}

#[test]
fn broken_working_files_keep_no_edition_from_taking_effect() {
    let whole = on(&life(), "2026-06-01");
    type Break = (&'static str, i32, fn(&Site));
    let breaks: [Break; 5] = [
        ("policy.toml", 4, |site| site.write(POLICY, "x = [")),
        ("firm.toml", 4, |site| site.write("content/firm/firm.toml", "x = [")),
        ("a fragment", 4, |site| site.write("content/firm/customers/da/security.md", "<script>")),
        // A policy that ended needs none: its absence is worth a look, and no mistake.
        ("no policy.toml", 0, |site| fs::remove_file(site.path().join(POLICY)).unwrap()),
        ("no firm.toml", 4, |site| fs::remove_file(site.path().join("content/firm/firm.toml")).unwrap()),
    ];
    for (what, code, break_it) in breaks {
        let site = life();
        break_it(&site);
        let output = on_with(&site, "2026-06-01", &[], code);
        assert!(output == whole, "{what}: the pages are not those of the whole site");
        // With the draft asked for as well, it alone is missing.
        site.build(&["--date", "2026-06-01", "--drafts"]).exits(code);
        assert!(site.output() == whole, "{what}, with --drafts");
    }
}

#[test]
fn a_firm_looks_as_today_and_as_frozen_when_firm_toml_cannot_be_read() {
    let site = Site::minimal().append("content/firm/firm.toml", "\n[brand]\naccent = \"#7a1f1f\"\n");
    release(&site, "firm/customers", "2026-01-01", "2026-01-01", "Den første.");
    let brand = |output: &BTreeMap<String, Vec<u8>>| {
        let page = text(output, "da/kunder/index.html");
        let start = page.find("assets/brand.").unwrap_or_else(|| panic!("no colours of the firm\n{page}"));
        let name = &page[start..start + page[start..].find('"').unwrap()];
        text(output, name).to_owned()
    };
    assert!(brand(&on(&site, "2026-02-01")).contains("#7a1f1f"));
    site.edit("content/firm/firm.toml", "#7a1f1f", "#1f4e79");
    assert!(brand(&on(&site, "2026-02-01")).contains("#1f4e79"));
    site.write("content/firm/firm.toml", "x = [");
    assert!(brand(&on_with(&site, "2026-02-01", &[], 4)).contains("#7a1f1f"));
}

#[test]
fn words_stay_whatever_the_messages_say_and_looks_may_change() {
    let site = life();
    let before = on(&site, "2026-06-01");
    site.write("i18n/da/clauses.ftl", "section-purposes = Noget helt andet\nsection-rights = Andre ord\n");
    site.write("i18n/da/editions.ftl", "banner-superseded-title = Fortid:\n");
    let after = on(&site, "2026-06-01");
    for (path, bytes) in before.iter().filter(|(path, _)| path.contains("/2026-") || path.contains("/kunde")) {
        match path.strip_suffix("index.html") {
            Some(_) => assert_eq!(main_of(text(&before, path)), main_of(text(&after, path)), "{path}"),
            None if path.ends_with(".xml") || path.ends_with(".ics") => {}
            None => assert!(bytes == &after[path], "{path}"),
        }
    }
    says(text(&after, "da/kunder/2026-01-01/index.html"), &["Fortid:"]);
    assert_eq!(paths(&before), paths(&after));
}

#[test]
fn a_renamed_folder_keeps_every_address_answering() {
    let site = life();
    let before = on(&site, "2026-06-01");
    fs::rename(site.path().join("content/firm/customers"), site.path().join("content/firm/clients")).unwrap();
    let after = on(&site, "2026-06-01");
    let lost: Vec<&str> = paths(&before).difference(&paths(&after)).copied().collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert_eq!(after["firm/customers/editions.json"], after["firm/clients/editions.json"]);
    assert_eq!(after["firm/customers/timemap.link"], after["firm/clients/timemap.link"]);
    let index: serde_json::Value = serde_json::from_slice(&after["firm/clients/editions.json"]).unwrap();
    assert_eq!((&index["policy"], &index["formerly"][0]), (&"firm/clients".into(), &"firm/customers".into()));
}

#[test]
fn a_copied_folder_is_told_and_takes_nothing_from_the_original() {
    let site = life();
    let before = on(&site, "2026-06-01");
    copy_folder(&site.path().join("content/firm/customers"), &site.path().join("content/firm/copy"));
    let run = site.build(&["--date", "2026-06-01"]).exits(1);
    run.says("`content/firm/copy/editions` holds the editions of `firm/customers`").says("remove content/firm/copy/");
    site.build(&["--date", "2026-06-01", "--keep-going"]).exits(1);
    let after = site.output();
    for path in before.keys().filter(|path| path.contains("/2026-")) {
        assert!(main_or_all(&before, path) == main_or_all(&after, path), "{path}");
    }
}

fn main_or_all<'a>(output: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a [u8] {
    match path.ends_with(".html") {
        true => main_of(text(output, path)).as_bytes(),
        false => &output[path],
    }
}

#[test]
fn a_second_firm_that_joins_later_moves_no_edition() {
    let site = life();
    let before = on(&site, "2026-06-01");
    site.write("content/smith/firm.toml", "[controller]\nname = \"Smeden\"\nemail = \"hej@smed.example\"\n");
    site.write("content/smith/customers/policy.toml", site.read(POLICY));
    let after = on(&site, "2026-06-01");
    let lost: Vec<&str> = paths(&before).difference(&paths(&after)).copied().collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(after.contains_key("da/smith/kundepolitik/index.html"), "{:#?}", after.keys());
    // The next edition stands under the firm's slug; the address until then leads there.
    site.edit(POLICY, "P6Y", "P7Y");
    release(&site, "firm/customers", "2026-08-01", "2026-07-01", "Et år mere.");
    let later = on(&site, "2026-08-01");
    assert!(later.contains_key("da/firm/kundepolitik/2026-08-01/index.html"));
    says(text(&later, "da/kundepolitik/index.html"), &["url=../../da/firm/kundepolitik/"]);
    let lost: Vec<&str> = paths(&after).difference(&paths(&later)).copied().collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn an_outlet_that_comes_later_has_every_edition_and_one_that_had_them_keeps_them() {
    let site = life();
    let before = on(&site, "2026-06-01");
    let config = site.read("site.toml").replace("base-url = \"https://firm.example/privatliv/\"\n", "")
        + "\n[[outlet]]\nid = \"default\"\nbase-url = \"https://firm.example/privatliv/\"\n\
           \n[[outlet]]\nid = \"more\"\nfolder = \"more\"\nbase-url = \"https://more.example/\"\n";
    site.write("site.toml", config);
    let after = on(&site, "2026-06-01");
    let lost: Vec<&str> = paths(&before).difference(&paths(&after)).copied().collect();
    assert!(lost.is_empty(), "{lost:?}");
    for path in
        ["more/da/kunder/2026-01-01/index.html", "more/firm/customers/editions.json", "more/da/kunder/kunder.pdf"]
    {
        assert!(after.contains_key(path), "{path}");
    }
}

#[test]
fn a_language_that_the_site_gave_up_is_told_with_what_to_do() {
    let site = life();
    site.edit("site.toml", "en = \"en-GB\"\n", "");
    site.edit("site.toml", ", en = \"Privacy policies\"", "");
    site.write(POLICY, site.read(POLICY).replace(", en = \"customers\"", ""));
    let run = site.build(&["--date", "2026-06-01"]).exits(1);
    run.says("error[dropped-language]: editions are in `en`").says("put `en` back under [languages]");
}

#[test]
fn a_language_that_an_edition_lacks_has_no_page_and_the_list_says_so() {
    let site = life();
    site.write("old.html", "<h1>Persondata</h1><p>Vi passer på <b>dine</b> oplysninger.</p><script>evil()</script>");
    let args =
        ["import", "firm/customers", "--effective", "2024-05-25", "--date", "2026-05-02", "--file", "da=old.html"];
    site.run(&args).succeeded();
    let output = on(&site, "2025-06-01");
    let page = text(&output, "da/kundepolitik/index.html");
    says(page, &["Vi passer på dine oplysninger.", "<dd>4</dd>"]);
    assert!(!page.contains("evil") && !page.contains("kundepolitik.pdf"), "{page}");
    says(text(&output, "en/index.html"), &["hreflang=\"da\" lang=\"da\"", "Not available in English"]);
    says(
        text(&output, "en/customers/index.html"),
        &["The edition in force is not available in English", "da/kundepolitik/"],
    );
    assert!(!output.contains_key("en/customers/2024-05-25/index.html"));
    assert!(output.keys().all(|path| !path.ends_with("old.html")));
}

#[test]
fn what_is_withdrawn_or_ended_says_so_and_why() {
    let site = life();
    let reason = ["--reason", "da=Vi tog fejl.", "--reason", "en=We were wrong."];
    site.run(&[&["withdraw", "firm/customers", "2026-06-01", "--date", "2026-05-10"][..], &reason].concat())
        .succeeded();
    let output = on(&site, "2026-06-01");
    says(text(&output, "da/kunder/index.html"), &["<dd>2</dd>"]);
    let withdrawn = text(&output, "da/kundepolitik/2026-06-01/index.html");
    says(withdrawn, &["trak den tilbage den 10.\u{a0}maj 2026", "Vi tog fejl.", "<a href=\"../../../da/kunder/\">"]);

    let end = ["end", "firm/customers", "--effective", "2026-09-01", "--date", "2026-08-01"];
    site.run(&[&end[..], &["--reason", "da=Vi lukker.", "--reason", "en=We close."]].concat()).succeeded();
    let last = on(&site, "2026-08-31");
    says(text(&last, "en/customers/index.html"), &["The last day of this policy is 31 August 2026", "We close."]);
    let ended = on(&site, "2026-09-01");
    says(text(&ended, "en/customers/index.html"), &["noindex", "no longer applies", "31 August 2026", "We close."]);
    says(text(&ended, "da/index.html"), &["Ophørt 1.\u{a0}september 2026"]);
}

#[test]
fn a_working_policy_is_shown_beside_its_editions_only_when_asked() {
    let site = life();
    site.edit(POLICY, "P6Y", "P9Y");
    let without = on(&site, "2026-06-01");
    assert!(!without.keys().any(|path| path.contains("udkast") || path.contains("/draft")), "{:#?}", without.keys());
    let with = on_with(&site, "2026-06-01", &["--drafts"], 0);
    let draft = text(&with, "da/kundepolitik/udkast/index.html");
    says(draft, &["noindex", "banner draft", "<a href=\"../../../da/kundepolitik/\">", "Udkast, gælder ikke endnu"]);
    assert!(with.contains_key("en/customers/draft/customers.pdf"));
    assert_ne!(main_of(draft), main_of(text(&with, "da/kundepolitik/index.html")));
    for path in without.keys().filter(|path| path.contains("/kunde") || path.contains("/customers/")) {
        assert!(without[path] == with[path], "{path}");
    }
}

#[test]
fn a_tampered_policy_stops_the_build_or_stays_as_it_was_beside_the_others() {
    let site = life();
    site.write("content/smith/firm.toml", "[controller]\nname = \"Smeden\"\nemail = \"hej@smed.example\"\n");
    site.write("content/smith/customers/policy.toml", site.read(POLICY));
    release(&site, "smith/customers", "2026-05-10", "2026-05-10", "Den første.");
    let before = on(&site, "2026-05-31");
    site.edit(&format!("{EDITIONS}/2026-06-01/da.json"), "Privatlivspolitik", "Politik");
    site.build(&["--date", "2026-06-01"]).exits(1).says("2026-06-01/da.json").says("nothing was written");
    assert!(site.output() == before);
    site.edit("content/smith/customers/policy.toml", "P6Y", "P7Y");
    release(&site, "smith/customers", "2026-07-01", "2026-06-01", "Et år mere.");
    let after = on_with(&site, "2026-07-01", &["--keep-going"], 1);
    says(text(&after, "da/smith/kundepolitik/index.html"), &["<dd>2</dd>"]);
    for path in before.keys().filter(|path| path.starts_with("da/kunde") || path.starts_with("firm/")) {
        assert!(before[path] == after[path], "{path} stays as it was");
    }
    says(text(&after, "da/index.html"), &["../da/kunde"]);
}

#[test]
fn the_index_and_the_time_map_say_where_everything_is() {
    let site = life();
    let output = on(&site, "2026-05-31");
    let index: serde_json::Value = serde_json::from_slice(&output["firm/customers/editions.json"]).unwrap();
    let ids: Vec<&str> = index["editions"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["2026-01-01", "2026-04-01", "2026-06-01"]);
    assert_eq!(index["records"].as_array().unwrap().len(), 3);
    for edition in index["editions"].as_array().unwrap() {
        let pages = edition["languages"].as_object().unwrap().values().map(|language| &language["page"]);
        let files = edition["languages"].as_object().unwrap().values().flat_map(|one| one["files"].as_array().unwrap());
        let named = pages.chain(files.map(|file| &file["path"])).chain([&edition["facts"]["path"]]);
        for path in named.map(|path| path.as_str().unwrap()) {
            assert!(output.contains_key(path), "{path}");
        }
    }
    let map = text(&output, "firm/customers/timemap.link");
    let first = "<https://firm.example/privatliv/da/kunder/2026-01-01/>; rel=\"first memento\"; \
                 datetime=\"Wed, 31 Dec 2025 23:00:00 GMT\",\n";
    says(map, &[first, "<https://firm.example/privatliv/da/kunder/>; rel=\"original\"", "rel=\"last memento\""]);
    assert!(!map.contains("2026-06-01"), "what is scheduled is no memory: {map}");
    // A TimeMap is about one address, and each language has its own.
    assert_eq!(map.matches("rel=\"original\"").count(), 1);
    assert_eq!(text(&output, "firm/customers/timemap.da.link").replace("timemap.da.link", "timemap.link"), map);
    says(
        text(&output, "firm/customers/timemap.en.link"),
        &["<https://firm.example/privatliv/en/customers/2026-01-01/>"],
    );
}

#[test]
fn what_applied_on_a_day_is_said_whatever_state_the_site_is_in() {
    let site = life();
    site.write("site.toml", "x = [");
    let show = |args: &[&str]| site.run(&[&["show", "firm/customers", "--date", "2026-05-31"], args].concat());
    show(&["--on", "2026-03-31"]).succeeded().says("edition 1, `2026-01-01`, from 2026-01-01 to 2026-03-31; material");
    show(&["--on", "2025-01-01"]).succeeded().says("nothing was in force on 2025-01-01");
    show(&["--on", "2026-04-01", "--lang", "en", "--text"]).succeeded().says("Privacy policy for customers\n====");
    let table = show(&[]).succeeded().stdout;
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows.len(), 4, "{table}");
    assert_eq!(rows[2][..6], ["2026-04-01", "2", "2026-04-01", "2026-05-31", "material", "da"], "{table}");
    assert!(table.lines().nth(2).unwrap().ends_with("in force") && table.ends_with("scheduled\n"), "{table}");
    let line = show(&["--on", "2026-06-01", "--json"]).succeeded().stdout;
    let value: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&value["edition"], &value["state"]), (&"2026-06-01".into(), &"scheduled".into()));
    assert_eq!(value["languages"][0]["files"][0], "content/firm/customers/editions/2026-06-01/da.pdf");
    show(&["--lang", "de"]).exits(2);
    site.run(&["show", "firm/custmers"]).exits(2).says("firm/customers");
}
