//! Every address of the site, in one table: the router and the templates both ask here.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::{Facet, Kind, Lang, Question, Reference, Sort};

/// Results on one page of a list.
pub const PER_PAGE: usize = 20;
/// The parameter that numbers the pages of a list, from 1.
pub const PAGE_PARAMETER: &str = "page";

/// What may stand as it is in a path segment or a parameter value.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A screen that stands once in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The front page.
    Home,
    /// The list of systems; records stand below it.
    Systems,
    /// The list of datasets.
    Datasets,
    /// The list of statements.
    Statements,
    /// Families and categories of data; one category stands below it.
    Categories,
    /// The search of everything.
    Search,
    /// Files to download.
    Data,
    /// Words explained.
    Glossary,
    /// What this register is.
    About,
    /// The accessibility statement.
    Accessibility,
}

/// The words of each screen's address: French, English.
const WORDS: [(Screen, [&str; 2]); 10] = [
    (Screen::Home, ["", ""]),
    (Screen::Systems, ["systemes", "systems"]),
    (Screen::Datasets, ["jeux-de-donnees", "datasets"]),
    (Screen::Statements, ["engagements", "statements"]),
    (Screen::Categories, ["categories-de-donnees", "data-categories"]),
    (Screen::Search, ["recherche", "search"]),
    (Screen::Data, ["donnees", "data"]),
    (Screen::Glossary, ["glossaire", "glossary"]),
    (Screen::About, ["a-propos", "about"]),
    (Screen::Accessibility, ["accessibilite", "accessibility"]),
];

impl Screen {
    /// Every screen.
    pub const ALL: [Screen; 10] = [
        Screen::Home,
        Screen::Systems,
        Screen::Datasets,
        Screen::Statements,
        Screen::Categories,
        Screen::Search,
        Screen::Data,
        Screen::Glossary,
        Screen::About,
        Screen::Accessibility,
    ];

    /// The list of a kind.
    pub fn of(kind: Kind) -> Screen {
        match kind {
            Kind::System => Screen::Systems,
            Kind::Dataset => Screen::Datasets,
            Kind::Statement => Screen::Statements,
        }
    }

    /// The word that stands for it in an address; empty for the front page.
    pub fn word(self, lang: Lang) -> &'static str {
        WORDS[self as usize].1[lang as usize]
    }

    /// The screen with this word.
    pub fn parse(lang: Lang, word: &str) -> Option<Screen> {
        Screen::ALL.into_iter().find(|screen| screen.word(lang) == word)
    }

    /// Its address.
    pub fn address(self, lang: Lang) -> String {
        match self.word(lang) {
            "" => format!("/{}", lang.code()),
            word => format!("/{}/{word}", lang.code()),
        }
    }
}

/// The page of a record.
pub fn record(lang: Lang, reference: &Reference) -> String {
    format!("{}/{reference}", Screen::of(reference.kind).address(lang))
}

/// The short, citable address of a record.
pub fn short(reference: &Reference) -> String {
    format!("/s/{reference}")
}

/// The short address of one version of a record.
pub fn short_version(reference: &Reference, rev: u32) -> String {
    format!("/s/{reference}.{rev}")
}

/// The page of a data category.
pub fn category(lang: Lang, code: &str) -> String {
    format!("{}/{}", Screen::Categories.address(lang), encoded(code))
}

/// A word of the glossary.
pub fn term(lang: Lang, anchor: &str) -> String {
    format!("{}#{anchor}", Screen::Glossary.address(lang))
}

/// The page of a problem; without a slug, the list of problems.
pub fn problem(slug: &str) -> String {
    if slug.is_empty() { "/problems".to_owned() } else { format!("/problems/{slug}") }
}

/// The API's twin of a record's page.
pub fn api_record(reference: &Reference) -> String {
    format!("/api/v1/{}/{reference}", reference.kind.plural())
}

/// The API's twin of a data category's page.
pub fn api_category(code: &str) -> String {
    format!("/api/v1/data-categories/{}", encoded(code))
}

/// The API's description of itself.
pub fn api_description() -> String {
    "/api/v1/openapi.json".to_owned()
}

/// The API's twin of a list; without a kind, of the search of everything.
pub fn api_list(kind: Option<Kind>, question: &Question) -> String {
    with_query(format!("/api/v1/{}", kind.map_or("search", Kind::plural)), &pairs(question, 1))
}

/// A list as a CSV file, with the same question.
pub fn csv_list(kind: Kind, question: &Question) -> String {
    with_query(format!("/api/v1/export/{}.csv", kind.plural()), &pairs(question, 1))
}

/// A file to download.
pub fn file(name: &str) -> String {
    format!("/donnees/{name}")
}

/// A static file; its version is part of the address, so that it may be kept for ever.
pub fn static_file(name: &str, version: &str) -> String {
    format!("/static/{name}?v={version}")
}

/// A list or the search with a question and a page number.
pub fn question(screen: Screen, question: &Question, page: usize) -> String {
    with_query(screen.address(question.lang), &pairs(question, page))
}

/// A list narrowed by one choice.
pub fn narrowed(lang: Lang, kind: Kind, facet: Facet, value: &str) -> String {
    let pairs = [(facet.name().to_owned(), value.to_owned())];
    with_query(Screen::of(kind).address(lang), &pairs)
}

/// The same screen in another language. Parameters are the same words in both.
pub fn in_lang(path: &str, to: Lang) -> String {
    let (way, query) = path.split_once('?').map_or((path, ""), |(way, query)| (way, query));
    let mut parts = way.trim_start_matches('/').splitn(3, '/');
    let from = parts.next().and_then(Lang::parse);
    let screen = from.and_then(|from| Screen::parse(from, parts.next().unwrap_or("")));
    let Some(screen) = screen else { return Screen::Home.address(to) };
    let mut twin = screen.address(to);
    if let Some(rest) = parts.next() {
        twin = format!("{twin}/{rest}");
    }
    if query.is_empty() { twin } else { format!("{twin}?{query}") }
}

/// The order that needs no parameter.
pub fn usual_sort(question: &Question) -> Sort {
    if question.text.is_some() { Sort::Relevance } else { Sort::Reference }
}

/// Whether the choices of a facet are the ones a list begins with.
pub fn is_usual(facet: Facet, values: &[String]) -> bool {
    facet == Facet::Register && matches!(values, [only] if only == "town")
}

/// A question as parameters, without what goes without saying.
fn pairs(question: &Question, page: usize) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    if let Some(text) = &question.text {
        pairs.push(("q".to_owned(), text.clone()));
    }
    for (facet, values) in question.choices.iter().filter(|(facet, values)| !is_usual(**facet, values)) {
        pairs.extend(values.iter().map(|value| (facet.name().to_owned(), value.clone())));
    }
    if question.sort != usual_sort(question) {
        pairs.push(("sort".to_owned(), question.sort.name().to_owned()));
    }
    if page > 1 {
        pairs.push((PAGE_PARAMETER.to_owned(), page.to_string()));
    }
    pairs
}

fn with_query(path: String, pairs: &[(String, String)]) -> String {
    let query: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_screen_stands_at_its_own_row() {
        for (row, screen) in WORDS.iter().zip(Screen::ALL) {
            assert_eq!(row.0, screen);
            assert!(Lang::ALL.into_iter().all(|lang| Screen::parse(lang, screen.word(lang)) == Some(screen)));
        }
    }

    #[test]
    fn every_address_has_a_twin_and_the_twin_of_the_twin_is_itself() {
        for path in ["/fr", "/fr/systemes", "/fr/systemes/BRV-SYS-01", "/fr/recherche?q=eau%20use", "/fr/categories-de-donnees/id.civil"] {
            assert_eq!(in_lang(&in_lang(path, Lang::En), Lang::Fr), path);
        }
        assert_eq!(in_lang("/fr/jeux-de-donnees?page=2", Lang::En), "/en/datasets?page=2");
        assert_eq!(in_lang("/problems/not-found", Lang::En), "/en");
        assert_eq!(in_lang("/fr/nulle-part", Lang::En), "/en");
    }

    #[test]
    fn a_question_is_written_without_what_goes_without_saying() {
        let mut asked = Question { text: Some("eau & vie".into()), ..Question::default() };
        asked.choices.insert(Facet::Register, vec!["town".into()]);
        asked.choices.insert(Facet::Status, vec!["pilot".into(), "production".into()]);
        assert_eq!(question(Screen::Systems, &asked, 2), "/fr/systemes?q=eau%20%26%20vie&status=pilot&status=production&page=2");
    }
}
