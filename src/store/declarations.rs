//! Declarations: what departments write, public or not yet.

use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value;

use super::{Reader, StoreError, Writer};
use crate::domain::{Kind, Reference, Stage};

/// One declaration as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    /// Internal identifier (UUIDv7).
    pub id: String,
    /// What it describes.
    pub kind: Kind,
    /// The department that declares.
    pub department: String,
    /// Its public name, from its first publication.
    pub reference: Option<Reference>,
    /// Where it stands.
    pub stage: Stage,
    /// The text being written; none once it is public.
    pub body: Option<Value>,
    /// Counts its changes.
    pub version: u32,
    /// Who wrote the present text.
    pub author: String,
    /// Why it was given back.
    pub reasons: Option<Value>,
    /// The filer's own identifier.
    pub own_id: Option<String>,
    /// When it last changed, in UTC milliseconds.
    pub changed_ms: i64,
}

const COLUMNS: &str = "id, kind, department, reference, stage, body, version, author, reasons, own_id, changed_ms";

impl Reader<'_> {
    /// The declaration with this identifier.
    pub fn declaration(&self, id: &str) -> Result<Option<Declaration>, StoreError> {
        self.one_declaration("id = ?1", &[&id])
    }

    /// The declaration behind a public record.
    pub fn declaration_of(&self, reference: &Reference) -> Result<Option<Declaration>, StoreError> {
        self.one_declaration("reference = ?1", &[&reference.to_string()])
    }

    /// The declaration that a department filed under its own identifier.
    pub fn declaration_by_own_id(&self, department: &str, own_id: &str) -> Result<Option<Declaration>, StoreError> {
        self.one_declaration("department = ?1 and own_id = ?2", &[&department, &own_id])
    }

    fn one_declaration(&self, condition: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Option<Declaration>, StoreError> {
        let mut statement = self.sql.prepare_cached(&format!("select {COLUMNS} from declaration where {condition}"))?;
        statement.query_row(values, |row| Ok(read(row))).optional()?.transpose()
    }
}

impl Writer<'_> {
    /// Stores a new declaration, or the new state of a known one.
    pub fn put_declaration(&self, declaration: &Declaration) -> Result<(), StoreError> {
        let mut statement = self.sql.prepare_cached(
            "insert into declaration (id, kind, department, reference, stage, body, version, author, reasons, own_id, changed_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             on conflict (id) do update set department = ?3, reference = ?4, stage = ?5, body = ?6, version = ?7,
                 author = ?8, reasons = ?9, changed_ms = ?11",
        )?;
        statement.execute(params![
            declaration.id,
            declaration.kind.word(),
            declaration.department,
            declaration.reference.as_ref().map(Reference::to_string),
            declaration.stage.word(),
            declaration.body.as_ref().map(Value::to_string),
            declaration.version,
            declaration.author,
            declaration.reasons.as_ref().map(Value::to_string),
            declaration.own_id,
            declaration.changed_ms,
        ])?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Declaration, StoreError> {
    let inconsistent = |column, found: String| StoreError::Inconsistent { table: "declaration", column, found };
    let json = |index: usize, column| -> Result<Option<Value>, StoreError> {
        let text: Option<String> = row.get(index)?;
        text.map(|text| serde_json::from_str(&text).map_err(|_| inconsistent(column, text))).transpose()
    };
    let (kind, stage): (String, String) = (row.get(1)?, row.get(4)?);
    let reference: Option<String> = row.get(3)?;
    Ok(Declaration {
        id: row.get(0)?,
        kind: Kind::from_word(&kind).ok_or_else(|| inconsistent("kind", kind))?,
        department: row.get(2)?,
        reference: reference.map(|text| text.parse().map_err(|_| inconsistent("reference", text))).transpose()?,
        stage: Stage::parse(&stage).ok_or_else(|| inconsistent("stage", stage))?,
        body: json(5, "body")?,
        version: row.get(6)?,
        author: row.get(7)?,
        reasons: json(8, "reasons")?,
        own_id: row.get(9)?,
        changed_ms: row.get(10)?,
    })
}
