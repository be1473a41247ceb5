//! One part of the index, opened once: dictionaries, columns and facets, in the shape that questions read them.

use std::sync::{Arc, OnceLock};

use tantivy::{
    DocId, InvertedIndexReader, SegmentReader, Term,
    fieldnorm::FieldNormReader,
    postings::TermInfo,
    schema::{Field, IndexRecordOption},
};

use super::{
    error::SearchError,
    schema::{Fields, column_name, name},
};
use crate::domain::{Facet, Kind};

/// A segment with what is deleted from it at one commit.
#[derive(Clone)]
pub(super) struct Segment {
    pub(super) reader: SegmentReader,
    pub(super) parts: Arc<Parts>,
}

/// What never changes in a segment, so that it outlives commits.
pub(super) struct Parts {
    /// Leaf index of each document.
    pub(super) positions: Vec<u64>,
    /// Kind of each document, as its place in [`Kind::ALL`].
    pub(super) kinds: Vec<u8>,
    facets: Vec<OnceLock<FacetColumn>>,
}

/// The values of one facet, document by document.
#[derive(Default)]
pub(super) struct FacetColumn {
    /// Where each document's values begin in `ordinals`; one more than there are documents.
    starts: Vec<u32>,
    ordinals: Vec<u32>,
    /// The codes, by ordinal.
    pub(super) values: Vec<String>,
}

impl FacetColumn {
    /// The ordinals of one document's values.
    pub(super) fn of(&self, doc: DocId) -> &[u32] {
        let at = doc as usize;
        match self.starts.get(at..at + 2) {
            Some(&[start, end]) => &self.ordinals[start as usize..end as usize],
            _ => &[],
        }
    }

    fn read(reader: &SegmentReader, facet: Facet) -> Result<FacetColumn, SearchError> {
        let Some(column) = reader.fast_fields().str(&column_name(facet))? else { return Ok(FacetColumn::default()) };
        let mut read = FacetColumn { starts: vec![0], ..FacetColumn::default() };
        for doc in 0..reader.max_doc() {
            read.ordinals.extend(column.term_ords(doc).map(|ordinal| ordinal as u32));
            read.starts.push(read.ordinals.len() as u32);
        }
        for ordinal in 0..column.num_terms() {
            let mut value = String::new();
            column.ord_to_str(ordinal as u64, &mut value)?;
            read.values.push(value);
        }
        if read.ordinals.iter().any(|ordinal| *ordinal as usize >= read.values.len()) {
            return Err(SearchError::Damaged(format!("column {} names a value it does not hold", facet.name())));
        }
        Ok(read)
    }
}

impl Segment {
    /// Opens a segment, taking over what an earlier commit read of it.
    pub(super) fn open(reader: &SegmentReader, earlier: &[Segment]) -> Result<Segment, SearchError> {
        let known = earlier.iter().find(|segment| segment.reader.segment_id() == reader.segment_id());
        let parts = match known {
            Some(segment) => segment.parts.clone(),
            None => Arc::new(Parts::read(reader)?),
        };
        Ok(Segment { reader: reader.clone(), parts })
    }

    /// Where a term stands in this segment, if it does.
    pub(super) fn find(&self, field: Field, term: &str) -> Result<Option<TermInfo>, SearchError> {
        Ok(self.dictionary(field)?.get_term_info(&Term::from_field_text(field, term))?)
    }

    /// Calls `take` with each document of a term and the term's frequency there.
    pub(super) fn each(&self, field: Field, info: &TermInfo, mut take: impl FnMut(DocId, u32)) -> Result<(), SearchError> {
        let mut block = self.dictionary(field)?.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let documents = self.parts.positions.len();
        while block.block_len() > 0 {
            for (at, doc) in block.docs().iter().enumerate() {
                // A damaged list must not reach beyond the segment.
                if (*doc as usize) < documents {
                    take(*doc, block.freq(at));
                }
            }
            block.advance();
        }
        Ok(())
    }

    /// How many terms of a field all documents hold together.
    pub(super) fn length(&self, field: Field) -> Result<u64, SearchError> {
        Ok(self.dictionary(field)?.total_num_tokens())
    }

    /// How long each document is in a field.
    pub(super) fn lengths(&self, field: Field) -> Result<FieldNormReader, SearchError> {
        let kept = self.reader.fieldnorms_readers().get_field(field)?;
        Ok(kept.unwrap_or_else(|| FieldNormReader::constant(self.reader.max_doc(), 1)))
    }

    fn dictionary(&self, field: Field) -> Result<Arc<InvertedIndexReader>, SearchError> {
        Ok(self.reader.inverted_index(field)?)
    }

    /// Whether the document was not replaced or withdrawn at this commit.
    pub(super) fn is_alive(&self, doc: DocId) -> bool {
        !self.reader.is_deleted(doc)
    }

    /// The values of a facet, read at its first question.
    pub(super) fn facet(&self, facet: Facet) -> Result<&FacetColumn, SearchError> {
        let cell = &self.parts.facets[facet as usize];
        if let Some(column) = cell.get() {
            return Ok(column);
        }
        let column = FacetColumn::read(&self.reader, facet)?;
        Ok(cell.get_or_init(|| column))
    }

    /// Reference and revision of every live document.
    pub(super) fn published(&self, fields: &Fields) -> Result<Vec<(String, u32, u64)>, SearchError> {
        let missing = || SearchError::Damaged("a column is missing".to_owned());
        let columns = self.reader.fast_fields();
        let references = columns.str(self.reader.schema().get_field_name(fields.reference))?.ok_or_else(missing)?;
        let revs = columns.u64(name::REV)?;
        let mut published = Vec::new();
        for doc in self.reader.doc_ids_alive() {
            let mut reference = String::new();
            let ordinal = references.term_ords(doc).next().ok_or_else(missing)?;
            references.ord_to_str(ordinal, &mut reference)?;
            let rev = revs.first(doc).and_then(|rev| u32::try_from(rev).ok()).ok_or_else(missing)?;
            published.push((reference, rev, self.parts.positions[doc as usize]));
        }
        Ok(published)
    }
}

impl Parts {
    fn read(reader: &SegmentReader) -> Result<Parts, SearchError> {
        let column = |name: &str| -> Result<Vec<u64>, SearchError> {
            let column = reader.fast_fields().u64(name)?;
            let values: Option<Vec<u64>> = (0..reader.max_doc()).map(|doc| column.first(doc)).collect();
            values.ok_or_else(|| SearchError::Damaged(format!("a document has no {name}")))
        };
        let kinds = column(name::KIND)?;
        if kinds.iter().any(|kind| *kind as usize >= Kind::ALL.len()) {
            return Err(SearchError::Damaged("a document is of no kind".to_owned()));
        }
        Ok(Parts {
            positions: column(name::POSITION)?,
            kinds: kinds.into_iter().map(|kind| kind as u8).collect(),
            facets: Facet::all().map(|_| OnceLock::new()).collect(),
        })
    }
}
