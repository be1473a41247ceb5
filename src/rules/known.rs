//! What a check needs to know of the rest of the register.

use crate::domain::Reference;

/// What other records and the town's lists answer while a record is checked.
pub trait Known {
    /// Whether a record with this reference exists (published, or about to be with this one).
    fn has_record(&self, reference: &Reference) -> bool;
    /// Whether the town's open vocabulary `list` (departments included) has this code.
    fn has_code(&self, list: &str, code: &str) -> bool;
    /// The data categories of a dataset; empty where it is unknown.
    fn dataset_categories(&self, reference: &Reference) -> Vec<String>;
}
