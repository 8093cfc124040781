//! Fluent files: the embedded ones, and a site's own, which win message by message.

use std::sync::Arc;

/// One .ftl file.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageFile {
    /// As places name it: `builtin:i18n/da/clauses.ftl`, or `i18n/da/clauses.ftl` of the site.
    pub file: Arc<str>,
    pub text: Arc<str>,
}
