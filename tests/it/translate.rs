//! Translations: how it stands with them whatever moves, what translators get and what they may send back.

use std::collections::BTreeMap;
use std::fs;

use crate::harness::{REPOSITORY, Run, Site, TODAY, program};

const POLICY: &str = "firm/customers";
const DA: &str = "content/firm/customers/da/about.md";
const EN: &str = "content/firm/customers/en/about.md";
const LOCK: &str = "content/firm/customers/translations.lock";

/// A policy with one fragment in two languages.
fn site() -> Site {
    Site::minimal()
        .file(
            DA,
            "+++\ntitle = \"Om os\"\n+++\nVi er {{ controller.name }}.\n\nSkriv til [os](mailto:{{ controller.email }}).\n\n\
             ## Sletning {#deleting}\n\nVi sletter dine oplysninger efter fem år.\n\n- navn\n- adresse\n",
        )
        .file(
            EN,
            "+++\ntitle = \"About us\"\n+++\nWe are {{ controller.name }}.\n\nWrite to [us](mailto:{{ controller.email }}).\n\n\
             ## Deletion {#deleting}\n\nWe delete your data after five years.\n\n- name\n- address\n",
        )
}

fn accepted() -> Site {
    let site = site();
    accept(&site, &["--all"]).succeeded();
    site
}

fn accept(site: &Site, args: &[&str]) -> Run {
    let own = ["translate", "accept", POLICY, "--by", "Ida", "--date", TODAY];
    site.run(&[&own[..], args].concat())
}

/// The units that are not fresh: key and state.
fn states(site: &Site) -> BTreeMap<String, String> {
    let run = site.run(&["translate", "status", POLICY, "--json"]).succeeded();
    let rows = run.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let units = rows.filter(|row| row["type"] == "unit" && row["state"] != "fresh");
    units.map(|row| (row["unit"].as_str().unwrap().to_owned(), row["state"].as_str().unwrap().to_owned())).collect()
}

#[track_caller]
fn assert_states(site: &Site, expected: &[(&str, &str)]) {
    let expected = expected.iter().map(|(unit, state)| ((*unit).to_owned(), (*state).to_owned())).collect();
    assert_eq!(states(site), expected);
}

fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(site.path().join("content")).sort_by_file_name();
    let files = walk.into_iter().map(|entry| entry.unwrap()).filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).unwrap())).collect()
}

fn export(site: &Site, format: &str) -> String {
    let out = site.path().join(format!("out.{format}"));
    let args = ["translate", "export", POLICY, "--lang", "en", "--format", format, "--date", TODAY, "--force", "-o"];
    site.run(&[&args[..], &[out.to_str().unwrap()]].concat()).succeeded();
    fs::read_to_string(out).unwrap()
}

fn import(site: &Site, text: &str) -> Run {
    let file = site.path().join("back.txt");
    fs::write(&file, text).unwrap();
    site.run(&["translate", "import", POLICY, file.to_str().unwrap()])
}

#[test]
fn every_state_is_told_and_ends_when_somebody_accepts() {
    let site = site();
    assert!(states(&site).values().all(|state| state == "unreviewed"));
    accept(&site, &["--all"]).succeeded();
    assert_states(&site, &[]);

    site.edit(DA, "efter fem år", "efter seks år");
    site.edit(EN, "We are", "We call ourselves");
    site.edit(DA, "- adresse\n", "- adresse\n\nNyt afsnit.\n");
    site.write(EN, site.read(EN) + "\n> Nobody said this in Danish.\n");
    assert_states(
        &site,
        &[
            ("about#1", "edited"),
            ("about#deleting/1", "stale"),
            ("about#deleting/3", "missing"),
            ("about#en:deleting/3", "orphan"),
        ],
    );
    let diff = site.run(&["translate", "diff", POLICY, "--lang", "en"]).succeeded();
    for said in ["[-fem-]{+seks+}", "{+call ourselves+}", "We delete your data after five years.", "there is none"] {
        assert!(diff.stdout.contains(said), "{said}: {}", diff.stdout);
    }

    accept(&site, &["about#deleting/1"]).exits(1).says("has changed, and its translation has not");
    accept(&site, &["about#deleting/3"]).exits(1).says("has no translation");
    accept(&site, &["about#en:deleting/3"]).exits(1).says("has no source");
    accept(&site, &["about#deletin"]).exits(2).says("did you mean");
    let before = site.read(LOCK);
    accept(&site, &["about#1", "about#deleting/1"]).exits(1);
    assert_eq!(site.read(LOCK), before, "named texts are accepted together or not at all");
    accept(&site, &["about#deleting/1", "--minor"]).succeeded();
    assert!(site.read(LOCK).contains("efter seks år") && site.read(LOCK).contains("minor = true"));
    accept(&site, &["about#1"]).succeeded();
    site.edit(EN, "\n> Nobody said this in Danish.\n", "\nA new paragraph.\n");
    accept(&site, &["--all"]).succeeded();
    assert_states(&site, &[]);
}

#[test]
fn a_source_that_is_rewritten_with_its_translation_is_stale_until_it_is_accepted() {
    let site = accepted();
    site.edit(DA, "Vi sletter dine oplysninger efter fem år.", "Alt forsvinder, når du går.");
    site.edit(EN, "We delete your data after five years.", "Everything goes once you leave.");
    assert_states(&site, &[("about#deleting/1", "stale")]);
    accept(&site, &["about#deleting/1"]).succeeded();
    assert_states(&site, &[]);
}

#[test]
fn blocks_that_come_go_and_move_make_no_other_block_stale() {
    let site = accepted();
    site.edit(DA, "+++\nVi er", "+++\nFørst noget nyt.\n\nOg mere nyt.\n\nVi er");
    assert_states(&site, &[("about#1", "missing"), ("about#2", "missing")]);
    site.edit(EN, "+++\nWe are", "+++\nSomething new first.\n\nAnd more of it.\n\nWe are");
    assert_states(&site, &[("about#1", "unreviewed"), ("about#2", "unreviewed")]);
    accept(&site, &["--all"]).succeeded();
    assert!(site.read(LOCK).contains("unit = \"about#4\""));

    // Taken out in both: nothing is left of it.
    site.edit(DA, "Og mere nyt.\n\n", "");
    site.edit(EN, "And more of it.\n\n", "");
    assert_states(&site, &[]);
    // Moved in both, and broken into lines elsewhere.
    site.edit(
        DA,
        "Først noget nyt.\n\nVi er {{ controller.name }}.",
        "Vi er\n{{ controller.name }}.\n\nFørst noget nyt.",
    );
    site.edit(
        EN,
        "Something new first.\n\nWe are {{ controller.name }}.",
        "We are {{ controller.name }}.\n\nSomething new\nfirst.",
    );
    assert_states(&site, &[]);
    accept(&site, &["--all"]).succeeded();
    assert!(!site.read(LOCK).contains("Og mere nyt"), "what is gone goes from the lock with the next acceptance");
}

#[test]
fn without_a_lock_blocks_are_paired_by_what_they_are() {
    let site = site();
    site.edit(DA, "Vi er {{ controller.name }}.\n\n", "Vi er {{ controller.name }}.\n\n1. nyt\n2. nyere\n\n");
    assert_eq!(states(&site).get("about#2").map(String::as_str), Some("missing"));
    assert_eq!(states(&site).values().filter(|state| *state == "missing").count(), 1);
}

#[test]
fn line_ends_and_marks_change_nothing() {
    let site = accepted();
    let crlf = |path: &str| site.write(path, format!("\u{feff}{}", site.read(path).replace('\n', "\r\n")));
    for path in [DA, EN, "content/firm/customers/policy.toml"] {
        crlf(path);
    }
    site.write(LOCK, site.read(LOCK).replace('\n', "\r\n"));
    assert_states(&site, &[]);
}

#[test]
fn a_lock_with_mistakes_is_told_and_nothing_is_made_of_it() {
    for (from, to, said) in [
        ("schema = 1", "schema = 9", "has the form 9"),
        ("by = \"Ida\"\n", "", "`reviewed.by` is missing"),
        ("lang = \"en\"", "lang = 3", "where a string is expected"),
        ("[[reviewed]]", "<<<<<<< HEAD\n[[reviewed]]", "toml-syntax"),
        ("schema = 1", "\u{0}", "translations.lock"),
    ] {
        let site = accepted();
        site.edit(LOCK, from, to);
        let before = files(&site);
        for args in [&["translate", "status"][..], &["check", POLICY], &["build", "--date", TODAY]] {
            site.run(args).exits(1).says(said);
        }
        accept(&site, &["--all"]).exits(1).says(said);
        assert_eq!(files(&site), before, "{said}");
    }
    let site = accepted();
    site.write(LOCK, b"schema = 1 # \xff\n");
    site.run(&["check", POLICY]).exits(1).says("is not UTF-8");
}

#[test]
fn nothing_of_the_lock_is_published() {
    let site = site();
    accept(&site, &["--all", "--by", "Kanariefugl"]).exits(2);
    let own = ["translate", "accept", POLICY, "--by", "Kanariefugl", "--all"];
    site.run(&own).succeeded();
    let site = site.built();
    let published = site.output();
    assert!(!published.is_empty());
    assert!(published.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Kanariefugl")));
    assert!(published.keys().all(|path| !path.contains("translations")));
}

#[test]
fn a_stale_translation_refuses_a_release_until_it_is_accepted_or_waived() {
    let release = |site: &Site| {
        let summary = ["--summary", "da=Ny.", "--summary", "en=New."];
        let args = ["release", POLICY, "--effective", "2026-12-24", "--date", TODAY, "--dry-run"];
        site.run(&[&args[..], &summary].concat())
    };
    let is_refused_by = |run: &Run| run.stderr.contains("error[LNG3]");
    let site = accepted();
    assert!(!is_refused_by(&release(&site)));
    site.edit(DA, "efter fem år", "efter et halvt tiår");
    let refused = release(&site).exits(1);
    assert!(is_refused_by(&refused), "{}", refused.stderr);
    let checked = site.run(&["check", POLICY, "--date", TODAY, "--rule", "LNG3", "--format", "json"]);
    assert!(checked.stdout.contains("\"rule\":\"LNG3\",\"severity\":\"warning\""), "{}", checked.stdout);
    let waiver = "\n[[waiver]]\nrule = \"LNG3\"\nwhere = \"about#deleting/1\"\nreason = \"agreed\"\nby = \"Ida\"\nuntil = 2026-12-31\n";
    let waived = Site::copy_of(site.path()).append("content/firm/customers/policy.toml", waiver);
    assert!(!is_refused_by(&release(&waived)));
    accept(&site, &["about#deleting/1", "--minor"]).succeeded();
    assert!(!is_refused_by(&release(&site)));
}

#[test]
fn what_was_exported_comes_back_as_it_was() {
    for format in ["po", "xliff"] {
        for site in [site(), accepted()] {
            let before = files(&site);
            let text = export(&site, format);
            import(&site, &text).succeeded().says("0 translations in en imported");
            import(&site, &format!("\u{feff}{}", text.replace('\n', "\r\n"))).succeeded();
            assert_eq!(files(&site), before, "{format}");
        }
    }
}

#[test]
fn a_translation_goes_to_its_own_place_and_every_other_byte_stays() {
    let odd = "We \"erase\" \\ it all,\nafter five years & < no 'sooner'.";
    for format in ["po", "xliff"] {
        for ends in ["\n", "\r\n"] {
            let site = accepted();
            site.write(EN, format!("\u{feff}{}", site.read(EN).replace('\n', ends)));
            let toml = "content/firm/customers/policy.toml";
            site.write(toml, site.read(toml).replace('\n', ends));
            let expected_en = site.read(EN).replace("We delete your data after five years.", &odd.replace('\n', ends));
            let expected_toml = site.read(toml).replace("\"What we use your information for.\"", "'About \"you\".'");
            let text = match format {
                "po" => export(&site, "po")
                    .replace(
                        "msgstr \"We delete your data after five years.\"",
                        "msgstr \"\"\n\"We \\\"erase\\\" \\\\ it all,\\n\"\n\"after five years & < no 'sooner'.\"",
                    )
                    .replace("\"What we use your information for.\"", "\"About \\\"you\\\".\""),
                _ => export(&site, "xliff")
                    .replace(
                        "<target>We delete your data after five years.",
                        "<target>We \"erase\" \\ it all,\nafter five years &amp; &lt; no 'sooner'.",
                    )
                    .replace("<target>What we use your information for.", "<target>About \"you\"."),
            };
            import(&site, &text).succeeded();
            assert_eq!(site.read(EN), expected_en, "{format}");
            assert_eq!(site.read(toml), expected_toml, "{format}");
            assert_states(&site, &[("about#deleting/1", "edited"), ("policy.toml:policy.description", "edited")]);
        }
    }
}

#[test]
fn what_a_translator_must_not_change_is_refused_all_at_once_and_nothing_is_written() {
    let site = accepted();
    let text = export(&site, "po");
    let wrong = text
        .replace("msgstr \"We are {{ controller.name }}.\"", "msgstr \"We are the firm.\"")
        .replace(
            "msgstr \"Write to [us](mailto:{{ controller.email }}).\"",
            "msgstr \"Write <b>to</b> [us](https://evil.example/).\"",
        )
        .replace("msgstr \"## Deletion {#deleting}\"", "msgstr \"### Deletion {#deleting}\"")
        .replace("msgstr \"We delete your data after five years.\"", "msgstr \"We delete.\\n\\nAfter five years.\"")
        .replace("msgid \"Om os\"\nmsgstr \"About us\"", "msgid \"Om jer\"\nmsgstr \"About you\"")
        .replace("msgctxt \"policy.toml:policy.title\"", "msgctxt \"policy.toml:policy.titel\"");
    let before = files(&site);
    let run = import(&site, &wrong).exits(1).says("nothing was imported");
    for said in [
        "the translation of `about#1` has lost `{{ controller.name }}`",
        "leads to `https://evil.example/`",
        "the translation of `about#deleting` is a heading of level 3",
        "the translation of `about#deleting/1` is a paragraph, then a paragraph",
        "the translation of `about#2` holds HTML",
        "the source of `about:title` has changed since this was exported",
    ] {
        assert!(run.stderr.contains(said), "{said} is not said\n{}", run.stderr);
    }
    assert_eq!(files(&site), before);

    let xliff = export(&site, "xliff");
    let without_code = xliff
        .replace("<target>We are <ph id=\"1\" dataRef=\"d1\" disp=\"{{ controller.name }}\"/>.", "<target>We are it.");
    assert_ne!(without_code, xliff);
    import(&site, &without_code).exits(1).says("has lost `{{ controller.name }}`");
    assert_eq!(files(&site), before);
}

#[test]
fn a_translation_of_a_source_that_has_moved_finds_it_and_one_of_a_source_that_is_gone_does_not() {
    let site = accepted();
    let text = export(&site, "po")
        .replace("msgstr \"We are {{ controller.name }}.\"", "msgstr \"We: {{ controller.name }}.\"");
    site.edit(DA, "+++\nVi er", "+++\nNyt øverst.\n\nVi er");
    import(&site, &text).succeeded();
    assert!(site.read(EN).contains("We: {{ controller.name }}."));
    site.edit(DA, "Vi er {{", "Vi hedder {{");
    let before = files(&site);
    import(&site, &text).exits(1).says("the source of `about#1` has changed since this was exported");
    assert_eq!(files(&site), before);
}

#[test]
fn what_is_missing_is_written_where_it_belongs() {
    for format in ["po", "xliff"] {
        let site = accepted();
        site.edit(DA, "+++\ntitle", "+++\nsummary = \"Kort.\"\ntitle");
        site.edit(DA, "+++\nVi er", "+++\nØverst.\n\nVi er");
        site.edit(DA, "## Sletning", "Midt.\n\nMidt to.\n\n## Sletning");
        site.write(DA, site.read(DA) + "\nNederst.\n");
        site.edit("content/firm/customers/policy.toml", ", en = \"What we use your information for.\"", "");
        site.write(
            "content/firm/customers/da/extra.md",
            "+++\ntitle = \"Mere\"\n+++\nEn ting.\r\n\r\n{{ rights }}\r\n",
        );
        assert_eq!(states(&site).values().filter(|state| *state == "missing").count(), 8);
        let mut text = export(&site, format);
        for (da, en) in [
            ("Kort.", "Brief."),
            ("Øverst.", "Top."),
            ("Midt.", "Middle."),
            ("Midt to.", "Middle two."),
            ("Nederst.", "Bottom."),
            ("Hvad vi bruger dine oplysninger til.", "What for."),
            ("Mere", "More"),
            ("En ting.", "One thing."),
        ] {
            let (from, to) = match format {
                "po" => (format!("msgid \"{da}\"\nmsgstr \"\""), format!("msgid \"{da}\"\nmsgstr \"{en}\"")),
                _ => (
                    format!("<segment state=\"initial\">\n        <source>{da}</source>"),
                    format!("<segment state=\"translated\">\n        <source>{da}</source>\n<target>{en}</target>"),
                ),
            };
            assert!(text.contains(&from), "{from}\n{text}");
            text = text.replacen(&from, &to, 1);
        }
        // Of a section that is not there yet, half is no section.
        let half = match format {
            "po" => text.replace("msgstr \"One thing.\"", "msgstr \"\""),
            _ => text.replace("<target>One thing.</target>", ""),
        };
        let before = files(&site);
        import(&site, &half).exits(1).says("would be translated in part");
        assert_eq!(files(&site), before);
        import(&site, &text).succeeded();
        let en = site.read(EN);
        assert!(en.starts_with("+++\nsummary = \"Brief.\"\ntitle = \"About us\"\n+++\nTop.\n\nWe are"), "{en}");
        assert!(en.contains("email }}).\n\nMiddle.\n\nMiddle two.\n\n## Deletion"), "{en}");
        assert!(en.ends_with("- address\n\nBottom.\n"), "{en}");
        let toml = site.read("content/firm/customers/policy.toml");
        assert!(toml.contains("til.\", en = \"What for.\" }"), "{toml}");
        let extra = site.read("content/firm/customers/en/extra.md");
        assert_eq!(extra, "+++\ntitle = \"More\"\n+++\nOne thing.\r\n\r\n{{ rights }}\r\n");
        let states = states(&site);
        assert_eq!(states.values().filter(|state| *state == "unreviewed").count(), 7);
        assert_eq!(states["policy.toml:policy.description"], "edited", "the lock knows what it was");
    }
}

#[test]
fn languages_that_stand_on_lines_of_their_own_get_a_line() {
    let site = site();
    site.edit(
        "content/firm/customers/policy.toml",
        "description = { da = \"Hvad vi bruger dine oplysninger til.\", en = \"What we use your information for.\" }\n",
        "description.da = \"Hvad vi bruger dine oplysninger til.\" # kort\n",
    );
    let text =
        export(&site, "po").replace("oplysninger til.\"\nmsgstr \"\"", "oplysninger til.\"\nmsgstr \"What for.\"");
    import(&site, &text).succeeded();
    let toml = site.read("content/firm/customers/policy.toml");
    assert!(toml.contains("oplysninger til.\"\ndescription.en = \"What for.\" # kort\n"), "{toml}");
}

#[test]
fn what_is_not_ready_stays_out() {
    let site = accepted();
    site.edit(DA, "efter fem år", "efter seks år");
    let po = export(&site, "po");
    assert!(po.contains("#, fuzzy\n#| msgid \"Vi sletter dine oplysninger efter fem år.\"\n"), "{po}");
    let before = files(&site);
    let fuzzy = po
        .replace("msgstr \"We delete your data after five years.\"", "msgstr \"We delete your data after six years.\"");
    import(&site, &fuzzy).succeeded().says("1 not ready");
    assert_eq!(files(&site), before);
    import(&site, &fuzzy.replace("#, fuzzy\n", "")).succeeded();
    assert_states(&site, &[("about#deleting/1", "stale")]);
    accept(&site, &["--all"]).succeeded().says("1 translations accepted");
    assert_states(&site, &[]);
}

#[test]
fn files_that_are_no_exchange_files_are_told() {
    let site = accepted();
    let before = files(&site);
    for (text, said) in [
        ("", "does not say which language"),
        ("hello", "a line that is no part of a PO file"),
        ("msgid \"\nmsgstr \"\"", "a line that is no part of a PO file"),
        ("msgid \"a\\q\"\nmsgstr \"\"", "a `\\` before a sign that needs none"),
        ("msgctxt \"x\"\nmsgid \"a\"", "an entry without `msgid` or `msgstr`"),
        ("msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"", "the same keyword twice"),
        ("msgid \"a\"\nmsgstr \"b\"", "an entry without `msgctxt`"),
        ("msgctxt \"x\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"", "plural forms"),
        ("msgid \"\"\nmsgstr \"Language: fr\\n\"", "does not say which language"),
        ("msgid \"\"\nmsgstr \"X-Ikraft-Policy: a/b\\n\"", "was exported of `a/b`"),
        ("<xliff version=\"1.2\"/>", "this is no XLIFF 2"),
        ("<xliff version=\"2.0\"", "this is no XML"),
        ("<!DOCTYPE x [<!ENTITY a \"b\">]><xliff version=\"2.0\">&a;</xliff>", "this is no XML"),
        ("<xliff version=\"2.0\" trgLang=\"en\"><file><unit id=\"u\"/></file></xliff>", "a unit without `name`"),
        (
            "<xliff version=\"2.0\" trgLang=\"en\"><unit name=\"a\"><segment><source><ph dataRef=\"d\"/></source></segment></unit></xliff>",
            "a code whose data `d`",
        ),
        (
            "<xliff version=\"2.0\" trgLang=\"en\"><unit name=\"a\"><segment><source>x</source></segment></unit></xliff>",
            "there is no text `a`",
        ),
    ] {
        let run = import(&site, text);
        assert!(run.code == 1 || run.code == 2, "{text}: {}", run.code);
        run.says(said);
        assert_eq!(files(&site), before, "{text}");
    }
    fs::write(site.path().join("latin.po"), b"msgid \"\xe6\"\n").unwrap();
    let latin = site.path().join("latin.po");
    site.run(&["translate", "import", POLICY, latin.to_str().unwrap()]).exits(1).says("not in UTF-8");
}

#[test]
fn an_agency_may_part_a_text_into_sentences() {
    let site = accepted();
    let xliff = export(&site, "xliff");
    let whole = "<segment state=\"reviewed\">\n        <source>Vi sletter dine oplysninger efter fem år.</source>\n        <target>We delete your data after five years.</target>\n      </segment>";
    assert!(xliff.contains(whole), "{xliff}");
    let parts = "<segment id=\"s1\" state=\"final\"><source>Vi sletter</source><target>We will <mrk id=\"m1\" type=\"term\">delete</mrk></target></segment>\
        <ignorable><source> </source></ignorable>\
        <segment id=\"s2\" state=\"final\"><source>dine oplysninger efter fem år.</source><target>your data after five years.</target></segment>";
    import(&site, &xliff.replace(whole, parts)).succeeded();
    assert!(site.read(EN).contains("\nWe will delete your data after five years.\n"));
    let half = parts.replace("<target>your data after five years.</target>", "");
    site.edit(EN, "We will delete", "We delete");
    import(&site, &xliff.replace(whole, &half)).succeeded().says("1 not ready");
}

#[test]
fn an_import_that_is_killed_leaves_whole_files() {
    let site = accepted();
    let fragments: Vec<(String, String)> = (0..20)
        .map(|number| {
            (
                format!("content/firm/customers/da/part{number}.md"),
                format!("+++\ntitle = \"Del {number}\"\n+++\nOrd {number}.\n"),
            )
        })
        .collect();
    for (path, text) in &fragments {
        site.write(path, text);
        site.write(&path.replace("/da/", "/en/"), text.replace("Del", "Part").replace("Ord", "Old words"));
    }
    let po = export(&site, "po").replace("Old words", "New words");
    let back = site.path().join("back.po");
    fs::write(&back, &po).unwrap();
    let rounds: u64 = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(12);
    for round in 0..rounds.min(200) {
        let mut child = program()
            .args(["translate", "import", POLICY, back.to_str().unwrap()])
            .current_dir(site.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(round * 7 % 90));
        let _ = child.kill();
        child.wait().unwrap();
        for (number, (path, _)) in fragments.iter().enumerate() {
            let en = site.read(&path.replace("/da/", "/en/"));
            let whole = |words: &str| format!("+++\ntitle = \"Part {number}\"\n+++\n{words} {number}.\n");
            assert!(en == whole("Old words") || en == whole("New words"), "{en:?}");
        }
        let names = fs::read_dir(site.path().join("content/firm/customers/en")).unwrap().count();
        assert_eq!(names, 21, "nothing is left beside the fragments");
    }
    import(&site, &po).succeeded();
    assert!(fragments.iter().all(|(path, _)| site.read(&path.replace("/da/", "/en/")).contains("New words")));
}

#[test]
fn the_translations_of_the_example_are_on_record_as_reviewed() {
    for policy in ["proeveby-cykler/customers", "proeveby-cykler/employees"] {
        let args = ["translate", "status", policy, "-C", REPOSITORY];
        let run = Run::of(program().args(args).output()).succeeded();
        let is_fresh = run.stdout.lines().all(|line| line.ends_with(" fresh") && !line.contains(','));
        let how = format!("ikraft translate accept {policy} --all --by \"Ida Prøvesen\" --date 2026-11-02");
        assert!(is_fresh, "hold the texts against each other, then: {how}\n{}", run.stdout);
    }
}

#[test]
fn what_is_for_the_record_only_goes_to_no_translator() {
    let text = r#"{ da = "Kanariefugl", en = "Canary" }"#;
    let hidden = format!(
        "\n[[section]]\nid = \"hidden\"\npublish = false\n\n[[audience]]\nid = \"few\"\nour-role = \"controller\"\n\
         label = {text}\npublish = false\n\n[[section]]\nid = \"for-few\"\naudience = [\"few\"]\n\n\
         [[recipient]]\nid = \"secret\"\nname = \"A\"\nkind = {text}\ncountry = \"DK\"\npublish = false\nnote = \"canary\"\n"
    );
    let site = site()
        .append("content/firm/customers/policy.toml", &hidden)
        .replace(
            "content/firm/customers/policy.toml",
            "systems = [\"server\"]",
            &format!("systems = [\"server\"]\ndisclosure = [{{ to = \"secret\", as = \"processor\", when = {text} }}]"),
        )
        .file("content/firm/customers/da/hidden.md", "Kanariefugl.\n")
        .file("content/firm/customers/en/hidden.md", "Canary.\n")
        .file("content/firm/customers/da/for-few.md", "Kanariefugl.\n")
        .file("content/firm/customers/en/for-few.md", "Canary.\n");
    let site = site.built();
    for format in ["po", "xliff"] {
        let text = export(&site, format).to_lowercase();
        assert!(!text.contains("kanariefugl") && !text.contains("canary"), "{text}");
    }
    accept(&site, &["--all"]).succeeded();
    assert!(!site.read(LOCK).to_lowercase().contains("kanariefugl"));
}

#[test]
fn what_is_shared_is_reviewed_once() {
    let site = site();
    site.write(
        "content/firm/employees/policy.toml",
        site.read("content/firm/customers/policy.toml").replace("kunder", "ansatte"),
    );
    site.edit(
        "content/firm/firm.toml",
        "[controller]\n",
        "banner = { da = \"Til alle.\", en = \"To all.\" }\n[controller]\n",
    );
    accept(&site, &["--all"]).succeeded();
    assert!(site.read("content/firm/translations.lock").contains("firm.toml:banner"));
    let run = site.run(&["translate", "status", "firm/employees"]).succeeded();
    assert!(run.stdout.contains("1 fresh"), "{}", run.stdout);
    site.edit("content/firm/firm.toml", "Til alle.", "Til enhver.");
    for policy in [POLICY, "firm/employees"] {
        site.run(&["translate", "status", policy]).succeeded().says("stale      firm.toml:banner");
    }
}
