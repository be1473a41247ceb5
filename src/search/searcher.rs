//! A snapshot of the index that answers questions.

use std::sync::Arc;

use tantivy::DocId;

use super::{
    coverage::{Coverage, rank},
    error::SearchError,
    plan::Planner,
    reading::Reading,
    schema::Fields,
    score::{Measures, Scorer, measures},
    segment::Segment,
    synonyms::SynonymBook,
    tally::{Counts, Tally, shown},
    top::{Candidate, Top},
};
use crate::domain::{
    Found, Kind, Lang, Question, Reference, Sort,
    question::{DEEPEST, Standing, Widened},
};

/// An unchanging state of the index: cheap to copy, shared between threads.
#[derive(Clone)]
pub struct Searcher(Arc<Snapshot>);

struct Snapshot {
    segments: Vec<Segment>,
    fields: Fields,
    measures: Measures,
    size: u64,
}

/// What matches in one segment, before facets.
struct Matches {
    /// With the score and how far one had to widen for it.
    documents: Vec<(DocId, f32, Widened)>,
}

impl Searcher {
    /// Opens what the engine's newest commit holds, taking over what an earlier snapshot read.
    pub(super) fn new(engine: &tantivy::Searcher, fields: Fields, size: u64, earlier: Option<&Searcher>) -> Result<Searcher, SearchError> {
        let earlier = earlier.map_or(&[][..], |searcher| &searcher.0.segments);
        let segments = engine.segment_readers().iter().map(|reader| Segment::open(reader, earlier)).collect::<Result<Vec<_>, _>>()?;
        let measures = measures(&segments, &fields)?;
        Ok(Searcher(Arc::new(Snapshot { segments, fields, measures, size })))
    }

    /// The size of the log that this snapshot has reached.
    pub fn size(&self) -> u64 {
        self.0.size
    }

    /// How many records it holds.
    pub fn count(&self) -> u64 {
        self.0.segments.iter().map(|segment| u64::from(segment.reader.num_docs())).sum()
    }

    /// Every record it holds, with its revision and position, by reference.
    pub fn published(&self) -> Result<Vec<(Reference, u32, u64)>, SearchError> {
        let mut published = Vec::new();
        for segment in &self.0.segments {
            for (reference, rev, position) in segment.published(&self.0.fields)? {
                let reference = reference.parse().map_err(|error| SearchError::Damaged(format!("{error}")))?;
                published.push((reference, rev, position));
            }
        }
        published.sort();
        Ok(published)
    }

    /// Reads a text as [`Searcher::find`] would.
    pub fn read(&self, text: &str, lang: Lang, book: &SynonymBook) -> Reading {
        Reading::new(text, lang, book, &|word, lang| self.knows(word, lang))
    }

    /// Whether a word stands in some record. What cannot be read is unknown here and an error when it is searched.
    fn knows(&self, word: &str, lang: Option<Lang>) -> bool {
        let fields = &self.0.fields;
        let langs = Lang::ALL.into_iter().filter(|other| lang.is_none_or(|lang| lang == *other));
        let stands = |field| self.0.segments.iter().any(|segment| matches!(segment.find(field, word), Ok(Some(_))));
        langs.into_iter().any(|lang| stands(fields.words[lang as usize]) || stands(fields.pairs[lang as usize]))
    }

    /// Answers a question. A text without any word to look for finds nothing: see [`Reading::is_empty`].
    pub fn find(&self, question: &Question, book: &SynonymBook, standing: &dyn Standing) -> Result<Found, SearchError> {
        let deepest = question.offset.saturating_add(question.limit);
        if deepest > DEEPEST {
            return Err(SearchError::TooDeep(deepest));
        }
        let text = question.text.as_deref().filter(|text| !text.trim().is_empty());
        let (matches, found) = match text {
            Some(text) => self.matching(&self.read(text, question.lang, book), question, standing)?,
            None => (self.all(question, standing), Found::default()),
        };
        self.collect(&matches, question, standing, found)
    }

    /// Every record of the kinds asked for.
    fn all(&self, question: &Question, standing: &dyn Standing) -> Vec<Matches> {
        let everything = |segment: &Segment| {
            let documents = 0..segment.parts.positions.len() as DocId;
            let shown = documents.filter(|doc| is_shown(segment, *doc, question, standing));
            Matches { documents: shown.map(|doc| (doc, 0.0, Widened::No)).collect() }
        };
        self.0.segments.iter().map(everything).collect()
    }

    /// The records that match the words, widened as far as needed. Facet choices do not widen: totals and counts keep
    /// one meaning while somebody narrows a list.
    fn matching(&self, reading: &Reading, question: &Question, standing: &dyn Standing) -> Result<(Vec<Matches>, Found), SearchError> {
        let Snapshot { segments, fields, measures, .. } = &*self.0;
        if reading.is_empty() {
            return Ok((Vec::new(), Found::default()));
        }
        let plan = Planner { segments, fields }.plan(reading)?;
        let coverage = Coverage::new(&plan, measures);
        let mut steps = [0; 4];
        let mut matches = Vec::with_capacity(segments.len());
        for (at, segment) in segments.iter().enumerate() {
            let sheet = Scorer { segment, at, fields, measures }.sheet(&plan)?;
            let mut documents = Vec::new();
            for doc in &sheet.touched {
                let (score, marks) = sheet.of(*doc);
                let Some((step, share)) = coverage.step(marks) else { continue };
                if is_shown(segment, *doc, question, standing) {
                    steps[rank(step)] += 1;
                    documents.push((*doc, score * share * favour(segment, *doc), step));
                }
            }
            matches.push(Matches { documents });
        }
        let widened = coverage.enough(steps);
        for of_segment in &mut matches {
            of_segment.documents.retain(|(_, _, step)| rank(*step) <= rank(widened));
        }
        Ok((matches, Found { widened, added: plan.added, ..Found::default() }))
    }

    /// Counts, narrows and orders what matches.
    fn collect(&self, matches: &[Matches], question: &Question, standing: &dyn Standing, mut found: Found) -> Result<Found, SearchError> {
        let sort = match question.sort {
            Sort::Relevance if question.text.is_none() => Sort::Reference,
            sort => sort,
        };
        let mut top = Top::new(question.offset + question.limit, sort, standing);
        let mut counts = Counts::new();
        for (segment, matches) in self.0.segments.iter().zip(matches) {
            let mut tally = Tally::begin(segment, question)?;
            for (doc, score, step) in &matches.documents {
                if tally.take(*doc) {
                    found.total += 1;
                    top.offer(&Candidate { position: segment.parts.positions[*doc as usize], score: *score, step: *step });
                }
            }
            tally.end(&mut counts);
        }
        found.hits = top.page(question.offset);
        found.facets = shown(counts, question);
        Ok(found)
    }
}

/// People ask what is done; the data it is done with come second where both answer alike.
fn favour(segment: &Segment, doc: DocId) -> f32 {
    if segment.parts.kinds[doc as usize] == Kind::Dataset as u8 { 0.85 } else { 1.0 }
}

/// Whether a document is of a kind asked for and may be shown at this instant.
fn is_shown(segment: &Segment, doc: DocId, question: &Question, standing: &dyn Standing) -> bool {
    let kind = segment.parts.kinds[doc as usize];
    (question.kinds.is_empty() || question.kinds.iter().any(|asked| *asked as u8 == kind))
        && segment.is_alive(doc)
        && standing.is_live(segment.parts.positions[doc as usize])
}
