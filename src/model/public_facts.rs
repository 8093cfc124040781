//! The facts that leave the program, as versioned JSON: attached to the PDF, published beside the page, compared by the change log.

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PublicFacts {
    pub schema: u32,
}

impl PublicFacts {
    pub fn of(_: &crate::model::published::Published) -> PublicFacts {
        PublicFacts { schema: 1 }
    }
}
