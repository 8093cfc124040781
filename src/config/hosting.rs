//! What hosts are told.

use crate::toml_tree::Keys;

/// Reads `htaccess`: whether a file for Apache is made.
pub fn htaccess(keys: &mut Keys<'_>) -> bool {
    keys.boolean("htaccess").unwrap_or(true)
}
