//! What readers share: one immutable picture of the register, replaced whole.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use jiff::Timestamp;

use crate::{
    domain::{Kind, Reference, Sort, question::Standing},
    search::Searcher,
    store::{RevisionRow, Store, StoreError},
};

/// Where a current revision stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The record.
    pub reference: Reference,
    /// Its newest version.
    pub rev: u32,
    /// The leaf that published it: the index's name for it.
    pub position: u64,
    /// When it was published.
    pub published: Timestamp,
    /// Its French name.
    pub name: String,
}

/// One immutable picture of the register. `size` leaves of the log are in it; the searcher may still be behind.
pub struct View {
    generation: u64,
    size: u64,
    searcher: Option<Searcher>,
    current: BTreeMap<Reference, Arc<Row>>,
    /// By leaf: every revision a searcher of this or the preceding view can name.
    at: Vec<Option<Arc<Row>>>,
    ranks: OnceLock<Ranks>,
}

/// The places of rows in the orders that need all rows to be known.
struct Ranks {
    by_reference: BTreeMap<u64, u64>,
    by_name: BTreeMap<u64, u64>,
}

impl View {
    /// The picture of everything stored, without a searcher.
    pub(super) fn read(store: &Store) -> Result<View, StoreError> {
        let (size, rows) = store.read(|reader| Ok::<_, StoreError>((reader.log_size()?, reader.current_revisions()?)))?;
        let mut view =
            View { generation: 0, size, searcher: None, current: BTreeMap::new(), at: vec![None; size as usize], ranks: OnceLock::new() };
        rows.into_iter().for_each(|row| view.put(row));
        Ok(view)
    }

    /// The next picture: the records that leaves since this one speak of, read again; and perhaps a newer searcher.
    pub(super) fn next(&self, store: &Store, searcher: Option<Searcher>) -> Result<View, StoreError> {
        let mut next = View {
            generation: self.generation + 1,
            size: self.size,
            searcher: searcher.or_else(|| self.searcher.clone()),
            current: self.current.clone(),
            at: self.at.clone(),
            ranks: OnceLock::new(),
        };
        store.read(|reader| {
            next.size = reader.log_size()?;
            next.at.resize(next.size as usize, None);
            let leaves = reader.leaves_from(self.size, (next.size - self.size) as usize)?;
            for reference in leaves.into_iter().filter_map(|leaf| leaf.reference?.parse::<Reference>().ok()) {
                match reader.current_revision(&reference)? {
                    Some(row) => next.put(row),
                    None => next.remove(&reference),
                }
            }
            Ok::<_, StoreError>(())
        })?;
        Ok(next)
    }

    fn put(&mut self, row: RevisionRow) {
        let position = row.leaf;
        let published = Timestamp::from_millisecond(row.published_ms).unwrap_or_default();
        let row = Arc::new(Row { reference: row.reference, rev: row.rev, position, published, name: row.name });
        self.current.insert(row.reference.clone(), row.clone());
        if let Some(slot) = self.at.get_mut(position as usize) {
            *slot = Some(row);
        }
    }

    /// A withdrawn record leaves at once, whatever version the searcher still holds.
    fn remove(&mut self, reference: &Reference) {
        self.current.remove(reference);
        for slot in &mut self.at {
            if slot.as_ref().is_some_and(|row| row.reference == *reference) {
                *slot = None;
            }
        }
    }

    /// Changes with every swap: what is made from one view is fresh for this number only.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// How many leaves of the log are in it.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The searcher; none while no index is usable.
    pub(super) fn searcher(&self) -> Option<&Searcher> {
        self.searcher.as_ref()
    }

    /// How many leaves can be searched; none while no index is usable.
    pub fn searchable(&self) -> Option<u64> {
        self.searcher.as_ref().map(Searcher::size)
    }

    /// The row that the index names by this position, if it may be shown.
    pub fn row(&self, position: u64) -> Option<&Arc<Row>> {
        self.at.get(position as usize)?.as_ref()
    }

    /// The newest public version of a record.
    pub fn current(&self, reference: &Reference) -> Option<&Arc<Row>> {
        self.current.get(reference)
    }

    /// Every public record, by reference.
    pub fn rows(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.current.values()
    }

    /// How many records of a kind a prefix has: the town's prefix counts what the town declares.
    pub fn count(&self, kind: Kind, prefix: &str) -> usize {
        self.rows().filter(|row| row.reference.kind == kind && row.reference.prefix == prefix).count()
    }

    /// When the register last changed.
    pub fn last_change(&self) -> Option<Timestamp> {
        self.rows().map(|row| row.published).max()
    }

    /// The registers that records come from: `town` first, then the prefixes of archives in lower case.
    pub fn registers(&self, town_prefix: &str) -> Vec<String> {
        let others = self.rows().map(|row| &row.reference.prefix).filter(|prefix| *prefix != town_prefix);
        let others: std::collections::BTreeSet<String> = others.map(|prefix| prefix.to_lowercase()).collect();
        std::iter::once("town".to_owned()).chain(others).collect()
    }

    fn ranks(&self) -> &Ranks {
        self.ranks.get_or_init(|| {
            let mut named: Vec<&Arc<Row>> = self.rows().collect();
            let by_reference = named.iter().enumerate().map(|(rank, row)| (row.position, rank as u64)).collect();
            named.sort_by_cached_key(|row| (sortable(&row.name), row.reference.clone()));
            let by_name = named.iter().enumerate().map(|(rank, row)| (row.position, rank as u64)).collect();
            Ranks { by_reference, by_name }
        })
    }
}

impl Standing for View {
    fn is_live(&self, position: u64) -> bool {
        self.row(position).is_some()
    }

    fn rank(&self, position: u64, sort: Sort) -> u64 {
        let last = u64::MAX;
        match sort {
            Sort::Updated => self.row(position).map_or(last, |row| last - row.published.as_millisecond().unsigned_abs()),
            Sort::Name => self.ranks().by_name.get(&position).copied().unwrap_or(last),
            Sort::Relevance | Sort::Reference => self.ranks().by_reference.get(&position).copied().unwrap_or(last),
        }
    }
}

/// A name as the alphabet orders it: case and accents do not count.
fn sortable(name: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    name.nfd()
        .filter(|c| !is_combining_mark(*c) && *c != '«' && *c != '»')
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim()
        .to_owned()
}
