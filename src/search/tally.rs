//! Facet counts: exact and multi-select, in one pass over what matches.
//!
//! A document that fails no chosen facet is a result and counts everywhere. One that fails exactly one counts in that
//! facet alone, where it says how many more another choice would bring.

use std::collections::BTreeMap;

use tantivy::DocId;

use super::{
    error::SearchError,
    segment::{FacetColumn, Segment},
};
use crate::domain::{Facet, Question};

/// Counts by value.
pub(super) type Counts = BTreeMap<Facet, BTreeMap<String, usize>>;

/// Choices and counts in one segment.
pub(super) struct Tally<'a> {
    facets: Vec<OneFacet<'a>>,
}

struct OneFacet<'a> {
    facet: Facet,
    column: &'a FacetColumn,
    /// By ordinal, whether the value was chosen; `None` where nothing was.
    chosen: Option<Vec<bool>>,
    /// By ordinal; empty where nothing is to be counted.
    counts: Vec<usize>,
    counted: bool,
}

impl<'a> Tally<'a> {
    /// Begins a segment.
    pub(super) fn begin(segment: &'a Segment, question: &Question) -> Result<Tally<'a>, SearchError> {
        let mut facets = Vec::new();
        for facet in Facet::all() {
            let choices = question.choices.get(&facet).filter(|choices| !choices.is_empty());
            let counted = question.count.contains(&facet);
            if choices.is_none() && !counted {
                continue;
            }
            let column = segment.facet(facet)?;
            let chosen = choices.map(|choices| column.values.iter().map(|value| choices.contains(value)).collect());
            let counts = vec![0; if counted { column.values.len() } else { 0 }];
            facets.push(OneFacet { facet, column, chosen, counts, counted });
        }
        Ok(Tally { facets })
    }

    /// Counts a document; whether it is a result.
    pub(super) fn take(&mut self, doc: DocId) -> bool {
        let mut failed = None;
        for (at, facet) in self.facets.iter().enumerate() {
            if !facet.lets_in(doc) && failed.replace(at).is_some() {
                return false;
            }
        }
        match failed {
            Some(at) => self.facets[at].count(doc),
            None => self.facets.iter_mut().for_each(|facet| facet.count(doc)),
        }
        failed.is_none()
    }

    /// Adds what was counted to the counts of all segments.
    pub(super) fn end(self, counts: &mut Counts) {
        for facet in self.facets.into_iter().filter(|facet| facet.counted) {
            let values = counts.entry(facet.facet).or_default();
            for (value, count) in facet.column.values.iter().zip(facet.counts).filter(|(_, count)| *count > 0) {
                *values.entry(value.clone()).or_default() += count;
            }
        }
    }
}

impl OneFacet<'_> {
    fn lets_in(&self, doc: DocId) -> bool {
        match &self.chosen {
            Some(chosen) => self.column.of(doc).iter().any(|ordinal| chosen[*ordinal as usize]),
            None => true,
        }
    }

    fn count(&mut self, doc: DocId) {
        if self.counted {
            for ordinal in self.column.of(doc) {
                self.counts[*ordinal as usize] += 1;
            }
        }
    }
}

/// The counts as they are shown: most frequent first, then by code; every facet of the question is there.
pub(super) fn shown(counts: Counts, question: &Question) -> BTreeMap<Facet, Vec<(String, usize)>> {
    let mut shown: BTreeMap<Facet, Vec<(String, usize)>> = question.count.iter().map(|facet| (*facet, Vec::new())).collect();
    for (facet, values) in counts {
        let mut values: Vec<(String, usize)> = values.into_iter().collect();
        values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        shown.insert(facet, values);
    }
    shown
}
