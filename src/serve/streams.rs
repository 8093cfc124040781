//! The streams of server-sent events by which pages learn that something changed.
//!
//! One thread writes to all of them the moment that another state is shown. It does not wait for any reader: what is
//! written goes to the gate, which drops a reader that does not take it.

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::gate::Stop;
use super::live::Live;

/// How often something is said on a stream where nothing happens, so that both ends notice that the other has gone.
const BEAT: Duration = Duration::from_secs(15);

/// The head of a stream. It has no length and ends with its connection.
pub const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\
    Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
    Connection: close\r\n\r\n";

type Writer = Box<dyn Write + Send>;

pub struct Streams<'a> {
    live: &'a Live,
    /// Tells one run of the server from the next: the numbers of changes begin anew.
    instance: String,
    joining: Mutex<Vec<Writer>>,
}

impl<'a> Streams<'a> {
    pub fn new(live: &'a Live, instance: String) -> Streams<'a> {
        Streams { live, instance, joining: Mutex::new(Vec::new()) }
    }

    /// Tells this reader, too: what is shown now, and each change from now on.
    pub fn join(&self, writer: Writer) {
        self.joining.lock().unwrap_or_else(PoisonError::into_inner).push(writer);
        self.live.wake();
    }

    /// Tells all readers until it is stopped and woken.
    pub fn run(&self, stop: &Stop) {
        let mut told = 0;
        let mut beat = Instant::now() + BEAT;
        let mut writers: Vec<Writer> = Vec::new();
        let has_joined = || !self.joining.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
        loop {
            let (number, shown) = self.live.wait(told, beat, || stop.is_stopped() || has_joined());
            if stop.is_stopped() {
                return;
            }
            let state = format!(
                "data: {{\"server\":\"{}\",\"number\":{number},\"mistakes\":{}}}\n\n",
                self.instance, shown.mistakes
            );
            if number != told {
                told = number;
                beat = Instant::now() + BEAT;
                writers.retain_mut(|writer| say(writer, &state).is_ok());
            } else if Instant::now() >= beat {
                beat = Instant::now() + BEAT;
                // A comment would keep the connection open as well, but the page could not see that it came.
                writers.retain_mut(|writer| say(writer, "event: alive\ndata:\n\n").is_ok());
            }
            let joined = std::mem::take(&mut *self.joining.lock().unwrap_or_else(PoisonError::into_inner));
            let joined = joined
                .into_iter()
                .filter_map(|mut writer| say(&mut writer, &format!("{HEAD}{state}")).is_ok().then_some(writer));
            writers.extend(joined);
        }
    }
}

fn say(writer: &mut Writer, words: &str) -> io::Result<()> {
    writer.write_all(words.as_bytes())?;
    writer.flush()
}
