//! One line that moves, on a terminal only.

use std::io::{self, IsTerminal, Write};

/// Tells a waiting person how far the work is. Silent where nobody waits at a terminal.
pub struct Progress {
    shown: bool,
}

impl Progress {
    pub fn new(quiet: bool) -> Progress {
        Progress { shown: !quiet && io::stderr().is_terminal() }
    }

    /// Shows `words` in place of what was shown before.
    pub fn say(&self, words: &str) {
        if self.shown {
            // A terminal that went away is no reason to stop the work.
            let _ = write!(io::stderr(), "\r\u{1b}[K{words}").and_then(|()| io::stderr().flush());
        }
    }

    /// Clears the line for what comes after.
    pub fn clear(&self) {
        self.say("");
    }
}
