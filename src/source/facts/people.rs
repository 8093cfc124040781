//! Who decides, and who answers: controller, contact, DPO, joint controllers, complaint routes, brand.

use crate::finding::{Finding, Place};
use crate::model::controller::{
    Address, Brand, Channel, ComplaintBody, ComplaintRoute, Contact, Controller, ControllerKind, Dpo, JointController,
    Representative, Unit,
};
use crate::model::fact::{Fact, State};
use crate::model::vocabulary::Vocabulary;
use crate::source::facts::{Decoder, broken};
use crate::source::theme::{bad_colour, is_colour};
use crate::toml_tree::{Keys, Node};

impl Decoder<'_> {
    /// `[controller]`. Without a table, or without a name in it, the name is unknown; whoever assembles a policy
    /// reports it.
    pub fn controller(&self, node: Option<&Node>, file: &Place) -> Controller {
        let nobody = Controller {
            name: Fact { state: State::Unknown, publish: true, place: file.clone() },
            kind: None,
            cvr: None,
            address: None,
            email: None,
            phone: None,
            website: None,
            units: Vec::new(),
            channels: Vec::new(),
            representative: None,
            place: file.clone(),
        };
        let Some(node) = node else { return nobody };
        let controller = self.table(node, "controller", |keys| {
            let name = self.fact_at(keys, "name", |node, path| self.string(node, path));
            let kind = self.fact_at(keys, "kind", |node, path| {
                self.choice(
                    node,
                    path,
                    &[
                        ("company", ControllerKind::Company),
                        ("person", ControllerKind::Person),
                        ("association", ControllerKind::Association),
                        ("foundation", ControllerKind::Foundation),
                        ("public-authority", ControllerKind::PublicAuthority),
                    ],
                )
            });
            Some(Controller {
                name: name.unwrap_or_else(|| nobody.name.clone()),
                kind,
                cvr: self.fact_at(keys, "cvr", |node, path| self.cvr(node, path)),
                address: self.address_at(keys),
                email: self.email_at(keys),
                phone: self.phone_at(keys),
                website: self.fact_at(keys, "website", |node, path| self.url(node, path)),
                units: self.list(keys, "unit", |node, path| self.table(node, path, |keys| Some(self.unit(keys)))),
                channels: self
                    .list(keys, "channel", |node, path| self.table(node, path, |keys| Some(self.channel(keys)))),
                representative: keys.node("representative").and_then(|node| {
                    self.table(node, "controller.representative", |keys| Some(self.representative(keys)))
                }),
                place: keys.place().clone(),
            })
        });
        controller.unwrap_or(nobody)
    }

    fn email_at(&self, keys: &mut Keys<'_>) -> Option<Fact<String>> {
        self.fact_at(keys, "email", |node, path| self.email(node, path))
    }

    fn phone_at(&self, keys: &mut Keys<'_>) -> Option<Fact<String>> {
        self.fact_at(keys, "phone", |node, path| self.phone(node, path))
    }

    fn address_at(&self, keys: &mut Keys<'_>) -> Option<Fact<Address>> {
        self.fact_at(keys, "address", |node, path| {
            self.table(node, path, |keys| {
                for key in ["street", "postcode", "city"] {
                    keys.required(key);
                }
                let (street, postcode, city) = (keys.string("street"), keys.string("postcode"), keys.string("city"));
                let country = self.country_at(keys, "country").map(|country| country.value);
                Some(Address { street: street?.0, postcode: postcode?.0, city: city?.0, country })
            })
        })
    }

    fn unit(&self, keys: &mut Keys<'_>) -> Unit {
        keys.required("name");
        // A unit's own name is a name in every language; a translated one is words.
        let name = match keys.node("name") {
            Some(node) if node.as_str().is_some() => self.own_name(node, &keys.path("name")),
            Some(node) => Some(self.words(node, &keys.path("name"))),
            None => None,
        };
        Unit {
            name: name.unwrap_or_else(|| broken(keys.place())),
            email: self.email_at(keys),
            phone: self.phone_at(keys),
            publish: keys.publish(),
            place: keys.place().clone(),
        }
    }

    fn channel(&self, keys: &mut Keys<'_>) -> Channel {
        keys.required("kind");
        let kind = self.text_at(keys, "kind", Vocabulary::Channel);
        Channel {
            kind: kind.unwrap_or_else(|| broken(keys.place())),
            url: self.url_at(keys, "url"),
            publish: keys.publish(),
            place: keys.place().clone(),
        }
    }

    fn representative(&self, keys: &mut Keys<'_>) -> Representative {
        Representative {
            name: self.required_fact(keys, "name", |node, path| self.string(node, path)),
            address: self.address_at(keys),
            email: self.email_at(keys),
            publish: keys.publish(),
            place: keys.place().clone(),
        }
    }

    pub fn contact(&self, node: &Node) -> Option<Contact> {
        self.table(node, "contact", |keys| {
            Some(Contact {
                name: self.fact_at(keys, "name", |node, path| self.string(node, path)),
                role: self.text_at(keys, "role", Vocabulary::ContactRole),
                email: self.email_at(keys),
                phone: self.phone_at(keys),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    pub fn dpo(&self, node: &Node) -> Option<Dpo> {
        self.table(node, "dpo", |keys| {
            Some(Dpo {
                appointed: self.required_fact(keys, "appointed", |node, path| self.boolean(node, path)),
                name: self.fact_at(keys, "name", |node, path| self.string(node, path)),
                email: self.email_at(keys),
                phone: self.phone_at(keys),
                address: self.address_at(keys),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    pub fn joint_controllers(&self, nodes: &[Node]) -> Vec<JointController> {
        self.entities(nodes, "joint-controller", |keys, id| {
            Some(JointController {
                id,
                name: self.required_fact(keys, "name", |node, path| self.string(node, path)),
                arrangement: self.fact_at(keys, "arrangement", |node, path| Some(self.words(node, path))),
                email: self.email_at(keys),
                website: self.fact_at(keys, "website", |node, path| self.url(node, path)),
                activities: self.ids(keys, "activities").into_iter().map(|id| id.value).collect(),
                formerly: self.formerly(keys),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    pub fn complaints(&self, nodes: &[Node]) -> Vec<ComplaintRoute> {
        nodes
            .iter()
            .filter_map(|node| {
                self.table(node, "complaint", |keys| {
                    keys.required("to");
                    let to = keys.string("to");
                    let url = self.url_at(keys, "url");
                    let about = self.words_at(keys, "about");
                    let publish = keys.publish();
                    let (to, place) = to?;
                    let to = if to == crate::model::act::AUTHORITY {
                        if url.is_some() {
                            self.sink.report(
                                Finding::error("unclear", "the complaint route to Datatilsynet has a `url` of its own")
                                    .at(&place)
                                    .why("the authority's address comes from its own record (rule CMP2)")
                                    .hint("leave `url` out"),
                            );
                        }
                        ComplaintBody::Datatilsynet
                    } else {
                        ComplaintBody::Other { name: to, url }
                    };
                    Some(ComplaintRoute { about, to, publish, place: keys.place().clone() })
                })
            })
            .collect()
    }

    pub fn brand(&self, node: &Node) -> Brand {
        let brand = self.table(node, "brand", |keys| {
            let logo = keys.string("logo");
            let mut colour = |key: &'static str| {
                keys.string(key).filter(|(colour, place)| {
                    if !is_colour(colour) {
                        self.sink.report(bad_colour(colour, place));
                    }
                    is_colour(colour)
                })
            };
            let (accent, accent_dark) = (colour("accent"), colour("accent-dark"));
            Some(Brand { logo, accent, accent_dark })
        });
        brand.unwrap_or_default()
    }
}
