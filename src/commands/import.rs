//! `grandjour import`: another register's file, through a mapping.

use std::{io::Write, path::PathBuf};

use super::{DONE, INPUT_HAS_ERRORS, open, progress};
use crate::{
    config::Places,
    import::{self, Mapping},
};

/// Take over another register's file through a mapping.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  grandjour import tools.csv --mapping schema/mappings/nyc-algorithmic-tools.toml --dry-run\n  grandjour import tools.csv --mapping schema/mappings/nyc-algorithmic-tools.toml\n\nRecords are published as archives under their source's name, outside the town's own counts. A second run changes nothing."
)]
pub struct Import {
    /// The file: CSV or JSON
    file: PathBuf,
    /// What its columns mean
    #[arg(long, value_name = "FILE")]
    mapping: PathBuf,
    /// Check everything and keep nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    places: Places,
}

impl Import {
    /// Imports and prints the account of every cell.
    pub fn run(&self) -> anyhow::Result<u8> {
        let mapping = Mapping::read(&self.mapping)?;
        let table = import::read(&self.file, mapping.rows_at())?;
        let registry = open::register(&self.places)?;
        let bar = progress::bar(table.rows.len(), "rows");
        let report = import::import(&registry, &mapping, &table, self.dry_run, &mut |done, _| bar.set_position(done as u64))?;
        bar.finish_and_clear();
        let mut out = std::io::stdout().lock();
        writeln!(out, "{report}")?;
        Ok(if report.refused.is_empty() { DONE } else { INPUT_HAS_ERRORS })
    }
}
