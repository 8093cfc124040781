//! content/<firm>/<policy>/editions/: the ledger and the frozen files, as bytes. What they mean is read by history.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::machine::MachineError;
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
    if files.kind(&own, Some(policy))? != Some(Kind::Folder) {
        return Ok(None);
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
