//! The closed lists of things that a fact may name by key, and how each is worded in i18n/<lang>/vocabulary.ftl.

/// One list of the vocabulary. The message of a key is `<prefix>-<key>`; the prefix is [`Vocabulary::prefix`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vocabulary {
    /// What a processing activity is called, as a heading: "Reparation af computere".
    Activity,
    /// Who a part of the policy speaks to, in the plural: "kunder".
    Audience,
    /// A category of personal data, as a noun without article: "navn", "e-mailadresse".
    Category,
    /// A promise in prose, as one whole sentence.
    Claim,
    /// What a consent is for, as an infinitive without "at"/"to", said of us: "sende dig nyhedsbreve".
    Consent,
    /// A duty of the reader, as one whole sentence.
    Duty,
    /// What starts a period, as a clause: "din reparationssag er afsluttet" (after "efter, at").
    Event,
    /// When a disclosure happens, as a clause or phrase: "når du henviser dig", "når vi får en henvisning".
    Occasion,
    /// The condition under which a retention entry applies, as a phrase: "hvis du ikke bliver ansat".
    Outcome,
    /// A purpose, as an infinitive without "at"/"to": "sende dig regninger".
    Purpose,
    /// What kind of recipient, as a noun with article where the language wants one: "en leverandør af regnskabssystem".
    RecipientKind,
    /// What a contact person does, as a phrase: "ansvarlig for persondata".
    ContactRole,
    /// Where data comes from, when not from the person, as a noun phrase after "fra": "din tidligere tandlæge".
    Source,
    /// A group of data subjects, in the plural: "kunder".
    Subject,
    /// What a system is, as a noun with article: "vores egen server".
    SystemKind,
    /// A security measure, as a noun without article: "firewall".
    Measure,
    /// Who has access inside the firm, as a noun phrase: "vores medarbejdere".
    Access,
    /// How the reader gets or withdraws something, as a phrase.
    Channel,
}

impl Vocabulary {
    pub const ALL: [Vocabulary; 18] = [
        Vocabulary::Activity,
        Vocabulary::Audience,
        Vocabulary::Category,
        Vocabulary::Claim,
        Vocabulary::Consent,
        Vocabulary::Duty,
        Vocabulary::Event,
        Vocabulary::Occasion,
        Vocabulary::Outcome,
        Vocabulary::Purpose,
        Vocabulary::RecipientKind,
        Vocabulary::ContactRole,
        Vocabulary::Source,
        Vocabulary::Subject,
        Vocabulary::SystemKind,
        Vocabulary::Measure,
        Vocabulary::Access,
        Vocabulary::Channel,
    ];

    /// What stands before the key in the message's id: `purpose` in `purpose-invoicing`.
    pub fn prefix(self) -> &'static str {
        match self {
            Vocabulary::Activity => "activity",
            Vocabulary::Audience => "audience",
            Vocabulary::Category => "category",
            Vocabulary::Claim => "claim",
            Vocabulary::Consent => "consent",
            Vocabulary::Duty => "duty",
            Vocabulary::Event => "event",
            Vocabulary::Occasion => "occasion",
            Vocabulary::Outcome => "outcome",
            Vocabulary::Purpose => "purpose",
            Vocabulary::RecipientKind => "recipient-kind",
            Vocabulary::ContactRole => "contact-role",
            Vocabulary::Source => "source",
            Vocabulary::Subject => "subject",
            Vocabulary::SystemKind => "system-kind",
            Vocabulary::Measure => "measure",
            Vocabulary::Access => "access",
            Vocabulary::Channel => "channel",
        }
    }

    /// The id of the message that words `key`.
    pub fn message(self, key: &str) -> String {
        format!("{}-{key}", self.prefix())
    }
}
