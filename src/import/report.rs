//! What an import did, and what became of every cell that was not empty.

use std::{fmt, ops::AddAssign};

use serde::Serialize;

use crate::domain::{Finding, Lang, Text};

/// What became of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// It stands in a field as it was written.
    Mapped,
    /// It stands in a field written our way: through a table, a date's form, a split, a cut.
    Recoded,
    /// At least a part of it stands in `ext` alone.
    Ext,
    /// Its row was refused.
    Refused,
}

/// Cells that were not empty, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// All of them, counted in the file.
    pub total: usize,
    /// In a field as written.
    pub mapped: usize,
    /// In a field, written our way.
    pub recoded: usize,
    /// Kept as text in `ext`.
    pub ext: usize,
    /// In a row that was refused.
    pub refused: usize,
}

impl Tally {
    pub(super) fn note(&mut self, class: Class) {
        let count = match class {
            Class::Mapped => &mut self.mapped,
            Class::Recoded => &mut self.recoded,
            Class::Ext => &mut self.ext,
            Class::Refused => &mut self.refused,
        };
        *count += 1;
    }

    /// Whether every cell is accounted for: what the parts add up to is what the file has.
    pub fn is_balanced(&self) -> bool {
        self.accounted() == self.total
    }

    pub(super) fn accounted(&self) -> usize {
        self.mapped + self.recoded + self.ext + self.refused
    }

    /// The share of cells that stand in fields, from 0 to 1; 1 where there was no cell to place.
    pub fn typed_share(&self) -> f64 {
        let typed = self.mapped + self.recoded;
        let placed = typed + self.ext;
        if placed == 0 { 1.0 } else { typed as f64 / placed as f64 }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.total += other.total;
        self.mapped += other.mapped;
        self.recoded += other.recoded;
        self.ext += other.ext;
        self.refused += other.refused;
    }
}

/// The cells of one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnCount {
    /// The column.
    pub column: String,
    /// Whether the mapping says what becomes of it; what it does not name is kept in `ext`.
    pub is_mapped: bool,
    /// Its cells.
    #[serde(flatten)]
    pub tally: Tally,
}

/// A row that is not public, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefusedRow {
    /// Its place among the rows, from 1.
    pub row: usize,
    /// The line of the file it begins on.
    pub line: Option<u64>,
    /// Its identifier.
    pub source_id: String,
    /// Every reason.
    pub findings: Vec<RowFinding>,
}

/// A reason, with the column it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowFinding {
    /// The column, where one column is the cause.
    pub column: Option<String>,
    /// What is wrong with the record that the row became.
    #[serde(flatten)]
    pub finding: Finding,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// The mapping used.
    pub mapping: String,
    /// Whether nothing was kept.
    pub dry_run: bool,
    /// Rows read.
    pub rows: usize,
    /// Rows that became a new record.
    pub published: usize,
    /// Rows that changed their record.
    pub revised: usize,
    /// Rows that are as they were at the last import.
    pub unchanged: usize,
    /// Rows that are not public.
    pub refused: Vec<RefusedRow>,
    /// Every cell that was not empty.
    pub cells: Tally,
    /// The same, column by column, in the order of the file.
    pub columns: Vec<ColumnCount>,
    /// What was guessed while reading the file.
    pub warnings: Vec<Text>,
}

impl ImportReport {
    /// The share of the cells of mapped columns that stand in fields, from 0 to 1.
    pub fn typed_share(&self) -> f64 {
        let mut mapped = Tally::default();
        self.columns.iter().filter(|column| column.is_mapped).for_each(|column| mapped += column.tally);
        mapped.typed_share()
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tense = if self.dry_run { " (dry run: nothing was kept)" } else { "" };
        let (rows, new, revised, same) = (self.rows, self.published, self.revised, self.unchanged);
        writeln!(f, "{rows} rows: {new} new, {revised} changed, {same} unchanged, {} refused{tense}", self.refused.len())?;
        writeln!(f, "{:<28}{:>8}{:>8}{:>9}{:>8}{:>9}", "cells not empty", "total", "mapped", "recoded", "ext", "refused")?;
        let mut line = |name: &str, tally: &Tally| {
            let name: String = name.chars().take(27).collect();
            let Tally { total, mapped, recoded, ext, refused } = tally;
            writeln!(f, "{name:<28}{total:>8}{mapped:>8}{recoded:>9}{ext:>8}{refused:>9}")
        };
        for count in &self.columns {
            let mark = if count.is_mapped { "" } else { " (not mapped)" };
            line(&format!("{}{mark}", count.column), &count.tally)?;
        }
        line("all", &self.cells)?;
        write!(f, "in typed fields, of the mapped columns: {:.1} %", self.typed_share() * 100.0)?;
        for warning in &self.warnings {
            write!(f, "\nwarning: {}", warning.get(Lang::En))?;
        }
        self.refused.iter().try_for_each(|row| write!(f, "\n{row}"))
    }
}

impl fmt::Display for RefusedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused: row {}", self.row)?;
        if let Some(line) = self.line {
            write!(f, " (line {line})")?;
        }
        write!(f, ", {}", self.source_id)?;
        for RowFinding { column, finding } in &self.findings {
            let place = column.as_ref().map_or(finding.pointer.clone(), |column| format!("column «{column}», {}", finding.pointer));
            write!(f, "\n  {place}: {} {}", finding.sentence.get(Lang::En), finding.remedy.get(Lang::En))?;
        }
        Ok(())
    }
}
