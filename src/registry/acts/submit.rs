//! A department hands a draft to the reviewers.

use super::{ActError, Refusal, WriteTx, moved, own};
use crate::{
    domain::{Finding, stage::Act},
    registry::permit::Filer,
};

/// Submits draft `id`. Errors come back all together; alerts and warnings are given with the success.
pub fn submit(tx: &mut WriteTx<'_>, by: &Filer, id: &str) -> Result<Vec<Finding>, ActError> {
    let draft = own(moved(tx, id, Act::Submit)?, by.department())?;
    let body = draft.body.as_ref().ok_or(Refusal::Unknown)?;
    let report = tx.check(draft.kind, body);
    let findings = report.findings.clone();
    report.checked().map_err(Refusal::Findings)?;
    tx.db.put_declaration(&draft)?;
    Ok(findings)
}
