//! A department saves a first draft.

use serde_json::Value;

use super::{ActError, WriteTx};
use crate::{
    domain::{Finding, Kind, Stage},
    registry::permit::Filer,
    store::Declaration,
};

/// A saved draft and what is still wrong with it.
#[derive(Clone, Debug)]
pub struct Filed {
    /// The draft's identifier.
    pub id: String,
    /// Its version, for If-Match.
    pub version: u32,
    /// Everything a check finds; a draft may be wrong.
    pub findings: Vec<Finding>,
}

/// Saves `body` as a draft of the filer's department. Filing again under the same `own_id` is the same draft, unchanged.
pub fn file(tx: &mut WriteTx<'_>, by: &Filer, kind: Kind, own_id: Option<&str>, body: &Value) -> Result<Filed, ActError> {
    if let Some(own_id) = own_id
        && let Some(known) = tx.db.declaration_by_own_id(by.department(), own_id)?
    {
        let findings = known.body.as_ref().map(|body| tx.check(known.kind, body).findings).unwrap_or_default();
        return Ok(Filed { id: known.id, version: known.version, findings });
    }
    let draft = Declaration {
        id: tx.new_id(),
        kind,
        department: by.department().to_owned(),
        reference: None,
        stage: Stage::Draft,
        body: Some(body.clone()),
        version: 1,
        author: by.id().to_owned(),
        reasons: None,
        own_id: own_id.map(str::to_owned),
        changed_ms: tx.now.as_millisecond(),
    };
    tx.db.put_declaration(&draft)?;
    Ok(Filed { findings: tx.check(kind, body).findings, id: draft.id, version: draft.version })
}
