//! What code reads of a dataset.

use serde_json::Value;

use super::{plain, strings, text};
use crate::domain::Text;

/// Every pointer this view reads, as patterns of the schema.
pub const POINTERS: &[&str] = &["/name", "/summary", "/department", "/personalData", "/dataCategories", "/retention"];

/// A dataset, read from its body.
#[derive(Clone, Copy, Debug)]
pub struct Dataset<'a>(pub &'a Value);

impl<'a> Dataset<'a> {
    /// Its name.
    pub fn name(self) -> Text {
        text(self.0, "/name").unwrap_or_default()
    }

    /// What it holds, in plain words.
    pub fn summary(self) -> Text {
        text(self.0, "/summary").unwrap_or_default()
    }

    /// The code of its department.
    pub fn department(self) -> &'a str {
        plain(self.0, "/department")
    }

    /// Whether it holds personal data, and how sensitive.
    pub fn personal_data(self) -> &'a str {
        plain(self.0, "/personalData")
    }

    /// Codes of its data categories.
    pub fn data_categories(self) -> Vec<&'a str> {
        strings(self.0, "/dataCategories")
    }
}
