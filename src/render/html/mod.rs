//! HTML pages: the Document's words from Rust, the shell around them from templates.
//!
//! The main content is written by [`body`] and not by a template, for two promises that a template could break: every
//! word is escaped, and `<main data-document>` holds the Document's words, all of them, in its order, and no other.
//! Templates (Tera) place that element as `{{ main }}` and make everything around it. A theme may replace them one by
//! one; a page template that leaves the Document out is refused.

mod body;
pub mod escape;
mod inline;
mod templates;
mod words;

#[cfg(test)]
mod markup;
#[cfg(test)]
mod tests;

pub use templates::Templates;
pub use words::{words_of, words_of_page};
