//! How much a word weighs in a record, and how the index is told.
//!
//! A term's frequency in the catch-all fields *is* its weight: a word of the title counts [`TITLE`] times. One list of
//! documents per word then serves matching, ranking (BM25 over fields) and the question whether a word stands only in
//! the rest of the record.

use std::collections::HashMap;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Weight of a word of the title; a frequency of at least this much means that the word stands in a title.
pub(super) const TITLE: u32 = 12;
/// Weight of a word of the summary.
pub(super) const SUMMARY: u32 = 5;
/// Weight of a word of the purpose.
pub(super) const PURPOSE: u32 = 4;
/// Weight of a word of the data; a frequency of at least this much means that the word stands outside the rest.
pub(super) const DATA: u32 = 3;
/// Weight of a word of all other texts, twice at most.
pub(super) const REST: u32 = 1;

/// Repeated words stop counting before they could be taken for a better place.
const MOST_OF_TITLE: u32 = 2 * TITLE;
const MOST_OF_BODY: u32 = TITLE - 1;
const MOST_OF_REST: u32 = DATA - 1;

/// Terms and their weights within one record and language.
#[derive(Default)]
pub(super) struct Bag(HashMap<String, Weight>);

#[derive(Default)]
struct Weight {
    title: u32,
    body: u32,
    rest: u32,
}

impl Bag {
    /// Adds a term that stands in a place of this weight.
    pub(super) fn add(&mut self, term: String, weight: u32) {
        let entry = self.0.entry(term).or_default();
        match weight {
            TITLE => entry.title = (entry.title + weight).min(MOST_OF_TITLE),
            REST => entry.rest = (entry.rest + weight).min(MOST_OF_REST),
            _ => entry.body += weight,
        }
    }

    /// The terms, each with its weight.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&str, u32)> {
        self.0.iter().map(|(term, weight)| (term.as_str(), weight.title + (weight.body + weight.rest).min(MOST_OF_BODY)))
    }

    /// The terms as [`WeightedTokenizer`] reads them.
    pub(super) fn written(&self) -> String {
        let mut text = String::with_capacity(self.0.len() * 12);
        for (term, weight) in self.terms() {
            text.push_str(&weight.to_string());
            text.push(' ');
            text.push_str(term);
            text.push('\n');
        }
        text
    }
}

/// The name the schema calls [`WeightedTokenizer`] by.
pub(super) const WEIGHTED: &str = "weighted";

/// Reads lines of a weight and a term, and gives the term as many times.
#[derive(Clone, Default)]
pub(super) struct WeightedTokenizer {
    token: Token,
}

/// The tokens of one written [`Bag`].
pub(super) struct WeightedStream<'a> {
    lines: std::str::Lines<'a>,
    left: u32,
    token: &'a mut Token,
}

impl Tokenizer for WeightedTokenizer {
    type TokenStream<'a> = WeightedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WeightedStream<'a> {
        self.token.reset();
        WeightedStream { lines: text.lines(), left: 0, token: &mut self.token }
    }
}

impl TokenStream for WeightedStream<'_> {
    fn advance(&mut self) -> bool {
        while self.left == 0 {
            let Some(line) = self.lines.next() else { return false };
            let Some((weight, term)) = line.split_once(' ') else { continue };
            self.left = weight.parse().unwrap_or(0);
            self.token.text.clear();
            self.token.text.push_str(term);
        }
        self.left -= 1;
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_place_is_never_counted_together_from_worse_ones() {
        let mut bag = Bag::default();
        for _ in 0..50 {
            bag.add("rest".into(), REST);
            bag.add("body".into(), PURPOSE);
            bag.add("title".into(), TITLE);
        }
        bag.add("data".into(), DATA);
        let weights: HashMap<&str, u32> = bag.terms().collect();
        assert!(weights["rest"] < DATA && weights["data"] >= DATA);
        assert!(weights["body"] < TITLE && weights["title"] >= TITLE);
    }

    #[test]
    fn a_bag_is_read_as_it_was_written() {
        let mut bag = Bag::default();
        bag.add("cantine".into(), SUMMARY);
        let text = bag.written();
        let mut tokenizer = WeightedTokenizer::default();
        let mut stream = tokenizer.token_stream(&text);
        let mut read = Vec::new();
        while stream.advance() {
            read.push(stream.token().text.clone());
        }
        assert_eq!(read, vec!["cantine"; SUMMARY as usize]);
    }
}
