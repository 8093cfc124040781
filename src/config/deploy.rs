//! `[deploy.<name>]`: the hosts that a site goes to.

use crate::config::Outlet;
use crate::finding::{Finding, Place};
use crate::toml_tree::{Entry, Keys, Node, Sink, Value, wrong_type};

use super::parse::{bad_word, is_address_word};

/// A host that one outlet is deployed to.
#[derive(Clone, Debug, PartialEq)]
pub struct DeployTarget {
    /// Kebab-case: `production`.
    pub name: String,
    pub provider: Provider,
    /// Name or address of the host, or a name of the user's own ssh configuration.
    pub host: String,
    /// Absent = the provider's, or what ssh takes by itself.
    pub port: Option<u16>,
    /// Absent = what ssh takes by itself.
    pub user: Option<String>,
    /// The folder that the outlet's front page is in, seen from where a login lands, `/` between the parts, none at the
    /// end; empty = where the login lands. One that begins with `/` is absolute.
    pub path: String,
    /// The folder that holds what only ikraft needs, written like `path`; absent = chosen when the host is first used.
    pub state: Option<String>,
    pub host_keys: HostKeys,
    /// A file with a private key, as it is written: seen from the site's folder, `~/` leads home.
    pub identity: Option<String>,
    pub password: Option<Password>,
    /// The outlet's id.
    pub outlet: String,
    pub place: Place,
}

/// Whose key the host must show.
#[derive(Clone, Debug, PartialEq)]
pub enum HostKeys {
    /// The known_hosts files of the user and of the system.
    OfUser,
    /// This known_hosts file and no other, as it is written.
    File(String),
    /// This key and no other: `ssh-ed25519 AAAA…`.
    Pinned(String),
}

/// Where a password is found. It is never part of site.toml.
#[derive(Clone, Debug, PartialEq)]
pub enum Password {
    /// In an environment variable of this name.
    Env(String),
    /// In the first line of a file, as its path is written.
    File(String),
}

/// A hosting provider whose ways are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Provider {
    /// one.com, hosts called `ssh.<id>.service.one`.
    OneCom,
    /// one.com, hosts called `ssh.one.com` or `ssh.<domain>`.
    OneComOlder,
    Simply,
    Nordicway,
    /// Any host with SFTP.
    #[default]
    Sftp,
}

impl Provider {
    pub const ALL: [Provider; 5] =
        [Provider::OneCom, Provider::OneComOlder, Provider::Simply, Provider::Nordicway, Provider::Sftp];

    /// As in site.toml.
    pub const fn key(self) -> &'static str {
        match self {
            Provider::OneCom => "one.com",
            Provider::OneComOlder => "one.com-older",
            Provider::Simply => "simply.com",
            Provider::Nordicway => "nordicway",
            Provider::Sftp => "sftp",
        }
    }

    /// The port of its ssh where that is not 22.
    pub const fn port(self) -> Option<u16> {
        match self {
            Provider::Nordicway => Some(33),
            _ => None,
        }
    }
}

/// Reads all targets.
pub fn targets(keys: &mut Keys<'_>, outlets: &[Outlet]) -> Vec<DeployTarget> {
    let sink = keys.sink();
    let Some(node) = keys.node("deploy") else { return Vec::new() };
    let Some(entries) = node.entries() else {
        wrong_type(node, "deploy", "a table", sink);
        return Vec::new();
    };
    entries.iter().filter_map(|entry| target(entry, outlets, sink)).collect()
}

fn target(entry: &Entry, outlets: &[Outlet], sink: &Sink) -> Option<DeployTarget> {
    let name = entry.key.as_str();
    let own_path = format!("deploy.{name}");
    if !is_address_word(name) {
        sink.report(bad_word(&own_path, name).at(&entry.key_place));
    }
    let read = |keys: &mut Keys<'_>| {
        let provider = match keys.string("provider") {
            None => Provider::Sftp,
            Some((key, place)) => Provider::ALL.into_iter().find(|one| one.key() == key).unwrap_or_else(|| {
                sink.report(
                    Finding::error("unknown-value", format!("no provider is known as `{key}`"))
                        .at(&place)
                        .did_you_mean(&key, Provider::ALL.map(Provider::key))
                        .hint("any other host is `provider = \"sftp\"`"),
                );
                Provider::Sftp
            }),
        };
        let port = keys.node("port").and_then(|node| port(node, &keys.path("port"), sink)).or(provider.port());
        let user = word(keys, "user", false);
        let path = folder(keys, "path");
        let state = folder(keys, "state");
        let host_keys = host_keys(keys);
        let identity = keys.string("identity").map(|(file, _)| file);
        let password = password(keys);
        let outlet = outlet(keys, outlets);
        keys.required("host")?;
        let host = word(keys, "host", true)?;
        let place = keys.place().clone();
        let path = match path {
            Some(path) => path,
            None => {
                keys.required("path")?;
                return None;
            }
        };
        Some(DeployTarget {
            name: name.to_owned(),
            provider,
            host,
            port,
            user,
            path,
            state,
            host_keys,
            identity,
            password,
            outlet: outlet?,
            place,
        })
    };
    Keys::read(&entry.node, own_path, sink, read).flatten()
}

fn port(node: &Node, path: &str, sink: &Sink) -> Option<u16> {
    let Value::Integer(number) = node.value else {
        wrong_type(node, path, "a whole number", sink);
        return None;
    };
    let port = u16::try_from(number).ok().filter(|port| *port > 0);
    if port.is_none() {
        sink.report(
            Finding::error("out-of-range", format!("`{path}` is no port: {number}"))
                .at(&node.place)
                .hint("ports go from 1 to 65535; ssh answers on 22 almost everywhere"),
        );
    }
    port
}

/// A name that is handed to ssh. What ssh could take for an option, or for more than one word, is none.
fn word(keys: &mut Keys<'_>, key: &'static str, is_host: bool) -> Option<String> {
    let (word, place) = keys.string(key)?;
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | ':');
    let is_name = |sign: char| is_plain(sign) || (!is_host && matches!(sign, '@' | '+'));
    if word.starts_with('-') || !word.chars().all(is_name) {
        let path = keys.path(key);
        keys.sink().report(
            Finding::error("bad-address", format!("`{path}` cannot be handed to ssh: `{word}`"))
                .at(&place)
                .why("it may hold letters, digits and `.-_:` and must not begin with a hyphen")
                .hint("a user goes into `user`, a port into `port`, a folder into `path`"),
        );
        return None;
    }
    Some(word)
}

/// A folder on the host, brought into one form.
fn folder(keys: &mut Keys<'_>, key: &'static str) -> Option<String> {
    let (written, place) = match keys.node(key)? {
        // Where the login lands.
        Node { value: Value::String(written), place, .. } if written.is_empty() => (String::new(), place.clone()),
        _ => keys.string(key)?,
    };
    let parts: Vec<&str> = written.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let is_bad = |part: &&str| *part == ".." || *part == "~" || part.chars().any(char::is_control);
    if parts.iter().any(is_bad) || written.contains('\\') {
        let path = keys.path(key);
        keys.sink().report(
            Finding::error("path-escape", format!("`{path}` must be a plain folder: `{}`", written.escape_debug()))
                .at(&place)
                .hint("write it as seen from where a login lands, say `webroots/1a2b3c4d`, or begin it with `/`")
                .hint("`\".\"` is where a login lands"),
        );
        return None;
    }
    let root = if written.starts_with('/') { "/" } else { "" };
    Some(format!("{root}{}", parts.join("/")))
}

fn host_keys(keys: &mut Keys<'_>) -> HostKeys {
    let file = keys.string("known-hosts");
    let pinned = keys.string("host-key");
    let sink = keys.sink();
    match (file, pinned) {
        (Some((_, first)), Some((_, second))) => {
            sink.report(
                Finding::error("unclear", "both `known-hosts` and `host-key` say whose key the host must show")
                    .at(&second)
                    .related(&first, "the other one")
                    .hint("leave one of them out"),
            );
            HostKeys::OfUser
        }
        (Some((file, _)), None) => HostKeys::File(file),
        (None, Some((key, place))) => {
            let mut parts = key.split_whitespace();
            let is_word = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '@' | '.');
            let is_key = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '+' | '/' | '=');
            match (parts.next(), parts.next()) {
                (Some(kind), Some(body))
                    if kind.chars().all(is_word) && body.starts_with("AAAA") && body.chars().all(is_key) =>
                {
                    HostKeys::Pinned(format!("{kind} {body}"))
                }
                _ => {
                    sink.report(
                        Finding::error("bad-host-key", "`host-key` is no public key of a host")
                            .at(&place)
                            .hint("write kind and key as in a known_hosts file: `ssh-ed25519 AAAA…`"),
                    );
                    HostKeys::OfUser
                }
            }
        }
        (None, None) => HostKeys::OfUser,
    }
}

fn password(keys: &mut Keys<'_>) -> Option<Password> {
    let variable = keys.string("password-env");
    let file = keys.string("password-file");
    let sink = keys.sink();
    if let Some(node) = keys.node("password") {
        // Without the line it stands on, which would be printed.
        sink.report(
            Finding::error("secret", format!("`{}` has no place in site.toml", keys.path("password")))
                .at(&Place::whole(node.place.file.clone()))
                .why("everybody who sees the site's sources would have it, and git never forgets it")
                .hint("take it out, and have the provider change the password")
                .hint("name the variable that holds it: `password-env = \"IKRAFT_PASSWORD\"`"),
        );
    }
    match (variable, file) {
        (Some((_, first)), Some((_, second))) => {
            sink.report(
                Finding::error("unclear", "both `password-env` and `password-file` say where the password is")
                    .at(&second)
                    .related(&first, "the other one")
                    .hint("leave one of them out"),
            );
            None
        }
        (Some((name, place)), None) => {
            let is_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
            if !name.chars().all(is_name) || name.starts_with(|sign: char| sign.is_ascii_digit()) {
                // What is written here may be the password itself, so it is not repeated.
                sink.report(
                    Finding::error("bad-variable", "`password-env` is no name of an environment variable")
                        .at(&Place::whole(place.file.clone()))
                        .why("a password never stands in site.toml; here stands the name of the variable that has it")
                        .hint("write `password-env = \"IKRAFT_PASSWORD\"`, and set that variable where you deploy"),
                );
                return None;
            }
            Some(Password::Env(name))
        }
        (None, Some((file, _))) => Some(Password::File(file)),
        (None, None) => None,
    }
}

/// The id of the outlet that is deployed.
fn outlet(keys: &mut Keys<'_>, outlets: &[Outlet]) -> Option<String> {
    let ids = outlets.iter().map(|outlet| outlet.id.as_str());
    match (keys.string("outlet"), outlets) {
        (Some((id, _)), _) if outlets.iter().any(|outlet| outlet.id == id) => Some(id),
        (Some((id, place)), _) => {
            keys.sink().report(
                Finding::error("unknown-outlet", format!("there is no outlet `{id}`"))
                    .at(&place)
                    .did_you_mean(&id, ids),
            );
            None
        }
        (None, [only]) => Some(only.id.clone()),
        // A site without any usable outlet has been told so.
        (None, []) => None,
        (None, _) => {
            let hint = format!("add `outlet = \"…\"`, one of {}", ids.collect::<Vec<_>>().join(", "));
            keys.sink().report(
                Finding::error("missing-key", format!("`{}` is missing", keys.path("outlet")))
                    .at(keys.place())
                    .why("the site has several outlets, and a folder on a host holds one")
                    .hint(hint),
            );
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use crate::toml_tree;

    const HEAD: &str = "title = { da = \"x\" }\n[languages]\nda = \"da-DK\"\n";

    fn targets(text: &str) -> (Vec<DeployTarget>, Vec<String>) {
        let sink = Sink::default();
        let root = toml_tree::parse(&"site.toml".into(), &format!("{HEAD}{text}"), &sink);
        let config = parse(&root, &sink).expect("a site");
        (config.deploy, sink.take().into_iter().map(|finding| finding.message).collect())
    }

    #[test]
    fn a_target_takes_what_its_provider_is_known_for() {
        let (targets, messages) = targets(
            "[deploy.production]\nprovider = \"nordicway\"\nhost = \"cp1.nordicway.example\"\nuser = \"firm\"\n\
             path = \"./public_html//privatliv/\"\npassword-env = \"IKRAFT_PASSWORD\"\n\
             host-key = \"ssh-ed25519 AAAAC3Nza= the comment\"\n",
        );
        assert!(messages.is_empty(), "{messages:?}");
        let [target] = &targets[..] else { panic!("{targets:?}") };
        assert_eq!((target.port, target.path.as_str()), (Some(33), "public_html/privatliv"));
        assert_eq!(target.host_keys, HostKeys::Pinned("ssh-ed25519 AAAAC3Nza=".to_owned()));
        assert_eq!(target.password, Some(Password::Env("IKRAFT_PASSWORD".to_owned())));
        assert_eq!(target.outlet, "default");
    }

    #[test]
    fn each_mistake_is_told() {
        let cases = [
            ("path = \"x\"", "`deploy.a.host` is missing"),
            ("host = \"h\"", "`deploy.a.path` is missing"),
            (
                "host = \"-oProxyCommand=x\"\npath = \".\"",
                "`deploy.a.host` cannot be handed to ssh: `-oProxyCommand=x`",
            ),
            ("host = \"h\"\nuser = \"a b\"\npath = \".\"", "`deploy.a.user` cannot be handed to ssh: `a b`"),
            ("host = \"h\"\npath = \"../x\"", "`deploy.a.path` must be a plain folder: `../x`"),
            ("host = \"h\"\npath = \".\"\nport = 70000", "`deploy.a.port` is no port: 70000"),
            ("host = \"h\"\npath = \".\"\nprovider = \"one\"", "no provider is known as `one`"),
            ("host = \"h\"\npath = \".\"\noutlet = \"x\"", "there is no outlet `x`"),
            ("host = \"h\"\npath = \".\"\nhost-key = \"SHA256:abc\"", "`host-key` is no public key of a host"),
            (
                "host = \"h\"\npath = \".\"\nhost-key = \"ssh-ed25519 AAAAC3\"\nknown-hosts = \"k\"",
                "both `known-hosts` and `host-key` say whose key the host must show",
            ),
            (
                "host = \"h\"\npath = \".\"\npassword-env = \"hemmeligt kodeord!\"",
                "`password-env` is no name of an environment variable",
            ),
            ("host = \"h\"\npath = \".\"\npassword = \"x\"", "`deploy.a.password` has no place in site.toml"),
        ];
        for (text, message) in cases {
            let (_, messages) = targets(&format!("[deploy.a]\n{text}\n"));
            assert_eq!(messages, [message], "{text}");
        }
    }
}
