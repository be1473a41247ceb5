//! The thesaurus, compiled to the forms that questions have.

use std::collections::HashMap;

use super::analysis::content;
use crate::domain::{Lang, Text, town::Thesaurus};

/// Everyday words and what they mean, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct SynonymBook {
    /// Entries by the first form of their everyday words, longest first, per language.
    entries: [HashMap<String, Vec<Entry>>; 2],
}

#[derive(Clone, Debug)]
struct Entry {
    key: Vec<String>,
    meanings: Vec<Meaning>,
}

/// What an everyday word means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Official words, as they are shown and as the index knows them in French and in English: an English entry may
    /// name what only French texts say.
    Words { shown: String, words: [Vec<String>; 2] },
    /// A code that records hold, as it is shown.
    Code { shown: String, code: String },
}

impl SynonymBook {
    /// Compiles a thesaurus; `label` gives the words people read for a code.
    pub fn new(thesaurus: &Thesaurus, label: &dyn Fn(&str) -> Option<Text>) -> SynonymBook {
        let mut book = SynonymBook::default();
        for lang in Lang::ALL {
            for entry in &thesaurus.entries[lang as usize] {
                let mut meanings: Vec<Meaning> = entry.means.iter().map(|means| words(means)).collect();
                meanings.extend(entry.codes.iter().map(|code| {
                    let shown = label(code).map_or_else(|| code.clone(), |label| label.get(lang).to_owned());
                    Meaning::Code { shown, code: code.clone() }
                }));
                entry.words.iter().for_each(|typed| book.add(typed, lang, &meanings));
            }
        }
        for list in book.entries.iter_mut().flat_map(HashMap::values_mut) {
            list.sort_by_key(|entry| std::cmp::Reverse(entry.key.len()));
        }
        book
    }

    fn add(&mut self, typed: &str, lang: Lang, meanings: &[Meaning]) {
        let analysed = content(typed, lang);
        // "wi-fi" and "chat gpt" are also typed as one word.
        let glued = if analysed.words.len() == 2 { analysed.words.concat() } else { analysed.joined.concat() };
        for key in [vec![glued], analysed.words].into_iter().filter(|key| key.first().is_some_and(|first| !first.is_empty())) {
            let list = self.entries[lang as usize].entry(key[0].clone()).or_default();
            match list.iter_mut().find(|entry| entry.key == key) {
                Some(entry) => {
                    entry.meanings.extend(meanings.iter().filter(|meaning| !entry.meanings.contains(meaning)).cloned().collect::<Vec<_>>())
                }
                None => list.push(Entry { key, meanings: meanings.to_vec() }),
            }
        }
    }

    /// The longest entry that a row of words begins with: how many words it takes, and what it means.
    pub(super) fn longest(&self, words: &[&str], lang: Lang) -> Option<(usize, &[Meaning])> {
        let list = self.entries[lang as usize].get(*words.first()?)?;
        let begins = |entry: &&Entry| entry.key.len() <= words.len() && entry.key.iter().zip(words).all(|(key, word)| key == word);
        list.iter().find(begins).map(|entry| (entry.key.len(), entry.meanings.as_slice()))
    }

    /// Whether a word stands in an entry on its own.
    pub(super) fn knows(&self, word: &str, lang: Lang) -> bool {
        self.longest(&[word], lang).is_some()
    }
}

fn words(means: &str) -> Meaning {
    Meaning::Words { shown: means.to_owned(), words: Lang::ALL.map(|lang| content(means, lang).words) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::town::ThesaurusEntry;

    #[test]
    fn the_longest_entry_wins_and_plurals_meet() {
        let entry = |typed: &[&str], means: &[&str]| ThesaurusEntry {
            words: typed.iter().map(|word| (*word).to_owned()).collect(),
            means: means.iter().map(|word| (*word).to_owned()).collect(),
            codes: vec![],
        };
        let french = vec![entry(&["salle"], &["local"]), entry(&["salles de sport", "wi-fi"], &["équipement sportif"])];
        let book = SynonymBook::new(&Thesaurus { entries: [french, vec![]] }, &|_| None);
        let (taken, meanings) = book.longest(&["salle", "sport", "club"], Lang::Fr).unwrap();
        assert_eq!(taken, 2);
        let words = ["equipement".to_owned(), "sportif".to_owned()];
        assert_eq!(meanings, [Meaning::Words { shown: "équipement sportif".into(), words: [words.to_vec(), words.to_vec()] }]);
        assert_eq!(book.longest(&["salle", "club"], Lang::Fr).unwrap().0, 1);
        assert!(book.knows("wifi", Lang::Fr) && book.longest(&["wi", "fi"], Lang::Fr).is_some());
        assert!(book.longest(&["salle"], Lang::En).is_none() && book.longest(&[], Lang::Fr).is_none());
    }
}
