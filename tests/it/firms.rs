//! Several policies, several firms, and suppliers that are said once for all of them.

use std::path::Path;

use crate::harness::{REPOSITORY, Site};

fn base() -> Site {
    Site::copy_of(&Path::new(REPOSITORY).join("tests/cases/base"))
}

/// The bakery's two policies both name a hosting firm of content/_shared.
fn shared() -> Site {
    let site = base().file(
        "content/_shared/suppliers.toml",
        r#"[[recipient]]
id = "host"
name = "Fælles Hosting"
kind = "hosting"
country = "DK"
agreement = true

[[system]]
id = "cloud"
kind = "cloud-storage"
recipient = "host"
"#,
    );
    for policy in ["content/bageri/customers/policy.toml", "content/bageri/employees/policy.toml"] {
        site.edit(policy, "[policy]", "use = [\"recipient/host\", \"system/cloud\"]\n\n[policy]");
        site.edit(policy, "[[activity]]", "[[activity]]\ndisclosure = [{ to = \"host\", as = \"processor\" }]\nid = \"backup\"\ncategories = [\"name\"]\npurposes = [\"backup\"]\ngrounds = [{ basis = \"6-1-f\", interest = { da = \"at kunne gendanne data\", en = \"being able to restore data\" } }]\nsystems = [\"cloud\"]\nretention = [{ keep = \"P30D\", from = \"recorded\" }]\n\n[[activity]]");
    }
    site
}

#[test]
fn a_firm_has_several_policies_with_one_head() {
    let site = base().built();
    for page in [
        "da/bageri/kunder/index.html",
        "da/bageri/ansatte/index.html",
        "en/bageri/customers/index.html",
        "en/bageri/employees/index.html",
    ] {
        let page = site.read(&format!("public/{page}"));
        assert!(page.contains("Prøveby Bageri ApS") && page.contains("hej@bageri.example"));
    }
    assert!(!site.read("public/da/smedje/kunder/index.html").contains("Bageri"));
    let chooser = site.read("public/index.html");
    assert!(chooser.contains("da/") && chooser.contains("en/"), "{chooser}");
    let index = site.read("public/da/index.html");
    for title in ["Privatlivspolitik for kunder", "Privatlivspolitik for ansatte", "Prøveby Smedje"] {
        assert!(index.contains(title), "{title} is not listed");
    }
}

#[test]
fn a_shared_supplier_is_said_once_and_told_twice() {
    let site = shared().built();
    for page in ["public/da/bageri/kunder/index.html", "public/da/bageri/ansatte/index.html"] {
        assert!(site.read(page).contains("Fælles Hosting"), "{page}");
    }
    assert!(!site.read("public/da/smedje/kunder/index.html").contains("Fælles Hosting"));
    let before = site.output();
    site.edit("content/_shared/suppliers.toml", "Fælles Hosting", "Fælles Drift");
    site.build(&[]).succeeded();
    let after = site.output();
    for page in ["da/bageri/kunder/index.html", "da/bageri/ansatte/index.html"] {
        assert!(String::from_utf8_lossy(&after[page]).contains("Fælles Drift"), "{page}");
    }
    assert!(before["da/smedje/kunder/index.html"] == after["da/smedje/kunder/index.html"], "the smithy's page changed");
}

#[test]
fn a_policy_of_its_own_wins_over_a_shared_record_key_by_key() {
    let site = shared().append(
        "content/bageri/employees/policy.toml",
        "\n[[recipient]]\nid = \"host\"\nname = \"Bageriets egen vært\"\n",
    );
    let site = site.built();
    let employees = site.read("public/da/bageri/ansatte/index.html");
    assert!(employees.contains("Bageriets egen vært") && !employees.contains("Fælles Hosting"));
    assert!(site.read("public/da/bageri/kunder/index.html").contains("Fælles Hosting"));
}

#[test]
fn a_mistake_in_a_shared_record_keeps_back_those_who_use_it_and_nobody_else() {
    let site = shared().built();
    let before = site.output();
    site.edit("content/_shared/suppliers.toml", "country = \"DK\"", "country = \"Danmark\"");
    site.build(&[]).exits(1).says("content/_shared/suppliers.toml:5:");
    assert!(site.output() == before, "the output is as it was");
    site.build(&["--keep-going"]).exits(1);
    let after = site.output();
    assert!(after.contains_key("da/smedje/kunder/index.html"));
    assert!(!after.contains_key("da/bageri/kunder/index.html") && !after.contains_key("da/bageri/ansatte/index.html"));
}
