//! A host over SFTP, spoken by `openssh-sftp-client` through the system's ssh. The async runtime that it needs is here
//! and nowhere else: each call below waits for all that it asked for.

use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::stream::StreamExt;
use openssh_sftp_client::{Sftp, SftpOptions};
use sha2::{Digest, Sha256};
use tokio::io::AsyncReadExt;
use tokio::process::{Child, Command};
use tokio::runtime::{Builder, Runtime};

use super::host::{Host, HostError, Kind, Put, Surveyed};
use super::manifest::hex;
use super::names::join;
use super::question::{Answer, PATIENCE, WriteError, answer, each, if_there, look, no_room, on_host, read, write};
pub use super::ssh::{HostKeys, Password, Settings};

/// How many questions of a few bytes are under way at once.
const QUESTIONS: usize = 1 << 14;
/// How many files are open at once, and how many where the host could not open so many.
const FILES: usize = 384;
const FEW_FILES: usize = 8;
/// How long it may take until the host speaks SFTP.
const PATIENCE_TO_CONNECT: Duration = Duration::from_secs(40);
/// How much of what ssh says is kept.
const SAID: usize = 1 << 14;

/// A host that is reached over ssh.
pub struct SftpHost {
    settings: Settings,
    runtime: Runtime,
    line: Option<Line>,
}

/// One connection.
struct Line {
    sftp: Sftp,
    child: Child,
    said: Arc<Mutex<String>>,
}

impl SftpHost {
    /// Connects.
    pub fn connect(settings: Settings) -> Result<SftpHost, HostError> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| HostError::new(Kind::Here, "cannot wait for a connection").said(error.to_string()))?;
        let line = runtime.block_on(connect(&settings))?;
        Ok(SftpHost { settings, runtime, line: Some(line) })
    }

    /// Waits for all of it. When the line was lost, says what ssh says of that.
    fn wait<T>(&mut self, work: impl AsyncFnOnce(&Sftp) -> Result<T, HostError>) -> Result<T, HostError> {
        let Some(line) = &self.line else { return Err(lost(&self.settings, "")) };
        let result = self.runtime.block_on(work(&line.sftp));
        match result {
            Err(error) if error.kind == Kind::Lost => {
                let said = line.said.clone();
                self.hang_up();
                let said = said.lock().unwrap_or_else(PoisonError::into_inner).clone();
                Err(lost(&self.settings, if said.trim().is_empty() { &error.said } else { &said }))
            }
            other => other,
        }
    }

    /// Ends the connection, whatever state it is in.
    fn hang_up(&mut self) {
        let Some(Line { sftp, mut child, .. }) = self.line.take() else { return };
        self.runtime.block_on(async {
            // ssh ends when its input does. One that hangs is ended.
            let polite = async {
                let _ = sftp.close().await;
                let _ = child.wait().await;
            };
            if tokio::time::timeout(Duration::from_secs(2), polite).await.is_err() {
                let _ = child.kill().await;
            }
        });
    }
}

impl Drop for SftpHost {
    fn drop(&mut self) {
        self.hang_up();
    }
}

async fn connect(settings: &Settings) -> Result<Line, HostError> {
    let here = |what: &str, error: std::io::Error| {
        let error = HostError::new(Kind::Here, what).said(error.to_string());
        error.hint("install the OpenSSH client: on Debian `apt install openssh-client`")
    };
    let mut child = Command::new("ssh")
        .args(settings.arguments())
        .envs(settings.environment())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| here("cannot run ssh", error))?;
    let said: Arc<Mutex<String>> = Arc::default();
    let (Some(stdin), Some(stdout), Some(mut stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(HostError::new(Kind::Here, "ssh has no input or output"));
    };
    let heard = said.clone();
    let listening = tokio::spawn(async move {
        let mut buffer = [0; 4096];
        while let Ok(read) = stderr.read(&mut buffer).await {
            if read == 0 {
                break;
            }
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            if heard.len() < SAID {
                heard.push_str(&String::from_utf8_lossy(&buffer[..read]));
            }
        }
    });
    let options = SftpOptions::new().flush_interval(Duration::ZERO);
    match tokio::time::timeout(PATIENCE_TO_CONNECT, Sftp::new(stdin, stdout, options)).await {
        Ok(Ok(sftp)) => Ok(Line { sftp, child, said }),
        Ok(Err(_)) => {
            // All that ssh has to say, before it is judged.
            let _ = tokio::time::timeout(Duration::from_secs(2), async {
                let _ = child.wait().await;
                let _ = listening.await;
            })
            .await;
            let said = said.lock().unwrap_or_else(PoisonError::into_inner).clone();
            Err(settings.failure(&said))
        }
        Err(_) => Err(HostError::new(Kind::Unreachable, format!("{} does not answer", settings.shown()))
            .said(format!("nothing came in {} seconds", PATIENCE_TO_CONNECT.as_secs()))
            .hint("look at `host` and `port`, and try again")),
    }
}

fn lost(settings: &Settings, said: &str) -> HostError {
    HostError::new(Kind::Lost, format!("the connection to {} was lost", settings.shown()))
        .said(super::ssh::last(said))
        .hint("the site on the host is whole; deploy again, and what has arrived is not sent twice")
}

impl Host for SftpHost {
    fn shown(&self, path: &str) -> String {
        join(&format!("{}:", self.settings.shown()), path).replacen(":/", ":", usize::from(!path.starts_with('/')))
    }

    fn replaces_whole(&self) -> bool {
        self.line.as_ref().is_some_and(|line| line.sftp.support_posix_rename())
    }

    fn survey(&mut self, looked: &[String], read_paths: &[String]) -> Result<Surveyed, HostError> {
        self.wait(async |sftp| {
            let looks = each(looked, QUESTIONS, async |path| look(sftp, path).await, |_| {});
            let reads = each(
                read_paths,
                FILES,
                async |path| {
                    let mut bytes = Vec::new();
                    let is_there = read(sftp, path, |piece| bytes.extend_from_slice(piece)).await?;
                    Ok(is_there.then_some(bytes))
                },
                |_| {},
            );
            let (looks, bytes) = futures_util::future::join(looks, reads).await;
            Ok(Surveyed { looks: looks?, bytes: bytes? })
        })
    }

    fn hash(&mut self, paths: &[String]) -> Result<Vec<Option<(String, u64)>>, HostError> {
        self.wait(async |sftp| {
            let hash = async |path: &String| {
                let (mut digest, mut bytes) = (Sha256::new(), 0);
                let take = |piece: &[u8]| {
                    digest.update(piece);
                    bytes += piece.len() as u64;
                };
                Ok(read(sftp, path, take).await?.then(|| (hex(&digest.finalize()), bytes)))
            };
            each(paths, FILES, hash, |_| {}).await
        })
    }

    fn list(&mut self, folder: &str) -> Result<Option<Vec<String>>, HostError> {
        self.wait(async |sftp| {
            let fail = |answer: Answer| answer.error("read the folder", folder);
            let mut fs = sftp.fs();
            let opened = if_there(answer(fs.open_dir(on_host(folder))).await).map_err(fail)?;
            let Some(opened) = opened else { return Ok(None) };
            let mut entries = std::pin::pin!(opened.read_dir());
            let mut names = Vec::new();
            while let Some(entry) = tokio::time::timeout(PATIENCE, entries.next()).await.unwrap_or(None) {
                let entry = answer(std::future::ready(entry)).await.map_err(fail)?;
                let name = entry.filename().to_string_lossy().into_owned();
                if name != "." && name != ".." {
                    names.push(name);
                }
            }
            names.sort();
            Ok(Some(names))
        })
    }

    fn make_folders(&mut self, folders: &[String]) -> Result<(), HostError> {
        self.wait(async |sftp| {
            let depth = |folder: &String| folder.matches('/').count();
            let deepest = folders.iter().map(depth).max().unwrap_or(0);
            for level in 0..=deepest {
                let level: Vec<&String> = folders.iter().filter(|folder| depth(folder) == level).collect();
                let make = async |folder: &&String| match answer(sftp.fs().create_dir(folder.as_str())).await {
                    Ok(()) => Ok(()),
                    Err(lost @ Answer::Lost(_)) => Err(lost.error("make the folder", folder)),
                    // Hosts say no to a folder that is there in several ways.
                    Err(no) => match look(sftp, folder).await? {
                        Some(found) if !found.is_file => Ok(()),
                        _ => Err(no.error("make the folder", folder)),
                    },
                };
                each(&level, QUESTIONS, make, |_| {}).await?;
            }
            Ok(())
        })
    }

    fn put(&mut self, files: &[Put], ready: &mut dyn FnMut(usize)) -> Result<(), HostError> {
        self.wait(async |sftp| {
            let write_one = async |put: &Put| match write(sftp, put).await {
                Ok(()) => Ok(None),
                Err(WriteError::Host(error)) => Err(error),
                Err(WriteError::Answer(answer)) => Ok(Some(answer)),
            };
            let refused = each(files, FILES, write_one, &mut *ready).await?;
            // A host that could not open so many files at once can open a few.
            let left: Vec<&Put> = files.iter().zip(refused).filter_map(|(put, refused)| refused.map(|_| put)).collect();
            let write_again = async |put: &&Put| match write(sftp, put).await {
                Ok(()) => Ok(()),
                Err(WriteError::Host(error)) => Err(error),
                Err(WriteError::Answer(answer)) => Err(no_room(sftp, &put.to, answer).await),
            };
            each(&left, FEW_FILES, write_again, |_| {}).await?;
            ready(files.len());
            Ok(())
        })
    }

    fn create(&mut self, path: &str, bytes: &[u8]) -> Result<bool, HostError> {
        self.wait(async |sftp| {
            let fail = |answer: Answer| answer.error("write", path);
            let mut options = sftp.options();
            options.write(true).create_new(true);
            let mut file = match answer(options.open(path)).await {
                Ok(file) => file,
                Err(lost @ Answer::Lost(_)) => return Err(fail(lost)),
                // Hosts say no to a file that is there in several ways.
                Err(no) => return if look(sftp, path).await?.is_some() { Ok(false) } else { Err(fail(no)) },
            };
            let written = answer(file.write_all(bytes)).await;
            let closed = answer(file.close()).await;
            match written.and(closed) {
                Ok(()) => Ok(true),
                Err(lost @ Answer::Lost(_)) => Err(fail(lost)),
                // Half a file must not look like a whole one to the next who comes.
                Err(no) => {
                    // Where it cannot even be removed, the first error is still the one to tell.
                    let _ = answer(sftp.fs().remove_file(path)).await;
                    Err(no_room(sftp, path, no).await)
                }
            }
        })
    }

    fn rename(&mut self, pairs: &[(String, String)]) -> Result<(), HostError> {
        self.wait(async |sftp| {
            let rename = async |(from, to): &(String, String)| {
                answer(sftp.fs().rename(from, to)).await.map_err(|answer| answer.error("put into its place", to))
            };
            each(pairs, QUESTIONS, rename, |_| {}).await.map(|_| ())
        })
    }

    fn link(&mut self, pairs: &[(String, String)]) -> Result<Vec<bool>, HostError> {
        self.wait(async |sftp| {
            if !sftp.support_hardlink() {
                return Ok(vec![false; pairs.len()]);
            }
            let link = async |(from, to): &(String, String)| match answer(sftp.fs().hard_link(from, to)).await {
                Ok(()) => Ok(true),
                Err(lost @ Answer::Lost(_)) => Err(lost.error("keep", from)),
                Err(Answer::No(..)) => Ok(false),
            };
            each(pairs, QUESTIONS, link, |_| {}).await
        })
    }

    fn remove(&mut self, paths: &[String]) -> Result<(), HostError> {
        self.wait(async |sftp| {
            let remove = async |path: &String| {
                let removed = if_there(answer(sftp.fs().remove_file(path)).await);
                removed.map(|_| ()).map_err(|answer| answer.error("remove", path))
            };
            each(paths, QUESTIONS, remove, |_| {}).await.map(|_| ())
        })
    }

    fn remove_folders(&mut self, folders: &[String]) -> Result<(), HostError> {
        self.wait(async |sftp| {
            for folder in folders {
                match answer(sftp.fs().remove_dir(folder)).await {
                    Err(lost @ Answer::Lost(_)) => return Err(lost.error("remove the folder", folder)),
                    // It is gone, or holds something that is not ours.
                    Ok(()) | Err(Answer::No(..)) => {}
                }
            }
            Ok(())
        })
    }

    fn again(&mut self) -> Result<(), HostError> {
        self.hang_up();
        self.line = Some(self.runtime.block_on(connect(&self.settings))?);
        Ok(())
    }
}
