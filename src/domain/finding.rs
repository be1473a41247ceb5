//! What a check found: people's mistakes as data, never as failures.

use serde::Serialize;

use super::Text;

/// How grave a finding is. One word each, in French: point à corriger, alerte légale, avertissement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// A record with an error is never published.
    Error,
    /// Published once somebody has confirmed it by name, and then shown to everybody.
    LegalAlert,
    /// Worth a look.
    Warning,
}

/// One thing a check found in a record: where, which rule, what it means and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How grave it is.
    pub level: Level,
    /// Where: a JSON Pointer (RFC 6901) into the record's body.
    pub pointer: String,
    /// Which rule, by its identifier in `schema/rules.json`.
    pub rule: String,
    /// What is wrong, in one sentence.
    pub sentence: Text,
    /// What to do about it.
    pub remedy: Text,
}
