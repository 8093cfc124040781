//! The repository that a site stands in: where it begins, and what a forge runs in it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::machine::MachineError;

/// Folders in which forges look for workflows.
const FOLDERS: [&str; 3] = [".forgejo/workflows", ".gitea/workflows", ".github/workflows"];
/// The one file of GitLab.
const GITLAB: &str = ".gitlab-ci.yml";
/// No workflow is longer; what is, is not read.
const MAX_BYTES: u64 = 1_000_000;

/// What of a repository has to do with a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// Its folder; the site's own where no git is.
    pub root: PathBuf,
    /// The site's folder below it, with `/` between the parts; `.` where it is the same.
    pub site: String,
    /// The text of each workflow, by its path below the repository's folder.
    pub workflows: BTreeMap<String, String>,
}

/// Looks at the repository around a site.
pub fn repository(site: &Path) -> Result<Repository, MachineError> {
    let site = fs::canonicalize(site).map_err(MachineError::new("open the site's folder", site))?;
    let root = site.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&site).to_owned();
    let parts: Vec<String> = match site.strip_prefix(&root) {
        Ok(below) => below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect(),
        Err(_) => Vec::new(),
    };
    let mut workflows = BTreeMap::new();
    for folder in FOLDERS {
        for name in names(&root.join(folder))? {
            if name.ends_with(".yml") || name.ends_with(".yaml") {
                let path = format!("{folder}/{name}");
                workflows.extend(text(&root.join(&path))?.map(|text| (path, text)));
            }
        }
    }
    workflows.extend(text(&root.join(GITLAB))?.map(|text| (GITLAB.to_owned(), text)));
    Ok(Repository { root, site: if parts.is_empty() { ".".to_owned() } else { parts.join("/") }, workflows })
}

fn names(folder: &Path) -> Result<Vec<String>, MachineError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if is_absent(&error) => return Ok(Vec::new()),
        Err(error) => return Err(MachineError::new("read the folder", folder)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(MachineError::new("read the folder", folder))?;
        names.extend(entry.file_name().into_string());
    }
    Ok(names)
}

fn text(path: &Path) -> Result<Option<String>, MachineError> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() && metadata.len() <= MAX_BYTES => {}
        Ok(_) => return Ok(None),
        Err(error) if is_absent(&error) => return Ok(None),
        Err(error) => return Err(MachineError::new("look at", path)(error)),
    }
    let bytes = fs::read(path).map_err(MachineError::new("read", path))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// That nothing stands at a path, or that a file stands where a folder would have to.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_begins_where_git_is() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("sider/firma");
        fs::create_dir_all(&site).unwrap();
        let alone = repository(&site).unwrap();
        assert_eq!((alone.root.as_path(), alone.site.as_str()), (site.canonicalize().unwrap().as_path(), "."));

        fs::create_dir_all(folder.path().join(".git")).unwrap();
        fs::create_dir_all(folder.path().join(".github/workflows")).unwrap();
        fs::write(folder.path().join(".github/workflows/a.yml"), "on: push").unwrap();
        fs::write(folder.path().join(".github/workflows/README.md"), "x").unwrap();
        fs::write(folder.path().join(GITLAB), "stages: []").unwrap();
        let found = repository(&site).unwrap();
        assert_eq!((found.root, found.site.as_str()), (folder.path().canonicalize().unwrap(), "sider/firma"));
        assert_eq!(found.workflows.keys().collect::<Vec<_>>(), [".github/workflows/a.yml", GITLAB]);
    }
}
