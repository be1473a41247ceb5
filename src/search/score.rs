//! How lists of documents become scores and matched words.

use tantivy::{DocId, fieldnorm::FieldNormReader};

use super::{
    error::SearchError,
    plan::{Measure, Plan, Source},
    schema::Fields,
    segment::Segment,
    sheet::{Marks, Sheet},
    weights::{DATA, TITLE},
};
use crate::domain::Lang;

/// How soon repeated or better-placed words stop adding (k1 of BM25, in weights: a summary counts 5).
const SATURATION: f32 = 4.0;
/// How much long records are measured by their length (b of BM25); low, for a full declaration is no fault.
const LENGTH: f32 = 0.3;

/// What scores are measured by, over all segments.
pub(super) struct Measures {
    /// How many documents there are.
    pub(super) documents: u64,
    /// How much a record of each length is held back, per language; lengths as the engine rounds them.
    damping: [[f32; 256]; 2],
}

impl Measures {
    /// Whether a term that stands in so many documents may carry a result alone. In a small register every word seems
    /// frequent.
    pub(super) fn is_telling(&self, documents: u32) -> bool {
        u64::from(documents) * 4 <= self.documents.max(20)
    }

    /// How telling a term is that stands in so many documents.
    pub(super) fn rarity(&self, documents: u32) -> f32 {
        let (all, these) = (self.documents as f32, (documents as f32).min(self.documents as f32));
        (1.0 + (all - these + 0.5) / (these + 0.5)).ln()
    }
}

/// Reads the lists of a plan in one segment.
pub(super) struct Scorer<'a> {
    pub(super) segment: &'a Segment,
    pub(super) at: usize,
    pub(super) fields: &'a Fields,
    pub(super) measures: &'a Measures,
}

impl Scorer<'_> {
    /// Everything that matches any word of the plan.
    pub(super) fn sheet(&self, plan: &Plan) -> Result<Sheet, SearchError> {
        let mut sheet = Sheet::blank(self.segment.parts.positions.len());
        for (place, word) in plan.words.iter().enumerate() {
            let bit = 1_u16 << place;
            for source in &word.itself {
                let telling = if self.measures.is_telling(source.documents()) { bit } else { 0 };
                self.read(source, |doc, score, prominent| {
                    let marks = Marks { itself: bit, family: 0, prominent: if prominent { telling } else { 0 } };
                    sheet.raise(doc, score, marks);
                })?;
            }
            sheet.settle();
            for source in &word.family {
                self.read(source, |doc, score, _| sheet.add(doc, score, Marks { family: bit, ..Marks::default() }))?;
            }
        }
        for source in &plan.titles {
            self.read(source, |doc, score, _| sheet.reward(doc, score))?;
        }
        Ok(sheet)
    }

    /// Calls `take` with each document of a source, its score, and whether it stands elsewhere than in the rest.
    fn read(&self, source: &Source, mut take: impl FnMut(DocId, f32, bool)) -> Result<(), SearchError> {
        let Some((list, others)) = source.lists.split_first() else { return Ok(()) };
        let Some(place) = &list.places[self.at] else { return Ok(()) };
        let score = self.scoring(source)?;
        if others.is_empty() {
            return self.segment.each(list.field, place, |doc, weight| {
                if source.measure != Measure::InTitle || weight >= TITLE {
                    take(doc, score.of(doc, weight), score.is_prominent(weight));
                }
            });
        }
        for (doc, weight) in self.common(source)? {
            take(doc, score.of(doc, weight), score.is_prominent(weight));
        }
        Ok(())
    }

    /// The documents that all lists of a source share, with the smallest weight.
    fn common(&self, source: &Source) -> Result<Vec<(DocId, u32)>, SearchError> {
        let mut shared: Option<Vec<(DocId, u32)>> = None;
        for list in &source.lists {
            let Some(place) = &list.places[self.at] else { return Ok(Vec::new()) };
            let mut found = Vec::with_capacity(place.doc_freq as usize);
            self.segment.each(list.field, place, |doc, weight| found.push((doc, weight)))?;
            shared = Some(match shared {
                None => found,
                Some(before) => meet(&before, &found),
            });
        }
        Ok(shared.unwrap_or_default())
    }

    fn scoring(&self, source: &Source) -> Result<Scoring<'_>, SearchError> {
        let factor = source.factor * self.measures.rarity(source.documents());
        Ok(match source.measure {
            Measure::Presence | Measure::InTitle => Scoring { factor, lengths: None },
            Measure::Weight(lang) => {
                let lengths = self.segment.lengths(self.fields.words[lang as usize])?;
                Scoring { factor, lengths: Some((lengths, &self.measures.damping[lang as usize])) }
            }
        })
    }
}

/// The documents of two ascending lists.
fn meet(one: &[(DocId, u32)], two: &[(DocId, u32)]) -> Vec<(DocId, u32)> {
    let mut met = Vec::new();
    let mut rest = two.iter().peekable();
    for (doc, weight) in one {
        while rest.next_if(|(other, _)| other < doc).is_some() {}
        if let Some((_, other)) = rest.next_if(|(other, _)| other == doc) {
            met.push((*doc, *weight.min(other)));
        }
    }
    met
}

/// How the weights of one source become scores.
struct Scoring<'a> {
    factor: f32,
    lengths: Option<(FieldNormReader, &'a [f32; 256])>,
}

impl Scoring<'_> {
    fn of(&self, doc: DocId, weight: u32) -> f32 {
        let Some((lengths, damping)) = &self.lengths else { return self.factor };
        let weight = weight as f32;
        self.factor * weight / (weight + damping[lengths.fieldnorm_id(doc) as usize])
    }

    /// A code is always prominent: somebody declared it.
    fn is_prominent(&self, weight: u32) -> bool {
        self.lengths.is_none() || weight >= DATA
    }
}

/// What scores of a corpus are measured by.
pub(super) fn measures(segments: &[Segment], fields: &Fields) -> Result<Measures, SearchError> {
    let documents: u64 = segments.iter().map(|segment| segment.parts.positions.len() as u64).sum();
    let mut damping = [[0.0; 256]; 2];
    for lang in Lang::ALL {
        let field = fields.words[lang as usize];
        let total = segments.iter().map(|segment| segment.length(field)).sum::<Result<u64, _>>()?;
        let mean = (total as f32 / documents.max(1) as f32).max(1.0);
        for (id, damping) in (0..=u8::MAX).zip(&mut damping[lang as usize]) {
            let length = FieldNormReader::id_to_fieldnorm(id) as f32 / mean;
            *damping = SATURATION * (1.0 - LENGTH + LENGTH * length);
        }
    }
    Ok(Measures { documents, damping })
}
