//! Scores and matched words of the documents of one segment.

use tantivy::{DocId, fieldnorm::FieldNormReader};

use super::{
    error::SearchError,
    plan::{Measure, Plan, Source},
    schema::Fields,
    segment::Segment,
    weights::{DATA, TITLE},
};
use crate::domain::Lang;

/// How soon repeated or better-placed words stop adding (k1 of BM25, in weights: a summary counts 5).
const SATURATION: f32 = 4.0;
/// How much long records are measured by their length (b of BM25); low, for a full declaration is no fault.
const LENGTH: f32 = 0.3;

/// What one question finds in one segment, document by document.
pub(super) struct Sheet {
    /// Documents that matched something, each once.
    pub(super) touched: Vec<DocId>,
    scores: Vec<f32>,
    marks: Vec<Marks>,
}

/// Which words matched, as bits by their place in the question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// By themselves or by the thesaurus.
    pub(super) itself: u16,
    /// By a word of their family.
    pub(super) family: u16,
    /// By themselves, and elsewhere than in the rest of the record.
    pub(super) prominent: u16,
}

impl Marks {
    fn is_blank(self) -> bool {
        self == Marks::default()
    }
}

/// What scores are measured by, over all segments.
pub(super) struct Measures {
    /// How many documents there are.
    pub(super) documents: u64,
    /// Mean length of a record, per language.
    pub(super) lengths: [f32; 2],
}

impl Measures {
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
        let documents = self.segment.parts.positions.len();
        let mut sheet = Sheet { touched: Vec::new(), scores: vec![0.0; documents], marks: vec![Marks::default(); documents] };
        let mut best = Best { scores: vec![0.0; documents], touched: Vec::new() };
        for (place, word) in plan.words.iter().enumerate() {
            let bit = 1_u16 << place;
            for source in &word.itself {
                self.read(source, |doc, score, prominent| {
                    let marks = sheet.touch(doc);
                    marks.itself |= bit;
                    if prominent {
                        marks.prominent |= bit;
                    }
                    best.raise(doc, score);
                })?;
            }
            best.give(&mut sheet.scores);
            for source in &word.family {
                self.read(source, |doc, score, _| {
                    sheet.touch(doc).family |= bit;
                    sheet.scores[doc as usize] += score;
                })?;
            }
        }
        for source in &plan.titles {
            self.read(source, |doc, score, _| sheet.scores[doc as usize] += score)?;
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

    fn scoring(&self, source: &Source) -> Result<Scoring, SearchError> {
        let factor = source.factor * self.measures.rarity(source.documents());
        Ok(match source.measure {
            Measure::Presence | Measure::InTitle => Scoring { factor, lengths: None, mean: 1.0 },
            Measure::Weight(lang) => {
                let field = self.fields.words[lang as usize];
                Scoring { factor, lengths: Some(self.segment.lengths(field)?), mean: self.measures.lengths[lang as usize] }
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
struct Scoring {
    factor: f32,
    lengths: Option<FieldNormReader>,
    mean: f32,
}

impl Scoring {
    fn of(&self, doc: DocId, weight: u32) -> f32 {
        let Some(lengths) = &self.lengths else { return self.factor };
        let length = lengths.fieldnorm(doc) as f32 / self.mean;
        let weight = weight as f32;
        self.factor * weight / (weight + SATURATION * (1.0 - LENGTH + LENGTH * length))
    }

    /// A code is always prominent: somebody declared it.
    fn is_prominent(&self, weight: u32) -> bool {
        self.lengths.is_none() || weight >= DATA
    }
}

impl Sheet {
    fn touch(&mut self, doc: DocId) -> &mut Marks {
        let marks = &mut self.marks[doc as usize];
        if marks.is_blank() {
            self.touched.push(doc);
        }
        marks
    }

    /// Score and matched words of a document.
    pub(super) fn of(&self, doc: DocId) -> (f32, Marks) {
        (self.scores[doc as usize], self.marks[doc as usize])
    }
}

/// The best of several scores of one word, document by document.
struct Best {
    scores: Vec<f32>,
    touched: Vec<DocId>,
}

impl Best {
    fn raise(&mut self, doc: DocId, score: f32) {
        let best = &mut self.scores[doc as usize];
        if *best == 0.0 {
            self.touched.push(doc);
        }
        *best = best.max(score);
    }

    /// Adds the best scores to `totals` and starts anew.
    fn give(&mut self, totals: &mut [f32]) {
        for doc in self.touched.drain(..) {
            totals[doc as usize] += std::mem::take(&mut self.scores[doc as usize]);
        }
    }
}

/// Mean lengths of records, at least one word long.
pub(super) fn measures(segments: &[Segment], fields: &Fields) -> Result<Measures, SearchError> {
    let documents: u64 = segments.iter().map(|segment| segment.parts.positions.len() as u64).sum();
    let mut lengths = [1.0; 2];
    for lang in Lang::ALL {
        let field = fields.words[lang as usize];
        let total = segments.iter().map(|segment| segment.length(field)).sum::<Result<u64, _>>()?;
        lengths[lang as usize] = (total as f32 / documents.max(1) as f32).max(1.0);
    }
    Ok(Measures { documents, lengths })
}
