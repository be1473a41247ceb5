//! The transparency log's leaves: append only, numbered without a gap.

use rusqlite::{OptionalExtension, params};

use super::{Reader, StoreError, Writer};
use crate::domain::Reference;

/// One leaf as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafRow {
    /// Its index, from 0.
    pub index: u64,
    /// The record it speaks of; none for schema and key events.
    pub reference: Option<String>,
    /// Its bytes.
    pub leaf: Vec<u8>,
}

impl Reader<'_> {
    /// How many leaves the log has: the register's one cursor.
    pub fn log_size(&self) -> Result<u64, StoreError> {
        Ok(self
            .sql
            .prepare_cached("select coalesce(max(idx), -1) + 1 from log_leaf")?
            .query_row([], |row| row.get::<_, i64>(0))?
            .unsigned_abs())
    }

    /// The time of the newest leaf, in UTC milliseconds.
    pub fn last_leaf_ms(&self) -> Result<Option<i64>, StoreError> {
        let mut statement = self.sql.prepare_cached("select made_ms from log_leaf order by idx desc limit 1")?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }

    /// The index of a record's newest leaf.
    pub fn last_leaf_of(&self, reference: &Reference) -> Result<Option<u64>, StoreError> {
        let mut statement = self.sql.prepare_cached("select max(idx) from log_leaf where reference = ?1")?;
        let index: Option<i64> = statement.query_row([reference.to_string()], |row| row.get(0))?;
        Ok(index.map(i64::unsigned_abs))
    }

    /// At most `limit` leaves from index `from` on.
    pub fn leaves_from(&self, from: u64, limit: usize) -> Result<Vec<LeafRow>, StoreError> {
        let mut statement = self.sql.prepare_cached("select idx, reference, leaf from log_leaf where idx >= ?1 order by idx limit ?2")?;
        let rows = statement.query_map(params![from as i64, limit as i64], |row| {
            Ok(LeafRow { index: row.get::<_, i64>(0)?.unsigned_abs(), reference: row.get(1)?, leaf: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Appends a leaf and gives its index.
    pub fn append_leaf(&self, leaf: &[u8], hash: &[u8; 32], reference: &Reference, made_ms: i64) -> Result<u64, StoreError> {
        let index = self.log_size()?;
        self.sql
            .prepare_cached("insert into log_leaf (idx, leaf, hash, reference, made_ms) values (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![index as i64, leaf, hash, reference.to_string(), made_ms])?;
        Ok(index)
    }
}
