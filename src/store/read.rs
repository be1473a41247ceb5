//! One consistent state of the database.

use rusqlite::Transaction;

use super::StoreError;

/// A transaction that reads.
pub struct Reader<'a> {
    pub(super) sql: &'a Transaction<'a>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(sql: &'a Transaction<'a>) -> Reader<'a> {
        Reader { sql }
    }

    /// The database's own identifier, made once.
    pub fn register_id(&self) -> Result<String, StoreError> {
        Ok(self.sql.query_row("select id from register", [], |row| row.get(0))?)
    }
}
