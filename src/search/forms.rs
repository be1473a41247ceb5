//! Forms of one word: folded, singular, and its family.
//!
//! Every form is computed the same way for records and for questions; a change here asks for a new
//! [`ANALYSER_VERSION`](super::schema::ANALYSER_VERSION).

use std::{cell::RefCell, collections::HashMap};

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::domain::Lang;

/// Longest word kept, in characters; nobody types more, and a dictionary of hashes helps nobody.
const LONGEST_WORD: usize = 40;
/// Shortest family: stock stemming maps "données" to "don" and "logement" to "log", which say nothing.
const SHORTEST_FAMILY: usize = 4;
/// How many words each thread remembers the families of.
const MOST_SEEN: usize = 8_000;

/// Lower case, without accents or ligatures.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        let mut word = word.to_ascii_lowercase();
        word.truncate(LONGEST_WORD);
        return word;
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter.to_ascii_lowercase() {
            plain if plain.is_ascii() => folded.push(plain),
            // What French is written with needs no tables.
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => folded.push('e'),
            'à' | 'â' | 'À' | 'Â' => folded.push('a'),
            'î' | 'ï' | 'Î' | 'Ï' => folded.push('i'),
            'ô' | 'Ô' => folded.push('o'),
            'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => folded.push('u'),
            'ç' | 'Ç' => folded.push('c'),
            other => fold_rare(other, &mut folded),
        }
    }
    match folded.char_indices().nth(LONGEST_WORD) {
        Some((end, _)) => folded[..end].to_owned(),
        None => folded,
    }
}

fn fold_rare(letter: char, folded: &mut String) {
    for part in std::iter::once(letter).nfkd().flat_map(char::to_lowercase).filter(|part| !is_combining_mark(*part)) {
        match part {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            '\u{ad}' => {}
            other => folded.push(other),
        }
    }
}

/// The folded word without its plural.
pub(super) fn singular(folded: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => french_singular(folded),
        Lang::En => english_singular(folded),
    }
}

fn french_singular(word: &str) -> String {
    let letters = word.len();
    if letters < 4 || !word.is_ascii() || word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    match word {
        "travaux" | "vitraux" | "coraux" | "emaux" | "soupiraux" | "baux" => return format!("{}ail", &word[..letters - 3]),
        "taux" | "faux" | "chaux" | "saindoux" => return word.to_owned(),
        _ => {}
    }
    if word.ends_with("eaux") || word.ends_with("yaux") {
        return word[..letters - 1].to_owned();
    }
    if let Some(root) = word.strip_suffix("aux") {
        return format!("{root}al");
    }
    word.strip_suffix(['s', 'x']).unwrap_or(word).to_owned()
}

fn english_singular(word: &str) -> String {
    let letters = word.len();
    if letters < 4 || !word.is_ascii() {
        return word.to_owned();
    }
    if let Some(root) = word.strip_suffix("ies").filter(|root| root.len() >= 2) {
        return format!("{root}y");
    }
    if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| word.ends_with(end)) {
        return word[..letters - 2].to_owned();
    }
    if ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return word.to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// What a word shares with its derivations (algorithme, algorithmique), from its singular. `None` where too little is left.
pub(super) fn family(singular: &str, lang: Lang) -> Option<String> {
    thread_local! {
        static STEMMERS: RefCell<[Families; 2]> = RefCell::new([Families::of(Language::French), Families::of(Language::English)]);
    }
    if singular.len() < SHORTEST_FAMILY || singular.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // A participle in -ée loses its letter before stemming, or "connectée" and "connecté" would part.
    let root = match lang {
        Lang::Fr if singular.ends_with("ee") => &singular[..singular.len() - 1],
        _ => singular,
    };
    STEMMERS.with_borrow_mut(|stemmers| stemmers[lang as usize].family(root))
}

/// A stemmer with the families of the last words it saw: stemming costs more than all other analysis together.
struct Families {
    stemmer: TextAnalyzer,
    seen: HashMap<String, Option<String>>,
}

impl Families {
    fn of(language: Language) -> Families {
        let stemmer = TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(language)).build();
        Families { stemmer, seen: HashMap::new() }
    }

    fn family(&mut self, root: &str) -> Option<String> {
        if let Some(family) = self.seen.get(root) {
            return family.clone();
        }
        if self.seen.len() >= MOST_SEEN {
            self.seen.clear();
        }
        let mut stream = self.stemmer.token_stream(root);
        let stem = stream.next().map(|token| token.text.clone());
        drop(stream);
        let family = stem.filter(|stem| stem.len() >= SHORTEST_FAMILY);
        self.seen.insert(root.to_owned(), family.clone());
        family
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_ligatures_fold_away() {
        for (word, folded) in
            [("Élèves", "eleves"), ("CŒUR", "coeur"), ("e\u{301}cole", "ecole"), ("Ça", "ca"), ("İA", "ia"), ("ﬁn", "fin")]
        {
            assert_eq!(fold(word), folded);
        }
    }

    #[test]
    fn plurals_and_singulars_meet() {
        let french = [
            ("eleve", "eleves"),
            ("tarif", "tarifs"),
            ("donnee", "donnees"),
            ("journal", "journaux"),
            ("travail", "travaux"),
            ("reseau", "reseaux"),
            ("jeu", "jeux"),
            ("prix", "prix"),
            ("tuyau", "tuyaux"),
            ("acces", "acces"),
            ("taux", "taux"),
        ];
        for (one, many) in french {
            assert_eq!(singular(one, Lang::Fr), singular(many, Lang::Fr), "{one}");
        }
        for (one, many) in [("family", "families"), ("box", "boxes"), ("address", "addresses"), ("camera", "cameras"), ("status", "status")]
        {
            assert_eq!(singular(one, Lang::En), singular(many, Lang::En), "{one}");
        }
    }

    #[test]
    fn a_family_is_never_a_stump() {
        let family_of = |word: &str| family(&singular(&fold(word), Lang::Fr), Lang::Fr);
        assert_eq!(family_of("données"), None);
        assert_eq!(family_of("IA"), None);
        assert_eq!(family_of("connectée"), family_of("connecté"));
        assert_eq!(family_of("algorithme"), family_of("algorithmique"));
    }
}
