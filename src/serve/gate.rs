//! The gate in front of the HTTP server: everything that comes from outside comes through here.
//!
//! tiny_http reads a head for as long as somebody cares to send one, of any length, on a thread of its own for each
//! connection. So it listens where only this gate knocks, and one thread here holds all connections from outside:
//!
//! 1. It reads the whole head itself, within [`HEAD_TIME`], and lets [`head`](super::head) judge it, which
//!    bounds its length.
//! 2. At most [`WAITING`] connections wait with half a head or none. When one more comes, the one that has been idle
//!    for longest goes, then the one that has been slow for longest. Somebody who sends a head at once is always read.
//! 3. At most [`REQUESTS`] good heads are answered at a time, each over one connection to tiny_http, so that this is
//!    also the number of its threads. Readers that take nothing for [`STUCK_TIME`] go, and sooner when others wait.
//! 4. Streams of changes are counted apart, at most [`STREAMS`]: the oldest gives way. They keep no thread.
//!
//! What it cannot do: tell a person from a program on this machine that floods it with good requests, which are
//! answered in the order of their coming; keep another program of this machine from connecting to the inner listener,
//! where it gets no answer without the pass but can hold a thread; and encrypt.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use mio::net::{TcpListener, TcpStream};
use mio::{Events, Interest, Poll, Registry, Token, Waker};

use super::head::{Head, Judged, Refusal, TOO_MANY, TOO_SLOW, judge};
use super::relay::{Relay, State};

/// How many connections may be without a complete head.
const WAITING: usize = 128;
/// How many requests are answered at a time.
const REQUESTS: usize = 32;
/// How many pages may wait to be told of changes.
const STREAMS: usize = 32;
/// How long a head may take, from the first byte of the connection to its last.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// How long a good head may wait for its turn.
const TURN_TIME: Duration = Duration::from_secs(30);
/// How long an answer may take; a PDF of a hundred pages takes seconds.
const ANSWER_TIME: Duration = Duration::from_secs(120);
/// How long a reader may take nothing of what is ready for it.
const STUCK_TIME: Duration = Duration::from_secs(10);
/// The same when others wait for its place.
const STUCK_TIME_WHEN_FULL: Duration = Duration::from_millis(250);
/// How long a connection stays open behind an answer, so that what was sent too much does not tear the answer down.
const CLOSING_TIME: Duration = Duration::from_secs(1);
/// How soon connections are taken again, when the system had no more room for any.
const PAUSE: Duration = Duration::from_millis(50);

const LISTENER: Token = Token(0);
const WAKER: Token = Token(1);
/// The first number of a connection; its own side has an even token, the inner side the odd one behind it.
const FIRST: usize = 1;

/// Ends what runs, from any thread.
#[derive(Clone, Debug)]
pub struct Stop {
    stopped: Arc<AtomicBool>,
    waker: Arc<Waker>,
}

impl Stop {
    /// Everything that serves ends promptly: open connections are closed, `run` returns.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        // There is nobody to wake once the gate has gone.
        let _ = self.waker.wake();
    }

    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }
}

pub struct Gate {
    poll: Poll,
    listener: TcpListener,
    /// Where tiny_http listens.
    inner: SocketAddr,
    /// What tells tiny_http's side that a head came through here.
    pass: String,
    stop: Stop,
    connections: BTreeMap<usize, Connection>,
    next: usize,
    /// The system had no room for one more connection.
    is_out_of_room: bool,
}

struct Connection {
    outer: TcpStream,
    since: Instant,
    stage: Stage,
}

enum Stage {
    /// The head is on its way.
    Head(Vec<u8>),
    /// The head is complete, and waits for its turn.
    Ready(Head),
    Answer(Relay),
    /// The answer is sent; what still comes is thrown away.
    Closing,
}

impl Gate {
    pub fn new(listener: std::net::TcpListener, inner: SocketAddr, pass: String) -> io::Result<Gate> {
        listener.set_nonblocking(true)?;
        let mut listener = TcpListener::from_std(listener);
        let poll = Poll::new()?;
        poll.registry().register(&mut listener, LISTENER, Interest::READABLE)?;
        let waker = Arc::new(Waker::new(poll.registry(), WAKER)?);
        let stop = Stop { stopped: Arc::new(AtomicBool::new(false)), waker };
        let connections = BTreeMap::new();
        Ok(Gate { poll, listener, inner, pass, stop, connections, next: FIRST, is_out_of_room: false })
    }

    pub fn stop(&self) -> Stop {
        self.stop.clone()
    }

    /// Lets in until it is stopped.
    pub fn run(mut self) -> io::Result<()> {
        let mut events = Events::with_capacity(256);
        while !self.stop.is_stopped() {
            let timeout = self.next_deadline().map(|deadline| deadline.saturating_duration_since(Instant::now()));
            match self.poll.poll(&mut events, timeout) {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                done => done?,
            }
            let now = Instant::now();
            for event in &events {
                match event.token() {
                    LISTENER => self.accept(now),
                    WAKER => {}
                    Token(token) => self.go_on(token / 2, now),
                }
            }
            if self.is_out_of_room {
                self.accept(now);
            }
            self.enforce_deadlines(now);
            self.give_turns(now);
        }
        Ok(())
    }

    fn accept(&mut self, now: Instant) {
        self.is_out_of_room = false;
        loop {
            match self.listener.accept() {
                Ok((outer, _)) => self.take_in(outer, now),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return,
                Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::Interrupted) => {}
                // Out of files, most likely: somebody who is idle makes room.
                Err(_) if self.send_one_away() => {}
                Err(_) => {
                    self.is_out_of_room = true;
                    return;
                }
            }
        }
    }

    fn take_in(&mut self, mut outer: TcpStream, now: Instant) {
        let waiting = self.connections.values().filter(|connection| connection.is_waiting()).count();
        if waiting >= WAITING {
            self.send_one_away();
        }
        let number = self.next;
        // A connection that cannot be set up is one that has gone.
        if outer.set_nodelay(true).is_ok() && register(self.poll.registry(), &mut outer, number * 2).is_ok() {
            self.next += 1;
            self.connections.insert(number, Connection { outer, since: now, stage: Stage::Head(Vec::new()) });
            self.go_on(number, now);
        }
    }

    /// Ends the connection that is missed least of those that wait, and tells whether there was one.
    fn send_one_away(&mut self) -> bool {
        let waiting = self.connections.iter().filter_map(|(number, connection)| {
            let rank = match &connection.stage {
                Stage::Closing => 0,
                Stage::Head(received) if received.is_empty() => 1,
                Stage::Head(_) => 2,
                Stage::Ready(_) => 3,
                Stage::Answer(_) => return None,
            };
            Some((rank, connection.since, *number))
        });
        match waiting.min() {
            Some((_, _, number)) => self.connections.remove(&number).is_some(),
            None => false,
        }
    }

    /// Does what can be done for a connection now.
    fn go_on(&mut self, number: usize, now: Instant) {
        let Some(connection) = self.connections.get_mut(&number) else { return };
        let stays = match &mut connection.stage {
            Stage::Head(received) => match read_head(&mut connection.outer, received, &self.pass) {
                Ok(Judged::Incomplete) => true,
                Ok(Judged::Refused(refusal)) => connection.refuse(refusal, now),
                Ok(Judged::Passed(head)) => {
                    connection.stage = Stage::Ready(head);
                    connection.since = now;
                    self.begin(number, now);
                    true
                }
                Err(_) => false,
            },
            Stage::Ready(_) => true,
            Stage::Answer(relay) => match relay.go_on(&mut connection.outer, now) {
                State::Going => true,
                State::Done => connection.close(now),
                State::Broken => false,
            },
            Stage::Closing => throw_away(&mut connection.outer),
        };
        if !stays {
            self.connections.remove(&number);
        }
    }

    /// Passes a complete head on, if there is a place.
    fn begin(&mut self, number: usize, now: Instant) {
        let Some(Connection { stage: Stage::Ready(head), .. }) = self.connections.get(&number) else { return };
        let is_stream = head.is_stream;
        let places = if is_stream { STREAMS } else { REQUESTS };
        let alike = self.connections.iter().filter_map(|(number, connection)| match &connection.stage {
            Stage::Answer(relay) if relay.is_stream == is_stream => Some((*number, connection.since, relay)),
            _ => None,
        });
        let alike: Vec<_> = alike.collect();
        if alike.len() >= places {
            let leaves = if is_stream {
                alike.iter().map(|(number, since, _)| (*since, *number)).min()
            } else {
                let stuck = alike.iter().filter_map(|(number, _, relay)| Some((relay.stuck_since?, *number)));
                stuck.min().filter(|(since, _)| now.duration_since(*since) >= STUCK_TIME_WHEN_FULL)
            };
            match leaves {
                Some((_, number)) => drop(self.connections.remove(&number)),
                None => return,
            }
        }
        let Some(connection) = self.connections.get_mut(&number) else { return };
        let Stage::Ready(head) = std::mem::replace(&mut connection.stage, Stage::Closing) else { return };
        connection.since = now;
        let opened = TcpStream::connect(self.inner).and_then(|mut inner| {
            register(self.poll.registry(), &mut inner, number * 2 + 1)?;
            inner.set_nodelay(true)?;
            Ok(inner)
        });
        match opened {
            Ok(inner) => {
                connection.stage = Stage::Answer(Relay::new(inner, head));
                self.go_on(number, now);
            }
            Err(_) => {
                connection.refuse(TOO_MANY, now);
            }
        }
    }

    /// Those that wait for their turn, in the order of their coming.
    fn give_turns(&mut self, now: Instant) {
        let ready = |connection: &Connection| matches!(connection.stage, Stage::Ready(_));
        let waiting: Vec<usize> =
            self.connections.iter().filter(|(_, connection)| ready(connection)).map(|(number, _)| *number).collect();
        for number in waiting {
            self.begin(number, now);
            if self.connections.get(&number).is_some_and(ready) {
                return;
            }
        }
    }

    fn next_deadline(&self) -> Option<Instant> {
        let is_full = self.connections.values().any(|connection| matches!(connection.stage, Stage::Ready(_)));
        // With somebody waiting for a place, those that are stuck are looked at again soon.
        let soon = (is_full || self.is_out_of_room).then(|| Instant::now() + PAUSE);
        self.connections.values().filter_map(Connection::deadline).chain(soon).min()
    }

    fn enforce_deadlines(&mut self, now: Instant) {
        self.connections.retain(|_, connection| {
            if connection.deadline().is_none_or(|deadline| deadline > now) {
                return true;
            }
            match &connection.stage {
                Stage::Head(received) if !received.is_empty() => connection.refuse(TOO_SLOW, now),
                Stage::Ready(_) => connection.refuse(TOO_MANY, now),
                _ => false,
            }
        });
    }
}

impl Connection {
    fn is_waiting(&self) -> bool {
        !matches!(self.stage, Stage::Answer(_))
    }

    fn deadline(&self) -> Option<Instant> {
        match &self.stage {
            Stage::Head(_) => Some(self.since + HEAD_TIME),
            Stage::Ready(_) => Some(self.since + TURN_TIME),
            Stage::Answer(relay) if relay.is_stream => None,
            Stage::Answer(relay) => {
                let stuck = relay.stuck_since.map(|since| since + STUCK_TIME);
                Some(stuck.map_or(self.since + ANSWER_TIME, |stuck| stuck.min(self.since + ANSWER_TIME)))
            }
            Stage::Closing => Some(self.since + CLOSING_TIME),
        }
    }

    /// Says why, and tells whether the connection stays for a moment.
    fn refuse(&mut self, refusal: Refusal, now: Instant) -> bool {
        // Nothing was sent before on this connection, so that the few bytes find room, or the reader has gone.
        let sent = self.outer.write(&refusal.on_the_wire());
        sent.is_ok() && self.close(now)
    }

    /// Ends our side, and tells whether the connection stays for a moment.
    fn close(&mut self, now: Instant) -> bool {
        self.stage = Stage::Closing;
        self.since = now;
        self.outer.shutdown(Shutdown::Write).is_ok() && throw_away(&mut self.outer)
    }
}

fn register(registry: &Registry, stream: &mut TcpStream, token: usize) -> io::Result<()> {
    registry.register(stream, Token(token), Interest::READABLE | Interest::WRITABLE)
}

/// Reads what has come of a head. An error is a reader that has gone.
fn read_head(outer: &mut TcpStream, received: &mut Vec<u8>, pass: &str) -> io::Result<Judged> {
    let mut buffer = [0; 4096];
    loop {
        match outer.read(&mut buffer) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(length) => {
                received.extend_from_slice(&buffer[..length]);
                match judge(received, pass) {
                    Judged::Incomplete => {}
                    judged => return Ok(judged),
                }
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(Judged::Incomplete),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Reads what nobody wants, and tells whether more may come.
fn throw_away(outer: &mut TcpStream) -> bool {
    let mut buffer = [0; 4096];
    for _ in 0..16 {
        match outer.read(&mut buffer) {
            Ok(0) => return false,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return error.kind() == ErrorKind::WouldBlock,
        }
    }
    // Somebody who goes on sending has had an answer.
    false
}
