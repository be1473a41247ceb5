//! What an import writes for people in its own words.

use crate::domain::Text;

/// How much of a cell an explanation repeats, in characters.
const LONGEST_QUOTE: usize = 300;

/// `sentence` with the cell in place of `{value}`.
pub(super) fn quote(sentence: &Text, cell: &str) -> Text {
    let cell = super::sentence::shorten(cell, LONGEST_QUOTE);
    let put = |sentence: &str| sentence.replace("{value}", &cell);
    Text { fr: put(&sentence.fr), en: sentence.en.as_deref().map(put) }
}

/// Why an answer is missing where the cell says nothing.
pub(super) fn says_nothing(cell: &str) -> Text {
    let sentence = Text::new("Le registre d’origine répond « {value} ».", "The source register answers “{value}”.");
    quote(&sentence, cell)
}

/// Why an answer is missing where the cell says something that we have no code for.
pub(super) fn not_in_list(cell: &str) -> Text {
    let sentence = Text::new(
        "Le registre d’origine répond « {value} », qui n’a pas d’équivalent dans notre liste.",
        "The source register answers “{value}”, which has no equivalent in our list.",
    );
    quote(&sentence, cell)
}

/// Why an answer is missing that the source does not give.
pub(super) fn not_said() -> Text {
    Text::new("Le registre d’origine ne le dit pas.", "The source register does not say.")
}

/// A text under a heading.
pub(super) fn headed(heading: Option<&Text>, text: &Text) -> Text {
    let Some(heading) = heading else { return text.clone() };
    let english = heading.en.as_ref().unwrap_or(&heading.fr);
    Text { fr: format!("{}\n\n{}", heading.fr, text.fr), en: text.en.as_ref().map(|text| format!("{english}\n\n{text}")) }
}
