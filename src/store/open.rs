//! Opening the database: its folder, its identity, its migrations, its connections.

use std::{
    path::{Path, PathBuf},
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};
use rusqlite_migration::{M, Migrations};

use super::{Reader, Writer};

/// `application_id` of our files ("GJ01"), so that another program's database is never mistaken for ours.
const APPLICATION_ID: i32 = 0x474A_3031;
const MIGRATIONS: &[M<'static>] = &[M::up(include_str!("migrations/001_register.sql"))];
const READERS: usize = 4;
const BUSY: Duration = Duration::from_secs(5);

/// What can go wrong with the database. All of it is ours or the machine's, never the writer's.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite said no.
    #[error("the database refused")]
    Sqlite(#[from] rusqlite::Error),
    /// The folder or file cannot be made or read.
    #[error("the data folder {path} cannot be used", path = .path.display())]
    Folder {
        /// Which folder or file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is another program's.
    #[error("{path} is not a Grand Jour database; name another folder with --data", path = .0.display())]
    NotOurs(PathBuf),
    /// A newer program made the file.
    #[error("{path} was written by a newer Grand Jour (version {found}, this program knows {known}); install that version", path = .path.display())]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its version.
        found: usize,
        /// Ours.
        known: usize,
    },
    /// A migration failed; the file is as it was.
    #[error("the database could not be brought up to date")]
    Migration(#[from] rusqlite_migration::Error),
    /// A row that our own code cannot have written.
    #[error("inconsistent row in {table}.{column}: {found}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// What stands there.
        found: String,
    },
}

impl StoreError {
    /// Whether the disk is full, so that the way out is to make room.
    pub fn is_full(&self) -> bool {
        matches!(self, StoreError::Sqlite(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull))
    }

    /// Whether a uniqueness or check constraint of the schema refused the row.
    pub fn is_constraint(&self) -> bool {
        matches!(self, StoreError::Sqlite(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation))
    }
}

/// The open database.
pub struct Store {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    reader_is_back: Condvar,
}

impl Store {
    /// Opens (or makes) `register.db` in `folder`, migrated to the current version. `id` names a database that is made now.
    pub fn open(folder: &Path, id: &str, made_ms: i64) -> Result<Store, StoreError> {
        std::fs::create_dir_all(folder).map_err(|source| StoreError::Folder { path: folder.to_owned(), source })?;
        let path = folder.join("register.db");
        let mut writer = Connection::open(&path)?;
        harden(&writer)?;
        check_identity(&writer, &path)?;
        migrate(&mut writer, &path)?;
        writer.execute("insert into register (id, made_ms) select ?1, ?2 where not exists (select 1 from register)", (id, made_ms))?;
        let readers = (0..READERS).map(|_| open_reader(&path)).collect::<Result<Vec<_>, _>>()?;
        Ok(Store { path, writer: Mutex::new(writer), readers: Mutex::new(readers), reader_is_back: Condvar::new() })
    }

    /// Where the database file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` in one transaction: committed (durably) if it returns `Ok`, rolled back otherwise.
    pub fn write<T, E: From<StoreError>>(&self, work: impl FnOnce(&Writer<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut connection = lock(&self.writer);
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let done = work(&Writer::new(&transaction))?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    /// Runs `work` over one consistent state of the database.
    pub fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut lease = self.lease();
        let connection = lease.connection.as_mut().ok_or_else(|| StoreError::Sqlite(rusqlite::Error::InvalidQuery))?;
        let transaction = connection.transaction().map_err(StoreError::from)?;
        work(&Reader::new(&transaction))
    }

    fn lease(&self) -> Lease<'_> {
        let readers = lock(&self.readers);
        let mut readers = self.reader_is_back.wait_while(readers, |readers| readers.is_empty()).unwrap_or_else(PoisonError::into_inner);
        Lease { store: self, connection: readers.pop() }
    }
}

/// A reader's connection, given back when dropped, even by a panic.
struct Lease<'a> {
    store: &'a Store,
    connection: Option<Connection>,
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        lock(&self.store.readers).extend(self.connection.take());
        self.store.reader_is_back.notify_one();
    }
}

/// A panic while a lock was held leaves no half-done state behind: SQLite rolls its transaction back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn harden(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

fn open_reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

fn check_identity(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let application: i32 = connection.query_row("pragma application_id", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
    match (application, tables) {
        (APPLICATION_ID, _) => Ok(()),
        (0, 0) => Ok(connection.pragma_update(None, "application_id", APPLICATION_ID)?),
        _ => Err(StoreError::NotOurs(path.to_owned())),
    }
}

/// Applies what is missing; a database that holds something is copied beside itself first.
fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let found: usize = connection.query_row("pragma user_version", [], |row| row.get::<_, i64>(0))?.unsigned_abs() as usize;
    let known = MIGRATIONS.len();
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    if found == known {
        return Ok(());
    }
    if found > 0 {
        let copy = path.with_extension(format!("before-{known}.db"));
        connection.execute("vacuum into ?1", [copy.to_string_lossy()])?;
    }
    Migrations::from_slice(MIGRATIONS).to_latest(connection)?;
    Ok(())
}

/// The statements that make the current schema, as SQLite holds them: what `schema.sql` must equal.
pub fn schema_snapshot() -> Result<String, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    Migrations::from_slice(MIGRATIONS).to_latest(&mut connection)?;
    let mut statement = connection.prepare("select sql from sqlite_schema where sql is not null order by rowid")?;
    let parts = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(parts.join(";\n\n") + ";\n")
}
