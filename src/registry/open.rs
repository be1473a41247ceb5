//! The register opened: its truth, its contract, its town, and the view its readers share.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, RwLock},
};

use arc_swap::ArcSwap;
use jiff::{Timestamp, tz::TimeZone};

use super::{examine::RefusedFile, view::View};
use crate::{
    domain::{Dictionary, Facet, Kind, Lang, Text, Town},
    rules::{RuleText, Schemas},
    search::{Index, PhraseBook, SearchError, SynonymBook},
    store::{Store, StoreError},
};

/// Where the present moment comes from.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;
/// Where randomness comes from: fills the slice.
pub type Entropy = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// What the register is opened with.
pub struct Settings {
    /// The folder of the database and of its mirrors.
    pub data: PathBuf,
    /// The clock.
    pub clock: Clock,
    /// The source of randomness.
    pub entropy: Entropy,
}

/// Why the register did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database.
    #[error("the register could not be opened")]
    Store(#[from] StoreError),
    /// The search index, beyond what a rebuild heals.
    #[error("the search index could not be opened")]
    Search(#[from] SearchError),
}

/// The register.
pub struct Registry {
    pub(super) store: Store,
    pub(super) schemas: Schemas,
    pub(super) town: Town,
    pub(super) clock: Clock,
    pub(super) entropy: Entropy,
    pub(super) data: PathBuf,
    pub(super) synonyms: SynonymBook,
    /// The words of each data category, for questions that name one.
    pub(super) category_phrases: PhraseBook,
    pub(super) index: Mutex<Option<Index>>,
    pub(super) view: ArcSwap<View>,
    /// Whoever swaps the view holds this, so that no change is lost between reading the old one and storing the new one.
    pub(super) swapping: Mutex<()>,
    refused: RwLock<Vec<RefusedFile>>,
}

impl Registry {
    /// Opens (or makes) the register of `town` in `settings.data`. The search index follows apart: see [`Registry::follow`].
    pub fn open(settings: Settings, town: Town, schemas: Schemas) -> Result<Registry, OpenError> {
        let mut id = [0; 16];
        (settings.entropy)(&mut id);
        let id = uuid::Builder::from_random_bytes(id).into_uuid().to_string();
        let store = Store::open(&settings.data, &id, (settings.clock)().as_millisecond())?;
        let view = View::read(&store)?;
        let synonyms = SynonymBook::new(&town.thesaurus, &|code| label(&schemas, &town, code));
        let category_phrases = category_phrases(&schemas);
        Ok(Registry {
            store,
            schemas,
            synonyms,
            category_phrases,
            town,
            clock: settings.clock,
            entropy: settings.entropy,
            data: settings.data,
            index: Mutex::new(None),
            view: ArcSwap::from_pointee(view),
            swapping: Mutex::new(()),
            refused: RwLock::new(Vec::new()),
        })
    }

    /// The town this register is of.
    pub fn town(&self) -> &Town {
        &self.town
    }

    /// The contract.
    pub fn schemas(&self) -> &Schemas {
        &self.schemas
    }

    /// The fields of a kind.
    pub fn dictionary(&self, kind: Kind) -> &Dictionary {
        &self.schemas.of(kind).dictionary
    }

    /// The words of a facet's value.
    pub fn facet_label(&self, facet: Facet, value: &str, lang: Lang) -> String {
        let yes_no = |yes, no| if value == "true" { yes } else { no };
        match (facet, facet.vocabulary()) {
            (Facet::IsAi | Facet::IndividualDecisions, _) => match lang {
                Lang::Fr => yes_no("Oui", "Non").to_owned(),
                Lang::En => yes_no("Yes", "No").to_owned(),
            },
            (Facet::LegalAlert, _) => self.rule(value).map_or(value, |rule| rule.sentence.get(lang)).to_owned(),
            (Facet::Register, _) if value == "town" => self.town.publisher.name.get(lang).to_owned(),
            (Facet::Register, _) => value.to_uppercase(),
            (Facet::Impact | Facet::Kind, _) => self.schemas.derived_label(facet.name(), value, lang).unwrap_or(value).to_owned(),
            (_, Some(list)) => match self.schemas.vocabularies().get(list) {
                Some(list) => list.label(value, lang).to_owned(),
                None => self.town.label(list, value, lang).to_owned(),
            },
            (_, None) => value.to_owned(),
        }
    }

    /// What a rule says to people.
    pub fn rule(&self, id: &str) -> Option<&RuleText> {
        self.schemas.catalogue().rule(id)
    }

    /// What readers see at this instant.
    pub fn view(&self) -> Arc<View> {
        self.view.load_full()
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The zone that the town's dates are shown in.
    pub fn time_zone(&self) -> TimeZone {
        time_zone(&self.town)
    }

    /// The day it is in the town.
    pub fn today(&self) -> jiff::civil::Date {
        self.time_zone().to_datetime(self.now()).date()
    }

    /// Whether the town itself has published anything: archives of other registers do not count.
    pub fn has_town_records(&self) -> bool {
        self.view.load().rows().any(|row| row.reference.prefix == self.town.publisher.prefix)
    }

    /// The folder of the database and of its mirrors.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Files of the town that are not public, and why: said in the log and in `/readyz`.
    pub fn refused_files(&self) -> Vec<RefusedFile> {
        self.refused.read().map(|files| files.clone()).unwrap_or_default()
    }

    /// Remembers which files were refused at start.
    pub fn set_refused_files(&self, files: Vec<RefusedFile>) {
        if let Ok(mut refused) = self.refused.write() {
            *refused = files;
        }
    }
}

/// The words of a vocabulary code that the thesaurus names, whichever list it belongs to.
fn label(schemas: &Schemas, town: &Town, code: &str) -> Option<Text> {
    let lists = schemas.vocabularies().values().chain(town.vocabularies.values());
    lists.filter_map(|list| list.term(code)).map(|term| term.label.clone()).next()
}

/// Each data category with each of its words, labels first.
fn category_phrases(schemas: &Schemas) -> PhraseBook {
    let terms = schemas.vocabularies().get("dataCategory").map(|list| list.values.as_slice()).unwrap_or_default();
    let words = terms.iter().filter(|term| !term.family).flat_map(|term| {
        Lang::ALL.into_iter().flat_map(move |lang| {
            let everyday = term.everyday.in_lang(lang).iter().map(String::as_str);
            let all = std::iter::once(term.label.get(lang)).chain(everyday);
            all.map(move |word| (term.code.as_str(), lang, word))
        })
    });
    PhraseBook::new(words)
}

/// The town's zone; UTC if the town names one that does not exist (`check` says so).
pub(super) fn time_zone(town: &Town) -> TimeZone {
    TimeZone::get(&town.publisher.time_zone).unwrap_or(TimeZone::UTC)
}
