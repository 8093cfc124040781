//! Activities, and what the firm does for its customers as processor.

use crate::finding::{Danish, Finding};
use crate::model::activity::{
    Activity, ActivityKind, Automated, AutomatedDecision, Category, CategoryClass, Disclosure, Marketing,
    MarketingChannel, MarketingPermission, Obligation, ObligationKind, Source, SourceFrom, Told,
};
use crate::model::audience::{Audience, Reader, Role, Subject};
use crate::model::fact::{Fact, Located};
use crate::model::ground::Ground;
use crate::model::processing::ProcessingForCustomers;
use crate::model::right::{Right, RightLimit};
use crate::model::text::Text;
use crate::model::vocabulary::Vocabulary;
use crate::source::facts::{Decoder, broken};
use crate::toml_tree::{Keys, Node, Value, string, wrong_type};

/// Our own roles.
const OUR_ROLES: [(&str, Role); 3] =
    [("controller", Role::Controller), ("processor", Role::Processor), ("joint-controller", Role::JointController)];

/// The roles of a recipient.
const RECIPIENT_ROLES: [(&str, Role); 5] = [
    ("processor", Role::Processor),
    ("sub-processor", Role::SubProcessor),
    ("independent-controller", Role::IndependentController),
    ("joint-controller", Role::JointController),
    ("authority", Role::Authority),
];

impl Decoder<'_> {
    pub fn audiences(&self, nodes: &[Node]) -> Vec<Audience> {
        self.entities(nodes, "audience", |keys, id| {
            let label = self.text_or_id(keys, "label", Vocabulary::Audience, &id);
            let our_role = self.required_fact(keys, "our-role", |node, path| self.choice(node, path, &OUR_ROLES));
            let duty = self.text_at(keys, "duty", Vocabulary::Duty);
            Some(Audience {
                id,
                label,
                our_role,
                languages: self.ids(keys, "languages"),
                duty,
                formerly: self.formerly(keys),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }

    pub fn activities(&self, nodes: &[Node]) -> Vec<Activity> {
        self.entities(nodes, "activity", |keys, id| Some(self.activity(keys, id)))
    }

    fn activity(&self, keys: &mut Keys<'_>, id: String) -> Activity {
        let title = self.text_or_id(keys, "title", Vocabulary::Activity, &id);
        let kind = self.choice_at(
            keys,
            "kind",
            &[
                ("accounting", ActivityKind::Accounting),
                ("cctv", ActivityKind::Cctv),
                ("recruitment", ActivityKind::Recruitment),
                ("employment", ActivityKind::Employment),
                ("marketing", ActivityKind::Marketing),
                ("web", ActivityKind::Web),
            ],
        );
        Activity {
            id,
            title,
            kind: kind.map(|kind| kind.value),
            audience: self.ids(keys, "audience"),
            role: self.fact_at(keys, "role", |node, path| self.choice(node, path, &OUR_ROLES)),
            subjects: self.list(keys, "subjects", |node, path| self.subject(node, path)),
            categories: self.categories_at(keys),
            purposes: self.list_fact(keys, "purposes", |node, path| self.text(node, path, Vocabulary::Purpose)),
            grounds: self.list_fact(keys, "grounds", |node, path| self.table(node, path, |keys| self.ground(keys))),
            source: self.list_fact(keys, "source", |node, path| self.table(node, path, |keys| self.source(keys))),
            obligation: self
                .fact_at(keys, "obligation", |node, path| self.table(node, path, |keys| self.obligation(keys))),
            systems: self.ids(keys, "systems"),
            disclosure: self
                .list(keys, "disclosure", |node, path| self.table(node, path, |keys| self.disclosure(keys))),
            access: self.texts(keys, "access", Vocabulary::Access),
            retention: self.retention_at(keys),
            automated: self.fact_at(keys, "automated", |node, path| self.automated(node, path)),
            marketing: keys.node("marketing").and_then(|node| {
                let path = keys.path("marketing");
                self.table(node, path, |keys| self.marketing(keys))
            }),
            rights: self.right_limits(keys),
            remark: self.words_at(keys, "remark"),
            formerly: self.formerly(keys),
            publish: keys.publish(),
            place: keys.place().clone(),
        }
    }

    fn subject(&self, node: &Node, path: &str) -> Option<Subject> {
        if node.get("is").is_none() {
            let is = self.text(node, path, Vocabulary::Subject)?;
            return Some(Subject { is, under: None, reader: None, place: node.place.clone() });
        }
        self.table(node, path, |keys| {
            let is = self.named_text(keys, Vocabulary::Subject);
            let under = keys.node("under").and_then(|node| self.age(node, &keys.path("under")));
            let reader =
                self.choice_at(keys, "reader", &[("subject", Reader::Subject), ("guardian", Reader::Guardian)]);
            Some(Subject { is, under, reader: reader.map(|reader| reader.value), place: keys.place().clone() })
        })
    }

    fn categories_at(&self, keys: &mut Keys<'_>) -> Option<Fact<Vec<Category>>> {
        self.list_fact(keys, "categories", |node, path| self.category(node, path))
    }

    fn category(&self, node: &Node, path: &str) -> Option<Category> {
        let class_of = |text: &Text| text.as_key().map(CategoryClass::of_key).unwrap_or_default();
        if node.get("is").is_none() && node.get("may-include").is_none() {
            let is = self.text(node, path, Vocabulary::Category)?;
            return Some(Category { class: class_of(&is), is, may_include: false, place: node.place.clone() });
        }
        self.table(node, path, |keys| {
            let may_include = keys.node("may-include");
            let is = match may_include {
                Some(node) => self.text(node, &keys.path("may-include"), Vocabulary::Category),
                None => Some(self.named_text(keys, Vocabulary::Category)),
            };
            let class = self.choice_at(
                keys,
                "class",
                &[
                    ("cpr", CategoryClass::Cpr),
                    ("special", CategoryClass::Special),
                    ("criminal", CategoryClass::Criminal),
                ],
            );
            let is = is?;
            let class = class.map_or_else(|| class_of(&is), |class| class.value);
            Some(Category { is, class, may_include: may_include.is_some(), place: keys.place().clone() })
        })
    }

    fn ground(&self, keys: &mut Keys<'_>) -> Option<Ground> {
        let ground = Ground {
            purposes: self.ids(keys, "purposes"),
            for_categories: self.ids(keys, "for"),
            basis: self.basis_at(keys, "basis"),
            law: self.laws_at(keys, "law"),
            interest: self.words_at(keys, "interest"),
            consent: self.id_at(keys, "consent"),
            publish: keys.publish(),
            place: keys.place().clone(),
        };
        if keys.node("basis").is_none() && keys.node("law").is_none() {
            let path = keys.own_path();
            let mut finding = Finding::error("BAS1", format!("an entry of `{path}` names no legal basis"))
                .at(keys.place())
                .why("the reader is told the legal basis of each purpose (GDPR Art. 13(1)(c))")
                .hint("add `basis = \"6-1-b\"`, or the act under `law`");
            finding.danish = Some(Box::new(Danish {
                message: format!("en post i `{path}` nævner intet retsgrundlag"),
                why: Some(
                    "læseren skal kende retsgrundlaget for hvert formål (databeskyttelsesforordningens artikel 13, \
                     stk. 1, litra c)"
                        .to_owned(),
                ),
                hints: vec!["tilføj `basis = \"6-1-b\"`, eller skriv loven i `law`".to_owned()],
                related: Vec::new(),
            }));
            self.sink.report(finding);
        }
        (ground.basis.is_some() || !ground.law.is_empty()).then_some(ground)
    }

    fn source(&self, keys: &mut Keys<'_>) -> Option<Source> {
        let from = keys.required("from").and_then(|node| match node.as_str() {
            Some("data-subject") => Some(SourceFrom::Subject),
            _ => self.text(node, &keys.path("from"), Vocabulary::Source).map(SourceFrom::Other),
        });
        let source = (
            self.ids(keys, "categories"),
            keys.boolean("public"),
            keys.node("told").and_then(|node| self.told(node, &keys.path("told"))),
            self.words_at(keys, "exception"),
            keys.publish(),
        );
        let (categories, public, told, exception, publish) = source;
        Some(Source { from: from?, categories, public, told, exception, publish, place: keys.place().clone() })
    }

    fn told(&self, node: &Node, path: &str) -> Option<Told> {
        match string(node, path, self.sink)?.as_str() {
            "first-contact" => Some(Told::FirstContact),
            "first-disclosure" => Some(Told::FirstDisclosure),
            period if period.starts_with('P') => {
                let period = self.period(node, path)?;
                Some(Told::Within(Located::new(period, node.place.clone())))
            }
            other => {
                self.sink.report(
                    Finding::error("unknown-value", format!("`{path}` cannot be `{other}`"))
                        .at(&node.place)
                        .did_you_mean(other, ["first-contact", "first-disclosure", "P1M"]),
                );
                None
            }
        }
    }

    fn obligation(&self, keys: &mut Keys<'_>) -> Option<Obligation> {
        keys.required("kind");
        let kind = self.choice_at(
            keys,
            "kind",
            &[
                ("statutory", ObligationKind::Statutory),
                ("contractual", ObligationKind::Contractual),
                ("to-enter-contract", ObligationKind::ToEnterContract),
                ("voluntary", ObligationKind::Voluntary),
                ("unavoidable", ObligationKind::Unavoidable),
            ],
        );
        let consequence = self.words_at(keys, "consequence");
        let please_do_not_send = self.words_at(keys, "please-do-not-send");
        let law = self.law_at(keys, "law");
        Some(Obligation { kind: kind?.value, consequence, please_do_not_send, law, place: keys.place().clone() })
    }

    fn disclosure(&self, keys: &mut Keys<'_>) -> Option<Disclosure> {
        keys.required("to");
        let to = self.id_at(keys, "to");
        let role = self.required_fact(keys, "as", |node, path| self.choice(node, path, &RECIPIENT_ROLES));
        let categories = self.ids(keys, "categories");
        let when = self.text_at(keys, "when", Vocabulary::Occasion);
        let basis = self.basis_at(keys, "basis");
        let law = self.law_at(keys, "law");
        let interest = self.words_at(keys, "interest");
        let publish = keys.publish();
        let place = keys.place().clone();
        Some(Disclosure { to: to?, role, categories, when, basis, law, interest, publish, place })
    }

    fn automated(&self, node: &Node, path: &str) -> Option<Automated> {
        match &node.value {
            Value::Boolean(false) => Some(Automated::None),
            Value::Table(_) => self.table(node, path, |keys| {
                for key in ["decides", "logic", "consequence"] {
                    keys.required(key);
                }
                let decides = self.words_at(keys, "decides");
                let logic = self.words_at(keys, "logic");
                let consequence = self.words_at(keys, "consequence");
                let exception = self.choice_at(keys, "exception", &[("22-2-a", 'a'), ("22-2-b", 'b'), ("22-2-c", 'c')]);
                let human_review = self.words_at(keys, "human-review");
                let or_broken = |text: Option<Text>| text.unwrap_or_else(|| broken(&node.place));
                Some(Automated::Used(AutomatedDecision {
                    decides: or_broken(decides),
                    logic: or_broken(logic),
                    consequence: or_broken(consequence),
                    exception,
                    human_review,
                    place: keys.place().clone(),
                }))
            }),
            _ => {
                wrong_type(node, path, "`false` or a table that says what is decided", self.sink);
                None
            }
        }
    }

    fn marketing(&self, keys: &mut Keys<'_>) -> Option<Marketing> {
        keys.required("channel");
        keys.required("permission");
        let channel = self.choice_at(
            keys,
            "channel",
            &[
                ("email", MarketingChannel::Email),
                ("sms", MarketingChannel::Sms),
                ("phone", MarketingChannel::Phone),
                ("post", MarketingChannel::Post),
            ],
        );
        let permission = self.choice_at(
            keys,
            "permission",
            &[("mfl-10-1", MarketingPermission::Consent), ("mfl-10-2", MarketingPermission::ExistingCustomer)],
        );
        Some(Marketing { channel: channel?.value, permission: permission?, place: keys.place().clone() })
    }

    fn right_limits(&self, keys: &mut Keys<'_>) -> Vec<RightLimit> {
        let Some(node) = keys.node("rights") else { return Vec::new() };
        let limits = self.table(node, keys.path("rights"), |keys| {
            let limits = Right::ALL.into_iter().filter_map(|right| {
                let node = keys.node(right.key())?;
                let path = keys.path(right.key());
                self.table(node, path, |keys| {
                    let limited_by = self.law_at(keys, "limited-by");
                    let instead = self.words_at(keys, "instead");
                    Some(RightLimit { right, limited_by, instead, place: keys.place().clone() })
                })
            });
            Some(limits.collect())
        });
        limits.unwrap_or_default()
    }

    pub fn processing(&self, nodes: &[Node]) -> Vec<ProcessingForCustomers> {
        self.entities(nodes, "processing-for-customers", |keys, id| {
            let title = self.text_or_id(keys, "title", Vocabulary::Activity, &id);
            let words_fact =
                |keys: &mut Keys<'_>, key| self.fact_at(keys, key, |node, path| Some(self.words(node, path)));
            let sub_processors: Vec<Located<String>> = self.ids(keys, "sub-processors");
            Some(ProcessingForCustomers {
                id,
                title,
                audience: self.ids(keys, "audience"),
                subjects: self.list(keys, "subjects", |node, path| self.subject(node, path)),
                categories: self.categories_at(keys),
                subject_matter: words_fact(keys, "subject-matter"),
                nature: words_fact(keys, "nature"),
                purpose: self.fact_at(keys, "purpose", |node, path| self.text(node, path, Vocabulary::Purpose)),
                duration: words_fact(keys, "duration"),
                systems: self.ids(keys, "systems"),
                sub_processors,
                notice: self.fact_at(keys, "notice", |node, path| self.period(node, path)),
                object_within: self.fact_at(keys, "object-within", |node, path| self.period(node, path)),
                at_end: words_fact(keys, "at-end"),
                retention: self.retention_at(keys),
                remark: self.words_at(keys, "remark"),
                formerly: self.formerly(keys),
                publish: keys.publish(),
                place: keys.place().clone(),
            })
        })
    }
}
