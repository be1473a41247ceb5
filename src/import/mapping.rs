//! A mapping as it is written: which column of a foreign file becomes which field of a record, and what is said of the rest.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use serde_json::Value;
use toml::Spanned;

use crate::domain::{Kind, Lang, Text};

/// Why a mapping cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    /// The file cannot be read.
    #[error("{path} cannot be read", path = .path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is not TOML, or not the TOML it must be.
    #[error("mapping {name}: {why}")]
    Malformed {
        /// The mapping.
        name: String,
        /// What is wrong and where, as the TOML reader draws it.
        why: String,
    },
    /// It names something that does not exist, or contradicts itself.
    #[error("mapping {name}, line {line}: {why}")]
    Wrong {
        /// The mapping.
        name: String,
        /// The line.
        line: usize,
        /// What is wrong and what would be right.
        why: String,
    },
}

/// How the rows of one foreign register become records. Types are not said here: the schema knows what each field holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    text: String,
    pub(super) source: Source,
    #[serde(default, rename = "field")]
    pub(super) fields: Vec<FieldRule>,
    #[serde(default, rename = "constant")]
    pub(super) constants: Vec<ConstantRule>,
    #[serde(default, rename = "gap")]
    pub(super) gaps: Vec<GapRule>,
    #[serde(default, rename = "explain")]
    pub(super) explanations: Vec<ExplainRule>,
}

/// `[source]`: the register that rows come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    /// What the references of its records begin with.
    pub prefix: Spanned<String>,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub url: Option<String>,
    /// The licence of its data.
    pub licence: Option<String>,
    /// What its rows describe.
    pub kind: Kind,
    /// The language its texts are in.
    #[serde(default)]
    pub language: Lang,
    /// The columns that tell one row from another; rows alike in all of them are numbered in the order of the file.
    pub id: Vec<Spanned<String>>,
    /// Cells that say nothing, such as `N/A`; letter case does not matter.
    #[serde(default)]
    pub blank: Vec<String>,
    /// In which order the numbers of `01/06/2020` stand; without it such a cell is no date.
    pub dates: Option<DateOrder>,
    /// Where the rows stand in a JSON file.
    pub rows_at: Option<String>,
    /// The explanation of every gap that the rules ask for and no other line of the mapping explains.
    pub missing: Option<Text>,
}

/// The order of day and month in a date with the year last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum DateOrder {
    /// `31/12/2020`.
    Dmy,
    /// `12/31/2020`.
    Mdy,
}

/// `[[field]]`: a column that becomes a field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldRule {
    /// The column.
    pub column: Spanned<String>,
    /// The field, `*` standing for each item of a list: `/suppliers/*/name`.
    pub pointer: Spanned<String>,
    /// What certain cells become, before anything else is tried.
    #[serde(default)]
    pub table: BTreeMap<String, Recoding>,
    /// What separates several values in one cell; for lists.
    pub split: Option<String>,
    /// What stands above the cell's text, where several columns make one text.
    pub heading: Option<Text>,
    /// Most characters the field takes from a text.
    pub max: Option<usize>,
    /// The field that takes the whole of a longer text.
    pub overflow: Option<Spanned<String>>,
    /// The answer where the cell is empty or says nothing.
    pub default: Option<Value>,
    /// Which answer is missing where the cell says nothing; without it, the field itself.
    pub gap: Option<Spanned<String>>,
    /// Whether a file may lack the column.
    #[serde(default)]
    pub optional: bool,
}

/// What a cell becomes.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Recoding {
    /// Nothing that we have a value for: the field's gap says this instead.
    Gap(GapText),
    /// This value; for a list, one item or an array of them.
    Value(Value),
}

/// `{ gap = { fr = …, en = … } }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GapText {
    /// The explanation.
    pub gap: Text,
}

/// `[[constant]]`: what is true of every row, with the reason why.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConstantRule {
    /// The field.
    pub pointer: Spanned<String>,
    /// Its value.
    pub value: Value,
    /// How it is known: read by whoever reads the mapping.
    #[serde(rename = "reason")]
    pub _reason: String,
}

/// `[[gap]]`: a field without an answer in rows that do not give one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GapRule {
    /// The field.
    pub pointer: Spanned<String>,
    /// Why it has no answer.
    pub kind: GapKind,
    /// The same in words.
    pub explanation: Text,
}

/// Why a field of an archive has no answer. Nothing is withheld here: that is the source's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum GapKind {
    /// The source does not say.
    NotKnown,
    /// The question does not arise.
    NotApplicable,
}

impl GapKind {
    /// The code that records hold.
    pub fn code(self) -> &'static str {
        match self {
            GapKind::NotKnown => "notKnown",
            GapKind::NotApplicable => "notApplicable",
        }
    }
}

/// `[[explain]]`: a column that cannot answer a field, but says something about why it is unanswered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExplainRule {
    /// The column.
    pub column: Spanned<String>,
    /// The field that stays unanswered.
    pub pointer: Spanned<String>,
    /// The explanation that certain cells amount to.
    #[serde(default)]
    pub table: BTreeMap<String, Text>,
    /// The explanation for all others, with the cell in place of `{value}`; the cell is also kept as it is.
    pub sentence: Option<Text>,
    /// Whether a file may lack the column.
    #[serde(default)]
    pub optional: bool,
}

impl Mapping {
    /// Reads a mapping file; its name without the extension is the mapping's name.
    pub fn read(path: &Path) -> Result<Mapping, MappingError> {
        let text = fs::read_to_string(path).map_err(|source| MappingError::Unreadable { path: path.to_owned(), source })?;
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Mapping::parse(&name, &text)
    }

    /// Reads a mapping from TOML. What it names is compared with the schema and the file when it is used.
    pub fn parse(name: &str, text: &str) -> Result<Mapping, MappingError> {
        let malformed = |error: toml::de::Error| MappingError::Malformed { name: name.to_owned(), why: error.to_string() };
        let mapping: Mapping = toml::from_str(text).map_err(malformed)?;
        Ok(Mapping { name: name.to_owned(), text: text.to_owned(), ..mapping })
    }

    /// Its name, as records and reports say it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the references of its records begin with.
    pub fn prefix(&self) -> &str {
        self.source.prefix.get_ref()
    }

    /// The kind of record its rows become.
    pub fn kind(&self) -> Kind {
        self.source.kind
    }

    /// Where the rows stand in a JSON file: what [`super::read`] is to be told.
    pub fn rows_at(&self) -> Option<&str> {
        self.source.rows_at.as_deref()
    }

    /// A fault of the mapping, at the line of `place`.
    pub(super) fn wrong<T>(&self, place: &Spanned<T>, why: impl Into<String>) -> MappingError {
        let before = self.text.get(..place.span().start).unwrap_or_default();
        let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
        MappingError::Wrong { name: self.name.clone(), line, why: why.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_refused_with_its_line() {
        let text = "[source]\nprefix = \"XX\"\nname = \"x\"\nkind = \"system\"\nid = []\nlicense = \"MIT\"\n";
        let error = Mapping::parse("essai", text).unwrap_err().to_string();
        assert!(error.contains("mapping essai") && error.contains("line 6") && error.contains("licence"), "{error}");
    }

    #[test]
    fn a_cell_may_become_a_value_or_a_gap() {
        let text = "[source]\nprefix = \"XX\"\nname = \"x\"\nkind = \"system\"\nid = []\n[[field]]\ncolumn = \"c\"\npointer = \"/isAi\"\n\
                    table = { \"yes\" = true, \"secret\" = { gap = { fr = \"Secret.\" } } }\n";
        let table = &Mapping::parse("essai", text).unwrap().fields[0].table;
        assert!(matches!(table["yes"], Recoding::Value(Value::Bool(true))));
        assert!(matches!(&table["secret"], Recoding::Gap(said) if said.gap.fr == "Secret."));
    }
}
