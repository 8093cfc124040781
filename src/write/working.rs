//! Files that people work on, when a command writes to them: translations that came back, and what was reviewed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::disk;
use super::manifest::is_plain;
use crate::finding::{Finding, Place};
use crate::machine::MachineError;

/// A file's new content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What the new content was made from; absent = there was no file.
    pub was: Option<Arc<str>>,
    pub text: String,
}

/// Puts the changes below the site's folder `root`. All are written beside the files and synced before the first one
/// takes its place, and each takes it in one step: a run that is killed leaves every file whole, as it was or as it is
/// to be. Where a file has changed since it was read, nothing is written, and that is told.
pub fn write_working(root: &Path, changes: &BTreeMap<String, Change>) -> Result<Vec<Finding>, MachineError> {
    let own = root.join(".ikraft/working");
    disk::create_folder(&own)?;
    disk::ignore(&root.join(".ikraft"))?;
    let _lock = disk::lock(&own.join("lock"), &root.join("content"))?;
    let real = fs::canonicalize(root).map_err(MachineError::new("open", root))?;
    let mut findings = Vec::new();
    let mut staged = Vec::new();
    let stage = own.join("stage");
    disk::remove_folder(&stage)?;
    disk::create_folder(&stage)?;
    for (number, (path, change)) in changes.iter().enumerate() {
        let tell = |message: String| Finding::error("changed-meanwhile", message).at(&Place::whole(path.as_str()));
        let full = root.join(path);
        if !is_plain(path) || disk::is_behind_link(root, &full)? {
            findings.push(tell(format!("`{path}` is no plain path below the site’s folder")));
            continue;
        }
        // A link to a file inside the site is followed, as it is when the site is read.
        let target = match fs::canonicalize(&full) {
            Ok(target) if target.starts_with(&real) => target,
            Ok(_) => {
                findings.push(tell(format!("the link `{path}` leads out of the site’s folder")));
                continue;
            }
            Err(error) if disk::is_absent(&error) => full.clone(),
            Err(error) => return Err(MachineError::new("follow", full)(error)),
        };
        let there = disk::read_if_there(&target)?;
        if there.as_deref() != change.was.as_ref().map(|was| was.as_bytes()) {
            findings.push(
                tell(format!("`{path}` was changed while this ran"))
                    .hint("run the command again: it looks at the files as they are now"),
            );
            continue;
        }
        let from = stage.join(number.to_string());
        disk::write_synced(&from, change.text.as_bytes())?;
        if let Some(metadata) = disk::what_is_at(&target)? {
            fs::set_permissions(&from, metadata.permissions())
                .map_err(MachineError::new("set permissions of", &from))?;
        }
        staged.push((from, target));
    }
    if findings.is_empty() {
        for (from, target) in &staged {
            let folder = target
                .parent()
                .ok_or_else(|| MachineError::new("replace", target)(io::Error::other("it stands in no folder")))?;
            disk::create_folder(folder)?;
            disk::move_to(from, target)?;
            disk::sync_folder(folder)?;
        }
    }
    disk::remove_folder(&stage)?;
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(was: Option<&str>, text: &str) -> Change {
        Change { was: was.map(Arc::from), text: text.to_owned() }
    }

    #[test]
    fn files_are_written_together_or_not_at_all() {
        let site = tempfile::tempdir().unwrap();
        let root = site.path();
        fs::create_dir_all(root.join("content/f")).unwrap();
        fs::write(root.join("content/f/a.md"), "a").unwrap();
        fs::write(root.join("content/f/b.md"), "other").unwrap();
        let changes = |b: &str| {
            BTreeMap::from([
                ("content/f/a.md".to_owned(), change(Some("a"), "A")),
                ("content/f/b.md".to_owned(), change(Some(b), "B")),
                ("content/f/new/c.md".to_owned(), change(None, "C")),
            ])
        };
        let read = |path: &str| fs::read_to_string(root.join(path)).ok();
        let findings = write_working(root, &changes("b")).unwrap();
        assert_eq!(findings[0].message, "`content/f/b.md` was changed while this ran");
        assert_eq!((read("content/f/a.md").as_deref(), read("content/f/new/c.md")), (Some("a"), None));
        assert_eq!(write_working(root, &changes("other")).unwrap(), []);
        assert_eq!(read("content/f/a.md").as_deref(), Some("A"));
        assert_eq!(read("content/f/new/c.md").as_deref(), Some("C"));
        // The new file is there by now.
        assert_eq!(write_working(root, &changes("B")).unwrap().len(), 2);
        let names: Vec<_> =
            fs::read_dir(root.join("content/f")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 3, "nothing is left beside the files: {names:?}");
    }

    #[test]
    fn a_path_out_of_the_site_is_refused() {
        let site = tempfile::tempdir().unwrap();
        for path in ["../x", "/x", ".ikraft/x", "a/../x"] {
            let changes = BTreeMap::from([(path.to_owned(), change(None, "x"))]);
            assert_eq!(write_working(site.path(), &changes).unwrap().len(), 1, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_mode_stays_a_mode() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let site = tempfile::tempdir().unwrap();
        let root = site.path();
        fs::write(root.join("real.md"), "a").unwrap();
        fs::set_permissions(root.join("real.md"), fs::Permissions::from_mode(0o600)).unwrap();
        symlink("real.md", root.join("link.md")).unwrap();
        let changes = BTreeMap::from([("link.md".to_owned(), change(Some("a"), "b"))]);
        assert_eq!(write_working(root, &changes).unwrap(), []);
        assert!(fs::symlink_metadata(root.join("link.md")).unwrap().is_symlink());
        let real = root.join("real.md");
        assert_eq!(fs::read_to_string(&real).unwrap(), "b");
        assert_eq!(fs::metadata(real).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
