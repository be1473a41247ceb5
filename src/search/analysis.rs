//! From text to words: apostrophes, elisions, hyphens and dotted letters, the same for records and for questions.

use std::mem;

use unicode_normalization::char::is_combining_mark;

use super::{
    forms::{fold, singular},
    stopwords::{is_long_stop, is_short_stop},
};
use crate::domain::Lang;

/// What stands before an elision's apostrophe, folded, the longest first.
const ELISIONS: [&str; 13] = ["quoiqu", "lorsqu", "puisqu", "jusqu", "qu", "l", "d", "m", "t", "n", "s", "j", "c"];
/// What stands after the apostrophe of an English contraction.
const CONTRACTIONS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands, in bytes.
    pub(super) start: usize,
    /// Where it ends, in bytes.
    pub(super) end: usize,
    /// Lower case, without accents.
    pub(super) folded: String,
    /// Whether a hyphen joins it to the word before.
    pub(super) hyphened: bool,
}

/// What stands between two runs of letters.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    Gap,
    Hyphen,
    Apostrophe,
    Dot,
}

impl Joint {
    fn of(between: &str) -> Joint {
        let mut letters = between.chars();
        match (letters.next(), letters.next()) {
            (Some('-' | '\u{2010}' | '\u{2011}'), None) => Joint::Hyphen,
            (Some('\'' | '’' | '‘' | 'ʼ' | '\u{ff07}'), None) => Joint::Apostrophe,
            (Some('.'), None) => Joint::Dot,
            _ => Joint::Gap,
        }
    }
}

/// The words of a text, in order, elided articles left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut words: Vec<Token> = Vec::new();
    let mut dotted = false;
    let mut end = 0;
    for (start, run) in runs(text) {
        let joint = if words.is_empty() { Joint::Gap } else { Joint::of(&text[end..start]) };
        end = start + run.len();
        let mut word = Token { start, end, folded: fold(run), hyphened: joint == Joint::Hyphen };
        if word.folded.is_empty() {
            continue;
        }
        match (joint, words.last_mut()) {
            (Joint::Apostrophe, Some(before)) if ELISIONS.contains(&before.folded.as_str()) => {
                word.hyphened = before.hyphened;
                *before = word;
            }
            (Joint::Apostrophe, Some(before)) => {
                before.end = end;
                if !CONTRACTIONS.contains(&word.folded.as_str()) {
                    before.folded.push_str(&word.folded);
                }
            }
            // «I.A.» and "R.G.P.D." are one word each.
            (Joint::Dot, Some(before)) if single(&word.folded) && (dotted || single(&before.folded)) => {
                before.end = end;
                before.folded.push_str(&word.folded);
                dotted = true;
                continue;
            }
            _ => words.push(word),
        }
        dotted = false;
    }
    words
}

fn single(folded: &str) -> bool {
    let mut letters = folded.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Runs of letters and digits, with where each begins.
fn runs(text: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        match (is_inside(letter), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                runs.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    runs.extend(start.map(|from| (from, &text[from..])));
    runs
}

fn is_inside(letter: char) -> bool {
    // U+02BC is a letter to Unicode and an apostrophe to people.
    letter.is_ascii_alphanumeric()
        || (!letter.is_ascii() && letter != 'ʼ' && (letter.is_alphanumeric() || letter == '\u{ad}' || is_combining_mark(letter)))
}

/// The words of a text that mean something, as the index knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// Singular forms, in order, function words left out.
    pub(super) words: Vec<String>,
    /// Hyphened words written as one.
    pub(super) joined: Vec<String>,
    /// Long function words, which are looked for only where nearly nothing else was typed.
    pub(super) functions: Vec<String>,
}

/// Analyses a text of one language.
pub(super) fn content(text: &str, lang: Lang) -> Content {
    let mut content = Content::default();
    let mut group = Group::default();
    for token in tokens(text) {
        if !token.hyphened {
            group.close(&mut content.joined);
        }
        let word = singular(&token.folded, lang);
        let long_stop = is_long_stop(&token.folded, lang);
        let stop = long_stop || is_short_stop(&token.folded, lang);
        group.add(&word, stop);
        if long_stop {
            content.functions.push(word);
        } else if !stop {
            content.words.push(word);
        }
    }
    group.close(&mut content.joined);
    content
}

/// A hyphened word being read.
#[derive(Default)]
struct Group {
    glued: String,
    parts: usize,
    meaning: bool,
}

impl Group {
    fn add(&mut self, word: &str, stop: bool) {
        self.glued.push_str(word);
        self.parts += 1;
        self.meaning |= !stop;
    }

    fn close(&mut self, joined: &mut Vec<String>) {
        let group = mem::take(self);
        if group.parts > 1 && group.meaning {
            joined.push(group.glued);
        }
    }
}

/// What may be left of a word when an elision typed without its apostrophe is taken off: "leau", "lia", "dordinateur".
pub(super) fn without_elision(folded: &str) -> Option<&str> {
    ELISIONS
        .iter()
        .filter_map(|elision| folded.strip_prefix(elision))
        .find(|rest| rest.len() >= 2 && rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        content(text, Lang::Fr).words
    }

    #[test]
    fn every_apostrophe_elides() {
        for text in ["l'algorithme", "l’algorithme", "L‘Algorithme", "lʼalgorithme", "l＇algorithmes", "jusqu'à l'algorithme"] {
            assert_eq!(words(text), ["algorithme"], "{text}");
        }
        assert_eq!(words("aujourd'hui"), ["aujourdhui"]);
        assert_eq!(words("d'aujourd’hui"), ["aujourdhui"]);
        assert_eq!(content("the citizens' council's tool", Lang::En).words, ["citizen", "council", "tool"]);
    }

    #[test]
    fn every_hyphen_gives_the_parts_and_the_whole() {
        for text in ["vidéo-surveillance", "Vidéo‑Surveillance", "video‐surveillances"] {
            assert_eq!(
                content(text, Lang::Fr),
                Content { words: vec!["video".into(), "surveillance".into()], joined: vec!["videosurveillance".into()], functions: vec![] }
            );
        }
        assert_eq!(words("Vidéosurveillance"), ["videosurveillance"]);
        assert_eq!(content("Est-ce que la ville utilise-t-elle l'IA ?", Lang::Fr).words, ["ville", "utilise", "ia"]);
    }

    #[test]
    fn function_words_go_and_short_names_stay() {
        assert!(words("de la").is_empty());
        assert!(words("y a t il, est-ce que… qu'est-ce que").is_empty());
        assert_eq!(words("I.A. et R.G.P.D. de l'état sans personne, 2024"), ["ia", "rgpd", "etat", "san", "personne", "2024"]);
    }

    #[test]
    fn where_a_word_stands_is_its_place_in_the_text() {
        let text = "«L’été», vidéo-surveillance e\u{301}crite";
        let seen: Vec<&str> = tokens(text).iter().map(|token| &text[token.start..token.end]).collect();
        assert_eq!(seen, ["été", "vidéo", "surveillance", "e\u{301}crite"]);
    }

    #[test]
    fn an_elision_typed_without_apostrophe_is_seen() {
        for (typed, rest) in
            [("leau", "eau"), ("lia", "ia"), ("dordinateur", "ordinateur"), ("lecole", "ecole"), ("jusquici", "ici"), ("quune", "une")]
        {
            assert_eq!(without_elision(typed), Some(rest));
        }
        for typed in ["la", "robot", "l", "plan"] {
            assert_eq!(without_elision(typed), None);
        }
    }
}
