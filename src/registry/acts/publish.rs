//! A reviewer makes a submitted declaration public.

use super::{ActError, Refusal, WriteTx, moved};
use crate::{
    domain::{Reference, record::Approval, stage::Act},
    registry::{
        commit::{self, Behind, Receipt},
        permit::Reviewer,
    },
};

/// Publishes declaration `id`: re-checked, numbered, committed to and logged in this transaction.
///
/// Every legal alert must stand in `confirmed`, by its rule's name. Whoever wrote the text cannot publish it.
pub fn publish(tx: &mut WriteTx<'_>, by: &Reviewer, id: &str, confirmed: &[String]) -> Result<Receipt, ActError> {
    let mut declaration = moved(tx, id, Act::Publish)?;
    if declaration.author == by.id() {
        return Err(Refusal::SamePerson.into());
    }
    let body = declaration.body.take().ok_or(Refusal::Unknown)?;
    let checked = tx.check(declaration.kind, &body).checked().map_err(Refusal::Findings)?;
    let unconfirmed: Vec<String> = checked.legal_alerts().iter().filter(|alert| !confirmed.contains(alert)).cloned().collect();
    if !unconfirmed.is_empty() {
        return Err(Refusal::UnconfirmedAlerts(unconfirmed).into());
    }
    let reference = match declaration.reference.take() {
        Some(reference) => reference,
        None => {
            let prefix = &tx.town.publisher.prefix;
            let number = tx.db.next_number(prefix, declaration.kind)?;
            Reference { kind: declaration.kind, prefix: prefix.clone(), number }
        }
    };
    let behind = Behind { approval: Approval::Review, author: &declaration.author, approver: by.id() };
    let receipt = commit::publish(tx, &checked, &reference, &behind)?;
    declaration.reference = Some(reference);
    declaration.reasons = None;
    tx.db.put_declaration(&declaration)?;
    Ok(receipt)
}
