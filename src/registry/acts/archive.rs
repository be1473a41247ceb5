//! The keeper takes a record of another register over, under that register's name.

use serde_json::Value;

use super::{ActError, Outcome, WriteTx, published_declaration};
use crate::{
    domain::{Kind, Reference, record::Approval, views},
    registry::{
        commit::{self, Behind},
        permit::Keeper,
    },
    store::Loaded,
};

/// One row of another register, as the mapping reads it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The prefix that names the source, such as `NYC`.
    pub source: String,
    /// The row's identifier in its source.
    pub item: String,
    /// What it became.
    pub kind: Kind,
    /// SHA-256 of the canonical body, so that an unchanged row changes nothing.
    pub sha256: [u8; 32],
    /// The record.
    pub body: Value,
}

/// Publishes one row as `{SOURCE}-…`, or its next version if the row changed.
pub fn archive(tx: &mut WriteTx<'_>, by: &Keeper, row: &Row) -> Result<Outcome, ActError> {
    let last = tx.db.loaded(&row.source, &row.item)?;
    if last.as_ref().is_some_and(|last| last.sha256 == row.sha256) {
        return Ok(Outcome::Unchanged);
    }
    let checked = match tx.check(row.kind, &row.body).checked() {
        Ok(checked) => checked,
        Err(findings) => return Ok(Outcome::Refused(findings)),
    };
    let reference = match &last {
        Some(last) => last.reference.clone(),
        None => Reference { kind: row.kind, prefix: row.source.clone(), number: tx.db.next_number(&row.source, row.kind)? },
    };
    let behind = Behind { approval: Approval::Archive, author: by.id(), approver: by.id() };
    let receipt = commit::publish(tx, &checked, &reference, &behind)?;
    if last.is_none() {
        let department = views::plain(&row.body, "/department");
        tx.db.put_declaration(&published_declaration(tx, &reference, department, by.id()))?;
    }
    let loaded = Loaded { reference, sha256: row.sha256, rev: receipt.rev };
    tx.db.put_loaded(&row.source, &row.item, &loaded)?;
    Ok(Outcome::Published(receipt.rev))
}
