//! Translations that cannot go stale unseen: what is translated at a time, what each translation was last reviewed
//! against, and the forms in which translators get it and give it back.
//!
//! A [`Unit`] is a block of a fragment, a title, or a text among the facts, in one language. `translations.lock` holds
//! for each the source and the translation as they were when somebody last found them to say the same. What has changed
//! since is told from the texts themselves, without a clock and without the history of a repository.

mod block;
mod catalogue;
mod fact;
mod guard;
mod import;
mod lock;
mod marks;
mod pair;
mod place;
pub mod po;
#[cfg(test)]
mod tests;
mod unit;
pub mod xliff;

pub use catalogue::{Back, Catalogue, Entry, Returned, catalogue};
pub use import::{Destination, Imported, import};
pub use lock::{Acceptance, accept, updated, write as write_lock};
pub use unit::{About, Home, Side, State, Unit, directions, units};
