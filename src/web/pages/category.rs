//! One category of data: every tool that uses it, or an honest «none».

use askama::Template;

use super::{Page, PageError, address, address::Screen, card, frame::Frame, names::Link, said::Said};
use crate::{
    domain::{Facet, Kind, Question, Sort, Term, question::LARGEST_PAGE},
    registry::{Registry, reads::FindError},
};

#[derive(Template)]
#[template(path = "category.html", config = "src/web/pages/askama.toml")]
struct Category<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    index: String,
    name: String,
    definition: Option<Said>,
    everyday: String,
    family: Option<Link>,
    members: Vec<Link>,
    sensitive: bool,
    systems: Option<Vec<String>>,
    datasets: Option<Vec<String>>,
    rights: String,
    dpo: Option<&'a crate::domain::town::Contact>,
}

/// Whether a data category (or a family of them) has this code.
pub fn exists(registry: &Registry, code: &str) -> bool {
    term(registry, code).is_some()
}

fn term<'a>(registry: &'a Registry, code: &str) -> Option<&'a Term> {
    registry.schemas().vocabularies().get("dataCategory")?.term(code)
}

/// The page of a data category. The router asks [`exists`] first; an unknown code gives an empty page.
pub fn render(page: &Page<'_>, code: &str) -> Result<String, PageError> {
    let name = page.label("dataCategory", code);
    let term = term(page.registry, code);
    let definition = term.and_then(|term| term.definition.as_ref()).map(|text| page.said(text));
    let list = page.registry.schemas().vocabularies().get("dataCategory");
    let members = list.into_iter().flat_map(|list| &list.values).filter(|member| member.broader.as_deref() == Some(code));
    let title = page.with("category-title", "name", &name);
    let frame = Frame::new(page, title, page.with("category-description", "name", &name), Some(Screen::Categories))
        .twin("application/json", address::api_category(code));
    let category = Category {
        page,
        frame,
        index: Screen::Categories.address(page.lang),
        definition,
        everyday: term.map(|term| term.everyday.in_lang(page.lang).join(", ")).unwrap_or_default(),
        family: term.and_then(|term| term.broader.as_deref()).map(|family| page.category_link(family)),
        members: members.map(|member| page.category_link(&member.code)).collect(),
        sensitive: code.starts_with("s9") || code.starts_with("s10"),
        systems: users(page, Kind::System, Facet::DataCategory, code)?,
        datasets: users(page, Kind::Dataset, Facet::DataCategory, code)?,
        rights: Screen::About.address(page.lang),
        dpo: page.registry.town().publisher.dpo.as_ref(),
        name,
    };
    Ok(category.render()?)
}

/// The town's records of a kind that a choice finds, as cards; none while the search is being made.
pub(super) fn users(page: &Page<'_>, kind: Kind, facet: Facet, value: &str) -> Result<Option<Vec<String>>, PageError> {
    let choices = [(facet, vec![value.to_owned()]), (Facet::Register, vec!["town".to_owned()])];
    let question = Question {
        lang: page.lang,
        kinds: vec![kind],
        choices: choices.into(),
        sort: Sort::Reference,
        limit: LARGEST_PAGE,
        ..Question::default()
    };
    let found = match page.registry.find(page.view, &question) {
        Err(FindError::NotReady) => return Ok(None),
        found => found?,
    };
    let positions: Vec<u64> = found.hits.iter().map(|hit| hit.position).collect();
    card::cards(page, &page.registry.records_at(&positions)?).map(Some)
}
