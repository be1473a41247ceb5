//! `grandjour export`: the open-data files in a folder.

use std::{io::Write, path::PathBuf};

use super::{DONE, open, progress};
use crate::{config::Places, export};

/// Write the register's open-data files into a folder.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  grandjour export open-data\n\nThe folder is new, empty, or an earlier export. Each file is replaced whole, the manifest last."
)]
pub struct Export {
    /// Folder to write
    dir: PathBuf,
    #[command(flatten)]
    places: Places,
}

impl Export {
    /// Writes the files and prints their names.
    pub fn run(&self) -> anyhow::Result<u8> {
        let registry = open::loaded(&self.places)?;
        let bar = progress::spinner("writing files");
        let files = export::to_dir(&registry, &self.dir)?;
        bar.finish_and_clear();
        let mut out = std::io::stdout().lock();
        for file in &files.files {
            writeln!(out, "{}\t{} bytes\t{} rows\tsha256 {}", self.dir.join(&file.name).display(), file.bytes, file.rows, file.sha256)?;
        }
        Ok(DONE)
    }
}
