//! A department begins the next version of a public record.

use serde_json::Value;

use super::{ActError, Filed, Refusal, WriteTx, own, step};
use crate::{
    domain::{Reference, stage::Act},
    registry::permit::Filer,
};

/// Opens a draft of the next version of `reference` with `body`; the public version stays until a reviewer publishes it.
pub fn amend(tx: &mut WriteTx<'_>, by: &Filer, reference: &Reference, body: &Value) -> Result<Filed, ActError> {
    begin(tx, by, reference, Act::Amend, |_| body.clone())
}

/// Opens the next version of `reference` from its public body, changed by `change`.
pub(super) fn begin(
    tx: &mut WriteTx<'_>,
    by: &Filer,
    reference: &Reference,
    act: Act,
    change: impl FnOnce(Value) -> Value,
) -> Result<Filed, ActError> {
    let declaration = own(tx.db.declaration_of(reference)?.ok_or(Refusal::Unknown)?, by.department())?;
    let mut draft = step(tx, declaration, act)?;
    let public = tx.db.revision(reference, None)?.ok_or(Refusal::Unknown)?;
    let body = change(public.body);
    let findings = tx.check(draft.kind, &body).findings;
    draft.body = Some(body);
    draft.author = by.id().to_owned();
    tx.db.put_declaration(&draft)?;
    Ok(Filed { id: draft.id, version: draft.version, findings })
}
