//! A department declares that a use has ended.

use super::{ActError, Filed, WriteTx, amend::begin, suspend::ended};
use crate::{
    domain::{PartialDate, Reference, Text, stage::Act},
    registry::permit::Filer,
};

/// Opens the version that says the use of `reference` ended on `on`, for `reason`.
pub fn retire(tx: &mut WriteTx<'_>, by: &Filer, reference: &Reference, on: PartialDate, reason: &Text) -> Result<Filed, ActError> {
    begin(tx, by, reference, Act::Retire, |body| ended(body, "retired", "other", on, reason))
}
