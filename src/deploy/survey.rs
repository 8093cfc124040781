//! What stands on a host: whose folder it is, what we put there, and whether it is as we left it.

use std::collections::{BTreeMap, BTreeSet};

use super::host::{Host, HostError, Kind, Look, Put, Source};
use super::manifest::{FORMAT, Manifest, Marker, Row};
use super::names::{JOURNAL, MANIFEST, MARKER, OURS, Place, join, outside};
use super::plan::suspects;
use super::{DeployError, Local, Options};
use crate::finding::Finding;
use crate::history::published::PUBLISHED;
use crate::site::sha256;

/// What a host is known to hold.
#[derive(Debug)]
pub struct Survey {
    pub place: Place,
    /// The state of the last deploy that was finished; absent before the first, and where it cannot be read.
    pub manifest: Option<Manifest>,
    /// What a deploy that was stopped halfway was about to make.
    pub journal: Option<Manifest>,
    /// Our files, by what is known: a file that the journal names is what its bytes say.
    pub rows: BTreeMap<String, Row>,
    pub looks: BTreeMap<String, Look>,
    /// Of files that do not look as they were left.
    pub hashes: BTreeMap<String, String>,
    /// What is published of each policy's editions and is not what we would publish.
    pub editions: Vec<(String, Vec<u8>)>,
    pub notes: Vec<Finding>,
    /// The marker must be written: the folder is taken into use, or ours is made known anew.
    pub is_new: bool,
}

impl Survey {
    /// Whether no earlier run left anything to be cleared.
    pub fn is_settled(&self) -> bool {
        self.journal.is_none() && !self.is_new
    }

    pub fn generation(&self) -> Option<u64> {
        let known = [&self.manifest, &self.journal];
        known.into_iter().flatten().map(|manifest| manifest.head.generation).max()
    }
}

/// Where our own files are by site.toml, before the marker says it.
pub fn expected(options: &Options<'_>) -> Place {
    let state = options.state.clone().or_else(|| outside(&options.root)).unwrap_or_else(|| options.root.clone());
    Place { root: options.root.clone(), state }
}

/// Looks. Where the folder is as we left it, this takes two round trips.
pub fn survey(host: &mut dyn Host, local: &Local, options: &Options<'_>) -> Result<Survey, DeployError> {
    let mut place = expected(options);
    let paths: Vec<String> = local.files.keys().cloned().collect();
    let mut looked: Vec<String> = paths.iter().map(|path| place.site(path)).collect();
    looked.push(place.site(""));
    let own = |place: &Place| vec![place.own(MANIFEST), place.own(JOURNAL)];
    let read: Vec<String> = std::iter::once(place.site(MARKER)).chain(own(&place)).collect();
    let surveyed = host.survey(&looked, &read)?;
    let mut looks: Vec<Option<Look>> = surveyed.looks;
    let root = looks.pop().flatten();
    let mut looks: BTreeMap<String, Look> =
        paths.into_iter().zip(looks).filter_map(|(path, look)| Some((path, look?))).collect();
    let mut bytes = surveyed.bytes.into_iter();
    let marker = bytes.next().flatten();
    let marker = marker.map(|bytes| Marker::read(&bytes).ok_or(bytes));
    let mut manifest = bytes.next().flatten();
    let mut journal = bytes.next().flatten();
    let mut is_new = false;
    match marker {
        Some(Ok(marker)) => {
            if marker.site != local.site {
                return Err(forbidden(other_site(host, &place, &marker.site, &local.site)));
            }
            if marker.state != place.state {
                // The folder was taken into use with another place for what is ours.
                place.state = marker.state;
                let mut bytes = host.survey(&[], &own(&place))?.bytes.into_iter();
                manifest = bytes.next().flatten();
                journal = bytes.next().flatten();
            }
        }
        _ if !options.init => {
            let names = host.list(&options.root)?;
            return Err(forbidden(no_marker(host, &place, names.as_deref(), matches!(marker, Some(Err(_))))));
        }
        _ => {
            is_new = true;
            if root.is_none() && !options.dry_run {
                make_root(host, &place)?;
            }
            if !options.dry_run {
                place = usable(host, place)?;
            }
        }
    }
    let mut notes = Vec::new();
    let read_or = |bytes: &[u8]| Manifest::read(bytes);
    let known = match manifest.as_deref().map(read_or) {
        Some(Ok(manifest)) if manifest.head.site == local.site => Some(manifest),
        _ if is_new => None,
        other => {
            let why = match other {
                None => "it is missing".to_owned(),
                Some(Err(why)) => why,
                Some(Ok(manifest)) => format!("it is that of the site {}", manifest.head.site),
            };
            if !options.init {
                return Err(forbidden(no_manifest(host, &place, &why)));
            }
            notes.push(
                Finding::warning("manifest-lost", format!("the list of what was deployed could not be used: {why}"))
                    .why("every file of the site on the host was read instead, and is taken to be ours")
                    .hint("what the site does not have any more stays on the host; remove it by hand"),
            );
            is_new = true;
            None
        }
    };
    let is_marked = known.is_some() || !notes.is_empty();
    let journal = journal.as_deref().map(read_or).and_then(Result::ok);
    let mut rows = known.as_ref().map(|manifest| manifest.rows.clone()).unwrap_or_default();
    // What is there, and is not known to be: it is known by its bytes, or is not ours.
    let mut unknown: BTreeSet<String> = BTreeSet::new();
    if known.is_none() {
        unknown.extend(looks.iter().filter(|(_, look)| look.is_file).map(|(path, _)| path.clone()));
    }
    if let Some(journal) = &journal {
        let names = journal.rows.keys().chain(rows.keys()).collect::<BTreeSet<_>>();
        let hash = |rows: &BTreeMap<String, Row>, path: &String| rows.get(path).map(|row| row.sha256.clone());
        let differ = names.into_iter().filter(|path| hash(&journal.rows, path) != hash(&rows, path));
        unknown.extend(differ.cloned().collect::<Vec<_>>());
    }
    let unknown: Vec<String> = unknown.into_iter().collect();
    let hashes = host.hash(&unknown.iter().map(|path| place.site(path)).collect::<Vec<_>>())?;
    for (path, found) in unknown.iter().zip(hashes) {
        let Some((sha256, bytes)) = found else {
            rows.remove(path);
            continue;
        };
        let is_ours = is_marked
            || journal.as_ref().is_some_and(|journal| journal.rows.contains_key(path))
            || local.files.get(path).is_some_and(|file| file.sha256 == sha256);
        if !is_ours {
            continue;
        }
        let like = journal.as_ref().and_then(|journal| journal.rows.get(path)).or_else(|| rows.get(path)).cloned();
        let class = local.files.get(path).map(|file| file.class).or_else(|| like.as_ref().map(|row| row.class));
        let Some(class) = class else { continue };
        let policy = like.and_then(|row| row.policy);
        let modified = looks.get(path).and_then(|look| look.modified);
        rows.insert(path.clone(), Row { sha256, bytes, class, policy, modified, retired: None });
    }
    // What is to be removed, too, may have been changed by somebody.
    let more: Vec<String> = rows.keys().filter(|path| !local.files.contains_key(*path)).cloned().collect();
    if !more.is_empty() && (journal.is_some() || known.is_none() || more.iter().any(|path| is_going(&rows[path]))) {
        let there = host.survey(&more.iter().map(|path| place.site(path)).collect::<Vec<_>>(), &[])?;
        looks.extend(more.into_iter().zip(there.looks).filter_map(|(path, look)| Some((path, look?))));
    }
    let suspects = suspects(local, &rows, &looks);
    let found = host.hash(&suspects.iter().map(|path| place.site(path)).collect::<Vec<_>>())?;
    let hashes = suspects.into_iter().zip(found).filter_map(|(path, found)| Some((path, found?.0))).collect();
    let editions = editions(host, &place, local, &rows)?;
    Ok(Survey { place, manifest: known, journal, rows, looks, hashes, editions, notes, is_new })
}

/// Whether a row that the site lacks is more than an asset that waits.
fn is_going(row: &Row) -> bool {
    row.retired.is_none()
}

/// What the host publishes of the editions of each policy, where that is not what we would publish.
fn editions(
    host: &mut dyn Host,
    place: &Place,
    local: &Local,
    rows: &BTreeMap<String, Row>,
) -> Result<Vec<(String, Vec<u8>)>, HostError> {
    let is_other = |(path, row): &(&String, &Row)| {
        path.rsplit('/').next() == Some(PUBLISHED)
            && local.files.get(*path).is_none_or(|file| file.sha256 != row.sha256)
    };
    let paths: Vec<String> = rows.iter().filter(is_other).map(|(path, _)| path.clone()).collect();
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let read = host.survey(&[], &paths.iter().map(|path| place.site(path)).collect::<Vec<_>>())?;
    // One that somebody changed since says nothing; the files that it names are held against their rows.
    let pairs = paths.into_iter().zip(read.bytes).filter_map(|(path, bytes)| Some((path, bytes?)));
    Ok(pairs.filter(|(path, bytes)| rows.get(path).is_some_and(|row| row.sha256 == sha256(bytes))).collect())
}

fn make_root(host: &mut dyn Host, place: &Place) -> Result<(), DeployError> {
    let (above, name) = place.root.rsplit_once('/').unwrap_or(("", &place.root));
    let above = if above.is_empty() && place.root.starts_with('/') { "/" } else { above };
    match host.list(above)? {
        Some(_) => Ok(host.make_folders(std::slice::from_ref(&place.root))?),
        None => {
            // The nearest folder that is there shows what the way could have been.
            let mut there = above;
            let names = loop {
                there = there.rsplit_once('/').map_or("", |(above, _)| above);
                if let Some(names) = host.list(there)? {
                    break names;
                }
                if there.is_empty() {
                    break Vec::new();
                }
            };
            let finding =
                Finding::error("unknown-folder", format!("there is no folder {} on the host", host.shown(above)))
                    .why(format!("{} is to hold the site", host.shown(&place.root)))
                    .did_you_mean(name, names.iter().map(String::as_str));
            let names: Vec<String> = names.into_iter().filter(|name| !name.starts_with('.')).take(12).collect();
            let finding = if names.is_empty() {
                finding
            } else {
                finding.hint(format!("{} has: {}", host.shown(there), names.join(", ")))
            };
            Err(forbidden(finding.hint("put the right folder into `path` in site.toml")))
        }
    }
}

/// Makes the folder of what is ours.
pub fn make_state(host: &mut dyn Host, place: &Place) -> Result<(), HostError> {
    if place.state == place.root {
        return Ok(());
    }
    let parts: Vec<&str> = place.state.split('/').collect();
    let folders: Vec<String> =
        (1..=parts.len()).map(|end| parts[..end].join("/")).filter(|folder| !folder.is_empty()).collect();
    host.make_folders(&folders)
}

/// A place for what is ours from which a file can be renamed into the site; the folder of the site itself, where the
/// other cannot be used. Tries it, with a file that is gone afterwards.
fn usable(host: &mut dyn Host, place: Place) -> Result<Place, DeployError> {
    let inside = Place { state: place.root.clone(), ..place.clone() };
    if place.state != place.root {
        match make_state(host, &place).and_then(|()| try_out(host, &place)) {
            Ok(()) => return Ok(place),
            Err(error) if error.kind == Kind::Lost => return Err(error.into()),
            // Many a host lets nobody write there, or has it on another disk.
            Err(_) => {}
        }
    }
    try_out(host, &inside).map_err(|error| match error.kind {
        Kind::Denied => error.hint(format!("the user may not write to {}; is `path` the right folder?", place.root)),
        _ => error,
    })?;
    Ok(inside)
}

fn try_out(host: &mut dyn Host, place: &Place) -> Result<(), HostError> {
    let (from, to) = (place.own(&format!("{OURS}try-a")), place.site(&format!("{OURS}try-b")));
    let put = |to: &str, words: &str| Put { to: to.to_owned(), from: Source::Bytes(words.as_bytes().to_vec()) };
    host.put(&[put(&from, "new"), put(&to, "old")], &mut |_| {})?;
    let renamed = host.rename(&[(from.clone(), to.clone())]);
    let read = renamed.and_then(|()| host.survey(&[], std::slice::from_ref(&to)));
    let removed = host.remove(&[from, to]);
    let read = read?;
    removed?;
    match read.bytes.into_iter().next().flatten().as_deref() {
        Some(b"new") => Ok(()),
        _ => Err(HostError::new(Kind::Refused, "the host does not keep what is written to it")),
    }
}

fn forbidden(finding: Finding) -> DeployError {
    DeployError::Forbidden(vec![finding])
}

fn other_site(host: &dyn Host, place: &Place, theirs: &str, ours: &str) -> Finding {
    Finding::error("other-site", format!("{} holds another site: {theirs}", host.shown(&place.root)))
        .why(format!("this one is {ours}, and a folder holds one site"))
        .hint("deploy to another `path`")
        .hint(format!(
            "if it is the same site under a new address, remove {} on the host, then deploy with `--init`",
            host.shown(&place.site(MARKER))
        ))
}

fn no_marker(host: &dyn Host, place: &Place, names: Option<&[String]>, is_damaged: bool) -> Finding {
    let shown = host.shown(&place.root);
    let (message, why) = match names {
        _ if is_damaged => (
            format!("the marker of {shown} cannot be read"),
            "it tells whose site the folder holds, and somebody changed it".to_owned(),
        ),
        None => (format!("there is no folder {shown} on the host"), "the site is to stand there".to_owned()),
        Some([]) => (
            format!("{shown} is empty, and was never deployed to"),
            "a first deploy must be meant, so that a wrong `path` does no harm".to_owned(),
        ),
        Some(names) => {
            let some: Vec<&str> = names.iter().map(String::as_str).take(8).collect();
            let more = if names.len() > some.len() { ", …" } else { "" };
            (
                format!("{shown} does not carry this site's marker"),
                format!("it holds {}{more}, which ikraft did not put there", some.join(", ")),
            )
        }
    };
    Finding::error("no-marker", message)
        .why(why)
        .hint("if it is the right folder, deploy once with `--init`: what is there stays")
        .hint("else put the right one into `path` in site.toml")
}

fn no_manifest(host: &dyn Host, place: &Place, why: &str) -> Finding {
    let shown = host.shown(&place.own(MANIFEST));
    Finding::error("manifest-lost", format!("the list of what was deployed cannot be used: {shown}"))
        .why(format!("{why}; without it nobody knows which files are ours"))
        .hint("deploy once with `--init`: it reads each file of the site on the host, and makes the list anew")
}

/// The marker of a folder.
pub fn marker(place: &Place, site: &str) -> Marker {
    Marker { ikraft_site: FORMAT, site: site.to_owned(), state: place.state.clone() }
}

/// The folders above paths, those above before those below.
pub fn folders_of<'a>(root: &str, paths: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for path in paths {
        folders.extend(path.match_indices('/').map(|(end, _)| join(root, &path[..end])));
    }
    folders
}
