//! The words of a Document for rules that read: runs of words with the place of each, and sentences.

mod run;
mod sentence;

pub use run::{Piece, Role, Run, Voice, runs};
pub use sentence::sentences;
