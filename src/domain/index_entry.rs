//! What the search index is told of one published revision.

use super::{Facet, Kind, Lang, Reference};

/// One published revision as the index sees it: words by weight and language, and facet values.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexEntry {
    /// Index of the leaf that published it in the transparency log: unique for ever, the document's number.
    pub position: u64,
    /// The record. A later entry of the same reference replaces the earlier one.
    pub reference: Reference,
    /// Which version of the record.
    pub rev: u32,
    /// `None` takes the record out of the index (a withdrawal).
    pub content: Option<IndexContent>,
}

/// The searchable part of a revision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexContent {
    /// Texts in French and in English, by falling weight.
    pub texts: [WeightedTexts; 2],
    /// Facet values: codes, families of a data category included.
    pub facets: Vec<(Facet, Vec<String>)>,
}

/// The texts of one language, by falling weight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeightedTexts {
    /// The record's name.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// What it is for, and what it is not for.
    pub purpose: String,
    /// The data it uses: names of datasets, words of categories, everyday ones included.
    pub data: String,
    /// All other texts and labels.
    pub rest: String,
}

impl IndexContent {
    /// The texts of one language.
    pub fn texts(&self, lang: Lang) -> &WeightedTexts {
        &self.texts[lang as usize]
    }
}

impl IndexEntry {
    /// The record's kind.
    pub fn kind(&self) -> Kind {
        self.reference.kind
    }
}
