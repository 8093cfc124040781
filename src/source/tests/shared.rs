//! Records of content/_shared/: what they say in the policies that use them.

use crate::finding::Severity;
use crate::source::tests::{FIRM, Fixture, POLICY, told};

#[test]
fn a_policy_keeps_to_the_version_of_a_shared_record_that_it_names() {
    let shared = "[[recipient]]\nid = \"host\"\nversion = \"2\"\nkind = { da = \"vært\", en = \"host\" }\n";
    let told_with = |version: &str| {
        let uses = format!("use = [{{ fact = \"recipient/host\", version = \"{version}\" }}]\n{POLICY}");
        let fixture =
            Fixture::new().file("content/_shared/suppliers.toml", shared).file("content/firm/p/policy.toml", uses);
        let loaded = fixture.load();
        let errors: Vec<String> =
            loaded.findings.iter().filter(|finding| finding.is_error()).map(|finding| told(&loaded, finding)).collect();
        errors
    };
    assert_eq!(told_with("2"), Vec::<String>::new());
    assert_eq!(
        told_with("1"),
        ["content/firm/p/policy.toml:1 shared-version the shared record `recipient/host` has version `2`, not `1`"]
    );
}

#[test]
fn a_shared_record_is_told_once_to_every_policy_that_uses_it() {
    let uses = format!("use = [\"recipient/host\", \"system/disk\"]\n{POLICY}");
    let other = format!(
        "use = [\"recipient/host\"]\n{POLICY}[[recipient]]\nid = \"host\"\nname = \"Own name\"\ncountry = \"DK\"\n"
    );
    let fixture = Fixture::new()
        .file(
            "content/_shared/suppliers.toml",
            "[[recipient]]\nid = \"host\"\nname = \"Shared name\"\nkind = { da = \"vært\", en = \"host\" }\nagrement = true\n\
             [[system]]\nid = \"disk\"\nkind = { da = \"en disk\" }\n[[system]]\nid = \"unused\"\nkind = 3\n",
        )
        .file("content/firm/p/policy.toml", uses)
        .file("content/other/firm.toml", FIRM)
        .file("content/other/q/policy.toml", other)
        .file("content/third/firm.toml", FIRM)
        .file("content/third/r/policy.toml", POLICY);
    let loaded = fixture.load();
    let told: Vec<(Severity, String, Vec<&str>)> = loaded
        .findings
        .iter()
        .map(|finding| (finding.severity, told(&loaded, finding), finding.scope.iter().map(|scope| &**scope).collect()))
        .collect();
    let shared = |line: u32, rest: &str| format!("content/_shared/suppliers.toml:{line} {rest}");
    assert_eq!(
        told,
        [
            (
                Severity::Error,
                shared(5, "unknown-key unknown key `recipient.host.agrement`"),
                vec!["firm/p", "other/q"]
            ),
            (Severity::Error, shared(8, "missing-language `system.disk.kind` has no words in `en`"), vec!["firm/p"]),
            (
                Severity::Warning,
                shared(
                    11,
                    "wrong-type `system.unused.kind` is a number, where a key of the vocabulary or a table of words per language is expected"
                ),
                vec![]
            ),
        ]
    );
    assert!(!loaded.findings.iter().any(|finding| finding.is_error() && finding.touches("third/r")));
    let site = loaded.site.unwrap();
    let name = |at: usize| site.policies[at].policy.recipients[0].name.as_ref().unwrap().value().unwrap().as_str();
    assert_eq!((name(0), name(1)), ("Shared name", "Own name"));
    assert!(site.policies[0].files.contains(&"content/_shared/suppliers.toml".into()));
    assert!(!site.policies[2].files.contains(&"content/_shared/suppliers.toml".into()));
}
