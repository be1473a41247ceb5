//! A reviewer gives a declaration back with reasons.

use super::{ActError, Refusal, WriteTx, moved};
use crate::{
    domain::{Text, stage::Act},
    registry::permit::Reviewer,
};

/// Returns declaration `id` to its department, which reads `reasons`.
pub fn send_back(tx: &mut WriteTx<'_>, _by: &Reviewer, id: &str, reasons: &Text) -> Result<(), ActError> {
    if reasons.fr.trim().is_empty() {
        return Err(Refusal::NoReason.into());
    }
    let mut declaration = moved(tx, id, Act::SendBack)?;
    declaration.reasons = serde_json::to_value(reasons).ok();
    Ok(tx.db.put_declaration(&declaration)?)
}
