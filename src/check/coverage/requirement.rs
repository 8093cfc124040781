//! What Art. 12, 13 and 14 ask that readers are told, as a table.

use super::evidence::speaks;
use crate::check::{Both, Subject, both};
use crate::model::activity::{Activity, Automated, SourceFrom};
use crate::model::fact::value;
use crate::model::ground::Basis;

/// One thing that readers must be told.
pub struct Requirement {
    /// The provision in short, as an id on the page: `13-1-a`.
    pub id: &'static str,
    /// "databeskyttelsesforordningens artikel 13, stk. 1, litra a" without the act's name, which the report says once.
    pub provision: Both,
    /// What is told, as a noun phrase.
    pub words: Both,
    /// When it is asked for, as a clause; the report says it where it is not.
    pub when: Both,
    pub about: About,
    /// The rules that look at it.
    pub rules: &'static [&'static str],
    /// By what its words are known, best first.
    pub signs: &'static [Sign],
    /// Where its words stand if none of the signs is met: a fragment of the firm may stand in place of the clauses.
    pub section: Option<&'static str>,
}

/// What it is told of.
pub enum About {
    /// Once, where this holds.
    Policy(fn(&Subject) -> Asked),
    /// Each activity of which this holds.
    Activities(fn(&Activity) -> Asked),
}

/// Whether something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Yes,
    No,
    /// It turns on a fact that is not known.
    Unknown,
}

impl Asked {
    fn when(is_so: bool) -> Asked {
        if is_so { Yes } else { No }
    }

    /// Yes where one is; no where all are known not to be.
    fn any(all: impl Iterator<Item = Asked>) -> Asked {
        all.fold(No, |known, next| match (known, next) {
            (Yes, _) | (_, Yes) => Yes,
            (Unknown, _) | (_, Unknown) => Unknown,
            _ => No,
        })
    }
}

/// What words come from.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// The path of a fact; `*` stands for an id.
    Fact(&'static str),
    /// The id of a clause's message; `*` at its end stands for anything.
    Clause(&'static str),
    /// A sentence with a word of each list, in small letters.
    Words(&'static [&'static str], &'static [&'static str]),
}

use Asked::{No, Unknown, Yes};
use Sign::{Clause, Fact, Words};

/// That readers are told before data is used for something new: a promise to tell of changes alone is none.
const NEW_PURPOSE: Sign = Words(
    &[
        "nyt formål",
        "nye formål",
        "andet formål",
        "andre formål",
        "noget nyt",
        "noget andet",
        "new purpose",
        "another purpose",
        "other purpose",
        "different purpose",
        "something new",
        "something else",
        "anything new",
    ],
    &[
        "besked",
        "fortæller",
        "oplyse",
        "informere",
        "underrette",
        "orientere",
        "tell ",
        "told",
        "inform ",
        "informed",
        "notify",
        "let you know",
    ],
);

/// Every requirement, in the order of the articles. What Art. 13 and 14 ask alike stands once.
pub static REQUIREMENTS: &[Requirement] = &[
    Requirement {
        id: "12-1",
        provision: both("artikel 12, stk. 1", "Art. 12(1)"),
        words: both(
            "det vigtigste først, kort, klart og til at forstå",
            "the essentials first, concise, clear and plain",
        ),
        when: both("altid", "always"),
        about: About::Policy(|_| Yes),
        rules: &["FRM1", "FRM2", "FRM3", "FRM4", "FRM5", "PUR2", "LNG1", "LNG2", "LNG3"],
        signs: &[Clause("short-who"), Clause("short-what*"), Clause("short-rights")],
        section: Some("in-short"),
    },
    Requirement {
        id: "12-2",
        provision: both("artikel 12, stk. 2 og 3", "Art. 12(2) and (3)"),
        words: both(
            "hvordan man bruger sine rettigheder, og hvornår der kommer svar",
            "how to use one’s rights, and when there is an answer",
        ),
        when: both("altid", "always"),
        about: About::Policy(|_| Yes),
        rules: &["RGT5"],
        signs: &[Clause("rights-intro"), Fact("rights.how"), Clause("rights-reply"), Clause("rights-extension")],
        section: Some("rights"),
    },
    Requirement {
        id: "12-5",
        provision: both("artikel 12, stk. 5", "Art. 12(5)"),
        words: both("at det er gratis", "that it is free of charge"),
        when: both("altid", "always"),
        about: About::Policy(|_| Yes),
        rules: &["RGT6"],
        signs: &[Clause("rights-free"), Fact("rights.fee")],
        section: None,
    },
    Requirement {
        id: "13-1-a",
        provision: both("artikel 13, stk. 1, litra a, og artikel 14, stk. 1, litra a", "Art. 13(1)(a) and 14(1)(a)"),
        words: both(
            "hvem der er dataansvarlig, og hvordan man kontakter dem",
            "who the controller is, and how to reach them",
        ),
        when: both("altid", "always"),
        about: About::Policy(|_| Yes),
        rules: &["ID1", "ID2", "ID5", "REC5"],
        signs: &[
            Clause("controller-intro*"),
            Fact("controller.name"),
            Fact("controller.address"),
            Fact("controller.email"),
            Fact("controller.phone"),
        ],
        section: Some("controller"),
    },
    Requirement {
        id: "13-1-a-joint",
        provision: both("artikel 26, stk. 2", "Art. 26(2)"),
        words: both(
            "hvem ansvaret deles med, og det væsentligste i aftalen",
            "with whom the responsibility is shared, and the essence of the arrangement",
        ),
        when: both("hvor ansvaret deles", "where the responsibility is shared"),
        about: About::Policy(|subject| Asked::when(!subject.policy.firm.joint_controllers.is_empty())),
        rules: &["ID4"],
        signs: &[Clause("joint-intro"), Fact("joint-controller.*.arrangement")],
        section: Some("joint-controllers"),
    },
    Requirement {
        id: "13-1-a-representative",
        provision: both("artikel 13, stk. 1, litra a, og artikel 27", "Art. 13(1)(a) and 27"),
        words: both("repræsentanten i EU", "the representative in the EU"),
        when: both(
            "hvor den dataansvarlige ligger uden for EU/EØS",
            "where the controller is established outside the EU/EEA",
        ),
        about: About::Policy(|subject| Asked::when(subject.policy.firm.controller.representative.is_some())),
        rules: &["ID3"],
        signs: &[Clause("controller-representative*"), Fact("controller.representative.name")],
        section: None,
    },
    Requirement {
        id: "13-1-b",
        provision: both("artikel 13, stk. 1, litra b, og artikel 14, stk. 1, litra b", "Art. 13(1)(b) and 14(1)(b)"),
        words: both(
            "databeskyttelsesrådgiverens kontaktoplysninger",
            "the contact details of the data protection officer",
        ),
        when: both("hvor der er udpeget eller skal udpeges en", "where one is designated or must be"),
        about: About::Policy(|subject| {
            let appointed = subject.policy.firm.dpo.as_ref().map(|dpo| &dpo.appointed);
            match appointed {
                Some(appointed) if appointed.is_unknown() => Unknown,
                _ => Asked::when(appointed.and_then(|appointed| appointed.value()) == Some(&true)),
            }
        }),
        rules: &["DPO1", "DPO2", "DPO3", "DPO4"],
        signs: &[Clause("dpo-contact*"), Fact("dpo.email"), Fact("dpo.phone"), Fact("dpo.address")],
        section: Some("dpo"),
    },
    Requirement {
        id: "13-1-c-purposes",
        provision: both("artikel 13, stk. 1, litra c, og artikel 14, stk. 1, litra c", "Art. 13(1)(c) and 14(1)(c)"),
        words: both("hvad oplysningerne bruges til", "what the data is used for"),
        when: both("altid", "always"),
        about: About::Activities(|_| Yes),
        rules: &["PUR1", "PUR2"],
        signs: &[Fact("activity.*.purposes")],
        section: None,
    },
    Requirement {
        id: "13-1-c-grounds",
        provision: both("artikel 13, stk. 1, litra c, og artikel 14, stk. 1, litra c", "Art. 13(1)(c) and 14(1)(c)"),
        words: both("retsgrundlaget", "the legal basis"),
        when: both("altid", "always"),
        about: About::Activities(|_| Yes),
        rules: &["BAS1", "BAS3", "BAS4", "BAS5", "BAS6", "BAS7", "BAS8", "BAS9", "BAS10"],
        signs: &[Clause("basis-*"), Fact("activity.*.grounds"), Clause("ground-*")],
        section: None,
    },
    Requirement {
        id: "13-1-d",
        provision: both("artikel 13, stk. 1, litra d, og artikel 14, stk. 2, litra b", "Art. 13(1)(d) and 14(2)(b)"),
        words: both("de legitime interesser, der forfølges", "the legitimate interests pursued"),
        when: both("hvor grundlaget er en legitim interesse", "where the ground is a legitimate interest"),
        about: About::Activities(|activity| has_basis(activity, |basis| basis == Basis::LEGITIMATE_INTERESTS)),
        rules: &["BAS2"],
        signs: &[Clause("basis-interest*"), Fact("activity.*.grounds")],
        section: None,
    },
    Requirement {
        id: "13-1-e",
        provision: both("artikel 13, stk. 1, litra e, og artikel 14, stk. 1, litra e", "Art. 13(1)(e) and 14(1)(e)"),
        words: both("hvem der får oplysningerne", "who receives the data"),
        when: both("hvor nogen får oplysningerne", "where somebody receives the data"),
        about: About::Policy(|subject| Asked::when(!subject.policy.recipients.is_empty())),
        rules: &["REC1", "REC2", "REC3", "REC4", "CON1"],
        signs: &[
            Clause("recipients-processors"),
            Clause("recipients-independent"),
            Clause("recipients-authorities"),
            Clause("recipient-*"),
            Fact("recipient.*.name"),
            Fact("recipient.*.kind"),
        ],
        section: Some("recipients"),
    },
    Requirement {
        id: "13-1-f",
        provision: both("artikel 13, stk. 1, litra f, og artikel 14, stk. 1, litra f", "Art. 13(1)(f) and 14(1)(f)"),
        words: both(
            "overførsler ud af EU/EØS, og hvad der beskytter oplysningerne",
            "transfers out of the EU/EEA, and what protects the data",
        ),
        when: both("hvor oplysninger sendes ud af EU/EØS", "where data is sent out of the EU/EEA"),
        about: About::Policy(|subject| {
            Asked::any(subject.policy.recipients.iter().map(|recipient| {
                let country = value(&recipient.country);
                if !recipient.transfers.is_empty() || country.is_some_and(|country| !country.in_eea()) {
                    return Yes;
                }
                if recipient.country.as_ref().is_some_and(|country| country.is_unknown()) { Unknown } else { No }
            }))
        }),
        rules: &["TRF1", "TRF2", "TRF3", "TRF4", "TRF5", "CON2"],
        signs: &[Clause("transfers-intro"), Fact("recipient.*.transfer"), Clause("transfer-*")],
        section: Some("transfers"),
    },
    Requirement {
        id: "13-2-a",
        provision: both("artikel 13, stk. 2, litra a, og artikel 14, stk. 2, litra a", "Art. 13(2)(a) and 14(2)(a)"),
        words: both("hvor længe oplysningerne gemmes", "how long the data is kept"),
        when: both("altid", "always"),
        about: About::Activities(|_| Yes),
        rules: &["RET1", "RET2", "RET3", "RET4", "RET5", "RET6", "RET7", "CCT1"],
        signs: &[Fact("activity.*.retention")],
        section: None,
    },
    Requirement {
        id: "13-2-b",
        provision: both("artikel 13, stk. 2, litra b, og artikel 14, stk. 2, litra c", "Art. 13(2)(b) and 14(2)(c)"),
        words: both(
            "retten til indsigt, berigtigelse, sletning, begrænsning, indsigelse og dataportabilitet",
            "the rights of access, rectification, erasure, restriction, objection and portability",
        ),
        when: both("altid", "always"),
        about: About::Policy(|_| Yes),
        rules: &["RGT1", "RGT2", "RGT3", "RGT7"],
        signs: &[Clause("right-means"), Clause("objection-interest"), Clause("objection-marketing")],
        section: Some("rights"),
    },
    Requirement {
        id: "13-2-c",
        provision: both("artikel 13, stk. 2, litra c, og artikel 14, stk. 2, litra d", "Art. 13(2)(c) and 14(2)(d)"),
        words: both("retten til at trække et samtykke tilbage", "the right to withdraw consent"),
        when: both("hvor noget bygger på et samtykke", "where something rests on a consent"),
        about: About::Policy(|subject| {
            if !subject.policy.consents.is_empty() {
                return Yes;
            }
            Asked::any(subject.policy.activities.iter().map(|activity| has_basis(activity, Basis::is_consent)))
        }),
        rules: &["RGT4"],
        signs: &[
            Clause("withdraw-intro"),
            Clause("withdraw-how*"),
            Fact("consent.*.withdraw"),
            Clause("withdraw-past"),
        ],
        section: Some("withdraw-consent"),
    },
    Requirement {
        id: "13-2-d",
        provision: both("artikel 13, stk. 2, litra d, og artikel 14, stk. 2, litra e", "Art. 13(2)(d) and 14(2)(e)"),
        words: both("retten til at klage til en tilsynsmyndighed", "the right to complain to a supervisory authority"),
        when: both("altid", "always"),
        about: About::Policy(|_| Yes),
        rules: &["CMP1", "CMP2"],
        signs: &[Clause("complaint-authority"), Fact("authority.name"), Fact("authority.email"), Fact("complaint.to")],
        section: Some("complaint"),
    },
    Requirement {
        id: "13-2-e",
        provision: both("artikel 13, stk. 2, litra e", "Art. 13(2)(e)"),
        words: both(
            "om man har pligt til at give oplysningerne, og hvad der sker, hvis man lader være",
            "whether one must give the data, and what follows if one does not",
        ),
        when: both("hvor oplysningerne kommer fra læseren selv", "where the data comes from the reader"),
        about: About::Activities(is_from_reader),
        rules: &["OBL1"],
        signs: &[Fact("activity.*.obligation")],
        section: None,
    },
    Requirement {
        id: "13-2-f",
        provision: both("artikel 13, stk. 2, litra f, og artikel 14, stk. 2, litra g", "Art. 13(2)(f) and 14(2)(g)"),
        words: both(
            "automatiske afgørelser: hvordan de træffes, og hvad de betyder",
            "automated decisions: how they are made, and what they mean",
        ),
        when: both("hvor et program træffer afgørelser alene", "where a program decides alone"),
        about: About::Policy(|subject| {
            Asked::any(subject.policy.activities.iter().map(|activity| match value(&activity.automated) {
                Some(Automated::Used(_)) => Yes,
                Some(Automated::None) => No,
                None => Unknown,
            }))
        }),
        rules: &["ADM1", "ADM2"],
        signs: &[
            Clause("automated-decides"),
            Fact("activity.*.automated"),
            Clause("automated-exception*"),
            Clause("automated-ask"),
        ],
        section: Some("automated-decisions"),
    },
    Requirement {
        id: "13-3",
        provision: both("artikel 13, stk. 3, og artikel 14, stk. 4", "Art. 13(3) and 14(4)"),
        words: both(
            "at læserne får besked, før oplysningerne bruges til noget nyt",
            "that readers are told before data is used for something new",
        ),
        when: both(
            "når oplysningerne skal bruges til noget nyt, eller politikken lover det",
            "where data is to be used for something new, or the policy promises it",
        ),
        about: About::Policy(|subject| Asked::when(subject.texts.iter().any(|text| speaks(text, NEW_PURPOSE)))),
        rules: &["FUR1"],
        signs: &[NEW_PURPOSE],
        section: None,
    },
    Requirement {
        id: "14-1-d",
        provision: both("artikel 14, stk. 1, litra d", "Art. 14(1)(d)"),
        words: both("hvilke oplysninger det er", "which data it is"),
        when: both("hvor oplysninger kommer fra andre", "where data comes from others"),
        about: About::Activities(is_from_others),
        rules: &["CAT1", "CAT2"],
        signs: &[Fact("activity.*.categories")],
        section: None,
    },
    Requirement {
        id: "14-2-f",
        provision: both("artikel 14, stk. 2, litra f", "Art. 14(2)(f)"),
        words: both(
            "hvor oplysningerne kommer fra, og om kilden er åben for alle",
            "where the data comes from, and whether the source is open to everybody",
        ),
        when: both("hvor oplysninger kommer fra andre", "where data comes from others"),
        about: About::Activities(is_from_others),
        rules: &["SRC1"],
        signs: &[Fact("activity.*.source")],
        section: None,
    },
    Requirement {
        id: "14-3",
        provision: both("artikel 14, stk. 3 og 5", "Art. 14(3) and (5)"),
        words: both("hvornår læseren får besked, eller hvorfor det ikke sker", "when the reader is told, or why not"),
        when: both("hvor oplysninger kommer fra andre", "where data comes from others"),
        about: About::Policy(|subject| Asked::any(subject.activities_told().map(is_from_others))),
        rules: &["SRC2", "SRC3"],
        signs: &[Clause("source-told-*"), Fact("activity.*.source.exception"), Clause("source-exception*")],
        section: None,
    },
];

fn has_basis(activity: &Activity, is_it: impl Fn(Basis) -> bool) -> Asked {
    let Some(grounds) = value(&activity.grounds) else { return Unknown };
    Asked::when(grounds.iter().any(|ground| ground.basis.as_ref().is_some_and(|basis| is_it(basis.value))))
}

/// Whether some of its data comes from somebody else than the reader.
fn is_from_others(activity: &Activity) -> Asked {
    if activity.source.as_ref().is_some_and(|source| source.is_unknown()) {
        return Unknown;
    }
    let mut sources = value(&activity.source).into_iter().flatten();
    Asked::when(sources.any(|source| matches!(source.from, SourceFrom::Other(_))))
}

/// Whether some of it comes from the reader: that is so where no source is stated.
fn is_from_reader(activity: &Activity) -> Asked {
    let sources = value(&activity.source);
    Asked::when(sources.is_none_or(|sources| sources.iter().any(|source| matches!(source.from, SourceFrom::Subject))))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::REQUIREMENTS;
    use crate::check::rules;

    #[test]
    fn requirements_name_rules_that_there_are() {
        let ids: BTreeSet<&str> = REQUIREMENTS.iter().map(|requirement| requirement.id).collect();
        assert_eq!(ids.len(), REQUIREMENTS.len(), "ids are unique");
        for requirement in REQUIREMENTS {
            assert!(!requirement.rules.is_empty() && !requirement.signs.is_empty(), "{}", requirement.id);
            for code in requirement.rules {
                assert!(rules::named(code).is_some(), "{}: {code}", requirement.id);
            }
        }
    }
}
