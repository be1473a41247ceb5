//! A question as the search reads it: its words, and further ways to say them.

use super::{
    analysis::{Token, tokens, without_elision},
    forms::{family, singular},
    stopwords::{is_long_stop, is_pale, is_short_stop, is_stop},
    synonyms::{Meaning, SynonymBook},
};
use crate::domain::{
    Lang,
    question::{LONGEST_TEXT, MOST_WORDS},
};

/// A question as the search reads it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub(super) lang: Lang,
    pub(super) words: Vec<Word>,
    /// Further ways to say a row of words.
    pub(super) ways: Vec<Way>,
}

/// One word of the question.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As it was typed, without accents.
    pub(super) typed: String,
    /// Its singular, in French and in English.
    pub(super) forms: [String; 2],
    /// What it shares with its derivations, in French and in English.
    pub(super) families: [Option<String>; 2],
    /// Whether it says little about which record is meant.
    pub(super) pale: bool,
}

/// Another way to say the words from `first` on.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) first: usize,
    pub(super) count: usize,
    pub(super) said: Said,
}

#[derive(Clone, Debug)]
pub(super) enum Said {
    /// The words written as one, in French and in English.
    Glued([String; 2]),
    /// What the thesaurus knows of them.
    Meant(Meaning),
}

impl Reading {
    /// Reads a text. `known` says whether a word stands in the index, in a language or (`None`) in any.
    pub(super) fn new(text: &str, lang: Lang, book: &SynonymBook, known: &dyn Fn(&str, Option<Lang>) -> bool) -> Reading {
        let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(end, _)| end);
        let mut reading = Reading { lang, ..Reading::default() };
        let tokens = tokens(&text[..end]);
        // One or two words are no sentence: «notre projet» means its function word as much as the other.
        let sentence = tokens.len() > 2;
        for group in tokens.chunk_by(|_, next| next.hyphened) {
            let first = reading.words.len();
            for token in group.iter().filter(|token| !sentence || !is_long_stop(&token.folded, lang)) {
                reading.words.extend(meant(&token.folded, lang, book, known).map(Word::new));
            }
            reading.join(first, group);
            reading.bound(first);
        }
        reading.glue();
        reading.expand(book);
        reading
    }

    /// Whether nothing is left to look for: no word, or function words only.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words that are looked for, as typed but without accents.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.typed.as_str())
    }

    pub(super) fn forms(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.words.iter().map(move |word| word.forms[lang as usize].as_str())
    }

    /// A word of three parts or more written as one, articles within included: references, «porte-à-porte».
    fn join(&mut self, first: usize, group: &[Token]) {
        let count = self.words.len() - first;
        if count > 0 && group.len() > 2 {
            let glued = Lang::ALL.map(|lang| group.iter().map(|token| singular(&token.folded, lang)).collect());
            self.ways.push(Way { first, count, said: Said::Glued(glued) });
        }
    }

    /// Drops words said twice, which ask for nothing more, and words beyond the bound.
    fn bound(&mut self, first: usize) {
        let at = self.lang as usize;
        let mut kept = first;
        for next in first..self.words.len() {
            if kept < MOST_WORDS && !self.words[..kept].iter().any(|word| word.forms[at] == self.words[next].forms[at]) {
                self.words.swap(kept, next);
                kept += 1;
            }
        }
        self.words.truncate(kept);
        for way in &mut self.ways {
            way.count = way.count.min(kept.saturating_sub(way.first));
        }
        self.ways.retain(|way| way.count > 0);
    }

    /// Neighbours written as one: «vidéo surveillance» and «vidéo-surveillance» also mean "vidéosurveillance".
    fn glue(&mut self) {
        for (first, pair) in self.words.windows(2).enumerate() {
            let glued = Lang::ALL.map(|lang| format!("{}{}", pair[0].forms[lang as usize], pair[1].forms[lang as usize]));
            self.ways.push(Way { first, count: 2, said: Said::Glued(glued) });
        }
    }

    /// What the thesaurus adds, entries in the page's language first.
    fn expand(&mut self, book: &SynonymBook) {
        for lang in [self.lang, self.lang.other()] {
            let forms: Vec<&str> = self.forms(lang).collect();
            let mut ways = Vec::new();
            let mut first = 0;
            while first < forms.len() {
                let Some((count, meanings)) = longest(&forms[first..], lang, book) else {
                    first += 1;
                    continue;
                };
                ways.extend(meanings.iter().map(|meaning| Way { first, count, said: Said::Meant(meaning.clone()) }));
                first += count;
            }
            ways.retain(|way| !self.ways.iter().any(|other| other.is_same(way)));
            self.ways.append(&mut ways);
        }
    }

    /// The typed words that a way stands for.
    pub(super) fn typed(&self, way: &Way) -> String {
        let row: Vec<&str> = self.words[way.first..way.first + way.count].iter().map(|word| word.typed.as_str()).collect();
        row.join(" ")
    }
}

impl Way {
    fn is_same(&self, other: &Way) -> bool {
        self.first == other.first
            && self.count == other.count
            && matches!((&self.said, &other.said), (Said::Meant(one), Said::Meant(two)) if one == two)
    }

    /// Whether it stands for the word at this place.
    pub(super) fn covers(&self, word: usize) -> bool {
        (self.first..self.first + self.count).contains(&word)
    }
}

impl Word {
    fn new(folded: String) -> Word {
        let forms = Lang::ALL.map(|lang| singular(&folded, lang));
        let families = Lang::ALL.map(|lang| family(&forms[lang as usize], lang));
        let said_often = |word: &str| is_pale(word) || Lang::ALL.iter().any(|lang| is_long_stop(word, *lang));
        let pale = said_often(&folded) || forms.iter().any(|form| is_pale(form));
        Word { typed: folded, forms, families, pale }
    }
}

/// The longest entry that words begin with, two words typed for one («chat bot») included.
fn longest<'a>(words: &[&str], lang: Lang, book: &'a SynonymBook) -> Option<(usize, &'a [Meaning])> {
    let glued = || {
        let pair = words.get(..2)?.concat();
        book.longest(&[&pair], lang).map(|(_, meanings)| (2, meanings))
    };
    match book.longest(words, lang) {
        Some((1, meanings)) => glued().or(Some((1, meanings))),
        Some(longer) => Some(longer),
        None => glued(),
    }
}

/// The word a token of a question stands for, if it stands for one.
fn meant(folded: &str, lang: Lang, book: &SynonymBook, known: &dyn Fn(&str, Option<Lang>) -> bool) -> Option<String> {
    if is_short_stop(folded, lang) {
        return None;
    }
    let here = singular(folded, lang);
    // A function word of the other language is a word here ("car", "or") only if some record uses it as one.
    if is_stop(folded, lang.other()) && !known(&here, Some(lang)) && !book.knows(&here, lang) {
        return None;
    }
    let heard = |word: &str| {
        Lang::ALL.iter().any(|lang| {
            let form = singular(word, *lang);
            known(&form, None) || book.knows(&form, *lang)
        })
    };
    match without_elision(folded) {
        Some(rest) if !heard(folded) => {
            if is_stop(rest, lang) {
                return None;
            }
            Some(if heard(rest) { rest } else { folded }.to_owned())
        }
        _ => Some(folded.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, lang: Lang) -> Vec<String> {
        let known = |word: &str, _: Option<Lang>| ["ia", "eau", "leader", "ordinateur", "car"].contains(&word);
        Reading::new(text, lang, &SynonymBook::default(), &known).words().map(str::to_owned).collect()
    }

    #[test]
    fn an_elision_typed_without_apostrophe_is_undone_where_it_helps() {
        assert_eq!(words("est ce que la cantine utilise lia", Lang::Fr), ["cantine", "utilise", "ia"]);
        assert_eq!(words("leau dordinateur", Lang::Fr), ["eau", "ordinateur"]);
        assert_eq!(words("leader tarif lhippodrome quil", Lang::Fr), ["leader", "tarif", "lhippodrome"]);
    }

    #[test]
    fn function_words_of_the_other_language_go_unless_they_are_words_here() {
        assert_eq!(words("the parking of the town", Lang::Fr), ["parking", "town"]);
        assert_eq!(words("la cantine car", Lang::En), ["cantine", "car"]);
    }

    #[test]
    fn a_question_is_bounded() {
        let long: String = (0..200).map(|n| format!("m{n} ")).collect();
        assert_eq!(words(&long, Lang::Fr).len(), MOST_WORDS);
        assert!(words(&"(".repeat(10_000), Lang::Fr).is_empty());
        assert_eq!(words("eau eau EAUX l'eau", Lang::Fr), ["eau"]);
    }
}
