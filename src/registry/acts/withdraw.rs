//! A reviewer takes a record down, leaving a tombstone.

use serde_json::json;

use super::{ActError, Refusal, WriteTx, step};
use crate::{
    domain::{Reference, Text, stage::Act},
    registry::{
        commit::{self, Receipt},
        permit::Reviewer,
    },
};

/// Withdraws `reference`: its reason and dates stay public, its text does not.
pub fn withdraw(tx: &mut WriteTx<'_>, by: &Reviewer, reference: &Reference, reason: &Text) -> Result<Receipt, ActError> {
    if reason.fr.trim().is_empty() {
        return Err(Refusal::NoReason.into());
    }
    let declaration = tx.db.declaration_of(reference)?.ok_or(Refusal::Unknown)?;
    let mut declaration = step(tx, declaration, Act::Withdraw)?;
    let public = tx.db.revision(reference, None)?.ok_or(Refusal::Unknown)?;
    declaration.author = by.id().to_owned();
    tx.db.put_declaration(&declaration)?;
    commit::withdraw(tx, reference, public.rev, &json!({ "reason": reason }))
}
