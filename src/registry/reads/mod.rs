//! The questions readers ask, one per file.

mod find;
mod record;
mod snapshot;

pub use find::{FindError, Passages};
pub use record::Entry;
pub use snapshot::Snapshot;
