//! The contract's files, for ever: `GET /schema/{path}`.

use axum::extract::{Path, State};

use super::shapes::ProblemAnswer;
use crate::web::{App, Problem, answer::Answer};

/// A file of the public contract, such as `1.0/system.schema.json`, `vocabularies/dataCategory.json` or `rules.json`.
#[utoipa::path(get, path = "/schema/{*path}", operation_id = "show_schema_file", tag = "schema",
    params(("path" = String, Path, description = "The file's path, such as 1.0/system.schema.json")),
    responses((status = 200, description = "The file", body = Object),
              (status = 404, description = "There is no such file", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn show_schema_file(State(app): State<App>, Path(path): Path<String>) -> Result<Answer, Problem> {
    let bytes = app.registry.schemas().file(&path).ok_or_else(Problem::not_found)?.to_vec();
    let content_type = match path.rsplit('.').next() {
        Some("json") if path.ends_with(".schema.json") => "application/schema+json",
        Some("json") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        _ => "text/markdown; charset=utf-8",
    };
    Ok(Answer::new(content_type, bytes))
}
