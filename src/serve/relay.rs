//! Carries one good head to the HTTP server, and its answer back, without ever waiting for either side.

use std::io::{ErrorKind, Read, Write};
use std::time::Instant;

use mio::net::TcpStream;

use super::head::Head;

/// How much of an answer is held here for a reader that is slow.
const HELD: usize = 64 * 1024;

pub struct Relay {
    inner: TcpStream,
    /// What of the head is still to be sent.
    head: Vec<u8>,
    /// What of the answer is still to be sent, from `sent` on.
    held: Vec<u8>,
    sent: usize,
    is_answered: bool,
    pub is_stream: bool,
    /// Since when the reader has taken nothing although something is ready for it.
    pub stuck_since: Option<Instant>,
}

/// How it stands.
pub enum State {
    Going,
    /// Everything has been sent.
    Done,
    /// One side has gone.
    Broken,
}

impl Relay {
    pub fn new(inner: TcpStream, head: Head) -> Relay {
        let Head { bytes, is_stream } = head;
        let held = Vec::new();
        Relay { inner, head: bytes, held, sent: 0, is_answered: false, is_stream, stuck_since: None }
    }

    /// Does everything that can be done now.
    pub fn go_on(&mut self, outer: &mut TcpStream, now: Instant) -> State {
        while !self.head.is_empty() {
            match self.inner.write(&self.head) {
                Ok(length) => drop(self.head.drain(..length)),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // The connection is still being made.
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::NotConnected) => {
                    return State::Going;
                }
                Err(_) => return State::Broken,
            }
        }
        if has_gone(outer, self.is_stream) {
            return State::Broken;
        }
        loop {
            while self.sent < self.held.len() {
                match outer.write(&self.held[self.sent..]) {
                    Ok(length) => {
                        self.sent += length;
                        self.stuck_since = None;
                    }
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    // A page takes what it is told at once, unless it has gone to sleep: it will come back and ask.
                    Err(error) if error.kind() == ErrorKind::WouldBlock && !self.is_stream => {
                        self.stuck_since.get_or_insert(now);
                        return State::Going;
                    }
                    Err(_) => return State::Broken,
                }
            }
            if self.is_answered {
                return State::Done;
            }
            self.sent = 0;
            self.held.resize(HELD, 0);
            let read = self.inner.read(&mut self.held);
            self.held.truncate(*read.as_ref().unwrap_or(&0));
            match read {
                Ok(0) => self.is_answered = true,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    // A stream waits for long, and should not keep an empty buffer meanwhile.
                    if self.is_stream {
                        self.held = Vec::new();
                    }
                    return State::Going;
                }
                Err(_) => return State::Broken,
            }
        }
    }
}

/// Whether the reader has closed the connection. One that has only said all it wanted to say still reads; a stream's
/// has nothing more to read for.
fn has_gone(outer: &mut TcpStream, is_stream: bool) -> bool {
    let mut buffer = [0; 1024];
    // What else is sent is none of our business, and is thrown away behind the answer.
    match outer.peek(&mut buffer) {
        Ok(0) => is_stream,
        Ok(_) if is_stream => outer.read(&mut buffer).is_err(),
        Ok(_) => false,
        Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted),
    }
}
