//! What is for the record only appears in no output: not in a page, not in a PDF, its metadata or its attachment.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{Site, TODAY};

/// Stands in every internal field, and nowhere else.
const CANARY: &str = "Kanariefugl";

/// A site with the canary in everything that is never told, beside things that are.
fn site() -> Site {
    let n = CANARY;
    Site::minimal()
        .file(
            "content/firm/firm.toml",
            format!(
                r#"note = "{n}01"

[controller]
note = "{n}02"
name = "Prøvefirmaet ApS"
email = "hej@proeve.example"
phone = {{ value = "+45 99 88 77 66", publish = false }}

[[controller.unit]]
name = {{ da = "{n}04", en = "{n}04" }}
publish = false

[[controller.channel]]
kind = {{ da = "{n}05", en = "{n}05" }}
publish = false

[contact]
name = "{n}06"
email = "{n}@intern.example"
publish = false

[dpo]
appointed = false
note = "{n}07"

[[joint-controller]]
id = "partner"
name = "{n}08"
publish = false
"#
            ),
        )
        .file(
            "content/_shared/suppliers.toml",
            format!(
                r#"[[recipient]]
id = "shared"
note = "{n}09"
name = "Fælles Leverandør"
kind = "hosting"
country = "DK"
agreement = {{ value = true, publish = false }}

[[recipient]]
id = "unused"
name = "{n}10"
kind = "hosting"

[[system]]
id = "unused-system"
kind = "own-server"
name = "{n}11"
"#
            ),
        )
        .replace("content/firm/customers/policy.toml", "[policy]", "use = [\"recipient/shared\"]\n\n[policy]")
        .replace(
            "content/firm/customers/policy.toml",
            "systems = [\"server\"]",
            "systems = [\"server\", \"hidden-system\"]\ndisclosure = [{ to = \"shared\", as = \"processor\" }, { to = \"hidden\", as = \"processor\" }]",
        )
        .append(
            "content/firm/customers/policy.toml",
            &format!(
                r#"remark = {{ da = "Vi spørger dig først.", en = "We ask you first." }}
note = "{n}12"

[[activity]]
id = "{low}-activity"
title = {{ da = "{n}13", en = "{n}13" }}
publish = false
purposes = [{{ da = "{n}14", en = "{n}14" }}]

[[activity]]
id = "orders"
audience = ["customers"]
categories = ["name", {{ key = "pet-name", is = {{ da = "navnet på dit kæledyr", en = "the name of your pet" }} }}]
purposes = ["deliver-goods"]
grounds = [{{ basis = "6-1-b" }}, {{ basis = "6-1-f", interest = {{ da = "{n}15", en = "{n}15" }}, publish = false }}]
source = {{ value = [{{ from = {{ da = "{n}16", en = "{n}16" }} }}], publish = false }}
retention = [{{ keep = "P1Y", from = "order-delivered" }}, {{ criterion = {{ da = "{n}17", en = "{n}17" }}, publish = false }}]

[[audience]]
id = "{low}-audience"
label = {{ da = "{n}18", en = "{n}18" }}
our-role = "controller"
publish = false

[[recipient]]
id = "hidden"
name = "{n}19"
kind = "hosting"
publish = false

[[recipient]]
id = "noted"
name = {{ value = "{n}20", publish = false }}
kind = "bank"
note = "{n}21"
transfer = [{{ country = "US", mechanism = {{ value = "scc", publish = false }}, checked = 2019-03-07 }}]

[[system]]
id = "hidden-system"
kind = "own-server"
name = "{n}22"
location = {{ da = "{n}23", en = "{n}23" }}
publish = false

[[cookie]]
name = "{n}24"
storage = "cookie"
class = "necessary"
by = "us"
duration = "session"
purpose = "website-function"
publish = false

[[cookie]]
name = "kurv"
storage = "cookie"
class = "necessary"
by = "us"
duration = "session"
purpose = "website-function"
reviewed = 2019-03-08

[[consent]]
id = "{low}-consent"
to = {{ da = "{n}25", en = "{n}25" }}
withdraw = {{ email = true }}
publish = false

[[claim]]
id = "never-sold"
words = {{ da = "{n}26", en = "{n}26" }}
publish = false

[review]
interval = "P17M"
last = 2019-03-09
note = "{n}27"

[[waiver]]
rule = "RET3"
where = "{n}33"
reason = "{n}34"
by = "{n}35"
until = 2099-03-07

[[complaint]]
to = "{n}28"
publish = false

[[signature]]
name = "{n}29"
publish = false

[[processing-for-customers]]
id = "{low}-processing"
title = {{ da = "{n}30", en = "{n}30" }}
publish = false

[[section]]
id = "hemmelig"
publish = false
"#,
                low = n.to_lowercase()
            ),
        )
        .file("content/firm/customers/da/hemmelig.md", format!("+++\ntitle = \"{n}31\"\n+++\n\n{n}32\n"))
        .file("content/firm/customers/en/hemmelig.md", format!("+++\ntitle = \"{n}31\"\n+++\n\n{n}32\n"))
}

/// What else stands only in internal fields, in the forms it could take.
const SECRETS: [&str; 9] = [
    "2099-03",
    "99 88 77 66",
    "2019-03-0",
    "7. marts 2019",
    "8. marts 2019",
    "9. marts 2019",
    "March 2019",
    "2019, 3",
    "P17M",
];

#[test]
fn internal_facts_are_in_no_output() {
    let leaks = leaks(&site().built());
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

#[test]
fn internal_facts_are_in_nothing_that_is_published_of_an_edition() {
    // What is told of nobody is no fault here, and a release wants somebody to answer for it.
    let waiver = |rule: &str, at: &str| {
        format!("\n[[waiver]]\nrule = \"{rule}\"\nwhere = \"{at}\"\nreason = \"x\"\nby = \"y\"\nuntil = 2026-12-31\n")
    };
    let hidden = [
        ("REC1", "accounting"),
        ("OBL1", "orders"),
        ("REC3", "hidden"),
        ("TRF2", "noted"),
        ("ID2", "content/firm/firm.toml"),
    ];
    let waivers: String = hidden.into_iter().map(|(rule, at)| waiver(rule, at)).collect();
    let site = site().append("content/firm/customers/policy.toml", &waivers);
    site.run(&["release", "firm/customers", "--effective", TODAY, "--date", TODAY]).succeeded();
    site.build(&[]).succeeded();
    assert!(site.output().keys().any(|path| path.ends_with("facts.json")), "the edition is published");
    let leaks = leaks(&site);
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

/// Where the canary or another secret stands in the output.
fn leaks(site: &Site) -> Vec<String> {
    let output = site.output();
    assert!(output.keys().any(|path| path.ends_with(".pdf")), "PDFs are made");
    let mut leaks = Vec::new();
    for (path, bytes) in &output {
        let mut texts = vec![String::from_utf8_lossy(bytes).into_owned()];
        if path.ends_with(".pdf") {
            texts.extend(readable(&site.path().join("public").join(path)));
        }
        for text in texts {
            // No-break spaces stand in dates, and a line may break anywhere.
            let text = text.replace(['\u{a0}', '\n', '\u{ad}'], " ").to_lowercase();
            let found =
                std::iter::once(CANARY.to_lowercase()).chain(SECRETS.iter().map(|secret| secret.to_lowercase()));
            leaks.extend(found.filter(|secret| text.contains(secret)).map(|secret| {
                let at = text.find(&secret).unwrap_or_default();
                let around: String = text[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
                format!("{path}: …{around}{}", text[at..].chars().take(60).collect::<String>())
            }));
        }
    }
    leaks
}

#[test]
fn what_stands_beside_the_internal_facts_is_told() {
    // Otherwise the test above would pass on a site that says nothing.
    let site = site().built();
    let page = site.read("public/da/kunder/index.html");
    for words in ["Fælles Leverandør", "kurv", "navnet på dit kæledyr", "Vi spørger dig først."] {
        assert!(page.contains(words), "{words} is not told");
    }
}

#[test]
fn the_same_facts_would_be_told_if_they_were_public() {
    // Otherwise the first test would pass because the canary stands where nobody looks.
    let site = site();
    for file in ["content/firm/firm.toml", "content/firm/customers/policy.toml"] {
        site.write(file, site.read(file).replace("publish = false", "publish = true"));
    }
    site.build(&[]).succeeded();
    let page = site.read("public/da/kunder/index.html");
    let told: Vec<String> =
        (1..=32).map(|number| format!("{CANARY}{number:02}")).filter(|secret| page.contains(secret)).collect();
    assert!(told.len() >= 18, "only these are told: {told:?}");
}

/// Everything of a PDF that can be read: its objects without compression, its attachment, its words.
fn readable(pdf: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder for the parts");
    let plain = folder.path().join("plain.pdf");
    tool("qpdf", &["--qdf", "--object-streams=disable", &pdf.to_string_lossy(), &plain.to_string_lossy()]);
    let words = folder.path().join("words.txt");
    tool("pdftotext", &["-enc", "UTF-8", &pdf.to_string_lossy(), &words.to_string_lossy()]);
    let plain = fs::read(plain).expect("the PDF without compression");
    // Words of a PDF may be stored as UTF-16.
    let wide: String =
        plain.chunks(2).filter_map(|pair| char::from_u32(u32::from(pair[0]) << 8 | u32::from(*pair.get(1)?))).collect();
    let shifted: String = plain[1..]
        .chunks(2)
        .filter_map(|pair| char::from_u32(u32::from(pair[0]) << 8 | u32::from(*pair.get(1)?)))
        .collect();
    vec![
        String::from_utf8_lossy(&plain).into_owned(),
        wide,
        shifted,
        fs::read_to_string(words).expect("the words of the PDF"),
    ]
}

/// Runs a tool that `./test` installs.
fn tool(name: &str, args: &[&str]) {
    let run =
        Command::new(name).args(args).output().unwrap_or_else(|cause| panic!("{name}: {cause}; ./test installs it"));
    assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
}
