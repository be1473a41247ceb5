//! Why files were not written.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::registry::StoreError;

/// Why files were not written. Nothing half-written is left under the names of the files.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The register could not be read.
    #[error("the register could not be read")]
    Store(#[from] StoreError),
    /// There is no room left.
    #[error("{path} cannot be written: the disk is full; make room or choose another folder", path = .path.display())]
    Full {
        /// What was being written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder cannot be read, written or replaced.
    #[error("{path} cannot be written or read", path = .path.display())]
    Files {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder holds something else.
    #[error("{path} is not empty and holds no earlier export: name an empty folder, or one that does not exist yet", path = .0.display())]
    NotAnExport(PathBuf),
}

impl ExportError {
    /// What an error of the system on `path` amounts to.
    pub(super) fn on(path: &Path) -> impl Fn(io::Error) -> ExportError {
        let path = path.to_owned();
        move |source| {
            let path = path.clone();
            let is_full = matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
            if is_full { ExportError::Full { path, source } } else { ExportError::Files { path, source } }
        }
    }
}
