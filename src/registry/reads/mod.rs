//! The questions readers ask, one per file.

mod categories;
mod record;
mod snapshot;

pub use categories::CategoryUse;
pub use record::{Entry, ReadError};
pub use snapshot::Snapshot;
