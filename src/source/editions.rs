//! `content/<firm>/<policy>/editions/`: the ledger and the frozen files, as bytes. What they mean is read by history.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::finding::{self, Finding, Place};
use crate::machine::MachineError;
use crate::source::Texts;
use crate::source::files::{Files, Kind};

/// The folder of the editions in a policy's folder.
pub const FOLDER: &str = "editions";

/// The ledger's name in that folder.
pub const LEDGER: &str = "ledger.jsonl";

/// The recorded past of one policy, read whether or not its working files can be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EditionFiles {
    /// `<firm>/<policy>`.
    pub policy: String,
    /// Below the site's folder: `content/<firm>/<policy>/editions`.
    pub folder: String,
    /// Bytes of the ledger; absent = nothing was recorded yet.
    pub ledger: Option<Arc<[u8]>>,
    /// Every other file, by its path below `folder`.
    pub files: BTreeMap<String, EditionFile>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EditionFile {
    /// In bytes.
    pub size: u64,
    /// The content; absent for PDFs, which are read when somebody writes or verifies them.
    pub bytes: Option<Arc<[u8]>>,
}

/// Reads the editions in a policy's folder; `None` where there are none. `folder` is `content/<firm>/<policy>`.
pub fn load(files: &mut Files, policy: &str, folder: &str) -> Result<Option<EditionFiles>, MachineError> {
    let own = format!("{folder}/{FOLDER}");
    match files.kind(&own, Some(policy))? {
        Some(Kind::Folder) => {}
        None => return Ok(None),
        Some(Kind::File) => {
            let finding = Finding::error("no-folder", format!("`{own}` is a file, where the recorded editions belong"))
                .at(&Place::whole(own.as_str()))
                .frozen()
                .hint("put back the folder as it was, say with `git restore`");
            files.report(finding, Some(policy));
            return Ok(None);
        }
    }
    let mut editions = EditionFiles { policy: policy.to_owned(), folder: own.clone(), ..EditionFiles::default() };
    for (name, listed) in files.walk(&own, Some(policy))? {
        if name == LEDGER {
            editions.ledger = files.text_or_bytes(&listed.path, Some(policy))?;
            continue;
        }
        let bytes = if name.ends_with(".pdf") { None } else { files.bytes(&listed.path, Some(policy))? };
        let size = match &bytes {
            Some(bytes) => bytes.len() as u64,
            None => files.size(&listed.path)?,
        };
        editions.files.insert(name, EditionFile { size, bytes });
    }
    Ok((editions.ledger.is_some() || !editions.files.is_empty()).then_some(editions))
}

/// What was recorded of all policies of a site, whatever state its other files are in.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    /// By policy.
    pub editions: BTreeMap<String, EditionFiles>,
    pub findings: Vec<Finding>,
    pub texts: Texts,
}

/// Reads the editions of all policies in the site's folder `root`, and nothing else.
pub fn recorded(root: &Path) -> Result<Recorded, MachineError> {
    let mut files = Files::open(root)?;
    let mut editions = BTreeMap::new();
    for firm in files.list("content", None)?.into_iter().filter(|listed| listed.kind == Kind::Folder) {
        for policy in files.list(&firm.path, Some(&firm.name))?.into_iter().filter(|listed| listed.kind == Kind::Folder)
        {
            let id = format!("{}/{}", firm.name, policy.name);
            if let Some(found) = load(&mut files, &id, &policy.path)? {
                editions.insert(id, found);
            }
        }
    }
    let mut findings = files.seen.findings;
    finding::sort(&mut findings);
    Ok(Recorded { editions, findings, texts: files.seen.texts })
}

/// The bytes of one file, however large it is: a PDF that somebody signed and scanned, say.
pub fn whole_file(path: &Path) -> Result<Vec<u8>, MachineError> {
    fs::read(path).map_err(MachineError::new("read", path))
}

/// What keeps git from converting the line ends of frozen files, as a line of .gitattributes.
pub const ATTRIBUTES: &str = "content/**/editions/** -text";

/// Whether a site in git leaves its frozen files to the line ends that somebody's git is set to.
pub fn check_attributes(root: &Path) -> Result<Option<Finding>, MachineError> {
    let root = fs::canonicalize(root).map_err(MachineError::new("open the site's folder", root))?;
    let mut above = Vec::new();
    let mut is_in_git = false;
    for folder in root.ancestors() {
        above.push(folder);
        if folder.join(".git").exists() {
            is_in_git = true;
            break;
        }
    }
    if !is_in_git {
        return Ok(None);
    }
    for folder in above {
        let path = folder.join(".gitattributes");
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(MachineError::new("read", path)(error)),
        };
        let guards = |line: &str| {
            let mut words = line.split_whitespace();
            let pattern = words.next().unwrap_or_default();
            (pattern.ends_with("editions/**") || matches!(pattern, "*" | "**" | "content/**"))
                && words.any(|word| matches!(word, "-text" | "binary"))
        };
        if text.lines().any(guards) {
            return Ok(None);
        }
    }
    let finding = Finding::warning("no-gitattributes", "git may convert the line ends of frozen files")
        .at(&Place::whole(".gitattributes"))
        .why("a converted file has another hash than the one that was recorded, and is not published any more")
        .hint(format!("write this line into .gitattributes in the site's folder: {ATTRIBUTES}"));
    Ok(Some(finding))
}
