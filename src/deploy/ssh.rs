//! How the system's ssh is called, and what its words mean.
//!
//! Host keys, agents, jumps over other hosts and patches stay the system's. What it must never do, it is told in
//! arguments, which win over every configuration: take an unknown key, or ask somebody.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::askpass::ASKED;
use super::host::{HostError, Kind};

/// How to reach a host.
#[derive(Clone, Debug)]
pub struct Settings {
    pub host: String,
    pub port: Option<u16>,
    pub user: Option<String>,
    pub host_keys: HostKeys,
    /// A file with a private key.
    pub identity: Option<PathBuf>,
    pub password: Option<Password>,
    /// This program, which ssh asks for the password.
    pub program: PathBuf,
    /// What the provider's panel must allow, for when the host does not let us in.
    pub hints: Vec<String>,
}

#[derive(Clone, Debug)]
pub enum HostKeys {
    OfUser,
    /// This known_hosts file and no other.
    File(PathBuf),
}

/// Where the password is. It is not read here.
#[derive(Clone, Debug)]
pub enum Password {
    Env(String),
    File(PathBuf),
}

/// Seconds that a connection may take, and between two signs of life; two that fail end the line.
const CONNECT: u32 = 15;
const ALIVE: u32 = 5;

impl Settings {
    /// The arguments behind `ssh`.
    pub fn arguments(&self) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = Vec::new();
        let mut option = |text: String| arguments.extend(["-o".into(), OsString::from(text)]);
        option("StrictHostKeyChecking=yes".to_owned());
        option("NoHostAuthenticationForLocalhost=no".to_owned());
        option("VerifyHostKeyDNS=no".to_owned());
        option("UpdateHostKeys=no".to_owned());
        if let HostKeys::File(file) = &self.host_keys {
            option(format!("UserKnownHostsFile={}", quoted(file)));
            option("GlobalKnownHostsFile=/dev/null".to_owned());
            option("KnownHostsCommand=none".to_owned());
        }
        match &self.password {
            // Answered by this program, once.
            Some(_) => {
                option("BatchMode=no".to_owned());
                option("NumberOfPasswordPrompts=1".to_owned());
                option("PreferredAuthentications=publickey,password,keyboard-interactive".to_owned());
            }
            None => option("BatchMode=yes".to_owned()),
        }
        if let Some(identity) = &self.identity {
            option(format!("IdentityFile={}", quoted(identity)));
            option("IdentitiesOnly=yes".to_owned());
        } else if self.password.is_some() {
            // A host that counts tries would close the door before the password's turn.
            option("PubkeyAuthentication=no".to_owned());
        }
        option(format!("ConnectTimeout={CONNECT}"));
        option(format!("ServerAliveInterval={ALIVE}"));
        option("ServerAliveCountMax=2".to_owned());
        option("ForwardAgent=no".to_owned());
        option("ForwardX11=no".to_owned());
        option("ClearAllForwardings=yes".to_owned());
        option("PermitLocalCommand=no".to_owned());
        option("RequestTTY=no".to_owned());
        option("RemoteCommand=none".to_owned());
        option("ControlMaster=no".to_owned());
        option("ControlPath=none".to_owned());
        option("LogLevel=ERROR".to_owned());
        if let Some(port) = self.port {
            arguments.extend(["-p".into(), port.to_string().into()]);
        }
        if let Some(user) = &self.user {
            arguments.extend(["-l".into(), user.into()]);
        }
        // Names are checked where site.toml is read: none begins with a hyphen.
        arguments.extend(["-s".into(), OsString::from(&self.host), "sftp".into()]);
        arguments
    }

    /// What is added to the environment.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let mut pairs: Vec<(&'static str, OsString)> = vec![("LC_ALL", "C".into())];
        let place = match &self.password {
            None => return pairs,
            Some(Password::Env(name)) => OsString::from(format!("env:{name}")),
            Some(Password::File(path)) => {
                let mut place = OsString::from("file:");
                place.push(path);
                place
            }
        };
        pairs.extend([
            ("SSH_ASKPASS", self.program.clone().into()),
            ("SSH_ASKPASS_REQUIRE", "force".into()),
            // Older ones ask a program only where there is a display.
            ("DISPLAY", ":0".into()),
            (ASKED, place),
        ]);
        pairs
    }

    /// For a person.
    pub fn shown(&self) -> String {
        let user = self.user.as_ref().map(|user| format!("{user}@")).unwrap_or_default();
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        format!("{user}{}{port}", self.host)
    }

    /// Why there is no line to the host, by what ssh said.
    pub fn failure(&self, said: &str) -> HostError {
        let said = said.trim();
        let has = |words: &str| said.contains(words);
        let shown = self.shown();
        let file = match &self.host_keys {
            HostKeys::OfUser => "~/.ssh/known_hosts".to_owned(),
            HostKeys::File(file) => file.display().to_string(),
        };
        if has("REVOKED") {
            return HostError::new(Kind::HostKey, format!("{shown} shows a key that is marked as revoked in {file}"))
                .said(last(said))
                .hint("do not deploy: somebody who has that key may stand between you and the host")
                .hint("ask the provider which key the host has now");
        }
        if has("IDENTIFICATION HAS CHANGED") || has("Host key verification failed") && has("changed") {
            return HostError::new(Kind::HostKey, format!("{shown} shows another key than the one that is known"))
                .said(last(said))
                .hint("do not deploy before you know why: somebody may stand between you and the host")
                .hint(format!(
                    "compare with the key that the provider publishes; only if it is new, put it into {file}"
                ));
        }
        if has("key is known") || has("Host key verification failed") {
            return HostError::new(Kind::HostKey, format!("the key of {shown} is not known"))
                .said(last(said))
                .hint("ssh-keyscan prints the key that the host shows, which may be anybody's: compare its fingerprint")
                .hint(format!("with the one that the provider publishes, and put the line into {file}"));
        }
        if has("Permission denied") || has("Too many authentication failures") {
            let how = match (&self.identity, &self.password) {
                (_, Some(Password::Env(name))) => format!("the password in ${name}"),
                (_, Some(Password::File(file))) => format!("the password in {}", file.display()),
                (Some(identity), None) => format!("the key {}", identity.display()),
                (None, None) => "any key of your agent or of ~/.ssh".to_owned(),
            };
            let error = HostError::new(Kind::Login, format!("{shown} does not let us in with {how}"))
                .said(last(said))
                .hint("look at `user`, and whether SFTP is switched on in the provider's panel");
            return self.hints.iter().fold(error, |error, hint| error.hint(hint));
        }
        if has("Could not resolve hostname") {
            return HostError::new(Kind::Unreachable, format!("there is no host called {}", self.host))
                .said(last(said))
                .hint("look at `host`; the provider's panel says what it is called");
        }
        if has("subsystem request failed") {
            return HostError::new(Kind::Login, format!("{shown} offers no SFTP"))
                .said(last(said))
                .hint("switch SFTP on in the provider's panel");
        }
        let error = HostError::new(Kind::Unreachable, format!("there is no connection to {shown}"))
            .said(if said.is_empty() { "ssh ended without a word".to_owned() } else { last(said) })
            .hint("look at `host` and `port`; try `ssh` by hand, it says more with -v");
        self.hints.iter().fold(error, |error, hint| error.hint(hint))
    }
}

/// The last line that says something.
pub fn last(said: &str) -> String {
    let is_frame = |line: &&str| !line.is_empty() && !line.chars().all(|sign| sign == '@');
    said.lines().map(str::trim).rfind(is_frame).unwrap_or_default().to_owned()
}

/// A path as an ssh option takes it: it may hold blanks, and `%` begins a placeholder.
fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display().to_string().replace('%', "%%"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            host: "ssh.firm.example".to_owned(),
            port: Some(33),
            user: Some("firm".to_owned()),
            host_keys: HostKeys::File("/site/known hosts".into()),
            identity: None,
            password: Some(Password::Env("SECRET".to_owned())),
            program: "/usr/bin/ikraft".into(),
            hints: Vec::new(),
        }
    }

    fn text(settings: &Settings) -> String {
        let words = settings.arguments().into_iter().map(|word| word.into_string().unwrap());
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_unknown_key_is_never_taken() {
        let mut settings = settings();
        for keys in [HostKeys::OfUser, HostKeys::File("/k".into())] {
            settings.host_keys = keys;
            assert!(text(&settings).starts_with("-o StrictHostKeyChecking=yes "), "{}", text(&settings));
        }
        assert!(text(&settings).ends_with("-p 33 -l firm -s ssh.firm.example sftp"));
    }

    #[test]
    fn paths_stay_one_word() {
        assert!(text(&settings()).contains("UserKnownHostsFile=\"/site/known hosts\""));
    }

    #[test]
    fn nobody_is_asked_unless_there_is_a_password() {
        let mut settings = settings();
        assert!(text(&settings).contains("NumberOfPasswordPrompts=1"));
        assert!(settings.environment().contains(&("IKRAFT_ASKPASS", "env:SECRET".into())));
        settings.password = None;
        assert!(text(&settings).contains("BatchMode=yes"));
        assert_eq!(settings.environment().len(), 1);
    }

    #[test]
    fn what_ssh_says_is_told_with_what_to_do() {
        let settings = settings();
        for (said, kind) in [
            ("No ED25519 host key is known for [127.0.0.1]:22 and you have requested strict checking.", Kind::HostKey),
            (
                "@@@@\n@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\n@@@@\nHost key verification failed.",
                Kind::HostKey,
            ),
            ("@@@@\n@ WARNING: REVOKED HOST KEY DETECTED! @\n@@@@", Kind::HostKey),
            ("firm@ssh.firm.example: Permission denied (publickey,password).", Kind::Login),
            ("ssh: Could not resolve hostname x: Name or service not known", Kind::Unreachable),
            ("ssh: connect to host x port 22: Connection refused", Kind::Unreachable),
            ("", Kind::Unreachable),
        ] {
            let error = settings.failure(said);
            assert_eq!(error.kind, kind, "{said}");
            assert!(!error.hints.is_empty() && !error.said.is_empty(), "{said}");
        }
    }
}
