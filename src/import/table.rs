//! A foreign file as it was read: named columns and rows of text, before anything is made of them.

use crate::domain::Text;

/// A file of rows and columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of its columns, each once, in the order of the file.
    pub headers: Vec<String>,
    /// Its rows; those without any content are left out.
    pub rows: Vec<SourceRow>,
    /// What was guessed while reading, for the person who imports.
    pub warnings: Vec<Text>,
}

/// One row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// Its place among the rows, from 1; the header is not counted.
    pub number: usize,
    /// The line of the file that it begins on, where the format has lines.
    pub line: Option<u64>,
    /// Its cells as they were, one for each header; empty where the row has none.
    pub cells: Vec<String>,
}

impl Table {
    /// The place of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.headers.iter().position(|header| header == name)
    }
}

/// A cell without the ordinary and non-breaking spaces around it.
pub fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}')
}

/// Gives every header a name of its own: an empty one is called after its place, a repeated one gets a number.
pub(super) fn distinct(headers: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (place, header) in headers.into_iter().enumerate() {
        let wanted = match trimmed(&header) {
            "" => format!("column {}", place + 1),
            header => header.to_owned(),
        };
        let numbered = (2..).map(|number| format!("{wanted} ({number})"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_gets_a_name_of_its_own() {
        let headers = ["nom", " nom\u{a0}", "", "nom (2)", "nom"].map(str::to_owned);
        assert_eq!(distinct(headers), ["nom", "nom (2)", "column 3", "nom (2) (2)", "nom (3)"]);
    }
}
