//! The one writer's transaction.

use std::ops::Deref;

use rusqlite::Transaction;

use super::Reader;

/// A transaction that may write. Whatever is written stands or falls together.
pub struct Writer<'a> {
    reader: Reader<'a>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(transaction: &'a Transaction<'a>) -> Writer<'a> {
        Writer { reader: Reader::new(transaction) }
    }
}

/// A writer reads what it has written so far.
impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}
