//! What comes from outside: the town's own files, and other registers through declarative mappings.
//!
//! A foreign file takes four steps, one file each: [`read`] makes a [`Table`] of it, a [`Mapping`] says what its columns mean,
//! `plan`, `build` and `assemble` turn each row into a record, and [`import`] publishes them as archives. [`ImportReport`] accounts for every cell.

mod apply;
mod assemble;
mod body;
mod build;
mod convert;
mod mapping;
mod phrases;
mod plan;
mod readers;
mod report;
mod sentence;
mod table;
#[cfg(test)]
mod tests;
pub mod town;

pub use apply::{ImportError, import};
pub use mapping::{Mapping, MappingError};
pub use readers::{Format, ReadError, read, read_bytes};
pub use report::{ColumnCount, ImportReport, RefusedRow, RowFinding, Tally};
pub use table::{SourceRow, Table};
