//! The pages that say what changed: one for each edition but the first, and one with all editions.

use crate::harness::Site;

const DAYS: [&str; 3] = ["2026-01-01", "2026-03-01", "2026-03-10"];

/// A policy with three editions: a first one, a material change, and a correction.
pub fn life() -> Site {
    let site = Site::minimal().replace(
        "site.toml",
        "drafts = \"show\"",
        "drafts = \"show\"\nbase-url = \"https://politik.example/\"",
    );
    release(&site, DAYS[0], "2025-12-01", &[]);
    site.edit("content/firm/customers/policy.toml", "keep = \"P5Y\"", "keep = \"P6Y\"");
    site.edit("content/firm/customers/policy.toml", "categories = [\"name\"]", "categories = [\"name\", \"email\"]");
    release(&site, DAYS[1], "2026-02-01", &SUMMARY);
    site.write("content/firm/customers/da/rights.md", "Skriv til os, så svarer vi inden en uge.\n");
    site.write("content/firm/customers/en/rights.md", "Write to us, and we answer within a week.\n");
    let policy = site.read("content/firm/customers/policy.toml");
    let plan = "\n[[section]]\nid = \"rights\"\nplace = \"prepend\"\n";
    site.write("content/firm/customers/policy.toml", policy + plan);
    release(&site, DAYS[2], "2026-03-05", &["--kind", "correction"]);
    site
}

/// What a material change is told in.
pub const SUMMARY: [&str; 4] =
    ["--summary", "da=Vi gemmer bilag et år mere.", "--summary", "en=We keep vouchers one year more."];

/// Releases what is worked on.
pub fn release(site: &Site, effective: &str, today: &str, more: &[&str]) {
    let args = ["release", "firm/customers", "--effective", effective, "--date", today];
    site.run(&[&args, more].concat()).succeeded();
}

/// The site as it is built for a day.
fn built(site: &Site, day: &str) {
    site.build(&["--date", day]).succeeded();
}

#[test]
fn every_edition_but_the_first_says_what_it_changed() {
    let site = life();
    built(&site, "2026-03-20");
    assert!(!site.output().contains_key("da/kunder/2026-01-01/aendringer/index.html"));
    let page = site.read("public/da/kunder/2026-03-01/aendringer/index.html");
    for said in [
        "<h1>Hvad der er ændret</h1>",
        "Fra udgave 1 af 1.\u{a0}januar 2026",
        "til udgave 2 af 1.\u{a0}marts 2026",
        "<h2>Kort fortalt</h2>\n<p>Vi gemmer bilag et år mere.</p>",
        "<h2>Væsentlige ændringer</h2>",
        "<h2>Ændringer i teksten</h2>",
        "<ins><span class=\"heard\"> tilføjet: </span>",
        "<span class=\"heard\"> slut på tilføjelse </span></ins>",
        "<del><span class=\"heard\"> slettet: </span>",
        "<span class=\"sign\" aria-hidden=\"true\">±</span>",
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://politik.example/da/kunder/2026-03-01/aendringer/\">",
        "<a href=\"../../../../en/customers/2026-03-01/changes/\" hreflang=\"en\" lang=\"en\">English</a>",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let facts = page.find("Væsentlige ændringer").unwrap();
    assert!(page.find("Kort fortalt").unwrap() < facts && facts < page.find("Ændringer i teksten").unwrap());
    let english = site.read("public/en/customers/2026-03-01/changes/index.html");
    assert!(english.contains("<h2>Important changes</h2>") && english.contains("We keep vouchers one year more."));
    // Words only: the facts are as they were.
    let page = site.read("public/da/kunder/2026-03-10/aendringer/index.html");
    assert!(!page.contains("Væsentlige ændringer"), "{page}");
    assert!(page.contains("svarer vi inden en uge"), "{page}");
    assert!(page.contains("andre fakta i politikken er ikke ændret."), "{page}");
}

#[test]
fn all_editions_are_on_one_page_with_what_they_are_on_the_day() {
    let site = life();
    built(&site, "2026-02-10");
    let early = site.read("public/da/kunder/historik/index.html");
    let rows = |page: &str| -> Vec<String> {
        let rows = page.split("<tr class=\"").skip(1);
        rows.map(|row| row.split('"').next().unwrap().to_owned()).collect()
    };
    assert_eq!(rows(&early), ["scheduled", "scheduled", "in-force"]);
    built(&site, "2026-03-20");
    let page = site.read("public/da/kunder/historik/index.html");
    assert_eq!(rows(&page), ["in-force", "superseded", "superseded"]);
    for said in [
        "<h1>Alle udgaver</h1>",
        "<th scope=\"col\">Gælder fra</th>",
        "Udgave 3 <span class=\"state\">I kraft</span>",
        "<span>indtil videre</span>",
        "<span>28.\u{a0}februar 2026</span>",
        "<span>9.\u{a0}marts 2026</span>",
        "Væsentlig ændring<br>Vi gemmer bilag et år mere.",
        "<a href=\"../../../da/kunder/2026-03-01/kunder-2026-03-01.pdf\">PDF",
        "<a href=\"../../../da/kunder/2026-03-01/aendringer/\">Hvad der er ændret",
        "<a href=\"../../../da/kunder/feed.xml\">",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(!page.contains("noindex"), "it is for everybody to find");
    assert_eq!(page.matches("aria-hidden=\"true\" focusable=\"false\"").count(), 3, "a bar for each, for eyes only");
}

#[test]
fn days_without_a_transition_look_the_same() {
    let site = life();
    built(&site, "2026-03-12");
    let before = site.output();
    built(&site, "2026-05-12");
    assert!(site.output() == before);
}

#[test]
fn an_edition_that_was_withdrawn_says_so_and_changes_no_other() {
    let site = life();
    site.edit("content/firm/customers/policy.toml", "keep = \"P6Y\"", "keep = \"P7Y\"");
    release(&site, "2026-06-01", "2026-04-01", &SUMMARY);
    let reason = ["--reason", "da=Loven blev udskudt.", "--reason", "en=The act was put off."];
    let withdraw = ["withdraw", "firm/customers", "2026-06-01", "--date", "2026-04-02"];
    site.run(&[&withdraw[..], &reason].concat()).succeeded();
    built(&site, "2026-06-10");
    let page = site.read("public/da/kunder/historik/index.html");
    assert!(page.contains("Trukket tilbage 2.\u{a0}april 2026: Loven blev udskudt."), "{page}");
    assert!(page.contains("trådte aldrig i kraft"), "{page}");
    assert!(site.output().contains_key("da/kunder/2026-06-01/aendringer/index.html"), "no address dies");
}

#[test]
fn an_edition_of_which_only_a_file_exists_cannot_be_compared_and_says_so() {
    let site = Site::minimal();
    site.write("gammel.html", "<html><body><h1>Politik</h1><p>Vi passer på dine oplysninger.</p></body></html>");
    let import = ["import", "firm/customers", "--effective", "2020-01-01", "--date", "2025-11-01"];
    site.run(&[&import[..], &["--file", "da=gammel.html"]].concat()).succeeded();
    release(&site, "2026-01-01", "2025-12-01", &SUMMARY);
    built(&site, "2026-01-10");
    let page = site.read("public/da/kunder/2026-01-01/aendringer/index.html");
    assert!(page.contains("Mindst én af de to udgaver findes kun som en fil."), "{page}");
    assert!(!page.contains("<ins>"), "{page}");
    let english = site.read("public/en/customers/2026-01-01/changes/index.html");
    assert!(english.contains("At least one of the two editions does not exist in English"), "{english}");
    let history = site.read("public/da/kunder/historik/index.html");
    assert!(history.contains("Findes kun som en fil"), "{history}");
    assert!(!site.output().keys().any(|path| path.ends_with("feed.xml")), "no address, no feed");
}
