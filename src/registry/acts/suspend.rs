//! A department declares that a use is stopped for a time.

use serde_json::{Value, json};

use super::{ActError, Filed, WriteTx, amend::begin};
use crate::{
    domain::{PartialDate, Reference, Text, stage::Act},
    registry::permit::Filer,
};

/// Opens the version that says the use of `reference` is suspended since `on`, for `reason`.
pub fn suspend(tx: &mut WriteTx<'_>, by: &Filer, reference: &Reference, on: PartialDate, reason: &Text) -> Result<Filed, ActError> {
    begin(tx, by, reference, Act::Suspend, |body| ended(body, "suspended", "other", on, reason))
}

/// The body with its end: status, date and reason.
pub(super) fn ended(mut body: Value, status: &str, kind: &str, on: PartialDate, reason: &Text) -> Value {
    if let Some(members) = body.as_object_mut() {
        members.insert("status".into(), status.into());
        members.insert("endedOn".into(), on.to_string().into());
        members.insert("endReason".into(), json!({ "kind": kind, "description": reason }));
    }
    body
}
