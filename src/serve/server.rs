//! The wire: HTTP on an address of this machine. tiny_http reads the requests that the gate lets through, and a few
//! threads answer them.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, ErrorKind, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use socket2::SockRef;
use tiny_http::{Request, Server};

use super::answer::{Desk, Preview, Question};
use super::gate::{Gate, Stop};
use super::head::PASS;
use super::reply::{Answer, Wish};
use super::streams::Streams;

/// How many requests are answered at once at each desk: a PDF takes its time, and the page beside it should not wait.
const THREADS: usize = 4;
const THREADS_OF_SLOW_DESKS: usize = 2;
/// How many ports behind one that is taken are tried.
const FURTHER_PORTS: u16 = 100;

/// An address that is listened to, before anybody is answered.
pub struct Listening {
    /// Where: the port is known now.
    pub address: SocketAddr,
    /// The port that was asked for is taken, and this is another one.
    pub is_other_port: bool,
    gate: Gate,
    /// Where tiny_http listens, for the gate alone.
    inner: TcpListener,
    pass: String,
}

impl Listening {
    /// What ends [`Preview::run`] from any thread.
    pub fn stop(&self) -> Stop {
        self.gate.stop()
    }
}

/// Listens at the address, or at the next port of the same address that is free. A port is ours alone, never shared.
pub fn bind(address: SocketAddr) -> io::Result<Listening> {
    let (listener, is_other_port) = free_port(address)?;
    let inner = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    // Connections inherit it. tiny_http cannot be told to send at once, and a second change soon after a first would
    // wait for its acknowledgement (40 ms).
    SockRef::from(&inner).set_tcp_nodelay(true)?;
    let address = listener.local_addr()?;
    let pass = random();
    let gate = Gate::new(listener, inner.local_addr()?, pass.clone())?;
    Ok(Listening { address, is_other_port, gate, inner, pass })
}

fn free_port(address: SocketAddr) -> io::Result<(TcpListener, bool)> {
    let last = address.port().saturating_add(if address.port() == 0 { 0 } else { FURTHER_PORTS });
    for port in address.port()..=last {
        match TcpListener::bind(SocketAddr::new(address.ip(), port)) {
            Ok(listener) => return Ok((listener, port != address.port())),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(error),
        }
    }
    let why = format!("this port and those up to {last} are taken; choose another with --port, or 0 for any");
    Err(io::Error::new(ErrorKind::AddrInUse, why))
}

/// Words that nobody else knows. The standard library draws the keys of its hash maps from the system's randomness.
fn random() -> String {
    let draw = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", draw(), draw())
}

impl Preview<'_> {
    /// Answers until it is stopped, and gives back why where the machine ended it.
    pub fn run(&self, listening: Listening) -> io::Result<()> {
        let Listening { gate, inner, pass, .. } = listening;
        let stop = gate.stop();
        let inner = Inner { server: Mutex::new(Arc::new(serve_on(&inner)?)), listener: inner, stop: stop.clone() };
        let streams = Streams::new(self.live, random());
        let (to_workspace, for_workspace) = channel();
        let (to_pdfs, for_pdfs) = channel();
        let (for_workspace, for_pdfs) = (Mutex::new(for_workspace), Mutex::new(for_pdfs));
        thread::scope(|scope| {
            scope.spawn(|| streams.run(&stop));
            for _ in 0..THREADS_OF_SLOW_DESKS {
                scope.spawn(|| self.answer_at(&for_workspace));
                scope.spawn(|| self.answer_at(&for_pdfs));
            }
            for _ in 0..THREADS {
                let desks = Desks { workspace: to_workspace.clone(), pdfs: to_pdfs.clone() };
                let (inner, streams, pass) = (&inner, &streams, &pass);
                scope.spawn(move || {
                    while let Some(request) = inner.next() {
                        self.receive(request, pass, streams, &desks);
                    }
                });
            }
            // The desks close when those who pass requests on have gone.
            drop((to_workspace, to_pdfs));
            let ended = gate.run();
            stop.stop();
            self.live.wake();
            inner.unblock();
            ended
        })
    }

    fn receive(&self, request: Request, pass: &str, streams: &Streams, desks: &Desks) {
        if header(&request, PASS) != Some(pass) {
            // Somebody found the inner listener. A reader that went away is none of our business.
            let _ = send(request, &Answer::text(403, "this is not the way in"));
            return;
        }
        let method = request.method().to_string();
        match self.desk(&question(&request, &method)) {
            Desk::Pages => self.respond(request),
            Desk::Stream => streams.join(request.into_writer()),
            // A desk is open for as long as somebody can pass something on.
            Desk::Workspace => drop(desks.workspace.send(request)),
            Desk::Pdfs => drop(desks.pdfs.send(request)),
        }
    }

    fn answer_at(&self, desk: &Mutex<Receiver<Request>>) {
        let next = || desk.lock().unwrap_or_else(PoisonError::into_inner).recv();
        while let Ok(request) = next() {
            self.respond(request);
        }
    }

    fn respond(&self, request: Request) {
        let method = request.method().to_string();
        // A mistake of ours in one answer is no reason to give no other.
        let answer = catch_unwind(AssertUnwindSafe(|| self.answer(question(&request, &method))))
            .unwrap_or_else(|_| Answer::text(500, "ikraft itself made a mistake; the terminal says which"));
        // A reader that went away is none of our business.
        let _ = send(request, &answer);
    }
}

struct Desks {
    workspace: Sender<Request>,
    pdfs: Sender<Request>,
}

/// tiny_http, which stops for good when the system has no file left for one more connection, and is begun again then.
struct Inner {
    server: Mutex<Arc<Server>>,
    listener: TcpListener,
    stop: Stop,
}

impl Inner {
    fn next(&self) -> Option<Request> {
        loop {
            if self.stop.is_stopped() {
                return None;
            }
            let server = self.current().clone();
            if let Ok(request) = server.recv() {
                return Some(request);
            }
            let mut current = self.current();
            if !self.stop.is_stopped() && Arc::ptr_eq(&current, &server) {
                *current = Arc::new(serve_on(&self.listener).ok()?);
                // The others wait at the one that has ended.
                (1..THREADS).for_each(|_| server.unblock());
            }
        }
    }

    fn unblock(&self) {
        let server = self.current().clone();
        (0..THREADS).for_each(|_| server.unblock());
    }

    fn current(&self) -> std::sync::MutexGuard<'_, Arc<Server>> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn serve_on(listener: &TcpListener) -> io::Result<Server> {
    Server::from_listener(listener.try_clone()?, None).map_err(|error| match error.downcast::<io::Error>() {
        Ok(error) => *error,
        Err(error) => io::Error::other(error),
    })
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
}

fn question<'a>(request: &'a Request, method: &'a str) -> Question<'a> {
    let header = |name| header(request, name);
    Question {
        method,
        target: request.url(),
        host: header("Host"),
        languages: header("Accept-Language"),
        wish: Wish { if_none_match: header("If-None-Match"), range: header("Range"), if_range: header("If-Range") },
        fetch: ["Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest"].map(header),
    }
}

fn send(request: Request, answer: &Answer) -> io::Result<()> {
    let bytes = answer.on_the_wire(request.method().as_str() == "HEAD");
    let mut writer = request.into_writer();
    writer.write_all(&bytes)?;
    writer.flush()
}

#[cfg(test)]
mod tests;
