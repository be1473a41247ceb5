//! Data categories and who uses them: `GET /data-categories`, `/data-categories/{code}`.

use axum::extract::{Path, RawQuery, State};

use super::shapes::{CategoryAnswer, CategoryLinks, ProblemAnswer};
use crate::{
    domain::{Facet, Kind, Lang, Question, Term},
    web::{App, Problem, answer::Answer, pages::address, params::Params},
};

/// Every data category, with how many systems use it; also those that none uses.
#[utoipa::path(get, path = "/api/v1/data-categories", operation_id = "list_data_categories", tag = "vocabularies",
    responses((status = 200, description = "Every data category", body = Vec<CategoryAnswer>),
              (status = 503, description = "The search index is being built", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn list_data_categories(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    Params::parse(query.as_deref())?.allow(&["lang"], &[])?;
    app.run(|app| {
        let counts = [counts(app, Kind::System)?, counts(app, Kind::Dataset)?];
        let all: Vec<CategoryAnswer> = terms(app).iter().map(|term| shape(term, &counts)).collect();
        Ok(Answer::json(serde_json::to_vec(&all).map_err(|error| Problem::internal(&error))?))
    })
    .await
}

/// One data category: every use of it.
#[utoipa::path(get, path = "/api/v1/data-categories/{code}", operation_id = "show_data_category", tag = "vocabularies",
    params(("code" = String, Path, description = "Its code, such as social.income")),
    responses((status = 200, description = "The category and the lists of its uses", body = CategoryAnswer),
              (status = 404, description = "No category has this code", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 503, description = "The search index is being built", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn show_data_category(State(app): State<App>, Path(code): Path<String>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    Params::parse(query.as_deref())?.allow(&["lang"], &[])?;
    app.run(move |app| {
        let term = terms(app).iter().find(|term| term.code == code).ok_or_else(Problem::not_found)?;
        let counts = [counts(app, Kind::System)?, counts(app, Kind::Dataset)?];
        Ok(Answer::json(serde_json::to_vec(&shape(term, &counts)).map_err(|error| Problem::internal(&error))?))
    })
    .await
}

fn terms(app: &App) -> &[Term] {
    app.registry.schemas().vocabularies().get("dataCategory").map(|list| list.values.as_slice()).unwrap_or_default()
}

fn counts(app: &App, kind: Kind) -> Result<Vec<(String, usize)>, Problem> {
    let question = Question {
        kinds: vec![kind],
        choices: [(Facet::Register, vec!["town".to_owned()])].into(),
        count: vec![Facet::DataCategory],
        limit: 1,
        ..Question::default()
    };
    let mut found = app.registry.find(&app.registry.view(), &question)?;
    Ok(found.facets.remove(&Facet::DataCategory).unwrap_or_default())
}

fn shape(term: &Term, counts: &[Vec<(String, usize)>; 2]) -> CategoryAnswer {
    let count = |counts: &[(String, usize)]| counts.iter().find(|(code, _)| *code == term.code).map_or(0, |(_, count)| *count);
    CategoryAnswer {
        code: term.code.clone(),
        label: term.label.clone().into(),
        definition: term.definition.clone().map(Into::into),
        broader: term.broader.clone(),
        systems: count(&counts[0]),
        datasets: count(&counts[1]),
        links: CategoryLinks {
            systems: format!("/api/v1/systems?dataCategory={}", term.code),
            datasets: format!("/api/v1/datasets?dataCategory={}", term.code),
            html: address::category(Lang::Fr, &term.code),
        },
    }
}
