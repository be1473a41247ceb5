//! What was last loaded from a file or a foreign row, so that loading twice is loading once.

use rusqlite::{OptionalExtension, params};

use super::{Reader, StoreError, Writer};
use crate::domain::{Kind, Reference};

/// The state of one loaded item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The record it became.
    pub reference: Reference,
    /// SHA-256 of the item as it was.
    pub sha256: [u8; 32],
    /// The revision it became; people have touched the record since if it has a later one.
    pub rev: u32,
}

impl Reader<'_> {
    /// What was last loaded for `item` from `origin`.
    pub fn loaded(&self, origin: &str, item: &str) -> Result<Option<Loaded>, StoreError> {
        let mut statement = self.sql.prepare_cached("select reference, sha256, rev from loaded where origin = ?1 and item = ?2")?;
        let row: Option<(String, [u8; 32], u32)> =
            statement.query_row([origin, item], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        row.map(|(text, sha256, rev)| {
            let reference = text.parse().map_err(|_| StoreError::Inconsistent { table: "loaded", column: "reference", found: text })?;
            Ok(Loaded { reference, sha256, rev })
        })
        .transpose()
    }

    /// Every item of an origin.
    pub fn loaded_items(&self, origin: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.sql.prepare_cached("select item from loaded where origin = ?1 order by item")?;
        Ok(statement.query_map([origin], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Remembers what was loaded for `item` from `origin`.
    pub fn put_loaded(&self, origin: &str, item: &str, loaded: &Loaded) -> Result<(), StoreError> {
        self.sql
            .prepare_cached(
                "insert into loaded (origin, item, reference, sha256, rev) values (?1, ?2, ?3, ?4, ?5)
                 on conflict (origin, item) do update set reference = ?3, sha256 = ?4, rev = ?5",
            )?
            .execute(params![origin, item, loaded.reference.to_string(), loaded.sha256, loaded.rev])?;
        Ok(())
    }

    /// Gives the next number of a prefix and kind; it is never given again.
    pub fn next_number(&self, prefix: &str, kind: Kind) -> Result<u32, StoreError> {
        let mut statement = self.sql.prepare_cached(
            "insert into numbering (prefix, kind, last) values (?1, ?2, 1)
             on conflict (prefix, kind) do update set last = last + 1 returning last",
        )?;
        Ok(statement.query_row([prefix, kind.word()], |row| row.get(0))?)
    }

    /// Takes a number that a file names, so that it is not given to another record.
    pub fn take_number(&self, reference: &Reference) -> Result<(), StoreError> {
        self.sql
            .prepare_cached(
                "insert into numbering (prefix, kind, last) values (?1, ?2, ?3)
                 on conflict (prefix, kind) do update set last = max(last, ?3)",
            )?
            .execute(params![reference.prefix, reference.kind.word(), reference.number])?;
        Ok(())
    }
}
