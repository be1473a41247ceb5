//! The schemas of every version, compiled once, with their files as they are served.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use jsonschema::{Retrieve, Uri, Validator};
use rust_embed::RustEmbed;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Catalogue, dictionary};
use crate::domain::{Dictionary, Kind, Lang, Vocabulary};

/// The version that new records are checked against.
const CURRENT: &str = "1.0";

#[derive(RustEmbed)]
#[folder = "schema/"]
#[include = "1.0/*.json"]
#[include = "vocabularies/*.json"]
#[include = "labels/*.json"]
#[include = "rules.json"]
#[include = "crosswalk.csv"]
#[include = "CHANGELOG.md"]
struct BuiltIn;

/// Why a folder of schemas cannot be used: a fault of whoever wrote them.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// A file that must be there is not.
    #[error("schema file {0} is missing")]
    Missing(String),
    /// A file cannot be read.
    #[error("schema file {0} cannot be read")]
    Unreadable(String, #[source] std::io::Error),
    /// A file is not the JSON it must be.
    #[error("schema file {0} is not as it must be")]
    Malformed(String, #[source] serde_json::Error),
    /// A schema does not compile.
    #[error("schema {0} does not compile: {1}")]
    Uncompilable(String, String),
    /// A field has no label, or names something unknown.
    #[error("schema {0}: {1}")]
    Incomplete(String, String),
}

/// Every version of the contract.
pub struct Schemas {
    files: BTreeMap<String, Vec<u8>>,
    catalogue: Catalogue,
    labels: [Value; 2],
    set: BTreeMap<Kind, SchemaSet>,
}

/// One kind's schema in the current version.
pub struct SchemaSet {
    /// Compiled.
    pub(super) validator: Validator,
    /// As JSON, to look up rules by their place.
    pub(super) source: Value,
    /// Its fields.
    pub dictionary: Dictionary,
    /// SHA-256 of the schema file, as leaves name it.
    pub digest: [u8; 32],
    /// The `$id`, which bodies repeat in `$schema`.
    pub id: String,
}

impl Schemas {
    /// The schemas this program was built with.
    pub fn built_in() -> Result<Schemas, SchemaError> {
        let files = BuiltIn::iter().filter_map(|name| BuiltIn::get(&name).map(|file| (name.to_string(), file.data.into_owned()))).collect();
        Schemas::from_files(files)
    }

    /// The schemas of a folder laid out as `schema/` is: how a test adds a field.
    pub fn from_dir(folder: &Path) -> Result<Schemas, SchemaError> {
        let mut files = BTreeMap::new();
        for sub in ["", CURRENT, "vocabularies", "labels"] {
            let at = folder.join(sub);
            let unreadable = |error| SchemaError::Unreadable(at.display().to_string(), error);
            for entry in std::fs::read_dir(&at).map_err(unreadable)? {
                let path = entry.map_err(unreadable)?.path();
                if path.is_file() {
                    let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
                    files.insert(name, std::fs::read(&path).map_err(unreadable)?);
                }
            }
        }
        Schemas::from_files(files)
    }

    fn from_files(files: BTreeMap<String, Vec<u8>>) -> Result<Schemas, SchemaError> {
        let catalogue =
            Catalogue::from_json(bytes(&files, "rules.json")?).map_err(|error| SchemaError::Malformed("rules.json".into(), error))?;
        let vocabularies = vocabularies(&files)?;
        let labels = [json(&files, "labels/fr.json")?, json(&files, "labels/en.json")?];
        let retriever = Files::of(&files)?;
        let mut set = BTreeMap::new();
        for kind in Kind::ALL {
            let name = format!("{CURRENT}/{}.schema.json", kind.word());
            let source = json(&files, &name)?;
            let uncompilable = |error: String| SchemaError::Uncompilable(name.clone(), error);
            let validator =
                jsonschema::options().with_retriever(retriever.clone()).build(&source).map_err(|error| uncompilable(error.to_string()))?;
            let common = json(&files, &format!("{CURRENT}/common.schema.json"))?;
            let dictionary = dictionary::build(kind, CURRENT, &source, &common, &labels, &vocabularies)
                .map_err(|what| SchemaError::Incomplete(name.clone(), what))?;
            let digest = Sha256::digest(bytes(&files, &name)?).into();
            let id = source["$id"].as_str().unwrap_or_default().to_owned();
            set.insert(kind, SchemaSet { validator, source, dictionary, digest, id });
        }
        Ok(Schemas { files, catalogue, labels, set })
    }

    /// The version new records are checked against.
    pub fn current_version(&self) -> &'static str {
        CURRENT
    }

    /// The current schema of a kind.
    pub fn of(&self, kind: Kind) -> &SchemaSet {
        // Built for every kind in `from_files`.
        &self.set[&kind]
    }

    /// The words of a derived value, such as `impact` = `other`, which no vocabulary holds.
    pub fn derived_label(&self, name: &str, value: &str, lang: Lang) -> Option<&str> {
        self.labels[lang as usize]["derived"][name][value].as_str()
    }

    /// The sentences of the rules.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// A file of the contract by its path inside `schema/`, as it is served.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// The paths of every file of the contract.
    pub fn file_names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The closed vocabularies, by name.
    pub fn vocabularies(&self) -> &BTreeMap<String, Vocabulary> {
        &self.of(Kind::System).dictionary.vocabularies
    }
}

fn bytes<'a>(files: &'a BTreeMap<String, Vec<u8>>, name: &str) -> Result<&'a [u8], SchemaError> {
    files.get(name).map(Vec::as_slice).ok_or_else(|| SchemaError::Missing(name.to_owned()))
}

fn json(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Result<Value, SchemaError> {
    serde_json::from_slice(bytes(files, name)?).map_err(|error| SchemaError::Malformed(name.to_owned(), error))
}

fn vocabularies(files: &BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, Vocabulary>, SchemaError> {
    files
        .iter()
        .filter(|(name, _)| name.starts_with("vocabularies/"))
        .map(|(name, bytes)| {
            let list: Vocabulary = serde_json::from_slice(bytes).map_err(|error| SchemaError::Malformed(name.clone(), error))?;
            Ok((list.name.clone(), list))
        })
        .collect()
}

/// Answers `$ref` from our own files only: a schema never reaches the network.
#[derive(Clone)]
struct Files(Arc<BTreeMap<String, Value>>);

impl Files {
    fn of(files: &BTreeMap<String, Vec<u8>>) -> Result<Files, SchemaError> {
        let mut by_id = BTreeMap::new();
        for name in files.keys().filter(|name| name.ends_with(".schema.json")) {
            let schema = json(files, name)?;
            by_id.insert(schema["$id"].as_str().unwrap_or_default().to_owned(), schema);
        }
        Ok(Files(Arc::new(by_id)))
    }
}

impl Retrieve for Files {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        self.0.get(uri.as_str()).cloned().ok_or_else(|| format!("{uri} is not one of our schemas").into())
    }
}
