//! A list as a file: `GET /export/{kind}.csv`, `/export/{kind}.jsonl`, with the same question as the list.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use http::header as h;

use super::shapes::ProblemAnswer;
use crate::{
    domain::{Kind, Lang, Question, question::DEEPEST},
    export::{Format, selection},
    web::{App, Problem, answer::Answer, pages::address, query},
};

/// The records of a list as CSV or JSON Lines, with the list's own filters.
///
/// Without a question it leads to the file of everything, which is rendered beforehand. With one it gives at most 10,000 records.
#[utoipa::path(get, path = "/api/v1/export/{file}", operation_id = "export_records", tag = "records",
    params(("file" = String, Path, description = "systems.csv, systems.jsonl, datasets.csv, datasets.jsonl, statements.csv or statements.jsonl")),
    responses((status = 200, description = "The records", body = String, content_type = "text/csv"),
              (status = 307, description = "The file of everything"),
              (status = 400, description = "A parameter is wrong", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 404, description = "There is no such file", body = ProblemAnswer, content_type = "application/problem+json"),
              (status = 503, description = "The search index is being built", body = ProblemAnswer, content_type = "application/problem+json")))]
pub async fn export_records(State(app): State<App>, Path(file): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let (name, ending) = file.split_once('.').ok_or_else(Problem::not_found)?;
    let kind = Kind::from_plural(name).ok_or_else(Problem::not_found)?;
    let (format, content_type) = match ending {
        "csv" => (Format::Csv, "text/csv; charset=utf-8"),
        "jsonl" => (Format::JsonLines, "application/jsonl; charset=utf-8"),
        _ => return Err(Problem::not_found()),
    };
    if query.as_deref().unwrap_or_default().is_empty() {
        return Ok(Redirect::temporary(&address::file(&file)).into_response());
    }
    let answer = app
        .run(move |app| {
            let asked = query::parse(query.as_deref(), Some(kind), Lang::Fr, &app.registry)?;
            let question = Question { offset: 0, limit: DEEPEST, count: Vec::new(), ..asked.question };
            let found = app.registry.find(&app.registry.view(), &question)?;
            let positions: Vec<u64> = found.hits.iter().map(|hit| hit.position).collect();
            let bytes = selection(&app.registry, kind, &positions, format).map_err(|error| Problem::internal(&error))?;
            let attached = format!("attachment; filename=\"{file}\"");
            Ok(Answer::new(content_type, bytes).with(h::CONTENT_DISPOSITION, &attached))
        })
        .await?;
    Ok(answer.into_response())
}
