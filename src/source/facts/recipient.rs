//! Recipients and systems.

use crate::finding::{Danish, Finding, Place};
use crate::model::fact::{Fact, State};
use crate::model::recipient::{CopyRoute, Framework, Mechanism, Recipient, Transfer};
use crate::model::system::System;
use crate::model::vocabulary::Vocabulary;
use crate::source::facts::{Decoder, broken};
use crate::toml_tree::{Keys, Node, string};

impl Decoder<'_> {
    pub fn recipients(&self, nodes: &[Node]) -> Vec<Recipient> {
        self.entities(nodes, "recipient", |keys, id| {
            let name = match self.blank_name(keys) {
                // A blank is no category: nobody has said that there is no name to tell.
                Some(place) => Some(Fact { state: State::Unknown, publish: true, place }),
                None => self.fact_at(keys, "name", |node, path| self.string(node, path)),
            };
            keys.required("kind");
            let kind = self.text_at(keys, "kind", Vocabulary::RecipientKind);
            let country = self.fact_at(keys, "country", |node, path| self.country(node, path));
            let agreement = self.fact_at(keys, "agreement", |node, path| self.boolean(node, path));
            let website = self.url_at(keys, "website");
            let transfers =
                self.list(keys, "transfer", |node, path| self.table(node, path, |keys| Some(self.transfer(keys))));
            let from = self.day_at(keys, "from");
            let sub_processors = self.ids(keys, "sub-processors");
            // Of a shared record: compared where a policy uses it, and for the record only.
            keys.string("version");
            Some(Recipient {
                id,
                name,
                kind: kind.unwrap_or_else(|| broken(keys.place())),
                country,
                agreement,
                website,
                transfers,
                from,
                sub_processors,
                formerly: self.formerly(keys),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    /// A name that is there and blank is the mistake REC2 is about; told here, because no model can hold it.
    fn blank_name(&self, keys: &mut Keys<'_>) -> Option<Place> {
        let node = keys.node("name").filter(|node| node.as_str().is_some_and(|name| name.trim().is_empty()))?;
        let path = keys.path("name");
        let mut finding = Finding::error("REC2", format!("`{path}` is blank"))
            .at(&node.place)
            .why("a reader must learn who receives data, or why not (GDPR Art. 13(1)(e))")
            .hint("leave `name` out where only the category is told, or say `withheld` with a reason");
        finding.danish = Some(Box::new(Danish {
            message: format!("`{path}` er tom"),
            why: Some(
                "læseren skal vide, hvem der får oplysningerne, eller hvorfor ikke (databeskyttelsesforordningens \
                 artikel 13, stk. 1, litra e)"
                    .to_owned(),
            ),
            hints: vec!["udelad `name`, hvis kun kategorien kan siges, eller skriv `withheld` med en grund".to_owned()],
            related: Vec::new(),
        }));
        self.sink.report(finding);
        Some(node.place.clone())
    }

    fn transfer(&self, keys: &mut Keys<'_>) -> Transfer {
        let country = self.country_at(keys, "country");
        let mechanism = self.required_fact(keys, "mechanism", |node, path| {
            self.choice(
                node,
                path,
                &[
                    ("adequacy", Mechanism::Adequacy),
                    ("scc", Mechanism::Scc),
                    ("bcr", Mechanism::Bcr),
                    ("explicit-consent", Mechanism::ExplicitConsent),
                    ("contract", Mechanism::Contract),
                    ("legal-claim", Mechanism::LegalClaim),
                ],
            )
        });
        let framework = self.choice_at(keys, "framework", &[("eu-us-dpf", Framework::EuUsDpf)]);
        let fallback = keys.boolean("fallback").unwrap_or(false);
        let copy = keys.node("copy").and_then(|node| self.copy_route(node, &keys.path("copy")));
        let checked = self.day_at(keys, "checked");
        Transfer {
            country,
            mechanism,
            framework,
            fallback,
            copy,
            checked,
            publish: keys.publish(),
            place: keys.place().clone(),
        }
    }

    fn copy_route(&self, node: &Node, path: &str) -> Option<CopyRoute> {
        if string(node, path, self.sink)? == "on-request" {
            return Some(CopyRoute::OnRequest);
        }
        self.url(node, path).map(CopyRoute::Url)
    }

    pub fn systems(&self, nodes: &[Node]) -> Vec<System> {
        self.entities(nodes, "system", |keys, id| {
            keys.required("kind");
            let kind = self.text_at(keys, "kind", Vocabulary::SystemKind);
            let name = keys.string("name").map(|(name, _)| name);
            let location = self.words_at(keys, "location");
            let recipient = self.id_at(keys, "recipient");
            let measures = self.texts(keys, "measures", Vocabulary::Measure);
            let backup = self.id_at(keys, "backup");
            let mirror = self.id_at(keys, "mirror");
            // As of a recipient.
            keys.string("version");
            Some(System {
                id,
                kind: kind.unwrap_or_else(|| broken(keys.place())),
                name,
                location,
                recipient,
                measures,
                backup,
                mirror,
                formerly: self.formerly(keys),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }
}
