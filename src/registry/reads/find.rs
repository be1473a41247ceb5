//! «Which records …?»: search, lists and counts, from the view alone.

use crate::{
    domain::{
        Found, Lang, Question, Record, Reference, Sort,
        question::{Highlight, Standing},
        views,
    },
    registry::{Registry, View},
    search::{self, Reading, SearchError},
};

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// No index is usable yet.
    #[error("the search index is being built")]
    NotReady,
    /// The question is out of bounds, or the index failed.
    #[error("the search failed")]
    Search(#[from] SearchError),
}

impl Registry {
    /// Answers a question from one view: results, their number and the counts of facets belong together.
    pub fn find(&self, view: &View, question: &Question) -> Result<Found, FindError> {
        let searcher = view.searcher().ok_or(FindError::NotReady)?;
        Ok(searcher.find(question, &self.synonyms, view)?)
    }

    /// The page of a walk by reference that begins behind `after`; total and counts are those of the whole question.
    pub fn find_after(&self, view: &View, question: &Question, after: &Reference) -> Result<Found, FindError> {
        let searcher = view.searcher().ok_or(FindError::NotReady)?;
        let whole = searcher.find(&Question { limit: 1, offset: 0, ..question.clone() }, &self.synonyms, view)?;
        let rest = Question { offset: 0, count: Vec::new(), ..question.clone() };
        let page = searcher.find(&rest, &self.synonyms, &Behind { view, after })?;
        Ok(Found { hits: page.hits, ..whole })
    }

    /// What picks the passage of a record that answers the words `asked`; none while no index is usable.
    pub fn passages(&self, view: &View, asked: &str, lang: Lang) -> Option<Passages> {
        let reading = view.searcher()?.read(asked, lang, &self.synonyms);
        Some(Passages { reading, lang })
    }

    /// The data categories that the words `asked` name: a resident who types «mes revenus» asks for a category.
    pub fn categories_named(&self, view: &View, asked: &str, lang: Lang) -> Vec<String> {
        let Some(searcher) = view.searcher() else { return Vec::new() };
        let reading = searcher.read(asked, lang, &self.synonyms);
        self.category_phrases.named_by(&reading).into_iter().map(str::to_owned).collect()
    }
}

/// Picks the passage of a record that best answers a question.
pub struct Passages {
    reading: Reading,
    lang: Lang,
}

/// Longest passage, in characters.
const PASSAGE: usize = 200;
/// Where passages are looked for, best first.
const PLACES: [&str; 5] = ["/summary", "/purpose", "/text", "/description", "/need"];

impl Passages {
    /// The best passage of a record, with what matched in it; none where nothing of the question stands in its texts.
    pub fn best(&self, record: &Record) -> Option<Highlight> {
        let texts = PLACES.iter().filter_map(|place| views::text(&record.body, place));
        texts
            .filter_map(|text| {
                let (text, lang) = text.in_lang(self.lang);
                search::highlight(text, &self.reading, lang, PASSAGE)
            })
            .next()
    }
}

/// The part of a view behind a reference.
struct Behind<'a> {
    view: &'a View,
    after: &'a Reference,
}

impl Standing for Behind<'_> {
    fn is_live(&self, position: u64) -> bool {
        self.view.row(position).is_some_and(|row| row.reference > *self.after)
    }

    fn rank(&self, position: u64, sort: Sort) -> u64 {
        self.view.rank(position, sort)
    }
}
