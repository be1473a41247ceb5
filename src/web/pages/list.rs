//! The list of one kind: a question, its answer, and ways to ask otherwise.

use askama::Template;

use super::{
    Page, PageError, address,
    address::Screen,
    facets::{self, Chip, Group, Order},
    frame::Frame,
    pager::{Pager, pager},
};
use crate::domain::{Found, Kind, Question, question::Widened, town::Contact};

#[derive(Template)]
#[template(path = "list.html", config = "src/web/pages/askama.toml")]
struct List<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    kind: Kind,
    action: String,
    heading: String,
    lead: String,
    text: &'a str,
    groups: Vec<Group>,
    chips: Vec<Chip>,
    /// Choices that no box of the form shows.
    kept: Vec<(&'static str, String)>,
    orders: Vec<Order>,
    cards: &'a [String],
    pager: Option<Pager>,
    /// The question without its choices.
    unfiltered: String,
    everywhere: String,
    widened: Option<String>,
    added: Option<String>,
    registers: Vec<(String, String)>,
    csv: String,
    json: String,
    /// Whether the town has declared nothing of this kind yet.
    empty_register: bool,
    contact: &'a Contact,
}

/// The list of a kind. `found` answers `question`; `cards` are the cards (`card::card`) of the results on this page.
pub fn render(page: &Page<'_>, kind: Kind, question: &Question, found: &Found, cards: &[String]) -> Result<String, PageError> {
    let screen = Screen::of(kind);
    let text = question.text.as_deref().unwrap_or_default();
    let heading = heading(page, kind, found.total, text);
    let lead = page.words().of("list-lead", kind.word());
    let json = address::api_list(Some(kind), question);
    let frame = Frame::new(page, heading.clone(), lead.clone(), Some(screen)).twin("application/json", json.clone());
    let list = List {
        page,
        frame: if text.is_empty() { frame } else { frame.unlisted() },
        kind,
        action: screen.address(page.lang),
        heading,
        lead,
        text,
        groups: facets::groups(page, question, &found.facets)?,
        chips: facets::chips(page, screen, question)?,
        kept: facets::kept(question, &found.facets),
        orders: facets::orders(page, question),
        cards,
        pager: pager(page, screen, question, found.total),
        unfiltered: address::question(screen, &Question { choices: Default::default(), ..question.clone() }, 1),
        everywhere: address::question(Screen::Search, &Question { choices: Default::default(), ..question.clone() }, 1),
        widened: widened(page, found),
        added: added(page, found),
        registers: facets::other_registers(page, kind),
        csv: address::csv_list(kind, question),
        json,
        empty_register: page.view.count(kind, page.prefix()) == 0,
        contact: &page.registry.town().publisher.contact,
    };
    Ok(list.render()?)
}

fn heading(page: &Page<'_>, kind: Kind, total: usize, text: &str) -> String {
    match (kind, text.is_empty()) {
        (Kind::System, true) => page.n("list-heading-system", total),
        (Kind::Dataset, true) => page.n("list-heading-dataset", total),
        (Kind::Statement, true) => page.n("list-heading-statement", total),
        (Kind::System, false) => page.words().n_with("list-found-system", total, "text", text),
        (Kind::Dataset, false) => page.words().n_with("list-found-dataset", total, "text", text),
        (Kind::Statement, false) => page.words().n_with("list-found-statement", total, "text", text),
    }
}

/// How far the question was widened, in plain words.
pub(super) fn widened(page: &Page<'_>, found: &Found) -> Option<String> {
    match found.widened {
        Widened::No => None,
        Widened::Family => Some(page.t("widened-family")),
        Widened::Most => Some(page.t("widened-most")),
        Widened::Any => Some(page.t("widened-any")),
    }
}

/// Most added words that are told.
const MOST_ADDED: usize = 3;

/// The words that were searched beside those typed.
pub(super) fn added(page: &Page<'_>, found: &Found) -> Option<String> {
    // A plural of the same word is no news to anybody.
    let new = found.added.iter().filter(|(typed, word)| !word.to_lowercase().starts_with(&typed.to_lowercase()));
    let mut told = std::collections::BTreeSet::new();
    let once = new.filter(|(_, word)| told.insert(word.to_lowercase())).take(MOST_ADDED);
    let words: Vec<String> = once.map(|(typed, word)| page.words().with_all("added-word", &[("word", word), ("typed", typed)])).collect();
    (!words.is_empty()).then(|| page.with("added", "words", &words.join(", ")))
}
