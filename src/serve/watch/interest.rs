//! Which paths matter, and by which names they are told.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How many links are followed from one to the next.
const LINKS: usize = 16;

/// What stands at a wanted name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub is_folder: bool,
    /// Where the name leads, link by link.
    pub links: Vec<PathBuf>,
    /// When it was last changed and how large it is; nothing where there is nothing.
    pub stamp: Option<(Option<SystemTime>, u64)>,
}

impl Known {
    pub fn at(path: &Path) -> Known {
        let mut links = Vec::new();
        let mut at = path.to_owned();
        while let Ok(target) = fs::read_link(&at) {
            at = at.parent().unwrap_or(Path::new("/")).join(target);
            links.push(at.clone());
            if links.len() == LINKS {
                break;
            }
        }
        let metadata = fs::metadata(path).ok();
        let is_folder = metadata.as_ref().is_some_and(fs::Metadata::is_dir);
        Known { is_folder, links, stamp: metadata.as_ref().map(stamp_of) }
    }
}

/// What tells one state of a file or folder from another without reading it.
pub fn stamp(path: &Path) -> Option<(Option<SystemTime>, u64)> {
    fs::metadata(path).ok().as_ref().map(stamp_of)
}

fn stamp_of(metadata: &fs::Metadata) -> (Option<SystemTime>, u64) {
    // A folder's size says nothing on most systems, and does no harm.
    (metadata.modified().ok(), metadata.len())
}

/// Paths as the system tells them, and the names that they concern.
#[derive(Debug, Default)]
pub struct Interest {
    exact: BTreeMap<String, BTreeSet<String>>,
    /// Folders in which every name matters.
    folders: BTreeMap<String, String>,
}

/// The folders to be watched, each with its name where it is below the root.
pub type Places = BTreeMap<PathBuf, Option<String>>;

impl Interest {
    pub fn of(root: &Path, known: &BTreeMap<String, Known>) -> (Interest, Places) {
        let mut interest = Interest::default();
        let mut places = Places::new();
        if let Some(above) = root.parent() {
            places.insert(above.to_owned(), None);
        }
        interest.folder_of(root, ".", &mut places);
        let mut last_folder = "";
        for (name, known) in known {
            let path = root.join(name);
            if name != "." {
                interest.exact.entry(text(&path)).or_default().insert(name.clone());
                let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
                if folder != last_folder {
                    for (end, _) in name.match_indices('/') {
                        interest.folder_of(&root.join(&name[..end]), &name[..end], &mut places);
                    }
                    last_folder = folder;
                }
            }
            for link in &known.links {
                interest.exact.entry(text(link)).or_default().insert(name.clone());
                // The folder may be watched already, under its own name.
                places.entry(link.parent().unwrap_or(root).to_owned()).or_default();
            }
            if known.is_folder {
                let path = if name == "." { root.to_owned() } else { path };
                interest.folders.insert(text(&path), name.clone());
                places.insert(path, Some(name.clone()));
            }
        }
        (interest, places)
    }

    /// A folder on the way to something: what matters is that it is there.
    fn folder_of(&mut self, path: &Path, name: &str, places: &mut Places) {
        if places.get(path).is_none_or(Option::is_none) {
            places.insert(path.to_owned(), Some(name.to_owned()));
            self.exact.entry(text(path)).or_default().insert(name.to_owned());
        }
    }

    /// Our names for what happened at a path.
    pub fn names(&self, path: &Path) -> BTreeSet<String> {
        let mut names = self.exact.get(&text(path)).cloned().unwrap_or_default();
        let in_folder = path.parent().and_then(|parent| self.folders.get(&text(parent)));
        if let (Some(folder), Some(name)) = (in_folder, path.file_name()) {
            let name = name.to_string_lossy();
            names.insert(if folder == "." { name.into_owned() } else { format!("{folder}/{name}") });
        }
        names
    }
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
