//! JSON Lines: one JSON object a line, in UTF-8.

use std::{io::Write, path::Path};

use serde::Serialize;

use crate::export::{
    error::ExportError,
    manifest::Entry,
    sink::{Compressed, Sink},
};

/// A JSON Lines file being written.
pub struct JsonLinesFile {
    sink: Sink,
    rows: u64,
}

impl JsonLinesFile {
    /// Begins `name` in `folder`.
    pub fn begin(folder: &Path, name: &str, compressed: Compressed) -> Result<JsonLinesFile, ExportError> {
        Ok(JsonLinesFile { sink: Sink::create(folder, name, compressed)?, rows: 0 })
    }

    /// Adds a line.
    pub fn row(&mut self, row: &impl Serialize) -> Result<(), ExportError> {
        let written = serde_json::to_writer(&mut self.sink, row).map_err(std::io::Error::from);
        let written = written.and_then(|()| self.sink.write_all(b"\n"));
        self.rows += 1;
        written.map_err(ExportError::on(self.sink.path()))
    }

    /// Ends the file: it is on the disk.
    pub fn finish(self) -> Result<Entry, ExportError> {
        self.sink.finish(self.rows)
    }
}
