//! What a policy says, as plain data and arithmetic: no files, no templates, no clock.
//!
//! One concept a file. `source/` makes these values out of TOML, `compose/` makes words out of them.
//! What may leave the program is [`published::Published`] (a policy without its internal facts) and
//! [`public_facts::PublicFacts`] (its versioned JSON form), never [`policy::Policy`] itself.

pub mod act;
pub mod activity;
pub mod audience;
pub mod claim;
pub mod controller;
pub mod cookie;
pub mod country;
pub mod date;
pub mod email;
pub mod fact;
pub mod firm;
pub mod ground;
pub mod language;
pub mod period;
pub mod policy;
pub mod processing;
pub mod public_facts;
pub mod published;
pub mod recipient;
pub mod retention;
pub mod right;
pub mod section;
pub mod system;
pub mod text;
pub mod translation;
pub mod vocabulary;
pub mod waiver;
