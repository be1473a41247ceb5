//! Families and categories of data, each with the number of tools that use it.

use std::collections::BTreeMap;

use askama::Template;

use super::{Page, PageError, address::Screen, frame::Frame, names::Link, said::Said};
use crate::{
    domain::{Facet, Kind, Question, Sort, Term},
    registry::reads::FindError,
};

#[derive(Template)]
#[template(path = "categories.html", config = "src/web/pages/askama.toml")]
struct Categories<'a> {
    page: &'a Page<'a>,
    frame: Frame<'a>,
    families: Vec<Family>,
    counted: bool,
}

/// A family with its categories.
struct Family {
    link: Link,
    members: Vec<Member>,
}

/// One category.
struct Member {
    link: Link,
    definition: Option<Said>,
    tools: usize,
}

/// The index of data categories.
pub fn render(page: &Page<'_>) -> Result<String, PageError> {
    let counts = counts(page)?;
    let list = page.registry.schemas().vocabularies().get("dataCategory");
    let terms: &[Term] = list.map(|list| list.values.as_slice()).unwrap_or_default();
    let member = |term: &Term| Member {
        link: page.category_link(&term.code),
        definition: term.definition.as_ref().map(|text| page.said(text)),
        tools: counts.as_ref().and_then(|counts| counts.get(&term.code)).copied().unwrap_or(0),
    };
    let family = |family: &Term| Family {
        link: page.category_link(&family.code),
        members: terms.iter().filter(|term| term.broader.as_deref() == Some(&family.code)).map(member).collect(),
    };
    let categories = Categories {
        page,
        frame: Frame::new(page, page.t("categories-title"), page.t("categories-lead"), Some(Screen::Categories)),
        families: terms.iter().filter(|term| term.broader.is_none()).map(family).collect(),
        counted: counts.is_some(),
    };
    Ok(categories.render()?)
}

/// How many of the town's tools use each category; none while the search is being made.
pub(super) fn counts(page: &Page<'_>) -> Result<Option<BTreeMap<String, usize>>, PageError> {
    tally(page, Facet::DataCategory)
}

/// How many of the town's tools have each value of a facet; none while the search is being made.
pub(super) fn tally(page: &Page<'_>, facet: Facet) -> Result<Option<BTreeMap<String, usize>>, PageError> {
    let question = Question {
        lang: page.lang,
        kinds: vec![Kind::System],
        choices: [(Facet::Register, vec!["town".to_owned()])].into(),
        count: vec![facet],
        sort: Sort::Reference,
        limit: 1,
        ..Question::default()
    };
    match page.registry.find(page.view, &question) {
        Err(FindError::NotReady) => Ok(None),
        found => Ok(found?.facets.remove(&facet).map(|counts| counts.into_iter().collect())),
    }
}
