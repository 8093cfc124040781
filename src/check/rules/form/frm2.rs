//! FRM2: the whole notice can be had in one place. The PDF of a policy is always its whole text; what falls apart is a
//! notice in several policies that do not know of each other, or one with a part on a page of its own.

use std::collections::BTreeSet;

use crate::check::text::Topic;
use crate::check::wording::{ids, place_of_said};
use crate::check::{Both, Found, Hit, Rule, Subject, Written, both};
use crate::finding::Severity;
use crate::model::fact::value;
use crate::model::policy::Policy;
use crate::model::text::Words;

pub const RULE: Rule = Rule {
    code: "FRM2",
    severity: Severity::Warning,
    source: both(
        "databeskyttelsesforordningens artikel 12, stk. 1; Artikel 29-gruppens retningslinjer WP260, punkt 17",
        "GDPR Art. 12(1); the Article 29 Working Party’s guidelines WP260, paragraph 17",
    ),
    title: both(
        "al information til den samme læser på ét sted, eller med en vej fra det ene til det andet",
        "all information for the same reader in one place, or with a way from one to the other",
    ),
    when: both(
        "hvor flere politikker taler til de samme, eller en del af oplysningerne har sin egen side",
        "where several policies speak to the same people, or a part of the notice has a page of its own",
    ),
    looks_at: &["audience", "text"],
    why: both(
        "læseren tror at have læst alt, og resten står et andet sted",
        "readers believe that they have read it all, and the rest stands elsewhere",
    ),
    mend: both(
        "saml det i én politik, eller skriv et link til den anden",
        "put it into one policy, or write a link to the other",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for written in &subject.texts {
        for other in &subject.siblings {
            let shared = shared_audiences(subject.public, other);
            if let Some(shared) = shared.filter(|_| !leads_to(written, other)) {
                let (id, named) = (&other.id, ids(&shared));
                let message = match shared.is_empty() {
                    true => Both::new(
                        format!("`{id}` taler til de samme, og intet her fører derhen"),
                        format!("`{id}` speaks to the same people, and nothing here leads there"),
                    ),
                    false => Both::new(
                        format!("`{id}` taler også til {}, og intet her fører derhen", named.da),
                        format!("`{id}` speaks to {} too, and nothing here leads there", named.en),
                    ),
                };
                found.add(Hit::new(subject.policy_file(), message).lang(written.lang));
            }
        }
        elsewhere(subject, written, found);
    }
}

/// The audiences that both speak to; none of them named where one of the two speaks to everybody. Absent = they speak
/// to different people.
fn shared_audiences<'a>(ours: &'a Policy, other: &'a Policy) -> Option<Vec<&'a str>> {
    if ours.audiences.is_empty() || other.audiences.is_empty() {
        return Some(Vec::new());
    }
    let theirs: BTreeSet<&str> = other.audiences.iter().map(|audience| audience.id.as_str()).collect();
    let shared: Vec<&str> =
        ours.audiences.iter().map(|audience| audience.id.as_str()).filter(|id| theirs.contains(id)).collect();
    (!shared.is_empty()).then_some(shared)
}

/// Whether the text names the other policy or links to it.
fn leads_to(written: &Written, other: &Policy) -> bool {
    let title = match &other.title.words {
        Words::PerLanguage(titles) => titles.get(written.lang).map(String::as_str),
        Words::Key(..) => None,
    };
    let is_named = title.is_some_and(|title| written.runs.iter().any(|run| run.text.contains(title)));
    is_named || links(written).any(|href| is_address_of(href, other))
}

fn links<'a>(written: &'a Written) -> impl Iterator<Item = &'a str> {
    written.runs.iter().flat_map(|run| &run.pieces).filter_map(|piece| piece.href.as_deref())
}

/// Whether an address is that of a policy: the one it gives itself, or one that ends in its part of an address.
fn is_address_of(href: &str, policy: &Policy) -> bool {
    let own = policy.changes.as_ref().and_then(|changes| changes.current_edition_at.as_deref());
    let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    own.is_some_and(|own| own.trim_end_matches('/') == path) || policy.slug.values().any(|slug| slug.value == last)
}

/// A link to another notice on the firm's own website.
fn elsewhere(subject: &Subject, written: &Written, found: &mut Found) {
    let website = value(&subject.public.firm.controller.website);
    let Some(home) = website.and_then(|website| host(website)) else { return };
    for said in written.said(Topic::OtherNotice) {
        let mut hrefs = said.run.pieces_of(&said.range).filter_map(|piece| piece.href.as_deref());
        let Some(href) = hrefs.find(|href| host(href) == Some(home)) else { continue };
        let policies = subject.siblings.iter().copied().chain([subject.policy]);
        if policies.into_iter().any(|policy| is_address_of(href, policy)) {
            continue;
        }
        let message = Both::new(
            format!("en del af oplysningerne står et andet sted: `{href}`"),
            format!("a part of the notice stands elsewhere: `{href}`"),
        );
        found.add(Hit::new(&place_of_said(subject, &said), message).lang(written.lang).mend(both(
            "tag delen med ind i denne politik, eller læg den ind som en politik for sig, som de to kan henvise til",
            "take the part into this policy, or make it a policy of its own that the two can refer to",
        )));
    }
}

/// The host of an address on the web, without "www.".
fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}
