//! Who decides, who stands beside, how they are reached, and where to complain.

use serde::{Deserialize, Serialize};

use crate::model::act::{self, AUTHORITY, Tables};
use crate::model::controller::{self, ComplaintBody, ComplaintRoute};
use crate::model::policy::Clauses;

use super::term::keyed;
use super::{Maker, Term, Told};

/// Somebody with addresses: controller, contact, representative.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Party {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cvr: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Told<Address>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Unit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Box<Party>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    pub street: String,
    pub postcode: String,
    pub city: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// A department or branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub name: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Told<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Told<String>>,
}

/// Another way in than post, mail and phone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    pub kind: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dpo {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointed: Option<Told<bool>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointController {
    pub id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    pub party: Party,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrangement: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    /// `datatilsynet`, or the body's name.
    pub to: String,
    /// Of the supervisory authority as it stands in our own table, or the address on the web that the firm gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Party>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Term>,
}

impl Maker<'_> {
    pub(super) fn controller(&self, controller: &controller::Controller) -> Party {
        // Its kind chooses among clauses and is not told.
        let controller::Controller {
            name,
            kind: _,
            cvr,
            address,
            email,
            phone,
            website,
            units,
            channels,
            representative,
            place: _,
        } = controller;
        Party {
            name: self.told(name, Clone::clone),
            role: Some(keyed("role", "controller")),
            cvr: self.told_words(cvr),
            address: self.told_of(address, postal),
            email: self.told_words(email),
            phone: self.told_words(phone),
            website: self.told_words(website),
            units: units.iter().map(|unit| self.unit(unit)).collect(),
            channels: channels.iter().map(|channel| self.channel(channel)).collect(),
            representative: representative.as_ref().map(|one| Box::new(self.representative(one))),
        }
    }

    fn unit(&self, unit: &controller::Unit) -> Unit {
        let controller::Unit { name, email, phone, publish: _, place: _ } = unit;
        Unit { name: self.term(name), email: self.told_words(email), phone: self.told_words(phone) }
    }

    fn channel(&self, channel: &controller::Channel) -> Channel {
        let controller::Channel { kind, url, publish: _, place: _ } = channel;
        Channel { kind: self.term(kind), url: url.clone() }
    }

    fn representative(&self, representative: &controller::Representative) -> Party {
        let controller::Representative { name, address, email, publish: _, place: _ } = representative;
        Party {
            name: self.told(name, Clone::clone),
            address: self.told_of(address, postal),
            email: self.told_words(email),
            ..Party::default()
        }
    }

    pub(super) fn contact(&self, contact: &controller::Contact) -> Party {
        let controller::Contact { name, role, email, phone, publish: _, place: _ } = contact;
        Party {
            name: self.told_words(name),
            role: self.some_term(role),
            email: self.told_words(email),
            phone: self.told_words(phone),
            ..Party::default()
        }
    }

    /// Who a data protection officer would be is said only of one who is appointed.
    pub(super) fn dpo(&self, dpo: &controller::Dpo) -> Dpo {
        let controller::Dpo { appointed, name, email, phone, address, publish: _, place: _ } = dpo;
        let party = Party {
            name: self.told_words(name),
            address: self.told_of(address, postal),
            email: self.told_words(email),
            phone: self.told_words(phone),
            ..Party::default()
        };
        let is_appointed = appointed.value() == Some(&true);
        Dpo { appointed: self.told(appointed, |appointed| *appointed), party: is_appointed.then_some(party) }
    }

    pub(super) fn joint_controller(&self, joint: &controller::JointController) -> JointController {
        let controller::JointController {
            id,
            name,
            arrangement,
            email,
            website,
            activities,
            formerly,
            publish: _,
            place: _,
        } = joint;
        JointController {
            id: id.clone(),
            formerly: formerly.clone(),
            party: Party {
                name: self.told(name, Clone::clone),
                role: Some(keyed("role", "joint-controller")),
                email: self.told_words(email),
                website: self.told_words(website),
                ..Party::default()
            },
            arrangement: self.told_term(arrangement),
            activities: activities.clone(),
        }
    }

    /// Where the library may speak for the firm, the supervisory authority is named even if the firm does not.
    pub(super) fn complaints(&self, routes: &[ComplaintRoute]) -> Vec<Complaint> {
        let stated = routes.iter().any(|route| route.to == ComplaintBody::Datatilsynet);
        let by_the_library = self.policy.clauses == Clauses::Complete && !stated;
        let by_the_library = by_the_library.then(|| Complaint {
            to: AUTHORITY.to_owned(),
            contact: supervisory_authority(),
            about: None,
        });
        by_the_library.into_iter().chain(routes.iter().map(|route| self.complaint(route))).collect()
    }

    fn complaint(&self, route: &ComplaintRoute) -> Complaint {
        let ComplaintRoute { about, to, publish: _, place: _ } = route;
        let (to, contact) = match to {
            ComplaintBody::Datatilsynet => (AUTHORITY.to_owned(), supervisory_authority()),
            ComplaintBody::Other { name, url } => (name.clone(), url.as_ref().map(|url| on_the_web(url))),
        };
        Complaint { to, contact, about: self.some_term(about) }
    }
}

fn supervisory_authority() -> Option<Party> {
    let act::Authority { id: _, street, postcode, city, phone, email, url, checked: _ } =
        Tables::built_in().authority(AUTHORITY)?;
    let address = Address { street: street.clone(), postcode: postcode.clone(), city: city.clone(), country: None };
    Some(Party {
        address: Some(Told::Value(address)),
        email: Some(Told::Value(email.clone())),
        phone: Some(Told::Value(phone.clone())),
        ..on_the_web(url)
    })
}

fn on_the_web(url: &str) -> Party {
    Party { website: Some(Told::Value(url.to_owned())), ..Party::default() }
}

fn postal(address: &controller::Address) -> Address {
    let controller::Address { street, postcode, city, country } = address;
    Address {
        street: street.clone(),
        postcode: postcode.clone(),
        city: city.clone(),
        country: country.map(|country| country.code().to_owned()),
    }
}
