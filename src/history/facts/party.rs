//! Who answers for the data, how they are reached, and where to complain.

use crate::model::act::AUTHORITY;
use crate::model::public_facts::{Address, Channel, Complaint, Dpo, JointController, Party, Term, Told, Unit};
use crate::model::vocabulary::Vocabulary;

use super::argument::{Argument, Arguments};
use super::differ::{Differ, Many, Single, Weight};
use super::hidden::Hidden;
use super::pair::{Test, pair};
use super::{Class, Trigger, phrase};

/// Whose details they are, and what each of them weighs.
#[derive(Debug)]
struct Whose {
    path: String,
    /// What the message selects on: `controller`, `contact`, `dpo`, `representative`, `joint`, `unit`.
    key: &'static str,
    /// For `joint` and `unit`: the name.
    who: Option<Argument>,
    codes: Codes,
    name: Weight,
    /// Where requests about rights are sent.
    email: Weight,
}

/// The codes of the details, in the order of [`Party`].
#[derive(Clone, Copy, Debug)]
struct Codes {
    name: &'static str,
    role: &'static str,
    cvr: &'static str,
    address: &'static str,
    email: &'static str,
    phone: &'static str,
    website: &'static str,
}

macro_rules! codes {
    ($who:literal) => {
        Codes {
            name: concat!($who, "-name"),
            role: concat!($who, "-role"),
            cvr: concat!($who, "-cvr"),
            address: concat!($who, "-address"),
            email: concat!($who, "-email"),
            phone: concat!($who, "-phone"),
            website: concat!($who, "-website"),
        }
    };
}

const CONTROLLER: Codes = codes!("controller");
const CONTACT: Codes = codes!("contact");
const DPO: Codes = codes!("dpo");
const REPRESENTATIVE: Codes = codes!("representative");
const JOINT: Codes = codes!("joint-controller");
const UNIT: Codes = codes!("unit");

impl Whose {
    /// "vores e-mailadresse"
    fn detail(&self, detail: &'static str) -> Argument {
        let mut arguments = vec![("whose", Argument::key(self.key)), ("detail", Argument::key(detail))];
        arguments.extend(self.who.clone().map(|who| ("who", who)));
        Argument::said("change-detail-of", arguments)
    }

    fn hidden(&self, detail: &'static str, weight: Weight) -> Hidden {
        Hidden { path: format!("{}.{detail}", self.path), class: weight.changed, what: self.detail(detail) }
    }

    fn single(&self, code: &'static str, detail: &'static str, weight: Weight) -> Single {
        let about = vec![("detail", self.detail(detail))];
        Single { code, path: format!("{}.{detail}", self.path), weight, about }
    }
}

fn nobody() -> &'static Party {
    static NOBODY: Party = Party {
        name: None,
        role: None,
        cvr: None,
        address: None,
        email: None,
        phone: None,
        website: None,
        units: Vec::new(),
        channels: Vec::new(),
        representative: None,
    };
    &NOBODY
}

fn name_of(party: &Party) -> Option<Argument> {
    match &party.name {
        Some(Told::Value(name)) => Some(Argument::name(name)),
        _ => None,
    }
}

fn address(address: &Address) -> Argument {
    let Address { street, postcode, city, country } = address;
    let mut arguments = vec![
        ("street", Argument::name(street)),
        ("postcode", Argument::name(postcode)),
        ("city", Argument::name(city)),
    ];
    match country {
        None => Argument::said("address", arguments),
        Some(country) => {
            arguments.push(("country", Argument::Country(country.clone())));
            Argument::said("address-abroad", arguments)
        }
    }
}

/// Everything that a party can be reached by, for one sentence.
fn ways(party: &Party) -> Vec<Argument> {
    let text = |told: &Option<Told<String>>| match told {
        Some(Told::Value(value)) => Some(Argument::name(value)),
        _ => None,
    };
    let post = match &party.address {
        Some(Told::Value(post)) => Some(address(post)),
        _ => None,
    };
    [post, text(&party.email), text(&party.phone), text(&party.website)].into_iter().flatten().collect()
}

fn ways_of(party: &Party) -> Argument {
    match ways(party) {
        ways if ways.is_empty() => Argument::said("change-nowhere", Vec::new()),
        ways => Argument::List(ways),
    }
}

impl Differ<'_> {
    pub fn controller(&mut self, old: &Party, new: &Party) {
        let whose = Whose {
            path: "controller".to_owned(),
            key: "controller",
            who: None,
            codes: CONTROLLER,
            name: Weight::any(Trigger::Controller),
            email: Weight::any(Trigger::Rights),
        };
        self.party(&whose, old, new);
    }

    pub fn contact(&mut self, old: &Option<Party>, new: &Option<Party>) {
        let whose = Whose {
            path: "contact".to_owned(),
            key: "contact",
            who: None,
            codes: CONTACT,
            name: Weight::MINOR,
            email: Weight::any(Trigger::Rights),
        };
        match (old, new) {
            (None, None) => {}
            (Some(old), Some(new)) => self.party(&whose, old, new),
            (old, new) => {
                let party = old.as_ref().or(new.as_ref()).unwrap_or(nobody());
                let (code, class) = match new {
                    Some(_) => ("contact-added", Class::Minor),
                    None => ("contact-removed", Class::Material(Trigger::Rights)),
                };
                self.someone(code, "contact", class, party);
            }
        }
    }

    /// Somebody who came or went, with how they are reached.
    fn someone(&mut self, code: &'static str, path: &str, class: Class, party: &Party) {
        let name = name_of(party).unwrap_or_else(|| Argument::said("change-somebody", Vec::new()));
        self.tell(code, path, class, vec![("who", name), ("ways", ways_of(party))]);
    }

    pub fn dpo(&mut self, old: &Option<Dpo>, new: &Option<Dpo>) {
        let empty = Dpo { appointed: None, party: None };
        let before = old.as_ref().unwrap_or(&empty);
        let Dpo { appointed, party } = new.as_ref().unwrap_or(&empty);
        let hidden = Hidden {
            path: "dpo.appointed".to_owned(),
            class: Class::Material(Trigger::Rights),
            what: Argument::said("change-what-dpo", Vec::new()),
        };
        let said = |has: &bool| Argument::said("change-dpo-has", vec![("has", Argument::truth(*has))]);
        let open = self.open(&hidden, &before.appointed, appointed, &said);
        let has = |told: Option<&bool>| told.copied();
        match open.map(|(old, new)| (has(old), has(new))) {
            Some((old, Some(true))) if old != Some(true) => {
                let class = Class::Material(Trigger::Rights);
                return self.someone("dpo-appointed", "dpo", class, party.as_ref().unwrap_or(nobody()));
            }
            Some((Some(true), now)) if now != Some(true) => {
                let class = Class::Material(Trigger::Rights);
                return self.someone("dpo-gone", "dpo", class, before.party.as_ref().unwrap_or(nobody()));
            }
            Some((old, new)) if old != new => {
                let how = Argument::key(if new.is_some() { "added" } else { "removed" });
                self.tell("dpo-none", "dpo.appointed", Class::Minor, vec![("how", how)]);
            }
            _ => {}
        }
        let whose = Whose {
            path: "dpo".to_owned(),
            key: "dpo",
            who: None,
            codes: DPO,
            name: Weight::MINOR,
            email: Weight::any(Trigger::Rights),
        };
        self.party(&whose, before.party.as_ref().unwrap_or(nobody()), party.as_ref().unwrap_or(nobody()));
        if before.party.is_some() != party.is_some() && before.party.as_ref().or(party.as_ref()) == Some(nobody()) {
            let how = Argument::key(if party.is_some() { "added" } else { "removed" });
            self.tell("dpo-unnamed", "dpo", Class::Minor, vec![("how", how)]);
        }
    }

    fn party(&mut self, whose: &Whose, old: &Party, new: &Party) {
        let Party { name, role, cvr, address: post, email, phone, website, units, channels, representative } = new;
        let codes = whose.codes;
        let text = |value: &String| Argument::name(value);
        let details: [(&'static str, &'static str, Weight, &_, &_); 5] = [
            (codes.name, "name", whose.name, &old.name, name),
            (codes.cvr, "cvr", whose.name, &old.cvr, cvr),
            (codes.email, "email", whose.email, &old.email, email),
            (codes.phone, "phone", Weight::MINOR, &old.phone, phone),
            (codes.website, "website", Weight::MINOR, &old.website, website),
        ];
        for (code, detail, weight, old, new) in details {
            if let Some((old, new)) = self.open(&whose.hidden(detail, weight), old, new, &text) {
                self.single(whose.single(code, detail, weight), old.map(text), new.map(text));
            }
        }
        if let Some((old, new)) = self.open(&whose.hidden("address", Weight::MINOR), &old.address, post, &address) {
            self.single(whose.single(codes.address, "address", Weight::MINOR), old.map(address), new.map(address));
        }
        let does = |role: &Option<Term>| {
            role.as_ref().map(|role| match role.words.is_empty() {
                true => Argument::said("change-role", vec![("role", Argument::key_of(role))]),
                false => Argument::listed(Vocabulary::ContactRole, role),
            })
        };
        self.single(whose.single(codes.role, "role", Weight::MINOR), does(&old.role), does(role));
        self.units(&old.units, units);
        self.channels(&old.channels, channels);
        let in_eu = |party: &Party| Whose {
            path: format!("{}.representative", whose.path),
            key: "representative",
            who: name_of(party),
            codes: REPRESENTATIVE,
            name: Weight::any(Trigger::Controller),
            email: Weight::any(Trigger::Rights),
        };
        match (&old.representative, representative) {
            (None, None) => {}
            (Some(old), Some(new)) => self.party(&in_eu(new), old, new),
            (None, Some(new)) => {
                let class = Class::Material(Trigger::Controller);
                self.someone("representative-added", &in_eu(new).path, class, new);
            }
            (Some(old), None) => {
                let class = Class::Material(Trigger::Controller);
                self.someone("representative-removed", &in_eu(old).path, class, old);
            }
        }
    }

    fn units(&mut self, old: &[Unit], new: &[Unit]) {
        let name = |unit: &Unit| Argument::words(&unit.name);
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| name(a).is_like(&name(b))]);
        for (code, units) in [("unit-added", paired.come), ("unit-removed", paired.gone)] {
            for unit in units {
                let Unit { name: called, email, phone } = unit;
                let reached = Party { email: email.clone(), phone: phone.clone(), ..Party::default() };
                let about = vec![("who", Argument::words(called)), ("ways", ways_of(&reached))];
                self.tell(code, "controller.unit", Class::Minor, about);
            }
        }
        for (before, unit) in paired.both {
            let whose = Whose {
                path: "controller.unit".to_owned(),
                key: "unit",
                who: Some(name(unit)),
                codes: UNIT,
                name: Weight::MINOR,
                email: Weight::MINOR,
            };
            let reached =
                |unit: &Unit| Party { email: unit.email.clone(), phone: unit.phone.clone(), ..Party::default() };
            self.party(&whose, &reached(before), &reached(unit));
        }
    }

    fn channels(&mut self, old: &[Channel], new: &[Channel]) {
        let kind = |channel: &Channel| Argument::listed(Vocabulary::Channel, &channel.kind);
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| kind(a).is_like(&kind(b))]);
        let path = "controller.channel";
        for (code, channels) in [("channel-added", paired.come), ("channel-removed", paired.gone)] {
            for channel in channels {
                let mut about: Arguments = vec![("channel", kind(channel))];
                about.push(("form", Argument::key(if channel.url.is_some() { "url" } else { "plain" })));
                about.extend(channel.url.clone().map(|url| ("url", Argument::Name(url))));
                self.tell(code, path, Class::Minor, about);
            }
        }
        for (before, channel) in paired.both {
            let Channel { kind: _, url } = channel;
            let fact = Single {
                code: "channel-address",
                path: path.to_owned(),
                weight: Weight::MINOR,
                about: vec![("channel", kind(channel))],
            };
            let text = |url: &Option<String>| url.clone().map(Argument::Name);
            self.single(fact, text(&before.url), text(url));
        }
    }

    pub fn joint_controllers(&mut self, old: &[JointController], new: &[JointController]) {
        let paired = pair(old, new, &[&|a, b| a == b, &|a, b| a.id == b.id]);
        let path = |joint: &JointController| format!("joint-controller.{}", joint.id);
        let class = Class::Material(Trigger::Controller);
        for joint in paired.come {
            self.someone("joint-controller-added", &path(joint), class, &joint.party);
        }
        for joint in paired.gone {
            self.someone("joint-controller-removed", &path(joint), class, &joint.party);
        }
        for (before, joint) in paired.both {
            let JointController { id, formerly: _, party, arrangement, activities } = joint;
            let who = name_of(party).unwrap_or_else(|| Argument::name(id));
            let whose = Whose {
                path: path(joint),
                key: "joint",
                who: Some(who.clone()),
                codes: JOINT,
                name: Weight::any(Trigger::Controller),
                email: Weight::any(Trigger::Rights),
            };
            self.party(&whose, &before.party, party);
            let hidden = Hidden {
                path: format!("{}.arrangement", path(joint)),
                class,
                what: Argument::said("change-what-arrangement", vec![("who", who.clone())]),
            };
            let words = |term: &Term| Argument::words(term);
            if let Some((old, new)) = self.open(&hidden, &before.arrangement, arrangement, &words) {
                let fact = Single {
                    code: "joint-controller-arrangement",
                    path: hidden.path.clone(),
                    weight: Weight::any(Trigger::Controller),
                    about: vec![("who", who.clone())],
                };
                self.single(fact, old.map(words), new.map(words));
            }
            let scope = Many {
                added: "joint-controller-activity-added",
                removed: "joint-controller-activity-removed",
                path: path(joint),
                weight: Weight::any(Trigger::Controller),
                about: vec![("who", who)],
            };
            let titles = |ids: &[String]| -> Vec<Argument> {
                ids.iter().map(|id| phrase::activities(self.new, std::slice::from_ref(id))).collect()
            };
            let (old, new) = (titles(&before.activities), titles(activities));
            self.many(scope, &old, &new);
        }
    }

    pub fn complaints(&mut self, old: &[Complaint], new: &[Complaint]) {
        let tests: [Test<Complaint>; 3] =
            [&|a, b| a == b, &|a, b| a.to == b.to && a.about == b.about, &|a, b| a.to == b.to];
        let paired = pair(old, new, &tests);
        let body = |complaint: &Complaint| match complaint.to.as_str() {
            AUTHORITY => Argument::said("authority-name", Vec::new()),
            name => Argument::name(name),
        };
        let path = |complaint: &Complaint| format!("complaint.{}", complaint.to);
        let about = |complaint: &Complaint| {
            let mut arguments = vec![("body", body(complaint))];
            arguments.push(("form", Argument::key(if complaint.about.is_some() { "about" } else { "plain" })));
            arguments.extend(complaint.about.as_ref().map(|about| ("about", Argument::words(about))));
            arguments
        };
        for complaint in paired.come {
            self.tell("complaint-added", &path(complaint), Class::Minor, about(complaint));
        }
        for complaint in paired.gone {
            self.tell("complaint-removed", &path(complaint), Class::Material(Trigger::Rights), about(complaint));
        }
        for (before, complaint) in paired.both {
            let Complaint { to: _, contact, about: matter } = complaint;
            let fact =
                |code, weight| Single { code, path: path(complaint), weight, about: vec![("body", body(complaint))] };
            self.words(fact("complaint-about", Weight::any(Trigger::Rights)), &before.about, matter);
            let reached = |contact: &Option<Party>| contact.as_ref().map(ways_of);
            let (old, new) = (reached(&before.contact), reached(contact));
            self.single(fact("complaint-contact", Weight::MINOR), old, new);
            let [was, now] = [&before.contact, contact].map(|contact| contact.as_ref().unwrap_or(nobody()));
            // What the sentence about how it is reached has no place for.
            let rest = |party: &Party| Party {
                address: hidden_only(&party.address),
                email: hidden_only(&party.email),
                phone: hidden_only(&party.phone),
                website: hidden_only(&party.website),
                ..party.clone()
            };
            let whose = Whose {
                path: path(complaint),
                key: "unit",
                who: Some(body(complaint)),
                codes: UNIT,
                name: Weight::MINOR,
                email: Weight::MINOR,
            };
            self.party(&whose, &rest(was), &rest(now));
        }
    }
}

fn hidden_only<T: Clone>(told: &Option<Told<T>>) -> Option<Told<T>> {
    match told {
        Some(Told::Withheld { .. }) => told.clone(),
        Some(Told::Value(_)) | None => None,
    }
}
