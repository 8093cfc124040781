//! Ctrl-C, and the other ways to ask a program to end.

use std::io;
#[cfg(unix)]
use std::sync::Arc;
#[cfg(unix)]
use std::sync::atomic::AtomicBool;

#[cfg(unix)]
use signal_hook::consts::{SIGINT, SIGTERM};
#[cfg(unix)]
use signal_hook::{flag, iterator::Signals};

/// Does something when the program is asked to end; asked a second time, it ends at once.
#[cfg(unix)]
pub fn on_end(act: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let ends = [SIGINT, SIGTERM];
    let mut signals = Signals::new(ends)?;
    let is_asked = Arc::new(AtomicBool::new(false));
    for signal in ends {
        // In this order: the first time finds the flag down, and leaves it up for the second.
        flag::register_conditional_default(signal, is_asked.clone())?;
        flag::register(signal, is_asked.clone())?;
    }
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            act();
        }
    });
    Ok(())
}

/// Elsewhere the system ends the program, which has nothing to put away.
#[cfg(not(unix))]
pub fn on_end(_: impl FnOnce() + Send + 'static) -> io::Result<()> {
    Ok(())
}
