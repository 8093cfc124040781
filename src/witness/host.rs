//! A published site on its host.

use std::io;
use std::time::Duration;

use ureq::Agent;
use url::Url;

use super::MAX_BYTES;
use crate::machine::MachineError;

/// How often a host may send us on.
const MAX_REDIRECTS: usize = 5;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(60);
const PATIENCE_TO_CONNECT: Duration = Duration::from_secs(15);

#[derive(Clone, Debug)]
pub struct Host {
    agent: Agent,
    /// Ends in `/`.
    base: Url,
}

/// Why an address cannot be asked, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAddress(pub String);

impl Host {
    pub fn new(address: &str) -> Result<Host, BadAddress> {
        let mut base = Url::parse(address).map_err(|cause| BadAddress(cause.to_string()))?;
        if !matches!(base.scheme(), "https" | "http") || base.host_str().is_none_or(str::is_empty) {
            return Err(BadAddress("it must start with https:// or http:// and name a host".to_owned()));
        }
        base.set_query(None);
        base.set_fragment(None);
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(PATIENCE))
            .timeout_connect(Some(PATIENCE_TO_CONNECT))
            .user_agent(concat!("ikraft/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Host { agent: config.new_agent(), base })
    }

    pub fn shown(&self, path: &str) -> String {
        self.address(path).map_or_else(|| format!("{}{path}", self.base), String::from)
    }

    fn address(&self, path: &str) -> Option<Url> {
        let mut url = self.base.clone();
        // As a page's own address: hosts answer for the folder, and some send `index.html` on to it.
        let (path, is_folder) = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => (folder.trim_end_matches('/'), true),
            _ => (path, false),
        };
        let mut segments = url.path_segments_mut().ok()?;
        segments.pop_if_empty();
        if !path.is_empty() {
            segments.extend(path.split('/'));
        }
        if is_folder {
            segments.push("");
        }
        drop(segments);
        Some(url)
    }

    /// The status that the host answers with in the end; 508 (RFC 5842) where it leads on without end, and `None` when
    /// it does not answer, or leads elsewhere.
    pub fn status(&self, path: &str) -> Option<u16> {
        let mut url = self.address(path)?;
        for _ in 0..=MAX_REDIRECTS {
            let response = self.agent.get(url.as_str()).call().ok()?;
            let status = response.status().as_u16();
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                return Some(status);
            }
            let to = response.headers().get("location").and_then(|to| to.to_str().ok());
            url = to.and_then(|to| url.join(to).ok()).filter(|to| is_same_host(&self.base, to))?;
        }
        Some(508)
    }

    pub fn get(&self, path: &str) -> Result<Option<Vec<u8>>, MachineError> {
        let shown = self.shown(path);
        let fail = |cause: io::Error| MachineError::new("ask", shown.as_str())(cause);
        let other = |why: String| fail(io::Error::other(why));
        let mut url = self.address(path).ok_or_else(|| other("it is no address".to_owned()))?;
        for _ in 0..=MAX_REDIRECTS {
            let mut response = self.agent.get(url.as_str()).call().map_err(|error| fail(error.into_io()))?;
            let status = response.status().as_u16();
            match status {
                200 => {
                    let body = response.body_mut().with_config().limit(MAX_BYTES);
                    return body.read_to_vec().map(Some).map_err(|error| fail(error.into_io()));
                }
                404 | 410 => return Ok(None),
                301 | 302 | 303 | 307 | 308 => {
                    let to = response.headers().get("location").and_then(|to| to.to_str().ok());
                    let to = to.and_then(|to| url.join(to).ok());
                    let to = to.ok_or_else(|| other("it leads on without saying where to".to_owned()))?;
                    if !is_same_host(&self.base, &to) {
                        return Err(other(format!("it leads to another host, {}", to.host_str().unwrap_or("?"))));
                    }
                    url = to;
                }
                other_status => return Err(other(format!("the host answers with status {other_status}"))),
            }
        }
        Err(other(format!("it leads on more than {MAX_REDIRECTS} times")))
    }
}

/// Whether an address is on the host that was named; from http to https counts as the same.
fn is_same_host(base: &Url, to: &Url) -> bool {
    let is_upgrade = base.scheme() == "http" && to.scheme() == "https" && base.port().is_none() && to.port().is_none();
    base.host_str() == to.host_str()
        && (is_upgrade || (base.scheme() == to.scheme() && base.port_or_known_default() == to.port_or_known_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_asked_for_by_their_folder_and_names_are_encoded() {
        let host = Host::new("https://firm.example/privatliv?x#y").unwrap();
        assert_eq!(host.shown("index.html"), "https://firm.example/privatliv/");
        assert_eq!(host.shown("da/kunder/index.html"), "https://firm.example/privatliv/da/kunder/");
        assert_eq!(host.shown("da/æ/x y.pdf"), "https://firm.example/privatliv/da/%C3%A6/x%20y.pdf");
        for bad in ["ftp://a/", "x", "file:///etc", ""] {
            assert!(Host::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn redirects_stay_on_their_host() {
        let base = Url::parse("http://firm.example/").unwrap();
        let is_same = |to: &str| is_same_host(&base, &Url::parse(to).unwrap());
        assert!(is_same("http://firm.example/x") && is_same("https://firm.example/x"));
        assert!(
            !is_same("http://evil.example/") && !is_same("http://firm.example:81/") && !is_same("ftp://firm.example/")
        );
        let https = Url::parse("https://firm.example/").unwrap();
        assert!(!is_same_host(&https, &base), "never from https to http");
    }
}
