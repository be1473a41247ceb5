//! Reads `registry-data/`: the publisher, departments, open lists, thesaurus, and the record files.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::de::DeserializeOwned;

use crate::{
    domain::{
        Kind, Lang, Town, Vocabulary, json,
        town::{Department, Publisher, Thesaurus, ThesaurusEntry},
    },
    registry::examine::SourceFile,
};

/// Why a town's folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TownError {
    /// A file or folder cannot be read.
    #[error("{path} cannot be read; `grandjour init DIR` writes a complete folder", path = .path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not as it must be.
    #[error("{path} is not as it must be: {why}", path = .path.display())]
    Malformed {
        /// Which.
        path: PathBuf,
        /// What is wrong and where.
        why: String,
    },
}

/// Reads everything a town says of itself.
pub fn read_town(folder: &Path) -> Result<Town, TownError> {
    let publisher: Publisher = read(&folder.join("publisher.json"))?;
    if jiff::tz::TimeZone::get(&publisher.time_zone).is_err() {
        let why = format!("/timeZone: «{}» is not an IANA time zone; one looks like Europe/Paris", publisher.time_zone);
        return Err(TownError::Malformed { path: folder.join("publisher.json"), why });
    }
    let departments: BTreeMap<String, Department> = read_all::<Department>(&folder.join("departments"))?
        .into_iter()
        .map(|(_, department)| (department.code.clone(), department))
        .collect();
    let vocabularies =
        read_all::<Vocabulary>(&folder.join("vocabularies"))?.into_iter().map(|(_, list)| (list.name.clone(), list)).collect();
    let mut thesaurus = Thesaurus::default();
    for lang in Lang::ALL {
        let path = folder.join("thesaurus").join(format!("{}.json", lang.code()));
        if path.exists() {
            thesaurus.entries[lang as usize] = read::<ThesaurusFile>(&path)?.entries;
        }
    }
    Ok(Town { publisher, departments, vocabularies, thesaurus })
}

/// Reads the record files of a town's folder: `systems/`, `datasets/` and `statements/`, each optional.
pub fn read_records(folder: &Path) -> Result<Vec<SourceFile>, TownError> {
    let mut files = Vec::new();
    for kind in Kind::LOAD_ORDER {
        for path in json_files(&folder.join(kind.plural()))? {
            let mut file = read_record(&path)?;
            file.kind = Some(kind);
            file.reference = file.reference.filter(|reference| reference.kind == kind);
            files.push(file);
        }
    }
    Ok(files)
}

/// Reads one record file; its name says which record it is.
pub fn read_record(path: &Path) -> Result<SourceFile, TownError> {
    let bytes = fs::read(path).map_err(|source| TownError::Unreadable { path: path.to_owned(), source })?;
    let reference = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok());
    let kind = reference.as_ref().map(|reference: &crate::domain::Reference| reference.kind);
    Ok(SourceFile { path: path.to_owned(), reference, kind, bytes })
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ThesaurusFile {
    entries: Vec<ThesaurusEntry>,
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T, TownError> {
    let bytes = fs::read(path).map_err(|source| TownError::Unreadable { path: path.to_owned(), source })?;
    let malformed = |why: String| TownError::Malformed { path: path.to_owned(), why };
    let value = json::parse(&bytes).map_err(|fault| malformed(fault.to_string()))?;
    serde_json::from_value(value).map_err(|error| malformed(error.to_string()))
}

fn read_all<T: DeserializeOwned>(folder: &Path) -> Result<Vec<(PathBuf, T)>, TownError> {
    json_files(folder)?.into_iter().map(|path| Ok((path.clone(), read(&path)?))).collect()
}

/// The JSON files of a folder by name; none where the folder does not exist.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>, TownError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let unreadable = |source| TownError::Unreadable { path: folder.to_owned(), source };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
