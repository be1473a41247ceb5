//! Full-text search and facets over published records: the only place that says `tantivy`.
//!
//! The index is a mirror: it holds nothing that the register could not give it again, and knows the size of the log it
//! has reached. Writing: [`Index::apply`] turns [`IndexEntry`](crate::domain::IndexEntry)s into documents
//! (`analysis`, `forms`, `weights`, `document`). Asking: [`Searcher::find`] reads the question (`reading`,
//! `synonyms`), plans which lists of documents to read (`plan`), scores them (`score`), decides how far to widen
//! (`coverage`), and counts and orders in one pass (`tally`, `top`).
//!
//! No text of the public ever reaches the engine's own query language: a question is only ever a handful of terms, so
//! no question can cost more than reading their lists.

mod analysis;
mod coverage;
mod document;
mod error;
mod folders;
mod forms;
mod highlight;
mod index;
mod phrases;
mod plan;
mod reading;
mod schema;
mod score;
mod searcher;
mod segment;
mod sheet;
mod stopwords;
mod synonyms;
mod tally;
#[cfg(test)]
mod tests;
mod top;
mod weights;

pub use error::SearchError;
pub use highlight::highlight;
pub use index::{Index, Opened, Rebuild, Unusable};
pub use phrases::PhraseBook;
pub use reading::Reading;
pub use schema::Identity;
pub use searcher::Searcher;
pub use synonyms::SynonymBook;
