//! ikraft publishes privacy policies: facts and fragments in, the edition in force out.
//!
//! The whole program is one line, from files to files:
//!
//! ```text
//! cli > config > source > model > text > compose > document > history > translate > check > render > site
//!     > write | deploy | workspace, serve
//! ```
//!
//! Each module below may use those before it as docs/ARCHITECTURE.md says; tests/layers.rs holds them to it.
//! [`toml_tree`] reads TOML with places for config and source. [`finding`] and [`machine`] are used at every stage: the
//! first for mistakes in the user's files, the second for failures of the machine.

pub mod finding;
pub mod machine;

pub mod check;
pub mod ci;
pub mod cli;
pub mod compose;
pub mod config;
pub mod deploy;
pub mod document;
pub mod history;
pub mod model;
pub mod render;
pub mod serve;
pub mod site;
pub mod source;
pub mod starters;
pub mod text;
pub mod toml_tree;
pub mod translate;
pub mod witness;
pub mod workspace;
pub mod write;
