//! Exact CSV (RFC 4180): comma, CRLF, UTF-8 without a byte-order mark, quotation marks only where needed, values as they are.

use std::path::Path;

use csv::{IntoInnerError, QuoteStyle, Terminator, Writer, WriterBuilder};

use crate::export::{
    error::ExportError,
    manifest::Entry,
    sink::{Compressed, Sink},
};

/// A CSV file being written.
pub struct CsvFile {
    writer: Writer<Sink>,
    rows: u64,
}

impl CsvFile {
    /// Begins `name` in `folder` with its header.
    pub fn begin<'h>(
        folder: &Path,
        name: &str,
        compressed: Compressed,
        header: impl IntoIterator<Item = &'h str>,
    ) -> Result<CsvFile, ExportError> {
        let sink = Sink::create(folder, name, compressed)?;
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).from_writer(sink);
        let written = writer.write_record(header);
        let mut file = CsvFile { writer, rows: 0 };
        file.check(written)?;
        Ok(file)
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) -> Result<(), ExportError> {
        let written = self.writer.write_record(cells.into_iter().map(String::into_bytes));
        self.rows += 1;
        self.check(written)
    }

    /// Ends the file: it is on the disk.
    pub fn finish(self) -> Result<Entry, ExportError> {
        let path = self.writer.get_ref().path().to_owned();
        let unfinished = |error: IntoInnerError<Writer<Sink>>| ExportError::on(&path)(std::io::Error::from(error.error().kind()));
        self.writer.into_inner().map_err(unfinished)?.finish(self.rows)
    }

    fn check(&mut self, written: csv::Result<()>) -> Result<(), ExportError> {
        let Err(error) = written else { return Ok(()) };
        // Rows have the length of their header, so that only the disk can say no.
        let source = match error.into_kind() {
            csv::ErrorKind::Io(source) => source,
            other => std::io::Error::other(format!("{other:?}")),
        };
        Err(ExportError::on(self.writer.get_ref().path())(source))
    }
}
