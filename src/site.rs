//! The finished site in memory: a sorted map from path to entry. `build` writes it, `serve` answers from it.

mod address;
mod assets;
mod build;
mod claims;
mod jobs;
mod look;
