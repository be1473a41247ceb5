//! The contract: compiled schemas, the catalogue of rules, and what JSON Schema cannot say. The only maker of [`Checked`].

mod alerts;
mod catalogue;
mod check;
mod dates;
mod dictionary;
mod known;
mod references;
mod schema_findings;
mod schemas;
mod warnings;

pub use catalogue::{Catalogue, Filling, RuleText};
pub use check::{Checked, Report, check};
pub use known::Known;
pub use schemas::{SchemaError, SchemaSet, Schemas};
pub use warnings::due;
