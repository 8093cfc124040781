//! The one integration-test binary: each area is a module, so that Typst is linked once.

mod harness;
mod hygiene;
#[path = "../layers.rs"]
mod layers;
