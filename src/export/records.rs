//! The two files of one kind: `systems.csv` and `systems.jsonl` and their like.

use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::{
    columns::{Column, columns},
    encode::{CsvFile, JsonLinesFile},
    error::ExportError,
    facts::{Facts, Row, instant},
    manifest::Entry,
    sink::Compressed,
};
use crate::domain::{Dictionary, Record};

/// A record as the interface for programs gives it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line<'a> {
    kind: &'static str,
    reference: String,
    revision: u32,
    published_on: String,
    approval: &'static str,
    legal_alerts: &'a [String],
    body: &'a Value,
}

impl<'a> Line<'a> {
    pub fn of(record: &'a Record) -> Line<'a> {
        Line {
            kind: record.reference.kind.word(),
            reference: record.reference.to_string(),
            revision: record.rev,
            published_on: instant(record),
            approval: record.approval.word(),
            legal_alerts: &record.legal_alerts,
            body: &record.body,
        }
    }
}

/// The files of one kind, being written.
pub(super) struct RecordFiles {
    columns: Vec<Column>,
    csv: CsvFile,
    jsonl: JsonLinesFile,
}

impl RecordFiles {
    pub fn begin(folder: &Path, dictionary: &Dictionary, compressed: Compressed) -> Result<RecordFiles, ExportError> {
        let name = dictionary.kind.plural();
        let columns = columns(dictionary);
        let header = columns.iter().map(|column| column.name.as_str());
        let csv = CsvFile::begin(folder, &format!("{name}.csv"), compressed, header)?;
        let jsonl = JsonLinesFile::begin(folder, &format!("{name}.jsonl"), compressed)?;
        Ok(RecordFiles { columns, csv, jsonl })
    }

    pub fn record(&mut self, row: &Row<'_>, facts: &Facts) -> Result<(), ExportError> {
        self.csv.row(self.columns.iter().map(|column| column.cell(row, facts)))?;
        self.jsonl.row(&Line::of(row.record))
    }

    pub fn finish(self) -> Result<[Entry; 2], ExportError> {
        Ok([self.csv.finish()?, self.jsonl.finish()?])
    }
}
