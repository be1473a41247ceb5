//! Keeps the served set of files up to date: written beside, then switched by renaming.

use std::{fs, io::Write, path::Path};

use super::{
    error::ExportError,
    file_set::{CURRENT, FileSet, current},
    manifest::Manifest,
    sink::Compressed,
    write_all::{form, write_all},
};
use crate::registry::Registry;

/// Renders every file of the register as it stands into `{folder}/{size}/`, and points `{folder}/CURRENT` there.
///
/// A set of this size that is whole and of today's columns is used as it is. The set in use before is kept, for whoever is still
/// reading it; older ones are removed. One process renders at a time. After a crash at any line `CURRENT` names a whole set.
pub fn render(registry: &Registry, folder: &Path) -> Result<FileSet, ExportError> {
    fs::create_dir_all(folder).map_err(ExportError::on(folder))?;
    let before = current(folder);
    let (size, place) = registry.snapshot(|snapshot| {
        let place = folder.join(snapshot.size().to_string());
        if Manifest::of(&place).is_none_or(|manifest| manifest.form != form(registry)) {
            let writing = folder.join(format!("{}.tmp", snapshot.size()));
            remove(&writing)?;
            fs::create_dir(&writing).map_err(ExportError::on(&writing))?;
            // What a full disk leaves behind would keep it full.
            let written = write_all(registry, snapshot, &writing, Compressed::Beside).inspect_err(|_| drop(remove(&writing)));
            written.and_then(|_| put_in_place(folder, &writing, &place))?;
        }
        Ok::<_, ExportError>((snapshot.size().to_string(), place))
    })?;
    if before.as_deref() != Some(&size) {
        switch(folder, &size)?;
    }
    remove_others(folder, [Some(size.as_str()), before.as_deref()]);
    let missing = || ExportError::on(&place)(std::io::ErrorKind::NotFound.into());
    FileSet::in_folder(&place)?.ok_or_else(missing)
}

fn put_in_place(folder: &Path, writing: &Path, place: &Path) -> Result<(), ExportError> {
    sync(writing)?;
    remove(place)?;
    fs::rename(writing, place).map_err(ExportError::on(place))?;
    sync(folder)
}

fn switch(folder: &Path, size: &str) -> Result<(), ExportError> {
    let (writing, path) = (folder.join(format!("{CURRENT}.new")), folder.join(CURRENT));
    let written = fs::File::create(&writing).and_then(|mut file| {
        writeln!(file, "{size}")?;
        file.sync_all()
    });
    written.map_err(ExportError::on(&writing))?;
    fs::rename(&writing, &path).map_err(ExportError::on(&path))?;
    sync(folder)
}

/// Removes sets of ours but for those to keep. What cannot be removed now is removed next time.
fn remove_others(folder: &Path, keep: [Option<&str>; 2]) {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let number = name.strip_suffix(".tmp").unwrap_or(name);
        let is_ours = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_ours && !keep.contains(&Some(name)) {
            drop(remove(&path));
        }
    }
}

/// Removes a folder and what is in it; one that is not there is removed already.
pub(super) fn remove(folder: &Path) -> Result<(), ExportError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(ExportError::on(folder)(error)),
        _ => Ok(()),
    }
}

/// Brings the names in a folder to the disk.
pub(super) fn sync(folder: &Path) -> Result<(), ExportError> {
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(ExportError::on(folder))
}
