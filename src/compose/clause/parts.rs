//! What several sections need: how somebody or something is named, how we are reached, what is withheld.

use crate::compose::context::{Context, bullets, paragraph, sentences};
use crate::document::walk::plain;
use crate::document::{Block, BlockKind, Inline, Origin, Section, SectionKind};
use crate::finding::Place;
use crate::model::activity::{Activity, Category};
use crate::model::audience::Audience;
use crate::model::controller::Address;
use crate::model::country::Country;
use crate::model::fact::{Fact, Located, State, Withheld, value};
use crate::model::policy::Clauses;
use crate::model::processing::ProcessingForCustomers;
use crate::model::recipient::Recipient;
use crate::model::section::Generated;
use crate::model::system::System;
use crate::model::text::Words;
use crate::text::Arg;

/// Whether the library may say all that law expects, and not only what the facts state.
pub fn complete(ctx: &Context) -> bool {
    ctx.policy().clauses == Clauses::Complete
}

/// A generated section with its own heading; `None` when it has nothing to say.
pub fn section(ctx: &Context, which: Generated, blocks: Vec<BlockKind>, sections: Vec<Section>) -> Option<Section> {
    titled(which, ctx.say(&format!("section-{}", which.id()), &[]), blocks, sections)
}

/// The same under another heading.
pub fn titled(which: Generated, title: Vec<Inline>, blocks: Vec<BlockKind>, sections: Vec<Section>) -> Option<Section> {
    let kind = match which {
        Generated::InShort => SectionKind::Summary,
        Generated::Objection => SectionKind::Objection,
        Generated::Signature => SectionKind::Signature,
        _ => SectionKind::Ordinary,
    };
    let section = Section { id: which.id().to_owned(), kind, title, blocks: numbered(blocks), sections, notes: vec![] };
    (!section.blocks.is_empty() || !section.sections.is_empty()).then_some(section)
}

/// A subsection with its id and heading.
pub fn subsection(id: String, title: Vec<Inline>, blocks: Vec<BlockKind>) -> Section {
    Section {
        id,
        kind: SectionKind::Ordinary,
        title,
        blocks: numbered(blocks),
        sections: Vec::new(),
        notes: Vec::new(),
    }
}

/// Blocks without ids, which the composer numbers; those that say nothing are left out.
fn numbered(blocks: Vec<BlockKind>) -> Vec<Block> {
    let says = |kind: &BlockKind| !matches!(kind, BlockKind::Paragraph { content } if content.is_empty());
    blocks.into_iter().filter(says).map(|kind| Block { id: String::new(), kind }).collect()
}

/// Adds a paragraph of sentences, unless they say nothing.
pub fn push_sentences(blocks: &mut Vec<BlockKind>, parts: Vec<Vec<Inline>>) {
    let content = sentences(parts);
    if !content.is_empty() {
        blocks.push(paragraph(content));
    }
}

/// Adds a list, unless it is empty; a list of one is a paragraph.
pub fn push_list(blocks: &mut Vec<BlockKind>, mut items: Vec<Vec<Inline>>) {
    items.retain(|item| !item.is_empty());
    match items.len() {
        0 => {}
        1 => blocks.push(paragraph(items.remove(0))),
        _ => blocks.push(bullets(items)),
    }
}

/// The same words with a capital letter at their beginning. A first word that is written in a way of its own keeps it:
/// "one.com", "iOS", "3D".
pub fn capital(mut words: Vec<Inline>) -> Vec<Inline> {
    /// Whether the first word was found.
    fn raise(words: &mut [Inline]) -> bool {
        words.iter_mut().any(|inline| match inline {
            Inline::Text { text } | Inline::Date { text, .. } => {
                let Some(word) = text.text.split_whitespace().next() else { return false };
                let word = word.trim_end_matches(|sign: char| !sign.is_alphanumeric());
                if !word.is_empty() && word.chars().all(|sign| sign.is_lowercase() || sign == '-') {
                    let start = text.text.len() - text.text.trim_start().len();
                    let (space, rest) = text.text.split_at(start);
                    let mut signs = rest.chars();
                    let first = signs.next().into_iter().flat_map(char::to_uppercase);
                    text.text = space.chars().chain(first).chain(signs).collect();
                }
                true
            }
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. }
            | Inline::SectionLink { content, .. } => raise(content),
            Inline::Code { .. } => true,
            Inline::NoteRef { .. } | Inline::Break => false,
        })
    }
    raise(&mut words);
    words
}

/// Words set strong.
pub fn strong(content: Vec<Inline>) -> Vec<Inline> {
    vec![Inline::Strong { content }]
}

/// Why a fact is not told, and that the reader may ask.
pub fn withheld(ctx: &Context, withheld: &Withheld, path: &str) -> Vec<Inline> {
    let id = if withheld.ask { "withheld" } else { "withheld-no-ask" };
    ctx.say(id, &[("reason", ctx.text(&withheld.reason, path).into())])
}

/// The words of a fact: its value in words, or why it is withheld; nothing when it is unknown or left out.
pub fn told<T>(
    ctx: &Context,
    fact: &Option<Fact<T>>,
    path: &str,
    say: impl FnOnce(&T, &Place) -> Vec<Inline>,
) -> Vec<Inline> {
    match fact {
        Some(Fact { state: State::Given(value), place, .. }) => say(value, place),
        Some(Fact { state: State::Withheld(why), .. }) => withheld(ctx, why, path),
        Some(Fact { state: State::Unknown, .. }) | None => Vec::new(),
    }
}

/// "Denne del gælder for webhotelkunder og foreninger." Nothing when it concerns everybody.
pub fn audience(ctx: &Context, ids: &[Located<String>]) -> Vec<Inline> {
    let labels: Vec<Vec<Inline>> = ids
        .iter()
        .filter_map(|id| ctx.policy().audience(&id.value))
        .map(|audience| ctx.text(&audience.label, &format!("audience.{}.label", audience.id)))
        .collect();
    match labels.is_empty() {
        true => Vec::new(),
        false => ctx.say("clause-audience", &[("audience", Arg::And(labels))]),
    }
}

/// The heading of an activity.
pub fn activity_title(ctx: &Context, activity: &Activity) -> Vec<Inline> {
    ctx.text(&activity.title, &format!("activity.{}.title", activity.id))
}

/// The id of an activity's subsection.
pub fn activity_section(activity: &Activity) -> String {
    format!("activity-{}", activity.id)
}

/// The heading of an activity as a link to what is said of it, where something is.
pub fn activity_link(ctx: &Context, activity: &Activity) -> Vec<Inline> {
    let title = activity_title(ctx, activity);
    match super::activity::is_shown(ctx, activity) {
        true => ctx.section_link(&activity_section(activity), title),
        false => title,
    }
}

/// The headings of some activities one after another, without an "og" that could be part of a heading:
/// "Regnskab og fakturering, Reparation"; with semicolons where a heading has a comma.
pub fn activity_list(ctx: &Context, activities: &[&Activity]) -> Arg {
    let links: Vec<Vec<Inline>> = activities.iter().map(|activity| activity_link(ctx, activity)).collect();
    let id = if links.iter().any(|link| plain(link).contains(',')) { "semicolon-list" } else { "comma-list" };
    let joined =
        links.into_iter().reduce(|before, next| ctx.say(id, &[("before", before.into()), ("next", next.into())]));
    Arg::Inlines(joined.unwrap_or_default())
}

/// What the readers of some audiences must do, each duty once, with those whose it is.
pub fn duties(ctx: &Context, whose: impl Fn(&Audience) -> bool) -> Vec<Vec<Inline>> {
    let mut groups: Vec<(Vec<Inline>, Vec<Vec<Inline>>)> = Vec::new();
    for audience in ctx.policy().audiences.iter().filter(|audience| whose(audience)) {
        let Some(duty) = &audience.duty else { continue };
        let duty = ctx.text(duty, &format!("audience.{}.duty", audience.id));
        let label = ctx.text(&audience.label, &format!("audience.{}.label", audience.id));
        match groups.iter_mut().find(|(known, _)| plain(known) == plain(&duty)) {
            Some((_, labels)) => labels.push(label),
            None => groups.push((duty, vec![label])),
        }
    }
    groups
        .into_iter()
        .map(|(duty, labels)| {
            let labels = capital(ctx.say("and-list", &[("items", Arg::And(labels))]));
            ctx.say("list-item", &[("what", strong(labels).into()), ("said", duty.into())])
        })
        .collect()
}

/// The activities with these ids, in the policy's order.
pub fn activities_named<'a>(ctx: &Context<'a>, ids: impl Fn(&str) -> bool) -> Vec<&'a Activity> {
    ctx.policy().activities.iter().filter(|activity| ids(&activity.id)).collect()
}

/// The words of the categories with these keys; a key that the activity does not list is passed over: the loader
/// reports it.
pub fn categories(ctx: &Context, activity: &Activity, keys: &[Located<String>]) -> Vec<Vec<Inline>> {
    Listed::of(activity).named(ctx, keys)
}

/// The categories that an activity, or what we do for customers, lists.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    categories: &'a [Category],
    kind: &'static str,
    id: &'a str,
}

impl<'a> Listed<'a> {
    pub fn of(activity: &'a Activity) -> Listed<'a> {
        let categories = value(&activity.categories).map(Vec::as_slice).unwrap_or_default();
        Listed { categories, kind: "activity", id: &activity.id }
    }

    pub fn for_customers(processing: &'a ProcessingForCustomers) -> Listed<'a> {
        let categories = value(&processing.categories).map(Vec::as_slice).unwrap_or_default();
        Listed { categories, kind: "processing-for-customers", id: &processing.id }
    }

    /// The words of those with these keys.
    pub fn named(&self, ctx: &Context, keys: &[Located<String>]) -> Vec<Vec<Inline>> {
        let path = format!("{}.{}.categories", self.kind, self.id);
        keys.iter()
            .filter_map(|key| self.categories.iter().find(|category| category.is.as_key() == Some(&key.value)))
            .map(|category| ctx.text(&category.is, &path))
            .collect()
    }
}

/// A recipient's name, or what kind of recipient it is.
pub fn recipient(ctx: &Context, recipient: &Recipient) -> Vec<Inline> {
    match &recipient.name {
        Some(Fact { state: State::Given(name), place, .. }) => {
            ctx.value(name, &format!("recipient.{}.name", recipient.id), place)
        }
        _ => ctx.text(&recipient.kind, &format!("recipient.{}.kind", recipient.id)),
    }
}

/// The same at the beginning of a sentence; a name keeps its own first letter: "one.com".
pub fn recipient_first(ctx: &Context, which: &Recipient) -> Vec<Inline> {
    let words = recipient(ctx, which);
    if is_named(which) { words } else { capital(words) }
}

/// Whether the reader is told the recipient's name.
pub fn is_named(recipient: &Recipient) -> bool {
    value(&recipient.name).is_some()
}

/// "KeepIT A/S (en leverandør af sikkerhedskopiering)", or the kind alone.
pub fn recipient_with_kind(ctx: &Context, which: &Recipient) -> Vec<Inline> {
    let kind = ctx.text(&which.kind, &format!("recipient.{}.kind", which.id));
    match &which.name {
        Some(Fact { state: State::Given(_), .. }) => {
            let name = match &which.website {
                Some(url) => vec![Inline::Link { href: url.clone(), content: recipient(ctx, which) }],
                None => recipient(ctx, which),
            };
            ctx.say("recipient-named", &[("name", name.into()), ("kind", kind.into())])
        }
        _ => kind,
    }
}

/// The same at the beginning of a sentence or a cell.
pub fn recipient_with_kind_first(ctx: &Context, which: &Recipient) -> Vec<Inline> {
    let words = recipient_with_kind(ctx, which);
    if is_named(which) { words } else { capital(words) }
}

/// The country's name.
pub fn country(ctx: &Context, country: Country) -> Vec<Inline> {
    ctx.say(&format!("country-{}", country.code().to_lowercase()), &[])
}

/// What a system is, with its own name behind it when it has one.
pub fn system(ctx: &Context, system: &System) -> Vec<Inline> {
    let kind = ctx.text(&system.kind, &format!("system.{}.kind", system.id));
    with_own_name(ctx, system, kind)
}

/// Where something lies: "på vores egen server", "i sikkerhedskopien hos KeepIT A/S".
/// Nothing for a system in the firm's own words, whose preposition nobody knows.
pub fn in_system(ctx: &Context, system: &System) -> Option<Vec<Inline>> {
    let Words::Key(vocabulary, key) = &system.kind.words else { return None };
    let id = format!("{}.in", vocabulary.message(key));
    if !ctx.words().has(&id) {
        return None;
    }
    let inside = with_own_name(ctx, system, ctx.say(&id, &[]));
    Some(at_its_recipient(ctx, system, inside))
}

/// "et datalager i skyen hos Dropbox Business".
pub fn system_at(ctx: &Context, which: &System) -> Vec<Inline> {
    at_its_recipient(ctx, which, system(ctx, which))
}

fn at_its_recipient(ctx: &Context, system: &System, words: Vec<Inline>) -> Vec<Inline> {
    let by = system.recipient.as_ref().and_then(|id| ctx.policy().recipient(&id.value));
    match by.filter(|by| is_named(by)) {
        Some(by) => ctx.say("system-at", &[("system", words.into()), ("recipient", recipient(ctx, by).into())]),
        None => words,
    }
}

fn with_own_name(ctx: &Context, system: &System, kind: Vec<Inline>) -> Vec<Inline> {
    match &system.name {
        Some(name) => {
            let name = ctx.value(name, &format!("system.{}.name", system.id), &system.place);
            ctx.say("security-system-name", &[("kind", kind.into()), ("name", name.into())])
        }
        None => kind,
    }
}

/// A postal address in one line.
pub fn address(ctx: &Context, address: &Address, path: &str, place: &Place) -> Vec<Inline> {
    let part = |words: &str| Arg::words(words, Origin::fact(path, place));
    let mut args =
        vec![("street", part(&address.street)), ("postcode", part(&address.postcode)), ("city", part(&address.city))];
    match address.country {
        None => ctx.say("address", &args),
        Some(abroad) => {
            args.push(("country", country(ctx, abroad).into()));
            ctx.say("address-abroad", &args)
        }
    }
}

/// The e-mail address for questions about personal data, as a link.
pub fn contact_email(ctx: &Context) -> Option<Vec<Inline>> {
    let firm = &ctx.policy().firm;
    let of_contact = firm.contact.as_ref().map(|contact| (&contact.email, "contact.email"));
    let of_firm = Some((&firm.controller.email, "controller.email"));
    [of_contact, of_firm].into_iter().flatten().find_map(|(fact, path)| linked_email(ctx, fact, path))
}

/// The phone number for questions about personal data, as a link.
pub fn contact_phone(ctx: &Context) -> Option<Vec<Inline>> {
    let firm = &ctx.policy().firm;
    let of_contact = firm.contact.as_ref().map(|contact| (&contact.phone, "contact.phone"));
    let of_firm = Some((&firm.controller.phone, "controller.phone"));
    [of_contact, of_firm].into_iter().flatten().find_map(|(fact, path)| linked_phone(ctx, fact, path))
}

pub fn linked_email(ctx: &Context, fact: &Option<Fact<String>>, path: &str) -> Option<Vec<Inline>> {
    let fact = fact.as_ref()?;
    fact.value().map(|email| ctx.email(email, path, &fact.place))
}

pub fn linked_phone(ctx: &Context, fact: &Option<Fact<String>>, path: &str) -> Option<Vec<Inline>> {
    let fact = fact.as_ref()?;
    fact.value().map(|phone| ctx.phone(phone, path, &fact.place))
}

pub fn linked_web(ctx: &Context, fact: &Option<Fact<String>>, path: &str) -> Option<Vec<Inline>> {
    let fact = fact.as_ref()?;
    fact.value().map(|url| ctx.web(url, path, &fact.place))
}
