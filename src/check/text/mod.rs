//! The words of a Document for rules that read: runs of words with the place of each, sentences, the phrases that stand
//! in them, and how hard they are to read.

mod blank;
mod pattern;
mod phrases;
pub mod readability;
mod reading;
mod run;
mod sentence;
mod syllable;
#[cfg(test)]
mod tests;
mod word;

pub use blank::{Blank, blanks};
pub use phrases::{Abbreviation, Phrases, Term, TermKind, Topic};
pub use reading::{Reading, Said, Sentence};
pub use run::{Piece, Role, Run, Voice, runs};
pub use sentence::sentences;
