//! A revision and its leaf, in the caller's transaction: all or none.

use serde_json::{Value, json};

use super::write::{ActError, WriteTx};
use crate::{
    domain::{Reference, record::Approval},
    rules::Checked,
    store::{NewNotice, NewRevision},
    tlog::{self, Event, LeafKind},
};

/// What was made public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The record.
    pub reference: Reference,
    /// Its version.
    pub rev: u32,
    /// Its leaf in the transparency log.
    pub leaf: u64,
}

/// Who stands behind a revision.
pub(super) struct Behind<'a> {
    pub approval: Approval,
    pub author: &'a str,
    pub approver: &'a str,
}

/// Makes `checked` the next revision of `reference`.
pub(super) fn publish(tx: &WriteTx<'_>, checked: &Checked, reference: &Reference, behind: &Behind<'_>) -> Result<Receipt, ActError> {
    let before = tx.db.revision(reference, None)?;
    let rev = before.as_ref().map_or(1, |before| before.rev + 1);
    let kind = leaf_kind(before.as_ref().map(|before| &before.body), checked.body());
    let seed = tx.seed();
    let commitment = tlog::commit(checked.properties(), &seed);
    let (leaf, published_ms) = log(tx, kind, reference, rev, commitment)?;
    tx.db.insert_revision(&NewRevision {
        reference,
        rev,
        body: checked.body(),
        seed: &seed,
        commitment: &commitment,
        schema_version: tx.schemas.current_version(),
        approval: behind.approval,
        author: behind.author,
        approver: behind.approver,
        legal_alerts: checked.legal_alerts(),
        published_ms,
        leaf,
    })?;
    Ok(Receipt { reference: reference.clone(), rev, leaf })
}

/// Takes `reference` down: its revisions are no longer shown, its reason is.
pub(super) fn withdraw(tx: &WriteTx<'_>, reference: &Reference, rev: u32, notice: &Value) -> Result<Receipt, ActError> {
    let seed = tx.seed();
    let properties = notice.as_object().cloned().unwrap_or_default();
    let (leaf, made_ms) = log(tx, LeafKind::Withdraw, reference, rev, tlog::commit(&properties, &seed))?;
    tx.db.insert_withdrawal(&NewNotice { leaf, reference, rev, body: notice, seed: &seed, made_ms })?;
    Ok(Receipt { reference: reference.clone(), rev, leaf })
}

/// Appends the leaf of an event; the log's time never runs backwards.
fn log(tx: &WriteTx<'_>, kind: LeafKind, reference: &Reference, rev: u32, commit: tlog::Digest) -> Result<(u64, i64), ActError> {
    let made_ms = tx.db.last_leaf_ms()?.unwrap_or(i64::MIN).max(tx.now.as_millisecond());
    let event = Event {
        kind,
        record: reference,
        rev,
        prev: tx.db.last_leaf_of(reference)?,
        commit,
        schema: tx.schemas.of(reference.kind).digest,
        time: jiff::Timestamp::from_millisecond(made_ms).unwrap_or(tx.now),
    };
    let leaf = event.leaf()?;
    Ok((tx.db.append_leaf(&leaf.bytes, &leaf.hash, reference, made_ms)?, made_ms))
}

fn leaf_kind(before: Option<&Value>, after: &Value) -> LeafKind {
    let is_retired = |body: &Value| body["status"] == json!("retired");
    match before {
        None => LeafKind::Publish,
        Some(before) if is_retired(after) && !is_retired(before) => LeafKind::Retire,
        Some(_) => LeafKind::Amend,
    }
}
