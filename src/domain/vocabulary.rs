//! Lists of codes with their words: closed ones belong to the schema, open ones to the town.

use serde::Deserialize;

use super::{Lang, Text};

/// A list of codes and what they mean.
#[derive(Clone, Debug, Deserialize)]
pub struct Vocabulary {
    /// The camelCase name the schema calls it by.
    pub name: String,
    /// What the list is, for people.
    pub title: Text,
    /// Its codes, in the order they are shown.
    pub values: Vec<Term>,
}

/// One code of a vocabulary.
#[derive(Clone, Debug, Deserialize)]
pub struct Term {
    /// The code that records hold.
    pub code: String,
    /// The words people read.
    pub label: Text,
    /// What it means, in a sentence.
    #[serde(default)]
    pub definition: Option<Text>,
    /// The code of the broader term, where there is one.
    #[serde(default)]
    pub broader: Option<String>,
    /// Words people type for it.
    #[serde(default)]
    pub everyday: Everyday,
    /// Whether it only groups others and is never an answer itself.
    #[serde(default)]
    pub family: bool,
    /// The address where the term was taken from, for impact grids.
    #[serde(default)]
    pub url: Option<String>,
    /// The criteria of an impact grid.
    #[serde(default)]
    pub criteria: Vec<Term>,
    /// The matching term of the W3C Data Privacy Vocabulary.
    #[serde(default)]
    pub dpv: Option<String>,
}

/// Everyday words for a term, per language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Everyday {
    /// French words.
    #[serde(default)]
    pub fr: Vec<String>,
    /// English words.
    #[serde(default)]
    pub en: Vec<String>,
}

impl Everyday {
    /// The words of one language.
    pub fn in_lang(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

impl Vocabulary {
    /// The term with this code.
    pub fn term(&self, code: &str) -> Option<&Term> {
        self.values.iter().find(|term| term.code == code)
    }

    /// The words for a code; the code itself where it is unknown (an imported record may hold one).
    pub fn label<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        self.term(code).map_or(code, |term| term.label.get(lang))
    }

    /// The code and every broader one above it, nearest first.
    pub fn with_broader<'a>(&'a self, code: &'a str) -> Vec<&'a str> {
        let mut line = vec![code];
        while let Some(broader) = self.term(line[line.len() - 1]).and_then(|term| term.broader.as_deref()) {
            if line.contains(&broader) {
                break;
            }
            line.push(broader);
        }
        line
    }
}
