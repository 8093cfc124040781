//! The site on this machine: a server that answers from the Site in memory, and from nothing else.
//!
//! [`answer`] decides what is answered, [`server`] puts it on the wire.

mod answer;
mod live;
mod server;

pub use answer::Preview;
pub use live::{Live, Shown};
pub use server::bind;
