//! Public revisions and the notices beside them.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value;

use super::{Reader, StoreError, Writer};
use crate::domain::{
    Reference,
    record::{Approval, Record, Tombstone},
};

/// A revision about to be stored.
pub struct NewRevision<'a> {
    /// Its record.
    pub reference: &'a Reference,
    /// Its number.
    pub rev: u32,
    /// Its body.
    pub body: &'a Value,
    /// The seed of its commitment.
    pub seed: &'a [u8; 32],
    /// Its commitment.
    pub commitment: &'a [u8; 32],
    /// The version of the schema it was checked against.
    pub schema_version: &'a str,
    /// How it came to be public.
    pub approval: Approval,
    /// Who wrote it.
    pub author: &'a str,
    /// Who made it public.
    pub approver: &'a str,
    /// Rule ids of its legal alerts.
    pub legal_alerts: &'a [String],
    /// When, in UTC milliseconds.
    pub published_ms: i64,
    /// Its leaf.
    pub leaf: u64,
}

/// A notice about to be stored.
pub struct NewNotice<'a> {
    /// Its leaf.
    pub leaf: u64,
    /// The record it speaks of.
    pub reference: &'a Reference,
    /// The revision it stands beside.
    pub rev: u32,
    /// Its body.
    pub body: &'a Value,
    /// The seed of its commitment.
    pub seed: &'a [u8; 32],
    /// When, in UTC milliseconds.
    pub made_ms: i64,
}

/// Where a current revision stands, without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionRow {
    /// Its record.
    pub reference: Reference,
    /// Its number.
    pub rev: u32,
    /// Its leaf.
    pub leaf: u64,
    /// When it was published, in UTC milliseconds.
    pub published_ms: i64,
    /// The record's French name, for sorting.
    pub name: String,
}

const RECORD: &str = "revision.reference, revision.rev, approval, published_ms, revision.leaf_idx, schema_version, \
                      hex(commitment), legal_alerts, revision.body";
const ROW: &str = "reference, rev, leaf_idx, published_ms, coalesce(body ->> '$.name.fr', reference)";
/// The newest revision of each record that has not been withdrawn.
const CURRENT: &str = "revision where rev = (select max(rev) from revision later where later.reference = revision.reference)
                       and not exists (select 1 from notice where notice.reference = revision.reference)";

impl Reader<'_> {
    /// A record's newest revision, or the one with number `rev`; withdrawn or not.
    pub fn revision(&self, reference: &Reference, rev: Option<u32>) -> Result<Option<Record>, StoreError> {
        let mut statement = self.sql.prepare_cached(&format!(
            "select {RECORD} from revision where reference = ?1 and (?2 is null or rev = ?2) order by rev desc limit 1"
        ))?;
        statement.query_row(params![reference.to_string(), rev], |row| Ok(read(row))).optional()?.transpose()
    }

    /// The revision published by a leaf, if that leaf published one.
    pub fn revision_at(&self, leaf: u64) -> Result<Option<Record>, StoreError> {
        let mut statement = self.sql.prepare_cached(&format!("select {RECORD} from revision where leaf_idx = ?1"))?;
        statement.query_row([leaf as i64], |row| Ok(read(row))).optional()?.transpose()
    }

    /// What is left of a withdrawn record.
    pub fn tombstone(&self, reference: &Reference) -> Result<Option<Tombstone>, StoreError> {
        let mut statement = self.sql.prepare_cached(
            "select rev, made_ms, body, leaf_idx from notice where reference = ?1 and kind = 'withdraw' order by leaf_idx desc limit 1",
        )?;
        let row: Option<(u32, i64, String, i64)> =
            statement.query_row([reference.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).optional()?;
        row.map(|(rev, made_ms, body, leaf)| {
            Ok(Tombstone {
                reference: reference.clone(),
                rev,
                withdrawn: timestamp("notice", made_ms)?,
                notice: parse("notice", body)?,
                leaf: leaf.unsigned_abs(),
            })
        })
        .transpose()
    }

    /// Where every current revision stands, in the order of leaves.
    pub fn current_revisions(&self) -> Result<Vec<RevisionRow>, StoreError> {
        let mut statement = self.sql.prepare_cached(&format!("select {ROW} from {CURRENT} order by leaf_idx"))?;
        statement.query_map([], |row| Ok(read_row(row)))?.map(|row| row?).collect()
    }

    /// Where a record's newest revision stands; none for a withdrawn or unknown record.
    pub fn current_revision(&self, reference: &Reference) -> Result<Option<RevisionRow>, StoreError> {
        let mut statement = self.sql.prepare_cached(&format!("select {ROW} from {CURRENT} and reference = ?1"))?;
        statement.query_row([reference.to_string()], |row| Ok(read_row(row))).optional()?.transpose()
    }

    /// Hands every current record of one kind to `each`, by reference, one at a time.
    pub fn each_current<E: From<StoreError>>(
        &self,
        kind: crate::domain::Kind,
        mut each: impl FnMut(Record) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self
            .sql
            .prepare_cached(&format!("select {RECORD} from {CURRENT} and kind = ?1 order by length(reference), reference"))
            .map_err(StoreError::from)?;
        let mut rows = statement.query([kind.word()]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(read(row)?)?;
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Stores a revision. The schema refuses a gap in the numbers and an author who approves.
    pub fn insert_revision(&self, new: &NewRevision<'_>) -> Result<(), StoreError> {
        let mut statement = self.sql.prepare_cached(
            "insert into revision (reference, rev, kind, body, seed, commitment, schema_version, approval, author, approver,
                                   legal_alerts, published_ms, leaf_idx)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?;
        statement.execute(params![
            new.reference.to_string(),
            new.rev,
            new.reference.kind.word(),
            new.body.to_string(),
            new.seed,
            new.commitment,
            new.schema_version,
            new.approval.word(),
            new.author,
            new.approver,
            Value::from(new.legal_alerts.to_vec()).to_string(),
            new.published_ms,
            new.leaf as i64,
        ])?;
        Ok(())
    }

    /// Stores the notice of a withdrawal.
    pub fn insert_withdrawal(&self, new: &NewNotice<'_>) -> Result<(), StoreError> {
        self.sql
            .prepare_cached(
                "insert into notice (leaf_idx, reference, rev, kind, body, seed, made_ms) values (?1, ?2, ?3, 'withdraw', ?4, ?5, ?6)",
            )?
            .execute(params![new.leaf as i64, new.reference.to_string(), new.rev, new.body.to_string(), new.seed, new.made_ms])?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Record, StoreError> {
    let (text, approval, alerts): (String, String, String) = (row.get(0)?, row.get(2)?, row.get(7)?);
    let inconsistent = |column, found| StoreError::Inconsistent { table: "revision", column, found };
    Ok(Record {
        reference: reference(text)?,
        rev: row.get(1)?,
        approval: Approval::parse(&approval).ok_or_else(|| inconsistent("approval", approval))?,
        published: timestamp("revision", row.get(3)?)?,
        leaf: row.get::<_, i64>(4)?.unsigned_abs(),
        schema_version: row.get(5)?,
        commit: row.get::<_, String>(6)?.to_ascii_lowercase(),
        legal_alerts: serde_json::from_str(&alerts).map_err(|_| inconsistent("legal_alerts", alerts))?,
        body: parse("revision", row.get(8)?)?,
    })
}

fn read_row(row: &Row<'_>) -> Result<RevisionRow, StoreError> {
    Ok(RevisionRow {
        reference: reference(row.get(0)?)?,
        rev: row.get(1)?,
        leaf: row.get::<_, i64>(2)?.unsigned_abs(),
        published_ms: row.get(3)?,
        name: row.get(4)?,
    })
}

fn reference(text: String) -> Result<Reference, StoreError> {
    text.parse().map_err(|_| StoreError::Inconsistent { table: "revision", column: "reference", found: text })
}

fn timestamp(table: &'static str, ms: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(ms).map_err(|_| StoreError::Inconsistent { table, column: "ms", found: ms.to_string() })
}

fn parse(table: &'static str, text: String) -> Result<Value, StoreError> {
    serde_json::from_str(&text).map_err(|_| StoreError::Inconsistent { table, column: "body", found: text.chars().take(80).collect() })
}
