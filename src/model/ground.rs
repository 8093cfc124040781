//! Legal grounds: articles of the GDPR, and provisions of national acts.

use std::fmt;
use std::str::FromStr;

use crate::finding::Place;
use crate::model::act::LawRef;
use crate::model::fact::Located;
use crate::model::text::Text;

/// What makes a use of data lawful: `6-1-f`, `9-2-h`, `10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// GDPR Art. 6(1), letters a to f.
    Art6(char),
    /// GDPR Art. 9(2), letters a to j.
    Art9(char),
    /// GDPR Art. 10.
    Art10,
}

impl Basis {
    pub const CONSENT: Basis = Basis::Art6('a');
    pub const CONTRACT: Basis = Basis::Art6('b');
    pub const LEGAL_OBLIGATION: Basis = Basis::Art6('c');
    pub const VITAL_INTERESTS: Basis = Basis::Art6('d');
    pub const PUBLIC_TASK: Basis = Basis::Art6('e');
    pub const LEGITIMATE_INTERESTS: Basis = Basis::Art6('f');

    /// Every basis in the order of the GDPR.
    pub fn all() -> impl Iterator<Item = Basis> {
        ('a'..='f').map(Basis::Art6).chain(('a'..='j').map(Basis::Art9)).chain([Basis::Art10])
    }

    pub fn is_consent(self) -> bool {
        matches!(self, Basis::Art6('a') | Basis::Art9('a'))
    }
}

impl FromStr for Basis {
    type Err = ();

    fn from_str(written: &str) -> Result<Basis, ()> {
        Basis::all().find(|basis| basis.to_string() == written).ok_or(())
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Basis::Art6(letter) => write!(f, "6-1-{letter}"),
            Basis::Art9(letter) => write!(f, "9-2-{letter}"),
            Basis::Art10 => f.write_str("10"),
        }
    }
}

/// One ground of an activity, for all of it or for some purposes or categories.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// Keys of the activity's purposes it holds for; empty = all.
    pub purposes: Vec<Located<String>>,
    /// Keys of the activity's categories it holds for; empty = all.
    pub for_categories: Vec<Located<String>>,
    /// At least one of `basis` and `law` is there.
    pub basis: Option<Located<Basis>>,
    /// The acts behind it, with or without a provision.
    pub law: Vec<Located<LawRef>>,
    /// The interest pursued, as words after "interesse i"/"interest in": "at kunne dokumentere vores arbejde".
    pub interest: Option<Text>,
    /// Id of the consent that carries it.
    pub consent: Option<Located<String>>,
    pub publish: bool,
    pub place: Place,
}
