//! PDFs that were made before, by the key of what they are made of. Deleting the folder costs time and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::disk;
use crate::machine::MachineError;

/// What an entry starts with; the SHA-256 of the PDF and a line end follow, then the PDF.
const HEAD: &str = "ikraft-pdf 1 ";

/// How many entries that the last run did not need are kept for a run that needs them again.
const SPARE: usize = 200;

/// The cache of one site, in `.ikraft/cache/pdf/` below its folder.
#[derive(Debug)]
pub struct PdfCache {
    own: PathBuf,
    folder: PathBuf,
    /// Tells the temporary files of threads apart.
    counter: AtomicUsize,
}

impl PdfCache {
    pub fn new(root: &Path) -> PdfCache {
        let own = root.join(".ikraft");
        PdfCache { folder: own.join("cache").join("pdf"), own, counter: AtomicUsize::new(0) }
    }

    /// The PDF kept under `key`. One that was damaged is as good as none.
    pub fn get(&self, key: &str) -> Result<Option<Vec<u8>>, MachineError> {
        let Some(mut bytes) = disk::read_if_there(&self.folder.join(key))? else { return Ok(None) };
        let body = HEAD.len() + 64 + 1;
        let is_whole = bytes.len() > body
            && bytes.starts_with(HEAD.as_bytes())
            && bytes[body - 1] == b'\n'
            && bytes[HEAD.len()..body - 1] == *disk::sha256(&bytes[body..]).as_bytes();
        Ok(is_whole.then(|| bytes.split_off(body)))
    }

    /// Keeps a PDF. Two runs may do so at once.
    pub fn put(&self, key: &str, pdf: &[u8]) -> Result<(), MachineError> {
        if !self.folder.is_dir() {
            disk::create_folder(&self.folder)?;
            disk::ignore(&self.own)?;
        }
        let mut bytes = format!("{HEAD}{}\n", disk::sha256(pdf)).into_bytes();
        bytes.extend_from_slice(pdf);
        let count = self.counter.fetch_add(1, Ordering::Relaxed);
        let temporary = self.folder.join(format!("{key}.{}-{count}.new", std::process::id()));
        let path = self.folder.join(key);
        // Not synced: what a power cut spoils is found out by its hash.
        fs::write(&temporary, bytes).map_err(MachineError::new("write", &temporary))?;
        fs::rename(&temporary, &path).map_err(MachineError::new("replace", path))
    }

    /// Removes what was not needed: the oldest entries beyond a spare number, and what stopped runs left.
    pub fn prune(&self, needed: &BTreeSet<&str>) -> Result<(), MachineError> {
        if !self.folder.is_dir() {
            return Ok(());
        }
        let mut spare = Vec::new();
        let read = MachineError::new("read the folder", &self.folder);
        for entry in fs::read_dir(&self.folder).map_err(read)? {
            let entry = entry.map_err(MachineError::new("read the folder", &self.folder))?;
            let name = entry.file_name();
            if !name.to_str().is_some_and(|name| needed.contains(name)) {
                let changed = entry.metadata().and_then(|metadata| metadata.modified()).ok();
                spare.push((changed, name));
            }
        }
        spare.sort();
        let surplus = spare.len().saturating_sub(SPARE);
        for (_, name) in &spare[..surplus] {
            disk::remove_if_there(&self.folder.join(name))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_what_it_was_given_and_nothing_that_was_damaged() {
        let site = tempfile::tempdir().unwrap();
        let cache = PdfCache::new(site.path());
        let key = "ab12";
        assert_eq!(cache.get(key).unwrap(), None);
        cache.put(key, b"%PDF").unwrap();
        assert_eq!(cache.get(key).unwrap().unwrap(), b"%PDF");
        assert_eq!(fs::read_to_string(site.path().join(".ikraft/.gitignore")).unwrap(), "*\n");

        let path = site.path().join(".ikraft/cache/pdf").join(key);
        let whole = fs::read(&path).unwrap();
        for damaged in [&whole[..whole.len() - 1], &whole[..20], b"", b"%PDF"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(cache.get(key).unwrap(), None);
        }
        cache.put(key, b"%PDF").unwrap();
        assert!(cache.get(key).unwrap().is_some());
    }

    #[test]
    fn threads_that_come_first_at_once_do_not_trip_over_each_other() {
        for _ in 0..50 {
            let site = tempfile::tempdir().unwrap();
            let cache = PdfCache::new(site.path());
            let together = std::sync::Barrier::new(8);
            std::thread::scope(|scope| {
                let put = |number: usize| {
                    together.wait();
                    cache.put(&format!("{number}"), b"x").unwrap();
                };
                (0..8).map(|number| scope.spawn(move || put(number))).for_each(drop);
            });
            assert_eq!(fs::read_dir(&cache.folder).unwrap().count(), 8);
        }
    }

    #[test]
    fn prunes_the_oldest_and_keeps_what_is_needed() {
        let site = tempfile::tempdir().unwrap();
        let cache = PdfCache::new(site.path());
        cache.prune(&BTreeSet::new()).unwrap();
        cache.put("needed", b"x").unwrap();
        for number in 0..SPARE + 5 {
            cache.put(&format!("{number}"), b"x").unwrap();
        }
        cache.prune(&["needed"].into()).unwrap();
        assert_eq!(fs::read_dir(&cache.folder).unwrap().count(), SPARE + 1);
        assert!(cache.get("needed").unwrap().is_some());
    }
}
