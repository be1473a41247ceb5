//! What rows need to know beside their own record: the datasets, and the town.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::{Record, views};

/// A record with what the register says of it.
pub(super) struct Row<'a> {
    pub record: &'a Record,
    /// When it was published, as the interface for programs writes it.
    pub updated_on: String,
    /// `town`, or the source of an archive in small letters.
    pub register: String,
}

/// What other records say of a dataset.
#[derive(Clone, Debug, Default)]
pub(super) struct DatasetFacts {
    pub name: String,
    pub retention: String,
    pub categories: Vec<String>,
}

/// The datasets of a snapshot, a few words each, and whose register it is.
pub(super) struct Facts {
    datasets: BTreeMap<String, DatasetFacts>,
    prefix: String,
}

impl Facts {
    /// Nothing known yet, in the register whose references begin with `prefix`.
    pub fn new(prefix: &str) -> Facts {
        Facts { datasets: BTreeMap::new(), prefix: prefix.to_owned() }
    }

    /// Remembers a dataset.
    pub fn learn(&mut self, record: &Record) {
        let dataset = views::Dataset(&record.body);
        let facts = DatasetFacts {
            name: dataset.name().fr,
            retention: views::plain(&record.body, "/retention/period/fr").to_owned(),
            categories: dataset.data_categories().into_iter().map(str::to_owned).collect(),
        };
        self.datasets.insert(record.reference.to_string(), facts);
    }

    /// What is known of a dataset; nothing of one that is not public.
    pub fn dataset(&self, reference: &str) -> DatasetFacts {
        self.datasets.get(reference).cloned().unwrap_or_default()
    }

    /// The data categories of a system: those it names, and those of its datasets, each once.
    pub fn categories(&self, body: &Value) -> Vec<String> {
        let system = views::System(body);
        let own = system.data_categories().into_iter().map(str::to_owned);
        let theirs = system.datasets().into_iter().filter_map(|reference| self.datasets.get(reference));
        let mut all: Vec<String> = own.chain(theirs.flat_map(|facts| facts.categories.iter().cloned())).collect();
        all.sort();
        all.dedup();
        all
    }

    /// A record as a row.
    pub fn row<'a>(&self, record: &'a Record) -> Row<'a> {
        let is_ours = record.reference.prefix == self.prefix;
        Row { record, updated_on: instant(record), register: if is_ours { "town".into() } else { record.reference.prefix.to_lowercase() } }
    }
}

/// When a record was published: UTC, to the second.
pub(super) fn instant(record: &Record) -> String {
    record.published.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
