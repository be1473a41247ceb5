//! What can go wrong in the index.

use std::{io, path::PathBuf};

use crate::domain::question::DEEPEST;

/// A failure of the search, in its own words.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// A file or folder of the index could not be read or written.
    #[error("cannot {what} {}", path.display())]
    Files {
        /// What was tried.
        what: &'static str,
        /// On which file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The engine refused.
    #[error("the search engine failed")]
    Engine(#[from] tantivy::TantivyError),
    /// The index could not be read.
    #[error("the index could not be read")]
    Read(#[from] io::Error),
    /// The index holds what was never written to it.
    #[error("the index is damaged: {0}")]
    Damaged(String),
    /// A result was asked for that lies too deep.
    #[error("result {0} lies deeper than {DEEPEST}")]
    TooDeep(usize),
    /// A rebuilt index does not hold what was published.
    #[error("the rebuilt index holds {found} records where {expected} are published")]
    CountDiffers {
        /// How many are published.
        expected: u64,
        /// How many the index holds.
        found: u64,
    },
}

impl SearchError {
    /// Wraps what the system said about one file.
    pub(super) fn files(what: &'static str, path: &std::path::Path) -> impl FnOnce(io::Error) -> SearchError {
        let path = path.to_owned();
        move |source| SearchError::Files { what, path, source }
    }
}
