mod arbitrary;
mod internal;
mod shared;

use std::fs;
use std::path::Path;

use crate::finding::{Finding, Severity, line_and_column};
use crate::source::{Loaded, load};

/// A site in a folder of its own, with the languages da and en.
struct Fixture {
    folder: tempfile::TempDir,
}

const SITE: &str = "title = { da = \"Prøve\", en = \"Test\" }\n[languages]\nda = \"da-DK\"\nen = \"en-GB\"\n";
const FIRM: &str = "[controller]\nname = \"Prøve & Søn ApS\"\n";
const POLICY: &str = "[policy]\ntitle = { da = \"Politik\", en = \"Policy\" }\n";

impl Fixture {
    /// A site that is right: one firm, one policy.
    fn new() -> Fixture {
        let fixture = Fixture { folder: tempfile::tempdir().unwrap() };
        fixture.file("site.toml", SITE).file("content/firm/firm.toml", FIRM).file("content/firm/p/policy.toml", POLICY)
    }

    fn file(self, path: &str, text: impl AsRef<[u8]>) -> Fixture {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The policy's facts, behind a right [policy].
    fn facts(self, text: &str) -> Fixture {
        self.file("content/firm/p/policy.toml", format!("{POLICY}{text}"))
    }

    fn load(&self) -> Loaded {
        load(self.folder.path()).unwrap()
    }

    fn messages(&self) -> Vec<String> {
        self.load().findings.into_iter().map(|finding| finding.message).collect()
    }
}

/// `file:line severity message`, as a person reads it.
fn told(loaded: &Loaded, finding: &Finding) -> String {
    let place = finding.place.as_ref().expect("a place");
    let line = loaded.texts.get(&place.file).map_or(0, |text| line_and_column(text, place.start).0);
    format!("{}:{line} {} {}", place.file, finding.code, finding.message)
}

#[test]
fn the_examples_of_this_repository_have_no_mistake() {
    let loaded = load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let wrong: Vec<String> = loaded
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Info)
        .map(|finding| told(&loaded, finding))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let site = loaded.site.expect("a site");
    let ids: Vec<&str> = site.policies.iter().map(|loaded| loaded.policy.id.as_str()).collect();
    assert_eq!(
        ids,
        ["ballum-it/customers", "burojantzen/customers", "proeveby-cykler/customers", "proeveby-cykler/employees"]
    );
}

#[test]
fn twenty_mistakes_in_six_files_are_in_one_report() {
    let fixture = Fixture::new()
        .file(
            "site.toml",
            "title = { da = \"Prøve\" }\ndrafts = \"shown\"\ntitel = 3\n[languages]\nda = \"da-DK\"\nen = \"en-GB\"\n",
        )
        .file(
            "content/firm/firm.toml",
            "[controller]\nname = \"A & B\"\ncvr = \"123\"\nemail = \"a b\"\nwebsite = \"firm.example\"\n[contact]\nemial = \"x@y.example\"\n",
        )
        .facts(
            "[[audience]]\nid = \"customers\"\nour-role = \"controler\"\n\
             [[recipient]]\nid = \"Host\"\nkind = { da = \"vært\" }\ncountry = \"Denmark\"\n\
             [[system]]\nid = \"nas\"\nkind = { da = \"disk\", en = \"disk\" }\nrecipient = \"hast\"\n\
             [[activity]]\nid = \"repair\"\ntitle = { da = \"x\", en = \"y\" }\naudience = [\"custommers\"]\n\
             grounds = [{ basis = \"6-1-z\" }]\n\
             [[activity.retention]]\ntotal = \"P91D\"\nchain = [\n  { in = \"nas\", after = { da = \"x\", en = \"y\" }, keep = \"P60D\" },\n\
             \x20 { in = \"nas\", after = { deleted-from = \"nas\" }, keep = \"P30D\" },\n]\n\
             [[activity.retention]]\nkeep = \"60 days\"\n\
             [[signature]]\ndate = \"2018-05-18\"\n\
             [[section]]\nid = \"abuot\"\nafter = \"rights\"\n",
        )
        .file("content/firm/p/da/about.md", b"+++\ntitel = \"x\"\n+++\nbl\xc3\xa6 \n")
        .file("content/firm/p/en/about.md", b"bl\xe5\n")
        .file("content/firm/p/da/alone.md", "Ord\n");
    let loaded = fixture.load();
    let told: Vec<String> = loaded.findings.iter().map(|finding| told(&loaded, finding)).collect();
    assert_eq!(
        told,
        [
            "content/firm/firm.toml:3 bad-cvr `controller.cvr` is no CVR number: `123`",
            "content/firm/firm.toml:4 bad-email `controller.email` is no e-mail address: `a b`",
            "content/firm/firm.toml:5 bad-address `controller.website` is no address on the web: `firm.example`",
            "content/firm/firm.toml:7 unknown-key unknown key `contact.emial`",
            "content/firm/p/da/about.md:2 unknown-key unknown key `titel`",
            "content/firm/p/da/alone.md:1 LNG2 the section `alone` has no fragment in `en`",
            "content/firm/p/en/about.md:1 not-utf-8 byte 0xe5 at 1:3 is not UTF-8",
            "content/firm/p/policy.toml:5 unknown-value `audience.customers.our-role` cannot be `controler`",
            "content/firm/p/policy.toml:7 bad-id `Host` is no id",
            "content/firm/p/policy.toml:8 missing-language `recipient.Host.kind` has no words in `en`",
            "content/firm/p/policy.toml:9 bad-country `recipient.Host.country` is no country: `Denmark`",
            "content/firm/p/policy.toml:13 FRM6 there is no recipient `hast`",
            "content/firm/p/policy.toml:17 FRM6 there is no audience `custommers`",
            "content/firm/p/policy.toml:18 bad-basis `6-1-z` is no legal basis",
            "content/firm/p/policy.toml:20 RET3 `activity.repair.retention.chain` adds up to P90D, and its total says P91D",
            "content/firm/p/policy.toml:26 bad-period `activity.repair.retention.keep` is no period: an ISO 8601 duration starts with P",
            "content/firm/p/policy.toml:28 bad-date `signature.date` is a string, where a date is expected",
            "content/firm/p/policy.toml:30 FRM6 there is no fragment for the section `abuot`",
            "site.toml:1 missing-language `title` has no words in `en`",
            "site.toml:2 unknown-value `drafts` cannot be `shown`",
            "site.toml:3 unknown-key unknown key `titel`",
        ]
    );
    assert!(told.len() >= 20);
    let hints: Vec<&str> =
        loaded.findings.iter().filter_map(|finding| finding.hints.first()).map(String::as_str).collect();
    for hint in
        ["did you mean `email`?", "did you mean `controller`?", "did you mean `customers`?", "did you mean `about`?"]
    {
        assert!(hints.contains(&hint), "{hint} is not among {hints:?}");
    }
    assert!(loaded.site.is_some(), "the rest of the site is there, so that composing can tell more");
}

#[test]
fn a_right_site_says_nothing() {
    assert_eq!(Fixture::new().messages(), Vec::<String>::new());
}

#[test]
fn each_mistake_in_facts_is_told_once() {
    let mut wrong = Vec::new();
    let words = "{ da = \"x\", en = \"y\" }";
    for (facts, message) in [
        ("policy = 3", None),
        (
            "[[recipient]]\nid = \"a\"\nkind = \"clowd-accounting\"",
            Some("the vocabulary `recipient-kind` has no word `clowd-accounting`"),
        ),
        ("[[recipient]]\nkind = W", Some("`recipient.id` is missing")),
        ("[recipient]\nid = \"a\"", Some("`recipient` is a table, where a list is expected")),
        (
            "[[recipient]]\nid = \"a\"\nkind = W\n[[recipient]]\nid = \"a\"\nkind = W",
            Some("two entries of [[recipient]] have the id `a`"),
        ),
        (
            "[[recipient]]\nid = \"a\"\nkind = W\nname = { withheld = { ask = true } }",
            Some("`recipient.a.name` is withheld without a reason"),
        ),
        (
            "[[recipient]]\nid = \"a\"\nkind = W\nname = { unknown = true, value = \"x\" }",
            Some("`recipient.a.name` is in more than one state"),
        ),
        (
            "[[recipient]]\nid = \"a\"\nkind = W\nname = { unknown = false }",
            Some("`recipient.a.name` says `unknown = false` and no value"),
        ),
        ("[[recipient]]\nid = \"a\"\nkind = W\ncountry = \"XX\"", Some("`recipient.a.country` is no country: `XX`")),
        (
            "[[recipient]]\nid = \"a\"\nkind = W\nsub-processors = [\"a\"]",
            Some("the recipient `a` is supplied by itself, round about"),
        ),
        (
            "[[recipient]]\nid = \"a\"\nkind = W\ntransfer = [{ country = \"US\" }]",
            Some("`recipient.a.transfer.mechanism` is missing"),
        ),
        ("use = [\"recipient/x\"]", None),
        ("[[consent]]\nid = \"a\"\nto = W\nwithdraw = {}", Some("`consent.a.withdraw` names no way to withdraw")),
        ("[[claim]]\nid = \"no-spam\"", Some("`claim.no-spam.id` cannot be `no-spam`")),
        ("[breach]\nauthority-hours = -1", Some("`breach.authority-hours` is not between 1 and 10000")),
        ("[changes]\navailable-from = 2018-02-30", None),
        (
            "[changes]\nnotice = \"P1M1Y\"",
            Some("`changes.notice` is no period: the units stand in the order Y, M, W, D, each once"),
        ),
        ("[security]\npublish = false\nmeasures = []\nnote = 3", None),
        ("[[activity]]\nid = \"a\"\ntitle = W\ncategories = []", Some("`activity.a.categories` is an empty list")),
        ("[[activity]]\nid = \"a\"\ntitle = W\ngrounds = [{ law = \"dbl-x\" }]", None),
        (
            "[[activity]]\nid = \"a\"\ntitle = W\ngrounds = [{ law = \"nolaw\" }]",
            Some("`nolaw` names no act that ikraft knows"),
        ),
        (
            "[[activity]]\nid = \"a\"\ntitle = W\ngrounds = [{ for = [\"cpr\"], basis = \"6-1-b\" }]",
            Some("there is no category of this activity `cpr`"),
        ),
        (
            "[[activity]]\nid = \"a\"\ntitle = W\ngrounds = [{ consent = \"b\", basis = \"6-1-a\" }]",
            Some("there is no consent `b`"),
        ),
        (
            "[[activity]]\nid = \"a\"\ntitle = W\nretention = [{ keep = \"P1Y\", on-request = true }]",
            Some("an entry of `activity.a.retention` has more than one: keep, on-request"),
        ),
        (
            "[[activity]]\nid = \"a\"\ntitle = W\nretention = [{ hold = true }]",
            Some("an entry of `activity.a.retention` has no rule"),
        ),
        (
            "[[activity]]\nid = \"a\"\ntitle = W\nretention = [{ keep = \"P1Y\", from = \"no-such-event\" }]",
            Some("the vocabulary `event` has no word `no-such-event`"),
        ),
        (
            "[[activity]]\nid = \"a\"\ntitle = W\nautomated = true",
            Some(
                "`activity.a.automated` is true or false, where `false` or a table that says what is decided is expected",
            ),
        ),
        (
            "[[activity]]\nid = \"a\"\ntitle = W\nsubjects = [{ is = W, publish = false }]",
            Some("unknown key `activity.a.subjects.publish`"),
        ),
        (
            "[[activity]]\nid = \"not-in-the-vocabulary\"",
            Some(
                "`activity.not-in-the-vocabulary.title` is missing, and the vocabulary has no word for `not-in-the-vocabulary`",
            ),
        ),
        ("[[section]]\nid = \"rights\"", Some("there is no fragment for the section `rights`")),
        ("[[signature]]\nimage = \"../x.svg\"", Some("`../x.svg` leads out of the firm's folder")),
        ("[[signature]]\nimage = \"x.svg\"", Some("there is no picture `x.svg`")),
        ("[controller]\nname = \" \"", Some("`controller.name` is blank")),
        ("[[recipient]]\nid = \"a\"\nkind = W\nname = \" \"", Some("`recipient.a.name` is blank")),
        ("[controller]\ncvr = { unknown = true }", Some("`controller.cvr` of firm/p is not known yet")),
        ("[controller]\nphone = \"ring\"", Some("`controller.phone` is no phone number: `ring`")),
        ("[cookies]\ninventory = true", Some("`cookies.inventory` can only be unknown or withheld")),
    ] {
        let facts = facts.replace('W', words);
        // Keys of the file itself stand before its first table.
        let (before, behind) = if facts.starts_with('[') { ("", facts.as_str()) } else { (facts.as_str(), "") };
        let text = format!("{before}\n{POLICY}{behind}\n");
        let messages = Fixture::new().file("content/firm/p/policy.toml", text).messages();
        match message {
            Some(message) if messages == [message] => {}
            None if !messages.is_empty() => {}
            _ => wrong.push(format!("{facts}\n  expected {message:?}\n  told {messages:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mark_and_windows_line_ends_change_nothing() {
    let plain = Fixture::new().facts("[changes]\nnotice = \"1 month\"\n");
    let text = format!("\u{feff}{POLICY}[changes]\nnotice = \"1 month\"\n").replace('\n', "\r\n");
    let windows = Fixture::new()
        .file("site.toml", format!("\u{feff}{SITE}").replace('\n', "\r\n"))
        .file("content/firm/p/policy.toml", text);
    let (plain, windows) = (plain.load(), windows.load());
    let both = [&plain, &windows]
        .map(|loaded| loaded.findings.iter().map(|finding| told(loaded, finding)).collect::<Vec<_>>());
    assert_eq!(both[0], both[1]);
    assert_eq!(both[0].len(), 1);
    let place = windows.findings[0].place.clone().unwrap();
    assert_eq!(&windows.texts[&place.file][place.start..place.end], "\"1 month\"");
}

#[test]
fn a_policy_wins_over_its_firm_key_by_key() {
    let fixture = Fixture::new()
        .file(
            "content/firm/firm.toml",
            "[controller]\nname = \"Firma\"\nemail = \"firm@x.example\"\nphone = { unknown = true }\n\
             [contact]\nname = \"Kim\"\nemail = \"kim@x.example\"\n",
        )
        .facts("[controller]\nemail = \"policy@x.example\"\n[contact]\nname = { value = \"Bo\", publish = false }\n");
    let loaded = fixture.load();
    let told: Vec<String> = loaded.findings.iter().map(|finding| told(&loaded, finding)).collect();
    assert_eq!(told, ["content/firm/firm.toml:4 unknown-fact `controller.phone` of firm is not known yet"]);
    assert_eq!(loaded.findings[0].scope, ["firm".into()]);
    let policy = &loaded.site.unwrap().policies[0].policy;
    let email = policy.firm.controller.email.as_ref().unwrap();
    assert_eq!(
        (email.value().unwrap().as_str(), &*email.place.file),
        ("policy@x.example", "content/firm/p/policy.toml")
    );
    assert_eq!(policy.firm.controller.name.value().unwrap(), "Firma");
    let contact = policy.firm.contact.as_ref().unwrap();
    assert_eq!(contact.name.as_ref().unwrap().value().unwrap(), "Bo");
    assert_eq!(contact.email.as_ref().unwrap().value().unwrap(), "kim@x.example");
}

#[test]
fn what_is_missing_is_told_and_touches_only_its_firm() {
    let fixture = Fixture::new()
        .file("content/no-firm/p/policy.toml", POLICY)
        .file("content/no-policy/firm.toml", FIRM)
        .file("content/no-facts/firm.toml", FIRM)
        .file("content/no-facts/p/da/about.md", "Ord\n")
        .file("content/Ærø/firm.toml", FIRM);
    let loaded = fixture.load();
    let told: Vec<(String, &str)> = loaded
        .findings
        .iter()
        .map(|finding| (finding.message.clone(), finding.scope.first().map_or("", |scope| &**scope)))
        .collect();
    assert_eq!(
        told,
        [
            ("the firm `no-facts` has no policy".to_owned(), "no-facts"),
            ("the policy `no-facts/p` has no policy.toml".to_owned(), "no-facts/p"),
            ("the firm `no-firm` has no firm.toml".to_owned(), "no-firm"),
            ("the firm `no-policy` has no policy".to_owned(), "no-policy"),
            ("the folder `content/Ærø` cannot be a firm".to_owned(), "Ærø"),
        ]
    );
    assert!(loaded.findings.iter().all(|finding| !finding.touches("firm/p")));
}

#[test]
fn an_empty_folder_and_a_broken_site_file_are_findings() {
    let empty = tempfile::tempdir().unwrap();
    let loaded = load(empty.path()).unwrap();
    assert!(loaded.site.is_none());
    assert_eq!(loaded.findings[0].message, "there is no firm in content/");
    assert_eq!(loaded.findings[1].message, "there is no site.toml here");
    let loaded = Fixture::new().file("site.toml", "title = \n").facts("[breach]\nwhen = 3\n").load();
    assert!(loaded.site.is_none());
    let codes: Vec<&str> = loaded.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["wrong-type", "missing-key", "toml-syntax"], "facts are read all the same");
}

#[test]
fn a_folder_that_is_not_there_is_a_failure_of_the_machine() {
    let empty = tempfile::tempdir().unwrap();
    assert!(load(&empty.path().join("nowhere")).is_err());
}

#[test]
fn slugs_stay_inside_the_site() {
    for slug in ["../x", "a/b", "a\\b", "ærlig", "A", "a b", "-a", "a.html", ".."] {
        let policy =
            format!("[policy]\ntitle = {{ da = \"x\", en = \"y\" }}\nslug = {{ da = '{slug}', en = \"ok\" }}\n");
        let loaded = Fixture::new().file("content/firm/p/policy.toml", policy).load();
        assert_eq!(loaded.findings.len(), 1, "{slug}: {:?}", loaded.findings);
        assert!(["path-escape", "bad-slug"].contains(&loaded.findings[0].code), "{slug}");
    }
    let blank = "[policy]\ntitle = { da = \"x\", en = \"y\" }\nslug = { da = \"\", en = \"ok\" }\n";
    let loaded = Fixture::new().file("content/firm/p/policy.toml", blank).load();
    assert_eq!(loaded.findings[0].message, "`policy.slug.da` is blank");
    let site = Fixture::new().load().site.unwrap();
    let slugs: Vec<&str> = site.policies[0].policy.slug.values().map(|slug| slug.value.as_str()).collect();
    assert_eq!(slugs, ["p", "p"], "the folder's name is the default");
}

#[test]
fn a_theme_of_ones_own_stands_on_the_default_and_runs_programs_only_when_trusted() {
    let site = |head: &str| {
        Fixture::new()
            .file("site.toml", format!("theme = \"own\"\n{head}{SITE}"))
            .file("themes/own/templates/page.html", "mine")
            .file("themes/own/pdf/policy.typ", "#mine")
            .file("themes/own/static/blå.css", "x")
            .load()
    };
    let refused = site("");
    let codes: Vec<&str> = refused.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["untrusted-theme"]);
    let theme = refused.site.unwrap().theme;
    assert_eq!(&*theme.templates["page.html"].1, "mine");
    assert!(theme.templates.contains_key("base.html") && !theme.fonts.is_empty());
    assert!(theme.assets.contains_key("blå.css") && theme.assets.contains_key("style.css"));
    assert_ne!(theme.typst.get("policy.typ").map(|(_, text)| &**text), Some("#mine"));
    let trusted = site("trust-theme = true\n");
    assert!(trusted.findings.is_empty());
    assert_eq!(&*trusted.site.unwrap().theme.typst["policy.typ"].1, "#mine");
    let unknown = Fixture::new().file("site.toml", format!("theme = \"defualt\"\n{SITE}")).load();
    assert_eq!(unknown.findings[0].hints[0], "did you mean `default`?");
}

#[test]
fn a_sites_own_words_are_added_to_the_vocabulary() {
    let fixture = Fixture::new()
        .file("i18n/da/own.ftl", "recipient-kind-blacksmith = en smed\n")
        .file("i18n/en/own.ftl", "recipient-kind-blacksmith = a blacksmith\n")
        .file("i18n/dk/own.ftl", "x = y\n")
        .facts("[[recipient]]\nid = \"smith\"\nkind = \"blacksmith\"\n");
    let loaded = fixture.load();
    assert_eq!(loaded.findings.len(), 1);
    assert_eq!(loaded.findings[0].message, "`i18n/dk` is no language of this site");
    let site = loaded.site.unwrap();
    let danish = &site.messages[&crate::model::language::Lang::new("da")];
    assert_eq!(&*danish.last().unwrap().file, "i18n/da/own.ftl");
    assert!(danish[0].file.starts_with("builtin:"));
    assert!(site.read.contains("i18n/da/own.ftl") && site.read.contains("."));
}

#[test]
fn outlets_name_firms_that_are_there() {
    let site = format!("{SITE}[[outlet]]\nid = \"a\"\nfirms = [\"frim\"]\n");
    let loaded = Fixture::new().file("site.toml", site).load();
    let told: Vec<&str> = loaded.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(told, ["no-outlet", "FRM6"]);
    assert_eq!(loaded.findings[1].hints, ["did you mean `firm`?"]);
}

#[test]
fn a_chain_of_months_and_days_says_how_many_days_that_is() {
    let chain = "[[system]]\nid = \"s\"\nkind = { da = \"x\", en = \"y\" }\n\
                 [[activity]]\nid = \"a\"\ntitle = { da = \"x\", en = \"y\" }\n[[activity.retention]]\ntotal = \"P90D\"\n\
                 chain = [{ in = \"s\", after = { end-of = \"month\" }, keep = \"P2M\" }, { in = \"s\", after = { end-of = \"month\" }, keep = \"P30D\" }]\n";
    let loaded = Fixture::new().facts(chain).load();
    assert_eq!(loaded.findings.len(), 1, "{:?}", loaded.findings);
    let finding = &loaded.findings[0];
    assert_eq!(finding.code, "RET3");
    assert!(finding.message.ends_with("adds up to P2M30D, and its total says P90D"));
    assert!(finding.hints[1].contains("P2M30D is 89 to 92 days, P90D is 90 days"), "{:?}", finding.hints);
    let steps = "{ in = \"s\", after = { end-of = \"month\" }, keep = \"P9999Y\" },".repeat(100_000);
    let long = chain.replace("chain = [", &format!("chain = [{steps}"));
    assert!(Fixture::new().facts(&long).messages()[0].starts_with("the chain has 100002 steps"));
}

#[test]
fn what_nobody_could_read_is_counted() {
    let keys: String = (0..50_000).map(|number| format!("x{number} = 1\n")).collect();
    let loaded = Fixture::new().facts(&keys).load();
    assert_eq!(loaded.findings.len(), 201);
    let last = loaded.findings.last().unwrap();
    assert_eq!((last.message.as_str(), last.severity), ("49800 more findings in this file", Severity::Error));
    assert_eq!(last.scope, ["firm/p".into()]);
    let text = &loaded.texts["content/firm/p/policy.toml"];
    assert!(last.place.as_ref().is_some_and(|place| place.end <= text.len()));
}
