//! A set of files for a person, in a folder of theirs.

use std::{fs, path::Path};

use super::{
    error::ExportError,
    file_set::FileSet,
    manifest::{self, Manifest},
    render::{remove, sync},
    sink::Compressed,
    write_all::write_all,
};
use crate::registry::Registry;

/// Where files are written before they get their names.
const WRITING: &str = ".grandjour-export.tmp";

/// Writes every file of the register as it stands into `dir`, and a manifest.
///
/// `dir` is made where it does not exist. One that holds anything but an earlier export is refused. Each file appears whole or not at
/// all, and an earlier one is replaced only when all the new ones are on the disk.
pub fn to_dir(registry: &Registry, dir: &Path) -> Result<FileSet, ExportError> {
    let is_new = !dir.exists();
    if !is_new && !is_free(dir)? {
        return Err(ExportError::NotAnExport(dir.to_owned()));
    }
    fs::create_dir_all(dir).map_err(ExportError::on(dir))?;
    let writing = dir.join(WRITING);
    let written = write(registry, dir, &writing);
    if written.is_err() {
        drop(remove(&writing));
        if is_new {
            // Only while it is empty.
            drop(fs::remove_dir(dir));
        }
    }
    written
}

/// Whether nothing would be lost: the folder is empty, or an export of ours.
fn is_free(dir: &Path) -> Result<bool, ExportError> {
    let entries = fs::read_dir(dir).map_err(ExportError::on(dir))?;
    let is_empty = entries.filter_map(Result::ok).all(|entry| entry.file_name() == WRITING);
    Ok(is_empty || Manifest::marked(dir).is_some())
}

fn write(registry: &Registry, dir: &Path, writing: &Path) -> Result<FileSet, ExportError> {
    remove(writing)?;
    fs::create_dir(writing).map_err(ExportError::on(writing))?;
    let manifest = registry.snapshot(|snapshot| write_all(registry, snapshot, writing, Compressed::No))?;
    // The manifest last: until then the folder is still the earlier export, or none.
    for name in manifest.files.iter().map(|file| file.name.as_str()).chain([manifest::NAME]) {
        let path = dir.join(name);
        fs::rename(writing.join(name), &path).map_err(ExportError::on(&path))?;
    }
    remove(writing)?;
    sync(dir)?;
    let missing = || ExportError::on(dir)(std::io::ErrorKind::NotFound.into());
    FileSet::in_folder(dir)?.ok_or_else(missing)
}
