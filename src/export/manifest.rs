//! `manifest.json`: what a set of files is, written last.

use std::{fs, io::Write, path::Path};

use serde::{Deserialize, Serialize};

use super::error::ExportError;

/// The file's name in each set.
pub(super) const NAME: &str = "manifest.json";
/// What marks a folder as an export of ours.
const MARK: &str = "grandjour-export";

/// What a set of files is. No clock stands in it: the same register gives the same manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    mark: String,
    /// How many leaves of the log the files reflect.
    pub size: u64,
    /// A fingerprint of columns and labels: files of the same size may differ after an upgrade.
    pub form: String,
    pub files: Vec<Entry>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
    pub rows: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gzip: Option<Copy>,
}

/// The compressed copy of a file, named after it with `.gz`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Copy {
    pub bytes: u64,
    pub sha256: String,
}

impl Manifest {
    pub fn new(size: u64, form: String, files: Vec<Entry>) -> Manifest {
        Manifest { mark: MARK.into(), size, form, files }
    }

    /// The manifest of a folder whose files all have the size it says; none of anything else.
    pub fn of(folder: &Path) -> Option<Manifest> {
        let manifest = Manifest::marked(folder)?;
        let is_whole = |name: &str, bytes: u64| fs::metadata(folder.join(name)).is_ok_and(|file| file.is_file() && file.len() == bytes);
        let whole = manifest.files.iter().all(|file| {
            let copy = file.gzip.as_ref().is_none_or(|copy| is_whole(&format!("{}.gz", file.name), copy.bytes));
            copy && is_whole(&file.name, file.bytes)
        });
        whole.then_some(manifest)
    }

    /// The manifest of a folder that is an export of ours, whole or not.
    pub fn marked(folder: &Path) -> Option<Manifest> {
        let bytes = fs::read(folder.join(NAME)).ok()?;
        let manifest: Manifest = serde_json::from_slice(&bytes).ok()?;
        let is_plain = |name: &str| !name.is_empty() && !name.contains(['/', '\\']) && name != "..";
        (manifest.mark == MARK && manifest.files.iter().all(|file| is_plain(&file.name))).then_some(manifest)
    }

    pub fn write(&self, folder: &Path) -> Result<(), ExportError> {
        let path = folder.join(NAME);
        let text = serde_json::to_string_pretty(self).map_err(std::io::Error::from);
        let written = text.and_then(|text| {
            let mut file = fs::File::create(&path)?;
            writeln!(file, "{text}")?;
            file.sync_all()
        });
        written.map_err(ExportError::on(&path))
    }
}
