//! Lists of records, and the search of everything: `GET /systems`, `/datasets`, `/statements`, `/search`.

use std::collections::BTreeMap;

use axum::extract::{RawQuery, State};
use http::{HeaderName, header as h};
use serde_json::Value;

use super::{
    item::item,
    shapes::{AddedWord, Coded, FacetValue, ListAnswer, PageLinks, ProblemAnswer, SearchNote, coded},
};
use crate::{
    domain::{Facet, Found, Kind, Lang, Sort, question::Widened},
    registry::{Registry, View},
    web::{
        App, Problem,
        answer::Answer,
        params::nearest,
        query::{self, Asked, From},
    },
};

/// Systems: one use of an algorithm each.
///
/// Without `q` in the order of references; with `q` ranked. Several values of one filter mean "or", several filters mean "and".
#[utoipa::path(get, path = "/api/v1/systems", operation_id = "list_systems", tag = "records",
    responses((status = 200, description = "One page of systems", body = ListAnswer),
              (status = 400, description = "A parameter is wrong", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 503, description = "The search index is being built", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn list_systems(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    list(app, query, Some(Kind::System)).await
}

/// Datasets that systems use.
#[utoipa::path(get, path = "/api/v1/datasets", operation_id = "list_datasets", tag = "records",
    responses((status = 200, description = "One page of datasets", body = ListAnswer),
              (status = 400, description = "A parameter is wrong", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 503, description = "The search index is being built", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn list_datasets(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    list(app, query, Some(Kind::Dataset)).await
}

/// Statements: prohibitions, declared absences of use, moratoria, commitments.
#[utoipa::path(get, path = "/api/v1/statements", operation_id = "list_statements", tag = "records",
    responses((status = 200, description = "One page of statements", body = ListAnswer),
              (status = 400, description = "A parameter is wrong", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 503, description = "The search index is being built", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn list_statements(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    list(app, query, Some(Kind::Statement)).await
}

/// The search of every kind of record.
#[utoipa::path(get, path = "/api/v1/search", operation_id = "search_register", tag = "records",
    responses((status = 200, description = "One page of results", body = ListAnswer),
              (status = 400, description = "A parameter is wrong", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 503, description = "The search index is being built", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn search_register(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    list(app, query, None).await
}

/// Fields an item can be reduced to.
const ITEM_FIELDS: [&str; 13] = [
    "kind",
    "reference",
    "name",
    "summary",
    "status",
    "department",
    "humanOversight",
    "dataCategories",
    "updatedOn",
    "revision",
    "approval",
    "legalAlerts",
    "links",
];

async fn list(app: App, query: Option<String>, kind: Option<Kind>) -> Result<Answer, Problem> {
    app.run(move |app| {
        let view = app.registry.view();
        let asked = query::parse(query.as_deref(), kind, Lang::Fr, &app.registry)?;
        check_fields(&asked.fields)?;
        let found = match &asked.from {
            From::Offset(_) => app.registry.find(&view, &asked.question)?,
            From::After(reference) => app.registry.find_after(&view, &asked.question, reference)?,
        };
        let links = links(&asked, &found, &view, kind, query.as_deref());
        let mut answer = Answer::json(body(app, &view, &asked, &found, &links)?)
            .with(HeaderName::from_static("register-state"), &view.searchable().unwrap_or(0).to_string())
            .with(HeaderName::from_static("total-count"), &found.total.to_string());
        for (relation, target) in [("next", &links.next), ("prev", &links.prev), ("self", &Some(links.this.clone()))] {
            if let Some(target) = target {
                answer = answer.with(h::LINK, &format!("<{}{target}>; rel=\"{relation}\"", app.site.base));
            }
        }
        Ok(answer)
    })
    .await
}

fn check_fields(fields: &[String]) -> Result<(), Problem> {
    match fields.iter().find(|field| !ITEM_FIELDS.contains(&field.as_str())) {
        Some(unknown) => {
            let hint = nearest(unknown, &ITEM_FIELDS).map_or_else(|| ITEM_FIELDS.join(", "), str::to_owned);
            Err(Problem::bad_value("fields", unknown, &hint))
        }
        None => Ok(()),
    }
}

/// The answer put together from items that are made once per version and language.
fn body(app: &App, view: &View, asked: &Asked, found: &Found, links: &PageLinks) -> Result<Vec<u8>, Problem> {
    let lang = asked.question.lang;
    let mut bytes = format!("{{\"total\":{},\"items\":[", found.total).into_bytes();
    let rows = found.hits.iter().filter_map(|hit| view.row(hit.position));
    for (index, row) in rows.enumerate() {
        if index > 0 {
            bytes.push(b',');
        }
        let made = app.cache.part("item", &row.reference, row.rev, lang, || {
            let records = app.registry.records_at(&[row.position])?;
            let items = records.iter().map(|record| item(record, &app.registry, lang));
            Ok::<_, Problem>(items.filter_map(|item| serde_json::to_string(&item).ok()).collect::<String>())
        })?;
        bytes.extend(reduced(&made, &asked.fields).as_bytes());
    }
    bytes.extend(b"],\"facets\":");
    bytes.extend(json(&facets(&app.registry, found, lang)));
    bytes.extend(b",\"links\":");
    bytes.extend(json(links));
    if let Some(note) = note(&app.registry, view, asked, found) {
        bytes.extend(b",\"search\":");
        bytes.extend(json(&note));
    }
    bytes.push(b'}');
    Ok(bytes)
}

fn json(value: &impl serde::Serialize) -> Vec<u8> {
    // Our own shapes: maps have string keys, so this cannot fail.
    serde_json::to_vec(value).unwrap_or_default()
}

fn reduced<'a>(item: &'a str, fields: &[String]) -> std::borrow::Cow<'a, str> {
    match serde_json::from_str::<Value>(item) {
        Ok(Value::Object(mut members)) if !fields.is_empty() => {
            members.retain(|name, _| fields.contains(name));
            Value::Object(members).to_string().into()
        }
        _ => item.into(),
    }
}

fn facets(registry: &Registry, found: &Found, lang: Lang) -> BTreeMap<String, Vec<FacetValue>> {
    let values = |facet: Facet, counts: &[(String, usize)]| {
        let value = |(value, count): &(String, usize)| FacetValue {
            value: value.clone(),
            label: registry.facet_label(facet, value, lang),
            count: *count,
        };
        counts.iter().map(value).collect()
    };
    found.facets.iter().map(|(facet, counts)| (facet.name().to_owned(), values(*facet, counts))).collect()
}

fn note(registry: &Registry, view: &View, asked: &Asked, found: &Found) -> Option<SearchNote> {
    let text = asked.question.text.as_ref()?;
    let lang = asked.question.lang;
    let category = |code: String| -> Coded {
        let label = registry.facet_label(Facet::DataCategory, &code, lang);
        coded(&code, &label)
    };
    Some(SearchNote {
        widened: match found.widened {
            Widened::No => "no",
            Widened::Family => "family",
            Widened::Most => "most",
            Widened::Any => "any",
        },
        matched: found.added.iter().map(|(typed, means)| AddedWord { typed: typed.clone(), means: means.clone() }).collect(),
        data_categories: registry.categories_named(view, text, lang).into_iter().map(category).collect(),
    })
}

fn links(asked: &Asked, found: &Found, view: &View, kind: Option<Kind>, query: Option<&str>) -> PageLinks {
    let path = kind.map_or("/api/v1/search".to_owned(), |kind| format!("/api/v1/{}", kind.plural()));
    let kept: Vec<&str> = query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !is_place(pair)).collect();
    let at = |place: Option<String>| {
        let pairs: Vec<String> = kept.iter().map(|pair| (*pair).to_owned()).chain(place).collect();
        if pairs.is_empty() { path.clone() } else { format!("{path}?{}", pairs.join("&")) }
    };
    let question = &asked.question;
    let last = found.hits.last().and_then(|hit| view.row(hit.position)).map(|row| row.reference.clone());
    let is_full = found.hits.len() == question.limit;
    let next = match (&asked.from, last) {
        (_, Some(last)) if question.sort == Sort::Reference && is_full => {
            let seen_all = matches!(asked.from, From::Offset(offset) if offset + found.hits.len() >= found.total);
            (!seen_all).then_some(From::After(last))
        }
        (From::Offset(offset), Some(_)) if question.sort != Sort::Reference => {
            let behind = offset + question.limit;
            (behind < found.total && behind + question.limit <= crate::domain::question::DEEPEST).then_some(From::Offset(behind))
        }
        _ => None,
    };
    let prev = match asked.from {
        From::Offset(offset) if offset > 0 => Some(From::Offset(offset.saturating_sub(question.limit))),
        _ => None,
    };
    let cursor = |from: From| at(Some(format!("cursor={}", query::cursor(&from))));
    PageLinks {
        this: query.map_or_else(|| path.clone(), |query| format!("{path}?{query}")),
        next: next.map(cursor),
        prev: prev.map(cursor),
    }
}

fn is_place(pair: &str) -> bool {
    ["cursor=", "offset=", "page="].iter().any(|place| pair.starts_with(place))
}
