//! How the sentences read: cleanly set, plain, short where they must be, and said once.

use super::{compose, compose_policy, every_text, lines, site, sites, text_of};
use crate::compose::clause::parts::capital;
use crate::document::walk::plain;
use crate::document::{Inline, Leaf, Origin};
use crate::model::policy::{Clauses, Policy};
use crate::source::LoadedSite;

#[test]
fn the_words_are_set_cleanly() {
    for (lang, lines) in every_text() {
        for line in lines {
            for bad in ["  ", " .", " ,", ",,", "..", "()", "( ", " )", " :", "::", ".:", ",.", "{ ", " }"] {
                assert!(!line.contains(bad), "{lang}: {bad:?} in: {line}");
            }
            assert!(!line.contains(|sign: char| ('\u{e000}'..='\u{f8ff}').contains(&sign)), "{lang}: {line}");
            assert!(!line.trim_end().ends_with(':') || !line.starts_with('['), "{lang}: {line}");
        }
    }
}

#[test]
fn the_bare_word_for_processing_is_avoided_in_danish() {
    for (_, lines) in every_text().into_iter().filter(|(lang, _)| lang == "da") {
        for line in lines {
            let line = line.to_lowercase().replace("begrænsning af behandling", "");
            let bare = line
                .split(|sign: char| !sign.is_alphabetic())
                .find(|word| ["behandling", "behandlingen", "behandlinger", "behandle", "behandler"].contains(word));
            assert_eq!(bare, None, "{line}");
        }
    }
}

/// Every policy under clauses = "complete", with the site it belongs to.
fn complete_policies() -> Vec<(LoadedSite, String)> {
    let mut all = Vec::new();
    for site in sites() {
        let ids = site.policies.iter().filter(|one| one.policy.clauses == Clauses::Complete);
        let ids: Vec<String> = ids.map(|one| one.policy.id.clone()).collect();
        all.extend(ids.into_iter().map(|id| (site.clone(), id)));
    }
    all
}

#[test]
fn the_text_is_plain_enough() {
    for (site, id) in complete_policies() {
        let danish = lines(&compose(&site, &id, "da", None).0);
        let english = lines(&compose(&site, &id, "en", None).0);
        let (lix, flesch) = (lix(&danish), flesch(&english));
        println!("{id}: LIX {lix:.1}, Flesch {flesch:.1}");
        assert!(lix <= 45.0, "{id}: LIX {lix:.1}");
        assert!(flesch >= 50.0, "{id}: Flesch {flesch:.1}");
        for sentence in danish.iter().chain(&english).flat_map(|line| sentences(line)) {
            // Lists of headings are as long as the policy has activities.
            let list = sentence.matches([',', ';']).count() > 3;
            let count = sentence.split_whitespace().count();
            assert!(count <= 32 || list, "{id}: {count} words: {sentence}");
        }
    }
}

/// Sentences of a line: a full stop, question mark or colon, then a space and a capital letter or nothing.
fn sentences(line: &str) -> Vec<String> {
    let line = line.trim_start_matches(['#', '[', '|', '>', '=', '~', ' ']).replace("] ", ". ").replace(" | ", ". ");
    let mut all = Vec::new();
    let mut sentence = String::new();
    let signs: Vec<char> = line.chars().collect();
    for (at, sign) in signs.iter().enumerate() {
        sentence.push(*sign);
        let ends = matches!(sign, '.' | '?' | ':')
            && (at + 1 == signs.len() || (signs[at + 1] == ' ' && signs.get(at + 2).is_none_or(|s| s.is_uppercase())));
        if ends {
            all.push(std::mem::take(&mut sentence));
        }
    }
    all.push(sentence);
    all.retain(|sentence| sentence.chars().any(char::is_alphabetic));
    all
}

fn words_of(lines: &[String]) -> Vec<String> {
    let clean = |word: &str| word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
    let words = lines.iter().flat_map(|line| line.split_whitespace()).map(clean);
    words.filter(|word| !word.is_empty() && !word.contains(['@', '/'])).collect()
}

/// Words per sentence, and the share of words of more than six letters (Björnsson 1968).
fn lix(lines: &[String]) -> f64 {
    let words = words_of(lines);
    let sentences: usize = lines.iter().map(|line| sentences(line).len()).sum();
    let long = words.iter().filter(|word| word.chars().count() > 6).count();
    words.len() as f64 / sentences as f64 + 100.0 * long as f64 / words.len() as f64
}

/// Flesch's reading ease, with groups of vowels for syllables.
fn flesch(lines: &[String]) -> f64 {
    let words = words_of(lines);
    let sentences: usize = lines.iter().map(|line| sentences(line).len()).sum();
    let syllables = |word: &String| {
        let word = word.to_lowercase();
        let stem = word.strip_suffix('e').or_else(|| word.strip_suffix("es")).unwrap_or(&word);
        let vowel = |sign: char| "aeiouy".contains(sign);
        let signs: Vec<char> = stem.chars().collect();
        let groups = (0..signs.len()).filter(|at| vowel(signs[*at]) && (*at == 0 || !vowel(signs[at - 1]))).count();
        groups.max(1)
    };
    let all: usize = words.iter().map(syllables).sum();
    206.835 - 1.015 * words.len() as f64 / sentences as f64 - 84.6 * all as f64 / words.len() as f64
}

#[test]
fn a_first_word_gets_a_capital_letter_unless_it_is_written_in_its_own_way() {
    let words = |words: &str| vec![Inline::text(words, Origin::default())];
    for (given, expected) in [
        ("vores medarbejdere", "Vores medarbejdere"),
        ("øjenlægen, og andre", "Øjenlægen, og andre"),
        ("e-mailadresse", "E-mailadresse"),
        ("one.com", "one.com"),
        ("iOS-brugere", "iOS-brugere"),
        ("§ 4 c", "§ 4 c"),
        ("3D-billeder", "3D-billeder"),
        ("", ""),
    ] {
        assert_eq!(plain(&capital(words(given))), expected);
    }
    let nested = vec![Inline::text("", Origin::default()), Inline::Strong { content: words("vores sælgere") }];
    assert_eq!(plain(&capital(nested)), "Vores sælgere");
    assert_eq!(plain(&capital(vec![Inline::Code { text: Leaf::new("pc_valg", Origin::default()) }])), "pc_valg");
}

#[test]
fn the_first_layer_fits_one_screen_of_a_phone() {
    for (site, policy) in sites().iter().flat_map(|site| site.policies.iter().map(move |policy| (site, policy))) {
        for lang in ["da", "en"] {
            let (sections, _) = compose(site, &policy.policy.id, lang, None);
            let short = sections.iter().find(|section| section.id == "in-short").expect("a first layer");
            let lines = lines(std::slice::from_ref(short));
            // About 38 signs a line and 22 lines a screen at 360 px.
            let rows: usize = lines.iter().map(|line| line.chars().count().div_ceil(38)).sum();
            assert!(rows <= 24, "{} {lang}: {rows} rows\n{}", policy.policy.id, lines.join("\n"));
        }
    }
}

#[test]
fn a_role_that_nobody_states_is_put_into_no_firms_mouth() {
    let site = site();
    for (lang, word) in [("da", "dataansvarlig"), ("en", "controller")] {
        let text = text_of(&compose(&site, "burojantzen/customers", lang, None).0).replace("{#controller}", "");
        assert!(!text.contains(word), "{text}");
        assert!(text_of(&compose(&site, "ballum-it/customers", lang, None).0).contains(word));
    }
}

#[test]
fn whom_most_uses_are_about_is_said_once() {
    let site = site();
    let (sections, _) = compose(&site, "proeveby-cykler/customers", "da", None);
    let said = text_of(&sections).matches("Oplysningerne handler om kunder").count();
    // Beside the sentence for all, those about customers and others.
    assert_eq!(text_of(&sections).matches("Oplysningerne handler om kunder, når der ikke står andet.").count(), 1);
    let beside = text_of(&sections).matches("Oplysningerne handler om kunder og").count();
    assert_eq!(said, 1 + beside);
}

#[test]
fn without_a_name_the_reader_still_learns_whom_to_ask() {
    let site = site();
    let loaded = site.policies.iter().find(|one| one.policy.id == "proeveby-cykler/customers").expect("the policy");
    let mut policy = loaded.policy.clone();
    let dpo = |policy: &Policy, lang: &str| {
        let sections = compose_policy(&site, policy, lang);
        text_of(&sections.into_iter().filter(|section| section.id == "dpo").collect::<Vec<_>>())
    };
    let contact = policy.firm.contact.as_mut().expect("a contact");
    contact.name = None;
    let text = dpo(&policy, "da");
    assert!(text.contains("kontakt os her: privatliv@proeveby-cykler.example"), "{text}");
    policy.firm.contact = None;
    assert!(dpo(&policy, "da").starts_with("# Databeskyttelsesrådgiver (DPO)"), "{}", dpo(&policy, "da"));
}
