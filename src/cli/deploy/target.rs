//! Which host is meant, and how it is reached.

#[cfg(feature = "deploy")]
use std::env;
use std::path::{Path, PathBuf};

use crate::cli::Stop;
#[cfg(feature = "deploy")]
use crate::config::{self, Provider};
use crate::config::{DeployTarget, Outlet, SiteConfig};
use crate::deploy::here;
use crate::deploy::{Folder, Host};
use crate::machine::MachineError;

/// Flags that say where to, shared by the commands that speak to a host.
#[derive(Debug, clap::Args)]
pub struct Where {
    /// A [deploy.NAME] of site.toml; the only one, unless stated
    #[arg(long, value_name = "NAME", conflicts_with = "to")]
    pub target: Option<String>,
    /// A folder in place of a host, seen from the site's folder
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// The outlet that goes into the folder of --to
    #[arg(long, value_name = "ID", requires = "to")]
    pub outlet: Option<String>,
    /// A file with a private key, in place of the one in site.toml
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    /// The known_hosts file that has the host's key, in place of the one in site.toml
    #[arg(long, value_name = "FILE")]
    pub known_hosts: Option<PathBuf>,
}

/// Where a site goes.
pub struct Chosen<'a> {
    /// A name for a person and for a folder: `production`.
    pub name: String,
    pub outlet: &'a Outlet,
    /// The folder on the host.
    pub root: String,
    pub state: Option<String>,
    pub reached: Reached<'a>,
}

pub enum Reached<'a> {
    Folder(PathBuf),
    Ssh(&'a DeployTarget),
}

impl Where {
    pub fn choose<'a>(&self, root: &Path, config: &'a SiteConfig) -> Result<Chosen<'a>, Stop> {
        if let Some(folder) = &self.to {
            return Ok(Chosen {
                name: "folder".to_owned(),
                outlet: self.outlet(config)?,
                root: String::new(),
                state: None,
                reached: Reached::Folder(root.join(folder)),
            });
        }
        let names: Vec<&str> = config.deploy.iter().map(|target| target.name.as_str()).collect();
        let target = match (&self.target, &config.deploy[..]) {
            (None, [only]) => only,
            (None, []) => {
                return Err(Stop::usage("site.toml names no host to deploy to")
                    .hint("add one: `[deploy.production]` with `host`, `user` and `path`; docs/DEPLOY.md shows how")
                    .hint("or deploy to a folder: `--to DIR`"));
            }
            (None, _) => {
                return Err(Stop::usage("site.toml names several hosts")
                    .hint(format!("choose one with --target: {}", names.join(", "))));
            }
            (Some(name), targets) => targets.iter().find(|target| target.name == *name).ok_or_else(|| {
                let hint = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
                Stop::usage(format!("site.toml has no [deploy.{name}]")).hint(format!("it has {hint}"))
            })?,
        };
        // That there is such an outlet was seen when site.toml was read.
        let outlet = config.outlets.iter().find(|outlet| outlet.id == target.outlet).unwrap_or(&config.outlets[0]);
        Ok(Chosen {
            name: target.name.clone(),
            outlet,
            root: target.path.clone(),
            state: target.state.clone(),
            reached: Reached::Ssh(target),
        })
    }

    fn outlet<'a>(&self, config: &'a SiteConfig) -> Result<&'a Outlet, Stop> {
        let ids: Vec<&str> = config.outlets.iter().map(|outlet| outlet.id.as_str()).collect();
        match (&self.outlet, &config.outlets[..]) {
            (None, [only]) => Ok(only),
            (None, _) => Err(Stop::usage("the site has several outlets, and a folder holds one")
                .hint(format!("choose one with --outlet: {}", ids.join(", ")))),
            (Some(id), outlets) => outlets.iter().find(|outlet| outlet.id == *id).ok_or_else(|| {
                Stop::usage(format!("there is no outlet `{id}`")).hint(format!("there is {}", ids.join(", ")))
            }),
        }
    }

    /// Connects. `init` makes a folder that is not there.
    pub fn connect(&self, root: &Path, chosen: &Chosen<'_>, init: bool) -> Result<Box<dyn Host>, Stop> {
        match &chosen.reached {
            Reached::Folder(folder) => {
                if init {
                    here::make(folder).map_err(MachineError::new("create the folder", folder))?;
                }
                Ok(Box::new(Folder::new(folder)))
            }
            #[cfg(feature = "deploy")]
            Reached::Ssh(target) => self.ssh(root, target),
            #[cfg(not(feature = "deploy"))]
            Reached::Ssh(target) => {
                // Its files are named from there, where there is SFTP.
                let _ = root;
                Err(without_sftp(target))
            }
        }
    }

    #[cfg(feature = "deploy")]
    fn ssh(&self, root: &Path, target: &DeployTarget) -> Result<Box<dyn Host>, Stop> {
        use crate::deploy::sftp::{HostKeys, Password, Settings, SftpHost};
        let file = |written: &str, what: &str| {
            let path = from_home(root, written)?;
            if here::is_file(&path) {
                return Ok(path);
            }
            Err(Stop::usage(format!("there is no {what} {}", path.display()))
                .hint(format!("[deploy.{}] in site.toml names it", target.name)))
        };
        let given = |path: &Path, what: &str| {
            if here::is_file(path) {
                Ok(path.to_owned())
            } else {
                Err(Stop::usage(format!("there is no {what} {}", path.display())))
            }
        };
        let host_keys = match (&self.known_hosts, &target.host_keys) {
            (Some(path), _) => HostKeys::File(given(path, "known_hosts file")?),
            (None, config::HostKeys::OfUser) => HostKeys::OfUser,
            (None, config::HostKeys::File(path)) => HostKeys::File(file(path, "known_hosts file")?),
            (None, config::HostKeys::Pinned(key)) => {
                let folder = root.join(".ikraft/deploy").join(&target.name);
                let pinned = here::pin(&folder, key).map_err(MachineError::new("write to", &folder))?;
                HostKeys::File(pinned)
            }
        };
        let identity = match (&self.identity, &target.identity) {
            (Some(path), _) => Some(given(path, "private key")?),
            (None, Some(path)) => Some(file(path, "private key")?),
            (None, None) => None,
        };
        let password = match &target.password {
            // A key that is named on the command line is what is meant.
            _ if self.identity.is_some() => None,
            None => None,
            Some(config::Password::Env(name)) => {
                if env::var_os(name).is_none_or(|value| value.is_empty()) {
                    return Err(Stop::usage(format!("the environment variable {name} is not set"))
                        .hint(format!("[deploy.{}] says that it holds the password", target.name))
                        .hint("set it where you deploy; in CI it comes from a secret of the repository"));
                }
                Some(Password::Env(name.clone()))
            }
            Some(config::Password::File(path)) => Some(Password::File(file(path, "file with the password")?)),
        };
        let program = env::current_exe().map_err(MachineError::new("find", "this program"))?;
        Ok(Box::new(SftpHost::connect(Settings {
            host: target.host.clone(),
            port: target.port,
            user: target.user.clone(),
            host_keys,
            identity,
            password,
            program,
            hints: hints(target.provider).iter().map(|hint| (*hint).to_owned()).collect(),
        })?))
    }
}

#[cfg(not(feature = "deploy"))]
fn without_sftp(target: &DeployTarget) -> Stop {
    Stop::usage(format!("this ikraft was built without SFTP, and {} is reached by it", target.name))
        .hint("build it with the feature `deploy`")
        .hint("or deploy to a folder: `--to DIR`")
}

/// What a provider's panel must allow.
#[cfg(feature = "deploy")]
fn hints(provider: Provider) -> &'static [&'static str] {
    match provider {
        Provider::OneCom | Provider::OneComOlder => {
            &["one.com: switch SSH & SFTP on in the control panel; the password comes by a link in an e-mail"]
        }
        Provider::Simply => &["simply.com: upload the public key in the control panel; the user is the domain"],
        Provider::Nordicway => &["Nordicway: SSH is on port 33; allow the key under SSH Access in cPanel"],
        Provider::Sftp => &[],
    }
}

/// A path as it stands in site.toml.
#[cfg(feature = "deploy")]
fn from_home(root: &Path, written: &str) -> Result<PathBuf, Stop> {
    let Some(rest) = written.strip_prefix("~/") else { return Ok(root.join(written)) };
    match env::home_dir() {
        Some(home) => Ok(home.join(rest)),
        None => Err(Stop::usage(format!("nobody knows where home is, to which {written} leads"))
            .hint("set HOME, or write the whole path")),
    }
}
