//! Departments: `GET /departments`.

use axum::extract::{RawQuery, State};

use super::shapes::{DepartmentAnswer, DepartmentLinks, ProblemAnswer};
use crate::{
    domain::{Facet, Kind, Question},
    web::{App, Problem, answer::Answer, params::Params},
};

/// The town's departments, with how many systems each declares; also those that declare none.
#[utoipa::path(get, path = "/api/v1/departments", operation_id = "list_departments", tag = "vocabularies",
    responses((status = 200, description = "Every department", body = Vec<DepartmentAnswer>),
              (status = 503, description = "The search index is being built", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn list_departments(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Answer, Problem> {
    Params::parse(query.as_deref())?.allow(&["lang"], &[])?;
    app.run(|app| {
        let question = Question { kinds: vec![Kind::System], count: vec![Facet::Department], limit: 1, ..Question::default() };
        let found = app.registry.find(&app.registry.view(), &question)?;
        let counts = found.facets.get(&Facet::Department).map(Vec::as_slice).unwrap_or_default();
        let shape = |department: &crate::domain::town::Department| DepartmentAnswer {
            code: department.code.clone(),
            name: department.name.clone().into(),
            body: department.body.clone(),
            systems: counts.iter().find(|(code, _)| *code == department.code).map_or(0, |(_, count)| *count),
            links: DepartmentLinks { systems: format!("/api/v1/systems?department={}", department.code) },
        };
        let all: Vec<DepartmentAnswer> = app.registry.town().departments.values().map(shape).collect();
        Ok(Answer::json(serde_json::to_vec(&all).map_err(|error| Problem::internal(&error))?))
    })
    .await
}
