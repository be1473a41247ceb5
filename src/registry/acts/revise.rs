//! A department saves a draft again.

use serde_json::Value;

use super::{ActError, Filed, Refusal, WriteTx, moved, own};
use crate::{domain::stage::Act, registry::permit::Filer};

/// Replaces the text of draft `id`, provided nobody changed it since `version`.
pub fn revise(tx: &mut WriteTx<'_>, by: &Filer, id: &str, version: u32, body: &Value) -> Result<Filed, ActError> {
    let mut draft = own(moved(tx, id, Act::Revise)?, by.department())?;
    // `moved` has already counted this change.
    if draft.version != version + 1 {
        return Err(Refusal::Stale { current: draft.version - 1 }.into());
    }
    draft.body = Some(body.clone());
    draft.author = by.id().to_owned();
    tx.db.put_declaration(&draft)?;
    Ok(Filed { findings: tx.check(draft.kind, body).findings, id: draft.id, version: draft.version })
}
