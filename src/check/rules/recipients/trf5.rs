//! TRF5: whom a certified recipient sends data on to.

use crate::check::transfers::country;
use crate::check::{Both, Found, Hit, Rule, Subject, both};
use crate::finding::Severity;
use crate::model::fact::value;
use crate::model::recipient::{Recipient, Transfer};

pub const RULE: Rule = Rule {
    code: "TRF5",
    severity: Severity::Warning,
    source: both(
        "databeskyttelsesforordningens artikel 44 og Datatilsynets vejledning om EU-U.S. Data Privacy Framework (2023)",
        "GDPR Art. 44; Datatilsynet’s guidance on the EU-U.S. Data Privacy Framework (2023)",
    ),
    title: both(
        "et eget grundlag for den, som en certificeret modtager sender oplysninger videre til",
        "a ground of its own for whoever a certified recipient sends data on to",
    ),
    when: both(
        "hvor en modtager på listen over EU-U.S. Data Privacy Framework har underdatabehandlere",
        "where a recipient on the list of the EU-U.S. Data Privacy Framework has sub-processors",
    ),
    looks_at: &["recipient.transfer.framework", "recipient.sub-processors"],
    why: both(
        "certificeringen dækker kun den, der står på listen, og ikke dem, den selv bruger",
        "the certification covers only whoever is on the list, and not those that it uses itself",
    ),
    mend: both(
        "skriv en `transfer` med et grundlag for underdatabehandleren, eller dens land i EU/EØS",
        "state a `transfer` with a ground for the sub-processor, or its country in the EU/EEA",
    ),
    check,
};

fn check(subject: &Subject, found: &mut Found) {
    for recipient in subject.policy.recipients.iter().filter(|recipient| recipient.publish) {
        if !recipient.transfers.iter().any(is_certified) {
            continue;
        }
        for named in &recipient.sub_processors {
            let Some(sub) = subject.policy.recipient(&named.value) else { continue };
            if is_outside(sub) && !sub.transfers.iter().any(|transfer| transfer.mechanism.value().is_some()) {
                let (id, sub) = (&recipient.id, &sub.id);
                found.add(Hit::new(
                    &named.place,
                    Both::new(
                        format!("`{id}` er certificeret, men bruger `{sub}`, som ikke har et grundlag for overførslen"),
                        format!("`{id}` is certified, but uses `{sub}`, which has no ground for the transfer"),
                    ),
                ));
            }
        }
    }
}

/// Whether it is carried by a list today.
fn is_certified(transfer: &Transfer) -> bool {
    transfer.framework.is_some() && !transfer.fallback
}

/// Whether data leaves the EEA there. Where the country is unknown, that is TRF1's.
fn is_outside(recipient: &Recipient) -> bool {
    let own = value(&recipient.country).copied();
    let stated = recipient.transfers.iter().filter_map(|transfer| country(recipient, transfer));
    own.into_iter().chain(stated).any(|country| !country.in_eea())
}
