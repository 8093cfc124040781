//! The closed lists of things that a fact may name by key, and how each is worded in `i18n/<lang>/vocabulary.ftl`.
//!
//! A clause puts the words into its own sentences, so each list has one grammatical form in every language; a firm's
//! own
//! `{ da = "…", en = "…" }` has it too. Words start with a small letter unless the comment says otherwise.

/// One list of the vocabulary. The message of a key is `<prefix>-<key>`; the prefix is [`Vocabulary::prefix`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vocabulary {
    /// What a processing activity is called: a heading, with a capital letter. "Reparation af computere".
    Activity,
    /// Who a part of the policy speaks to: a noun in the plural. "kunder", after "for"/"for".
    Audience,
    /// A category of personal data: a noun without article, in a list or behind a colon. "navn", "e-mailadresse".
    Category,
    /// A promise in prose: one whole sentence, with capital letter and full stop.
    Claim,
    /// What a consent is for, said of us: an infinitive without "at"/"to", after "lov til at"/"permission to".
    /// "sende dig vores nyhedsbrev".
    Consent,
    /// A duty of the reader: one whole sentence, with capital letter and full stop.
    Duty,
    /// What starts a period: a clause in the order of a subordinate clause, after "efter, at"/"after" or "når"/"when".
    /// "din reparationssag er afsluttet".
    Event,
    /// When a disclosure happens: a clause or phrase with its own conjunction, which can end a sentence.
    /// "når vi henviser dig", "hvis du klager".
    Occasion,
    /// The condition under which a retention entry applies: a clause with its own conjunction, which can open a
    /// sentence (with a capital letter put on it) or end one. "hvis du ikke bliver ansat".
    Outcome,
    /// A purpose, said of us: an infinitive without "at"/"to", after "til at"/"to". "sende dig regninger".
    Purpose,
    /// What kind of recipient: a noun phrase with article where the language wants one, after "til"/"to" and
    /// "fra"/"from". "en leverandør af regnskabssystem", "politiet". It may be a name or a plural: select on nothing.
    RecipientKind,
    /// What a contact person does: a phrase after the name and "er"/"is". "ansvarlig for persondata".
    ContactRole,
    /// Where data comes from, when not from the person: a noun phrase after "fra"/"from". "din tidligere tandlæge".
    Source,
    /// A group of data subjects: a noun phrase in the plural. "kunder".
    Subject,
    /// What a system is: a noun phrase. "vores egen server", as a subject or after "fra"/"from".
    /// The attribute `in` is the same with its preposition, for a step of a chain: "på vores egen server".
    /// A firm's own words have no attribute; a clause that needs the preposition uses `location` or a label there.
    SystemKind,
    /// A security measure: a noun phrase after "med"/"with", or an item of a list. "firewall", "a firewall".
    Measure,
    /// Who has access inside the firm: a noun phrase as a subject, with no clause at its end, which opens a sentence
    /// (with a capital letter put on it). "vores medarbejdere".
    Access,
    /// Another way to reach the controller: a label, with a capital letter. "Digital Post".
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
