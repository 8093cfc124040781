//! Documents become bytes. Values in, bytes out: no files, no clock, no words of its own.

pub mod job;
pub mod view;
