//! «Which records …?»: search, lists and counts, from the view alone.

use crate::{
    domain::{Found, Lang, Question},
    registry::{Registry, View},
    search::SearchError,
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

    /// The data categories that the words `asked` name: a resident who types «mes revenus» asks for a category.
    pub fn categories_named(&self, view: &View, asked: &str, lang: Lang) -> Vec<String> {
        let Some(searcher) = view.searcher() else { return Vec::new() };
        let reading = searcher.read(asked, lang, &self.synonyms);
        self.category_phrases.named_by(&reading).into_iter().map(str::to_owned).collect()
    }
}
