//! The JSON form of the public facts, written and read like a Document's.

use serde_json::Value;

use super::{PublicFacts, SCHEMA};

/// Why a JSON text is no public facts.
#[derive(Debug)]
pub enum BadFacts {
    /// Not JSON, or not of the shape its schema version promises.
    Shape(serde_json::Error),
    /// Written by a newer program, or without a version.
    Version { found: Option<u64> },
}

impl std::fmt::Display for BadFacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BadFacts::Shape(cause) => write!(f, "not public facts: {cause}"),
            BadFacts::Version { found: Some(found) } => {
                write!(f, "public facts of schema {found}, but this program reads {SCHEMA} and older")
            }
            BadFacts::Version { found: None } => f.write_str("public facts state their `schema` as a whole number"),
        }
    }
}

impl std::error::Error for BadFacts {}

/// Writes the current version: two-space indentation, keys in the order of the types, one newline at the end.
pub fn write(facts: &PublicFacts) -> String {
    let mut json = serde_json::to_string_pretty(facts).expect("public facts hold only strings, numbers and truths");
    json.push('\n');
    json
}

/// Reads any version, upgrading one step at a time.
pub fn read(json: &str) -> Result<PublicFacts, BadFacts> {
    let mut value: Value = serde_json::from_str(json).map_err(BadFacts::Shape)?;
    let found = value.get("schema").and_then(Value::as_u64);
    let mut version = match found {
        Some(version) if (1..=u64::from(SCHEMA)).contains(&version) => version,
        _ => return Err(BadFacts::Version { found }),
    };
    while version < u64::from(SCHEMA) {
        UPGRADES[version as usize - 1](&mut value);
        version += 1;
    }
    serde_json::from_value(value).map_err(BadFacts::Shape)
}

/// `UPGRADES[n - 1]` turns schema n into schema n + 1.
const UPGRADES: [fn(&mut Value); SCHEMA as usize - 1] = [];

#[cfg(test)]
mod tests {
    use super::{BadFacts, PublicFacts, SCHEMA, read, write};

    /// The facts of the example shop as schema 1 wrote them; it stays as it is for ever.
    #[test]
    fn facts_of_schema_1_are_read() {
        let written = include_str!("../../../tests/fixtures/facts-1.json");
        let facts = read(written).expect("schema 1 is read for ever");
        assert_eq!((facts.schema, facts.policy.as_str()), (SCHEMA, "proeveby-cykler/customers"));
        assert!(facts.activities.len() > 5 && facts.recipients.len() > 5 && !facts.rights.is_empty());
        if SCHEMA == 1 {
            assert_eq!(write(&facts), written);
        }
    }

    #[test]
    fn newer_facts_and_facts_without_a_version_are_refused() {
        assert!(matches!(read("{\"schema\": 2}"), Err(BadFacts::Version { found: Some(2) })));
        assert!(matches!(read("{}"), Err(BadFacts::Version { found: None })));
        assert!(matches!(read("{\"schema\": 1, \"internal\": 1}"), Err(BadFacts::Shape(_))));
        assert!(matches!(read("{"), Err(BadFacts::Shape(_))));
    }

    #[test]
    fn what_was_written_is_read_back_and_written_the_same() {
        let facts = PublicFacts { schema: SCHEMA, policy: "firma/kunder".to_owned(), ..PublicFacts::default() };
        let json = write(&facts);
        let again = read(&json).expect("it was just written");
        assert_eq!(again, facts);
        assert_eq!(write(&again), json);
    }
}
