//! A question to the register and what was found: plain values that pass between the web, the registry and the search.

use std::collections::BTreeMap;

use super::{Facet, Kind, Lang};

/// Most results a walk by pages can reach.
pub const DEEPEST: usize = 10_000;
/// Most results on one page.
pub const LARGEST_PAGE: usize = 100;
/// Longest text asked, in characters.
pub const LONGEST_TEXT: usize = 300;
/// Most words of a question that are looked at.
pub const MOST_WORDS: usize = 16;

/// In which order results come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first; the default with words.
    #[default]
    Relevance,
    /// By reference; the default without words, and the only order in which a walk loses nothing.
    Reference,
    /// By name, in the order of the alphabet.
    Name,
    /// Latest change first.
    Updated,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 4] = [Sort::Relevance, Sort::Reference, Sort::Name, Sort::Updated];

    /// The value of the `sort` parameter.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Reference => "reference",
            Sort::Name => "name",
            Sort::Updated => "updated",
        }
    }

    /// The order with this parameter value.
    pub fn parse(name: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

/// What somebody asks of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The words typed, if any; at most [`LONGEST_TEXT`] characters.
    pub text: Option<String>,
    /// The language of the page: it chooses the fields that weigh most.
    pub lang: Lang,
    /// The kinds asked for; empty means all.
    pub kinds: Vec<Kind>,
    /// Choices per facet.
    pub choices: BTreeMap<Facet, Vec<String>>,
    /// The facets whose values are to be counted.
    pub count: Vec<Facet>,
    /// The order.
    pub sort: Sort,
    /// How many results to pass over; `offset + limit` is at most [`DEEPEST`].
    pub offset: usize,
    /// How many results to give, from 1 to [`LARGEST_PAGE`].
    pub limit: usize,
}

/// One result: which document, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The document: the index of the leaf that published it.
    pub position: u64,
    /// Relevance; zero without words.
    pub score: f32,
}

/// How far the question had to be widened before enough was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Widened {
    /// Every word matched.
    #[default]
    No,
    /// Every word matched, some only by a word of the same family (algorithme, algorithmique).
    Family,
    /// Most words matched.
    Most,
    /// Some word matched.
    Any,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many records match, of all pages.
    pub total: usize,
    /// The page asked for.
    pub hits: Vec<Hit>,
    /// Counts for each facet of the question: value and number, most frequent first, then by code.
    pub facets: BTreeMap<Facet, Vec<(String, usize)>>,
    /// Whether the words had to be relaxed.
    pub widened: Widened,
    /// Words that the thesaurus added, each with the typed word it stands for.
    pub added: Vec<(String, String)>,
}

/// A passage of a text, with the parts that matched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlight {
    /// The passage.
    pub text: String,
    /// Byte ranges of `text` that matched, in order, not overlapping.
    pub marks: Vec<(usize, usize)>,
}

/// What the search needs to know of a document that only the registry knows at this instant.
pub trait Standing {
    /// Whether the document may be shown: false from the moment it was withdrawn.
    fn is_live(&self, position: u64) -> bool;
    /// Where the document stands in an order other than relevance: smaller comes first.
    fn rank(&self, position: u64, sort: Sort) -> u64;
}
