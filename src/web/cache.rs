//! Ready answers and ready parts of lists, bounded in bytes.

use std::sync::Arc;

use http::HeaderValue;
use moka::sync::Cache as Moka;

use super::answer::Answer;
use crate::domain::{Lang, Reference};

/// Most bytes of whole answers kept, compressed variants aside.
const ANSWERS: u64 = 48 << 20;
/// Most bytes of cards kept.
const PARTS: u64 = 48 << 20;

/// What a whole answer is kept under: the address asked for, and the view it was made from.
type AnswerKey = (u64, Box<str>);
/// What a part is kept under: its face, the record's version, the language.
type PartKey = (&'static str, Reference, u32, Lang);

/// Ready answers and parts. What belongs to an older view is never asked for again and ages out.
pub struct Cache {
    answers: Moka<AnswerKey, Arc<Answer>>,
    parts: Moka<PartKey, Arc<str>>,
}

impl Cache {
    /// An empty cache with the bounds of this file.
    pub fn new() -> Cache {
        let weigh_answer = |key: &AnswerKey, answer: &Arc<Answer>| (key.1.len() + answer.weight()).try_into().unwrap_or(u32::MAX);
        let weigh_part = |_: &PartKey, part: &Arc<str>| (part.len() + 64).try_into().unwrap_or(u32::MAX);
        Cache {
            answers: Moka::builder().max_capacity(ANSWERS).weigher(weigh_answer).build(),
            parts: Moka::builder().max_capacity(PARTS).weigher(weigh_part).build(),
        }
    }

    /// The answer made for `address` from the view `generation`.
    pub fn answer(&self, generation: u64, address: &str) -> Option<Arc<Answer>> {
        self.answers.get(&(generation, address.into()))
    }

    /// Keeps an answer.
    pub fn keep(&self, generation: u64, address: &str, answer: Arc<Answer>) {
        self.answers.insert((generation, address.into()), answer);
    }

    /// The card of a record's version in a language, made once.
    pub fn part<E>(
        &self,
        face: &'static str,
        reference: &Reference,
        rev: u32,
        lang: Lang,
        make: impl FnOnce() -> Result<String, E>,
    ) -> Result<Arc<str>, E> {
        let key = (face, reference.clone(), rev, lang);
        if let Some(part) = self.parts.get(&key) {
            return Ok(part);
        }
        let part: Arc<str> = make()?.into();
        self.parts.insert(key, part.clone());
        Ok(part)
    }
}

/// A header value from text that is ours; characters a header cannot hold become `?`.
pub fn header(text: &str) -> HeaderValue {
    let plain: String = text.chars().map(|c| if c.is_ascii() && !c.is_ascii_control() { c } else { '?' }).collect();
    HeaderValue::from_str(&plain).unwrap_or(HeaderValue::from_static(""))
}
