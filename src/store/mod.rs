//! The truth: SQLite. One writer, several read-only readers, numbered migrations. The only place that says `rusqlite`.
//!
//! A commit is durable before it returns (`synchronous=FULL`): measured, `NORMAL` loses acknowledged rows at a power cut.

mod declarations;
mod leaves;
mod loaded;
mod open;
mod read;
mod revisions;
mod write;

pub use declarations::Declaration;
pub use leaves::LeafRow;
pub use loaded::Loaded;
pub use open::{Store, StoreError, schema_snapshot};
pub use read::Reader;
pub use revisions::{NewNotice, NewRevision, RevisionRow};
pub use write::Writer;
