//! «What does this record say?»

use serde_json::Value;

use crate::{
    domain::{PartialDate, Record, Reference, record::Tombstone},
    registry::Registry,
    rules,
    store::StoreError,
};

/// A public record as it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Its newest version.
    Live(Box<Record>),
    /// What is left of it.
    Withdrawn(Tombstone),
}

impl Registry {
    /// The record with this reference, or its tombstone. Unknown and never-published references answer alike.
    pub fn entry(&self, reference: &Reference) -> Result<Option<Entry>, StoreError> {
        self.store.read(|reader| {
            if let Some(tombstone) = reader.tombstone(reference)? {
                return Ok(Some(Entry::Withdrawn(tombstone)));
            }
            Ok(reader.revision(reference, None)?.map(|record| Entry::Live(Box::new(record))))
        })
    }

    /// Whether this record, or this version of it, was ever public.
    pub fn has_revision(&self, reference: &Reference, rev: Option<u32>) -> Result<bool, StoreError> {
        self.store.read(|reader| Ok(reader.revision(reference, rev)?.is_some()))
    }

    /// The records at these positions, in their order; what was withdrawn in the meantime is left out.
    pub fn records_at(&self, positions: &[u64]) -> Result<Vec<Record>, StoreError> {
        let view = self.view();
        self.store.read(|reader| {
            let mut records = Vec::with_capacity(positions.len());
            for position in positions.iter().filter(|position| view.row(**position).is_some()) {
                records.extend(reader.revision_at(*position)?);
            }
            Ok(records)
        })
    }

    /// The newest versions of these records, in their order; unknown and withdrawn ones are left out.
    pub fn records(&self, references: &[Reference]) -> Result<Vec<Record>, StoreError> {
        let view = self.view();
        let positions: Vec<u64> = references.iter().filter_map(|reference| view.current(reference)).map(|row| row.position).collect();
        self.records_at(&positions)
    }

    /// What is overdue today in a body: rule, pointer and the date it was due. Shown to everybody.
    pub fn due(&self, body: &Value) -> Vec<(&'static str, &'static str, PartialDate)> {
        rules::due(body, self.today())
    }
}
