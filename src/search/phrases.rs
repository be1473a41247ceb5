//! Which of some labelled phrases a question names: data categories, by their labels and everyday words.

use std::collections::HashSet;

use super::{analysis::content, reading::Reading, stopwords::is_pale};
use crate::domain::Lang;

/// Codes with the phrases that name them, compiled at start.
#[derive(Clone, Debug, Default)]
pub struct PhraseBook {
    phrases: Vec<Phrase>,
}

#[derive(Clone, Debug)]
struct Phrase {
    code: String,
    lang: Lang,
    words: Vec<String>,
}

impl PhraseBook {
    /// Compiles phrases given as code, language and text.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, Lang, &'a str)>) -> PhraseBook {
        let compiled =
            phrases.into_iter().map(|(code, lang, text)| Phrase { code: code.to_owned(), lang, words: content(text, lang).words });
        // A phrase of words that every question may hold names nothing.
        let telling = compiled.filter(|phrase| phrase.words.iter().any(|word| !is_pale(word)));
        PhraseBook { phrases: telling.collect() }
    }

    /// The codes that a question names by all words of one of their phrases; the longest phrases first, then in the
    /// order given.
    pub fn named_by(&self, reading: &Reading) -> Vec<&str> {
        let forms = Lang::ALL.map(|lang| reading.forms(lang).collect::<HashSet<&str>>());
        let named = |phrase: &&Phrase| phrase.words.iter().all(|word| forms[phrase.lang as usize].contains(word.as_str()));
        let mut phrases: Vec<&Phrase> = self.phrases.iter().filter(named).collect();
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        let mut codes = Vec::new();
        for phrase in phrases {
            if !codes.contains(&phrase.code.as_str()) {
                codes.push(phrase.code.as_str());
            }
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::SynonymBook;

    #[test]
    fn a_code_is_named_by_all_words_of_one_phrase() {
        let book = PhraseBook::new([
            ("img.plate", Lang::Fr, "plaque d'immatriculation"),
            ("img.plate", Lang::Fr, "plaques"),
            ("health", Lang::Fr, "données de santé"),
            ("health", Lang::En, "health data"),
            ("none", Lang::Fr, "utilisation du système"),
        ]);
        let named = |text: &str, lang: Lang| {
            let reading = Reading::new(text, lang, &SynonymBook::default(), &|_, _| true);
            book.named_by(&reading).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(named("la ville lit ma plaque et mes données de santé", Lang::Fr), ["health", "img.plate"]);
        assert_eq!(named("Health Data", Lang::En), ["health"]);
        assert!(named("santé", Lang::Fr).is_empty() && named("utilisation du système", Lang::Fr).is_empty());
    }
}
