//! The site on this machine: a server that answers from the Site in memory, and from nothing else.
//!
//! [`gate`] lets requests in, [`answer`] decides what is answered, [`server`] puts it on the wire, [`streams`] tells
//! open pages of changes, and [`page`] adds the script that listens. [`watch`] tells which files changed.

mod answer;
mod gate;
mod head;
mod host;
mod live;
mod page;
mod relay;
mod reply;
mod server;
mod streams;
mod watch;

pub use answer::{Asked, Preview, Told, Workspace};
pub use gate::Stop;
pub use host::Hosts;
pub use live::{Live, Shown};
pub use server::{Listening, bind};
pub use watch::{Bell, Changes, Watcher};
