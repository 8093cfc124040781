//! Names as firms have them, which are somebody else's syntax: HTML, Markdown, Typst, Fluent, TOML, a sentence's end.

use std::process::Command;

use crate::harness::Site;

/// Names that must come out as they went in, on the page and in the PDF.
const NAMES: [&str; 14] = [
    "Smed & Søn ApS",
    "Møller, Inc.",
    "Ærø Ålerøgeri I/S",
    "<b>Fed</b> & \"Flot\"",
    "*Stjerne* og _Streg_ ~Bølge~",
    "#let x = 1",
    "$a$ & `kode`",
    "@ref <label> \\u{41}",
    "= Overskrift",
    "{$firma} { -term }",
    "[link](https://ond.example)",
    "{{ controller.email }} {% raw %}",
    "1. maj",
    "- punkt",
];

fn named(name: &str) -> Site {
    let quoted = toml::Value::String(name.to_owned()).to_string();
    Site::minimal().replace("content/firm/firm.toml", "\"Prøvefirmaet ApS\"", &quoted)
}

/// The text of a page's main content, without its tags.
fn words_of(page: &str) -> String {
    let (_, main) = page.split_once("<main").expect("a main element");
    let (main, _) = main.split_once("</main>").expect("its end");
    let mut text = String::new();
    let mut inside = true;
    for character in main.chars() {
        match character {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => text.push(character),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && *character != '\u{ad}').collect()
}

#[test]
fn a_name_stays_what_it_is() {
    for name in NAMES {
        let site = named(name).built();
        for path in ["public/da/kunder/index.html", "public/en/customers/index.html"] {
            let page = site.read(path);
            assert!(words_of(&page).contains(name), "{name:?} is not in {path}");
            for markup in ["<b>Fed", "<em>Stjerne", "https://ond.example\"", "<label>"] {
                assert!(!page.contains(markup), "{name:?} became markup in {path}");
            }
            let (_, title) = page.split_once("<title>").expect("a title");
            assert!(!title.split_once("</title>").expect("its end").0.contains('<'), "{name:?} in the title of {path}");
        }
        let pdf = site.path().join("public/da/kunder/kunder.pdf");
        let run = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(pdf).arg("-").output();
        let run = run.unwrap_or_else(|cause| panic!("pdftotext: {cause}; ./test installs it"));
        let text = String::from_utf8_lossy(&run.stdout);
        assert!(squeezed(&text).contains(&squeezed(name)), "{name:?} is not in the PDF:\n{text}");
    }
}

#[test]
fn a_full_stop_is_never_doubled() {
    let site = named("Møller, Inc.").append(
        "content/firm/customers/policy.toml",
        "disclosure = [{ to = \"partner\", as = \"processor\" }]\n\n[[recipient]]\nid = \"partner\"\nname = \"Partner Ltd.\"\nkind = \"hosting\"\ncountry = \"DK\"\n",
    );
    let site = site.built();
    for path in ["public/da/kunder/index.html", "public/en/customers/index.html"] {
        let words = words_of(&site.read(path));
        for doubled in ["Inc..", "Ltd.."] {
            assert!(!words.contains(doubled), "{doubled} in {path}");
        }
    }
}

#[test]
fn abbreviations_stay_inside_their_sentence() {
    let site = Site::minimal()
        .file(
            "content/firm/customers/da/extra.md",
            "+++\ntitle = \"Mere\"\n+++\nSe bogføringslovens § 12, stk. 1, nr. 2. Ring til os, fx kl. 9.\n",
        )
        .file(
            "content/firm/customers/en/extra.md",
            "+++\ntitle = \"More\"\n+++\nSee s. 12(1) no. 2 of the act. Call us, e.g. at 9.\n",
        )
        .built();
    let words = words_of(&site.read("public/da/kunder/index.html"));
    assert!(
        squeezed(&words).contains(&squeezed("Se bogføringslovens § 12, stk. 1, nr. 2. Ring til os, fx kl. 9.")),
        "{words}"
    );
}

#[test]
fn a_fact_at_the_start_of_a_line_is_no_list() {
    let site = named("1. maj")
        .file(
            "content/firm/customers/da/extra.md",
            "+++\ntitle = \"Navn\"\n+++\n{{ controller.name }} er vores navn.\n",
        )
        .file("content/firm/customers/en/extra.md", "+++\ntitle = \"Name\"\n+++\n{{ controller.name }} is our name.\n")
        .built();
    let page = site.read("public/da/kunder/index.html");
    assert!(words_of(&page).contains("1. maj er vores navn."), "{}", words_of(&page));
}
