//! `ikraft ci`: what it writes and where, what it leaves alone, and what it says of editions to come. That the workflows
//! run is tried by tests/tools/ci-check.py.

use crate::harness::{Site, TODAY};

const GITHUB: &str = ".github/workflows/ikraft.yml";

#[test]
fn each_forge_has_its_file() {
    let site = Site::minimal();
    for (forge, path) in
        [("github", GITHUB), ("gitlab", ".gitlab-ci.yml"), ("forgejo", ".forgejo/workflows/ikraft.yml")]
    {
        site.run(&["ci", forge]).succeeded().says(path);
        let text = site.read(path);
        assert!(text.contains(&format!("--version ={} ikraft", env!("CARGO_PKG_VERSION"))), "{text}");
        let printed = site.run(&["ci", forge, "--stdout"]).succeeded();
        assert_eq!(printed.stdout, text);
    }
    site.run(&["ci", "bitbucket"]).exits(2).says("github");
}

#[test]
fn what_somebody_wrote_is_not_overwritten() {
    let site = Site::minimal();
    site.run(&["ci", "github"]).succeeded();
    let own = site.read(GITHUB);
    site.run(&["ci", "github"]).succeeded().says("as it should be");
    site.edit(GITHUB, "ubuntu-24.04", "my-runner");
    let mine = site.read(GITHUB);
    site.run(&["ci", "github"])
        .exits(2)
        .says("-     runs-on: my-runner")
        .says("+     runs-on: ubuntu-24.04")
        .says("--force");
    assert_eq!(site.read(GITHUB), mine);
    site.run(&["ci", "github", "--force"]).succeeded();
    assert_eq!(site.read(GITHUB), own);
}

#[test]
fn a_site_below_its_repository_has_the_workflow_where_the_forge_looks() {
    let site = Site::minimal();
    let repository = Site::new().file(".git/HEAD", "ref: refs/heads/main\n");
    for path in ["site.toml", "content/firm/firm.toml", "content/firm/customers/policy.toml"] {
        repository.write(&format!("sider/firma/{path}"), site.read(path));
    }
    repository.run(&["ci", "github", "-C", "sider/firma"]).succeeded();
    let text = repository.read(GITHUB);
    assert!(
        text.contains("IKRAFT_SITE: sider/firma\n") && text.contains("path: sider/firma/.ikraft/cache\n"),
        "{text}"
    );
}

#[test]
fn targets_branch_and_time_zone_are_chosen() {
    let site = Site::minimal().replace("site.toml", "drafts = \"show\"", "drafts = \"show\"\ntime-zone = \"UTC\"");
    let args = ["ci", "github", "--stdout", "--target", "production", "--target", "proeve", "--branch", "live"];
    let text = site.run(&args).succeeded().stdout;
    for words in ["target: [production, proeve]", "branches: [live]", "'refs/heads/live'", "cron: \"5 0 * * *\""] {
        assert!(text.contains(words), "{words:?} is not in\n{text}");
    }
    assert_eq!(text.matches("cron:").count(), 1);
    for (args, words) in [
        (&["--target", "a", "--target", "a"][..], "twice"),
        (&["--target", "a b"], "no name of a target"),
        (&["--branch", "a]"], "branch"),
        (&["--stdout", "--force"], "--force"),
    ] {
        site.run(&[&["ci", "github"], args].concat()).exits(2).says(words);
    }
    assert!(!site.path().join(GITHUB).exists());
}

/// A host, as site.toml has it.
fn target(name: &str, password: &str) -> String {
    format!("\n[deploy.{name}]\nprovider = \"sftp\"\nhost = \"sftp.proeve.example\"\npath = \"www\"\n{password}")
}

#[test]
fn the_targets_of_the_site_are_known() {
    let one = Site::minimal().append("site.toml", &target("live", "password-env = \"LIVE_PASSWORD\"\n"));
    let text = one.run(&["ci", "github", "--stdout"]).succeeded().stdout;
    assert!(text.contains("target: [live]") && text.contains("LIVE_PASSWORD: ${{ secrets.LIVE_PASSWORD }}"), "{text}");
    one.run(&["ci", "github", "--target", "lve"]).exits(2).says("did you mean `live`?");

    let two = one.append("site.toml", &target("proeve", ""));
    two.run(&["ci", "github"]).exits(2).says("live, proeve");
    let text = two.run(&["ci", "github", "--stdout", "--target", "proeve"]).succeeded().stdout;
    assert!(text.contains("target: [proeve]") && !text.contains("PASSWORD"), "{text}");
    Site::minimal().run(&["ci", "github", "--stdout"]).succeeded().says("has no [deploy.…] yet");
}

#[test]
fn a_site_that_cannot_be_read_gets_no_workflow() {
    let site = Site::minimal().file("site.toml", "title = ");
    site.run(&["ci", "github"]).exits(1).says("no workflow was written");
    assert!(!site.path().join(GITHUB).exists());
}

#[test]
fn an_edition_that_nobody_may_deploy_on_its_day_is_named() {
    let site = Site::minimal();
    site.run(&["release", "firm/customers", "--effective", "2027-03-01", "--date", TODAY]).succeeded();
    site.run(&["ci", "github", "--date", TODAY]).succeeded().says("schedule-may-be-off").says("2027-03-01");
    // Sixty days before its day GitHub still has patience.
    let run = site.run(&["ci", "github", "--date", "2026-12-31"]).succeeded();
    assert!(!run.stderr.contains("schedule"), "{}", run.stderr);
    let bare = Site::minimal();
    bare.run(&["release", "firm/customers", "--effective", "2027-03-01", "--date", TODAY]).succeeded();
    bare.run(&["ci", "gitlab", "--date", TODAY, "--stdout"]).succeeded().says("no-schedule");
    bare.run(&["ci", "gitlab", "--date", TODAY]).succeeded().says("schedule-elsewhere");
}
