//! Cookies, and how consent to them is asked for.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place};
use crate::model::cookie::{Cookie, CookieClass, CookieConsent, CookieDuration, CookieUse, SetBy, Storage};
use crate::model::fact::{Fact, State};
use crate::model::vocabulary::Vocabulary;
use crate::source::facts::Decoder;
use crate::toml_tree::{Keys, Node, string};

impl Decoder<'_> {
    pub fn cookies(&self, nodes: &[Node]) -> Vec<Cookie> {
        let mut seen: BTreeMap<String, Place> = BTreeMap::new();
        let mut all = Vec::new();
        for node in nodes {
            let name = node.get("name").and_then(Node::as_str).unwrap_or_default();
            let path = if name.is_empty() { "cookie".to_owned() } else { format!("cookie.{name}") };
            all.extend(self.table(node, path, |keys| {
                keys.required("name");
                let name = keys.string("name");
                let cookie = self.cookie(keys, name.as_ref().map(|(name, _)| name.clone()).unwrap_or_default());
                let (name, place) = name?;
                if let Some(first) = seen.get(&name) {
                    self.sink.report(
                        Finding::error("duplicate-id", format!("the cookie `{name}` is described twice"))
                            .at(&place)
                            .related(first, "the first one")
                            .hint("describe it once"),
                    );
                }
                seen.entry(name).or_insert(place);
                Some(cookie)
            }));
        }
        all
    }

    fn cookie(&self, keys: &mut Keys<'_>, name: String) -> Cookie {
        let storage = self.choice_at(
            keys,
            "storage",
            &[
                ("cookie", Storage::Cookie),
                ("local-storage", Storage::LocalStorage),
                ("session-storage", Storage::SessionStorage),
                ("indexed-db", Storage::IndexedDb),
                ("pixel", Storage::Pixel),
                ("device-read", Storage::DeviceRead),
            ],
        );
        Cookie {
            name,
            storage: storage.map(|storage| storage.value).unwrap_or_default(),
            class: self.required_fact(keys, "class", |node, path| {
                self.choice(
                    node,
                    path,
                    &[
                        ("necessary", CookieClass::Necessary),
                        ("preferences", CookieClass::Preferences),
                        ("statistics", CookieClass::Statistics),
                        ("marketing", CookieClass::Marketing),
                    ],
                )
            }),
            by: self.required_fact(keys, "by", |node, path| {
                let by = string(node, path, self.sink)?;
                Some(if by == "us" { SetBy::Us } else { SetBy::Recipient(by) })
            }),
            duration: self.required_fact(keys, "duration", |node, path| match node.as_str() {
                Some("session") => Some(CookieDuration::Session),
                _ => self.period(node, path).map(CookieDuration::Period),
            }),
            purpose: self.required_fact(keys, "purpose", |node, path| self.text(node, path, Vocabulary::Purpose)),
            country: self.country_at(keys, "country"),
            reviewed: self.day_at(keys, "reviewed"),
            // Earlier names are those of the browser, not ids of ours.
            formerly: self.list(keys, "formerly", |node, path| self.string(node, path)),
            publish: keys.publish(),
            place: keys.place().clone(),
        }
    }

    pub fn cookie_use(&self, node: &Node) -> Option<CookieUse> {
        self.table(node, "cookies", |keys| {
            Some(CookieUse {
                used: self.fact_at(keys, "used", |node, path| self.boolean(node, path)),
                inventory: keys.node("inventory").and_then(|node| self.inventory(node)),
                uses: self.texts(keys, "uses", Vocabulary::Purpose),
                refusing: self.words_at(keys, "refusing"),
                statements: self.words_list(keys, "statements"),
                consent: keys.node("consent").and_then(|node| {
                    self.table(node, "cookies.consent", |keys| {
                        Some(CookieConsent {
                            tool: keys.string("tool").map(|(tool, _)| tool),
                            reject: keys.boolean("reject"),
                            granular: keys.boolean("granular"),
                            withdraw: self.words_at(keys, "withdraw"),
                            withdraw_url: self.url_at(keys, "withdraw-url"),
                            place: keys.place().clone(),
                        })
                    })
                }),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    /// The list of cookies itself is made of `[[cookie]]`: all that can be said here is that nobody has made it.
    fn inventory(&self, node: &Node) -> Option<Fact<()>> {
        let fact = self.fact(node, "cookies.inventory", |_| Some(()))?;
        if matches!(fact.state, State::Given(())) {
            self.sink.report(
                Finding::error("unknown-value", "`cookies.inventory` can only be unknown or withheld")
                    .at(&node.place)
                    .hint("describe each cookie in a [[cookie]], or write `inventory = { unknown = true }`"),
            );
            return None;
        }
        Some(fact)
    }
}
