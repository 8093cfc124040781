//! Which Danish acts a firm or an activity is under, as far as its facts say.

use super::facts::items;
use crate::model::act::{LawRef, Tables};
use crate::model::activity::{Activity, ActivityKind};
use crate::model::controller::ControllerKind;
use crate::model::country::Country;
use crate::model::fact::value;
use crate::model::policy::Policy;
use crate::model::retention::Retention;

/// The act on bookkeeping, in the table of acts.
const BOOKKEEPING: &str = "bookkeeping";

/// Whether Danish acts hold for the firm: nothing says that it is anywhere else.
pub fn is_danish(policy: &Policy) -> bool {
    let controller = &policy.firm.controller;
    let country: Option<&Country> = value(&controller.address).and_then(|address| address.country.as_ref());
    country.is_none_or(|country| country.code() == "DK") && controller.representative.is_none()
}

/// Whether it is the act on bookkeeping, or one that the act has replaced.
pub fn is_bookkeeping(law: &LawRef) -> bool {
    let replaced_by = || Tables::built_in().act(&law.act).and_then(|act| act.replaced_by.as_deref());
    law.act == BOOKKEEPING || replaced_by() == Some(BOOKKEEPING)
}

/// Whether an entry names the act on bookkeeping as what sets its period.
pub fn is_kept_for_the_books(entry: &Retention) -> bool {
    entry.law.as_ref().is_some_and(|law| is_bookkeeping(law))
}

/// Whether what an activity keeps are accounting records: it names the act, or it is the accounting of a Danish
/// company. A municipality does accounts too, and is not under the act.
pub fn keeps_accounts(policy: &Policy, activity: &Activity) -> bool {
    let grounds = items(&activity.grounds).iter().flat_map(|ground| &ground.law);
    let obligation = value(&activity.obligation).and_then(|obligation| obligation.law.as_ref());
    let is_company = value(&policy.firm.controller.kind) == Some(&ControllerKind::Company);
    grounds.chain(obligation).any(|law| is_bookkeeping(law))
        || items(&activity.retention).iter().any(is_kept_for_the_books)
        || (activity.kind == Some(ActivityKind::Accounting) && is_company && is_danish(policy))
}
