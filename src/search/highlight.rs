//! The passage of a text that answers a question best, with the words that matched.

use std::collections::HashSet;

use super::{
    analysis::{Token, tokens},
    forms::{family, singular},
    reading::{Reading, Said},
    stopwords::is_stop,
    synonyms::Meaning,
};
use crate::domain::{Lang, question::Highlight};

/// Longest text looked at, in bytes; what stands later is not quoted.
const LONGEST: usize = 20_000;
/// What stands for text left out.
const CUT: char = '…';

/// The best passage of a text in `lang`, of at most `max_chars` characters, with its matching words marked. `None`
/// where nothing of the question stands in it.
pub fn highlight(text: &str, reading: &Reading, lang: Lang, max_chars: usize) -> Option<Highlight> {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    let tokens = tokens(&text[..end]);
    let marked = Wanted::new(reading, lang).marked(&tokens);
    let (first, last) = best_passage(text, &tokens, &marked, max_chars)?;
    let (start, end) = (lead(text, &tokens, first, last, max_chars), tokens[last].end);
    let end = trail(text, &tokens, start, last, max_chars).max(end);
    Some(cut(text, start, end, &tokens, &marked))
}

/// What a question looks for in texts of one language.
struct Wanted<'a> {
    lang: Lang,
    words: HashSet<&'a str>,
    families: HashSet<&'a str>,
    /// Rows of two words or more.
    phrases: Vec<&'a [String]>,
}

impl<'a> Wanted<'a> {
    fn new(reading: &'a Reading, lang: Lang) -> Wanted<'a> {
        let at = lang as usize;
        let mut wanted = Wanted {
            lang,
            words: reading.forms(lang).collect(),
            families: reading.words.iter().filter_map(|word| word.families[at].as_deref()).collect(),
            phrases: Vec::new(),
        };
        for way in &reading.ways {
            match &way.said {
                Said::Glued(glued) => {
                    wanted.words.insert(&glued[at]);
                }
                Said::Meant(Meaning::Words { words, .. }) => match words[at].as_slice() {
                    [word] => {
                        wanted.words.insert(word);
                    }
                    phrase => wanted.phrases.push(phrase),
                },
                Said::Meant(Meaning::Code { .. }) => {}
            }
        }
        wanted
    }

    /// For each token, what of the question it says, if anything.
    fn marked(&self, tokens: &[Token]) -> Vec<Option<String>> {
        let forms: Vec<Option<String>> =
            tokens.iter().map(|token| (!is_stop(&token.folded, self.lang)).then(|| singular(&token.folded, self.lang))).collect();
        let mut marked: Vec<Option<String>> = forms.iter().map(|form| form.clone().filter(|form| self.wants(form))).collect();
        let content: Vec<(usize, &str)> = forms.iter().enumerate().filter_map(|(at, form)| Some((at, form.as_deref()?))).collect();
        for pair in content.windows(2) {
            let glued = format!("{}{}", pair[0].1, pair[1].1);
            if self.words.contains(glued.as_str()) {
                pair.iter().for_each(|(at, _)| marked[*at] = Some(glued.clone()));
            }
        }
        for phrase in self.phrases.iter().filter(|phrase| !phrase.is_empty()) {
            for row in content.windows(phrase.len()) {
                if row.iter().zip(*phrase).all(|((_, form), word)| form == word) {
                    row.iter().for_each(|(at, _)| marked[*at] = Some(phrase.concat()));
                }
            }
        }
        marked
    }

    fn wants(&self, form: &str) -> bool {
        self.words.contains(form) || family(form, self.lang).is_some_and(|family| self.families.contains(family.as_str()))
    }
}

/// The first and last marked token of the passage that says most of the question.
fn best_passage(text: &str, tokens: &[Token], marked: &[Option<String>], max_chars: usize) -> Option<(usize, usize)> {
    let places: Vec<usize> = (0..tokens.len()).filter(|at| marked[*at].is_some()).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (nth, first) in places.iter().enumerate() {
        let mut said = HashSet::new();
        let mut last = *first;
        // A passage holds at most as many words as characters, which bounds the whole search.
        for place in places[nth..].iter().take(max_chars) {
            if text[tokens[*first].start..tokens[*place].end].chars().take(max_chars + 1).count() > max_chars {
                break;
            }
            said.insert(marked[*place].as_deref());
            last = *place;
        }
        if best.is_none_or(|(most, ..)| said.len() > most) {
            best = Some((said.len(), *first, last));
        }
    }
    best.map(|(_, first, last)| (first, last))
}

/// Where the passage begins: some words before the first mark, or the beginning of its sentence.
fn lead(text: &str, tokens: &[Token], first: usize, last: usize, max_chars: usize) -> usize {
    let taken = text[tokens[first].start..tokens[last].end].chars().count();
    let room = max_chars.saturating_sub(taken) / 2;
    let mut start = tokens[first].start;
    for at in (0..first).rev() {
        let before = &text[tokens[at].end..start];
        let far = text[tokens[at].start..tokens[first].start].chars().count() > room;
        if far || before.contains(['.', '!', '?', '\n']) {
            break;
        }
        start = tokens[at].start;
    }
    start
}

/// Where the passage ends: as many words after the last mark as there is room for.
fn trail(text: &str, tokens: &[Token], start: usize, last: usize, max_chars: usize) -> usize {
    let mut end = tokens[last].end;
    let mut room = max_chars.saturating_sub(text[start..end].chars().count());
    for token in &tokens[last + 1..] {
        let more = text[end..token.end].chars().count();
        if more > room {
            return end;
        }
        (end, room) = (token.end, room - more);
    }
    // The text ends here: its last full stop belongs to it.
    end + text[end..].chars().take(room).take_while(|letter| !letter.is_alphanumeric()).map(char::len_utf8).sum::<usize>()
}

fn cut(text: &str, start: usize, end: usize, tokens: &[Token], marked: &[Option<String>]) -> Highlight {
    let mut passage = String::new();
    if start > 0 && !text[..start].trim_end().ends_with(['.', '!', '?', '\n']) {
        passage.push(CUT);
    }
    let shift = passage.len();
    passage.push_str(text[start..end].trim_end());
    let within = |token: &&Token| token.start >= start && token.end <= end;
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for (token, _) in tokens.iter().zip(marked).filter(|(_, mark)| mark.is_some()).filter(|(token, _)| within(token)) {
        marks.push((token.start - start + shift, token.end - start + shift));
    }
    if !text[end..].trim().is_empty() {
        passage.push(CUT);
    }
    Highlight { text: passage, marks }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        domain::town::{Thesaurus, ThesaurusEntry},
        search::SynonymBook,
    };

    fn book() -> SynonymBook {
        let entry = ThesaurusEntry { words: vec!["cantine".into()], means: vec!["restauration scolaire".into()], codes: vec![] };
        SynonymBook::new(&Thesaurus { entries: [vec![entry], vec![]] }, &|_| None)
    }

    fn marked(text: &str, question: &str, max_chars: usize) -> Option<(String, Vec<String>)> {
        let reading = Reading::new(question, Lang::Fr, &book(), &|_, _| true);
        let highlight = highlight(text, &reading, Lang::Fr, max_chars)?;
        let marks = highlight.marks.iter().map(|(start, end)| highlight.text[*start..*end].to_owned()).collect();
        Some((highlight.text, marks))
    }

    fn marks(text: &str, question: &str) -> Vec<String> {
        marked(text, question, 200).map(|(_, marks)| marks).unwrap_or_default()
    }

    #[test]
    fn words_are_marked_whatever_their_accents_number_or_family() {
        assert_eq!(marks("L’été, les données des élèves sont effacées.", "donnees eleve"), ["données", "élèves"]);
        assert_eq!(marks("Un traitement algorithmique.", "l'algorithme"), ["algorithmique"]);
        assert_eq!(marks("La restauration scolaire, puis l’accueil scolaire.", "cantine"), ["restauration", "scolaire"]);
        assert_eq!(
            marks("La vidéo-surveillance et la vidéosurveillance", "video surveillance"),
            ["vidéo", "surveillance", "vidéosurveillance"]
        );
        assert!(marks("Rien de tel.", "piscine").is_empty() && marks("", "piscine").is_empty());
    }

    #[test]
    fn the_passage_that_says_most_is_chosen_and_cut_between_words() {
        let text = format!(
            "Les plaques sont lues. {}Un agent vérifie chaque plaque avant le recours. {}",
            "Phrase sans rapport. ".repeat(30),
            "Suite. ".repeat(50)
        );
        let (passage, marks) = marked(&text, "agent plaque recours", 60).unwrap();
        assert_eq!(passage, "Un agent vérifie chaque plaque avant le recours. Suite…");
        assert_eq!(marks, ["agent", "plaque", "recours"]);
    }

    proptest! {
        #[test]
        fn marks_are_words_in_order_within_the_bound(text in "([a-zàé'’. -]{0,12}|plaques |l’élève ){0,30}", max_chars in 0_usize..120) {
            if let Some((passage, _)) = marked(&text, "plaque eleve", max_chars) {
                let reading = Reading::new("plaque eleve", Lang::Fr, &book(), &|_, _| true);
                let marks = highlight(&text, &reading, Lang::Fr, max_chars).unwrap().marks;
                prop_assert!(passage.chars().count() <= max_chars.max(12) + 2);
                prop_assert!(marks.windows(2).all(|pair| pair[0].1 <= pair[1].0));
                prop_assert!(marks.iter().all(|(start, end)| passage.get(*start..*end).is_some()));
            }
        }
    }
}
