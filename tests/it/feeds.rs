//! What can be subscribed to, put into a calendar, and sent: feeds, calendar days and messages about new editions.

use atom_syndication::{Entry, Feed};

use crate::changes::{SUMMARY, life, release};
use crate::harness::Site;

fn feed(site: &Site, path: &str) -> Feed {
    Feed::read_from(site.read(&format!("public/{path}")).as_bytes()).unwrap_or_else(|cause| panic!("{path}: {cause}"))
}

fn built(site: &Site, day: &str) {
    site.build(&["--date", day]).succeeded();
}

fn entry<'a>(feed: &'a Feed, edition: &str) -> &'a Entry {
    let found =
        feed.entries().iter().find(|entry| entry.id().ends_with(&format!("/{edition}/{}", feed.lang().unwrap())));
    found.unwrap_or_else(|| panic!("no entry for {edition}"))
}

#[test]
fn an_entry_is_announced_and_told_again_when_the_edition_takes_effect() {
    let site = life();
    built(&site, "2026-02-10");
    let before = feed(&site, "da/kunder/feed.xml");
    built(&site, "2026-03-01");
    let after = feed(&site, "da/kunder/feed.xml");
    let (announced, applies) = (entry(&before, "2026-03-01"), entry(&after, "2026-03-01"));
    assert_eq!(announced.title().as_str(), "Privatlivspolitik for kunder: udgave 2 træder i kraft 1.\u{a0}marts 2026");
    assert_eq!(applies.title().as_str(), "Privatlivspolitik for kunder: udgave 2 trådte i kraft 1.\u{a0}marts 2026");
    assert_eq!(announced.updated().to_rfc3339(), "2026-02-01T00:00:00+00:00");
    assert_eq!(applies.updated().to_rfc3339(), "2026-03-01T00:00:00+00:00");
    assert_eq!(announced.published(), applies.published());
    assert_eq!(applies.authors()[0].name, "Prøvefirmaet ApS");
    assert_eq!(applies.summary().unwrap().as_str(), "Vi gemmer bilag et år mere.");
    let content = applies.content().unwrap().value().unwrap();
    assert!(content.contains("<p>Væsentlige ændringer</p><ul><li>"), "{content}");
    let links: Vec<(&str, &str)> = applies.links().iter().map(|link| (link.rel(), link.href())).collect();
    assert_eq!(
        links,
        [
            ("alternate", "https://politik.example/da/kunder/2026-03-01/"),
            ("related", "https://politik.example/da/kunder/2026-03-01/aendringer/"),
            ("enclosure", "https://politik.example/da/kunder/2026-03-01/kunder-2026-03-01.pdf"),
        ]
    );
    assert_eq!(after.links()[0].href(), "https://politik.example/da/kunder/feed.xml");
    assert_eq!(after.updated(), &after.entries().iter().map(|entry| *entry.updated()).max().unwrap());
}

#[test]
fn a_feed_of_an_outlet_has_all_its_policies_the_newest_first() {
    let site = life();
    site.write(
        "content/firm/staff/policy.toml",
        site.read("content/firm/customers/policy.toml")
            .replace("kunder", "ansatte")
            .replace("\"customers\" }", "\"staff\" }"),
    );
    for lang in ["da", "en"] {
        let fragment = format!("{lang}/rights.md");
        site.write(&format!("content/firm/staff/{fragment}"), site.read(&format!("content/firm/customers/{fragment}")));
    }
    let staff = ["release", "firm/staff", "--effective", "2026-03-05", "--date", "2026-03-05"];
    site.run(&staff).succeeded();
    built(&site, "2026-03-20");
    let all = feed(&site, "da/feed.xml");
    let ids: Vec<&str> = all.entries().iter().map(|entry| entry.id()).collect();
    let own = |id: &str| format!("tag:politik.example,{id}/da");
    assert_eq!(
        ids,
        [
            own("2025-12-01:firm/customers/2026-03-10"),
            own("2026-03-05:firm/staff/2026-03-05"),
            own("2025-12-01:firm/customers/2026-03-01"),
            own("2025-12-01:firm/customers/2026-01-01"),
        ]
    );
    assert_eq!(all.id(), "https://politik.example/da/feed.xml");
    assert_eq!(feed(&site, "da/ansatte/feed.xml").entries().len(), 1);
    assert_eq!(feed(&site, "en/feed.xml").entries().len(), 4);
}

#[test]
fn a_scheduled_edition_can_be_put_into_a_calendar_and_its_file_stays() {
    let site = life();
    built(&site, "2026-02-10");
    let path = "da/kunder/2026-03-01/kunder-2026-03-01.ics";
    let calendar = site.read(&format!("public/{path}"));
    for line in
        ["DTSTAMP:20260201T000000Z", "DTSTART;VALUE=DATE:20260301", "URL:https://politik.example/da/kunder/2026-03-01/"]
    {
        assert!(calendar.contains(&format!("\r\n{line}\r\n")), "{line}\n{calendar}");
    }
    built(&site, "2027-01-01");
    assert_eq!(site.read(&format!("public/{path}")), calendar);
}

#[test]
fn a_message_about_a_material_change_says_what_when_and_what_to_do() {
    let site = life();
    let notice = ["notice", "firm/customers", "2026-03-01", "--date", "2026-02-10"];
    let said = site.run(&notice).succeeded().stdout;
    for words in [
        "Ny udgave af »Privatlivspolitik for kunder« fra 1.\u{a0}marts 2026\n",
        "KORT FORTALT\nVi gemmer bilag et år mere.\n",
        "VÆSENTLIGE ÆNDRINGER\n- ",
        "Du har ret til at få indsigt i dine oplysninger",
        "skriv til hej@proeve.example.",
        "Ændringerne, ord for ord\nhttps://politik.example/da/kunder/2026-03-01/aendringer/\n",
        "Venlig hilsen\nPrøvefirmaet ApS\n",
        "New edition of ‘Privacy policy for customers’ from 1 March 2026\n",
    ] {
        // Lines are wrapped; words are looked for as a reader meets them.
        let flat = |text: &str| text.replace("\n  ", "\n").replace('\n', " ");
        assert!(flat(&said).contains(&flat(words)), "{words}\n{said}");
    }
    let one = site.run(&[&notice[..], &["--lang", "en"]].concat()).succeeded().stdout;
    assert!(!one.contains("Venlig hilsen") && one.contains("Kind regards,"), "{one}");
}

#[test]
fn a_message_is_written_once_and_never_over_another_file() {
    let site = life();
    let notice = ["notice", "firm/customers", "2026-03-01", "--date", "2026-02-10", "--out", "besked"];
    let written = site.run(&notice).succeeded().stdout;
    for name in ["da-kunder-2026-03-01.txt", "da-kunder-2026-03-01.html", "en-customers-2026-03-01.ics"] {
        assert!(written.contains(name), "{written}");
    }
    let html = site.read("besked/da-kunder-2026-03-01.html");
    assert!(html.contains("<html lang=\"da\">") && !html.contains("<link") && !html.contains("<script"), "{html}");
    site.run(&notice).succeeded();
    site.write("besked/da-kunder-2026-03-01.txt", "mit");
    site.run(&notice).exits(1).says("`da-kunder-2026-03-01.txt`");
    assert_eq!(site.read("besked/da-kunder-2026-03-01.txt"), "mit");
}

#[test]
fn what_needs_no_message_gets_none_unless_asked_for() {
    let site = life();
    let notice = |more: &[&str]| site.run(&[&["notice", "firm/customers", "--date", "2026-03-20"], more].concat());
    notice(&[]).exits(1).says("`2026-03-10` is a correction").says("--any-kind");
    notice(&["--any-kind"]).succeeded();
    notice(&["2026-01-01"]).exits(1).says("is the first edition");
    notice(&["2026-01-02"]).exits(2).says("has no edition `2026-01-02`");
    notice(&["2026-03-01", "--lang", "sv"]).exits(2).says("not in the language `sv`");
    site.run(&["notice", "firm/custmers"]).exits(2).says("firm/customers");
    release_and_withdraw(&site);
    notice(&["2026-06-01"]).exits(1).says("was withdrawn");
}

fn release_and_withdraw(site: &Site) {
    site.edit("content/firm/customers/policy.toml", "keep = \"P6Y\"", "keep = \"P7Y\"");
    release(site, "2026-06-01", "2026-04-01", &SUMMARY);
    let reason = ["--reason", "da=Loven blev udskudt.", "--reason", "en=The act was put off."];
    site.run(&[&["withdraw", "firm/customers", "2026-06-01", "--date", "2026-04-02"], &reason[..]].concat())
        .succeeded();
}
