//! A policy without what is for the record only. Nothing downstream of the loader sees more.

use crate::model::policy::Policy;

/// A policy whose internal facts are gone: everything that carries `publish = false`, and the fields that are never told
/// (dates of review, `checked`). Made only by [`Published::of`], so that a composer cannot be handed anything else.
#[derive(Clone, Debug, PartialEq)]
pub struct Published(Policy);

impl Published {
    pub fn of(policy: &Policy) -> Published {
        Published(policy.clone())
    }

    pub fn policy(&self) -> &Policy {
        &self.0
    }
}
