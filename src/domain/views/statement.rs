//! What code reads of a statement.

use serde_json::Value;

use super::{plain, text};
use crate::domain::Text;

/// Every pointer this view reads, as patterns of the schema.
pub const POINTERS: &[&str] = &["/name", "/summary", "/department", "/kind", "/text", "/act/ref", "/act/date", "/validFrom"];

/// A statement, read from its body.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a>(pub &'a Value);

impl<'a> Statement<'a> {
    /// Its name.
    pub fn name(self) -> Text {
        text(self.0, "/name").unwrap_or_default()
    }

    /// Its summary.
    pub fn summary(self) -> Text {
        text(self.0, "/summary").unwrap_or_default()
    }

    /// The code of its department.
    pub fn department(self) -> &'a str {
        plain(self.0, "/department")
    }

    /// Prohibition, declared absence of use, moratorium or commitment.
    pub fn kind(self) -> &'a str {
        plain(self.0, "/kind")
    }

    /// The full text.
    pub fn text(self) -> Text {
        text(self.0, "/text").unwrap_or_default()
    }
}
