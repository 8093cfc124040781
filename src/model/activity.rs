//! Processing activities (GDPR Art. 30): what data is used for, whose, on what ground, for how long.

use crate::finding::Place;
use crate::model::act::LawRef;
use crate::model::audience::{Role, Subject};
use crate::model::fact::{Fact, Located};
use crate::model::ground::{Basis, Ground};
use crate::model::period::Period;
use crate::model::retention::Retention;
use crate::model::right::RightLimit;
use crate::model::text::Text;

#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    pub id: String,
    /// The heading. Defaults to the vocabulary's word for the id.
    pub title: Text,
    /// What kind of activity, where rules of law are about that kind.
    pub kind: Option<ActivityKind>,
    /// Ids of the audiences it concerns; empty = all.
    pub audience: Vec<Located<String>>,
    /// Absent = what the audiences' roles say, or controller where there are none.
    pub role: Option<Fact<Role>>,
    pub subjects: Vec<Subject>,
    pub categories: Option<Fact<Vec<Category>>>,
    pub purposes: Option<Fact<Vec<Text>>>,
    pub grounds: Option<Fact<Vec<Ground>>>,
    pub source: Option<Fact<Vec<Source>>>,
    pub obligation: Option<Fact<Obligation>>,
    /// Ids of the systems it lies in.
    pub systems: Vec<Located<String>>,
    pub disclosure: Vec<Disclosure>,
    /// Who has access inside the firm.
    pub access: Vec<Text>,
    pub retention: Option<Fact<Vec<Retention>>>,
    pub automated: Option<Fact<Automated>>,
    pub marketing: Option<Marketing>,
    pub rights: Vec<RightLimit>,
    /// Words of the firm about this activity, as whole sentences, after the generated ones.
    pub remark: Option<Text>,
    pub formerly: Vec<String>,
    pub publish: bool,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityKind {
    Accounting,
    Cctv,
    Recruitment,
    Employment,
    Marketing,
    Web,
}

/// A category of personal data.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    pub is: Text,
    pub class: CategoryClass,
    /// It may turn out to be there; nobody asks for it.
    pub may_include: bool,
    pub place: Place,
}

/// What extra protection the law gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CategoryClass {
    #[default]
    Ordinary,
    /// The CPR number (databeskyttelsesloven § 11).
    Cpr,
    /// Special categories (GDPR Art. 9).
    Special,
    /// Criminal convictions and offences (GDPR Art. 10, databeskyttelsesloven § 8).
    Criminal,
}

impl CategoryClass {
    /// The class of a vocabulary key; ordinary when the key names nothing that the law protects more.
    pub fn of_key(key: &str) -> CategoryClass {
        match key {
            "cpr" => CategoryClass::Cpr,
            "special-categories" | "health" | "race" | "religion" | "politics" | "trade-union" | "biometrics"
            | "genetics" | "sex-life" | "allergies" | "sick-leave" | "sick-notes" | "diagnoses" | "medicine"
            | "patient-record" => CategoryClass::Special,
            "criminal-offences" | "criminal-record" => CategoryClass::Criminal,
            _ => CategoryClass::Ordinary,
        }
    }
}

/// Where data comes from (GDPR Art. 14(2)(f)).
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub from: SourceFrom,
    /// Keys of the categories; empty = all.
    pub categories: Vec<Located<String>>,
    /// The source is open to the public.
    pub public: Option<bool>,
    /// When the person is told (Art. 14(3)).
    pub told: Option<Told>,
    /// Why the person is not told (Art. 14(5)), as one whole sentence.
    pub exception: Option<Text>,
    pub publish: bool,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq)]
pub enum SourceFrom {
    /// `"data-subject"`: from the reader.
    Subject,
    /// A noun phrase after "fra"/"from".
    Other(Text),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// At the latest this long after we got it.
    Within(Located<Period>),
    /// `"first-contact"`: when we first write to them.
    FirstContact,
    /// `"first-disclosure"`: before somebody else gets it.
    FirstDisclosure,
}

/// Whether the person must give the data (GDPR Art. 13(2)(e)).
#[derive(Clone, Debug, PartialEq)]
pub struct Obligation {
    pub kind: ObligationKind,
    /// What follows when the reader does not give the data, as one whole sentence of the firm: "Ellers kan vi ikke
    /// sende dig varen.", "Otherwise we cannot send you the goods." Where nobody can refuse: what that means for them.
    pub consequence: Option<Text>,
    /// What the reader should not send, as a noun phrase: "oplysninger om dit helbred".
    pub please_do_not_send: Option<Text>,
    pub law: Option<Located<LawRef>>,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObligationKind {
    Statutory,
    Contractual,
    ToEnterContract,
    Voluntary,
    /// It happens by itself: a camera, a server log.
    Unavoidable,
}

/// That a recipient gets data of an activity, as what, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Disclosure {
    /// Id of the recipient.
    pub to: Located<String>,
    /// As what the recipient gets it.
    pub role: Fact<Role>,
    /// Keys of the categories; empty = all.
    pub categories: Vec<Located<String>>,
    /// When it happens: a clause with its conjunction, after "vi sender oplysningerne,"/"we send the data".
    /// "når du betaler".
    pub when: Option<Text>,
    pub basis: Option<Located<Basis>>,
    pub law: Option<Located<LawRef>>,
    /// The interest pursued by it, as words after "interesse i"/"interest in".
    pub interest: Option<Text>,
    pub publish: bool,
    pub place: Place,
}

/// A decision taken by a program alone (GDPR Art. 22), or `none`.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there is one in an activity, and it is never moved about")]
pub enum Automated {
    /// `false`: no decision about the person is taken by a program alone.
    None,
    Used(AutomatedDecision),
}

#[derive(Clone, Debug, PartialEq)]
pub struct AutomatedDecision {
    /// What is decided, as a clause after "om"/"whether": "du kan få lov at betale senere".
    pub decides: Text,
    /// How the program reasons, as whole sentences.
    pub logic: Text,
    /// What it means for the person, as whole sentences.
    pub consequence: Text,
    /// Art. 22(2): `a` contract, `b` law, `c` explicit consent.
    pub exception: Option<Located<char>>,
    /// How a human comes in, as one whole sentence (Art. 22(3)).
    pub human_review: Option<Text>,
    pub place: Place,
}

/// Permission to market electronically (markedsføringsloven § 10), apart from the GDPR ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Marketing {
    pub channel: MarketingChannel,
    pub permission: Located<MarketingPermission>,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarketingChannel {
    Email,
    Sms,
    Phone,
    Post,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarketingPermission {
    /// `mfl-10-1`: consent.
    Consent,
    /// `mfl-10-2`: own similar products to a customer who gave the address at a purchase and can say no.
    ExistingCustomer,
}
