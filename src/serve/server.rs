//! The wire: HTTP on an address of this machine.

use std::io::{self, Write};
use std::net::SocketAddr;

use tiny_http::{Request, Server};

use super::answer::{Answer, Preview, Question};

/// How many requests are answered at once: a PDF takes its time, and the page beside it should not wait for it.
const THREADS: usize = 4;

/// Listens. The port is taken by us or by nobody: it is not shared.
pub fn bind(address: SocketAddr) -> io::Result<Server> {
    Server::http(address).map_err(|error| match error.downcast::<io::Error>() {
        Ok(error) if error.kind() == io::ErrorKind::AddrInUse => {
            let why =
                "another program, or another preview, listens there; choose another port with --port, or 0 for any";
            io::Error::new(io::ErrorKind::AddrInUse, why)
        }
        Ok(error) => *error,
        Err(error) => io::Error::other(error),
    })
}

impl Preview<'_> {
    /// Answers until the server is unblocked or the program is stopped.
    pub fn run(&self, server: &Server) {
        std::thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    while let Ok(request) = server.recv() {
                        // A reader that went away is none of our business.
                        let _ = self.respond(request);
                    }
                });
            }
        });
    }

    fn respond(&self, request: Request) -> io::Result<()> {
        let method = request.method().to_string();
        let host =
            request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.to_string());
        let question = Question { method: &method, target: request.url(), host: host.as_deref() };
        let bytes = on_the_wire(&self.answer(question), method == "HEAD");
        // Head and body in one write: in two, the second waits for an acknowledgement of the first (40 ms).
        let mut writer = request.into_writer();
        writer.write_all(&bytes)?;
        writer.flush()
    }
}

fn on_the_wire(answer: &Answer, head_only: bool) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {} {}\r\n", answer.status, answer.reason).into_bytes();
    for (name, value) in &answer.headers {
        bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    // A kept connection keeps a thread of the server's pool, and of a browser's six at once some would wait for ever
    // behind the others.
    bytes.extend_from_slice(format!("Content-Length: {}\r\nConnection: close\r\n\r\n", answer.body.len()).as_bytes());
    if !head_only {
        bytes.extend_from_slice(&answer.body);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;
    use crate::site::{Body, Class, Entry, MakePdf, PdfFailure, Site};

    #[test]
    fn a_port_that_is_taken_is_told_with_another_way() {
        let server = bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let taken = bind(server.server_addr().to_ip().unwrap()).map(|_| ()).unwrap_err();
        assert!(taken.kind() == std::io::ErrorKind::AddrInUse && taken.to_string().contains("--port"), "{taken}");
    }

    #[test]
    fn a_kept_connection_is_answered_again() {
        let server = bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let address = server.server_addr().to_ip().unwrap();
        let page = Entry { class: Class::Page, body: Body::Bytes(b"hej".to_vec().into()), policy: None };
        let site = Site { entries: [("index.html".to_owned(), page)].into() };
        let pdfs: &MakePdf = &|_| Err(PdfFailure::Findings(Vec::new()));
        let preview = Preview { site: &site, mounts: &[], pdfs, files: &|_| Ok(Vec::new()), address };
        std::thread::scope(|scope| {
            scope.spawn(|| preview.run(&server));
            let mut stream = TcpStream::connect(address).unwrap();
            let mut ask = |method: &str, last: bool| {
                let connection = if last { "close" } else { "keep-alive" };
                write!(stream, "{method} / HTTP/1.1\r\nHost: {address}\r\nConnection: {connection}\r\n\r\n").unwrap();
            };
            ask("GET", false);
            ask("HEAD", true);
            let mut answers = String::new();
            stream.read_to_string(&mut answers).unwrap();
            assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2, "{answers}");
            assert_eq!(answers.matches("Content-Length: 3").count(), 2);
            assert_eq!(answers.matches("hej").count(), 1);
            // Browsers that are told to close make room for those that wait.
            assert_eq!(answers.matches("Connection: close").count(), 2);
            (0..THREADS).for_each(|_| server.unblock());
        });
    }
}
