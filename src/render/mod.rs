//! Documents become bytes. Values in, bytes out: no files, no clock, no words of its own.

pub mod calendar;
pub mod comparison_text;
pub mod contrast;
pub mod feed;
pub mod html;
pub mod job;
pub mod notice;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod plain;
pub mod report;
pub mod robots;
pub mod sitemap;
pub mod view;
