//! A record in a list. A card depends on nothing but its record's version, the language and the town: it can be kept.

use askama::Template;

use super::{
    Page, PageError, address,
    moment::Moment,
    names::Link,
    oversight::{Badge, badge},
    said::{Marked, Said},
};
use crate::{
    domain::{Kind, Lang, Record, question::Highlight, views},
    registry::StoreError,
};

/// Most categories named on a card.
const MOST_CATEGORIES: usize = 4;

#[derive(Template)]
#[template(path = "card.html", config = "src/web/pages/askama.toml")]
struct Card<'a> {
    page: &'a Page<'a>,
    kind: Kind,
    href: String,
    reference: String,
    name: Said,
    summary: Said,
    passage: Option<Marked<'a>>,
    badge: Option<Badge>,
    /// Status of a system, sensitivity of a dataset, kind of a statement: code and words.
    tag: (String, String),
    department: String,
    categories: Vec<Link>,
    more_categories: usize,
    alerts: usize,
    updated: Moment,
    imported: bool,
}

/// The card of a record; `highlight` is the passage that answers the question, if there was one.
pub fn card(page: &Page<'_>, record: &Record, highlight: Option<&Highlight>) -> Result<String, PageError> {
    let body = &record.body;
    let kind = record.reference.kind;
    let tag = |list: &str, code: &str| (code.to_owned(), if code.is_empty() { String::new() } else { page.label(list, code) });
    let mut categories = categories(page, record)?;
    let more_categories = categories.len().saturating_sub(MOST_CATEGORIES);
    categories.truncate(MOST_CATEGORIES);
    let card = Card {
        page,
        kind,
        href: address::record(page.lang, &record.reference),
        reference: record.reference.to_string(),
        name: page.name_of(record),
        summary: page.said(&views::text(body, "/summary").unwrap_or_default()),
        passage: highlight.map(|highlight| Marked { highlight, foreign: foreign(page, record, highlight) }),
        badge: if kind == Kind::System { badge(page, views::System(body)) } else { None },
        tag: match kind {
            Kind::System => tag("systemStatus", views::System(body).status()),
            Kind::Dataset => tag("personalData", views::Dataset(body).personal_data()),
            Kind::Statement => tag("statementKind", views::Statement(body).kind()),
        },
        department: page.department_short(views::plain(body, "/department")),
        categories,
        more_categories,
        alerts: record.legal_alerts.len(),
        updated: page.instant(&record.published),
        imported: body.get("provenance").is_some(),
    };
    Ok(card.render()?)
}

/// The cards of several records, without passages.
pub fn cards(page: &Page<'_>, records: &[Record]) -> Result<Vec<String>, PageError> {
    records.iter().map(|record| card(page, record, None)).collect()
}

/// French, where the passage of an English page comes from a text that nobody translated.
fn foreign(page: &Page<'_>, record: &Record, highlight: &Highlight) -> Option<Lang> {
    let words = highlight.text.trim_matches('…');
    let places = ["/summary", "/purpose", "/text", "/description", "/need"];
    let untranslated = |place: &&str| views::text(&record.body, place).is_some_and(|text| text.en.is_none() && text.fr.contains(words));
    (page.lang == Lang::En && places.iter().any(untranslated)).then_some(Lang::Fr)
}

/// The categories a record names itself, or those of its datasets.
fn categories(page: &Page<'_>, record: &Record) -> Result<Vec<Link>, StoreError> {
    let mut codes: Vec<String> = match record.reference.kind {
        Kind::System => views::System(&record.body).data_categories().into_iter().map(str::to_owned).collect(),
        Kind::Dataset => views::Dataset(&record.body).data_categories().into_iter().map(str::to_owned).collect(),
        Kind::Statement => Vec::new(),
    };
    if codes.is_empty() && record.reference.kind == Kind::System {
        let datasets = page.records(&views::System(&record.body).datasets())?;
        let named = datasets.iter().flat_map(|dataset| views::Dataset(&dataset.body).data_categories());
        codes = named.map(str::to_owned).collect();
    }
    let mut seen = Vec::new();
    codes.retain(|code| {
        !seen.contains(code) && {
            seen.push(code.clone());
            true
        }
    });
    Ok(codes.iter().map(|code| page.category_link(code)).collect())
}
