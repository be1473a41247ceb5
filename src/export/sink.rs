//! Where bytes go: a file, its compressed copy if one is wanted, and their fingerprints, in one pass.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, GzBuilder, write::GzEncoder};
use sha2::{Digest, Sha256};

use super::{
    error::ExportError,
    manifest::{Copy, Entry},
};

/// Whether a file gets a `.gz` copy beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compressed {
    /// The file alone.
    No,
    /// The file and its copy.
    Beside,
}

/// A file being written.
pub struct Sink {
    name: String,
    file: Hashed,
    copy: Option<GzEncoder<Hashed>>,
}

/// A file that is hashed while it is written.
struct Hashed {
    path: PathBuf,
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Sink {
    /// Creates `name` in `folder`.
    pub fn create(folder: &Path, name: &str, compressed: Compressed) -> Result<Sink, ExportError> {
        let copy = match compressed {
            Compressed::No => None,
            Compressed::Beside => {
                // No file name and no time inside: the same input gives the same bytes.
                Some(GzBuilder::new().mtime(0).write(Hashed::create(folder.join(format!("{name}.gz")))?, Compression::default()))
            }
        };
        Ok(Sink { name: name.to_owned(), file: Hashed::create(folder.join(name))?, copy })
    }

    /// The file's path.
    pub fn path(&self) -> &Path {
        &self.file.path
    }

    /// Brings everything to the disk.
    pub fn finish(self, rows: u64) -> Result<Entry, ExportError> {
        let Copy { bytes, sha256 } = self.file.finish()?;
        let gzip = match self.copy {
            None => None,
            Some(copy) => {
                let path = copy.get_ref().path.clone();
                Some(copy.finish().map_err(ExportError::on(&path))?.finish()?)
            }
        };
        Ok(Entry { name: self.name, bytes, sha256, rows, gzip })
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        if let Some(copy) = &mut self.copy {
            copy.write_all(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Hashed {
    fn create(path: PathBuf) -> Result<Hashed, ExportError> {
        let file = File::create(&path).map_err(ExportError::on(&path))?;
        Ok(Hashed { path, file: BufWriter::new(file), hash: Sha256::new(), bytes: 0 })
    }

    fn finish(mut self) -> Result<Copy, ExportError> {
        let synced = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        synced.map_err(ExportError::on(&self.path))?;
        let sha256 = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Copy { bytes: self.bytes, sha256 })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
