use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::bind;
use crate::serve::answer::{Asked, Preview, Told};
use crate::serve::host::Hosts;
use crate::serve::live::{Live, Shown};
use crate::site::{Body, Class, Entry, Site};

/// How long something may take that takes no time: a machine under load should fail no test.
const PATIENCE: Duration = Duration::from_secs(20);

fn shown(words: &str, mistakes: usize) -> Shown {
    let page = Entry { class: Class::Page, body: Body::Bytes(words.as_bytes().to_vec().into()), policy: None };
    let site = Arc::new(Site { entries: [("index.txt".to_owned(), page)].into() });
    Shown { site, mounts: Arc::new([]), mistakes }
}

/// Serves one file and a workspace that takes its time, while something is done at the address.
fn serving(act: impl FnOnce(SocketAddr, &Live)) {
    let live = Live::new(shown("hej", 0));
    let listening = bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let (address, stop) = (listening.address, listening.stop());
    let gone = Mutex::new(());
    let held = gone.lock().unwrap();
    let workspace = |asked: &Asked| {
        assert!(asked.path != "mistake", "a mistake of ours");
        drop(gone.lock());
        Told::Fragment("slow".to_owned())
    };
    let hosts = Hosts::new(address, "127.0.0.1");
    let pdfs = |_: &_| Ok(crate::site::Pdf { bytes: Vec::new(), made: false });
    let preview = Preview { live: &live, pdfs: &pdfs, files: &|_| Ok(Vec::new()), workspace: &workspace, hosts };
    thread::scope(|scope| {
        let running = scope.spawn(|| preview.run(listening));
        let acted = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| act(address, &live)));
        drop(held);
        stop.stop();
        running.join().unwrap().unwrap();
        if let Err(panic) = acted {
            std::panic::resume_unwind(panic);
        }
    });
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

fn ask(address: SocketAddr, path: &str) -> TcpStream {
    let mut stream = connect(address);
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
    stream
}

fn answer(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Reads until some words have come.
fn read_until(stream: &mut TcpStream, words: &str) -> String {
    let mut all = String::new();
    let mut buffer = [0; 512];
    while !all.contains(words) {
        let length = stream.read(&mut buffer).unwrap();
        assert!(length > 0, "the stream ended without {words:?}: {all}");
        all.push_str(std::str::from_utf8(&buffer[..length]).unwrap());
    }
    all
}

#[test]
fn a_port_that_is_taken_gives_the_next_on_the_same_address() {
    let first = bind("127.0.0.1:0".parse().unwrap()).unwrap();
    assert!(!first.is_other_port);
    let second = bind(first.address).unwrap();
    assert!(second.is_other_port && second.address.port() > first.address.port());
    assert_eq!(second.address.ip(), first.address.ip());
}

#[test]
fn the_last_port_of_all_has_no_further_ones() {
    let last: SocketAddr = "127.0.0.1:65535".parse().unwrap();
    // Whoever has it, we or another: it is taken now.
    let _held = TcpListener::bind(last);
    let why = bind(last).map(|_| ()).unwrap_err();
    assert!(why.to_string().contains("--port"), "{why}");
}

#[test]
fn a_request_is_answered_in_whatever_pieces_it_comes() {
    serving(|address, _| {
        let mut stream = connect(address);
        for byte in format!("GET /index.txt HTTP/1.1\r\nHost: {address}\r\n\r\n").bytes() {
            stream.write_all(&[byte]).unwrap();
        }
        let answer = answer(stream);
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\nhej"), "{answer}");
        assert!(answer.contains("Content-Length: 3\r\n") && answer.contains("Connection: close\r\n"), "{answer}");
    });
}

#[test]
fn what_takes_its_time_keeps_no_page_waiting() {
    serving(|address, _| {
        let slow: Vec<TcpStream> = (0..20).map(|_| ask(address, "/_ikraft/slow")).collect();
        for _ in 0..50 {
            assert!(answer(ask(address, "/index.txt")).ends_with("hej"));
        }
        drop(slow);
    });
}

#[test]
fn a_mistake_of_ours_costs_one_answer() {
    serving(|address, _| {
        for _ in 0..5 {
            assert!(answer(ask(address, "/_ikraft/mistake")).starts_with("HTTP/1.1 500"));
        }
        assert!(answer(ask(address, "/index.txt")).ends_with("hej"));
    });
}

#[test]
fn the_inner_listener_answers_nobody_without_the_pass() {
    let listening = bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let inner = listening.inner.local_addr().unwrap();
    let stop = listening.stop();
    let live = Live::new(shown("hej", 0));
    let hosts = Hosts::new(inner, "127.0.0.1");
    let pdfs = |_: &_| Ok(crate::site::Pdf { bytes: Vec::new(), made: false });
    let workspace = |_: &Asked| Told::Fragment(String::new());
    let preview = Preview { live: &live, pdfs: &pdfs, files: &|_| Ok(Vec::new()), workspace: &workspace, hosts };
    thread::scope(|scope| {
        let running = scope.spawn(|| preview.run(listening));
        let mut stream = connect(inner);
        write!(stream, "GET /index.txt HTTP/1.1\r\nHost: {inner}\r\nConnection: close\r\n\r\n").unwrap();
        let answer = answer(stream);
        stop.stop();
        running.join().unwrap().unwrap();
        assert!(answer.starts_with("HTTP/1.1 403 ") && !answer.contains("hej"), "{answer}");
    });
}

#[test]
fn every_page_that_listens_is_told_of_every_state_at_last() {
    serving(|address, live| {
        let mut streams: Vec<TcpStream> = (0..3).map(|_| ask(address, "/_ikraft/events")).collect();
        for stream in &mut streams {
            let first = read_until(stream, "\"number\":1,");
            assert!(first.contains("Content-Type: text/event-stream"), "{first}");
        }
        for change in 2..=20 {
            live.show(shown("hej", change));
        }
        for stream in &mut streams {
            read_until(stream, "\"number\":20,\"mistakes\":20}");
        }
        // Readers that have gone make no trouble.
        streams.truncate(1);
        live.show(shown("hej", 0));
        read_until(&mut streams[0], "\"number\":21,\"mistakes\":0}");
    });
}

#[test]
fn more_streams_than_there_are_places_keep_the_newest() {
    serving(|address, live| {
        let mut streams: Vec<TcpStream> = Vec::new();
        for _ in 0..100 {
            let mut stream = ask(address, "/_ikraft/events");
            read_until(&mut stream, "\"number\":1,");
            streams.push(stream);
        }
        live.show(shown("hej", 0));
        read_until(streams.last_mut().unwrap(), "\"number\":2,");
        assert!(answer(ask(address, "/index.txt")).ends_with("hej"));
    });
}

#[test]
fn an_open_stream_keeps_nothing_from_ending() {
    let mut left = None;
    serving(|address, _| {
        let mut stream = ask(address, "/_ikraft/events");
        read_until(&mut stream, "\"number\":1,");
        left = Some(stream);
    });
    let mut rest = Vec::new();
    // It was closed, in whatever way.
    let _ = left.unwrap().read_to_end(&mut rest);
}
