//! Files: the whole register as CSV and JSON Lines, so that nobody has to scrape it.
//!
//! Columns come from the schema ([`columns`]), each format has one encoder, and every file of a set comes from one snapshot. The same
//! register gives the same bytes. [`render`] keeps the set that the site serves up to date, [`to_dir`] writes one for a person.

pub mod columns;
mod data_uses;
mod dir;
mod encode;
mod error;
mod facts;
mod file_set;
mod manifest;
mod records;
mod render;
mod selection;
mod sink;
#[cfg(test)]
mod tests;
mod write_all;

pub use dir::to_dir;
pub use error::ExportError;
pub use file_set::{FileInfo, FileSet};
pub use render::render;
pub use selection::{Format, selection};
