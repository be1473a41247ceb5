//! Rows in JSON: an array of objects, alone or at a pointer.

use serde_json::{Map, Value};

use super::{MOST_ROWS, ReadError, check_cell};
use crate::{
    domain::json,
    import::table::{SourceRow, Table, trimmed},
};

/// Reads rows; the columns are the names that any object has, in the order they first appear.
pub fn read(bytes: &[u8], rows_at: Option<&str>) -> Result<Table, ReadError> {
    let document = json::parse(bytes).map_err(|fault| ReadError::NotRows(fault.to_string()))?;
    let at = rows_at.unwrap_or_default();
    let rows = document.pointer(at).ok_or_else(|| ReadError::NotRows(format!("nothing stands at «{at}»")))?;
    let rows = rows.as_array().ok_or_else(|| ReadError::NotRows(format!("what stands at «{at}» is not an array")))?;
    if rows.len() > MOST_ROWS {
        return Err(ReadError::TooManyRows);
    }
    let objects: Vec<&Map<String, Value>> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| row.as_object().ok_or_else(|| ReadError::NotRows(format!("row {} is not an object", index + 1))))
        .collect::<Result<_, _>>()?;
    let headers = headers(&objects);
    let mut table = Table { headers, rows: Vec::new(), warnings: Vec::new() };
    for (index, object) in objects.into_iter().enumerate() {
        let cells: Vec<String> = table.headers.iter().map(|header| object.get(header).map(cell).unwrap_or_default()).collect();
        for (header, cell) in table.headers.iter().zip(&cells) {
            check_cell(cell, index + 1, header)?;
        }
        if cells.iter().any(|cell| !trimmed(cell).is_empty()) {
            table.rows.push(SourceRow { number: index + 1, line: None, cells });
        }
    }
    Ok(table)
}

fn headers(objects: &[&Map<String, Value>]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let names = objects.iter().flat_map(|object| object.keys());
    names.filter(|name| seen.insert(name.as_str())).cloned().collect()
}

/// A value as a cell: plain ones as their text, nested ones as JSON.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_become_rows_under_the_names_of_all() {
        let table = read(br#"[{"a": 1, "b": [1, "x"]}, {"a": null}, {"c": true, "a": "z"}]"#, None).unwrap();
        assert_eq!(table.headers, ["a", "b", "c"]);
        let cells: Vec<_> = table.rows.iter().map(|row| (row.number, row.cells.join("/"))).collect();
        assert_eq!(cells, [(1, "1/[1,\"x\"]/".into()), (3, "z//true".into())]);
    }

    #[test]
    fn rows_may_stand_deeper() {
        assert_eq!(read(br#"{"data": {"rows": [{"a": "1"}]}}"#, Some("/data/rows")).unwrap().rows.len(), 1);
    }

    #[test]
    fn what_is_not_rows_is_said() {
        for (text, at, why) in [
            ("{}", Some("/rows"), "nothing stands at «/rows»"),
            ("{}", None, "not an array"),
            ("[{}, 3]", None, "row 2 is not an object"),
            ("[", None, "not JSON"),
        ] {
            let error = read(text.as_bytes(), at).unwrap_err().to_string();
            assert!(error.contains(why), "{text}: {error}");
        }
    }
}
