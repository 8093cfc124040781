use super::compare;
use crate::document::json;

#[test]
fn equal_documents_have_an_empty_redline() {
    let rich = json::read(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/document-rich-da.json")));
    let rich = rich.unwrap();
    assert!(compare(&rich, &rich).is_empty());
}
