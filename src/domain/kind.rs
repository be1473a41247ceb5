//! The kinds of record. A new kind is one row of the table here, one schema, one index mapping and one page.

use serde::{Deserialize, Serialize};

/// What a public record describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One use of an algorithm by one accountable body.
    System,
    /// A set of data that systems use.
    Dataset,
    /// A prohibition, a declared absence of use, a moratorium or a commitment.
    Statement,
}

/// One row of the table of kinds.
struct Row {
    kind: Kind,
    /// The letters inside a reference: `BRV-SYS-01`.
    letters: &'static str,
    /// The singular word of the API and of schema file names.
    word: &'static str,
    /// The plural word of API paths, folders and exported files.
    plural: &'static str,
}

const ROWS: [Row; 3] = [
    Row { kind: Kind::System, letters: "SYS", word: "system", plural: "systems" },
    Row { kind: Kind::Dataset, letters: "DS", word: "dataset", plural: "datasets" },
    Row { kind: Kind::Statement, letters: "ST", word: "statement", plural: "statements" },
];

impl Kind {
    /// Every kind, in the order of navigation.
    pub const ALL: [Kind; 3] = [Kind::System, Kind::Dataset, Kind::Statement];
    /// Every kind, so that what a record refers to is loaded before the record itself.
    pub const LOAD_ORDER: [Kind; 3] = [Kind::Dataset, Kind::Statement, Kind::System];

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// The letters of this kind inside a reference, such as `SYS`.
    pub fn letters(self) -> &'static str {
        self.row().letters
    }

    /// The singular English word: `system`.
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// The plural English word of API paths, data folders and files: `systems`.
    pub fn plural(self) -> &'static str {
        self.row().plural
    }

    /// The kind whose reference letters are `letters`.
    pub fn from_letters(letters: &str) -> Option<Kind> {
        ROWS.iter().find(|row| row.letters == letters).map(|row| row.kind)
    }

    /// The kind whose singular word is `word`.
    pub fn from_word(word: &str) -> Option<Kind> {
        ROWS.iter().find(|row| row.word == word).map(|row| row.kind)
    }

    /// The kind whose plural word is `plural`.
    pub fn from_plural(plural: &str) -> Option<Kind> {
        ROWS.iter().find(|row| row.plural == plural).map(|row| row.kind)
    }
}
