//! Frozen files that are published as they are.

use std::fs;
use std::path::Path;

use super::disk;
use super::manifest::is_plain;
use crate::finding::{Finding, Place};
use crate::machine::MachineError;
use crate::site::{FrozenFile, PdfFailure};

/// Reads a frozen file below the site's folder `root`, and gives it only when it is what was recorded.
pub fn read_frozen(root: &Path, file: &FrozenFile) -> Result<Vec<u8>, PdfFailure> {
    let changed = |message: String| {
        let finding = Finding::error("changed-file", message)
            .at(&Place::whole(file.path.as_str()))
            .scope(file.policy.clone())
            .why("what was published of an edition never changes, so nothing else is published in its place")
            .hint(format!("`ikraft verify {}` says what else was changed", file.policy))
            .hint(format!("put back what was recorded: `git log -- {0}`, then `git restore {0}`", file.path))
            .frozen();
        PdfFailure::Findings(vec![finding])
    };
    let path = root.join(&file.path);
    if !is_plain(&file.path) {
        return Err(changed(format!("the edition `{}` names a file that cannot be one of its own", file.edition)));
    }
    let there = match fs::metadata(&path) {
        Ok(metadata) => Some(metadata),
        Err(error) if disk::is_absent(&error) => None,
        Err(error) => return Err(MachineError::new("look at", path)(error).into()),
    };
    let Some(metadata) = there.filter(fs::Metadata::is_file) else {
        return Err(changed(format!("the edition `{}` lacks a frozen file", file.edition)));
    };
    // A file of another size is another file, and need not be read, however large it is.
    if metadata.len() == file.bytes {
        let bytes = fs::read(&path).map_err(MachineError::new("read", path))?;
        if disk::sha256(&bytes) == file.sha256 {
            return Ok(bytes);
        }
    }
    Err(changed(format!("a frozen file of the edition `{}` is not what was recorded", file.edition)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(root: &Path, path: &str) -> Result<Vec<u8>, String> {
        let file = FrozenFile {
            path: path.to_owned(),
            sha256: disk::sha256(b"%PDF"),
            bytes: 4,
            policy: "f/p".into(),
            edition: "2026-04-01".parse().unwrap(),
        };
        read_frozen(root, &file).map_err(|failure| match failure {
            PdfFailure::Findings(findings) => {
                assert!(findings.iter().all(|finding| finding.frozen && finding.touches("f/p")));
                findings[0].message.clone()
            }
            PdfFailure::Machine(error) => panic!("{error}"),
        })
    }

    #[test]
    fn a_frozen_file_is_given_as_it_was_recorded_or_not_at_all() {
        let site = tempfile::tempdir().unwrap();
        let root = site.path();
        for (name, bytes) in [("good", "%PDF"), ("longer", "%PDF "), ("other", "%PDf"), ("empty", "")] {
            fs::write(root.join(name), bytes).unwrap();
        }
        fs::create_dir(root.join("folder")).unwrap();
        assert_eq!(told(root, "good").unwrap(), b"%PDF");
        for changed in ["longer", "other", "empty"] {
            let message = "a frozen file of the edition `2026-04-01` is not what was recorded";
            assert_eq!(told(root, changed).unwrap_err(), message, "{changed}");
        }
        for gone in ["none", "folder", "good/below"] {
            assert_eq!(told(root, gone).unwrap_err(), "the edition `2026-04-01` lacks a frozen file", "{gone}");
        }
        for bad in ["../good", "/good", ".ikraft/good", ""] {
            assert!(told(root, bad).unwrap_err().contains("cannot be one of its own"), "{bad}");
        }
    }
}
