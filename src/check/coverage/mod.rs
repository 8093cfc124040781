//! What of GDPR Art. 12, 13 and 14 a policy tells, and with which sentence: for the report of whoever answers for it.
//!
//! A requirement is met by words of the Document. They are found by where they came from: a fact, a clause, a section.
//! Whether they say enough is for the rules, and whether they are true and lawful for somebody who knows the law.

mod evidence;
mod requirement;

pub use evidence::{Answer, Evidence, Source, Thing, coverage};
pub use requirement::{REQUIREMENTS, Requirement};
