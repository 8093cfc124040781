//! Whom the policy speaks to, and what data is used for.

use serde::{Deserialize, Serialize};

use crate::model::activity::{self, CategoryClass, MarketingChannel, MarketingPermission, ObligationKind, SourceFrom};
use crate::model::audience::{self, Reader, Role};
use crate::model::ground;

use super::term::{id, ids, keyed, written};
use super::{Maker, Retention, RightLimit, Term, Told};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Audience {
    pub id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    pub label: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub our_role: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Activity {
    pub id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    pub title: Term,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<Told<Vec<Category>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Told<Vec<Term>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Told<Vec<Ground>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Told<Vec<Source>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<Told<Obligation>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub systems: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disclosures: Vec<Disclosure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub access: Vec<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Told<Vec<Retention>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automated: Option<Told<Automated>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marketing: Option<Marketing>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<RightLimit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Subject {
    pub is: Term,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<u8>,
    /// A holder of parental authority reads the text on their behalf.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guardian_reads: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Category {
    pub is: Term,
    /// `ordinary`, `cpr`, `special` or `criminal`.
    pub class: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_include: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Ground {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Term>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Absent = the person themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Term>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public: Option<bool>,
    /// A period, `first-contact` or `first-disclosure`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
    /// Why the person is not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Obligation {
    /// `statutory`, `contractual`, `to-enter-contract`, `voluntary` or `unavoidable`.
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consequence: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub please_do_not_send: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Disclosure {
    pub to: String,
    #[serde(rename = "as", default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Told<Term>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Term>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<Term>,
}

/// Decisions that a program takes alone, or that there are none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Automated {
    None,
    Used(Box<AutomatedDecision>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AutomatedDecision {
    pub decides: Term,
    pub logic: Term,
    pub consequence: Term,
    /// `22-2-a`, `22-2-b` or `22-2-c`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub human_review: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marketing {
    /// `email`, `sms`, `phone` or `post`.
    pub channel: String,
    /// `mfl-10-1` or `mfl-10-2`.
    pub permission: String,
}

impl Maker<'_> {
    pub(super) fn audience(&self, audience: &audience::Audience) -> Audience {
        let audience::Audience { id, label, our_role, languages: _, duty, formerly, publish: _, place: _ } = audience;
        Audience {
            id: id.clone(),
            formerly: formerly.clone(),
            label: self.term(label),
            our_role: self.told(our_role, role),
            duty: self.some_term(duty),
        }
    }

    pub(super) fn activity(&self, activity: &activity::Activity) -> Activity {
        // Its kind chooses among clauses and is not told.
        let activity::Activity {
            id,
            title,
            kind: _,
            audience,
            role: our_role,
            subjects,
            categories,
            purposes,
            grounds,
            source,
            obligation,
            systems,
            disclosure,
            access,
            retention,
            automated,
            marketing,
            rights,
            remark,
            formerly,
            publish: _,
            place: _,
        } = activity;
        Activity {
            id: id.clone(),
            formerly: formerly.clone(),
            title: self.term(title),
            audience: ids(audience),
            role: self.told_of(our_role, role),
            subjects: self.subjects(subjects),
            categories: self.told_of(categories, |list| self.categories(list)),
            purposes: self.told_of(purposes, |list| self.terms(list)),
            grounds: self.told_of(grounds, |list| list.iter().map(|one| self.ground(one)).collect()),
            sources: self.told_of(source, |list| list.iter().map(|one| self.source(one)).collect()),
            obligation: self.told_of(obligation, |obligation| self.obligation(obligation)),
            systems: ids(systems),
            disclosures: disclosure.iter().map(|one| self.disclosure(one)).collect(),
            access: self.terms(access),
            retention: self.told_of(retention, |list| self.retentions(list)),
            automated: self.told_of(automated, |automated| self.automated(automated)),
            marketing: marketing.as_ref().map(permission),
            rights: rights.iter().map(|limit| self.right_limit(limit)).collect(),
            remark: self.some_term(remark),
        }
    }

    pub(super) fn subjects(&self, subjects: &[audience::Subject]) -> Vec<Subject> {
        let subject = |subject: &audience::Subject| {
            let audience::Subject { is, under, reader, place: _ } = subject;
            Subject { is: self.term(is), under: *under, guardian_reads: *reader == Some(Reader::Guardian) }
        };
        subjects.iter().map(subject).collect()
    }

    pub(super) fn categories(&self, categories: &[activity::Category]) -> Vec<Category> {
        let category = |category: &activity::Category| {
            let activity::Category { is, class, may_include, place: _ } = category;
            let class = match class {
                CategoryClass::Ordinary => "ordinary",
                CategoryClass::Cpr => "cpr",
                CategoryClass::Special => "special",
                CategoryClass::Criminal => "criminal",
            };
            Category { is: self.term(is), class: class.to_owned(), may_include: *may_include }
        };
        categories.iter().map(category).collect()
    }

    fn ground(&self, ground: &ground::Ground) -> Ground {
        let ground::Ground { purposes, for_categories, basis, law, interest, consent, publish: _, place: _ } = ground;
        Ground {
            purposes: ids(purposes),
            categories: ids(for_categories),
            basis: basis.as_ref().map(|basis| keyed("basis", &basis.value.to_string())),
            law: law.iter().map(|law| law.value.to_string()).collect(),
            interest: self.some_term(interest),
            consent: id(consent),
        }
    }

    fn source(&self, source: &activity::Source) -> Source {
        let activity::Source { from, categories, public, told, exception, publish: _, place: _ } = source;
        Source {
            from: match from {
                SourceFrom::Subject => None,
                SourceFrom::Other(from) => Some(self.term(from)),
            },
            categories: ids(categories),
            public: *public,
            told: told.as_ref().map(|when| match when {
                activity::Told::Within(period) => period.value.to_string(),
                activity::Told::FirstContact => "first-contact".to_owned(),
                activity::Told::FirstDisclosure => "first-disclosure".to_owned(),
            }),
            exception: self.some_term(exception),
        }
    }

    fn obligation(&self, obligation: &activity::Obligation) -> Obligation {
        let activity::Obligation { kind, consequence, please_do_not_send, law, place: _ } = obligation;
        let kind = match kind {
            ObligationKind::Statutory => "statutory",
            ObligationKind::Contractual => "contractual",
            ObligationKind::ToEnterContract => "to-enter-contract",
            ObligationKind::Voluntary => "voluntary",
            ObligationKind::Unavoidable => "unavoidable",
        };
        Obligation {
            kind: kind.to_owned(),
            consequence: self.some_term(consequence),
            please_do_not_send: self.some_term(please_do_not_send),
            law: written(law),
        }
    }

    fn disclosure(&self, disclosure: &activity::Disclosure) -> Disclosure {
        let activity::Disclosure { to, role: their_role, categories, when, basis, law, interest, publish: _, place: _ } =
            disclosure;
        Disclosure {
            to: to.value.clone(),
            role: self.told(their_role, role),
            categories: ids(categories),
            when: self.some_term(when),
            basis: basis.as_ref().map(|basis| keyed("basis", &basis.value.to_string())),
            law: written(law),
            interest: self.some_term(interest),
        }
    }

    fn automated(&self, automated: &activity::Automated) -> Automated {
        let activity::Automated::Used(decision) = automated else { return Automated::None };
        let activity::AutomatedDecision { decides, logic, consequence, exception, human_review, place: _ } = decision;
        Automated::Used(Box::new(AutomatedDecision {
            decides: self.term(decides),
            logic: self.term(logic),
            consequence: self.term(consequence),
            exception: exception.as_ref().map(|letter| format!("22-2-{}", letter.value)),
            human_review: self.some_term(human_review),
        }))
    }
}

fn permission(marketing: &activity::Marketing) -> Marketing {
    let activity::Marketing { channel, permission, place: _ } = marketing;
    let channel = match channel {
        MarketingChannel::Email => "email",
        MarketingChannel::Sms => "sms",
        MarketingChannel::Phone => "phone",
        MarketingChannel::Post => "post",
    };
    let permission = match permission.value {
        MarketingPermission::Consent => "mfl-10-1",
        MarketingPermission::ExistingCustomer => "mfl-10-2",
    };
    Marketing { channel: channel.to_owned(), permission: permission.to_owned() }
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
