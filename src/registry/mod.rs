//! The one front door: the acts that write public records, and the questions readers ask.
//!
//! Acts are functions on a unit of work ([`WriteTx`]); [`Registry::write`] commits it. Reads are methods on [`Registry`]
//! (`reads/`) and on the immutable [`View`], which answers everything that is searched, listed or counted.

pub mod acts;
pub mod commit;
pub mod examine;
mod follow;
mod indexing;
mod open;
pub mod permit;
pub mod reads;
mod view;
mod write;

pub use open::{OpenError, Registry, Settings};
pub use view::{Row, View};
pub use write::{ActError, Refusal, WriteTx};

/// The contract, the sentences of its rules and the database's failures: what those above need to name.
pub use crate::{
    rules::{RuleText, Schemas},
    store::StoreError,
};
