//! The fields of the index, and what makes an index of another time unusable.

use sha2::{Digest, Sha256};
use tantivy::{
    schema::{FAST, Field, IndexRecordOption, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions},
    tokenizer::TokenizerManager,
};

use super::weights::{WEIGHTED, WeightedTokenizer};
use crate::domain::{Facet, Lang};

/// Raised whenever the same text would give other words or weights, so that old indexes are rebuilt.
pub(super) const ANALYSER_VERSION: u32 = 1;

/// Fields by their names, so that nobody else spells them.
pub(super) mod name {
    pub(in crate::search) const REFERENCE: &str = "reference";
    pub(in crate::search) const REV: &str = "rev";
    pub(in crate::search) const POSITION: &str = "position";
    pub(in crate::search) const KIND: &str = "kind";
}

/// The fields of the index. Nothing is stored: the register has the texts.
///
/// `words`, `families` and `pairs` hold one catch-all per language, in which a term's frequency is its weight in the
/// record (see [`weights`](super::weights)): one list of documents per word says both whether it matches and how much.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    /// The record's public name; also what a later revision deletes by.
    pub(super) reference: Field,
    pub(super) rev: Field,
    pub(super) position: Field,
    pub(super) kind: Field,
    /// Every facet value, whatever its facet: what a thesaurus code expands to.
    pub(super) codes: Field,
    /// Whole titles, as their words joined by spaces.
    pub(super) titles: Field,
    /// Singular words, hyphened ones joined too.
    pub(super) words: [Field; 2],
    /// What words share with their derivations.
    pub(super) families: [Field; 2],
    /// Neighbouring words glued together, outside the rest.
    pub(super) pairs: [Field; 2],
    /// Facet values as columns, in the order of [`Facet::all`].
    pub(super) facets: Vec<Field>,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        reference: builder.add_text_field(name::REFERENCE, STRING | FAST),
        rev: builder.add_u64_field(name::REV, FAST),
        position: builder.add_u64_field(name::POSITION, FAST),
        kind: builder.add_u64_field(name::KIND, FAST),
        codes: builder.add_text_field("codes", exact()),
        titles: builder.add_text_field("titles", exact()),
        words: per_language(&mut builder, "words"),
        families: per_language(&mut builder, "families"),
        pairs: per_language(&mut builder, "pairs"),
        facets: Facet::all().map(|facet| builder.add_text_field(&column_name(facet), TextOptions::default().set_fast("raw"))).collect(),
    };
    (builder.build(), fields)
}

fn exact() -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false).set_index_option(IndexRecordOption::Basic);
    TextOptions::default().set_indexing_options(indexing)
}

fn per_language(builder: &mut SchemaBuilder, role: &str) -> [Field; 2] {
    let indexing = TextFieldIndexing::default().set_tokenizer(WEIGHTED).set_index_option(IndexRecordOption::WithFreqs);
    let options = TextOptions::default().set_indexing_options(indexing);
    Lang::ALL.map(|lang| builder.add_text_field(&format!("{role}_{}", lang.code()), options.clone()))
}

/// The column of a facet.
pub(super) fn column_name(facet: Facet) -> String {
    format!("facet_{}", facet.name())
}

/// The tokenizers that the schema names.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WEIGHTED, WeightedTokenizer::default());
    manager
}

/// What an index was made for: an index made for another database, or with other labels, is rebuilt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The database's own id.
    pub database: String,
    /// A hash over the labels and everyday words that were indexed with the records.
    pub labels: String,
}

impl Identity {
    /// What an index must bear to be used: engine, fields, analysis and labels, as 64 hexadecimal digits.
    pub(super) fn fingerprint(&self) -> String {
        let (schema, _) = schema();
        let described = serde_json::to_string(&schema).unwrap_or_default();
        let mut hash = Sha256::new();
        for part in [described.as_str(), tantivy::version_string(), &ANALYSER_VERSION.to_string(), &self.labels] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
