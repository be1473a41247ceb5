//! The index on disk: opened, followed by entries, and rebuilt beside itself when it cannot be used.

use std::{
    collections::HashSet,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError, RwLock},
};

use serde::{Deserialize, Serialize};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Term, directory::MmapDirectory, indexer::IndexWriterOptions};

use super::{
    document::document,
    error::SearchError,
    folders,
    schema::{Fields, Identity, schema, tokenizers},
    searcher::Searcher,
};
use crate::domain::IndexEntry;

/// Memory of the one thread that writes.
const WRITER_MEMORY: usize = 30_000_000;
/// Largest index whose checksums are read at start; a larger one is checked by [`Index::verify`] when there is time.
const CHECKED_AT_START: u64 = 32 << 20;
/// Largest rebuilt index that is merged into one segment at once.
const MERGED_AT_ONCE: u64 = 50_000;

/// What every commit says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Payload {
    /// The size of the log that the index has reached.
    size: u64,
    fingerprint: String,
    db: String,
}

impl Payload {
    fn of(identity: &Identity, size: u64) -> Payload {
        Payload { size, fingerprint: identity.fingerprint(), db: identity.database.clone() }
    }
}

/// Why an index cannot be used and has to be made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// There is none yet.
    Missing,
    /// It cannot be read; what the engine said.
    Damaged(String),
    /// It was made by another version of the analysis, the engine or the labels.
    OtherAnalysis,
    /// It was made from another database.
    OtherDatabase,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unusable::Missing => f.write_str("there is no index yet"),
            Unusable::Damaged(why) => write!(f, "the index cannot be read: {why}"),
            Unusable::OtherAnalysis => f.write_str("the index was made by another analysis"),
            Unusable::OtherDatabase => f.write_str("the index was made from another database"),
        }
    }
}

/// What opening found.
#[derive(Debug)]
pub enum Opened {
    /// An index that can answer, at the log size it says.
    Usable(Box<Index>),
    /// Nothing that can answer: see [`Rebuild`].
    MustRebuild(Unusable),
}

/// The index of one register. One process writes it at a time.
pub struct Index {
    engine: tantivy::Index,
    fields: Fields,
    /// What the last commit said, but for its size.
    stamp: Payload,
    reader: IndexReader,
    writer: Mutex<Option<IndexWriter>>,
    searcher: RwLock<Searcher>,
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("stamp", &self.stamp).field("size", &self.size()).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index of a folder. Whatever is wrong with its files, the answer is [`Opened::MustRebuild`]; an error
    /// means that the folder itself cannot be read.
    pub fn open(dir: &Path, identity: &Identity) -> Result<Opened, SearchError> {
        let Some(folder) = folders::current(dir)? else { return Ok(Opened::MustRebuild(Unusable::Missing)) };
        // The engine asserts what it reads: a torn file may panic instead of failing.
        let opened = catch_unwind(AssertUnwindSafe(|| Index::open_folder(&folder, identity)));
        Ok(match opened {
            Ok(Ok(index)) => Opened::Usable(Box::new(index)),
            Ok(Err(unusable)) => Opened::MustRebuild(unusable),
            Err(_) => Opened::MustRebuild(Unusable::Damaged("the engine gave up".to_owned())),
        })
    }

    fn open_folder(folder: &Path, identity: &Identity) -> Result<Index, Unusable> {
        let damaged = |error: &dyn std::error::Error| Unusable::Damaged(error.to_string());
        let mut engine = tantivy::Index::open_in_dir(folder).map_err(|error| damaged(&error))?;
        engine.set_tokenizers(tokenizers());
        let payload = payload(&engine).map_err(|error| damaged(&error))?;
        let ours = Payload::of(identity, payload.size);
        if payload.fingerprint != ours.fingerprint {
            return Err(Unusable::OtherAnalysis);
        }
        if payload.db != ours.db {
            return Err(Unusable::OtherDatabase);
        }
        if bytes_of(folder) <= CHECKED_AT_START {
            verify(&engine).map_err(|error| damaged(&error))?;
        }
        Index::around(engine, payload).map_err(|error| damaged(&error))
    }

    fn around(engine: tantivy::Index, stamp: Payload) -> Result<Index, SearchError> {
        let (_, fields) = schema();
        let reader: IndexReader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher = Searcher::new(&reader.searcher(), fields.clone(), stamp.size, None)?;
        Ok(Index { engine, fields, stamp, reader, writer: Mutex::new(None), searcher: RwLock::new(searcher) })
    }

    /// The size of the log that the index has reached.
    pub fn size(&self) -> u64 {
        self.searcher().size()
    }

    /// The newest snapshot.
    pub fn searcher(&self) -> Searcher {
        self.searcher.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes in entries and says that the log was followed up to `size`. Doing it again changes nothing.
    ///
    /// A failure leaves the index as it was: the same call may be made again.
    pub fn apply(&self, entries: Vec<IndexEntry>, size: u64) -> Result<(), SearchError> {
        let mut writer = self.lock();
        let applied = self.write(&mut writer, entries, size);
        if applied.is_err() {
            // A writer that failed holds half of the entries; a new one starts from the last commit.
            *writer = None;
        }
        applied
    }

    fn lock(&self) -> MutexGuard<'_, Option<IndexWriter>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, slot: &mut Option<IndexWriter>, entries: Vec<IndexEntry>, size: u64) -> Result<(), SearchError> {
        let writer = match slot {
            Some(writer) => writer,
            None => slot.insert(writer_of(&self.engine)?),
        };
        for entry in entries {
            writer.delete_term(Term::from_field_text(self.fields.reference, &entry.reference.to_string()));
            if let Some(document) = document(&self.fields, &entry) {
                writer.add_document(document)?;
            }
        }
        commit(writer, &Payload { size, ..self.stamp.clone() })?;
        self.reader.reload()?;
        let earlier = self.searcher();
        let newest = Searcher::new(&self.reader.searcher(), self.fields.clone(), size, Some(&earlier))?;
        *self.searcher.write().unwrap_or_else(PoisonError::into_inner) = newest;
        Ok(())
    }

    /// Reads every file and compares its checksum: [`SearchError::Damaged`] asks for a rebuild.
    pub fn verify(&self) -> Result<(), SearchError> {
        verify(&self.engine)
    }
}

fn verify(engine: &tantivy::Index) -> Result<(), SearchError> {
    let damaged = engine.validate_checksum()?;
    match damaged.iter().next() {
        Some(file) => Err(SearchError::Damaged(file.display().to_string())),
        None => Ok(()),
    }
}

fn payload(engine: &tantivy::Index) -> Result<Payload, SearchError> {
    let said = engine.load_metas()?.payload.unwrap_or_default();
    serde_json::from_str(&said).map_err(|error| SearchError::Damaged(format!("its commit says nothing: {error}")))
}

fn bytes_of(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum()
}

fn writer_of(engine: &tantivy::Index) -> Result<IndexWriter, SearchError> {
    let options = IndexWriterOptions::builder().num_worker_threads(1).num_merge_threads(1).memory_budget_per_thread(WRITER_MEMORY).build();
    Ok(engine.writer_with_options(options)?)
}

fn commit(writer: &mut IndexWriter, payload: &Payload) -> Result<(), SearchError> {
    let said = serde_json::to_string(payload).map_err(|error| SearchError::Damaged(error.to_string()))?;
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&said);
    prepared.commit()?;
    Ok(())
}

/// A new index being made beside the one in use. Nothing is in use before [`Rebuild::finish`]; a rebuild that ends
/// otherwise leaves a folder that the next one removes.
pub struct Rebuild {
    dir: PathBuf,
    folder: PathBuf,
    stamp: Payload,
    engine: tantivy::Index,
    fields: Fields,
    writer: IndexWriter,
    seen: HashSet<String>,
}

impl Rebuild {
    /// Begins in a folder of its own.
    pub fn begin(dir: &Path, identity: &Identity) -> Result<Rebuild, SearchError> {
        let kept = folders::current(dir).ok().flatten();
        folders::remove_others(dir, kept.as_deref());
        let stamp = Payload::of(identity, 0);
        let folder = folders::create_next(dir, &stamp.fingerprint)?;
        let (schema, fields) = schema();
        let directory = MmapDirectory::open(&folder).map_err(tantivy::TantivyError::from)?;
        let engine = tantivy::Index::builder().schema(schema).tokenizers(tokenizers()).open_or_create(directory)?;
        let writer = writer_of(&engine)?;
        Ok(Rebuild { dir: dir.to_owned(), folder, stamp, engine, fields, writer, seen: HashSet::new() })
    }

    /// Takes in entries in the order of the log.
    pub fn apply(&mut self, entries: Vec<IndexEntry>, size: u64) -> Result<(), SearchError> {
        for entry in entries {
            let reference = entry.reference.to_string();
            // Deleting costs more than knowing that there is nothing to delete.
            if self.seen.contains(&reference) {
                self.writer.delete_term(Term::from_field_text(self.fields.reference, &reference));
            }
            if let Some(document) = document(&self.fields, &entry) {
                self.writer.add_document(document)?;
                self.seen.insert(reference);
            }
        }
        self.stamp.size = self.stamp.size.max(size);
        Ok(())
    }

    /// Compares the number of records with what is published, puts the new index in use and removes the old one.
    pub fn finish(mut self, expected: u64) -> Result<Index, SearchError> {
        commit(&mut self.writer, &self.stamp)?;
        let segments = self.engine.searchable_segment_ids()?;
        if segments.len() > 1 && expected <= MERGED_AT_ONCE {
            self.writer.merge(&segments).wait()?;
        }
        self.writer.wait_merging_threads()?;
        let index = Index::around(self.engine, self.stamp)?;
        let found = index.searcher().count();
        if found != expected {
            return Err(SearchError::CountDiffers { expected, found });
        }
        folders::switch(&self.dir, &self.folder)?;
        folders::remove_others(&self.dir, Some(&self.folder));
        Ok(index)
    }
}
