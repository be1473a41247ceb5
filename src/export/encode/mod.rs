//! One encoder per format. They know rows and values, and nothing of the register.

mod csv;
mod jsonl;

pub(super) use csv::CsvFile;
pub(super) use jsonl::JsonLinesFile;
