//! The one integration-test binary: each area is a module, so that Typst is linked once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod again;
mod cases;
mod changes;
mod ci;
mod deploy;
mod diff;
mod editions;
mod fact_changes;
mod feeds;
mod firms;
mod fuzz;
mod harness;
mod hostile;
mod hygiene;
mod in_force;
mod inputs;
mod internal;
#[path = "../layers.rs"]
mod layers;
mod many;
mod names;
mod papers;
mod parity;
#[cfg(feature = "pdf")]
mod promises;
mod release;
mod reports;
mod rules;
mod seeds;
mod serve_wire;
mod tampering;
mod translate;
mod vocabulary;
mod witness;
#[cfg(feature = "pdf")]
mod words_stay;
mod writing;
