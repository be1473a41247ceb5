//! Thin reading views: only the fields that code gives a meaning to, tolerant of what is unknown or missing.
//!
//! Every pointer read here stands in the schema (a contract test says so, from [`system::POINTERS`] and its like).

pub mod dataset;
pub mod statement;
pub mod system;

pub use dataset::Dataset;
pub use statement::Statement;
pub use system::System;

use serde_json::Value;

use super::{PartialDate, Text};

/// A text for people at a pointer.
pub fn text(body: &Value, pointer: &str) -> Option<Text> {
    body.pointer(pointer).and_then(Text::from_value)
}

/// A plain string at a pointer; empty where there is none.
pub fn plain<'a>(body: &'a Value, pointer: &str) -> &'a str {
    body.pointer(pointer).and_then(Value::as_str).unwrap_or("")
}

/// Yes or no at a pointer, `None` where nobody answered.
pub fn boolean(body: &Value, pointer: &str) -> Option<bool> {
    body.pointer(pointer).and_then(Value::as_bool)
}

/// The items of an array at a pointer.
pub fn items<'a>(body: &'a Value, pointer: &str) -> &'a [Value] {
    body.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The strings of an array at a pointer.
pub fn strings<'a>(body: &'a Value, pointer: &str) -> Vec<&'a str> {
    items(body, pointer).iter().filter_map(Value::as_str).collect()
}

/// A date at a pointer.
pub fn date(body: &Value, pointer: &str) -> Option<PartialDate> {
    plain(body, pointer).parse().ok()
}
