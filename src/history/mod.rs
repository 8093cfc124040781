//! Editions: what was published when, that nothing of it changed, and what changed between two of them.
//!
//! A policy's editions stand in `content/<firm>/<policy>/editions/`: a ledger, which is one record a line, each with
//! the hash of the line before, and for each edition a folder of frozen files whose hashes its record holds. This
//! module reads them ([`load`]), says what is in force on a day ([`edition`]), whether anything was tampered with
//! ([`verify`]), and what changed: facts by their ids ([`facts`]) and words by blocks ([`redline`]). It writes nothing
//! and knows no clock.

pub mod against;
pub mod changes;
mod copies;
mod damage;
pub mod edition;
pub mod facts;
pub mod frozen;
pub mod ledger;
mod named;
pub mod published;
pub mod redline;
pub mod verify;

#[cfg(test)]
mod tests;

pub use copies::copies;
pub use edition::{Body, Edition, EditionLanguage, Ending, History, Source, State};
pub use frozen::{FrozenBrand, FrozenEdition, FrozenLanguage, PolicyHistory, load};
pub use ledger::{Address, Chained, EditionId, Event, FileRecord, Hash, Kind, Record};
pub use named::Named;
