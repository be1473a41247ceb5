//! «Give me everything»: all current records of one consistent state.

use crate::{
    domain::{Kind, Record},
    registry::Registry,
    store::{Reader, StoreError},
};

/// One consistent state of the register.
pub struct Snapshot<'a> {
    reader: &'a Reader<'a>,
    size: u64,
}

impl Registry {
    /// Runs `work` over one consistent state of the register.
    pub fn snapshot<T, E: From<StoreError>>(&self, work: impl FnOnce(&Snapshot<'_>) -> Result<T, E>) -> Result<T, E> {
        self.store.read(|reader| {
            let size = reader.log_size()?;
            work(&Snapshot { reader, size })
        })
    }
}

impl Snapshot<'_> {
    /// How many leaves of the log it reflects.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Hands every current record of a kind to `each`, by reference, one at a time: memory does not grow with the register.
    pub fn each<E: From<StoreError>>(&self, kind: Kind, each: impl FnMut(Record) -> Result<(), E>) -> Result<(), E> {
        self.reader.each_current(kind, each)
    }
}
