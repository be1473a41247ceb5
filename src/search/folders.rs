//! The folders of the index: `{dir}/{fingerprint}-{n}/`, and the file `CURRENT` that names the one in use.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use super::error::SearchError;

const CURRENT: &str = "CURRENT";

/// The folder in use, if `CURRENT` names one that could be ours.
pub(super) fn current(dir: &Path) -> Result<Option<PathBuf>, SearchError> {
    let path = dir.join(CURRENT);
    let named = match fs::read(&path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).trim().to_owned(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(SearchError::files("read", &path)(source)),
    };
    Ok(is_ours(&named).then(|| dir.join(named)))
}

/// Whether a folder name is `{8 hexadecimal digits}-{number}`, and so may be opened and removed by us.
fn is_ours(name: &str) -> bool {
    name.split_once('-').is_some_and(|(fingerprint, number)| {
        fingerprint.len() == 8
            && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit())
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Creates a folder that no index had before.
pub(super) fn create_next(dir: &Path, fingerprint: &str) -> Result<PathBuf, SearchError> {
    fs::create_dir_all(dir).map_err(SearchError::files("create", dir))?;
    let highest = ours(dir)?.iter().filter_map(|path| number(path)).max().unwrap_or(0);
    let path = dir.join(format!("{}-{}", &fingerprint[..8], highest + 1));
    fs::create_dir(&path).map_err(SearchError::files("create", &path))?;
    Ok(path)
}

fn number(path: &Path) -> Option<u64> {
    path.file_name()?.to_str()?.split_once('-')?.1.parse().ok()
}

fn ours(dir: &Path) -> Result<Vec<PathBuf>, SearchError> {
    let entries = fs::read_dir(dir).map_err(SearchError::files("list", dir))?;
    Ok(entries.filter_map(Result::ok).filter(|entry| entry.file_name().to_str().is_some_and(is_ours)).map(|entry| entry.path()).collect())
}

/// Puts a folder in use. After a crash at any line, `CURRENT` names either the old folder or the new one.
pub(super) fn switch(dir: &Path, folder: &Path) -> Result<(), SearchError> {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let written = dir.join(format!("{CURRENT}.new"));
    let mut file = File::create(&written).map_err(SearchError::files("create", &written))?;
    file.write_all(name.as_bytes()).and_then(|()| file.sync_all()).map_err(SearchError::files("write", &written))?;
    let path = dir.join(CURRENT);
    fs::rename(&written, &path).map_err(SearchError::files("replace", &path))?;
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(SearchError::files("sync", dir))
}

/// Removes every folder of ours but one. What cannot be removed now is removed by the next rebuild.
pub(super) fn remove_others(dir: &Path, kept: Option<&Path>) {
    for path in ours(dir).unwrap_or_default() {
        if Some(path.as_path()) != kept {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_folders_of_ours_are_named_or_removed() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["../../etc", "", "0123abcd", "0123abcd-x", "0123abcd-1/..", "0123abcg-1"] {
            fs::write(dir.path().join(CURRENT), name).unwrap();
            assert_eq!(current(dir.path()).unwrap(), None, "{name}");
        }
        fs::create_dir(dir.path().join("kept")).unwrap();
        let first = create_next(dir.path(), "0123abcdef").unwrap();
        let second = create_next(dir.path(), "ffffabcdef").unwrap();
        assert!(second.ends_with("ffffabcd-2"));
        switch(dir.path(), &second).unwrap();
        remove_others(dir.path(), Some(&second));
        assert_eq!(current(dir.path()).unwrap(), Some(second.clone()));
        assert!(second.exists() && !first.exists() && dir.path().join("kept").exists());
    }
}
