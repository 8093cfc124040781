//! CMP2: the authority's name and addresses are those that it publishes itself.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::text::{Run, Voice};
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::{Place, Severity};
use crate::model::act::{AUTHORITY, Authority, Tables};
use crate::model::controller::ComplaintBody;
use crate::model::fact::value;
use crate::model::section::Generated;

pub const RULE: Rule = Rule {
    code: "CMP2",
    severity: Severity::Warning,
    source: both("Datatilsynets egen kontaktside", "Datatilsynet’s own contact page"),
    title: both(
        "Datatilsynets adresse, telefon, e-mail og hjemmeside er rigtige",
        "the address, phone, email and website of the Danish Data Protection Agency are right",
    ),
    when: both(
        "når firmaets egne ord nævner Datatilsynet",
        "where the firm’s own words name the Danish Data Protection Agency",
    ),
    looks_at: &["complaint.to", "complaint.url", "text"],
    why: both(
        "en klage, der går til en gammel adresse, kommer ikke frem",
        "a complaint that goes to an old address does not arrive",
    ),
    mend: both(
        "skriv `[[complaint]]` med `to = \"datatilsynet\"`, så sætter ikraft selv de rigtige oplysninger ind",
        "write `[[complaint]]` with `to = \"datatilsynet\"`, and ikraft puts in the right record by itself",
    ),
    check,
};

/// The authority's name in running text, in small letters; its Danish name is used in every language.
const NAME: &str = "datatilsynet";

fn check(subject: &Subject, found: &mut Found) {
    let Some(record) = Tables::built_in().authority(AUTHORITY) else { return };
    for route in &subject.public.firm.complaints {
        let ComplaintBody::Other { name, url: Some(url) } = &route.to else { continue };
        if name.to_lowercase().contains(NAME) && !is_host_of(record, url) {
            found.add(wrong(&route.place, &both("adressen på nettet", "the web address"), url, &record.url));
        }
    }
    let own = own_phones(subject);
    for text in &subject.texts {
        let is_own = |run: &&Run| run.pieces.iter().any(|piece| piece.voice() == Voice::Fragment);
        let mentioning: BTreeSet<&str> = text
            .runs
            .iter()
            .filter(is_own)
            .filter(|run| run.text.to_lowercase().contains(NAME))
            .map(|run| run.section.as_str())
            .collect();
        for run in text.runs.iter().filter(is_own) {
            let here = run.section == Generated::Complaint.id() && mentioning.contains(run.section.as_str());
            let about = here || run.text.to_lowercase().contains(NAME);
            let mut all = addresses(record, run);
            if about {
                all.extend(phones(record, run, &own));
                all.extend(postcode(record, run));
            }
            for Wrong { range, what, right } in all {
                if let Some(place) = run.place(&range, subject.files) {
                    found.add(wrong(&place, &what, &run.text[range], &right).lang(text.lang));
                }
            }
        }
    }
}

/// Something that is not as the record has it.
struct Wrong {
    range: Range<usize>,
    what: Both,
    right: String,
}

fn wrong(place: &Place, what: &Both, given: &str, right: &str) -> Hit {
    let message = Both::new(
        format!("{} `{given}` er ikke Datatilsynets, som er `{right}`", what.da),
        format!("{} `{given}` is not that of the Danish Data Protection Agency, which is `{right}`", what.en),
    );
    Hit::new(place, message)
}

/// The host of a web address, without `www.`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

fn is_host_of(record: &Authority, url: &str) -> bool {
    host(url).eq_ignore_ascii_case(host(&record.url))
}

/// E-mail and web addresses that bear the authority's name and are not its own.
fn addresses(record: &Authority, run: &Run) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut at = 0;
    for word in run.text.split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        let start = at + word.find(trimmed).unwrap_or_default();
        at += word.len();
        let small = trimmed.to_lowercase();
        let range = start..start + trimmed.len();
        if let Some((_, domain)) = small.split_once('@') {
            if domain.split('.').any(|part| part == NAME) && small != record.email {
                let what = both("e-mailadressen", "the email address");
                wrong.push(Wrong { range, what, right: record.email.clone() });
            }
        } else if host(&small).starts_with("datatilsynet.") && !is_host_of(record, &small) {
            let what = both("adressen på nettet", "the web address");
            wrong.push(Wrong { range, what, right: record.url.clone() });
        }
    }
    wrong.extend(run.pieces.iter().filter_map(|piece| {
        let href = piece.href.as_ref()?;
        let bears = host(href).to_lowercase().split('.').any(|part| part == NAME);
        (bears && !is_host_of(record, href)).then(|| Wrong {
            range: piece.range.clone(),
            what: both("adressen bag linket", "the address behind the link"),
            right: record.url.clone(),
        })
    }));
    wrong
}

/// Stretches of digits, in groups or not, with what stands before the country code left out.
fn numbers(text: &str) -> Vec<(Range<usize>, String)> {
    let mut all: Vec<(Range<usize>, String)> = Vec::new();
    for (at, sign) in text.char_indices() {
        if !sign.is_ascii_digit() {
            continue;
        }
        let joins = all.last().is_some_and(|(range, _)| {
            text[range.end..at].chars().all(|between| matches!(between, ' ' | '\u{a0}' | '-')) && at - range.end <= 2
        });
        match all.last_mut().filter(|_| joins) {
            Some((range, digits)) => {
                range.end = at + 1;
                digits.push(sign);
            }
            None => all.push((at..at + 1, sign.to_string())),
        }
    }
    all
}

/// A Danish number without its country code.
fn dialled(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let rest = digits.strip_prefix("0045").or_else(|| digits.strip_prefix("45").filter(|rest| rest.len() == 8));
    rest.map(str::to_owned).unwrap_or(digits)
}

fn own_phones(subject: &Subject) -> BTreeSet<String> {
    let firm = &subject.policy.firm;
    let contact = firm.contact.iter().filter_map(|contact| value(&contact.phone));
    let dpo = firm.dpo.iter().filter_map(|dpo| value(&dpo.phone));
    let units = firm.controller.units.iter().filter_map(|unit| value(&unit.phone));
    value(&firm.controller.phone)
        .into_iter()
        .chain(contact)
        .chain(dpo)
        .chain(units)
        .map(|phone| dialled(phone))
        .collect()
}

/// Danish phone numbers, eight digits long, that are neither the authority's nor the firm's.
fn phones(record: &Authority, run: &Run, own: &BTreeSet<String>) -> Vec<Wrong> {
    numbers(&run.text)
        .into_iter()
        .map(|(range, digits)| (range, dialled(&digits)))
        .filter(|(_, digits)| digits.len() == 8 && *digits != dialled(&record.phone) && !own.contains(digits))
        .map(|(range, _)| Wrong {
            range,
            what: both("telefonnummeret", "the phone number"),
            right: record.phone.clone(),
        })
        .collect()
}

/// A postcode with its town behind a street, where it is not the authority's.
fn postcode(record: &Authority, run: &Run) -> Option<Wrong> {
    let (range, _) = numbers(&run.text).into_iter().find(|(range, digits)| {
        let town = run.text[range.end..].trim_start_matches([' ', '\u{a0}']).chars().next();
        let behind_street = run.text[..range.start].trim_end().ends_with([',', '.']);
        digits.len() == 4 && behind_street && town.is_some_and(char::is_uppercase) && *digits != record.postcode
    })?;
    let right = format!("{}, {} {}", record.street, record.postcode, record.city);
    Some(Wrong { range, what: both("postnummeret", "the postcode"), right })
}

#[cfg(test)]
mod tests {
    use super::{dialled, host, numbers};

    #[test]
    fn phone_numbers_are_compared_as_they_are_dialled() {
        for written in ["33 19 32 00", "+45 33193200", "0045 33 19 32 00", "3319\u{a0}3200"] {
            assert_eq!(dialled(written), "33193200", "{written}");
        }
        let found: Vec<String> =
            numbers("Ring 33 19 32 00, eller skriv inden 30 dage.").into_iter().map(|n| n.1).collect();
        assert_eq!(found, ["33193200", "30"]);
    }

    #[test]
    fn a_host_is_named_with_or_without_scheme_and_path() {
        for url in [
            "https://www.datatilsynet.dk/kontakt",
            "www.datatilsynet.dk",
            "datatilsynet.dk?x",
            "http://datatilsynet.dk:80",
        ] {
            assert_eq!(host(url), "datatilsynet.dk", "{url}");
        }
    }
}
