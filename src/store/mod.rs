//! The truth: SQLite. One writer, several read-only readers, numbered migrations. The only place that says `rusqlite`.
//!
//! A commit is durable before it returns (`synchronous=FULL`): measured, `NORMAL` loses acknowledged rows at a power cut.

mod declarations;
mod leaves;
mod loaded;
mod open;
mod read;
mod revisions;
mod write;

pub use declarations::Declaration;
pub use leaves::LeafRow;
pub use loaded::Loaded;
pub use open::{Store, StoreError, schema_snapshot};
pub use read::Reader;
pub use revisions::{NewNotice, NewRevision, RevisionRow};
pub use write::Writer;

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::TempDir::new().unwrap()
    }

    fn write(path: &std::path::Path, sql: &str) {
        rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
    }

    #[test]
    fn a_database_keeps_its_name_and_another_program_s_is_refused() {
        let folder = folder();
        let id = |given: &str| Store::open(folder.path(), given, 1).unwrap().read(|reader| reader.register_id()).unwrap();
        assert_eq!((id("first"), id("second")), ("first".into(), "first".into()));
        let other = tempfile::TempDir::new().unwrap();
        write(&other.path().join("register.db"), "create table theirs (x)");
        assert!(matches!(Store::open(other.path(), "x", 1), Err(StoreError::NotOurs(_))));
    }

    #[test]
    fn a_newer_database_is_refused_with_both_versions() {
        let folder = folder();
        drop(Store::open(folder.path(), "x", 1).unwrap());
        write(&folder.path().join("register.db"), "pragma user_version = 99");
        let Err(error) = Store::open(folder.path(), "x", 1) else { panic!("a newer one is refused") };
        assert!(error.to_string().contains("99"), "{error}");
    }

    #[test]
    fn a_full_disk_says_so_and_keeps_nothing_of_the_work() {
        let folder = folder();
        let store = Store::open(folder.path(), "x", 1).unwrap();
        let reference: crate::domain::Reference = "TST-ST-01".parse().unwrap();
        let result = store.write(|writer| {
            writer.sql.pragma_update(None, "max_page_count", 30)?;
            for _ in 0..200 {
                writer.append_leaf(&[0; 2000], &[0; 32], &reference, 1)?;
            }
            Ok::<_, StoreError>(())
        });
        assert!(result.is_err_and(|error| error.is_full()));
        assert_eq!(store.read(|reader| reader.log_size()).unwrap(), 0);
    }

    #[test]
    fn what_is_public_cannot_be_changed_even_by_sql() {
        let folder = folder();
        let store = Store::open(folder.path(), "x", 1).unwrap();
        let reference: crate::domain::Reference = "TST-ST-01".parse().unwrap();
        store.write(|writer| writer.append_leaf(b"leaf", &[0; 32], &reference, 1)).unwrap();
        for sql in
            ["update log_leaf set leaf = x'00'", "delete from log_leaf", "insert into log_leaf values (5, x'00', zeroblob(32), null, 1)"]
        {
            let refused = store.write(|writer| writer.sql.execute(sql, []).map_err(StoreError::from));
            assert!(refused.is_err_and(|error| error.is_constraint()), "{sql}");
        }
    }

    #[test]
    fn a_work_that_fails_half_way_leaves_nothing() {
        let folder = folder();
        let store = Store::open(folder.path(), "x", 1).unwrap();
        let reference: crate::domain::Reference = "TST-ST-01".parse().unwrap();
        let result: Result<(), StoreError> = store.write(|writer| {
            writer.append_leaf(b"leaf", &[0; 32], &reference, 1)?;
            Err(StoreError::NotOurs("stop".into()))
        });
        assert!(result.is_err());
        assert_eq!(store.read(|reader| reader.log_size()).unwrap(), 0);
    }
}
