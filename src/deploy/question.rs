//! Single questions to a host over SFTP: each waits for its answer, and says what a "no" means.

use std::future::Future;
use std::io::SeekFrom;
use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use openssh_sftp_client::error::SftpErrorKind;
use openssh_sftp_client::file::File;
use openssh_sftp_client::metadata::Permissions;
use openssh_sftp_client::{Error, Sftp};
use tokio::io::AsyncSeekExt;

use super::host::{HostError, Kind, Look, Put, Source};

/// How many bytes of one file are under way at once.
const PIECE: usize = 1 << 18;
/// How long one answer may take. ssh itself notices a dead line sooner.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Waits for one answer.
pub async fn answer<T>(asked: impl Future<Output = Result<T, Error>>) -> Result<T, Answer> {
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(Error::SftpError(kind, message))) => Err(Answer::No(kind, message.get().0.to_owned())),
        Ok(Err(error)) => Err(Answer::Lost(error.to_string())),
        Err(_) => Err(Answer::Lost(format!("no answer came in {} seconds", PATIENCE.as_secs()))),
    }
}

/// What is not a yes.
pub enum Answer {
    No(SftpErrorKind, String),
    /// Why no answer came.
    Lost(String),
}

impl Answer {
    fn is_absent(&self) -> bool {
        matches!(self, Answer::No(SftpErrorKind::NoSuchFile, _))
    }

    pub fn error(self, doing: &str, path: &str) -> HostError {
        let message = format!("the host does not let us {doing} {path}");
        match self {
            Answer::Lost(why) => HostError::new(Kind::Lost, message).said(why),
            Answer::No(SftpErrorKind::PermDenied, said) => HostError::new(Kind::Denied, message)
                .said(said)
                .hint("look in the provider's panel or file manager whose the folder is, and who may write to it"),
            Answer::No(_, said) => HostError::new(Kind::Refused, message).said(said),
        }
    }
}

pub fn if_there<T>(result: Result<T, Answer>) -> Result<Option<T>, Answer> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(answer) if answer.is_absent() => Ok(None),
        Err(answer) => Err(answer),
    }
}

/// Does something for each item, many at once, and keeps their order. What fails ends it.
pub async fn each<T, R>(
    items: &[T],
    at_once: usize,
    work: impl AsyncFn(&T) -> Result<R, HostError>,
    mut ready: impl FnMut(usize),
) -> Result<Vec<R>, HostError> {
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    let work = &work;
    let mut running = stream::iter(items.iter().enumerate())
        .map(|(at, item)| async move { (at, work(item).await) })
        .buffer_unordered(at_once);
    let mut done = 0;
    while let Some((at, result)) = running.next().await {
        results[at] = Some(result?);
        done += 1;
        ready(done);
    }
    Ok(results.into_iter().flatten().collect())
}

/// A path as the host takes it.
pub fn on_host(path: &str) -> &str {
    if path.is_empty() { "." } else { path }
}

pub async fn look(sftp: &Sftp, path: &str) -> Result<Option<Look>, HostError> {
    let found = if_there(answer(sftp.fs().symlink_metadata(on_host(path))).await);
    let found = found.map_err(|answer| answer.error("look at", path))?;
    Ok(found.map(|found| Look {
        is_file: found.file_type().is_some_and(|kind| kind.is_file()),
        bytes: found.len().unwrap_or(0),
        modified: found.modified().map(|time| u64::from(time.into_raw())),
    }))
}

/// Reads a file piece by piece, and hands each on in order. Tells whether there is one.
pub async fn read(sftp: &Sftp, path: &str, mut take: impl FnMut(&[u8])) -> Result<bool, HostError> {
    let fail = |answer: Answer| answer.error("read", path);
    let mut fs = sftp.fs();
    // Its size comes with it, in the same round trip.
    let mut options = sftp.options();
    options.read(true);
    let (file, found) =
        futures_util::future::join(answer(options.open(on_host(path))), answer(fs.symlink_metadata(on_host(path))))
            .await;
    let Some(file) = if_there(file).map_err(fail)? else { return Ok(false) };
    let bytes = if_there(found).map_err(fail)?.and_then(|found| found.len()).unwrap_or(0);
    let pieces: Vec<u64> = (0..=bytes / PIECE as u64).map(|piece| piece * PIECE as u64).collect();
    let file = &file;
    let mut running = stream::iter(pieces)
        .map(|at| {
            read_piece(file, at, PIECE as u64 - u64::from(at + PIECE as u64 > bytes) * (at + PIECE as u64 - bytes))
        })
        .buffered(16);
    while let Some(piece) = running.next().await {
        take(&piece.map_err(fail)?);
    }
    Ok(true)
}

/// The bytes from `at` on, `wanted` of them or as many as there are.
async fn read_piece(file: &File, at: u64, wanted: u64) -> Result<Vec<u8>, Answer> {
    let mut bytes: Vec<u8> = Vec::with_capacity(usize::try_from(wanted).unwrap_or(PIECE));
    let mut file = file.clone();
    while (bytes.len() as u64) < wanted {
        // A host may give less than it was asked for, and the crate goes on behind what was asked for.
        let sought = file.seek(SeekFrom::Start(at + bytes.len() as u64)).await;
        sought.map_err(|error| Answer::Lost(error.to_string()))?;
        let left = u32::try_from(wanted - bytes.len() as u64).unwrap_or(u32::MAX);
        match answer(file.read(left, Default::default())).await? {
            Some(read) => bytes.extend_from_slice(&read),
            None => break,
        }
    }
    Ok(bytes)
}

/// Writes a file whole.
pub async fn write(sftp: &Sftp, put: &Put) -> Result<(), WriteError> {
    let no = |answer: Answer| match answer {
        Answer::Lost(why) => WriteError::Host(HostError::new(Kind::Lost, "").said(why)),
        answer => WriteError::Answer(answer),
    };
    let mut options = sftp.options();
    options.write(true).create(true).truncate(true);
    let mut file = answer(options.open(&put.to)).await.map_err(no)?;
    let mut attributes = file.clone();
    // Some hosts make files that their own web server may not read. One that lets nobody say so keeps its own way.
    let permit = async {
        let mut permissions = Permissions::new();
        permissions.set_read_by_owner(true).set_write_by_owner(true).set_read_by_group(true).set_read_by_other(true);
        match answer(attributes.set_permissions(permissions)).await {
            Err(Answer::Lost(why)) => Err(Answer::Lost(why)),
            _ => Ok(()),
        }
    };
    let write = async {
        match &put.from {
            Source::Bytes(bytes) => answer(file.write_all(bytes)).await.map_err(no),
            Source::File(path) => {
                let here = |error: std::io::Error| {
                    let message = format!("cannot read {}", path.display());
                    WriteError::Host(HostError::new(Kind::Here, message).said(error.to_string()))
                };
                let mut from = std::fs::File::open(path).map_err(here)?;
                let mut buffer = Vec::new();
                loop {
                    buffer.clear();
                    let piece = std::io::Read::take(&mut from, PIECE as u64);
                    if std::io::Read::read_to_end(&mut { piece }, &mut buffer).map_err(here)? == 0 {
                        return Ok(());
                    }
                    answer(file.write_all(&buffer)).await.map_err(no)?;
                }
            }
        }
    };
    let (written, permitted) = futures_util::future::join(write, permit).await;
    written?;
    permitted.map_err(no)?;
    drop(attributes);
    answer(file.close()).await.map_err(no)
}

pub enum WriteError {
    Answer(Answer),
    Host(HostError),
}

/// What a host means that says no more than "failure" to somebody who writes: it may have no room left.
pub async fn no_room(sftp: &Sftp, path: &str, refused: Answer) -> HostError {
    let error = refused.error("write", path);
    if error.kind != Kind::Refused {
        return error;
    }
    let folder = path.rsplit_once('/').map_or(".", |(folder, _)| folder);
    let free = answer(sftp.fs().statvfs(on_host(folder))).await.ok().map(|found| found.bavail);
    let full = HostError { kind: Kind::Full, ..error.clone() };
    match free {
        Some(blocks) if blocks > 256 => {
            error.hint("the disk has room, so the account's own limit may be reached: look in the provider's panel")
        }
        Some(_) => full.hint("the host's disk is full: make room, or get more, and deploy again"),
        None => full.hint("the host may have no room left for this account: look in the provider's panel"),
    }
}
