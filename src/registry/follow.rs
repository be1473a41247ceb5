//! The mirrors follow the log: the same call heals after a crash and runs every day.

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError},
};

use super::{OpenError, Registry, indexing, view::View};
use crate::{
    domain::{IndexEntry, Reference, index_entry::IndexContent},
    search::{Identity, Index, Opened, Rebuild, Searcher},
    store::StoreError,
};

/// How many leaves are read and indexed at a time.
const BATCH: usize = 1000;

impl Registry {
    /// Shows at once what was just committed: new versions are known by name, withdrawn ones leave lists and search.
    pub(super) fn mark(&self) -> Result<(), StoreError> {
        self.swap(None)
    }

    /// Brings the search index and the view to the log's end. Opens the index first, and rebuilds one that cannot be used.
    pub fn follow(&self) -> Result<(), OpenError> {
        let mut slot = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        let index = match slot.take() {
            Some(index) => index,
            None => self.open_index()?,
        };
        let index = slot.insert(index);
        self.catch_up(index)?;
        self.swap(Some(index.searcher()))?;
        Ok(())
    }

    fn swap(&self, searcher: Option<Searcher>) -> Result<(), StoreError> {
        let _alone = self.swapping.lock().unwrap_or_else(PoisonError::into_inner);
        let next = self.view.load().next(&self.store, searcher)?;
        self.view.store(Arc::new(next));
        Ok(())
    }

    /// Checks every file of the index against its checksum, and rebuilds an index that is damaged. Slow: for the background.
    pub fn verify_index(&self) -> Result<(), OpenError> {
        let mut slot = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(damage) = slot.as_ref().and_then(|index| index.verify().err()) else { return Ok(()) };
        tracing::warn!(error = &damage as &dyn std::error::Error, "the search index is damaged: rebuilding it");
        let (folder, identity) = self.index_place()?;
        let index = slot.insert(self.rebuild(&folder, &identity)?);
        self.catch_up(index)?;
        self.swap(Some(index.searcher()))?;
        Ok(())
    }

    /// Where the index stands, and what it must be made of to be usable.
    fn index_place(&self) -> Result<(PathBuf, Identity), OpenError> {
        let database = self.store.read(|reader| reader.register_id())?;
        let identity = Identity { database, labels: indexing::fingerprint(&self.schemas, &self.town) };
        Ok((self.data.join("index"), identity))
    }

    fn open_index(&self) -> Result<Index, OpenError> {
        let (folder, identity) = self.index_place()?;
        let log_size = self.store.read(|reader| reader.log_size())?;
        match Index::open(&folder, &identity)? {
            // An index ahead of the log belongs to a database that was replaced by an older one.
            Opened::Usable(index) if index.size() <= log_size => Ok(*index),
            Opened::Usable(_) => {
                tracing::warn!("the search index is ahead of the log: rebuilding it");
                self.rebuild(&folder, &identity)
            }
            Opened::MustRebuild(reason) => {
                tracing::info!(%reason, "rebuilding the search index");
                self.rebuild(&folder, &identity)
            }
        }
    }

    fn rebuild(&self, folder: &std::path::Path, identity: &Identity) -> Result<Index, OpenError> {
        let mut rebuild = Rebuild::begin(folder, identity)?;
        let (size, rows) = self.store.read(|reader| Ok::<_, StoreError>((reader.log_size()?, reader.current_revisions()?)))?;
        let leaves: Vec<u64> = rows.iter().map(|row| row.leaf).collect();
        let mut expected = 0;
        for batch in leaves.chunks(BATCH) {
            let entries = self.entries(batch)?;
            expected += entries.iter().filter(|entry| entry.content.is_some()).count() as u64;
            rebuild.apply(entries, size)?;
        }
        if leaves.is_empty() {
            rebuild.apply(Vec::new(), size)?;
        }
        Ok(rebuild.finish(expected)?)
    }

    fn catch_up(&self, index: &mut Index) -> Result<(), OpenError> {
        loop {
            let leaves = self.store.read(|reader| reader.leaves_from(index.size(), BATCH))?;
            let Some(last) = leaves.last() else { return Ok(()) };
            let size = last.index + 1;
            let positions: Vec<u64> = leaves.iter().map(|leaf| leaf.index).collect();
            let entries = self.entries(&positions)?;
            index.apply(entries, size)?;
        }
    }

    /// What the index is told of some leaves: newest versions, and records taken away. Older versions are passed over.
    fn entries(&self, leaves: &[u64]) -> Result<Vec<IndexEntry>, OpenError> {
        let mut entries = Vec::with_capacity(leaves.len());
        self.store.read(|reader| {
            for &position in leaves {
                let Some(row) = reader.leaves_from(position, 1)?.pop() else { continue };
                let Some(reference) = row.reference.and_then(|text| text.parse().ok()) else { continue };
                let current = reader.current_revision(&reference)?;
                let record = match &current {
                    None => None,
                    Some(current) if current.leaf == position => reader.revision_at(position)?,
                    Some(_) => continue,
                };
                let rev = current.map_or(0, |current| current.rev);
                let content: Option<IndexContent> = match record {
                    Some(record) => Some(indexing::content(&record, &self.schemas, &self.town, reader)?),
                    None => None,
                };
                entries.push(IndexEntry { position, reference, rev, content });
            }
            Ok::<_, StoreError>(())
        })?;
        Ok(entries)
    }

    /// How far the searchable register is behind the log: searchable leaves and all leaves.
    pub fn progress(&self) -> Result<(u64, u64), StoreError> {
        let size = self.store.read(|reader| reader.log_size())?;
        Ok((self.view().searchable().unwrap_or(0), size))
    }
}

impl View {
    /// Every record that search can find, as the index names it: what must equal [`View::rows`].
    pub fn indexed(&self) -> Result<Vec<(Reference, u32, u64)>, OpenError> {
        Ok(self.searcher().map(Searcher::published).transpose()?.unwrap_or_default())
    }
}
