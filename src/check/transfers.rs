//! Where a recipient takes data to, and what carries it there.

use super::law::{self, Adequacy};
use crate::model::country::Country;
use crate::model::date::Day;
use crate::model::fact::value;
use crate::model::recipient::{Framework, Mechanism, Recipient, Transfer};

/// The country that a transfer is to: its own, else the recipient's. Absent = nobody states it.
pub fn country(recipient: &Recipient, transfer: &Transfer) -> Option<Country> {
    transfer.country.as_ref().map(|country| country.value).or_else(|| value(&recipient.country).copied())
}

/// Whether a transfer to the country is stated, with whatever mechanism.
pub fn is_stated(recipient: &Recipient, to: Country) -> bool {
    recipient.transfers.iter().any(|transfer| country(recipient, transfer) == Some(to))
}

/// The name of a list in the table of decisions.
pub fn key(framework: Framework) -> &'static str {
    match framework {
        Framework::EuUsDpf => "eu-us-dpf",
    }
}

/// The decision on adequacy that a transfer rests on, on a day; absent = it rests on none, or there is none.
pub fn decision(recipient: &Recipient, transfer: &Transfer, day: Day) -> Option<&'static Adequacy> {
    let is_adequacy = transfer.mechanism.value() == Some(&Mechanism::Adequacy);
    law::adequacy(country(recipient, transfer).filter(|_| is_adequacy)?, day)
}
