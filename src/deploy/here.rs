//! This machine, as far as a deploy must know it: whose run it is, and whether another run here has ended.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::lock::Owner;

/// The owner of a lock. `name` is for a person, `now` tells runs apart where the system does not.
pub fn owner(name: &str, since: &str, process: u32) -> Owner {
    let machine = machine().unwrap_or_else(|| "unknown".to_owned());
    let started = started(process).unwrap_or_default();
    Owner {
        name: name.to_owned(),
        run: format!("{machine} {process} {started} {since}"),
        since: since.to_owned(),
        process,
    }
}

/// Whether a run of this very machine has ended. Of a run elsewhere nobody here can tell.
pub fn is_gone(owner: &Owner) -> bool {
    let mut words = owner.run.split(' ');
    let (Some(machine), Some(process), Some(start)) = (words.next(), words.next(), words.next()) else { return false };
    let Ok(process) = process.parse() else { return false };
    self::machine().is_some_and(|here| here == machine) && started(process).is_none_or(|now| now != start)
}

/// The machine's name, for a person.
pub fn name() -> Option<String> {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    Some(name.trim().to_owned())
}

/// What tells this start of this machine, and its view of processes, from all others.
fn machine() -> Option<String> {
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let view = fs::read_link("/proc/self/ns/pid").ok()?;
    Some(format!("{}/{}", boot.trim(), view.display()))
}

/// When a process was started, in the system's own count; nothing where there is none.
fn started(process: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Behind the name, which may hold anything.
    stat.rsplit_once(')')?.1.split_whitespace().nth(19).map(str::to_owned)
}

/// Writes the one key that a host must show as a known_hosts file, and tells where it is.
pub fn pin(folder: &Path, key: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let path = folder.join("known_hosts");
    let line = format!("* {key}\n");
    if fs::read_to_string(&path).ok().as_deref() != Some(&line) {
        fs::write(&path, line)?;
    }
    Ok(path)
}

/// Whether a file can be read.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// The text of a file.
pub fn text(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// Makes a folder that is to be deployed to.
pub fn make(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}
