//! The set of files that is served: which they are, and where.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{error::ExportError, manifest::Manifest};

/// What names the folder in use.
pub(super) const CURRENT: &str = "CURRENT";

/// One file of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInfo {
    /// Its name, such as `systems.csv`.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// How many rows or lines of data it has; a header is not counted.
    pub rows: u64,
    /// When it was written.
    pub modified: Timestamp,
    /// The size and the SHA-256 of its copy with `.gz` at the end of its name, if there is one.
    pub gzip: Option<(u64, String)>,
}

/// Files of one snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSet {
    /// How many leaves of the log they reflect.
    pub size: u64,
    /// The files, systems first.
    pub files: Vec<FileInfo>,
    /// The folder they are in.
    pub folder: PathBuf,
}

impl FileSet {
    /// The set in use in `folder`, if there is a whole one. What [`super::render`] was given is what this is to be given.
    pub fn open(folder: &Path) -> Result<Option<FileSet>, ExportError> {
        match current(folder).and_then(|name| FileSet::in_folder(&folder.join(name)).transpose()) {
            Some(set) => set.map(Some),
            None => Ok(None),
        }
    }

    /// The file with this name.
    pub fn file(&self, name: &str) -> Option<&FileInfo> {
        self.files.iter().find(|file| file.name == name)
    }

    /// The path of a file of this set.
    pub fn path(&self, file: &FileInfo) -> PathBuf {
        self.folder.join(&file.name)
    }

    /// The whole set in a folder; none where a file is missing or cut.
    pub(super) fn in_folder(folder: &Path) -> Result<Option<FileSet>, ExportError> {
        Manifest::of(folder).map(|manifest| FileSet::from_manifest(folder, manifest)).transpose()
    }

    fn from_manifest(folder: &Path, manifest: Manifest) -> Result<FileSet, ExportError> {
        let mut files = Vec::with_capacity(manifest.files.len());
        for entry in manifest.files {
            let path = folder.join(&entry.name);
            let modified = fs::metadata(&path).and_then(|file| file.modified()).map_err(ExportError::on(&path))?;
            let modified = Timestamp::try_from(modified).unwrap_or_default();
            let gzip = entry.gzip.map(|copy| (copy.bytes, copy.sha256));
            files.push(FileInfo { name: entry.name, bytes: entry.bytes, sha256: entry.sha256, rows: entry.rows, modified, gzip });
        }
        Ok(FileSet { size: manifest.size, files, folder: folder.to_owned() })
    }
}

/// The name of the set in use, if `CURRENT` holds one that could be ours: a number.
pub(super) fn current(folder: &Path) -> Option<String> {
    let named = fs::read_to_string(folder.join(CURRENT)).ok()?;
    let named = named.trim();
    (!named.is_empty() && named.bytes().all(|byte| byte.is_ascii_digit())).then(|| named.to_owned())
}
