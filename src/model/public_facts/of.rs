//! The public form of each fact, one field after another.

use crate::model::act::AUTHORITY;
use crate::model::activity::{self, Automated, CategoryClass, ObligationKind, SourceFrom};
use crate::model::audience::{self, Role};
use crate::model::claim::ClaimId;
use crate::model::controller::{self, ComplaintBody};
use crate::model::cookie::{self, CookieClass, CookieDuration, SetBy, Storage};
use crate::model::ground;
use crate::model::policy::{self, Policy};
use crate::model::processing::ProcessingForCustomers;
use crate::model::recipient::{self, CopyRoute, Framework, Mechanism};
use crate::model::retention::{self, Bound, Cycle, Event, Rule, Then};
use crate::model::right;
use crate::model::system;

use super::term::{id, ids, keyed, term, terms, told, told_of, words, written};
use super::{
    Activity, Address, Audience, Category, Changes, Claim, Complaint, Consent, Cookie, Disclosure, Dpo, Ground,
    JointController, Obligation, Party, Processing, PublicFacts, Recipient, Retention, SCHEMA, Signature, Source, Step,
    Subject, System, Term, Transfer,
};

pub(super) fn policy(policy: &Policy) -> PublicFacts {
    let firm = &policy.firm;
    PublicFacts {
        schema: SCHEMA,
        policy: policy.id.clone(),
        title: term(&policy.title),
        governing_language: policy.governing_language.as_ref().map(|language| language.value.to_string()),
        controller: controller(&firm.controller),
        contact: firm.contact.as_ref().map(contact),
        dpo: firm.dpo.as_ref().map(dpo),
        joint_controllers: firm.joint_controllers.iter().map(joint_controller).collect(),
        complaints: firm.complaints.iter().map(complaint).collect(),
        audiences: policy.audiences.iter().map(audience).collect(),
        activities: policy.activities.iter().map(activity).collect(),
        recipients: policy.recipients.iter().map(recipient).collect(),
        systems: policy.systems.iter().map(system).collect(),
        processing_for_customers: policy.processing.iter().map(processing).collect(),
        cookies: policy.cookies.iter().map(cookie).collect(),
        consents: policy.consents.iter().map(consent).collect(),
        claims: policy.claims.iter().map(claim).collect(),
        measures: policy.security.iter().flat_map(|security| terms(&security.measures)).collect(),
        changes: policy.changes.as_ref().map(changes),
        signatures: policy.signatures.iter().map(signature).collect(),
    }
}

fn address(address: &controller::Address) -> Address {
    Address {
        street: address.street.clone(),
        postcode: address.postcode.clone(),
        city: address.city.clone(),
        country: address.country.map(|country| country.code().to_owned()),
    }
}

fn controller(controller: &controller::Controller) -> Party {
    Party {
        name: told(&controller.name, Clone::clone),
        role: Some(keyed("role", "controller")),
        cvr: words(&controller.cvr),
        address: told_of(&controller.address, address),
        email: words(&controller.email),
        phone: words(&controller.phone),
        website: words(&controller.website),
        representative: controller.representative.as_ref().map(|one| {
            Box::new(Party {
                name: told(&one.name, Clone::clone),
                address: told_of(&one.address, address),
                email: words(&one.email),
                ..Party::default()
            })
        }),
    }
}

fn contact(contact: &controller::Contact) -> Party {
    Party {
        name: words(&contact.name),
        role: contact.role.as_ref().map(term),
        email: words(&contact.email),
        phone: words(&contact.phone),
        ..Party::default()
    }
}

/// Who a data protection officer would be is said only of one who is appointed.
fn dpo(dpo: &controller::Dpo) -> Dpo {
    let party = Party {
        name: words(&dpo.name),
        address: told_of(&dpo.address, address),
        email: words(&dpo.email),
        phone: words(&dpo.phone),
        ..Party::default()
    };
    let appointed = dpo.appointed.value() == Some(&true);
    Dpo { appointed: told(&dpo.appointed, |appointed| *appointed), party: appointed.then_some(party) }
}

fn joint_controller(joint: &controller::JointController) -> JointController {
    JointController {
        id: joint.id.clone(),
        party: Party {
            name: told(&joint.name, Clone::clone),
            role: Some(keyed("role", "joint-controller")),
            email: words(&joint.email),
            website: words(&joint.website),
            ..Party::default()
        },
        arrangement: told_of(&joint.arrangement, term),
        activities: joint.activities.clone(),
    }
}

fn complaint(route: &controller::ComplaintRoute) -> Complaint {
    let to = match &route.to {
        ComplaintBody::Datatilsynet => AUTHORITY.to_owned(),
        ComplaintBody::Other { name, .. } => name.clone(),
    };
    Complaint { to, about: route.about.as_ref().map(term) }
}

fn role(role: &Role) -> Term {
    let key = match role {
        Role::Controller => "controller",
        Role::IndependentController => "independent-controller",
        Role::JointController => "joint-controller",
        Role::Processor => "processor",
        Role::SubProcessor => "sub-processor",
        Role::Authority => "authority",
    };
    keyed("role", key)
}

fn audience(audience: &audience::Audience) -> Audience {
    Audience {
        id: audience.id.clone(),
        label: term(&audience.label),
        our_role: told(&audience.our_role, role),
        duty: audience.duty.as_ref().map(term),
    }
}

fn activity(activity: &activity::Activity) -> Activity {
    Activity {
        id: activity.id.clone(),
        title: term(&activity.title),
        audience: ids(&activity.audience),
        role: told_of(&activity.role, role),
        subjects: activity.subjects.iter().map(|one| Subject { is: term(&one.is), under: one.under }).collect(),
        categories: told_of(&activity.categories, |list| list.iter().map(category).collect()),
        purposes: told_of(&activity.purposes, |list| terms(list)),
        grounds: told_of(&activity.grounds, |list| list.iter().map(ground).collect()),
        sources: told_of(&activity.source, |list| list.iter().map(source).collect()),
        obligation: told_of(&activity.obligation, obligation),
        systems: ids(&activity.systems),
        disclosures: activity.disclosure.iter().map(disclosure).collect(),
        access: terms(&activity.access),
        retention: told_of(&activity.retention, |list| list.iter().map(retention).collect()),
        automated: told_of(&activity.automated, |automated| matches!(automated, Automated::Used(_))),
    }
}

fn category(category: &activity::Category) -> Category {
    let class = match category.class {
        CategoryClass::Ordinary => "ordinary",
        CategoryClass::Cpr => "cpr",
        CategoryClass::Special => "special",
        CategoryClass::Criminal => "criminal",
    };
    Category { is: term(&category.is), class: class.to_owned(), may_include: category.may_include }
}

fn ground(ground: &ground::Ground) -> Ground {
    Ground {
        purposes: ids(&ground.purposes),
        categories: ids(&ground.for_categories),
        basis: ground.basis.as_ref().map(|basis| keyed("basis", &basis.value.to_string())),
        law: ground.law.iter().map(|law| law.value.to_string()).collect(),
        interest: ground.interest.as_ref().map(term),
        consent: id(&ground.consent),
    }
}

fn source(source: &activity::Source) -> Source {
    Source {
        from: match &source.from {
            SourceFrom::Subject => None,
            SourceFrom::Other(from) => Some(term(from)),
        },
        categories: ids(&source.categories),
        public: source.public,
        told: source.told.as_ref().map(|when| match when {
            activity::Told::Within(period) => period.to_string(),
            activity::Told::FirstContact => "first-contact".to_owned(),
            activity::Told::FirstDisclosure => "first-disclosure".to_owned(),
        }),
    }
}

fn obligation(obligation: &activity::Obligation) -> Obligation {
    let kind = match obligation.kind {
        ObligationKind::Statutory => "statutory",
        ObligationKind::Contractual => "contractual",
        ObligationKind::ToEnterContract => "to-enter-contract",
        ObligationKind::Voluntary => "voluntary",
        ObligationKind::Unavoidable => "unavoidable",
    };
    Obligation {
        kind: kind.to_owned(),
        consequence: obligation.consequence.as_ref().map(term),
        law: written(&obligation.law),
    }
}

fn disclosure(disclosure: &activity::Disclosure) -> Disclosure {
    Disclosure {
        to: disclosure.to.value.clone(),
        role: told(&disclosure.role, role),
        categories: ids(&disclosure.categories),
        when: disclosure.when.as_ref().map(term),
        basis: disclosure.basis.as_ref().map(|basis| keyed("basis", &basis.value.to_string())),
        law: written(&disclosure.law),
    }
}

fn retention(entry: &retention::Retention) -> Retention {
    let mut public = Retention {
        categories: ids(&entry.for_categories),
        when: entry.when.as_ref().map(term),
        law: written(&entry.law),
        then: match &entry.then {
            Then::Delete => "delete".to_owned(),
            Then::Anonymise => "anonymise".to_owned(),
            Then::Archive(_) => "archive".to_owned(),
        },
        hold: entry.hold,
        review: written(&entry.review),
        ..Retention::default()
    };
    public.rule = match &entry.rule {
        Rule::Keep { period, from, bound: limit, .. } => {
            public.period = Some(period.value.to_string());
            public.bound = Some(bound(*limit));
            public.from = from.as_ref().map(event);
            "keep"
        }
        Rule::Chain(chain) => {
            public.period = Some(chain.sum().to_string());
            public.steps = chain.steps.iter().map(step).collect();
            "chain"
        }
        Rule::Criterion(criterion) => {
            public.words = Some(term(criterion));
            "criterion"
        }
        Rule::OnRequest => "on-request",
        Rule::NotDeleted { reason } => {
            public.words = reason.as_ref().map(term);
            "not-deleted"
        }
    }
    .to_owned();
    public
}

fn bound(bound: Bound) -> String {
    match bound {
        Bound::Exactly => "exactly",
        Bound::AtLeast => "at-least",
        Bound::AtMost => "at-most",
    }
    .to_owned()
}

fn event(event: &Event) -> Term {
    match event {
        Event::Named(event) => term(event),
        Event::EndOf(cycle) => keyed(
            "event",
            match cycle {
                Cycle::FinancialYear => "end-of-financial-year",
                Cycle::CalendarYear => "end-of-calendar-year",
                Cycle::Month => "end-of-month",
            },
        ),
        Event::DeletedFrom(system) => keyed("event", &format!("deleted-from-{}", system.value)),
    }
}

fn step(step: &retention::Step) -> Step {
    Step {
        system: step.system.value.clone(),
        after: event(&step.after),
        period: step.keep.value.to_string(),
        bound: bound(step.bound),
        automatic: step.automatic,
    }
}

fn recipient(recipient: &recipient::Recipient) -> Recipient {
    Recipient {
        id: recipient.id.clone(),
        name: words(&recipient.name),
        kind: term(&recipient.kind),
        country: told_of(&recipient.country, |country| country.code().to_owned()),
        agreement: told_of(&recipient.agreement, |agreement| *agreement),
        website: recipient.website.clone(),
        transfers: recipient.transfers.iter().map(transfer).collect(),
        from: written(&recipient.from),
        sub_processors: ids(&recipient.sub_processors),
    }
}

fn transfer(transfer: &recipient::Transfer) -> Transfer {
    let mechanism = |mechanism: &Mechanism| {
        let key = match mechanism {
            Mechanism::Adequacy => "adequacy",
            Mechanism::Scc => "scc",
            Mechanism::Bcr => "bcr",
            Mechanism::ExplicitConsent => "explicit-consent",
            Mechanism::Contract => "contract",
            Mechanism::LegalClaim => "legal-claim",
        };
        keyed("mechanism", key)
    };
    Transfer {
        country: transfer.country.as_ref().map(|country| country.value.code().to_owned()),
        mechanism: told(&transfer.mechanism, mechanism),
        framework: transfer.framework.as_ref().map(|framework| match framework.value {
            Framework::EuUsDpf => "eu-us-dpf".to_owned(),
        }),
        fallback: transfer.fallback,
        copy: transfer.copy.as_ref().map(|copy| match copy {
            CopyRoute::OnRequest => "on-request".to_owned(),
            CopyRoute::Url(url) => url.clone(),
        }),
    }
}

fn system(system: &system::System) -> System {
    System {
        id: system.id.clone(),
        kind: term(&system.kind),
        name: system.name.clone(),
        location: system.location.as_ref().map(term),
        recipient: id(&system.recipient),
        measures: terms(&system.measures),
        backup: id(&system.backup),
        mirror: id(&system.mirror),
    }
}

fn processing(processing: &ProcessingForCustomers) -> Processing {
    Processing {
        id: processing.id.clone(),
        title: term(&processing.title),
        audience: ids(&processing.audience),
        categories: told_of(&processing.categories, |list| list.iter().map(category).collect()),
        systems: ids(&processing.systems),
        sub_processors: ids(&processing.sub_processors),
        notice: told_of(&processing.notice, ToString::to_string),
        object_within: told_of(&processing.object_within, ToString::to_string),
        retention: told_of(&processing.retention, |list| list.iter().map(retention).collect()),
    }
}

fn cookie(cookie: &cookie::Cookie) -> Cookie {
    let storage = match cookie.storage {
        Storage::Cookie => "cookie",
        Storage::LocalStorage => "local-storage",
        Storage::SessionStorage => "session-storage",
        Storage::IndexedDb => "indexed-db",
        Storage::Pixel => "pixel",
        Storage::DeviceRead => "device-read",
    };
    let class = |class: &CookieClass| {
        match class {
            CookieClass::Necessary => "necessary",
            CookieClass::Preferences => "preferences",
            CookieClass::Statistics => "statistics",
            CookieClass::Marketing => "marketing",
        }
        .to_owned()
    };
    let by = |by: &SetBy| match by {
        SetBy::Us => "us".to_owned(),
        SetBy::Recipient(id) => id.clone(),
    };
    let duration = |duration: &CookieDuration| match duration {
        CookieDuration::Session => "session".to_owned(),
        CookieDuration::Period(period) => period.to_string(),
    };
    Cookie {
        name: cookie.name.clone(),
        storage: storage.to_owned(),
        class: told(&cookie.class, class),
        by: told(&cookie.by, by),
        duration: told(&cookie.duration, duration),
        purpose: told(&cookie.purpose, term),
        country: cookie.country.as_ref().map(|country| country.value.code().to_owned()),
    }
}

fn consent(consent: &right::Consent) -> Consent {
    Consent {
        id: consent.id.clone(),
        to: term(&consent.to),
        given_by_guardian_under: consent.given_by.map(|given_by| given_by.under),
    }
}

fn claim(claim: &crate::model::claim::Claim) -> Claim {
    Claim { id: claim_key(claim.id).to_owned(), scope: ids(&claim.scope) }
}

fn claim_key(id: ClaimId) -> &'static str {
    match id {
        ClaimId::NoMarketing => "no-marketing",
        ClaimId::NeverDisclosed => "never-disclosed",
        ClaimId::NecessaryCookiesOnly => "necessary-cookies-only",
        ClaimId::NoTransfer => "no-transfer",
        ClaimId::NoSupplierData => "no-supplier-data",
        ClaimId::WebsiteCollectsNothing => "website-collects-nothing",
        ClaimId::AgreementsWithAll => "agreements-with-all",
        ClaimId::NeverSold => "never-sold",
    }
}

fn changes(changes: &policy::Changes) -> Changes {
    Changes {
        current_edition_at: changes.current_edition_at.clone(),
        available_from: written(&changes.available_from),
        notice: written(&changes.notice),
    }
}

fn signature(signature: &policy::Signature) -> Signature {
    Signature {
        place: signature.place_name.clone(),
        date: told_of(&signature.date, ToString::to_string),
        name: words(&signature.name),
        title: signature.title.as_ref().map(term),
    }
}
