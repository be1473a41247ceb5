//! Reads foreign files into a [`Table`]: CSV however it was saved, and JSON.

mod csv;
mod encoding;
mod json;

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::table::Table;

/// Largest file read.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;
/// Most rows read.
pub const MOST_ROWS: usize = 100_000;
/// Largest cell read.
pub const LARGEST_CELL: usize = 1024 * 1024;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Separated values: comma, semicolon or tab.
    Csv,
    /// A JSON array of objects, perhaps inside another object.
    Json,
}

/// Why a file cannot be read as rows and columns.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It cannot be opened.
    #[error("{path} cannot be read", path = .path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is larger than [`LARGEST_FILE`].
    #[error("the file has {0} bytes; at most {LARGEST_FILE} are read: split it")]
    FileTooLarge(u64),
    /// It has more than [`MOST_ROWS`] rows.
    #[error("the file has more than {MOST_ROWS} rows: split it")]
    TooManyRows,
    /// One cell is larger than [`LARGEST_CELL`].
    #[error(
        "row {row}, column «{column}»: the cell has {size} bytes, at most {LARGEST_CELL} are read; an unclosed quotation mark does this"
    )]
    CellTooLarge {
        /// The row.
        row: usize,
        /// The column.
        column: String,
        /// The cell's size in bytes.
        size: usize,
    },
    /// A row has more cells than there are columns.
    #[error("row {row} (line {line}) has {found} cells, but the header names {expected}: is a cell with «{delimiter}» in it unquoted?")]
    TooManyCells {
        /// The row.
        row: usize,
        /// The line it begins on.
        line: u64,
        /// Its cells.
        found: usize,
        /// The columns of the header.
        expected: usize,
        /// What separates cells.
        delimiter: char,
    },
    /// There is not even a header.
    #[error("the file is empty: a first row with the names of the columns is needed")]
    Empty,
    /// It is text in an encoding that is not read.
    #[error("the file is in UTF-16; save it as UTF-8")]
    Utf16,
    /// It is not the JSON it must be.
    #[error("not rows in JSON: {0}")]
    NotRows(String),
}

/// Reads a file; its name or else its first character says in which format.
///
/// `rows_at` is the JSON Pointer of the array of rows, where a JSON file has them inside something else.
pub fn read(path: &Path, rows_at: Option<&str>) -> Result<Table, ReadError> {
    let unreadable = |source| ReadError::Unreadable { path: path.to_owned(), source };
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST_FILE {
        return Err(ReadError::FileTooLarge(size));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let format = match path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("json") => Format::Json,
        Some("csv" | "tsv" | "txt") => Format::Csv,
        _ if begins_like_json(&bytes) => Format::Json,
        _ => Format::Csv,
    };
    read_bytes(&bytes, format, rows_at)
}

/// Reads rows from bytes. See [`read`].
pub fn read_bytes(bytes: &[u8], format: Format, rows_at: Option<&str>) -> Result<Table, ReadError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ReadError::FileTooLarge(bytes.len() as u64));
    }
    match format {
        Format::Csv => csv::read(bytes),
        Format::Json => json::read(bytes, rows_at),
    }
}

fn begins_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    matches!(bytes.trim_ascii_start().first(), Some(b'[' | b'{'))
}

/// Refuses a cell that is larger than [`LARGEST_CELL`].
fn check_cell(cell: &str, row: usize, column: &str) -> Result<(), ReadError> {
    if cell.len() > LARGEST_CELL {
        return Err(ReadError::CellTooLarge { row, column: column.to_owned(), size: cell.len() });
    }
    Ok(())
}
