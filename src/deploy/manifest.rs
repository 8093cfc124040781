//! The manifest: each file of ours on a host, with its hash. It is what a plan is made against, so a damaged one must
//! be known as such: its last line is the hash of all lines before.
//!
//! One value of JSON a line: a head, a row for each file, the hash.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::site::{Class, sha256};

/// The version of the form.
pub const FORMAT: u32 = 1;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    pub head: Head,
    /// By path below the folder of the site.
    pub rows: BTreeMap<String, Row>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Head {
    pub ikraft_manifest: u32,
    /// Whose site it is.
    pub site: String,
    /// How many deploys changed something, this one included.
    pub generation: u64,
    /// The day that the site was made for, ISO 8601.
    pub day: String,
    /// When it was deployed, RFC 3339.
    pub made: String,
    /// The generation that this one brought back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brought_back: Option<u64>,
}

/// One file of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub sha256: String,
    pub bytes: u64,
    pub class: Class,
    /// `<firm>/<policy>`.
    pub policy: Option<String>,
    /// Seconds since 1970, as the host tells it; absent where it does not.
    pub modified: Option<u64>,
    /// Since when the site has no use for it, seconds since 1970: pages that a reader opened before may need it.
    pub retired: Option<u64>,
}

/// A row as it is written: path, hash, size, class, policy, modified, retired.
type Written<'a> = (
    std::borrow::Cow<'a, str>,
    std::borrow::Cow<'a, str>,
    u64,
    Class,
    Option<std::borrow::Cow<'a, str>>,
    Option<u64>,
    Option<u64>,
);

#[derive(Serialize, Deserialize)]
struct End {
    sha256: String,
}

impl Manifest {
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        line(&mut bytes, &self.head);
        for (path, row) in &self.rows {
            let written: Written = (
                path.as_str().into(),
                row.sha256.as_str().into(),
                row.bytes,
                row.class,
                row.policy.as_deref().map(Into::into),
                row.modified,
                row.retired,
            );
            line(&mut bytes, &written);
        }
        let end = End { sha256: sha256(&bytes) };
        line(&mut bytes, &end);
        bytes
    }

    /// Reads what a host holds, which may be anything.
    pub fn read(bytes: &[u8]) -> Result<Manifest, String> {
        let whole = bytes.strip_suffix(b"\n").ok_or("its last line is cut short")?;
        let start = whole.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end: End = serde_json::from_slice(&whole[start..]).map_err(|_| "its last line is missing")?;
        if end.sha256 != sha256(&bytes[..start]) {
            return Err("its lines are not those that its last line has the hash of".to_owned());
        }
        let mut lines = bytes[..start].split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let head: Head = lines
            .next()
            .and_then(|line| serde_json::from_slice(line).ok())
            .ok_or("its first line is none of a manifest")?;
        if head.ikraft_manifest != FORMAT {
            return Err(format!("it was written by another version of ikraft (format {})", head.ikraft_manifest));
        }
        let mut rows = BTreeMap::new();
        for line in lines {
            let (path, sha256, bytes, class, policy, modified, retired): Written =
                serde_json::from_slice(line).map_err(|cause| format!("a line is no row: {cause}"))?;
            if !is_plain(&path) || sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return Err(format!("it names `{}`, which is no file of a site", path.escape_debug()));
            }
            let row =
                Row { sha256: sha256.into_owned(), bytes, class, policy: policy.map(Into::into), modified, retired };
            rows.insert(path.into_owned(), row);
        }
        Ok(Manifest { head, rows })
    }
}

fn line(bytes: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(&mut *bytes, value).expect("strings and numbers can be written to memory");
    bytes.push(b'\n');
}

pub fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a path stays below the folder that it is seen from, and is none of our own names.
pub fn is_plain(path: &str) -> bool {
    let is_name = |part: &str| {
        !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']) && !part.starts_with(super::names::OURS)
    };
    path.split('/').all(is_name)
}

/// The marker of a site's folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Marker {
    pub ikraft_site: u32,
    /// Whose site the folder holds.
    pub site: String,
    /// The folder of what is ours, seen from where a login lands.
    pub state: String,
}

impl Marker {
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        line(&mut bytes, self);
        bytes
    }

    pub fn read(bytes: &[u8]) -> Option<Marker> {
        let marker: Marker = serde_json::from_slice(bytes).ok()?;
        let parts = marker.state.trim_start_matches('/').split('/');
        let is_inside = marker.state.is_empty() || parts.into_iter().all(|part| !matches!(part, "" | "." | ".."));
        (marker.ikraft_site == FORMAT && is_inside).then_some(marker)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::*;

    fn manifest() -> Manifest {
        let head = Head { ikraft_manifest: FORMAT, site: "x".to_owned(), generation: 2, ..Head::default() };
        let row = Row {
            sha256: sha256(b"x"),
            bytes: 1,
            class: Class::Page,
            policy: Some("f/p".to_owned()),
            modified: Some(7),
            retired: None,
        };
        Manifest { head, rows: BTreeMap::from([("da/æ \"x\"/index.html".to_owned(), row)]) }
    }

    #[test]
    fn what_is_written_is_read() {
        let manifest = manifest();
        assert_eq!(Manifest::read(&manifest.to_bytes()), Ok(manifest));
    }

    #[test]
    fn what_leads_out_of_the_folder_is_no_manifest() {
        for path in ["../x", "/etc/passwd", "a//b", "", "a/../b", ".ht-ikraft-lock", "a/.ht-ikraft-x"] {
            let mut manifest = manifest();
            let row = manifest.rows.values().next().cloned().unwrap();
            manifest.rows.insert(path.to_owned(), row);
            assert!(Manifest::read(&manifest.to_bytes()).is_err(), "{path}");
        }
    }

    proptest! {
        #[test]
        fn every_damage_is_found(at in any::<proptest::sample::Index>(), bit in 0..8u8, is_cut: bool) {
            let good = manifest().to_bytes();
            let mut bytes = good.clone();
            let at = at.index(bytes.len());
            if is_cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
            prop_assert!(Manifest::read(&bytes).is_err());
        }

        #[test]
        fn whatever_a_host_holds_is_read_or_refused(bytes: Vec<u8>) {
            let _ = Marker::read(&bytes);
            prop_assert_eq!(Manifest::read(&bytes).is_ok(), false);
        }
    }
}
