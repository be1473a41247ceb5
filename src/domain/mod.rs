//! The words of the register: values and the rules between them, with no database, network or clock.

pub mod actor;
pub mod date;
pub mod dictionary;
pub mod facet;
pub mod finding;
pub mod index_entry;
pub mod json;
pub mod kind;
pub mod lang;
pub mod oversight;
pub mod question;
pub mod record;
pub mod reference;
pub mod stage;
pub mod town;
pub mod views;
pub mod vocabulary;

pub use actor::{Actor, Role};
pub use date::PartialDate;
pub use dictionary::{Dictionary, Field, FieldType, Tier};
pub use facet::Facet;
pub use finding::{Finding, Level};
pub use index_entry::IndexEntry;
pub use kind::Kind;
pub use lang::{Lang, Text};
pub use question::{Found, Hit, Question, Sort};
pub use record::{Approval, Record};
pub use reference::Reference;
pub use stage::{Act, Stage};
pub use town::Town;
pub use vocabulary::{Term, Vocabulary};

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
