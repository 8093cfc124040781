//! By which names the preview may be asked.
//!
//! A page of another site can let its own name point to this machine, and would then be read by the browser as if the
//! preview belonged to it. It cannot make the browser send another name than its own, so the name is looked at.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Where the server listens, and what it may be called.
#[derive(Clone, Debug)]
pub struct Hosts {
    address: SocketAddr,
    /// The name that it was started with, where that is no address.
    name: Option<String>,
}

impl Hosts {
    /// The names of a server that listens there; `name` is what was said on the command line.
    pub fn new(address: SocketAddr, name: &str) -> Hosts {
        let is_name = !name.is_empty() && name.parse::<IpAddr>().is_err();
        Hosts { address, name: is_name.then(|| name.to_owned()) }
    }

    /// Whether the header Host names this server.
    pub fn allow(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            // The colons of a bare `[::1]` stand before the bracket.
            Some((name, port)) if !port.contains(']') => (name, port),
            _ => (host, "80"),
        };
        let is_port = port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse() == Ok(self.address.port());
        is_port && self.is_own(name)
    }

    fn is_own(&self, name: &str) -> bool {
        let literal = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            Some(name) => name.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
            None => name.parse::<Ipv4Addr>().ok().map(IpAddr::V4),
        };
        match literal {
            // Other machines ask by any address that this one has; an address is no name that could point elsewhere.
            Some(literal) => {
                !self.address.ip().is_loopback()
                    || literal == self.address.ip()
                    || literal == IpAddr::V4(Ipv4Addr::LOCALHOST)
                    || literal == IpAddr::V6(Ipv6Addr::LOCALHOST)
            }
            None => {
                name.eq_ignore_ascii_case("localhost")
                    || self.name.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(name))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(address: &str, name: &str, host: &str) -> bool {
        Hosts::new(address.parse().unwrap(), name).allow(host)
    }

    #[test]
    fn a_preview_for_this_machine_has_this_machines_names() {
        for host in ["localhost:4000", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000", "127.0.0.2:4000"] {
            assert!(allowed("127.0.0.2:4000", "127.0.0.2", host), "{host}");
        }
        for host in [
            "",
            ":4000",
            "localhost",
            "localhost:",
            "localhost:80",
            "localhost:+4000",
            "evil.example:4000",
            "localhost.evil.example:4000",
            "192.168.1.2:4000",
            "127.0.0.1.evil.example:4000",
            "0x7f000001:4000",
            "2130706433:4000",
            "::1:4000",
            "[::1]",
            "localhost:4000:4000",
            "a@localhost:4000",
            "localhost.:4000",
        ] {
            assert!(!allowed("127.0.0.1:4000", "127.0.0.1", host), "{host}");
        }
        assert!(allowed("127.0.0.1:80", "localhost", "localhost") && allowed("[::1]:80", "::1", "[::1]"));
    }

    #[test]
    fn a_preview_for_others_has_addresses_and_its_own_name() {
        for host in ["192.168.1.2:4000", "[fe80::1]:4000", "desk.example:4000", "localhost:4000"] {
            assert!(allowed("0.0.0.0:4000", "desk.example", host), "{host}");
        }
        for host in ["evil.example:4000", "192.168.1.2:80", "desk.example"] {
            assert!(!allowed("0.0.0.0:4000", "desk.example", host), "{host}");
        }
    }
}
