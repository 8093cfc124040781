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
