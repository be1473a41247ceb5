//! Every file of a set, from one snapshot.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::{
    columns::columns,
    data_uses,
    encode::{CsvFile, JsonLinesFile},
    error::ExportError,
    facts::Facts,
    manifest::{Entry, Manifest},
    records::RecordFiles,
    sink::Compressed,
};
use crate::{
    domain::{Kind, Record},
    registry::{Registry, reads::Snapshot},
};

/// Changes with the program, where it writes the same records otherwise.
const FORMAT: &str = "1";

/// Writes every file and then the manifest into `folder`, which exists. Memory does not grow with the register, but for a few words of
/// each dataset.
pub(super) fn write_all(
    registry: &Registry,
    snapshot: &Snapshot<'_>,
    folder: &Path,
    compressed: Compressed,
) -> Result<Manifest, ExportError> {
    let mut facts = Facts::new(&registry.town().publisher.prefix);
    // Systems name what their datasets hold: those are learned first.
    let mut datasets = RecordFiles::begin(folder, registry.dictionary(Kind::Dataset), compressed)?;
    snapshot.each(Kind::Dataset, |record| {
        facts.learn(&record);
        datasets.record(&facts.row(&record), &facts)
    })?;
    let datasets = datasets.finish()?;
    let (systems, uses) = systems(registry, snapshot, &facts, folder, compressed)?;
    let mut statements = RecordFiles::begin(folder, registry.dictionary(Kind::Statement), compressed)?;
    snapshot.each(Kind::Statement, |record| statements.record(&facts.row(&record), &facts))?;
    let files = [systems, datasets, statements.finish()?, uses].concat();
    let manifest = Manifest::new(snapshot.size(), form(registry), files);
    manifest.write(folder)?;
    Ok(manifest)
}

fn systems(
    registry: &Registry,
    snapshot: &Snapshot<'_>,
    facts: &Facts,
    folder: &Path,
    compressed: Compressed,
) -> Result<([Entry; 2], [Entry; 2]), ExportError> {
    let dictionary = registry.dictionary(Kind::System);
    let mut systems = RecordFiles::begin(folder, dictionary, compressed)?;
    let mut csv = CsvFile::begin(folder, "data-uses.csv", compressed, data_uses::HEADER)?;
    let mut jsonl = JsonLinesFile::begin(folder, "data-uses.jsonl", compressed)?;
    snapshot.each(Kind::System, |record: Record| {
        let row = facts.row(&record);
        systems.record(&row, facts)?;
        for data_use in data_uses::of_system(&row, facts, dictionary) {
            csv.row(data_use.cells())?;
            jsonl.row(&data_use)?;
        }
        Ok::<_, ExportError>(())
    })?;
    Ok((systems.finish()?, [csv.finish()?, jsonl.finish()?]))
}

/// A fingerprint of everything beside the records that files depend on: columns, labels and the prefix that is the town's.
pub(super) fn form(registry: &Registry) -> String {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text);
    };
    [FORMAT, &registry.town().publisher.prefix].into_iter().chain(data_uses::HEADER).for_each(&mut add);
    for kind in Kind::ALL {
        columns(registry.dictionary(kind)).iter().for_each(|column| add(&column.name));
    }
    if let Some(categories) = registry.dictionary(Kind::System).vocabularies.get("dataCategory") {
        for term in &categories.values {
            [term.code.as_str(), &term.label.fr, term.label.en.as_deref().unwrap_or_default()].into_iter().for_each(&mut add);
        }
    }
    hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
