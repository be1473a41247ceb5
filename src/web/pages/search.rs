//! The search of everything: tools, datasets, commitments and categories of data.

use askama::Template;

use super::{
    Page, PageError, address,
    address::Screen,
    categories,
    facets::{self, Chip, Group, Order},
    frame::Frame,
    list::{added, widened},
    names::Link,
    pager::{Pager, pager},
};
use crate::domain::{Found, Question, Reference, town::Contact};

#[derive(Template)]
#[template(path = "search.html", config = "src/web/pages/askama.toml")]
struct Search<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    action: String,
    heading: String,
    text: &'a str,
    asked: bool,
    /// The record whose reference was typed.
    direct: Option<Link>,
    /// Data categories the words name, each with the number of tools that use it.
    categories: Vec<(Link, String)>,
    groups: Vec<Group>,
    chips: Vec<Chip>,
    /// Choices that no box of the form shows.
    kept: Vec<(&'static str, String)>,
    orders: Vec<Order>,
    cards: &'a [String],
    pager: Option<Pager>,
    unfiltered: String,
    widened: Option<String>,
    added: Option<String>,
    lists: Vec<Link>,
    json: String,
    contact: &'a Contact,
}

/// The search page. `found` is none where nothing was asked yet; `cards` are the cards of the results on this page.
pub fn render(page: &Page<'_>, question: &Question, found: Option<&Found>, cards: &[String]) -> Result<String, PageError> {
    let nothing = Found::default();
    let text = question.text.as_deref().unwrap_or_default();
    let asked = found.is_some();
    let found = found.unwrap_or(&nothing);
    let heading = match (asked, text.is_empty()) {
        (false, _) => page.t("search-title"),
        (true, true) => page.n("search-all", found.total),
        (true, false) => page.words().n_with("search-found", found.total, "text", text),
    };
    let json = address::api_list(None, question);
    let frame = Frame::new(page, heading.clone(), page.t("search-lead"), Some(Screen::Search)).twin("application/json", json.clone());
    let search = Search {
        page,
        frame: if asked { frame.unlisted() } else { frame },
        action: Screen::Search.address(page.lang),
        heading,
        text,
        asked,
        direct: direct(page, text)?,
        categories: named(page, text)?,
        groups: facets::groups(page, question, &found.facets)?,
        chips: facets::chips(page, Screen::Search, question)?,
        kept: facets::kept(question, &found.facets),
        orders: facets::orders(page, question),
        cards,
        pager: pager(page, Screen::Search, question, found.total),
        unfiltered: address::question(Screen::Search, &Question { choices: Default::default(), ..question.clone() }, 1),
        widened: widened(page, found),
        added: added(page, found),
        lists: lists(page),
        json,
        contact: &page.registry.town().publisher.contact,
    };
    Ok(search.render()?)
}

fn direct(page: &Page<'_>, text: &str) -> Result<Option<Link>, PageError> {
    let reference = text.trim().to_uppercase().parse::<Reference>().ok();
    Ok(reference.map(|reference| page.record_link(&reference.to_string())).transpose()?.flatten())
}

/// «Cette donnée : Revenus, utilisée dans 3 outils».
fn named(page: &Page<'_>, text: &str) -> Result<Vec<(Link, String)>, PageError> {
    let codes = page.registry.categories_named(page.view, text, page.lang);
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let counts = categories::counts(page)?.unwrap_or_default();
    let used = |code: &String| page.n("category-used", counts.get(code).copied().unwrap_or(0));
    Ok(codes.iter().take(4).map(|code| (page.category_link(code), used(code))).collect())
}

/// The lists, for whoever does not know what to type.
pub(super) fn lists(page: &Page<'_>) -> Vec<Link> {
    let screens = [
        (Screen::Systems, "nav-systems"),
        (Screen::Datasets, "nav-datasets"),
        (Screen::Categories, "nav-categories"),
        (Screen::Statements, "nav-statements"),
    ];
    let link = |(screen, key): (Screen, &str)| Link { href: screen.address(page.lang), said: super::said::Said::plain(page.t(key)) };
    screens.into_iter().map(link).collect()
}
