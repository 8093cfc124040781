//! The only place that opens files: what may be read, how large it may be, and what was looked at.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::finding::{Finding, Place, line_and_column};
use crate::machine::MachineError;
use crate::source::reader::{Changed, Seen};

/// The largest text file, picture or font that is read.
pub const MAX_BYTES: u64 = 10_000_000;

/// The files of one site.
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    /// What was looked at, and what was found.
    pub seen: Seen,
    /// What may not be as it was when the site was last read.
    pub changed: Arc<Changed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
}

/// One thing in a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub name: String,
    /// Below the site's folder.
    pub path: String,
    pub kind: Kind,
}

impl Files {
    /// Opens the site in `root`, which must be a folder.
    pub fn open(root: &Path) -> Result<Files, MachineError> {
        Files::open_again(root, Changed::Everything)
    }

    /// The same where only `changed` may not be as it was when the site was last read.
    pub fn open_again(root: &Path, changed: Changed) -> Result<Files, MachineError> {
        let root = fs::canonicalize(root).map_err(MachineError::new("open the site's folder", root))?;
        let mut files = Files { root, seen: Seen::default(), changed: Arc::new(changed) };
        files.seen.read.insert(".".to_owned());
        Ok(files)
    }

    /// The same site, with nothing looked at yet.
    pub fn branch(&self) -> Files {
        Files { root: self.root.clone(), seen: Seen::default(), changed: self.changed.clone() }
    }

    /// What stands at `path`; `None` when there is nothing, or nothing that may be read, which is then reported.
    pub fn kind(&mut self, path: &str, scope: Option<&str>) -> Result<Option<Kind>, MachineError> {
        self.seen.looked.insert(path.to_owned());
        let full = self.root.join(path);
        let metadata = match fs::symlink_metadata(&full) {
            Ok(metadata) => metadata,
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(MachineError::new("look at", &full)(error)),
        };
        let metadata = if metadata.is_symlink() {
            let target = match fs::canonicalize(&full) {
                Ok(target) => target,
                Err(error) if is_absent(&error) => {
                    self.report(
                        Finding::error("broken-link", format!("the link `{path}` leads nowhere"))
                            .at(&Place::whole(path))
                            .hint("remove the link, or put back the file that it leads to"),
                        scope,
                    );
                    return Ok(None);
                }
                Err(error) => return Err(MachineError::new("follow the link", &full)(error)),
            };
            if !target.starts_with(&self.root) {
                self.report(
                    Finding::error("link-escape", format!("the link `{path}` leads out of the site's folder"))
                        .at(&Place::whole(path))
                        .why("what a site publishes stands in its own folder, where its history is kept")
                        .hint("copy the file into the site"),
                    scope,
                );
                return Ok(None);
            }
            self.seen.looked.extend(target.strip_prefix(&self.root).ok().and_then(Path::to_str).map(str::to_owned));
            let metadata = fs::metadata(&target).map_err(MachineError::new("look at", &target))?;
            if metadata.is_dir() {
                self.report(
                    Finding::error("link-to-folder", format!("`{path}` is a link to a folder"))
                        .at(&Place::whole(path))
                        .why("links are followed only to files, so that no two folders can stand in each other")
                        .hint("copy the folder, or link its files one by one"),
                    scope,
                );
                return Ok(None);
            }
            metadata
        } else {
            metadata
        };
        if metadata.is_dir() {
            Ok(Some(Kind::Folder))
        } else if metadata.is_file() {
            Ok(Some(Kind::File))
        } else {
            self.report(
                Finding::error("no-file", format!("`{path}` is neither a file nor a folder"))
                    .at(&Place::whole(path))
                    .hint("remove it: pipes, sockets and devices are not read"),
                scope,
            );
            Ok(None)
        }
    }

    /// What stands in `folder`, sorted by name, hidden files left out; nothing when there is no such folder.
    pub fn list(&mut self, folder: &str, scope: Option<&str>) -> Result<Vec<Listed>, MachineError> {
        let listed = self.list_all(folder, scope)?;
        Ok(listed.into_iter().filter(|listed| !listed.name.starts_with('.')).collect())
    }

    /// What stands in `folder`, hidden files too.
    pub fn list_all(&mut self, folder: &str, scope: Option<&str>) -> Result<Vec<Listed>, MachineError> {
        match self.kind(folder, scope)? {
            Some(Kind::Folder) => {}
            Some(Kind::File) => {
                self.report(
                    Finding::error("no-folder", format!("`{folder}` is a file, where a folder is expected"))
                        .at(&Place::whole(folder))
                        .hint("give it another name, or move it out of the site"),
                    scope,
                );
                return Ok(Vec::new());
            }
            None => return Ok(Vec::new()),
        }
        self.seen.read.insert(folder.to_owned());
        let full = self.root.join(folder);
        let mut names = Vec::new();
        for entry in fs::read_dir(&full).map_err(MachineError::new("read the folder", &full))? {
            let entry = entry.map_err(MachineError::new("read the folder", &full))?;
            match entry.file_name().into_string() {
                Ok(name) => names.push(name),
                Err(name) => self.report(
                    Finding::error("bad-file-name", format!("the name of `{}` is not UTF-8", name.to_string_lossy()))
                        .at(&Place::whole(folder))
                        .hint("give the file another name: an address on the web is UTF-8"),
                    scope,
                ),
            }
        }
        names.sort();
        let mut listed = Vec::new();
        for name in names {
            let path = format!("{folder}/{name}");
            if let Some(kind) = self.kind(&path, scope)? {
                listed.push(Listed { name, path, kind });
            }
        }
        Ok(listed)
    }

    /// Every file below `folder`, however deep, with its path below that folder.
    pub fn walk(&mut self, folder: &str, scope: Option<&str>) -> Result<Vec<(String, Listed)>, MachineError> {
        let mut found = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for listed in self.list_all(&next, scope)? {
                match listed.kind {
                    Kind::Folder => folders.push(listed.path),
                    Kind::File => found.push((listed.path[folder.len() + 1..].to_owned(), listed)),
                }
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(found)
    }

    /// The bytes of a file; `None` when it is not there, or refused, which is then reported.
    pub fn bytes(&mut self, path: &str, scope: Option<&str>) -> Result<Option<Arc<[u8]>>, MachineError> {
        match self.kind(path, scope)? {
            Some(Kind::File) => {}
            Some(Kind::Folder) => {
                self.report(
                    Finding::error("no-file", format!("`{path}` is a folder, where a file is expected"))
                        .at(&Place::whole(path))
                        .hint("give it another name, or move it out of the site"),
                    scope,
                );
                return Ok(None);
            }
            None => return Ok(None),
        }
        self.seen.read.insert(path.to_owned());
        let full = self.root.join(path);
        let size = fs::metadata(&full).map_err(MachineError::new("look at", &full))?.len();
        if size > MAX_BYTES {
            self.report(
                Finding::error("too-large", format!("`{path}` has {size} bytes; at most {MAX_BYTES} are read"))
                    .at(&Place::whole(path))
                    .hint("no policy needs a file of this size: divide it, or take out what is not part of the site"),
                scope,
            );
            return Ok(None);
        }
        fs::read(&full).map(|bytes| Some(bytes.into())).map_err(MachineError::new("read", &full))
    }

    /// The text of a file, remembered for excerpts; `None` when it is not there, or refused, which is then reported.
    pub fn text(&mut self, path: &str, scope: Option<&str>) -> Result<Option<Text>, MachineError> {
        let Some(bytes) = self.bytes(path, scope)? else { return Ok(None) };
        let file: Arc<str> = path.into();
        match std::str::from_utf8(&bytes) {
            Ok(text) => {
                let text: Arc<str> = text.into();
                self.seen.texts.insert(file.clone(), text.clone());
                Ok(Some(Text { file, text }))
            }
            Err(error) => {
                // What stands before the bad byte keeps its offsets, so the excerpt shows the right line.
                let text: Arc<str> = String::from_utf8_lossy(&bytes).into();
                let at = error.valid_up_to();
                let (line, column) = line_and_column(&text, at);
                let byte = bytes.get(at).copied().unwrap_or_default();
                self.seen.texts.insert(file.clone(), text);
                self.report(
                    Finding::error("not-utf-8", format!("byte {byte:#04x} at {line}:{column} is not UTF-8"))
                        .at(&Place::new(file, at, at))
                        .why("ikraft reads every text as UTF-8, so that æ, ø and å are the same everywhere")
                        .hint(format!(
                            "save the file as UTF-8 in your editor, or convert it: \
                             iconv -f WINDOWS-1252 -t UTF-8 {path} > new, then put the new file in its place"
                        )),
                    scope,
                );
                Ok(None)
            }
        }
    }

    /// The bytes of a file whose text, where it is one, is remembered for excerpts.
    pub fn text_or_bytes(&mut self, path: &str, scope: Option<&str>) -> Result<Option<Arc<[u8]>>, MachineError> {
        let Some(bytes) = self.bytes(path, scope)? else { return Ok(None) };
        if let Ok(text) = std::str::from_utf8(&bytes) {
            self.seen.texts.insert(path.into(), text.into());
        }
        Ok(Some(bytes))
    }

    /// How many bytes a file has, which is looked at and not read.
    pub fn size(&mut self, path: &str) -> Result<u64, MachineError> {
        self.seen.read.insert(path.to_owned());
        let full = self.root.join(path);
        Ok(fs::metadata(&full).map_err(MachineError::new("look at", &full))?.len())
    }

    pub fn report(&mut self, finding: Finding, scope: Option<&str>) {
        self.seen.findings.push(match scope {
            Some(scope) if finding.scope.is_empty() => finding.scope(scope),
            _ => finding,
        });
    }
}

/// A text file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub file: Arc<str>,
    pub text: Arc<str>,
}

/// Nothing stands there: also where a part of the path is a file.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Files) {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let files = Files::open(folder.path()).unwrap();
        (folder, files)
    }

    #[test]
    fn names_with_danish_letters_are_read_and_remembered() {
        let (_folder, mut files) = site(&[("static/billeder/blåbærgrød.txt", b"x"), ("static/.well-known/x", b"y")]);
        let found = files.walk("static", None).unwrap();
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, [".well-known/x", "billeder/blåbærgrød.txt"]);
        assert_eq!(&*files.bytes("static/billeder/blåbærgrød.txt", None).unwrap().unwrap(), b"x");
        assert!(
            files.seen.read.contains("static/billeder") && files.seen.read.contains("static/billeder/blåbærgrød.txt")
        );
    }

    #[test]
    fn a_byte_that_is_not_utf_8_is_told_by_line_and_column() {
        let (_folder, mut files) = site(&[("x.md", b"\xc3\xa6\nbl\xe5\n")]);
        assert_eq!(files.text("x.md", Some("firm")).unwrap(), None);
        assert_eq!(files.seen.findings[0].message, "byte 0xe5 at 2:3 is not UTF-8");
        assert_eq!(files.seen.findings[0].scope, ["firm".into()]);
        assert!(files.seen.texts["x.md"].starts_with("æ\nbl"));
    }

    #[test]
    fn a_file_above_the_limit_is_refused_with_the_limit() {
        let (folder, mut files) = site(&[("x.md", b"x")]);
        fs::File::create(folder.path().join("x.md")).unwrap().set_len(MAX_BYTES + 1).unwrap();
        assert_eq!(files.text("x.md", None).unwrap(), None);
        assert_eq!(files.seen.findings[0].message, "`x.md` has 10000001 bytes; at most 10000000 are read");
    }

    #[test]
    fn a_folder_in_the_place_of_a_file_is_told_and_the_other_way_round() {
        let (_folder, mut files) = site(&[("site.toml/x", b"x"), ("i18n", b"x")]);
        assert_eq!(files.text("site.toml", None).unwrap(), None);
        assert!(files.list("i18n", None).unwrap().is_empty() && files.list("static", None).unwrap().is_empty());
        let told: Vec<&str> = files.seen.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            told,
            ["`site.toml` is a folder, where a file is expected", "`i18n` is a file, where a folder is expected"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_site_is_told_and_never_followed() {
        use std::os::unix::fs::symlink;
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret"), "x").unwrap();
        let (folder, mut files) = site(&[("static/a.txt", b"x")]);
        symlink(outside.path().join("secret"), folder.path().join("static/b")).unwrap();
        symlink(outside.path(), folder.path().join("static/c")).unwrap();
        symlink("../static/a.txt", folder.path().join("static/d")).unwrap();
        symlink("nowhere", folder.path().join("static/e")).unwrap();
        let found = files.walk("static", None).unwrap();
        assert_eq!(found.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["a.txt", "d"]);
        let codes: Vec<&str> = files.seen.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["link-escape", "link-escape", "broken-link"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_circle_of_folders_is_told() {
        let (folder, mut files) = site(&[("static/a.txt", b"x")]);
        std::os::unix::fs::symlink("../static", folder.path().join("static/again")).unwrap();
        assert_eq!(files.walk("static", None).unwrap().len(), 1);
        assert_eq!(files.seen.findings[0].code, "link-to-folder");
    }
}
