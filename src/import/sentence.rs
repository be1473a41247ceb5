//! Shortens a text without cutting a sentence.

/// The beginning of `text`, at most `max` characters: up to the end of a sentence, or else of a word, with an ellipsis.
pub fn shorten(text: &str, max: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(max) else { return text.to_owned() };
    match sentence_end(text, limit) {
        Some(end) => text[..end].to_owned(),
        None => word_end(text, max),
    }
}

/// The last end of a sentence at or before the byte `limit`: a full stop that ends no abbreviation such as «e.g.», then a space,
/// then what can begin another sentence.
fn sentence_end(text: &str, limit: usize) -> Option<usize> {
    let is_end = |(at, stop): &(usize, char)| {
        let after = &text[at + stop.len_utf8()..];
        let next = after.trim_start();
        let begins = |c: char| (c.is_alphanumeric() && !c.is_lowercase()) || "«“\"‘'(•–-".contains(c);
        let abbreviates = || text[..*at].rsplit(char::is_whitespace).next().is_some_and(|word| word.contains('.'));
        matches!(stop, '.' | '!' | '?' | '…') && next.len() < after.len() && next.starts_with(begins) && !abbreviates()
    };
    let ends = text.char_indices().filter(is_end).map(|(at, stop)| at + stop.len_utf8());
    ends.take_while(|end| *end <= limit).last()
}

fn word_end(text: &str, max: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(max.saturating_sub(1)) else { return text.to_owned() };
    let is_whole = text[limit..].starts_with(char::is_whitespace);
    let words = if is_whole { limit } else { text[..limit].rfind(char::is_whitespace).unwrap_or(limit) };
    format!("{}…", text[..words].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_after_a_whole_sentence() {
        let text = "Il trie les demandes, p. ex. de places. Un agent décide ! Puis il écrit.";
        assert_eq!(shorten(text, 200), text);
        assert_eq!(shorten(text, 60), "Il trie les demandes, p. ex. de places. Un agent décide !");
        assert_eq!(shorten(text, 56), "Il trie les demandes, p. ex. de places.");
        assert_eq!(shorten("A sample. It is large (e.g. 300 units) and kept.", 30), "A sample.");
    }

    #[test]
    fn without_a_sentence_it_is_cut_after_a_word() {
        assert_eq!(shorten("élève après élève", 12), "élève après…");
        assert_eq!(shorten("éééééééé", 4), "ééé…");
        assert_eq!(shorten("un deux", 0), "…");
    }

    proptest::proptest! {
        #[test]
        fn never_longer_than_asked_and_never_something_else(text in "\\PC{0,80}", max in 1_usize..60) {
            let short = shorten(&text, max);
            proptest::prop_assert!(short.chars().count() <= max);
            proptest::prop_assert!(text.starts_with(short.trim_end_matches('…')));
        }
    }
}
