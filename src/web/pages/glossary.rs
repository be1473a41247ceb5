//! Words of the register in plain words. `words/glossary.json` holds them: anchor, word and meaning in both languages.

use std::sync::LazyLock;

use askama::Template;
use serde::Deserialize;

use super::{Page, PageError, address::Screen, frame::Frame, said::Said};
use crate::domain::Text;

/// One word and its meaning.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    /// Its anchor on the page.
    id: String,
    /// The word.
    word: Text,
    /// What it means, in at most forty words.
    meaning: Text,
}

// A malformed file leaves an empty page; a test sees to it that it is well formed.
static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| serde_json::from_str(include_str!("words/glossary.json")).unwrap_or_default());

#[derive(Template)]
#[template(path = "glossary.html", config = "src/web/pages/askama.toml")]
struct Glossary<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    terms: Vec<(String, Said, Said)>,
}

/// The glossary, in the order of the alphabet of its language.
pub fn render(page: &Page<'_>) -> Result<String, PageError> {
    let mut terms: Vec<_> = TERMS.iter().map(|term| (term.id.clone(), page.said(&term.word), page.said(&term.meaning))).collect();
    terms.sort_by_key(|(_, word, _)| sortable(&word.text));
    let glossary =
        Glossary { page, frame: Frame::new(page, page.t("glossary-title"), page.t("glossary-lead"), Some(Screen::Glossary)), terms };
    Ok(glossary.render()?)
}

/// A word as the alphabet orders it.
fn sortable(word: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_explained_briefly_in_both_languages() {
        assert!(TERMS.len() >= 25, "{} words", TERMS.len());
        for term in TERMS.iter() {
            for text in [&term.meaning.fr, term.meaning.en.as_ref().unwrap()] {
                assert!(text.split_whitespace().count() <= 40, "{}: {text}", term.id);
            }
            assert_eq!(TERMS.iter().filter(|other| other.id == term.id).count(), 1, "{}", term.id);
        }
    }

    #[test]
    fn every_link_into_the_glossary_arrives() {
        for (_, anchor) in super::super::sheet::TERMS {
            assert!(TERMS.iter().any(|term| term.id == anchor), "{anchor}");
        }
    }
}
