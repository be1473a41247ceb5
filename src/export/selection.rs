//! The records of one list as a file in memory, with the columns of the whole one.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{
    columns::{Column, columns},
    error::ExportError,
    facts::Facts,
    records::Line,
};
use crate::{
    domain::{Kind, Record},
    registry::Registry,
};

/// How many records are read at a time.
const BATCH: usize = 100;

/// The two formats of a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Exact CSV (RFC 4180).
    Csv,
    /// One JSON object a line.
    JsonLines,
}

/// The records at `positions`, in that order, all of one kind.
pub fn selection(registry: &Registry, kind: Kind, positions: &[u64], format: Format) -> Result<Vec<u8>, ExportError> {
    let mut facts = Facts::new(&registry.town().publisher.prefix);
    if kind == Kind::System {
        registry.snapshot(|snapshot| {
            snapshot.each(Kind::Dataset, |record| {
                facts.learn(&record);
                Ok::<_, ExportError>(())
            })
        })?;
    }
    let columns = columns(registry.dictionary(kind));
    let mut bytes = match format {
        Format::Csv => csv_rows(std::iter::once(columns.iter().map(|column| column.name.clone()).collect())),
        Format::JsonLines => Vec::new(),
    };
    for batch in positions.chunks(BATCH) {
        let records = registry.records_at(batch)?;
        match format {
            Format::Csv => bytes.extend(csv_rows(records.iter().map(|record| cells(record, &columns, &facts)))),
            Format::JsonLines => records.iter().for_each(|record| bytes.extend(line(record))),
        }
    }
    Ok(bytes)
}

fn cells(record: &Record, columns: &[Column], facts: &Facts) -> Vec<String> {
    let row = facts.row(record);
    columns.iter().map(|column| column.cell(&row, facts)).collect()
}

fn csv_rows(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    for row in rows {
        // Rows have the length of their header and memory does not refuse: there is no error to meet.
        let _ = writer.write_record(&row);
    }
    writer.into_inner().unwrap_or_default()
}

fn line(record: &Record) -> Vec<u8> {
    let mut line = serde_json::to_vec(&Line::of(record)).unwrap_or_default();
    line.push(b'\n');
    line
}
