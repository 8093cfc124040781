//! Things of the facts as phrases: recipients, systems, activities, data by its key.

use crate::model::country::Country;
use crate::model::period::Period;
use crate::model::public_facts::{Category, PublicFacts, Recipient, Signature, System, Term, Told};
use crate::model::vocabulary::Vocabulary;

use super::argument::Argument;

pub fn terms(vocabulary: Vocabulary, terms: &[Term]) -> Vec<Argument> {
    terms.iter().map(|term| Argument::listed(vocabulary, term)).collect()
}

/// The titles of activities, or of what is done for customers; an id that leads nowhere stands as it is.
pub fn activities(facts: &PublicFacts, ids: &[String]) -> Argument {
    let title = |id: &String| {
        let own = facts.activities.iter().find(|activity| activity.id == *id).map(|activity| &activity.title);
        let processing = || facts.processing_for_customers.iter().find(|one| one.id == *id).map(|one| &one.title);
        let title = own.or_else(processing);
        Argument::said("change-quoted", vec![("words", title.map_or_else(|| Argument::name(id), heading))])
    };
    Argument::List(ids.iter().map(title).collect())
}

/// The same, where none stands for all of them.
pub fn activities_or_all(facts: &PublicFacts, ids: &[String]) -> Argument {
    if ids.is_empty() { Argument::said("change-everything", Vec::new()) } else { activities(facts, ids) }
}

/// The title of an activity.
pub fn heading(title: &Term) -> Argument {
    Argument::listed(Vocabulary::Activity, title)
}

pub fn audiences(facts: &PublicFacts, ids: &[String]) -> Argument {
    let label = |id: &String| match facts.audiences.iter().find(|audience| audience.id == *id) {
        Some(audience) => Argument::listed(Vocabulary::Audience, &audience.label),
        None => Argument::name(id),
    };
    match ids {
        [] => Argument::said("change-everybody", Vec::new()),
        ids => Argument::List(ids.iter().map(label).collect()),
    }
}

/// "Kopihus A/S (vores leverandør af sikkerhedskopiering)".
pub fn recipient(recipient: &Recipient) -> Argument {
    let kind = Argument::listed(Vocabulary::RecipientKind, &recipient.kind);
    match &recipient.name {
        Some(Told::Value(name)) => {
            Argument::said("recipient-named", vec![("name", Argument::name(name)), ("kind", kind)])
        }
        _ => kind,
    }
}

/// The name alone, where there is one.
pub fn short_recipient(recipient: &Recipient) -> Argument {
    match &recipient.name {
        Some(Told::Value(name)) => Argument::name(name),
        _ => Argument::listed(Vocabulary::RecipientKind, &recipient.kind),
    }
}

pub fn recipient_by_id<'a>(facts: &'a PublicFacts, id: &str) -> Option<&'a Recipient> {
    facts.recipients.iter().find(|recipient| recipient.id == id)
}

/// A recipient by id, in short; an id that leads nowhere stands as it is.
pub fn recipient_named(facts: &PublicFacts, id: &str) -> Argument {
    recipient_by_id(facts, id).map_or_else(|| Argument::name(id), short_recipient)
}

/// Whether data is known to go to a country outside the EU/EEA.
pub fn outside_eea(code: &str) -> bool {
    code.parse::<Country>().is_ok_and(|country| !country.in_eea())
}

/// The countries outside the EEA that a recipient gets data in.
pub fn third_countries(recipient: &Recipient) -> Vec<String> {
    let own = match &recipient.country {
        Some(Told::Value(code)) => Some(code),
        _ => None,
    };
    let mut codes: Vec<String> = Vec::new();
    for code in own.into_iter().chain(recipient.transfers.iter().filter_map(|transfer| transfer.country.as_ref())) {
        if outside_eea(code) && !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes
}

pub fn countries(codes: &[String]) -> Argument {
    Argument::List(codes.iter().cloned().map(Argument::Country).collect())
}

/// "vores sagssystem (Sag 3)".
pub fn system(facts: &PublicFacts, id: &str) -> Argument {
    facts.systems.iter().find(|system| system.id == id).map_or_else(|| Argument::name(id), system_phrase)
}

pub fn system_phrase(system: &System) -> Argument {
    let kind = Argument::listed(Vocabulary::SystemKind, &system.kind);
    match &system.name {
        Some(name) => Argument::said("security-system-name", vec![("kind", kind), ("name", Argument::name(name))]),
        None => kind,
    }
}

/// A system by its id, as it is called now, or was when it is gone: another name for it is told once, not wherever it
/// stands.
pub fn system_of(old: &PublicFacts, new: &PublicFacts, id: &str) -> Argument {
    let known = if new.systems.iter().any(|system| system.id == id) { new } else { old };
    system(known, id)
}

/// Data by its key, out of the categories of its activity.
pub fn data(categories: &[Category], keys: &[String]) -> Argument {
    let named = |key: &String| {
        let found = categories.iter().find(|category| category.is.key.as_ref() == Some(key));
        found.map_or_else(|| Argument::name(key), |category| Argument::listed(Vocabulary::Category, &category.is))
    };
    Argument::List(keys.iter().map(named).collect())
}

/// Whether a period is longer than another. Two that overlap (a month, 30 days) count by their most days.
pub fn longer(old: &str, new: &str) -> bool {
    match (old.parse::<Period>(), new.parse::<Period>()) {
        (Ok(old), Ok(new)) => {
            let ((old_fewest, old_most), (new_fewest, new_most)) = (old.day_range(), new.day_range());
            (new_most, new_fewest) > (old_most, old_fewest)
        }
        // What is no period cannot be called shorter.
        _ => true,
    }
}

pub fn signer(signature: &Signature) -> Argument {
    match (&signature.name, &signature.title) {
        (Some(Told::Value(name)), _) => Argument::name(name),
        (_, Some(title)) => Argument::words(title),
        _ => Argument::said("change-somebody", Vec::new()),
    }
}
