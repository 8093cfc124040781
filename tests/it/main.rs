//! The one integration-test binary: each area is a module, so that Typst is linked once.

mod cases;
mod firms;
mod harness;
mod hygiene;
mod inputs;
mod internal;
#[path = "../layers.rs"]
mod layers;
mod names;
mod papers;
mod promises;
mod vocabulary;
