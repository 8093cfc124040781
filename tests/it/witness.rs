//! What no ledger can show by itself, the published site does: that its newest records were removed, or that it was
//! rewritten from some record to its end with fresh hashes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ikraft::history::ledger::{self, Event, FileRecord, Hash, Record};
use tiny_http::{Header, Response, Server};

use crate::harness::{Run, Site, published};
use crate::tampering::{BUILT, EDITIONS, recorded};

const POLICY: &str = "firm/customers";

/// A host on loopback that publishes a folder, until it is dropped.
struct Host {
    server: Arc<Server>,
    address: String,
}

impl Host {
    fn of(folder: PathBuf) -> Host {
        Host::answering(move |path| {
            let path = folder.join(path.trim_start_matches('/'));
            let path = if path.is_dir() { path.join("index.html") } else { path };
            match fs::read(path) {
                Ok(bytes) => Response::from_data(bytes),
                Err(_) => Response::from_data("nothing here").with_status_code(404),
            }
        })
    }

    fn answering(answer: impl Fn(&str) -> Response<std::io::Cursor<Vec<u8>>> + Send + 'static) -> Host {
        let server = Arc::new(Server::http("127.0.0.1:0").unwrap());
        let address = format!("http://{}/", server.server_addr());
        let own = server.clone();
        std::thread::spawn(move || {
            for request in own.incoming_requests() {
                let response = answer(request.url());
                // Whoever asked may have gone.
                let _ = request.respond(response);
            }
        });
        Host { server, address }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

/// `ikraft verify --against <written>`, blind to the proxies of this machine.
fn against(site: &Site, written: &str) -> Run {
    site.run_with(&["verify", "--against", written], &[("NO_PROXY", "127.0.0.1"), ("no_proxy", "127.0.0.1")])
}

/// Asks the folder and a host that publishes it.
#[track_caller]
fn is_found(site: &Site, words: &str) {
    against(site, "public").exits(1).says(words);
    let host = Host::of(site.path().join("public"));
    against(site, &host.address).exits(1).says(words);
}

fn records(site: &Site) -> Vec<Record> {
    let (records, bad) = ledger::read(&site.read(&format!("{EDITIONS}/ledger.jsonl")));
    assert_eq!(bad, []);
    records.into_iter().map(|chained| chained.record).collect()
}

/// Writes a ledger whose every hash is right, whatever it says.
fn write_chain(site: &Site, records: Vec<Record>) {
    let mut text = String::new();
    let mut previous = None;
    for record in records {
        let line = ledger::line(&Record { previous, ..record });
        previous = Some(Hash::of(line.trim_end().as_bytes()));
        text.push_str(&line);
    }
    site.write(&format!("{EDITIONS}/ledger.jsonl"), text);
}

#[test]
fn a_site_that_was_deployed_as_it_is_agrees() {
    let site = recorded();
    let words = "4 records published";
    against(&site, "public").succeeded().says(words).says("12 files and 6 pages there: as recorded");
    let host = Host::of(site.path().join("public"));
    against(&site, &host.address).succeeded().says(words);
    site.run(&["verify", POLICY, "--against", "public", "--json"]).succeeded().says("\"ahead\":0");
}

#[test]
fn removing_the_newest_records_passes_alone_and_is_found_by_what_was_published() {
    let all = records(&recorded());
    for removed in 1..=all.len() {
        let site = recorded();
        let kept = all.len() - removed;
        for file in all[kept..].iter().flat_map(|record| record.event.files()) {
            fs::remove_file(site.path().join(EDITIONS).join(&file.file)).unwrap();
        }
        match kept {
            0 => fs::remove_dir_all(site.path().join(EDITIONS)).unwrap(),
            _ => write_chain(&site, all[..kept].to_vec()),
        }
        site.run(&["verify"]).succeeded();
        is_found(&site, if removed == 1 { "record 4 was published" } else { "were published, and the ledger has no" });
    }
}

#[test]
fn rewriting_from_any_record_to_the_end_passes_alone_and_is_found_by_what_was_published() {
    for from in 0..records(&recorded()).len() {
        let site = recorded();
        let mut records = records(&site);
        records[from].by = Some("Somebody else".to_owned());
        write_chain(&site, records);
        site.run(&["verify"]).succeeded().says("4 records");
        is_found(&site, &format!("record {} is not the one that was published", from + 1));
    }
}

#[test]
fn forged_words_with_fresh_hashes_are_found_by_what_was_published() {
    let site = recorded();
    let path = format!("{EDITIONS}/2026-11-20/da.json");
    let forged = site.read(&path).replace("Privatlivspolitik for kunder", "Privatlivspolitik for alle");
    site.write(&path, &forged);
    let mut records = records(&site);
    let Event::Released(event) = &mut records[0].event else { panic!("a release comes first") };
    let frozen = event.languages.iter_mut().find(|(lang, _)| lang.as_str() == "da").unwrap().1;
    frozen.document = FileRecord::of("2026-11-20/da.json", forged.as_bytes());
    write_chain(&site, records);
    site.run(&["verify"]).succeeded();
    is_found(&site, "record 1 is not the one that was published");
}

#[test]
fn what_was_changed_on_the_published_site_is_named() {
    let change = |path: &str, change: &dyn Fn(&Path), words: &str| {
        let site = recorded();
        let full = site.path().join("public").join(path);
        assert!(full.is_file(), "{path} is not published");
        change(&full);
        site.run(&["verify"]).succeeded();
        is_found(&site, words);
    };
    let append = |path: &Path| fs::write(path, [fs::read(path).unwrap(), b" ".to_vec()].concat()).unwrap();
    let remove = |path: &Path| fs::remove_file(path).unwrap();
    for path in [
        "da/kunder/2026-11-20/kunder-2026-11-20.pdf",
        "da/kunder/2026-11-20/kunder-2026-11-20-signed.pdf",
        "da/kunder/2020-05-01/kunder-2020-05-01.pdf",
        "en/customers/2026-12-24/document.json",
        "firm/customers/2026-11-20/facts.json",
    ] {
        change(path, &append, path);
        change(path, &remove, path);
    }
    change("en/customers/2020-05-01/index.html", &remove, "`2020-05-01` is not there any more");
    let reword = |path: &Path| {
        let page = fs::read_to_string(path).unwrap();
        let (before, after) = page.split_once("<h1>").unwrap();
        fs::write(path, format!("{before}<h1>Never {after}")).unwrap();
    };
    let words = "the page of the edition `2026-11-20` in `en` has other words than were recorded";
    change("en/customers/2026-11-20/index.html", &reword, words);
    let restyle = |path: &Path| {
        let page = fs::read_to_string(path).unwrap();
        fs::write(path, page.replace("<h1>", "<h1 class='new'>").replace("</main>", "<!-- x --></main><p>new</p>"))
            .unwrap();
    };
    let site = recorded();
    restyle(&site.path().join("public/en/customers/2026-11-20/index.html"));
    against(&site, "public").succeeded();
}

#[test]
fn a_policy_of_which_nothing_is_left_is_found_in_the_folder_that_was_deployed() {
    let site = recorded();
    fs::rename(site.path().join("content/firm/customers"), site.path().join("content/firm/others")).unwrap();
    // It was renamed: its records say so, and its earlier name is its own.
    against(&site, "public").succeeded().says("firm/others: 4 records published");
    fs::remove_dir_all(site.path().join("content/firm/others/editions")).unwrap();
    against(&site, "public").exits(1).says("records 1 to 4 were published");
}

#[test]
fn what_was_recorded_since_is_not_deployed_yet() {
    let site = recorded();
    let reasons = ["--reason", "da=Det var en fejl.", "--reason", "en=It was a mistake."];
    site.run(&[&["withdraw", POLICY, "2026-12-24", "--date", "2026-11-23"][..], &reasons].concat()).succeeded();
    against(&site, "public").succeeded().says("4 records published").says("1 record not deployed yet");
    // An edition that has been published is not to go, however old the index.
    let index = site.path().join("public/firm/customers/editions.json");
    let text = fs::read_to_string(&index).unwrap();
    fs::write(&index, text.replace("2026-11-20/", "2026-11-19/")).unwrap();
    against(&site, "public").exits(1);
}

#[test]
fn a_recorded_redaction_is_the_only_difference_that_is_allowed() {
    let site = recorded();
    let text = "Privatlivspolitik for kunder";
    let reasons = ["--reason", "da=Det var en fejl.", "--reason", "en=It was a mistake."];
    site.run(&[&["redact", POLICY, "--text", text, "--date", "2026-11-23"][..], &reasons].concat()).succeeded();
    let told = against(&site, "public").succeeded().says("2 records not deployed yet");
    assert!(told.stderr.contains("kunder-2026-11-20.pdf still has what a redaction took out"), "{}", told.stderr);
    let pdf = "public/da/kunder/2026-11-20/kunder-2026-11-20.pdf";
    site.run(&["verify", pdf, "--date", BUILT]).succeeded().says("a redaction has taken this file's words out");
    site.build(&["--date", "2026-11-23"]).succeeded();
    let told = against(&site, "public").succeeded().says("6 records published");
    assert!(!told.stderr.contains("redaction"), "{}", told.stderr);
}

#[test]
fn a_policy_that_was_never_deployed_has_no_witness() {
    let site = recorded();
    fs::remove_dir_all(site.path().join("public/firm")).unwrap();
    against(&site, "public").succeeded().says("no edition of `firm/customers` is published");
    against(&site, "nowhere").exits(2);
    against(&site, "content").exits(2);
}

#[test]
fn no_answer_of_a_host_makes_the_program_panic() {
    let site = recorded();
    let says =
        |status: u16, body: &'static str| Host::answering(move |_| Response::from_data(body).with_status_code(status));
    against(&site, &says(200, "<!doctype html><p>Welcome").address).exits(1).says("cannot be read");
    against(&site, &says(200, "{\"schema\": 9}").address).exits(1).says("schema 9");
    against(&site, &says(500, "").address).exits(3).says("500");
    against(&site, &says(404, "").address).succeeded().says("is published");
    let to = |location: &'static str| {
        Host::answering(move |_| {
            let header = Header::from_bytes("Location", location).unwrap();
            Response::from_data("").with_status_code(302).with_header(header)
        })
    };
    against(&site, &to("https://evil.example/editions.json").address).exits(3).says("another host");
    against(&site, &to("/again").address).exits(3).says("times");
    let gone = says(200, "").address.clone();
    against(&site, &gone.replace("http://", "ftp://")).exits(2);

    let index = site.path().join("public/firm/customers/editions.json");
    let text = fs::read_to_string(&index).unwrap();
    for bad in [
        text.replace("da/kunder/2026-11-20/", "../../"),
        text.replace("da/kunder/2026-11-20/", "/etc/"),
        text.replace("\"records\"", "\"records_\""),
        text.replace("\"languages\": {", "\"languages\": {}, \"x\": {"),
        text.replace("2026", "9999"),
        text[..text.len() / 2].to_owned(),
        String::new(),
        "[[[[".repeat(50_000),
    ] {
        fs::write(&index, &bad).unwrap();
        against(&site, "public").exits(1);
    }
}

/// The files among the editions.
fn editions(site: &Site) -> BTreeMap<String, Vec<u8>> {
    published(&site.path().join(EDITIONS))
}

#[test]
fn what_was_never_published_can_be_taken_back_and_nothing_else() {
    let site = recorded();
    let published_state = editions(&site);
    let unrelease = |against: &str| {
        let args = ["unrelease", POLICY, "--against", against];
        site.run_with(&args, &[("NO_PROXY", "127.0.0.1"), ("no_proxy", "127.0.0.1")])
    };
    unrelease("public").exits(1).says("record 4 was published").says("ikraft withdraw");
    assert!(editions(&site) == published_state);

    let release = |effective: &str| {
        site.edit("content/firm/customers/policy.toml", "P6Y", "P7Y");
        let summary =
            ["--summary", "da=Vi gemmer regnskabet i syv år.", "--summary", "en=We keep the accounts for seven years."];
        site.run(&[&["release", POLICY, "--effective", effective, "--date", BUILT][..], &summary].concat()).succeeded();
    };
    release("2027-03-01");
    assert!(site.path().join(EDITIONS).join("2027-03-01/da.pdf").is_file());
    let host = Host::of(site.path().join("public"));
    unrelease(&host.address).succeeded().says("record 5 is taken back, a release of the edition 2027-03-01");
    assert!(editions(&site) == published_state, "as it was before, byte for byte");
    site.run(&["verify"]).succeeded();

    // Its page was deployed, although the index was not.
    site.edit("content/firm/customers/policy.toml", "P7Y", "P6Y");
    release("2027-03-01");
    let before = editions(&site);
    site.write("public/da/kunder/2027-03-01/index.html", "x");
    unrelease("public").exits(1).says("was published");
    unrelease("old.html").exits(2);
    site.write("elsewhere/index.html", "<title>Another</title>");
    unrelease("elsewhere").exits(1).says("does not answer as this site");
    assert!(editions(&site) == before);
}

#[test]
fn the_first_release_can_be_taken_back_too() {
    let site = Site::minimal().built();
    let before = published(site.path());
    site.run(&["release", POLICY, "--effective", "2026-11-20", "--date", "2026-11-20"]).succeeded();
    site.run(&["unrelease", POLICY, "--against", "public"]).succeeded();
    assert!(published(site.path()) == before, "the policy is a draft again");
    site.run(&["unrelease", POLICY, "--against", "public"]).exits(2).says("no policy");
}
