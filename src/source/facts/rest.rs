//! Consents, claims, security, breach, rights, reuse, changes, signatures, review.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place};
use crate::model::claim::{Claim, ClaimId};
use crate::model::fact::Located;
use crate::model::policy::{Changes, Reuse, Review, Signature};
use crate::model::right::{Consent, GivenBy, RightsUse, Withdraw};
use crate::model::system::{Breach, Security};
use crate::model::vocabulary::Vocabulary;
use crate::source::facts::Decoder;
use crate::toml_tree::{Keys, Node};

const CLAIMS: [(&str, ClaimId); 8] = [
    ("no-marketing", ClaimId::NoMarketing),
    ("never-disclosed", ClaimId::NeverDisclosed),
    ("necessary-cookies-only", ClaimId::NecessaryCookiesOnly),
    ("no-transfer", ClaimId::NoTransfer),
    ("no-supplier-data", ClaimId::NoSupplierData),
    ("website-collects-nothing", ClaimId::WebsiteCollectsNothing),
    ("agreements-with-all", ClaimId::AgreementsWithAll),
    ("never-sold", ClaimId::NeverSold),
];

impl Decoder<'_> {
    pub fn consents(&self, nodes: &[Node]) -> Vec<Consent> {
        self.entities(nodes, "consent", |keys, id| {
            let to = self.text_or_id(keys, "to", Vocabulary::Consent, &id);
            Some(Consent {
                id,
                to,
                given_by: keys.node("given-by").and_then(|node| {
                    self.table(node, keys.path("given-by"), |keys| {
                        let under = keys.required("under").and_then(|node| self.age(node, &keys.path("under")));
                        under.map(|under| GivenBy { under })
                    })
                }),
                withdraw: self.required_fact(keys, "withdraw", |node, path| {
                    self.table(node, path, |keys| Some(self.withdraw(keys)))
                }),
                law: self.law_at(keys, "law"),
                formerly: self.formerly(keys),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    fn withdraw(&self, keys: &mut Keys<'_>) -> Withdraw {
        let withdraw = Withdraw {
            email: keys.boolean("email").unwrap_or(false),
            phone: keys.boolean("phone").unwrap_or(false),
            url: self.url_at(keys, "url"),
            by: self.words_at(keys, "by"),
        };
        if ["email", "phone", "url", "by"].iter().all(|key| keys.names().all(|name| name != *key)) {
            self.sink.report(
                Finding::error("RGT4", format!("`{}` names no way to withdraw", keys.own_path()))
                    .at(keys.place())
                    .why("a consent is withdrawn as easily as it was given (GDPR Art. 7(3))")
                    .hint("say one of `email = true`, `phone = true`, `url` and `by`"),
            );
        }
        withdraw
    }

    pub fn claims(&self, nodes: &[Node]) -> Vec<Claim> {
        let mut seen: BTreeMap<ClaimId, Place> = BTreeMap::new();
        let mut all = Vec::new();
        for node in nodes {
            let id = node.get("id").and_then(Node::as_str).unwrap_or_default();
            let path = if id.is_empty() { "claim".to_owned() } else { format!("claim.{id}") };
            all.extend(self.table(node, path, |keys| {
                keys.required("id");
                let id = self.choice_at(keys, "id", &CLAIMS);
                let words = self.words_at(keys, "words");
                let scope = self.ids(keys, "scope");
                let publish = keys.publish();
                let id = id?;
                // The same promise of different activities is two promises.
                if scope.is_empty() {
                    if let Some(first) = seen.get(&id.value) {
                        self.sink.report(
                            Finding::error("duplicate-id", "the same claim stands here twice")
                                .at(&id.place)
                                .related(first, "the first one")
                                .hint("state it once, with the activities of both under `scope`"),
                        );
                    }
                    seen.entry(id.value).or_insert_with(|| id.place.clone());
                }
                Some(Claim { id: id.value, words, scope, publish, place: keys.place().clone() })
            }));
        }
        all
    }

    pub fn security(&self, node: &Node) -> Option<Security> {
        self.table(node, "security", |keys| {
            Some(Security {
                measures: self.texts(keys, "measures", Vocabulary::Measure),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    pub fn breach(&self, node: &Node) -> Option<Breach> {
        self.table(node, "breach", |keys| {
            let authority_hours = keys.node("authority-hours").and_then(|node| {
                let hours = self.number(node, "breach.authority-hours", 1..=10_000)?;
                Some(Located::new(hours, node.place.clone()))
            });
            Some(Breach {
                authority_hours,
                informs: self.texts(keys, "informs", Vocabulary::Subject),
                when: self.words_at(keys, "when"),
                trigger: self.words_at(keys, "trigger"),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    pub fn rights_use(&self, node: &Node) -> Option<RightsUse> {
        self.table(node, "rights", |keys| {
            Some(RightsUse {
                how: self.words_at(keys, "how"),
                fee: self.words_at(keys, "fee"),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    pub fn reuse(&self, node: &Node) -> Option<Reuse> {
        self.table(node, "policy.reuse", |keys| {
            keys.required("allowed");
            let allowed = keys.boolean("allowed");
            let terms = self.words_at(keys, "terms");
            let publish = keys.publish();
            Some(Reuse { allowed: allowed?, terms, publish, place: keys.place().clone() })
        })
    }

    pub fn changes(&self, node: &Node) -> Option<Changes> {
        self.table(node, "changes", |keys| {
            Some(Changes {
                current_edition_at: self.url_at(keys, "current-edition-at"),
                available_from: self.day_at(keys, "available-from"),
                notice: self.period_at(keys, "notice"),
                channel: self.words_at(keys, "channel"),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    pub fn signatures(&self, nodes: &[Node]) -> Vec<Signature> {
        let signatures = nodes.iter().filter_map(|node| {
            self.table(node, "signature", |keys| {
                // A title such as "DPO" is the same in every language; a translated one is words.
                let title = match keys.node("title") {
                    Some(node) if node.as_str().is_some() => self.own_name(node, "signature.title"),
                    Some(node) => Some(self.words(node, "signature.title")),
                    None => None,
                };
                Some(Signature {
                    place_name: keys.string("place").map(|(place, _)| place),
                    date: self.fact_at(keys, "date", |node, path| self.day(node, path)),
                    name: self.fact_at(keys, "name", |node, path| self.string(node, path)),
                    title,
                    image: keys.string("image").map(|(image, place)| Located::new(image, place)),
                    publish: keys.publish(),
                    place: keys.place().clone(),
                })
            })
        });
        signatures.collect()
    }

    pub fn review(&self, node: &Node) -> Option<Review> {
        self.table(node, "review", |keys| {
            Some(Review {
                interval: self.period_at(keys, "interval"),
                last: self.day_at(keys, "last"),
                place: keys.place().clone(),
            })
        })
    }
}
