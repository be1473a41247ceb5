//! What of the index a question reads: for every word, the lists of documents that can match it.

use tantivy::{postings::TermInfo, schema::Field};

use super::{
    error::SearchError,
    reading::{Reading, Said, Way, Word},
    schema::Fields,
    segment::Segment,
    synonyms::Meaning,
};
use crate::domain::Lang;

/// The page's other language still matches, lower.
const OTHER_LANGUAGE: f32 = 0.5;
/// A thesaurus expansion weighs less than the typed word.
const EXPANSION: f32 = 0.6;
/// The words of a meaning of several words, found apart from each other.
const APART: f32 = 0.5;
/// A code is an exact statement but says nothing of how central it is.
const CODE: f32 = 0.5;
/// Two neighbouring words for the one that was typed as one, or the other way round.
const GLUED: f32 = 0.9;
/// A derivation only adds to the score while words match by themselves.
const FAMILY: f32 = 0.25;
/// What neighbours of the question that are neighbours in a title add.
const TITLE_PAIR: f32 = 0.6;
/// What a title that is the question itself adds.
const WHOLE_TITLE: f32 = 3.0;

/// All that a question reads.
#[derive(Default)]
pub(super) struct Plan {
    /// Per word of the question, in order.
    pub(super) words: Vec<WordPlan>,
    /// Bonuses for titles; they match nothing on their own.
    pub(super) titles: Vec<Source>,
    /// Typed words and what the thesaurus added for them.
    pub(super) added: Vec<(String, String)>,
}

/// The ways in which one word can match.
#[derive(Default)]
pub(super) struct WordPlan {
    /// The word itself, glued, or by the thesaurus; the best one counts.
    pub(super) itself: Vec<Source>,
    /// Words of its family.
    pub(super) family: Vec<Source>,
    /// In how many documents the word stands as it was typed or, where it never does, its rarest meaning.
    pub(super) documents: u32,
    pub(super) pale: bool,
}

/// Documents that hold all of some terms.
pub(super) struct Source {
    pub(super) lists: Vec<List>,
    pub(super) factor: f32,
    /// How the lists' frequencies are to be read.
    pub(super) measure: Measure,
}

/// How a frequency becomes a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    /// Weights of a catch-all field of this language, measured by the length of the record.
    Weight(Lang),
    /// Present or not.
    Presence,
    /// Present in a title or not.
    InTitle,
}

/// The documents of one term, segment by segment.
pub(super) struct List {
    pub(super) field: Field,
    pub(super) places: Vec<Option<TermInfo>>,
    /// In how many documents it stands, deleted ones included.
    pub(super) documents: u32,
}

/// Makes plans over one snapshot.
pub(super) struct Planner<'a> {
    pub(super) segments: &'a [Segment],
    pub(super) fields: &'a Fields,
}

impl Planner<'_> {
    /// The plan of a question.
    pub(super) fn plan(&self, reading: &Reading) -> Result<Plan, SearchError> {
        let mut plan = Plan::default();
        for word in &reading.words {
            plan.words.push(self.word(reading, word)?);
        }
        for way in &reading.ways {
            self.way(reading, way, &mut plan)?;
        }
        for word in &mut plan.words {
            let rarest = || word.itself.iter().map(Source::documents).min().unwrap_or(0);
            if word.documents == 0 {
                word.documents = rarest();
            }
        }
        let whole: Vec<&str> = reading.forms(reading.lang).collect();
        self.title(self.fields.titles, &whole.join(" "), WHOLE_TITLE * whole.len() as f32, Measure::Presence, &mut plan)?;
        Ok(plan)
    }

    fn word(&self, reading: &Reading, word: &Word) -> Result<WordPlan, SearchError> {
        let mut plan = WordPlan { pale: word.pale, ..WordPlan::default() };
        for lang in Lang::ALL {
            let (form, factor) = (&word.forms[lang as usize], in_language(lang, reading.lang));
            let mut itself = self.source(&[(self.fields.words[lang as usize], form)], factor, Measure::Weight(lang))?;
            let mut family = match &word.families[lang as usize] {
                Some(family) => self.source(&[(self.fields.families[lang as usize], family)], factor * FAMILY, Measure::Weight(lang))?,
                None => None,
            };
            // A word that is its whole family needs no second list.
            if let (Some(itself), Some(more)) = (&mut itself, &family)
                && itself.documents() == more.documents()
            {
                itself.factor += more.factor;
                family = None;
            }
            plan.itself.extend(itself);
            plan.itself.extend(self.source(&[(self.fields.pairs[lang as usize], form)], factor * GLUED, Measure::Weight(lang))?);
            plan.family.extend(family);
        }
        plan.documents = plan.itself.iter().map(Source::documents).max().unwrap_or(0);
        Ok(plan)
    }

    fn way(&self, reading: &Reading, way: &Way, plan: &mut Plan) -> Result<(), SearchError> {
        match &way.said {
            Said::Glued(glued) => {
                for lang in Lang::ALL {
                    let (term, factor) = (&glued[lang as usize], in_language(lang, reading.lang));
                    self.cover(way, &[(self.fields.words[lang as usize], term)], factor * GLUED, Measure::Weight(lang), plan)?;
                    self.title(self.fields.pairs[lang as usize], term, factor * TITLE_PAIR, Measure::InTitle, plan)?;
                }
            }
            Said::Meant(Meaning::Words { shown, words }) => {
                for lang in Lang::ALL {
                    let factor = EXPANSION * in_language(lang, reading.lang);
                    if self.phrase(way, &words[lang as usize], lang, factor, plan)? {
                        plan.add(reading.typed(way), shown);
                    }
                }
            }
            Said::Meant(Meaning::Code { shown, code }) => {
                if self.cover(way, &[(self.fields.codes, code)], EXPANSION * CODE, Measure::Presence, plan)? {
                    plan.add(reading.typed(way), shown);
                }
            }
        }
        Ok(())
    }

    /// Adds the records that hold these words one after the other or, where none does outside its rest, anywhere.
    fn phrase(&self, way: &Way, words: &[String], lang: Lang, factor: f32, plan: &mut Plan) -> Result<bool, SearchError> {
        let at = lang as usize;
        let pairs: Vec<String> = words.windows(2).map(<[String]>::concat).collect();
        let pairs: Vec<(Field, &str)> = pairs.iter().map(|pair| (self.fields.pairs[at], pair.as_str())).collect();
        if self.cover(way, &pairs, factor, Measure::Weight(lang), plan)? {
            return Ok(true);
        }
        let apart: Vec<(Field, &str)> = words.iter().map(|word| (self.fields.words[at], word.as_str())).collect();
        let factor = if words.len() > 1 { factor * APART } else { factor };
        self.cover(way, &apart, factor, Measure::Weight(lang), plan)
    }

    /// Adds a source to every word that a way stands for; whether there is one.
    fn cover(&self, way: &Way, terms: &[(Field, &str)], factor: f32, measure: Measure, plan: &mut Plan) -> Result<bool, SearchError> {
        let mut found = false;
        for (at, word) in plan.words.iter_mut().enumerate().filter(|(at, _)| way.covers(*at)) {
            // The score of the whole is shared among the words it stands for.
            let source = self.source(terms, factor / way.count as f32, measure)?;
            found |= source.is_some() && at == way.first;
            word.itself.extend(source);
        }
        Ok(found)
    }

    fn title(&self, field: Field, term: &str, factor: f32, measure: Measure, plan: &mut Plan) -> Result<(), SearchError> {
        plan.titles.extend(self.source(&[(field, term)], factor, measure)?);
        Ok(())
    }

    /// The documents that hold all of the terms, if some document can.
    fn source(&self, terms: &[(Field, &str)], factor: f32, measure: Measure) -> Result<Option<Source>, SearchError> {
        let mut lists = Vec::with_capacity(terms.len());
        for (field, term) in terms {
            let places = self.segments.iter().map(|segment| segment.find(*field, term)).collect::<Result<Vec<_>, _>>()?;
            let documents = places.iter().flatten().map(|place| place.doc_freq).sum();
            if documents == 0 {
                return Ok(None);
            }
            lists.push(List { field: *field, places, documents });
        }
        Ok(Some(Source { lists, factor, measure }).filter(|source| !source.lists.is_empty()))
    }
}

impl Plan {
    fn add(&mut self, typed: String, meaning: &str) {
        let added = (typed, meaning.to_owned());
        if added.0 != added.1 && !self.added.contains(&added) {
            self.added.push(added);
        }
    }
}

impl Source {
    /// The most documents it can match.
    pub(super) fn documents(&self) -> u32 {
        self.lists.iter().map(|list| list.documents).min().unwrap_or(0)
    }
}

fn in_language(lang: Lang, page: Lang) -> f32 {
    if lang == page { 1.0 } else { OTHER_LANGUAGE }
}
