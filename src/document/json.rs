//! The versioned JSON of a Document: frozen in editions, attached to nothing, read back for ever.

use serde_json::Value;

use super::{Document, SCHEMA};

/// Why a JSON text is no Document.
#[derive(Debug)]
pub enum BadDocument {
    /// Not JSON, or not of the shape its schema version promises.
    Shape(serde_json::Error),
    /// Written by a newer program, or without a version.
    Version { found: Option<u64> },
}

impl std::fmt::Display for BadDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BadDocument::Shape(cause) => write!(f, "not a document: {cause}"),
            BadDocument::Version { found: Some(found) } => {
                write!(f, "document schema {found} is newer than {SCHEMA}, the newest this program reads")
            }
            BadDocument::Version { found: None } => f.write_str("a document states its `schema` as a whole number"),
        }
    }
}

impl std::error::Error for BadDocument {}

/// Writes the current version: two-space indentation, keys in the order of the types, one newline at the end.
pub fn write(document: &Document) -> String {
    let mut json = serde_json::to_string_pretty(document).expect("a document holds only strings and numbers");
    json.push('\n');
    json
}

/// Reads any version, upgrading one step at a time.
pub fn read(json: &str) -> Result<Document, BadDocument> {
    let mut value: Value = serde_json::from_str(json).map_err(BadDocument::Shape)?;
    let found = value.get("schema").and_then(Value::as_u64);
    let mut version = match found {
        Some(version) if (1..=u64::from(SCHEMA)).contains(&version) => version,
        _ => return Err(BadDocument::Version { found }),
    };
    while version < u64::from(SCHEMA) {
        UPGRADES[version as usize - 1](&mut value);
        version += 1;
    }
    serde_json::from_value(value).map_err(BadDocument::Shape)
}

/// `UPGRADES[n - 1]` turns schema n into schema n + 1.
const UPGRADES: [fn(&mut Value); SCHEMA as usize - 1] = [];
