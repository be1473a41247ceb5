//! Separated values: the separator is the one that stands most often in the header.

use csv::{ReaderBuilder, StringRecord};

use super::{MOST_ROWS, ReadError, check_cell, encoding};
use crate::{
    domain::Text,
    import::table::{SourceRow, Table, distinct, trimmed},
};

/// The separators looked for; the first wins where they cut alike.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Reads rows; the first names the columns.
pub fn read(bytes: &[u8]) -> Result<Table, ReadError> {
    let (text, warning) = encoding::decode(bytes)?;
    let delimiter = sniff(&text);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut records = reader.records().map(|record| record.map_err(|error| ReadError::NotRows(error.to_string())));
    let header = records.next().ok_or(ReadError::Empty)??;
    let mut table = Table { headers: distinct(header.iter().map(str::to_owned)), rows: Vec::new(), warnings: Vec::new() };
    table.warnings.extend(warning);
    table.warnings.extend(renamed(&header, &table.headers));
    for (index, record) in records.enumerate() {
        if index >= MOST_ROWS {
            return Err(ReadError::TooManyRows);
        }
        let row = row(&record?, index + 1, &table.headers, delimiter)?;
        if row.cells.iter().any(|cell| !trimmed(cell).is_empty()) {
            table.rows.push(row);
        }
    }
    Ok(table)
}

fn row(record: &StringRecord, number: usize, headers: &[String], delimiter: u8) -> Result<SourceRow, ReadError> {
    let line = record.position().map_or(0, csv::Position::line);
    let surplus = record.iter().skip(headers.len()).any(|cell| !trimmed(cell).is_empty());
    if surplus {
        let (found, expected) = (record.len(), headers.len());
        return Err(ReadError::TooManyCells { row: number, line, found, expected, delimiter: char::from(delimiter) });
    }
    let mut cells = Vec::with_capacity(headers.len());
    for (place, header) in headers.iter().enumerate() {
        let cell = record.get(place).unwrap_or_default();
        check_cell(cell, number, header)?;
        cells.push(cell.to_owned());
    }
    Ok(SourceRow { number, line: Some(line), cells })
}

/// The separator that stands most often in the first row, outside quotation marks.
fn sniff(text: &str) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => DELIMITERS.iter().zip(&mut counts).filter(|(one, _)| **one == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // `max_by_key` gives the last of equals: commas, where nothing decides.
    let best = DELIMITERS.into_iter().zip(counts).rev().max_by_key(|(_, count)| *count);
    best.map_or(b',', |(delimiter, _)| delimiter)
}

/// A warning that names the columns which got a name other than their own.
fn renamed(header: &StringRecord, names: &[String]) -> Option<Text> {
    let changed: Vec<&str> = header.iter().zip(names).filter(|(was, name)| trimmed(was) != *name).map(|(_, name)| name.as_str()).collect();
    (!changed.is_empty()).then(|| {
        let list = changed.join(", ");
        Text::new(
            format!("Des colonnes sans nom ou de même nom ont été renommées : {list}."),
            format!("Columns without a name, or with the name of another, were renamed: {list}."),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn the_separator_is_found_whatever_stands_in_quotes() {
        for (text, expected) in [("a,b,c\n1,\"2,5\",3\n", "2,5"), ("a;\"b,c,d,e\";f\r\n1;2,5;3\r\n", "2,5"), ("a\tb\tc\n1\t2;5\t3", "2;5")]
        {
            let table = read(text.as_bytes()).unwrap();
            assert_eq!(cells(&table), [["1", expected, "3"]], "{text:?}");
        }
    }

    #[test]
    fn short_rows_are_filled_and_empty_ones_left_out() {
        let table = read(b"\xEF\xBB\xBFa,b\n1\n,\n2,3,,\n\n").unwrap();
        assert_eq!(table.headers, ["a", "b"]);
        assert_eq!(cells(&table), [["1", ""], ["2", "3"]]);
        assert_eq!((table.rows[1].number, table.rows[1].line), (3, Some(4)));
    }

    #[test]
    fn repeated_headers_are_numbered_and_said() {
        let table = read(b"id,note,note,\n1,x,y,z\n").unwrap();
        assert_eq!(table.headers, ["id", "note", "note (2)", "column 4"]);
        assert!(table.warnings[0].fr.contains("note (2), column 4"));
    }

    #[test]
    fn faults_name_their_row_and_column() {
        let error = read(b"a,b\n1,2\n3,4,5\n").unwrap_err();
        assert!(error.to_string().starts_with("row 2 (line 3) has 3 cells"), "{error}");
        let long = format!("a,b\n1,{}\n", "x".repeat(super::super::LARGEST_CELL + 1));
        assert!(read(long.as_bytes()).unwrap_err().to_string().starts_with("row 1, column «b»"));
        assert!(matches!(read(b""), Err(ReadError::Empty)));
    }

    #[test]
    fn a_file_of_too_many_rows_is_refused() {
        let text = format!("a\n{}", "1\n".repeat(MOST_ROWS + 1));
        assert!(matches!(read(text.as_bytes()), Err(ReadError::TooManyRows)));
    }
}
